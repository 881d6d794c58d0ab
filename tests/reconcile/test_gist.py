"""What an account opens with where no happening of several reports tells it."""

from __future__ import annotations

import pytest
from tests.reconcile.test_said import Story, account

OPERA = "The opera house in Vellmar will close for two years from May, its director told the council."
REPORTS = {
    "Arden": f"{OPERA}\nHe expects the roof to cost most of all.\nTickets stay valid.",
    "Brill": "Vellmar’s opera house will close for two years so that its roof can be mended, the council heard.\nThe café stays open.",
    "Corve": "A choir sang on the steps of the opera house in Vellmar.\nThe house will close for two years from May.",
}


def lead(reports: dict[str, str]) -> str:
    made, *_ = account(Story("opera", reports))
    return made.brief[0].text if made.brief else ""


def test_the_sentence_that_says_most_of_what_reports_open_with_comes_first() -> None:
    assert lead(REPORTS) == OPERA


@pytest.mark.parametrize("dateline", ["VELLMAR, May 2 (Reuters) - ", "(Reuters) — ", "VELLMAR: ", "VELLMAR, Norland — "])
def test_a_dateline_is_no_part_of_it(dateline: str) -> None:
    assert lead({**REPORTS, "Arden": dateline + REPORTS["Arden"]}) == OPERA


@pytest.mark.parametrize("opening", ["He", "They", "But the director", "This", "Which", "Further, the director"])
def test_a_sentence_that_leans_on_another_does_not_open_an_account(opening: str) -> None:
    told = f"{opening} said the opera house in Vellmar will close for two years from May, the council heard."
    assert not lead({**REPORTS, "Arden": told + "\nTickets stay valid."}).startswith(opening)


@pytest.mark.parametrize("opening", [
    "On Friday she", "As if that were not enough, she", "Roan, meanwhile,", "When the roof leaked again, they"])
def test_a_sentence_that_tells_of_somebody_named_elsewhere_does_not_open_an_account(opening: str) -> None:
    told = f"{opening} said the opera house in Vellmar will close for two years from May, the council heard."
    assert not lead({**REPORTS, "Arden": told + "\nTickets stay valid."}).startswith(opening)


def test_what_the_outlet_tells_its_readers_does_not_open_an_account() -> None:
    told = "You heard that the opera house in Vellmar will close for two years from May, its director told the council."
    assert not lead({"Arden": f"{told}\nTickets stay valid."}).startswith("You")


def test_a_number_that_was_replaced_does_not_open_an_account() -> None:
    story = Story("mill", {
        "Arden": "A fire at the old mill in Vellmar has killed three people, the fire service said.",
        "Brill": "A fire at the old mill in Vellmar has killed five people, the fire service said.\nThe fire at the old mill in Vellmar "
                 "broke out on the ground floor before dawn.",
    }, {"Arden": "2031-03-03T08:00", "Brill": "2031-03-03T18:00"})
    made, *_ = account(story)
    assert "three people" not in made.brief[0].text
    assert any("from three to five" in line.text for line in made.brief)


def test_a_brief_in_which_little_happened_goes_on_with_what_the_reports_open_with() -> None:
    text = f"{OPERA}\nSingers of the town choir performed on the steps last night.\nEngineers found cracks in the roof beams in spring."
    made, *_ = account(Story("opera", {"Arden": text}))
    assert made.brief[0].text == OPERA
    assert {line.text for line in made.brief} == set(text.split("\n"))


def test_a_brief_cites_the_place_where_somebody_gives_the_number() -> None:
    plain = "A landslide above Vellmar has killed 14 people and cut the road to the coast.\nMayor Tilda Roan of Vellmar opened a shelter.\n"
    made, *_ = account(Story("slide", {
        "Arden": plain + "The landslide killed 14 people, Tilda Roan said.",
        "Brill": "A landslide above Vellmar has killed 14 people and cut the road to the coast, Tilda Roan said.",
    }))
    cites = made.brief[0].cites
    assert "according to Tilda Roan" in made.brief[0].text
    assert {c.start for c in cites if c.text == "Tilda Roan"} <= {78, len(plain) + len("The landslide killed 14 people, ")}
    assert any(c.text == "14" for c in cites)


def test_an_opening_ends_before_the_number_on_which_reports_differ() -> None:
    made, *_ = account(Story("yard", {
        "Arden": "Holders of the shipbuilder Orme Marine on Wednesday backed its purchase of the rival Lund Yards, with 68 percent of the "
                 "votes cast in favour.\nThe yard will cost Orme Marine much.",
        "Brill": "Holders of Orme Marine backed its purchase of Lund Yards on Wednesday, with 74 percent of the votes cast in favour.\n"
                 "The meeting was long.",
    }))
    assert made.brief[0].text.startswith("Holders of the shipbuilder Orme Marine on Wednesday backed its purchase of the rival Lund Yards")
    assert "68" not in made.brief[0].text
    assert any("68" in line.text and "74" in line.text for line in made.brief)


def test_a_headline_is_not_told_again() -> None:
    made, *_ = account(Story("yard", {
        "Arden": "Orme Marine buys Lund Yards\n\nHolders of the shipbuilder Orme Marine backed its purchase of the rival Lund Yards.\n"
                 "Orme Marine builds ferries. Lund Yards builds tugs.",
    }))
    assert sum("Orme Marine buys Lund Yards" in line.text for line in made.brief[1:]) == 0


def test_at_least_one_person_is_one_person() -> None:
    made, *_ = account(Story("raid", {
        "Arden": "The navy boarded a boat off Vellmar on Sunday and freed its crew.\nAt least one sailor was killed, the navy said.",
        "Brill": "A boat was freed off Vellmar on Sunday, the navy said.\nAt least one sailor was killed."}))
    assert any("one person was killed" in line.text or "one sailor was killed" in line.text for line in made.brief)
    assert not any("people was" in line.text or "one people" in line.text for line in made.brief)
