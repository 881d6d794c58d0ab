"""Use to settle when a page was published: each part of it that gives a date makes a claim, and the claims are weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone

from tellings.model.when import When
from tellings.read.moments import at_minute, day_of, in_zone, instant_of

MORNING, AFTERNOON = 8, 14  # hours UTC before and after which it may be another day where the report was written
NEARLY = 0.9  # what an instant counts for that other day
SURE = 2.5  # trust from which a claim is not taken for a slip
GIVEN, PRINTED = "given", "text"  # by the caller: taken as it is; what a reader sees
FAR = timedelta(hours=14)  # no zone is farther from UTC


@dataclass(frozen=True, slots=True)
class Claim:
    """A date that one part of a page gives. `source` is that part in words; claims of one source are counted once.

    `weight` is how far the part is to be trusted; `changed`: it tells of the last change, not of the publication.
    """

    when: When
    source: str
    weight: float
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The date that most speaks for, what speaks for it, and how sure that is (0 to 1); `against` are the other days told."""

    when: When
    sources: tuple[str, ...]
    confidence: float
    against: tuple[tuple[date, str], ...] = ()


def decide(claims: Sequence[Claim], zone: str = "") -> Verdict | None:
    """The publication among these claims; the last change where nothing else is told; None where nothing is. Instants in UTC
    are told by the clock of `zone`, the outlet's."""
    claims = [c if c.source == GIVEN else replace(c, when=in_zone(c.when, zone)) for c in claims] if zone else claims
    told = _less_changes([c for c in claims if not c.changed], [c for c in claims if c.changed])
    return _weighed(told) if told else _weighed([replace(c, weight=c.weight * 0.4) for c in claims])


def last_change(claims: Sequence[Claim]) -> When | None:
    """The last change that is claimed, from the most trusted part."""
    changed = [c for c in claims if c.changed]
    return max(changed, key=lambda c: c.weight).when if changed else None


def _less_changes(told: Sequence[Claim], changed: Sequence[Claim]) -> list[Claim]:
    """The claims of publication, with little trust in one that is the very minute of a change, where another names an earlier day."""
    minutes = {m.replace(second=0).timestamp() for c in changed if (m := instant_of(c.when)) and m.tzinfo}
    first = min((day for c in told if c.weight >= SURE and (day := day_of(c.when))), default=date.max)
    return [replace(c, weight=c.weight * 0.3) if (m := instant_of(c.when)) and m.tzinfo and m.date() > first
            and m.replace(second=0).timestamp() in minutes else c for c in told]


def _weighed(claims: Sequence[Claim]) -> Verdict | None:
    """The day with the most trust behind it, an instant's day in other zones counted too."""
    days = list(dict.fromkeys(day for c in claims if (day := day_of(c.when))))
    if not days:
        return None
    scores = {day: _score(day, claims) for day in days}
    best = max(days, key=lambda d: (scores[d], -days.index(d)))
    rival = max((s for d, s in scores.items() if abs(d - best) > timedelta(days=1)), default=0.0)
    sure = scores[best] / (scores[best] + rival / 2 + 0.5)
    sources = tuple(dict.fromkeys(c.source for c in claims if _supports(c, best)))
    against = tuple(dict.fromkeys((day, c.source) for c in claims if (day := day_of(c.when)) and c.source not in sources))
    return Verdict(_exact(best, claims), sources, round(sure, 2), against)


def _score(day: date, claims: Sequence[Claim]) -> float:
    by_source: dict[str, float] = {}
    for c in claims:
        by_source[c.source] = max(by_source.get(c.source, 0.0), c.weight * _supports(c, day))
    return sum(by_source.values())


def _supports(claim: Claim, day: date) -> float:
    """How much a claim speaks for a day: its own, or for an instant in UTC the day that it then was elsewhere."""
    own, moment = day_of(claim.when), instant_of(claim.when)
    if own == day:
        return 1.0
    if own is None or moment is None or (moment.utcoffset() != timedelta(0) and "/" not in claim.when.zone):
        return 0.0
    if "/" in claim.when.zone:  # told by the outlet's clock; its UTC day
        return NEARLY if day == moment.astimezone(UTC).date() else 0.0
    before = day == own - timedelta(days=1) and moment.hour < MORNING
    return NEARLY if before or (day == own + timedelta(days=1) and moment.hour >= AFTERNOON) else 0.0


def _exact(day: date, claims: Sequence[Claim]) -> When:
    """The most exact time on that day: an instant with the zone of the place, else one, else a clock time, else the day."""
    ranked = sorted(claims, key=lambda c: -c.weight)
    moments = [(m, c.when) for c in ranked if (m := instant_of(c.when)) and _supports(c, day)]
    on_day = [(m, w) for m, w in moments if day_of(w) == day]
    aware = next(((m, w) for m, w in moments if m.tzinfo), None)
    if aware is not None and not aware[0].utcoffset() and (local := _local(aware, on_day)):
        return local
    if on_day:
        return aware[1] if aware in on_day else on_day[0][1]
    printed = any(c.source == PRINTED and day_of(c.when) == day for c in claims)
    return When.on(day) if printed or not moments else moments[0][1]


def _local(utc: tuple[datetime, When], on_day: Sequence[tuple[datetime, When]]) -> When | None:
    """An instant in UTC as the clock of the place has it, where the page shows that clock too."""
    for moment, when in on_day:
        apart = moment.replace(tzinfo=None) - utc[0].replace(tzinfo=None)
        rest = apart.total_seconds() % 900
        if moment.utcoffset() and abs(moment - utc[0]) < timedelta(minutes=2):
            return when
        if moment.tzinfo is None and apart and abs(apart) <= FAR and min(rest, 900 - rest) <= 90:
            offset = timedelta(minutes=15 * round(apart / timedelta(minutes=15)))
            return at_minute(moment.replace(tzinfo=timezone(offset)), "")
    return None
