"""Flattened live blogs: posts that follow one another without stamps, cut where a new topic begins."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model.documents import Post, make_id
from tellings.read.blocks import Page

LIVE_TITLE = re.compile(
    r"\blive ?-?(?:blog|updates?|news|coverage|report)\b|\b(?:news|updates?|latest|coverage|reaction) live\b|^\W*live\s*[:|–—-]"
    r"|\blive\s*(?:[:|–—]|-\s|$)"
    r"|\blatest\s*(?:[:|–—]|-\s|$)|^latest\s*[:|–—]|\bas it happened\b|\bminute by minute\b|\brolling coverage\b", re.I)
PROPER = re.compile(r"\b[A-ZÀ-Ž][\w’'-]+(?:\s+(?:de|van|von|al|el|bin)?\s?[A-ZÀ-Ž][\w’'-]+)+")
TOKEN = re.compile(r"[^\W\d_]{4,}|\d[\d,.]*\d")
STOP = frozenset("""that this with from have were been will would could should which their there they them then than when where what while
    after before into over under about also more most some such only said says told according including between during because since until
    other another first last year years week weeks month months today people news monday tuesday wednesday thursday friday saturday
    sunday have having being does just very much many even still both each those these your ours down near upon here again against
    among""".split())
CARRIES_ON = re.compile(
    r"""^(?:["“‘'«]|(?:He|She|It|They|We|I|This|That|These|Those|His|Her|Their|Its|But|And|However|Meanwhile|Also|Instead|While|Yet|Still|Asked|Later
    |Earlier|Both|Another|Others?|Then|So|In\ addition|Unusually|Adding|Separately|Moreover|Nevertheless|With|Among|Mr|Mrs|Ms|Sir|Dr)\b
    |The\ (?:[\w-]+\ ){1,3}(?:comes?|came|took\ place|follow(?:s|ed)|happened|occurred|marks|marked)\b)""", re.X)
RESTART = re.compile(r"\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
                     r"|\b(?:has|have) (?:said|told|been|warned|called|urged|accused|announced|confirmed)\b", re.I)
BACK = 3  # paragraphs of the running topic that a new one is compared with
CUT = 0.9  # score from which a paragraph begins a topic; set by reading cuts of live blogs, not fitted
SHORTEST = 6  # paragraphs
FEWEST = 3  # topics: fewer are an article with a tail


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A reporting paragraph: its line, its words (cut to six letters, so that inflections meet), the full names in it."""

    line: int
    text: str
    words: frozenset[str]
    names: frozenset[str]
    after_break: bool


def topic_posts(page: Page, titles: Sequence[str | None], key: str) -> tuple[Post, ...]:
    """Posts of a live blog that carries no stamps, one a topic. Only where a title says that it is one: long reports also
    change their subject and introduce people again, and an ordinary article must never be cut."""
    if not any(title and LIVE_TITLE.search(title) for title in titles):
        return ()
    paragraphs = _paragraphs(page)
    starts = cuts(paragraphs) if len(paragraphs) >= SHORTEST else []
    return tuple(_posts(page, paragraphs, starts, key)) if len(starts) >= FEWEST else ()


def _paragraphs(page: Page) -> list[Paragraph]:
    out: list[Paragraph] = []
    broken = False
    for i, line in enumerate(page.lines):
        if page.roles[i] != "body" or line.words < 4:
            broken = broken or (bool(out) and page.roles[i] in ("furniture", "headline", "credit"))
            continue
        words = frozenset(w.lower()[:6] for w in TOKEN.findall(line.text) if w.lower() not in STOP)
        out.append(Paragraph(i, line.text, words, frozenset(PROPER.findall(line.text)), broken))
        broken = False
    return out


def cuts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """The paragraphs at which topics begin."""
    spread = Counter(w for p in paragraphs for w in p.words)
    weight = {w: math.log(1 + len(paragraphs) / n) for w, n in spread.items()}
    starts = [0]
    seen: set[str] = set(paragraphs[0].names)
    for i in range(1, len(paragraphs)):
        here = paragraphs[i]
        again = any(n in seen and here.text.find(n) < 60 for n in here.names)  # one who was introduced before is introduced again
        needed = CUT if len(starts) > 1 else CUT + 0.1  # the lead sums up several topics
        if i - starts[-1] > 1 and _score(paragraphs, i, starts[-1], weight) + 0.25 * again >= needed:
            starts.append(i)
        seen |= here.names
    return starts


def _score(paragraphs: Sequence[Paragraph], i: int, start: int, weight: dict[str, float]) -> float:
    """How much paragraph i looks like the first of a topic: little in common with what stands before, a lead's wording."""
    here = paragraphs[i]
    if CARRIES_ON.match(here.text):
        return 0.0
    back = frozenset[str]().union(*(p.words for p in paragraphs[max(start, i - BACK):i]))
    total = sum(weight[w] for w in here.words) or 1.0
    score = 1 - 1.6 * sum(weight[w] for w in here.words & back) / total
    score += 0.3 * here.after_break + 0.15 * (RESTART.search(here.text) is not None) + 0.1 * bool(here.names)
    if here.text.startswith("The ") and len(here.words) < 14:
        score -= 0.25  # "The defence ministry declined to comment": a definite noun goes on
    return score


def _posts(page: Page, paragraphs: Sequence[Paragraph], starts: Sequence[int], key: str) -> list[Post]:
    out = []
    for a, b in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        first, last = paragraphs[a].line, paragraphs[b - 1].line
        if a == 0:
            first = next((i for i in range(first) if page.roles[i] in ("headline", "standfirst")), first)
        limit = paragraphs[b].line if b < len(paragraphs) else len(page.lines)
        while last + 1 < limit and page.roles[last + 1] in ("credit", "caption"):
            last += 1
        start = page.lines[first].block.start
        out.append(Post(make_id("post", key, start), start, page.lines[last].block.end))
    return out
