"""Places and their coordinates."""

from __future__ import annotations

import pytest
from tests.reconcile.builders import case, mention, report

from tellings.reconcile.people import Cast, identify
from tellings.reconcile.places import places


def test_countries_towns_and_the_unknown() -> None:
    a = report("a", "Fire in Tallinn, Estonia. The UK and Britain helped Quaxmoor and the Tartu region. Kyiv, or Kiev, watched.")
    rows = [mention(a, w, "place") for w in ("Tallinn", "Estonia", "UK", "Britain", "Quaxmoor", "Tartu region", "Kyiv", "Kiev")]
    found = {p.name: p for p in places(case([a], rows), Cast())}
    assert found["Tallinn"].precision == "settlement"
    assert found["Tallinn"].lat == pytest.approx(59.4, abs=0.2)
    assert found["Estonia"].precision == "country"
    assert (found["Quaxmoor"].lat, found["Quaxmoor"].precision) == (None, "unknown")
    assert found["Tartu region"].precision == "region"
    assert len(found["Britain"].spans) == 1  # one a report, where it first names the place
    assert [s.text for s in found["Kiev"].spans] == ["Kyiv"]


@pytest.mark.parametrize("country, latitude", [("Canada", 43), ("England", 51.5)])
def test_a_town_in_the_storys_country(country: str, latitude: float) -> None:
    a = report("a", f"A flood in London, {country}.")
    rows = [mention(a, "London", "place"), mention(a, country, "place")]
    found = next(p for p in places(case([a], rows), Cast()) if p.name == "London")
    assert found.lat == pytest.approx(latitude, abs=1)


def test_a_village_elsewhere_is_not_meant_and_a_person_is_no_place() -> None:
    a = report("a", "Ines Roth flew over Asia to Milove, then home to Norway.")
    rows = [mention(a, w, "place") for w in ("Ines Roth", "Asia", "Milove", "Norway")]
    named = [mention(a, "Ines Roth")]
    found = {p.name: p for p in places(case([a], rows), identify(case([a], named)))}
    assert "Ines Roth" not in found
    assert (found["Asia"].lat, found["Asia"].precision) == (None, "region")
    assert found["Milove"].lat is None


@pytest.mark.parametrize("text, name", [
    ("Rain fell on Surrey and London, England.", "Surrey"),  # the large town of that name is in a country of which nobody speaks
    ("The craft left Earth over Texas and Kansas.", "Earth"),
    ("Snow fell in the Highlands, Texas said.", "Highlands"),
    ("Crews came from Marion County, Ohio.", "Marion County"),
])
def test_a_name_that_hardly_means_the_town_that_bears_it_has_no_point(text: str, name: str) -> None:
    words = [w for w in ("Surrey", "London", "England", "Earth", "Texas", "Kansas", "Highlands", "Marion County", "Ohio") if w in text]
    a = report("a", text)
    found = {p.name: p for p in places(case([a], [mention(a, w, "place") for w in words]), Cast())}
    assert found[name].lat is None
    assert any(p.lat is not None for p in found.values())


@pytest.mark.parametrize(("text", "name"), [
    ("Nadia and Karim Ferol spoke in Cairo, Egypt.", "Nadia"), ("The Ferols, Karim Ferol said in Cairo, Egypt.", "Ferols"),
    ("Standings: Ferol 8.5, in Cairo, Egypt. Karim Ferol won.", "Ferol 8.5")])
def test_what_is_made_of_a_persons_name_is_no_place(text: str, name: str) -> None:
    a = report("a", text)
    rows = [mention(a, w, "place") for w in (name, "Cairo", "Egypt")]
    found = {p.name for p in places(case([a], rows), identify(case([a], [mention(a, "Karim Ferol")])))}
    assert found == {"Cairo", "Egypt"}


def test_a_surname_is_no_small_place() -> None:
    a = report("a", "Ines Bush spoke in Cairo, Egypt. Bush then left.")
    rows = [mention(a, w, "place") for w in ("Cairo", "Egypt")] + [mention(a, "Bush", "place", nth=1)]
    found = {p.name for p in places(case([a], rows), identify(case([a], [mention(a, "Ines Bush")])))}
    assert found == {"Cairo", "Egypt"}
