"""Pages spoilt at random: no crash, no hang, no span off. All pages are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.model.documents import Capture, Document, Rejection
from tellings.read.page import clean_capture

LONGEST = 10.0  # seconds that any page may take
WORDS = "Crews pumped water from the cellars of Marn after the river rose by two metres overnight, the mayor said."
PARTS = (
    *"<head> </head> <nav> </nav> <ul> </ul> <article> </article> <blockquote> </blockquote> </div> </body> </html> <template>".split(),
    *"<svg> </svg> <form> <table> <td> </table> <!-- <script> <textarea> <![CDATA[ ]]> </ < > <p &nbsp; &#8212; &bogus; é 水 🌊".split(),
    "<html lang=en>", "<title>River floods Marn | The Marn Post</title>", "<body class='post single'>", "<li><a href='/'>Home</a>",
    "<h1>River floods Marn</h1>", "<h2>What happens next</h2>", f"<p>{WORDS}</p>", f"<p>{WORDS[::-1]}",
    f"<div class=entry-content>{WORDS}<br>{WORDS.upper()}</div>", "<script>var a = '<p>';</script>", "<style>p{}</style>",
    "<figure><figcaption>The bridge at Marn (Photo: Ila Senn)</figcaption></figure>", "<p hidden>Hidden words stand here.</p>",
    "<div id=comments>", "<p>I saw it all from my window &amp; it was awful, really.</p>", "<p>09:41</p>", "=\"'", "\r\n",
    "<time datetime='2031-02-03T04:05:06Z'>", "\x00", "\ufeff", "\u00ad", "\u202e", "&#1;", "&#x1F;",
)  # fmt: skip
NEWS = "<html lang=en><title>River floods Marn</title><body class=post><nav><a href='/'>Home</a></nav><article><h1>River floods Marn</h1>"


def check(body: bytes) -> Document | None:
    """Reads the page and holds it to what is promised of any page."""
    began = time.process_time()
    page = clean_capture(Capture.of(body, name="a.html", media_type="text/html"))
    assert time.process_time() - began < LONGEST
    if isinstance(page, Rejection):
        assert page.reason != "unreadable", page.detail
        return None
    last = 0
    for section in page.sections:
        assert last <= section.start < section.end <= len(page.text)
        words = page.text[section.start : section.end]
        assert words == words.strip()
        last = section.end
    return page


def exact(page: Document, body: bytes, most: int = 40) -> None:
    """Plain words of a section stand in the bytes that they are said to come from."""
    for section in page.sections[:most]:
        start = section.start
        word = page.text[start : section.end].split()[0]
        place = page.cite(start, start + len(word)).bytes
        if place is not None and word.isascii() and word.isalpha():
            found = body[place[0] : place[1]].decode("utf-8", "replace")
            assert found == word or "&" in found or "<" in found, (found, word)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PARTS), max_size=60))
def test_parts_of_pages_in_any_order(parts: list[str]) -> None:
    body = "".join(parts).encode()
    page = check(body)
    if page is not None:
        exact(page, body)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_pages_cut_doubled_and_swapped(data: st.DataObject) -> None:
    whole = (
        "".join(PARTS[:5])
        + "".join(PARTS[10:14])
        + "".join(f"<p>{WORDS} Nr {i}.</p>" for i in range(6))
        + "</article></body></html>"
    )
    places = sorted(data.draw(st.lists(st.integers(0, len(whole)), min_size=3, max_size=3)))
    a, b, c = whole[: places[0]], whole[places[0] : places[1]], whole[places[1] : places[2]]
    body = data.draw(st.sampled_from([a + c, a + b + b + c, a + c + b, c + b + a, (a + b) * 3])).encode()
    page = check(body)
    if page is not None:
        exact(page, body)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["text/html", "text/plain", "application/xhtml+xml"]))
def test_any_bytes(junk: bytes, media_type: str) -> None:
    page = clean_capture(Capture.of(junk, name="a", media_type=media_type))
    assert junk.startswith(b"%PDF-") or not (isinstance(page, Rejection) and page.reason == "unreadable"), page


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 30_000 + WORDS,
        "<div><p>word</p>" * 3_000,
        "<b>" * 50_000 + WORDS,
        "<p>" + "a " * 400_000,
        "<p>" + "a" * 800_000,
        "<!--" * 100_000,
        "<a href=x>" * 20_000 + WORDS,
        "<table>" * 5_000 + "<tr><td>x" * 5_000,
        "&" * 300_000,
        "<p class='" + "related " * 40_000 + "'>" + WORDS,
        f"<p>{WORDS}</p>" * 2_000,
        "<ul>" + "<li>x</li>" * 6_000,
        "<" * 200_000,
        "=\"'" * 100_000,
        "<p " + "a=b " * 30_000 + ">" + WORDS,
    ],
    ids=[
        "deep",
        "deep with text",
        "deep inline",
        "long line",
        "long word",
        "comments",
        "links",
        "tables",
        "ampersands",
        "classes",
        "paragraphs",
        "items",
        "angles",
        "quotes",
        "attributes",
    ],
)
def test_monstrous_pages_end_in_time(body: str) -> None:
    check(body.encode())


@pytest.mark.parametrize("entity", ["&#1;", "&#x1F;", "&#xFFFE;"])
def test_entities_that_stand_for_nothing(entity: str) -> None:
    """Browsers drop them; a page with one was rejected as unreadable."""
    page = check(f"{NEWS}<p>{WORDS[:50]}{entity}{WORDS[50:]}</p><p>{entity}</p><p>{WORDS[::-1]}</p>".encode())
    assert page is not None
    assert WORDS in page.body
