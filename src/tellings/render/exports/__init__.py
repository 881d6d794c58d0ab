"""Formats that other programs read. To add one: a module with `write(reading, options)`, and a row in EXPORTS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from tellings.errors import UsageError

if TYPE_CHECKING:
    from tellings.model.documents import Capture
    from tellings.render.wire import Read


@dataclass(frozen=True, slots=True)
class Options:
    """What a format may be told. `columns`: which table, for csv. `captures`: with their bytes, for zip."""

    columns: str = "findings"
    captures: Sequence[Capture] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its name, the module that writes it, the ending of its files, what it holds, whether it is text."""

    name: str
    module: str
    ending: str
    title: str
    text: bool = True


class Writer(Protocol):
    """What a module of this folder offers."""

    def write(self, reading: Read, options: Options) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Columns:
    """A table of csv: its name, the policy that goes with it, what a row is. The module of its name has HEADERS and `rows`."""

    name: str
    policy: str
    title: str


EXPORTS: tuple[Export, ...] = (
    Export("csv", "tables", ".csv", "a table; --columns says which"),
    Export("geojson", "geojson", ".geojson", "places and events with coordinates"),
    Export("jsonld", "jsonld", ".jsonld", "schema.org: a LiveBlogPosting a story, its reports as NewsArticles"),
    Export("annotations", "annotations", ".annotations.json", "W3C Web Annotations, one a statement, with position and quote selectors"),
    Export("atom", "atom", ".atom", "a feed of findings and of the timeline"),
    Export("parquet", "parquet", ".parquet", "all statements as a table (needs: pip install 'tellings[parquet]')", text=False),
    Export("zip", "package", ".zip", "captures, reading.json, account.html and checksums, for tellings verify", text=False),
)
COLUMNS: tuple[Columns, ...] = (
    Columns("findings", "default", "a row a finding: low, best, high, status, who says so"),
    Columns("ucdp", "ucdp", "a row an event with deaths, in the columns of UCDP GED"),
    Columns("acled", "acled", "a row an event, in the columns of ACLED"),
    Columns("hxl", "default", "a row an event, with a second row of HXL hashtags"),
    Columns("victims", "default", "a row a named victim"),
)


def write(reading: Read, form: str, options: Options) -> bytes:
    """The bytes of a reading in one of EXPORTS. Raises UsageError when there is no such format or table."""
    export = next((e for e in EXPORTS if e.name == form), None)
    if export is None:
        raise UsageError(f"{form!r} is no format; choose one of: {', '.join(e.name for e in EXPORTS)}")
    faults = faults_of("csv", options.columns)
    if faults:
        raise UsageError(faults)
    return cast(Writer, import_module(f"tellings.render.exports.{export.module}")).write(reading, options)


def faults_of(form: str, columns: str | None) -> list[str]:
    """What is wrong with asking for these columns in this format."""
    if columns is None:
        return []
    if columns not in {c.name for c in COLUMNS}:
        return [f"{columns!r} names no columns; choose one of: {', '.join(c.name for c in COLUMNS)}"]
    return [] if form == "csv" else [f"--columns goes with --format csv, not with {form}"]


def described() -> str:
    """The formats and tables, a paragraph each, for the help."""
    formats = [f"  {e.name}: {e.title}" for e in EXPORTS]
    tables = [f"  {c.name}: {c.title}" + (f"; policy {c.policy}" if c.policy != "default" else "") for c in COLUMNS]
    return "\n\n".join(("Formats for other programs:", *formats, "Tables of --format csv:", *tables))


def policy_of(columns: str | None) -> str | None:
    """The policy that goes with a table; None where any does."""
    return next((c.policy for c in COLUMNS if c.name == columns and c.policy != "default"), None)
