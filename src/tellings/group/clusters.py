"""Use to join what is alike by average link, so that a chain of near neighbours does not become one cluster."""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def average_link(count: int, scores: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """Clusters of 0 .. count-1. `scores`: of pairs (i < j), absent is 0. The two clusters with the highest mean score are
    joined while it is at least `least`; ties go to the smaller numbers."""
    members = {i: [i] for i in range(count)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    for (i, j), value in scores.items():
        sums[i][j] = sums[j][i] = value
    heap = [(-value, i, j) for (i, j), value in scores.items() if value >= least]
    heapq.heapify(heap)
    fresh = count
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        members[fresh] = sorted(members.pop(i) + members.pop(j))
        sums[fresh] = _merged(sums, i, j)
        for other, total in sums[fresh].items():
            sums[other][fresh] = total
            mean = total / (len(members[fresh]) * len(members[other]))
            if mean >= least:
                heapq.heappush(heap, (-mean, other, fresh))
        fresh += 1
    return sorted(members.values())


def _merged(sums: dict[int, dict[int, float]], i: int, j: int) -> dict[int, float]:
    """The sums of a joined cluster; those of its two halves are taken out."""
    merged: dict[int, float] = {}
    for half in (i, j):
        for other, total in sums.pop(half).items():
            sums.get(other, {}).pop(half, None)
            if other not in (i, j):
                merged[other] = merged.get(other, 0.0) + total
    return merged
