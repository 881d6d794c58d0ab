"""Use to place one report at a time: by which features it is looked up again, and which of the stories known so far it tells.

Grouping a set reads every report at once; a desk cannot. Here a report meets only the few reports that share its rarest
words, and the score between two of them is that of `likeness`, with the one setting that sets of any size are grouped by.
Features are counted month by month, so that what was rare last year may be rare again.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xxhash

from tellings.group.background import WEIGHT, share
from tellings.group.camps import camps
from tellings.group.clusters import average_link
from tellings.group.features import FAMILIES, Traits
from tellings.group.likeness import Index, score
from tellings.group.stories import SAME

WORDS = 100  # words by which a report is looked up
PHRASES = 40  # and pairs of words
RUNS = 6  # and runs of words, the least hashes first: a near copy shares most of them
RUN = 5  # words of such a run
POSTED = 64  # reports of a month that one feature leads to: the cost of a report must not grow with the number known
LED_TO = 1_500  # reports that all features of a report lead to, the rarest features first: the cost must not grow as months fill up
MEMBERS = 8  # reports of a story that a new one is compared with, nor with the size of a story
STORIES = 6  # stories it is compared with
FEWEST = 4  # reports of a story that is looked at, whether it falls apart
MOST = 64  # and the most weighed at once, the newest: the cost must not grow with a story
AGAIN = 0.7  # score above which a report takes a story up again whose time is over
PERIOD = 30  # days of a month
QUIET = 21  # days without a report after which a matter, when it comes up again, is a story of its own that follows the first
LONGEST = 45  # days after which a story takes in no more

YEAR = 365  # days of a year, after which what is remembered of stories is counted anew
YEARS = 3  # that a story is remembered
KEPT = (16, 8)  # words and phrases of its first report by which a story is remembered
ASKED = (40, 20)  # and those of a report by which it is asked for

Feature = tuple[str, str]
TOTAL: Feature = ("", "")  # counted once a report


@dataclass(frozen=True, slots=True)
class Known:
    """A report already in a story, with what it speaks of."""

    story: str
    unit: int
    traits: Traits


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a report fits a story."""

    story: str
    score: float

    @property
    def same(self) -> bool:
        """Whether it is taken to tell that story."""
        return self.score >= SAME

    @property
    def follows(self) -> bool:
        """Whether it is taken to take that story up again, once its time is over."""
        return self.score >= AGAIN


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a story's first and last report; 0 where no report of it has one. A report without a day may join any."""

    first: int
    last: int

    def takes(self, day: int) -> bool:
        """Whether a report of that day may still join."""
        if not (day and self.first):
            return True
        return self.near(day) and max(self.last, day) - min(self.first, day) <= LONGEST

    def near(self, day: int) -> bool:
        """Whether the story was told about that day."""
        return self.first - QUIET <= day <= self.last + QUIET

    def joins(self, other: Window) -> bool:
        """Whether two stories can be one."""
        return self.takes(other.first) and self.takes(other.last)


@dataclass(frozen=True, slots=True)
class Seen:
    """In how many of the reports of these months (`total` in all) each word stands."""

    words: Mapping[str, int]
    total: int

    def rarity(self, word: str) -> float:
        """How much a word says of what a report is about."""
        return max(0.0, math.log((self.total + WEIGHT) / (self.words.get(word, 0) + WEIGHT * share(word))))


def key(feature: Feature, period: int) -> int:
    """The number of a feature in a month: 63 bits, for databases know no larger ones with a sign."""
    family, word = feature
    return xxhash.xxh3_64_intdigest(f"{period} {family} {word}".encode("utf-8", "surrogatepass")) >> 1


def period_of(day: int) -> int:
    return day // PERIOD


def periods(day: int) -> tuple[int, int, int]:
    """The months in which a story of that day can have reports."""
    middle = period_of(day)
    return middle - 1, middle, middle + 1


def looked_up(day: int, today: int) -> tuple[int, ...]:
    """The months under which a report of that day (0: unknown) is looked up, on the day of its arrival: reports without a day are
    found under the month they arrived in, with those of other months that arrived then."""
    months = periods(day or today)
    return months if period_of(today) in months else (*months, period_of(today))


def years(day: int) -> tuple[int, ...]:
    """The years whose stories a report of that day may take up again, its own first; below 0, where no month is."""
    return tuple(-(day // YEAR - back) for back in range(YEARS))


def telling(found: Sequence[Feature], most: tuple[int, int]) -> list[Feature]:
    """The first words and phrases of those by which a report is looked up."""
    return [*[f for f in found if f[0] == "w"][:most[0]], *[f for f in found if f[0] == "p"][:most[1]]]


def features(traits: Traits, text: str, seen: Seen) -> list[Feature]:
    """By what a report is looked up: its most telling words and phrases, and the least runs of its words."""
    telling = {w: (1 + math.log(n)) * seen.rarity(w) for w, n in traits.words.items()}
    words = heapq.nsmallest(WORDS, telling, key=lambda w: (-telling[w], w))
    worth = {p: sum(telling.get(w, 0.0) for w in p.split(" ")) for p in traits.phrases}
    phrases = heapq.nsmallest(PHRASES, worth, key=lambda p: (-worth[p], p))
    return [*(("w", w) for w in words), *(("p", p) for p in phrases), *(("r", r) for r in least_runs(text))]


def least_runs(text: str) -> list[str]:
    """The runs of words with the least hashes: two texts share as many of them as they share words in order."""
    words = text.casefold().split()
    runs = {" ".join(words[i:i + RUN]) for i in range(max(1, len(words) - RUN + 1))}
    return heapq.nsmallest(RUNS, runs, key=lambda run: xxhash.xxh3_64_intdigest(run.encode("utf-8", "surrogatepass")))


def rarest(keys: Iterable[int], counts: Mapping[int, int]) -> list[int]:
    """The keys to look up: of those that lead anywhere the rarest, as many as lead to few enough reports."""
    out, led = [], 0
    for number in sorted((k for k in keys if counts.get(k)), key=lambda k: (counts[k], k)):
        led += min(counts[number], POSTED)
        if led > LED_TO:
            break
        out.append(number)
    return out


def candidates(posted: Mapping[int, Sequence[int]], total: int) -> list[int]:
    """The units that keys lead to, those with the most and the rarest in common first."""
    weight: dict[int, float] = {}
    for found in posted.values():
        worth = math.log((total + WEIGHT) / (len(found) + 0.8))
        for unit in found:
            weight[unit] = weight.get(unit, 0.0) + worth
    return heapq.nsmallest(STORIES * MEMBERS * 4, weight, key=lambda u: (-weight[u], -u))


def chosen(units: Sequence[int], story_of: Mapping[int, str]) -> dict[str, list[int]]:
    """Of units, best first, those to compare with: of each of the first stories the first few."""
    out: dict[str, list[int]] = {}
    for unit in units:
        story = story_of.get(unit)
        if story is not None and (story in out or len(out) < STORIES):
            members = out.setdefault(story, [])
            if len(members) < MEMBERS:
                members.append(unit)
    return out


def fits(new: Traits, known: Sequence[Known], seen: Seen) -> list[Fit]:
    """The stories of these reports by how well the new one fits each, best first."""
    if not known:
        return []
    index = Index([*(k.traits for k in known), new], seen.words, seen.total)
    pairs = {pair.left: pair for pair in index.pairs_of(len(known))}
    members: dict[str, list[int]] = {}
    for number, report in enumerate(known):
        members.setdefault(report.story, []).append(number)
    out = []
    for story, numbers in members.items():
        scores = [score(pairs[n]) for n in numbers if n in pairs]
        if scores:
            out.append(Fit(story, sum(scores) / len(numbers)))
    return sorted(out, key=lambda fit: (-fit.score, fit.story))


def due(before: int, now: int) -> bool:
    """Whether a story that grew from so many reports to so many is to be looked at: at 4, 6, 9, 14, 21 ..."""
    step = FEWEST
    while step <= before:
        step += (step + 1) // 2
    return step <= now


def parted(traits: Sequence[Traits], seen: Seen) -> list[list[int]]:
    """The happenings into which the reports of one story fall when all are weighed at once, but for the largest; empty when they
    do not."""
    index = Index(traits, seen.words, seen.total)
    scores = {(p.left, p.right): score(p) for i in range(len(traits)) for p in index.pairs_of(i)}
    clusters = [part for joined in average_link(len(traits), scores, SAME) for part in camps(joined, traits)]
    stays = max(clusters, key=lambda c: (len(c), -c[0]))
    return [c for c in clusters if c is not stays]


def alike(left: Sequence[Traits], right: Sequence[Known], seen: Seen) -> float:
    """The mean score of the links between two stories' reports."""
    found = [fits(traits, right, seen) for traits in left]
    return sum(fit[0].score for fit in found if fit) / len(left) if left else 0.0


def as_lists(traits: Traits) -> list[object]:
    """Traits as plain lists, to be kept."""
    return [[dict(traits.family(f)) for f in FAMILIES], traits.length, traits.day, sorted(traits.headline)]


def of_lists(kept: Any) -> Traits:
    """The traits that `as_lists` kept."""
    families, length, day, *rest = kept  # a desk of an earlier day kept no headlines
    words, names, phrases, lead, figures, days = (Counter(f) for f in families)
    return Traits(words, names, phrases, lead, figures, days, length, day, frozenset(*rest))
