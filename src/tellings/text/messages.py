"""Messages of networks that a report shows: use to tell a message's words as its author's, never as the paper's.

The reader of pages gives a shown message one section and, right below it, another to its author's line:
"— Ada Quill (@adaquill) July 4, 2031".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from tellings.model.documents import Document, Section, Span
from tellings.model.when import When
from tellings.text import date_words as w

BETWEEN = 6  # sections, buttons most of them, between a drawn message and the name above it
LONGEST = 200  # characters of an author's line
POSTED = ("Posted by", "Gepostet von", "Publi", "Pubbl")  # begin an author's line that has no "@" or "u/"
NETWORKS = (("bsky.social", "on Bluesky"), ("pic.twitter.com", "on X"), ("pic.x.com", "on X"), ("//t.co/", "on X"), (" u/", "on Reddit"),
            ("t.me/", "on Telegram"))

LINKS = re.compile(r"(?:\s*(?:(?:https?://|pic\.(?:twitter|x)\.com/)\S+|\[image or embed\]))+\s*$")  # its picture, its address


@dataclass(frozen=True, slots=True)
class Message:
    """A message, the name of who wrote it, the line that tells it, and when, where that is printed; `medium`: "on X" or ""."""

    content: Span
    author: Span
    line: Span
    when: When | None = None
    medium: str = ""


@cache
def _patterns() -> tuple[tuple[bool, re.Pattern[str]], ...]:
    """Ways in which networks sign a message, each with whether only the page's markup makes it sure that it is one."""
    handle = r"(?P<handle>@[\w.]{2,40}(?:@[\w-]+(?:\.[\w-]+)+)?)"
    name = r"\W*(?P<name>[^\W_](?:[^\n@]{0,58}?[\w.)])?)\W*?"
    whole = name.replace("[^\\n@]", "(?:(?! - )[^\\n@—–])")  # of a line that the page's markup does not tell
    when = r"(?P<when>[^\n()]{0,24}\d[^\n()]{0,30})"
    shared = r"(?:shared|geteilt|partagée?|compartid[oa]|condiviso|delad|gedeeld|opublikowany)"
    by = r"(?:by|von|par|por|da|av|door|przez)"
    posted = r"(?:posted|gepostet|publiée?|publicad[oa]|pubblicato)"
    return tuple((shown, re.compile(pattern, re.I)) for shown, pattern in (
        (True, rf"(?:\w+\s+){{1,3}}{shared}\s+{by}\s+(?:{name}\s*\({handle}\)|(?P<bare>@[\w.]{{2,40}}))(?:\s+\w+\s+{when})?\W*"),
        (True, r"(?:post|thread|toot)\s+by\s+(?P<bare>@[\w.]{2,40}(?:@[\w-]+(?:\.[\w-]+)+)?)\W*"),
        (True, r"(?:posted\s+)?by\s*(?P<bare>u/[\w-]{3,20})(?:\s+in\s*(?:r/)?\w+)?\W*"),
        (True, rf"{posted}\s+{by}\s+{name}\s+(?:on|am|le|el|il)\s+{when}\W*"),
        (False, rf"(?!by\b)[—–―-]{{0,2}}{whole}\s*\({handle}\)[\s,·|-]*{when}\W*"),
        (True, rf"[—–―-]{{1,2}}{name}\s*\({handle}\)\W*"),
    ))


def _may_sign(text: str) -> bool:
    return "@" in text or "u/" in text or text.startswith(POSTED)


def signature(text: str, shown: bool = False) -> re.Match[str] | None:
    """The author's line of a message that a line is, with its groups "name" or "bare", "handle" and "when"; None where it is none.
    `shown`: the page's markup tells that a message stands there."""
    if len(text) > LONGEST or not _may_sign(text):
        return None
    return next((match for needed, pattern in _patterns() if shown >= needed and (match := pattern.fullmatch(text))), None)


def signed_at(text: str, shown: bool = False) -> int | None:
    """Where the author's line begins that a paragraph is, or ends with; None where there is none."""
    if not _may_sign(text):
        return None
    tail = max(0, len(text) - LONGEST)
    if signature(text, shown):
        return 0
    dashes = (m.end() for m in re.finditer(r"\s(?=[—–―-])", text[tail:]))
    return next((tail + at for at in dashes if signature(text[tail + at:])), None)


def drawn_head(text: str) -> re.Match[str] | None:
    """The name and handle that stand above a message as networks draw it; None where a line is none: "Ada Quill @adaquill"."""
    return _drawn_head().fullmatch(text) if "@" in text and not signature(text, shown=True) else None


@cache
def _drawn_head() -> re.Pattern[str]:
    return re.compile(r"\W*(?P<name>[^\W\d_a-z][^\n@]{1,58}?)\s+(?P<handle>@[\w.]{2,40}(?:@[\w-]+(?:\.[\w-]+)+)?)(?:\s*·.{0,30})?\s*")


def author_of(match: re.Match[str]) -> tuple[int, int]:
    """Where the name, else the handle, of an author's line stands in it: without signs and pictures behind it."""
    groups = match.groupdict()
    start, end = match.span("name" if groups.get("name") else "bare")
    told = re.match(r"[\w.,'’& /@-]*\w\.?", match.string[start:end])
    return start, start + (told.end() if told else end - start)


def messages_of(document: Document) -> Iterator[Message]:
    """The messages of networks shown in a document, in order."""
    if not _may_sign(document.text) and not any(sign in document.text for sign in POSTED):
        return
    sections = document.sections
    for a, b in pairwise(sections):
        if a.role == b.role == "body" and (match := signature(document.text[b.start:b.end], shown=True)):
            yield _message(document, a, b, match, match.groupdict().get("when") or "")
    for i, head in enumerate(sections):
        match = drawn_head(document.text[head.start:head.end]) if head.role == "body" else None
        shown = next((k for k in range(i + 1, min(i + BETWEEN, len(sections))) if sections[k].role != "furniture"), None)
        if match and shown is not None and sections[shown].role == "body" and shown + 1 < len(sections):
            below = document.text[sections[shown + 1].start:sections[shown + 1].end]
            if _when(below[:LONGEST]):
                yield _message(document, sections[shown], head, match, below[:LONGEST])


def _message(document: Document, shown: Section, signed: Section, match: re.Match[str], dated: str) -> Message:
    start, end = author_of(match)
    words = document.text[shown.start:shown.end]
    said = LINKS.sub("", words) or words
    return Message(Span(shown.start, shown.start + len(said)), Span(signed.start + start, signed.start + end),
                   Span(signed.start, signed.end), _when(dated), _medium(match.string, words))


def _when(printed: str) -> When | None:
    """The day an author's line tells, in English with its year; None where it tells none."""
    match = _printed_day().search(printed)
    if match is None:
        return None
    try:
        return When.on(date(int(match["y"]), w.month_of(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])))
    except ValueError:
        return None


@cache
def _printed_day() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<m1>{w.MONTH}) (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{w.MONTH})),? (?P<y>{w.YEAR})", re.I)


def _medium(line: str, shown: str) -> str:
    """The network, where the line or the message tells it."""
    if " shared by " in line:
        return "on Instagram"
    return next((medium for sign, medium in NETWORKS if sign in line or sign in shown), "")
