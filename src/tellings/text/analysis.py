"""All that is known of a document's language, worked out once and shared by the kinds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tellings.model.documents import Document, Span
from tellings.model.statements import Modality, Said
from tellings.text.attribution import Attribution, find_attributions
from tellings.text.dates import TimeMention, find_times
from tellings.text.language import Parse
from tellings.text.names import NameMention, find_names


@dataclass(frozen=True, slots=True)
class Analysis:
    """What every kind of statement finds from."""

    document: Document
    parse: Parse
    names: tuple[NameMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeMention, ...] = ()

    def said(self, place: Span, modality: Modality = "asserted", notes: tuple[str, ...] = ()) -> Said:
        """The sentence of a place, who says what stands there (the innermost attribution), and when it happened."""
        sentence = self.parse.sentence_span(self.parse.token_at(place.start))
        inner = [a for a in self.attributions if any(s.covers(place) for s in a.content)]
        speaker = min(inner, key=lambda a: sum(s.end - s.start for s in a.content)).speaker if inner else None
        return Said(sentence, speaker, None, modality, notes)


def analyse(document: Document, parse: Parse, today: date | None = None) -> Analysis:
    """Names, attributions and times of a parsed document."""
    names = find_names(document, parse)
    return Analysis(document, parse, names, find_attributions(document, parse, names), find_times(document, parse, today))
