"""Use for PDF files with a text layer: lines put together into paragraphs, running heads set apart, pages parted by form feeds.

The text is composed here, since a PDF holds no text but glyphs at places: lines of a paragraph are joined with a blank, a word
broken at a line's end is put together (unless it stands with its hyphen elsewhere in the file), ligatures are letters. Each page
begins behind a form feed, as in the output of other tools. Lines come in the order in which the file writes them.

pypdf rather than pdfminer.six: pure Python without dependencies, BSD, often released, and with limits against hostile files.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from tellings.read.blocks import BULLET, Block

if TYPE_CHECKING:
    from pypdf import PdfReader

INSTALL = 'PDF files are read with pypdf; install it: pip install "tellings[pdf]"'
MOST_PAGES = 1_000  # a report has seldom fifty
EDGE = 3  # lines at the top and at the bottom of a page among which running heads are looked for
SAME_HEIGHT = 6.0  # points
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": "-", "\u00a0": " "})
BROKEN_WORD = re.compile(r"[^\W\d_]-$")
PAGE_NUMBER = re.compile(r"^\W*(?:page|seite|p\.)?\s*\d{1,4}\s*(?:(?:of|/|von)\s*\d{1,4})?\W*$", re.IGNORECASE)
FINAL = re.compile(r"[.!?…:][\"'”’»)\]]*$")
DIGITS = re.compile(r"\d+")


class PdfError(ValueError):
    """A PDF file that gives no text; `reason` is a short code, the message says what to do."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Pdf:
    """The text of a PDF file, its paragraphs, its running heads and feet, and what the file says of itself."""

    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    running: tuple[Block, ...] = field(repr=False)
    title: str | None = None
    created: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: its words, the place where it starts (in points, from the lower left), its size, and its page."""

    text: str
    x: float
    y: float
    size: float
    page: int


def read_pdf(body: bytes) -> Pdf:
    """The text of a PDF file. Raises PdfError for one that is broken, encrypted or without text."""
    reader = _opened(body)
    pages = _rows(reader)
    if not any(pages):
        raise PdfError("no text", "its pages are pictures; give them a text layer first, for instance with: ocrmypdf IN.pdf OUT.pdf")
    running = _running(pages)
    rows = [row for page in pages for row in page if row not in running]
    heads = list(dict.fromkeys(row.text for page in pages for row in page if row in running))
    paragraphs = _paragraphs(rows)
    text, blocks, feet = _composed(paragraphs, heads)
    bare = sum(1 for page in pages if not page)
    notes = (f"{bare} of {len(pages)} pages hold no text: they may be pictures",) if bare else ()
    return Pdf(text, blocks, feet, _heading(paragraphs), _created(reader), notes)


def _opened(body: bytes) -> PdfReader:
    from io import BytesIO

    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, PyPdfError
    except ImportError as error:
        raise PdfError("extra needed", INSTALL) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends in silence is no news to those who read reports
    try:
        reader = PdfReader(BytesIO(body))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except DependencyError:
        locked, count = True, 0
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise PdfError("unreadable", f"the PDF file is broken ({type(error).__name__}: {error}); fetch it again") from error
    if locked:
        raise PdfError("encrypted", "the PDF file is locked with a password; save it without one and give that copy")
    if count > MOST_PAGES:
        raise PdfError("too large", f"it has {count:,} pages, the limit is {MOST_PAGES:,}; split it")
    return reader


def _rows(reader: PdfReader) -> list[list[Row]]:
    """The lines of each page."""
    from pypdf.errors import PyPdfError

    pages = []
    for number, page in enumerate(reader.pages, 1):
        pieces = _Pieces(number)
        try:
            page.extract_text(visitor_text=pieces.add)
        except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
            raise PdfError("unreadable", f"page {number} is broken ({type(error).__name__}: {error}); fetch the file again") from error
        pages.append(pieces.done())
    return pages


class _Pieces:
    """Puts the pieces of text that a page draws together into lines."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.rows: list[Row] = []
        self.text = ""
        self.place: tuple[float, float, float] | None = None

    def add(self, text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float) -> None:
        """Called for each piece: its words, the matrices that place it, its font and size."""
        across, up = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
        if abs(up) > abs(across) and text.strip():
            return  # printed sideways: a stamp at the margin
        for line in text.splitlines(keepends=True):
            if line.strip() and self.place is None:
                x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                self.place = (x, y, abs(size * (tm[3] * cm[3] + tm[2] * cm[1])) or abs(size))
            self.text += line.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")
            if line != line.rstrip("\r\n"):
                self.end()

    def end(self) -> None:
        words = " ".join(self.text.translate(LIGATURES).replace("\x00", "").split())
        if words and self.place:
            self.rows.append(Row(words, *self.place, self.page))
        self.text, self.place = "", None

    def done(self) -> list[Row]:
        self.end()
        return self.rows


def _mask(text: str) -> str:
    """A line with its numbers left out: "Page 3 of 9" is the same on each page."""
    return DIGITS.sub("#", text)


def _running(pages: Sequence[Sequence[Row]]) -> set[Row]:
    """The lines at the edges of pages that are page numbers, or that stand at that height on half of the pages and on two at least."""
    edges = [_edge(page) for page in pages if page]
    heights: dict[str, list[tuple[int, float]]] = {}
    for row in chain.from_iterable(edges):
        heights.setdefault(_mask(row.text), []).append((row.page, row.y))
    least = max(2, (len(edges) + 1) // 2)
    found = {row for edge in edges for row in (edge[0], edge[-1]) if PAGE_NUMBER.match(row.text)}
    return found | {row for row in chain.from_iterable(edges)
                    if len({page for page, y in heights[_mask(row.text)] if abs(y - row.y) <= SAME_HEIGHT}) >= least}


def _edge(page: Sequence[Row]) -> list[Row]:
    """The highest and lowest lines of a page."""
    by_height = sorted(page, key=lambda r: -r.y)
    return by_height if len(by_height) <= 2 * EDGE else [*by_height[:EDGE], *by_height[-EDGE:]]


def _paragraphs(rows: Sequence[Row]) -> list[list[Row]]:
    """Lines that belong together, by the space between them, their size, indents, and where sentences end."""
    steps = [(a.y - b.y) / a.size for a, b in pairwise(rows) if a.page == b.page and a.size]
    usual = [step for step in steps if 0.5 < step < 2]
    leading = median(usual) if usual else 1.2
    wide = sorted(len(row.text) for row in rows)[int(len(rows) * 0.8)] if rows else 0
    out: list[list[Row]] = []
    for row in rows:
        if out and _goes_on(out[-1], row, leading, wide):
            out[-1].append(row)
        else:
            out.append([row])
    return out


def _goes_on(paragraph: Sequence[Row], row: Row, leading: float, wide: int) -> bool:
    """Whether a line goes on with a paragraph."""
    last = paragraph[-1]
    if abs(last.size - row.size) > 0.08 * max(last.size, row.size):
        return False
    down = (last.y - row.y) / last.size if last.size else 0.0
    if last.page != row.page or down < 0 or down > 4 * leading:  # another column or page: only in the middle of a sentence
        return not FINAL.search(last.text) and (row.text[:1].islower() or len(last.text) > wide * 0.6)
    if down > leading * 1.3:
        return False
    indented = row.x - last.x > 0.8 * row.size and not BULLET.match(last.text)
    ended = FINAL.search(last.text) is not None and len(last.text) < wide * 0.7
    return not (indented or ended) or down < 0.3


def _composed(paragraphs: Sequence[Sequence[Row]], heads: Sequence[str]) -> tuple[str, tuple[Block, ...], tuple[Block, ...]]:
    """The text, the blocks of its paragraphs, and those of the running heads, which stand at its end once each."""
    kept = Counter(word for p in paragraphs for row in p for word in row.text.split() if "-" in word.strip("-"))
    out: list[str] = []
    length, page = 0, 1
    blocks: list[Block] = []
    for paragraph in paragraphs:
        gap = ("\n\n" if out else "") + "\f" * (paragraph[0].page - page)
        text, page = _joined(paragraph, kept), paragraph[-1].page
        start = length + len(gap)
        blocks.append(Block(start, start + len(text), text, gap=True))
        out += [gap, text]
        length = start + len(text)
    for head in heads:
        blocks.append(Block(length + 1, length + 1 + len(head), head, gap=True))
        out += ["\n", head]
        length += 1 + len(head)
    first = len(blocks) - len(heads)
    return "".join(out), tuple(blocks[:first]), tuple(blocks[first:])


def _joined(rows: Sequence[Row], kept: Counter[str]) -> str:
    """The lines of a paragraph as one; a form feed stands for the blank at which a new page begins."""
    text, page = rows[0].text, rows[0].page
    turned = 0  # pages that have begun since the last blank
    for row in rows[1:]:
        turned += row.page - page
        page = row.page
        if BROKEN_WORD.search(text) and row.text[:1].islower():
            first, blank, rest = row.text.partition(" ")
            whole = text.split()[-1] + first
            text = (text if whole.strip(".,;:!?\"'”’") in kept or whole in kept else text[:-1]) + first
            text, turned = (text + ("\f" * turned or blank) + rest, 0) if rest else (text, turned)
        else:
            text, turned = text + ("\f" * turned or " ") + row.text, 0
    return text


def _heading(paragraphs: Iterable[Sequence[Row]]) -> str | None:
    """The headline: what the first page prints largest, where that is larger than the text."""
    paragraphs = list(paragraphs)
    sizes = sorted((row.size, len(row.text)) for p in paragraphs for row in p)
    half, seen, usual = sum(n for _, n in sizes) / 2, 0, 0.0
    for size, n in sizes:
        seen, usual = seen + n, size
        if seen >= half:
            break
    first = [p for p in paragraphs if p[0].page == paragraphs[0][0].page]
    largest = max(first, key=lambda p: p[0].size, default=None)
    if largest is None or largest[0].size < usual * 1.15 or sum(len(r.text) for r in largest) > 300:
        return None
    return _joined(largest, Counter())


def _created(reader: PdfReader) -> str | None:
    """When the file says that it was made, as ISO 8601."""
    try:
        made = reader.metadata.creation_date if reader.metadata else None
    except (ValueError, TypeError, AttributeError):
        return None
    return made.isoformat() if made else None
