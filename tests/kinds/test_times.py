"""Statements of time. All sentences are invented."""

from __future__ import annotations

import pytest

import tellings
from tellings.kinds import times
from tellings.model.documents import Document
from tellings.model.kinds import Agreement, Example
from tellings.model.statements import Statement
from tellings.model.values import Time


def find(text: str, today: str | None = None) -> list[Statement[Time]]:
    document = tellings.clean(text, media_type="text/plain", name="t.txt")
    assert isinstance(document, Document)
    return [s for s in tellings.find(document, today=today) if isinstance(s.value, Time)]  # type: ignore[misc]  # just seen


@pytest.mark.parametrize("example", times.KIND.examples, ids=lambda e: e.text)
def test_the_examples_hold(example: Example) -> None:
    assert tuple(times.KIND.render(s) for s in find(example.text)) == example.found


def test_a_statement_of_time_carries_its_own_interval() -> None:
    friday, thursday = find("Police said on Friday that the mill burned on Thursday.", "2024-05-17")
    assert [s.when and s.when.earliest for s in (friday, thursday)] == ["2024-05-17", "2024-05-16"]


@pytest.mark.parametrize("a, b, agreement", [
    ("It rained on 3 May 2024.", "It rained on May 3, 2024.", Agreement.SAME),
    ("It rained on 3 May 2024.", "It rained in May 2024.", Agreement.COMPATIBLE),
    ("It rained on 3 May 2024.", "It rained on 5 May 2024.", Agreement.UNRELATED),
    ("It rained for three days.", "It snowed for three days.", Agreement.SAME),
])
def test_times_are_compared_by_their_intervals(a: str, b: str, agreement: Agreement) -> None:
    [first], [second] = find(a), find(b)
    assert times.KIND.compare(first, second) is agreement
