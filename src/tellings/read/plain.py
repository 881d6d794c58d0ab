"""Plain text to blocks: a paragraph a line, or lines wrapped at a column joined into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from tellings.read.blocks import BULLET, Block

LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]")
STAMPED = re.compile(r"\W{0,3}\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}[:.]\d{2}")  # a line of a chat or a log
WIDE = re.compile(r"\S {4,}\S")  # a line set in columns
GUTTER = re.compile(r"(?<=\S) {3,}(?=[a-z])")  # the right column goes on amid a sentence
NEAR = 40  # characters of either column in which a second word stands
COLUMNS = "two columns stand beside each other, so sentences are cut: paste one column after the other, or give the file itself"
ALIKE = 4  # lines as wide as one another, from which they were broken
SHORT = 40  # characters: a line in the head of a page may be shorter
ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s*$")


def blocks_of(text: str) -> list[Block]:
    """The paragraphs of a plain text."""
    lines = list(_lines(text))
    joined = list(_join(text, lines)) if wrapped(text, lines) else lines
    return [Block(start, end, text[start:end], gap=gap) for start, end, gap in joined]


def in_columns(text: str) -> str | None:
    """A note on a text whose lines hold two columns of prose beside each other, as pasted from some PDF files."""
    gutters = [match.end() for line in LINE.findall(text) if (match := GUTTER.search(line)) and _prose(line, *match.span())]
    usual = max((sum(abs(at - other) <= 1 for other in gutters) for at in set(gutters)), default=0)
    return COLUMNS if usual >= ALIKE and usual * 2 > len(gutters) else None


def _prose(line: str, end: int, start: int) -> bool:
    """Whether words stand on both sides of a gap in a line, none of them in a third column."""
    left, right = line[max(0, end - NEAR):end].split(" "), line[start:start + NEAR].split(" ")
    return len(left) > 1 and len(right) > 1 and "" not in (left[-2], *right[:2])


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether a blank line stands before) of each line with a visible character."""
    last = 0
    for match in LINE.finditer(text):
        raw = match[0]
        bare = raw.strip()
        if bare:
            start = match.start() + len(raw) - len(raw.lstrip())
            yield start, start + len(bare), len(BREAK.findall(text, last, match.start())) > 1
            last = match.end()


def wrapped(text: str, lines: list[tuple[int, int, bool]]) -> bool:
    """Whether lines were broken at a column: most lines that do not end a paragraph end amid a sentence, near one width."""
    inner = [(a, b) for (a, b, _), (c, _, gap) in pairwise(lines) if not gap and not _indented(text, b, c)]
    return _broken(text, inner) or _going_on(text, lines)


def _broken(text: str, inner: list[tuple[int, int]]) -> bool:
    if len(inner) < 3:
        return False
    widths = [b - a for a, b in inner]
    column = max(widths)
    if not 40 <= median(widths) <= 100 or column > 132:
        return False
    amid = sum(1 for a, b in inner if not ENDS.search(text[max(a, b - 4):b]))
    near = sum(1 for w in widths if w > column * 0.72)
    return amid > len(inner) * 0.6 and near > len(inner) * 0.7


def _going_on(text: str, lines: list[tuple[int, int, bool]]) -> bool:
    """The same where short lines of a page's head stand among them: long lines that end amid a sentence go on in small letters, or
    are most as wide."""
    long = [(a, b, c) for (a, b, _), (c, _, gap) in pairwise(lines) if not gap and b - a >= SHORT and not WIDE.search(text, a, b)]
    amid = [(b - a, text[c].islower()) for a, b, c in long if not ENDS.search(text[max(a, b - 4):b])]
    column = max((width for width, _ in amid), default=0)
    near = sum(width > column * 0.88 for width, _ in amid)
    alike = near >= ALIKE and near >= len(amid) * 0.75
    return (alike or sum(small for _, small in amid) * 2 > len(amid)) and _broken(text, [(a, b) for a, b, _ in long])


def _indented(text: str, end: int, start: int) -> bool:
    """Whether the line at `start` is set in: an indent also begins a paragraph."""
    return start - end >= 3 and text[start - 2:start].isspace() and "\n" not in text[start - 2:start]


def _join(text: str, lines: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int, bool]]:
    """Paragraphs of wrapped lines: a blank line, an indent, a bullet, a line in columns or with day and hour, or a short line that
    ends a sentence, or behind which another begins, parts them."""
    column = max((b - a for a, b, _ in lines if not WIDE.search(text, a, b)), default=0)
    begin, end, lead = lines[0]
    width = end - begin
    for start, stop, gap in lines[1:]:
        short = width < column * 0.6 and (ENDS.search(text[max(begin, end - 4):end]) is not None or not text[start].islower())
        apart = WIDE.search(text, end - width, end) or WIDE.search(text, start, stop)
        if gap or short or apart or _indented(text, end, start) or BULLET.match(text[start:stop]) or STAMPED.match(text, start, stop):
            yield begin, end, lead
            begin, lead = start, gap
        end, width = stop, stop - start
    yield begin, end, lead
