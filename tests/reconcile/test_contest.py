"""How far a pair of numbers is ahead of what else each could be paired with."""

from __future__ import annotations

import pytest
from tests.reconcile.builders import case, figure, report

from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.reconcile.contest import ALONE, MOST, Contest
from tellings.reconcile.ground import Ground
from tellings.reconcile.same_question import Setting, rarity, settings

FIRST = "The freight train had 38 wagons, and 11 of them left the track at Brodno near 10 barns."
SECOND = "A farmer at Brodno counted 13 wagons that left the track, behind 12 cows."


def contest(second: str, *numbers: str) -> tuple[Contest, dict[str, Setting]]:
    one, other = report("one", FIRST), report("other", second)
    stated: list[Statement[Value]] = [figure(one, n, float(n), counted=c, role=r) for n, c, r in (
        ("38", "wagons", ""), ("11", "wagons", "leave"), ("10", "barns", ""))]
    stated += [figure(other, n, float(n), counted="wagons" if n != "12" else "cows", role="leave" if n != "12" else "") for n in numbers]
    ground = Ground.of(case([one, other], stated))
    around = settings(ground, ground.figures)
    return Contest(around.values(), rarity(around.values())), {s.statement.span.text: s for s in around.values()}


def test_the_pair_that_fits_best_is_ahead_and_the_others_are_behind() -> None:
    made, by = contest(SECOND, "13", "12")
    ahead, behind = made.ahead(by["11"], by["13"]), made.ahead(by["10"], by["13"])
    assert ahead is not None
    assert behind is not None
    assert 0 < ahead <= MOST
    assert -MOST <= behind < 0


def test_a_number_that_the_other_report_has_too_is_answered_by_that() -> None:
    made, by = contest("A farmer counted 11 wagons that left the track at Brodno, the railway 13 wagons.", "13")
    assert made.ahead(by["11"], by["13"]) is not None
    again, by = contest("A farmer counted 38 wagons that left the track at Brodno, the railway 13 wagons.", "38", "13")
    one = next(s for s in by.values() if s.statement.value.low == 38)
    other = by["13"]
    assert again.ahead(one, other) is None or one.statement.document == other.statement.document


def test_a_number_without_competitor_is_ahead_of_a_stranger() -> None:
    made, by = contest("Cows stood in the rain at Hale, by 100 wagons.", "100")
    lead = made.ahead(by["38"], by["100"])
    assert lead == pytest.approx(max(-MOST, min(MOST, made.likeness(by["38"], by["100"]) - ALONE)))


def test_likeness_is_the_same_either_way() -> None:
    made, by = contest(SECOND, "13", "12")
    assert made.likeness(by["11"], by["13"]) == made.likeness(by["13"], by["11"])
    assert made.ahead(by["11"], by["13"]) == made.ahead(by["13"], by["11"])


def test_a_number_printed_twice_is_known_in_both_places() -> None:
    made, by = contest(SECOND, "13", "12")
    assert [s.span.text for s in made.again(by["11"])] == ["11"]
