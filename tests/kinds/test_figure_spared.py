"""Who was left of how many, and who is not accounted for."""

from __future__ import annotations

import pytest

import tellings
from tellings.kinds.figure_spared import those_not_spared
from tellings.model.documents import Document
from tellings.model.values import Figure


def roles(text: str) -> list[tuple[float | None, str]]:
    document = tellings.clean(text, media_type="text/plain")
    assert isinstance(document, Document)
    return [(s.value.low, s.value.role) for s in tellings.find(document) if isinstance(s.value, Figure) and s.value.scope != "background"]


@pytest.mark.parametrize(("sentence", "dead"), [
    ("Only three of the 61 people on board survived.", [58]), ("Of the 61 people aboard, just three survived.", [58]),
    ("All but four of the 75 passengers drowned.", [71]), ("Just one of its twelve sailors lived.", [11]),
    ("Sixty of the 61 people survived.", []), ("All but the captain drowned.", []), ("Only nine of the four survived.", []),
])
def test_those_who_were_not_left(sentence: str, dead: list[float]) -> None:
    assert [value for *_, value in those_not_spared(sentence)] == dead


@pytest.mark.parametrize(("text", "number"), [
    ("Fourteen people have not been seen since the flood.", 14), ("There was no word of 14 villagers.", 14),
    ("Searchers were looking for six fishermen.", 6), ("Divers searched the lake for three pupils.", 3),
])
def test_the_missing(text: str, number: float) -> None:
    assert (number, "miss") in roles(text)


@pytest.mark.parametrize("text", [
    "Police were looking for two men after the robbery.", "The firm is looking for six engineers.", "There was no sign of 14 lorries.",
])
def test_who_is_sought_is_not_missing(text: str) -> None:
    assert "miss" not in {role for _, role in roles(text)}


def test_those_left_are_not_dead() -> None:
    assert (4, "survive") in roles("All but four of the 75 passengers drowned.")
    assert (71, "kill") in roles("All but four of the 75 passengers drowned.")
