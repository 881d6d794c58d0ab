"""Who says what: attributions of a document (source, cue, content), direct and indirect."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tellings.model.documents import Document, Span
from tellings.model.statements import Link, Modality, Speaker
from tellings.model.when import When
from tellings.text.clauses import Range, trim
from tellings.text.drafts import find_drafts
from tellings.text.extents import widen
from tellings.text.fused import part
from tellings.text.gazetteer import AGENCIES, OUTLETS
from tellings.text.language import Parse
from tellings.text.marks import sense
from tellings.text.messages import messages_of
from tellings.text.names import NameMention
from tellings.text.nesting import place, relays, voices, within
from tellings.text.pieces import Draft
from tellings.text.quotation import Marks, find_quotations
from tellings.text.speakers import PRONOUNS, Cast
from tellings.text.speech import hearer, medium_of, modality_of, stance_of

Form = Literal["direct", "mixed", "indirect"]
# Stances of one who vouches for what is said: who believes, plans or criticises something does not give it as a fact.
VOUCHED = frozenset({"said", "claimed", "denied", "confirmed", "warned", "announced", "predicted", "reported", "promised", "urged"})
TOPIC = "tells what is spoken of, not what is said"  # the note of an attribution without words or clause of its speaker
AUTHOR = frozenset({"i", "we"})
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
    when: When | None = None  # when it was said, where what is said is a message with a date of its own


def find_attributions(document: Document, parse: Parse, names: tuple[NameMention, ...]) -> tuple[Attribution, ...]:
    """All attributions of the mined sections, in order of their first character."""
    if not parse.words:
        return ()
    quotations = find_quotations(document)
    parse, names = part(parse, names, quotations)
    cast = Cast.of(document, parse, names, quotations)
    drafts = sorted(find_drafts(document, parse, quotations), key=lambda d: (d.token, d.content))
    _share_speakers(parse, drafts)
    widen(parse, quotations, drafts)
    place(parse, drafts)
    for draft in drafts:  # who speaks only within what another says is not the one who goes on speaking
        draft.speaks = draft.speaks and draft.within is None
    voiced = list(voices(parse, [(draft, _speaker(parse, draft, cast)) for draft in drafts]))
    speakers = {id(draft): speaker for draft, speaker in voiced}
    found, marks = [], Marks(quotations)
    for draft, speaker in voiced:
        one = _attribution(document, parse, draft, marks, speaker)
        if draft.within and not draft.quotes and one.form != "indirect" and not relays(speakers.get(id(draft.within))):
            one = replace(one, form="indirect")  # the marks are around the words of the one who tells it
        found.append(one)
    found = _with_messages(document, parse, names, found)
    return tuple(_chained(sorted(found, key=lambda a: (a.content[0].start, -a.content[-1].end, a.cue.start if a.cue else -1))))


def _with_messages(document: Document, parse: Parse, names: tuple[NameMention, ...], found: list[Attribution]) -> list[Attribution]:
    """With the messages of networks that the report shows, each a direct quotation of its author, who is "I" and "we" in it."""
    for message in messages_of(document):
        printed = document.text[message.author.start:message.author.end]
        name = next((n.name for n in names if n.type == "person" and n.name.endswith(f" {printed}")), printed)
        speaker = Speaker.named(name, message.author)
        own = [message.content.covers(one.content[0]) and _is_author(document, one) for one in found]
        found = [replace(one, speaker=speaker) if mine else one for one, mine in zip(found, own, strict=True)]
        sentence = parse.sentence_span(parse.token_at(message.content.start))
        found.append(Attribution("direct", (message.content,), None, speaker, sentence, message.medium, when=message.when))
    return found


def _is_author(document: Document, one: Attribution) -> bool:
    """Whether a saying within a message is its author's: "we expect that ...", or nobody's else."""
    span = one.speaker.span if one.speaker else None
    return span is None or document.text[span.start:span.end].lower() in AUTHOR


def _share_speakers(parse: Parse, drafts: list[Draft]) -> None:
    """ "..., admitted the captain, adding that ...": a participle of saying is by the speaker of the saying that it hangs on, where the
    parser lost the subject."""
    told = {d.verb: d for d in drafts if d.verb is not None and d.source is not None and d.head is not None}
    for draft in drafts:
        verb = draft.verb
        if draft.source is None and verb is not None and parse.tags[verb] == "VBG" and parse.deps[verb] in ("advcl", "conj"):
            above = told.get(parse.heads[verb])
            if above is not None and parse.child(verb, "nsubj") is None:
                draft.source, draft.head = above.source, above.head


def _attribution(document: Document, parse: Parse, draft: Draft, marks: Marks, speaker: Speaker | None) -> Attribution:
    content = tuple(Span(a, b) for a, b in draft.content)
    cue = parse.span(*draft.cue) if draft.cue else None
    sentence = parse.sentence_span(draft.token)
    medium = medium_of(parse, draft.verb) if draft.verb is not None and draft.speaks else ""
    form = _form(document.text, content, draft, marks)
    notes = (TOPIC,) if draft.topic and form == "indirect" else ()
    return Attribution(form, content, cue, speaker, sentence, medium,
                       stance_of(parse, draft.verb) if draft.verb is not None else "said",
                       modality_of(parse, draft.cue) if draft.cue else "asserted", (*notes, *_told_apart(document, parse, content, marks)))


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
    return _cited(parse, draft, cast, Speaker.named(name, span))


def _cited(parse: Parse, draft: Draft, cast: Cast, speaker: Speaker) -> Speaker:
    """ "Reuters, citing a port official, reported ...": the official says it, through Reuters."""
    if draft.verb is None or not relays(speaker):
        return speaker
    citing = next((i for i in parse.children[draft.verb] if parse.lower[i] in ("citing", "quoting")), None)
    head = parse.child(citing, "dobj") if citing is not None else None
    if head is None:
        return speaker
    source = trim(parse, *parse.subtree(head))
    name, span = cast.resolve(source, head)[0], parse.span(*source)
    return Speaker.named(name, span, (Link(name, span), Link(speaker.name, speaker.span)))


def _form(text: str, content: Iterable[Span], draft: Draft, marks: Marks) -> Form:
    """From the share of letters between double marks; single ones count where they are known to hold speech, not in a headline."""
    if draft.transcript:
        return "direct"
    letters = inside = 0
    for span in content:
        letters += sum(map(str.isalpha, text[span.start:span.end]))
        for quotation in marks.across(span):
            if not quotation.makeshift and (not quotation.single or quotation in draft.quotes):
                inside += sum(map(str.isalpha, text[max(span.start, quotation.start):min(span.end, quotation.end)]))
    if letters and inside >= DIRECT * letters:
        return "direct"
    return "mixed" if inside else "indirect"


def _told_apart(document: Document, parse: Parse, content: Iterable[Span], marks: Marks) -> Iterator[str]:
    """Notes on what stands in marks without being speech: titles, nicknames, slogans."""
    for span in content:
        for quotation in marks.across(span):
            first = bisect_left(parse.starts, quotation.start)
            kind = sense(parse, first, bisect_left(parse.starts, quotation.end))
            if kind:
                yield f"{document.text[quotation.start:quotation.end]} is {kind}, not speech"


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
        yield replace(one, speaker=speaker)


def _within(inner: Attribution, outer: Attribution) -> bool:
    """Whether one is told inside what another says: its cue and content stand in the other's content."""
    if inner.cue is None or outer.content == inner.content:
        return False
    return within((inner.cue, *inner.content), outer.content)


def words_of(parse: Parse, spans: Iterable[Span]) -> list[Range]:
    """Token ranges of spans."""
    return [(r.start, r.stop) for r in map(parse.tokens, spans)]
