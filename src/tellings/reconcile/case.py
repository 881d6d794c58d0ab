"""The order in which an account is made from the statements of one story. Read it first in this folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from tellings.kinds.figure_terms import TERMS
from tellings.model.accounts import Account, Conflict, Counts, Event, Finding
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Figure, Happening, Quote, Value
from tellings.model.when import When
from tellings.reconcile.brief import brief
from tellings.reconcile.cited import holds
from tellings.reconcile.datelined import datelined, with_datelines
from tellings.reconcile.dating import FINE, resolve_times, solved_day, story_when, with_resolved
from tellings.reconcile.figure_words import count
from tellings.reconcile.happenings import clusters, events
from tellings.reconcile.material import Case
from tellings.reconcile.meaning import CASUALTIES, is_claimant
from tellings.reconcile.people import Cast, identify
from tellings.reconcile.places import places
from tellings.reconcile.spans_of_time import best_when
from tellings.reconcile.stamped import with_days
from tellings.reconcile.talks import talks
from tellings.reconcile.telling_conflicts import telling_conflicts
from tellings.reconcile.timeline import timeline
from tellings.reconcile.told import Told
from tellings.reconcile.utterances import COMMON, utterances
from tellings.reconcile.weigh import findings

__all__ = ["Case", "reconcile"]
AGES = frozenset({"year of age", "ordinal"})
NUMBER = re.compile(r"\d[\d,]*")
SEVERAL = 3  # reports, of which one alone does not tell the day of a story
# Headings that tell what a paper is, not what happened
NOTICE = re.compile(r"^(?:(?:media|press|news) (?:release|notice|statement)|(?:status|situation) report|operational update)\b|"
                    r"\b(?:19|20)\d\d$|\bannounces\b", re.IGNORECASE)
OLD = 31  # days before the reports, from which on a day is told as what went before
HEADLINE = 20  # words; what is longer is a first paragraph
ORDER = ("arithmetic", "value", "status", "date", "who", "place", "wording")


def reconcile(case: Case) -> Account:
    """The account of a case: who is who, what happened, what is agreed, what was said, what clashes, and the brief of it."""
    case = _in_order(case)
    heads = datelined(case.documents, (s.when for s in case.statements))
    dated = resolve_times(case.documents, case.statements, case.times, heads)
    day = solved_day(case.documents, case.statements, case.times, heads)
    noted = notes(case, settled=bool(day or dated))
    case = replace(case, statements=with_resolved(case.statements, dated),
                   documents=with_datelines(with_days(case.documents, day, case.today), heads))
    people = identify(case)
    found, talked = clusters(case, people), talks(case, people)
    happened = events(case, found, talked)
    weighed, numeric = findings(replace(case, statements=tuple(with_names(case.statements, people))), happened)
    weighed = tuple(sorted(weighed, key=_minor))
    spoken, reworded = utterances(case, people)
    conflicts = _sorted([*numeric, *reworded, *telling_conflicts(case, people, talked)])
    told = Told(case, people, happened, weighed, spoken, conflicts)
    heading = title(told)
    return Account(
        case.story.id, heading, when_of(case, happened),
        case.story.documents, case.story.posts, counts(case, people),
        brief(told, heading), happened, weighed, spoken, conflicts,
        timeline(case, found, talked, happened), people.people, places(case, people), case.lineage, (*people.resolved, *dated), noted)


def _in_order(case: Case) -> Case:
    """The case with everything in one order, so that the order of captures never changes an account."""
    documents = tuple(sorted(case.documents, key=lambda d: d.id))
    statements = tuple(sorted(case.statements, key=lambda s: (s.document, s.span.start, s.span.end, s.kind, s.id)))
    return replace(case, documents=documents, statements=statements)


def _sorted(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Conflicts whose sentence passes the check, the gravest kind first."""
    passing = (c for c in conflicts if holds(c.text, [x for s in c.sides for x in s.spans], c.derived))
    return tuple(sorted(passing, key=lambda c: (ORDER.index(c.kind), c.text, c.id)))


def when_of(case: Case, happened: Sequence[Event]) -> When | None:
    """When a story took place: its main happening, else the day most reports give for what happened, else that of the reports. What one
    report of several dates in passing is no day of the story."""
    main = next((e.when for e in happened[:1] if e.when and e.when.earliest and e.when.precision in FINE), None)
    told = [s for s in case.statements if s.when and s.when.precision in FINE and isinstance(s.value, Happening)]
    shared = story_when(told)
    day = str(shared.latest)[:10] if shared else ""
    tellers = {s.document for s in told if s.when and str(s.when.latest)[:10] == day}
    reported = best_when([*(_day(d.published) for d in case.documents if d.published), *_posted(case)])
    found = main or (shared if len(tellers) > 1 or len(case.documents) < SEVERAL or reported is None else reported)
    last = reported or max((s.when for s in case.statements if s.when and s.when.latest and s.modality == "asserted"),
                           key=lambda w: str(w.latest)[:10], default=None)  # of undated reports the latest time they tell of
    return reported if found and last and _long_before(found, last) else found


def _long_before(when: When, reported: When) -> bool:
    """Whether a day is no news of the reports: the birth of who has died, the crime of a trial."""
    last, day = (date.fromisoformat(str(w.latest)[:10]) for w in (when, reported))
    return (day - last).days > OLD


def notes(case: Case, *, settled: bool) -> tuple[str, ...]:
    """What a reader must know of how the reports were dated."""
    undated = sum(d.published is None for d in case.documents)
    if not undated:
        return ()
    these = "The report gives" if len(case.documents) == 1 else "None of the reports gives" if undated == len(case.documents) else (
        f"{count(undated, 'report').capitalize()} of {len(case.documents)} {'gives' if undated == 1 else 'give'}")
    no = "no date" if these.startswith("The") or undated < len(case.documents) else "a date"
    if case.today:
        return (f"{these} {no} of publication: “today”, weekdays and clock times are counted from the day of reading.",)
    how = "days were worked out from what the reports together say" if settled else "days stay open where the words do not settle them"
    return (f"{these} {no} of publication: {how}.",)


def _posted(case: Case) -> list[When | None]:
    """The days of the posts that belong to a story."""
    mine = {p.post for p in case.story.posts}
    return [_day(p.when) for d in case.documents for p in d.posts if p.id in mine and p.when and p.when.earliest]


def _day(when: When) -> When:
    """The day of a time, without its hour."""
    if when.precision not in FINE or not when.earliest:
        return when
    return When(when.earliest[:10], when.earliest[:10], "day", when.basis, when.zone)


def outgrown(weighed: Sequence[Finding]) -> frozenset[str]:
    """The tolls, as printed in digits, that later reports have raised."""
    return frozenset(f"{v.low:,.0f}" for f in weighed if f.status == "growing" and f.about.role in CASUALTIES and not f.about.unit
                     for v in f.versions if v.low is not None and v.low != f.best)


def title(told: Told) -> str:
    """The headline that tells most of what the reports tell: the words of the main events, the people most told of. One with a toll that
    later reports have raised only where there is no other."""
    case, happened, people, old = told.case, told.events, told.people, outgrown(told.findings)
    weight: Counter[str] = Counter()
    for rank, event in enumerate(happened[:3]):
        for word in {w for c in event.spans for w in _words(c.text)}:
            weight[word] += 3 - rank
    for person in people.people[:6]:
        weight.update(dict.fromkeys(_words(person.name), 2))
    titles = {" ".join(t.split()) for d in case.documents for t in _titles(case, d)}
    rows = [(2.0, t) for t in titles if len(t.split()) <= HEADLINE and not t.endswith((".", ")", "said", ".”", ".\""))]
    if not rows and case.story.posts and not any(d.id not in {p.document for p in case.story.posts} for d in case.documents):
        rows = [(0.5, _opening(d, {p.post for p in case.story.posts if p.document == d.id})) for d in case.documents]
    if not rows:  # a sentence of a report is no headline where there is one
        rows = [(1.0, e.title) for e in happened[:1]] or [(0.5, t) for t in titles] or [(0.5, _opening(d)) for d in case.documents]
    fresh = [row for row in rows if old.isdisjoint(NUMBER.findall(row[1]))]
    scored = []
    for share, text in fresh or rows:
        events = 1 + sum(weight[w] for w in set(_words(text))) / max(8, len(text.split()))
        kind = share / 2 if NOTICE.search(text) else share
        scored.append((-kind * told.leads.share(text) ** 0.25 * events, len(text), text))
    return min(scored)[2]


def _titles(case: Case, document: Document) -> list[str]:
    """The headlines of what belongs to the story: of the document, or of its posts that are told of."""
    mine = {p.post for p in case.story.posts if p.document == document.id}
    if not mine:
        return [document.title] if document.title else []
    return [document.text[p.title.start:p.title.end] for p in document.posts if p.id in mine and p.title]


def _opening(document: Document, posts: Collection[str] = ()) -> str:
    """The first words of a document's reporting, or of these posts; its name where it has none."""
    first = next((s for s in document.mined if not posts or s.post in posts), None)
    words = document.text[first.start:first.end].split() if first else []
    return " ".join(words[:HEADLINE]) + ("…" if len(words) > HEADLINE else "") or document.name


def _words(text: str) -> list[str]:
    return [w for w in re.findall(r"[\w-]+", text.casefold()) if w not in COMMON]


def with_names(statements: Iterable[Statement[Value]], people: Cast) -> Iterator[Statement[Value]]:
    """Figures with their claimants under one name, however the reports spell it."""
    for s in statements:
        party = people.speaker(s) if isinstance(s.value, Figure) and s.speaker else None
        yield replace(s, speaker=replace(s.speaker, name=party.name)) if party and s.speaker else s


LASTING = frozenset("second minute hour day night week month quarter season year decade century year_of_age".split())
ASIDES = frozenset("one side aspect thing way time leader step part place".split())


def _minor(finding: Finding) -> int:
    """0 for the numbers of a story; 1 for lengths of time, ages, ordinals and small counts that one report gives in passing; 2 for
    those without a number. Their order stays as it is otherwise."""
    if finding.low is None and finding.high is None:
        return 2
    about = finding.about
    shared = len({v.origins for v in finding.versions}) > 1 or any(v.reports > 1 for v in finding.versions)
    if about.role in CASUALTIES or (about.scope == "event" and (finding.status == "disputed" or (shared and about.unit not in AGES))):
        return 0
    words = about.counted.casefold().split()
    lasting = (about.unit.replace(" ", "_") in LASTING and about.role not in TERMS) or about.unit == "ordinal"
    headless = not words and not about.role and not about.unit
    aside = bool(words) and not about.role and words[-1].rstrip("s") in ASIDES
    return int(lasting or headless or aside or (finding.low == finding.high == 1 and not about.role))


def counts(case: Case, people: Cast) -> Counts:
    """Reports, origins, and claimants: those who vouch for a figure or are quoted, and those with a name who said or announced
    something; analysts, locals and others who only think so are none."""
    named = {p.id for p in people.people}
    vouching = {p.id for s in case.statements if s.speaker and is_claimant(s.speaker.name) and (p := people.speaker(s)) and (
        isinstance(s.value, Figure) or (isinstance(s.value, Quote) and (s.value.form != "indirect" or p.id in named)))}
    return Counts(len(case.documents), len(case.lineage.origins), len(vouching))
