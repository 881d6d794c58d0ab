"""Whole live pages, as broadcasters and agencies build them: key moments, a pinned post, stamps of many kinds. All are invented."""

from __future__ import annotations

import pytest

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture

HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ellery storm: live updates - Coast TV</title>
<meta property="og:site_name" content="Coast TV"></head><body><header><nav><a href="/">Home</a><a href="/n">News</a></nav></header>
<main id="main"><h1>Ellery storm: live updates</h1>"""
FOOT = """</main><aside><h2>Most watched</h2><ul><li><a href="/1">Goat rides bus to school</a> <span>00:41</span></li></ul></aside>
<footer>© 2031 Coast TV</footer></body></html>"""
TEXTS = {
    "crane": "A crane fell into the harbour at dusk and sank beside the quay, the coastguard said.",
    "sailors": "Two sailors were lifted from the trawler Kittiwake by helicopter, a spokesman said.",
    "schools": "All schools in the county will stay shut until the wind drops, the council of Ellery said.",
    "loaves": "Bakers in the old town are handing out loaves by candlelight, said baker Tilda Moss.",
    "summary": "Winds of ninety miles an hour have reached the coast and the port of Ellery is closed, the harbour master said.",
}
RELATIVE = HEAD + """<section aria-labelledby="s"><h2 id="s">Summary</h2><ul><li><p>{summary}</p></li></ul></section>
<div class="live-indicator"><span>LIVE</span></div><h2>Live Reporting</h2><p class="edited-by">Edited by Hanne Lund</p><ol class="stream">
<li><article><header><h3><span>12 minutes ago</span> <span>Crane falls into the harbour</span></h3></header><div><p>{crane}</p></div>
<footer><button>Share</button></footer></article></li>
<li><article><time>47 minutes ago</time><h3>Two sailors lifted from a trawler</h3><p>{sailors}</p>
<div class="contributor"><p>Ines Toll</p><p>Reporting from Ellery</p></div></article></li>
<li><article><time>1 hour ago</time><h3>Schools to stay shut</h3><p>{schools}</p></article></li>
<li><article><time>2 hours ago</time><h3>Loaves by candlelight</h3><p>{loaves}</p></article></li></ol>
<button>Load more posts</button>""" + FOOT
KEYED = HEAD + """<div class="key-events"><h2>Key events</h2><ul><li><time datetime="2031-03-07T18:18:00Z">18.18 GMT</time>
<a href="#b1">Crane falls</a></li>
<li><time datetime="2031-03-07T17:43:00Z">17.43 GMT</time><a href="#b2">Two sailors lifted</a></li></ul></div>
<article class="pinned"><p class="label">Pinned</p><time datetime="2031-03-07T12:00:00Z">12.00 GMT</time>
<h2>What has happened so far</h2><p>{summary}</p></article>
<article id="b1"><div><time datetime="2031-03-07T18:18:00Z">18.18 GMT</time></div><h2>Crane falls into the harbour</h2><p>{crane}</p>
<p class="author">Hanne Lund</p></article>
<article id="b2"><div><time datetime="2031-03-07T17:43:00Z">17.43 GMT</time></div><p>{sailors}</p></article>
<article id="b3"><div><time datetime="2031-03-07T17:10:00Z">17.10 GMT</time></div><p>{schools}</p></article>
<article id="b4"><div><time datetime="2031-03-07T16:02:00Z">16.02 GMT</time></div><p>{loaves}</p></article>""" + FOOT
AMP = """<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>Ellery storm: live updates</title>
<meta property="og:site_name" content="Coast TV"><style amp-boilerplate>body{{}}</style></head><body>
<h1>Ellery storm: live updates</h1><p>{summary}</p>
<amp-live-list id="blog" data-poll-interval="15000" data-max-items-per-page="20">
<button update on="tap:blog.update">You have updates</button>
<div items><div id="p4" data-sort-time="1930763880"><div class="post-time">Mar 7, 2031 6:18 PM ET</div>
<h2>Crane falls into the harbour</h2><p>{crane}</p></div>
<div id="p3" data-sort-time="1930761780"><div class="post-time">Mar 7, 2031 5:43 PM ET</div><p>{sailors}</p></div>
<div id="p2" data-sort-time="1930759800"><div class="post-time">Mar 7, 2031 5:10 PM ET</div><p>{schools}</p></div>
<div id="p1" data-sort-time="1930755720"><div class="post-time">Mar 7, 2031 4:02 PM ET</div><p>{loaves}</p></div></div></amp-live-list>
<amp-social-share type="email"></amp-social-share><footer><a href="/privacy">Privacy</a></footer></body></html>"""
UPDATED = HEAD + """<p>{summary}</p><div class="lb-post"><p class="lb-time">10 min ago</p>
<p class="lb-time-full">6:18 p.m. EST, March 7, 2031</p>
<h2>Crane falls into the harbour</h2><p>From Coast TV's Hanne Lund</p><p>{crane}</p></div>
<div class="lb-post"><p>45 min ago</p><p>5:43 p.m. EST, March 7, 2031</p><h2>Two sailors lifted</h2><p>From Coast TV's Ines Toll</p>
<p>{sailors}</p></div>
<div class="lb-post"><p>1 hr 18 min ago</p><p>5:10 p.m. EST, March 7, 2031</p><h2>Schools to stay shut</h2><p>From Coast TV staff</p>
<p>{schools}</p></div>
<div class="lb-post"><p>2 hr 26 min ago</p><p>4:02 p.m. EST, March 7, 2031</p><h2>Loaves</h2><p>From Coast TV staff</p>
<p>{loaves}</p></div>""" + FOOT
ORDER = ("crane", "sailors", "schools", "loaves")


def read(layout: str) -> Document:
    body = layout.format(**TEXTS).encode()
    page = clean_capture(Capture.of(body, name="a.html", media_type="text/html", fetched_at="2031-03-07T18:30:00+00:00"))
    assert isinstance(page, Document), page
    return page


def reporting(document: Document, post: str) -> list[str]:
    return [document.text[s.start:s.end] for s in document.sections if s.post == post and s.role == "body"]


@pytest.mark.parametrize("layout, times", [
    pytest.param(RELATIVE, ["18:18:00+00:00", "17:43:00+00:00", "17:30:00+00:00", "16:30:00+00:00"], id="a broadcaster's, relative stamps"),
    pytest.param(KEYED, ["18:18:00+00:00", "17:43:00+00:00", "17:10:00+00:00", "16:02:00+00:00"], id="key events and a pinned post"),
    pytest.param(AMP, ["18:18:00-05:00", "17:43:00-05:00", "17:10:00-05:00", "16:02:00-05:00"], id="AMP"),
    pytest.param(UPDATED, ["18:18:00-05:00", "17:43:00-05:00", "17:10:00-05:00", "16:02:00-05:00"], id="both kinds of stamps"),
])
def test_posts_of_a_live_page(layout: str, times: list[str]) -> None:
    document = read(layout)
    posts = [p for p in document.posts if p.stamp and "12.00" not in p.stamp]
    assert [p.when.earliest for p in posts if p.when] == [f"2031-03-07T{time}" for time in times]
    for post, name in zip(posts, ORDER, strict=True):
        assert TEXTS[name] in reporting(document, post.id)
    assert TEXTS["summary"] in document.body
    assert document.title == "Ellery storm: live updates"
    assert document.outlet == "Coast TV"
    assert not [word for word in ("Goat", "Load more", "Share", "LIVE", "ago", "Edited") if word in document.body]


def test_headings_beside_and_below_relative_stamps() -> None:
    document = read(RELATIVE)
    heads = [document.text[s.start:s.end] for s in document.sections if s.role == "headline"]
    assert heads[1:] == [
        "Crane falls into the harbour", "Two sailors lifted from a trawler", "Schools to stay shut", "Loaves by candlelight",
    ]


def test_a_pinned_post_keeps_its_own_time() -> None:
    document = read(KEYED)
    assert next(p.when.earliest for p in document.posts if p.when) == "2031-03-07T12:00:00+00:00"
    assert "Crane falls" not in document.text[:document.posts[0].end].split("Pinned")[1]
