"""Engines agree: a reading is the same to the last character, wherever its steps ran."""

from __future__ import annotations

import pytest

import tellings
from tellings import desk


@pytest.fixture(scope="module")
def one() -> str:
    return tellings.read(desk.example(), today="2025-03-20").to_json(with_texts=True)


@pytest.mark.parametrize("jobs", [0, 2, 3])
def test_any_number_of_processes_gives_the_same_reading(one: str, jobs: int) -> None:
    assert tellings.read(desk.example(), today="2025-03-20", jobs=jobs).to_json(with_texts=True) == one
