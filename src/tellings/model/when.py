"""When: what an article said about time, as an interval with a precision and a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

DAY, CLOCK = len("2025-07-04"), len("2025-07-04T17:36")
Precision = Literal["minute", "hour", "part_of_day", "day", "week", "month", "season", "year", "unknown"]
Basis = Literal["stated", "relative to published", "relative to post", "relative to today", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class When:
    """Use for every time an article gives; never a bare datetime.

    `earliest` and `latest` are ISO 8601 dates ("2025-07-04") or instants ("2025-07-04T17:36:00+01:00"), both
    inclusive; None where open or unknown. `zone` is the zone the words were read in ("Europe/Kyiv", "BST", "+01:00")
    or "" where none is known.
    """

    earliest: str | None = None
    latest: str | None = None
    precision: Precision = "unknown"
    basis: Basis = "unknown"
    zone: str = ""

    def bounds(self) -> tuple[datetime, datetime] | None:
        """The interval as aware instants, half-open; dates are taken in UTC. None unless both ends are known."""
        if self.earliest is None or self.latest is None:
            return None
        return _first(self.earliest), _last(self.latest)

    def overlaps(self, other: When) -> bool | None:
        """Whether the two can be the same time; None where either is unknown. Where one tells no zone, clocks are compared as printed."""
        mine, theirs = self.bounds(), other.bounds()
        if mine is None or theirs is None:
            return None
        if self._zoned() != other._zoned():
            mine, theirs = self._printed().bounds() or mine, other._printed().bounds() or theirs
        return mine[0] < theirs[1] and theirs[0] < mine[1]

    def _zoned(self) -> bool:
        return any(sign in (self.earliest or "")[DAY:] for sign in "+-Z")

    def _printed(self) -> When:
        """What the clocks showed, whatever their zone."""
        return replace(self, earliest=(self.earliest or "")[:CLOCK], latest=(self.latest or "")[:CLOCK])

    @classmethod
    def on(cls, day: date, basis: Basis = "stated", zone: str = "") -> When:
        """A single day."""
        return cls(day.isoformat(), day.isoformat(), "day", basis, zone)


def _first(text: str) -> datetime:
    if len(text) == 10:
        return datetime.combine(date.fromisoformat(text), time(), UTC)
    return _aware(datetime.fromisoformat(text))


def _last(text: str) -> datetime:
    if len(text) == 10:
        return datetime.combine(date.fromisoformat(text) + timedelta(days=1), time(), UTC)
    return _aware(datetime.fromisoformat(text)) + timedelta(minutes=1)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
