"""What attributions are made of: pieces of text, tokens in quotation marks, and drafts: use while joining words to speakers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from tellings.text.clauses import Range
from tellings.text.language import Parse
from tellings.text.quotation import Quotation

Piece = tuple[int, int]  # characters [start, end)


@dataclass(slots=True)
class Draft:
    """An attribution in the making: the verb, its cue and source as tokens, what is said as pieces of text.

    `speaks`: words are said aloud or in writing (a plan or belief is not); `transcript`: a line of a printed conversation;
    `topic`: only what is spoken of is told ("praised the plan"); `says`: the verb is one of saying; `within`: the draft in
    whose content the verb stands.
    """

    token: int
    verb: int | None
    cue: Range | None
    source: Range | None
    head: int | None
    content: list[Piece]
    speaks: bool = True
    transcript: bool = False
    topic: bool = False
    says: bool = True
    within: Draft | None = None
    quotes: list[Quotation] = field(default_factory=list)


class Quoted:
    """Which tokens stand in which quotation."""

    def __init__(self, parse: Parse, quotations: tuple[Quotation, ...]) -> None:
        self.parse = parse
        self.all = quotations
        self.ranges = [(bisect_left(parse.starts, q.start), bisect_left(parse.starts, q.end)) for q in quotations]
        self.of: dict[int, int] = {}
        for n, (first, last) in enumerate(self.ranges):
            self.of.update(dict.fromkeys(range(first, last), n))

    def double(self, token: int) -> bool:
        """Whether a token stands between double marks."""
        n = self.of.get(token)
        return n is not None and not self.all[n].single

    def pieces(self, ranges: Iterable[Range]) -> list[Piece]:
        """Characters of token ranges, widened to whole quotations where they begin or end in one."""
        out: list[Piece] = []
        for first, last in ranges:
            start, end = self.parse.starts[first], self.parse.ends[last - 1]
            for edge in (first, last - 1):
                n = self.of.get(edge)
                if n is not None:
                    start, end = min(start, self.all[n].start), max(end, self.all[n].end)
            out.append((start, end))
        return join(out)


def join(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces in order, those that touch or overlap made one."""
    out: list[Piece] = []
    for start, end in sorted(pieces):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
