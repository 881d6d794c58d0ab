"""Which blocks of a labelled page are reporting, by its gold text or its wanted and unwanted segments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tellings.read.blocks import Block

WORD = re.compile(r"\w+")
OPTIONAL = re.compile(r"\[.*\]", re.S)
SURE = 60  # characters
Label = tuple[float | None, float]  # 1 reporting, 0 not, None unknown; weight


def labels(gold: dict[str, Any], blocks: Sequence[Block]) -> list[Label]:
    """A label for each block."""
    if "with" in gold:
        return _of_segments(gold, blocks)
    paragraphs = [str(p).strip() for p in gold.get("paragraphs") or []]
    optional = {_squeeze(line) for p in paragraphs if OPTIONAL.fullmatch(p) for line in p[1:-1].split("\n")}
    text = gold["body"] if "body" in gold else "\n".join(p[1:-1] if OPTIONAL.fullmatch(p) else p for p in paragraphs)
    return _of_text(text, optional, blocks)


def _squeeze(text: str) -> str:
    return "".join(WORD.findall(text))


def _of_text(text: str, optional: set[str], blocks: Sequence[Block]) -> list[Label]:
    words = WORD.findall(text)
    grams: set[tuple[str, ...]] = set(zip(words, words[1:], words[2:], strict=False))
    joined, lines = "".join(words), {_squeeze(line) for line in text.split("\n")}
    squeezed = [_squeeze(b.text) for b in blocks]
    found = [_stands(s, WORD.findall(b.text), (lines, joined, grams)) for s, b in zip(squeezed, blocks, strict=True)]
    sure = [i for i, label in enumerate(found) if label == 1 and len(squeezed[i]) > SURE]
    if sure:
        _once(found, squeezed, sure)
    for i, label in enumerate(found):
        if label == 0.5:  # a word or two that the text holds too: reporting only among reporting
            near = [found[j] for j in range(max(0, i - 2), min(len(found), i + 3)) if j != i]
            found[i] = float(near.count(1.0) >= 2)
        if found[i] == 1 and squeezed[i] in optional:
            found[i] = None
    weights = [0.4 + len(WORD.findall(b.text)) ** 0.5 / 4 for b in blocks]
    scale = min(1.0, 60 / (sum(w for w, f in zip(weights, found, strict=True) if f is not None) or 60))  # long pages do not count more
    return [(f, w * scale) for f, w in zip(found, weights, strict=True)]


def _stands(squeezed: str, words: Sequence[str], text: tuple[set[str], str, set[tuple[str, ...]]]) -> float | None:
    """Whether a block's words stand in the gold text; 0.5 where they are too few to tell, None where some do."""
    lines, joined, grams = text
    if not squeezed:
        return None
    if squeezed in lines or (len(squeezed) > 25 and squeezed in joined):
        return 1.0
    if len(words) < 5:
        return 0.5 if len(squeezed) > 3 and squeezed in joined else 0.0
    mine = list(zip(words, words[1:], words[2:], strict=False))
    share = sum(m in grams for m in mine) / len(mine)
    return 1.0 if share > 0.6 else 0.0 if share < 0.3 else None


def _once(found: list[float | None], squeezed: Sequence[str], sure: Sequence[int]) -> None:
    """Of blocks with one text only the one nearest to other reporting is reporting."""
    for text in {squeezed[i] for i, label in enumerate(found) if label == 1}:
        twins = [i for i, label in enumerate(found) if label == 1 and squeezed[i] == text]
        others = [j for j in sure if squeezed[j] != text]
        best = min(twins, key=lambda i: min((abs(i - j) for j in others), default=0))
        for i in twins:
            found[i] = float(i == best)


def _of_segments(gold: dict[str, Any], blocks: Sequence[Block]) -> list[Label]:
    texts = [" ".join(b.text.split()) for b in blocks]
    out: list[Label] = [(None, 0.0)] * len(blocks)
    hits = [[i for i, text in enumerate(texts) if segment in text] or _across(segment, texts) for segment in map(_plain, gold["with"])]
    sure = [i for places in hits if len(places) == 1 for i in places]
    for places in hits:
        if places:
            best = min(places, key=lambda i: (blocks[i].links > 0.5, min((abs(i - j) for j in sure), default=0), -len(texts[i])))
            for i in places if not any(_plain(s) in texts[best] for s in gold["with"]) else [best]:
                out[i] = (1.0, 4.0)
    for segment in map(_plain, gold["without"]):
        for i, text in enumerate(texts):
            if segment in text and out[i][0] is None:
                out[i] = (0.0, 4.0 if len(text) < len(segment) * 6 else 2.0)
    return out


def _plain(text: str) -> str:
    return " ".join(text.split())


def _across(segment: str, texts: Sequence[str]) -> list[int]:
    """The blocks over which a segment runs."""
    start = " ".join(texts).find(segment)
    if start < 0 or len(segment) <= 10:
        return []
    out, at = [], 0
    for i, text in enumerate(texts):
        if at < start + len(segment) and at + len(text) > start and len(text) > 3:
            out.append(i)
        at += len(text) + 1
    return out
