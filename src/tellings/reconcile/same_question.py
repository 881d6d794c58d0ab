"""How likely two printed numbers answer one question, judged by what stands around them and not by the numbers themselves.

"About 1,200 people work at the Dresden plant" and "its plant in Dresden, which employs 1,100" share no verb and not the noun
that is counted, but nobody doubts that they are two answers to one question. The weights are those of a logistic regression
(`python -m bench.figures.train`): numbers of three digits and more that two reports of one story both print are taken for one
quantity, and other numbers of the second report, in the same unit, for others.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tellings.group.background import COMMON, STOP
from tellings.kinds.figure_subjects import counted_key, role_of, singular
from tellings.reconcile.align import WEAK_ROLES
from tellings.reconcile.bearers import one_name
from tellings.reconcile.ground import Ground, Stated
from tellings.reconcile.meaning import place_class, same_place
from tellings.reconcile.telling_words import EMPTY, sense
from tellings.text.units import is_money

WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*\d|\d")
SLIGHT = EMPTY | frozenset("""a an the of in on at to by for and or but as is was were are be been being it its he his she her they their
who which say says not no with up down out off so if than also has have had do did does us we i you our your will can may might about around
some""".split())
OPENING = 25  # characters into a sentence
BESIDE = 4  # telling words on either side of a number
AT_LARGE = 50  # sentences that what is known of news at large counts for
OFTEN, SELDOM = 0.03, 0.003  # of them have a word of the trade, and another
RARE, PLENTY = 3.0, 3.0  # the most that one shared word can weigh; what shared words must weigh together to count in full
WEIGHTS = {"same head": 1.06, "other head": -0.43, "one without head": -0.3, "no head": -0.24, "shared marks": 0.22, "other marks": -0.76,
           "same role": 0.76, "same bearer": 0.6, "other bearer": -0.68, "same place": 0.11, "other scope": -0.27, "near words": 2.69,
           "far words": 0.51, "names": 1.17, "other last name": -0.56, "numbers": 0.83, "other numbers": -0.38, "other change": -0.43,
           "depth": -0.99, "opening": 0.33, "count": -0.82, "money": 0.13, "always": 0.09}


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a printed number. `words`: the telling words of its sentence; `near`: the nearest of them; `names`: its names;
    `last_name`: the last of them before the number; `numbers`: the other numbers of the sentence; `key`, `marks`: what is counted, and
    what describes it; `depth`: how far into its report the number stands, from 0 to 1; `opens`: whether it opens its sentence."""

    statement: Stated
    words: frozenset[str]
    near: frozenset[str]
    names: frozenset[str]
    last_name: str
    numbers: frozenset[str]
    key: frozenset[str]
    marks: frozenset[str]
    role: str
    place: str
    depth: float
    opens: bool


def settings(ground: Ground, statements: Iterable[Stated]) -> dict[str, Setting]:
    """The settings of statements' numbers, by the statement's id."""
    rows = list(statements)
    names = {plain for text in {ground.sentence(s) for s in rows} for word, plain, at in words_of(text) if at and word[0].isupper()}
    return {s.id: setting(ground, s, names) for s in rows}


def setting(ground: Ground, s: Stated, known: Container[str]) -> Setting:
    """The setting of a statement's number. `known`: words that stand with a capital within sentences."""
    start, end = s.span.start - s.sentence.start, s.span.end - s.sentence.start
    outside = [(word, plain, at) for word, plain, at in words_of(ground.sentence(s)) if not start <= at < end]
    names = [(plain, at) for word, plain, at in outside if word[0].isupper() and (at or plain in known)]
    before = [plain for _, plain, at in outside if at < start and not plain[0].isdigit()]
    after = [plain for _, plain, at in outside if at >= end and not plain[0].isdigit()]
    key = counted_key(s.value.counted)
    heads = {singular(k) for k in key}
    marks = frozenset(plain for _, plain, _ in words_of(s.value.counted) if plain not in heads and not plain[0].isdigit())
    role = role_of(s.value.role.strip().lower().replace(" ", "_"))
    return Setting(s, frozenset((*before, *after)), frozenset((*before[-BESIDE:], *after[:BESIDE])),
                   frozenset(plain for plain, _ in names), next((plain for plain, at in reversed(names) if at < start), ""),
                   frozenset(plain for _, plain, _ in outside if plain[0].isdigit()),
                   frozenset(sense(k) for k in key), marks, "" if role in WEAK_ROLES else role, place_class(s.value.where),
                   ground.depth(s), start < OPENING)


@lru_cache(maxsize=2048)
def words_of(sentence: str) -> tuple[tuple[str, str, int], ...]:
    """The telling words and the numbers of a sentence: as printed, what they tell, and where they start."""
    found = ((m.group(), m.start()) for m in WORD.finditer(sentence))
    return tuple((w, w.strip(".,") if w[0].isdigit() else bare(w), at) for w, at in found if w.lower() not in SLIGHT)


def bare(word: str) -> str:
    """What a word tells, in lower case."""
    return sense(word.lower().replace("’", "'").removesuffix("'s"))


def rarity(found: Iterable[Setting]) -> dict[str, float]:
    """How much each word says: the rarer among the sentences with numbers, the more (a copied sentence counts once). In few reports words
    of the trade say as little as they do in news at large."""
    sentences = {(s.words, s.numbers): s.words | s.names | s.marks for s in found}
    often = Counter(w for words in sentences.values() for w in words)
    of_the_trade = trade()
    prior = {w: AT_LARGE * (OFTEN if w in of_the_trade else SELDOM) for w in often}
    return {w: min(RARE, -math.log((n + prior[w]) / (len(sentences) + AT_LARGE))) for w, n in often.items()}


@lru_cache(maxsize=1)
def trade() -> frozenset[str]:
    """The words that news uses of whatever happens, without their endings."""
    return frozenset(bare(w) for w in COMMON | STOP)


def features(a: Setting, b: Setting, rare: Mapping[str, float]) -> dict[str, float]:
    """What speaks for and against two numbers being of one thing, each between 0 and 1."""
    x, y = a.statement.value, b.statement.value
    one_side = bool(x.side and y.side) and one_name(x.side, y.side)
    one_site = bool(a.place and b.place) and same_place(a.place, b.place)
    found = {
        "same head": bool(a.key & b.key), "other head": bool(a.key and b.key and not a.key & b.key),
        "one without head": bool(a.key) != bool(b.key), "no head": not (a.key or b.key),
        "shared marks": len(a.marks & b.marks) / max(1, min(len(a.marks), len(b.marks))),
        "other marks": bool(a.marks and b.marks and not a.marks & b.marks),
        "same role": bool(a.role) and a.role == b.role,
        "same bearer": one_side, "other bearer": bool(x.side and y.side) and not one_side,
        "same place": one_site,
        "other scope": x.scope != y.scope, "near words": overlap(a.near, b.near, rare),
        "far words": overlap(a.words - a.near, b.words - b.near, rare), "names": overlap(a.names, b.names, rare),
        "other last name": bool(a.last_name and b.last_name) and not (a.last_name in b.names and b.last_name in a.names),
        "numbers": len(a.numbers & b.numbers) / max(1, min(len(a.numbers), len(b.numbers))),
        "other numbers": bool(a.numbers and b.numbers and not a.numbers & b.numbers), "other change": x.change != y.change,
        "depth": abs(a.depth - b.depth), "opening": a.opens == b.opens, "count": not x.unit, "money": is_money(x.unit),
        "always": True}
    return {name: float(value) for name, value in found.items()}


def overlap(a: frozenset[str], b: frozenset[str], rare: Mapping[str, float]) -> float:
    """How much of the shorter list of words the other has, rare words counting most; little, where little is shared."""
    shared = weight(a & b, rare)
    if not shared:
        return 0.0
    return shared / min(weight(a, rare), weight(b, rare)) * min(1.0, shared / PLENTY)


def weight(words: Iterable[str], rare: Mapping[str, float]) -> float:
    """How much words say together, the same in any order."""
    return math.fsum(rare.get(w, 1.0) for w in words)


def likeness(a: Setting, b: Setting, rare: Mapping[str, float]) -> float:
    """How much speaks for one question, in the units of a logistic regression: above 0 more for than against."""
    return math.fsum(WEIGHTS[name] * value for name, value in features(a, b, rare).items() if value)
