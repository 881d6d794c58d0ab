"""What figures are about, by meaning and not by words."""

from __future__ import annotations

import pytest

from tellings.reconcile.figure_words import amount, count, participle
from tellings.reconcile.meaning import counted_class, place_class, same_place, side_class


@pytest.mark.parametrize("a, b, role, same", [
    ("drones and missiles", "missiles and drones", "launch", True),
    ("Veil drones and ballistic missiles", "aerial weapons", "launch", True),
    ("drones", "drones and missiles", "launch", False),
    ("people", "", "kill", True),
    ("residents", "victims", "injure", True),
    ("children", "people", "kill", False),
    ("her mother", "people", "kill", True),
    ("homicides", "people", "kill", True),
    ("workers", "staff", "lay_off", True),
    ("homes", "houses", "destroy", True),
    ("bridges", "houses", "destroy", False),
])
def test_what_is_counted(a: str, b: str, role: str, same: bool) -> None:
    assert (counted_class(a, role) == counted_class(b, role)) is same


@pytest.mark.parametrize("text, name", [
    ("Velim", "velim"), ("the city", ""), ("the Harbour Hotel", ""), ("near Brodno", "brodno"), ("Velim region", "velim region"), ("", ""),
])
def test_place_names(text: str, name: str) -> None:
    assert place_class(text) == name


@pytest.mark.parametrize("a, b, same", [
    ("velim", "velim", True), ("south velim", "velim", True), ("velim region", "velim", False),
    ("velim", "brodno", False), ("", "velim", True),
])
def test_places_that_can_be_one(a: str, b: str, same: bool) -> None:
    assert same_place(a, b) is same


def test_sides_by_country() -> None:
    assert side_class("French forces") == side_class("France’s army") == side_class("Paris")
    assert not side_class("the rebels")


@pytest.mark.parametrize("told, text", [
    ((24, None, "at_least", ""), "at least 24"), ((11, 17, "range", ""), "11 to 17"), ((5.05e9, 5.05e9, "exact", "USD"), "$5.05 billion"),
    ((7.2, 7.2, "exact", "percent"), "7.2 per cent"), ((1234, 1234, "exact", ""), "1,234"), ((None, None, "vague", ""), "no number"),
    ((40, 40, "exact", "km"), "40 km"),
])
def test_amounts_in_words(told: tuple[float | None, float | None, str, str], text: str) -> None:
    assert amount(*told) == text


@pytest.mark.parametrize("role, done", [("kill", "killed"), ("launch", "launched"), ("lay_off", "laid off"), ("discuss", ""), ("", ""),
                                        ("evacuate", "evacuated"), ("destroy", "destroyed")])
def test_participles_of_what_is_done_to_things(role: str, done: str) -> None:
    assert participle(role) == done


@pytest.mark.parametrize("n, words", [(1, "one report"), (4, "four reports"), (15, "15 reports")])
def test_counts_in_words(n: int, words: str) -> None:
    assert count(n) == words
