"""Whose a number is: names that can be of one bearer, and the names that a sentence or the opening of a report gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tellings.kinds.figure_subjects import singular
from tellings.reconcile.ground import LEAD, Ground, Stated
from tellings.reconcile.meaning import CASUALTIES, side_class

NAME = re.compile(r"[^\W_][\w&.-]*")
TITLES = frozenset("mr mrs ms dr sir the of and inc ltd plc corp co company group".split())
ANY_FIRM = frozenset("""bank lender firm carmaker airline retailer manufacturer maker supermarket operator insurer builder publisher giant
club team side""".split())
CAPITAL = re.compile(r"(?<![.!?:;“”\"‘(] )(?<![^\s-])(?<!^)(?<![.!?\n]\n)(?P<name>[A-Z][\w&.’'-]*\w)")
A_NAME = r"[A-Z][\w&.’'-]*(?: (?:and |of |the )?[A-Z][\w&.’'-]*){0,5}"
SAYER = re.compile(rf"(?P<a>{A_NAME})(?:,[^,.]{{2,40}},)? (?:has |have )?(?:sa(?:id|ys?)|told|reported|announced|estimat\w+|quoted?)\b|"
                   rf"\b(?:said|says|told|according to|quoted by|cited by) (?:the )?(?P<b>{A_NAME})")
NO_NAME = frozenset("""the and but that this they he she it in on at for we there when what monday tuesday wednesday thursday friday
saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec mr mrs ms dr sir reuters ap afp inc corp ltd co plc company group bank international national united new north south east
west president minister richter securities exchange commission treasury moody poor stock""".split())
NAMED_THING = re.compile(r"\b[Tt]he (?P<name>(?:[A-Z][\w’'-]+ ){1,3})(?P<kind>[a-z]{3,})\b")
SEVERAL = 6  # words of names, of which two reports of one story share more than one
OPENING = 3 * LEAD  # characters in which a report names whom and what it is about


def other_bearer(a: Stated, b: Stated) -> bool:
    """Whether two figures are said of two different names: the laps of one driver and of another."""
    mine, theirs = a.value.side, b.value.side
    return bool(mine and theirs) and a.value.role not in CASUALTIES and not one_name(mine, theirs)


def other_namesake(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether two numbers are told of things of one kind with two names: "the Ridge fire", "the Coldwater fire"."""
    first, second = (dict(named_things(ground.sentence(s)[:s.span.start - s.sentence.start])) for s in (a, b))
    return any(not share(first[kind], second[kind]) for kind in first.keys() & second.keys())


@lru_cache(maxsize=2048)
def named_things(words: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The kinds of things that a stretch of text calls by a name, each with the words of the last of its names."""
    return tuple((singular(m["kind"]), frozenset(words_of_name(m["name"]))) for m in NAMED_THING.finditer(words))


def both_named(ground: Ground, a: Stated, b: Stated) -> bool:
    """Whether each sentence names the other's bearer too: who sells and who buys have one price."""
    return all(set(words_of_name(x.value.side)) & set(words_of_name(ground.sentence(y))) for x, y in ((a, b), (b, a)))


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
    if any(len(name) == 1 and name[0] in ANY_FIRM for name in (first, second)):
        return True  # "the lender", "Bank to cut jobs"
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
    first, second = own_names(ground, a), own_names(ground, b)
    return one_opening(ground, a, b) if not first or not second else share(first, second)


def own_names(ground: Ground, s: Stated) -> frozenset[str]:
    """The words of the names in a statement's sentence, less those of who says it."""
    return names(ground, s, ground.sentence(s)) - sayers(ground.sentence(s))


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
