"""Groups of figures that answer one question in different words, made one. Use it after what brings figures together by what they count.

Two reports say it each in their way: "it employs 1,100 in Hale" and "about 1,200 work at the Hale plant". What stands around the numbers
(see `same_question`) tells how likely they are of one thing; equal numbers need little of it, different ones much, and a report that
prints both numbers side by side says that they are of two things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from tellings.kinds.figure_restated import CLAIMED, RESTATED
from tellings.kinds.figure_sense import IN_ROW
from tellings.kinds.figure_subjects import ROLES, wider_key
from tellings.reconcile.align import DAY, MOVING, OTHERS, Group, one_time, significance
from tellings.reconcile.amounts import agree, number
from tellings.reconcile.bearers import one_name, other_bearer
from tellings.reconcile.contest import MOST, Contest
from tellings.reconcile.ground import Ground, Stated, place
from tellings.reconcile.kept_apart import can_be_one, moves, other_stage
from tellings.reconcile.meaning import CASUALTIES, FALLING, is_claimant, topic
from tellings.reconcile.same_question import Setting, rarity, settings
from tellings.text.units import TIMES

# likeness from which numbers are of one thing: equal; equal, of one digit; able to be the same; ages; and from which, with the lead on what
# else they could be paired with, different ones are: numbers; lengths of time; far apart, or a few things
SAME, SAME_SMALL, FITTING, RIVAL_AGE = -0.5, 0.5, 0.9, 0.0
RIVAL, RIVAL_TIME, FAR_RIVAL = 1.2, 1.7, 4.3
TEN = 10  # small numbers of things are often of different ones
LATER = timedelta(days=3)  # between reports: what is counted may have changed
MONTH = 32 * DAY  # a longer time is rather what a number is compared with than when it was true
YEARS = 2  # by which reports differ on an age
HARMS = CASUALTIES | FALLING
NEAR, FAR = 1.7, 3.0  # times as much
NEXT = 4  # characters between two sentences
SHOWN = 6  # statements of a group that speak for it
OF_WHOLE = re.compile(r"(?:\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third|per ?cent))\sof\s(?:\w+\s)?$", re.I)
COMMON = 12  # groups: a word around the numbers of more tells none apart


def join(ground: Ground, groups: Sequence[Group]) -> list[Group]:
    """The groups, those of one question made one: what a report says another gives the same name, then the likest first."""
    links = likenesses(ground, groups) if len({ground.origins[d] for d in ground.documents}) > 1 else []
    home = list(range(len(groups)))
    members = {i: [i] for i in home}
    told = list(restatements(groups))
    for n, (i, j) in enumerate([*told, *links]):
        into, other = sorted((home[i], home[j]), key=lambda k: standing(groups[k]))
        if into != other and (n < len(told) or all(fit(ground, groups[a], groups[b]) for a in members[into] for b in members[other])):
            members[into] += members.pop(other)
            home = [into if k == other else k for k in home]
    return [merged([groups[k] for k in members[i]]) for i in sorted(members)]


def in_both(a: Sequence[Setting], b: Sequence[Setting]) -> int:
    """How many different numbers, of ten and more, of two groups are the same: two say more than one."""
    if not one_kind(a[0].statement, b[0].statement):
        return 0
    first, second = ({number(s.statement.value) for s in own} for own in (a, b))
    return sum((n or 0.0) >= TEN for n in first & second)


def likenesses(ground: Ground, groups: Sequence[Group]) -> list[tuple[int, int]]:
    """Pairs of groups that are likely of one thing, the likest first."""
    usable = {i: speaking(g) for i, g in enumerate(groups) if joinable(g)}
    around = settings(ground, (s for own in usable.values() for s in own))
    found = {i: [around[s.id] for s in own] for i, own in usable.items()}
    contest = Contest(around.values(), rarity(around.values()))
    links = []
    for i, j in candidates(found):
        best = max((link for a in found[i] for b in found[j] if (link := linked(ground, contest, a, b)) is not None), default=None)
        if best is None and in_both(found[i], found[j]) > 1:
            best = 0.0
        if best is not None:
            links.append((-best, place(groups[i].statements[0]), place(groups[j].statements[0]), i, j))
    return [(i, j) for *_, i, j in sorted(links)]


def restatements(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Groups of which one holds another's number for what a number of the other counts, in the same report: "police say 80,000; the union
    puts the number at 400,000"."""
    usable = [i for i, g in enumerate(groups) if joinable(g)]
    rows = sorted(((place(s), i, s) for i in usable for s in groups[i].statements), key=lambda row: row[0])
    for n, (_, i, s) in enumerate(rows):
        if RESTATED in s.notes:
            same = [j for _, j, t in rows[:n] if t.document == s.document and RESTATED not in t.notes and alike_but_number(s, t)
                    and not claims(s, t, one=True)]
            if same and same[-1] != i:
                yield same[-1], i
        elif n and gainsays(rows[n - 1][2], s) and rows[n - 1][1] != i:
            yield rows[n - 1][1], i


def gainsays(s: Stated, t: Stated) -> bool:
    """Whether another who is named gives another number of the same things right after the first: "the minister said that it carried 162
    passengers. Its owner said that it had 95 passengers on board"."""
    x, y = sorted(abs(number(v.value) or 0.0) for v in (s, t))
    beside = s.document == t.document and 0 <= t.sentence.start - s.sentence.end < NEXT
    return beside and alike_but_number(s, t) and bool(s.value.counted) and 0 < x < y <= FAR * x and claims(s, t, one=False) and (
        OTHERS.search(t.value.counted) is None and s.value.scope == t.value.scope)


def alike_but_number(s: Stated, t: Stated) -> bool:
    """Whether two figures count the same, in numbers that two sides can give."""
    x, y = sorted(abs(number(v.value) or 0.0) for v in (s, t))
    return (s.value.counted, s.value.role, s.value.unit) == (t.value.counted, t.value.role, t.value.unit) and x * CLAIMED >= y


def joinable(g: Group) -> bool:
    """Whether a group is of printed numbers, and no toll."""
    return bool(g.readings) and not g.main and g.topic.role not in CASUALTIES and not any(r.rule for r in g.readings)


def speaking(g: Group) -> list[Stated]:
    """The statements that speak for a group: one a report and wording, the first of them."""
    told = {(s.document, s.value.counted, s.value.role): s for s in sorted(g.statements, key=place, reverse=True)
            if s.value.bound not in ("implied", "vague")}
    return sorted(told.values(), key=place)[:SHOWN]


def candidates(found: dict[int, list[Setting]]) -> Iterator[tuple[int, int]]:
    """Pairs of groups that have a unit in common, and a number or a telling word."""
    index: dict[tuple[str, str, object], set[int]] = defaultdict(set)
    for i, own in found.items():
        for s in own:
            value = s.statement.value
            index[value.unit, value.per, number(value)].add(i)
            for word in s.near | s.names | s.key | {s.role, ""}:
                index[value.unit, value.per, word].add(i)
    pairs = {pair for own in index.values() if len(own) <= COMMON for pair in combinations(sorted(own), 2)}
    yield from sorted(pairs)


def linked(ground: Ground, contest: Contest, a: Setting, b: Setting) -> float | None:
    """By how much two numbers of two reports are likelier of one thing than they need be; None where they are not."""
    s, t = a.statement, b.statement
    if ground.origins[s.document] == ground.origins[t.document] or not one_kind(s, t) or is_wider(a.key, b.key) or is_wider(b.key, a.key):
        return None
    needed = level(ground, s, t)
    if needed is None:
        return None
    over = contest.likeness(a, b) - needed
    if needed in (RIVAL, RIVAL_TIME, FAR_RIVAL):
        lead = contest.ahead(a, b) if over >= -MOST else None
        if lead is None or over + lead < 0 or not can_be_one(ground, topic(s), contest.again(a), contest.again(b)):
            return None
        return over + lead
    return over if over >= 0 else None


def is_wider(key: frozenset[str], part: frozenset[str]) -> bool:
    """Whether what is counted takes in the other: "drones and missiles" and "drones", "people" and "children"."""
    return key != part and bool(part) and (part < key or wider_key(part) == key)


def one_kind(s: Stated, t: Stated) -> bool:
    """Whether nothing in what is said of two numbers sets them apart, whatever they are."""
    aside = ("background", "period")
    same = len({(v.value.unit, v.value.per, v.value.scope in aside, v.value.role if v.value.role in HARMS else "", IN_ROW in v.notes,
                 OTHERS.search(v.value.counted) is None) for v in (s, t)}) == 1
    announced = s.value.role == t.value.role and s.value.role in ROLES  # "will cut 2,400 jobs", "is to cut 2,600"
    told_alike = (s.modality == "forecast") == (t.modality == "forecast") or equal(s, t) or announced
    return same and told_alike and {s.value.change, t.value.change} != {"up", "down"}


def equal(s: Stated, t: Stated) -> bool:
    """Whether two numbers are the same, whatever their bounds."""
    return number(s.value) == number(t.value) and (None in (s.value.high, t.value.high) or s.value.high == t.value.high)


def level(ground: Ground, s: Stated, t: Stated) -> float | None:
    """The likeness that two numbers need to be of one thing; None where they never are."""
    x, y = sorted(abs(number(v.value) or 0.0) for v in (s, t))
    if equal(s, t):
        return SAME if significance(x) > 1 else SAME_SMALL
    if x * FAR < y or s.value.unit == "score" or is_whole(ground, s) != is_whole(ground, t) or other_stage(ground, s, t):
        return None
    if agree(s.value, t.value):
        return FITTING
    if s.value.unit == "year of age":
        return RIVAL_AGE if y - x <= YEARS and s.value.counted[:1].isupper() and t.value.counted[:1].isupper() and (
            one_name(s.value.counted, t.value.counted)) else None
    if {s.value.role, t.value.role} & MOVING or other_bearer(s, t) or moves(ground, s, t) or not at_one_time(ground, s, t):
        return None
    if y > x * NEAR or s.value.unit == "share" or (s.value.unit in ("", "times") and y < TEN):
        return FAR_RIVAL
    return RIVAL_TIME if s.value.unit in TIMES else RIVAL


def at_one_time(ground: Ground, s: Stated, t: Stated) -> bool:
    """Whether two numbers can be of one moment, by their times and those of their reports."""
    reported = [ground.reported(v) for v in (s, t)]
    if reported[0] and reported[1] and abs(reported[0][0] - reported[1][0]) > LATER:
        return False
    times = {v.id: ground.happened(v) for v in (s, t)}
    return any(time is None or time.high - time.low > MONTH for time in times.values()) or one_time(s, t, times)


def is_whole(ground: Ground, s: Stated) -> bool:
    """Whether a number is what another is part of: the 175 of "88 of the 175 seats"."""
    return OF_WHOLE.search(ground.documents[s.document].text[s.sentence.start:s.span.start][-40:]) is not None


def fit(ground: Ground, a: Group, b: Group) -> bool:
    """Whether no report prints different numbers of two groups side by side, but as what two claim."""
    pairs = [(s, t) for s in a.statements for t in b.statements if s.document == t.document and not equal(s, t)]
    return not any({s.value.bound, t.value.bound}.isdisjoint({"vague", "implied"}) and not ground.before(s, t) and not ground.before(t, s)
                   and not claims(s, t, one=False) for s, t in pairs)


def claims(s: Stated, t: Stated, *, one: bool) -> bool:
    """Whether one who is named gives both of two numbers (`one`), or two who are named each give one."""
    first, second = (v.speaker.name if v.speaker else "" for v in (s, t))
    return bool(first and second) and is_claimant(first) and is_claimant(second) and one_name(first, second) is one


def standing(g: Group) -> tuple[object, ...]:
    """The order in which groups give a joined one its topic: this happening's, with something counted, most printed first."""
    return g.topic.scope != "event", not g.topic.counted, not g.topic.role, -len(g.statements), place(g.statements[0])


def merged(groups: Sequence[Group]) -> Group:
    """Several groups as one, under the topic of the first."""
    first = groups[0]
    if len(groups) == 1:
        return first
    statements: Iterable[Stated] = (s for g in groups for s in g.statements)
    return replace(first, statements=tuple(sorted(statements, key=place)), readings=tuple(r for g in groups for r in g.readings),
                   aside=tuple(a for g in groups for a in g.aside))
