"""A table of a reading as CSV (RFC 4180, UTF-8, comma, quotes where needed)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from tellings.render.exports.cells import Cell
from tellings.render.phrases import plain

if TYPE_CHECKING:
    from tellings.render.exports import Options
    from tellings.render.wire import Read

# A spreadsheet takes a cell that begins so for a formula, and captured words are not ours: an apostrophe before it makes it text.
FORMULA = re.compile(r"[=+\-@＝＋－＠]")


class Table(Protocol):
    """What the module of a table offers. `HASHTAGS`, where it has them, stand in a second row."""

    @property
    def HEADERS(self) -> tuple[str, ...]: ...  # noqa: N802  a module's constant

    def rows(self, reading: Read) -> Iterator[Mapping[str, Cell]]: ...


def write(reading: Read, options: Options) -> bytes:
    """The table that `options.columns` names."""
    table = cast(Table, import_module(f"tellings.render.exports.{options.columns}"))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.HEADERS)
    tags: Sequence[str] = getattr(table, "HASHTAGS", ())
    if tags:
        writer.writerow(tags)
    for row in table.rows(reading):
        writer.writerow([guarded(row.get(header)) for header in table.HEADERS])
    return out.getvalue().encode("utf-8", "replace")


def guarded(cell: Cell) -> Cell:
    """The cell: words on one line and without control characters, an apostrophe before those that a spreadsheet would run;
    numbers are ours and stay."""
    if not isinstance(cell, str):
        return "" if cell is None else cell
    words = plain(cell)
    return "'" + words if FORMULA.match(words) else words
