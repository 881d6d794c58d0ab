"""Gazetteers and name variants: people, organisations, places, offices, outlets, agencies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.model.documents import Document, Span
from tellings.text.language import Parse


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name where it is printed: tokens [first, last), its canonical form within the document, and the role printed beside it."""

    span: Span
    first: int
    last: int
    type: Literal["person", "organisation", "place"]
    name: str
    role: str = ""


def find_names(document: Document, parse: Parse) -> tuple[NameMention, ...]:
    """All names of the mined sections, in order, not overlapping."""
    return ()
