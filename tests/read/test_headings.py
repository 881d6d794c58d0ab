"""The title of a page, out of its headings and its own data. All pages are invented."""

from __future__ import annotations

import pytest

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture
from tellings.read.titles import same_name

PROSE = (
    "<p>The harbour master of Ellery said on Monday that the ferry Kittiwake would stay in port until divers had looked at her hull.</p>"
    "<p>Some ninety passengers spent the night in the school hall, where the council had brought blankets, soup and two kettles.</p>"
)


def title_of(head: str, body: str) -> tuple[str | None, tuple[str, ...]]:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    document = clean_capture(Capture.of(page.encode(), name="a.html", media_type="text/html"))
    assert isinstance(document, Document), document
    return document.title, document.notes


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        pytest.param(
            "<title>Ferry stays in port | The Ellery Echo</title>",
            f"<h1><a href='/'>The Ellery Echo</a></h1><article><h2>Ferry stays in port</h2>{PROSE}</article>",
            "Ferry stays in port",
            id="the masthead is an h1, the headline an h2",
        ),
        pytest.param(
            "<title>Ellery ferry: latest</title><meta property='og:title' content='Ellery ferry: latest'>",
            f"<article><h1>Ninety sleep in school hall as ferry stays in port</h1>{PROSE}</article>",
            "Ninety sleep in school hall as ferry stays in port",
            id="the visible heading wins over a title made for sharing",
        ),
        pytest.param(
            "<title>Ellery Echo » Archive » Ferry stays in port</title>",
            f"<h1>Latest comments</h1><ul><li><a href='/1'>Tilda on bread</a></li></ul><h2>Ferry stays in port</h2>{PROSE}",
            "Ferry stays in port",
            id="a part of a trail of crumbs",
        ),
        pytest.param(
            "<title>Ferry stays in port until Sunday</title><meta property='og:title' content='Ferry stays in port until Sunday'>",
            f"<article><h1><span>Harbour</span> Ferry stays in port until Sunday</h1>{PROSE}</article>",
            "Ferry stays in port until Sunday",
            id="the kicker in the same element is left out",
        ),
        pytest.param(
            "<title>Ferry stays in port - The Ellery Times</title>",
            f"<div>{PROSE}</div><aside><h3>Most read</h3></aside>",
            "Ferry stays in port",
            id="no heading at all",
        ),
        pytest.param(
            "<title>ellery-echo.example.org // » Ferry stays in port</title>",
            f"<div>{PROSE}</div>",
            "Ferry stays in port",
            id="the site's domain first",
        ),
        pytest.param(
            "<title>Harbour: Ferry stays in port | Ellery Echo</title><meta property='og:title' content='Ferry stays in port - Harbour'>",
            f"<article><h1><span>Harbour</span><span> Ferry stays in port</span></h1>{PROSE}</article>",
            "Ferry stays in port",
            id="the kicker above the headline is a part of the title elsewhere",
        ),
        pytest.param(
            "<title>NORTH SHORE|Ferry stays in port</title><meta property='og:site_name' content='North Shore'>",
            PROSE,
            "Ferry stays in port",
            id="the outlet's name stands first",
        ),
        pytest.param(
            "<title>Night on the quay - Ropes and Tides</title>",
            f"<h1><a href='/'>Ropes and Tides</a></h1><p><a href='/a'>Home</a></p><div>Night on the quay</div>{'<p>x</p>' * 16}{PROSE}",
            "Night on the quay",
            id="a linked masthead that ends the title element",
        ),
        pytest.param(
            "<title>BeginnersGuide/Ferry - Ellery Wiki</title>",
            f"<div class='sidebar'><h1>User</h1></div><h2>Taking the ferry</h2>{PROSE}",
            "Taking the ferry",
            id="the heading of a menu is none",
        ),
        pytest.param(
            "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Ninety sleep in school hall\"}</script>"
            "<title>Ninety sleep in school hall | Ellery Echo</title><meta property='og:title' content='Kittiwake ferry waits for divers'>",
            f"<h1>Kittiwake ferry waits for divers</h1><article><h2>Ninety sleep in school hall</h2>{PROSE}</article>",
            "Ninety sleep in school hall",
            id="a heading that JSON-LD and the title element bear out",
        ),
        pytest.param(
            "<title>Ferry stays in port</title>",
            f"<article><h1>Ferry stays in port</h1>{PROSE}<h2>Who was on board that night in the harbour</h2>{PROSE}</article>",
            "Ferry stays in port",
            id="crossheads below are none",
        ),
    ],
)
def test_titles(head: str, body: str, title: str) -> None:
    assert title_of(head, body)[0] == title


def test_another_title_in_the_data_is_noted() -> None:
    head = "<title>Kittiwake: what we know</title><meta property='og:title' content='Kittiwake: what we know'>"
    title, notes = title_of(head, f"<article><h1>Ninety sleep in school hall</h1>{PROSE}</article>")
    assert title == "Ninety sleep in school hall"
    assert any("Kittiwake: what we know" in note for note in notes)


@pytest.mark.parametrize(("a", "b", "same"), [("The Ellery Echo", "the ellery-echo", True), ("Echo", None, False), ("", "", False)])
def test_same_name(a: str, b: str | None, same: bool) -> None:
    assert same_name(a, b) is same
