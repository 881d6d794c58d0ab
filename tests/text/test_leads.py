"""Whose night and whose today: reports without a dateline, whose lead names the place. All stories are invented."""

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
from tellings.text.zones import zone_of_place

IN_NEW_YORK = "2024-05-17T19:30:00-04:00"  # 18 May, 08:30 in Tokyo
IN_SYDNEY = "2024-05-18T08:00:00+10:00"  # 17 May, 18:00 in New York


def document_of(text: str, stamp: str | None, url: str | None = None) -> Document:
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain", url=url))
    assert isinstance(page, Document)
    return replace(page, published=When(stamp, stamp, "minute", "stated", "UTC" if stamp.endswith("Z") else "") if stamp else None)


def times(document: Document, today: date | None = None) -> dict[str, TimeMention]:
    return {document.text[m.span.start:m.span.end]: m for m in find_times(document, language.parse(document), today)}


@pytest.mark.parametrize("lead, stamp, words, earliest, notes", [
    pytest.param("A warehouse burned down overnight in Osaka, the fire brigade of the port said on Friday.", IN_NEW_YORK,
                 "overnight", "2024-05-17T18:00+09:00",
                 ("counted from 2024-05-18, the day where it happened; where the outlet is it was 2024-05-17",), id="a night in Asia"),
    pytest.param("A warehouse burned down in Osaka today, the fire brigade of the port said on Friday, a feast day.", IN_NEW_YORK,
                 "today", "2024-05-17",
                 ("counted from 2024-05-17, the day where the outlet is; where it happened it was 2024-05-18",), id="today at the outlet"),
    pytest.param("A warehouse burned down in Osaka on Thursday night, the fire brigade of the port said.", IN_NEW_YORK,
                 "Thursday night", "2024-05-16T18:00+09:00", (), id="a named night"),
    pytest.param("Storms brought down power lines overnight in Chicago, where the mayor opened nine schools to the homeless.",
                 IN_SYDNEY, "overnight", "2024-05-16T18:00-05:00",
                 ("counted from 2024-05-17, the day where it happened; where the outlet is it was 2024-05-18",), id="from Australia"),
    pytest.param("Storms brought down power lines overnight in Leeds and London, where nine schools were opened to the homeless.",
                 "2024-05-17T09:00:00+01:00", "overnight", "2024-05-16T18:00+01:00", (), id="two places of one clock"),
    pytest.param("Storms brought down power lines overnight in Portland, Maine, where nine schools were opened to the homeless.",
                 "2024-05-17T09:00:00-07:00", "overnight", "2024-05-16T18:00-04:00", (), id="a namesake"),
    pytest.param("Police in Paris said overnight that a clerk had been arrested in Tokyo with the minister's papers in her bag.",
                 "2024-05-17T09:00:00+02:00", "overnight", "2024-05-16T18:00", (), id="two clocks: nothing is said"),
    pytest.param("The United States moved three ships overnight, the admiralty said in a note to the newspapers of the town.",
                 "2024-05-17T09:00:00-04:00", "overnight", "2024-05-16T18:00", (), id="a country of several zones"),
    pytest.param("A tram hit a wall at 7.15am on Friday in Melbourne, and the driver climbed out of the wreck without a scratch.",
                 "2024-05-17T12:00:00+01:00", "7.15am on Friday", "2024-05-17T07:15+10:00",
                 ("taken for the time where it happened, not at the outlet (+01:00)",), id="an hour of two clocks"),
    pytest.param("A tram hit a wall at 7.15am local time on Friday in Melbourne, and the driver climbed out of it unhurt.",
                 "2024-05-17T12:00:00+01:00", "7.15am local time on Friday", "2024-05-17T07:15+10:00", (), id="local time"),
    pytest.param("A tram hit a wall in Osaka at 2.15am, the tramway said, and the driver climbed out of the wreck without a scratch.",
                 IN_NEW_YORK, "2.15am", "2024-05-18T02:15+09:00",
                 ("taken for the time where it happened, not at the outlet (-04:00)",), id="an hour over the date line"),
    pytest.param("A tram hit a wall at 7.15am on Friday in Cardiff, and the driver climbed out of the wreck without a scratch.",
                 "2024-05-17T12:00:00+01:00", "7.15am on Friday", "2024-05-17T07:15+01:00", (), id="an hour of one clock"),
])
def test_nights_are_of_the_place_and_today_of_the_outlet(lead: str, stamp: str, words: str, earliest: str, notes: tuple[str, ...]) -> None:
    mention = times(document_of(lead, stamp))[words]
    assert mention.when is not None
    assert (mention.when.earliest, mention.notes) == (earliest, notes)


def test_a_dateline_goes_before_the_lead() -> None:
    text = "CHICAGO (Harbour Wire) - A clerk of the consulate in Osaka was freed overnight, her family said in a letter to the paper."
    mention = times(document_of(text, IN_NEW_YORK))["overnight"]
    assert mention.when is not None
    assert mention.when.earliest == "2024-05-16T18:00-05:00"


def test_the_night_of_a_blog_is_of_the_place_of_its_lead() -> None:
    text = "Rescuers in Jakarta dug through the mud for a third day, and the governor asked for tents.\n\nIt had rained overnight."
    document = document_of(text, None)
    post = Post("p", 91, len(text), When("2024-05-17T21:40:00+01:00", "2024-05-17T21:40:00+01:00", "minute", "stated", "BST"), None, "")
    mention = times(replace(document, posts=(post,)))["overnight"]
    assert mention.when is not None
    assert (mention.when.earliest, mention.when.basis) == ("2024-05-17T18:00+07:00", "relative to post")


def test_a_night_with_a_zone_and_one_without_are_the_same_night() -> None:
    here = When("2024-05-16T18:00", "2024-05-17T05:59", "part_of_day")
    there = When("2024-05-16T18:00+12:00", "2024-05-17T05:59+12:00", "part_of_day")
    assert here.overlaps(there) is there.overlaps(here) is True
    assert there.overlaps(When("2024-05-16T18:00-08:00", "2024-05-17T05:59-08:00", "part_of_day")) is False


@pytest.mark.parametrize("place, told, alone", [
    ("Portland, Maine", "America/New_York", "America/New_York"),
    ("PORTLAND, Ore.", "America/Los_Angeles", "America/Los_Angeles"),
    ("PARIS, Texas", "America/Chicago", "America/Chicago"),
    ("Birmingham, England", "Europe/London", "Europe/London"),
    ("Birmingham", "America/Chicago", ""),
    ("Georgia", "Asia/Tbilisi", ""),
    ("Ohio", "America/New_York", "America/New_York"),
    ("Bali", "Asia/Makassar", "Asia/Makassar"),
    ("Wellington", "Pacific/Auckland", "Pacific/Auckland"),
    ("Springfield", "", ""),
])
def test_the_zone_of_a_place(place: str, told: str, alone: str) -> None:
    assert (zone_of_place(place), zone_of_place(place, alone=True)) == (told, alone)
