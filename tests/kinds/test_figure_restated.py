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


@pytest.mark.parametrize(("text", "number", "low", "unit"), [
    ("The agency counts 21,000 lorries a day. The chamber of commerce, which has a counter, says 27,000.", "27,000", 27_000, ""),
    ("Harg Foods reckoned the damage at 12 million dollars. An adjuster, Paul Sand, said it was nearer 20 million.", "20 million",
     2e7, "USD"),
    ("Rask praised the 24 million dollars spent on roads. The union said the true sum that reached the roads was 15 million.", "15 million",
     1.5e7, "USD"),
    ("The curator named 6 million dollars. The dealer Max Feld thinks 14 million is nearer the truth.", "14 million", 1.4e7, "USD"),
    ("Roth said 44 posts would go. Vera Lind, who leads the union, put the loss at 63.", "63", 63, "")])
def test_a_bare_number_that_somebody_else_claims_is_for_what_was_counted_before(text: str, number: str, low: float, unit: str) -> None:
    (found,) = [s for s in read(text)[0] if s.span.text.endswith(number)]
    assert RESTATED in found.notes
    assert (found.value.low, found.value.unit) == (low, unit)
    assert found.modality == "asserted"


@pytest.mark.parametrize("text", [
    "The union wants a rise of 9 per cent. The hospital says 5 per cent.",
    "The agency counts 21,000 lorries a day. It says 27,000 will come.",
    "Roth said 44 posts would go. He said 30.", "The mill has 40 looms. The owner says 900.",
    "The firm lost $12 million. Its bank said it would lend $15 million.",
    "Police put the number lining the route at 9,000. Some 8,000 people had entered."])
def test_no_claim_is_made_of_wishes_of_ones_own_words_or_of_other_sizes(text: str) -> None:
    assert not [s for s in read(text)[0] if RESTATED in s.notes]
