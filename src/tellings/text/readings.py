"""What one time expression is read against, and what it is read as: use in every rule that gives an expression its meaning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from re import Match
from typing import Literal

from tellings.model.documents import Span
from tellings.model.when import Basis, Precision, When
from tellings.text.intervals import Interval, interval, narrow

Type = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "future", ""]


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against: the anchor day (None: unknown), its basis and zone, the tense of its clause, the last
    day, quarter and dated expression named before it, whether the document reports earnings, whether it last named a run of
    months longer than a quarter, whether a run of time that is over ends with the expression ("the three months to June"), and the last
    day named in any paragraph."""

    anchor: date | None = None
    basis: Basis = "unknown"
    zone: str = ""
    tense: Tense = ""
    last_day: date | None = None
    last_quarter: str = ""
    last_dated: str = ""
    earnings: bool = False
    long_run: bool = False
    ended: bool = False
    told_day: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: `stated` where its own words settle the day; `interval` where it is not the value's own."""

    timex: str
    type: Type
    interval: Interval | None = None
    stated: bool = False
    zone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date or time expression, its TIMEX3 value and type, and the interval it means here (None for durations and sets)."""

    span: Span
    timex: str
    type: Type
    when: When | None = None
    notes: tuple[str, ...] = ()


Resolver = Callable[[Match[str], Context], Reading | None]


def dated(timex: str, kind: Type = "DATE", modifier: str = "", context: Context | None = None) -> Reading:
    """A reading whose interval is that of its value, narrowed by "early", "late" and their like."""
    whole = interval(timex)
    return Reading(timex, kind, narrow(whole, modifier.strip(" -"), context.anchor if context else None) if whole else None)


def span_of_days(first: date, last: date, stated: bool = False) -> Reading:
    """A reading of several days in a row, both ends included; its value is an interval in ISO 8601."""
    if first == last:
        return Reading(first.isoformat(), "DATE", (first.isoformat(), first.isoformat(), "day"), stated)
    length = (last - first).days + 1
    precision: Precision = "day" if length <= 4 else "week" if length <= 10 else "month" if length <= 62 else "year"
    return Reading(f"{first.isoformat()}/{last.isoformat()}", "DATE", (first.isoformat(), last.isoformat(), precision), stated)
