"""Web archives (WARC) → captures: a broken record is a Rejection, and the records after it are read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from tellings.model.documents import Capture, Rejection

REPORTS = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,12})[ \t]*(?:;[^\r\n]*)?\r?\n")
WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # zlib's wbits; deflate without a zlib header is tried after


class Broken(ValueError):
    """A payload that breaks off or cannot be unpacked; the message says why."""


def pages(stream: IO[bytes], archive: str, limit: int) -> Iterator[Capture | Rejection]:
    """A capture for every page in a web archive (responses and resources that are HTML, text or PDF); fetched_at is the record's date."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    for record in ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="none", quirks_mode=True):
        yield from _record(record, archive, limit)


def _record(record: Any, archive: str, limit: int) -> Iterator[Capture | Rejection]:
    url = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    locator = f"{archive}#{record.stream_pos}"
    media_type = record.http_content_type or record.headers.get("Content-Type", "") or ""
    media_type = media_type.split(";")[0].strip().lower()
    if media_type not in REPORTS:
        return  # pictures, styles and scripts of a page are no reports: thousands of rejections would hide the real ones
    status = getattr(record.http_headers, "status_code", None) if record.http_headers else None
    if status is not None and status >= 400:
        yield Rejection.of(url or locator, "no reporting", f"the server answered {status}; fetch the page again")
        return
    try:
        body = _payload(record, limit)
    except (OSError, EOFError, Broken) as error:
        yield Rejection.of(url or locator, "unreadable", f"the record at {locator} is broken ({error}); fetch the page again")
        return
    if len(body) > limit:
        yield Rejection.of(url or locator, "too large", f"the record at {locator} has more than {limit:,} bytes; raise it with --limit")
    elif body:
        fetched_at = record.headers.get("WARC-Date")
        yield Capture.of(body, name=url or locator, media_type=media_type, url=url, fetched_at=fetched_at, locator=locator)


def _payload(record: Any, limit: int) -> bytes:
    """The page of a record, no more than a byte over the limit. Raises Broken."""
    body: bytes = record.reader.read(limit + 1)
    if len(body) < min(record.content_length, limit + 1):
        raise Broken(f"{len(body):,} of {record.content_length:,} bytes are there")
    headers = record.http_headers or {}
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower() and not _bare(body):
        body = _joined(body)
    for coding in reversed((headers.get("Content-Encoding") or "").lower().split(",")):
        body = body if _bare(body) else _unpacked(body, coding.strip(), limit)
    return body


def _bare(body: bytes) -> bool:
    """Whether this is markup as it is: many tools store the page unpacked and leave the server's headers."""
    return body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _joined(body: bytes) -> bytes:
    """The chunks of a transfer, joined."""
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        head = CHUNK.match(body, at)
        if head is None:
            raise Broken(f"a chunk's length was expected, not {body[at:at + 12]!r}")
        size = int(head[1], 16)
        if size == 0:
            return b"".join(parts)
        if head.end() + size > len(body):
            raise Broken("a chunk breaks off")
        parts.append(body[head.end():head.end() + size])
        at = head.end() + size
        at += 2 if body[at:at + 2] == b"\r\n" else 1
    raise Broken("the last chunk is missing")


def _unpacked(body: bytes, coding: str, limit: int) -> bytes:
    """One content coding undone, no more than a byte over the limit."""
    if coding in ("", "identity"):
        return body
    if coding in ("br", "zstd"):
        from fastwarc.stream_io import BrotliReader, ZstdReader

        unpacked: bytes = (BrotliReader if coding == "br" else ZstdReader)(BytesIO(body)).read(limit + 1)
        if not unpacked:
            raise Broken(f"it is not packed as {coding}, as it says")
        return unpacked
    if coding not in WINDOWS:
        raise Broken(f"packed as {coding!r}, which is not known")
    try:
        return _inflated(body, WINDOWS[coding], limit)
    except zlib.error as error:
        if coding != "deflate":
            raise Broken(str(error)) from error
    try:
        return _inflated(body, -15, limit)
    except zlib.error as error:
        raise Broken(str(error)) from error


def _inflated(body: bytes, window: int, limit: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    unpacked = unpacker.decompress(body, limit + 1)
    if not unpacker.eof and len(unpacked) <= limit:
        raise Broken("the packed page breaks off")
    return unpacked
