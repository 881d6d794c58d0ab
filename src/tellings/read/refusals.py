"""Why a capture is not read at all: each reason with what to do about it."""

from __future__ import annotations

import re

from tellings.model.documents import Capture, Rejection
from tellings.read.blocks import Page

FEWEST_WORDS = 8
GONE = re.compile(r"\b(?:40[34]|410|50[023])\b|not found|no longer (?:available|exists)"
                  r"|page (?:can(?:no|')t|could not) be found|access denied|forbidden", re.I)
WALL = re.compile(r"\b(?:cookies?|consent|subscribe|subscription|log ?in|sign ?in|enable javascript|captcha|verify you are)\b", re.I)

MAGIC = (
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"II*\x00", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"), (b"PK\x03\x04", "a ZIP archive"), (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"), (b"\xfd7zXZ", "xz data"), (b"\x28\xb5\x2f\xfd", "zstd data"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"), (b"OggS", "an Ogg file"), (b"ID3", "an MP3 file"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"), (b"wOFF", "a font"), (b"wOF2", "a font"),
)
OURS = re.compile(rb'<meta name="generator" content="tellings|^\s*\{\s*"schema":\s*"tellings\.reading/')
CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


def refusal(capture: Capture, limit: int) -> Rejection | None:
    """Why these bytes are no page or text, None where they may be one."""
    body = capture.body
    if not body.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf\xfe\xff"):
        return _refused(capture, "empty", "the file holds no text; fetch it again or leave it out")
    if len(body) > limit:
        return _refused(capture, "too large", f"{len(body):,} bytes, the limit is {limit:,}; split the file or raise the limit")
    if OURS.search(body, 0, 4000):
        return _refused(capture, "no report", "tellings made this file; leave it out, and write accounts to another folder")
    kind = None if body.startswith(b"%PDF-") else _kind(body)
    if kind:
        return _refused(capture, "binary", f"the bytes are {kind}, not text; give the page or its text instead")
    return None


def _kind(body: bytes) -> str | None:
    kind = next((name for magic, name in MAGIC if body.startswith(magic)), None)
    if kind is None and body[:4] == b"RIFF":
        kind = "an image, sound or video"
    if kind is None and body[4:8] == b"ftyp":
        kind = "a video or image"
    return kind or ("binary data" if _control_heavy(body) else None)


def _control_heavy(body: bytes) -> bool:
    """Whether control characters abound, and not as the NULs of UTF-16 text."""
    head = body[:8192]
    controls = len(head) - len(head.translate(None, CONTROL))
    if controls <= len(head) * 0.08:
        return False
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    even, odd = head[::2], head[1::2]
    return not any(nul.count(0) > len(nul) * 0.5 and text.count(0) < len(text) * 0.05 for nul, text in ((even, odd), (odd, even)))


def no_text(page: str, web: bool) -> str:
    """What to do about a capture in which nothing is to be read."""
    if web and "<frame" in page:
        return "the page only holds frames; fetch the page that the frame with the article names"
    if web and "<script" in page:
        return "the page's text is drawn by a script; open it in a browser and save it as shown"
    return "the file holds no text; fetch it again or leave it out"


def no_reporting(page: Page) -> str | None:
    """Why a web page has nothing to read: no paragraph of it was taken for reporting."""
    words = sum(line.words for line, role in zip(page.lines, page.roles, strict=True) if role in ("body", "standfirst"))
    if words >= FEWEST_WORDS:
        return None
    seen = " ".join(line.text for line in page.lines[:60])
    if GONE.search(seen):
        return "it looks like an error page; look for the article at another address or in an archive"
    if WALL.search(seen):
        return "it looks like a consent or subscription wall; save the page again after passing it"
    return "no paragraph of the page reads like a report; check that the capture is of the article itself"


def _refused(capture: Capture, reason: str, detail: str) -> Rejection:
    return Rejection(capture.id, capture.name, reason, detail)
