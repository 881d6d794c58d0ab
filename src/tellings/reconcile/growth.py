"""Numbers that change as time passes: which report came after which, and which readings a later one replaced."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tellings.reconcile.align import Reading
from tellings.reconcile.amounts import agree, number
from tellings.reconcile.ground import Ground, Stated
from tellings.reconcile.meaning import CROWDS, FALLING

CORRECTED = re.compile(
    r"\b(?:lower(?:s|ed|ing)?|revis(?:es?|ed|ing)|correct(?:s|ed|ing|ion)|down from|downward|reduc(?:es?|ed|ing)|cut|counted twice|"
    r"double[- ]count\w*|mistaken\w*|in error|erroneous\w*|earlier (?:said|reported|put|given|figure|toll|count)|initially|originally)\b",
    re.IGNORECASE)
STEADY = frozenset({"year of age", "score", "magnitude"})  # no later report makes more of these
SETTLED = frozenset({"sentence", "fine"})  # what a court or an office decides does not grow by the hour
FIRM = frozenset({"exact", "about", "range"})  # a floor agrees with every larger number, and so orders nothing


def updated(ground: Ground, readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """Readings that stand, and those that a later post of the same report replaced by another number."""
    old = {
        i for i, r in enumerate(readings) for later in readings
        if r.document == later.document and r.statements and later.statements and number(r) != number(later)
        and not agree(r, later) and ground.before(r.statements[0], later.statements[0])
    }
    return tuple(r for i, r in enumerate(readings) if i not in old), tuple(r for i, r in enumerate(readings) if i in old)


def replaced(ground: Ground, role: str, readings: Sequence[Reading], posts: Sequence[Reading]) -> tuple[Reading, ...]:
    """The earlier readings of a number that only rose (of the missing: or only fell) in a known order; none where the order is
    unknown or mixed. `posts`: readings that later posts of the same reports replaced. A reading whose time is unknown breaks
    no order if it agrees with a step of it, and stands only if it agrees with the last."""
    if STEADY & {s.value.unit for r in readings for s in r.statements} or role in SETTLED:
        return ()
    unsure = {"vague", "implied"} if role == "injure" else {"vague"}  # who names more of the injured need not know of more of them
    timed = [r for r in readings if r.bound not in unsure and number(r) is not None and known(ground, r)]
    loose = [r for r in readings if r not in timed and r.bound != "vague"]
    chain = steps(timed)
    if len(chain) < 2 or not ordered(ground, chain):
        firm = steps([r for r in timed if r.bound in FIRM])
        loose += [r for r in timed if not any(r in step for step in firm)]
        chain = firm
    falls = chain[::-1]
    order = chain if ordered(ground, chain) else falls if ordered(ground, falls) and (role in FALLING or corrected(ground, falls)) else []
    if role in CROWDS and len({s.speaker.name for r in readings for s in r.statements if s.speaker}) > 1:
        return ()  # each side counts a crowd in its own way: the later number is not the newer one
    firm_steps = [r for r in (*(x for step in order for x in step), *posts) if r.bound in FIRM]
    if len(order) < 2 or not all(any(agree(r, o) for o in firm_steps) for r in loose):
        return ()
    last = order[-1]
    return tuple(r for r in (*(x for step in order[:-1] for x in step), *loose) if not all(agree(r, o) for o in last))


def corrected(ground: Ground, falls: Sequence[Sequence[Reading]]) -> bool:
    """Whether the reports that give each smaller number say that an earlier one was wrong."""
    return all(any(CORRECTED.search(ground.sentence(s)) for r in step for s in told(r)) for step in falls[1:])


def steps(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Readings by number, smallest first."""
    by_number: dict[float, list[Reading]] = defaultdict(list)
    for r in readings:
        by_number[number(r) or 0.0].append(r)
    return [by_number[v] for v in sorted(by_number)]


def ordered(ground: Ground, chain: Sequence[Sequence[Reading]]) -> bool:
    """Whether each step is known to be older than the next."""
    return all(before(ground, a, b) for a, b in pairwise(chain))


def before(ground: Ground, first: Sequence[Reading], then: Sequence[Reading]) -> bool:
    """Whether all of the first readings are known to be older than all of the others."""
    a, b = ([s for r in step for s in told(r)] for step in (first, then))
    return bool(a and b) and all(ground.before(s, t) for s in a for t in b)


def known(ground: Ground, reading: Reading) -> bool:
    """Whether it is known when a reading was reported."""
    return bool(told(reading)) and all(ground.reported(s) is not None for s in told(reading))


def told(reading: Reading) -> tuple[Stated, ...]:
    """The statements a reading rests on."""
    return (*reading.statements, *reading.sources)
