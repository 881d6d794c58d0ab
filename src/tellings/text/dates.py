"""Date and time expressions → TIMEX3 and When against an anchor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tellings.model.documents import Document, Span
from tellings.model.when import When
from tellings.text.language import Parse


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date or time expression, its TIMEX3 value and type, and the interval it means here (None for durations and sets)."""

    span: Span
    timex: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    when: When | None = None
    notes: tuple[str, ...] = ()


def find_times(document: Document, parse: Parse, today: date | None = None) -> tuple[TimeMention, ...]:
    """All date and time expressions of the mined sections, in order."""
    return ()
