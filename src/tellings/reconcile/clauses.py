"""Short printed clauses for what happened: use for titles of events and entries of a timeline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tellings.model.documents import Citation, Document
from tellings.model.statements import Statement
from tellings.model.values import Happening
from tellings.reconcile.cited import holds

SAYING = re.compile(r"\b(?:said|says|told|wrote|complain\w*|who)\b|[“”]", re.I)
LONGEST = 16  # words of a title
WIDEST = 250  # characters of a telling as cited
PRONOUNS = frozenset("he she it they we i you his her its their this that these those who which him them one".split())
END = re.compile(r"[,;:—–(]|\s-\s|\s(?:that|which|who|whose|while|when|after|before|as|because|but|although|amid|with|including|adding|"
                 r"saying|according|prompting|leaving)\s", re.I)


class Telling(Protocol):
    """What a title is made from."""

    @property
    def statement(self) -> Statement[Happening]: ...

    @property
    def lead(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Clause:
    """Printed words that tell a happening, the place of its trigger, and what they rest on."""

    text: str
    lead: Citation
    cites: tuple[Citation, ...]


def title_of(members: Sequence[Telling], texts: Mapping[str, Document]) -> Iterator[Clause]:
    """Titles of a happening, the best first: who did what to whom, as one report prints it in a row."""
    found = []
    for member in members:
        clause = clause_of(member.statement, texts[member.statement.document])
        if clause:
            found.append((_faults(member, clause), clause.lead.document, clause.lead.start, clause))
    yield from (clause for *_, clause in sorted(found, key=lambda row: row[:3]))


def _faults(member: Telling, clause: Clause) -> float:
    """How bad a title is: without actor or object, long, far down."""
    value = member.statement.value
    words = len(clause.text.split())
    return (3.0 * (value.who is None) + 1.0 * (value.whom is None) + 0.7 * (value.where is None) + 0.2 * abs(words - 10)
            - 0.5 * member.lead + 1.5 * bool(SAYING.search(clause.text)))


def clause_of(statement: Statement[Happening], document: Document) -> Clause | None:
    """The printed words from the actor (or the trigger) to where the clause ends; None where that starts with a pronoun or is no
    clause a reader could read alone."""
    value = statement.value
    sentence = statement.sentence
    parts = [p.span for p in (value.who, value.whom, value.where) if p and sentence.covers(p.span)] + [value.trigger]
    start, reach = min(s.start for s in parts), max(s.end for s in parts)
    end = _end(document.text, reach, sentence.end)
    text = _trimmed(document.text[start:end])
    words = text.split()
    if not 2 <= len(words) <= LONGEST or words[0].casefold() in PRONOUNS or "\n" in text or text.count("“") != text.count("”"):
        return None
    if value.who is None and value.whom is None:
        return None
    cite = document.cite(start, start + len(text))
    shown = text[0].upper() + text[1:]
    return Clause(shown, statement.span, (cite,)) if holds(shown, (cite,)) else None


def span_of(statement: Statement[Happening], document: Document) -> Citation:
    """The words of a telling from its first part to its last; the trigger alone where they stand far apart."""
    value = statement.value
    parts = [value.trigger, *(p.span for p in (value.who, value.whom, value.where) if p and statement.sentence.covers(p.span))]
    start, end = min(s.start for s in parts), max(s.end for s in parts)
    return document.cite(start, end) if end - start <= WIDEST else document.cite(value.trigger.start, value.trigger.end)


def _end(text: str, reach: int, last: int) -> int:
    """Where the clause ends: at the next comma or conjunction after its last part."""
    match = END.search(text, reach, last)
    return match.start() if match else last


def _trimmed(text: str) -> str:
    return text.strip().rstrip(".,;:!?\"”’ ")
