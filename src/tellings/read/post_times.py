"""Use to date the posts of a live blog: from stamps, date headings, "ago" and the page's own times, midnights counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from tellings.model.when import Precision, When
from tellings.read.moments import instant_of, zone_of
from tellings.read.stamps import Clock, day_near

NIGHT = 3 * 60  # minutes: a clock that jumps against the blog's order by more has crossed midnight; by less, a post was pinned
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Anchors:
    """The times of a page that its posts are dated from."""

    published: When | None = None
    modified: When | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is told of a post's time: its stamp (None where it has none), the date heading above it, whether the post is pinned."""

    clock: Clock | None
    heading: str = ""
    pinned: bool = False


def resolve(stamps: Sequence[Stamp], anchors: Anchors) -> list[When | None]:
    """A When for each post. Days come from the stamp, else from the last date heading or the page's own date, counted over midnights."""
    fetched = _instant(anchors.fetched)
    running = [i for i, s in enumerate(stamps) if s.clock and s.clock.minutes is not None and not s.pinned]
    if _pinned_by_clock([stamps[i] for i in running], anchors):
        running = running[1:]
    clocks = [s.clock.minutes for i in running if (s := stamps[i]).clock and s.clock.minutes is not None]
    offsets = dict(zip(running, _days_apart(clocks), strict=True))
    first = _first_day(clocks, list(offsets.values()), anchors)
    near, headed = _reading_day(anchors), 0  # the day that weekdays are seen from, and the midnights passed at the last heading
    whens: list[When | None] = []
    for i, stamp in enumerate(stamps):
        offset = offsets.get(i, 0)
        heading = day_near(stamp.heading, near) if stamp.heading else None
        if heading:
            first, headed = heading, offset
        counted = first + timedelta(days=offset - headed) if first else None
        stated = (day_near(stamp.clock.date, near) if stamp.clock else None) or heading
        whens.append(_when(stamp.clock, stated, counted, fetched) if stamp.clock else None)
    return whens


def _reading_day(anchors: Anchors) -> date | None:
    """The last day on which the page is known to have been as it is."""
    return _day(anchors.fetched) or _told(anchors.modified) or _told(anchors.published)


def _first_day(clocks: Sequence[int], offsets: Sequence[int], anchors: Anchors) -> date | None:
    """The day of the first post on the page: of the newest, the last change; of the oldest, the publication."""
    published, modified = _told(anchors.published), _told(anchors.modified)
    last = modified or published or _day(anchors.fetched)
    if _newest_first(clocks) or len(clocks) < 2:
        return last
    return published or (last - timedelta(days=offsets[-1]) if last and offsets else last)


def _newest_first(minutes: Sequence[int]) -> bool:
    """Whether most steps go back in time; one that crosses midnight goes the other way on the clock."""
    return sum(1 if (b < a) == (abs(b - a) <= DAY / 2) else -1 for a, b in pairwise(minutes) if a != b) > 0


def _days_apart(minutes: Sequence[int]) -> list[int]:
    """Days between each stamp and the page's day: newest first counts back from the first, newest last counts on."""
    newest_first = _newest_first(minutes)
    days, day = [0] if minutes else [], 0
    for a, b in pairwise(minutes):
        if newest_first and b - a > NIGHT:
            day -= 1
        elif not newest_first and a - b > NIGHT:
            day += 1
        days.append(day)
    return days


def _pinned_by_clock(stamps: Sequence[Stamp], anchors: Anchors) -> bool:
    """Whether the first post is out of order and the page was last changed near the time of the second: then it was pinned."""
    clocks = [s.clock.minutes for s in stamps if s.clock and s.clock.minutes is not None]
    changed = instant_of(anchors.modified)
    if len(clocks) < 3 or changed is None or clocks[1] - clocks[0] <= NIGHT or not _newest_first(clocks[1:]):
        return False
    at = changed.hour * 60 + changed.minute
    return _apart(at, clocks[1]) < _apart(at, clocks[0])


def _apart(a: int, b: int) -> int:
    """Minutes between two clock times, the shorter way round."""
    return min((a - b) % DAY, (b - a) % DAY)


def _when(clock: Clock, stated: date | None, counted: date | None, fetched: datetime | None) -> When:
    if clock.ago is not None:
        precision: Precision = "hour" if clock.ago >= 60 and clock.ago % 60 == 0 else "minute"
        if fetched is None:
            return When(None, None, precision, "unknown")
        ago = (fetched - timedelta(minutes=clock.ago)).replace(second=0, microsecond=0).isoformat()
        return When(ago, ago, precision, "relative to today", "")
    day = stated or counted
    if day is None or clock.minutes is None:
        return When(None, None, "minute", "unknown", clock.zone)
    moment = datetime(day.year, day.month, day.day, clock.minutes // 60, clock.minutes % 60)  # the zone follows, where it is known
    zone = zone_of(clock.zone)
    text = (moment.replace(tzinfo=zone) if zone else moment).isoformat()
    return When(text, text, "minute", "stated" if stated else "relative to published", clock.zone)


def _told(when: When | None) -> date | None:
    return _day(when.earliest if when else None)


def _day(text: str | None) -> date | None:
    moment = _instant(text)
    return moment.date() if moment else None


def _instant(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
