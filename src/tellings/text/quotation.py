"""Stretches of text between quotation marks, in every typography: use before asking who said them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.model.documents import Document, Section, Span

DOUBLE = {"“": "”", "«": "»", "„": "“", "‟": "”", '"': '"', "''": "''"}
MARKS = re.compile("''|[“”\"«»„‟‘’'‚‹›]")
OPENS_AFTER = frozenset(" \t\n\r\xa0([{—–-/:;>|*")
ENDS = frozenset(" \t\n\r\xa0.,;:!?)]}—–-/…<|*")
LONGEST_SINGLE = 600  # characters: what looks longer between single marks is an apostrophe gone astray


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch [start, end), marks included. `closed` is False where a paragraph ends without closing mark (the
    speech goes on in the next); `single` where the marks are single ones; `makeshift` where they are two single ones typed for a
    double one, which tells speech but is not counted when a form is told from the marks."""

    start: int
    end: int
    section: int
    closed: bool = True
    single: bool = False
    makeshift: bool = False


class Marks:
    """The quotations of a document, for asking which lie across a span."""

    def __init__(self, quotations: tuple[Quotation, ...]) -> None:
        self._all = quotations
        self._starts = [q.start for q in quotations]

    def across(self, span: Span) -> tuple[Quotation, ...]:
        """Those that share a character with a span, in order."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end, first)
        return self._all[first + (first < last and self._all[first].end <= span.start):last]


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """All outermost quoted stretches of the mined sections, in order; what is nested in them is part of them."""
    return tuple(q for i, section in enumerate(document.mined) for q in _in_section(document.text, section, i))


def _in_section(text: str, section: Section, index: int) -> Iterator[Quotation]:
    at = section.start
    while match := MARKS.search(text, at, section.end):
        start, mark = match.start(), match.group()
        at = match.end()
        if not _opens(text, start, section):
            continue
        if mark in DOUBLE:
            end = _double_end(text, start, mark, section)
            yield Quotation(start, end or section.end, index, end is not None, False, mark == "''")
            at = end or section.end
        elif mark in "‘'‚‹":
            end = _single_end(text, start, section)
            if end:
                yield Quotation(start, end, index, True, True)
                at = end


def _opens(text: str, at: int, section: Section) -> bool:
    """Whether a mark can open: after a blank or bracket, before a word."""
    before = text[at - 1] if at > section.start else " "
    width = 2 if text.startswith("''", at) else 1
    after = text[at + width] if at + width < section.end else " "
    if text[at] in "”»’›" or (text[at] == '"' and after == '"'):
        return False
    if text[at] in "“«„‟":
        return True
    if text[at] in "'‘" and after.isdigit():  # '90s
        return False
    if text[at] == '"' and at == section.start and after == " ":  # a blank gone astray
        return '"' in text[at + 2:section.end]
    if after == "." and at + 2 < section.end:
        after = text[at + width + 1]  # "...and so on", ".@name"
    return (before in OPENS_AFTER or before in "“\"") and not after.isspace() and after not in ",;:!?)"


def _double_end(text: str, start: int, opening: str, section: Section) -> int | None:
    """The end of a stretch that a double mark opens; None where the section ends first. Straight and curly marks may pair."""
    closing = DOUBLE[opening]
    nested = 0
    for match in MARKS.finditer(text, start + len(opening), section.end):
        at, mark = match.start(), match.group()
        if mark == "“" and closing != "“":
            if text[at + 1:at + 2].isspace():
                return at + 1  # an opening mark where a closing one was meant: "at a juncture, “ said"
            nested += 1
        elif mark == "”" and nested:
            nested -= 1
        elif (mark == closing or (mark in "”\"" and closing in "”\"")) and (mark != '"' or _closes(text, at, section)):
            return match.end()
    return None


def _closes(text: str, at: int, section: Section) -> bool:
    """Whether a mark can close: before a blank, stop or the end."""
    return at + 1 >= section.end or text[at + 1] in ENDS or text[at + 1] in "’'”\"" or not text[at - 1].isspace()


def _single_end(text: str, start: int, section: Section) -> int | None:
    """The end of a stretch between single marks; None where the mark is an apostrophe."""
    closing = "’'" if text[start] in "‘'" else "‘›"
    limit = min(section.end, start + LONGEST_SINGLE)
    found: int | None = None
    skip = start + 1
    for at in range(start + 2, limit):
        if at <= skip:
            continue
        if text[at] in closing and (at + 1 >= section.end or text[at + 1] in ENDS):
            if text[at - 1] != "s" or found is None:
                found = at + 1
            if text[at - 1] != "s":
                return found
        elif text[at] in "\"“":  # what is quoted within
            inner = text.find("”" if text[at] == "“" else '"', at + 1, limit)
            if inner < 0:
                break
            skip = inner
        elif text[at] == "‘":
            break
    return found
