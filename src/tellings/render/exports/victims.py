"""The people who reports name as killed or hurt, a row each: name, age, what happened, who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tellings.model.accounts import Account, Finding
from tellings.model.documents import Citation
from tellings.model.statements import Statement
from tellings.model.values import Figure, Mention, Value
from tellings.model.when import When
from tellings.reconcile.victims import AGE, FEMALE, MALE, OWNED, same_name
from tellings.render.exports import cells
from tellings.render.exports.cells import Cell
from tellings.render.exports.happenings import TOLLS, Book, place_named
from tellings.render.exports.named import named_dead
from tellings.render.wire import Read

HEADERS = ("name", "age", "sex", "fate", "description", "date_start", "date_end", "date_precision", "place", "place_precision",
           "latitude", "longitude", "story", "story_title", "event", "finding", "reports", "outlets", "claimants", "documents", "spans")
YEARS = "year of age"
NOUN = re.compile(r"\s+(?!(?:and|or|of|from|who|was|were|aged?|in|at|on|also|both|then)\b)[a-z]")  # "a Tarnholm man" names a town


@dataclass(frozen=True, slots=True)
class Told:
    """A name, the statement that tells what happened, what happened, and the finding it belongs to."""

    mention: Statement[Mention]
    statement: Statement[Any]
    role: str
    finding: Finding | None


@dataclass(slots=True)
class Victim:
    """One person: all that the reports state of them. `roles`: what happened, by role; `ages`: as printed, in years."""

    name: str
    findings: list[Finding] = field(default_factory=list)
    told: list[Statement[Any]] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    ages: dict[int, None] = field(default_factory=dict)
    descriptions: dict[str, None] = field(default_factory=dict)

    def learn(self, one: Told) -> None:
        """Take over what is told."""
        self.roles.add(one.role)
        self.findings += [one.finding] if one.finding and one.finding not in self.findings else []
        self.told.append(one.statement)
        self.descriptions |= dict.fromkeys(filter(None, [one.mention.value.role]))

    @property
    def sex(self) -> str:
        """As a word of the reports tells it ("a mother of two"); never from the name."""
        words = " ".join((*self.descriptions, *(s.value.counted for s in self.told if isinstance(s.value, Figure))))
        female, male = FEMALE.search(words), MALE.search(words)
        return "" if bool(female) == bool(male) else "female" if female else "male"


@dataclass(frozen=True, slots=True)
class Cast:
    """The named persons of a reading, by document."""

    book: Book
    persons: dict[str, tuple[Statement[Mention], ...]]

    @classmethod
    def of(cls, reading: Read) -> Cast:
        found: dict[str, list[Statement[Mention]]] = {}
        for s in reading.statements:
            if isinstance(s.value, Mention) and s.value.type == "person":
                found.setdefault(s.document, []).append(s)  # type: ignore[arg-type]  # a mention, as just seen
        return cls(Book.of(reading), {d: tuple(m) for d, m in found.items()})

    def named(self, told: Citation) -> Iterator[Statement[Mention]]:
        """The people named in a stretch of text; of "Ada's father" not Ada."""
        owned = OWNED.search(told.text)
        start = told.start + (owned.end() - 1 if owned else 0)
        return (m for m in self.persons.get(told.document, ()) if start <= m.span.start and m.span.end <= told.end
                and not NOUN.match(told.text, m.span.end - told.start))


def rows(reading: Read) -> Iterator[Mapping[str, Cell]]:
    """Every named victim of every story, in order of name."""
    cast = Cast.of(reading)
    for account in reading.accounts:
        for victim in sorted(victims(cast, account), key=lambda v: v.name):
            yield _person(victim) | _scene(account, victim) | _who(cast.book, account, victim)


def victims(cast: Cast, account: Account) -> list[Victim]:
    """The named victims of a story. Spellings are one person where the story's people say so, or where one holds all words of
    the other."""
    spelled = {v.text: p.name for p in account.people if p.type == "person" for v in p.variants}
    found: list[Victim] = []
    told = (*_counted(cast, account), *_listed(cast, account))
    for one in sorted(told, key=lambda t: (-len(t.mention.value.name), t.mention.value.name, t.statement.span.start, t.statement.id)):
        name = spelled.get(one.mention.value.name, one.mention.value.name)
        victim = next((v for v in found if same_name(v.name, name)), None)
        if victim is None:
            victim = Victim(name)
            found.append(victim)
        victim.learn(one)
    for victim in found:
        _add_ages(cast.book, account, victim)
    return found


def _counted(cast: Cast, account: Account) -> Iterator[Told]:
    """The people named in the statements of a toll: "Ana Reed was killed"."""
    for finding in account.findings:
        if finding.about.role not in TOLLS or finding.about.scope == "background":
            continue
        for statement in _statements(cast.book, finding):
            if statement.modality == "asserted" and isinstance(statement.value, Figure) and statement.value.low:
                yield from (Told(m, statement, statement.value.role, finding) for m in cast.named(statement.span))


def _listed(cast: Cast, account: Account) -> Iterator[Told]:
    """The people whom a sentence names as the dead, in stories in which people died."""
    toll = next((f for f in account.findings if f.about.role == "kill" and f.about.scope == "event" and (f.best or 0) >= 1), None)
    for document in account.documents if toll else ():
        if document in cast.book.documents:
            for mention in named_dead(cast.book.documents[document], cast.persons.get(document, ())):
                yield Told(mention, mention, "kill", toll)


def _statements(book: Book, finding: Finding) -> Iterator[Statement[Value]]:
    return (book.statements[i] for i in finding.statements if i in book.statements)


def _add_ages(book: Book, account: Account, victim: Victim) -> None:
    """Ages told of this name, each with the statement that tells it; and those in the words printed beside the name."""
    for words in victim.descriptions:
        if found := AGE.search(words):
            victim.ages[int(next(filter(None, found.groups())))] = None
    for finding in account.findings:
        if finding.about.unit != YEARS:
            continue
        for s in _statements(book, finding):
            if isinstance(s.value, Figure) and s.value.low == s.value.high and s.value.low and _same(s.value.counted, victim.name):
                victim.ages[int(s.value.low)] = None
                victim.told.append(s)


def _same(counted: str, name: str) -> bool:
    """Whether an age is told of this person: it stands by the name, or by the surname alone."""
    return bool(counted) and same_name(counted, name)


def _person(victim: Victim) -> dict[str, Cell]:
    fate = next((role for role in TOLLS if role in victim.roles), "")
    return {"name": victim.name, "age": cells.listed(map(str, victim.ages)), "sex": victim.sex,
            "fate": {"kill": "killed", "injure": "injured", "hospitalise": "hospitalised", "miss": "missing",
                     "displace": "displaced", "evacuate": "evacuated"}.get(fate, fate),
            "description": cells.listed(victim.descriptions)}


def _scene(account: Account, victim: Victim) -> dict[str, Cell]:
    """When and where: as the statements say, else as their findings do, else the story's time."""
    figures = [s.value for s in victim.told if isinstance(s.value, Figure)]
    when = _first((*(s.when for s in victim.told if s.when), *(f.about.when for f in victim.findings), account.when))
    where = next((w for w in (*(f.where for f in figures), *(f.about.where for f in victim.findings)) if w), "")
    first, last = cells.days(when)
    place = place_named(account, where)
    return {"date_start": first, "date_end": last, "date_precision": when.precision if when else None,
            "place": place.name if place else where, "place_precision": place.precision if place else None,
            "latitude": place.lat if place else None, "longitude": place.lon if place else None,
            "story": account.id, "story_title": account.title, "event": next((f.event for f in victim.findings if f.event), None),
            "finding": cells.listed(f.id for f in victim.findings)}


def _first(times: Iterable[When | None]) -> When | None:
    return next((w for w in times if w), None)


def _who(book: Book, account: Account, victim: Victim) -> dict[str, Cell]:
    spans = tuple(dict.fromkeys(s.span for s in victim.told))
    reports = book.reports(account, spans)
    return {"reports": len(reports), "outlets": cells.listed(d.outlet for d in reports),
            "claimants": cells.listed(s.speaker.name for s in victim.told if s.speaker),
            "documents": cells.listed(d.name for d in reports), "spans": cells.spans(spans, {d.id: d.name for d in reports})}
