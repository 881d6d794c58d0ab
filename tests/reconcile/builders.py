"""Hand-made documents, statements and cases: words are found in the text, so that a test reads like a report."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from tellings.model.documents import Capture, Document, Post, Runs, Section, Span, make_id
from tellings.model.statements import Modality, Said, Speaker, Statement, state
from tellings.model.stories import Lineage, Origin, Story
from tellings.model.values import Bound, Figure, Happening, Mention, Part, Quote, Scope, Time, Value
from tellings.model.when import When
from tellings.reconcile.material import Case


def report(name: str, text: str, *, title: str | None = None, published: When | None = None, posts: tuple[Post, ...] = ()) -> Document:
    """A document of paragraphs; the first is the headline when `title` is its words."""
    sections, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            role = "headline" if line == title else "body"
            sections.append(Section(make_id(name, at), role, at, at + len(line)))  # type: ignore[arg-type]
        at += len(line) + 1
    capture = Capture.of(text.encode(), name=name, media_type="text/plain")
    runs = Runs.of([(i, 1, len(text[:i].encode()), len(c.encode())) for i, c in enumerate(text)])
    return Document(capture.id, capture, text, hashlib.sha256(text.encode()).hexdigest(), runs, tuple(sections), posts,
                    title=title, language="en", published=published)


def place(document: Document, words: str, nth: int = 0) -> Span:
    """Where the words stand (the nth time, from 0)."""
    at = -1
    for _ in range(nth + 1):
        at = document.text.index(words, at + 1)
    return Span(at, at + len(words))


def around(document: Document, span: Span) -> Span:
    """The sentence of a span: from the last full stop or line end to the next."""
    text = document.text
    start = max(text.rfind(". ", 0, span.start) + 2 if text.rfind(". ", 0, span.start) >= 0 else 0, text.rfind("\n", 0, span.start) + 1)
    ends = [i for i in (text.find(". ", span.end - 1) + 1, text.find("\n", span.end)) if i > 0]
    return Span(start, max(min(ends, default=len(text)), span.end))


def said(document: Document, span: Span, *, speaker: str | None = None, when: When | None = None,
         modality: Modality = "asserted") -> Said:
    who = None
    if speaker:
        at = document.text.find(speaker)
        who = Speaker.named(speaker, Span(at, at + len(speaker)) if at >= 0 else None)
    return Said(around(document, span), who, when, modality)


def mention(document: Document, words: str, kind: str = "person", *, name: str = "", role: str = "", nth: int = 0) -> Statement[Value]:
    span = place(document, words, nth)
    value = Mention(kind, name or words, role)  # type: ignore[arg-type]
    return state(("mention", "t"), document, span, value, said(document, span))


def quote(document: Document, *pieces: str, speaker: str | None = None, form: str = "direct", cue: str = "",
          when: When | None = None) -> Statement[Value]:
    spans = tuple(place(document, piece) for piece in pieces)
    span = Span(spans[0].start, spans[-1].end)
    value = Quote(form, spans, place(document, cue) if cue else None)  # type: ignore[arg-type]
    return state(("quote", "t"), document, span, value, said(document, span, speaker=speaker, when=when))


def happening(document: Document, trigger: str, kind: str, *, who: str = "", whom: str = "", where: str = "", polarity: bool = True,
              when: When | None = None, speaker: str | None = None, modality: Modality = "asserted", nth: int = 0) -> Statement[Value]:
    span = place(document, trigger, nth)
    parts = [Part(w, place(document, w)) if w else None for w in (who, whom, where)]
    value = Happening(span, kind, parts[0], parts[1], parts[2], polarity)
    return state(("event", "t"), document, span, value, said(document, span, speaker=speaker, when=when, modality=modality))


def figure(document: Document, words: str, low: float | None, high: float | None = None, *, bound: Bound = "exact", counted: str = "",
           role: str = "", where: str = "", side: str = "", unit: str = "", scope: Scope = "event", speaker: str | None = None,
           when: When | None = None, nth: int = 0) -> Statement[Value]:
    span = place(document, words, nth)
    top = low if high is None and bound not in {"at_least", "more_than"} else high
    value = Figure(low, top, bound, unit, counted, role, side, where, scope)
    return state(("figure", "t"), document, span, value, said(document, span, speaker=speaker, when=when))


def time(document: Document, words: str, timex: str, when: When | None = None, kind: str = "DATE") -> Statement[Value]:
    span = place(document, words)
    return state(("time", "t"), document, span, Time(timex, kind), said(document, span, when=when))  # type: ignore[arg-type]


def case(documents: Sequence[Document], statements: Sequence[Statement[Value]], *, today: date | None = None) -> Case:
    """A case of these documents, each an origin of its own."""
    ids = tuple(d.id for d in documents)
    origins = tuple(Origin(make_id("origin", i), (i,), "own report") for i in sorted(ids))
    return Case(Story(make_id("story", *sorted(ids)), ids), tuple(documents), tuple(statements), Lineage(origins), "default", today)
