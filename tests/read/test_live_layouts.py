"""The common layouts of live blogs, one invented page each: where posts begin, and when they were written."""

from __future__ import annotations

import json

import pytest

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture
from tellings.read.stamps import read_stamp

POSTS = [
    ("18:18", "Crane falls into the harbour", "A crane fell into the harbour at dusk and sank beside the quay, the coastguard said."),
    ("17:43", "Two sailors lifted from a trawler", "Two sailors were lifted from the trawler Kittiwake by helicopter, a spokesman said."),
    ("17:10", "Schools to stay shut", "All schools in the county will stay shut until the wind drops, the council of Ellery said."),
    ("16:02", "Loaves by candlelight", "Bakers in the old town are handing out loaves by candlelight, said baker Tilda Moss."),
]
DAY = "2031-03-07"


def text_of(*lines: str, **hints: str) -> Document:
    return made("\n".join(lines).encode(), "text/plain", **hints)


def web_of(body: str, head: str = "", **hints: str) -> Document:
    title = "Ellery storm live: crane falls"
    page = f"<html><head><title>{title}</title>{head}</head><body><main><h1>{title}</h1>{body}</main></body></html>"
    return made(page.encode(), "text/html", **hints)


def made(body: bytes, media_type: str, **hints: str) -> Document:
    fetched = hints.pop("fetched_at", None)
    capture = Capture.of(body, name="a", media_type=media_type, fetched_at=fetched, hints=tuple(hints.items()))
    page = clean_capture(capture)
    assert isinstance(page, Document), page
    return page


def times(page: Document) -> list[str | None]:
    """The times of the posts, lead left out."""
    return [p.when.earliest[:16] if p.when and p.when.earliest else None for p in page.posts if p.stamp or p.when]


def words(page: Document) -> list[str]:
    """The reporting of each post."""
    body = [s for s in page.sections if s.role in ("body", "standfirst")]
    return ["".join(page.text[s.start:s.end] for s in body if s.post == p.id) for p in page.posts if p.stamp or p.when]


def as_told(page: Document, order: list[int], days: list[str]) -> None:
    """Whether the page has these posts, each with its own sentence and its time."""
    assert times(page) == [f"{day}T{POSTS[i][0]}" for i, day in zip(order, days, strict=True)]
    assert [POSTS[i][2] for i in order] == words(page)


ALL = [0, 1, 2, 3]
LEAD = "<p>Ellery port was closed on Friday as the storm reached the coast with winds of ninety miles an hour, the harbour master said.</p>"


@pytest.mark.parametrize(
    "post",
    [
        pytest.param("<article><time>{t}</time><h2>{h}</h2><p>{p}</p></article>", id="stamp above the heading"),
        pytest.param("<article><h2>{h}</h2><time>{t}</time><p>{p}</p></article>", id="stamp between"),
        pytest.param("<article><h2>{h}</h2><p>{p}</p><footer><time>{t}</time></footer></article>", id="stamp below"),
        pytest.param("<article><p>{p}</p><div class='meta'><span>{t}</span></div></article>", id="stamp below, no heading"),
        pytest.param("<div class='row'><div>{t}</div><div><h3>{h}</h3><p>{p}</p></div></div>", id="stamp beside, boxes"),
        pytest.param("<p><b>{t}</b> {p}</p>", id="stamp in the paragraph"),
        pytest.param("<p><strong>{t} GMT:</strong> {p}</p>", id="stamp in the paragraph with zone"),
    ],
)
def test_layouts_of_web_pages(post: str) -> None:
    page = web_of(LEAD + "".join(post.format(t=t, h=h, p=p) for t, h, p in POSTS), published=DAY)
    assert times(page) == [f"{DAY}T{t}" for t, _, _ in POSTS]
    assert [t.split(": ")[-1].endswith(p) for t, (_, _, p) in zip(words(page), POSTS, strict=True)] == [True] * 4


@pytest.mark.parametrize("below", [False, True])
def test_stamps_above_and_below_in_pasted_text(below: bool) -> None:
    lines = ["Ellery storm live: crane falls"]
    for t, h, p in POSTS:
        lines += [h, p, t] if below else [t, h, p]
    as_told(text_of(*lines, published=DAY), ALL, [DAY] * 4)


def test_stamps_beside_in_pasted_text() -> None:
    page = text_of("Ellery storm live: crane falls", *(f"{t} {p}" for t, _, p in POSTS), published=DAY)
    assert times(page) == [f"{DAY}T{t}" for t, _, _ in POSTS]


def test_an_article_whose_sentences_begin_with_times_is_no_live_blog() -> None:
    page = text_of("A day at sea", "06:00 is when the bell rings on the Kittiwake.", "The cook has been up since four.",
                   "At 07:00 the nets go out.", "17:10 trains were late, the guard said.", published=DAY)
    assert page.posts == ()


def test_newest_last() -> None:
    lines = [line for t, h, p in POSTS[::-1] for line in (t, h, p)]
    as_told(text_of("Ellery storm live: crane falls", *lines, published=DAY), ALL[::-1], [DAY] * 4)


def test_relative_stamps_against_the_time_of_fetching() -> None:
    ago = ["2 mins ago", "37 minutes ago", "1h 10m ago", "2 hours ago"]
    lines = [line for a, (_, h, p) in zip(ago, POSTS, strict=True) for line in (a, h, p)]
    page = text_of("Ellery storm live: crane falls", *lines, fetched_at=f"{DAY}T18:20:00+00:00")
    assert times(page) == [f"{DAY}T18:18", f"{DAY}T17:43", f"{DAY}T17:10", f"{DAY}T16:20"]
    assert [p.when.precision for p in page.posts if p.when] == ["minute", "minute", "minute", "hour"]
    without = text_of("Ellery storm live: crane falls", *lines)
    assert times(without) == [None] * 4


def test_today_and_yesterday() -> None:
    stamps = ["Today, 08:18", "Today 07:43", "Yesterday at 17:10", "Yesterday, 16:02"]
    lines = [line for s, (_, h, p) in zip(stamps, POSTS, strict=True) for line in (s, h, p)]
    page = text_of("Ellery storm live: crane falls", *lines, fetched_at=f"{DAY}T09:00:00+00:00")
    assert times(page) == [f"{DAY}T08:18", f"{DAY}T07:43", "2031-03-06T17:10", "2031-03-06T16:02"]


def test_a_box_of_key_moments_is_no_post() -> None:
    box = [line for t, h, _ in (POSTS[0], POSTS[2]) for line in (t, h)]
    lines = [line for t, h, p in POSTS for line in (t, h, p)]
    page = text_of("Ellery storm live: crane falls", "Key moments", *box, *lines, published=DAY)
    as_told(page, ALL, [DAY] * 4)
    links = "".join(f"<li><span>{t}</span><a href='#{n}'>{h}</a></li>" for n, (t, h, _) in enumerate(POSTS))
    posts = "".join(f"<article><time>{t}</time><h2>{h}</h2><p>{p}</p></article>" for t, h, p in POSTS)
    as_told(web_of(f"<h2>Key events</h2><ul>{links}</ul>{posts}", published=DAY), ALL, [DAY] * 4)


def test_a_pinned_post_crosses_no_midnight() -> None:
    pinned = ["Pinned post", "08:05", "What we know", "Ellery port has been shut since dawn, the harbour master of Ellery said."]
    lines = [line for t, h, p in POSTS for line in (t, h, p)]
    page = text_of("Ellery storm live: crane falls", *pinned, *lines, published=DAY)
    assert times(page) == [f"{DAY}T08:05", *(f"{DAY}T{t}" for t, _, _ in POSTS)]
    told = text_of("Ellery storm live: crane falls", *pinned[1:], *lines, published=DAY, modified=f"{DAY}T18:20:00")
    assert times(told) == times(page)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Friday 7 March 2031", "Thursday 6 March 2031"),
        ("7 March", "6 March"),
        ("Friday", "Thursday"),
        ("FRIDAY 7 MARCH", "THURSDAY 6 MARCH"),
    ],
)
def test_date_headings(first: str, second: str) -> None:
    lines = [first, *(x for t, h, p in POSTS[:2] for x in (t, h, p)), second, *(x for t, h, p in POSTS[2:] for x in (t, h, p))]
    page = text_of("Ellery storm live: crane falls", *lines, published=DAY)
    as_told(page, ALL, [DAY, DAY, "2031-03-06", "2031-03-06"])
    roles = {page.text[s.start:s.end]: s.role for s in page.sections}
    assert roles[first] == roles[second] == "furniture"


@pytest.mark.parametrize("newest_first", [True, False])
def test_midnight_is_crossed(newest_first: bool) -> None:
    clocks = ["00:40", "00:05", "23:50", "22:10"]
    posts = [(c, h, p) for c, (_, h, p) in zip(clocks, POSTS, strict=True)]
    days = ["2031-03-07", "2031-03-07", "2031-03-06", "2031-03-06"]
    order = posts if newest_first else posts[::-1]
    lines = [x for post in order for x in post]
    hints = {"published": "2031-03-06T22:00:00", "modified": "2031-03-07T00:45:00"}
    page = text_of("Ellery storm live: crane falls", *lines, **hints)
    told = [f"{day}T{clock}" for day, clock in zip(days, clocks, strict=True)]
    assert times(page) == (told if newest_first else told[::-1])


def test_live_blog_posting_beside_a_box_of_key_moments() -> None:
    updates = [{"@type": "BlogPosting", "headline": h, "articleBody": p, "datePublished": f"{DAY}T{t}:00Z"} for t, h, p in POSTS]
    updates[3]["headline"] = "Update"  # made by the content system, printed nowhere
    data = {"@type": "LiveBlogPosting", "headline": "Ellery storm live: crane falls", "liveBlogUpdate": updates}
    links = "".join(f"<li><a href='#{n}'>{h}</a></li>" for n, (_, h, _) in enumerate(POSTS))
    posts = "".join(f"<section><h2>{h}</h2><p>{p}</p></section>" for _, h, p in POSTS[:3]) + f"<section><p>{POSTS[3][2]}</p></section>"
    head = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    as_told(web_of(f"{LEAD}<ul>{links}</ul>{posts}", head), ALL, [DAY] * 4)


def test_dates_of_teasers_make_no_live_blog() -> None:
    teasers = "".join(f"<div><h3>Bakery {n} opens in Hemming</h3><span>{n + 3} hours ago</span></div>" for n in range(6))
    between = f"<p>{POSTS[0][2]}</p><div><a href='/b'>Bakery opens</a></div><div>22 hours ago</div><p>{POSTS[1][2]}</p>"
    assert web_of(f"<article><div>7 March 2031 - 14:19</div>{LEAD}{between}</article>{teasers}", published=DAY).posts == ()


@pytest.mark.parametrize(
    ("text", "ago"),
    [("Just now", 0), ("1h 10m ago", 70), ("2 hours and 5 minutes ago", 125), ("3h", 180), ("12m", 12), ("updated 3 hrs ago", 180)],
)
def test_how_long_ago(text: str, ago: int) -> None:
    clock = read_stamp(text)
    assert clock is not None
    assert clock.ago == ago


@pytest.mark.parametrize("text", ["3 m of water", "Today", "h", "yesterday the pumps failed at 17:10", "Now"])
def test_no_stamp(text: str) -> None:
    assert read_stamp(text) is None
