"""Quantities that say nothing by themselves are set aside, not told: invented stories."""

from __future__ import annotations

import pytest

import tellings
from tellings.model.accounts import Finding
from tellings.model.documents import Document


def findings(text: str) -> list[Finding]:
    page = tellings.clean(f"News of the day\n\n{text}", media_type="text/plain", name="a.txt", published="2014-06-28")
    assert isinstance(page, Document)
    return [f for a in tellings.read([page]).accounts for f in a.findings]


@pytest.mark.parametrize(("text", "told"), [
    ("The flood covered 5,250 square kilometres (2,000 square miles) of farmland near Lund.", [5250]),
    ("The league fined Reed $2.5 million (A$2.7 million) on Tuesday.", [2500000]),
    ("Lund is one of the oldest towns in Arden.", []),
    ("The mayor spoke of a two-state solution on Tuesday.", []),
    ("The strike lasted nine hours.", [9]),
    ("He spoke for the paper within the past 24 hours.", []),
    ("The two leaders spoke by phone on Tuesday.", []),
    ("Two dams burst near Lund on Tuesday.", [2]),
    ("Reed put it in two words on Tuesday.", []),
    ("Voters in Lund had three options on Tuesday.", [3]),
])
def test_what_only_helps_to_name_something_is_not_told(text: str, told: list[float]) -> None:
    assert [f.best for f in findings(text) if f.best is not None] == told


def test_nothing_found_is_dropped() -> None:
    found = findings("Lund is one of the oldest towns in Arden. The lake is 150 km (90 miles) long.")
    assert sum(len(f.statements) for f in found) == 3
    assert all(f.set_aside for f in found if f.best is None)


def test_the_places_of_pictures_in_a_row_are_no_counts() -> None:
    found = findings("The quay burned. " + " ".join(f"Skip {n} of 41 of the harbour." for n in range(3, 9)) + " Two of 12 boats sank.")
    assert sorted(f.best for f in found if f.best is not None) == [2, 12]
    assert sum(len(f.statements) for f in found) >= 12


def test_results_of_matches_are_no_ranges() -> None:
    texts = ("Lund won 3-1 against Harwick on Saturday.", "Lund won 3-0 against Harwick on Saturday.")
    pages = [tellings.clean(f"Lund win again\n\n{t} Reed scored for Lund in the first half.", media_type="text/plain", name=f"{n}.txt")
             for n, t in enumerate(texts)]
    reading = tellings.read([p for p in pages if isinstance(p, Document)])
    results = [v for a in reading.accounts for f in a.findings if f.about.unit == "score" for v in f.versions]
    assert sorted((v.low, v.high) for v in results) == [(0, 3), (1, 3)]
    assert not [f for a in reading.accounts for f in a.findings if f.about.unit == "score" and f.status == "agreed"]


@pytest.mark.parametrize(("text", "title"), [
    ("Ann Reed, 55, was found on Monday.", "Age of Ann Reed"),
    ("A 6.3 earthquake jolted Lund.", "Magnitude of the earthquake in Lund"),
    ("Reed was jailed for 14 years.", "Reed sentenced"),
    ("It was the sixth known call between the two towns.", "Sixth known call"),
    ("A nine-hour barrage shook Orme.", "“A nine-hour barrage shook Orme”"),
    ("The drill spent 12 days in orbit above Orme.", "“The drill spent 12 days in orbit above Orme”"),
    ("A three-day delay angered riders.", "“A three-day delay angered riders”"),
])
def test_titles_name_what_a_number_is_of(text: str, title: str) -> None:
    assert findings(text)[0].title.removesuffix(" in Lund") == title.removesuffix(" in Lund")


def test_nobody_is_said_to_be_killed_by_an_illness() -> None:
    texts = ("Singer Ann Reed has died at 84, her family said in Lund.", "Ann Reed, the singer, died in Lund after a long illness.")
    pages = [tellings.clean(f"Singer Ann Reed dies at 84\n\n{t}", media_type="text/plain", name=f"{n}.txt") for n, t in enumerate(texts)]
    account = tellings.read([p for p in pages if isinstance(p, Document)]).accounts[0]
    assert [f.title for f in account.findings if f.about.role == "kill"] == ["Died"]
    assert not [line.text for line in account.brief if "killed" in line.text]


def test_a_headline_is_the_title_where_there_is_one() -> None:
    texts = ("Reed also lost the council on Sunday. Voters in Lund backed the tunnel by 61 percent to 39 percent.",
             "Voters in Lund backed the tunnel. Reed also lost the council on Sunday, and she conceded.")
    titles = ("Lund votes for the tunnel", "Voters back tunnel in Lund")
    pages = [tellings.clean(f"{a}\n\n{b}", media_type="text/plain", name=f"{a}.txt") for a, b in zip(titles, texts, strict=True)]
    assert {a.title for a in tellings.read([p for p in pages if isinstance(p, Document)]).accounts} <= set(titles)


def test_two_words_for_an_earthquake_have_one_magnitude() -> None:
    texts = ("An earthquake measuring 6.8 on the Richter scale struck Lund on Sunday, damaging houses in Lund.",
             "A magnitude-7.1 temblor struck Lund on Sunday and damaged houses in Lund.")
    pages = [tellings.clean(f"Quake strikes Lund\n\n{t}", media_type="text/plain", name=f"{n}.txt")
             for n, t in zip(("Arden", "Brill"), texts, strict=True)]
    account = tellings.read([p for p in pages if isinstance(p, Document)]).accounts[0]
    assert [c.text for c in account.conflicts if c.kind == "value"] == [
        "Reports differ on the magnitude of the earthquake: 6.8 in one report (Arden) and 7.1 in one report (Brill)."]


def test_deaths_per_100_000_are_no_toll() -> None:
    texts = ("A bus crash near Lund killed 15 people on Friday. Arden saw some 38.1 road deaths per 100,000 people, a study says.",
             "Fifteen people were killed when a bus crashed near Lund on Friday.")
    pages = [tellings.clean(f"Bus crash near Lund\n\n{t}", media_type="text/plain", name=f"{n}.txt") for n, t in enumerate(texts)]
    account = tellings.read([p for p in pages if isinstance(p, Document)]).accounts[0]
    assert not account.conflicts
    assert [f.best for f in account.findings if f.about.role == "kill" and not f.about.per] == [15]


def test_children_are_not_told_of_as_people() -> None:
    texts = ("A bus crash near Lund killed 13 children on Friday.", "The bus crash near Lund on Friday killed 13 children, police said.")
    pages = [tellings.clean(f"Bus crash near Lund\n\n{t}", media_type="text/plain", name=f"{n}.txt") for n, t in enumerate(texts)]
    lines = [line.text for line in tellings.read([p for p in pages if isinstance(p, Document)]).accounts[0].brief]
    assert not [line for line in lines if "13 people" in line]
    assert not [line for line in lines if "all two" in line]
