"""Gradient boosting of even trees, in numpy: one question a level, small, and alike on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
CUTS = 32  # of a feature


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. `share` of the features and `rows` of the rows are tried for each tree; `ridge` holds leaves small."""

    trees: int = 150
    depth: int = 4
    rate: float = 0.15
    share: float = 0.35
    rows: float = 0.6
    ridge: float = 3.0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    """The features asked, level by level, their cuts ("is it more than ...?"), and the leaves the answers lead to."""

    features: tuple[int, ...]
    cuts: tuple[float, ...]
    leaves: tuple[float, ...]

    def values(self, x: Floats) -> Floats:
        leaf = np.zeros(len(x), dtype=np.intp)
        for feature, cut in zip(self.features, self.cuts, strict=True):
            leaf = leaf * 2 + (x[:, feature] > cut)
        return np.array(self.leaves, dtype=np.float64)[leaf]


@dataclass(frozen=True, slots=True)
class Forest:
    base: float
    trees: Sequence[Tree]

    def chances(self, x: Floats) -> Floats:
        score = np.full(len(x), self.base)
        for tree in self.trees:
            score += tree.values(x)
        return np.asarray(1 / (1 + np.exp(-score)))


def train(x: Floats, y: Floats, weight: Floats, plan: Plan = Plan()) -> Forest:
    """A forest that tells rows of y = 1 from rows of y = 0."""
    random = np.random.default_rng(plan.seed)
    cuts = [cut_points(x[:, j]) for j in range(x.shape[1])]
    bins = np.stack([np.searchsorted(c, x[:, j], side="left") for j, c in enumerate(cuts)])
    usable = np.array([j for j, c in enumerate(cuts) if len(c)])
    base = float(np.log((weight * y).sum() / (weight * (1 - y)).sum()))
    score = np.full(len(y), base)
    trees = []
    for _ in range(plan.trees):
        p = 1 / (1 + np.exp(-score))
        slope, bend = weight * (y - p), weight * p * (1 - p)
        part = np.flatnonzero(random.random(len(y)) < plan.rows)
        some = np.sort(random.choice(usable, max(1, int(len(usable) * plan.share)), replace=False))
        asks = _questions(bins[np.ix_(some, part)], slope[part], bend[part], [len(cuts[j]) for j in some], plan)
        leaf = np.zeros(len(y), dtype=np.intp)
        for k, q in asks:
            leaf = leaf * 2 + (bins[some[k]] > q)
        size = 2 ** plan.depth
        leaves = plan.rate * np.bincount(leaf, slope, size) / (np.bincount(leaf, bend, size) + plan.ridge)
        score += leaves[leaf]
        trees.append(Tree(tuple(int(some[k]) for k, _ in asks), tuple(float(cuts[some[k]][q]) for k, q in asks), tuple(map(float, leaves))))
    return Forest(base, trees)


def cut_points(column: Floats) -> Floats:
    """The cuts tried for a feature: between neighbouring values where they are few, else at even shares of the rows."""
    values = np.unique(column)
    if len(values) <= CUTS:
        return (values[1:] + values[:-1]) / 2
    return np.unique(np.quantile(column, np.linspace(0, 1, CUTS + 1)[1:-1]))


def _questions(bins: Places, slope: Floats, bend: Floats, cuts: Sequence[int], plan: Plan) -> list[tuple[int, int]]:
    """(feature, cut) for each level, each the one that gains most over all the leaves so far."""
    leaf = np.zeros(bins.shape[1], dtype=np.intp)
    asks = []
    for level in range(plan.depth):
        best = max((*_gain(leaf * (CUTS + 1) + bins[k], (slope, bend), (2 ** level, cuts[k]), plan.ridge), -k) for k in range(len(bins)))
        k, q = -best[2], -best[1]
        asks.append((k, q))
        leaf = leaf * 2 + (bins[k] > q)
    return asks


def _gain(key: Places, slopes: tuple[Floats, Floats], shape: tuple[int, int], ridge: float) -> tuple[float, int]:
    """(gain, -cut) of a feature's best cut."""
    leaves, cuts = shape
    g, h = (np.bincount(key, s, leaves * (CUTS + 1)).reshape(leaves, CUTS + 1).cumsum(1) for s in slopes)
    left, right = g[:, :cuts], g[:, -1:] - g[:, :cuts]
    gain = (left ** 2 / (h[:, :cuts] + ridge) + right ** 2 / (h[:, -1:] - h[:, :cuts] + ridge)).sum(0)
    best = int(gain.argmax())
    return float(gain[best]), -best
