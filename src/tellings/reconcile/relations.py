"""Sums, parts and records: how figures of one story hang together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tellings.kinds.figure_subjects import HUMAN, wider_key
from tellings.model.accounts import Conflict, Finding, Relation
from tellings.reconcile import breakdowns
from tellings.reconcile.align import Group
from tellings.reconcile.amounts import number
from tellings.reconcile.figure_conflicts import Slip, slip_conflict
from tellings.reconcile.figure_words import plain
from tellings.reconcile.ground import Ground, Stated, by_document, place
from tellings.reconcile.meaning import Topic, side_class, topic
from tellings.reconcile.worth import is_again
from tellings.text.units import TIMES

SUBSETS = {"intercept": "launch", "hospitalise": "injure", "destroy": "launch", "charge": "arrest"}  # what happens to some of those
RECORD = re.compile(r"\b(?:records?[- ](?:breaking|setting|number|high|low|set\b|of\b|(?=\d))|"
                    r"(?:a|new|previous|old|earlier|all-time|the) record\b|"
                    r"the (?:\w+ )?(?:largest|biggest|highest|most|worst|deadliest|heaviest|greatest|strongest)\b(?: \w+){0,6} "
                    r"(?:since|ever|so far|yet|of the|in)|(?:exceed|surpass|beat|top)(?:s|ed|ing)?|most (?:\w+ )?(?:since|ever)\b)",
                    re.IGNORECASE)
BEATEN = re.compile(r"\b(?:surpass|beat|break|broke|top|exceed|eclips|outstrip|overt[ao]k)\w*\s(?:\w+\s){0,4}?\d[\d,.]*$"
                    r"|\brecord of \d[\d,.]*$", re.IGNORECASE)
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
        ids, taken = [f.id for f in made], breakdowns.breakdowns(ground)
        relations = [*sums(self, made, home), *subsets(ground, self.groups, made), *records(ground, self.groups, made),
                     *breakdowns.relations(taken, home, ids), *breakdowns.share_relations(ground, home, ids),
                     *converted(ground, made, home), *beaten(ground, made, home)]
        out = [replace(f, relations=unique(r for i, r in relations if i == n)) for n, f in enumerate(made)]
        told = [slip_conflict(s, sorted({made[home[p.id]].id for p in (*s.parts, *s.others)})) for s in self.slips]
        return Related(tuple(out), (*told, *breakdowns.slips(taken, home, ids)))


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
            yield n, Relation("part", (made[pair.whole].id,), True, f"{plain(value)} of {plain(pair.sum)}")


def subsets(ground: Ground, groups: Sequence[Group], made: Sequence[Finding]) -> Iterator[tuple[int, Relation]]:
    """Parts by what happened to them (in hospital, of the injured), by kind (children, of the killed), or said to be parts."""
    wholes = [(w, g) for w, g in enumerate(groups) if g.topic.scope == "event" and (g.main or g.topic.role in SUBSETS.values())]
    for n, part in enumerate(groups):
        for w, whole in wholes:
            value, total = made[n].best, made[w].best
            if n != w and value is not None and total is not None and value <= total and is_part(ground, part, whole):
                yield n, Relation("part", (made[w].id,), True, f"{plain(value)} of {plain(total)}")
                break
    yield from casualties(groups, made)


def is_part(ground: Ground, part: Group, whole: Group) -> bool:
    """Whether what one group counts is some of what the other counts."""
    a, b = part.topic, whole.topic
    if a.unit != b.unit or a.per or b.per or a.scope not in ("event", "part") or a.forecast != b.forecast:
        return False
    if SUBSETS.get(a.role) == b.role and a.role:
        if not claimed(ground, part, whole) or not one_side(part, whole):
            return False  # what one side shot down need not be what the other side fired
        return a.counted == b.counted or not a.counted or (set(a.counted) <= HUMAN and b.counted == ("person",))
    if a.role != b.role or not whole.main:
        return False
    return a.scope == "part" or (a.counted != b.counted and set(a.counted) <= HUMAN and shared(part, whole))


def claimed(ground: Ground, part: Group, whole: Group) -> bool:
    """Whether a report says that the part is some of the whole: in so many words, or in one sentence, or in the next."""
    if any(s.value.scope == "part" for s in part.statements):
        return True
    starts = {(s.document, s.sentence.start) for s in whole.statements}
    after = {(d, next_word(ground, d, end)) for d, end in {(s.document, s.sentence.end) for s in whole.statements}}
    return any((s.document, s.sentence.start) in starts | after for s in part.statements)


def next_word(ground: Ground, document: str, at: int) -> int:
    """Where the next sentence begins after one that ends at a place."""
    text = ground.documents[document].text
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def one_side(part: Group, whole: Group) -> bool:
    """Whether nothing told of the sides speaks against it: what is intercepted was launched by the other side, and is that
    side's ("48 Ukrainian drones" are none of those that Russia launched)."""
    launched = frozenset().union(*(side_class(s.value.side) for s in whole.statements))
    for s in part.statements:
        owned = bool(s.value.side) and s.value.side in s.value.counted
        side = side_class(s.value.side)
        if side and launched and (not side & launched if owned else bool(side & launched)):
            return False
    return True


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
    """A figure of this happening that is more than an earlier one of the same things, where a report says that it is a record."""
    earlier = [(o, g) for o, g in enumerate(groups) if g.topic.scope != "event" and named_in_full(g) and is_number(g)]
    for n, new in enumerate(groups):
        for o, old in earlier:
            if new.topic.scope != "event" or replace(old.topic, scope="event") != new.topic or not named_in_full(new):
                continue
            value, before = made[n].best, made[o].best
            said = any(is_record(ground, s) for s in (*new.statements, *old.statements))
            if said and value is not None and before is not None and value > before:
                yield n, Relation("beats", (made[o].id,), True, f"{plain(value)} beats {plain(before)}")


def beaten(ground: Ground, made: Sequence[Finding], home: dict[str, int]) -> Iterator[tuple[int, Relation]]:
    """A figure and the earlier one that its own sentence says it surpasses: "728 drones, breaking the record of 537"."""
    for a, b in pairwise(ground.figures):
        new, old = a.value.low, b.value.low
        if a.document != b.document or a.sentence != b.sentence or new is None or old is None or not new > old > 0 or not a.value.counted:
            continue
        between = ground.documents[a.document].text[a.span.end:b.span.end]
        if a.value.unit == b.value.unit and a.id in home and b.id in home and home[a.id] != home[b.id] and BEATEN.search(between):
            yield home[a.id], Relation("beats", (made[home[b.id]].id,), True, f"{plain(new)} beats {plain(old)}")


def is_record(ground: Ground, s: Stated) -> bool:
    """Whether words of a record stand in a figure's sentence, with no other number between them and it."""
    text, at, end = ground.sentence(s), s.span.start - s.sentence.start, s.span.end - s.sentence.start
    return any(not re.search(r"\d", text[m.end():at] if m.end() <= at else text[end:m.start()]) for m in RECORD.finditer(text))


def is_number(g: Group) -> bool:
    """Whether a report gives a number at all: "hundreds" sets no record."""
    return any(s.value.bound != "vague" for s in g.statements)


def named_in_full(g: Group) -> bool:
    """Whether it is told what is counted, or what happened to it, so that two numbers of it can be set side by side."""
    return bool(g.topic.counted) and g.topic.unit not in ("score", "year of age", *TIMES, "times")


def converted(ground: Ground, made: Sequence[Finding], home: dict[str, int]) -> Iterator[tuple[int, Relation]]:
    """An amount given again in another unit or currency: "4 km (2.5 miles)"."""
    for a, b in pairwise(ground.figures):
        same = a.document == b.document and is_again(a, b, ground.documents[a.document].text)
        if same and a.id in home and b.id in home and home[a.id] != home[b.id]:
            first, second = (plain(number(s.value) or 0.0, s.value.unit) for s in (a, b))
            yield home[a.id], Relation("same", (made[home[b.id]].id,), True, f"{first} = {second}")


def unique(relations: Iterator[Relation]) -> tuple[Relation, ...]:
    """Relations once each, in order."""
    return tuple({(r.kind, r.text): r for r in sorted(relations, key=lambda r: (r.kind, r.text, r.findings), reverse=True)}.values())[::-1]


