"""Use to tell apart two happenings that share most of their words: last year's raid of pirates and this one's."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.group.features import Traits
from tellings.group.likeness import products

if TYPE_CHECKING:
    from numpy import ndarray

# Of the words that only some reports of a cluster print, the reports of one happening share some with nearly all others; those of
# two happenings fall into two camps. Looked for among four sets of labelled news (2,745 reports): all values near these do alike.
FAMILIES = {"words": 1.0, "names": 1.0, "lead": 0.5, "days": 0.5}
LEAST = 5  # reports of the smaller camp: fewer are one outlet's own view of the same
APART = 0.24  # mean likeness between camps, of 3 at most, above which they are one story
WITHIN = 2.0  # how many times as alike the reports of either camp are


def camps(cluster: Sequence[int], traits: Sequence[Traits]) -> list[list[int]]:
    """A cluster as it is, or the two happenings in it, each looked at again."""
    if len(cluster) < 2 * LEAST:
        return [list(cluster)]
    alike = _likeness([traits[i] for i in cluster])
    one, other = _halves(alike)
    between = float(alike[one][:, other].mean())
    if min(len(one), len(other)) < LEAST or between > APART or min(_within(alike, one), _within(alike, other)) < WITHIN * between:
        return [list(cluster)]
    return [part for half in (one, other) for part in camps([cluster[i] for i in half], traits)]


def _likeness(traits: Sequence[Traits]) -> ndarray:
    """How alike reports are in what sets them apart from the rest of these: words of all of them count for nothing."""
    import numpy as np

    total = np.zeros((len(traits), len(traits)))
    for name, weight in FAMILIES.items():
        total += weight * np.array(list(products(_vectors([t.family(name) for t in traits]))))
    return total


def _vectors(counters: Sequence[Counter[str]]) -> list[dict[str, float]]:
    seen = Counter(feature for counter in counters for feature in counter)
    rarity = {f: math.log((len(counters) + 1) / n) for f, n in seen.items() if n > 1}
    vectors = []
    for counter in counters:
        vector = {f: (1 + math.log(n)) * rarity[f] for f, n in counter.items() if f in rarity}
        length = math.sqrt(sum(v * v for v in vector.values())) or 1.0
        vectors.append({f: v / length for f, v in vector.items()})
    return vectors


def _halves(alike: ndarray) -> tuple[list[int], list[int]]:
    """The last two clusters that average link joins."""
    import numpy as np

    means, sizes = alike.copy(), np.ones(len(alike))
    members = [[i] for i in range(len(alike))]
    np.fill_diagonal(means, -1.0)
    for _ in range(len(alike) - 2):
        i, j = sorted(divmod(int(np.argmax(means)), len(alike)))
        means[i] = means[:, i] = (sizes[i] * means[i] + sizes[j] * means[j]) / (sizes[i] + sizes[j])
        means[j] = means[:, j] = means[i, i] = -1.0
        members[i], members[j], sizes[i] = sorted(members[i] + members[j]), [], sizes[i] + sizes[j]
    one, other = (m for m in members if m)
    return one, other


def _within(alike: ndarray, part: Sequence[int]) -> float:
    """Mean likeness of the pairs of a part."""
    inside = alike[list(part)][:, list(part)]
    return float((inside.sum() - inside.trace()) / (len(part) * (len(part) - 1)))
