"""Groups that turn out to be one: the same quantity told with another verb or under another name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.kinds.figure_sense import is_unit_of_measure
from tellings.kinds.figure_subjects import HUMAN, ROLES
from tellings.reconcile.align import MOVING, OTHERS, WEAK_ROLES, Group, significance
from tellings.reconcile.amounts import agree, is_open, number
from tellings.reconcile.bearers import both_named, other_bearer
from tellings.reconcile.ground import Ground, place
from tellings.reconcile.kept_apart import PAIRS
from tellings.reconcile.meaning import CASUALTIES, place_class, same_place, side_class
from tellings.text.units import is_money

TELLING = 10  # numbers below are too common to mean the same thing wherever they are printed
ROUND = 100  # a round number of the same things in two reports from here on is the same number
OPEN = 1.5  # "more than 100" is printed of 120, not of 400


def absorb(ground: Ground, groups: Sequence[Group]) -> list[Group]:
    """The groups, those made one that give one quantity the same number in other words."""
    out: list[Group] = []
    for g in sorted(groups, key=rank):
        home = next((i for i, o in enumerate(out) if one(ground, o, g)), None)
        if home is None:
            out.append(g)
        else:
            out[home] = merged(out[home], g)
    return out


def rank(g: Group) -> tuple[object, ...]:
    """The order in which groups take in others: this happening's, with a number and a telling role, largest first."""
    vague = all(r.bound == "vague" for r in g.readings)
    first = place(g.statements[0]) if g.statements else ()
    return g.topic.scope != "event", vague, g.topic.role not in ROLES, -len(g.statements), first


def one(ground: Ground, home: Group, g: Group) -> bool:
    """Whether a group says again what another does: the same kinds of things, the same telling number."""
    a, b = home.topic, g.topic
    if (a.unit, a.per, a.change, a.forecast) != (b.unit, b.per, b.change, b.forecast) or not {a.scope, b.scope} <= {"event", "background"}:
        return False
    if any(other_bearer(s, t) and not both_named(ground, s, t) for s in home.statements[:PAIRS] for t in g.statements[:PAIRS]):
        return False
    if a.unit:
        return same_sum(home, g)
    if repeats_vaguely(home, g):
        return True
    if a.counted != b.counted or not a.counted or (a.role != b.role and b.role in ROLES):
        return False
    if a.scope == "background" and a.role == b.role:
        return False  # both were seen side by side when they were aligned
    return same_number(home, g) or (a.scope == b.scope and (same_round(home, g) or same_few(home, g) or within(home, g)))


def repeats_vaguely(home: Group, g: Group) -> bool:
    """Whether a report says of people in one word what it also counts: "dozens detained" above "84 activists had been detained"."""
    a, b = home.topic, g.topic
    if not g.readings or a.role != b.role or b.role not in ROLES or a.scope != b.scope or not set(a.counted) <= HUMAN | {"person"}:
        return False
    return set(b.counted) <= {"person"} and all(r.bound == "vague" and any(
        o.bound == "exact" and o.document == r.document and agree(o, r) for o in home.readings) for r in g.readings)


def same_number(home: Group, g: Group) -> bool:
    """Whether all that a group gives is one telling number that the other gives too."""
    given = exact(home)
    return bool(g.readings) and all(telling(s.value.low) and s.value.low == s.value.high and s.value.low in given for s in g.statements)


def exact(g: Group) -> set[float | None]:
    """The exact numbers a group is given."""
    return {number(r) for r in g.readings if r.bound == "exact"}


def telling(value: float | None) -> bool:
    """Whether a number says by itself what it is of: 537 does, 5 and 100 do not."""
    return value is not None and value >= TELLING and significance(value) > 1


def same_sum(home: Group, g: Group) -> bool:
    """Whether an amount of money or a measure is the same, to the digit, in other words: "the bill came to $14.2m", "it cost
    $14.2m". Prices and other things that move are told apart."""
    unit = home.topic.unit
    if not (is_money(unit) or is_unit_of_measure(unit)) or {home.topic.role, g.topic.role} & MOVING or not g.readings:
        return False
    given = exact(home)
    values = [s.value.low for s in g.statements]
    if any(v is None or v not in given or s.value.bound != "exact" for v, s in zip(values, g.statements, strict=True)):
        return False
    digits = min(significance(v) for v in values)
    return digits > 2 or (digits == 2 and max(v or 0.0 for v in values) >= TELLING and apart(home, g))





def apart(home: Group, g: Group) -> bool:
    """Whether no report gives both."""
    return not {s.document for s in home.statements} & {s.document for s in g.statements}


def soft(home: Group, g: Group) -> bool:
    """Whether neither verb is one of those that tell for certain what happened to the counted."""
    return not {home.topic.role, g.topic.role} & CASUALTIES and g.topic.role not in ROLES


def same_round(home: Group, g: Group) -> bool:
    """Whether another report gives the same round number of the same things: "about 400 people were moved", "told to leave"."""
    given = {number(r) for r in home.readings if r.bound in ("exact", "about")}
    values = [number(s.value) for s in g.statements]
    return bool(g.readings) and soft(home, g) and apart(home, g) and all(
        v is not None and v >= ROUND and v in given and s.value.bound in ("exact", "about")
        for v, s in zip(values, g.statements, strict=True))


def same_few(home: Group, g: Group) -> bool:
    """Whether a small number is of the same particular things: "seven assault rifles" seized and found; or of things of which
    nothing is told but that they are there, in another report."""
    given = exact(home)
    same = bool(g.readings) and soft(home, g) and all(s.value.bound == "exact" and s.value.low in given for s in g.statements)
    if not same or set(home.topic.counted) == {"person"} or not one_place_side(home, g):
        return False
    words = {s.value.counted.casefold() for o in (home, g) for s in o.statements}
    return len(words) == 1 and (" " in next(iter(words)) or (not acts(g) and apart(home, g)))


def within(home: Group, g: Group) -> bool:
    """Whether a floor in one report is borne out by a number of the same particular things in another: "more than 100
    firefighters", "120 firefighters"."""
    if not (soft(home, g) and apart(home, g)) or set(home.topic.counted) == {"person"}:
        return False
    pairs = [(r, o) for r in home.readings for o in g.readings]
    return any(is_open(r) != is_open(o) for r, o in pairs) and all(near(number(r), number(o)) and agree(r, o) for r, o in pairs)


def near(a: float | None, b: float | None) -> bool:
    """Whether two numbers are large and of almost one size."""
    return a is not None and b is not None and min(a, b) >= TELLING and max(a, b) <= OPEN * min(a, b)


def acts(g: Group) -> set[str]:
    """The verbs of a group's figures that tell an act."""
    return {s.value.role for s in g.statements} - WEAK_ROLES - {""}


def one_place_side(a: Group, b: Group) -> bool:
    """Whether nothing told of place, side or "other" keeps two groups apart."""
    x, y = a.statements[0].value, b.statements[0].value
    sides = side_class(x.side), side_class(y.side)
    places = same_place(place_class(x.where), place_class(y.where))
    return places and not (all(sides) and not sides[0] & sides[1]) and bool(OTHERS.search(x.counted)) == bool(OTHERS.search(y.counted))





def merged(home: Group, g: Group) -> Group:
    """One group of two, by the verb that says more."""
    says_more = home.topic.role in WEAK_ROLES | {""} and g.topic.role not in WEAK_ROLES | {""}
    return replace(home, topic=replace(home.topic, role=g.topic.role) if says_more else home.topic,
                   statements=tuple(sorted((*home.statements, *g.statements), key=place)),
                   readings=(*home.readings, *g.readings), aside=(*home.aside, *g.aside), main=home.main or g.main)
