"""What the blocks of a web page look like, as numbers. Use before the classifier is asked which of them are reporting."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.read.blocks import Block
from tellings.read.layout import Layout, alike, tally

WORD = re.compile(r"\w+")
LONGEST = 3000  # characters of a block that are looked at
MOST = 200_000  # characters of the article that the page's own data give
HEADS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
TAGS = ("p", "li", "div", "td", "section", "article", "blockquote", "dd", "span", "figcaption", "label", "header")
MARKS = """nav header footer aside form figure figcaption button article main time blockquote table li a related share ad signup
    comments consent menu caption credit byline date standfirst headline tags bio hidden content meta widget press card name
    embed""".split()
PLACE = {mark: i for i, mark in enumerate(MARKS)}
AWAY = frozenset("nav footer button select option dialog".split())
LEAST = 300  # characters: a page with less to ask about is asked about all
FAR = 40  # blocks: farther away is all the same
LEVELS = (1, 2, 3, 4)
NEAR = (-2, -1, 1, 2)
WINDOW = 4
NOBODY = [-1.0] * 6
NAMES = (
    "length", "words", "links", "final", "commas", "digits", "capitals", "short words", "letters a word",
    "starts small", "ends in a colon", "opens a quote", "has a bar", "has an address", "heading",
    *(f"is {tag}" for tag in TAGS), *(f"marked {mark}" for mark in MARKS), "marks", "depth",
    "place", "text before", "after the headline", "after the first sentence", "after the last sentence",
    *(f"{what} of container {level}" for level in LEVELS for what in ("sentences", "links", "blocks")),
    "in the main container", "below the main container",
    "sentences of its kind", "links of its kind", "blocks of its kind", "length of its kind", "boxes of its kind",
    "links around its kind", "rank of its kind", "after the first of the best kind", "after the last of the best kind",
    "headings of comments above", "headings of other pieces above", "since such a heading",
    *(f"{what} at {step:+}" for step in NEAR for what in ("length", "links", "final", "heading", "same kind", "sentence")),
    "sentences before", "sentences below", "links around", "twins", "like the title", "like the summary", "in the article's data",
)
JUDGED = ("the judge's word", "the judge's word above", "the judge's word below")


@dataclass(frozen=True, slots=True)
class Told:
    """What the page's own data say of its article, to hold blocks against: title, summary, and the article's text."""

    title: str = ""
    summary: str = ""
    article: str = ""


def askable(blocks: Sequence[Block]) -> list[int]:
    """The places of the blocks the classifier is asked about: all but links, buttons, navigation and footers.

    Where these leave next to nothing, as on a page whose <nav> is never closed, it is asked about all but the links.
    """
    open_ones = [i for i, b in enumerate(blocks) if not (b.links > 0.8 and len(b.text) < 100)]
    out = [i for i in open_ones if not blocks[i].marks & AWAY and len(blocks[i].text) > 3]
    return out if sum(len(blocks[i].text) for i in out) >= LEAST else open_ones


def rows(blocks: Sequence[Block], told: Told, places: Sequence[int]) -> list[list[float]]:
    """The features of the blocks at these places, in the order of NAMES."""
    words = [WORD.findall(b.text[:LONGEST]) for b in blocks]
    squeezed = ["".join(w) for w in words]
    layout = Layout(blocks, words, told.title)
    twins = Counter(squeezed)
    wanted, summary = tally(told.title), tally(told.summary[:600])
    article = "".join(WORD.findall(told.article[:MOST])) if len(told.article) > 600 else ""
    seen = [[layout.logs[i], b.links, layout.final[i], b.tag in HEADS, b.kind, layout.good[i] > 0] for i, b in enumerate(blocks)]
    out = []
    for i in places:
        block, spoken = blocks[i], words[i]
        out.append([*_own(block, spoken, layout, i), *_marks(block, layout.usual), *_place(layout, i), *_containers(layout, i),
                    *_kind(layout, i), *_neighbours(seen, i), *_around(layout, i), twins[squeezed[i]] - 1.0,
                    alike(spoken, wanted) if wanted and len(spoken) < 45 else 0.0,
                    alike(spoken, summary) if summary and len(spoken) < 100 else 0.0,
                    -1.0 if not article else 0.5 if len(squeezed[i]) < 15 else float(squeezed[i] in article)])
    return out


def judged(flags: Sequence[bool], places: Sequence[int]) -> list[list[float]]:
    """The further features, in the order of JUDGED, where another extractor was asked too: its word here and around."""
    return [[float(flags[i]), float(sum(flags[max(0, i - WINDOW):i])), float(sum(flags[i + 1:i + WINDOW + 1]))] for i in places]


def _own(block: Block, words: Sequence[str], layout: Layout, i: int) -> list[float]:
    text, count = block.text, len(words) or 1
    head = text[:300]
    return [layout.logs[i], len(words), block.links, layout.final[i], text.count(",") / count, sum(map(str.isdigit, head)) / len(head),
            sum([w[0].isupper() for w in words]) / count, sum([len(w) < 4 and w.islower() for w in words]) / count,
            sum(map(len, words)) / count, text[0].islower(), text[-1] == ":", text[0] in "“\"‘«„'",
            "|" in text or "»" in text or "›" in text, "@" in text or "http" in text, HEADS.get(block.tag, 0), *_tag(block.tag)]


@lru_cache(maxsize=200)
def _tag(tag: str) -> tuple[float, ...]:
    return tuple(float(tag == known) for known in TAGS)


def _marks(block: Block, usual: frozenset[str]) -> list[float]:
    """For each mark: 1 where it says something of this block among others, 1 more where an element close to the block says it."""
    own = block.marks - usual
    row = [0.0] * len(MARKS)
    for marks in (own, block.near):
        for mark in marks:
            if mark in PLACE:
                row[PLACE[mark]] += 1
    return [*row, len(own), len(block.boxes)]


def _place(layout: Layout, i: int) -> list[float]:
    return [i / len(layout.blocks), layout.before[i] / layout.length, _within(i - layout.head) if layout.head >= 0 else -FAR - 1,
            _within(i - layout.first), _within(i - layout.last)]


def _within(distance: int) -> int:
    return max(-FAR, min(FAR, distance))


def _containers(layout: Layout, i: int) -> list[float]:
    way = layout.ways[i]
    row: list[float] = []
    for level in LEVELS:
        box = layout.containers[way[-level] if level <= len(way) else way[0]]
        row += (box.good / layout.total, box.links, box.count)
    inside = layout.main in way
    return [*row, inside, len(way) - way.index(layout.main) if inside else -1]


def _kind(layout: Layout, i: int) -> list[float]:
    kind = layout.kinds[layout.blocks[i].kind]
    comments, others = bisect_left(layout.comments, i), bisect_left(layout.others, i)
    since = max(layout.comments[comments - 1] if comments else -FAR, layout.others[others - 1] if others else -FAR)
    return [kind.good / layout.total, kind.links, kind.count, kind.text / kind.count, len(kind.boxes) / kind.count,
            kind.around / kind.count, kind.good / (layout.most or 1), _within(i - layout.begin), _within(i - layout.end),
            min(3, comments), min(8, others), min(FAR, i - since)]


def _neighbours(seen: Sequence[list[float]], i: int) -> list[float]:
    row: list[float] = []
    here = seen[i][4]
    for step in NEAR:
        j = i + step
        if 0 <= j < len(seen):
            length, links, final, heading, kind, sentence = seen[j]
            row += (length, links, final, heading, kind == here, sentence)
        else:
            row += NOBODY
    return row


def _around(layout: Layout, i: int) -> list[float]:
    """Sentences shortly before and below, and the share of links around."""
    first, last = max(0, i - WINDOW), min(len(layout.blocks), i + WINDOW + 1)
    good, text, linked = layout.sums
    return [(good[i] - good[first]) / layout.total, (good[last] - good[i + 1]) / layout.total,
            (linked[last] - linked[first]) / (text[last] - text[first])]


