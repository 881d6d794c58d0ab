"""Copied passages and credits → origins: who copied whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tellings.group.background import STOP
from tellings.group.features import published
from tellings.group.origins import Debt, Draft, origins_of
from tellings.model.documents import MINED, Document, Span
from tellings.model.statements import Statement
from tellings.model.stories import CreditLine, Lineage, Passage
from tellings.model.values import Credit, Quote, Value
from tellings.text.shingles import Match, Reuse, words_of

# What stands between quotation marks is someone else's words: that two reports both print them says nothing of who copied whom.
# A quotation that goes on in the next paragraph has no closing mark in this one.
QUOTED = re.compile(r"“[^”\n]{3,1500}+(?:”|$)|\"[^\"\n]{3,1500}+(?:\"|$)|«[^»\n]{3,1500}+»|(?<![\w])‘[^‘’\n]{3,}+(?:’\w[^‘’\n]*+)*+’(?!\w)",
                    re.MULTILINE)
LEAST = 7  # words a passage needs; shorter runs are formulas ("a company spokesman told reporters")


def trace(documents: Sequence[Document], statements: Sequence[Statement[Value]]) -> Lineage:
    """The lineage of one story's documents. `statements`: theirs, of all kinds (quotes and credits are used)."""
    ordered = sorted(documents, key=lambda d: (published(d) or 10**7, _instant(d), d.name, d.id))
    owed = credit_lines(statements)
    said = quoted(statements)
    drafts = [_draft(d, said.get(d.id, ()), owed, compared=len(ordered) > 1) for d in ordered]
    reuse = Reuse([d.words for d in drafts], STOP)
    found = {pair: [m for m in reuse.matches(*pair) if m.words >= LEAST] for pair in reuse.pairs()}
    debts = [Debt(left, right, sum(m.words for m in matches)) for (left, right), matches in sorted(found.items()) if matches]
    passages = [_passage(drafts[left], drafts[right], m) for (left, right), matches in sorted(found.items()) for m in matches]
    return Lineage(origins_of(drafts, debts), tuple(passages), owed)


def credit_lines(statements: Iterable[Statement[Value]]) -> tuple[CreditLine, ...]:
    """The agencies that documents say their text, or part of it, is from: each agency once a document, its wire line first."""
    lines: dict[tuple[str, str], tuple[bool, Statement[Value]]] = {}
    for statement in statements:
        value = statement.value
        if isinstance(value, Credit) and value.form in {"wire", "inputs"} and not pictured(statement):
            rank = (value.form != "wire", statement)
            known = lines.setdefault((statement.document, value.agency), rank)
            if (rank[0], statement.span.start) < (known[0], known[1].span.start):
                lines[statement.document, value.agency] = rank
    return tuple(CreditLine(document, agency, s.span) for (document, agency), (_, s) in sorted(lines.items(), key=lambda item: item[0]))


def pictured(statement: Statement[Value]) -> bool:
    """Whether a credit is of a picture: it says nothing of where the text came from."""
    return any("picture" in note for note in statement.notes)


def quoted(statements: Iterable[Statement[Value]]) -> dict[str, list[Span]]:
    """The direct quotations of each document, by its id."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for statement in statements:
        if isinstance(statement.value, Quote) and statement.value.form == "direct":
            spans[statement.document].extend(statement.value.content)
    return spans


def _draft(document: Document, said: Iterable[Span], owed: Iterable[CreditLine], *, compared: bool) -> Draft:
    masked = sorted([(s.start, s.end) for s in said] + [m.span() for m in QUOTED.finditer(document.text)]) if compared else []
    parts = [(s.start, s.end) for s in document.sections if s.role in MINED] if compared else []
    agencies = frozenset(c.agency for c in owed if c.document == document.id)
    return Draft(document, words_of(document.text, parts, merged(masked)), agencies, _instant(document))


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted stretches without overlaps."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _instant(document: Document) -> str:
    return (document.published.earliest or "") if document.published else ""


def _passage(left: Draft, right: Draft, match: Match) -> Passage:
    """The two sides of a match; the drafts come in order of time, so the left one is the earlier where that is known."""
    return Passage(left.document.cite(left.words.starts[match.a], left.words.ends[match.a_end - 1]),
                   right.document.cite(right.words.starts[match.b], right.words.ends[match.b_end - 1]), round(match.score, 3))
