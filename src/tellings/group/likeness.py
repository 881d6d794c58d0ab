"""Use to say how alike two reports are, and why: a table of named signals with weights, over an index of rare features."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import mul
from typing import TYPE_CHECKING

from tellings.group.background import COMMON, SHARE_COMMON, SHARE_OTHER, WEIGHT, share
from tellings.group.features import FAMILIES, Traits

if TYPE_CHECKING:
    from numpy import ndarray

LONGEST_POSTING = 3000  # a feature in more units than this brings no candidates: keeps the cost of a unit flat
ALONE = 5.0  # a feature that one unit of n prints counts for 5 / (n + 5): the more units lack it, the less it says
CANDIDATE = 0.045  # cosine of words below which a pair is not looked at
COUNTED = frozenset({"words", "names", "lead", "days"})  # families whose features a desk counts over all its reports


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units and how alike their families of features are (cosines in [0, 1]); `gap`: days between them, None if
    unknown; `both_dated`, `both_named`: whether both name days, and two names or more; `length`: words of the longer;
    `headlines`: the share of their words, names apart, in both; `one_word`: how much of what they share is one word, often a
    place, where they share no phrase."""

    left: int
    right: int
    cosines: dict[str, float]
    gap: int | None
    both_dated: bool
    both_named: bool
    length: int
    headlines: float = 0.0
    one_word: float = 0.0


# Weights: logistic regression over the pairs of four sets of labelled news (2,745 reports, 757 stories) and of 800 small sets drawn
# from them, rounded; then what all four sets and 600 small ones gain by: more for what is printed, less for days. "days apart",
# "headlines" and "one word in common" are set by hand: the sets hold few stories of one place on neighbouring days, few copied
# headlines and few reports of three lines, which one town's name made alike.
SIGNALS: dict[str, tuple[float, Callable[[Pair], float]]] = {
    "words": (8.1, lambda pair: pair.cosines["words"]),
    "lead": (9.2, lambda pair: pair.cosines["lead"]),
    "phrases": (8.1, lambda pair: pair.cosines["phrases"]),
    "names": (3.2, lambda pair: pair.cosines["names"]),
    "headlines": (2.6, lambda pair: pair.headlines),
    "days": (3.2, lambda pair: pair.cosines["days"]),
    "figures": (0.4, lambda pair: pair.cosines["figures"]),
    "length": (0.6, lambda pair: math.log(30 + pair.length)),  # long reports have much that the other lacks
    "one word in common": (-8.0, lambda pair: max(0.0, pair.one_word - 0.5)),
    "no name in common": (-0.9, lambda pair: float(pair.both_named and not pair.cosines["names"])),
    "other days": (-0.3, lambda pair: float(pair.both_dated and not pair.cosines["days"])),
    "days apart": (-0.15, lambda pair: math.log1p(min(pair.gap, 400)) if pair.gap is not None else 1.5),
    "a month apart": (-1.8, lambda pair: float(pair.gap > 30) if pair.gap is not None else 0.3),
}
INTERCEPT = -8.3


def signals_of(pair: Pair) -> dict[str, float]:
    """What each signal adds to or takes from the score."""
    return {name: weight * signal(pair) for name, (weight, signal) in SIGNALS.items()}


def score(pair: Pair) -> float:
    """How sure it is, in (0, 1), that the two tell one story."""
    return 1 / (1 + math.exp(-INTERCEPT - sum(weight * signal(pair) for weight, signal in SIGNALS.values())))


@dataclass(slots=True)
class Index:
    """The features of all units, weighted by how telling they are, with postings to find candidates. Where the units are a
    few of many, `seen` says in how many of all `total` units each word stands."""

    traits: Sequence[Traits]
    seen: Mapping[str, int] = field(default_factory=dict)
    total: int = 0
    vectors: dict[str, list[dict[str, float]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for family in FAMILIES:
            wide = self.total and family in COUNTED
            self.vectors[family] = weigh([t.family(family) for t in self.traits], *((self.seen, self.total) if wide else ()))

    def pairs(self) -> Iterator[Pair]:
        """Every pair of units that share enough telling words, the smaller number first."""
        columns = {family: products(vectors) for family, vectors in self.vectors.items()}
        for i in range(len(self.traits)):
            row = {family: next(column) for family, column in columns.items()}
            for j in (row["words"][:i] >= CANDIDATE).nonzero()[0].tolist():
                yield self._pair(j, i, {f: float(values[j]) for f, values in row.items()})

    def pairs_of(self, i: int) -> Iterator[Pair]:
        """The pairs of one unit with those before it that share enough telling words."""
        for j in range(i):
            words = dot(self.vectors["words"][j], self.vectors["words"][i])
            if words >= CANDIDATE:
                cosines = {f: words if f == "words" else dot(vectors[j], vectors[i]) for f, vectors in self.vectors.items()}
                cosines["days"] = self._days(j, i)
                yield self._pair(j, i, cosines)

    def _pair(self, left: int, right: int, cosines: dict[str, float]) -> Pair:
        other, mine = self.traits[left], self.traits[right]
        gap = abs(mine.day - other.day) if mine.day is not None and other.day is not None else None
        one_word = 0.0 if cosines["phrases"] else self._one_word(left, right)
        return Pair(left, right, cosines, gap, bool(mine.days and other.days), min(len(mine.names), len(other.names)) > 1,
                    max(mine.length, other.length), shared_headline(mine, other), one_word)

    def _one_word(self, left: int, right: int) -> float:
        """How much of what two units share is their most telling word in common."""
        mine, theirs = self.vectors["words"][left], self.vectors["words"][right]
        worth = [value * theirs[w] for w, value in mine.items() if w in theirs]
        return max(worth) / sum(worth) if worth else 0.0

    def _days(self, left: int, right: int) -> float:
        """How far two units name the same days. Where thousands of reports are of one day, to share it says little."""
        mine, theirs = self.vectors["days"][left], self.vectors["days"][right]
        total = self.total + WEIGHT
        rarest = math.log(total / (WEIGHT * share("")))
        return sum(v * theirs[d] * max(0.0, math.log(total / (self.seen.get(d, 0) + WEIGHT * share(d)))) / rarest
                   for d, v in mine.items() if d in theirs)

    def shared(self, left: int, right: int, family: str, most: int = 3) -> tuple[str, ...]:
        """The most telling features of a family that two units share."""
        mine, theirs = self.vectors[family][left], self.vectors[family][right]
        common = sorted(((mine[f] * theirs[f], f) for f in mine.keys() & theirs.keys()), key=lambda item: (-item[0], item[1]))
        return tuple(f for _, f in common[:most])


def shared_headline(left: Traits, right: Traits) -> float:
    """The share of two headlines' words, names apart, that both print; one word in common says nothing."""
    both = (left.headline & right.headline) - left.names.keys() - right.names.keys()
    either = (left.headline | right.headline) - left.names.keys() - right.names.keys()
    return len(both) / len(either) if len(both) > 1 else 0.0


def dot(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The product of two vectors."""
    return sum([value * right[f] for f, value in left.items() if f in right])


def weigh(counters: Sequence[Counter[str]], known: Mapping[str, int] | None = None, of: int = 0) -> list[dict[str, float]]:
    """Vectors of length 1: how often a unit prints a feature (damped) times how rare the feature is, among these units or,
    where they are a few of many, in the `of` units in which it was counted (`known`)."""
    here = Counter(chain.from_iterable(counters))
    seen: Mapping[str, float] = here  # a desk counts no common words: they are as common in it as in all news
    if known is not None:
        seen = {f: max(n, known.get(f, 0), of * SHARE_COMMON if f in COMMON else 0) for f, n in here.items()}
    count = max(len(counters), of)
    total = count + WEIGHT
    alone = math.sqrt(ALONE / (count + ALONE))
    common, other = WEIGHT * SHARE_COMMON, WEIGHT * SHARE_OTHER
    rarity = {f: max(0.0, math.log(total / (n + (common if f in COMMON else other)))) * (alone if n == 1 else 1.0)
              for f, n in seen.items()}
    return [_unit_vector({f: rarity[f] if n == 1 else (1 + math.log(n)) * rarity[f] for f, n in counter.items()}) for counter in counters]


def _unit_vector(vector: dict[str, float]) -> dict[str, float]:
    """A vector made as long as 1."""
    values = vector.values()
    length = math.sqrt(sum(map(mul, values, values))) or 1.0
    return {f: v / length for f, v in vector.items()}


def products(vectors: Sequence[dict[str, float]]) -> Iterator[ndarray]:
    """For each unit its products with all units, over features not in too many."""
    import numpy as np

    units: dict[str, list[int]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for feature in vector:
            units[feature].append(i)
    postings = {f: (np.array(us), np.array([vectors[u][f] for u in us])) for f, us in units.items() if 1 < len(us) <= LONGEST_POSTING}
    for vector in vectors:
        found = [(postings[f], weight) for f, weight in vector.items() if f in postings]
        if not found:
            yield np.zeros(len(vectors))
            continue
        yield np.bincount(np.concatenate([us for (us, _), _ in found]), np.concatenate([ws * w for (_, ws), w in found]), len(vectors))
