"""The words of a table's cells: dates with their precision, spans, several sources in one cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import quote

from tellings.model.accounts import Finding
from tellings.model.documents import Citation, Document
from tellings.model.when import When
from tellings.render.phrases import plain

Cell = str | int | float | None
WEEK, MONTH, YEAR = 7, 31, 366


def whole(value: float | None) -> Cell:
    """A number without ".0"; nothing where there is none."""
    return int(value) if value is not None and value.is_integer() else value


def best(finding: Finding | None) -> Cell:
    """A finding's best number; nothing where no report tells."""
    return whole(float(finding.best)) if finding and finding.best is not None else None


def ends(finding: Finding | None) -> tuple[Cell, Cell, Cell]:
    """Low, best and high."""
    if finding is None:
        return None, None, None
    low, middle, high = (None if v is None else whole(float(v)) for v in (finding.low, finding.best, finding.high))
    return low, middle, high


def days(when: When | None) -> tuple[str, str]:
    """First and last day as printed, in the zone of the words: turned into another zone a day would shift."""
    if when is None:
        return "", ""
    return (when.earliest or "")[:10], (when.latest or "")[:10]


def length(when: When | None) -> int | None:
    """How many days a time may be; None where an end is open."""
    first, last = days(when)
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1 if first and last else None


def date_precision(when: When | None) -> Cell:
    """UCDP's date_prec: 1 the day is known, 2 within 2 to 6 days, 3 the week, 4 the month, 5 more than a month, up to a year."""
    span = length(when)
    if span is None or span > YEAR:
        return None
    return 1 if span == 1 else 2 if span < WEEK else 3 if span == WEEK else 4 if span <= MONTH else 5


def time_precision(when: When | None) -> Cell:
    """ACLED's time_precision: 1 the day is known, 2 within a week, 3 within a month."""
    span = length(when)
    if span is None or span > MONTH:
        return None
    return 1 if span == 1 else 2 if span <= WEEK else 3


def listed(items: Iterable[str | None]) -> str:
    """Several things in one cell, each once."""
    return "; ".join(dict.fromkeys(_one(i) for i in items if i))


def aligned(items: Sequence[str]) -> str:
    """Several things in one cell, the first of each such cell belonging together; nothing where none is known."""
    return ";".join(_one(i) for i in items) if any(items) else ""


def _one(text: str) -> str:
    """Captured words on one line; a semicolon would look like the end of them."""
    return plain(text).replace(";", ",")


def outlet(document: Document) -> str:
    """Who printed a report, where it says so."""
    return document.outlet or ""


def published(document: Document) -> str:
    """The day a report is of, where it says so."""
    return days(document.published)[0]


def spans(cites: Iterable[Citation], documents: dict[str, str]) -> str:
    """Places in the reports as RFC 5147 has it: "dispatch.txt#char=104,117", counted in Unicode code points."""
    return "; ".join(f"{quote(documents.get(c.document, c.document), safe='/', errors='replace')}#char={c.start},{c.end}" for c in cites)
