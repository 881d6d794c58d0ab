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
])
def test_what_only_helps_to_name_something_is_not_told(text: str, told: list[float]) -> None:
    assert [f.best for f in findings(text) if f.best is not None] == told


def test_nothing_found_is_dropped() -> None:
    found = findings("Lund is one of the oldest towns in Arden. The lake is 150 km (90 miles) long.")
    assert sum(len(f.statements) for f in found) == 3
    assert all(f.set_aside for f in found if f.best is None)


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
])
def test_titles_name_what_a_number_is_of(text: str, title: str) -> None:
    assert findings(text)[0].title.removesuffix(" in Lund") == title.removesuffix(" in Lund")
