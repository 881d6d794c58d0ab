"""Figures of whole sentences: value, what is counted, what happened to it, scope; and victims without a numeral."""

from __future__ import annotations

import pytest

from tellings.kinds.figure_subjects import counted_key, relation, role_of, same_subject, values_agree
from tellings.kinds.figures import KIND, render
from tellings.model.documents import Capture, Document, Runs, Section
from tellings.model.kinds import Agreement
from tellings.model.statements import Statement
from tellings.model.values import Figure
from tellings.text.analysis import Analysis
from tellings.text.language import parse


def find(text: str) -> list[Statement[Figure]]:
    capture = Capture.of(text.encode(), name="test.txt", media_type="text/plain")
    document = Document(capture.id, capture, text, "", Runs.of([]), (Section("s", "body", 0, len(text)),), language="en")
    return sorted(KIND.find(Analysis(document, parse(document))), key=lambda s: (s.span.start, s.span.end))


# sentence, [(span, low, high, counted, role, scope)]
SENTENCES: list[tuple[str, list[tuple[str, float | None, float | None, str, str, str]]]] = [
    ("At least 23 people were injured in Norham.", [("At least 23", 23, None, "people", "injure", "event")]),
    ("The blast left one dead and 12 injured.", [("one", 1, 1, "", "kill", "event"), ("12", 12, 12, "", "injure", "event")]),
    ("Twelve sailors were taken to hospital.", [("Twelve", 12, 12, "sailors", "hospitalise", "event")]),
    ("The navy launched 40 drones and missiles overnight.", [("40", 40, 40, "drones and missiles", "launch", "event")]),
    ("Two gunmen killed five people.", [("Two", 2, 2, "gunmen", "", "event"), ("five", 5, 5, "people", "kill", "event")]),
    ("ADA QUILL, HOST: Seven people have died in Norham.", [("Seven", 7, 7, "people", "kill", "event")]),
    ("Five ambulances were damaged.", [("Five", 5, 5, "ambulances", "damage", "event")]),
    ("Fourteen of the injured were hospitalised.", [("Fourteen", 14, 14, "", "hospitalise", "part")]),
    ("Floods damaged six of the town's 10 bridges.", [("six", 6, 6, "bridges", "damage", "part"), ("10", 10, 10, "bridges", "", "event")]),
    ("The death toll rose to 41 on Sunday.", [("41", 41, 41, "", "kill", "event")]),
    ("Since the truce began 700 farmers have been killed, more than 3,000 injured.",
     [("700", 700, 700, "farmers", "kill", "period"), ("more than 3,000", 3000, None, "farmers", "injure", "period")]),
    ("The firm will cut 500 jobs.", [("500", 500, 500, "jobs", "lay_off", "event")]),
    ("Hundreds of people fled.", [("Hundreds", 100, 1000, "people", "displace", "event")]),
    ("Nine people died, including three children.",
    [("Nine", 9, 9, "people", "kill", "event"), ("three", 3, 3, "children", "kill", "part")]),
    ("THREE SOLDIERS AND 12 REBELS WERE KILLED.", [("THREE", 3, 3, "SOLDIERS", "kill", "part"), ("12", 12, 12, "REBELS", "kill", "part")]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[tuple[str, float | None, float | None, str, str, str]]) -> None:
    found = [(s.span.text, s.value.low, s.value.high, s.value.counted, s.value.role,
            s.value.scope) for s in find(text) if s.value.bound != "implied"]
    assert [f[:4] for f in found] == [e[:4] for e in expected]
    assert [f[4] for f in found] == [e[4] for e in expected]
    if not text.isupper():  # tags of upper-case text are too poor for lists
        assert [f[5] for f in found] == [e[5] for e in expected]


IMPLIED: list[tuple[str, list[tuple[str, float, str]]]] = [
    ("He killed her mother before turning the gun on himself.", [("her mother", 1, "kill"), ("turning the gun on himself", 1, "kill")]),
    ("Both pilots died.", [("Both pilots", 2, "kill")]),
    ("No one was hurt.", [("No one was hurt", 0, "injure")]),
    ("Officials reported no injuries.", [("no injuries", 0, "injure")]),
    ("Two men and a woman were killed.", [("Two men and a woman", 3, "kill"), ("a woman", 1, "kill")]),
    ("Ann Smith, 24, was pronounced dead at the scene.", [("Ann Smith", 1, "kill")]),
    ("A man was shot dead in Norham.", [("A man", 1, "kill")]),
    ("A woman was shot in the leg.", [("A woman", 1, "injure")]),
    ("Police say he tried to kill a man.", []),
    ("Smoking kills people.", []),
    ("The boy accidentally shot himself in the foot.", []),
    ("Heavy rain could have killed a child.", []),
]


@pytest.mark.parametrize(("text", "expected"), IMPLIED)
def test_victims_without_a_numeral(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(s.span.text, s.value.low, s.value.role) for s in find(text) if s.value.bound == "implied"] == expected


@pytest.mark.parametrize(("text", "unit", "counted"), [
    ("Ann Smith, 24, sang.", "year of age", "Ann Smith"), ("It costs $3 million a year.", "USD", "It"),
    ("The three-year war ended.", "year", "war"),
    ("Sales rose by 7 per cent.", "percent", "Sales")])
def test_units(text: str, unit: str, counted: str) -> None:
    [s] = find(text)
    assert s.value.unit == unit
    if counted != "It":
        assert s.value.counted == counted


def test_rate_and_background() -> None:
    first, second = find("A year ago, around 300 drones were fired at Norham per month. The figure is now above 5,000.")
    assert (first.value.per, first.value.scope, first.value.bound) == ("month", "background", "about")
    assert (second.value.per, second.value.counted, second.value.role) == ("month", "drones", "launch")


@pytest.mark.parametrize(("text", "modality"), [
    ("The plant will employ 300 people.", "forecast"), ("The plan could cost 200 jobs.", "hypothetical"),
    ("The army denied killing 12 farmers.", "denied")])
def test_modality(text: str, modality: str) -> None:
    assert [s.modality for s in find(text) if s.value.bound != "implied"] == [modality]


@pytest.mark.parametrize(("counted", "key"), [
    ("drones and missiles", {"drone", "missile"}), ("aerial weapons", {"weapon"}), ("Shahed drones", {"drone"}), ("civilians", {"person"}),
    ("people", {"person"}),
    ("residents of the town", {"person"}), ("children", {"child"}), ("employees", {"employee"}), ("staff", {"employee"}), ("", set())])
def test_counted_key(counted: str, key: set[str]) -> None:
    assert counted_key(counted) == key


def test_relation_of_keys() -> None:
    assert relation(counted_key("drones and missiles"), counted_key("aerial weapons")) == "same"
    assert relation(counted_key("drones and missiles"), counted_key("drones")) == "wider"
    assert relation(counted_key("children"), counted_key("people")) == "narrower"
    assert relation(counted_key("cars"), counted_key("people")) == "other"


def test_comparing() -> None:
    a = Figure(3000.0, None, "more_than", "", "people", "injure")
    b = Figure(3042.0, 3042.0, "exact", "", "civilians", "injure")
    assert same_subject(a, b)
    assert values_agree(a, b)
    assert not values_agree(Figure(23.0, 23.0), Figure(24.0, None, "at_least"))
    assert role_of("wound") == "injure"
    first, second = find("In all 23 people were hurt. Later 24 people were injured.")
    assert KIND.compare(first, second) is Agreement.DIFFERENT
    assert KIND.compare(first, first) is Agreement.SAME


def test_rendering_and_examples() -> None:
    assert render(Figure(23.0, None, "at_least", "", "people", "injure")) == "at least 23 people, injure"
    assert render(Figure(1.2e6, 1.2e6, "exact", "USD", "firm", "lose", per="year")) == "1.2 million USD per year, lose"
    for example in KIND.examples:
        rendered = [KIND.render(s) for s in find(example.text)]
        for phrase in example.found:
            assert any(phrase in r for r in rendered), rendered


def test_a_habit_is_no_figure_of_this_event() -> None:
    found = find("The yards can send hundreds of crates and dozens of barrels every few nights.")
    assert {s.value.scope for s in found} == {"background"}
