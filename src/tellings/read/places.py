"""From places in a decoded page to places in its bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.read.decode import Run
from tellings.read.markup import Piece


def compose(pieces: Sequence[Piece], runs: Sequence[Run]) -> Iterator[Run]:
    """Runs of the visible text: each piece of the page cut where the page's own runs change width."""
    if len(runs) == 1:
        _, _, base, wide = runs[0]
        for start, length, at, width in pieces:
            yield start, length, base + at * wide, width * wide
        return
    k = 0
    for start, length, at, width in pieces:
        while k + 1 < len(runs) and runs[k + 1][0] <= at:
            k += 1
        if width > 1:
            first, last = _byte(runs, k, at), _byte(runs, k, at + width)
            yield start, 1, first, last - first
        else:
            yield from _cut(runs, k, (start, length, at))


def _byte(runs: Sequence[Run], k: int, at: int) -> int:
    """The byte at which a character of the page starts, looked for from run k on."""
    while k + 1 < len(runs) and runs[k + 1][0] <= at:
        k += 1
    start, _, byte, wide = runs[k]
    return byte + (at - start) * wide


def _cut(runs: Sequence[Run], k: int, piece: tuple[int, int, int]) -> Iterator[Run]:
    start, left, at = piece
    while left and k < len(runs):
        first, length, byte, wide = runs[k]
        take = min(left, first + length - at)
        if take > 0:
            yield start, take, byte + (at - first) * wide, wide
            start, at, left = start + take, at + take, left - take
        k += 1
