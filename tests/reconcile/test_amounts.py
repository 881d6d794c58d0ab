"""When two printed amounts can both be true."""

from __future__ import annotations

import pytest

from tellings.model.values import Bound, Figure
from tellings.reconcile.amounts import agree, is_open, step

Printed = tuple[float | None, float | None, Bound]


@pytest.mark.parametrize("a, b, both", [
    ((23, 23, "exact"), (23, 23, "exact"), True),
    ((23, None, "at_least"), (23, 23, "exact"), True),
    ((23, None, "at_least"), (24, 24, "exact"), True),
    ((24, None, "at_least"), (23, 23, "exact"), False),
    ((20, None, "more_than"), (23, 23, "exact"), True),
    ((3000, None, "more_than"), (3042, 3042, "exact"), True),
    ((3000, 3000, "exact"), (3042, 3042, "exact"), True),
    ((20, 20, "exact"), (23, 23, "exact"), False),
    ((539, 539, "exact"), (550, 550, "exact"), False),
    ((5e9, 5e9, "exact"), (5.05e9, 5.05e9, "exact"), True),
    ((5e9, 5e9, "exact"), (5.4e9, 5.4e9, "exact"), False),
    ((7, 7, "exact"), (7.2, 7.2, "exact"), True),
    ((7, 7, "exact"), (7.6, 7.6, "exact"), False),
    ((500, 500, "about"), (470, 470, "exact"), True),
    ((500, 500, "about"), (410, 410, "exact"), False),
    ((None, 40, "at_most"), (31, 31, "exact"), True),
    ((None, 40, "at_most"), (52, 52, "exact"), False),
    ((11, 17, "range"), (14, 14, "exact"), True),
    ((24, 99, "vague"), (30, 30, "exact"), True),
    ((24, 99, "vague"), (7, 7, "exact"), False),
    ((1, 1, "implied"), (3, 3, "exact"), True),
    ((2, 2, "implied"), (1, 1, "exact"), False),
])
def test_agreement_goes_both_ways(a: Printed, b: Printed, both: bool) -> None:
    assert agree(Figure(*a), Figure(*b)) is both
    assert agree(Figure(*b), Figure(*a)) is both


@pytest.mark.parametrize("value, size", [(3000, 1000), (550, 10), (23, 1), (7.2, 0.1), (0, 1)])
def test_step_is_the_size_of_the_last_digit(value: float, size: float) -> None:
    assert step(value) == pytest.approx(size)


@pytest.mark.parametrize("printed, more", [((23, None, "at_least"), True), ((23, 23, "exact"), False), ((None, 40, "at_most"), False)])
def test_open_amounts(printed: Printed, more: bool) -> None:
    assert is_open(Figure(*printed)) is more
