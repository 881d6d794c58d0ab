"""Fits the weights of reconcile/same_question.py. Use it after a change of its features.

    python -m bench.figures.train [--stories N]     fit, show how well pairs are told apart in stories left out, print the weights

What is learnt from needs no labels. Two reports of one story that both print one number of two digits and more (three, where plain
things are counted) nearly always print it of one thing; the second report's other numbers in the same unit are then of other things.
Sentences that one report has of the other are left out: copies say nothing of how things are told in other words.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import tellings
from tellings.desk import Reading
from tellings.model.accounts import Account
from tellings.model.documents import Document
from tellings.model.values import Figure
from tellings.reconcile.align import significance
from tellings.reconcile.amounts import number
from tellings.reconcile.ground import Ground, Stated, by_document
from tellings.reconcile.meaning import topic
from tellings.reconcile.same_question import Setting, features, rarity, settings

STORIES = Path(__file__).resolve().parents[3] / "shared/data/grouping"
SETS = ("newscluster", "galaxy", "ecbplus")
REPORTS = 10  # of one story
COPIED = 0.6  # share of the words of two sentences that are alike
FOLDS, ROUNDS, RIDGE = 5, 50, 1e-3
Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of numbers as rows of features; whether each is of one thing; of which story."""

    names: tuple[str, ...]
    rows: Array
    same: Array
    story: Array


def stories() -> Iterator[list[Document]]:
    """The reports of each story of the sets, as read."""
    for name in SETS:
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        with gzip.open(STORIES / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                found[row["cluster"]].append(row)
        for rows in found.values():
            read = [tellings.clean(r["text"], media_type="text/plain", name=r["id"], url=r.get("url"), published=r.get("published"))
                    for r in rows[:REPORTS]]
            yield [d for d in read if isinstance(d, Document)]


def grounds(reading: Reading) -> Iterator[Ground]:
    """The figures of each story of a reading, those of victims left out."""
    documents = {d.id: d for d in reading.documents}
    for account in reading.accounts:
        figures = tuple(s for s in reading.statements if isinstance(s.value, Figure) and s.document in account.documents)
        kept: tuple[Stated, ...] = tuple(s for s in figures if usable(s))  # type: ignore[arg-type, misc]  # all are figures
        yield Ground({d: documents[d] for d in account.documents}, origins(account), kept, {s.id: s for s in kept}, {})


def origins(account: Account) -> dict[str, str]:
    """Each report's origin."""
    return {d: o.id for o in account.lineage.origins for d in o.documents}


def usable(s: Stated) -> bool:
    """Whether a number is printed, and no toll."""
    return not topic(s).toll and s.value.bound not in ("implied", "vague") and s.modality == "asserted" and s.value.unit != "year of age"


def pairs(ground: Ground) -> Iterator[tuple[Setting, Setting, bool, dict[str, float]]]:
    """Pairs of numbers of two reports, whether they are of one thing, and how rare words are."""
    around = settings(ground, ground.figures)
    found = {d: [around[s.id] for s in own] for d, own in by_document(ground.figures).items()}
    rare = rarity(around.values())
    for first in sorted(found):
        for second in sorted(found):
            if ground.origins[first] == ground.origins[second]:
                continue
            for a in found[first]:
                fellows = [b for b in found[second] if b.statement.value.unit == a.statement.value.unit]
                equal = [b for b in fellows if number(b.statement.value) == number(a.statement.value)]
                if len(equal) == 1 and tells(a.statement) and not copied(a, equal[0]):
                    yield from ((a, b, b is equal[0], rare) for b in fellows)


def tells(s: Stated) -> bool:
    """Whether a number is of so many digits that two reports rarely print it of two things."""
    return significance(number(s.value)) >= (2 if s.value.unit else 3)


def copied(a: Setting, b: Setting) -> bool:
    """Whether one sentence repeats the other."""
    return len(a.words & b.words) > COPIED * max(1, len(a.words | b.words))


def gather(limit: int) -> Pairs:
    """All pairs of the stories."""
    rows, same, story = [], [], []
    names: tuple[str, ...] = ()
    for i, documents in enumerate(stories()):
        if i == limit:
            break
        for ground in grounds(tellings.read(documents, jobs=1)) if len(documents) > 1 else ():
            for a, b, one, rare in pairs(ground):
                found = features(a, b, rare)
                names = tuple(found)
                rows.append(list(found.values()))
                same.append(one)
                story.append(i)
    return Pairs(names, np.array(rows), np.array(same, float), np.array(story))


def fit(rows: Array, same: Array) -> Array:
    """The weights of a logistic regression by Newton's method; both classes count alike."""
    weights = np.zeros(rows.shape[1])
    counts = np.where(same > 0, 1.0, same.mean() / (1 - same.mean()))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (chance - same)) / len(same) + RIDGE * weights
        bend = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows / len(same) + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def left_out(data: Pairs) -> Array:
    """The likeness of each pair by weights that saw no pair of its story."""
    scores = np.zeros(len(data.same))
    for fold in range(FOLDS):
        out = data.story % FOLDS == fold
        scores[out] = data.rows[out] @ fit(data.rows[~out], data.same[~out])
    return scores


def area(scores: Array, same: Array) -> float:
    """How often a pair of one thing scores above a pair of two (area under the curve)."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(len(scores))
    ones = same.sum()
    return float((ranks[same > 0].mean() - (ones - 1) / 2) / (len(same) - ones))


def show(data: Pairs) -> None:
    """Print what was learnt from, how well it tells pairs apart, and the weights."""
    scores = left_out(data)
    print(f"{len(data.same)} pairs, {int(data.same.sum())} of one thing")
    print(f"area under the curve, stories left out: {area(scores, data.same):.3f}")
    for level in (0.0, 0.5, 1.0, 1.5, 2.0):
        above = scores > level
        print(f"  above {level}: precision {data.same[above].mean():.3f}, recall {data.same[above].sum() / data.same.sum():.3f}")
    print(dict(zip(data.names, (round(float(w), 2) for w in fit(data.rows, data.same)), strict=True)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Gather, fit, show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=-1, help="how many stories to learn from (default: all)")
    show(gather(parser.parse_args(arguments).stories))


if __name__ == "__main__":
    main()
