"""Numbers that change as time passes: which report came after which, and which readings a later one replaced."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from tellings.kinds.figure_subjects import HUMAN, SYNONYMS, counted_key, singular
from tellings.kinds.figure_terms import TERMS
from tellings.reconcile.align import Reading
from tellings.reconcile.amounts import agree, number
from tellings.reconcile.ground import Ground, Stated
from tellings.reconcile.meaning import CASUALTIES, CROWDS, FALLING

CORRECTED = re.compile(
    r"\b(?:lower(?:s|ed|ing)?|revis(?:es?|ed|ing)|correct(?:s|ed|ing|ion)|down from|downward|reduc(?:es?|ed|ing)|cut|counted twice|"
    r"double[- ]count\w*|mistaken\w*|in error|erroneous\w*|earlier (?:said|reported|put|given|figure|toll|count)|initially|originally)\b",
    re.IGNORECASE)
STEADY = frozenset({"year of age", "score", "magnitude"})  # no later report makes more of these
SETTLED = TERMS | frozenset("fine carry employ cost buy sell weigh measure".split())  # what is so does not grow by the hour
ADDING_UP = frozenset("""arrest charge rescue evacuate displace destroy damage cancel close infect abduct launch intercept leak spill burn
cut lose recover find count collect raise return send receive report record confirm register gather attend protest detain jail flee leave
strike hit vote donate seize deploy force fall rise reach cause""".split())  # what happens again while it is reported on
SPREADING = frozenset({"acre", "ha", "km²", "sq mi", "t"})
COMING = re.compile(r"\b(?:contain|count|complet|finish|done|empty|full|restor|reconnect|evacuat|vaccinat|pump|drain|running|operat|"
                    r"in service|so far|second day)", re.IGNORECASE)  # what has a share that grows
GOING_ON = frozenset("""now so far already still latest newest updated rises risen rose rising grows grown grew reaches reached passes
passed climbs climbed increased raised revised corrected lowered initially earlier""".split())
WORD = re.compile(r"[a-z]+")
RAISED = re.compile(r"\b(?:ris(?:es?|en|ing)|rose|climb\w*|jump\w*|increas\w*|gr(?:ew|ows?|own)|soar\w*|mount\w*|reach\w*|pass(?:es|ed)|"
                    r"rais\w*)\b[^.;]{0,24}$", re.I)
HALF_A_DAY = timedelta(hours=12)
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
    if not grows(ground, role, readings):
        return ()
    unsure = {"vague", "implied"} if role == "injure" else {"vague"}  # who names more of the injured need not know of more of them
    dated = first_told(ground, [r for r in readings if r.bound not in unsure and number(r) is not None and known(ground, r)])
    order: list[list[Reading]] = []
    for timed in (dated, [r for r in dated if to_the_hour(ground, r)]):  # "12 March" is neither before nor after a noon of that day
        order = order or in_order(ground, role, timed)
    placed = [r for step in order for r in step]
    loose = [r for r in readings if r not in placed and r.bound not in unsure]
    if role in CROWDS and len({s.speaker.name for r in readings for s in r.statements if s.speaker}) > 1:
        return ()  # each side counts a crowd in its own way: the later number is not the newer one
    firm_steps = [r for r in (*(x for step in order for x in step), *posts) if r.bound in FIRM]
    if len(order) < 2 or not all(any(agree(r, o) for o in firm_steps) for r in loose):
        return ()
    last = order[-1]
    return tuple(r for r in (*(x for step in order[:-1] for x in step), *loose) if not all(agree(r, o) for o in last))


def grows(ground: Ground, role: str, readings: Sequence[Reading]) -> bool:
    """Whether a number is of what goes on, and so has risen rather than is disputed: the homes burnt, not the witnesses heard."""
    stated = [s for r in readings for s in told(r)]
    if any(s.value.unit in STEADY for s in stated) or role in SETTLED or (stated and all(s.value.scope == "background" for s in stated)):
        return False
    counted = (s.value.counted.partition(" of ")[0].rpartition(" ")[2] for s in stated)
    told_so = {role, *(s.value.role for s in stated), *(SYNONYMS.get(singular(word), "") for word in counted)}
    if not any(counted_key(s.value.counted) & HUMAN for s in stated):
        told_so -= {"leave"}  # of wagons and of balls; people leave one after another
    return not told_so.isdisjoint(CASUALTIES | FALLING | ADDING_UP) or any(s.value.unit in SPREADING or goes_on(ground, s) for s in stated)


def goes_on(ground: Ground, s: Stated) -> bool:
    """Whether a sentence says that its number is one for now, or of a share that grows."""
    sentence = ground.sentence(s)
    grows_as_share = s.value.unit == "percent" and COMING.search(sentence) is not None
    return grows_as_share or not GOING_ON.isdisjoint(WORD.findall(sentence.lower()))


def first_told(ground: Ground, dated: Sequence[Reading]) -> list[Reading]:
    """Readings without those that only carry on what a report of their origin gave before them."""
    def carried(r: Reading, o: Reading) -> bool:
        one = ground.origins[r.document] == ground.origins[o.document] and r.document != o.document and number(r) == number(o)
        return one and all(ground.before(s, t) for s in told(o) for t in told(r))
    return [r for r in dated if not any(carried(r, o) for o in dated)]


def in_order(ground: Ground, role: str, timed: Sequence[Reading]) -> list[list[Reading]]:
    """Readings by number in the order in which they were reported; none where that is no order of two and more. Where floors break it,
    firm numbers alone decide."""
    chain = steps(timed)
    if len(chain) < 2 or not ordered(ground, chain):
        chain = steps([r for r in timed if r.bound in FIRM])
    falls = chain[::-1]
    order = chain if ordered(ground, chain) else falls if ordered(ground, falls) and (role in FALLING or corrected(ground, falls)) else []
    return order if len(order) > 1 else []


def to_the_hour(ground: Ground, reading: Reading) -> bool:
    """Whether it is known to the hour when a reading was reported."""
    return all((at := ground.reported(s)) is not None and at[1] - at[0] < HALF_A_DAY for s in told(reading))


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
    """Whether all of the first readings are known to be older than all of the others; a toll that is said to have risen to a number is
    newer than a lower one that no clock tells to be younger."""
    a, b = ([s for r in step for s in told(r)] for step in (first, then))
    raised = any(s.value.role in CASUALTIES and RAISED.search(ground.sentence(s)[:s.span.start - s.sentence.start]) for s in b)
    rises = raised and max(number(r) or 0.0 for r in first) < min(number(r) or 0.0 for r in then)
    if not (a and b) or any(ground.before(t, s) for s in a for t in b):
        return False
    tolls = all(s.value.role in CASUALTIES for s in (*a, *b))  # of one day with no hour, one of several may be the older
    return rises or all((any if tolls else all)(ground.before(s, t) for t in b) for s in a)


def known(ground: Ground, reading: Reading) -> bool:
    """Whether it is known when a reading was reported."""
    return bool(told(reading)) and all(ground.reported(s) is not None for s in told(reading))


def told(reading: Reading) -> tuple[Stated, ...]:
    """The statements a reading rests on."""
    return (*reading.statements, *reading.sources)
