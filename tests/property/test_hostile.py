"""Whatever bytes or words come in: no exception, every span within its text, nothing of a capture obeyed by what shows it."""

from __future__ import annotations

import io
import json
import random
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tellings
from tellings.model.documents import Capture, Document, Rejection
from tellings.read.page import clean_capture

SLOW = settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
QUICK = settings(deadline=None, max_examples=150, derandomize=True)
STORY = ("Two ferries collided off Norhaven on Friday, injuring {n} people, the coastguard said.\n\n“We heard a terrible {e} crash,” said "
         "passenger Ada Lunt {e}.\n\nThe {e} minister Jon {e} Brandt said that 14 people were hurt in Norhaven. One of the ferries had {m} "
         "passengers aboard {e}.\n")
PAGE = (b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferries collide - The Post</title>'
        b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferries collide","datePublished":"2031-05-02T10:00:00Z"}'
        b'</script></head><body><nav><a href="/">Home</a></nav><article><h1>Ferries collide</h1><p class="byline">By Ada Lunt</p>'
        b"<p>Two ferries collided off Norhaven on Friday, injuring nine people, the coastguard said &amp; the owner&rsquo;s spokesman.</p>"
        b"<p>\xe2\x80\x9cWe heard a terrible crash,\xe2\x80\x9d said passenger Jon Brandt at 10:26 AM.</p><figure><figcaption>A ferry. "
        b"Photo: Ada Lunt</figcaption></figure><p>One of the ferries had 212 passengers aboard.</p></article><footer>Copyright</footer>"
        b"</body></html>")
PIECES = [b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</script>", b"<style", b"<p", b"<div class='",
          b'"', b"'", b"=", b"&", b"&#", b"&#x110000;", b"&#xD800;", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80",
          b"\xf0\x9f\x98",
          b"<title>", b"<template>", b"<a href=x>", b"<br/>", b"<table><tr><td>", b"<svg>", b"\r", b"\t", b" " * 50,
          b"<meta charset=utf-16>",
          b"<meta charset='x'>", b"{{7*7}}", b'{"@type":"LiveBlogPosting","liveBlogUpdate":[', b"</body></html>"]
NAMES = ("page.html", "text.txt", "items.json", "noname")
TYPES = ("text/html", "text/plain", "application/xhtml+xml", "text/html; charset=utf-16", "text/html; charset=nonsense", "")


def sound(found: Document | Rejection) -> None:
    """Sections in order, within the text, apart from each other; posts and titles within it; bytes within the capture."""
    if isinstance(found, Rejection):
        assert found.reason
        assert found.detail
        return
    last = 0
    for section in found.sections:
        assert last <= section.start < section.end <= len(found.text)
        last = section.end
        place = found.runs.bytes_of(section.start, section.end)
        assert place is None or 0 <= place[0] <= place[1] <= found.capture.length
    for post in found.posts:
        assert 0 <= post.start < post.end <= len(found.text)
        assert post.title is None or post.start <= post.title.start < post.title.end <= post.end
    found.text.encode("utf-8")


@QUICK
@given(st.binary(max_size=600), st.sampled_from(TYPES), st.sampled_from(NAMES))
def test_any_bytes_are_a_sound_document_or_a_rejection(body: bytes, media_type: str, name: str) -> None:
    sound(tellings.clean(body, media_type=media_type, name=name))


@QUICK
@given(st.text(max_size=400), st.sampled_from(TYPES))
def test_any_text_is_a_sound_document_or_a_rejection(text: str, media_type: str) -> None:
    sound(tellings.clean(text, media_type=media_type))
    sound(clean_capture(Capture.of(json.dumps({"text": text, "title": text[:40], "published": text[:9]}).encode(), name="x",
                                   media_type="application/json")))


@QUICK
@given(st.integers(0, 2**32))
def test_a_mutated_page_is_a_sound_document_or_a_rejection(seed: int) -> None:
    chance = random.Random(seed)
    page = bytearray(PAGE)
    for _ in range(chance.randint(1, 12)):
        at, upto = chance.randrange(len(page)), chance.randrange(1, 40)
        change = chance.choice(("cut", "put", "put", "flip", "double"))
        if change == "cut":
            del page[at:at + upto]
        elif change == "put":
            page[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 1, 40))
        elif change == "double":
            page[at:at] = page[at:at + upto * 5]
        elif at < len(page):
            page[at] = chance.randrange(256)
        page = page or bytearray(b"x")
    began = time.perf_counter()
    sound(tellings.clean(bytes(page), name="page.html"))
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("lead", ["", "at", "Updated:", "By Jane Smith", "Photo", "1."])
@pytest.mark.parametrize("fill", [" ", "\t", "\u00a0", "A ", "Aa ", "1,", "-", "|", "(", "/", ", ", "and ", "Reuters/", "“", "10:", "May "])
def test_no_rule_takes_long_over_a_line(lead: str, fill: str) -> None:
    line = lead + fill * (4000 // len(fill)) + "x"
    began = time.perf_counter()
    sound(tellings.clean(STORY.format(e="", n=9, m=212) + f"\n{line}\n\nThat is all, she said.\n", media_type="text/plain"))
    assert time.perf_counter() - began < 3


@SLOW
@given(st.lists(st.text(min_size=1, max_size=120), min_size=1, max_size=8))
def test_any_words_can_be_read_and_written_in_every_format(parts: list[str]) -> None:
    text = STORY.format(e=parts[0], n=9, m=212) + "\n\n".join(parts)
    reading = tellings.read([Capture.of(text.encode("utf-8", "surrogatepass"), name=parts[0], media_type="text/plain")], today="2031-05-03")
    assert not [r for r in reading.rejections if r.reason == "fault"]
    for s in reading.statements:
        document = next(d for d in reading.documents if d.id == s.document)
        assert document.text[s.span.start:s.span.end] == s.span.text
    json.loads(reading.to_json())
    for written in (reading.to_json(), reading.to_markdown(), reading.to_html(), shown(reading)):
        written.encode("utf-8")


# Hostile content: titles, names, quotes, file names, outlets and addresses that try to be markup, commands or formulas.

EVIL = ("</script><script>alert(1)</script>", "<img src=x onerror=alert(2)>", "<style>*{display:none}</style>", "<svg/onload=alert(3)>",
        "{{7*7}}{% raw %}${7*7}", "[l](javascript:alert(4)) ![i](http://evil.test/x.png) `c` | p | [^1]: n ~~x~~ __b__ <http://evil.test>",
        "\x1b[31mred\x1b]52;c;QUJD\x07\x1b]8;;http://evil.test\x07l\x9b31m", "\u202egnp.exe\u202c \u2066x\u2069", "=cmd|' /C calc'!A0",
        "\x07\x08\x7f",
        "&lt;b&gt;&amp;lt;", "--> ]]> ' \" onmouseover=alert(5) x='", "# H\n> q\n1. x\n- y\n***\n| a | b |\n|---|---|\n```\n",
        "\u2028\u2029\u0085", "w" * 3000, 'https://evil.test/"><script>alert(6)</script>',
        "www.evil.test javascript:alert(7) data:text/html,x")
OURS = frozenset("class href title scope id x1 x2 y1 y2 aria-label rel role cx cy r aria-labelledby viewbox value type content tabindex "
                 "aria-expanded name lang charset http-equiv aria-live aria-hidden open start colspan rowspan hidden for aria-controls "
                 "aria-describedby datetime width height x y d fill points transform preserveaspectratio focusable data-id".split())
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def hostile(evil: str, number: int) -> list[Capture]:
    item = {"text": f"Ferries {evil} collide off Norhaven\n\n" + STORY.format(e=evil, n=9, m=212), "title": f"Title {evil}",
            "name": f"{evil}{number}", "outlet": f"Outlet {evil}", "byline": f"By Ada {evil}", "published": "2031-05-02"}
    fields = ("title", "outlet", "byline", "published")
    return [Capture.of(json.dumps(item | {"n": n}).encode(), name=item["name"], media_type="application/json", url=url + evil,
                       hints=tuple((f, item[f]) for f in fields)) for n, url in enumerate(("https://x.test/", "javascript:alert(8)//"))]


def shown(reading: tellings.Reading) -> str:
    from rich.console import Console

    from tellings.render.terminal import show

    out = io.StringIO()
    show(reading, Console(file=out, width=100))
    return out.getvalue()


@pytest.fixture(scope="module")
def evil() -> tellings.Reading:
    return tellings.read([c for n, e in enumerate(EVIL) for c in hostile(e, n)], today="2031-05-03")


@pytest.fixture(scope="module")
def calm() -> tellings.Reading:
    return tellings.read([c for n in range(len(EVIL)) for c in hostile(f"calm{n}", n)], today="2031-05-03")


def tree(reading: tellings.Reading) -> Any:
    from lxml import html

    return html.document_fromstring(reading.to_html().encode(), parser=html.HTMLParser(encoding="utf-8"))


def test_no_element_and_no_attribute_of_the_page_comes_from_a_capture(evil: tellings.Reading, calm: tellings.Reading) -> None:
    page = tree(evil)
    elements = [e for e in page.iter() if isinstance(e.tag, str)]
    own = {e.tag for e in tree(calm).iter() if isinstance(e.tag, str)} | {"ins", "del", "details", "summary", "i"}
    assert {e.tag for e in elements} <= own
    assert {a for e in elements for a in e.attrib} <= OURS
    assert len(page.xpath("//script")) == 2
    assert len(page.xpath("//style")) == 1
    assert not page.xpath("//img|//iframe|//object|//form|//comment()")
    assert not [a for e in elements for a in e.attrib if a.startswith("on") or a == "style"]


def test_the_page_may_fetch_nothing_and_links_only_to_web_addresses(evil: tellings.Reading) -> None:
    page = tree(evil)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert len(policy) == 1
    assert "default-src 'none'" in policy[0]
    assert "unsafe" not in policy[0]
    for link in page.xpath("//a[@href]"):
        if not link.get("href").startswith("#"):
            assert re.match(r"https?://", link.get("href"))
            assert "noopener" in link.get("rel")
    assert Counter(page.xpath("//link/@href")) == Counter(["data:,"])
    assert json.loads(page.get_element_by_id("texts").text)


def test_nothing_in_the_terminal_or_in_markdown_is_obeyed(evil: tellings.Reading) -> None:
    assert not UNSAFE.search(shown(evil))
    markdown = evil.to_markdown()
    assert not UNSAFE.search(markdown)
    bare = re.sub(r"<https?://[^\s<>\"']+>", "", markdown)  # the reports' own addresses
    assert not re.search(r"(?<!\\)<", bare)
    assert not re.search(r"(?<!\\)\]\(|!\[", bare)
    assert not re.search(r"(?<!\\)`", bare)
    widths = [len(re.findall(r"(?<!\\)\|", line)) for line in markdown.splitlines() if line.startswith("|")]
    assert len(set(widths)) <= 2  # the table of findings and the grid: no capture adds a column


def test_what_is_said_is_kept_character_for_character(evil: tellings.Reading, tmp_path: Path) -> None:
    written = json.loads(evil.to_json(tmp_path / "reading.json", with_texts=True))
    texts = {d["id"]: d["text"] for d in written["documents"]}
    for e in EVIL:
        assert any(e in text for text in texts.values())
    for statement in written["statements"]:
        span = statement["span"]
        assert texts[span["document"]][span["start"]:span["end"]] == span["text"]
