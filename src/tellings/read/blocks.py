"""The blocks of a page, one a paragraph, heading, caption, list item: what they look like, and the roles they are given."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from tellings.model.documents import Role

WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
FINAL = re.compile(r"(?:[.!?…。！？।۔]|\.\.\.)[\"'”’»)\]]*(?:\s*[\"'”’»)\]])*\s*$")
DIGIT = re.compile(r"\d")
SPEAKS = re.compile(r"[:;,]\s*$")
BULLET = re.compile(r"^\s*(?:[•●▪■◦‣·*+–—-]|\(?\d{1,2}[.)])\s+")
BLANKS = re.compile(r"(\s{4})\s+")
WIDE_SCRIPT = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `[start, end)` of a page's text, without blanks at its ends.

    `tag` is the element it stands in ("p", "h2", "li", "figcaption"; "" in plain text), `marks` what its ancestors say
    of it ("nav", "footer", "figure", "hidden" ...), `links` the share of its characters that are links, `gap` whether
    a blank line stands before it, `box` a number that blocks of one containing element share. `reporting`: whether
    the judge of pages took it for reporting; None where it did not or was not asked. `near`: the marks of the innermost elements alone;
    `boxes`: the containing elements from outside in; `kind`: a number that blocks share which stand in elements of the
    same names and classes all the way from the root.
    """

    start: int
    end: int
    text: str = field(repr=False)
    tag: str = ""
    marks: frozenset[str] = frozenset()
    links: float = 0.0
    gap: bool = False
    reporting: bool | None = None
    box: int = 0
    near: frozenset[str] = frozenset()
    boxes: tuple[int, ...] = ()
    kind: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """What a block looks like: the features the rules of furniture ask for."""

    block: Block
    text: str
    words: int
    final: bool
    bullet: bool
    digits: bool

    @property
    def sentence(self) -> bool:
        """Long enough for a sentence and closed like one, or too long for a label."""
        return (self.final and self.words >= 5) or self.words >= 28

    @property
    def label(self) -> bool:
        """A word or a few without an end: a menu entry, a tag, a button."""
        return not self.final and self.words <= 6 and len(self.text) <= 60

    @property
    def title(self) -> bool:
        """As long as a headline and not closed by a full stop."""
        return 2 <= self.words <= 27 and not self.text.endswith((".", "。", ":", ";", ",")) and not self.bullet


def line_of(block: Block) -> Line:
    """The features of a block. Long runs of blanks are cut short, so that no rule's pattern takes long over them."""
    text = block.text
    if "     " in text or not text.isprintable():
        text = BLANKS.sub(r"\1", text)
    words = len(WORD.findall(text)) if len(text) < 2000 else len(text) // 6
    if WIDE_SCRIPT.search(text):  # scripts without blanks: about two characters a word
        words = max(words, len(WIDE_SCRIPT.findall(text)) // 2)
    return Line(block, text, words, FINAL.search(text[-12:]) is not None, BULLET.match(text) is not None,
                DIGIT.search(text) is not None)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of a network amid a report: its first and last line, where its words end and the line of its author starts."""

    first: int
    last: int
    end: int
    signed: int


@dataclass(slots=True)
class Page:
    """The lines of one page and the role each has been given so far (None: not yet decided)."""

    lines: list[Line]
    roles: list[Role | None]
    title: str | None = None  # told by the caller or the page's own metadata
    stamps: list[bool] = field(default_factory=list)
    summary: str = ""  # what the page's own data give as its summary
    house: Collection[str] = ()  # names of the outlet
    messages: list[Shown] = field(default_factory=list)
    drawn: list[tuple[int, int]] = field(default_factory=list)  # first and last line of what is one section: a name and handle, a message
    labels: dict[int, int] = field(default_factory=dict)  # characters of a headline's line before it: "Subject: "

    def reporting(self, i: int) -> bool:
        """Whether line i is, or may yet be, reporting."""
        return self.roles[i] in (None, "body", "standfirst")

    @property
    def body(self) -> list[int]:
        """The lines that look like sentences of the report."""
        return [i for i, line in enumerate(self.lines) if self.reporting(i) and line.sentence]


def usual_marks(blocks: Iterable[Block], share: float) -> frozenset[str]:
    """The marks that this share of the text of some blocks carries: they tell nothing of a single one."""
    texts = [(b.marks, len(b.text)) for b in blocks]
    total = sum(n for _, n in texts)
    return frozenset(m for m in frozenset().union(*(k for k, _ in texts)) if sum(n for k, n in texts if m in k) > total * share)
