"""The day of a dateline that names no year ("ARDEN, March 11 (Norvia News) - "): use where a report gives no other date of its own and
the dated reports of its story tell the year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from tellings.model.documents import Citation, Document
from tellings.model.when import When
from tellings.text import date_words as w
from tellings.text.datelines import behind

NEAR = 14  # days between reports of one happening

Datelined = Mapping[str, tuple[date, Citation]]


def datelined(documents: Sequence[Document], times: Iterable[When | None] = ()) -> Datelined:
    """The day of each undated report whose dateline gives one, by its id, where one year alone brings it near a dated report, or
    near one of the `times` that reports give in full."""
    days = [day for d in documents if (day := _day(d.published))]
    days = days or [day for when in times if when and when.basis == "stated" and (day := _day(when))]
    found = {}
    for document in documents:
        cite = _printed(document) if document.published is None and days else None
        near = _nearest(cite.text, days) if cite else None
        if cite and near:
            found[document.id] = near, cite
    return found


def _day(when: When | None) -> date | None:
    known = when and when.latest and when.precision in ("minute", "hour", "part_of_day", "day")
    return date.fromisoformat(when.latest[:10]) if when and when.latest and known else None


def _printed(document: Document) -> Citation | None:
    """The day that a dateline names."""
    for section in document.mined:
        end = behind(document.text, section.start, section.end)
        match = _pattern().search(document.text, section.start, end) if end > section.start else None
        if match:
            return document.cite(match.start(), match.end())
    return None


def _nearest(words: str, days: Iterable[date]) -> date | None:
    """The day that the words name, in the year in which it lies near another; None where no such day is near."""
    match = _pattern().match(words)
    if match is None:
        return None
    month, number = w.month_of(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
    candidates = {made for day in days for year in (day.year - 1, day.year, day.year + 1) if (made := _made(year, month, number))
                  and abs((made - day).days) <= NEAR}
    return candidates.pop() if len(candidates) == 1 else None


@cache
def _pattern() -> re.Pattern[str]:
    """A day without its year."""
    return re.compile(rf"\b(?:(?P<m1>{w.MONTH}) ?(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{w.MONTH}))(?!\d|,? ?\d)", re.I)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def with_datelines(documents: Iterable[Document], found: Datelined) -> tuple[Document, ...]:
    """The documents as they are reconciled, those days as days of publication; the records outside the account stay as they are."""
    return tuple(replace(d, published=When.on(found[d.id][0], "inferred")) if d.id in found else d for d in documents)
