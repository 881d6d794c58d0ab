"""Records of the model as bytes and back: JSON, deflated. Nothing here knows a database."""

from __future__ import annotations

import json
import re
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, dataclass, field, fields, make_dataclass, replace
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_type_hints

from tellings.errors import DeskError
from tellings.model.accounts import Account
from tellings.model.documents import Capture, Document, Runs
from tellings.model.statements import Statement
from tellings.model.values import Credit, Figure, Happening, Mention, Quote, Time, Value

if TYPE_CHECKING:
    from pydantic import TypeAdapter

UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL keeps no NUL, UTF-8 no half of a pair
RUNS = ("starts", "lengths", "byte_starts", "widths")
BESIDE = frozenset({"id", "text", "runs"})  # kept beside the record, or told by it


@dataclass(frozen=True, slots=True)
class Found:
    """The statements of a document, kind by kind: a record whose type is known is read many times faster than one to be guessed."""

    figure: tuple[Statement[Figure], ...] = ()
    quote: tuple[Statement[Quote], ...] = ()
    event: tuple[Statement[Happening], ...] = ()
    time: tuple[Statement[Time], ...] = ()
    mention: tuple[Statement[Mention], ...] = ()
    credit: tuple[Statement[Credit], ...] = ()


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """The validator and serialiser of a record, built on first use."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def pack(kind: Any, value: Any) -> bytes:
    """A record as bytes."""
    return zlib.compress(adapter(kind).dump_json(value, by_alias=True, exclude_defaults=True), 6)


@contextmanager
def legible() -> Iterator[None]:
    """Raises DeskError where what is stored cannot be read as it was written."""
    try:
        yield
    except (zlib.error, ValueError, LookupError) as error:
        raise DeskError("what the desk stores of a report or story cannot be read: it is damaged, or another release of tellings wrote it; "
                        "tellings desk check says which") from error


def unpack(kind: Any, data: bytes) -> Any:
    """A record of bytes that `pack` wrote. Raises DeskError."""
    with legible():
        return adapter(kind).validate_json(zlib.decompress(data))


def pack_text(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack_text(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


@cache
def head() -> Any:
    """The record of a document without its text and runs: every other field, and how many runs there are. Made of Document's own
    fields, so that one added there is kept here."""
    types = get_type_hints(Document)
    kept = [(f.name, types[f.name], f) for f in fields(Document) if f.name not in BESIDE]
    rows: list[Any] = [(name, kind, field(default=f.default)) for name, kind, f in kept if f.default is not MISSING]
    return make_dataclass("Head", [*((name, kind) for name, kind, f in kept if f.default is MISSING), ("runs", int), *rows])


def pack_document(document: Document) -> tuple[bytes, bytes]:
    """A document as (record, text)."""
    numbers = b"".join(getattr(document.runs, name).tobytes() for name in RUNS)
    given = {f.name: getattr(document, f.name) for f in fields(head()) if f.name != "runs"}
    given |= {name: given[name] and plain(given[name]) for name in ("title", "byline", "outlet")}  # JSON holds no half of a pair
    given["capture"] = replace(document.capture, body=b"")
    body = adapter(head()).dump_json(head()(runs=len(document.runs.starts), **given), exclude_defaults=True)
    return zlib.compress(len(body).to_bytes(4, "big") + body + numbers, 6), pack_text(document.text)


def unpack_document(record: bytes, text: bytes) -> Document:
    """A document of the two pieces that `pack_document` wrote. Raises DeskError."""
    with legible():
        data = zlib.decompress(record)
        size = 4 + int.from_bytes(data[:4], "big")
        kept = adapter(head()).validate_json(data[4:size])
        width = kept.runs * array("q").itemsize
        columns = [array("q") for _ in RUNS]
        for place, column in enumerate(columns):
            column.frombytes(data[size + place * width:size + (place + 1) * width])
        given = {f.name: getattr(kept, f.name) for f in fields(kept) if f.name != "runs"}
        return Document(id=kept.capture.id, text=unpack_text(text), runs=Runs(*columns), **given)


def pack_capture(capture: Capture) -> tuple[bytes, bytes]:
    """A capture as (record, bytes)."""
    return pack(Capture, replace(capture, body=b"")), zlib.compress(capture.body, 6)


def unpack_capture(record: bytes, body: bytes) -> Capture:
    """A capture of the two pieces that `pack_capture` wrote. Raises DeskError."""
    capture: Capture = unpack(Capture, record)
    with legible():
        return replace(capture, body=zlib.decompress(body))


def pack_statements(statements: Iterable[Statement[Value]]) -> bytes:
    """Statements as bytes."""
    kinds: dict[str, list[Statement[Value]]] = {}
    for statement in statements:
        kinds.setdefault(statement.kind, []).append(statement)
    return pack(Found, Found(**{kind: tuple(found) for kind, found in kinds.items()}))  # type: ignore[arg-type]


def unpack_statements(data: bytes) -> tuple[Statement[Value], ...]:
    """The statements that `pack_statements` wrote, in order of place."""
    found: Found = unpack(Found, data)
    rows: list[Statement[Any]] = [s for f in fields(Found) for s in getattr(found, f.name)]
    return tuple(sorted(rows, key=attrgetter("span.start", "span.end", "kind", "id")))


def pack_account(account: Account) -> bytes:
    return pack(Account, account)


def unpack_account(data: bytes) -> Account:
    account: Account = unpack(Account, data)
    return account


def pack_json(value: Any) -> bytes:
    """Plain lists, dictionaries, words and numbers as bytes."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 6)


def unpack_json(data: bytes) -> Any:
    return json.loads(zlib.decompress(data))


def plain(text: str) -> str:
    """Text that every database can hold."""
    return UNPRINTABLE.sub("\ufffd", text)
