"""Times as reports of quakes, courts, markets, elections and sport print them. All sentences are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tellings.model.documents import Capture, Document
from tellings.model.when import When
from tellings.read.page import clean_capture
from tellings.text import language
from tellings.text.dates import find_times
from tellings.text.feasts import DIWALI, FEASTS, FIRST, LUNAR, orthodox_easter, passover
from tellings.text.readings import TimeMention

WEDNESDAY = date(2031, 10, 15)


def times(text: str) -> dict[str, TimeMention]:
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    document = replace(page, published=When.on(WEDNESDAY))
    return {text[m.span.start:m.span.end]: m for m in find_times(document, language.parse(document), None)}


@pytest.mark.parametrize("text, words, timex", [
    # quakes, fires, storms
    ("The quake struck at 03:12 local time on Tuesday.", "03:12 local time on Tuesday", "2031-10-14T03:12"),
    ("The quake hit at 3.12am on 14 October, the survey said.", "3.12am on 14 October", "2031-10-14T03:12"),
    ("The quake struck at 9:47 p.m. Monday local time.", "9:47 p.m. Monday", "2031-10-13T21:47"),
    ("The quake struck at 14:46 JST on Monday.", "14:46 JST on Monday", "2031-10-13T14:46"),
    ("An aftershock followed at 0447 GMT.", "0447 GMT", "2031-10-15T04:47"),
    ("The mill burned from 22:00 on Monday until 4:00 the next morning.", "4:00 the next morning", "2031-10-14T04:00"),
    ("The fire was reported at about 4:15 in the morning.", "4:15 in the morning", "2031-10-15T04:15"),
    ("Fire broke out mid-afternoon on Monday.", "mid-afternoon on Monday", "2031-10-13TAF"),
    ("The storm hit on Monday afternoon, local time.", "Monday afternoon", "2031-10-13TAF"),
    ("Snow fell from late Monday into Tuesday.", "late Monday into Tuesday", "2031-10-13TNI"),
    ("The storm is expected to make landfall on Thursday night or early Friday.", "Thursday night", "2031-10-16TNI"),
    ("The storm is expected to make landfall on Thursday night or early Friday.", "early Friday", "2031-10-17"),
    ("The car was stolen shortly after midnight on Tuesday.", "midnight on Tuesday", "2031-10-14T00:00"),
    ("The train left just before 5pm on Monday.", "5pm on Monday", "2031-10-13T17:00"),
    ("The boat was seen around midday on Sunday.", "midday on Sunday", "2031-10-12T12:00"),
    ("The raid took place at dawn on Friday.", "dawn on Friday", "2031-10-10TMO"),
    ("He was shot in the small hours of Monday.", "the small hours of Monday", "2031-10-13TNI"),
    ("He died in the early hours of Sunday morning.", "the early hours of Sunday morning", "2031-10-12TNI"),
    ("The mayor resigned late on Tuesday evening.", "late on Tuesday evening", "2031-10-14TEV"),
    ("As of 8 p.m. Tuesday, nine people were missing.", "8 p.m. Tuesday", "2031-10-14T20:00"),
    ("The rocket was launched at 6 p.m. EDT (2200 GMT) on Monday.", "6 p.m. EDT (2200 GMT) on Monday", "2031-10-13T18:00"),
    ("The rocket was launched at noon GMT on Monday.", "noon GMT on Monday", "2031-10-13T12:00"),
    ("Shelling went on from 11 p.m. on Monday to 2 a.m. on Tuesday.", "2 a.m. on Tuesday", "2031-10-14T02:00"),
    ("The curfew runs from 10pm to 5am.", "from 10pm to 5am", "2031-10-15T22:00/2031-10-16T05:00"),
    ("Hours earlier the mayor had resigned.", "Hours earlier", "PTXH"),
    ("Police came an hour and a half later.", "an hour and a half later", "PT1.5H"),
    # courts
    ("He was jailed for three years and four months.", "three years and four months", "P3Y4M"),
    ("She faces up to 20 years if convicted.", "up to 20 years", "P20Y"),
    ("The court adjourned the case until 3 November.", "3 November", "2031-11-03"),
    ("He was remanded in custody until Thursday.", "Thursday", "2031-10-16"),
    ("The hearing was put off to the week of 20 October.", "the week of 20 October", "2031-W43"),
    ("The inquest opened on Monday and is expected to last six weeks.", "six weeks", "P6W"),
    ("The strike will last a fortnight.", "a fortnight", "P2W"),
    ("The talks did not last two days.", "two days", "P2D"),
    ("He was last seen at 11.40pm on Saturday 4 October.", "11.40pm on Saturday 4 October", "2031-10-04T23:40"),
    ("The trial, which began in May, ended on Monday.", "May", "2031-05"),
    # companies and markets
    ("Sales rose in the week to 12 October.", "the week to 12 October", "2031-10-06/2031-10-12"),
    ("Shares have risen 12% since the start of the year.", "the start of the year", "2031"),
    ("The offer must be accepted by close of trading on Friday.", "Friday", "2031-10-17"),
    ("By the close of trading Friday the shares had fallen 4%.", "Friday", "2031-10-10"),
    ("Profit fell in Q3 FY2031.", "Q3 FY2031", "2031-Q3"),
    ("First-half profit fell by 4%.", "First-half", "2031-H1"),
    ("The work will be done by year-end.", "year-end", "2031"),
    ("The mine closed at the end of last month.", "the end of last month", "2031-09"),
    ("The deal, signed last Thursday, was secret.", "last Thursday", "2031-10-09"),
    ("The group's fiscal year ends on 31 March.", "31 March", "2032-03-31"),
    ("The bank holds its next meeting on Thursday, Nov. 6.", "Thursday, Nov. 6", "2031-11-06"),
    ("Inflation eased in the third quarter from 2.4% in the previous quarter.", "the previous quarter", "2031-Q2"),
    # politics, sport, life
    ("The two met over the weekend of 4-5 October.", "the weekend of 4-5 October", "2031-10-04/2031-10-05"),
    ("The fair was held over the weekend of 4 October.", "the weekend of 4 October", "2031-W40-WE"),
    ("The patrol came under fire at around 0230 local time.", "0230 local time", "2031-10-15T02:30"),
    ("Voters go to the polls on Sunday.", "Sunday", "2031-10-19"),
    ("The ban takes effect on 1 January.", "1 January", "2032-01-01"),
    ("The fair runs from 12-14 March.", "12-14 March", "2032-03-12/2032-03-14"),
    ("The night shift of 13-14 October had begun.", "13-14 October", "2031-10-13/2031-10-14"),
    ("The club lost money in the 2030/31 season.", "2030/31", "2030/2031"),
    ("The winter of 2029-30 was mild.", "The winter of 2029-30", "2029-WI"),
    ("It was the worst flood since the summer of '98.", "the summer of '98", "1998-SU"),
    ("He left a fortnight ago.", "a fortnight ago", "2031-W40"),
    ("The talks begin on the 20th.", "the 20th", "2031-10-20"),
    ("The clocks go back on the last Sunday in October.", "the last Sunday in October", "2031-10-26"),
    ("Polling stations open at 7am on Sunday.", "7am on Sunday", "2031-10-19T07:00"),
    ("The market will stay open late during Ramadan.", "Ramadan", "2031-12-15/2032-01-12"),
    ("Three people drowned on Eid al-Adha.", "Eid al-Adha", "2031-04-03"),
    ("The shop will sell out before Diwali.", "Diwali", "2031-11-14"),
    ("Trains were full before the Lunar New Year.", "Lunar New Year", "2031-01-23"),
    ("The synagogue was attacked on Yom Kippur.", "Yom Kippur", "2031-09-27"),
    ("Thousands marched on Orthodox Easter 2024.", "Orthodox Easter 2024", "2024-05-05"),
])
def test_a_time_in_the_news(text: str, words: str, timex: str) -> None:
    found = times(text)
    assert {w: m.timex for w, m in found.items() if w == words} == {words: timex}, found


@pytest.mark.parametrize("text, period", [
    ("The road has been shut for the past fortnight.", ("2031-10-01", "2031-10-15")),
    ("The half-year to June brought a loss.", ("2031-01-01", "2031-06-30")),
    ("Profit in the year to 30 June fell.", ("2030-07-01", "2031-06-30")),
    ("In the 12 months to the end of September the firm lost money.", ("2030-10-01", "2031-09-30")),
])
def test_a_stretch_of_time(text: str, period: tuple[str, str]) -> None:
    assert [(m.when.earliest, m.when.latest) for m in times(text).values() if m.type == "DURATION" and m.when] == [period]


@pytest.mark.parametrize("text", [
    "Hale scored in the 88th minute and again in extra time.", "The shop was robbed twice in as many weeks.",
    "On the eve of the vote he resigned.", "The man died at the scene at 1940.", "The index closed at 2015, its lowest.",
])
def test_what_tells_no_day(text: str) -> None:
    assert times(text) == {}


def test_a_feast_by_the_moon_has_a_note() -> None:
    assert "sighted" in times("Three people drowned on Eid al-Adha.")["Eid al-Adha"].notes[0]
    assert not times("The shop will sell out before Diwali.")["Diwali"].notes


@pytest.mark.parametrize("name, days", [
    ("ramadan", ["2023-03-23", "2024-03-11", "2025-03-01", "2026-02-18"]),
    ("passover", ["2023-04-06", "2024-04-23", "2025-04-13", "2026-04-02"]),
    ("rosh hashanah", ["2023-09-16", "2024-10-03", "2025-09-23", "2026-09-12"]),
    ("orthodox easter", ["2023-04-16", "2024-05-05", "2025-04-20", "2026-04-12"]),
    ("lunar new year", ["2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17"]),
])
def test_days_of_feasts(name: str, days: list[str]) -> None:
    assert [FEASTS[name](year).isoformat() for year in range(2023, 2027)] == days


def test_feasts_have_a_day_in_every_year() -> None:
    for year in range(FIRST, FIRST + len(DIWALI)):
        assert all(found(year).year == year for found in FEASTS.values())
        assert date(year, 3, 20) < passover(year) < date(year, 4, 30)
        assert orthodox_easter(year).isoweekday() == 7
    assert len(DIWALI) == len(LUNAR)


def test_a_feast_in_a_year_that_no_table_has_is_no_time() -> None:
    assert "Diwali" not in str(times("The town will light lamps at Diwali 2060.").keys())
