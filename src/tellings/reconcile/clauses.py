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

SAYING = re.compile(r"\b(?:said|says|told|wrote|complain\w*|who|which|reportedly|allegedly)\b|[“”]", re.I)
PRONOUN = re.compile(r"\b(?:he|she|it|they|we|you|i|him|her|them|me|us|his|their|its|our|my)\b")
LONGEST = 18  # words of a title
WIDEST = 250  # characters of a telling as cited
OPENING = frozenset("""he she it they we you i his her its their this that these those who which him them one there here what how
    why""".split())
NO_START = re.compile(r"(?:pictured|watch|photo|file photo|courtesy|video|live|updated?|breaking|read more|exclusive)\b|\w+:|"
                      r"(?-i:[A-Z]{4,}\b[, ])", re.I)  # a label, or a dateline
# Where a clause may end: at a comma or dash, or at a word that begins another clause; the near ends where it is too long.
FAR = re.compile(r",(?!\d)|[;—–(\n]|:(?!\d)|\s--?\s|"
                 r"\s(?:that|which|who|whose|while|when|because|but|although|saying|according|prompting|adding)\s", re.I)
NEAR = re.compile(FAR.pattern + r"|\s(?:after|before|as|amid|including|leaving|and|to|following|during)\s", re.I)
LOOSE = "over|at|in|on|to|of|for|from|by|with|and|or|the|a|an|as|into|near|about|around|its|his|her|their|also|just"  # end no clause
LOOSE_END = re.compile(rf"(?:\s+(?:{LOOSE}|in connection|on suspicion of \w+ing|for \w+ing|failing|worth|up|at least|more than|as much as|"
                       r"and (?:announced|said|told|warned|added|ordered|urged|claimed|confirmed|insisted|promised|vowed)))+$", re.I)
# A name that belongs to the sentence before; a mark that is never closed; "Lund, meanwhile, left" leans on what went before
ODD = re.compile(r"^[A-Z]\w+, (?:the|a|an) [^,]+$|‘[^’]*$|, (?:meanwhile|however|too|though),")
TOLD_THAT = re.compile(r"\s+that\s")  # what somebody noticed stands behind it
# "(Only one woman,) Alma Carr, won": the name ends what began before it; "Alma Carr, 40, won" does not
LATE_NAME = re.compile(r"(?!In |On |At |After |Before |By |From |As |With |For )[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}, "
                       r"(?!the |an? |who |\d)[^,]*$")
INFINITIVE = re.compile(r"\bto (?:be |have )?(?:been )?$")
ABBREVIATED = re.compile(r"(?:\b[ap]\.m|\bU\.S|\b(?:Inc|Ltd|Co|Corp|Jr|Sr))$")
RELATIVE = re.compile(r"^\W*that\b|\b(?:who|which|whose)\b", re.I)


class Telling(Protocol):
    """What a title is made from."""

    @property
    def statement(self) -> Statement[Happening]: ...

    @property
    def lead(self) -> int: ...

    @property
    def figures(self) -> int: ...


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
    """How bad a title is: without actor, object or place, long, far down, in somebody's words, with pronouns."""
    value = member.statement.value
    words = len(clause.text.split())
    return (3.0 * (value.who is None) + 1.0 * (value.whom is None) + 0.7 * (value.where is None) + 0.2 * abs(words - 10) - 0.5 * member.lead
            - 0.5 * (member.figures > 0) + 1.5 * bool(SAYING.search(clause.text)) + 1.5 * bool(PRONOUN.search(clause.text)))


def clause_of(statement: Statement[Happening], document: Document) -> Clause | None:
    """The printed words from the actor to where the clause ends; None where they start with a pronoun or at the verb, or are no clause
    that a reader could read alone."""
    value, sentence, text = statement.value, statement.sentence, document.text
    parts = [p.span for p in (value.who, value.whom, value.where) if p and sentence.covers(p.span)] + [value.trigger]
    start, reach = min(s.start for s in parts), max(s.end for s in parts)
    subject = [s for s in parts if s.end <= value.trigger.start]
    between = text[subject[-1].end:value.trigger.start] if subject else ""
    if not subject or INFINITIVE.search(between) or RELATIVE.search(between) or RELATIVE.search(text[start:value.trigger.start]):
        return None
    for end in (FAR, NEAR):
        words = _trimmed(text[start:_end(end, text, reach, sentence.end)])
        if len(words.split()) <= LONGEST:
            break
    if not _readable(words) or (value.whom is None and TOLD_THAT.match(text, start + len(words), sentence.end)):
        return None
    cite = document.cite(start, start + len(words))
    shown = words[0].upper() + words[1:]
    return Clause(shown, statement.span, (cite,)) if holds(shown, (cite,)) else None


def _readable(text: str) -> bool:
    """Whether words can stand alone as a title."""
    words = text.split()
    return (3 <= len(words) <= LONGEST and words[0].casefold() not in OPENING and "\n" not in text
            and not NO_START.match(text) and not ODD.search(text) and not LATE_NAME.match(text)
            and not PRONOUN.search(" ".join([*words[:4], "/", words[-1]]))
            and text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("(") == text.count(")"))


def span_of(statement: Statement[Happening], document: Document) -> Citation:
    """The words of a telling from its first part to its last; the trigger alone where they stand far apart."""
    value = statement.value
    parts = [value.trigger, *(p.span for p in (value.who, value.whom, value.where) if p and statement.sentence.covers(p.span))]
    start, end = min(s.start for s in parts), max(s.end for s in parts)
    return document.cite(start, end) if end - start <= WIDEST else document.cite(value.trigger.start, value.trigger.end)


def _end(pattern: re.Pattern[str], text: str, reach: int, last: int) -> int:
    """Where the clause ends after its last part."""
    match = pattern.search(text, reach, last)
    return match.start() if match else last


def _trimmed(text: str) -> str:
    """Without end marks, and without words that lead on to what is cut."""
    short = LOOSE_END.sub("", text.strip().rstrip(".,;:!?\"”’ "))
    return text[:len(short) + 1] if ABBREVIATED.search(short) and text[len(short):len(short) + 1] == "." else short
