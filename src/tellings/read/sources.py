"""Files, folders, globs, JSONL, WARC, web addresses and standard input → captures. To add a format: a function and a row in FORMATS."""

from __future__ import annotations

import glob
import gzip
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any

from tellings.errors import SourceError
from tellings.model.documents import Capture, Document, Rejection
from tellings.read import archives, saved
from tellings.read.fetch import SCHEME, WEB, Limits, fetch

LIMIT = 50_000_000  # bytes of one page: the largest of 1,032 real pages tried was 3.1 MB
GLOB = frozenset("*?[")
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
MARKUP = (b"<!doctype", b"<html", b"<!--", b"<head", b"<body", b"<?xml")

Source = str | os.PathLike[str] | IO[bytes] | IO[str] | Capture | Document
Found = Capture | Document | Rejection


@dataclass(frozen=True, slots=True)
class Format:
    """How files with these endings are read; `read(stream, name, limit)` yields captures and rejections."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[IO[bytes], str, int], Iterator[Found]]


def captures(sources: Source | Iterable[Source | Rejection], *, limit: int = LIMIT, allow_private: bool = False) -> Iterator[Found]:
    """All captures of these sources, one at a time. Raises SourceError, before anything is read, for every path that was
    named and is missing or cannot be read; a file met in a folder becomes a Rejection instead. `allow_private`: whether web
    addresses of the own machine and network are fetched."""
    items = [sources] if isinstance(sources, (str, os.PathLike, Capture, Document)) or hasattr(sources, "read") else list(sources)
    plan = _plan(items)
    return (found for item in plan for found in _open(item, Limits(limit, private=allow_private)))


def _plan(items: Iterable[Any]) -> list[Any]:
    """Paths, sorted and each once, and things to read as they are. All faults at once."""
    faults: list[str] = []
    plan: dict[str, Any] = {}
    seen: set[str] = set()
    for number, item in enumerate(items):
        if isinstance(item, str) and SCHEME.match(item) and not os.path.lexists(item):
            faults += [] if WEB.match(item) else [f"{item}: only http and https addresses are fetched"]
            plan[f"1 {item}"] = item
        elif isinstance(item, (str, os.PathLike)) and os.fspath(item) != "-":
            for found in _expand(os.fspath(item), faults):
                place = os.path.realpath(found) if isinstance(found, Path) else f"{found.name}\0"
                if place not in seen:
                    seen.add(place)
                    plan[f"1 {found.name if isinstance(found, Rejection) else found}"] = found
        elif item == "-":
            plan["0"] = item
            faults += ["-: standard input is closed"] if sys.stdin is None else []
        else:
            plan[f"0 {number:09}"] = item
    if faults:
        raise SourceError(faults)
    return [plan[key] for key in sorted(plan)]


def _expand(name: str, faults: list[str]) -> list[Path | Rejection]:
    """The files that a named path stands for."""
    path = _at_home(name)
    if not name:
        faults.append("an empty name stands among the sources; write . for the current folder")
        return []
    if not os.path.lexists(path) and GLOB & set(name) and "\0" not in name:
        matched = [Path(p) for p in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207  Path.glob takes no absolute pattern
        if not matched:
            faults.append(f"{name}: no file matches this pattern")
        return [file for match in matched for file in (_walk(match) if _is_folder(match) else [match])]
    fault = _fault(path)
    if fault:
        faults.append(f"{name}: {fault}")
        return []
    if _is_folder(path):
        files = _walk(path)
        if not files:
            faults.append(f"{name}: the folder holds no file")
        return files
    return [path]


def _at_home(name: str) -> Path:
    """The path, with ~ for the user's folder; a name that only starts with a tilde stays."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _fault(path: Path) -> str:
    """Why a named path cannot be read; "" when it can."""
    try:
        path.stat()
    except FileNotFoundError:
        return "the link leads nowhere" if path.is_symlink() else "there is no such file or folder"
    except (OSError, ValueError) as error:
        return f"it cannot be read ({getattr(error, 'strerror', None) or error})"
    if not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
        return "it may not be read (permission denied)"
    return ""


def _walk(folder: Path) -> list[Path | Rejection]:
    """The files below a folder, in order of name; hidden ones left out. A folder in it that may not be read is a Rejection."""
    found: list[Path | Rejection] = []

    def refused(error: OSError) -> None:
        why = f"the folder cannot be read ({error.strerror}); change its permissions or leave it out"
        found.append(Rejection.of(_shown(str(error.filename or folder)), "unreadable", why))

    for parent, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [Path(parent) / f for f in sorted(files) if not f.startswith(".")]
    return found


def _shown(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 as \\xff."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _open(item: Any, limits: Limits) -> Iterator[Found]:
    if isinstance(item, (Capture, Document, Rejection)):
        yield item
    elif isinstance(item, Path):
        yield from _path(item, limits.size)
    elif isinstance(item, str) and item != "-":
        yield fetch(item, limits)
    else:
        stream = sys.stdin.buffer if item == "-" else item
        yield from _stream(stream, "-" if item == "-" else Path(str(getattr(stream, "name", "-"))).name, limits.size)


def _stream(stream: Any, name: str, limit: int) -> Iterator[Found]:
    """A page from a stream: JSONL when its name says so or its first line is an object, else HTML or text."""
    first = _raw(stream.readline(limit + 1))
    while first and not first.strip() and len(first) <= limit:
        more = _raw(stream.readline(limit + 1))
        if not more:
            break
        first += more
    line = first.strip()
    if name.endswith((".jsonl", ".ndjson")) or (line[:1] == b"{" and line[-1:] == b"}"):
        pieces = chain(first.splitlines(keepends=True), iter(lambda: _raw(stream.readline(limit + 1)), b""))
        yield from _lines(pieces, name, limit)
        return
    body = first + _raw(stream.read(limit + 1 - len(first))) if len(first) <= limit else first
    if len(body) > limit:
        yield Rejection.of(name, "too large", f"it has more than {limit:,} bytes; raise the limit with --limit")
    else:
        yield _page_of(body, name, "")


def _raw(data: bytes | str | None) -> bytes:
    return data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data or b""


def _path(path: Path, limit: int) -> Iterator[Found]:
    """The captures of one file; whatever is wrong with it is a Rejection that says what to do."""
    form = next((f for f in FORMATS if path.name.lower().endswith(f.endings)), PAGE)
    name, empty = _shown(path.name), True
    try:
        with _opened(path) as stream:
            for found in form.read(stream, name, limit):
                empty = False
                yield found
    except PermissionError:
        yield Rejection.of(name, "unreadable", "the file may not be read; change its permissions or leave it out")
    except FileNotFoundError:
        yield Rejection.of(name, "unreadable", "the file is gone, or a link that leads nowhere; leave it out")
    except (OSError, EOFError, zlib.error) as error:
        yield Rejection.of(name, "unreadable", f"the file breaks off or is damaged ({error}); what came before was read; fetch it again")
    else:
        if empty:
            yield Rejection.of(name, "empty", f"no report was found in it ({form.name}); check that it is whole, or leave it out")


def _opened(path: Path) -> IO[bytes]:
    """A file to read. A pipe that nothing writes to is empty, and does not hold up the run."""
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(number, True)
    return os.fdopen(number, "rb")


def _page(stream: IO[bytes], name: str, limit: int) -> Iterator[Found]:
    status = os.fstat(stream.fileno())
    if stat.S_ISREG(status.st_mode) and status.st_size > limit:
        yield Rejection.of(name, "too large", f"{status.st_size:,} bytes are more than the limit of {limit:,}; raise it with --limit")
        return
    body = stream.read(limit + 1)
    if len(body) > limit:
        yield Rejection.of(name, "too large", f"it has more than {limit:,} bytes; raise the limit with --limit")
    else:
        yield _page_of(body, name, name)


def _page_of(body: bytes, name: str, locator: str) -> Capture | Rejection:
    """The page that a file's bytes are; of a page that a browser saved with its pictures, the page in it."""
    if saved.is_saved(body):
        return saved.page_of(body, name)
    url, fetched_at = saved.address_of(body)
    return Capture.of(body, name=name, media_type=_media_type(name, body), url=url, fetched_at=fetched_at, locator=locator)


def _media_type(name: str, body: bytes) -> str:
    """By the first bytes of a PDF file, by ending, else by the first bytes: what starts like markup is HTML."""
    if body.startswith(b"%PDF-"):
        return "application/pdf"
    suffix = Path(name.lower()).suffix
    if suffix in HTML_SUFFIXES:
        return "text/html"
    head = body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "text/html" if suffix not in (".txt", ".md") and head.startswith(MARKUP) else "text/plain"


def _jsonl(stream: IO[bytes], name: str, limit: int) -> Iterator[Found]:
    lines = gzip.GzipFile(fileobj=stream) if name.lower().endswith(".gz") else stream
    yield from _lines(iter(lambda: lines.readline(limit + 1), b""), name, limit)


def _lines(pieces: Iterable[bytes], name: str, limit: int) -> Iterator[Found]:
    """A capture a line: bytes of the line without its end. A line that holds no article is a Rejection; the rest goes on.
    A line over the limit comes in several pieces, of which only the first is told."""
    number, inside = 0, False
    for raw in pieces:
        goes_on, inside = inside, not raw.endswith((b"\n", b"\r"))
        if goes_on:
            continue
        number += 1
        if raw.strip():
            yield _item(raw.rstrip(b"\r\n"), f"{name}:{number}", limit)


def _item(line: bytes, locator: str, limit: int) -> Found:
    """The article of one line."""
    from tellings.read.items import FIELDS, ItemError, unpack

    if len(line) > limit:
        return Rejection.of(locator, "too large", f"the line has more than {limit:,} bytes; raise the limit with --limit")
    try:
        fields = unpack(line.decode("utf-8", "replace")).fields
    except ItemError as error:
        return Rejection.of(locator, "bad line", f"{error}; mend the line or leave it out")
    hints = tuple((key, fields[key]) for key in FIELDS if key in fields)
    return Capture.of(line, name=fields.get("name") or locator, media_type="application/json", url=fields.get("url"),
                      fetched_at=fields.get("fetched_at"), locator=locator, hints=hints)


def _arc(stream: IO[bytes], name: str, limit: int) -> Iterator[Found]:  # noqa: ARG001  every format is called alike
    yield Rejection.of(name, "unknown format", "ARC archives are not read; make it a WARC first: warcio recompress FILE.arc FILE.warc.gz")


def _gzip(stream: IO[bytes], name: str, limit: int) -> Iterator[Found]:
    """One compressed page."""
    body = gzip.GzipFile(fileobj=stream).read(limit + 1)
    if len(body) > limit:
        yield Rejection.of(name, "too large", f"it unpacks to more than {limit:,} bytes; raise the limit with --limit")
    else:
        yield _page_of(body, name[:-3], name)


PAGE = Format("page", (), _page)
FORMATS: tuple[Format, ...] = (
    Format("JSON lines", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), _jsonl),
    Format("web archive", (".warc", ".warc.gz"), archives.pages),
    Format("old web archive", (".arc", ".arc.gz"), _arc),
    Format("compressed page", (".html.gz", ".htm.gz", ".txt.gz", ".pdf.gz", ".mhtml.gz", ".mht.gz"), _gzip),
)
