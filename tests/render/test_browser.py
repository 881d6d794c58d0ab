"""The page in a real browser: citations open the report at the words, the keyboard works, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.render.fixture import reading

from tellings.render.html import to_html

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser: install Debian's chromium ({CHROMIUM})")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, list[str]]]:
    playwright = pytest.importorskip("playwright.sync_api")
    file = tmp_path_factory.mktemp("page") / "account.html"
    file.write_text(to_html(reading()), encoding="utf-8")
    seen: list[str] = []
    with playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("request", lambda request: seen.append(request.url))
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.goto(file.as_uri())
        yield page, seen
        browser.close()


def expected(page: Page, link: str) -> str:
    number, start, end = link.removeprefix("#r").split(".")
    return str(page.evaluate("([n, a, b]) => Array.from(JSON.parse(document.getElementById('texts').textContent)[n].text)"
                             ".slice(a, b).join('')", [number, int(start), int(end)]))


def test_every_citation_opens_its_own_words(opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    links = page.locator("a[href*='.']:is(.c, .v)")
    for i in range(0, links.count(), 3):
        link = links.nth(i)
        link.click()
        marked = "".join(page.locator("#reader-text mark").all_inner_texts())
        assert marked.split() == expected(page, link.get_attribute("href") or "").split()


def test_keyboard(opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    page.keyboard.press("Escape")
    first = page.locator(".lead .c").first
    first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#reader").is_visible()
    assert "Citation 1 of 3" in page.locator("#reader-count").inner_text()
    page.keyboard.press("ArrowRight")
    assert "Citation 2 of 3" in page.locator("#reader-count").inner_text()
    assert page.locator("#reader-label").inner_text().endswith("The Ledger")
    page.keyboard.press("Escape")
    assert not page.locator("#reader").is_visible()
    assert first.evaluate("e => e === document.activeElement")


def test_deep_link(opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    page.evaluate("location.hash = '#r3.79.93'")
    assert page.locator("#reader-text mark").inner_text() == "All 212 people"
    page.keyboard.press("Escape")


def test_furniture_posts_and_roles_are_visible(opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    page.locator(".key .c").first.click()
    assert page.locator("#reader-text .furniture").count() == 2
    page.locator(".key .c").nth(2).click()
    assert page.locator("#reader-text h3").count() == 3
    page.keyboard.press("Escape")


def test_copy_takes_the_citations_along(opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    line = page.locator(".lead.line").nth(1)
    line.hover()
    line.locator(".copy").click()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Between 14 and 16 people were injured, and nine were taken to hospital; two reports differ.\n[1] Skerrin")
    assert "“Sixteen people were injured”" in text


@pytest.mark.parametrize("width", [390, 1280])
def test_words_without_a_break_do_not_burst_the_page(opened: tuple[Page, list[str]], tmp_path: Path, width: int) -> None:
    made, word = reading(), "Ungeheuer" * 30
    documents = tuple(replace(d, outlet=word, title=word) for d in made.documents)
    story = made.accounts[0]
    story = replace(story, title=word, findings=tuple(replace(f, title=word, why=word) for f in story.findings),
                    people=tuple(replace(p, name=word) for p in story.people),
                    conflicts=tuple(replace(c, text=word) for c in story.conflicts))
    file = tmp_path / "long.html"
    file.write_text(to_html(replace(made, documents=documents, accounts=(story,))), encoding="utf-8")
    browser = opened[0].context.browser
    assert browser
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_hangs_over_the_edge(opened: tuple[Page, list[str]], width: int) -> None:
    page, _ = opened
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_request_and_no_complaint(opened: tuple[Page, list[str]]) -> None:
    _, seen = opened
    assert [s for s in seen if not s.startswith("file:///") and s != "data:,"] == []
    assert len([s for s in seen if s.startswith("file:///")]) == 1
