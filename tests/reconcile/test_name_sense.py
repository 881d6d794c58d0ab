"""What a name stands for, by all that the reports of a story print beside it."""

from __future__ import annotations

import pytest
from tests.reconcile.builders import case, mention, quote, report

from tellings.reconcile.name_sense import Surroundings
from tellings.reconcile.people import identify


@pytest.mark.parametrize(("text", "name", "sense"), [
    ("The tug St Brane broke down. They towed the St Brane in.", "St Brane", "nobody"),
    ("The ferry Lady Brenna waited. The Lady Brenna is old.", "Brenna", "nobody"),
    ("Fire swept down from Cobb Ridge.", "Cobb Ridge", "nobody"),
    ("COBBLE, May 3 (Norvia News) - Rain fell. Jan Ort is from Cobble.", "Cobble", "nobody"),
    ("Arden 3-1", "Arden 3-1", "nobody"),
    ("The drivers' union GTV struck.", "GTV", "organisation"),
    ("The carmaker Veldra fell.", "Veldra", "organisation"),
    ("Orme United won.", "Orme United", "organisation"),
    ("Sheriff Cobb Ridge spoke.", "Cobb Ridge", ""),
    ("Faith Hill, 40, sang.", "Faith Hill", ""),
    ("The Lund trial began. The Lund family wept.", "Lund", ""),
])
def test_of_a_name_taken_for_a_person(text: str, name: str, sense: str) -> None:
    assert Surroundings(case([report("a", text)], [])).of_person(name) == sense


@pytest.mark.parametrize(("text", "name", "sense"), [
    ("COBBLE, May 3 (Norvia News) - Rain fell.", "COBBLE", "nobody"),
    ("COBBLE, May 3 (Norvia News) - Rain fell.", "Norvia News", "nobody"),
    ("COBBLE, May 3 (Norvia News) - Rain fell. He told Norvia News.", "Norvia News", ""),
    ("(With Norvia News)", "With Norvia News", "nobody"),
    ("The tanker Grey Heron ran aground.", "Grey Heron", "nobody"),
    ("A LEGENDARY singer died. She was legendary.", "LEGENDARY", "nobody"),
    ("The University of Lorne said so.", "University of Lorne", ""),
])
def test_of_a_name_taken_for_a_body(text: str, name: str, sense: str) -> None:
    assert Surroundings(case([report("a", text)], [])).of_organisation(name) == sense


@pytest.mark.parametrize(("name", "own"), [
    ("Tarn retook", "Tarn"), ("Okoro v Lind - live", "Okoro"), ("Ursula von der Hagen", "Ursula von der Hagen"),
    ("Pharmacist Gita Hallam", "Gita Hallam"), ("Walter Hallam", "Walter Hallam"),
])
def test_the_own_words_of_a_name(name: str, own: str) -> None:
    first, last = Surroundings(case([report("a", name)], [])).borders(name, person=True)
    assert name.split()[first:last] == own.split()


def test_who_speaks_under_a_name_too_long_is_the_person() -> None:
    a = report("a", "President Tarn retook the town. “It is ours,” Tarn retook said. Amadou Tarn left.")
    rows = [mention(a, "Tarn retook"), mention(a, "Amadou Tarn"), quote(a, "It is ours", speaker="Tarn retook")]
    cast = identify(case([a], rows))
    assert [p.name for p in cast.people] == ["Amadou Tarn"]
    assert (party := cast.speaker(rows[2])) is not None
    assert party.name == "Amadou Tarn"
