"""How likely a block is reporting, by its features: two small forests, trained by bench/pages/train.py.

Use `chances`. A forest's tree asks one question at each of its levels ("links > 0.43"); the answers lead to a leaf, and
the leaves of all trees are added up. The data file names each question's feature, so that a forest can be read by eye.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tellings.read.features import JUDGED, NAMES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOREST = "forest.json"


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees as arrays: for each tree the places of its features and the cuts, its leaves, and what is added to their sum."""

    base: float
    features: NDArray[np.intp]
    cuts: NDArray[np.float64]
    leaves: NDArray[np.float64]


def chances(rows: Sequence[Sequence[float]], forest: str = "alone") -> list[float]:
    """The chance of each row's block to be reporting; `forest` is "alone", or "judged" for rows with the features JUDGED too."""
    import numpy as np

    if not rows:
        return []
    asked = _forests()[forest]
    table = np.array(rows, dtype=np.float64)
    answers = table[:, asked.features] > asked.cuts
    depth = asked.cuts.shape[1]
    leaf = (answers * (1 << np.arange(depth - 1, -1, -1))).sum(2)
    score = asked.base + asked.leaves[np.arange(len(asked.leaves)), leaf].sum(1)
    return [float(c) for c in 1 / (1 + np.exp(-score))]


@cache
def _forests() -> dict[str, Forest]:
    said = json.loads(files("tellings.read").joinpath(FOREST).read_text())
    return {name: _forest(data) for name, data in said.items()}


def _forest(data: dict[str, Any]) -> Forest:
    import numpy as np

    place = {name: i for i, name in enumerate((*NAMES, *JUDGED))}
    trees = data["trees"]
    return Forest(data["base"], np.array([[place[name] for name, _ in tree["asks"]] for tree in trees]),
                  np.array([[cut for _, cut in tree["asks"]] for tree in trees]), np.array([tree["leaves"] for tree in trees]))
