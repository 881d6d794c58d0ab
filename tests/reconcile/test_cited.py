"""The check of every sentence of an account."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import UncitedWord
from tellings.model.accounts import Derivation
from tellings.model.documents import Citation
from tellings.reconcile.cited import check, holds, numbers


def cite(*texts: str) -> tuple[Citation, ...]:
    return tuple(Citation("d", 0, len(t), t) for t in texts)


@pytest.mark.parametrize("text, printed", [
    ("The fire killed 12 people in Harwick.", ["killed 12 people", "Harwick"]),
    ("Twelve people were killed.", ["12 people"]),
    ("Mara Lund said the quay was “lost for good”.", ["Mara Lund", "it was “lost for good,” she added"]),
    ("The port’s owners said so.", ["the port"]),
    ("Lund’s office paid 1.2 million.", ["Lund", "1.2 million"]),
    ("Some 1,000 boats left.", ["one thousand boats"]),
    ("Reports differ on the day.", []),
    ("It said “don't wait”.", ["don’t wait, she said"]),
])
def test_passes_what_is_printed(text: str, printed: list[str]) -> None:
    check(text, cite(*printed))


@pytest.mark.parametrize("text, printed, fault", [
    ("The fire killed 13 people.", ["killed 12 people"], "13"),
    ("The fire killed 12 people in Norwick.", ["killed 12 people in Harwick"], "Norwick"),
    ("Thirteen people died.", ["12 people died"], "Thirteen"),
    ("Norwick burned.", ["Harwick burned"], "Norwick"),
    ("Mara Lund said it was “lost”.", ["Mara Lund said it was gone"], "lost"),
    ("The fire killed 12.", ["killed 1,200"], "12"),
    ("It came in July.", ["it came in June"], "July"),
])
def test_refuses_a_wrong_word(text: str, printed: list[str], fault: str) -> None:
    with pytest.raises(UncitedWord, match=fault):
        check(text, cite(*printed))


def test_derived_stretches_pass() -> None:
    text = "Three reports say so."
    assert not holds(text, ())
    assert holds(text, (), (Derivation(0, 5, "count of reports"),))
    assert not holds(text, (), (Derivation(0, 3, "count of reports"),))


@pytest.mark.parametrize("text, values", [
    ("twenty-four", [24]), ("two hundred ten", [210]), ("1,250.5", [1250.5]), ("3½ years", [3.5]), ("a dozen", [12]),
    ("one two", [1, 2]), ("539 and 11", [539, 11]), ("2 million", [2_000_000]), ("someone", []),
])
def test_numbers(text: str, values: list[float]) -> None:
    assert [v for _, _, v in numbers(text)] == values


@given(st.text(max_size=80))
def test_a_printed_text_always_passes(text: str) -> None:
    if not any(c in text for c in "“”\"‘’'"):
        check(text, cite(text) if text else ())
