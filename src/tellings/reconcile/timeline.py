"""What happened when: dated happenings and stamped posts in order of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tellings.model.accounts import Event, Moment
from tellings.model.documents import Citation, Document
from tellings.model.when import When
from tellings.reconcile.cited import holds
from tellings.reconcile.clauses import SAYING, title_of
from tellings.reconcile.happenings import Cluster, sorts
from tellings.reconcile.material import Case
from tellings.reconcile.spans_of_time import best_when, order_of
from tellings.reconcile.talks import Talk

MOST = 60
KNOWN = frozenset({"minute", "hour", "part_of_day", "day"})  # coarser ones ("2022") give no place in the order of a story
TITLE_WORDS = 18
# Headings of pictures, films, comment and summaries: they tell of nothing that happened at their time
ASIDE = re.compile(r"^\W*(?:pictured|in pictures|photos?|pictures?|watch|video|listen|gallery|map|analysis|comment|opinion|explain(?:ed|er)"
                   r"|recap|summary|welcome|good (?:morning|evening)|what we know|key (?:moments|points|events)|the story so far"
                   r"|at a glance|in numbers|in full|how\b|why\b)|\?\W*$|^[“‘\"'][^”’\"]*[”’\"']$|\bin (?:numbers|pictures|full)$", re.I)


def timeline(case: Case, found: Sequence[Cluster], talked: Sequence[Talk], events: Sequence[Event]) -> tuple[Moment, ...]:
    """The entries in order of time, each told once."""
    texts = {d.id: d for d in case.documents}
    rows = [*_happened(found, events, texts), *_talked(talked, events), *_posted(case)]
    rows.sort(key=lambda m: (*order_of(m.when), m.text))
    kept = rows[:1] + [b for a, b in pairwise(rows) if a.text.casefold() != b.text.casefold()]
    return tuple(kept[:MOST])


def _happened(found: Sequence[Cluster], events: Sequence[Event], texts: Mapping[str, Document]) -> Iterator[Moment]:
    """Happenings of a known day."""
    for cluster in found:
        when = best_when(m.statement.when for m in cluster.members)
        if when is None or when.precision not in KNOWN:
            continue
        dated = [m for m in cluster.members if m.statement.when and m.statement.when.earliest]
        clause = next(title_of(dated, texts), None)
        known = cluster.documents > 1 or any(m.lead or m.figures > 0 or m.statement.value.kind in sorts() for m in cluster.members)
        if clause and known:
            yield Moment(when, clause.text, _event(clause.lead, events), clause.cites)


def _talked(talked: Sequence[Talk], events: Sequence[Event]) -> Iterator[Moment]:
    """Talks of a known day: one entry for the same two people and time, in the shortest words."""
    shortest: dict[tuple[str, ...], Talk] = {}
    for talk in sorted(talked, key=lambda t: (len(t.clause.text), t.clause.document, t.clause.start)):
        if not SAYING.search(talk.clause.text) and talk.when.precision in KNOWN:
            shortest.setdefault((*sorted(talk.parties), str(talk.when.earliest)[:13]), talk)
    for talk in shortest.values():
        text = talk.clause.text[0].upper() + talk.clause.text[1:]
        if len(text.split()) <= TITLE_WORDS and holds(text, (talk.clause,)):
            yield Moment(talk.when, text, _event(talk.clause, events), (talk.clause,))


def _event(trigger: Citation, events: Sequence[Event]) -> str | None:
    """The event in whose spans a trigger stands."""
    return next((e.id for e in events for c in e.spans if c.document == trigger.document and c.span.covers(trigger.span)), None)


def _posted(case: Case) -> Iterator[Moment]:
    """Posts of live blogs with a stamp and a title, as far as they belong to the story."""
    mine = {(p.document, p.post) for p in case.story.posts}
    whole = {p.document for p in case.story.posts}
    for document in case.documents:
        for post in document.posts:
            if post.when and post.when.earliest and post.title and (document.id not in whole or (document.id, post.id) in mine):
                moment = _post(document, post.when, post.title.start, post.title.end)
                if moment:
                    yield moment


def _post(document: Document, when: When, start: int, end: int) -> Moment | None:
    cite = document.cite(start, end)
    text = " ".join(cite.text.split())
    fits = len(text.split()) <= TITLE_WORDS and not ASIDE.search(text) and holds(text, (cite,))
    return Moment(when, text, None, (cite,)) if fits else None
