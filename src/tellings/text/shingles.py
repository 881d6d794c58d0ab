"""Use to find where two texts run word for word together: shingles as seeds, joined into passages that bear small changes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:[’'.,][^\W_]+)*")
LENGTH = 4  # words of a shingle: two changed words a sentence leave most of its shingles of four, few of its shingles of seven
DRIFT = 4  # words put in or left out between two seeds of one passage
GAP = 8  # words between two seeds of one passage


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text with their places. `free[i]` is False where word i must not seed a passage (a quotation)."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    free: Sequence[bool]
    breaks: frozenset[int] = frozenset()  # words before which a new section starts
    zones: Sequence[int] = ()  # of each word: how often, before it, something else stood between two sections

    def __len__(self) -> int:
        return len(self.words)

    @property
    def weight(self) -> int:
        """How many words may seed a passage."""
        return sum(self.free)


@dataclass(frozen=True, slots=True)
class Match:
    """Words [a, a_end) of one text against [b, b_end) of another, of which `words` are the same in the same order."""

    a: int
    a_end: int
    b: int
    b_end: int
    words: int

    @property
    def score(self) -> float:
        """The share of the longer side that is word for word the same."""
        return self.words / max(self.a_end - self.a, self.b_end - self.b)


def words_of(text: str, parts: Iterable[tuple[int, int]], masked: Sequence[tuple[int, int]] = ()) -> Words:
    """The words of these stretches of a text, in lower case; `masked` stretches (sorted) seed nothing."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    free: list[bool] = []
    breaks: set[int] = set()
    zones: list[int] = []
    covers = sorted(masked)
    at = zone = last = 0
    for start, end in parts:
        breaks.add(len(words))
        zone += bool(text[last:start].strip())
        last = end
        for match in WORD.finditer(text, start, end):
            first, after = match.span()
            while at < len(covers) and covers[at][1] <= first:
                at += 1
            words.append(match[0].lower().replace("’", "'"))
            starts.append(first)
            ends.append(after)
            zones.append(zone)
            free.append(at == len(covers) or covers[at][0] >= after)
    return Words(words, starts, ends, free, frozenset(breaks), zones)


def shingles(text: Words, dull: frozenset[str] = frozenset()) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(first word, words) of each run of LENGTH free words within a section, at least two of them not dull."""
    run = telling = 0
    words = text.words
    for i, word in enumerate(words):
        if not text.free[i] or i in text.breaks:
            run = telling = 0
        if not text.free[i]:
            continue
        run += 1
        telling += word not in dull
        if run > LENGTH:
            telling -= words[i - LENGTH] not in dull
        if run >= LENGTH and telling > 1:
            yield i - LENGTH + 1, tuple(words[i - LENGTH + 1:i + 1])


class Reuse:
    """Use to find the passages that texts of a set have in common; a shingle in very many of them seeds nothing."""

    MOST = 60  # places of one shingle: more is a formula, and would cost the square

    def __init__(self, texts: Sequence[Words], dull: frozenset[str] = frozenset()) -> None:
        self.texts = texts
        places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for number, text in enumerate(texts):
            for i, run in shingles(text, dull):
                places[run].append((number, i))
        self.seeds: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for found in places.values():
            if 1 < len(found) <= self.MOST:
                self._pair(found)

    def _pair(self, found: Sequence[tuple[int, int]]) -> None:
        for n, (left, i) in enumerate(found):
            for right, j in found[n + 1:]:
                if left != right:
                    self.seeds[left, right].append((i, j))

    def pairs(self) -> list[tuple[int, int]]:
        """The numbers of the texts that share a seed, smaller first."""
        return sorted(self.seeds)

    def matches(self, left: int, right: int) -> list[Match]:
        """The passages two texts share, in order of the first; each word of either in one of them at most."""
        mine, theirs = self.texts[left].zones, self.texts[right].zones
        zones: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for i, j in sorted(self.seeds.get((left, right), ())):
            zones[mine[i], theirs[j]].append((i, j))
        return _apart(_measured(chain) for seeds in zones.values() for chain in _chains(seeds))


def _chains(seeds: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Seeds that follow one another in both texts at about the same distance."""
    open_: list[list[tuple[int, int]]] = []
    done: list[list[tuple[int, int]]] = []
    for i, j in seeds:
        still: list[list[tuple[int, int]]] = []
        for chain in open_:
            (still if i - chain[-1][0] <= GAP + LENGTH else done).append(chain)
        open_ = still
        for chain in open_:
            a, b = chain[-1]
            if 0 < j - b <= GAP + LENGTH and i > a and abs((j - i) - (b - a)) <= DRIFT:
                chain.append((i, j))
                break
        else:
            open_.append([(i, j)])
    return done + open_


def _measured(chain: Sequence[tuple[int, int]]) -> Match:
    same = {k for i, _ in chain for k in range(i, i + LENGTH)}
    return Match(chain[0][0], chain[-1][0] + LENGTH, chain[0][1], chain[-1][1] + LENGTH, len(same))


def _apart(matches: Iterable[Match]) -> list[Match]:
    """The longest matches that do not overlap on either side."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (-m.words, m.a, m.b)):
        if all((match.a_end <= k.a or k.a_end <= match.a) and (match.b_end <= k.b or k.b_end <= match.b) for k in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.a)
