"""Title, byline, outlet, language and times of a page: from the caller, the page's own data, or its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from tellings.model.documents import Capture
from tellings.model.when import When
from tellings.read.cues import AGENCY, MONTHS
from tellings.read.furniture import Page
from tellings.read.stamps import read_date
from tellings.read.titles import OUTLET_WORD, masthead, page_title, same_title, split_outlet

WRITTEN_BY = re.compile(r"^(?:by|words by|story by|text by|report by|written by|posted by)\s*:?\s+(.+)$", re.I)
SAYS_WHEN = re.compile(r"^(?:first |originally )?(?:published|posted|created|date|issued)\b", re.I)
SAYS_UPDATED = re.compile(r"^(?:last )?(?:updated|modified|edited)\b", re.I)
TOLD_DATE = re.compile(
    r"^\W*(?:(?:first |originally )?(?:published|posted)|veröffentlicht|erschienen|erstellt|stand|publié|publicado"
    r"|pubblicato|gepubliceerd)\b", re.I)
CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?\s*((?-i:[A-Z]{2,4}T|ET|PT|GMT(?:[+-]\d{1,2})?|UTC))?", re.I)
URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[/_-]?(0?[1-9]|1[0-2]"
                      r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/_-]?(0?[1-9]|[12]\d|3[01])(?!\d)", re.I)
DATELINE = re.compile(rf"^[A-Z][A-Z .,'’/-]{{2,40}}(?:,? [A-Z][\w .]{{1,20}})?,? "
                      rf"(?P<date>{MONTHS} \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTHS} \d{{4}})\s*(?:\((?:{AGENCY})\))?\s*[-–—:]")
MONTH = {m: i for i, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}


@dataclass(slots=True)
class Found:
    """What a page says of itself; each field with where it came from, in `sources`."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: When | None = None
    modified: When | None = None
    notes: tuple[str, ...] = ()

    def prefer(self, other: Found) -> Found:
        """These fields, and where one is missing the other's."""
        return Found(self.title or other.title, self.byline or other.byline, self.outlet or other.outlet, self.language or other.language,
                     self.published or other.published, self.modified or other.modified, self.notes + other.notes)


def when_of(text: str | None, basis_zone: str = "") -> When | None:
    """A When of an ISO 8601 (or RFC 2822, or printed) date; instants keep their zone and get the precision of a minute."""
    text = (text or "").strip()
    if not text:
        return None
    moment = _iso(text) or _mail(text)
    if isinstance(moment, datetime):
        stamp = moment.replace(microsecond=0).isoformat()
        return When(stamp, stamp, "minute", "stated", basis_zone or moment.strftime("%Z") or "")
    day = moment or read_date(text)
    return When.on(day) if day and 1900 <= day.year <= 2100 else None


def _iso(text: str) -> datetime | date | None:
    bare = re.sub(r"\s*(?:UTC|GMT|Z)$", "+00:00", text.replace("/", "-") if re.match(r"\d{4}/", text) else text)
    bare = re.sub(r"(?<=\d) (?=[+-]\d{2}:?\d{2}$)", "", bare)
    try:
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", bare):
            year, month, day = map(int, bare.split("-"))
            return date(year, month, day)
        if re.match(r"\d{4}-?\d{2}-?\d{2}[T ]", bare):
            return datetime.fromisoformat(bare)
        if re.fullmatch(r"1\d{9}|1\d{12}", bare):
            return datetime.fromtimestamp(int(bare[:10]), UTC)
    except (ValueError, OverflowError):
        return None
    return None


def _mail(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime

    if not re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d", text):
        return None
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def from_hints(capture: Capture) -> Found:
    """What the caller, the JSONL item or the archive says."""
    hints = dict(capture.hints)
    return Found(hints.get("title") or None, hints.get("byline") or None, hints.get("outlet") or None, hints.get("language") or None,
                 when_of(hints.get("published")), when_of(hints.get("modified")))


def from_text(page: Page) -> Found:
    """What the visible text says: headline, byline, a printed date, the outlet of a repeated page title."""
    found = Found()
    near = _near_headline(page)
    for i, line in enumerate(page.lines):
        role, text = page.roles[i], line.text
        again = role == "headline" and page_title(page.lines, i)
        if role == "headline" and (again or (found.title is None and i < 12 and not _begun(page, i))):
            title, outlet = split_outlet(text)
            sure = outlet is not None and (again or OUTLET_WORD.search(outlet) is not None)
            if found.title is None or not same_title(found.title, title):
                found.title = found.title or (title if sure else text)
            found.outlet = found.outlet or (outlet if sure else None)
        elif role == "credit" and found.byline is None and i in near and (match := WRITTEN_BY.match(text)):
            found.byline = match[1].strip()
        elif i in near and line.words <= 24 and line.digits:
            _printed_date(found, text)
        elif role == "body" and found.published is None and i < 8 and (match := DATELINE.match(text)):
            found.published = when_of(match["date"])
    found.outlet = found.outlet or (masthead(page.lines) if page.lines and not page.lines[0].block.tag else None)
    return found


def _begun(page: Page, i: int) -> bool:
    """Whether reporting stands above line i of a pasted text: then it heads a part, not the report."""
    return not page.lines[i].block.tag and any(page.roles[k] == "body" and page.lines[k].sentence for k in range(i))


def _near_headline(page: Page) -> range:
    """The lines in which a page prints its date and byline: a pasted text's first forty; on a web page from just above the
    headline to just below the first paragraph."""
    if not page.lines or not page.lines[0].block.tag:
        return range(40)
    body = next((i for i, role in enumerate(page.roles) if role == "body"), 0)
    head = next((i for i, role in enumerate(page.roles) if role == "headline"), body)
    return range(max(0, min(head, body) - 4), max(body, head) + 4)


def _printed_date(found: Found, text: str) -> None:
    day = read_date(text)
    if day is None:
        return
    if SAYS_UPDATED.match(text):
        found.modified = found.modified or moment_of(day, text)
    elif SAYS_WHEN.match(text) or found.published is None:
        found.published = found.published or moment_of(day, text)


def moment_of(day: date, text: str) -> When:
    """The day, with the clock time printed beside it where one is."""
    from tellings.read.live import zone_of

    match = CLOCK.search(text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return When.on(day)
    hour = int(match[1]) % 12 + (12 if match[3][0].lower() == "p" else 0) if match[3] else int(match[1])
    zone = zone_of(match[4] or "")
    stamp = datetime(day.year, day.month, day.day, hour, int(match[2]), tzinfo=zone).isoformat()
    return When(stamp, stamp, "minute", "stated", match[4] or "")


def from_url(url: str | None) -> Found:
    """The date in an address, and its host as the outlet of last resort."""
    if not url:
        return Found()
    try:
        parts = urlsplit(url)
    except ValueError:
        return Found()
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path
    if host == "web.archive.org" and (inner := re.search(r"/https?://([^/:]+)[^/]*(/.*)?$", path)):
        host, path = inner[1].removeprefix("www."), inner[2] or ""
    match = URL_DATE.search(path)
    when = None
    if match:
        month = MONTH.get(match[2][:3].lower()) or int(match[2]) if match[2][:3].lower() in MONTH or match[2].isdigit() else 0
        when = when_of(f"{match[1]}-{month:02d}-{int(match[3]):02d}")
    return Found(outlet=host or None, published=when)


def disagreements(sources: dict[str, Found]) -> tuple[str, ...]:
    """Notes on publication days that differ by more than a day between the caller, the page and its address."""
    days = {name: day for name, found in sources.items() if (day := day_of(found.published))}
    names = list(days)
    far = [n for n in names[1:] if abs(days[n] - days[names[0]]) > timedelta(days=1)]
    return tuple(f"publication dates differ: {days[names[0]]} ({names[0]}), {days[n]} ({n})" for n in far)


def day_of(when: When | None) -> date | None:
    """The day a When begins."""
    return date.fromisoformat(when.earliest[:10]) if when and when.earliest else None
