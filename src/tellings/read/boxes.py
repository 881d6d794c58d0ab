"""Boxes amid a report that give themselves away by one of their lines: polls, summaries made by a machine, dialogs; what a press
release ends with. Use after single lines have been judged."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.read.blocks import Page, usual_marks
from tellings.read.titles import same_title

SMALL = 0.4  # share of the report's text that a box may hold
LONGEST = 30  # words of the line
USUAL = 0.3  # share of the reporting
LINES = 14  # lines of a box
MACHINE = r"(?:AI|artificial intelligence|a machine|machine learning)"
POINTS = r"(?:summary|overview|highlights|key points|bullet points|takeaways)"
HINT = re.compile(r"AI|rtificial|achine|ote|VOTE|esults")  # one stands in every such line
POLL = re.compile(r"[\d.,]+ votes?(?: (?:cast|so far))?|(?:cast your|submit) vote|vote now|(?:view|show|see) (?:poll )?results", re.I)
GIVEN_AWAY = re.compile(
    rf"AI[- ](?:generated|powered|assisted|written)(?: {POINTS}| content)?|(?:AI|machine)[- ]{POINTS}"
    rf"|(?:(?:this|these|the (?:above|following)) )?{POINTS}\b.{{0,40}}\b(?:by|with|using) {MACHINE}\b.{{0,80}}", re.I)
DIALOG = frozenset({"consent", "dialog"})
BUTTONS = frozenset("support donate give chip subscribe sign become join shop buy order book".split())  # the first words of the next
BUTTON = re.compile(
    r"(?:support (?:us|our work|our journalism)|donate|give|chip in|subscribe|sign (?:me )?up"
    r"|become an? (?:member|supporter|patron|subscriber)|join us|shop|buy|order|book|buy tickets)(?: (?:now|today|here))?\W*", re.I)
LABEL = 40  # characters of a button
ASKED, FEW = 0.2, 6  # share of the report's text and lines that a box with a button may hold
READING_TIME = re.compile(r"\d{1,2}[- ]min(?:ute)?s?(?: read)?", re.I)
ENDED = re.compile(r"\W*(?:#\s?#\s?#(?:\s?#)*|[-–—*]+\s?(?:ends?|30)\s?[-–—*]+|ENDS?)\W*")
LEAST = 3  # sentences of a release
RELEASE = re.compile(r"for immediate release\b|(?:press|news|media) release\b|RNS number\b", re.I)
SENDER = re.compile(r"about\b|(?:media |press |for )?(?:contacts?|enquiries)\b|notes? (?:to|for) (?:the )?editors?\b"
                    r"|for (?:more|further|media|additional) (?:info|enq|inq)", re.I)


def by_box(page: Page) -> None:
    """The lines of a small box one of which gives away that it is no reporting."""
    total = sum(len(page.lines[i].text) for i, role in enumerate(page.roles) if role == "body")
    for i, line in enumerate(page.lines):
        if line.words > LONGEST or not HINT.search(line.text):
            continue
        machine = GIVEN_AWAY.fullmatch(line.text)
        if machine or POLL.fullmatch(line.text):
            box = _around(page, i)
            asks = machine or any(page.lines[k].text.endswith("?") for k in box)
            if asks and sum(len(page.lines[k].text) for k in box) <= total * SMALL:
                _drop(page, box)


def by_button(page: Page) -> None:
    """The lines of a small box that ends in a button ("Support us"), or that tells how long another piece takes to read."""
    body = page.body
    total = sum(len(page.lines[i].text) for i in body)
    for i in range(body[0] if body else 0, len(page.lines)):
        text = page.lines[i].text
        if len(text) > LABEL:
            continue
        asks = text[:9].split(" ")[0].strip(".!").lower() in BUTTONS and BUTTON.fullmatch(text)
        if asks or (text[:1].isdigit() and len(text) < 20 and READING_TIME.fullmatch(text)):
            box = _widened(page, i)
            if len(box) <= FEW and sum(len(page.lines[k].text) for k in box) <= total * ASKED:
                _drop(page, box)


def _widened(page: Page, i: int) -> Sequence[int]:
    """The lines of the smallest element around line i that holds another, however deep line i stands in it."""
    boxes, near = page.lines[i].block.boxes, range(max(0, i - FEW), min(len(page.lines), i + FEW + 1))
    for depth in range(len(boxes), 1, -1):
        box = [k for k in near if page.lines[k].block.boxes[:depth] == boxes[:depth]]
        if len(box) > 1:
            return box
    return [i]


def _around(page: Page, i: int) -> Sequence[int]:
    """The lines of the smallest element around line i that holds another; the line alone where that is large."""
    boxes, near = page.lines[i].block.boxes, range(max(0, i - LINES), min(len(page.lines), i + LINES + 1))
    for depth in (len(boxes), len(boxes) - 1):
        box = [k for k in near if page.lines[k].block.boxes[:depth] == boxes[:depth]]
        if depth > 1 and len(box) > 1:
            return box if len(box) <= LINES and not any(page.roles[k] == "headline" for k in box) else [i]
    return [i]


def by_dialog(page: Page) -> None:
    """What a page asks in a dialog above its headline, or says of its site in a few lines there, where the report stands below."""
    head = next((i for i, role in enumerate(page.roles) if role == "headline"), 0)
    above, below = ([k for k in some if page.roles[k] == "body"] for some in (range(head), range(head + 1, len(page.lines))))
    asking = DIALOG - usual_marks((line.block for line in page.lines if line.block.reporting), USUAL)
    if any(page.lines[k].sentence for k in below):
        few = sum(len(page.lines[k].text) for k in above) < SMALL * sum(len(page.lines[k].text) for k in below)
        heads = few and page.lines[head].block.tag == "h1" and same_title(page.lines[head].text, page.title)
        _drop(page, [k for k in above if heads or page.lines[k].block.marks & asking])


def by_end_mark(page: Page) -> None:
    """What stands below the mark with which a press release ends ("###"): whom to ask, who the sender is."""
    end = next((i for i, line in enumerate(page.lines) if ENDED.fullmatch(line.text)), len(page.lines))
    told = any(RELEASE.match(line.text) for line in page.lines[:end])
    told = told or any(SENDER.match(line.text) for line in page.lines[end + 1:end + 3])
    if told and sum(k < end for k in page.body) >= LEAST:  # elsewhere such a mark parts letters or notes
        _drop(page, range(end, len(page.lines)))


def _drop(page: Page, lines: Sequence[int]) -> None:
    for i in lines:
        if page.roles[i] in ("body", "standfirst"):
            page.roles[i] = "furniture"
