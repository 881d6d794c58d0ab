"""The events of a story: happenings told in several reports, brought together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import cast

from tellings.kinds.figure_subjects import singular
from tellings.model.accounts import Event
from tellings.model.documents import Citation, Document, make_id
from tellings.model.statements import Statement
from tellings.model.values import Figure, Happening, Part
from tellings.reconcile.clauses import title_of
from tellings.reconcile.material import Case
from tellings.reconcile.names import nations
from tellings.reconcile.people import Cast
from tellings.reconcile.spans_of_time import best_when, day_apart
from tellings.text.lexicon import read_lists, read_words

MOST = 12
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
EMPTY = frozenset("""a an the of in on at to for from by with and or his her its their our my he she it they we you i him them who which
    that this these those some all more most least than about around over under up into new first last other two three four five six seven
    eight nine ten dozens hundreds thousands mr mrs ms""".split())
MUTUAL = frozenset({"talk", "meet"})  # what two do together: told only by who they are


@dataclass(frozen=True, slots=True)
class Told:
    """An event statement made comparable: its sort, who did it, to whom or what or where, where it stands."""

    statement: Statement[Happening]
    sort: str
    who: frozenset[str]
    target: frozenset[str]
    named: frozenset[str]
    lead: int
    figures: int

    @property
    def complete(self) -> int:
        return bool(self.who) + bool(self.target) + bool(self.named)


@dataclass(slots=True)
class Cluster:
    """The tellings of one happening."""

    sort: str
    members: list[Told] = field(default_factory=list)
    who: set[str] = field(default_factory=set)
    target: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def take(self, told: Told) -> None:
        self.members.append(told)
        self.who |= told.who
        self.target |= told.target
        self.named |= told.named

    @property
    def documents(self) -> int:
        return len({m.statement.document for m in self.members})

    def rank(self) -> tuple[float, str, int]:
        """Told by most reports, in headlines and first paragraphs, with figures."""
        lead = min(12, sum(m.lead for m in self.members))
        figures = min(8, sum(m.figures for m in self.members))
        first = self.members[0].statement.span
        weight = 4.0 * self.documents + lead + 0.5 * figures + 0.25 * min(12, len(self.members))
        return -weight, first.document, first.start

    def fit(self, told: Told) -> int:
        """How many keys a telling shares with this happening."""
        return len(self.who & told.who) + len(self.target & told.target) + len(self.named & told.named)


@cache
def sorts() -> Mapping[str, str]:
    """Sort by word."""
    return {word: line.partition(":")[0] for line in reversed(read_lists("happenings")["sorts"]) for word in line.partition(":")[2].split()}


def clusters(case: Case, people: Cast) -> list[Cluster]:
    """All happenings that did happen, those told by most first."""
    found: dict[str, list[Cluster]] = defaultdict(list)
    for told in sorted(told_in(case, people), key=_fullest):
        if told.statement.modality == "asserted" and told.statement.value.polarity:
            fits = [c for c in found[told.sort] if _same(c, told)]
            if fits:
                min(fits, key=lambda c: (-c.fit(told), c.rank())).take(told)
            else:
                found[told.sort].append(_begun(told))
    return sorted((c for rows in found.values() for c in rows), key=lambda c: c.rank())


def _begun(told: Told) -> Cluster:
    cluster = Cluster(told.sort)
    cluster.take(told)
    return cluster


def _fullest(told: Told) -> tuple[int, int, str, int, str]:
    return -told.complete, -told.lead, told.statement.document, told.statement.span.start, told.statement.id


def events(case: Case, found: Sequence[Cluster]) -> tuple[Event, ...]:
    """The events of a story, the main one first; those told once only where they open a report or carry figures."""
    texts = {d.id: d for d in case.documents}
    made: list[Event] = []
    for cluster in found:
        if len(made) == MOST:
            break
        if cluster.documents > 1 or any(m.lead > 1 or (m.lead and m.figures) for m in cluster.members) or len(found) < 3:
            event = _event(cluster, texts)
            if event and event.title.casefold() not in {e.title.casefold() for e in made}:
                made.append(event)
    return tuple(made)


def _event(cluster: Cluster, texts: Mapping[str, Document]) -> Event | None:
    title = next(iter(title_of(cluster.members, texts)), None)
    if title is None:
        return None
    ids = sorted(m.statement.id for m in cluster.members)
    where = Counter(m.statement.value.where.text for m in cluster.members if m.statement.value.where)
    kinds = Counter(m.statement.value.kind for m in cluster.members)
    return Event(make_id("event", ids[0]), title.text, _most(kinds), best_when(m.statement.when for m in cluster.members), _most(where),
                 tuple(sorted((m.statement.span for m in cluster.members), key=lambda c: (c != title.lead, c.document, c.start))))


def _most(counted: Counter[str]) -> str:
    return min(counted.items(), key=lambda item: (-item[1], item[0]))[0] if counted else ""


def told_in(case: Case, people: Cast) -> Iterator[Told]:
    """Every event statement that tells of a happening, with its keys."""
    texts = {d.id: d for d in case.documents}
    figures = _figure_sentences(case)
    telling = read_words("happenings", "telling")
    known = _Known(people)
    for statement in case.statements:
        value = statement.value
        if isinstance(value, Happening) and value.kind not in telling:
            who, whom, where = (known.keys(part, statement.document) for part in (value.who, value.whom, value.where))
            named = frozenset(k for k in who | whom if k.startswith("#"))
            yield Told(cast("Statement[Happening]", statement), sorts().get(value.kind, value.kind), who, whom | where, named,
                       _lead(texts[statement.document], statement.span), figures[statement.document, statement.sentence.start])


def _figure_sentences(case: Case) -> Counter[tuple[str, int]]:
    """How many counts of this happening stand in each sentence."""
    return Counter((s.document, s.sentence.start) for s in case.statements if isinstance(s.value, Figure) and s.value.scope == "event")


def _lead(document: Document, cite: Citation) -> int:
    """2 in a headline or standfirst, 1 in the first three paragraphs, 0 below."""
    body = 0
    for section in document.mined:
        if section.role == "body":
            body += 1
        if section.start <= cite.start < section.end:
            return 2 if section.role in ("headline", "standfirst") else int(body <= 3 and section.post is None)
    return 0


def _words(text: str) -> list[str]:
    plain = text.casefold().replace("’s", "").replace("'s", "")
    return [w for w in (*WORD.findall(plain), *re.findall(r"u\.s\.|u\.k\.", plain)) if w not in EMPTY]


class _Known:
    """What participants are known by: "#id" of a person or organisation, countries, and common nouns."""

    def __init__(self, people: Cast) -> None:
        self.nations = nations()
        self.countries = frozenset(self.nations.values())
        # what a president does his country does: countries by person, from the roles printed
        self.of_person = {p.id: frozenset(self.nations[w] for r in p.roles for w in _words(r.text) if w in self.nations)
                          for p in people.people if p.type == "person"}
        self.names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for (document, name), party in people.parties.items():
            if document:
                self.names[document].append((name, party.id))
        for rows in self.names.values():
            rows.sort(key=lambda row: (-len(row[0]), row))

    @lru_cache(maxsize=8192)  # noqa: B019 - lives as long as one account's making
    def keys_of(self, text: str, document: str) -> frozenset[str]:
        keys = {self.nations.get(w) or singular(w) for w in _words(text)}
        low = text.casefold()
        party = next((i for name, i in self.names.get(document, ()) if name in low), None)
        if party:
            keys = {k for k in keys if k in self.countries} | {"#" + party} | self.of_person.get(party, frozenset())
        return frozenset(keys)

    def keys(self, part: Part | None, document: str) -> frozenset[str]:
        return self.keys_of(part.text, document) if part else frozenset()


def _same(cluster: Cluster, told: Told) -> bool:
    """Whether a telling is of a cluster's happening: nobody else, nothing else, no other day."""
    if cluster.sort in MUTUAL:
        if len(cluster.named & told.named) < 2:
            return False
    else:
        who, target = cluster.who & told.who, cluster.target & told.target
        if (cluster.who and told.who and not who) or (cluster.target and told.target and not target) or not (who or target):
            return False
        if not who and len(target) < 2 and not _placed(target):
            return False
    return not any(day_apart(m.statement.when, told.statement.when) for m in cluster.members)


def _placed(keys: Iterable[str]) -> bool:
    return any(k.startswith("#") or k in nations() for k in keys)


__all__ = ["Cluster", "Told", "clusters", "events", "sorts", "told_in"]
