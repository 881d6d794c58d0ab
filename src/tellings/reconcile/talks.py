"""Talks between two named parties, dated: calls, conversations and meetings, read off the words around two names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.model.documents import Citation, Document, Span
from tellings.model.statements import Statement
from tellings.model.values import Quote, Time, Value
from tellings.model.when import When
from tellings.reconcile.material import Case
from tellings.reconcile.named import Named
from tellings.reconcile.people import Cast

TALKED = re.compile(r"\b(?:spoke|spoken|talked|discussed|met|calls?|called|conversations?|meeting|talks|phoned|summit)\b", re.I)
# What stands between a talk and its time must not begin another clause.
APART = re.compile(r"[;:“”\"]|\.\s|\b(?:said|says|told|wrote|after|before|that|which|who|while|when|because|but|although|since)\b", re.I)
TO_COME = re.compile(r"\b(?:will|would|to|may|might|could|should|expected|planned|hoped?|wants?|next|future)\s+(?:\w+\s+)?$", re.I)
AHEAD = re.compile(r"\b(?:will|would|shall)\b", re.I)
WITH = re.compile(r"\bwith (?:\w+\.? )?$", re.I)  # who stands after it is the other party of an earlier talk
REACH = 140  # characters from a talk's word to its time
LENGTH = 40  # words of a clause, at most


@dataclass(frozen=True, slots=True)
class Talk:
    """Two parties who talked, and when, as one report or post prints it. `source`: document and post."""

    parties: frozenset[str]
    when: When
    words: Citation
    clause: Citation
    source: tuple[str, str]
    lead: bool


def talks(case: Case, people: Cast) -> list[Talk]:
    """All dated talks told by the reporters themselves, in order of place."""
    times: dict[str, list[Statement[Value]]] = defaultdict(list)
    quoted: dict[str, list[Span]] = defaultdict(list)
    for s in case.statements:
        if isinstance(s.value, Time) and s.when and s.when.earliest and s.when.precision in ("day", "part_of_day", "hour", "minute"):
            times[s.document].append(s)
        elif isinstance(s.value, Quote) and s.value.form == "direct":
            quoted[s.document].extend(s.value.content)
    named = Named(people, "person")
    return [t for d in case.documents for t in _talks(d, named, times[d.id], quoted[d.id])]


def _talks(document: Document, named: Named, times: Sequence[Statement[Value]], quoted: Sequence[Span]) -> Iterator[Talk]:
    """For each dated time: the talk told right before it, and who is named around it."""
    for time in times:
        begin, at = time.sentence.start, time.span.start
        word = _talked(document.text, begin, at)
        if word is None or time.when is None or any(q.meets(time.span.span) for q in quoted) or APART.search(document.text, word.end(), at):
            continue
        earlier = [n for n in named.within(document, begin, word.start()) if not WITH.search(document.text, begin, n[0].start)]
        pair = _pair(earlier, named.within(document, word.end(), at))
        if pair and not AHEAD.search(document.text, pair[0].end, word.start()):
            first, parties = pair
            clause = document.text[first.start:time.span.end]
            if len(clause.split()) <= LENGTH and "\n" not in clause:
                post = document.post_at(at)
                yield Talk(parties, time.when, time.span, document.cite(first.start, time.span.end),
                           (document.id, post.id if post else ""), post is None and at < 1500)


def _talked(text: str, begin: int, at: int) -> re.Match[str] | None:
    """The last word of talking before a time, unless the talk is still to come."""
    words = list(TALKED.finditer(text, max(begin, at - REACH), at))
    return words[-1] if words and not TO_COME.search(text, begin, words[-1].start()) else None


def _pair(before: Sequence[tuple[Span, str]], after: Sequence[tuple[Span, str]]) -> tuple[Span, frozenset[str]] | None:
    """The two who talked: one named before and one after the word, else the last two before it; None where it is not two."""
    chosen = [*before[-1:], *after] if after else list(before[-2:])
    parties = [party for _, party in chosen]
    return (chosen[0][0], frozenset(parties)) if len(parties) == 2 == len(set(parties)) else None
