"""Statements: one typed thing that a document says at a span. Their values are in `values`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from tellings.model.documents import Citation, Document, Span, make_id
from tellings.model.when import When

V_co = TypeVar("V_co", covariant=True)
W = TypeVar("W")
Modality = Literal["asserted", "denied", "forecast", "hypothetical"]


@dataclass(frozen=True, slots=True)
class Link:
    """One more voice in the chain of who says so: for "Reuters reported that the ministry said", Reuters."""

    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have said it. `name` is canonical within the document, never a bare pronoun where the document tells
    who it is; `span` the words that name the speaker here; `chain` all voices from the first outwards (ministry, then
    Reuters), empty where the reporter heard the speaker. `id` is a hash of the name."""

    id: str
    name: str
    span: Span | None = None
    chain: tuple[Link, ...] = ()

    @classmethod
    def named(cls, name: str, span: Span | None = None, chain: tuple[Link, ...] = ()) -> Speaker:
        return cls(make_id("speaker", name.casefold()), name, span, chain)


@dataclass(frozen=True, slots=True)
class Statement(Generic[V_co]):
    """One typed thing a document says. Holds only what its own document (and today's date) supports."""

    id: str
    kind: str
    document: str
    span: Citation
    sentence: Span
    value: V_co
    speaker: Speaker | None = None
    when: When | None = None
    modality: Modality = "asserted"
    notes: tuple[str, ...] = ()

    @property
    def document_id(self) -> str:
        return self.document


@dataclass(frozen=True, slots=True)
class Said:
    """What surrounds a statement: the sentence it is in, who says so, when, how sure."""

    sentence: Span
    speaker: Speaker | None = None
    when: When | None = None
    modality: Modality = "asserted"
    notes: tuple[str, ...] = ()


def state(kind: tuple[str, str], document: Document, place: Span, value: W, said: Said) -> Statement[W]:
    """The only way a statement is made: its id is a hash of kind (name and extractor version), document, span and value."""
    key = make_id(*kind, document.id, place.start, place.end, value)
    return Statement(key, kind[0], document.id, document.cite(place.start, place.end), said.sentence, value, said.speaker,
                     said.when, said.modality, said.notes)
