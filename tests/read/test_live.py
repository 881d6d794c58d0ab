"""Posts of live blogs, with and without stamps. All stories are invented."""

from __future__ import annotations

import pytest

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture
from tellings.read.stamps import is_stamp, read_stamp

BLOG = """Storm closes Ellery port

Ellery port was closed on Friday as the storm reached the coast, the harbour master said.
Ferries will not sail before Sunday.
06:18 PM BST
Crane falls into the harbour
A crane fell into the harbour at dusk, the coastguard said.
05:43 PM BST
Watch: Waves break over the pier
Credit: Reuters
05:10 PM BST
Two sailors rescued
Two sailors were lifted from a trawler, a spokesman said.
“They are cold but well,” he said.
Sailors wave from the helicopter
11:50 PM BST
Schools to close
All schools will stay shut on Friday, the council said.
"""


def read(text: str, **hints: str) -> Document:
    page = clean_capture(Capture.of(text.encode(), name="a.txt", media_type="text/plain", hints=tuple(hints.items())))
    assert isinstance(page, Document), page
    return page


def titles(page: Document) -> list[str | None]:
    return [page.text[p.title.start : p.title.end] if p.title else None for p in page.posts]


def test_stamped_posts() -> None:
    page = read(BLOG)
    assert titles(page) == [
        "Storm closes Ellery port",
        "Crane falls into the harbour",
        "Watch: Waves break over the pier",
        "Two sailors rescued",
        "Schools to close",
    ]
    assert [p.stamp for p in page.posts] == ["", "06:18 PM BST", "05:43 PM BST", "05:10 PM BST", "11:50 PM BST"]
    by_text = {page.text[s.start : s.end]: s.role for s in page.sections}
    assert by_text["06:18 PM BST"] == "furniture"
    assert by_text["Sailors wave from the helicopter"] == "caption"
    assert by_text["Two sailors rescued"] == "headline"
    assert all(s.post for s in page.sections)


def test_days_are_counted_over_midnight() -> None:
    page = read(BLOG, published="2031-03-07")
    assert [p.when.earliest if p.when else None for p in page.posts] == [
        None,
        "2031-03-07T18:18:00+01:00",
        "2031-03-07T17:43:00+01:00",
        "2031-03-07T17:10:00+01:00",
        "2031-03-06T23:50:00+01:00",
    ]


def test_without_a_date_the_stamp_stays_to_be_resolved() -> None:
    post = read(BLOG).posts[1]
    assert post.when is not None
    assert (post.when.earliest, post.when.zone, post.when.precision) == (None, "BST", "minute")


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("05:10 PM BST", 17 * 60 + 10),
        ("10:26 AM", 626),
        ("17:36", 17 * 60 + 36),
        ("2 a.m.", 120),
        ("Posted at 12:05 am", 5),
        ("Fri 7 Mar 2031 10.26 GMT", 626),
        ("10:26 EST, 7 March 2031", 626),
    ],
)
def test_stamps(line: str, minutes: int) -> None:
    clock = read_stamp(line)
    assert clock is not None
    assert clock.minutes == minutes


@pytest.mark.parametrize(("line", "ago"), [("12 minutes ago", 12), ("2 hrs ago", 120), ("an hour ago", 60)])
def test_relative_stamps(line: str, ago: int) -> None:
    clock = read_stamp(line)
    assert clock is not None
    assert clock.ago == ago


@pytest.mark.parametrize("line", ["12 people were hurt", "2031", "At 17:36 the pumps failed.", "3", "10 Downing Street", "May 5"])
def test_no_stamps(line: str) -> None:
    assert not is_stamp(line)


FLAT = """Ellery storm latest: port closed as crane falls into the harbour
Ellery port was closed on Friday as a storm reached the coast with winds of 90 miles an hour.
The harbour master said no ferry would sail before Sunday.
The storm is the strongest to reach the coast since records began.
Two sailors on the trawler Kittiwake have been rescued by helicopter on Friday, the coastguard said.
“They are cold but well,” said pilot Ines Toll.
Teachers across the county will be asked to work from home after education chiefs shut every classroom, Jonas Reed has said.
He said that exams would be held again in May.
Bakers in the old town are handing out loaves by candlelight, having lost electricity at dawn on Friday.
“Nobody goes hungry here,” said baker Tilda Moss.
Read the full report:
Railway engineers have found a fallen oak across both tracks at Hemming Junction.
They expect to clear the line by noon.
"""


def test_topics_of_a_flattened_live_blog() -> None:
    page = read(FLAT)
    assert len(page.posts) >= 4
    assert all(p.when is None for p in page.posts)
    starts = {page.text[p.start : p.start + 8] for p in page.posts}
    assert {"Ellery s", "Railway "} <= starts


def test_the_same_text_without_a_live_title_is_not_cut() -> None:
    assert read(FLAT.replace("storm latest: port", "port")).posts == ()


def test_an_article_with_published_and_updated_times_is_no_live_blog() -> None:
    text = "Crane falls in Ellery\n10:26 AM\n11:02 AM\nA crane fell into the harbour on Monday, the coastguard said.\nNobody was hurt."
    assert read(text).posts == ()
