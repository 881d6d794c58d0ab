"""Who says what: attributions of a document (source, cue, content), direct and indirect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tellings.model.documents import Document, Span
from tellings.model.statements import Link, Modality, Speaker
from tellings.text.clauses import Range, trim
from tellings.text.drafts import find_drafts
from tellings.text.gazetteer import AGENCIES, OUTLETS
from tellings.text.language import Parse
from tellings.text.names import NameMention
from tellings.text.pieces import Draft
from tellings.text.quotation import Quotation, find_quotations
from tellings.text.speakers import PRONOUNS, Cast
from tellings.text.speech import hearer, medium_of, modality_of, stance_of

Form = Literal["direct", "mixed", "indirect"]
# Stances of one who vouches for what is said: who believes, plans or criticises something does not give it as a fact.
VOUCHED = frozenset({"said", "claimed", "denied", "confirmed", "warned", "announced", "predicted", "reported", "promised", "urged"})
TOPIC = "tells what is spoken of, not what is said"  # the note of an attribution without words or clause of its speaker
DIRECT = 0.98  # share of the letters of what is said that stand between quotation marks, from which it is direct speech


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution. `content`: spans in order; `cue`: the words of saying; `speaker`: resolved within the document."""

    form: Form
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
    if not parse.words:
        return ()
    quotations = find_quotations(document)
    cast = Cast.of(document, parse, names, quotations)
    drafts = sorted(find_drafts(document, parse, quotations), key=lambda d: (d.token, d.content))
    _silence(parse, drafts)
    speakers: dict[int, Speaker | None] = {}
    for draft in drafts:
        before = speakers.get(id(draft.follows))
        speakers[id(draft)] = Speaker.named(before.name) if before else _speaker(parse, draft, cast)
    found = [_attribution(document, parse, draft, quotations, speakers[id(draft)]) for draft in drafts]
    return tuple(_chained(sorted(found, key=lambda a: (a.content[0].start, -a.content[-1].end, a.cue.start if a.cue else -1))))


def _silence(parse: Parse, drafts: list[Draft]) -> None:
    """Who speaks only within what another says is not the one who goes on speaking."""
    for i, draft in enumerate(drafts):
        if draft.verb is not None and any(a <= parse.starts[draft.verb] < b for d in drafts[max(0, i - 4):i + 3] if d is not draft
                                          for a, b in d.content):
            draft.speaks = False


def _attribution(document: Document, parse: Parse, draft: Draft, quotations: tuple[Quotation, ...], speaker: Speaker | None) -> Attribution:
    content = tuple(Span(a, b) for a, b in draft.content)
    cue = parse.span(*draft.cue) if draft.cue else None
    sentence = parse.sentence_span(draft.token)
    medium = medium_of(parse, draft.verb) if draft.verb is not None and draft.speaks else ""
    form = _form(document.text, content, draft, quotations)
    return Attribution(form, content, cue, speaker, sentence, medium,
                       stance_of(parse, draft.verb) if draft.verb is not None else "said",
                       modality_of(parse, draft.cue) if draft.cue else "asserted", (TOPIC,) if draft.topic and form == "indirect" else ())


def _speaker(parse: Parse, draft: Draft, cast: Cast) -> Speaker | None:
    """Who speaks, and to which outlet."""
    if draft.source is None or draft.head is None:
        return None
    name, kind = cast.resolve(draft.source, draft.head)
    if draft.speaks and name.lower() not in PRONOUNS:
        cast.spoken.append((draft.head, name, kind))
    span = parse.span(*draft.source)
    told = hearer(parse, draft.verb) if draft.verb is not None else None
    if told is not None:
        outlet = cast.at[told].name if told in cast.at else parse.words[told]
        if outlet.lower() in OUTLETS or outlet in AGENCIES:
            return Speaker.named(name, span, (Link(name, span), Link(outlet, parse.span(*trim(parse, *parse.subtree(told))))))
    return Speaker.named(name, span)


def _form(text: str, content: Iterable[Span], draft: Draft, quotations: tuple[Quotation, ...]) -> Form:
    """From the share of letters between double marks; single ones count where they are known to hold speech, not in a headline."""
    if draft.transcript:
        return "direct"
    letters = inside = 0
    for span in content:
        letters += sum(map(str.isalpha, text[span.start:span.end]))
        for quotation in quotations:
            counts = not quotation.makeshift and (not quotation.single or quotation in draft.quotes)
            if counts and quotation.start < span.end and span.start < quotation.end:
                inside += sum(map(str.isalpha, text[max(span.start, quotation.start):min(span.end, quotation.end)]))
    if letters and inside >= DIRECT * letters:
        return "direct"
    return "mixed" if inside else "indirect"


def _chained(found: list[Attribution]) -> Iterator[Attribution]:
    """Attributions with the chain of voices: who says it, then who says that they say it."""
    outer: list[Attribution] = []
    for one in found:
        outer = [o for o in outer if o.content[-1].end > one.content[0].start]
        around = next((o for o in reversed(outer) if _within(one, o)), None)
        outer.append(one)
        if around is None or one.speaker is None or around.speaker is None or one.speaker.chain or one.speaker.name == around.speaker.name:
            yield one
            continue
        first, then = Link(one.speaker.name, one.speaker.span), Link(around.speaker.name, around.speaker.span)
        speaker = Speaker.named(one.speaker.name, one.speaker.span, (first, then))
        yield Attribution(one.form, one.content, one.cue, speaker, one.sentence, one.medium, one.stance, one.modality, one.notes)


def _within(inner: Attribution, outer: Attribution) -> bool:
    """Whether one is told inside what another says: its cue and content stand in the other's content."""
    if inner.cue is None or outer.content == inner.content:
        return False
    return all(any(o.covers(span) for o in outer.content) for span in (inner.cue, *inner.content))


def words_of(parse: Parse, spans: Iterable[Span]) -> list[Range]:
    """Token ranges of spans."""
    return [(r.start, r.stop) for r in map(parse.tokens, spans)]
