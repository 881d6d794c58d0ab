"""Persons and organisations over all their spellings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.builders import case, mention, quote, report

from tellings.reconcile.names import is_name, join_people, person_key
from tellings.reconcile.offices import office_of, role_words, same_office
from tellings.reconcile.people import identify


@pytest.mark.parametrize("names, together", [
    (("Petro Kovalsky", "Petro Kovalskyy"), True),
    (("Yuri Mellin", "Yury Mellin"), True),
    (("Mirosław Bak", "Miroslaw Bak"), True),
    (("Jonas Lund", "Lund"), True),
    (("President Jonas Lund", "Mr Lund"), True),
    (("Jonas Lund", "Mara Lund"), False),
    (("Robert Hale", "Roberta Hale"), False),
    (("Don Hale", "Donald Hale"), True),
    (("Jonas P. Lund", "Jonas Lund"), True),
    (("J. Lund", "Jonas Lund"), True),
    (("Erik Anderson", "Erik Andersen"), True),
    (("Erik Hall", "Erik Hill"), False),
    (("Mohammed bin Rashad", "bin Rashad"), True),
    (("Wang Lei", "Mr Wang"), True),
])
def test_two_names_in_two_reports(names: tuple[str, str], together: bool) -> None:
    keys = {person_key(name): frozenset({f"d{i}"}) for i, name in enumerate(names)}
    assert (len(set(join_people(keys).values())) == 1) is together


def test_two_spellings_in_one_report_are_two_people() -> None:
    keys = {person_key(name): frozenset({"d"}) for name in ("Erik Anderson", "Erik Andersen")}
    assert len(set(join_people(keys).values())) == 2


def test_a_surname_of_two_is_nobody() -> None:
    keys = {person_key(name): frozenset({"d"}) for name in ("Jonas Lund", "Mara Lund", "Lund")}
    assert len(set(join_people(keys).values())) == 3


def test_variants_roles_and_best_name() -> None:
    a = report("a", "Mirosław Bak, the harbour master, spoke. Later Bak left.")
    b = report("b", "Harbour chief Miroslaw Bak spoke. He left.")
    rows = [mention(a, "Mirosław Bak", role="the harbour master"), mention(a, "Bak", name="Mirosław Bak", nth=1),
            mention(b, "Miroslaw Bak", role="Harbour chief"), mention(b, "He")]
    cast = identify(case([a, b], rows))
    assert [p.name for p in cast.people] == ["Mirosław Bak"] or [p.name for p in cast.people] == ["Miroslaw Bak"]
    assert {v.text for v in cast.people[0].variants} == {"Mirosław Bak", "Bak", "Miroslaw Bak"}
    assert {r.text for r in cast.people[0].roles} == {"the harbour master", "Harbour chief"}
    assert all(r.span.text == r.text for r in cast.people[0].roles)


def test_an_acronym_stands_with_its_organisation() -> None:
    a = report("a", "The World Harbour Board met.")
    b = report("b", "The WHB met.")
    cast = identify(case([a, b], [mention(a, "World Harbour Board", "organisation"), mention(b, "WHB", "organisation")]))
    assert len(cast.people) == 1


def test_an_office_is_settled_by_another_report() -> None:
    a = report("a", "Norland’s foreign minister said “we will wait”.")
    b = report("b", "Mara Lund, the Norland foreign minister, and Jon Bray, a former foreign minister, met.")
    said = quote(a, "we will wait", speaker="Norland’s foreign minister")
    rows = [said, mention(b, "Mara Lund", role="the Norland foreign minister"), mention(b, "Jon Bray", role="a former foreign minister")]
    cast = identify(case([a, b], rows))
    party = cast.speaker(said)
    assert party is not None
    assert party.name == "Mara Lund"
    assert [(r.field, r.value) for r in cast.resolved] == [("speaker", "Mara Lund")]
    assert {c.text for c in cast.resolved[0].because} >= {"the Norland foreign minister", "Norland’s foreign minister"}


def test_a_spokesman_is_nobody_in_particular() -> None:
    assert office_of("a government spokesman") is None
    assert office_of("the government spokesman") is None
    assert office_of("the Polish foreign minister") is not None


@pytest.mark.parametrize("office, role, same", [
    ("the Polish foreign minister", "Poland’s foreign minister", True),
    ("Poland's defense minister", "Polish defence minister", True),
    ("the Polish foreign minister", "Germany’s foreign minister", False),
    ("the Polish foreign minister", "Poland’s deputy foreign minister", False),
    ("the US president", "former US president", False),
])
def test_offices(office: str, role: str, same: bool) -> None:
    words = office_of(office)
    assert words is not None
    assert same_office(words, role_words(role)) is same


@pytest.mark.parametrize("name, named", [("He", False), ("Mr", False), ("Mara", True), ("", False), ("the mayor", False)])
def test_is_name(name: str, named: bool) -> None:
    assert is_name(name) is named


def test_order_changes_nothing() -> None:
    a = report("a", "Mirosław Bak met Jonas Lund.")
    b = report("b", "Miroslaw Bak met Lund.")
    rows = [mention(a, "Mirosław Bak"), mention(a, "Jonas Lund"), mention(b, "Miroslaw Bak"), mention(b, "Lund")]
    first = case([a, b], rows)
    assert identify(first) == identify(replace(first, documents=(b, a), statements=tuple(reversed(rows))))


def test_an_unnamed_body_is_one_party_in_either_spelling() -> None:
    cast = identify(case([report("a", "Rain fell.")], []))
    names = ("Norvia's Defense Ministry", "Norvia’s defence ministry", "Norvia’s trade ministry")
    one, other, trade = (party.id for name in names if (party := cast.party("a", name)))
    assert one == other != trade


@pytest.mark.parametrize("speaker", ["fire chief Mara Lund", "Minister of Health Mara Lund", "the Mayor of Orme Mara Lund"])
def test_who_speaks_with_an_office_before_the_name_is_that_person(speaker: str) -> None:
    a = report("a", "Mara Lund spoke. “We will wait,” Mara Lund said.")
    b = report("b", f"“We will wait,” {speaker} said.")
    rows = [mention(a, "Mara Lund"), quote(b, "We will wait", speaker=speaker)]
    cast = identify(case([a, b], rows))
    assert (party := cast.speaker(rows[1])) is not None
    assert party.name == "Mara Lund"


def test_the_day_is_no_part_of_who_speaks() -> None:
    a = report("a", "A jury on Wednesday found him guilty.")
    said = quote(a, "guilty", speaker="A jury on Wednesday")
    assert (party := identify(case([a], [said])).speaker(said)) is not None
    assert party.name.casefold() == "a jury"


def test_a_body_that_ends_in_a_persons_name_is_the_person() -> None:
    a = report("a", "Minister of Health Mara Lund spoke. Mara Lund left.")
    cast = identify(case([a], [mention(a, "Health Mara Lund", "organisation"), mention(a, "Mara Lund", nth=1)]))
    assert [(p.type, p.name) for p in cast.people] == [("person", "Mara Lund")]
