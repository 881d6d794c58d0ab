"""Intervals of time compared: use to tell whether two reports can mean the same day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

from tellings.model.when import When

GRACE = timedelta(days=1)  # a night has two days, and zones differ by up to half a day
FINE = ("minute", "hour", "part_of_day", "day", "week", "month", "season", "year", "unknown")


@lru_cache(maxsize=1 << 14)
def day_apart(a: When | None, b: When | None) -> bool:
    """Whether two known times cannot be the same night or day, with a day's grace."""
    mine, theirs = (w.bounds() if w else None for w in (a, b))
    if mine is None or theirs is None:
        return False
    return mine[0] >= theirs[1] + GRACE or theirs[0] >= mine[1] + GRACE


def best_when(times: Iterable[When | None]) -> When | None:
    """The time that most give for one happening (by its day), the finest where several are as common; None where none is known."""
    known = [w for w in times if w and w.earliest and w.latest and w.precision != "unknown"]
    fine = [w for w in known if w.precision in FINE[:4]]  # a day says more of a happening than a year, but one alone may be another's
    known = fine if 2 * len(fine) >= len(known) else known
    if not known:
        return None
    days = Counter((w.earliest or "")[:10] for w in known)
    return min(known, key=lambda w: (-days[(w.earliest or "")[:10]], FINE.index(w.precision), w.earliest or "", w.latest or "", w.zone,
                                     w.basis))


def order_of(when: When | None) -> tuple[str, str]:
    """For sorting by time: the earliest instant, then the latest; unknown ones last."""
    bounds = when.bounds() if when else None
    return (bounds[0].isoformat(), bounds[1].isoformat()) if bounds else ("9999", "")
