"""What was taken for a person and is none: a firm, a ship, an island, a word that opens sentences."""

from __future__ import annotations

import pytest
from tests.reconcile.builders import case, mention, report

import tellings
from tellings.model.accounts import Account
from tellings.model.documents import Document
from tellings.reconcile.people import identify


def account(text: str) -> Account:
    document = tellings.clean(f"Harbour news\n\n{text}".encode(), media_type="text/plain", name="a.txt")
    assert isinstance(document, Document)
    return tellings.read([document], jobs=1).accounts[0]


@pytest.mark.parametrize(("text", "no_person"), [
    ("Turnout was 61 per cent. Turnout fell for the third time. “We lost,” said Mayor Anna Reed.", "Turnout"),
    ("Zentra Inc said it would cut jobs. Shares in Zentra fell. “We are sorry,” said Anna Reed, the head of Zentra.", "Zentra"),
    ("The ship came from the island of Chipo on Friday. In Chipo nobody knew. “It sank,” said Anna Reed.", "Chipo"),
    ("The MV Neema sank on Friday. The MV Neema carried 40 people. “It sank,” said Anna Reed.", "MV Neema"),
    ("The Sant Bronach was towed in on Friday. “It is safe,” said Anna Reed. Crews boarded the Sant Bronach.", "Sant Bronach"),
    ("The fire began above Cobb Ridge. Nobody lives on Cobb Ridge now. “It was quick,” said Anna Reed.", "Cobb Ridge"),
    ("The union GTV called the strike. The GTV union wants more. “We will stay out,” said Anna Reed.", "GTV"),
    ("Selby lost at Larkhill United on Friday. Larkhill United are second. “We were poor,” said coach Anna Reed.", "Larkhill United"),
    ("Two vials were missing from St Osyth's Hospital. “I counted,” said Anna Reed, who works at St Osyth's.", "St Osyth"),
    ("MPs voted on Friday. MPs were divided. “It is over,” said Anna Reed.", "MPs"),
    ("Det Supt Anna Reed said: “We have him.” Det Supt Reed thanked the public.", "Det Supt"),
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


@pytest.mark.parametrize(("text", "name"), [
    ("A pharmacist saw it. Pharmacist Gita Hallam noticed that two were missing. “I counted twice,” said Gita Hallam.", "Gita Hallam"),
    ("Diane Lane left the court. Lane, 40, wept. “He did nothing,” Lane said.", "Diane Lane"),
    ("The Reed trial began. Anna Reed denied it. The Reed family left.", "Anna Reed"),
])
def test_who_is_a_person_stays_under_his_or_her_own_name(text: str, name: str) -> None:
    assert [p.name for p in account(text).people if p.type == "person"] == [name]


@pytest.mark.parametrize(("printed", "role"), [
    ("63-year-old plumber", "plumber"), ("arms boss Gen", "arms boss"), ("LEGENDARY singer", "singer"), ("US president", "US president"),
    ("signed Norvia striker", "Norvia striker"),
])
def test_a_role_says_what_somebody_is_and_no_more(printed: str, role: str) -> None:
    a = report("a", f"They said {printed} Jan Reed had died.")
    (reed,) = identify(case([a], [mention(a, "Jan Reed", role=printed)])).people
    assert [r.text for r in reed.roles] == [role]
