"""Happenings. All sentences are invented."""

from __future__ import annotations

import pytest

import tellings
from tellings.kinds import events
from tellings.model.documents import Document
from tellings.model.kinds import Agreement, Example
from tellings.model.statements import Statement
from tellings.model.values import Happening


def find(text: str, today: str | None = None) -> list[Statement[Happening]]:
    document = tellings.clean(text, media_type="text/plain", name="t.txt")
    assert isinstance(document, Document)
    return [s for s in tellings.find(document, today=today) if isinstance(s.value, Happening)]  # type: ignore[misc]  # just seen


@pytest.mark.parametrize("example", events.KIND.examples, ids=lambda e: e.text)
def test_the_examples_hold(example: Example) -> None:
    assert tuple(events.KIND.render(s) for s in find(example.text)) == example.found


@pytest.mark.parametrize("text, told", [
    ("Rebels fired 40 rockets at Norwich on Monday.", "Rebels · fire · 40 rockets · Norwich"),
    ("Three sailors were rescued by a tanker.", "a tanker · rescue · Three sailors"),
    ("Officials said the flood destroyed the old mill.", "the flood · destroy · the old mill"),
    ("An explosion occurred in Oakport.", "explosion · Oakport"),
    ("The brigade carried out an attack.", "The brigade · attack"),
    ("Embassy damaged in Oakport blast.", "damage · Embassy"),
    ("The firm, which sold the yard, left.", "The firm · sell · the yard"),
])
def test_a_happening_has_its_parts(text: str, told: str) -> None:
    assert told in [events.KIND.render(s) for s in find(text)]


@pytest.mark.parametrize("text, kind, modality, polarity", [
    ("The rebels shelled Marlow.", "shell", "asserted", True),
    ("The rebels did not shell Marlow.", "shell", "denied", False),
    ("The general denied that rebels shelled Marlow.", "shell", "denied", False),
    ("The firm will cut jobs.", "cut", "forecast", True),
    ("The firm said it would cut jobs.", "cut", "forecast", True),
    ("The war will not end.", "end", "forecast", False),
    ("No one died in the crash.", "die", "denied", False),
])
def test_whether_it_did_happen_is_told(text: str, kind: str, modality: str, polarity: bool) -> None:
    assert (kind, modality, polarity) in [(s.value.kind, s.modality, s.value.polarity) for s in find(text)]


@pytest.mark.parametrize("text", [
    "The mayor said it was sad.", "The town has two schools.", "The chemical can cause burns.", "He is mocking us.",
])
def test_speech_states_and_habits_do_not_happen(text: str) -> None:
    assert find(text) == []


def test_the_happening_keeps_its_own_time() -> None:
    [event] = find("Police said on Friday that the blaze on Thursday night killed five men.", "2024-05-17")
    assert event.when is not None
    assert event.when.earliest == "2024-05-16T18:00"


def test_an_unsettled_day_is_noted() -> None:
    [event] = find("The blaze killed five men on Friday.")
    assert event.when is None
    assert any("“Friday”" in n for n in event.notes)


def test_done_and_not_done_differ() -> None:
    [a], [b] = find("The firm paused deliveries."), find("The firm did not pause deliveries.")
    assert events.KIND.compare(a, b) is Agreement.DIFFERENT
    assert events.KIND.compare(a, a) is Agreement.SAME
