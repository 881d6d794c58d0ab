"""An account as the reader sees it, ready for any way of showing it: every line in words, every citation numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from tellings.model.accounts import Account, Conflict, Counts, Finding, Moment, Person, Place, Resolved, Side
from tellings.model.documents import Citation, Span
from tellings.render import phrases
from tellings.render.figures import FindingRow, GridRow, finding_row, grid
from tellings.render.sources import Cite, Cited, Report, Sources, sources
from tellings.render.wire import Read
from tellings.render.wordings import Said, said

CLAUSE = 5  # words of reported speech that can be understood by themselves
FEW = 12  # findings shown with their bars; the rest stand in a table


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side of a conflict."""

    text: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Where reports differ: a sentence and both sides."""

    id: str
    kind: str
    text: str
    sides: tuple[SideRow, ...]


@dataclass(frozen=True, slots=True)
class MomentRow:
    """The entries of one time on the timeline."""

    when: str
    basis: str
    lines: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person or organisation: spellings with how many reports print each, and roles as printed."""

    name: str
    type: str
    variants: tuple[tuple[str, tuple[Report, ...]], ...]
    roles: tuple[Cited, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that print the name in any spelling, by number."""
        found = {r.number: r for _, where in self.variants for r in where}
        return tuple(found[n] for n in sorted(found))


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place; `where` is its coordinates in words, or ""."""

    name: str
    where: str
    precision: str
    lat: float | None
    lon: float | None
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An independent line of reporting, its reports, and why they are one."""

    basis: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """The same stretch of text in two reports."""

    a: Cite
    b: Cite
    share: str


@dataclass(frozen=True, slots=True)
class SettledRow:
    """What reading the reports together settles: of which statements, and because of what."""

    field: str
    value: str
    stated: tuple[Cite, ...]
    because: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """All of one account in words."""

    id: str
    title: str
    when: str
    basis: str
    counts: Counts
    reports: tuple[Report, ...]
    posts: tuple[Cited, ...]
    brief: tuple[Cited, ...]
    findings: tuple[FindingRow, ...]
    further: tuple[FindingRow, ...]
    grid: tuple[GridRow, ...]
    conflicts: tuple[ConflictRow, ...]
    compared: tuple[Said, ...]
    retold: tuple[Said, ...]
    once: tuple[tuple[str, tuple[Said, ...]], ...]
    timeline: tuple[MomentRow, ...]
    undated: tuple[Cited, ...]
    people: tuple[PersonRow, ...]
    organisations: tuple[PersonRow, ...]
    places: tuple[PlaceRow, ...]
    areas: tuple[PlaceRow, ...]
    origins: tuple[OriginRow, ...]
    passages: tuple[PassageRow, ...]
    credits: tuple[tuple[str, Cite], ...]
    settled: tuple[SettledRow, ...]
    notes: tuple[str, ...]

    @property
    def dated(self) -> bool:
        """Whether the time of the story is known."""
        return self.when != phrases.UNDATED


@dataclass(frozen=True, slots=True)
class Pages:
    """A reading in words."""

    stories: tuple[StoryPage, ...]
    reports: tuple[Report, ...]
    rejections: tuple[tuple[str, str], ...]
    made_with: str
    today: str


def pages(reading: Read) -> Pages:
    """A reading in words."""
    all_sources = sources(reading)
    made = reading.made_with
    return Pages(tuple(_told_once(page(a, all_sources) for a in reading.accounts)), tuple(all_sources.reports.values()),
                 tuple((phrases.plain(r.name), phrases.plain(r.detail or r.reason)) for r in reading.rejections),
                 f"tellings {made.tellings}, language model {made.model}, policy {made.policy}", made.today or "")


def _told_once(stories: Iterable[StoryPage]) -> Iterator[StoryPage]:
    """The stories, each note with the first that needs it: how days were counted is the same for all reports of a reading."""
    told: set[str] = set()
    for story in stories:
        fresh = tuple(n for n in story.notes if (n.partition(": ")[2] or n) not in told)
        told.update(n.partition(": ")[2] or n for n in fresh)
        yield replace(story, notes=fresh)


def page(account: Account, s: Sources) -> StoryPage:
    """An account in words."""
    reports = s.named(account.documents)
    rows = [(f, finding_row(f, s)) for f in account.findings if f.best is not None or "denied" in f.why]
    top, rest = split(rows)
    talk = [said(u, s, account.lineage.passages) for u in account.utterances]
    dated = [m for m in account.timeline if phrases.when(m.when, short=True)]
    places = [_place(p, s) for p in account.places]
    origins = [OriginRow(phrases.plain(o.basis), s.named(o.documents)) for o in account.lineage.origins]
    return StoryPage(
        account.id, phrases.plain(account.title), phrases.when(account.when), phrases.basis(account.when), account.counts, reports,
        _posts(account, s),
        tuple(s.line(b.text, b.cites) for b in account.brief), tuple(r for _, r in top), tuple(r for _, r in rest),
        grid(top, reports, s) if len(reports) > 1 else (), tuple(_conflict(c, s) for c in account.conflicts),
        tuple(u for u in talk if u.shared and u.wordings), tuple(u for u in talk if u.shared and not u.wordings),
        by_speaker(u for u in talk if not u.shared and _says_something(u)),
        _timeline(dated, s), tuple(s.line(m.text, m.cites) for m in account.timeline if m not in dated),
        tuple(_person(p, s) for p in account.people if p.type == "person"),
        tuple(_person(p, s) for p in account.people if p.type != "person"),
        tuple(p for p in places if p.precision == "settlement"), tuple(p for p in places if p.precision != "settlement"),
        tuple(sorted(origins, key=lambda o: o.reports[0].number if o.reports else 0)),
        tuple(PassageRow(a, b, f"{p.score:.0%}") for p in account.lineage.passages for a in s.cite((p.origin,)) for b in s.cite((p.copy,))),
        tuple((phrases.plain(c.agency), cite) for c in account.lineage.credits for cite in s.cite((c.span,))),
        _settled(account.resolved, s),
        tuple(map(phrases.plain, account.notes)))


def split(rows: list[tuple[Finding, FindingRow]]) -> tuple[list[tuple[Finding, FindingRow]], list[tuple[Finding, FindingRow]]]:
    """The findings shown in full, and the rest: what several reports give or dispute comes first, in the account's order."""
    shared = [r for r in rows if r[1].reports > 1 or r[1].status == "disputed" or r[1].relations]
    chosen = {id(r) for r in (shared or rows)[:FEW]}
    return [r for r in rows if id(r) in chosen], [r for r in rows if id(r) not in chosen]


def by_speaker(talk: Iterable[Said]) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    """What only one report prints, by speaker, in order of first appearance."""
    speakers: dict[str, list[Said]] = {}
    for one in talk:
        speakers.setdefault(one.speaker, []).append(one)
    return tuple((name, tuple(things)) for name, things in speakers.items())


def _says_something(once: Said) -> bool:
    """Whether a thing told once can be understood by itself: a quotation, or more than a noun ("the delay")."""
    return any(w.form == "direct" or len(w.text.split()) >= CLAUSE for w in once.everything)


def _posts(account: Account, s: Sources) -> tuple[Cited, ...]:
    """The live-blog posts of the story, by their titles."""
    wanted = {(p.document, p.post) for p in account.posts}
    rows = ((d, post) for d, r in s.reports.items() for post in r.document.posts if (d, post.id) in wanted)
    places = ((s.reports[d].document, post.title or Span(post.start, post.end)) for d, post in rows)
    return tuple(s.line(phrases.shorten(d.text[place.start:place.end], 90), (d.cite(place.start, place.end),)) for d, place in places)


def _timeline(moments: Iterable[Moment], s: Sources) -> tuple[MomentRow, ...]:
    """Entries in a row that say the same time stand together."""
    together = groupby(moments, key=lambda m: (phrases.when(m.when), phrases.basis(m.when)))
    return tuple(MomentRow(*key, tuple(s.line(m.text, m.cites) for m in group)) for key, group in together)


def _settled(resolved: Iterable[Resolved], s: Sources) -> tuple[SettledRow, ...]:
    """One row a value."""
    rows: dict[tuple[str, str], list[Resolved]] = {}
    for r in resolved:
        rows.setdefault((r.field, phrases.plain(r.value)), []).append(r)
    return tuple(SettledRow(field, value, s.stated(r.statement for r in group), s.cite(c for r in group for c in r.because))
                 for (field, value), group in rows.items())


def _conflict(conflict: Conflict, s: Sources) -> ConflictRow:
    sides = tuple(SideRow(phrases.plain(side.text), s.cite(_saying(side) if conflict.kind in ("wording", "status") else side.spans))
                  for side in conflict.sides)
    return ConflictRow(conflict.id, phrases.CONFLICTS[conflict.kind], phrases.plain(conflict.text), sides)


def _saying(side: Side) -> tuple[Citation, ...]:
    """The spans that say what a side says, without those that only name who says it."""
    return tuple(c for c in side.spans if phrases.plain(c.text) in phrases.plain(side.text)) or side.spans


def _person(person: Person, s: Sources) -> PersonRow:
    variants = tuple((phrases.plain(v.text), s.named(v.documents)) for v in person.variants)
    roles: dict[str, list[Cite]] = {}
    for role in person.roles:
        roles.setdefault(phrases.plain(role.text), []).extend(s.cite((role.span,)))
    return PersonRow(phrases.plain(person.name), person.type, variants, tuple(Cited(t, tuple(c)) for t, c in roles.items()))


def _place(place: Place, s: Sources) -> PlaceRow:
    known = place.lat is not None and place.lon is not None
    where = _coordinates(place.lat or 0.0, place.lon or 0.0) if known else ""
    return PlaceRow(phrases.plain(place.name), where, place.precision, place.lat, place.lon, s.cite(place.spans))


def _coordinates(lat: float, lon: float) -> str:
    return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"
