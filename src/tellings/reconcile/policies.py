"""By which rules low, best and high are chosen. To add a policy: one row in POLICIES."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from tellings.reconcile.align import Reading, significance
from tellings.reconcile.amounts import agree, is_open, number, rounded, stands_for
from tellings.reconcile.ground import Ground

VAGUE = re.compile(r"\b(tens|dozens?|hundreds|thousands)\b", re.IGNORECASE)
OFFICIAL = re.compile(r"polic|sheriff|ministr|mayor|fire|hospital|coroner|medical examiner|official|authorit|governor|militar|army|"
                      r"air force|department|spokes|chief|captain|lieutenant|sergeant|prosecutor|agency|service", re.IGNORECASE)

ONE_BY_ONE = 10.0  # one victim told of by name says nothing against more dead than this in a headline


@dataclass(frozen=True, slots=True)
class Policy:
    """A named way of weighing. `lowest`: best is the lowest number any report gives. `reliable`: numbers that name no source
    and stand in one line of reporting are left out where others are not. `vague`: numbers that vague words stand for."""

    name: str
    lowest: bool = False
    reliable: bool = False
    vague: Mapping[str, float] = field(default_factory=dict)


POLICIES: dict[str, Policy] = {p.name: p for p in (
    Policy("default"),
    Policy("ucdp", reliable=True),  # UCDP GED codebook: lowest reliable, most likely, highest reliable
    Policy("acled", lowest=True, vague={"tens": 10, "dozen": 12, "dozens": 12, "hundreds": 100}),  # ACLED: most conservative; vague words
)}


def policy_named(name: str) -> Policy:
    """The policy of a name; the default where there is none of that name."""
    return POLICIES.get(name, POLICIES["default"])


def read_as(policy: Policy, reading: Reading) -> Reading:
    """A reading as the policy takes it: vague words as the number it lays down for them."""
    if reading.bound != "vague" or not policy.vague or not reading.statements:
        return reading
    match = VAGUE.search(reading.statements[0].span.text)
    value = policy.vague.get(match.group().lower()) if match else None
    return reading if value is None else replace(reading, low=value, high=value)


def unreliable(policy: Policy, ground: Ground, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """What the policy leaves out: vague words and numbers with no named source and one line of reporting, where better ones are."""
    if not policy.reliable:
        return ()
    weak = tuple(r for r in readings if r.bound == "vague" or not (named(r) or backing(ground, r, readings) > 1))
    return weak if len(weak) < len(readings) else ()


def named(reading: Reading) -> bool:
    """Whether the report says who says so."""
    return any(s.speaker for s in (*reading.statements, *reading.sources))


def backing(ground: Ground, reading: Reading, readings: Sequence[Reading]) -> int:
    """How many origins give an amount that agrees with this one."""
    return len({ground.origins[r.document] for r in readings if agree(r, reading)})


def choose(policy: Policy, ground: Ground, readings: Sequence[Reading]) -> Reading | None:
    """The reading whose number is best. Readings: the current ones, in any order."""
    if not readings:
        return None
    if len(readings) == 1:
        return readings[0]
    if policy.lowest:
        return min(readings, key=lambda r: (number(r) or 0.0, r.bound != "exact", r.document))
    weights: dict[tuple[object, ...], tuple[float, ...]] = {}  # one a printed amount, however many reports give it
    for r in readings:
        if _amount(r) not in weights:
            weights[_amount(r)] = weight(ground, r, readings)
    return max(readings, key=lambda r: (weights[_amount(r)], -_place(r)))


def _amount(reading: Reading) -> tuple[object, ...]:
    return reading.low, reading.high, reading.bound, bool(reading.rule)


def weight(ground: Ground, reading: Reading, readings: Sequence[Reading]) -> tuple[float, ...]:
    """What speaks for a reading, most important first: it is a number and not a vague word; origins that agree with it; that it
    is not only a floor; origins that give just this number; that it is a headline's, of more people than are told of one by one; that
    it is not worked out; a named official source; how late it was reported; how exact; how much it says."""
    value = number(reading) or 0.0
    same = [r for r in readings if number(r) == value and r.bound != "vague"]
    point = replace(reading, low=value, high=value, bound="exact")
    return (
        stands_for(reading),
        len({ground.origins[r.document] for r in readings if bears_out(r, point)}),
        any(r.bound not in {"at_least", "more_than"} for r in same),
        len({ground.origins[r.document] for r in same}),
        value > ONE_BY_ONE and any(r.bound != "implied" and any(ground.heads(s) for s in r.statements) for r in same),
        not all(r.rule for r in same),
        max(nearness(r) for r in same) if same else 0,
        not any(rounded(reading, r) and significance(number(r)) > significance(value) for r in readings),
        max(_latest(ground, r) for r in same or (reading,)),
        reading.bound == "exact",
        value,
    )


def bears_out(reading: Reading, point: Reading) -> bool:
    """Whether a reading speaks for a number. Victims told of one by one speak only for as many as they are."""
    if reading.bound == "implied":
        return number(reading) == number(point)
    return reading.bound != "vague" and agree(reading, point)


def nearness(reading: Reading) -> int:
    """How near to the fact the claimant stands: officials with the matter in hand, anyone named, no one."""
    names = [s.speaker.name for s in (*reading.statements, *reading.sources) if s.speaker]
    return 2 if any(OFFICIAL.search(n) for n in names) else int(bool(names))


def _latest(ground: Ground, reading: Reading) -> float:
    times = [t for s in (*reading.statements, *reading.sources) if (t := ground.reported(s))]
    return max((t[0].timestamp() for t in times), default=datetime(1, 1, 2, tzinfo=UTC).timestamp())


def _place(reading: Reading) -> float:
    return min((s.span.start for s in reading.statements), default=0)


def top_is_open(readings: Sequence[Reading], high: float | None) -> bool:
    """Whether the largest number is given only as "at least" or "more than" so many."""
    top = [r for r in readings if r.bound != "vague" and high in (r.low, r.high)]
    return bool(top) and all(is_open(r) for r in top)
