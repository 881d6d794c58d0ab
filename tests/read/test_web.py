"""Web pages: text, places, roles and the page's own data. All pages are invented."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.model.documents import Capture, Document, Rejection
from tellings.read.metadata import from_url
from tellings.read.moments import when_of
from tellings.read.page import clean_capture

DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Ellery Echo"},
        {
            "@type": "NewsArticle",
            "headline": "Fire at Ellery docks kills four",
            "author": [{"@type": "Person", "name": "Mara Quill"}],
            "publisher": {"@type": "NewsMediaOrganization", "name": "The Ellery Echo"},
            "datePublished": "2031-03-04T09:00:00+01:00",
            "dateModified": "2031-03-04T11:30:00+01:00",
            "inLanguage": "en-GB",
        },
    ],
}
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Fire at Ellery docks kills four | The Ellery Echo</title>
<meta property="og:title" content="Fire at Ellery docks kills four &amp; closes port">
<script type="application/ld+json">{json.dumps(DATA)}</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Fire at Ellery docks kills four</h1><p class="byline">By Mara Quill</p>
<figure><img src="a.jpg"><figcaption>Crews damp down the paint store.</figcaption></figure>
<p>Four people died when fire swept
   through the <b>Ellery</b> docks on Monday night, the coastguard&nbsp;said &mdash; the worst blaze there since 1990.</p>
<p>“We heard three bangs,” said Tom Hask, a crane driver who lives beside the quay and saw the store burn.</p>
<aside class="newsletter-signup"><p>Sign up for our free morning newsletter.</p></aside>
<p>The port authority said all twelve cranes would be inspected before loading could start again this week.</p>
<p>Harbour master Ines Toll said that the cause was not yet known and that divers would search the basin.</p>
<p><a href="/x">Read more: Ferry inquiry opens in Ellery</a></p>
<p>(With inputs from Reuters)</p></article></main>
<script>var x = "<p>not text</p>";</script>
<footer><p>© 2031 The Ellery Echo</p></footer></body></html>"""


def read(page: str | bytes, **kwargs: str) -> Document | Rejection:
    body = page if isinstance(page, bytes) else page.encode()
    return clean_capture(Capture.of(body, name="a.html", media_type="text/html", **kwargs))  # type: ignore[arg-type]


def document(page: str | bytes, **kwargs: str) -> Document:
    found = read(page, **kwargs)
    assert isinstance(found, Document), found
    return found


def test_roles_of_a_page() -> None:
    page = document(PAGE)
    roles = {page.text[s.start : s.end]: s.role for s in page.sections}
    assert roles["Fire at Ellery docks kills four"] == "headline"
    assert roles["Crews damp down the paint store."] == "caption"
    assert roles["(With inputs from Reuters)"] == "credit"
    assert roles["By Mara Quill"] == "credit"
    for furniture in (
        "Home",
        "Sport",
        "Sign up for our free morning newsletter.",
        "Read more: Ferry inquiry opens in Ellery",
        "© 2031 The Ellery Echo",
    ):
        assert roles[furniture] == "furniture"
    assert len(page.body.split("\n")) == 4
    assert "not text" not in page.text
    assert "color" not in page.text


def test_what_the_page_says_of_itself() -> None:
    page = document(PAGE)
    assert (page.title, page.byline, page.outlet, page.language) == (
        "Fire at Ellery docks kills four",
        "Mara Quill",
        "The Ellery Echo",
        "en",
    )
    assert page.published is not None
    assert page.published.earliest == "2031-03-04T09:00:00+01:00"
    assert page.modified is not None


def test_hints_win_and_disagreement_is_noted() -> None:
    page = clean_capture(
        Capture.of(PAGE.encode(), name="a", media_type="text/html", hints=(("published", "2030-01-01"), ("outlet", "Wire")))
    )
    assert isinstance(page, Document)
    assert page.outlet == "Wire"
    assert page.published is not None
    assert page.published.earliest == "2030-01-01"
    assert any("differ" in note for note in page.notes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_every_span_leads_to_its_bytes(encoding: str) -> None:
    body = PAGE.encode(encoding)
    page = document(body)
    codec = {"utf-16": "utf-16-le"}.get(encoding, encoding)
    for words in ("Tom Hask", "“We heard three bangs,”", "twelve cranes", "Harbour master Ines Toll"):
        start = page.text.index(words)
        exact = page.cite(start, start + len(words)).bytes or (start, start + len(words))
        assert body[exact[0] : exact[1]].decode(codec) == words
    start = page.text.index("swept through")
    place = page.cite(start, start + 13).bytes
    assert place is not None
    assert body[place[0] : place[1]].decode(codec).split() == ["swept", "through"]
    dash = page.text.index("said —") + 5
    place = page.cite(dash, dash + 1).bytes
    assert place is not None
    assert body[place[0] : place[1]].decode(codec) == "&mdash;"


def test_live_blog_posting() -> None:
    posts = [
        {"@type": "BlogPosting", "headline": title, "datePublished": f"2031-03-04T{hour}:00:00Z", "articleBody": body}
        for title, hour, body in (
            ("Crane falls into the harbour", "12", "A crane fell into the harbour at dusk, the coastguard said in a statement on Monday."),
            ("Two sailors are rescued", "11", "Two sailors were lifted from a trawler by helicopter, a spokesman for the navy said."),
            ("Schools are to close", "10", "All schools in the county will stay shut until Friday, the council said on its website."),
        )
    ]
    data = json.dumps({"@type": "LiveBlogPosting", "headline": "Storm reaches Ellery", "liveBlogUpdate": posts})
    inner = "".join(f"<section><h2>{p['headline']}</h2><p>{p['articleBody']}</p></section>" for p in posts)
    page = document(
        f'<html><head><script type="application/ld+json">{data}</script></head>'
        f"<body><article><h1>Storm reaches Ellery</h1>{inner}</article></body></html>"
    )
    assert [page.text[p.title.start : p.title.end] for p in page.posts if p.title] == [p["headline"] for p in posts]
    assert [p.when.earliest for p in page.posts if p.when] == [f"2031-03-04T{h}:00:00+00:00" for h in (12, 11, 10)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2031-03-04T09:00:00Z", "2031-03-04T09:00:00+00:00"),
        ("2031-03-04", "2031-03-04"),
        ("4 March 2031", "2031-03-04"),
        ("Tue, 04 Mar 2031 09:00:00 +0100", "2031-03-04T09:00:00+01:00"),
        ("4. März 2031", "2031-03-04"),
        ("soon", None),
        ("", None),
    ],
)
def test_dates(text: str, day: str | None) -> None:
    when = when_of(text)
    assert (when.earliest if when else None) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://echo.example/2031/03/04/fire", "2031-03-04"),
        ("https://echo.example/news/2031/mar/04/fire", "2031-03-04"),
        ("https://echo.example/fire-20310304", "2031-03-04"),
        ("https://echo.example/fire-123456789", None),
    ],
)
def test_dates_in_addresses(url: str, day: str | None) -> None:
    when = next((c.when for c in from_url(url).claims), None)
    assert (when.earliest if when else None) == day


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "binary"),
        (b"%PDF-1.7 ...", "unreadable"),
        (bytes(range(256)) * 20, "binary"),
        (b"<html><h1>404 Not Found</h1></html>", "no reporting"),
        (b"<html><p>We use cookies to improve your experience.</p><button>Accept all</button></html>", "no reporting"),
        (b"<script>let a = 1;</script>", "empty"),
    ],
)
def test_rejections(body: bytes, reason: str) -> None:
    page = read(body)
    assert isinstance(page, Rejection)
    assert page.reason == reason
    assert page.detail


def test_a_file_over_the_limit() -> None:
    page = clean_capture(Capture.of(PAGE.encode(), name="a", media_type="text/html"), limit=100)
    assert isinstance(page, Rejection)
    assert page.reason == "too large"


def test_deep_nesting_is_read_in_seconds() -> None:
    began = time.perf_counter()
    page = document("<div>" * 100_000 + PAGE)
    assert time.perf_counter() - began < 30
    assert "Four people died" in page.text


@pytest.mark.parametrize("junk", ["<", "<!--", '<a href="', "<p class='", "&#", "</div>", "<script>", "<svg><p>", "\x00", "]]>"])
def test_junk_between_paragraphs_does_no_harm(junk: str) -> None:
    page = read(PAGE.replace("<p>The port", junk * 50 + "<p>The port"))
    assert isinstance(page, Document)
    assert "Four people died" in page.body


def test_a_foreign_page_is_kept_and_marked() -> None:
    page = document(
        "<html><body><article><h1>Feuer im Hafen von Ellern</h1><p>"
        + "Bei einem Feuer im Hafen sind in der Nacht vier Menschen gestorben, "
        "wie die Polizei am Dienstag mitteilte. Die Ursache ist noch nicht bekannt und wird untersucht.</p></article></body></html>"
    )
    assert page.language == "de"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(PAGE) - 1), st.binary(max_size=6)), max_size=8), st.booleans())
def test_mutated_pages(changes: list[tuple[int, bytes]], web: bool) -> None:
    body = PAGE.encode()
    for place, junk in changes:
        body = body[:place] + junk + body[place + len(junk) // 2 :]
    page = clean_capture(Capture.of(body, name="a", media_type="text/html" if web else "text/plain"))
    if isinstance(page, Rejection):
        assert page.reason != "unreadable", page.detail
        return
    last = 0
    for section in page.sections:
        assert last <= section.start < section.end <= len(page.text)
        assert page.text[section.start : section.end].strip()
        last = section.end
    starts = list(page.runs.starts)
    assert starts == sorted(starts)
    for start, length, byte, width in zip(page.runs.starts, page.runs.lengths, page.runs.byte_starts, page.runs.widths, strict=True):
        assert 0 <= start <= start + length <= len(page.text)
        assert 0 <= byte <= byte + length * width <= len(body)


def test_reading_twice_is_reading_once() -> None:
    assert document(PAGE) == document(PAGE)
