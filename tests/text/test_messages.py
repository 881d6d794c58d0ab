"""A message of a network is its author's, every figure and saying in it too. All stories are invented."""

from __future__ import annotations

from datetime import date

import pytest

from tellings.kinds import KINDS
from tellings.model.documents import Capture, Document
from tellings.model.statements import Statement
from tellings.model.values import Quote, Value
from tellings.read.page import clean_capture
from tellings.text import language
from tellings.text.analysis import analyse
from tellings.text.messages import signature, signed_at

STORY = """Ferry strikes pier

A ferry struck the pier at Marrow Quay on Friday evening, and the harbour master, Jan Quill, asked the town to keep the road free.

We have 14 people injured, and two boats sank.
The captain told me that the engine failed at 6pm today. pic.twitter.com/a1b2
— Quill (@janquill) July 4, 2031

The ferry was built in 1998 for 300 passengers. It will be towed to Hale on Monday.
"""


def statements() -> tuple[Document, list[Statement[Value]]]:
    document = clean_capture(Capture.of(STORY.encode(), name="a.txt", media_type="text/plain"))
    assert isinstance(document, Document)
    analysis = analyse(document, language.parse(document), date(2031, 7, 6))
    return document, [s for kind in KINDS for s in kind.find(analysis)]


def test_the_whole_message_is_a_direct_quotation_of_its_author() -> None:
    document, found = statements()
    quotes = {s.span.text: s for s in found if isinstance(s.value, Quote)}
    whole = quotes["We have 14 people injured, and two boats sank.\nThe captain told me that the engine failed at 6pm today."]
    assert isinstance(whole.value, Quote)
    assert whole.speaker
    assert whole.speaker.span
    assert (whole.value.form, whole.value.medium, whole.speaker.name) == ("direct", "on X", "Jan Quill")
    assert document.text[whole.speaker.span.start:whole.speaker.span.end] == "Quill"
    assert whole.when
    assert (whole.when.earliest, whole.when.basis) == ("2031-07-04", "stated")
    told = quotes["that the engine failed at 6pm today"]
    assert told.speaker
    assert [link.name for link in told.speaker.chain] == ["captain", "Jan Quill"]


def test_nothing_in_a_message_is_the_papers_own() -> None:
    document, found = statements()
    first, last = document.text.index("We have 14"), document.text.index(" pic.twitter")
    inside = [s for s in found if first <= s.span.start < last and s.kind in ("figure", "event", "quote")]
    assert {"14", "sank"} <= {s.span.text for s in inside}
    assert all(s.speaker and "Jan Quill" in (s.speaker.name, *(link.name for link in s.speaker.chain)) for s in inside)
    assert [s.speaker for s in found if s.span.text == "300"] == [None]


def test_days_in_a_message_count_from_its_own_day() -> None:
    _, found = statements()
    days = {s.span.text: s.when and (s.when.earliest, s.when.basis) for s in found if s.kind == "time"}
    assert days["6pm today"] == ("2031-07-04T18:00", "relative to post")
    assert days["Monday"] == ("2031-07-07", "relative to today")


def test_the_line_of_the_author_is_no_sentence() -> None:
    document, found = statements()
    line = document.text.index("— Quill")
    assert [s.span.text for s in found if line <= s.span.start < document.text.index("The ferry was")] == []


@pytest.mark.parametrize("line", [
    "Ada Birch (@adabirch) is the paper's correspondent at the coast.", "By Ada Birch (@adabirch) July 4, 2031",
    "— Ada Birch", "He wrote to the harbour (@ 9 a.m.) on July 4, 2031.", "The post shared by the mayor was deleted by 4 July 2031.",
    "The pier is gone. — Mila Roan (@mroan) July 5, 2031",
])
def test_lines_that_sign_no_message(line: str) -> None:
    assert signature(line) is None


@pytest.mark.parametrize("text, at", [
    ("The pier is gone. — Mila Roan (@mroan) July 5, 2031", 18), ("— Mila Roan (@mroan) July 5, 2031", 0),
    ("The pier is gone — Mila Roan told the Lantern on July 5, 2031", None),
    ("The pier - built in 1911 - is gone. - Mila Roan (@m.roan) 5 July 2031", 36),
])
def test_where_the_authors_line_begins(text: str, at: int | None) -> None:
    assert signed_at(text) == at
