"""How sure a clause is. All sentences are invented."""

from __future__ import annotations

import pytest

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture
from tellings.text import language
from tellings.text.modality import has_no_subject, modality_at


def parse(text: str) -> language.Parse:
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    return language.parse(page)


@pytest.mark.parametrize("text, word, modality", [
    ("The quake killed 12 people.", "12", "asserted"),
    ("The quake did not kill 12 people.", "12", "denied"),
    ("The mayor denied that 12 people were killed.", "12", "denied"),
    ("The rebels failed to take 3 villages.", "3", "denied"),
    ("He denied killing 3 people.", "3", "denied"),
    ("The strike could kill 12 people.", "12", "hypothetical"),
    ("The union urged members to strike for 3 days.", "3", "hypothetical"),
    ("Police said they feared 3 people had died.", "3", "hypothetical"),
    ("The bank will cut 300 jobs.", "300", "forecast"),
    ("The bank plans to cut 300 jobs.", "300", "forecast"),
    ("The bank said it would cut 300 jobs.", "300", "forecast"),
    ("Ministers are to meet 3 envoys.", "3", "forecast"),
    ("The town that lost 3 ships will rebuild.", "3", "asserted"),
    ("The company did not say how many people had died.", "died", "asserted"),
])
def test_modality_is_that_of_the_clause(text: str, word: str, modality: str) -> None:
    parsed = parse(text)
    assert modality_at(parsed, list(parsed.words).index(word)) == modality


@pytest.mark.parametrize("text, none", [("No one was hurt.", True), ("None of the crew died.", True), ("Ten people died.", False)])
def test_a_subject_can_be_nobody(text: str, none: bool) -> None:
    parsed = parse(text)
    verb = next(i for i, p in enumerate(parsed.deps) if p == "ROOT")
    assert has_no_subject(parsed, verb) is none
