"""Roles of the blocks of a web page: by their place in it, the judge's verdict, and the cues of their words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence

from tellings.read.blocks import Block, Page, line_of, usual_marks
from tellings.read.boxes import by_box, by_button, by_dialog, by_end_mark
from tellings.read.cues import cue_of
from tellings.read.shown import by_drawn_message, by_message
from tellings.read.stamps import dates_in, is_stamp
from tellings.read.titles import same_title

HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS, CELL = 4, 60  # cells of a table of figures, and characters of one
USUAL = 0.3  # share of the reporting
AGAIN = 8  # words of a line that is reporting but once
NEXT = 3  # paragraphs of the first article before another may begin
AWAY = frozenset("nav footer related share menu consent signup comments hidden form button select option dialog".split())


def classify_web(blocks: Sequence[Block], title: str | None = None, summary: str = "", house: Collection[str] = ()) -> Page:
    """A role for every block of a web page."""
    lines = [line_of(b) for b in blocks]
    page = Page(lines, [None] * len(lines), title, [is_stamp(line.text) for line in lines], summary, house)
    for rule in RULES:
        rule(page)
    return page


def by_headline(page: Page) -> None:
    """The first heading that is the page's title, else its first h1."""
    def place(tags: frozenset[str], same: bool) -> int | None:
        return next((i for i, line in enumerate(page.lines) if line.block.tag in tags and line.words <= 45
                     and "hidden" not in line.block.marks and (not same or same_title(line.text, page.title))), None)
    found = place(frozenset({"h1"}), True)
    found = place(HEADS, True) if found is None else found
    found = place(frozenset({"h1"}), False) if found is None else found
    if found is not None:
        page.roles[found] = "headline"


def usual_marks_of(page: Page) -> frozenset[str]:
    """What the elements around much of the reporting say."""
    return usual_marks((line.block for line in page.lines if line.block.reporting), USUAL)


def by_place(page: Page) -> None:
    """Captions, credits and bylines by their elements."""
    usual = usual_marks_of(page)
    for i, line in enumerate(page.lines):
        marks = line.block.marks - usual
        if page.roles[i] is not None:
            continue
        if "hidden" in marks and not line.block.reporting:
            page.roles[i] = "furniture"
        elif "figcaption" in marks or ("figure" in marks and "caption" in marks):
            page.roles[i] = "credit" if "credit" in marks and line.words < 12 else "caption"
        elif not line.block.reporting and "byline" in marks and line.words <= 12 and not marks & AWAY and line.words > 0:
            page.roles[i] = "credit"


def by_cue(page: Page) -> None:
    """Among the reporting, lines that give themselves away by their words."""
    for i, line in enumerate(page.lines):
        if page.roles[i] is None and page.stamps[i]:
            page.roles[i] = "furniture"
        elif page.roles[i] is None and (line.block.reporting or "standfirst" in line.block.marks) and (cue := cue_of(line)):
            page.roles[i] = cue.role if line.block.tag not in HEADS or cue.role == "furniture" else None


def by_repetition(page: Page) -> None:
    """A short line without an end that stands twice in the reporting is a label; a long one, unless it asks, is told once."""
    count = Counter(line.text for i, line in enumerate(page.lines) if page.roles[i] is None and line.block.reporting)
    seen: set[str] = set()
    for i, line in enumerate(page.lines):
        if page.roles[i] is None and count[line.text] > 1 and line.block.reporting:
            if (not line.sentence and line.label) or line.text in seen:
                page.roles[i] = "furniture"
            elif line.words > AGAIN and "?" not in line.text:
                seen.add(line.text)


def by_standfirst(page: Page) -> None:
    """A standfirst, above the first paragraph: by its class, since the page's own data give it as the summary, or right below the
    headline in one element with it."""
    usual = usual_marks_of(page)
    first = next((i for i, line in enumerate(page.lines) if page.roles[i] is None and line.block.reporting and line.words > 12), -1)
    for i, line in enumerate(page.lines[:first + 1]):
        marks = line.block.marks - usual
        named = "standfirst" in marks or (not line.block.reporting and line.words >= 8 and same_title(line.text, page.summary, 0.7))
        named = named or _below_headline(page, i)
        if page.roles[i] is None and named and not marks & AWAY and 6 <= line.words <= 80 and line.block.links < 0.5:
            page.roles[i] = "standfirst"


def _below_headline(page: Page, i: int) -> bool:
    """Whether line i is a sentence in one element with the headline above it, and no report goes on from it."""
    block, head = page.lines[i].block, page.lines[i - 1].block
    beside = i > 0 and page.roles[i - 1] == "headline" and head.tag == "h1" and block.boxes[:-1] == head.boxes[:-1]
    below = i + 1 < len(page.lines) and not page.lines[i + 1].block.reporting
    said = page.lines[i].sentence and not (page.lines[i].digits and dates_in(block.text))
    return beside and below and said and block.tag in ("p", "h2") and not block.reporting


def by_title_again(page: Page) -> None:
    """The title repeated among the first blocks of the reporting."""
    for i, line in enumerate(page.lines):
        if page.roles[i] is None and line.block.reporting and line.words <= 30 and same_title(line.text, page.title, 0.9):
            page.roles[i] = "headline" if not any(r == "headline" for r in page.roles) else "furniture"


def by_next_article(page: Page) -> None:
    """A second article below the first, as pages have that never end: another headline in a box of its own, with paragraphs in it."""
    head = next((i for i, role in enumerate(page.roles) if role == "headline" and page.lines[i].block.tag == "h1"), None)
    if head is None:
        return
    for i in range(len(page.lines) - 1, head, -1):
        block = page.lines[i].block
        if block.tag != "h1" or "article" not in block.marks or block.marks & AWAY or same_title(block.text, page.title):
            continue
        above, below = ([k for k in some if page.lines[k].block.reporting and page.lines[k].sentence]
                        for some in (range(head + 1, i), range(i + 1, len(page.lines))))
        homes = {page.lines[k].block.boxes[:-1] for k in above}
        ways = [page.lines[k].block.boxes for k in (i, *below)]
        if len(above) >= NEXT and below and not any(way[:len(home)] == home for home in homes for way in ways):
            page.roles[i:] = ["furniture"] * (len(page.roles) - i)


def by_verdict(page: Page) -> None:
    """What is left: the judge's word."""
    for i, line in enumerate(page.lines):
        if page.roles[i] is None:
            page.roles[i] = "body" if line.block.reporting else "furniture"


def by_table(page: Page) -> None:
    """The cells of a table of figures are all reporting where those of most rows are: a row without its numbers says something else."""
    tables: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for i, line in enumerate(page.lines):
        if row := _row(line.block):
            tables[row[:-1]].append(i)
    for cells in tables.values():
        texts = [page.lines[i].text for i in cells]
        told = all(page.roles[i] in ("body", "furniture") for i in cells)
        if len(cells) < CELLS or not told or any(len(text) > CELL or "@" in text for text in texts):
            continue
        rows = {_row(page.lines[i].block): False for i in cells}
        rows.update({_row(page.lines[i].block): True for i in cells if page.roles[i] == "body"})
        if 2 * sum(rows.values()) >= len(rows):
            for i in cells:
                page.roles[i] = "body"


def _row(block: Block) -> tuple[int, ...]:
    """The elements around a cell down to its row; none where a block is no cell, nor a paragraph that may be one's."""
    if block.tag in ("td", "th"):
        return block.boxes[:-1]
    return block.boxes[:-2] if block.tag == "p" and "table" in block.marks else ()


def by_labels(page: Page) -> None:
    """Labels and values above the first paragraph ("Source", "Posted") tell of the page."""
    first = next((i for i, role in enumerate(page.roles) if role == "body" and page.lines[i].sentence), 0)
    for i in range(first):
        if page.roles[i] == "body" and page.lines[i].block.tag in ("dt", "dd") and not page.lines[i].final:
            page.roles[i] = "furniture"


RULES: tuple[Callable[[Page], None], ...] = (
    by_headline, by_next_article, by_message, by_drawn_message, by_place, by_cue, by_repetition, by_standfirst, by_title_again,
    by_verdict, by_table, by_labels, by_box, by_button, by_dialog, by_end_mark,
)
