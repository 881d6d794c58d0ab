"""What was taken for a person and is none: a firm, a ship, an island, a word that opens sentences."""

from __future__ import annotations

import pytest

import tellings
from tellings.model.accounts import Account
from tellings.model.documents import Document


def account(text: str) -> Account:
    document = tellings.clean(f"Harbour news\n\n{text}".encode(), media_type="text/plain", name="a.txt")
    assert isinstance(document, Document)
    return tellings.read([document], jobs=1).accounts[0]


@pytest.mark.parametrize(("text", "no_person"), [
    ("Turnout was 61 per cent. Turnout fell for the third time. “We lost,” said Mayor Anna Reed.", "Turnout"),
    ("Zentra Inc said it would cut jobs. Shares in Zentra fell. “We are sorry,” said Anna Reed, the head of Zentra.", "Zentra"),
    ("The ship came from the island of Chipo on Friday. In Chipo nobody knew. “It sank,” said Anna Reed.", "Chipo"),
    ("The MV Neema sank on Friday. The MV Neema carried 40 people. “It sank,” said Anna Reed.", "MV Neema"),
    ("Lakeline's director, Peter Hale, said Lakeline was not to blame. “It was the wind,” Hale said.", "Lakeline"),
])
def test_no_person(text: str, no_person: str) -> None:
    people = [p.name for p in account(text).people if p.type == "person"]
    assert no_person not in people
    assert people


@pytest.mark.parametrize("text", ["“We lost,” said Teresa. Teresa wept.", "Teresa, the mayor's wife, wept. “He did nothing,” Teresa said."])
def test_who_speaks_under_one_name_stays(text: str) -> None:
    assert "Teresa" in [p.name for p in account(text).people]


def test_the_office_comes_before_the_age() -> None:
    told = account("Anna Reed, a 49-year-old former teacher, won on Friday. Labour leader Anna Reed said: “We won.”")
    (reed,) = [p for p in told.people if p.name == "Anna Reed"]
    assert "49" not in reed.roles[0].text
