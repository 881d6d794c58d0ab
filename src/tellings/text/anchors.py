"""Which day a document's relative words are counted from, at each place of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tellings.model.documents import Document
from tellings.model.when import Basis, When
from tellings.text import date_words as w
from tellings.text.date_patterns import spaced

# "KYIV, July 4 (Reuters)", "KYIV, Ukraine, 4 July 2025 -": a day between a place in capitals and an agency or a dash
DATELINE = re.compile(spaced(
    r"(?:^|\n)\s*[A-Z][A-Z .'’-]{2,30}(?:,_[A-Z][A-Za-z. ]{1,25})?,_"
    rf"(?i:(?P<m1>{w.MONTH})_(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})_(?P<m2>{w.MONTH}))(?:,?_(?P<y>{w.YEAR}))?_?(?:\(|[-–—]|[A-Z]{{2,}})"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative words count from, why it is that day, and the zone it was given in."""

    day: date | None = None
    basis: Basis = "unknown"
    zone: str = ""


def day_of(when: When | None) -> date | None:
    """The day of a When that is known to the day."""
    if when is None or not when.earliest or when.precision not in ("minute", "hour", "part_of_day", "day"):
        return None
    try:
        return date.fromisoformat(when.earliest[:10])
    except ValueError:
        return None


def document_anchor(document: Document, today: date | None) -> Anchor:
    """The anchor of a document as a whole: its publication, else its dateline, else the day it was read."""
    published = day_of(document.published)
    if published:
        return Anchor(published, "relative to published", document.published.zone if document.published else "")
    line = dateline(document, today)
    if line:
        return Anchor(line, "relative to published")
    return Anchor(today, "relative to today") if today else Anchor()


def dateline(document: Document, today: date | None) -> date | None:
    """The day in a dateline at the head of the text; without a year only where today's date gives one."""
    found = DATELINE.search(document.text[:3000])
    if found is None:
        return None
    month, number = w.month_of(found["m1"] or found["m2"]), int(found["d1"] or found["d2"])
    try:
        if found["y"]:
            return date(int(found["y"]), month, number)
        days = [date(today.year - back, month, number) for back in (0, 1)] if today else []
    except ValueError:
        return None
    return next((d for d in days if today and d <= today), None)


def post_anchors(document: Document, whole: Anchor) -> list[tuple[int, int, Anchor]]:
    """(start, end, anchor) of each live-blog post that has a time of its own."""
    found = []
    for post in document.posts:
        day = day_of(post.when)
        if day and post.when:
            found.append((post.start, post.end, Anchor(day, "relative to post", post.when.zone or whole.zone)))
    return found
