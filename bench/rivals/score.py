"""Disagreements of number planted in stories of the project's own writing: how many are told, and what is told that is none.

    python -m bench.rivals.score              the stories as grouped; fails where a floor is not held
    python -m bench.rivals.score --together   the reports of each folder as one story, whatever the grouping says
    python -m bench.rivals.score --list       also every planted pair, told or missed, and the words of each disagreement

stories/NAME holds three or four reports and key.tsv: `conflict A B what` for two numbers that answer one question, `decoy A B why` for two
that do not. A pair is told where one disagreement of value holds both numbers; 42 months may be told as 3.5 years. The stories and keys
were written by somebody who did not know the code; what is told beyond the key is to be read by eye.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import tellings
from tellings import pipeline
from tellings.group.stories import group
from tellings.model.accounts import Account, Conflict
from tellings.model.documents import Document
from tellings.model.stories import Story

STORIES = Path(__file__).with_name("stories")
AS_PRINTED = (1.0, 12.0, 7.0, 60.0, 24.0, 100.0, 1000.0)  # months of a year, days of a week ... in either direction
LEAST_TOLD, MOST_WRONG = 25, 0  # as grouped


@dataclass(frozen=True, slots=True)
class Planted:
    """A row of a key: two numbers, whether they are one question's, and what they are of."""

    first: float
    second: float
    rival: bool
    what: str


def key(folder: Path) -> list[Planted]:
    """The key of a story."""
    with (folder / "key.tsv").open(encoding="utf-8") as lines:
        return [Planted(float(a), float(b), kind == "conflict", what) for kind, a, b, what in csv.reader(lines, delimiter="\t")]


def accounts(folder: Path) -> tuple[Account, ...]:
    """The accounts of a story's reports."""
    return tellings.read(sorted(str(p) for p in folder.glob("*.txt")), jobs=1).accounts


def differences(told: Sequence[Account]) -> Iterator[tuple[Conflict, list[float]]]:
    """The disagreements of value, each with the numbers of its findings."""
    for account in told:
        found = {f.id: f for f in account.findings}
        for c in account.conflicts:
            if c.kind == "value":
                versions = [v for i in c.findings for v in found[i].versions if v.status == "current"]
                yield c, [n for v in versions for n in (v.low, v.high) if n is not None]


def holds(numbers: Sequence[float], wanted: float) -> bool:
    """Whether a number is among those told, in its own unit or another."""
    return any(abs(n * f - wanted) < 1e-6 * abs(wanted) or abs(n / f - wanted) < 1e-6 * abs(wanted) for n in numbers for f in AS_PRINTED)


def one_story(documents: Sequence[Document]) -> tuple[Story, ...]:
    """All documents as one story."""
    made = group(documents)
    return (replace(made[0], documents=tuple(sorted(i for s in made for i in s.documents))),) if made else ()


def score(folder: Path, *, listed: bool) -> tuple[int, int, int]:
    """How many planted disagreements of a story are told, how many pairs that are none, and what else is told."""
    rows, found = key(folder), list(differences(accounts(folder)))
    told = {r: [c.id for c, numbers in found if holds(numbers, r.first) and holds(numbers, r.second)] for r in rows}
    rivals = {i for r in rows if r.rival for i in told[r]}
    wrong = [r for r in rows if not r.rival and not rivals.issuperset(told[r])]
    others = [c for c, _ in found if c.id not in rivals and not any(c.id in told[r] for r in wrong)]
    print(f"{folder.name}: {sum(bool(told[r]) for r in rows if r.rival)} of {sum(r.rival for r in rows)}")
    for r in rows if listed else ():
        if r.rival:
            print(f"  {'told  ' if told[r] else 'missed'} {r.first:g} {r.second:g} {r.what}")
    for r in wrong:
        print(f"  WRONG  {r.first:g} {r.second:g} {r.what}")
    for c in others:
        print(f"  other  {c.text}")
    return sum(bool(told[r]) for r in rows if r.rival), len(wrong), len(others)


def main(arguments: Sequence[str] | None = None) -> int:
    """Score every story, and say whether the floors hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--together", action="store_true", help="take the reports of a folder for one story")
    parser.add_argument("--list", action="store_true", dest="listed", help="list every planted pair")
    options = parser.parse_args(arguments)
    if options.together:
        vars(pipeline)["group"] = one_story
    folders = sorted(p for p in STORIES.iterdir() if p.is_dir())
    told, wrong, others = (sum(column) for column in zip(*(score(f, listed=options.listed) for f in folders), strict=True))
    print(f"told {told} of {sum(r.rival for f in folders for r in key(f))}; wrong {wrong}; others {others}")
    return int(told < LEAST_TOLD or wrong > MOST_WRONG)


if __name__ == "__main__":
    sys.exit(main())
