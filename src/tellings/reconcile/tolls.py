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
    return groups, rest


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
