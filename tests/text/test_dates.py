"""Expressions of time: spans, TIMEX3 values, intervals and anchors. All sentences are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model.documents import Capture, Document, Post
from tellings.model.when import When
from tellings.read.page import clean_capture
from tellings.text import language
from tellings.text.anchors import Anchor
from tellings.text.dates import find_times, reread
from tellings.text.readings import TimeMention

FRIDAY = date(2024, 5, 17)


def read(text: str, published: date | None = FRIDAY, today: date | None = None) -> list[tuple[str, TimeMention]]:
    document = document_of(text, published)
    return [(text[m.span.start:m.span.end], m) for m in find_times(document, language.parse(document), today)]


def document_of(text: str, published: date | None) -> Document:
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    return replace(page, published=When.on(published) if published else None)


@pytest.mark.parametrize("text, words, timex, kind", [
    ("The ferry sank on 4 March 2023.", "4 March 2023", "2023-03-04", "DATE"),
    ("The ferry sank on March 4, 2023.", "March 4, 2023", "2023-03-04", "DATE"),
    ("The ferry sank on 2023-03-04.", "2023-03-04", "2023-03-04", "DATE"),
    ("The ferry sank on the 4th of March 2023.", "the 4th of March 2023", "2023-03-04", "DATE"),
    ("The ferry sank on Monday.", "Monday", "2024-05-13", "DATE"),
    ("The ferry sank on Friday.", "Friday", "2024-05-17", "DATE"),
    ("The ferry will sail on Monday.", "Monday", "2024-05-20", "DATE"),
    ("The trial opens on Tuesday.", "Tuesday", "2024-05-21", "DATE"),
    ("The vote was held last Friday.", "last Friday", "2024-05-10", "DATE"),
    ("The town votes next Friday.", "next Friday", "2024-05-24", "DATE"),
    ("The dam broke yesterday.", "yesterday", "2024-05-16", "DATE"),
    ("The dam broke on Thursday night.", "Thursday night", "2024-05-16TNI", "TIME"),
    ("The dam broke last night.", "last night", "2024-05-16TNI", "TIME"),
    ("The dam broke at 17:36 today.", "17:36 today", "2024-05-17T17:36", "TIME"),
    ("The dam broke at 5.30pm on Wednesday.", "5.30pm on Wednesday", "2024-05-15T17:30", "TIME"),
    ("Rain is expected tonight.", "tonight", "2024-05-17TNI", "TIME"),
    ("Prices rose last month.", "last month", "2024-04", "DATE"),
    ("Prices rose in March.", "March", "2024-03", "DATE"),
    ("Talks resumed in late November.", "late November", "2023-11", "DATE"),
    ("The bridge was closed last week.", "last week", "2024-W19", "DATE"),
    ("The fair was held over the weekend.", "the weekend", "2024-W19-WE", "DATE"),
    ("Sales fell in the third quarter.", "the third quarter", "2023-Q3", "DATE"),
    ("Sales fell in the second quarter of 2021.", "the second quarter of 2021", "2021-Q2", "DATE"),
    ("Sales fell in Q2 2021.", "Q2 2021", "2021-Q2", "DATE"),
    ("The mill closed in the 1980s.", "the 1980s", "198", "DATE"),
    ("The mill closed in the winter of 1994.", "the winter of 1994", "1994-WI", "DATE"),
    ("The mill closed two years ago.", "two years ago", "2022", "DATE"),
    ("The market burned on Christmas Eve.", "Christmas Eve", "2023-12-24", "DATE"),
    ("The market burned on Easter Monday 2019.", "Easter Monday 2019", "2019-04-22", "DATE"),
    ("The siege lasted 3½ years.", "3½ years", "P3.5Y", "DURATION"),
    ("Output fell in the past three months.", "the past three months", "P3M", "DURATION"),
    ("The quake came less than 24 hours after the flood.", "less than 24 hours", "PT24H", "DURATION"),
    ("Storms have hit the coast in recent weeks.", "recent weeks", "PXW", "DURATION"),
    ("The strike entered a fourth day after a three-day pause.", "three-day", "P3D", "DURATION"),
    ("The council meets every week.", "every week", "P1W", "SET"),
    ("Buses run daily.", "daily", "P1D", "SET"),
    ("Crews are now on the scene.", "now", "PRESENT_REF", "DATE"),
    ("Crews recently left the scene.", "recently", "PAST_REF", "DATE"),
    ("The river rose between March and May.", "March", "2024-03", "DATE"),
])
def test_an_expression_has_its_value(text: str, words: str, timex: str, kind: str) -> None:
    assert (words, timex, kind) in [(w, m.timex, m.type) for w, m in read(text)]


@pytest.mark.parametrize("text", [
    "She is 45 years old.", "A 12-year-old boy won.", "The driver, aged 31, fled.", "About 1,998 homes lost power.", "It cost $2024.",
    "Some 2000 people marched.", "You may march if you must.", "The index fell to 1678.5 points.", "A quarter of the seats fell empty.",
])
def test_ages_and_numbers_are_no_dates(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text, earliest, latest", [
    ("Shells fell from Thursday night into Friday.", "2024-05-16T18:00", "2024-05-17T11:59"),
    ("Shells fell overnight on Friday.", "2024-05-16T18:00", "2024-05-17T05:59"),
    ("Shells fell in the early hours of Friday.", "2024-05-17T00:00", "2024-05-17T05:59"),
    ("Shells fell overnight.", "2024-05-16T18:00", "2024-05-17T05:59"),
    ("Shells fell late on Thursday.", "2024-05-16T17:00", "2024-05-16T23:59"),
    ("The port closed earlier this week.", "2024-05-13", "2024-05-17"),
    ("The port closed in late February 2022.", "2022-02-19", "2022-02-28"),
    ("The port opened at 6am BST on 2 May 2024.", "2024-05-02T06:00+01:00", "2024-05-02T06:00+01:00"),
])
def test_an_expression_is_an_interval(text: str, earliest: str, latest: str) -> None:
    when = read(text)[-1][1].when
    assert when is not None
    assert (when.earliest, when.latest) == (earliest, latest)


def test_words_for_one_night_overlap() -> None:
    texts = ["from Thursday night into Friday", "overnight on Friday", "in the early hours of Friday"]
    whens = [read(f"Shells fell {t}.")[-1][1].when for t in texts]
    assert all(a and b and a.overlaps(b) for a in whens for b in whens)


@pytest.mark.parametrize("text, timex", [
    ("The dam broke on Friday.", "XXXX-WXX-5"), ("The dam broke on Thursday night.", "XXXX-WXX-4TNI"),
    ("The dam broke today.", "XXXX-XX-XX"),
    ("The dam broke on July 10.", "XXXX-07-10"), ("The dam broke in June.", "XXXX-06"), ("The dam broke last year.", "XXXX"),
])
def test_without_an_anchor_a_day_stays_open(text: str, timex: str) -> None:
    [(_, mention)] = read(text, None)
    assert (mention.timex, mention.when) == (timex, None)


@pytest.mark.parametrize("published, today, basis", [
    (FRIDAY, None, "relative to published"), (None, FRIDAY, "relative to today"), (FRIDAY, date(2024, 6, 1), "relative to published"),
])
def test_the_anchor_is_named(published: date | None, today: date | None, basis: str) -> None:
    [(_, mention)] = read("The dam broke on Friday.", published, today)
    assert mention.when == When("2024-05-17", "2024-05-17", "day", basis)  # type: ignore[arg-type]  # a literal of the table


def test_a_stated_date_needs_no_anchor() -> None:
    [(_, mention)] = read("The dam broke on 3 May 2021.", None)
    assert mention.when == When("2021-05-03", "2021-05-03", "day", "stated")


def test_a_dateline_is_an_anchor() -> None:
    [_, (words, mention)] = read("MARLOW, May 16, 2024 (Harbour Wire) - The dam broke on Friday.", None)
    assert (words, mention.timex) == ("Friday", "2024-05-10")


def test_a_post_counts_from_its_own_stamp() -> None:
    text = "The dam broke on Friday.\n\nCrews left today."
    document = document_of(text, FRIDAY)
    post = Post("p", 26, len(text), When("2024-05-20T10:00+01:00", "2024-05-20T10:00+01:00", "minute", "stated", "BST"))
    document = replace(document, posts=(post,))
    found = find_times(document, language.parse(document))
    assert [(m.timex, m.when and m.when.basis) for m in found] == [
        ("2024-05-17", "relative to published"), ("2024-05-20", "relative to post")]


def test_today_in_a_quotation_is_the_day_of_speaking() -> None:
    found = dict(read("“I was sorry about the talk I had today,” the mayor said late Thursday."))
    assert found["today"].timex == "2024-05-16"


def test_today_in_an_undated_quotation_may_be_the_day_before() -> None:
    [(_, mention)] = read("“We met today,” he said.", None, FRIDAY)
    assert mention.when is not None
    assert (mention.when.earliest, mention.when.latest) == ("2024-05-16", "2024-05-17")
    assert mention.notes


def test_a_year_earlier_in_an_earnings_report_is_a_quarter() -> None:
    text = "Net income fell in the first quarter. Sales were 3 million, up from 2 million a year earlier."
    assert dict(read(text))["a year earlier"].timex == "2023-Q1"


WORDS = st.sampled_from(["Friday", "4", "March", "2024", "the", "last", "week", "5pm", "of", "31", "February", "99", "overnight", "-", "to",
                         "İ", "½", "first", "quarter", "ago", "two", "years", "“", "”", "\n", "24:00", "BST", "13/13/2013", "1980s", "."])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join))
def test_any_words_are_read_without_fault(text: str) -> None:
    if not text.strip():
        return
    document = document_of("Report. " + text, FRIDAY)
    for mention in find_times(document, language.parse(document)):
        assert document.text[mention.span.start:mention.span.end].strip()
        bounds = mention.when.bounds() if mention.when else None
        assert bounds is None or bounds[0] < bounds[1]


@pytest.mark.parametrize("words, earliest, latest", [
    ("Friday", "2024-05-17", "2024-05-17"), ("between March and May", "2024-03-01", "2024-05-31"),
    ("a week from Friday", "2024-05-24", "2024-05-24"), ("the day after Thursday", "2024-05-17", "2024-05-17"),
])
def test_an_expression_is_read_again_as_a_whole(words: str, earliest: str, latest: str) -> None:
    again = reread(words, Anchor(FRIDAY, "inferred"), "past")
    assert again is not None
    assert again.when is not None
    assert (again.when.earliest, again.when.latest, again.when.basis) == (earliest, latest, "inferred")


def test_what_is_no_expression_as_a_whole_is_not_read_again() -> None:
    assert reread("Friday the mayor", Anchor(FRIDAY, "inferred")) is None
