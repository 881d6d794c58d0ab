"""Which blocks of a web page are reporting: our own classifier says, and asks another extractor where it is in doubt."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tellings.read import classifier
from tellings.read.blocks import FINAL, Block
from tellings.read.features import Told, askable, judged, rows

WORD = re.compile(r"\w+")
JUDGED = 5_000_000  # characters: trafilatura takes about five seconds for a million of plain paragraphs
LONG_LINE = 25  # characters, blanks left out: shorter lines must match whole
DOUBT = 0.15  # about one page in five is in more doubt
LEAST = 140  # characters: with less reporting the page is read by the rule of thumb
WITHIN = frozenset("h1 h2 h3 h4 h5 h6 li a blockquote ad time date".split())  # what may come and go within a report
NEVER = frozenset({"nav", "footer", "form", "comments"})
STRANGE = frozenset("signup ad consent comments form hidden bio".split())
SHARE = 0.6  # of a block's 3-grams of words in the verdict


def judge(page: str | None, blocks: Sequence[Block], told: Told) -> list[Block]:
    """The blocks, those that are reporting marked. The page itself is given for the second opinion; None where it may not be asked."""
    places = askable(blocks)
    table = rows(blocks, told, places)
    chances = classifier.chances(table)
    if page is not None and doubt([blocks[i] for i in places], chances) > DOUBT:
        said = judged(agreed(extracted(page), blocks), places)
        chances = classifier.chances([a + b for a, b in zip(table, said, strict=True)], "judged")
    chosen = without_strangers({i for i, chance in zip(places, chances, strict=True) if chance > 0.5}, blocks)
    if sum(len(blocks[i].text) for i in chosen) < LEAST:
        chosen |= {i for i, flag in enumerate(thumb(blocks)) if flag}
    return [replace(block, reporting=True) if i in chosen else block for i, block in enumerate(blocks)]


def without_comments(chosen: set[int], blocks: Sequence[Block]) -> set[int]:
    """Not what stands among readers' comments, where reporting stands elsewhere."""
    others = {i for i in chosen if "comments" not in blocks[i].marks}
    return others if sum(len(blocks[i].text) for i in others) >= LEAST else chosen


def without_strangers(chosen: set[int], blocks: Sequence[Block]) -> set[int]:
    """Not readers' comments, nor what stands close within a form, advertisement or the like where little of the chosen text does."""
    chosen = without_comments(chosen, blocks)
    total = sum(len(blocks[i].text) for i in chosen)
    strange = {mark for mark in STRANGE if sum(len(blocks[i].text) for i in chosen if mark in blocks[i].near) < total * 0.3}
    return {i for i in chosen if not blocks[i].near & strange}


def doubt(blocks: Sequence[Block], chances: Sequence[float]) -> float:
    """How unsure a page is: the text expected to be wrongly taken or left, beside the text expected to be reporting."""
    wrong = sum(len(b.text) * min(c, 1 - c) for b, c in zip(blocks, chances, strict=True))
    return wrong / (sum(len(b.text) * c for b, c in zip(blocks, chances, strict=True)) + 200)


def agreed(said: str, blocks: Sequence[Block]) -> list[bool]:
    """Which blocks stand in what another extractor takes for the reporting."""
    return matched(said, blocks, ["".join(WORD.findall(b.text)) for b in blocks])


def _way(block: Block) -> frozenset[str]:
    return block.marks - WITHIN


def extracted(page: str) -> str:
    """What trafilatura takes for the reporting, as lines of text; "" where it finds nothing."""
    if len(page) > JUDGED:
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
    """Where the classifier finds next to nothing: the paragraphs of the way of standing that holds most sentences."""
    sentences = [len(b.text) > 80 and b.links < 0.3 and FINAL.search(b.text[-12:]) is not None and not b.marks & NEVER for b in blocks]
    weight: Counter[frozenset[str]] = Counter()
    for block, sentence in zip(blocks, sentences, strict=True):
        weight[_way(block)] += len(block.text) if sentence else 0
    if not weight or max(weight.values()) == 0:
        return [False] * len(blocks)
    best = max(weight, key=lambda way: (weight[way], sorted(way)))
    return [sentence and _way(block) == best for block, sentence in zip(blocks, sentences, strict=True)]
