"""Pairs of reports of one story, drawn to be judged by hand: did one take the other's text?

    python -m bench.lineage.draw                    the fifty pairs as TSV: set, the two documents, their containment
    python -m bench.lineage.draw --show > pairs.txt the same with their texts, to be read beside one another

The stories are those of the labelled grouping data, looked for in ../shared (the sets of reports of one shooting are the clusters of
`gva`). Ten pairs a stratum of containment: the share of the 5-grams of the report with fewer that the other has too. Sets take
turns, a story gives one pair at most, and the order within a set is that of a hash, so that every run draws the same pairs.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

GROUPING = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "grouping"
SETS = ("newscluster", "galaxy", "ecbplus", "gva")
EDGES = (0.0, 0.05, 0.15, 0.3, 0.6, 1.01)
EACH = 10
SEED = "natural copies"
LEAST = 60  # words of a text: shorter ones are stubs and captions
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the labelled data."""

    id: str
    story: str
    text: str
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of one story, and the share of 5-grams they have in common."""

    group: str
    left: Told
    right: Told
    shared: float

    @property
    def rank(self) -> str:
        return hashlib.sha256(f"{SEED} {self.group} {self.left.id} {self.right.id}".encode()).hexdigest()


def reports(group: str) -> list[Told]:
    """The reports of one set, with the title before the text as the scorers have it."""
    with gzip.open(GROUPING / f"{group}.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [Told(r["id"], r["cluster"], (r["title"] + "\n\n" if r["title"] else "") + r["text"], r["url"], r["published"]) for r in records]


def grams(text: str) -> frozenset[tuple[str, ...]]:
    words = WORD.findall(text.lower())
    return frozenset(zip(*(words[i:] for i in range(5)), strict=False))


def pairs(group: str) -> Iterator[Pair]:
    """All pairs of a set within one story; word-for-word reprints say nothing and are left out."""
    stories: dict[str, list[tuple[Told, frozenset[tuple[str, ...]]]]] = defaultdict(list)
    for report in sorted(reports(group), key=lambda r: r.id):
        if len(WORD.findall(report.text)) >= LEAST:
            stories[report.story].append((report, grams(report.text)))
    for told in stories.values():
        for (left, mine), (right, theirs) in combinations(told, 2):
            if mine and theirs and mine != theirs:
                yield Pair(group, left, right, len(mine & theirs) / min(len(mine), len(theirs)))


def drawn() -> list[Pair]:
    """The fifty pairs: the strata in turn, the sets in turn within each."""
    waiting = {group: sorted(pairs(group), key=lambda p: p.rank) for group in SETS}
    used: set[tuple[str, str]] = set()
    return [pair for low, high in pairwise(EDGES) for pair in _stratum(waiting, used, low, high)]


def _stratum(waiting: dict[str, list[Pair]], used: set[tuple[str, str]], low: float, high: float) -> list[Pair]:
    queues = {group: (p for p in found if low <= p.shared < high) for group, found in waiting.items()}
    chosen: list[Pair] = []
    while queues and len(chosen) < EACH:
        for group in list(queues):
            pair = next((p for p in queues[group] if (group, p.left.story) not in used), None)
            if pair is None:
                del queues[group]
            elif len(chosen) < EACH:
                used.add((group, pair.left.story))
                chosen.append(pair)
    return chosen


def given(description: str | None, option: str, told: str) -> bool:
    """Whether a script's one option was given. Ends the script where no labelled data lies beside the checkout."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(option, action="store_true", dest="given", help=told)
    found = bool(parser.parse_args().given)
    if not GROUPING.is_dir():
        print("skipped: no labelled data beside the checkout")
        sys.exit(0)
    return found


def main() -> None:
    show = given(__doc__, "--show", "with the texts")
    for pair in drawn():
        print(pair.group, pair.left.id, pair.right.id, f"{pair.shared:.3f}", sep="\t")
        for told in (pair.left, pair.right) if show else ():
            print(f"--- {told.id} {told.published} {told.url}\n{told.text}\n")


if __name__ == "__main__":
    main()
