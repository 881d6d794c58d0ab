"""Files, folders, globs, JSONL, WARC and standard input → captures. To add a format: one function and a row in FORMATS."""

from __future__ import annotations

import glob
import gzip
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from tellings.errors import SourceError
from tellings.model.documents import Capture, Document, Rejection, make_id

LIMIT = 50_000_000  # bytes of one page: the largest of 1,032 real pages tried was 3.1 MB
GLOB = frozenset("*?[")
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
MARKUP = (b"<!doctype", b"<html", b"<!--", b"<head", b"<body", b"<?xml")
REPORTS = ("text/html", "application/xhtml+xml", "text/plain")

Source = str | os.PathLike[str] | IO[bytes] | IO[str] | Capture | Document
Found = Capture | Document | Rejection


@dataclass(frozen=True, slots=True)
class Format:
    """How files with these endings are read; `read` yields captures and rejections."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[Path, int], Iterator[Found]]


def captures(sources: Source | Iterable[Source], *, limit: int = LIMIT) -> Iterator[Found]:
    """All captures of these sources, one at a time. Raises SourceError, before anything is read, for every path that was
    named and is missing or cannot be read; a file met in a folder becomes a Rejection instead."""
    items = [sources] if isinstance(sources, (str, os.PathLike, Capture, Document)) or hasattr(sources, "read") else list(sources)
    plan = _plan(items)
    return (found for item in plan for found in _open(item, limit))


def _plan(items: Iterable[Any]) -> list[Any]:
    """Paths, sorted and each once, and things to read as they are. All faults at once."""
    faults: list[str] = []
    plan: dict[str, Any] = {}
    for number, item in enumerate(items):
        if isinstance(item, (str, os.PathLike)) and os.fspath(item) != "-":
            for path in _expand(os.fspath(item), faults):
                plan.setdefault(f"1 {path}", path)
        else:
            plan[f"0 {number:09}"] = item
    if faults:
        raise SourceError(faults)
    return [plan[key] for key in sorted(plan)]


def _expand(name: str, faults: list[str]) -> list[Path]:
    """The files that a named path stands for."""
    path = Path(name).expanduser()
    if not path.exists() and GLOB & set(name):
        matched = [Path(p) for p in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207  Path.glob takes no absolute pattern
        if not matched:
            faults.append(f"{name}: no file matches this pattern")
        return [file for match in matched for file in (_walk(match) if match.is_dir() else [match])]
    fault = _fault(path)
    if fault:
        faults.append(f"{name}: {fault}")
        return []
    if path.is_dir():
        files = _walk(path)
        if not files:
            faults.append(f"{name}: the folder holds no file")
        return files
    return [path]


def _fault(path: Path) -> str:
    """Why a named path cannot be read; "" when it can."""
    if not path.exists():
        return "there is no such file or folder"
    if not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
        return "it may not be read (permission denied)"
    return ""


def _walk(folder: Path) -> list[Path]:
    """The files below a folder, in order of name; hidden ones left out."""
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [Path(parent) / f for f in sorted(files) if not f.startswith(".")]
    return found


def _open(item: Any, limit: int) -> Iterator[Found]:
    if isinstance(item, (Capture, Document)):
        yield item
    elif isinstance(item, Path):
        yield from _path(item, limit)
    else:
        stream = sys.stdin.buffer if item == "-" else item
        data = stream.read()
        body = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
        name = Path(str(getattr(stream, "name", "-"))).name if item != "-" else "-"
        yield from _bytes(body, name)


def _bytes(body: bytes, name: str) -> Iterator[Found]:
    """A page from a stream: JSONL when its name says so or its first line is an object, else HTML or text."""
    if name.endswith((".jsonl", ".ndjson")) or (body.lstrip()[:1] == b"{" and body.lstrip().splitlines()[0].rstrip().endswith(b"}")):
        yield from _lines(body.splitlines(keepends=True), name)
    else:
        yield Capture.of(body, name=name, media_type=_media_type(name, body))


def _path(path: Path, limit: int) -> Iterator[Found]:
    """The captures of one file; whatever is wrong with it is a Rejection that says what to do."""
    form = next((f for f in FORMATS if path.name.lower().endswith(f.endings)), PAGE)
    try:
        yield from form.read(path, limit)
    except PermissionError:
        yield _reject(path.name, "unreadable", "the file may not be read; change its permissions or leave it out")
    except (OSError, EOFError, zlib.error) as error:
        yield _reject(path.name, "unreadable", f"the file breaks off or is damaged ({error}); what came before was read; fetch it again")


def _page(path: Path, limit: int) -> Iterator[Found]:
    size = path.stat().st_size
    if size > limit:
        yield _reject(path.name, "too large", f"{size:,} bytes are more than the limit of {limit:,}; raise it with --limit")
        return
    body = path.read_bytes()
    yield Capture.of(body, name=path.name, media_type=_media_type(path.name, body), locator=path.name)


def _media_type(name: str, body: bytes) -> str:
    """By ending, else by the first bytes: what starts like markup is HTML."""
    suffix = Path(name.lower()).suffix
    if suffix in HTML_SUFFIXES:
        return "text/html"
    head = body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "text/html" if suffix not in (".txt", ".md") and head.startswith(MARKUP) else "text/plain"


def _jsonl(path: Path, limit: int) -> Iterator[Found]:
    opener = gzip.open if path.name.lower().endswith(".gz") else open
    with opener(path, "rb") as lines:
        yield from _lines(lines, path.name, limit)


def _lines(lines: Iterable[bytes], name: str, limit: int = LIMIT) -> Iterator[Found]:
    """A capture a line: bytes of the line without its end. A line that holds no article is a Rejection; the rest goes on."""
    from tellings.read.items import FIELDS, ItemError, unpack

    for number, raw in enumerate(lines, 1):
        line, locator = raw.rstrip(b"\r\n"), f"{name}:{number}"
        if not line.strip():
            continue
        if len(line) > limit:
            yield _reject(locator, "too large", f"the line has {len(line):,} bytes, more than the limit of {limit:,}")
            continue
        try:
            fields = unpack(line.decode("utf-8", "replace")).fields
        except ItemError as error:
            yield _reject(locator, "bad line", f"{error}; mend line {number} or leave it out")
            continue
        hints = tuple((key, fields[key]) for key in FIELDS if key in fields)
        yield Capture.of(line, name=fields.get("name") or locator, media_type="application/json", url=fields.get("url"),
                         fetched_at=fields.get("fetched_at"), locator=locator, hints=hints)


def _warc(path: Path, limit: int) -> Iterator[Found]:
    """A capture for every page in a web archive (responses and resources that are HTML or text); fetched_at is the record's date."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all", quirks_mode=True):
            yield from _record(record, path.name, limit)


def _record(record: Any, archive: str, limit: int) -> Iterator[Found]:
    url = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    locator = f"{archive}#{record.stream_pos}"
    media_type = record.http_content_type or record.headers.get("Content-Type", "") or ""
    media_type = media_type.split(";")[0].strip().lower()
    if media_type not in REPORTS:
        return  # pictures, styles and scripts of a page are no reports: thousands of rejections would hide the real ones
    body = record.reader.read(limit + 1)
    status = getattr(record.http_headers, "status_code", None) if record.http_headers else None
    if len(body) > limit:
        yield _reject(url or locator, "too large", f"the record at {locator} has more than {limit:,} bytes")
    elif status is not None and status >= 400:
        yield _reject(url or locator, "no reporting", f"the server answered {status}; fetch the page again")
    elif body:
        fetched_at = record.headers.get("WARC-Date")
        yield Capture.of(body, name=url or locator, media_type=media_type, url=url, fetched_at=fetched_at, locator=locator)


def _arc(path: Path, limit: int) -> Iterator[Found]:  # noqa: ARG001  every format is called alike
    yield _reject(path.name, "unknown format", "ARC archives are not read; make it a WARC first: warcio recompress FILE.arc FILE.warc.gz")


def _gzip(path: Path, limit: int) -> Iterator[Found]:
    """One compressed page."""
    with gzip.open(path, "rb") as stream:
        body = stream.read(limit + 1)
    if len(body) > limit:
        yield _reject(path.name, "too large", f"it unpacks to more than {limit:,} bytes; raise the limit with --limit")
    else:
        name = path.name[:-3]
        yield Capture.of(body, name=name, media_type=_media_type(name, body), locator=path.name)


def _reject(name: str, reason: str, detail: str) -> Rejection:
    return Rejection(make_id("capture", name, reason), name, reason, detail)


PAGE = Format("page", (), _page)
FORMATS: tuple[Format, ...] = (
    Format("JSON lines", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), _jsonl),
    Format("web archive", (".warc", ".warc.gz"), _warc),
    Format("old web archive", (".arc", ".arc.gz"), _arc),
    Format("compressed page", (".html.gz", ".htm.gz", ".txt.gz"), _gzip),
)
