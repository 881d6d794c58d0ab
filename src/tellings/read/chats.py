"""Chats and channels as messengers write them out: use for each message's hour and sender, and for what is no message.

Known are WhatsApp's two forms ("[12/04/2031, 08:02:11] Ada Quill: ...", "12/04/2031, 08:02 - Ada Quill: ...") and Telegram's, which
puts sender and hour on a line above the message ("Harbour Watch, [12.04.2031 08:02]").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from tellings.model.documents import Post, make_id
from tellings.model.when import When
from tellings.read.blocks import Page
from tellings.read.metadata import Dates, Found
from tellings.read.moments import moment_of
from tellings.read.stamps import read_date

LEAST = 3  # messages of a chat
ABOVE = 3  # lines that may stand above the first: the chat's name, a date
MARKS = "\u200e\u200f\u202a\u202c\ufeff "  # unseen signs that messengers put in


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a message: its line, its day and hour as printed, its sender ("" for a notice of the messenger), and how
    many characters of the line stand before sender and words, -1 where the line holds nothing else."""

    line: int
    day: str
    clock: str
    sender: str
    before: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    day = r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2} \w{3,9} \d{4})"
    clock = r"(?P<clock>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?)"
    sender = r"(?:(?P<sender>[^:\n]{1,40}):\s)?"
    return tuple(re.compile(pattern, re.I) for pattern in (
        rf"[{MARKS}]*\[{day},?\s{clock}\]\s(?P<rest>{sender})",
        rf"[{MARKS}]*{day},?\s{clock}\s[-–]\s(?P<rest>{sender})",
        rf"(?P<sender>[^\n\[\]]{{1,60}}?),?\s\[{day},?\s(?:at\s)?{clock}\]:?$",
    ))


@cache
def _notice() -> re.Pattern[str]:
    """What is no message: notices of the messenger, and what stands for a picture, a reply or a message taken back."""
    kinds = r"image|video|audio|gif|sticker|document|contact card|media|photo|voice message|file|location|poll"
    return re.compile(
        rf"[{MARKS}]*(?:<?(?:{kinds})(?: message)? omitted>?|<attached: [^>]*>|[\w-]+\.\w{{3,4}} \(file attached\)|null"
        rf"|this message was deleted|you deleted this message|missed (?:voice|video) call|\[(?:{kinds}|album|forwarded from [^\]]*"
        r"|in reply to [^\]]*)\]|messages and calls are end-to-end encrypted\b.*)[.\W]*", re.I)


def heads(page: Page) -> list[Head]:
    """The beginnings of a chat's messages, in order; none where a text is no chat."""
    if not page.lines or page.lines[0].block.tag or not any("[" in line.text or " - " in line.text for line in page.lines[:ABOVE + 1]):
        return []
    for pattern in _patterns():
        found = [(i, match) for i, line in enumerate(page.lines) if line.digits and (match := pattern.match(line.block.text))]
        if len(found) >= LEAST and found[0][0] <= ABOVE:
            return [Head(i, m["day"], m["clock"], m["sender"] or "", m.start("rest") if "rest" in pattern.groupindex else -1)
                    for i, m in found]
    return []


def by_chat(page: Page) -> None:
    """A chat's messages are reporting; hours, notices and what stands for pictures are furniture."""
    found = heads(page)
    ends = [*(h.line for h in found[1:]), len(page.lines)]
    for head, end in zip(found, ends, strict=False):
        text = page.lines[head.line].block.text[max(0, head.before):]
        said = text.removeprefix(f"{head.sender}:").strip()
        for i in range(head.line, end):
            page.stamps[i] = False
            page.roles[i] = "furniture" if not head.sender or _notice().fullmatch(page.lines[i].block.text) else "body"
        if head.before < 0 or _notice().fullmatch(said):
            page.roles[head.line] = "furniture"
        elif head.sender:
            page.labels[head.line] = head.before
    page.roles[:found[0].line if found else 0] = ["furniture"] * (found[0].line if found else 0)


def chat_posts(page: Page, key: str) -> tuple[Post, ...]:
    """A post for each message of a chat."""
    found, out = heads(page), []
    days = _days([head.day for head in found], any("m" in head.clock.lower() for head in found))
    for k, head in enumerate(found):
        end = found[k + 1].line if k + 1 < len(found) else len(page.lines)
        kept = [i for i in range(head.line, end) if page.roles[i] == "body"]
        if kept:
            block, day = page.lines[head.line].block, days[k]
            when = replace(moment_of(day, head.clock), basis="stated") if day else None
            out.append(Post(make_id("post", key, block.start), block.start, page.lines[kept[-1]].block.end, when, None,
                            f"{head.day} {head.clock}"))
    return tuple(out)


def _days(printed: Sequence[str], halves: bool) -> list[date | None]:
    """The days of a chat's stamps, all read with the day first or all with the month, as the whole chat allows: a messenger writes
    days as the telephone's country does. Where both are possible: the way in which the messages stand closer; `halves`, a.m. and
    p.m., speak for the month."""
    ways = [[_day(text, month_first) for text in printed] for month_first in (halves, not halves)]
    whole = [days for days in ways if None not in days]
    return min(whole or ways, key=_spread)


def _spread(days: Sequence[date | None]) -> tuple[int, int]:
    """How often a chat read in this way goes back in time, and over how many days it goes."""
    known = [day for day in days if day]
    back = sum(b < a for a, b in pairwise(known))
    return back, (max(known) - min(known)).days if known else 0


def _day(text: str, month_first: bool) -> date | None:
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if len(numbers) != 3:
        return read_date(text)
    a, b, c = numbers
    year, month, day = (a, b, c) if a > 31 else (c, a, b) if month_first else (c, b, a)
    try:
        return date(year + 2000 * (year < 100), month, day)
    except ValueError:
        return None


def of_chat(page: Page, posts: Sequence[Post], said: Found, dates: Dates) -> tuple[Found, Dates]:
    """What a chat tells of itself: a channel of one sender is its outlet's; it is of the hour of its first message."""
    senders = {head.sender for head in heads(page) if head.sender}
    given: When | None = next((c.when for c in said.claims if c.source == "given"), None)
    if not posts or not senders:
        return said, dates
    outlet = said.outlet or (next(iter(senders)) if len(senders) == 1 else None)
    return replace(said, outlet=outlet), Dates(given or posts[0].when)
