"""What happened when: dated happenings and stamped posts in order of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tellings.model.accounts import Event, Moment
from tellings.model.documents import Citation, Document
from tellings.model.when import When
from tellings.reconcile.cited import holds
from tellings.reconcile.clauses import SAYING, title_of
from tellings.reconcile.happenings import TOLLS, Cluster, sorts
from tellings.reconcile.material import Case
from tellings.reconcile.opening import alike
from tellings.reconcile.spans_of_time import best_when, order_of
from tellings.reconcile.talks import Talk

MOST = 60
KNOWN = frozenset({"minute", "hour", "part_of_day", "day"})  # coarser ones ("2022") give no place in the order of a story
TITLE_WORDS = 18
SAME = 0.75  # share of an entry's telling words that another of the same day holds
NEARLY, HALF, WHOLE = 0.6, 0.5, 1.0  # the same for one of no known day, of the same minute, of two events
MAIN, HEADLINE = 4, 2  # events of no known day that are told; the weight of a headline
PERFECT = re.compile(r"\b(?:has|have) (?:been )?\w+")  # news, where it stands at the head of a report
NO_EVENT = re.compile(r"^\S+(?: \S+){0,5} to \w+|\bnumber of\b|\btoll\b")  # "Carmaker to shut plant": not yet; a number that grows
LASTING = re.compile(r"\b(?:have|has|had) (?:long )?(?:been|spent|lived|stayed|remained|worked|waited)\b")  # no happening of a day
# Headings of pictures, films, comment and summaries: they tell of nothing that happened at their time
ASIDE = re.compile(r"^\W*(?:pictured|in pictures|photos?|pictures?|watch|video|listen|gallery|map|analysis|comment|opinion|explain(?:ed|er)"
                   r"|recap|summary|welcome|good (?:morning|evening)|what we know|key (?:moments|points|events)|the story so far"
                   r"|at a glance|in numbers|in full|how\b|why\b)|\?\W*$|^[“‘\"'][^”’\"]*[”’\"']$|\bin (?:numbers|pictures|full)$", re.I)


def timeline(case: Case, found: Sequence[Cluster], talked: Sequence[Talk], events: Sequence[Event]) -> tuple[Moment, ...]:
    """The entries in order of time, each told once."""
    texts = {d.id: d for d in case.documents}
    rows = [*_happened(found, events, texts), *_talked(talked, events), *_posted(case)]
    rows += [m for m in _reported(found, events, texts) if not any(alike(m.text, r.text, NEARLY) for r in rows)]
    rows.sort(key=lambda m: (*_order(m.when), m.text))
    return tuple(_once(rows)[:MOST])


def _order(when: When | None) -> tuple[str, str]:
    """What is known to have happened by a day stands at its end."""
    if when and when.latest and not when.earliest:
        _, end = order_of(replace(when, earliest=when.latest))
        return end, end
    return order_of(when)


def _once(rows: Sequence[Moment]) -> list[Moment]:
    """The entries without those that say of the same day what another says in fewer words, or in other words of the same minute."""
    kept: list[Moment] = []
    for row in rows:
        if not any(_again(row, k) for k in kept):
            kept.append(row)
    return kept


def _again(row: Moment, said: Moment) -> bool:
    if row.text.casefold() == said.text.casefold():
        return True
    if row.when is None or said.when is None or str(row.when.latest)[:10] != str(said.when.latest)[:10]:
        return False
    minute = row.when.precision == said.when.precision == "minute" and row.when.bounds() == said.when.bounds()
    share = HALF if minute else SAME
    return alike(row.text, said.text, share) or alike(said.text, row.text, share if row.event == said.event else WHOLE)


def _happened(found: Sequence[Cluster], events: Sequence[Event], texts: Mapping[str, Document]) -> Iterator[Moment]:
    """Happenings of a known day."""
    for cluster in found:
        when = best_when(m.statement.when for m in cluster.members)
        if when is None or when.precision not in KNOWN:
            continue
        dated = [m for m in cluster.members if m.statement.when and m.statement.when.earliest]
        clause = next(title_of(dated, texts), None)
        known = cluster.documents > 1 or any(m.lead or m.figures > 0 or m.statement.value.kind in sorts() for m in cluster.members)
        if clause and known and not LASTING.search(clause.text):
            yield Moment(when, clause.text, _event(clause.lead, events), clause.cites)


def _reported(found: Sequence[Cluster], events: Sequence[Event], texts: Mapping[str, Document]) -> Iterator[Moment]:
    """The main events of which no report tells the day: they had happened by the day of the first report that opens with them."""
    sorts_told: set[str] = set()
    for cluster in found:
        opening = [m for m in cluster.members if m.lead and _day(texts[m.statement.document])]
        dated = any(m.statement.when for m in cluster.members)
        clause = None if dated or cluster.sort in sorts_told else next(title_of(opening, texts), None)
        event = _event(clause.lead, events[:MAIN]) if clause else None
        if clause is None or not (any(m.lead == HEADLINE for m in opening) or PERFECT.search(clause.text)):
            continue  # told in passing: of the past as likely as of the day
        if event and not NO_EVENT.search(clause.text) and not any(m.statement.value.kind in TOLLS for m in cluster.members):
            sorts_told.add(cluster.sort)
            day = min(_day(texts[m.statement.document]) for m in opening)
            yield Moment(When(None, day, "day", "relative to published"), clause.text, event, clause.cites)


def _day(document: Document) -> str:
    """The day on which a report appeared; "" where it is not known."""
    when = document.published
    return when.latest[:10] if when and when.latest and when.precision in KNOWN else ""


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
