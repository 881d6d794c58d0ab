"""Title, byline, outlet, language and times of a page: from the caller, the page's own data, or its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from tellings.model.documents import Capture, Told
from tellings.model.when import When
from tellings.read.blocks import Page
from tellings.read.bylines import NAMES, byline_of, signed_below, signed_beside
from tellings.read.claims import Claim, decide, last_change
from tellings.read.moments import day_of, in_zone, when_of
from tellings.read.printed import date_claims, near_headline
from tellings.read.titles import OUTLET_WORD, masthead, page_title, same_name, same_title, split_outlet

FIELDS = ("title", "byline", "outlet", "language")
GIVEN, ADDRESS, FILE = 100.0, 2.0, 0.9  # trust in a date given by the caller, in the page's address, and in when a file was made
FILE_DATA = "file data"  # seldom the day of publication: a report is often made into a file later
DOUBTFUL = 0.6  # below that a date is said to be uncertain: of the pages read for this, a third had another
URL_DATE = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:[/_-](?P<month>0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
                      r"[/_-](?P<day>0?[1-9]|[12]\d|3[01])|(?P<m>0[1-9]|1[0-2])[/_-]?(?P<d>0[1-9]|[12]\d|3[01]))(?!\d)", re.I)
MONTH = {m: i for i, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}


@dataclass(slots=True)
class Found:
    """What a part of a page says of it: each field as told, and what it claims of the times of publication and change.

    `voices` are (field, part, value), one for each part that tells a field; `sure` is the confidence in the title.
    """

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()
    voices: tuple[tuple[str, str, str], ...] = ()
    sure: float | None = None

    def by(self, source: str) -> Found:
        """The same, with this part of the page named as the one that tells it."""
        self.voices = tuple((name, source, value) for name in FIELDS if (value := getattr(self, name)))
        return self

    def prefer(self, other: Found) -> Found:
        """These fields, and where one is missing the other's; the claims of both."""
        paper = self.byline and self.outlet and same_name(self.byline, self.outlet)
        signed = other.byline and NAMES.fullmatch(other.byline) and not (self.outlet and self.outlet in other.byline)
        byline = other.byline if paper and signed else self.byline or other.byline  # a person rather than the paper itself
        return Found(self.title or other.title, byline, self.outlet or other.outlet, self.language or other.language,
                     self.claims + other.claims, self.notes + other.notes, self.voices + other.voices,
                     self.sure if self.title else other.sure)

    def told(self) -> tuple[Told, ...]:
        """Each field with the parts of the page that agree on it."""
        out = []
        for name in FIELDS:
            value: str | None = getattr(self, name)
            sources = dict.fromkeys(s for field, s, other in self.voices if value and field == name and _agree(name, other, value))
            if sources:
                out.append(Told(name, tuple(sources), self.sure if name == "title" else None))
        return tuple(out)


def _agree(name: str, a: str, b: str) -> bool:
    if name == "language":
        return a[:2].casefold() == b[:2].casefold()
    return same_title(a, b, 0.7) if name == "title" else same_name(a, b)


@dataclass(frozen=True, slots=True)
class Dates:
    """When a page was published and last changed, what is to be said of that, and which parts of the page tell it."""

    published: When | None = None
    modified: When | None = None
    notes: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()


def settle(claims: Sequence[Claim], zone: str = "") -> Dates:
    """The times of a page by the clock of its outlet's zone: what the caller gave, else what its parts together claim.
    Disagreement is noted."""
    verdict = decide(claims, zone)
    if verdict is None:
        return Dates()
    day, source = day_of(verdict.when), " and ".join(verdict.sources)
    far = [(other, said) for other, said in verdict.against if day and abs(other - day) > timedelta(days=1) and said != FILE_DATA]
    notes = [f"publication dates differ: {day} ({source}), {other} ({said})" for other, said in far[:3]]
    if all(c.changed for c in claims):
        notes.append(f"no time of publication is given; that of the last change is taken ({source})")
    elif verdict.confidence < DOUBTFUL:
        notes.append(f"the day of publication is uncertain: only {source} gives it")
    changed = last_change(claims)
    changed = in_zone(changed, zone) if changed and zone else changed
    return Dates(verdict.when, changed, tuple(notes), (Told("published", verdict.sources, verdict.confidence),))


def from_hints(capture: Capture) -> Found:
    """What the caller, the JSONL item or the archive says."""
    hints = dict(capture.hints)
    published, modified = when_of(hints.get("published")), when_of(hints.get("modified"))
    claims = [Claim(published, "given", GIVEN)] if published else []
    claims += [Claim(modified, "given", GIVEN, changed=True)] if modified else []
    return Found(hints.get("title") or None, hints.get("byline") or None, hints.get("outlet") or None, hints.get("language") or None,
                 tuple(claims)).by("given")


def from_file(created: str | None) -> tuple[Claim, ...]:
    """What a file says of when it was made: a hint of when it was published."""
    when = when_of(created)
    return (Claim(when, FILE_DATA, FILE),) if when else ()


def from_text(page: Page) -> Found:
    """What the visible text says: headline, byline, printed dates, the outlet of a repeated page title."""
    found = Found(claims=tuple(date_claims(page)))
    near = near_headline(page)
    for i, line in enumerate(page.lines):
        role, text = page.roles[i], line.text[page.labels.get(i, 0):]
        again = role == "headline" and page_title(page.lines, i)
        if role == "headline" and (again or (found.title is None and i < 12 and not _begun(page, i))):
            title, outlet = split_outlet(text)
            sure = outlet is not None and (again or OUTLET_WORD.search(outlet) is not None)
            if found.title is None or not same_title(found.title, title):
                found.title = found.title or (title if sure else text)
            found.outlet = found.outlet or (outlet if sure else None)
        elif role in ("credit", "furniture") and found.byline is None and i in near:
            found.byline = byline_of(line, role == "credit")
    found.byline = found.byline or signed_beside(page, near)
    if found.byline is None:
        below = (signed_below(line.text) for line, role in zip(page.lines, page.roles, strict=True) if role in ("credit", "furniture"))
        found.byline = next((name for name in below if name), None)
    found.outlet = found.outlet or (masthead(page.lines) if page.lines and not page.lines[0].block.tag else None)
    return found.by("text")


def _begun(page: Page, i: int) -> bool:
    """Whether reporting stands above line i of a pasted text: then it heads a part, not the report."""
    return not page.lines[i].block.tag and any(page.roles[k] == "body" and page.lines[k].sentence for k in range(i))


def host_and_path(url: str | None) -> tuple[str, str]:
    """The host and path of an address, of an archived page its own; "" twice where there is none."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return "", ""
    host, path = (parts.hostname or "").removeprefix("www."), parts.path
    if host == "web.archive.org" and (inner := re.search(r"/https?://([^/:]+)[^/]*(/.*)?$", path)):
        return inner[1].removeprefix("www."), inner[2] or ""
    return host, path


def from_url(url: str | None) -> Found:
    """The date in an address, and its host as the outlet of last resort."""
    host, path = host_and_path(url)
    match = URL_DATE.search(path)
    when = None
    if match:
        month = match["month"] or match["m"]
        number = MONTH.get(month.lower()) or int(month)
        when = when_of(f"{match['year']}-{number:02d}-{int(match['day'] or match['d']):02d}")
    return Found(outlet=host or None, claims=(Claim(when, "address", ADDRESS),) if when else ()).by("address")
