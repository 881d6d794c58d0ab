"""Reports get numbers and labels; few words are quoted within what stands around them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.render.fixture import Made, reading, shelf

from tellings.render.sources import sources


def relabelled(name: str, **changes: str | None) -> str:
    """The label of the first report of the fixture with other metadata."""
    made = reading()
    first = made.accounts[0].documents[0]
    documents = tuple(replace(d, capture=replace(d.capture, name=name, url=changes.get("url")), outlet=changes.get("outlet"),
                              title=changes.get("title")) if d.id == first else d for d in made.documents)
    return sources(Made(documents, (), made.statements, made.accounts, made.made_with)).reports[first].label


@pytest.mark.parametrize("name, changes, label", [
    ("a.txt", {"outlet": "Tide Times"}, "Tide Times"),
    ("a.txt", {"url": "https://www.tide.example/x"}, "tide.example"),
    ("harbour fire.txt", {"url": "javascript:1"}, "harbour fire"),
    ("3f2a9c01bd77.txt", {"title": "Fire at the harbour"}, "“Fire at the harbour”"),
    ("0001.html", {"title": None}, "“Ferry runs aground off…”"),
    ("a.txt", {"outlet": "The Ledger"}, "The Ledger (a)"),
])
def test_labels(name: str, changes: dict[str, str], label: str) -> None:
    assert relabelled(name, **changes) == label


def test_words_within_what_stands_around_them() -> None:
    s = shelf()
    cite = sources(reading()).cite((s.cite("herald.txt", "nine"),))[0]
    assert cite.within(60) == ("…14 people were hurt and ", "nine", " were taken to hospital.")
    assert cite.within(10) == ("… ", "nine", " …")


def test_numbers_follow_the_first_story() -> None:
    made = reading()
    shelved = sources(made)
    assert [r.number for r in shelved.named(made.accounts[0].documents)] == [1, 2, 3]
    assert [r.number for r in shelved.named(made.accounts[1].documents)] == [4]
