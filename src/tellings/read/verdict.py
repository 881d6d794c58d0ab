"""Which blocks of a web page are reporting: trafilatura is the judge, its verdict is found again in our blocks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tellings.read.blocks import FINAL, Block
from tellings.read.stamps import is_stamp

WORD = re.compile(r"\w+")
JUDGED = 5_000_000  # characters: the judge takes about five seconds for a million of plain paragraphs
LONG_LINE = 25  # characters, blanks left out: shorter lines must match whole
HEADS = frozenset({"h2", "h3", "h4"})
WITHIN = frozenset("h1 h2 h3 h4 h5 h6 li a blockquote ad time date".split())  # what may come and go within a report
AWAY = frozenset("nav footer related share menu consent signup comments form button select bio aside hidden".split())
NEVER = frozenset({"nav", "footer", "form", "comments"})
SHARE = 0.6  # of a block's 3-grams of words in the verdict


def judge(page: str | None, blocks: Sequence[Block], article_body: str = "") -> list[Block]:
    """The blocks with `reporting` told; our own rule of thumb where the judge finds nothing or is not given the page.

    `article_body` is the text that the page's own data give as its article: where it is in the page it is taken too.
    """
    squeezed = ["".join(WORD.findall(b.text)) for b in blocks]
    flags = matched(extracted(page), blocks, squeezed)
    if not _reads_like_a_report(flags, blocks):
        own = thumb(blocks)
        flags = own if any(own) else [f and b.links < 0.5 for f, b in zip(flags, blocks, strict=True)]
    if len(article_body) > 600:
        flags = [f or g for f, g in zip(flags, matched(article_body, blocks, squeezed), strict=True)]
    flags = with_more_alike(flags, blocks, squeezed)
    flags = without_strangers(with_gaps_filled(flags, blocks, squeezed), blocks)
    return [replace(b, reporting=f) for b, f in zip(blocks, flags, strict=True)]


def _reads_like_a_report(flags: Sequence[bool], blocks: Sequence[Block]) -> bool:
    """Whether most of what the judge chose is sentences; a menu is not."""
    chosen = [b for b, f in zip(blocks, flags, strict=True) if f]
    total = sum(len(b.text) for b in chosen)
    return total > 140 and sum(len(b.text) for b in chosen if len(b.text) > 60 and b.links < 0.5) > total * 0.5


def with_more_alike(flags: list[bool], blocks: Sequence[Block], squeezed: Sequence[str]) -> list[bool]:
    """Sentences below that stand exactly as nearly all chosen ones do: the judge stopped at a break in the page."""
    chosen = [i for i, flag in enumerate(flags) if flag]
    if len(chosen) < 3:
        return flags
    (way, tag), count = Counter((_way(blocks[i]), blocks[i].tag) for i in chosen).most_common(1)[0]
    if count < len(chosen) * 0.5 or not way & {"article", "main"}:
        return flags
    told = {squeezed[i] for i in chosen}
    more = [i for i, b in enumerate(blocks) if i > chosen[0] and not flags[i] and b.tag == tag and b.links < 0.3 and len(b.text) > 60
            and _way(b) == way and squeezed[i] not in told and FINAL.search(b.text[-12:])]
    single = _alone([blocks[i] for i in chosen])
    stamps = sum(1 for b in blocks[chosen[0]:] if len(b.text) < 40 and not b.marks & {"aside", "li", "related"} and is_stamp(b.text))
    live = stamps >= max(5, len(more) * 0.2)
    if not live and _alone([blocks[i] for i in more]) > max(0.8, single):  # each in a box of its own: teasers of other pieces
        return flags
    out = list(flags)
    for i in more:
        out[i] = True
    return out


def _alone(blocks: Sequence[Block]) -> float:
    """The share of blocks that are alone in their containing element."""
    boxes = Counter(b.box for b in blocks)
    return sum(1 for n in boxes.values() if n == 1) / len(blocks) if blocks else 0.0


def with_gaps_filled(flags: list[bool], blocks: Sequence[Block], squeezed: Sequence[str]) -> list[bool]:
    """Blocks between reporting ones (or beside them in one container) that stand there in the same way are reporting too."""
    chosen = [i for i, flag in enumerate(flags) if flag]
    if len(chosen) < 3:
        return flags
    ways = Counter(_way(blocks[i]) for i in chosen)
    boxes = Counter({box: sum(1 for i in chosen if blocks[i].box == box) for box in {blocks[i].box for i in chosen}})
    told = {squeezed[i] for i in chosen}
    out = list(flags)
    for i, block in enumerate(blocks):
        if out[i] or block.links >= 0.5 or squeezed[i] in told or not squeezed[i]:
            continue
        between = chosen[0] < i < chosen[-1] and ways[_way(block)] >= max(2, len(chosen) * 0.15)
        beside = boxes[block.box] >= max(2, len(chosen) * 0.3) and len(block.text) > 50 and _way(block) in ways
        out[i] = (between and (len(block.text) > 30 or block.tag in HEADS)) or beside
    return out


def _way(block: Block) -> frozenset[str]:
    return block.marks - WITHIN


def without_strangers(flags: list[bool], blocks: Sequence[Block]) -> list[bool]:
    """Not the blocks that stand in a promotion, form or list of links in which most of the reporting does not stand."""
    total = sum(len(b.text) for b, f in zip(blocks, flags, strict=True) if f) or 1
    usual = {mark for mark in AWAY if sum(len(b.text) for b, f in zip(blocks, flags, strict=True) if f and mark in b.marks) > total * 0.3}
    strange = AWAY - usual
    return [f and not b.marks & strange and not _only_link(b) for b, f in zip(blocks, flags, strict=True)]


def _only_link(block: Block) -> bool:
    return block.links > 0.75 and not block.text.rstrip().endswith((".", "”", '."')) and len(block.text) < 200


def extracted(page: str | None) -> str:
    """What the judge takes for the reporting, as lines of text; "" where it finds nothing."""
    if page is None or len(page) > JUDGED:
        return ""
    import trafilatura

    return trafilatura.extract(page, fast=True, include_comments=False, include_tables=True, deduplicate=False) or ""


def matched(said: str, blocks: Sequence[Block], squeezed: Sequence[str]) -> list[bool]:
    """Which blocks stand in the verdict. A text that stands twice on the page is taken where its neighbours are taken."""
    lines = [s for s in ("".join(WORD.findall(line)) for line in said.split("\n")) if s]
    whole = set(lines)
    joined = "".join(lines)
    grams = _grams(WORD.findall(said))
    flags = [bool(s) and (s in whole or (len(s) > LONG_LINE and (s in joined or _covered(b, grams))))
             for s, b in zip(squeezed, blocks, strict=True)]
    return _once(flags, squeezed, blocks)


def _grams(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))


def _covered(block: Block, grams: set[tuple[str, ...]]) -> bool:
    mine = _grams(WORD.findall(block.text))
    return len(mine) >= 4 and len(mine & grams) >= len(mine) * SHARE


def _once(flags: list[bool], squeezed: Sequence[str], blocks: Sequence[Block]) -> list[bool]:
    """Of blocks with one text, only the one nearest to the longest stretch of reporting stays."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, flag in enumerate(flags):
        if flag:
            places[squeezed[i]].append(i)
    sure = [i for i, flag in enumerate(flags) if flag and len(places[squeezed[i]]) == 1 and len(squeezed[i]) > LONG_LINE]
    if not sure:
        return flags
    out = list(flags)
    for twins in places.values():
        if len(twins) > 1:
            best = min(twins, key=lambda i: (_away(i, sure), blocks[i].links, i))
            for i in twins:
                out[i] = i == best
    return out


def _away(i: int, sure: Sequence[int]) -> int:
    k = bisect_left(sure, i)
    return min(abs(i - sure[j]) for j in (k - 1, k) if 0 <= j < len(sure))


def thumb(blocks: Sequence[Block]) -> list[bool]:
    """Without a judge: the paragraphs of the way of standing that holds most sentences."""
    sentences = [len(b.text) > 80 and b.links < 0.3 and FINAL.search(b.text[-12:]) is not None and not b.marks & NEVER for b in blocks]
    weight: Counter[frozenset[str]] = Counter()
    for block, sentence in zip(blocks, sentences, strict=True):
        weight[_way(block)] += len(block.text) if sentence else 0
    if not weight or max(weight.values()) == 0:
        return [False] * len(blocks)
    best = max(weight, key=lambda way: (weight[way], sorted(way)))
    return [sentence and _way(block) == best for block, sentence in zip(blocks, sentences, strict=True)]
