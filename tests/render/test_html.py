"""The page: one file, nothing raw, nothing fetched, within its size."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from tests.render.fixture import Made, reading

from tellings.render.html import tagged, to_html
from tellings.render.sources import sources


@pytest.fixture(scope="module")
def page() -> str:
    return to_html(reading())


def element(page: str, pattern: str) -> str:
    found = re.search(pattern, page, re.S)
    assert found
    return found[1]


def test_only_the_page_s_own_style_and_script_may_run(page: str) -> None:
    policy = element(page, r'Content-Security-Policy" content="([^"]+)"')
    assert policy.startswith("default-src &#39;none&#39;")
    for part in (element(page, r"<style>(.*?)</style>"), element(page, r"<script>(.*?)</script>")):
        assert b64encode(sha256(part.encode()).digest()).decode() in policy.replace("&#43;", "+")
    assert "unsafe" not in policy


def test_nothing_is_loaded_and_no_style_stands_in_an_attribute(page: str) -> None:
    markup = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.S)
    assert not re.search(r"<(img|iframe|object|embed|base|form)\b", markup)
    assert not re.search(r"\b(src|srcset|style|on\w+)=", markup)
    assert set(re.findall(r'<link rel="(\w+)" href="([^"]*)"', page)) == {("icon", "data:,")}


def test_captured_markup_is_never_raw(page: str) -> None:
    assert "<script>alert" not in page
    assert "alert('no')" in json.loads(element(page, r'id="texts">(.*?)</script>'))["1"]["text"]
    assert not set("<>&\u2028\u2029") & set(element(page, r'id="texts">(.*?)</script>'))


def test_hostile_values_are_escaped_everywhere() -> None:
    evil = "</script><img src=x onerror=alert(1)>\"' onclick=\u2028"
    made = reading()
    story = made.accounts[0]
    story = replace(story, title=evil, notes=(evil,), people=tuple(replace(p, name=evil) for p in story.people),
                    findings=tuple(replace(f, title=evil, why=evil) for f in story.findings),
                    conflicts=tuple(replace(c, text=evil) for c in story.conflicts))
    documents = tuple(replace(d, outlet=evil, title=evil, byline=evil) for d in made.documents)
    page = to_html(replace(made, accounts=(story,), documents=documents))
    assert "<img" not in page
    assert page.count("</script>") == 2


def test_every_link_into_a_report_is_a_span_of_it(page: str) -> None:
    texts = json.loads(element(page, r'id="texts">(.*?)</script>'))
    places = re.findall(r'href="#r(\d+)\.(\d+)\.(\d+)"', page)
    assert len(places) > 50
    for number, start, end in places:
        assert 0 <= int(start) < int(end) <= len(texts[number]["text"])


def test_links_within_the_page_lead_somewhere(page: str) -> None:
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert {t for t in re.findall(r'href="#([a-z][\w-]*)"', page) if not re.fullmatch(r"r\d+", t)} <= ids


def test_ids_are_unique(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_size(page: str) -> None:
    text = sum(len(d.text.encode()) for d in reading().documents)
    assert len(page.encode()) <= 8 * text + 150_000


def test_silence_is_told(page: str) -> None:
    assert 'title="Coast Radio gives no figure for this">—</td>' in page


def test_empty_reading() -> None:
    made: Made = replace(reading(), documents=(), statements=(), accounts=())
    assert "Nothing could be read" in to_html(made)


def test_marks_of_one_report_get_letters() -> None:
    made = reading()
    shelf = sources(made)
    cites = shelf.cite(made.accounts[0].conflicts[0].sides[0].spans)
    assert [mark for mark, _ in tagged(cites)] == ["1", "1b"]
