"""What a brief tells, and that it tells each thing once."""

from __future__ import annotations

import pytest
from tests.reconcile.builders import report
from tests.reconcile.test_said import Story, account

from tellings.model.accounts import Event
from tellings.reconcile.opening import alike, tellers

CAMP = {
    "Arden": "Police on Monday began clearing a protest camp in Ellwood forest, where activists have lived in tree houses for a year.\n"
             "By evening 84 activists had been detained.",
    "Brill": "Police have finished clearing the protest camp in Ellwood forest after three days.\nFelling will begin next week.",
}
DAYS = {"Arden": "2031-02-03T18:00", "Brill": "2031-02-05T14:00"}


def told(reports: dict[str, str], times: dict[str, str] | None = None) -> list[str]:
    made, *_ = account(Story("camp", reports, times or {}))
    return [line.text for line in made.brief]


def test_the_newest_state_stands_beside_an_older_opening() -> None:
    reports = {**CAMP, "Corve": CAMP["Arden"].replace("By evening", "By seven")}
    lines = told(reports, {**DAYS, "Corve": "2031-02-03T20:00"})
    assert "began clearing" in lines[0]
    assert lines[1] == f"The newest report (5 February 2031) says: {CAMP['Brill'].splitlines()[0]}"


def test_one_word_of_the_newest_report_may_be_the_news() -> None:
    shot = "A two-year-old boy was shot inside an apartment in Madder on Tuesday and is in hospital, police said.\nNobody was charged."
    news = "The two-year-old boy who was shot inside an apartment in Madder on Tuesday has died."
    lines = told({"Arden": shot, "Brill": shot.replace("Nobody", "No one"), "Corve": news},
                 {"Arden": "2031-03-04T18:00", "Brill": "2031-03-04T20:00", "Corve": "2031-03-06T14:00"})
    assert f"The newest report (6 March 2031) says: {news}" in lines


def test_reports_of_one_day_have_no_newest_state() -> None:
    assert not any("newest" in line for line in told(CAMP, {"Arden": "2031-02-05T09:00", "Brill": "2031-02-05T14:00"}))


def test_what_opens_a_brief_is_not_told_again() -> None:
    lines = told({
        "Arden": "A Norvian probe landed on the asteroid Tessa on Wednesday after a journey of seven years and sent back its first "
                 "pictures, the space office said.\n“We are alive,” flight director Jan Tove said.",
        "Brill": "A Norvian probe has landed on the asteroid Tessa.\nIt was launched seven years ago.",
    })
    assert sum("landed on the asteroid" in line for line in lines) == 1


@pytest.mark.parametrize(("other", "agrees"), [
    ("Tove has scored 31 goals", True), ("Tove scored 33 goals", False), ("Tove scored for Selby", True),
])
def test_a_report_with_another_number_does_not_tell_of_the_same(other: str, agrees: bool) -> None:
    texts = ("Tove scored 31 goals", other)
    documents = [report(name, text) for name, text in zip("ab", texts, strict=True)]
    event = Event("e", texts[0], "score", spans=tuple(d.cite(0, len(d.text)) for d in documents))
    agreeing, others = tellers(event)
    assert (documents[1].id in agreeing, documents[1].id in others) == (agrees, not agrees)


def test_a_firm_that_prints_the_words_of_its_head_says_nothing_of_its_own() -> None:
    lines = told({
        "Arden": "Carmaker Veldra will close its plant in Orme.\n“These are painful but needed steps,” chief executive Lena Hoord said.",
        "Brill": "Veldra will close its plant in Orme, the carmaker said.\n“These are painful but needed steps,” Veldra said.",
    })
    assert sum("painful" in line for line in lines) == 1


def test_what_stands_between_marks_is_no_happening() -> None:
    lines = told({
        "Arden": "The state broadcaster changed an entry on the air crash, an archive showed.\n"
                 "The new entry says: “The plane was shot down by Norvian soldiers.”",
        "Brill": "A broadcaster has rewritten an entry on the air crash.\nIt now reads “The plane was shot down by Norvian soldiers”.",
    })
    assert not any(line.startswith("The plane was shot down") for line in lines)


def test_what_only_somebody_says_is_told_as_his_or_hers() -> None:
    lines = told({
        "Arden": "Tens of thousands marched through Orme on Sunday against the new tax.\nPolice closed three stations.\n"
                 "Rebels burned the Orme tax office, mayor Jan Tove said.",
        "Brill": "Orme saw its largest march in years on Sunday.\nPolice closed three stations.\n"
                 "Rebels had burned the Orme tax office, according to mayor Jan Tove.",
    })
    burned = [line for line in lines if "burned" in line]
    assert burned
    assert all("Jan Tove" in line for line in burned)


def test_a_quotation_that_begins_as_anothers_is_not_told_as_the_speakers() -> None:
    lines = told({"Arden": "The actress Una Thorne told of the crash.\n"
                           "Thorne said: “‘Drive at forty or we do it again.’ But that was a death trap that I was in.”"})
    assert not any("Drive at forty" in line for line in lines)


@pytest.mark.parametrize(("text", "said", "same"), [
    ("Police clear camp", "Police have finished clearing the camp", True),
    ("Tennis-Okoro beats Lindh", "Okoro came back to beat Lindh", False),
    ("14 soldiers have been arrested", "14 soldiers were arrested, according to the army", True),
    ("14 soldiers have been arrested", "17 soldiers were arrested, according to the army", False),
])
def test_alike(text: str, said: str, same: bool) -> None:
    assert alike(text, said, 0.8) is same
