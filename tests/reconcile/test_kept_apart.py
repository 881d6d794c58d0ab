"""What keeps two numbers of the same things apart, in names and sentences of our own."""

from __future__ import annotations

import pytest

from tellings.reconcile.bearers import names_in, one_name, sayers
from tellings.reconcile.kept_apart import stages
from tellings.reconcile.telling_words import telling_words


@pytest.mark.parametrize(("a", "b", "same"), [
    ("Anna Reed", "Reed", True),
    ("Bell Harbour Bank", "BHB", True),
    ("Moscow", "Russia", True),
    ("Belmar Inc", "Belmar", True),
    ("Anna Reed", "Emil Voss", False),
    ("Belmar", "Orbisson", False),
    ("Meridia Bank", "lender", True),
    ("Meridia Bank", "Orbisson", False),
    ("North Korea", "South Korea", False),
    ("Kyiv", "Moscow", False),
])
def test_names(a: str, b: str, same: bool) -> None:
    assert one_name(a, b) is one_name(b, a) is same


@pytest.mark.parametrize(("sentence", "found"), [
    ("Revenue rose in the third quarter.", {"quarter": {"3"}}),
    ("He won the 12th stage and the opening round.", {"stage": {"12"}, "round": {"1"}}),
    ("It came in game two, on day 3.", {"game": {"2"}, "day": {"3"}}),
    ("Revenue rose.", {}),
])
def test_stages(sentence: str, found: dict[str, set[str]]) -> None:
    assert stages(sentence) == found


def test_names_of_a_sentence_and_of_who_says_it() -> None:
    sentence = "On Friday the plant in Orlo lost 40 jobs, Anna Reed said."
    assert names_in(sentence) == {"orlo", "anna", "reed"}
    assert sayers(sentence) == {"anna", "reed"}


def test_verbs_are_compared_by_their_stems() -> None:
    assert telling_words("They evacuated the valley") & telling_words("evacuating valleys") == {"evacuate", "valley"}
