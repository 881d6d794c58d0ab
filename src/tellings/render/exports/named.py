"""Sentences that name the dead: "Police identified the victims as Ana Reed, 45, and Tom Hale, 12"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Mention

NAMING = re.compile(r"\b(?:identified|identify|identifies|named)\b[^.]{0,120}?\b(?:as|:)(?=\s)", re.IGNORECASE)
DEAD = re.compile(r"\b(?:dead|deceased|killed|died|slain|bod(?:y|ies)|fatalit(?:y|ies))\b", re.IGNORECASE)
VICTIM = re.compile(r"\bvictims?\b", re.IGNORECASE)
OTHERS = re.compile(r"\b(?:suspect|gunm[ae]n|shooter|attacker|assailant|accused|killer|driver|officer|deputy|witness|survivor|injured|"
                    r"wounded|hurt)\w*", re.IGNORECASE)
BEFORE = re.compile(r"[\s,]*(?:(?:a|the)\s)?(?:\d{1,3}-year-old\s)?(?:[A-Za-z-]+\s){0,2}")
BETWEEN = re.compile(r"[\s,(]*(?:aged?\s)?(?:\d{1,3}\)?)?[\s,;]*(?:(?:both\s)?(?:of|from)\s[^,;.]{1,40}[,;]?\s*)?(?:and\b)?[\s,;]*"
                     r"(?:(?:his|her|their|a|the)\s)?(?:\d{1,3}-year-old\s)?(?:[a-z-]+\s){0,2}")

AFTER = re.compile(r"\s*(?:$|[,.;()–—]|and\b|of\b|from\b|who\b|were\b|was\b)")  # and not "said": that begins another clause


def named_dead(document: Document, people: Sequence[Statement[Mention]]) -> Iterator[Statement[Mention]]:
    """Each mention that stands in such a list. `people`: the person mentions of the document, in any order."""
    ordered = sorted(people, key=lambda m: m.span.start)
    for naming in NAMING.finditer(document.text):
        start = max(document.text.rfind(end, 0, naming.start()) for end in (". ", "\n")) + 1
        before = document.text[start:naming.end()]
        if OTHERS.search(before) or not (DEAD.search(before) or VICTIM.search(before)):
            continue
        yield from _listed(document.text, naming.end(), [m for m in ordered if m.span.start >= naming.end()])


def _listed(text: str, at: int, people: Iterable[Statement[Mention]]) -> Iterator[Statement[Mention]]:
    """The names that follow one another from here, with nothing but ages, homes and commas between."""
    glue = BEFORE
    for mention in people:
        if mention.span.start < at:
            continue
        if not glue.fullmatch(text, at, mention.span.start) or not AFTER.match(text, mention.span.end):
            return
        yield mention
        at, glue = mention.span.end, BETWEEN
