"""Use for pages that a browser saved: MHTML files, whose page becomes the capture as from a web archive, and HTML with pictures in it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from tellings.model.documents import Capture, Rejection

if TYPE_CHECKING:
    from email.message import Message

HEAD = 4096  # bytes in which a saved page says that it is one
MAIL, MIME = re.compile(rb"[A-Za-z-]+:[ \t]"), re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
HTML = re.compile(rb"^Content-Type:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)
SAVED_FROM = re.compile(rb"<!--\s*(?:saved from url=\(\d{4}\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>\"]{4,1000})")
SAVED_ON = re.compile(rb"saved date:\s*(\w{3} \w{3} \d\d \d{4} [\d:]{8} GMT[+-]\d{4})")
EMBEDDED = re.compile(r"data:[\w.+/-]{3,60};(?:charset=[\w-]+;)?base64,[A-Za-z0-9+/=\s%]{200,}")
TEXTS = ("text/html", "application/xhtml+xml", "text/plain")  # what can be the page, best first
NO_PAGE = "no page is in this saved file; save it again, or as HTML"


def is_saved(body: bytes) -> bool:
    """Whether bytes begin like a page saved as MHTML: mail headers that announce a page or related parts."""
    head = body[:HEAD]
    return head[:1].isalpha() and MAIL.match(head) is not None and MIME.search(head) is not None and HTML.search(head) is not None


def page_of(body: bytes, name: str) -> Capture | Rejection:
    """The page of a saved file that was read already."""
    from email import message_from_bytes

    try:
        mail = message_from_bytes(body)
        part = _main_part(mail)
        page = part.get_payload(decode=True) if part else None
    except (ValueError, LookupError, RecursionError) as error:
        return Rejection.of(name, "unreadable", f"the saved page is broken ({error}); save it again, or as HTML")
    if part is None or not isinstance(page, bytes) or not page.strip():
        return Rejection.of(name, "no reporting", NO_PAGE)
    charset = part.get_content_charset()
    media_type = part.get_content_type() + (f"; charset={charset}" if charset else "")
    return Capture.of(page, name=name, media_type=media_type, url=_address(part, mail), fetched_at=_saved_at(mail), locator=name)


def _main_part(mail: Message) -> Message | None:
    """The part that the others belong to: the one that `start` names, else the page's own address, else the first page."""
    parts = [p for p in mail.walk() if not p.is_multipart() and p.get_content_type() in TEXTS]
    start, own = mail.get_param("start"), mail.get("Snapshot-Content-Location")
    named = next((p for p in parts if start and p.get("Content-ID") == start), None)
    named = named or next((p for p in parts if own and p.get("Content-Location") == own), None)
    return named or min(parts, key=lambda p: TEXTS.index(p.get_content_type()), default=None)


def _address(part: Message, mail: Message) -> str | None:
    """Where the page was read, None where only a local file is named."""
    told = str(part.get("Content-Location") or mail.get("Snapshot-Content-Location") or "").strip()
    return told if told.startswith(("http://", "https://")) else None


def _saved_at(mail: Message) -> str | None:
    """When the page was saved, as ISO 8601."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(str(mail["Date"])).isoformat() if mail["Date"] else None
    except ValueError:
        return None


def address_of(body: bytes) -> tuple[str | None, str | None]:
    """The address and the time that browsers and SingleFile write into the head of the HTML they save; None where they did not."""
    told = SAVED_FROM.search(body[:HEAD])
    if told is None:
        return None, None
    stamp = SAVED_ON.search(body[:HEAD])
    return told[1].decode("ascii", "replace"), _stamp(stamp[1].decode("ascii", "replace")) if stamp else None


def _stamp(text: str) -> str | None:
    """ISO 8601 of "Tue Mar 04 2031 09:00:00 GMT+0100"."""
    try:
        return datetime.strptime(text.replace("GMT", "").strip(), "%a %b %d %Y %H:%M:%S %z").isoformat()
    except ValueError:
        return None


def without_pictures(page: str) -> str:
    """A page for those who only look at its words: without the pictures and fonts in it, which may be megabytes."""
    return EMBEDDED.sub("data:,", page) if ";base64," in page else page
