"""What a measure is of: the thing that costs, rises or lasts; and the key that brings such figures together."""

from __future__ import annotations

import pytest

from tellings.kinds.figure_subjects import counted_key
from tellings.kinds.figures import KIND
from tellings.model.documents import Capture, Document, Runs, Section
from tellings.model.values import Figure
from tellings.text.analysis import Analysis
from tellings.text.language import parse


def figures(text: str) -> list[Figure]:
    capture = Capture.of(text.encode(), name="test.txt", media_type="text/plain")
    document = Document(capture.id, capture, text, "", Runs.of([]), (Section("s", "body", 0, len(text)),), language="en")
    found = sorted(KIND.find(Analysis(document, parse(document))), key=lambda s: (s.span.start, s.span.end))
    return [s.value for s in found if s.value.bound != "implied"]


@pytest.mark.parametrize(("text", "unit", "counted"), [
    ("Revenue at the Norham mill fell 7 per cent last year.", "percent", ["Revenue"]),  # the subject
    ("The ferry operator cut its passenger forecast by 12 per cent.", "percent", ["passenger forecast"]),  # the object beside "by"
    ("The council paid $35,000 for a new roof.", "USD", ["new roof"]),  # what is paid for
    ("The court imposed a fine of $3 million.", "USD", ["fine"]),
    ("The storm caused $5 million in damage to the pier.", "USD", ["damage"]),
    ("Thieves took $2 million worth of copper.", "USD", ["copper"]),
    ("Each of the pumps costs about $40,000.", "USD", ["pumps"]),
    ("It is a small island that is about 90 miles wide.", "mi", ["small island"]),  # the noun of a relative clause
    ("Harbour traffic rose 4 per cent early Wednesday.", "percent", ["Harbour traffic"]),  # a day is not measured
    ("The debris field stretched for seven miles (11 km).", None, ["debris field", "debris field"]),  # the same amount again
    ("The Tarrow index lost 190 points, or 0.6%, on Friday.", None, ["Tarrow index", "Tarrow index"]),
    ("The merged brewery would generate $51 billion in annual revenue.", "USD", ["annual revenue"]),
    ("The baker would buy the mill for $60,000 in cash.", "USD", ["mill"]),  # what is bought, not what it is paid in
    ("Officials expect grain prices to climb 3 per cent.", "percent", ["grain prices"]),
    ("Shares in the brewery tumbled, losing 9 per cent.", "percent", ["Shares in the brewery"]),  # the subject of the main clause
    ("The town reported an increase in burglaries of 20 per cent.", "percent", ["burglaries"]),
])
def test_what_is_measured(text: str, unit: str | None, counted: list[str]) -> None:
    found = figures(text)
    assert [f.counted for f in found] == counted
    assert unit is None or [f.unit for f in found] == [unit]


@pytest.mark.parametrize(("text", "counted"), [
    ("The search lasted six weeks.", "search"),
    ("The strike will take three days.", "strike"),
    ("Divers reached the wreck within two hours.", ""),  # a stretch of time that measures nothing
    ("Engineers said the gate would close in 15 years.", ""),
])
def test_stretches_of_time(text: str, counted: str) -> None:
    assert [f.counted for f in figures(text)] == [counted]


@pytest.mark.parametrize("text", [
    "The choir has several good ideas about the hall.", "It took a few minutes to open the lock.", "She told Radio One about the flood.",
])
def test_vague_and_named_numbers_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_vague_numbers_of_people_stay() -> None:
    assert [f.role for f in figures("Several people were injured when the stand fell.")] == ["injure"]


def test_a_waiting_hyphen_and_an_age() -> None:
    assert [(f.low, f.counted) for f in figures("It comes with four- and six-cylinder engines.")] == [(4, "cylinder"), (6, "cylinder")]
    [age] = figures("The average life expectancy in Norham is around 73.")
    assert age.unit == "year of age"


@pytest.mark.parametrize(("one", "other", "same"), [
    ("price of crude oil", "oil prices", True), ("cost of the bridge", "bridge cost", True), ("increase in sales", "sales", True),
    ("unemployment rate", "inflation rate", False), ("total cost", "cost", True), ("sharp drop in the price of gold", "gold", True),
])
def test_amounts_are_brought_together_by_what_they_are_of(one: str, other: str, same: bool) -> None:
    assert (counted_key(one) == counted_key(other)) is same
