"""Names: who and what a document names, and what it calls people. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture
from tellings.text import language
from tellings.text.gazetteer import sound
from tellings.text.names import NameMention, find_names


def names_of(text: str) -> list[tuple[str, NameMention]]:
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    return [(text[n.span.start:n.span.end], n) for n in find_names(page, language.parse(page))]


@pytest.mark.parametrize("text, words, kind, name", [
    ("Harriet Lowe resigned. Ms Lowe gave no reason.", "Lowe", "person", "Harriet Lowe"),
    ("Harriet Lowe resigned. Lowe's deputy takes over.", "Lowe", "person", "Harriet Lowe"),
    ("President Lowe spoke to Dr Daniel Marsh.", "Lowe", "person", "Lowe"),
    ("Yuri Petrov arrived on Monday. Yury Petrov left on Tuesday.", "Yury Petrov", "person", "Yuri Petrov"),
    ("Joseph Carter won. Joe Carter thanked his voters.", "Joe Carter", "person", "Joseph Carter"),
    ("The International Whaling Commission (IWC) met. The IWC voted on Friday.", "IWC", "organisation", "International Whaling Commission"),
    ("The minister flew from Kyiv to Berlin.", "Kyiv", "place", "Kyiv"),
    ("The Kremlin denied it.", "Kremlin", "organisation", "Kremlin"),
    ("The harbour master told Reuters about the loss.", "Reuters", "organisation", "Reuters"),
    ("Politico reported the talks on Monday.", "Politico", "organisation", "Politico"),
    ("A storm hit the United States on Friday. US officials closed ports.", "US", "place", "United States"),
])
def test_a_name_has_one_form_in_a_document(text: str, words: str, kind: str, name: str) -> None:
    assert [(n.type, n.name) for printed, n in names_of(text) if printed == words][-1] == (kind, name)


@pytest.mark.parametrize("text", [
    "He said the minister had left.",
    "The President spoke on Friday.",
    "The Russian and Ukrainian delegations met.",
    "They wrote on X.",
])
def test_pronouns_offices_peoples_and_platforms_are_no_names(text: str) -> None:
    assert names_of(text) == []


def test_two_people_of_one_surname_are_not_made_one() -> None:
    found = names_of("Peter Lowe met Harriet Lowe in Paris. Lowe said nothing afterwards.")
    assert [n.name for printed, n in found if printed == "Lowe"] == ["Lowe"]
    assert {"Peter Lowe", "Harriet Lowe"} <= {n.name for _, n in found}


@pytest.mark.parametrize("text, role", [
    ("Harbour master Harriet Lowe resigned.", "Harbour master"),
    ("Harriet Lowe, Germany’s foreign minister, resigned.", "Germany’s foreign minister"),
    ("Germany's foreign minister Harriet Lowe resigned.", "Germany's foreign minister"),
    ("Kremlin aide Harriet Lowe resigned.", "Kremlin aide"),
    ("The German chancellor, Harriet Lowe, resigned.", "German chancellor"),
    ("Harriet Lowe, a London resident, resigned.", "London resident"),
    ("Harriet Lowe, head of the port authority, resigned.", "head of the port authority"),
    ("Harriet Lowe, who lives in London, resigned.", ""),
    ("Mr Harriet Lowe resigned.", ""),
])
def test_a_role_is_what_is_printed_beside_the_name(text: str, role: str) -> None:
    assert next(n.role for printed, n in names_of(text) if printed.endswith("Lowe")) == role


def test_names_are_spans_in_order_that_do_not_overlap() -> None:
    found = names_of("Mr Lowe’s office in Berlin said Harriet Lowe would meet Peter Marsh of the Selby Port Authority on Friday.")
    ends = [n.span.end for _, n in found]
    assert all(n.span.start >= end for (_, n), end in zip(found[1:], ends, strict=False))
    assert not any(printed.endswith(("'s", "’s")) for printed, _ in found)


@pytest.mark.parametrize("a, b", [
    ("Zelensky", "Zelenskyy"), ("Yuri", "Yury"), ("Radosław", "Radoslaw"), ("Sergei", "Sergey"), ("José", "Jose"),
])
def test_transliterations_sound_alike(a: str, b: str) -> None:
    assert sound(a) == sound(b)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="Ab Mr’s.(),“”PresidentLowe\n", max_size=60))
def test_no_text_breaks_the_finder(text: str) -> None:
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain"))
    if isinstance(page, Document):
        for name in find_names(page, language.parse(page)):
            assert page.text[name.span.start:name.span.end].strip()


@pytest.mark.parametrize("text", [
    "Thousands walked over the Orlen on Saturday. The Orlen footbridge opened at noon.",
    "The Orlen valley flooded again, and boats lay along the Orlen."])
def test_ground_and_water_are_places(text: str) -> None:
    assert {n.type for _, n in names_of(text) if n.name == "Orlen"} == {"place"}


@pytest.mark.parametrize("text, none", [
    ("Norland wants Kestrels. The Kestrel drones flew at night, and Kestrel drones fell on Selby.", "Kestrel"),
    ("Norland bought Kestrels from Sudmark. A Kestrel missile battery stood at Selby.", "Kestrels"),
    ("The Kestrel-12 flew over Selby on Friday. A second Kestrel-12 was lost.", "Kestrel"),
])
def test_products_are_no_organisations(text: str, none: str) -> None:
    assert none not in {n.name for _, n in names_of(text)}


def test_makers_are_still_organisations() -> None:
    found = names_of("Harrow Industries makes Kestrel drones. NATO jets flew over Selby, Harrow Industries said.")
    assert {"Harrow Industries", "NATO"} <= {n.name for _, n in found if n.type == "organisation"}
