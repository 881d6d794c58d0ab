"""Which blocks of a page are reporting. All pages are invented."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from tellings.read import classifier, markup, verdict
from tellings.read.blocks import Block
from tellings.read.features import JUDGED, NAMES, Told, askable, judged, rows
from tellings.read.layout import Layout, alike, tally

TITLE = "Ferry runs aground off Pellan Point"
STORY = (
    "A car ferry with 212 people on board ran aground off Pellan Point early on Sunday, the coastguard said.",
    "Nobody was hurt, but the ship took in water and was held upright by two tugs until the tide came in.",
    "“We felt a long scrape and then the lights went out,” said Oda Birk, who was travelling with her sons.",
    "The operator, Nordling Lines, said that divers would look at the hull before the ship was towed to Brask.",
    "Sailings between Brask and the islands were cancelled for the rest of the day, and a relief ship was sent.",
)
TEASERS = ("Harbour fees to rise by a tenth from spring, council decides", "Lighthouse keeper’s diary found in an attic in Brask")


def page(story: str, after: str = "", before: str = "") -> str:
    return f"""<html><head><title>{TITLE}</title></head><body><div class="site-header"><ul class="menu"><li><a href="/">Home</a></li>
<li><a href="/news">News</a></li></ul></div>{before}<div class="main"><h1>{TITLE}</h1><div class="entry-content">{story}</div></div>
{after}<footer><p>Published by the Brask Packet, 4 Quay Street. All rights reserved.</p></footer></body></html>"""


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def kept(html: str) -> list[str]:
    return [b.text for b in verdict.judge(html, markup.parse(html).blocks, Told(TITLE)) if b.reporting]


COMMENTS = """<div id="comments" class="comments-area"><h3>2 comments</h3><ol class="comment-list">
<li class="comment"><p>I was on that ship and I can tell you that the crew did a wonderful job in the dark.</p></li>
<li class="comment"><p>This is the third time in five years that a ship of that company hits the same rock.</p></li></ol></div>"""
RELATED = (
    '<div class="related-posts"><h3>Related stories</h3>'
    + "".join(
        f'<div class="card"><h4><a href="/{i}">{t}</a></h4><p>What the council said on the matter, and what boatmen think.</p></div>'
        for i, t in enumerate(TEASERS)
    )
    + "</div>"
)
SIGNUP = '<div class="newsletter-signup"><p>Get the Packet in your inbox every morning, free of charge, by signing up here.</p></div>'


@pytest.mark.parametrize("after", ["", COMMENTS, RELATED, SIGNUP], ids=["alone", "comments", "related", "signup"])
def test_the_story_is_kept_and_what_follows_is_not(after: str) -> None:
    found = kept(page(paragraphs(STORY), after))
    assert [text for text in found if text != TITLE] == list(STORY)


def test_spans_in_what_is_not_shown_do_not_end_others() -> None:
    html = page("<p><span class='lead'>Oda Birk <noscript><span>no script</span></noscript>was on board</span> that night.</p>")
    assert "Oda Birk was on board that night." in [b.text for b in markup.parse(html).blocks]


def test_a_box_amid_the_story_is_left_out() -> None:
    found = kept(page(paragraphs(STORY[:2]) + SIGNUP + paragraphs(STORY[2:])))
    assert [text for text in found if text != TITLE] == list(STORY)


@pytest.mark.parametrize("wrap", ["<div>{}</div>", "<div><span>{}</span></div>", "{}<br><br>", "<div class='x1'>{}</div>"])
def test_paragraphs_need_not_be_p(wrap: str) -> None:
    found = kept(page("".join(wrap.format(text) for text in STORY), RELATED))
    assert [text for text in found if text != TITLE] == list(STORY)


def test_comments_go_where_there_is_a_story_and_stay_where_there_is_none() -> None:
    def block(text: str, *marks: str) -> Block:
        return Block(0, len(text), text, "p", frozenset(marks))

    told, said = block("x" * 200, "main"), block("y" * 900, "main", "comments")
    assert verdict.without_comments({0, 1}, [told, said]) == {0}
    assert verdict.without_comments({0, 1}, [said, said]) == {0, 1}


def test_navigation_is_not_asked_about_unless_the_whole_page_stands_in_it() -> None:
    shut = markup.parse(page(paragraphs(STORY), before="<nav><p>News of the islands and the sea.</p></nav>")).blocks
    assert not any("nav" in shut[i].marks for i in askable(shut))
    never_shut = markup.parse(page(paragraphs(STORY), before="<nav><p>News of the islands and the sea.</p>")).blocks
    assert {b.text for b in never_shut if b.text in STORY} <= {never_shut[i].text for i in askable(never_shut)}


def test_a_second_opinion_is_asked_only_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def extracted(html: str) -> str:
        asked.append(html)
        return ""

    monkeypatch.setattr(verdict, "extracted", extracted)
    kept(page(paragraphs(STORY)))
    assert asked == []
    monkeypatch.setattr(verdict, "DOUBT", -1.0)
    kept(page(paragraphs(STORY)))
    assert len(asked) == 1


def test_doubt_is_the_share_of_text_near_even_chances() -> None:
    blocks = [Block(0, 400, "x" * 400), Block(401, 801, "y" * 400)]
    assert verdict.doubt(blocks, [1.0, 0.0]) == 0
    assert verdict.doubt(blocks, [1.0, 0.5]) > 0.2


def test_rows_have_a_number_for_every_name() -> None:
    blocks = markup.parse(page(paragraphs(STORY), COMMENTS + RELATED)).blocks
    table = rows(blocks, Told(TITLE, STORY[0], " ".join(STORY * 2)), askable(blocks))
    assert {len(row) for row in table} == {len(NAMES)}
    assert len({*NAMES, *JUDGED}) == len(NAMES) + len(JUDGED)
    story = next(row for row, i in zip(table, askable(blocks), strict=True) if blocks[i].text == STORY[1])
    said = dict(zip(NAMES, story, strict=True))
    assert (said["is p"], said["links"], said["final"], said["in the article's data"], said["marked content"]) == (1, 0, 1, 1, 1)
    assert said["after the headline"] == 2
    assert said["headings of comments above"] == 0


def test_rows_of_the_judges_word() -> None:
    assert judged([True, False, True, True], [0, 2]) == [[1.0, 0.0, 2.0], [1.0, 1.0, 1.0]]


def test_layout_finds_headline_story_and_headings() -> None:
    blocks = markup.parse(page(paragraphs(STORY), COMMENTS + RELATED)).blocks
    layout = Layout(blocks, [b.text.split() for b in blocks], TITLE)
    assert blocks[layout.head].text == TITLE
    assert (blocks[layout.first].text, blocks[layout.begin].text) == (STORY[0], STORY[0])
    assert [blocks[i].text for i in layout.comments] == ["2 comments"]
    assert [blocks[i].text for i in layout.others] == ["Related stories"]


def test_alike() -> None:
    assert alike(["Ferry", "aground"], tally("ferry AGROUND")) == 1
    assert alike(["Ferry"], tally("Lighthouse")) == 0
    assert alike([], tally("Lighthouse")) == 0


def test_the_forests_ask_about_known_features() -> None:
    said = json.loads(files("tellings.read").joinpath(classifier.FOREST).read_text())
    assert set(said) == {"alone", "judged"}
    for name, known in (("alone", set(NAMES)), ("judged", {*NAMES, *JUDGED})):
        for tree in said[name]["trees"]:
            assert {feature for feature, _ in tree["asks"]} <= known
            assert len(tree["leaves"]) == 2 ** len(tree["asks"])


def test_chances_are_the_sum_of_the_leaves_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    trees = [{"asks": [["links", 0.5], ["words", 4.0]], "leaves": [0.0, 2.0, -3.0, -1.0]}]
    made = classifier._forest({"base": 0.0, "trees": trees})
    monkeypatch.setattr(classifier, "_forests", lambda: {"alone": made})
    few_links, many_links = [0.0] * len(NAMES), [0.0] * len(NAMES)
    few_links[NAMES.index("words")], many_links[NAMES.index("links")] = 9.0, 0.9
    high, low = classifier.chances([few_links, many_links])
    assert high == pytest.approx(0.8808, abs=1e-4)
    assert low == pytest.approx(0.0474, abs=1e-4)
    assert classifier.chances([]) == []
