"""The rows of coders' tables: an event with its tolls, its time, its place and the reports it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tellings.kinds.figure_subjects import counted_key, wider_key
from tellings.model.accounts import Account, Event, Finding, Moment, Place
from tellings.model.documents import Citation, Document, make_id
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.model.when import When
from tellings.render.wire import Read

PEOPLE = frozenset({"person"})
CIVILIAN = "civilian"
NARROWEST = ("settlement", "region", "country", "unknown")
TOLLS = ("kill", "injure", "hospitalise", "miss", "displace", "evacuate", "casualty")  # what happens to people, by role


@dataclass(frozen=True, slots=True)
class Book:
    """The documents and statements of a reading, by id."""

    documents: dict[str, Document]
    statements: dict[str, Statement[Value]]

    @classmethod
    def of(cls, reading: Read) -> Book:
        return cls({d.id: d for d in reading.documents}, {s.id: s for s in reading.statements})

    def spans(self, ids: Iterable[str]) -> tuple[Citation, ...]:
        """Where statements stand, each place once."""
        return tuple(dict.fromkeys(self.statements[i].span for i in ids if i in self.statements))

    def reports(self, account: Account, spans: Iterable[Citation]) -> tuple[Document, ...]:
        """The documents of these spans, in the account's order."""
        cited = {s.document for s in spans}
        return tuple(self.documents[d] for d in account.documents if d in cited and d in self.documents)


@dataclass(frozen=True, slots=True)
class Row:
    """One event as a coder needs it. `tolls`: for each role the finding that counts people; `civilians`: of the killed."""

    id: str
    title: str
    account: Account
    when: When | None
    where: str
    place: Place | None
    tolls: dict[str, Finding]
    civilians: Finding | None
    spans: tuple[Citation, ...]
    reports: tuple[Document, ...]
    event: Event | None = field(default=None)

    def toll(self, role: str) -> Finding | None:
        """The finding of how many people this happened to; None where no report tells."""
        return self.tolls.get(role)

    @property
    def claimants(self) -> tuple[str, ...]:
        """Who is said to have said the tolls."""
        return tuple(dict.fromkeys(c for f in self.tolls.values() for v in f.versions for c in v.claimants))


def rows(reading: Read) -> Iterator[Row]:
    """Every event of every story, most prominent first; then tolls that no event was found for, if no event has such a toll."""
    book = Book.of(reading)
    for account in reading.accounts:
        told: set[str] = set()
        for event in account.events:
            row = _row(book, account, event, [f for f in account.findings if f.event == event.id])
            told |= row.tolls.keys()
            yield row
        homeless = [f for f in account.findings if f.event is None and f.about.role not in told]
        if _tolls(homeless):
            yield _row(book, account, None, homeless)


def _row(book: Book, account: Account, event: Event | None, findings: list[Finding]) -> Row:
    tolls = _tolls(findings)
    told = [s for f in tolls.values() for s in book.spans(f.statements)]
    spans = tuple(dict.fromkeys((*(event.spans if event else ()), *told)))
    first = next(iter(tolls.values()), None)
    where, place = _where(account, [f.about.where for f in tolls.values()], event.where if event else "")
    return Row(event.id if event else first.id if first else "", event.title if event else first.title if first else "", account,
               _when(account, tolls, event), where, place, tolls, _civilians(findings), spans, book.reports(account, spans), event)


def _when(account: Account, tolls: dict[str, Finding], event: Event | None) -> When | None:
    """The event's time, else that of its tolls; where neither is told, the time of the story that the tolls are of."""
    times = (event.when if event else None, *(f.about.when for f in tolls.values()), account.when if tolls else None)
    return next((w for w in times if w), None)


def _where(account: Account, tolls: list[str], event: str) -> tuple[str, Place | None]:
    """The narrowest place that is told: of the tolls, else of the event."""
    told = [(w, place_named(account, w)) for w in (*tolls, event) if w]
    return min(told, key=lambda t: NARROWEST.index(t[1].precision) if t[1] else len(NARROWEST), default=("", None))


def moment_id(moment: Moment) -> str:
    """An id that an entry of the timeline keeps when others come before it: of the first words it rests on."""
    first = moment.cites[0] if moment.cites else None
    return make_id("moment", *((first.document, first.start, first.end) if first else (moment.text,)))


def place_named(account: Account, name: str) -> Place | None:
    """The place of the story that bears a printed name."""
    bare = name.casefold().removeprefix("the ")
    return next((p for p in account.places if bare and bare in {p.name.casefold(), *(s.text.casefold() for s in p.spans)}), None)


def _tolls(findings: Iterable[Finding]) -> dict[str, Finding]:
    """The finding of each role that counts people in general, else the largest that counts some of them."""
    found: dict[str, Finding] = {}
    for finding in sorted((f for f in findings if counts_people(f)), key=_rank):
        found.setdefault(finding.about.role, finding)
    return {role: found[role] for role in TOLLS if role in found}


def counts_people(finding: Finding) -> bool:
    """Whether a finding is a toll of this happening: people, counted, to whom something happened."""
    about = finding.about
    if about.role not in TOLLS or about.scope != "event" or about.unit or about.per or finding.best is None:
        return False
    key = counted_key(about.counted)
    return not key or "person" in wider_key(key) or about.counted[:1].isupper()


def _rank(finding: Finding) -> tuple[bool, float, str]:
    key = counted_key(finding.about.counted)
    general = not key or (key == PEOPLE and CIVILIAN not in finding.about.counted.lower()) or finding.about.counted[:1].isupper()
    return not general, -(finding.best or 0.0), finding.id


def _civilians(findings: Iterable[Finding]) -> Finding | None:
    """The finding of civilians among the killed, where reports say that they were civilians."""
    told = (f for f in findings if f.about.role == "kill" and CIVILIAN in f.about.counted.lower() and counts_people(f))
    return min(told, key=_rank, default=None)
