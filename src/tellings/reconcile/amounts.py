"""Whether two printed amounts can both be true: bounds, ranges, vague words, rounding."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from tellings.model.values import Bound

CLOSE = 0.05  # rounding agrees within a twentieth: $5bn and $5.05bn, 3,000 and 3,042
NEAR = 0.1  # what "about" and "nearly" leave room for


@dataclass(frozen=True, slots=True)
class Interval:
    """The amounts that a printed amount leaves possible, both ends inclusive."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high


class Amount(Protocol):
    """A printed amount: a figure, or what a report gives."""

    @property
    def low(self) -> float | None: ...

    @property
    def high(self) -> float | None: ...

    @property
    def bound(self) -> Bound: ...


def number(figure: Amount) -> float | None:
    """The number that stands for a printed amount: its low end, else its high end."""
    return figure.low if figure.low is not None else figure.high


def interval(figure: Amount) -> Interval:
    """What a printed amount leaves possible."""
    low = figure.low if figure.low is not None else 0.0
    high = figure.high if figure.high is not None else math.inf
    stated = number(figure) or 0.0
    room = NEAR * abs(stated)
    match figure.bound:
        case "at_least" | "more_than" | "implied" | "vague":  # who tells of one victim, or of several, says not that there were no more
            return Interval(low, math.inf)
        case "at_most":
            return Interval(-math.inf, high if figure.high is not None else low)
        case "less_than":
            return Interval(-math.inf, (figure.high if figure.high is not None else low))
        case "about":
            return Interval(low - room, (high if figure.high is not None else low) + room)
        case _:
            return Interval(low, high)


def agree(a: Amount, b: Amount) -> bool:
    """Whether both amounts can be true of one quantity."""
    return interval(a).meets(interval(b)) or rounded(a, b)


def rounded(a: Amount, b: Amount) -> bool:
    """Whether one exact number is the other, rounded."""
    x, y = number(a), number(b)
    if x is None or y is None or "vague" in (a.bound, b.bound):
        return False
    coarse, fine = (x, y) if step(x) >= step(y) else (y, x)
    apart, half = abs(coarse - fine), step(coarse) / 2
    if apart > half or step(coarse) == step(fine):
        return False
    if abs(coarse) < 1000:
        return step(coarse) == 1 and step(fine) < 1  # 7 and 7.2 per cent; never 20 and 23
    return apart <= CLOSE * abs(coarse)


@lru_cache(maxsize=4096)
def step(value: float) -> float:
    """The size of the last digit that is not a nought: 1,000 for 3,000, 10 for 550, 0.1 for 7.2."""
    if value == 0 or not math.isfinite(value):
        return 1.0
    text = f"{abs(value):.6f}".rstrip("0")
    whole, _, part = text.partition(".")
    if part:
        return 10.0 ** -len(part)
    return 10.0 ** (len(whole) - len(whole.rstrip("0")))


def is_open(figure: Amount) -> bool:
    """Whether a printed amount says that there may be more."""
    return figure.bound in ("at_least", "more_than") or (figure.high is None and figure.low is not None)


def stands_for(figure: Amount) -> bool:
    """Whether a number is printed (or plainly meant), rather than a vague word."""
    return figure.bound != "vague"
