"""Use to find reports by their words: the story, the report, and the very passage."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellings.model.documents import Citation, Document, Section
from tellings.store.reader import Reader, StoryRow
from tellings.store.texts import PIECE

WORD = re.compile(r"\w+")
ENDINGS = re.compile(r"(?:ies|ied|ing|ed|es|s|y|e)$")
WIDTH = 160  # characters of a passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds what was asked for, its story, and the passage that holds most of it."""

    story: StoryRow
    document: str
    name: str
    passage: Citation | None


def search(reader: Reader, query: str, most: int) -> list[Hit]:
    """Reports that hold the words of a query, best first."""
    found = reader.found(query, most)
    ids = reader.numbered(n for n, _ in found)
    documents = reader.documents(ids.values())
    homes = reader.stories_of(ids.values())
    rows = {story: reader.story(story) for story in set(homes.values())}
    hits = []
    for number, _ in found:
        document, story = documents[ids[number]], rows.get(homes.get(ids[number], ""))
        if story is not None:
            hits.append(Hit(story, document.id, document.outlet or document.name, passage(document, query)))
    return hits


def passage(document: Document, query: str) -> Citation | None:
    """The stretch of a report that holds most of a query's words."""
    asked = [phrase or word for minus, phrase, word in PIECE.findall(query) if not minus and word != "OR"]
    words = [w.casefold() for piece in asked for w in WORD.findall(piece)]
    stems = sorted({ENDINGS.sub("", w) if len(w) > 4 else w for w in words})
    if not stems:
        return None
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, stems)) + r")\w*", re.IGNORECASE)
    best: tuple[int, int, Section] | None = None
    for section in document.mined:
        for match in pattern.finditer(document.text, section.start, section.end):
            inside = pattern.finditer(document.text, match.start(), min(match.start() + WIDTH, section.end))
            held = len({next(s for s in stems if m[0].casefold().startswith(s)) for m in inside})
            if best is None or held > best[0]:
                best = (held, match.start(), section)
    return _cut(document, best[1], best[2]) if best else None


def _cut(document: Document, start: int, section: Section) -> Citation:
    """From the beginning of the sentence, where it is near, to the end of a word."""
    text, end = document.text, section.end
    marks = [place + 2 for mark in (". ", "? ", "! ") if (place := text.rfind(mark, section.start, start)) >= 0]
    begin = max([section.start, *marks])
    begin = begin if begin > start - WIDTH // 2 else start
    stop = min(begin + WIDTH, end)
    while stop < end and text[stop - 1].isalnum() and text[stop].isalnum():
        stop += 1
    return document.cite(begin, max(stop, start + 1))
