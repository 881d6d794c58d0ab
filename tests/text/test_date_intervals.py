"""Expressions of time as intervals, with their precision and basis. All sentences are invented; published on Friday 17 May 2024."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tellings.model.documents import Capture, Document, Post
from tellings.model.when import When
from tellings.read.page import clean_capture
from tellings.text import language
from tellings.text.dates import find_times
from tellings.text.readings import TimeMention

FRIDAY = date(2024, 5, 17)


def read(text: str, published: date | None = FRIDAY) -> dict[str, TimeMention]:
    document = document_of(text, published)
    return {text[m.span.start:m.span.end]: m for m in find_times(document, language.parse(document), None)}


def document_of(text: str, published: date | None = FRIDAY) -> Document:
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    return replace(page, published=When.on(published) if published else None)


@pytest.mark.parametrize("text, words, timex, when", [
    # days and nights
    ("The mill burned late Thursday.", "late Thursday", "2024-05-16", ("2024-05-16T17:00", "2024-05-16T23:59", "part_of_day")),
    ("The mill burned in the small hours of Friday.", "the small hours of Friday", "2024-05-17TNI",
     ("2024-05-17T00:00", "2024-05-17T05:59", "part_of_day")),
    ("Shells fell from Thursday night into Friday.", "Thursday night into Friday", "2024-05-16TNI",
     ("2024-05-16T18:00", "2024-05-17T11:59", "part_of_day")),
    ("The mill burned last weekend.", "last weekend", "2024-W19-WE", ("2024-05-11", "2024-05-12", "week")),
    ("The mill burned earlier this week.", "earlier this week", "2024-W20", ("2024-05-13", "2024-05-17", "week")),
    ("The mill burned the day before yesterday.", "the day before yesterday", "2024-05-15", ("2024-05-15", "2024-05-15", "day")),
    ("The mill burned at 10pm last night.", "10pm last night", "2024-05-16T22:00", ("2024-05-16T22:00", "2024-05-16T22:00", "minute")),
    ("The mill burned at 17:36 today.", "17:36 today", "2024-05-17T17:36", ("2024-05-17T17:36", "2024-05-17T17:36", "minute")),
    ("It will begin at 7.30 tonight.", "7.30 tonight", "2024-05-17T19:30", ("2024-05-17T19:30", "2024-05-17T19:30", "minute")),
    ("It was half past three on Friday morning.", "half past three on Friday morning", "2024-05-17T03:30",
     ("2024-05-17T03:30", "2024-05-17T03:30", "minute")),
    ("Rain fell on Monday. In the afternoon it stopped.", "In the afternoon", "2024-05-13TAF",
     ("2024-05-13T12:00", "2024-05-13T17:59", "part_of_day")),
    ("They began early in the morning on Monday.", "early in the morning on Monday", "2024-05-13TMO",
     ("2024-05-13T00:00", "2024-05-13T11:59", "part_of_day")),
    ("The strike began at midnight.", "midnight", "2024-05-17T00:00", ("2024-05-17T00:00", "2024-05-17T00:00", "minute")),
    # days that are counted
    ("The vote is a week from Friday.", "a week from Friday", "2024-05-24", ("2024-05-24", "2024-05-24", "day")),
    ("The dam broke two days after Easter Monday.", "two days after Easter Monday", "2024-04-03", ("2024-04-03", "2024-04-03", "day")),
    ("The day after Thursday's vote he left.", "The day after Thursday", "2024-05-17", ("2024-05-17", "2024-05-17", "day")),
    ("The court sits on the first Monday of next month.", "the first Monday of next month", "2024-06-03",
     ("2024-06-03", "2024-06-03", "day")),
    ("The hearing is on the 27th.", "the 27th", "2024-05-27", ("2024-05-27", "2024-05-27", "day")),
    ("The hearing was on Friday the 3rd.", "Friday the 3rd", "2024-05-03", ("2024-05-03", "2024-05-03", "day")),
    ("He was shot last Oct. 23 in the yard.", "last Oct. 23", "2023-10-23", ("2023-10-23", "2023-10-23", "day")),
    ("It snowed in the second week of April.", "the second week of April", "2024-04-08/2024-04-14", ("2024-04-08", "2024-04-14", "week")),
    ("It snowed in the week of March 6.", "the week of March 6", "2024-W10", ("2024-03-04", "2024-03-10", "week")),
    ("The fair is the week after next.", "the week after next", "2024-W22", ("2024-05-27", "2024-06-02", "week")),
    # ranges
    ("The river rose between March and May.", "between March and May", "2024-03/2024-05", ("2024-03-01", "2024-05-31", "month")),
    ("The road was shut from December to February.", "from December to February", "2023-12/2024-02", ("2023-12-01", "2024-02-29", "month")),
    ("It rained from Monday to Wednesday.", "from Monday to Wednesday", "2024-05-13/2024-05-15", ("2024-05-13", "2024-05-15", "day")),
    ("It rained from late March to early May 2023.", "from late March to early May 2023", "2023-03/2023-05",
     ("2023-03-21", "2023-05-11", "month")),
    ("The fair runs 2-5 June.", "2-5 June", "2024-06-02/2024-06-05", ("2024-06-02", "2024-06-05", "day")),
    ("Mines closed between 1985 and 1987.", "between 1985 and 1987", "1985/1987", ("1985-01-01", "1987-12-31", "year")),
    ("Roads will shut between 3 and 5 pm.", "between 3 and 5 pm", "2024-05-17T15:00/2024-05-17T17:00",
     ("2024-05-17T15:00", "2024-05-17T17:00", "minute")),
    ("Roads shut from 11 pm to 5 am.", "from 11 pm to 5 am", "2024-05-17T23:00/2024-05-18T05:00",
     ("2024-05-17T23:00", "2024-05-18T05:00", "minute")),
    ("Roads will shut tomorrow between 8am and 2pm.", "tomorrow between 8am and 2pm", "2024-05-18T08:00/2024-05-18T14:00",
     ("2024-05-18T08:00", "2024-05-18T14:00", "minute")),
    ("It rained from February to March 2023.", "from February to March 2023", "2023-02/2023-03", ("2023-02-01", "2023-03-31", "month")),
    # stretches of time
    ("Output fell over the past three months.", "over the past three months", "P3M", ("2024-02-17", "2024-05-17", "unknown")),
    ("Output fell over the past month.", "over the past month", "P1M", ("2024-04-17", "2024-05-17", "unknown")),
    ("The road will reopen within two weeks.", "within two weeks", "P2W", ("2024-05-17", "2024-05-31", "unknown")),
    ("Shells fell less than 24 hours after Thursday's call.", "less than 24 hours", "PT24H", ("2024-05-16", "2024-05-17", "day")),
    ("Shells fell hours after Thursday's call.", "hours after", "PTXH", ("2024-05-16", "2024-05-17", "day")),
    # parts of the year
    ("Profit fell in the third quarter this year.", "the third quarter this year", "2024-Q3", ("2024-07-01", "2024-09-30", "season")),
    ("Profit fell in Q1 FY2023.", "Q1 FY2023", "2023-Q1", ("2023-01-01", "2023-03-31", "season")),
    ("Profit fell in the second half of last year.", "the second half of last year", "2023-H2", ("2023-07-01", "2023-12-31", "season")),
    ("Shops were full on Black Friday.", "Black Friday", "2023-11-24", ("2023-11-24", "2023-11-24", "day")),
    ("Polls opened on Election Day 2022.", "Election Day 2022", "2022-11-08", ("2022-11-08", "2022-11-08", "day")),
])
def test_an_expression_means_an_interval(text: str, words: str, timex: str, when: tuple[str, str, str]) -> None:
    mention = read(text)[words]
    assert mention.when is not None
    assert (mention.timex, (mention.when.earliest, mention.when.latest, mention.when.precision)) == (timex, when)


@pytest.mark.parametrize("text, words, timex, kind", [
    ("Trains leave every Monday at 9am.", "every Monday at 9am", "XXXX-WXX-1T09:00", "SET"),
    ("Shops open on Sundays.", "Sundays", "XXXX-WXX-7", "SET"),
    ("Bands march each July.", "each July", "XXXX-07", "SET"),
    ("He was jailed for three years and six months.", "three years and six months", "P3Y6M", "DURATION"),
    ("The trip took two and a half hours.", "two and a half hours", "PT2.5H", "DURATION"),
    ("They waited a couple of weeks.", "a couple of weeks", "P2W", "DURATION"),
    ("They waited another hour.", "another hour", "PT1H", "DURATION"),
    ("They came after a day-long search.", "day-long", "P1D", "DURATION"),
    ("They came after a fortnight.", "a fortnight", "P2W", "DURATION"),
    ("On 3 June 1998 he fled and came home later that year.", "later that year", "1998", "DATE"),
    ("In 1995 he was promoted and the following year he left.", "the following year", "1996", "DATE"),
    ("The dam leaked under the current mayor.", "current", "PRESENT_REF", "DATE"),
])
def test_an_expression_has_a_value(text: str, words: str, timex: str, kind: str) -> None:
    mention = read(text)[words]
    assert (mention.timex, mention.type) == (timex, kind)


@pytest.mark.parametrize("text, words, instant, zone", [
    ("The hall opens at 9 a.m. ET on Monday.", "9 a.m. ET on Monday", "2024-05-20T09:00-04:00", "ET"),
    ("The hall opens on Monday at 5 p.m. Kyiv time.", "Monday at 5 p.m. Kyiv time", "2024-05-20T17:00+03:00", "Europe/Kyiv"),
    ("Polls close at 8 p.m. British Summer Time on Monday.", "8 p.m. British Summer Time on Monday", "2024-05-20T20:00+01:00", "BST"),
    ("The blast came at 0735 GMT on Friday.", "0735 GMT on Friday", "2024-05-17T07:35+00:00", "GMT"),
    ("The blast came at 9pm local time on Monday.", "9pm local time on Monday", "2024-05-13T21:00", "local time"),
    ("TOKYO, May 17 (Harbour Wire) - The blast came at 9pm local time on Monday.", "9pm local time on Monday", "2024-05-13T21:00+09:00",
     "Asia/Tokyo"),
    ("CHICAGO (Harbour Wire) - The blast came overnight.", "overnight", "2024-05-16T18:00-05:00", "America/Chicago"),
])
def test_a_zone_gives_instants(text: str, words: str, instant: str, zone: str) -> None:
    when = read(text)[words].when
    assert when is not None
    assert (when.earliest, when.zone) == (instant, zone)


def test_an_hour_of_another_zone_is_told_as_the_clocks_of_the_place_showed_it() -> None:
    found = read("TOKYO, May 17 (Harbour Wire) - The blast came at 0735 GMT, at 4.35pm local time.")
    assert found["0735 GMT"].notes == ("16:35 Tokyo time, where the report is from",)
    assert found["4.35pm local time"].notes == ()


def published_at(text: str, stamp: str, url: str | None = None) -> dict[str, TimeMention]:
    document = document_of(text, None)
    when = When(stamp, stamp, "minute", "stated", "UTC" if stamp.endswith("+00:00") else "")
    document = replace(document, published=when, capture=replace(document.capture, url=url))
    return {text[m.span.start:m.span.end]: m for m in find_times(document, language.parse(document), None)}


@pytest.mark.parametrize("stamp, url, day", [
    ("2024-05-17T22:30:00+00:00", None, "2024-05-17"),
    ("2024-05-17T22:30:00+00:00", "https://echo.com.au/a", "2024-05-17"),  # several zones in that country
    ("2024-05-17T22:30:00+00:00", "https://echo.jp/a", "2024-05-18"),
    ("2024-05-17T03:30:00+00:00", "https://echo.pe/a", "2024-05-16"),
    ("2024-05-17T00:00:00+00:00", "https://echo.pe/a", "2024-05-17"),  # a bare day, written as an instant
    ("2024-05-17T22:30:00-04:00", "https://echo.jp/a", "2024-05-17"),  # the page's own stamp tells more than its address
])
def test_today_is_the_day_where_the_outlet_is(stamp: str, url: str | None, day: str) -> None:
    mention = published_at("The dam broke today.", stamp, url)["today"]
    assert mention.timex == day
    assert mention.notes == ()


def test_today_is_the_day_of_the_datelines_place_and_the_outlets_is_told() -> None:
    text = "TOKYO, May 18 (Harbour Wire) - The dam broke today. It was built on 3 June 1950."
    found = published_at(text, "2024-05-17T19:30:00-04:00")
    assert found["today"].timex == "2024-05-18"
    assert found["today"].notes == ("counted from 2024-05-18, the day where the report is from; where the outlet is it was 2024-05-17",)
    assert found["3 June 1950"].notes == ()


def test_a_dateline_may_be_a_day_ahead_of_the_stamp() -> None:
    assert published_at("MARLOW, May 18 (Harbour Wire) - The dam broke today.", "2024-05-17T22:30:00+00:00")["today"].timex == "2024-05-18"


@pytest.mark.parametrize("stamp, url, instant", [
    ("2024-05-17T19:30:00-04:00", None, "2024-05-17T17:36-04:00"),
    ("2024-05-17T12:30:00+00:00", "https://echo.it/a", "2024-05-17T17:36+02:00"),
    ("2024-05-17T12:30:00+00:00", "https://echo.com/a", "2024-05-17T17:36"),  # data are written in UTC everywhere
])
def test_an_hour_is_of_the_outlets_clock_where_no_zone_is_printed(stamp: str, url: str | None, instant: str) -> None:
    when = published_at("The dam broke at 17:36 today.", stamp, url)["17:36 today"].when
    assert when is not None
    assert when.earliest == instant


def test_a_blog_stamped_in_a_zone_counts_its_hours_in_it() -> None:
    document = document_of("The dam broke at 17:36 today. It had rained overnight.", None)
    document = replace(document, posts=(Post("p", 0, len(document.text), None, None, "05:40 PM BST"),))
    clock, night = (m.when for m in find_times(document, language.parse(document), FRIDAY))
    assert clock is not None
    assert night is not None
    assert (clock.earliest, clock.zone, clock.basis) == ("2024-05-17T17:36+01:00", "BST", "relative to today")
    assert night.earliest == "2024-05-16T18:00"  # where the rain fell, the blog's stamps do not say


def test_the_day_of_a_dateline_goes_before_the_publication() -> None:
    text = "MARLOW, May 15 (Harbour Wire) -- The dam broke today. It was built in 1950."
    found = read(text)
    assert (found["May 15"].timex, found["today"].timex) == ("2024-05-15", "2024-05-15")


@pytest.mark.parametrize("text, timex, notes", [
    ("The vote was on 12/05/2024.", "2024-05-12", 1), ("The vote was on 25/04/2024.", "2024-04-25", 0),
    ("The vote was on 04/25/2024.", "2024-04-25", 0),
])
def test_a_date_that_reads_two_ways_says_so(text: str, timex: str, notes: int) -> None:
    [mention] = read(text).values()
    assert (mention.timex, len(mention.notes)) == (timex, notes)


@pytest.mark.parametrize("text", [
    "Between 2 and 4 people were hurt.", "The annual March for Peace drew a crowd.", "He was in his 30s.", "A 2 1/2-year-old girl fell.",
    "From 3 to 5 boats sank.", "The 27th goal counted.", "Work will start in the hall.", "It cost US$ 1998.",
])
def test_ages_and_numbers_are_no_times(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize("text", [
    "It fell 3000 years before 2 May 2024 and 9000 years after 2 May 2024.", "From 30 February to 31 April 2024 it was shut at 25:61.",
    "From 29 February to 3 March 2023 it was shut on the 31st of next month.", "Hours after 31 December 2099 it ended.",
])
def test_a_day_that_no_calendar_has_is_no_fault(text: str) -> None:
    for mention in read(text).values():
        assert mention.when is None or mention.when.bounds()
