"""Which day a document's relative words are counted from, and in which zone, at each place of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from urllib.parse import urlsplit

from tellings.model.documents import Document, Span
from tellings.model.when import Basis, When
from tellings.text import date_words as w
from tellings.text.date_patterns import spaced
from tellings.text.messages import messages_of
from tellings.text.zones import OFFSET, day_in, zone_of_host, zone_of_place

DAY, BARE = len("2031-03-04"), "T00:00:00+00:00"
DATA_ZONES = frozenset({"UTC", "UTC+00:00"})  # how data are written, wherever the outlet is
HEAD = 3000      # characters in which a dateline is looked for
FRESH = 4        # days: a dateline is of the days just before its report came out


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative words count from, why it is that day, the zone it was given in, that of the dateline's place, and the
    outlet's own. `outlet_day`: what day it was where the outlet is, if it was another there."""

    day: date | None = None
    basis: Basis = "unknown"
    zone: str = ""
    place_zone: str = ""
    outlet_zone: str = ""
    outlet_day: date | None = None
    lead_zone: str = ""
    lead_day: date | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and day at the head of a report: "KYIV, July 4 (Reuters)"; the day and its words where they are given."""

    place: str
    day: date | None = None
    span: Span | None = None
    stated: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    """A place in capitals, or any before an agency in brackets; a day where one stands; an agency or a dash."""
    day = rf"(?i:(?P<m1>{w.MONTH})_(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})_(?P<m2>{w.MONTH}))(?:,?_(?P<y>{w.YEAR}))?"
    capitals = r"[A-Z][A-Z .'’-]{2,30}(?:,_[A-Z][A-Za-z. ]{1,25})?"
    agency = r"\([A-Z][A-Za-z /]{1,30}\)"
    return re.compile(spaced(
        rf"[ \t]*(?P<place>{capitals}|[A-Z][\w.'’-]+(?:_[A-Z][\w.'’-]+){{0,2}}(?=[^\n()]{{0,40}}\([A-Z]))"
        rf"(?:,_(?P<day>{day})_?(?:\(|[-–—]|[A-Z]{{2,}})|_?(?:{agency}_)?[-–—]{{1,2}}_|_{agency}_?[-–—]?)"))


def day_of(when: When | None) -> date | None:
    """The day of a When that is known to the day."""
    if when is None or not when.earliest or when.precision not in ("minute", "hour", "part_of_day", "day"):
        return None
    try:
        return date.fromisoformat(when.earliest[:10])
    except ValueError:
        return None


def document_anchor(document: Document, today: date | None, line: Dateline | None = None, lead: str = "") -> Anchor:
    """The anchor of a document as a whole: the day of its dateline or publication, else the day it was read. `lead`: the zone of the
    places in its lead."""
    line = line or dateline(document, today)
    zone = zone_of_place(line.place) if line else ""
    if document.published and (published := day_of(document.published)):
        outlet = _outlet_zone(document)
        there, here = (_day_there(document.published, z) or published for z in (zone or outlet, outlet))
        told = line.day if line and line.day and timedelta(-1) <= there - line.day < timedelta(FRESH) else there
        stamp = "" if document.published.zone in DATA_ZONES else document.published.zone
        return Anchor(told, "relative to published", stamp, zone, outlet, here if here != told and told == there else None, lead,
                      _another(_day_there(document.published, lead), told))
    if line and line.day:
        return Anchor(line.day, "relative to published", "", zone, lead_zone=lead)
    basis: Basis = "relative to today" if today else "unknown"
    return Anchor(today, basis, _stamp_zone(document), zone, lead_zone=lead)


def _outlet_zone(document: Document) -> str:
    """The outlet's zone: the offset of its own stamp, else that of the country its address names; "" where neither tells."""
    stamp = document.published.earliest if document.published else None
    offset = (stamp or "")[-6:]
    if stamp and len(stamp) > DAY and OFFSET.fullmatch(offset) and offset != "+00:00":
        return offset
    try:
        return zone_of_host(urlsplit(document.url or "").hostname or "")
    except ValueError:
        return ""


def _day_there(when: When, zone: str) -> date | None:
    """The day of an instant in a zone; None where that is not known. Midnight in UTC stands for a bare day."""
    stamp = when.earliest or ""
    if not zone or len(stamp) <= DAY or stamp[DAY:] == BARE:
        return None
    day = day_in(zone, stamp)
    return date.fromisoformat(day) if day else None


def _another(day: date | None, than: date) -> date | None:
    return day if day != than else None


def _stamp_zone(document: Document) -> str:
    """The zone that a live blog's stamps are printed in: "05:10 PM BST"."""
    words = (word.strip("().") for post in document.posts if post.stamp for word in post.stamp.split())
    return next((word for word in words if word.isupper() and w.ZONES.get(word.casefold())), "")


def dateline(document: Document, today: date | None) -> Dateline | None:
    """The dateline at the head of a text; its day without a year only where the publication's or today's date gives one."""
    text, pattern = document.text[:HEAD], _pattern()
    found = next((m for at in _lines(text) if (m := pattern.match(text, at))), None)
    if found is None:
        return None
    if not found["day"]:
        return Dateline(found["place"])
    span = Span(*found.span("day"))
    try:
        return Dateline(found["place"], _day(found, day_of(document.published) or today), span, bool(found["y"]))
    except ValueError:
        return Dateline(found["place"])


def _lines(text: str) -> Iterator[int]:
    """Where each line starts that has a capital first."""
    at = 0
    while 0 <= at < len(text):
        if text[at].isupper() or text[at] == " ":
            yield at
        at = text.find("\n", at) + 1 or len(text)


def _day(found: re.Match[str], latest: date | None) -> date | None:
    month, number = w.month_of(found["m1"] or found["m2"]), int(found["d1"] or found["d2"])
    if found["y"]:
        return date(int(found["y"]), month, number)
    days = [date(latest.year - back, month, number) for back in (0, 1)] if latest else []
    return next((d for d in days if latest and d <= latest + timedelta(1)), None)  # a day on where clocks are ahead


def post_anchors(document: Document, whole: Anchor) -> list[tuple[int, int, Anchor]]:
    """(start, end, anchor) of each message of a network, and each live-blog post, that has a time of its own."""
    found = [(m.content.start, m.content.end, replace(whole, day=day_of(m.when), basis="relative to post", outlet_day=None, lead_day=None))
             for m in messages_of(document) if m.when]
    for post in document.posts:
        day = day_of(post.when)
        if day and post.when:
            there = _another(_day_there(post.when, whole.lead_zone), day)
            found.append((post.start, post.end, Anchor(day, "relative to post", post.when.zone or whole.zone, whole.place_zone,
                                                       lead_zone=whole.lead_zone, lead_day=there)))
    return found
