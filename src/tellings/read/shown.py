"""Messages of networks that a page shows amid its report: use to keep their words together, with the line of their author.

Both are reporting: without that line below it, a message's words would read as the paper's own.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from tellings.read.blocks import Page, Shown, usual_marks
from tellings.read.stamps import read_date
from tellings.read.titles import same_name
from tellings.text.messages import author_of, drawn_head, signature, signed_at

SHOWN = frozenset({"embed", "blockquote"})
AWAY = frozenset("nav footer aside related menu consent signup comments hidden form".split())
FAR = 12  # lines of a page in which the report stands above a message; several may be shown in a row
USUAL = 0.3  # share of the reporting
SHORT = 8  # words of a line with a name or a handle
BUTTONS = 8  # lines of buttons and counts below a message
HANDLE = re.compile(r"@[\w.]{2,40}(?:@[\w-]+(?:\.[\w-]+)+)?")
ABOUT = re.compile(r"\W*|follow(?:ing)?|verified(?: account)?|[\d.,]+\s?[KMB]?|(?:reply|repost|like|share|copy link|views?|more)\b.{0,30}"
                   r"|read (?:more|[\d.,]+K? repl(?:y|ies)).{0,10}|[\d.,]+K? (?:likes?|reposts?|repl(?:y|ies)|views?|quotes?)", re.I)
LONGEST = 8  # lines of a message in a plain text
OPENS = re.compile(r".{3,40}\b(?:on|auf|sur|en|su) (?:instagram|facebook|threads|mastodon|tiktok|x|twitter)\W*", re.I)  # "View this on X"


def by_message(page: Page) -> None:
    """A shown message and its author's line are reporting; what the outlet itself posts is furniture."""
    for i, line in enumerate(page.lines):
        at = signed_at(line.block.text, bool(line.block.marks & SHOWN)) if page.roles[i] not in ("headline", "standfirst") else None
        if at is None:
            continue
        first = i if at else _first(page, i)
        kept = (at or first < i) and _amid(page, first) and not _own(line.block.text[at:], page.house)
        page.roles[first:i + 1] = ["body" if kept else "furniture"] * (i + 1 - first)
        if kept:
            end = line.block.start + len(line.block.text[:at].rstrip()) if at else page.lines[i - 1].block.end
            page.messages.append(Shown(first, i, end, line.block.start + at))


def by_drawn_message(page: Page) -> None:
    """A message as networks draw it, copied as text: name and handle above, hour and day below. The three become its section and its
    author's; what stands about them (buttons, counts) is furniture."""
    for i, line in enumerate(page.lines):
        if "@" not in line.text or line.words > SHORT or not (head := drawn_head(_drawn(page, i))):
            continue
        end = next((k for k in range(i + 1, min(i + FAR, len(page.lines))) if page.stamps[k] and page.lines[k].digits), None)
        first = next((k for k in range(i + 1, end or 0) if not ABOUT.fullmatch(page.lines[k].text)), None)
        begin = i if HANDLE.fullmatch(line.text) is None else i - 1
        if end is None or first is None or read_date(page.lines[end].text) is None or not _amid(page, begin):
            continue
        page.roles[begin:end + 1] = ["furniture"] * (end + 1 - begin)
        page.stamps[end] = False  # it dates no post of a live blog
        for k in range(end + 1, min(end + 1 + BUTTONS, len(page.lines))):
            if not ABOUT.fullmatch(page.lines[k].text):
                break
            page.roles[k] = "furniture"
        if not _own(head.string, page.house):
            page.roles[begin:i + 1] = ["body"] * (i + 1 - begin)
            page.roles[first:end] = ["body"] * (end - first)
            page.drawn += [(begin, i), (first, end - 1)]


def _drawn(page: Page, i: int) -> str:
    """Name and handle, where they stand in one line or in two."""
    text = page.lines[i].block.text
    above = page.lines[i - 1] if i and HANDLE.fullmatch(text) else None
    return f"{above.block.text}\n{text}" if above and above.words <= SHORT and not above.final else text


def _first(page: Page, signed: int) -> int:
    """The first line of the message that a line signs; the line itself where none is shown."""
    block = page.lines[signed].block
    last = next((k for k in range(signed - 1, -1, -1) if not _goes_on(page, k, signed)), -1)
    if block.marks & SHOWN:
        return last + 1
    if block.gap or not any(page.lines[k].block.gap for k in range(max(last, 0), signed)):
        return max(last + 1, signed - 1)  # nothing tells where the message begins: it is a paragraph
    return max(k for k in range(last + 1, signed) if page.lines[k].block.gap)


def _goes_on(page: Page, k: int, signed: int) -> bool:
    """Whether a line may be of the message that one further down signs."""
    block, below = page.lines[k].block, page.lines[signed].block
    home = below.boxes if below.tag == "blockquote" else below.boxes[:-1]
    near = block.boxes[:len(home)] == home if below.marks & SHOWN else signed - k <= LONGEST
    other = OPENS.fullmatch(block.text) or signature(block.text, True) or page.roles[k] in ("headline", "caption")
    return near and not other and block.marks & SHOWN == below.marks & SHOWN


def _amid(page: Page, first: int) -> bool:
    """Whether a message stands shortly below reporting, or in a plain text."""
    block = page.lines[first].block
    above = (page.lines[k].block for k in range(max(0, first - FAR), first))
    usual = usual_marks((line.block for line in page.lines if line.block.reporting), USUAL)
    return not block.tag or (not block.marks & AWAY - usual and any(b.reporting and not b.marks >= SHOWN for b in above))


def _own(line: str, house: Collection[str]) -> bool:
    """Whether the outlet itself signs: the teaser of another piece, mostly."""
    match = signature(line, True) or drawn_head(line)
    said = [line[slice(*author_of(match))], match.groupdict().get("handle") or ""] if match else []
    return any(same_name(name, of) for name in said for of in house)
