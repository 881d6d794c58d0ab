"""What statements hold, one record a kind. Field names and codes are those of the published contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.model.documents import Span

Bound = Literal["exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "vague", "implied"]
Scope = Literal["event", "background", "period", "part"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity. `low` equals `high` where one number is given; None where that end is open.

    `bound`: "implied" means that no numeral is printed. `unit`: normalised ("percent", "USD", "km"; "" for plain counts).
    `counted`: what is counted, as printed. `role`: what happened to it, a verb lemma. `side`, `where`: as printed, or "".
    `scope`: whether it is this happening's figure, background, a period's total, or a part of another figure.
    `per`: a rate's period or "". `change`: "", "up" or "down".
    """

    low: float | None
    high: float | None
    bound: Bound = "exact"
    unit: str = ""
    counted: str = ""
    role: str = ""
    side: str = ""
    where: str = ""
    scope: Scope = "event"
    per: str = ""
    change: Literal["", "up", "down"] = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """An attribution: what was said, however many pieces the sentence cuts it into. `cue` is None for a bare quote."""

    form: Literal["direct", "mixed", "indirect"]
    content: tuple[Span, ...]
    cue: Span | None = None
    medium: str = ""
    stance: str = "said"


@dataclass(frozen=True, slots=True)
class Part:
    """A participant or place of an event, as printed."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: `trigger` is the word that tells it, `kind` its verb lemma, `polarity` whether it did happen."""

    trigger: Span
    kind: str
    who: Part | None = None
    whom: Part | None = None
    where: Part | None = None
    polarity: bool = True


@dataclass(frozen=True, slots=True)
class Time:
    """A date or time expression: `timex` is the TIMEX3 value ("2025-07-04", "P3D", "PRESENT_REF")."""

    timex: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name: `name` is canonical within the document, `role` the description printed beside it ("Poland's foreign minister")."""

    type: Literal["person", "organisation", "place"]
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """A debt to an agency or another outlet: "wire" for a credit or byline line, "inputs" for "with inputs from", "told"
    for "told Reuters", "reported by" for "according to a report in Axios"."""

    agency: str
    form: Literal["wire", "inputs", "told", "reported by"]


Value = Figure | Quote | Happening | Time | Mention | Credit
