"""reading.json: written and read back. Its schema is made by `python -m tellings.render.schema`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Protocol

from tellings.errors import NotAReading
from tellings.model.accounts import Account, MadeWith
from tellings.model.documents import Document, Post, Rejection, Section, Told
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.model.when import When

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA: Literal["tellings.reading/1"] = "tellings.reading/1"
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
DEFAULTS: Mapping[str, object] = {"modality": "asserted", "polarity": True}
# None says "open" for low and high; the others have no default and stay even where empty
ALWAYS = frozenset({"low", "high", "content", "name", "timex", "text", "agency", "reason"})

SPARSE = frozenset({"when", "published"})  # many, and mostly empty


class Read(Protocol):
    """What the renderers need of a Reading."""

    @property
    def documents(self) -> tuple[Document, ...]: ...
    @property
    def rejections(self) -> tuple[Rejection, ...]: ...
    @property
    def statements(self) -> tuple[Statement[Value], ...]: ...
    @property
    def accounts(self) -> tuple[Account, ...]: ...
    @property
    def made_with(self) -> MadeWith: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What a reading was made with; `kinds` is the version of each kind of statement."""

    tellings: str
    model: str
    kinds: dict[str, str]
    policy: str
    today: str | None = None


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """A capture without its bytes; `sha256` and `length` are of the bytes."""

    id: str
    name: str
    url: str | None
    media_type: str
    encoding: str | None
    sha256: str
    length: int
    fetched_at: str | None
    locator: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document; `capture` is a capture's id, `text` is given only in a reading with texts."""

    id: str
    capture: str
    name: str
    title: str | None
    byline: str | None
    outlet: str | None
    language: str | None
    published: When | None
    text_sha256: str
    reader: str
    sections: tuple[Section, ...]
    posts: tuple[Post, ...] = ()
    modified: When | None = None
    notes: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingFile:
    """reading.json as a record. In `statements` and in every time, a field is left out where it equals its default:
    null, "", [], "asserted" for modality, true for polarity. A section without `post` is in no post."""

    schema: Literal["tellings.reading/1"]
    made_with: Tools
    captures: tuple[CaptureRow, ...]
    documents: tuple[DocumentRow, ...]
    rejections: tuple[Rejection, ...]
    statements: tuple[Statement[Value], ...]
    stories: tuple[Account, ...]


@cache
def adapter() -> TypeAdapter[ReadingFile]:
    """The validator and serialiser of reading.json, built on first use."""
    from pydantic import TypeAdapter

    return TypeAdapter(ReadingFile)


def to_json(reading: Read, *, with_texts: bool = False) -> str:
    """reading.json of a reading: the same bytes for the same reading, one record a line."""
    return dump(record(reading, with_texts=with_texts))


def record(reading: Read, *, with_texts: bool = False) -> ReadingFile:
    """A reading as the record that reading.json holds."""
    made = reading.made_with
    tools = Tools(made.tellings, made.model, dict(made.kinds), made.policy, made.today)
    return ReadingFile(SCHEMA, tools, tuple(_capture(d) for d in reading.documents),
                       tuple(_document(d, with_texts) for d in reading.documents), reading.rejections,
                       reading.statements, reading.accounts)


def _capture(document: Document) -> CaptureRow:
    c = document.capture
    return CaptureRow(c.id, c.name, c.url, c.media_type, c.encoding, c.sha256, c.length, c.fetched_at, c.locator)


def _document(d: Document, with_text: bool) -> DocumentRow:
    return DocumentRow(d.id, d.capture.id, d.name, d.title, d.byline, d.outlet, d.language, d.published, d.text_sha256,
                       d.reader, d.sections, d.posts, d.modified, d.notes, d.told, d.text if with_text else None)


def dump(file: ReadingFile) -> str:
    """The record as JSON text."""
    tree = adapter().dump_python(file, mode="json", by_alias=True)
    tree["statements"] = [_sparse(s) for s in tree["statements"]]
    for row in tree["documents"]:
        row["sections"] = [_sparse(s) for s in row["sections"]]
        if row["text"] is None:
            del row["text"]
    return LONE_SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", _lines(_tidy(tree)))


def value_tree(value: Value) -> dict[str, Any]:
    """What a statement holds, as in reading.json."""
    tree: dict[str, Any] = _tidy(_sparse(asdict(value)))
    return tree


def load(text: str | bytes) -> ReadingFile:
    """The record of a reading.json. Raises NotAReading, saying what is wrong where."""
    from pydantic import ValidationError

    try:
        return adapter().validate_python(json.loads(text))
    except (ValueError, RecursionError) as error:
        if isinstance(error, ValidationError):
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise NotAReading(f"not a {SCHEMA} file: {first['msg']} at {where or 'the top'} ({error.error_count()} faults)") from error
        raise NotAReading(f"not a JSON file: {error}") from error


def _sparse(value: Any) -> Any:
    """A statement without the fields that equal their defaults."""
    if isinstance(value, dict):
        return {k: _sparse(v) for k, v in value.items() if not _default(k, v)}
    if isinstance(value, list):
        return [_sparse(v) for v in value]
    return value


def _default(key: str, value: object) -> bool:
    if key in ALWAYS:
        return False
    return value is None or value in ("", []) or DEFAULTS.get(key) == value


def _tidy(value: Any) -> Any:
    """Whole numbers without ".0"; no "bytes" where they equal the span; times without their defaults."""
    if isinstance(value, dict):
        return {k: _tidy(_sparse(v) if k in SPARSE else v) for k, v in value.items() if not (k == "bytes" and v is None)}
    if isinstance(value, list):
        return [_tidy(v) for v in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _lines(tree: Mapping[str, Any]) -> str:
    return "{" + ",\n".join(f"{_json(k)}:{_rows(v) if isinstance(v, list) else _json(v)}" for k, v in tree.items()) + "}\n"


def _rows(items: Iterable[Any]) -> str:
    body = ",\n".join(map(_json, items))
    return f"[\n{body}]" if body else "[]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
