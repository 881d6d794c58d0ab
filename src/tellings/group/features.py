"""Use to learn what a report (or a live-blog post) speaks of, without a parse: its words, names, phrases, figures and days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tellings.group.background import COMMON, STOP
from tellings.model.documents import Document, Post

TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
BREAK = re.compile(r"[.!?:;\"“”‘«»\n—–|•()\[\]]")  # a capital after one of these is no sign of a name
LEAD = 80  # words in which a report says what it is about
MONTHS = {m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
WEEKDAYS = {d: i for i, d in enumerate("mon tue wed thu fri sat sun".split())}
_MONTH = r"(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ember|ober)?\.?"
DAY_OF_MONTH = re.compile(rf"\b{_MONTH} (\d{{1,2}})(?!\d)|\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\b")
NEAR_DAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur|urs)?(?:day)?\b|\b([Yy]esterday|[Tt]oday|[Tt]onight)\b")
FAMILIES = ("words", "names", "phrases", "lead", "figures", "days")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a report speaks of: for each family of features how often it prints each (telling words: once). `length`: its words;
    `day`: its day of publication as an ordinal, where known; `headline`: the words of its title."""

    words: Counter[str]
    names: Counter[str]
    phrases: Counter[str]
    lead: Counter[str]
    figures: Counter[str]
    days: Counter[str]
    length: int = 0
    day: int | None = None
    headline: frozenset[str] = frozenset()

    def family(self, name: str) -> Counter[str]:
        counter: Counter[str] = getattr(self, name)
        return counter


class Token(NamedTuple):
    """A word as compared, where it stands, whether it starts a sentence, and whether it is printed with a capital."""

    word: str
    printed: str
    start: int
    first: bool
    capital: bool


def traits_of(document: Document, *posts: Post) -> Traits:
    """The traits of a document's reporting, or of these posts' alone."""
    text = _told(document, posts, credited(document))
    tokens = tokenise(text)
    named = names_in(tokens, headline_lines(text, tokens), text)
    kept = [t for t in tokens if t.word not in STOP and (len(t.word) > 1 or not t.word.isascii())]
    words = [t for t in kept if not t.printed[0].isdigit() or len(t.word) > 2]
    day = published(document, *posts)
    title = () if posts else tokenise(document.title or "")
    return Traits(Counter({t.word for t in words} - COMMON), Counter(t.word for t in words if t.capital and t.word in named),
                  phrases(tokens), Counter(t.word for t in words[:LEAD]), figures(tokens), days(text, day), len(words), day,
                  frozenset(t.word for t in title) - STOP)


def reporting(document: Document, *posts: Post) -> str:
    """The title and the mined sections, or those of these posts, as one text, a line each."""
    return _told(document, posts, {})


def credited(document: Document) -> dict[int, int]:
    """Where captions end, and where the names of their photographers do: reports of one happening print the same pictures of it."""
    return {caption.end: credit.end for caption, credit in pairwise(document.sections)
            if (caption.role, credit.role, caption.end) == ("caption", "credit", credit.start)}


def _told(document: Document, posts: Sequence[Post], ends: Mapping[int, int]) -> str:
    """What is mined, a line a section; sections that end where `ends` says reach on to there."""
    lines = [document.text[s.start:ends.get(s.end, s.end)] for s in document.mined
             if not posts or any(p.start <= s.start < p.end for p in posts)]
    title = document.title or ""
    if not posts and title and not any(title in line for line in lines[:3]):
        lines.insert(0, title)
    return "\n".join(lines)


def tokenise(text: str) -> list[Token]:
    """Words and numbers in order."""
    out: list[Token] = []
    before = 0
    for match in TOKEN.finditer(text):
        start, end = match.span()
        printed = text[start:end]
        first = not out or (text[before:start] != " " and BREAK.search(text, before, start) is not None)
        out.append(Token(stem(printed.lower()), printed, start, first, printed[0].isupper()))
        before = end
    return out


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without possessive and plural, so that "missile's" meets "missiles"."""
    if word[-2:] in {"'s", "’s"}:
        word = word[:-2]
    word = word.replace("’", "'").replace(",", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "sui" else word


def headline_lines(text: str, tokens: Sequence[Token]) -> set[int]:
    """The starts of lines printed Mostly In Capitals, where a capital is no sign of a name."""
    lines: dict[int, list[bool]] = {}
    start = end = -1
    for token in tokens:
        if token.start > end:
            start, end = token.start, text.find("\n", token.start) % (len(text) + 1)
        if token.word not in STOP:
            lines.setdefault(start, []).append(token.capital)
    return {start for start, capitals in lines.items() if len(capitals) > 3 and sum(capitals) > 0.6 * len(capitals)}


def names_in(tokens: Sequence[Token], headlines: set[int], text: str) -> set[str]:
    """Words printed with a capital inside a sentence somewhere in the text."""
    named: set[str] = set()
    end, skip = -1, False
    for token in tokens:
        if token.start > end:
            end, skip = text.find("\n", token.start) % (len(text) + 1), token.start in headlines
        if token.capital and not token.first and not skip and len(token.word) > 1:
            named.add(token.word)
    return named - STOP


def phrases(tokens: Sequence[Token]) -> Counter[str]:
    """Pairs of neighbouring telling words ("banquet hall", "Peter Andrade")."""
    return Counter(f"{a.word} {b.word}" for a, b in pairwise(tokens)
                   if not b.first and a.word not in STOP and b.word not in STOP)


def figures(tokens: Sequence[Token]) -> Counter[str]:
    """Numbers with the word after them ("550 drone")."""
    return Counter(f"{a.word} {b.word}" for a, b in pairwise(tokens)
                   if a.printed[0].isdigit() and not b.first and b.word not in STOP and not b.printed[0].isdigit())


def days(text: str, published: int | None) -> Counter[str]:
    """The days named, as "month-day"; weekdays and "yesterday" only where the day of publication is known."""
    out: Counter[str] = Counter()
    for month, day, day_before, month_after in DAY_OF_MONTH.findall(text):
        out[f"{MONTHS[(month or month_after)[:3].lower()]}-{int(day or day_before)}"] += 1
    if published is not None:
        for weekday, near in NEAR_DAY.findall(text):
            named = date.fromordinal(published) - timedelta(_back(weekday.lower(), near.lower(), published))
            out[f"{named.month}-{named.day}"] += 1
    return out


def _back(weekday: str, near: str, published: int) -> int:
    if near:
        return int(near == "yesterday")
    return (date.fromordinal(published).weekday() - WEEKDAYS[weekday]) % 7


URL_DAY = re.compile(r"/((?:19|20)\d\d)(?:([/-])(\d{1,2}|[a-z]{3})\2(\d{1,2})|(\d\d)(\d\d))(?!\d)", re.IGNORECASE)


def published(document: Document, *posts: Post) -> int | None:
    """The day posts or a document were published, as an ordinal: their own, else one in the address; None where unknown."""
    for when in (*(p.when for p in posts), document.published):
        if when is not None and when.earliest:
            return date.fromisoformat(when.earliest[:10]).toordinal()
    match = URL_DAY.search(document.url or "")
    if match is None:
        return None
    year, _, month, day = match.groups()[:4] if match[2] else (match[1], "", match[5], match[6])
    number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
    try:
        return date(int(year), number, int(day)).toordinal()
    except ValueError:
        return None
