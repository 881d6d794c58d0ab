"""Low, best and high of each quantity, what speaks for them, and where reports do not agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tellings.kinds.figure_restated import RESTATED
from tellings.model.accounts import About, Conflict, Event, Finding, SetAside, Status, Sum, Version
from tellings.model.documents import make_id
from tellings.model.when import When
from tellings.reconcile.absorb import absorb
from tellings.reconcile.align import Group, Reading, align, group
from tellings.reconcile.amounts import agree, number
from tellings.reconcile.figure_conflicts import value_conflict
from tellings.reconcile.figure_words import explain, title
from tellings.reconcile.ground import Ground, Stated
from tellings.reconcile.growth import replaced, updated
from tellings.reconcile.in_context import in_context, others_victims
from tellings.reconcile.joining import join
from tellings.reconcile.kept_apart import can_be_one
from tellings.reconcile.known_as import labels_of
from tellings.reconcile.material import Case
from tellings.reconcile.meaning import CASUALTIES, SAID_TO_BE, is_claimant, topic
from tellings.reconcile.parting import parted
from tellings.reconcile.policies import Policy, choose, policy_named, read_as, top_is_open, unreliable
from tellings.reconcile.relations import relate
from tellings.reconcile.tolls import toll_groups
from tellings.reconcile.worth import OF_NOTHING, worthless
from tellings.text.units import TIMES

VersionKey = tuple[float | None, float | None, str, bool]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A group and what was made of its readings: those that count now, and those that a later report replaced."""

    group: Group
    current: tuple[Reading, ...]
    superseded: tuple[Reading, ...]
    best: Reading | None
    status: Status


def findings(case: Case, events: Sequence[Event]) -> tuple[tuple[Finding, ...], tuple[Conflict, ...]]:
    """What the documents together say about each quantity, most reported first, and what a reader must be told of them."""
    ground = Ground.of(case)
    policy = policy_named(case.policy)
    groups, arithmetic = relate(ground, grouped(ground))
    weighed = [weigh(ground, policy, g) for g in groups]
    made = [finding(ground, policy, w, events) for w in weighed]
    labels = labels_of(ground.documents.values())
    told = [c for w, f in zip(weighed, made, strict=True) if (c := value_conflict(w.group.topic, w.current, f, labels))]
    related = arithmetic.tell(ground, made)
    order = sorted(related.findings, key=lambda f: prominence(f, events))
    return tuple(order), tuple(sorted([*related.conflicts, *told], key=lambda c: (c.kind, c.text, c.id)))


def grouped(ground: Ground) -> list[Group]:
    """All figure statements in groups; what is denied or supposed is set aside in the group it would belong to."""
    idle = worthless(ground.figures, ground.documents)
    telling = [s for s in ground.figures if s.id not in idle]
    sure = in_context(ground, [s for s in telling if s.modality not in SAID_TO_BE])
    idle |= {s.id: "told without a number, of another happening" for s in others_victims(ground, sure)}
    tolls, rest = toll_groups(ground, [s for s in sure if s.id not in idle])
    lengths = {s.id: s for s in ground.figures
               if idle.get(s.id) == OF_NOTHING and s.value.unit in TIMES and s.modality not in SAID_TO_BE}
    aligned = parted(ground, absorb(ground, [*tolls, *align(ground, rest)]))
    groups = parted(ground, join(ground, [*aligned, *(group(topic(s), [s]) for s in lengths.values())]), can_be_one)
    groups = [g for g in groups if not bare(g, lengths)]
    told = {s.id for g in groups for s in g.statements}
    idle = {i: why for i, why in idle.items() if i not in told}
    for s in telling:
        if s.modality in SAID_TO_BE:
            groups = with_unsure(groups, s)
    return [*groups, *set_aside([s for s in ground.figures if s.id in idle], idle)]


def bare(g: Group, lengths: Mapping[str, Stated]) -> bool:
    """Whether a group is of lengths of time that nothing says anything of, not even another report another length."""
    return bool(g.statements) and all(s.id in lengths for s in g.statements) and len({number(r) for r in g.readings}) < 2


def set_aside(statements: Sequence[Stated], why: Mapping[str, str]) -> Iterator[Group]:
    """A group for each quantity that is not told of for its own sake; the same words of the same thing are one, however often printed."""
    alike: dict[tuple[object, ...], list[Stated]] = {}
    for s in statements:
        alike.setdefault((topic(s), s.span.text.casefold()), []).append(s)
    for same in alike.values():
        yield Group(topic(same[0]), tuple(same), (), tuple(SetAside(s.id, why[s.id]) for s in same))


def with_unsure(groups: list[Group], statement: Stated) -> list[Group]:
    """The groups with a denied or supposed statement put aside in the first that has its topic, else in one of its own."""
    about, reason = topic(statement), SetAside(statement.id, SAID_TO_BE[statement.modality])
    for i, g in enumerate(groups):
        if replace(g.topic, scope="") == replace(about, scope=""):
            groups[i] = replace(g, statements=(*g.statements, statement), aside=(*g.aside, reason))
            return groups
    return [*groups, Group(about, (statement,), (), (reason,))]


def weigh(ground: Ground, policy: Policy, group: Group) -> Weighed:
    """A group's readings weighed by a policy."""
    readings = tuple(read_as(policy, r) for r in group.readings)
    out = unreliable(policy, ground, readings)
    if out:
        group = group.setting_aside((s for r in out for s in r.statements), "vague or without a source (policy ucdp)")
        readings = tuple(r for r in readings if r not in out)
    current, superseded = updated(ground, readings)
    status, earlier = standing(ground, group.topic.role, current, superseded)
    current = tuple(r for r in current if r not in earlier)
    return Weighed(group, current, (*superseded, *earlier), choose(policy, ground, current), status)


def standing(ground: Ground, role: str, readings: Sequence[Reading], posts: Sequence[Reading]) -> tuple[Status, tuple[Reading, ...]]:
    """The status of current readings, and those that turn out to be superseded where the number grew. `posts`: readings that
    later posts of the same reports replaced."""
    if len({ground.origins[r.document] for r in readings}) < 2 and not any(RESTATED in s.notes for r in readings for s in r.statements):
        return "single", ()
    if all(agree(a, b) for i, a in enumerate(readings) for b in readings[i + 1:]):
        return "agreed", ()
    earlier = replaced(ground, role, readings, posts)
    return ("growing", earlier) if earlier else ("disputed", ())


def finding(ground: Ground, policy: Policy, weighed: Weighed, events: Sequence[Event]) -> Finding:
    """The finding of a weighed group."""
    group, current = weighed.group, weighed.current
    low, high = extent(current)
    ids = tuple(s.id for s in group.statements)
    versions = (*(make_version(ground, v, "current") for v in by_value(current)),
                *(make_version(ground, v, "superseded") for v in by_value(weighed.superseded)))
    made = Finding(
        make_id("finding", group.topic.role, *sorted(ids or (s.id for r in group.readings for s in r.sources)), policy.name),
        title(ground, group),
        event_of(group, events), about(group), low, number(weighed.best) if weighed.best else None, high,
        top_is_open(current, high), weighed.status, "", policy.name, versions, ids, group.aside)
    return replace(made, why=explain(ground, made, weighed.best, weighed.superseded))


def extent(current: Sequence[Reading]) -> tuple[float | None, float | None]:
    """The smallest and largest number stated. A bound or a vague word that only says less of an exact number adds nothing."""
    exact = [r for r in current if r.bound in ("exact", "implied")]
    lows = [r for r in current if r in exact or not any(agree(r, e) for e in exact)]
    highs = [r for r in current if r.bound != "vague" or not any(agree(r, o) for o in current if o.bound != "vague")]
    low = min((v for r in lows if (v := number(r)) is not None), default=None)
    high = max((v for r in highs if (v := r.high if r.high is not None else r.low) is not None), default=None)
    return low, high


def by_value(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Readings by value, printed apart from worked out, most reported first."""
    out: dict[VersionKey, list[Reading]] = defaultdict(list)
    for r in readings:
        out[r.low, r.high, r.bound, bool(r.rule)].append(r)
    return sorted(out.values(), key=lambda v: (-len({r.document for r in v}), -(number(v[0]) or 0), v[0].bound, bool(v[0].rule)))


def make_version(ground: Ground, readings: Sequence[Reading], status: Literal["current", "superseded"]) -> Version:
    """One value with all that gives it."""
    first = readings[0]
    statements = {s.id: s for r in readings for s in r.statements}
    documents = {r.document for r in readings}
    named = {s.speaker.name for r in readings for s in (*r.statements, *r.sources) if s.speaker and is_claimant(s.speaker.name)}
    sources = dict.fromkeys(s.id for r in readings if r.rule for s in (*r.statements, *r.sources))
    derived = Sum(first.rule, tuple(sources)) if first.rule else None
    return Version(first.low, first.high, first.bound, tuple(statements), len(documents), len({ground.origins[d] for d in documents}),
                   tuple(sorted(named)), status, derived)


def about(group: Group) -> About:
    """What a finding is about, in the words most of its statements use."""
    used = [s for r in group.readings for s in (*r.statements, *r.sources)] or list(group.statements)
    whens = [s.when for s in used if s.when and s.when.bounds()]
    return About(most([s.value.counted for s in used]), group.topic.role, group.topic.unit, most([s.value.where for s in used]),
                 when_of(whens), most([s.value.side for s in used]), group.topic.scope, group.topic.per)


def most(words: Sequence[str]) -> str:
    """The word most often used; "" where none is."""
    count: dict[str, int] = defaultdict(int)
    for w in words:
        count[w] += bool(w)
    return min(count, key=lambda w: (-count[w], w)) if any(count.values()) else ""


def when_of(whens: Sequence[When]) -> When | None:
    """The time most statements give, the narrowest of equally many."""
    if not whens:
        return None
    return min(whens, key=lambda w: (-whens.count(w), w.earliest or "", w.latest or "", w.precision, w.basis))


def event_of(group: Group, events: Sequence[Event]) -> str | None:
    """The event that a group's statements tell of: the one whose words stand in most of their sentences; None where none does."""
    main = events[0].id if events else None
    if group.main and main:
        return main
    count: dict[str, int] = defaultdict(int)
    if group.topic.scope in ("background", "period"):
        events = [e for e in events if e.id != main]  # what is told beside the main event is not of it
    for s in group.statements:
        for e in events:
            count[e.id] += any(c.document == s.document and c.start < s.sentence.end and s.sentence.start < c.end for c in e.spans)
    rank = {e.id: i for i, e in enumerate(events)}
    return min(count, key=lambda e: (-count[e], rank[e])) if any(count.values()) else None


def prominence(found: Finding, events: Sequence[Event]) -> tuple[object, ...]:
    """The order of findings in an account: this happening's before background, most reported first."""
    reports = sum(v.reports for v in found.versions)
    return (found.about.scope != "event", found.event is None or not events or found.event != events[0].id,
            found.about.role not in CASUALTIES, not found.about.role, -reports,
            -len(found.statements), found.title, found.id)
