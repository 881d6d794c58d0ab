"""Where expressions of time begin: the words listed for a class are all that can begin it. All sentences are invented."""

from __future__ import annotations

import pytest

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture
from tellings.text import date_scan, language

TEXT = """The ferry sank on Friday the 13th, two days after the storm, at half past eight in the morning.
Earlier this week, on the first Monday of March 2023, some 40 crews met for more than three and a half hours.
From late June until the early hours of 4 July, and again in the summer of 1998, it rained daily; every other Friday it snowed.
Sales for the third quarter, the year-ago quarter and FY2023 fell, as they did in the mid-1990s and the nineteen eighties.
A week from Friday the council meets between 3 and 5 pm Eastern time; the week of March 6 was quiet, as was last Oct. 23.
She is 45 years old. About 1,998 homes lost power for several weeks. Now and recently are words of time, as in the near future.
Christmas Eve, the U.S. Independence Day and Easter Monday 2019 are holidays. In the past three months nothing happened overnight.
Weeks later, by year end, in the fall, since spring and until the winter of nineteen ninety-four, another month went by.
At 17:36 today, tonight, or two years ago; once a week, each July and on Sundays at 9am; the twenty-first of May, May third.
"""


@pytest.fixture(scope="module")
def parsed() -> language.Parse:
    page = clean_capture(Capture.of(TEXT.encode(), name="t.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    return language.parse(page)


def test_trying_every_class_at_every_word_finds_no_more(parsed: language.Parse, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = [(name, m.span()) for name, m in date_scan.scan(TEXT.lower(), parsed)]
    monkeypatch.setattr(date_scan, "_possible", lambda _word, _trigger: tuple(date_scan.ORDER))
    slow = [(name, m.span()) for name, m in date_scan.scan(TEXT.lower(), parsed)]
    assert len(quick) > 40
    assert quick == slow


def test_every_class_has_words_that_begin_it_and_a_pattern() -> None:
    assert all(date_scan.starts_of(name) and date_scan.class_pattern(name) for name in date_scan.ORDER)
