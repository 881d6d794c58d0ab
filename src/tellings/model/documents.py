"""Captures and the documents read from them."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from tellings.errors import SpanError
from tellings.model.when import When

Role = Literal["headline", "standfirst", "body", "caption", "credit", "furniture"]
MINED: frozenset[Role] = frozenset({"headline", "standfirst", "body", "caption"})
BODY: frozenset[Role] = frozenset({"standfirst", "body"})
BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
PAIRS = [a + b for a in BASE32 for b in BASE32]  # ten bits each; half as long again with base64, which is slow in Python


def make_id(*parts: object) -> str:
    """A short stable id: 12 characters of base 32 (60 bits) of the BLAKE2b hash of the parts."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    bits = int.from_bytes(digest, "big") >> 4
    return "".join([PAIRS[bits >> shift & 1023] for shift in (50, 40, 30, 20, 10, 0)])


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of Unicode code points `[start, end)` of one document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span needs 0 <= start < end, got [{self.start}, {self.end})")

    def __iter__(self) -> Iterator[int]:
        return iter((self.start, self.end))

    def covers(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a named document with its words, always read back from the text by `Document.cite`.

    `bytes` is the place of the words in the capture, half-open; None where it equals `[start, end)`.
    """

    document: str
    start: int
    end: int
    text: str
    bytes: tuple[int, int] | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one page or file as they were fetched, never edited.

    `body` is left out (b"") once a Document was read from it; `sha256` and `length` are of the bytes. `locator` says
    where in a container the capture stood ("dump.warc.gz#12345", "items.jsonl:7"). `hints` are what a JSONL item, a
    caller or a WARC header says of the article (keys: outlet, title, byline, published), as (key, value) pairs.
    """

    id: str
    name: str
    media_type: str
    sha256: str
    length: int
    url: str | None = None
    encoding: str | None = None
    fetched_at: str | None = None
    locator: str = ""
    hints: tuple[tuple[str, str], ...] = ()
    body: bytes = field(default=b"", repr=False)

    @classmethod
    def of(cls, body: bytes, *, name: str, media_type: str, url: str | None = None, fetched_at: str | None = None,
           locator: str = "", hints: tuple[tuple[str, str], ...] = ()) -> Capture:
        """A capture of these bytes. Same bytes from the same URL (or, without one, the same name) get the same id."""
        sha256 = hashlib.sha256(body).hexdigest()
        return cls(make_id("capture", sha256, url or name), name, media_type, sha256, len(body), url, None, fetched_at,
                   locator, hints, body)


@dataclass(frozen=True, slots=True)
class Runs:
    """Where each stretch of a text stands in its capture.

    Run i is the code points [starts[i], starts[i] + lengths[i]) of the text; each of them takes widths[i] bytes of the
    capture, from byte_starts[i] on. An entity such as "&amp;" is a run of one character and five bytes. Characters in
    no run (line breaks put between blocks) stand nowhere in the capture.
    """

    starts: array[int]
    lengths: array[int]
    byte_starts: array[int]
    widths: array[int]

    @classmethod
    def of(cls, runs: Iterable[tuple[int, int, int, int]]) -> Runs:
        """From (start, length, byte_start, width) rows in order of start."""
        out = cls(array("q"), array("q"), array("q"), array("q"))
        for start, length, byte_start, width in runs:
            out.starts.append(start)
            out.lengths.append(length)
            out.byte_starts.append(byte_start)
            out.widths.append(width)
        return out

    def bytes_of(self, start: int, end: int) -> tuple[int, int] | None:
        """The half-open byte range of a stretch of text, from its first to its last mapped character; None if none is."""
        first = self._at(start)
        if first is None or self.starts[first] + self.lengths[first] <= start:
            first = 0 if first is None else first + 1
        last = self._at(end - 1)
        if last is None or first > last:
            return None
        begin = max(start, self.starts[first])
        finish = min(end, self.starts[last] + self.lengths[last])
        return (self.byte_starts[first] + (begin - self.starts[first]) * self.widths[first],
                self.byte_starts[last] + (finish - self.starts[last]) * self.widths[last])

    def _at(self, position: int) -> int | None:
        i = bisect_right(self.starts, position) - 1
        return i if i >= 0 else None


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document's text with one role: usually a paragraph. `post` is the id of the live-blog post it is in."""

    id: str
    role: Role
    start: int
    end: int
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One entry of a live blog. `when` is None where the page gives no stamp; `title` is the span of its heading; `stamp`
    the time as printed ("05:10 PM BST"), from which the hour is read where the day is not known here."""

    id: str
    start: int
    end: int
    when: When | None = None
    title: Span | None = None
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Which parts of a page tell one field of its document ("title", "byline", "outlet", "language", "published").

    `sources` are those that agree: "given" (by the caller), "JSON-LD", "meta tags", "heading", "title element", "text", "address",
    "script", "file data", "html element". `confidence` is the share of weighed votes, 0 to 1; None where it was not measured.
    """

    field: str
    sources: tuple[str, ...]
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one capture, every character mapped back to it, cut into sections and, for a live blog, posts.

    `text` is the authority: spans are integers into it. `capture` is kept without its bytes. `notes` are doubts about
    the page ("two publication dates: ...").
    """

    id: str
    capture: Capture
    text: str = field(repr=False)
    text_sha256: str
    runs: Runs = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)
    posts: tuple[Post, ...] = field(default=(), repr=False)
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: When | None = None
    modified: When | None = None
    notes: tuple[str, ...] = ()
    reader: str = ""
    told: tuple[Told, ...] = ()

    @property
    def name(self) -> str:
        return self.capture.name

    @property
    def url(self) -> str | None:
        return self.capture.url

    @property
    def body(self) -> str:
        """The reporting only: standfirst, body and posts in order, joined by newlines; no headline, no furniture."""
        return "\n".join(self.text[s.start:s.end] for s in self.sections if s.role in BODY)

    @property
    def mined(self) -> tuple[Section, ...]:
        """The sections in which figures, quotes and events are looked for."""
        return tuple(s for s in self.sections if s.role in MINED)

    def cite(self, start: int, end: int) -> Citation:
        """The words at [start, end), read back from the text. Raises SpanError when out of bounds or empty."""
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"[{start}, {end}) is not a span of {self.name!r} ({len(self.text)} characters)")
        place = self.runs.bytes_of(start, end)
        return Citation(self.id, start, end, self.text[start:end], None if place == (start, end) else place)

    def page_at(self, position: int) -> int | None:
        """The page of a PDF file on which a character stands, counted from 1; None for other captures."""
        return self.text.count("\f", 0, position) + 1 if self.capture.media_type == "application/pdf" else None

    def post_at(self, position: int) -> Post | None:
        """The live-blog post that holds this character."""
        return next((p for p in self.posts if p.start <= position < p.end), None)


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a capture yields no document: a value, never an exception. `reason` is a short code, `detail` a sentence that
    says what to do."""

    capture: str
    name: str
    reason: str
    detail: str

    @classmethod
    def of(cls, name: str, reason: str, detail: str) -> Rejection:
        """Of something that has no capture: a file, a line or a record that could not be read."""
        return cls(make_id("capture", name, reason), name, reason, detail)
