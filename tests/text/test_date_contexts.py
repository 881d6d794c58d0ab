"""Times in contexts: periods of companies, days after days, nights between days, sport, numbers. All sentences are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tellings.model.documents import Capture, Document
from tellings.model.when import When
from tellings.read.page import clean_capture
from tellings.text import language
from tellings.text.analysis import analyse
from tellings.text.dates import find_times
from tellings.text.readings import TimeMention

WEDNESDAY, JANUARY, NOVEMBER = date(2031, 10, 15), date(2031, 1, 20), date(2031, 11, 10)


def document_of(text: str, published: date | None) -> Document:
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    return replace(page, published=When.on(published) if published else None)


def times(text: str, published: date | None = WEDNESDAY) -> dict[str, TimeMention]:
    document = document_of(text, published)
    return {text[m.span.start:m.span.end]: m for m in find_times(document, language.parse(document), None)}


@pytest.mark.parametrize("text, words, timex", [
    ("In Q3 FY25 the group lost two million crowns.", "Q3 FY25", "2025-Q3"),
    ("In FY25 Q3 the group lost two million crowns.", "FY25 Q3", "2025-Q3"),
    ("In the second quarter of fiscal 2030 it sold nine ships.", "the second quarter of fiscal 2030", "2030-Q2"),
    ("Output grew 2% in the first half.", "the first half", "2031-H1"),
    ("Debt stood at nine million at end-September.", "end-September", "2031-09"),
    ("The road was shut over Thanksgiving weekend.", "Thanksgiving weekend", "2030-11-28/2030-12-01"),
    ("The road was shut over Easter weekend.", "Easter weekend", "2031-04-11/2031-04-14"),
    ("The fair was held over Labor Day weekend.", "Labor Day weekend", "2031-08-30/2031-09-01"),
    ("Snow fell overnight into Monday.", "overnight into Monday", "2031-10-12TNI"),
    ("The talks ran overnight from Monday to Tuesday.", "overnight from Monday to Tuesday", "2031-10-13TNI"),
    ("In the night from Sunday to Monday a mill burned.", "the night from Sunday to Monday", "2031-10-12TNI"),
    ("Tuesday's early hours were calm.", "Tuesday's early hours", "2031-10-14TNI"),
    ("The council meets on the first Monday of each month.", "the first Monday of each month", "P1M"),
    ("The exam is on Monday week.", "Monday week", "2031-10-27"),
    ("The exam is on Monday.", "Monday", "2031-10-20"),
    ("The deadline is 5 p.m. on Friday.", "5 p.m. on Friday", "2031-10-17T17:00"),
    ("The bridge is closed after a crash on Sunday.", "Sunday", "2031-10-12"),
    ("Today is Wednesday.", "Wednesday", "2031-10-15"),
    ("The quake struck on 3 October. Two days later the bridge fell.", "Two days later", "2031-10-05"),
    ("The quake struck on 3 October.\n\nTwo days later the bridge fell.", "Two days later", "2031-10-05"),
    ("Two days later the bridge fell.", "Two days later", "XXXX-XX-XX"),
    ("She won silver in 2028 and gold two years later.", "two years later", "2030"),
    ("Police were called on Monday. The following night two more shops burned.", "The following night", "2031-10-14TNI"),
    ("He was arrested on Saturday night. The next morning he was freed.", "The next morning", "2031-10-12TMO"),
    ("He looked tired when he stood in court the next morning.", "the next morning", "XXXX-XX-XXTMO"),
    ("The game was played in the fall.", "in the fall", "2030-FA"),
])
def test_a_time_in_its_context(text: str, words: str, timex: str) -> None:
    found = times(text)
    assert {w: m.timex for w, m in found.items() if w == words} == {words: timex}, found


@pytest.mark.parametrize("published, text, words, timex, period", [
    (WEDNESDAY, "Profit fell in the three months to September.", "September", "2031-09", ("2031-07-01", "2031-09-30")),
    (JANUARY, "In the three months to December profit fell by 4%.", "December", "2030-12", ("2030-10-01", "2030-12-31")),
    (NOVEMBER, "Profit fell in the three months to December.", "December", "2030-12", ("2030-10-01", "2030-12-31")),
    (JANUARY, "Sales up 4% in the three months to March.", "March", "2030-03", ("2030-01-01", "2030-03-31")),
    (NOVEMBER, "Sales for the three months to December are expected to rise.", "December", "2031-12", ("2031-10-01", "2031-12-31")),
    (NOVEMBER, "The firm sold ships in the year ended Nov. 30.", "Nov. 30", "2030-11-30", ("2029-12-01", "2030-11-30")),
    (WEDNESDAY, "Revenue for the six months ended 30 June rose by 4%.", "30 June", "2031-06-30", ("2031-01-01", "2031-06-30")),
    (None, "Profit fell in the three months to September.", "September", "XXXX-09", None),
])
def test_a_period_that_ends_is_past(published: date | None, text: str, words: str, timex: str, period: tuple[str, str] | None) -> None:
    found = times(text, published)
    assert found[words].timex == timex
    runs = [(m.when.earliest, m.when.latest) for m in found.values() if m.type == "DURATION" and m.when]
    assert runs == ([period] if period else [])


@pytest.mark.parametrize("text", ["Profit fell to nine million crowns in the three months to September.",
                                  "In the three months to September profit fell to nine million crowns."])
def test_what_happened_in_a_period_happened_in_all_of_it(text: str) -> None:
    document = document_of(text, WEDNESDAY)
    analysis = analyse(document, language.parse(document), None)
    at = text.index("fell")
    time = analysis.time_of(replace(analysis.times[0].span, start=at, end=at + 4))
    assert time
    assert time.when
    assert (time.when.earliest, time.when.latest) == ("2031-07-01", "2031-09-30")


@pytest.mark.parametrize("text", [
    "Flight 1931 landed with a flat tyre.", "Room 2024 was empty.", "About 2031 homes lost power.", "He broke the record at 9:58 seconds.",
    "Smith broke his leg in the yard after the fall.",
    "Okoro scored his first goal in the second half, and the goalkeeper saved a penalty before half-time.",
    "The coach changed three players in the fourth quarter, and Bell scored a touchdown and a second half later took the playoffs.",
])
def test_what_only_looks_like_a_time(text: str) -> None:
    assert times(text) == {}
