"""Figures of extracted texts by the measures of the scorer, and how far two extractors differ on the same pages.

`row` scores one page, `figure` makes a figure of a set's rows, `difference` compares two extractors with an interval by page.
"""

from __future__ import annotations

import importlib
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SCORER = Path(__file__).resolve().parents[3] / "shared/score"
DRAWS = 1000
Row = tuple[float, ...]


def _scorer() -> Any:
    if str(SCORER) not in sys.path:
        sys.path.insert(0, str(SCORER))
    return importlib.import_module("score_extraction")


def row(name: str, gold: dict[str, Any], text: str) -> Row:
    """What a page adds to its set's figure: segments hit, wrongly kept and wanted; F1, P and R; or shares right, wrong and missed."""
    if name == "trafilatura":
        flat = " ".join(text.split())
        hit, kept = (sum(" ".join(s.split()) in flat for s in gold[which]) for which in ("with", "without"))
        return hit, kept, len(gold["with"])
    if name == "fundus":
        precision, recall, both = _scorer().rouge_lsum_optional(gold["paragraphs"], text)
        return both, precision, recall
    wanted = str(gold["body"]) if "body" in gold else "\n\n".join(gold["paragraphs"])
    return tuple(_scorer().shingle_counts(wanted, text))


def figure(name: str, rows: Sequence[Row]) -> Row:
    """F1, P and R of a set."""
    if name == "trafilatura":
        hit, kept, wanted = (sum(r[i] for r in rows) for i in range(3))
        return 2 * hit / (hit + kept + wanted), hit / (hit + kept), hit / wanted
    if name == "fundus":
        return tuple(sum(r[i] for r in rows) / len(rows) for i in range(3))
    return tuple(_scorer().shingle_score(rows))


def difference(name: str, ours: Sequence[Row], theirs: Sequence[Row]) -> Row:
    """(difference, low, high): F1 of ours less F1 of theirs, and its 95 % interval by drawing pages anew, the same for both."""
    draw, pages = random.Random(0), range(len(ours))
    drawn = [draw.choices(pages, k=len(pages)) for _ in range(DRAWS)]
    found = sorted(figure(name, [ours[i] for i in some])[0] - figure(name, [theirs[i] for i in some])[0] for some in drawn)
    return figure(name, ours)[0] - figure(name, theirs)[0], found[round(DRAWS * 0.025)], found[round(DRAWS * 0.975) - 1]
