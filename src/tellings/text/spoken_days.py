"""What "today" means in somebody's mouth: the day of speaking, which is not always the day of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tellings.model.documents import Span
from tellings.text.language import Parse
from tellings.text.modality import SPEAKING, clause_verb

DEICTIC = re.compile(r"\b(?:today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening)|overnight)\b")
PASSING = re.compile(r"(?:earlier |later )?today|tonight|this (?:morning|afternoon|evening)")
QUOTED = re.compile(r"[“„«](?:[^”»\n])*|\"[^\"\n]*\"")
SAYING = SPEAKING | {"speak", "post", "tweet", "remark", "ask", "answer", "reply"}
NOTE = "in a quotation: counted from the day the report gives for the saying"
UNKNOWN = "in a quotation: the day of speaking is not given, so it may be the day before"


def quoted_ranges(text: str) -> list[tuple[int, int]]:
    """Where quotation marks enclose words; a quotation left open runs to the end of its line."""
    return [m.span() for m in QUOTED.finditer(text)]


def inside(ranges: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether a place is within quotation marks."""
    return any(start <= position < end for start, end in ranges)


def is_saying_time(parse: Parse, span: Span) -> bool:
    """Whether an expression tells when somebody spoke: it hangs from a verb of saying."""
    token = parse.token_at(span.start)
    if token >= len(parse):
        return False
    verb = clause_verb(parse, token)
    return verb is not None and parse.lemmas[verb].lower() in SAYING


def day_before(first: str) -> str:
    """The day, or instant, one day earlier."""
    return (date.fromisoformat(first[:10]) - timedelta(1)).isoformat() + first[10:]
