"""Every span of a reading, read again from the captures: exact, or which are not."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tellings.errors import NotAReading, UsageError
from tellings.model.documents import Capture, Document, Rejection
from tellings.read.page import clean_capture
from tellings.render.exports.package_reader import LIMIT, is_package, open_package
from tellings.render.files import unpacked

SCHEMA = "tellings.reading/1"
ROWS = {"documents": ("id", "text_sha256"), "captures": ("id", "sha256")}
HIDDEN = re.compile(r"<!--.*?-->|<(script|style|template|noscript)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[^<>]*(?:>|$)")


@dataclass(frozen=True, slots=True)
class Fault:
    """A span that does not hold: where in the reading it stands, and what is wrong."""

    where: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of it: how many spans were read again, in how many documents, and those that do not hold."""

    spans: int
    documents: int
    faults: tuple[Fault, ...]

    @property
    def exact(self) -> int:
        """How many spans hold: all but those that a fault names; some faults are of a whole document or file."""
        return self.spans - sum(1 for f in self.faults if not f.where.startswith(("document ", "file ")))


@dataclass(frozen=True, slots=True)
class _Page:
    """A capture, and its document as today's reader reads it."""

    body: bytes
    document: Document


def verify(path: str | Path, captures: Iterable[Capture | Document | Rejection]) -> Verification:
    """Reads `path` (a reading.json) and every span in it again from the captures. A zip that tellings made brings its own
    captures and the checksums of all its files. Raises UsageError when it is no reading."""
    if not is_package(path):
        return _checked(_load(path), captures)
    package = open_package(path)
    result = _checked(_sound_reading(package.reading, path), (*package.captures, *captures))
    return replace(result, faults=(*(Fault(f"file {name}", detail) for name, detail in package.faults), *result.faults))


def _checked(reading: dict[str, Any], captures: Iterable[Capture | Document | Rejection]) -> Verification:
    """Every span of a reading, read again."""
    pages = _pages(captures, {d["id"] for d in reading["documents"]}, reading)
    faults = [Fault(f"document {d.get('name')}", "its capture was not given, or its bytes have changed")
              for d in reading["documents"] if d["id"] not in pages]
    texts = {i: page.document.text_sha256 for i, page in pages.items()}
    faults += [Fault(f"document {d.get('name')}", "this version of the reader gives another text; make the reading anew")
               for d in reading["documents"] if texts.get(d["id"], d["text_sha256"]) != d["text_sha256"]]
    count = 0
    for where, span in _spans(reading):
        count += 1
        fault = _fault(span, pages)
        if fault:
            faults.append(Fault(where, fault))
    return Verification(count, len(pages), tuple(faults))


def _load(path: str | Path) -> dict[str, Any]:
    try:
        text = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    return _sound_reading(text, path)


def _sound_reading(text: bytes, path: str | Path) -> dict[str, Any]:
    """The reading that a file's bytes hold."""
    try:
        reading = json.loads(unpacked(text, LIMIT).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotAReading(f"{path} is not JSON: {error}") from error
    if not isinstance(reading, dict) or not str(reading.get("schema", "")).startswith("tellings.reading/"):
        raise NotAReading(f"{path} is no reading; make one with: tellings read REPORTS... --format json -o reading.json")
    if reading["schema"] != SCHEMA:
        raise NotAReading(f"{path} is of another version ({reading['schema']!r:.40}, not {SCHEMA}); make it anew")
    for name, fields in ROWS.items():
        rows = reading.get(name)
        sound = isinstance(rows, list) and all(isinstance(row, dict) and {type(row.get(f)) for f in fields} == {str} for row in rows)
        if not sound:
            raise NotAReading(f"{path} is damaged: {name!r} is no list of objects with {' and '.join(fields)}; make it anew")
    return reading


def _pages(captures: Iterable[Capture | Document | Rejection], wanted: set[str], reading: dict[str, Any]) -> dict[str, _Page]:
    """The pages of the reading's documents, found by id, else by their bytes (a file may have been renamed since)."""
    by_bytes: dict[str, list[str]] = {}
    for row in reading["captures"]:
        by_bytes.setdefault(row["sha256"], []).append(row["id"])
    pages = {}
    for capture in captures:
        if not isinstance(capture, Capture):
            continue
        ids = [capture.id] if capture.id in wanted else by_bytes.get(capture.sha256, [])
        document = clean_capture(capture) if ids else None
        if isinstance(document, Document):
            pages.update({i: _Page(capture.body, document) for i in ids if i not in pages or i == capture.id})
    return pages


def _spans(reading: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every span with its words, and the path to it in the file. Without recursion: a file may be nested as deep as it likes."""
    stack: list[tuple[str, Any]] = [("", reading)]
    while stack:
        where, value = stack.pop()
        if isinstance(value, dict):
            if {"document", "start", "end", "text"} <= value.keys():
                yield where, value
            else:
                stack.extend((f"{where}.{key}" if where else key, inner) for key, inner in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend((f"{where}[{n}]", value[n]) for n in reversed(range(len(value))))


def _fault(span: dict[str, Any], pages: dict[str, _Page]) -> str:
    """What is wrong with a span; "" when it is exact."""
    place = span.get("bytes") or [span["start"], span["end"]]
    if not _sound(span["start"], span["end"]) or not isinstance(place, list) or len(place) != 2 or not _sound(*place):
        return f"[{span['start']!r:.20}, {span['end']!r:.20}) is no span"
    if not isinstance(span["document"], str) or not isinstance(span["text"], str):
        return "its document and its text are to be strings"
    page = pages.get(span["document"])
    if page is None:
        return "its document was not given"
    words = page.document.text[span["start"]:span["end"]]
    if words != span["text"]:
        return f"it says {span['text'][:60]!r}, the text has {words[:60]!r}"
    if span.get("bytes") and not _same(page, page.body[place[0]:place[1]], words):
        return f"the bytes {place[0]} to {place[1]} of the capture are not {words[:60]!r}"
    return ""


def _sound(start: object, end: object) -> bool:
    """Whether these are the ends of a range that is not empty."""
    return type(start) is int and type(end) is int and 0 <= start < end


def _same(page: _Page, raw: bytes, words: str) -> bool:
    """Whether bytes of a capture spell these words, once decoded and without markup and white space."""
    media_type = page.document.capture.media_type
    text = raw.decode(page.document.capture.encoding or "utf-8", "replace")
    if media_type == "application/json":
        text = json.loads(f'"{text}"', strict=False)
    if media_type == "text/plain":
        return text == words
    return _bare(words) in _bare(_untagged(text)) or media_type == "application/json"


def _untagged(text: str) -> str:
    """The text between tags; a tag cut off at the start or end is left out, and what is not shown on a page too."""
    return html.unescape(TAG.sub("", HIDDEN.sub("", text)))


def _bare(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c.isprintable())
