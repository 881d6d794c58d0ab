"""Whose a number is, read off the parse of invented sentences; sentences of the same kind stand in keys/figures_of_whom.txt."""

from __future__ import annotations

import pytest

import tellings
from tellings.model.documents import Document
from tellings.model.values import Figure


def whose(text: str) -> list[str]:
    document = tellings.clean(text, media_type="text/plain")
    assert isinstance(document, Document)
    return [s.value.side for s in sorted(tellings.find(document), key=lambda s: s.span.start) if isinstance(s.value, Figure)]


@pytest.mark.parametrize(("text", "names"), [
    ("After leading 44 laps, Johnson retired.", ["Johnson"]),
    ("Voss was ordered to pay a fine of $5 million.", ["Voss"]),
    ("Google, which employs 40,000 people, will cut 1,200 jobs.", ["Google", "Google"]),
    ("Anna Reed won 52 per cent of the vote, against 48 per cent for Emil Voss.", ["Anna Reed", "Emil Voss"]),
    ("Sales at Bell Harbour Bank reached $4.1 billion.", ["Bell Harbour Bank"]),
])
def test_a_name_that_owns_or_does(text: str, names: list[str]) -> None:
    assert whose(text) == names


@pytest.mark.parametrize("text", [
    "The company reported revenue of $4.1 billion.",
    "He won 52 per cent of the vote.",
    "Some 400 people marched through the town.",
    "It was the third of five races.",
])
def test_nothing_is_guessed(text: str) -> None:
    assert not any(whose(text))


@pytest.mark.parametrize(("text", "name"), [
    ("Anna Reed, a 31-year-old former baker, won the race.", "Anna Reed"), ("Reed is a 31-year-old baker.", "Reed"),
    ("A 31-year-old baker won the race.", "baker")])
def test_an_age_behind_a_name_is_of_that_name(text: str, name: str) -> None:
    document = tellings.clean(text, media_type="text/plain")
    assert isinstance(document, Document)
    assert name in [s.value.counted for s in tellings.find(document) if isinstance(s.value, Figure) and s.value.unit == "year of age"]
