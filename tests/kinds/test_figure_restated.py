"""Numbers that another gives for what was counted before. All sentences are invented."""

from __future__ import annotations

import pytest

import tellings
from tellings.kinds.figure_restated import RESTATED
from tellings.model.accounts import Account
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Figure


def read(text: str) -> tuple[list[Statement[Figure]], Account]:
    document = tellings.clean(f"Harbour news\n\n{text}".encode(), media_type="text/plain", name="a.txt")
    assert isinstance(document, Document)
    reading = tellings.read([document], jobs=1)
    figures: list[Statement[Figure]] = [s for s in reading.statements if isinstance(s.value, Figure)]  # type: ignore[misc]  # just seen
    return sorted(figures, key=lambda s: s.span.start), reading.accounts[0]


@pytest.mark.parametrize(("text", "number", "counted", "speaker"), [
    ("The ministry said 80,000 people marched in Norham. The union put the number at 400,000.", "400,000", "people", "union"),
    ("Around 1,500 houses collapsed, the council said, while state radio put the number at 1,800.", "1,800", "houses", "state radio"),
    ("Some 900 strikers met in Hale, police said. Organisers said the figure was 2,500.", "2,500", "strikers", "organisers"),
    ("Police said 40 people were hurt; hospitals gave a figure of 55.", "55", "people", "hospitals"),
    ("Unions said 65% of teachers were on strike; the ministry put the figure at 34%.", "34%", "teachers", "ministry"),
])
def test_anothers_number_counts_what_was_counted_before(text: str, number: str, counted: str, speaker: str) -> None:
    figures, _ = read(text)
    (found,) = [s for s in figures if s.span.text == number]
    assert (found.value.counted, RESTATED in found.notes) == (counted, True)
    assert found.speaker
    assert found.speaker.name == speaker


@pytest.mark.parametrize("text", [
    "Police said 40 people were hurt. The number rose to 55.", "The mill has 40 looms. It put the price at 55 crowns.",
    "Some 900 strikers met in Hale. They got 55 crowns.", "The ministry said 80,000 people marched. The number of tents was 12.",
    "Reed won 54% of the vote, with turnout at about 81%."])
def test_no_other_number_does(text: str) -> None:
    assert not [s for s in read(text)[0] if RESTATED in s.notes]


def test_one_report_that_tells_two_claims_is_a_disagreement_with_its_claimants() -> None:
    _, account = read("The interior ministry said 80,000 people marched in Norham. The dockers' union put the number at 400,000.")
    (conflict,) = account.conflicts
    assert "80,000 by interior ministry" in conflict.text
    assert "400,000 by dockers' union" in conflict.text
