"""What keeps two numbers of the same things apart: whose they are, of which quarter, stage or launch, and in what words they are told.
Use before two different numbers are called a disagreement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tellings.kinds.figure_subjects import ROLES, singular
from tellings.reconcile.amounts import agree, number
from tellings.reconcile.bearers import of_one_bearer, of_one_name, one_opening, other_bearer, other_namesake
from tellings.reconcile.ground import Ground, Stated
from tellings.reconcile.meaning import CROWDS, Topic, side_class
from tellings.reconcile.telling_words import WORD, sense, telling_words

AT_ONE_PLACE = frozenset("arrest evacuate rescue displace charge abduct destroy damage".split())  # done there, whoever tells of it
PAIRS = 8  # statements of each of two values that are compared: more are copies
ONE_OF_ITS_KIND = frozenset({"magnitude"})  # an earthquake has one
NTH = "first second third fourth fifth sixth seventh eighth ninth tenth last final opening closing previous next".split()
STAGES = ("quarter half round leg stage set day game test innings race lap heat session phase count ballot match over frame week month "
          "year season trial trimester semester launch flight attempt vote report storm wave raid strike").split()
DIGITS = {w: str(i + 1) for i, w in enumerate(NTH[:10])} | {"final": "last", "closing": "last", "opening": "1"}
SMALL = {w: str(i + 1) for i, w in enumerate("one two three four five six seven eight nine ten".split())}
ORDERED = re.compile(rf"\b(?P<nth>{'|'.join(NTH)}|\d{{1,2}}(?:st|nd|rd|th))[ -](?:\w+ )?(?P<of>{'|'.join(STAGES)})\b|"
                     rf"\b(?P<what>game|day|stage|set|round|lap|leg|test|race|week|phase|heat|q) ?(?P<n>\d{{1,3}}|{'|'.join(SMALL)})\b",
                     re.IGNORECASE)
MOVES = frozenset("price rate index yield bid stock share temperature level gauge lead poll odds".split())
SLIGHT = frozenset("be have do make get take give say include see come go become leave lose hold add stand report announce work".split())
MONTH = 30 * 86_400.0
BEFORE_STRETCH = "past|last|next|first|final|combined|every"
STRETCH = re.compile(rf"\b(?:in|through|after|over|within|during|{BEFORE_STRETCH}|of|of (?:its|their|his|her|the))\s"
                     rf"(?:(?:a |the )?(?:total of |just |only |about |its |their |his |her |(?:{BEFORE_STRETCH}) )*)?$", re.IGNORECASE)
OF_SO_MANY = re.compile(r"\b(?:totals?|crowds?|cuts?|reduction|loss|losses|increase|rise|fall|drop|number|turnout|toll|estimate|figure|"
                        r"maximum|minimum|audience|staff|workforce|fleet|force|population|membership|addition|release|arrest|removal|"
                        r"closure|creation|death|deaths|rescue|recall|sale|purchase) of (?:\w+ ){0,3}$", re.IGNORECASE)
CONVERTED = re.compile(r"\d[\d.,]*\s?(?:m|bn|[a-z]{2,9})?\s?\((?:or )?[A-Z]{0,3}$")
AVERAGE = re.compile(r"\baverag(?:e|ed|es|ing)\b(?:\s[\w’-]+){0,3}\s$", re.IGNORECASE)
COUNTED = re.compile(r"\sof (?:the |all )?(?:votes?|ballots?|precincts|polling (?:stations|places)|returns|districts)\s"
                     r"(?:were |was |have been |had been |being )?(?:counted|reporting|reported|tallied)\b")
LATER = re.compile(r"(?:\s[\w’-]+){1,3}\s(?:later|earlier|ago)\b")
FAR_END = re.compile(r"\s(?:[a-z-]+\s){0,2}?(?:of|from|off|to|outside)\s(?:the\s)?(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2})")
TURNING = re.compile(r"\bturn(?:s|ed|ing)?\s(?:the age of )?$", re.IGNORECASE)
TORN, TORN_AFTER = re.compile(r"\d\.\s$"), re.compile(r"\.\s\d")  # "5. 9", as some texts are printed
SHARED = 2  # telling words


def one_matter(ground: Ground, about: Topic, a: Sequence[Stated], b: Sequence[Stated]) -> bool:
    """Whether what is not a toll is said of one bearer, act, time and stage, and in like words: laps of two drivers are two matters."""
    pairs = [(s, t) for s in a[:PAIRS] for t in b[:PAIRS]]
    if not can_be_one(ground, about, a, b) or (different(about, pairs) and (
            any(other_act(s, t) for s, t in pairs) or all(s.value.scope == "part" for s in a) != all(s.value.scope == "part" for s in b))):
        return False
    if about.role in CROWDS or about.unit in ONE_OF_ITS_KIND:
        return True
    named = about.role in AT_ONE_PLACE or all(of_one_name(ground, s, t) for s, t in pairs)
    return named and any(told_alike(ground, s, t) for s, t in pairs)


def can_be_one(ground: Ground, about: Topic, a: Sequence[Stated], b: Sequence[Stated]) -> bool:
    """Whether nothing that is said of two different numbers makes them two matters for sure, in whatever words they are told."""
    if about.unit == "point" or any(aside(ground, s) for s in (*a[:PAIRS], *b[:PAIRS])):
        return False
    pairs = [(s, t) for s in a[:PAIRS] for t in b[:PAIRS]]
    if not different(about, pairs):
        return True
    if any(part_of(ground, s, t) or part_of(ground, t, s) for s, t in pairs):
        return False
    if all(s.value.scope == "background" for s in a) != all(s.value.scope == "background" for s in b) or any(
            other_bearer(s, t) or other_namesake(ground, s, t) or other_stage(ground, s, t) or other_time(ground, s, t)
            or moves(ground, s, t) or other_end(ground, s, t) for s, t in pairs):
        return False
    return about.role in AT_ONE_PLACE | CROWDS or all(
        (about.unit not in ONE_OF_ITS_KIND and of_one_name(ground, s, t)) or one_opening(ground, s, t) for s, t in pairs)


def different(about: Topic, pairs: Sequence[tuple[Stated, Stated]]) -> bool:
    """Whether numbers gainsay each other: not ages, which are joined by the name of who is so old, nor a floor and what is above it."""
    return about.unit != "year of age" and not all(agree(s.value, t.value) for s, t in pairs)


def aside(ground: Ground, s: Stated) -> bool:
    """Whether a number says how long a stretch is that something else is told of ("in 54 games", "their first two drives"), is an
    average, a birthday to come, how far a count has come, or the amount before it in other money ("$1 million (A$1.5 million)")."""
    text = ground.documents[s.document].text
    before = text[s.sentence.start:s.span.start][-60:]
    if s.value.unit == "magnitude":
        return bool(TORN.search(before)) or bool(TORN_AFTER.match(text, s.span.end))
    if s.value.unit == "year of age":
        return bool(TURNING.search(before))
    if s.value.unit:
        return bool(CONVERTED.search(before) or AVERAGE.search(before) or COUNTED.match(text, s.span.end))
    stretch = STRETCH.search(before) and not OF_SO_MANY.search(before)
    return bool(stretch or AVERAGE.search(before) or LATER.match(text, s.span.end))


def part_of(ground: Ground, s: Stated, whole: Stated) -> bool:
    """Whether a number and others beside it make up another: the 60 of "60 passengers and four crew" is a part of 64."""
    beside = [o for o in ground.beside(s) if o.value.unit == s.value.unit and o.value.bound == "exact"]
    rest = (number(whole.value) or 0.0) - (number(s.value) or 0.0)
    named = s.value.counted.lower() != whole.value.counted.lower()
    return named and rest > 0 and bool(beside) and rest in {*(number(o.value) for o in beside), sum(number(o.value) or 0.0 for o in beside)}


def other_act(a: Stated, b: Stated) -> bool:
    """Whether two verbs tell two acts: what is repaid is not what was claimed, who gathered were not arrested."""
    first, second = a.value.role, b.value.role
    if sense(first) == sense(second) or not first or not second or {first, second} & SLIGHT:
        return False
    return bool(a.value.unit) or first in ROLES or second in ROLES


def other_time(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether two figures are told of times that lie weeks apart, or one of a year as a whole."""
    first, second = ground.happened(a), ground.happened(b)
    yearly = {s.when.precision == "year" if s.when else False for s in (a, b)}
    if len(yearly) > 1 and a.value.scope == b.value.scope == "event":
        return True  # "serving five years on a conviction of 1959"
    return first is not None and second is not None and not (first.low < second.high + MONTH and second.low < first.high + MONTH)


def moves(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether a price, a rate or a level is told by reports that are not known to be of one day: it has moved."""
    if MOVES.isdisjoint(singular(w) for s in (a, b) for w in WORD.findall(s.value.counted.lower())):
        return False
    return not (ground.reported(a) and ground.reported(b)) or ground.before(a, b) or ground.before(b, a)


def other_end(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether two distances are counted from two places: "48 miles southwest of Hartford", "60 miles from New York"."""
    ends = [FAR_END.match(ground.documents[s.document].text, s.span.end) for s in (a, b)]
    names = [set(m["name"].casefold().split()) for m in ends if m]
    return len(names) == len(ends) and names[0].isdisjoint(names[1])


def other_stage(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether two sentences name different quarters, rounds, laps, days or tries, and share none."""
    first, second = stages(ground.sentence(a)), stages(ground.sentence(b))
    return any(first[k].isdisjoint(second[k]) for k in first.keys() & second.keys())


@lru_cache(maxsize=2048)
def stages(sentence: str) -> dict[str, frozenset[str]]:
    """The counted stages that a sentence names: {"quarter": {"3"}} of "in the third quarter"."""
    out: dict[str, set[str]] = {}
    for m in ORDERED.finditer(sentence):
        if m["of"]:
            nth = m["nth"].lower()
            out.setdefault(m["of"].lower(), set()).add(DIGITS.get(nth, nth.rstrip("stndrh")))
        else:
            what = {"q": "quarter"}.get(m["what"].lower(), m["what"].lower())
            out.setdefault(what, set()).add(SMALL.get(m["n"].lower(), m["n"]))
    return {k: frozenset(v) for k, v in out.items()}


def told_alike(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether two sentences tell one act in like words: telling words in common beside what is counted, whose it is and where,
    a verb of one meaning among them; one less where both are of one bearer that is no country."""
    known = {sense(w) for s in (a, b) for words in (s.value.counted, s.value.side, s.value.where) for w in WORD.findall(words.lower())}
    shared = (telling_words(ground.sentence(a)) & telling_words(ground.sentence(b))) - known
    one = of_one_bearer(a, b) and not side_class(a.value.side)
    return len(shared) + (a.value.role == b.value.role and a.value.role in ROLES) >= SHARED - one
