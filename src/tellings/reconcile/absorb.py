"""Groups that turn out to be one: the same quantity told with another verb, under another name, or with another number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tellings.kinds.figure_sense import is_unit_of_measure
from tellings.kinds.figure_subjects import HUMAN, ROLES, singular
from tellings.reconcile.align import ALIKE, MOVING, OTHERS, WEAK_ROLES, Group, significance
from tellings.reconcile.amounts import agree, is_open, number
from tellings.reconcile.bearers import both_named, names_shared, other_bearer
from tellings.reconcile.ground import Ground, Stated, place
from tellings.reconcile.kept_apart import PAIRS, told_alike
from tellings.reconcile.meaning import CASUALTIES, place_class, same_place, side_class
from tellings.reconcile.telling_words import WORD, stem, telling_words
from tellings.text.units import is_money

TELLING = 10  # numbers below are too common to mean the same thing wherever they are printed
ROUND = 100  # a round number of the same things in two reports from here on is the same number
OPEN = 1.5  # "more than 100" is printed of 120, not of 400
SHARED = 2  # words that two sentences must share, beside the counted, for their numbers to be rival answers to one question
COMMON = 8  # a word in more sentences with figures than this tells none of them apart


@dataclass(frozen=True, slots=True)
class Context:
    """The telling words around the figures of each statement, by its id."""

    words: dict[str, frozenset[str]]
    first: frozenset[str]  # the statements that no other figure of their sentence stands before

    @classmethod
    def of(cls, ground: Ground, groups: Iterable[Group]) -> Context:
        """The words of the statements' sentences, without those that many sentences with figures have."""
        found = {s.id: telling_words(ground.sentence(s)) for g in groups for s in g.statements}
        sentences = {(ground.origins[s.document], s.sentence.start): found[s.id] for g in groups for s in g.statements}  # a copy adds none
        often = Counter(w for words in sentences.values() for w in words)
        told = {i: frozenset(w for w in words if often[w] <= COMMON) for i, words in found.items()}
        leading: dict[tuple[str, int], Stated] = {}
        for s in sorted((s for g in groups for s in g.statements), key=place):
            leading.setdefault((s.document, s.sentence.start), s)
        return cls(told, frozenset(s.id for s in leading.values()))

    def shared(self, a: Group, b: Group) -> int:
        """How many telling words the sentences of two groups have in common."""
        counted = {stem(w) for g in (a, b) for s in g.statements for w in WORD.findall(s.value.counted.lower())}
        pooled = [frozenset().union(*(self.words[s.id] for s in g.statements)) - counted for g in (a, b)]
        return len(pooled[0] & pooled[1])

    def leads(self, a: Group, b: Group) -> bool:
        """Whether each figure is the first of its sentence, and so what the sentence is about."""
        return all(s.id in self.first for g in (a, b) for s in g.statements)


def absorb(ground: Ground, groups: Sequence[Group]) -> list[Group]:
    """The groups, those of one quantity made one: first where the numbers agree, then where they are rivals."""
    out: list[Group] = []
    for g in sorted(groups, key=rank):
        home = next((i for i, o in enumerate(out) if one(ground, o, g)), None)
        if home is None:
            out.append(g)
        else:
            out[home] = merged(out[home], g)
    return out if len(ground.documents) == 1 else join_rivals(Context.of(ground, out), out)


def rank(g: Group) -> tuple[bool, bool, int, tuple[object, ...]]:
    """The order in which groups take in others: this happening's, with a telling role, largest first."""
    return g.topic.scope != "event", g.topic.role not in ROLES, -len(g.statements), place(g.statements[0]) if g.statements else ()


def one(ground: Ground, home: Group, g: Group) -> bool:
    """Whether a group says again what another does: the same kinds of things, the same telling number."""
    a, b = home.topic, g.topic
    if (a.unit, a.per, a.change, a.forecast) != (b.unit, b.per, b.change, b.forecast) or not {a.scope, b.scope} <= {"event", "background"}:
        return False
    if any(other_bearer(s, t) and not both_named(ground, s, t) for s in home.statements[:PAIRS] for t in g.statements[:PAIRS]):
        return False
    if a.unit:
        return same_sum(home, g) or same_worth(home, g) or same_told(ground, home, g)
    if a.counted != b.counted or not a.counted or (a.role != b.role and b.role in ROLES):
        return False
    if a.scope == "background" and a.role == b.role:
        return False  # both were seen side by side when they were aligned
    return same_number(home, g) or (a.scope == b.scope and (same_round(home, g) or same_few(home, g) or within(home, g)))


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


def same_told(ground: Ground, home: Group, g: Group) -> bool:
    """Whether different reports give the same amount in sentences that tell one act of one name in like words: "bought him for £4m",
    "he moved there for £4m"; of shares, only of things of one noun ("key rate", "key interest rate")."""
    unit = home.topic.unit
    if not (is_money(unit) or unit == "percent") or {home.topic.role, g.topic.role} & MOVING or not g.readings or not apart(home, g):
        return False
    pairs = [(s, t) for s in home.statements[:PAIRS] for t in g.statements[:PAIRS]]
    if any(s.value.low != t.value.low or not s.value.bound == t.value.bound == "exact" for s, t in pairs):
        return False
    one_noun = all(noun(s) and noun(s) == noun(t) for s, t in pairs)
    if unit == "percent":
        return one_noun and any(told_alike(ground, s, t) for s, t in pairs)
    return all(names_shared(ground, s, t) >= SHARED or (names_shared(ground, s, t) and told_alike(ground, s, t, 1)) for s, t in pairs)


def noun(s: Stated) -> str:
    """The last word of what is counted."""
    return singular(s.value.counted.rpartition(" ")[2])


def same_worth(home: Group, g: Group) -> bool:
    """Whether different reports give the same amount for the same things: "paintings worth $4m", "paintings valued at $4m"."""
    a, b = home.topic, g.topic
    if not a.counted or a.counted != b.counted or a.scope != b.scope or not is_money(a.unit) or not g.readings or not apart(home, g):
        return False
    given = exact(home)
    return {a.role, b.role}.isdisjoint(MOVING) and all(s.value.bound == "exact" and s.value.low in given for s in g.statements)


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


def join_rivals(context: Context, groups: Sequence[Group]) -> list[Group]:
    """The groups, those made one that answer one question differently."""
    out: list[Group] = []
    for g in groups:
        home = next((i for i, o in enumerate(out) if are_rivals(context, o, g)), None)
        if home is None:
            out.append(g)
        else:
            out[home] = merged(out[home], g)
    return out


def are_rivals(context: Context, a: Group, b: Group) -> bool:
    """Whether two groups count the same things in the same act, in different reports, with numbers of one size, in sentences that
    share words of their own."""
    first, second = a.topic, b.topic
    if first.counted != second.counted or not first.counted or first.unit or not a.statements or not b.statements:
        return False
    if (first.per, first.change, first.forecast, first.scope) != (second.per, second.change, second.forecast, "event"):
        return False
    if not one_act(a, b) or not apart(a, b) or not of_one_size(a, b) or not one_place_side(a, b) or not of_this(a, b):
        return False
    if acts(a) & acts(b):
        return context.shared(a, b) >= SHARED
    if acts(a) or acts(b):
        return near(*ends(a, b)) and context.shared(a, b) >= SHARED * 2
    return near(*ends(a, b)) and context.leads(a, b) and context.shared(a, b) > SHARED


def of_this(a: Group, b: Group) -> bool:
    """Whether both are told of this happening, and of no two bearers."""
    both = (*a.statements, *b.statements)
    return all(s.value.scope == "event" for s in both) and not any(other_bearer(s, t) for s in a.statements for t in b.statements)


def one_act(a: Group, b: Group) -> bool:
    """Whether both tell of the same act, or of things that are merely there, or may tell one act in two ways: "lost power",
    "left without power"."""
    if {a.topic.role, b.topic.role} & (CASUALTIES | MOVING):
        return False
    return bool(acts(a) & acts(b)) or (not (acts(a) | acts(b)) & ROLES and set(a.topic.counted).isdisjoint(HUMAN))


def acts(g: Group) -> set[str]:
    """The verbs of a group's figures that tell an act."""
    return {s.value.role for s in g.statements} - WEAK_ROLES - {""}


def of_one_size(a: Group, b: Group) -> bool:
    """Whether all numbers of two groups are of one size, and large enough to be counts rather than chance."""
    if not a.readings or not b.readings or any(r.bound == "vague" for g in (a, b) for r in g.readings):
        return False
    least, most = ends(a, b)
    return least >= TELLING and most <= ALIKE * least


def ends(a: Group, b: Group) -> tuple[float, float]:
    """The smallest and the largest number of two groups."""
    values = [number(r) or 0.0 for g in (a, b) for r in g.readings]
    return min(values), max(values)


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
