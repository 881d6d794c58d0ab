"""Quantity: a number with its bound, unit and rate, as found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.model.values import Bound

Change = Literal["", "up", "down"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeric expression [start, end): bound words, sign, numeral, unit and rate. The numeral is [first, last).

    `form`: "digits", "words", "fraction", "vague", "score". `low`, `high` as in Figure. `change` only where words right at the
    number say it ("up 5 per cent"). `tail`: a bound that stands after ("or more") is within [start, end).
    """

    start: int
    end: int
    first: int
    last: int
    low: float | None
    high: float | None
    bound: Bound = "exact"
    unit: str = ""
    per: str = ""
    change: Change = ""
    form: str = "digits"
    falling: bool = False
