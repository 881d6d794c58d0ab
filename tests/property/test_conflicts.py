"""What never makes a new conflict: another order, a copy, a vaguer report, other names, other units."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reconcile.builders import figure, report
from tests.reconcile.test_story_sets import ALL, documents

import tellings
from tellings.group.lineage import trace
from tellings.model.accounts import Account
from tellings.model.documents import Document, make_id
from tellings.model.statements import Statement
from tellings.model.stories import Lineage, Origin, Story
from tellings.model.values import Bound, Value
from tellings.pipeline import Options, find
from tellings.reconcile.case import reconcile
from tellings.reconcile.material import Case
from tellings.reconcile.weigh import findings

NAMES = [s.name for s in ALL]
OTHER = {"Velim": "Sorna", "Brodno": "Kastel", "Orlo": "Miren", "Tarsk": "Dovar", "Marrow": "Harrow", "Arden": "Selmar",
         "Ada Brenn": "Ida Wells", "Brenn": "Wells", "Otto Renn": "Karl Voss", "Renn": "Voss"}
METRES = {"km": 1.0, "mi": 1 / 1.609344, "m": 1000.0}


def told(made: tuple[Document, ...]) -> Account:
    statements = tuple(s for found in find(made, Options()) for s in found)
    times = tuple(s for s in statements if s.kind == "time")
    return reconcile(Case(Story("story", tuple(d.id for d in made)), made, statements, trace(made, statements), "default", None, times))


def kinds(account: Account) -> Counter[str]:
    return Counter(c.kind for c in account.conflicts)


def cleaned(text: str, name: str, published: str | None) -> Document:
    made = tellings.clean(text, media_type="text/plain", name=name, published=published)
    assert isinstance(made, Document)
    return made


def day(document: Document) -> str | None:
    return document.published.earliest if document.published else None


@pytest.mark.parametrize("name", NAMES)
def test_another_order_and_a_copy(name: str) -> None:
    made = documents(name)
    before = told(made)
    assert told(made[::-1]).conflicts == before.conflicts
    copy = cleaned(made[0].text + "\n", "a copy.txt", day(made[0]))
    assert kinds(told((*made, copy))) == kinds(before)


@pytest.mark.parametrize("name", NAMES)
def test_other_names(name: str) -> None:
    made = documents(name)
    renamed = []
    for d in made:
        text = d.text
        for old, new in OTHER.items():
            text = text.replace(old, new)
        renamed.append(cleaned(text, d.name, day(d)))
    assert kinds(told(tuple(renamed))) == kinds(told(made))


@pytest.mark.parametrize(("name", "vaguer"), [
    ("one injury in three words", "Several people were injured in the blast in Marrow on Monday."),
    ("two rival tolls", "At least ten people were killed when a bus fell into a ravine near Orlo on Monday."),
    ("an earthquake toll grows", "Dozens of people were killed in the Velim earthquake."),
    ("more than 3,000 jobs", "Marrow Steel will cut thousands of jobs, the company said on Tuesday."),
    ("election: votes and shares", "Ada Brenn won the mayoral election in Velim with more than half of the vote."),
    ("a loss, rounded, in dollars", "Marrow Steel reported a net loss of more than $4 billion for the year on Tuesday."),
])
def test_a_vaguer_report(name: str, vaguer: str) -> None:
    made = documents(name)
    more = cleaned(vaguer, "vaguer.txt", day(made[-1]))
    assert not kinds(told((*made, more))) - kinds(told(made))


Lengths = list[tuple[int, str]]


def disputed(lengths: Lengths) -> int:
    """How many findings of a landslide's length are disputed, one report each, in these units."""
    made: list[Document] = []
    statements: list[Statement[Value]] = []
    for n, (km, unit) in enumerate(lengths):
        value = round(km * METRES[unit], 1)
        document = report(f"report {n}", f"Line {n}: the landslide blocked {value:g} of road.")
        made.append(document)
        statements.append(figure(document, f"{value:g}", value, unit=unit, counted="mountain road", role="block"))
    lineage = Lineage(tuple(Origin(make_id("origin", d.id), (d.id,)) for d in sorted(made, key=lambda d: d.id)))
    case = Case(Story("story", tuple(d.id for d in made)), tuple(made), tuple(statements), lineage)
    return sum(f.status == "disputed" for f in findings(case, ())[0])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(3, 60), min_size=2, max_size=4), st.integers(0, 3), st.sampled_from(["mi", "m"]))
def test_other_units(lengths: list[int], which: int, unit: str) -> None:
    plain: Lengths = [(km, "km") for km in lengths]
    which %= len(plain)
    assert disputed([replace_unit(x, unit) if i == which else x for i, x in enumerate(plain)]) <= disputed(plain)


def replace_unit(length: tuple[int, str], unit: str) -> tuple[int, str]:
    return length[0], unit


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(2, 40), min_size=1, max_size=4), st.sampled_from(["kill", "injure", "evacuate"]))
def test_other_places_and_speakers(values: list[int], role: str) -> None:
    def count(place: str, speaker: str) -> int:
        made = [report(f"report {n}", f"Line {n}: {v} were counted in {place}, {speaker} said.") for n, v in enumerate(values)]
        rows = [figure(d, f"{v} were", v, counted="people", role=role, where=place, speaker=speaker)
                for d, v in zip(made, values, strict=True)]
        lineage = Lineage(tuple(Origin(make_id("origin", d.id), (d.id,)) for d in sorted(made, key=lambda d: d.id)))
        told = Case(Story("story", tuple(d.id for d in made)), tuple(made), tuple(replace(r) for r in rows), lineage)
        return sum(f.status == "disputed" for f in findings(told, ())[0])

    assert count("Velim", "Ada Brenn") == count("Sorna", "Ida Wells")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(24, 90), min_size=1, max_size=4), st.sampled_from(["kill", "injure", "evacuate", "arrest", "miss"]),
       st.sampled_from([("at_least", 12), ("more_than", 20), ("vague", 12)]))
def test_a_vaguer_word_of_any_toll(values: list[int], role: str, vaguer: tuple[Bound, int]) -> None:
    bound, low = vaguer

    def conflicts(rows: list[tuple[int, Bound]]) -> int:
        made = [report(f"report {n}", f"Line {n}: {v} were counted.") for n, (v, _) in enumerate(rows)]
        told = [figure(d, f"{v} were", v, 120 if b == "vague" else None, bound=b, counted="people", role=role)
                for d, (v, b) in zip(made, rows, strict=True)]
        lineage = Lineage(tuple(Origin(make_id("origin", d.id), (d.id,)) for d in sorted(made, key=lambda d: d.id)))
        return len(findings(Case(Story("story", tuple(d.id for d in made)), tuple(made), tuple(told), lineage), ())[1])

    plain: list[tuple[int, Bound]] = [(v, "exact") for v in values]
    assert conflicts([*plain, (low, bound)]) == conflicts(plain)


@pytest.mark.parametrize(("first", "second"), [
    ("The landslide blocked 45 km of mountain road.", "The landslide blocked 28 miles of mountain road."),
    ("The ship spilled 1,500 kilograms of fuel oil.", "The ship spilled 1.5 tonnes of fuel oil."),
    ("The ash cloud rose 9,000 metres.", "The ash cloud rose 9 km."),
    ("The power cut lasted two hours.", "The power cut lasted 120 minutes."),
    ("The fire burned 100 hectares of forest.", "The fire burned 247 acres of forest."),
])
def test_the_same_in_another_unit(first: str, second: str) -> None:
    texts = [f"News from Velim\n\n{words} Officials in Velim said so on Monday." for words in (first, second)]
    assert not told(tuple(cleaned(text, f"{n}.txt", "2026-06-01") for n, text in enumerate(texts))).conflicts
