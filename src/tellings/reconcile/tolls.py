"""Killed and injured people: what each report gives in all, from totals, kinds of victims, and victims told without a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tellings.model.accounts import SetAside
from tellings.reconcile.align import Group, Reading, by_place, by_time, group, joined, reading
from tellings.reconcile.amounts import agree, number
from tellings.reconcile.figure_words import plain
from tellings.reconcile.ground import Ground, Stated, by_document, place
from tellings.reconcile.meaning import TOLLS, Topic, human, topic
from tellings.reconcile.victims import count_victims

LEAD = 0.5  # the first half of a report gives this happening's toll; larger numbers further down are of other happenings


def toll_groups(ground: Ground, statements: Sequence[Stated]) -> tuple[list[Group], list[Stated]]:
    """The groups of killed and injured people, and the statements that are of something else."""
    mine: dict[str, list[Stated]] = defaultdict(list)
    rest: list[Stated] = []
    for s in statements:
        about = topic(s)
        (mine[about.role] if is_toll(about) else rest).append(s)
    groups: list[Group] = []
    for role in sorted(mine):
        sites = [moment for site in by_place(ground, mine[role]) for moment in by_time(ground, site)]
        main = max(sites, key=lambda site: (len(ground.origins_of(site)), len(site), place(site[0])))
        for site in sites:
            groups += site_groups(ground, site, site is main)
    return with_survivors(ground, groups, [s for s in rest if is_shot(topic(s))]), rest


def is_shot(about: Topic) -> bool:
    """Whether a topic is of people shot, some of whom may have died."""
    return about.role == "shoot" and about.scope == "event" and human(about) and not (about.unit or about.per or about.forecast)


def with_survivors(ground: Ground, groups: list[Group], shot: Sequence[Stated]) -> list[Group]:
    """The groups with, for each report that gives all who were shot but not the injured, those shot and not killed."""
    by_role = {g.topic.role: n for n, g in enumerate(groups) if g.main}
    dead = groups[by_role["kill"]] if "kill" in by_role else None
    hurt = groups[by_role["injure"]] if "injure" in by_role else None
    known = {r.document for r in hurt.readings} if hurt else set()
    made = tuple(r for d, own in by_document(shot).items() if d not in known and (r := survivors(ground, own, dead)))
    if not made:
        return groups
    if hurt is None:
        return [*groups, Group(replace(topic(shot[0]), role="injure", counted=("person",)), (), made, (), True)]
    groups[by_role["injure"]] = replace(hurt, readings=(*hurt.readings, *made))
    return groups


def survivors(ground: Ground, own: Sequence[Stated], dead: Group | None) -> Reading | None:
    """How many of those one report says were shot were not killed; None where all were."""
    told = report_toll(ground, own)[0]
    deaths = deaths_for(own[0].document, dead.readings if dead else ())
    shot, killed = (max((number(r) or 0.0 for r in rs), default=0.0) for rs in (told, deaths))
    if shot <= killed:
        return None
    sources = tuple(s for r in (*told, *deaths) for s in r.statements)
    rest = f" − {plain(killed)} killed = {plain(shot - killed)}" if killed else ", none said to be killed"
    return Reading(own[0].document, shot - killed, shot - killed, "implied", (), f"{plain(shot)} shot{rest}", sources)


def deaths_for(document: str, readings: Sequence[Reading]) -> list[Reading]:
    """The deaths a report gives; where it gives none, the one reading that most other reports share."""
    own = [r for r in readings if r.document == document]
    if own or not readings:
        return own
    return [min(readings, key=lambda r: (-sum(number(o) == number(r) for o in readings), number(r) or 0.0, r.document))]


def is_toll(about: Topic) -> bool:
    """Whether a topic is of killed or injured people of this happening, of whatever sort."""
    bare = not (about.unit or about.per or about.change or about.forecast)
    return bare and about.role in TOLLS and about.scope == "event" and human(about)


def site_groups(ground: Ground, site: Sequence[Stated], main: bool) -> list[Group]:
    """The groups of one place and time: the toll, then kinds of victims that are counted apart beside it."""
    readings: list[Reading] = []
    members: list[Stated] = []
    aside: list[SetAside] = []
    kinds: list[Stated] = []
    for own in by_document(site).values():
        told, parts, repeats = report_toll(ground, own)
        readings += told
        members += [s for r in told for s in r.statements] + [s for s, _ in repeats]
        aside += [SetAside(s.id, reason) for s, reason in repeats]
        kinds += parts
    about = replace(topic(site[0]), counted=("person",))
    toll = Group(about, tuple(sorted(members, key=place)), tuple(readings), tuple(sorted(aside, key=lambda a: a.statement)), main)
    return [toll, *kind_groups(ground, kinds)]


def kind_groups(ground: Ground, kinds: Iterable[Stated]) -> list[Group]:
    """Groups of victims of one kind (children, police officers), or of smaller tolls within a larger one."""
    by_topic: dict[Topic, list[Stated]] = defaultdict(list)
    for s in sorted(kinds, key=place):
        by_topic[topic(s)].append(s)
    return [group(t, g) for t in sorted(by_topic) for g in joined(ground, t, by_topic[t])]


Told = tuple[list[Reading], list[Stated], list[tuple[Stated, str]]]


def report_toll(ground: Ground, own: Sequence[Stated]) -> Told:
    """What one report gives in all; the kinds of victims it counts apart; and what only repeats or details the total."""
    totals = [s for s in own if s.value.bound != "implied" and topic(s).counted == ("person",)]
    if not totals:
        return added_up(ground, own)
    chosen = pick(ground, totals)
    total = number(chosen.value) or 0.0
    told, kinds, repeats = [], [], []
    for s in own:
        value = number(s.value) or 0.0
        vaguer = s.value.bound != "exact" and agree(s.value, chosen.value)
        if s in totals and (value == total or vaguer or replaced(ground, s, own)):
            told.append(reading(s))
        elif s in totals or s.value.bound == "implied":
            repeats.append((s, f"counted in the {plain(total)} that this report gives"))
        elif value == total:
            told.append(reading(s))
        else:
            kinds.append(s)
    return told, kinds, repeats


def replaced(ground: Ground, s: Stated, own: Sequence[Stated]) -> bool:
    """Whether a later post of the same live blog gives another number."""
    return any(ground.before(s, t) for t in own)


def pick(ground: Ground, totals: Sequence[Stated]) -> Stated:
    """The statement that gives a report's total: the latest post's, else the largest number of its first half."""
    latest = [s for s in totals if not any(ground.before(s, t) for t in totals)]
    lead = [s for s in latest if ground.depth(s) <= LEAD] or latest
    exact = [s for s in lead if s.value.bound != "vague"] or lead
    return max(exact, key=lambda s: (number(s.value) or 0.0, s.value.bound == "exact", -s.span.start))


def added_up(ground: Ground, own: Sequence[Stated]) -> Told:
    """A report that prints no total: its victims, each counted once."""
    if len(own) == 1:
        return [reading(own[0])], [], []
    total, used = count_victims(ground, own)
    repeats = [(s, "tells of a victim already counted") for s in own if s not in used]
    if len(used) == 1:
        return [reading(used[0])], [], repeats
    rule = f"{' + '.join(plain(number(s.value) or 0.0) for s in used)} = {plain(total)}"
    return [Reading(own[0].document, total, total, "implied", tuple(used), rule)], [], repeats
