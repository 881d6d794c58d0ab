"""Places of the world by name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.atlas import KNOWN, _table, inhabitants, named


@pytest.mark.parametrize("name, country, kinds", [
    ("Kyiv", "UA", {"town"}), ("KYIV", "UA", {"town"}), ("Kiev", "UA", {"other"}), ("Zürich", "CH", {"town"}), ("Zurich", "CH", {"town"}),
    ("Georgia", "GE", {"country"}), ("Georgia", "US", {"state"}), ("Santa Fe", "US", {"town"}),
])
def test_a_place_is_found_by_its_names(name: str, country: str, kinds: set[str]) -> None:
    assert kinds <= {e.kind for e in named(name) if e.country == country}


@pytest.mark.parametrize("name", ["", "Quaxmoor", "kyi v", "kyivv", "\t", "\n", "zzzzzz", "~", "\ud800"])
def test_what_is_no_place(name: str) -> None:
    assert named(name) == ()
    assert inhabitants(name) == 0


@pytest.mark.parametrize("name, least, most", [
    ("France", KNOWN, KNOWN), ("Texas", KNOWN, KNOWN), ("Lyon", 400_000, 900_000), ("Zaporizia", 500_000, 900_000),
    ("Big Apple", 0, 0),  # another name of a large town tells nothing of a name alone
])
def test_inhabitants_tell_how_likely_a_place_is_meant(name: str, least: int, most: int) -> None:
    assert least <= inhabitants(name) <= most


def test_the_table_is_sorted_and_whole() -> None:
    lines = bytes(_table()).split(b"\n")
    assert lines.pop() == b""
    assert all(a < b for a, b in pairwise(lines))
    assert {len(line.split(b"\t")) for line in lines} == {7}


@given(st.integers(min_value=0))
def test_every_name_of_the_table_is_found(seed: int) -> None:
    table = _table()
    at = table.rfind(b"\n", 0, seed % len(table)) + 1
    name, kind, number, *_ = table[at:table.find(b"\n", at)].decode().split("\t")
    assert (kind, int(number)) in {(e.kind, e.number) for e in named(name)}
