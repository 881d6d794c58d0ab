"""The events of a story: happenings told in several reports, brought together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from tellings.kinds.figure_subjects import WIDER, singular
from tellings.model.accounts import Event
from tellings.model.documents import Document, make_id
from tellings.model.statements import Statement
from tellings.model.values import Figure, Happening, Part, Quote
from tellings.model.when import When
from tellings.reconcile.cited import holds
from tellings.reconcile.clauses import SAYING, span_of, title_of
from tellings.reconcile.material import Case
from tellings.reconcile.named import Named
from tellings.reconcile.names import nations
from tellings.reconcile.people import Cast
from tellings.reconcile.spans_of_time import best_when, day_apart
from tellings.reconcile.talks import Talk
from tellings.text.lexicon import read_lists, read_words
from tellings.text.spoken_days import quoted_ranges

MOST = 12
FEW = 3
OPENS = 3  # paragraphs that open a report
TALK_WORDS = 18
TALKED = re.compile(r"\b(?:spoke|spoken|talked|discussed|met|phoned|held|had)\b")  # a clause that tells of a talk, not only names it
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
EMPTY = frozenset("""a an the of in on at to for from by with and or his her its their our my he she it they we you i him them who which
    that this these those some all more most least than about around over under up into new first last other two three four five six seven
    eight nine ten dozens hundreds thousands mr mrs ms""".split())
DAYS = frozenset({"minute", "hour", "part_of_day", "day"})
REACH = 90  # characters after a verb of talking in which the other party is named
TOLLS = frozenset("kill die perish injure wound hurt".split())
NEEDS_OBJECT = frozenset("find damage destroy use buy acquire cause deploy hit launch meet host visit".split())
UNDERGONE = frozenset({"die", "perish"})  # whoever does it, it is done to
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
    spoken: bool = False  # within somebody's own words
    renown: int = 0  # reports that name the best known of its participants

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
    whens: set[When | None] = field(default_factory=set)
    lead: bool = False

    def take(self, told: Told) -> None:
        self.members.append(told)
        self.who |= told.who
        self.target |= told.target
        self.named |= told.named
        self.whens.add(told.statement.when)
        self.lead |= told.lead > 0

    @property
    def documents(self) -> int:
        return len({m.statement.document for m in self.members})

    def rank(self) -> tuple[float, str, int]:
        """Told by most reports, in headlines and first paragraphs, with figures, of those whom most reports name."""
        lead = min(12, sum(m.lead for m in self.members))
        figures = min(8, sum(m.figures for m in self.members))
        first = self.members[0].statement.span
        renown = max(m.renown for m in self.members)
        weight = 4.0 * self.documents + lead + 0.5 * figures + 0.25 * min(12, len(self.members)) + renown
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
    for told in sorted(told_in(case, people), key=_surest):
        if told.statement.modality == "asserted" and told.statement.value.polarity and not told.spoken:
            fits = [c for c in found[told.sort] if _same(c, told)]
            if fits:
                min(fits, key=lambda c: (-min(c.fit(told), 2), c.rank())).take(told)
            else:
                found[told.sort].append(_begun(told))
    return sorted((c for rows in found.values() for c in rows), key=lambda c: c.rank())


def _begun(told: Told) -> Cluster:
    cluster = Cluster(told.sort)
    cluster.take(told)
    return cluster


def _surest(told: Told) -> tuple[bool, int, int, str, int, str]:
    """Tellings of a known day first, so that those of none join the happening told by most; then the fullest."""
    statement = told.statement
    dated = statement.when is not None and statement.when.precision in DAYS
    return not dated, -told.complete, -told.lead, statement.document, statement.span.start, statement.id


def events(case: Case, found: Sequence[Cluster], talked: Sequence[Talk]) -> tuple[Event, ...]:
    """The events of a story, the main one first; those told once only where they open a report or carry figures."""
    texts = {d.id: d for d in case.documents}
    weighty = [c for c in found if _weighty(c, len(case.documents))]
    if len(weighty) < FEW:  # a story of few common happenings: what opens its reports
        spare = [c for c in found if c not in weighty and any(m.lead for m in c.members)]
        known = [c for c in spare if c.members[0].statement.value.kind in sorts()]
        weighty += (known or ([] if weighty else spare))[:FEW - len(weighty)]
    made = [(c.rank(), event) for c in weighty if (event := _event(c, texts))]
    rows = sorted([*made, *_talks(talked)], key=lambda row: (row[0], row[1].id))
    unique = {event.title.casefold(): event for _, event in reversed(rows)}
    return tuple(event for _, event in rows if unique[event.title.casefold()] is event)[:MOST]


def _talks(talked: Sequence[Talk]) -> Iterator[tuple[tuple[float, str, int], Event]]:
    """Talks of two people that two reports tell of, as events: the shortest clause is the title."""
    pairs: dict[tuple[str, ...], list[Talk]] = defaultdict(list)
    for talk in talked:
        pairs[tuple(sorted(talk.parties))].append(talk)
    for members in (pairs[key] for key in sorted(pairs)):
        documents = {t.clause.document for t in members}
        told = sorted(members, key=lambda t: (bool(SAYING.search(t.clause.text)), not TALKED.search(t.clause.text), len(t.clause.text),
                                              t.clause.document, t.clause.start))
        clause = told[0].clause
        shown = clause.text[0].upper() + clause.text[1:]
        if len(documents) > 1 and len(shown.split()) <= TALK_WORDS and holds(shown, (clause,)):
            weight = 4.0 * len(documents) + sum(t.lead for t in members) + 0.25 * len(members)
            spans = sorted({t.clause for t in members} - {clause}, key=lambda c: (c.document, c.start))
            yield ((-weight, clause.document, clause.start),
                   Event(make_id("event", "talk", clause.document, clause.start), shown, "talk", best_when(t.when for t in members), "",
                         (clause, *spans)))


def _weighty(cluster: Cluster, reports: int) -> bool:
    """Whether a happening is an event of the story and no aside: told by two reports and with weight, or by one that opens with it
    in a known word for happenings."""
    lead, figures = sum(m.lead for m in cluster.members), sum(m.figures for m in cluster.members)
    nobody = not cluster.who and not cluster.named
    toll = nobody and all(m.statement.value.kind in TOLLS for m in cluster.members)  # a finding, no happening of its own
    if figures < 0 or toll:
        return False
    if cluster.documents > 1:
        return bool(lead or figures > 0 or cluster.documents > 2)
    known = cluster.members[0].statement.value.kind in sorts()
    return known and any(m.lead and (m.figures > 0 or m.lead > 1 or reports == 1) for m in cluster.members)


def _event(cluster: Cluster, texts: Mapping[str, Document]) -> Event | None:
    title = next(title_of(cluster.members, texts), None)
    if title is None:
        return None
    ids = sorted(m.statement.id for m in cluster.members)
    where = Counter(m.statement.value.where.text for m in cluster.members if m.statement.value.where)
    kinds = Counter(m.statement.value.kind for m in cluster.members)
    spans = {span_of(m.statement, texts[m.statement.document]) for m in cluster.members} - {*title.cites}
    return Event(make_id("event", ids[0]), title.text, _most(kinds), best_when(m.statement.when for m in cluster.members), _most(where),
                 (*title.cites, *sorted(spans, key=lambda c: (c.document, c.start, c.end))))


def _most(counted: Counter[str]) -> str:
    return min(counted.items(), key=lambda item: (-item[1], item[0]))[0] if counted else ""


def told_in(case: Case, people: Cast) -> Iterator[Told]:
    """Every event statement that tells of a happening, with its keys."""
    leads = _leads(case)
    figures, telling, known = _figure_sentences(case), read_words("happenings", "telling"), _Known(people)
    texts, quoted = {d.id: d for d in case.documents}, _quoted(case)
    for statement in case.statements:
        value = statement.value
        if not isinstance(value, Happening) or value.kind in telling or (value.kind in NEEDS_OBJECT and value.whom is None):
            continue
        who, whom, where = (known.keys(part, statement.document) for part in (value.who, value.whom, value.where))
        named = frozenset(k for k in who | whom if k.startswith("#"))
        sort = _sort(value)
        if value.kind in UNDERGONE:
            who, whom = frozenset(), who | whom
        if sort in MUTUAL:
            named |= known.others(texts[statement.document], value.trigger.end, statement.sentence.end)
        document, at = statement.document, statement.span.start
        yield Told(cast("Statement[Happening]", statement), sort, who, whom | where, named,
                   next((weight for a, b, weight in leads[document] if a <= at < b), 0), figures[document, statement.sentence.start],
                   any(a <= at < b for a, b in quoted[document]), max((known.renown.get(k[1:], 0) for k in named), default=0))


def _sort(value: Happening) -> str:
    """The sort of a happening, by its word; "opened fire" is a shooting."""
    if value.kind == "open" and value.whom and value.whom.text.casefold().startswith("fire"):
        return "shoot"
    return sorts().get(value.kind, value.kind)


def _figure_sentences(case: Case) -> Counter[tuple[str, int]]:
    """How many counts of this happening stand in each sentence, less those of other times."""
    found: Counter[tuple[str, int]] = Counter()
    for s in case.statements:
        if isinstance(s.value, Figure):
            found[s.document, s.sentence.start] += 1 if s.value.scope in ("event", "part") else -1
    return found


def _quoted(case: Case) -> dict[str, list[tuple[int, int]]]:
    """Where somebody's own words stand: what they tell is theirs to say; so is what stands between marks, whoever's it is."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list, {d.id: quoted_ranges(d.text) for d in case.documents})
    for s in case.statements:
        if isinstance(s.value, Quote) and s.value.form == "direct":
            found[s.document].extend((piece.start, piece.end) for piece in s.value.content)
    return found


def _leads(case: Case) -> dict[str, list[tuple[int, int, int]]]:
    """By document, (start, end, weight) of what opens it: 2 for headline and standfirst, 1 for the first paragraphs of a report, or
    of a post where the story is made of posts."""
    own_posts = {p.document for p in case.story.posts}
    found: dict[str, list[tuple[int, int, int]]] = {}
    for document in case.documents:
        rows, body = [], Counter[str | None]()
        for section in document.mined:
            if section.role in ("headline", "standfirst"):
                rows.append((section.start, section.end, 2))
            elif section.role == "body":
                body[section.post] += 1
                if body[section.post] <= OPENS and (section.post is None or document.id in own_posts):
                    rows.append((section.start, section.end, 1))
        found[document.id] = rows
    return found


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
        self.renown = {p.id: len({d for v in p.variants for d in v.documents}) for p in people.people}
        self.named = Named(people, "person", "organisation")
        self.memory: dict[tuple[str, str], frozenset[str]] = {}
        self.names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for (document, name), party in people.parties.items():
            if document:
                self.names[document].append((name, party.id))
        for rows in self.names.values():
            rows.sort(key=lambda row: (-len(row[0]), row))

    def keys_of(self, text: str, document: str) -> frozenset[str]:
        """The keys of a phrase: every name in it, longest first, else its common nouns."""
        keys = {self.nations.get(w) or WIDER.get(singular(w), singular(w)) for w in _words(text)}
        left, parties = text.casefold(), set()
        for name, party in self.names.get(document, ()):
            if name in left:
                parties.add(party)
                left = left.replace(name, " ")
        if parties:
            keys = {k for k in keys if k in self.countries} | {"#" + p for p in parties}
            keys |= {country for p in parties for country in self.of_person.get(p, ())}
        return frozenset(keys)

    def keys(self, part: Part | None, document: str) -> frozenset[str]:
        if part is None:
            return frozenset()
        key = (part.text, document)
        if key not in self.memory:
            self.memory[key] = self.keys_of(*key)
        return self.memory[key]

    def others(self, document: Document, start: int, end: int) -> frozenset[str]:
        """Whoever is named right after a verb of talking, within its sentence."""
        return frozenset("#" + party for _, party in self.named.within(document, start, min(start + REACH, end)))


def _same(cluster: Cluster, told: Told) -> bool:
    """Whether a telling is of a cluster's happening: nobody else, nothing else, no other day."""
    if cluster.sort in MUTUAL:
        if len(cluster.named & told.named) < 2:
            return False
    else:
        who, target = cluster.who & told.who, cluster.target & told.target
        if _others(cluster.who, told.who) or _others(cluster.target, told.target) or not (who or target):
            return False
        both_lead = told.lead and cluster.lead  # what two reports of a story open with is one thing
        same_time = told.statement.when is not None and told.statement.when in cluster.whens
        if not who and len(target) < 2 and not (_placed(target) or both_lead or same_time):
            return False
    return not any(day_apart(when, told.statement.when) for when in cluster.whens)


def _others(a: Collection[str], b: Collection[str]) -> bool:
    """Whether two known participants cannot be one: "a gunman" may be Jon Bray, the police may not."""
    if not a or not b or set(a) & set(b):
        return False
    named = [any(k.startswith("#") for k in keys) for keys in (a, b)]
    generic = b if named[0] else a
    return not (named[0] != named[1] and "person" in generic)


def _placed(keys: Iterable[str]) -> bool:
    return any(k.startswith("#") or k in nations() for k in keys)


__all__ = ["Cluster", "Told", "clusters", "events", "sorts", "told_in"]
