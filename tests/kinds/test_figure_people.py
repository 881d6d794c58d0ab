"""People missing, victims by their own hand, galleries and rates: what sentences of invented reports count."""

from __future__ import annotations

import pytest

import tellings
from tellings.model.documents import Document
from tellings.model.values import Figure


def figures(text: str) -> list[tuple[str, Figure]]:
    document = tellings.clean(text, media_type="text/plain")
    assert isinstance(document, Document)
    return [(s.span.text, s.value) for s in tellings.find(document) if isinstance(s.value, Figure)]


@pytest.mark.parametrize(("text", "role"), [
    ("Two men from the late shift are missing.", "miss"),
    ("Four of its late shift are still missing.", "miss"),
    ("Six hikers had still to be accounted for.", "miss"),
    ("Three sailors have not been accounted for.", "miss"),
])
def test_who_is_missing(text: str, role: str) -> None:
    assert [value.role for _, value in figures(text)] == [role]


@pytest.mark.parametrize(("text", "killed"), [
    ("The woman killed her child and then herself, police said.", ["her child", "herself"]),
    ("Sheriff: Brill woman kills son, self", ["son", "self"]),
    ("The man tried to kill his wife and himself.", []),
])
def test_killers_who_die_too(text: str, killed: list[str]) -> None:
    assert [words for words, value in figures(text) if value.role == "kill"] == killed


@pytest.mark.parametrize("text", ["Image 3 of 8 A barge lies on the bank at Velim.", "Photo 1 of / 5"])
def test_the_place_of_a_picture_counts_nothing(text: str) -> None:
    assert [words for words, value in figures(text) if value.bound != "implied"] == []


def test_a_usual_day_is_a_rate_and_over_the_plan_is_no_forecast() -> None:
    ((_, daily),) = figures("The council expects 1,300 people to use the lift on a working day.")
    assert daily.per == "day"
    document = tellings.clean("The lift cost 3 million euros, 0.4 million euros more than was planned.", media_type="text/plain")
    assert isinstance(document, Document)
    assert [s.modality for s in tellings.find(document) if isinstance(s.value, Figure)] == ["asserted", "asserted"]


def test_the_dead_of_a_year_remembered_are_background() -> None:
    ((_, value),) = [f for f in figures("Old men speak of 1931, when a mill burned and nine people died.") if f[1].role == "kill"]
    assert value.scope == "background"
