"""Roles of the lines of pasted text. All stories are invented."""

from __future__ import annotations

import pytest

from tellings.model.documents import Capture, Document, Role
from tellings.read.blocks import Block, line_of
from tellings.read.cues import cue_of
from tellings.read.page import clean_capture
from tellings.read.plain import blocks_of


def read(text: str, **hints: str) -> Document:
    page = clean_capture(Capture.of(text.encode(), name="a.txt", media_type="text/plain", hints=tuple(hints.items())))
    assert isinstance(page, Document), page
    return page


def roles(document: Document) -> list[tuple[Role, str]]:
    return [(s.role, document.text[s.start : s.end]) for s in document.sections]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("We use cookies to improve your experience.", "furniture"),
        ("Notifications can be switched off in your settings.", "furniture"),
        ("Please refresh the page to be logged in", "furniture"),
        ("Sign up for our free morning newsletter", "furniture"),
        ("Newsletter Sign Up Continue reading the main story", "furniture"),
        ("Stay with Ellery 9 News for more on this story.", "furniture"),
        ("Like this: Like Loading...", "furniture"),
        ("For more harbour news, listen to Ellery Radio here:", "furniture"),
        ("Having trouble viewing the video? Try another browser.", "furniture"),
        ("ON A MOBILE DEVICE? WATCH THE VIDEO HERE.", "furniture"),
        (">> Download the Ellery Echo app", "furniture"),
        ("I would like to be emailed about offers and events. Read our privacy notice", "furniture"),
        ("Story continues below this ad", "furniture"),
        ("ADVERTISEMENT", "furniture"),
        ("Read more: Ellery ferry inquiry opens", "furniture"),
        ("Read the full report:", "furniture"),
        ("Source link", "furniture"),
        ("Share on Facebook", "furniture"),
        ("Facebook Twitter WhatsApp Email", "furniture"),
        ("Follow the Ellery Echo on Twitter", "furniture"),
        ("Tags: harbour, fire", "furniture"),
        ("Copyright 2031 Ellery Echo. All rights reserved.", "furniture"),
        ("Published 4 March 2031, 10:20 GMT", "furniture"),
        ("3 min read", "furniture"),
        ("Click here to join our channel", "furniture"),
        ("Mara Quill is a senior reporter at the Ellery Echo covering the docks.", "furniture"),
        ("(With inputs from Reuters)", "credit"),
        ("Credit: Reuters", "credit"),
        ("To read the full story, please log in or subscribe.", "furniture"),
        ("If you see this and you’re already a subscriber, write to us.", "furniture"),
        ("Support the Echo so we can keep watching the council — for you and the next reader.", "furniture"),
        ("Quotes delayed at least 15 minutes. Market data provided by Brask Exchange.", "furniture"),
        ("Real-time quotes provided by Brask Exchange.", "furniture"),
        ("Plus special access to articles for members", "furniture"),
        ("By Mara Quill", "credit"),
        ("Our harbour correspondent Mara Quill writes:", "credit"),
        ("(Reporting by Mara Quill; Editing by Tom Hask)", "credit"),
        ("Tom Hask contributed to this report.", "credit"),
        ("Pictured: Crews damp down the warehouse", "caption"),
        ("Watch: Ferry towed into Ellery", "caption"),
        ("Crews damp down the warehouse in Ellery on Monday. (AP Photo)", "caption"),
        ("The warehouse after the blaze. (Tom Hask/Ellery Echo)", "caption"),
    ],
)
def test_cues(line: str, role: Role) -> None:
    cue = cue_of(line_of(Block(0, len(line), line)))
    assert cue is not None
    assert cue.role == role


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell 3 per cent after the fire.",
        "Norvale, already a member of the pact, will vote on Monday.",
        "Support for the mayor fell so we expect a second vote, said the party's chairman.",
        "Quotes from the diary were read aloud by her granddaughter.",
        "New subscribers to the ferry fund rose by a fifth, its treasurer said.",
        "Watch towers along the coast were manned overnight, the navy said.",
        "The minister said cookies baked at the factory had been recalled.",
        "“Subscribe to nothing,” the mayor told residents.",
        "Read was taken to hospital, the coastguard said on Monday.",
        "Follow-up inspections found cracks in nine of the twelve cranes.",
        "The newsletter that broke the story was shut down last year, its editor said.",
        "Police in Ellery said a 34-year-old man was charged on Friday.",
    ],
)
def test_reporting_is_no_furniture(line: str) -> None:
    assert cue_of(line_of(Block(0, len(line), line))) is None


PASTED = """Menu
Subscribe

Fire at Ellery docks leaves four dead and a crane in the water

The blaze began in a paint store, the harbour master said.

By Mara Quill

Four people died when fire swept through the Ellery docks on Monday night, the coastguard said.

Story continues below this ad

“We heard three bangs,” said Tom Hask, a crane driver who lives beside the quay.

Cranes to be checked

The port authority said all twelve cranes would be inspected before work starts again.

Two of the dead were named as Ida Marl, 34, and Per Lund, 51.

Story continues below this ad

Harbour master Ines Toll said the cause was not yet known.

(With inputs from Reuters)

From the homepage
Tags:
• harbour
• fire
Weather
Sport
Puzzles
"""


def test_a_pasted_page() -> None:
    page = read(PASTED)
    found = {text: role for role, text in roles(page)}
    assert page.title == "Fire at Ellery docks leaves four dead and a crane in the water"
    assert page.byline == "Mara Quill"
    assert found["The blaze began in a paint store, the harbour master said."] == "standfirst"
    assert found["Cranes to be checked"] == "headline"
    assert found["(With inputs from Reuters)"] == "credit"
    assert all(
        found[x] == "furniture" for x in ("Menu", "Subscribe", "Story continues below this ad", "From the homepage", "• fire", "Puzzles")
    )
    assert page.body.count("\n") == 5


def test_a_page_title_at_the_end_gives_title_and_outlet() -> None:
    page = read(
        "Comes after divers reached the wreck at noon\nThe captain of the ferry Aurora was arrested on Tuesday.\n"
        "Divers found the wreck off Ellery at noon.\nFerry latest: captain held after sinking of the Aurora – The Ellery Echo"
    )
    assert page.title == "Ferry latest: captain held after sinking of the Aurora"
    assert page.outlet == "The Ellery Echo"
    assert roles(page)[0][0] == "standfirst"
    assert "Ellery Echo" not in page.body


def test_a_lone_sentence_is_body() -> None:
    assert roles(read("Two people died in a fire in Ellery.")) == [("body", "Two people died in a fire in Ellery.")]
    assert roles(read("Two dead in Ellery")) == [("body", "Two dead in Ellery")]


def test_the_first_line_before_a_blank_is_the_headline() -> None:
    page = read("Two dead in Ellery\n\nTwo people died when a crane fell on Monday.")
    assert [r for r, _ in roles(page)] == ["headline", "body"]
    assert page.title == "Two dead in Ellery"


def test_a_title_given_by_the_caller_wins_and_is_not_furniture_when_repeated() -> None:
    page = read(
        "Two dead in Ellery crane fall\n\nTwo dead in Ellery crane fall\nTwo people died when a crane fell on Monday.",
        title="Crane kills two",
    )
    assert page.title == "Crane kills two"
    assert roles(page)[-1][0] == "body"


def test_names_with_ages_are_no_menu() -> None:
    page = read(
        "The dead were named by police on Monday as follows.\nIda Marl, 34\nPer Lund, 51\nOle Brandt, 19\nAll were dockers."
    )
    assert all(role == "body" for role, _ in roles(page))


def test_wrapped_lines_are_joined() -> None:
    text = (
        "ELLERY, March 4 (Reuters) - Four people were killed when a fire swept\nthrough a paint store at the docks of Ellery, police said\n"
        "on Monday, and a crane fell into the harbour.\n\n   The port authority said that all twelve cranes would have to be\n"
        "inspected before loading could start again, which it thought would\ntake until the end of the week at the least.\n"
    )
    assert [text[b.start : b.end].count("\n") for b in blocks_of(text)] == [2, 2]


def test_text_is_the_file_character_for_character() -> None:
    text = "First line.\r\n\r\nSecond line, with a tab\there.\rThird."
    page = clean_capture(Capture.of(b"\xef\xbb\xbf" + text.encode(), name="a.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    assert page.text == text
    assert [t for _, t in roles(page)] == ["First line.", "Second line, with a tab\there.", "Third."]


def test_a_paragraph_that_a_page_prints_twice_is_told_once() -> None:
    lines = ("Four men were rescued from the roof of the mill before the wall fell, the fire service said.",
             "The mill had stood empty since the strike of 2029, and its owner had asked to pull it down.",
             "Nobody could say on Tuesday when the road beside it would be opened to carts again.")
    ask = "What would you say to the men who went up there to help them, now that it is over?"
    page = "".join(f"<p>{text}</p>" for text in (*lines, ask, "I would thank them all, one by one, he said.", lines[0], ask, "He laughed."))
    document = clean_capture(Capture.of(f"<html><body><article><h1>Mill falls</h1>{page}</article></body></html>".encode(),
                                        name="a.html", media_type="text/html"))
    assert isinstance(document, Document)
    assert document.body.count(lines[0]) == 1
    assert document.body.count(ask) == 2
