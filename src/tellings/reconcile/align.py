"""Figures that are about the same thing, brought together across reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tellings.kinds.figure_subjects import ROLES
from tellings.model.accounts import SetAside
from tellings.model.values import Bound
from tellings.reconcile.amounts import Interval, agree, number
from tellings.reconcile.bearers import of_one_bearer, other_bearer
from tellings.reconcile.ground import Ground, Stated, by_document, place
from tellings.reconcile.kept_apart import PAIRS, one_matter
from tellings.reconcile.meaning import CASUALTIES, CROWDS, FALLING, Topic, place_class, same_place, side_class, topic
from tellings.reconcile.telling_words import telling_words

WEAK_ROLES = frozenset("be have do make get take give say include see come go become need want use hold add stand contain store keep lie "
                       "sit house".split())  # these tell that something is there, not what happened to it
DAY = 86_400.0
FORTNIGHT = 14 * DAY
APART = 2 * DAY  # a death told a day later belongs to the same attack; two days and more are another matter
MOVING = frozenset("fall rise drop gain climb jump trade slip surge grow open close reach age".split())  # true of one moment only
PASSING = frozenset("year month week day hour minute second".split()) | {"year of age", "month of age"}
OTHERS = re.compile(r"\b(?:other|another|more|additional|further)\b", re.IGNORECASE)
AFTER = re.compile(r"\b(?:after|fore)shock", re.IGNORECASE)
BEHIND = 70  # characters behind a part of a toll that tell which
OF_ANY_TOLL = frozenset("dead death died killed kill injur wound victim toll confirm expect rise risen".split())
OPENING = 6  # words before the number, in a sentence that says no more than how much something is
CLAIMED = 20.0  # the police and the union count one march
FAR, FAR_BARE = 100.0, 10.0  # of figures that a bound alone lets agree: with and without a word of what happened
ALIKE = 3.0  # figures of one thing that differ by more than this factor are taken for figures of two things (tolls excepted)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report gives for a quantity. `rule`: how it was worked out, "" where it is printed; `sources`: from what."""

    document: str
    low: float | None
    high: float | None
    bound: Bound
    statements: tuple[Stated, ...]
    rule: str = ""
    sources: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The statements about one quantity, what each report gives for it, and which statements were not used, and why."""

    topic: Topic
    statements: tuple[Stated, ...]
    readings: tuple[Reading, ...]
    aside: tuple[SetAside, ...] = ()
    main: bool = False  # the toll of the story's main happening

    def setting_aside(self, statements: Iterable[Stated], reason: str) -> Group:
        """This group with statements (and readings resting on them alone) left out of its numbers."""
        out = {s.id for s in statements}
        kept = tuple(r for r in self.readings if not r.statements or any(s.id not in out for s in r.statements))
        return replace(self, readings=kept, aside=self.aside + tuple(SetAside(s.id, reason) for s in self.statements if s.id in out))


def reading(statement: Stated) -> Reading:
    """A printed amount as its report's reading."""
    value = statement.value
    return Reading(statement.document, value.low, value.high, value.bound, (statement,))


def topics(statements: Iterable[Stated]) -> dict[Topic, list[Stated]]:
    """Statements by topic, in order of topic and place."""
    out: dict[Topic, list[Stated]] = defaultdict(list)
    for s in sorted(statements, key=place):
        out[plain(topic(s))].append(s)
    return {t: out[t] for t in sorted(out)}


def plain(about: Topic) -> Topic:
    """A part that is told by its own role or kind ("14 of the injured were taken to hospital") is a figure of its own;
    only a part of a toll without further description stays one."""
    if about.scope != "part":
        return about
    whole = replace(about, scope="event")
    return about if (whole.toll and about.role != "hospitalise") or not about.role else whole


def align(ground: Ground, statements: Sequence[Stated]) -> list[Group]:
    """Groups of all statements but those of tolls (see `tolls`); each statement in exactly one."""
    groups: list[Group] = []
    for about, members in topics(statements).items():
        if not (about.role or about.counted or about.unit == "score"):  # "less than 24 hours": nothing says that two are of one thing
            groups += [group(about, c) for own in by_document(members).values() for c in agreeing(own)]
        elif about.scope in ("background", "period") or about.forecast:
            groups += [group(about, c) for c in split_sites(ground, members, agreeing)]
        else:
            groups += [group(about, g) for site in split_sites(ground, members, lambda m: [list(m)]) for g in joined(ground, about, site)]
    return groups


def group(about: Topic, members: Sequence[Stated]) -> Group:
    """A group in which each printed amount is a reading."""
    return Group(about, tuple(members), tuple(reading(s) for s in members))


def split_sites(ground: Ground, members: Sequence[Stated], then: Callable[[Sequence[Stated]], list[list[Stated]]]) -> list[list[Stated]]:
    """Members by place and time, each further split by `then`."""
    return [part for site in by_place(ground, members) for moment in by_time(ground, site) for part in then(moment)]


def by_place(ground: Ground, members: Sequence[Stated]) -> list[list[Stated]]:
    """Members by place: the story's own place, with all that name none, first; then each other place.

    A report that gives a figure for two places keeps them apart; a place that no report keeps apart, with a number that
    agrees, is the same place in other words."""
    named: dict[str, list[Stated]] = defaultdict(list)
    for s in members:
        name = place_class(s.value.where)
        named["" if any(same_place(name, own) for own in ground.places) else name].append(s)
    inside = named.pop("", [])
    sites: list[list[Stated]] = []
    for name in sorted(named, key=lambda n: (*(-x for x in ground.support(named[n])), n)):
        home = next((site for site in ([inside] if inside else []) + sites if one_place(site, named[name])), None)
        if home is not None:
            home += named[name]
        elif inside:
            sites.append(named[name])
        else:
            inside = list(named[name])
    return [sorted(site, key=place) for site in (inside, *sites) if site]


def one_place(here: Sequence[Stated], there: Sequence[Stated]) -> bool:
    """Whether figures for two differently named places can be of one place: they agree, and no report counts in both."""
    counted: dict[str, list[Stated]] = defaultdict(list)
    for s in here:
        if s.value.bound not in ("implied", "vague"):
            counted[s.document].append(s)
    beside = [(s, t) for s in there if s.value.bound != "implied" for t in counted.get(s.document, ())]
    if any(place_class(t.value.where) and (number(t.value) == 1 or not agree(s.value, t.value)) for s, t in beside):
        return False
    return all(any(agree(s.value, t.value) for t in here) for s in there if s.value.bound != "implied")


def by_time(ground: Ground, members: Sequence[Stated]) -> list[list[Stated]]:
    """Members by time: the time most reports give, with all that give none or agree, first; then times two days and more
    away with other numbers."""
    times = {s.id: ground.happened(s) for s in members}
    loose = [s for s in members if times[s.id] is None]
    sites: list[list[Stated]] = []
    for s in sorted((s for s in members if times[s.id] is not None), key=place):
        home = next((site for site in sites if all(one_time(s, t, times) for t in site)), None)
        if home is None:
            sites.append([s])
        else:
            home.append(s)
    sites.sort(key=lambda site: (*(-x for x in ground.support(site)), first_number(site)))
    if loose and sites and all(long_ago(ground, s, times[s.id]) for s in sites[0]):
        sites = [[], *sites]  # what no time is told of is of the days of the reports
    first, *others = sites or [[]]
    first = [*first, *loose]
    recent = any(times[s.id] is not None and not long_ago(ground, s, times[s.id]) for s in first)
    for site in others[:]:
        if recent and all(number(s.value) == 1 and long_ago(ground, s, times[s.id]) for s in site):
            continue  # one who died weeks before: that the numbers are one says nothing
        if all(any(agree(s.value, t.value) for t in first) for s in site):
            first += site
            others.remove(site)
    return [sorted(site, key=place) for site in (first, *others)]


def long_ago(ground: Ground, s: Stated, time: Interval | None) -> bool:
    """Whether a figure is of a time well before its report."""
    now = ground.reported(s)
    return now is not None and time is not None and time.high + FORTNIGHT < now[0].timestamp()


def one_time(a: Stated, b: Stated, times: dict[str, Interval | None]) -> bool:
    """Whether two figures can be of one happening by their times. A weekday may be read a week off in one of two reports."""
    first, second = times[a.id], times[b.id]
    if first is None or second is None:
        return True
    week = 7 * DAY if a.document != b.document and "stated" not in (a.when and a.when.basis, b.when and b.when.basis) else 0
    return any(first.low < second.high + APART + shift and second.low + shift < first.high + APART for shift in (0, week, -week))


def agreeing(members: Sequence[Stated]) -> list[list[Stated]]:
    """Members by value: exact numbers first, then bounds and vague words, each with the nearest class it agrees with."""
    classes: list[list[Stated]] = []
    amounts: list[dict[tuple[object, ...], Stated]] = []  # one of each amount in a class: copies by the thousand are compared once
    for s in sorted(members, key=by_exactness):
        fits = [i for i, kinds in enumerate(amounts) if all(one_amount(s, t) for t in kinds.values())]
        if fits:
            home = min(fits, key=lambda i: (distance(s, classes[i][0]), number(classes[i][0].value) or 0.0, classes[i][0].value.bound))
        else:
            home = len(classes)
            classes.append([])
            amounts.append({})
        classes[home].append(s)
        amounts[home].setdefault((s.value.low, s.value.high, s.value.bound, s.value.unit, s.value.role, s.value.side), s)
    return classes


def one_amount(a: Stated, b: Stated) -> bool:
    """Whether two printed amounts can be the same; a result (3-1) is no range, only the same result agrees with it."""
    if a.value.unit == b.value.unit == "score":
        return (a.value.low, a.value.high) == (b.value.low, b.value.high)
    if a.value.unit == "year of age" and not (a.value.counted and b.value.counted):  # "younger than 13" and "ten": of whom?
        return (a.value.low, a.value.high) == (b.value.low, b.value.high)
    if other_bearer(a, b):
        return False
    x, y = sorted(abs(number(s.value) or 0.0) for s in (a, b))
    if x and y > x * (FAR if a.value.role else FAR_BARE):  # "more than 2,000 people" is true of 300,000, but not said of them
        return False
    return agree(a.value, b.value)


def by_exactness(s: Stated) -> tuple[object, ...]:
    """The order in which values are looked at; the place decides only between the same values."""
    value = number(s.value)
    return s.value.bound != "exact", -significance(value), s.value.bound, -(value or 0.0), place(s)


def significance(value: float | None) -> int:
    """How many digits of a number say something: a rounded number joins the finer one."""
    return len(f"{value or 0:.6f}".rstrip("0").replace(".", "").strip("0"))


def distance(a: Stated, b: Stated) -> float:
    """How far apart two printed amounts are."""
    return abs((number(a.value) or 0) - (number(b.value) or 0))


def joined(ground: Ground, about: Topic, members: Sequence[Stated]) -> list[list[Stated]]:
    """Members by quantity: classes of value, of which those that no report prints side by side are one quantity."""
    classes = sorted(agreeing(members), key=lambda c: (*(-x for x in ground.support(c)), first_number(c)))
    groups: list[list[list[Stated]]] = []
    for c in classes:
        home = next((g for g in groups if all(rivals(ground, about, c, other) for other in g)), None)
        if home is None:
            groups.append([c])
        else:
            home.append(c)
    return [sorted((s for c in g for s in c), key=place) for g in groups]


def first_number(statements: Sequence[Stated]) -> tuple[float, tuple[str, int, int, str]]:
    """What decides between equally supported statements: the larger number, then the place."""
    first = min(statements, key=place)
    return -max(number(s.value) or 0.0 for s in statements), place(first)


def rivals(ground: Ground, about: Topic, a: Sequence[Stated], b: Sequence[Stated]) -> bool:
    """Whether two values are rival answers to one question, rather than answers to two."""
    if not (one_question(about, a[0], b[0]) or one_measure(ground, about, a[0], b[0])):
        return False
    if about.role not in CASUALTIES | FALLING and not (alike(a[0], b[0]) and one_matter(ground, about, a, b)):
        return False
    if about.scope == "part" and about.role in CASUALTIES and not any(one_part(ground, s, t) for s in a[:PAIRS] for t in b[:PAIRS]):
        return False
    return not any(s.document == t.document and not ground.before(s, t) and not ground.before(t, s) for s in a for t in b)


def one_part(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether parts of a toll can be of the same victims: "48 of them in Hale" and "71 from Hale", not "two were rescuers"."""
    behind = [telling_words(ground.sentence(s)[s.span.end - s.sentence.start:][:BEHIND]) - OF_ANY_TOLL for s in (a, b)]
    return not all(behind) or not behind[0].isdisjoint(behind[1])


def one_question(about: Topic, a: Stated, b: Stated) -> bool:
    """Whether figures are described closely enough that differing values mean disagreement: by what happened to the counted, or
    by the same words for them. Ages, lengths of time and what moves by the hour (prices) never are."""
    first, second = side_class(a.value.side), side_class(b.value.side)
    if (first and second and not first & second) or about.unit in PASSING | {"score"} or about.role in MOVING or about.change:
        return False
    if bool(OTHERS.search(a.value.counted)) != bool(OTHERS.search(b.value.counted)):
        return False
    same = phrase(a) == phrase(b) and (len(phrase(a)) > 1 or about.unit == "magnitude" or of_one_bearer(a, b))
    return (about.role in ROLES and about.role not in WEAK_ROLES and (not about.unit or phrase(a) == phrase(b))) or same


def one_measure(ground: Ground, about: Topic, a: Stated, b: Stated) -> bool:
    """Whether two shares are of one thing that opens both their sentences: "Turnout was 61 percent"."""
    if about.unit != "percent" or about.change or about.per or about.role in MOVING or not a.value.counted or phrase(a) != phrase(b):
        return False
    opened = [ground.sentence(s)[:s.span.start - s.sentence.start].lower() for s in (a, b)]
    return all(len(words := o.split()) < OPENING and s.value.counted.lower() in o and words for o, s in zip(opened, (a, b), strict=True))


def phrase(s: Stated) -> tuple[str, ...]:
    """The words of what is counted, in order of the alphabet."""
    words = s.value.counted.lower().split()
    return ("earthquake",) if s.value.unit == "magnitude" and not AFTER.search(s.value.counted) else tuple(sorted(words))


def alike(a: Stated, b: Stated) -> bool:
    """Whether two numbers are of one size."""
    x, y = abs(number(a.value) or 0), abs(number(b.value) or 0)
    crowds = topic(a).role in CROWDS and a.speaker and b.speaker
    return min(x, y) * (CLAIMED if crowds else ALIKE) >= max(x, y)
