"""What changed in a story, and how a person regroups it. For a desk that follows the news."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.model.documents import Citation

ChangeKind = Literal["story", "finding", "figure", "opened", "settled", "reworded", "edited", "withdrawn", "merged", "split", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of substance, in a sentence. `old`, `new`: the values, where there are any; `by`: the reports (and, after a
    comma, the claimants) it comes from; `cites`: the words it rests on.

    `kind`: "story" (a new one), "finding" (a new one), "figure" (revised), "opened" or "settled" (a conflict), "reworded" (a
    quote), "edited" or "withdrawn" (a report), "merged", "split" or "moved" (stories).
    """

    kind: ChangeKind
    text: str
    old: str = ""
    new: str = ""
    by: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Logged:
    """A change in the desk's log: its number, when it became known, in which version of which story."""

    number: int
    at: str
    story: str
    version: int
    change: Change


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a person's judgement holds on to: the capture, the address of its page, and a position-and-quote selector of its first
    words. It outlives a re-reading of the capture and a new version of the page."""

    capture: str
    page: str | None
    start: int
    end: int
    exact: str
    suffix: str
