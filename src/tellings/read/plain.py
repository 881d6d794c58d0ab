"""Plain text to blocks: a paragraph a line, or lines wrapped at a column joined into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from tellings.read.blocks import BULLET, Block

LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]")
ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s*$")


def blocks_of(text: str) -> list[Block]:
    """The paragraphs of a plain text."""
    lines = list(_lines(text))
    joined = list(_join(text, lines)) if wrapped(text, lines) else lines
    return [Block(start, end, text[start:end], gap=gap) for start, end, gap in joined]


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
    if len(inner) < 3:
        return False
    widths = [b - a for a, b in inner]
    column = max(widths)
    if not 40 <= median(widths) <= 100 or column > 132:
        return False
    amid = sum(1 for a, b in inner if not ENDS.search(text[max(a, b - 4):b]))
    near = sum(1 for w in widths if w > column * 0.72)
    return amid > len(inner) * 0.6 and near > len(inner) * 0.7


def _indented(text: str, end: int, start: int) -> bool:
    """Whether the line at `start` is set in: an indent also begins a paragraph."""
    return start - end >= 3 and text[start - 2:start].isspace() and "\n" not in text[start - 2:start]


def _join(text: str, lines: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int, bool]]:
    """Paragraphs of wrapped lines: a blank line, an indent, a bullet, or a short line that ends a sentence parts them."""
    column = max(b - a for a, b, _ in lines)
    begin, end, lead = lines[0]
    width = end - begin
    for start, stop, gap in lines[1:]:
        short = width < column * 0.6 and ENDS.search(text[max(begin, end - 4):end]) is not None
        if gap or short or _indented(text, end, start) or BULLET.match(text[start:stop]):
            yield begin, end, lead
            begin, lead = start, gap
        end, width = stop, stop - start
    yield begin, end, lead
