"""What happened when: each thing once, on its day; and the day and the title of a story."""

from __future__ import annotations

import pytest
from tests.reconcile.test_said import Story, account

from tellings.reconcile.clauses import LATE_NAME
from tellings.render.phrases import when as in_words

TIMES = {"Arden": "2031-03-12T10:00", "Brill": "2031-03-12T18:00", "Corve": "2031-03-12T20:00"}  # a Wednesday


def timeline(reports: dict[str, str], times: dict[str, str] = TIMES) -> list[tuple[str, str]]:
    made, *_ = account(Story("flood", reports, {k: v for k, v in times.items() if k in reports}))
    return [(in_words(m.when, short=True), m.text) for m in made.timeline]


def test_an_event_of_no_known_day_had_happened_by_the_day_of_its_report() -> None:
    told = timeline({
        "Arden": "Prime minister Karin Holm has resigned after parliament rejected her pension plan.\nShe spoke for five minutes.",
        "Brill": "Karin Holm has resigned as prime minister, her office said.\nAn election will follow in May.",
    })
    assert [when for when, text in told if "resigned" in text] == ["by 12 March 2031"]


def test_one_thing_is_told_once() -> None:
    told = timeline({
        "Arden": "A wind-driven fire tore through hill towns above Orme on Sunday, killing two people and destroying 150 homes.",
        "Brill": "A wind-driven fire tore through hill towns above Orme on Sunday.\nIt destroyed 150 homes.",
        "Corve": "Fire tore through hill towns above Orme on Sunday.",
    })
    assert sum("tore through" in text for _, text in told) == 1


def test_a_state_of_long_standing_is_no_happening_of_a_day() -> None:
    told = timeline({"Arden": "Police on Monday began clearing a camp in Ellwood, where activists have spent 16 months in tree houses."})
    assert not any("spent" in text for _, text in told)


@pytest.mark.parametrize(("text", "cut"), [
    ("A pharmacist noticed on 6 March 2031 that two boxes were missing from the ward.", "noticed on"),
    ("The captain was arrested on Tuesday on suspicion of sailing while drunk.", "of sailing"),
    ("The minister visited the ward in Orme on Tuesday and announced that schools would close.", "and announced"),
])
def test_no_entry_ends_where_the_sentence_only_begins(text: str, cut: str) -> None:
    assert not any(cut in told for _, told in timeline({"Arden": text}))


def test_what_one_report_of_several_dates_in_passing_is_no_day_of_the_story() -> None:
    made, *_ = account(Story("move", {
        "Arden": "Striker Jan Tove has joined Orme Town from Selby.\nA rival club withdrew on Monday.",
        "Brill": "Jan Tove has joined Orme Town for nine million crowns.", "Corve": "Orme Town have signed Selby striker Jan Tove.",
    }, TIMES))
    assert in_words(made.when) == "12 March 2031"


def test_what_only_names_a_paper_is_no_title_of_a_story() -> None:
    made, *_ = account(Story("strike", {
        "Arden": "Media release, Orme, 12 March 2031\n\nOrme Rail and the drivers' union GTV have today agreed on a new contract.",
        "Brill": "Rail strike in Orme ends early\n\nTrain drivers in Orme ended their strike a day early after a deal with Orme Rail.",
    }, TIMES))
    assert "release" not in made.title


def test_the_day_somebody_was_born_is_no_day_of_the_story() -> None:
    obituary = "The painter Jan Tove has died aged 93.\nTove was born in Orme on 28 September 1937 and painted to the end."
    made, *_ = account(Story("painter", {"Arden": obituary, "Brill": obituary.replace("painted", "drew")}, TIMES))
    assert in_words(made.when).startswith("12 March 2031")
    undated, *_ = account(Story("painter", {"Arden": obituary + " A show opened in 2029.", "Brill": obituary.replace("painted", "drew")}))
    assert "1937" not in in_words(undated.when)


def test_a_clause_that_leans_on_the_sentence_before_is_no_entry() -> None:
    told = timeline({"Arden": "The council of Orme met on Tuesday.\nRoan, meanwhile, opened the new quay on Tuesday before a crowd."})
    assert not any("meanwhile" in text for _, text in told)


@pytest.mark.parametrize(("text", "late"), [
    ("Alma Carr, won a prize of the academy", True), ("Alma Carr, 40, won a prize", False), ("Alma Carr, the singer, won", False),
    ("In Orme, police arrested two men", False), ("Alma Carr won a prize", False),
])
def test_a_name_that_ends_what_began_before_it_begins_no_entry(text: str, late: bool) -> None:
    assert (LATE_NAME.match(text) is not None) is late
