"""What keeps two numbers of the same things apart: whose they are, of which quarter, stage or launch, and in what words they are told.
Use before two different numbers are called a disagreement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tellings.kinds.figure_subjects import ROLES, singular
from tellings.reconcile.amounts import agree
from tellings.reconcile.ground import LEAD, Ground, Stated
from tellings.reconcile.meaning import CASUALTIES, CROWDS, GENERIC_PLACE, Topic, side_class

PEOPLE = frozenset("arrest evacuate rescue displace charge abduct".split())  # done to people of one place, whoever tells of it
PAIRS = 8  # statements of each of two values that are compared: more are copies
ONE_OF_ITS_KIND = frozenset({"magnitude"})  # an earthquake has one
NAME = re.compile(r"[^\W_][\w&.-]*")
TITLES = frozenset("mr mrs ms dr sir the of and inc ltd plc corp co company group".split())
NTH = "first second third fourth fifth sixth seventh eighth ninth tenth last final opening closing previous next".split()
STAGES = ("quarter half round leg stage set day game test innings race lap heat session phase count ballot match over frame week month "
          "year season trial trimester semester launch flight attempt vote report storm wave raid strike").split()
CAPITAL = re.compile(r"(?<![.!?:;“”\"‘(] )(?<![^\s-])(?<!^)(?<![.!?\n]\n)(?P<name>[A-Z][\w&.’'-]*\w)")
A_NAME = r"[A-Z][\w&.’'-]*(?: (?:and |of |the )?[A-Z][\w&.’'-]*){0,5}"
SAYER = re.compile(rf"(?P<a>{A_NAME})(?:,[^,.]{{2,40}},)? (?:has |have )?(?:sa(?:id|ys?)|told|reported|announced|estimat\w+|quoted?)\b|"
                   rf"\b(?:said|says|told|according to|quoted by|cited by) (?:the )?(?P<b>{A_NAME})")
NO_NAME = frozenset("""the and but that this they he she it in on at for we there when what monday tuesday wednesday thursday friday
saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec mr mrs ms dr sir reuters ap afp inc corp ltd co plc company group bank international national united new north south east
west president minister richter securities exchange commission treasury moody poor stock""".split())
DIGITS = {w: str(i + 1) for i, w in enumerate(NTH[:10])} | {"final": "last", "closing": "last", "opening": "1"}
SMALL = {w: str(i + 1) for i, w in enumerate("one two three four five six seven eight nine ten".split())}
ORDERED = re.compile(rf"\b(?P<nth>{'|'.join(NTH)}|\d{{1,2}}(?:st|nd|rd|th))[ -](?:\w+ )?(?P<of>{'|'.join(STAGES)})\b|"
                     rf"\b(?P<what>game|day|stage|set|round|lap|leg|test|race|week|phase|heat|q) ?(?P<n>\d{{1,3}}|{'|'.join(SMALL)})\b",
                     re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{4,}")
MOVES = frozenset("price rate index yield bid stock share temperature level gauge lead poll odds".split())
SLIGHT = frozenset("be have do make get take give say include see come go become leave lose hold add stand report announce work".split())
MONTH = 30 * 86_400.0
BEFORE_STRETCH = "past|last|next|first|final|combined|every"
STRETCH = re.compile(rf"\b(?:in|through|after|over|within|during|{BEFORE_STRETCH}|of|of (?:its|their|his|her|the))\s"
                     rf"(?:(?:a |the )?(?:total of |just |only |about |its |their |his |her |(?:{BEFORE_STRETCH}) )*)?$", re.IGNORECASE)
CONVERTED = re.compile(r"\d[\d.,]*\s?(?:m|bn|[a-z]{2,9})?\s?\((?:or )?[A-Z]{0,3}$")
AVERAGE = re.compile(r"\baverag(?:e|ed|es|ing)\b(?:\s[\w’-]+){0,3}\s$", re.IGNORECASE)
LATER = re.compile(r"(?:\s[\w’-]+){1,3}\s(?:later|earlier|ago)\b")
TURNING = re.compile(r"\bturn(?:s|ed|ing)?\s(?:the age of )?$", re.IGNORECASE)
TORN, TORN_AFTER = re.compile(r"\d\.\s$"), re.compile(r"\.\s\d")  # "5. 9", as some texts are printed
SHARED = 2
SEVERAL = 6  # words of names, of which two reports of one story share more than one
OPENING = 3 * LEAD  # characters in which a report names whom and what it is about
EMPTY = frozenset("""that this with from were have been said says than more about some over into after their they which would could also
when where while what there will other only just most many much such very told according least number people least between during against
under since before being those these them then each both still even because through around would should must made make take took
year years month months week weeks according had's monday tuesday wednesday thursday friday saturday sunday january february march april
june july august september october november december million billion thousand hundred
per cent percent euro euros dollar dollars pounds""".split())


def one_matter(ground: Ground, about: Topic, a: Sequence[Stated], b: Sequence[Stated]) -> bool:
    """Whether what is not a toll is said of one bearer, act, time and stage, and in like words: laps of two drivers are two matters."""
    if not can_be_one(ground, about, a, b):
        return False
    pairs = [(s, t) for s in a[:PAIRS] for t in b[:PAIRS]]
    if about.role in CROWDS:
        return True
    if one_of_its_kind(about):
        return True
    named = about.role in PEOPLE or all(of_one_name(ground, s, t) for s, t in pairs)
    return named and any(told_alike(ground, s, t) for s, t in pairs)


def can_be_one(ground: Ground, about: Topic, a: Sequence[Stated], b: Sequence[Stated]) -> bool:
    """Whether nothing that is said of two different numbers makes them two matters for sure, in whatever words they are told."""
    if about.unit == "point" or any(aside(ground, s) for s in (*a[:PAIRS], *b[:PAIRS])):
        return False
    pairs = [(s, t) for s in a[:PAIRS] for t in b[:PAIRS]]
    if about.unit == "year of age" or all(agree(s.value, t.value) for s, t in pairs):
        return True  # joined by the name of who is so old; and a floor is no other number
    if any(other_bearer(s, t) or other_act(s, t) or other_stage(ground, s, t) or other_time(ground, s, t) or moves(ground, s, t)
           or (s.value.scope == "part") != (t.value.scope == "part") for s, t in pairs):
        return False
    return about.role in PEOPLE | CROWDS or all(
        (not one_of_its_kind(about) and of_one_name(ground, s, t)) or one_opening(ground, s, t) for s, t in pairs)


def one_of_its_kind(about: Topic) -> bool:
    """Whether a topic is one that a story has one of: the magnitude of its earthquake."""
    return about.unit in ONE_OF_ITS_KIND


def aside(ground: Ground, s: Stated) -> bool:
    """Whether a number says how long a stretch is that something else is told of ("in 54 games", "their first two drives"), is an
    average, a birthday to come, or the amount before it in other money ("$1 million (A$1.5 million)")."""
    text = ground.documents[s.document].text
    before = text[s.sentence.start:s.span.start][-60:]
    if s.value.unit == "magnitude":
        return bool(TORN.search(before)) or bool(TORN_AFTER.match(text, s.span.end))
    if s.value.unit == "year of age":
        return bool(TURNING.search(before))
    if s.value.unit:
        return bool(CONVERTED.search(before) or AVERAGE.search(before))
    return bool(STRETCH.search(before) or AVERAGE.search(before) or LATER.match(text, s.span.end))


def other_act(a: Stated, b: Stated) -> bool:
    """Whether two verbs tell two acts: what is repaid is not what was claimed, who gathered were not arrested."""
    first, second = a.value.role, b.value.role
    if first == second or not first or not second or {first, second} & SLIGHT:
        return False
    return bool(a.value.unit) or first in ROLES or second in ROLES


def other_time(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether two figures are told of times that lie weeks apart, or one of a year as a whole."""
    first, second = ground.happened(a), ground.happened(b)
    yearly = {s.when.precision == "year" if s.when else False for s in (a, b)}
    if len(yearly) > 1 and a.value.scope == b.value.scope == "event":
        return True  # "serving five years on a conviction of 1959"
    return first is not None and second is not None and not (first.low < second.high + MONTH and second.low < first.high + MONTH)


def other_bearer(a: Stated, b: Stated) -> bool:
    """Whether two figures are said of two different names: the laps of one driver and of another."""
    mine, theirs = a.value.side, b.value.side
    return bool(mine and theirs) and a.value.role not in CASUALTIES and not one_name(mine, theirs)


def both_named(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether each sentence names the other's bearer too: who sells and who buys have one price."""
    return all(set(words_of_name(x.value.side)) & set(words_of_name(near(ground, y))) for x, y in ((a, b), (b, a)))


def of_one_bearer(a: Stated, b: Stated) -> bool:
    """Whether two figures are said of one name: two counts of the votes of one candidate."""
    return bool(a.value.side and b.value.side) and one_name(a.value.side, b.value.side)


@lru_cache(maxsize=4096)
def one_name(a: str, b: str) -> bool:
    """Whether two names can be of one: "Anna Reed" and "Reed", "Bell Harbour Bank" and "BHB", "Moscow" and "Russia's forces"."""
    lands_named = side_class(a), side_class(b)
    if all(lands_named):
        return bool(lands_named[0] & lands_named[1])
    first, second = words_of_name(a), words_of_name(b)
    if not first or not second or set(first) <= set(second) or set(second) <= set(first) or first[-1] == second[-1]:
        return True
    return initials(first) == "".join(second) or initials(second) == "".join(first)


def words_of_name(name: str) -> list[str]:
    """The words of a name that tell it from others, in lower case."""
    words = [re.sub(r"['’]s?$", "", w.casefold()).strip(".") for w in NAME.findall(name)]
    return [w for w in words if w not in TITLES]


def initials(words: list[str]) -> str:
    """The first letters of words."""
    return "".join(w[0] for w in words) if len(words) > 1 else ""


def of_one_name(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether two sentences share a name besides those of who says so; where one has none, whether the openings of their reports do:
    offerings of two firms, told in the same words, do not."""
    first, second = (names(ground, s, near(ground, s)) - sayers(near(ground, s)) for s in (a, b))
    return one_opening(ground, a, b) if not first or not second else share(first, second)


def names_shared(ground: Ground, a: Stated, b: Stated) -> int:
    """How many words of names two sentences have in common, those of who says so aside."""
    first, second = (names(ground, s, near(ground, s)) - sayers(near(ground, s)) for s in (a, b))
    return len(first & second)


def one_opening(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether two reports name the same where they begin (two words of names, where each has several), or one names none but who says
    so: reports of one story do."""
    opened = [(s, ground.documents[s.document].text[:OPENING]) for s in (a, b)]
    first, second = (names(ground, s, words) for s, words in opened)
    if any(n <= sayers(words) for n, (_, words) in zip((first, second), opened, strict=True)):
        return True
    both = len(first & second)
    return both > 1 or (both == 1 and min(len(first), len(second)) < SEVERAL) or bool(lands(first) & lands(second))


def names(ground: Ground, s: Stated, words: str) -> frozenset[str]:
    """The words of names in a stretch of a statement's report; what the report also writes small is none."""
    text = ground.documents[s.document].text
    return frozenset(n for n in names_in(words) if f" {n}" not in text)


def share(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two lots of names have one in common, or a country."""
    return not first.isdisjoint(second) or bool(lands(first) & lands(second))


@lru_cache(maxsize=2048)
def names_in(words: str) -> frozenset[str]:
    """The words of names in a stretch of text, in lower case; a word that opens a sentence is none."""
    found = (m["name"].casefold() for m in CAPITAL.finditer(words))
    return frozenset(n for w in found if (n := re.sub(r"['’]s?$", "", w).strip(".")) not in NO_NAME)


@lru_cache(maxsize=2048)
def sayers(sentence: str) -> frozenset[str]:
    """The words of the names that a sentence gives as those who say it."""
    return names_in(" ".join(["-", *(m["a"] or m["b"] for m in SAYER.finditer(sentence))]))


def lands(names: Iterable[str]) -> frozenset[str]:
    """The countries that names speak of: "Iranian" and "Tehran" are Iran's."""
    return side_class(" ".join(sorted(names)))


def moves(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether a price, a rate or a level is told by reports that are not known to be of one day: it has moved."""
    if MOVES.isdisjoint(singular(w) for s in (a, b) for w in WORD.findall(s.value.counted.lower())):
        return False
    return not (ground.reported(a) and ground.reported(b)) or ground.before(a, b) or ground.before(b, a)


def other_stage(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether two sentences name different quarters, rounds, laps, days or tries, and share none."""
    first, second = stages(near(ground, a)), stages(near(ground, b))
    return any(first[k].isdisjoint(second[k]) for k in first.keys() & second.keys())


def near(ground: Ground, s: Stated) -> str:
    """The words of a figure's sentence."""
    return ground.sentence(s)


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


def told_alike(ground: Ground, a: Stated, b: Stated, need: int = SHARED) -> bool:
    """Whether two sentences tell one act in like words: telling words in common beside what is counted, whose it is and where,
    a verb of one meaning among them; one less than `need` where both are of one bearer that is no country."""
    known = {stem(w) for s in (a, b) for words in (s.value.counted, s.value.side, s.value.where) for w in WORD.findall(words.lower())}
    shared = (telling_words(near(ground, a)) & telling_words(near(ground, b))) - known
    one = of_one_bearer(a, b) and not side_class(a.value.side)
    return len(shared) + (a.value.role == b.value.role and a.value.role in ROLES) >= need - one


@lru_cache(maxsize=2048)
def telling_words(sentence: str) -> frozenset[str]:
    """The words of a sentence that may tell it from others, verbs by their stem."""
    return frozenset(stem(w) for w in WORD.findall(sentence.lower()) if w not in EMPTY and w not in GENERIC_PLACE)


def stem(word: str) -> str:
    """A word without its ending: "evacuated" and "evacuating" are one."""
    word = singular(word)
    for end in ("ing", "ed"):
        if word.endswith(end) and len(word) > len(end) + 3:
            return word[:-len(end)]
    return word.removesuffix("e") if len(word) > 4 else word
