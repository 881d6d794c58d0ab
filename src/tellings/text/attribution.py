"""Who says what: attributions of a document (source, cue, content), direct and indirect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.model.documents import Document, Span
from tellings.model.statements import Modality, Speaker
from tellings.text.language import Parse
from tellings.text.names import NameMention


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution. `content`: spans in order; `cue`: the words of saying; `speaker`: resolved within the document."""

    form: Literal["direct", "mixed", "indirect"]
    content: tuple[Span, ...]
    cue: Span | None
    speaker: Speaker | None
    sentence: Span
    medium: str = ""
    stance: str = "said"
    modality: Modality = "asserted"
    notes: tuple[str, ...] = ()


def find_attributions(document: Document, parse: Parse, names: tuple[NameMention, ...]) -> tuple[Attribution, ...]:
    """All attributions of the mined sections, in order of their first character."""
    return ()
