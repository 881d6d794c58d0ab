"""All that is known of a document's language, worked out once and shared by the kinds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tellings.model.documents import Document, Span
from tellings.model.statements import Modality, Said
from tellings.text.attribution import VOUCHED, Attribution, find_attributions
from tellings.text.clause_times import ClauseTimes, index_times
from tellings.text.dates import find_times
from tellings.text.language import Parse
from tellings.text.names import NameMention, find_names
from tellings.text.readings import TimeMention


@dataclass(frozen=True, slots=True)
class Analysis:
    """What every kind of statement finds from."""

    document: Document
    parse: Parse
    names: tuple[NameMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeMention, ...] = ()
    clause_times: ClauseTimes = field(default_factory=ClauseTimes)

    def said(self, place: Span, modality: Modality = "asserted", notes: tuple[str, ...] = ()) -> Said:
        """The sentence of a place, who says what stands there (the innermost attribution), and when it happened."""
        sentence = self.parse.sentence_span(self.parse.token_at(place.start))
        inner = [a for a in self.attributions if a.content[0].start <= place.start < a.content[-1].end
                 and a.speaker and a.stance in VOUCHED and any(s.covers(place) for s in a.content)]
        speaker = min(inner, key=lambda a: sum(s.end - s.start for s in a.content)).speaker if inner else None
        time = self.time_of(place)
        if time is None or time.when is not None:
            return Said(sentence, speaker, time.when if time else None, modality, notes)
        words = self.document.text[time.span.start:time.span.end]
        return Said(sentence, speaker, None, modality, (*notes, f"dated “{words}”, a day that this report alone does not settle"))

    def time_of(self, place: Span) -> TimeMention | None:
        """The expression that says when what stands at a place happened: that of its own clause, not of the saying around it."""
        return self.clause_times.at(self.parse, place)


def analyse(document: Document, parse: Parse, today: date | None = None) -> Analysis:
    """Names, attributions and times of a parsed document."""
    names = find_names(document, parse)
    times = find_times(document, parse, today)
    return Analysis(document, parse, names, find_attributions(document, parse, names), times, index_times(parse, times))
