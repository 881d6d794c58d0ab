"""Sums, parts and records: how figures of one story hang together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tellings.kinds.figure_subjects import HUMAN, wider_key
from tellings.model.accounts import Conflict, Finding, Relation
from tellings.reconcile.align import Group
from tellings.reconcile.amounts import number
from tellings.reconcile.figure_conflicts import Slip, slip_conflict
from tellings.reconcile.figure_words import plain
from tellings.reconcile.ground import Ground, Stated, by_document, place
from tellings.reconcile.meaning import Topic, topic

SUBSETS = {"intercept": "launch", "hospitalise": "injure", "destroy": "launch", "charge": "arrest"}  # what happens to some of those
RECORD = re.compile(r"\b(?:record|records|largest|biggest|highest|most|worst|deadliest|exceed\w*|surpass\w*|beat\w*|"
                    r"broke|breaking|previous)\b", re.IGNORECASE)
AND = re.compile(r"(?:\s|,|\band\b|\bplus\b|&|\bas well as\b|\bwith\b)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that one sentence adds up: "539 drones and 11 missiles". `whole`: the index of the group they make up."""

    parts: tuple[Stated, Stated]
    whole: int
    sum: float


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """What adds up and what does not, found before weighing and told after it."""

    groups: tuple[Group, ...]
    held: tuple[Pair, ...]
    slips: tuple[Slip, ...]

    def tell(self, ground: Ground, made: Sequence[Finding]) -> Related:
        """The findings with their relations, and the conflicts of arithmetic."""
        home = {i: n for n, f in enumerate(made) for i in f.statements}
        relations = [*sums(self, made, home), *subsets(self.groups, made), *records(ground, self.groups, made)]
        out = [replace(f, relations=unique(r for i, r in relations if i == n)) for n, f in enumerate(made)]
        told = [slip_conflict(s, sorted({made[home[p.id]].id for p in (*s.parts, *s.others)})) for s in self.slips]
        return Related(tuple(out), tuple(told))


@dataclass(frozen=True, slots=True)
class Related:
    """Findings with relations, and what does not add up."""

    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]


def relate(ground: Ground, groups: Sequence[Group]) -> tuple[tuple[Group, ...], Arithmetic]:
    """Find what adds up; a figure that breaks a sum which other figures hold is set aside in its group."""
    home = {s.id: n for n, g in enumerate(groups) for s in g.statements}
    pairs = list(found_pairs(ground, groups, home))
    held = tuple(p for p in pairs if holds(p, groups))
    slips = tuple(s for p in pairs if p not in held and (s := slip_of(p, held, groups)))
    out = list(groups)
    for slip in slips:
        wrong = odd_one(slip, held)
        n = home[wrong.id]
        out[n] = out[n].setting_aside([wrong], f"does not add up: {plain(slip.sum)} beside {plain(slip.whole)}")
    return tuple(out), Arithmetic(tuple(out), held, slips)


def found_pairs(ground: Ground, groups: Sequence[Group], home: dict[str, int]) -> Iterator[Pair]:
    """Figures of one sentence, joined by "and", whose kinds together are what another group counts."""
    wholes = {key(g.topic): n for n, g in reversed(list(enumerate(groups))) if g.topic.scope == "event"}
    for statements in by_document(s for g in groups for s in g.statements).values():
        for a, b in pairwise(statements):
            whole = wholes.get(key(together(topic(a), topic(b)))) if additive(ground, a, b) else None
            if whole is not None and whole not in (home[a.id], home[b.id]):
                yield Pair((a, b), whole, (number(a.value) or 0.0) + (number(b.value) or 0.0))


def key(about: Topic) -> tuple[str, tuple[str, ...], str]:
    """What a whole and its parts have in common."""
    return about.role, about.counted, about.unit


def together(a: Topic, b: Topic) -> Topic:
    """The topic of two things counted together."""
    heads = frozenset((*a.counted, *b.counted))
    wide = wider_key(heads)
    return replace(a, counted=tuple(sorted(wide if len(wide) == 1 else heads)))


def additive(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether a sentence joins two exact figures of the same happening to different kinds of things."""
    first, second = topic(a), topic(b)
    if a.sentence != b.sentence or first.counted == second.counted or first.role != second.role or first.unit != second.unit:
        return False
    if first.role == "" or "exact" not in (a.value.bound, b.value.bound) or not {a.value.bound, b.value.bound} <= {"exact", "implied"}:
        return False
    gap = ground.documents[a.document].text[a.span.end:b.span.start] if a.span.end < b.span.start else ""
    for word in sorted(a.value.counted.split(), key=len, reverse=True):
        gap = gap.replace(word, " ", 1)
    return bool(gap) and AND.fullmatch(gap) is not None


def holds(pair: Pair, groups: Sequence[Group]) -> bool:
    """Whether two parts make up a number that their whole is given."""
    return any(r.bound != "vague" and number(r) == pair.sum for r in groups[pair.whole].readings)


def slip_of(pair: Pair, held: Sequence[Pair], groups: Sequence[Group]) -> Slip | None:
    """The slip of a pair that does not add up: only where other figures do, or where a part is as large as the whole."""
    same = [h for h in held if h.whole == pair.whole and h.parts[0].document != pair.parts[0].document]
    exact = sorted((s for r in groups[pair.whole].readings if r.bound == "exact" for s in r.statements), key=place)
    if same:
        return Slip(pair.parts, same[0].parts, pair.sum, same[0].sum)
    equal = [s for s in exact if number(s.value) in {number(p.value) for p in pair.parts}]
    return Slip(pair.parts, tuple(equal[:1]), pair.sum, number(equal[0].value) or 0.0) if equal else None


def odd_one(slip: Slip, held: Sequence[Pair]) -> Stated:
    """The part that breaks the sum: the one that no held pair gives, else the larger."""
    given = {number(p.value) for h in held for p in h.parts}
    odd = [p for p in slip.parts if number(p.value) not in given] or list(slip.parts)
    return max(odd, key=lambda p: (number(p.value) or 0.0, place(p)))


def sums(arithmetic: Arithmetic, made: Sequence[Finding], home: dict[str, int]) -> Iterator[tuple[int, Relation]]:
    """The sums that hold, told at the whole and at its parts."""
    for pair in arithmetic.held:
        parts = [home[p.id] for p in pair.parts]
        ids = tuple(made[n].id for n in parts)
        left, right = (number(p.value) or 0.0 for p in pair.parts)
        yield pair.whole, Relation("sum", ids, True, f"{plain(left)} + {plain(right)} = {plain(pair.sum)}")
        for n, value in zip(parts, (left, right), strict=True):
            yield n, Relation("part", (made[pair.whole].id,), value <= pair.sum, f"{plain(value)} of {plain(pair.sum)}")


def subsets(groups: Sequence[Group], made: Sequence[Finding]) -> Iterator[tuple[int, Relation]]:
    """Parts by what happened to them (in hospital, of the injured), by kind (children, of the killed), or said to be parts."""
    wholes = [(w, g) for w, g in enumerate(groups) if g.topic.scope == "event" and (g.main or g.topic.role in SUBSETS.values())]
    for n, part in enumerate(groups):
        for w, whole in wholes:
            value, total = made[n].best, made[w].best
            if n != w and value is not None and total is not None and is_part(part, whole):
                yield n, Relation("part", (made[w].id,), value <= total, f"{plain(value)} of {plain(total)}")
                break
    yield from casualties(groups, made)


def is_part(part: Group, whole: Group) -> bool:
    """Whether what one group counts is some of what the other counts."""
    a, b = part.topic, whole.topic
    if a.unit != b.unit or a.per or b.per or a.scope not in ("event", "part") or a.forecast != b.forecast:
        return False
    if SUBSETS.get(a.role) == b.role and a.role:
        if not shared(part, whole) and all(s.value.scope != "part" for s in part.statements):
            return False  # what one side shot down need not be what the other side fired
        return a.counted == b.counted or not a.counted or (set(a.counted) <= HUMAN and b.counted == ("person",))
    if a.role != b.role or not whole.main:
        return False
    return a.scope == "part" or (a.counted != b.counted and set(a.counted) <= HUMAN and shared(part, whole))


def shared(part: Group, whole: Group) -> bool:
    """Whether a report gives both."""
    return bool({s.document for s in part.statements} & {s.document for s in whole.statements})


def casualties(groups: Sequence[Group], made: Sequence[Finding]) -> Iterator[tuple[int, Relation]]:
    """Killed and injured beside all casualties, or all shot, where those are given."""
    main = {g.topic.role: n for n, g in reversed(list(enumerate(groups))) if g.main}
    for n, g in enumerate(groups):
        if g.topic.role not in ("casualty", "shoot") or g.topic.scope != "event" or not {"kill", "injure"} <= set(main):
            continue
        dead, hurt, total = made[main["kill"]].best, made[main["injure"]].best, made[n].best
        if dead is not None and hurt is not None and total is not None and dead + hurt == total:
            ids = (made[main["kill"]].id, made[main["injure"]].id)
            yield n, Relation("sum", ids, True, f"{plain(dead)} + {plain(hurt)} = {plain(total)}")


def records(ground: Ground, groups: Sequence[Group], made: Sequence[Finding]) -> Iterator[tuple[int, Relation]]:
    """A figure of this happening beside an earlier one of the same things that is told of as a record."""
    told = [(o, g) for o, g in enumerate(groups)
            if g.topic.scope != "event" and any(RECORD.search(ground.sentence(s)) for s in g.statements)]
    for n, new in enumerate(groups):
        for o, old in told:
            if new.topic.scope != "event" or replace(old.topic, scope="event") != new.topic:
                continue
            value, before = made[n].best, made[o].best
            if value is not None and before is not None:
                yield n, Relation("beats", (made[o].id,), value > before, f"{plain(value)} beats {plain(before)}")


def unique(relations: Iterator[Relation]) -> tuple[Relation, ...]:
    """Relations once each, in order."""
    return tuple(sorted(set(relations), key=lambda r: (r.kind, r.text, r.findings)))


