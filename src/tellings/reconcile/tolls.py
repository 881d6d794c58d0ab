"""Killed and injured people: what each report gives in all, from totals, kinds of victims, and victims told without a number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tellings.kinds.figure_spared import NOT_SPARED
from tellings.kinds.figure_subjects import singular
from tellings.kinds.figure_victims import AS_NAMED
from tellings.model.accounts import SetAside
from tellings.reconcile.align import Group, Reading, by_place, by_time, first_number, group, joined, reading
from tellings.reconcile.align import plain as plain_topic
from tellings.reconcile.amounts import agree, number
from tellings.reconcile.attackers import FEW, includes, is_own_death, of_victims, with_attackers
from tellings.reconcile.figure_words import plain
from tellings.reconcile.ground import Ground, Stated, by_document, place
from tellings.reconcile.later_deaths import without_later_deaths
from tellings.reconcile.meaning import TOLLS, Topic, human, topic
from tellings.reconcile.survivors import mains, with_survivors, without_the_dead
from tellings.reconcile.victims import count_names, count_victims, full_names
from tellings.text.number_orders import ORDINALS

MORE = re.compile(r"\b(?:more|another|additional)\b", re.IGNORECASE)
BEFORE_MORE, AFTER_MORE = re.compile(r"\b(?:another|further)\s$", re.IGNORECASE), re.compile(r"\smore\b", re.IGNORECASE)
SEVERITY = re.compile(r"\b(?:critical|serious|stable|grave|fair|life-threatening|minor|intensive care)", re.IGNORECASE)
KIN = frozenset("daughter son grandchild grandchildren brother sister sibling parent cousin nephew niece".split())  # of someone: not all
NTHS = "|".join([*ORDINALS, r"\d{1,3}(?:st|nd|rd|th)"])
ANOTHER = re.compile(rf"\b(?:another|an? (?:{NTHS}))\b", re.IGNORECASE)
ALREADY = re.compile(r"\b(?:after|when|as|with|once)\b", re.IGNORECASE)  # "rose to nine after another body was found"
BEFORE = re.compile(r"\b(?:before|until)\b[^,.;]{0,40}$", re.IGNORECASE)
AMONG = re.compile(r"\b(?:includ\w+|among|of (?:them|whom))\b", re.IGNORECASE)
NTH = re.compile(rf"^(?:an?|the|its)? ?({NTHS})\s(?:\w+\s){{0,2}}?(?P<who>victim|person|man|woman|boy|girl|child|patient|fatality|"
                 r"passenger|worker|miner|officer|soldier|body|death)\b", re.IGNORECASE)
DEAD_ONLY = frozenset({"fatality", "body", "death"})  # a "second victim" may be the first who died
FEW_DEAD = 3
LEADERS = frozenset("driver pilot co-pilot captain skipper guide teacher conductor".split())
LED = frozenset("passenger pupil student schoolchild child pilgrim tourist client hiker climber skier".split())
LEAD = 0.15
NEAR = 600  # characters: "two more" are more than those told of just before
BODY = 0.5  # the first half of a report gives this happening's toll; larger numbers further down are of other happenings


def toll_groups(ground: Ground, statements: Sequence[Stated]) -> tuple[list[Group], list[Stated]]:
    """The groups of killed and injured people, and the statements that are of something else."""
    mine: dict[str, list[Stated]] = defaultdict(list)
    rest: list[Stated] = []
    largest, beside = largest_of(ground, statements), largest_beside(ground, statements)
    for s in statements:
        about = plain_topic(topic(s))
        value = number(s.value) or 0.0
        as_large = value >= largest.get(about.role, 0.0) and value >= beside[s.document, s.sentence.start, about.role]
        if about.scope == "part" and (s.value.bound == "implied" or as_large):
            about = replace(about, scope="event")
        elif is_toll(about) and not as_large and s.value.bound != "implied" and is_severity(ground, s):
            about = replace(about, scope="part")
        (mine[about.role] if is_toll(about) else rest).append(s)
    groups: list[Group] = []
    for role in sorted(mine):
        sites = [moment for site in by_place(ground, mine[role]) for moment in by_time(ground, site)]
        main = min(sites, key=lambda site: (*(-x for x in ground.support(site)), first_number(site)))
        for site in sites:
            groups += site_groups(ground, site, site is main)
    groups = with_survivors(ground, without_the_dead(ground, groups))
    by_role = mains(groups)
    if {"kill", "injure"} <= set(by_role):
        hospital = groups[by_role["hospitalise"]] if "hospitalise" in by_role else None
        groups[by_role["injure"]] = without_later_deaths(ground, groups[by_role["kill"]], groups[by_role["injure"]], hospital)
    return groups, rest


def largest_of(ground: Ground, statements: Sequence[Stated]) -> dict[str, float]:
    """The largest number of people that any report gives for each role; a "part" as large is of another role's whole
    ("shot six, killing four of them")."""
    largest: dict[str, float] = defaultdict(float)
    for s in statements:
        about = plain_topic(topic(s))
        if is_toll(about) and s.value.bound != "vague" and not is_severity(ground, s) and not is_more(ground, s):
            largest[about.role] = max(largest[about.role], number(s.value) or 0.0)
    return largest


def largest_beside(ground: Ground, statements: Sequence[Stated]) -> dict[tuple[str, int, str], float]:
    """The largest number a sentence gives for each role, of whatever scope ("344 were killed last year, 301 of them by gunfire")."""
    beside: dict[tuple[str, int, str], float] = defaultdict(float)
    for s in statements:
        key = s.document, s.sentence.start, topic(s).role
        if topic(s).role in TOLLS and is_more(ground, s):
            continue
        beside[key] = max(beside[key], number(s.value) or 0.0)
    return beside


def is_severity(ground: Ground, s: Stated) -> bool:
    """Whether a number is of those in one condition ("two in critical condition"), who may be some of the injured."""
    text = ground.documents[s.document].text
    near = text[s.span.start:min(s.sentence.end, s.span.end + 35)]
    return topic(s).role in ("injure", "hospitalise") and SEVERITY.search(near) is not None


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
    given = numbers_given(ground, site)
    for own in by_document(site).values():
        told, parts, repeats = report_toll(ground, own, given)
        readings += told
        members += [s for r in told for s in r.statements] + [s for s, _ in repeats]
        aside += [SetAside(s.id, reason) for s, reason in repeats]
        kinds += parts
    about = replace(topic(site[0]), counted=("person",), scope="event")
    readings, told_of = across(ground, readings)
    if about.role == "kill" and main:
        readings = with_attackers(ground, site, readings)
    aside += told_of
    toll = Group(about, tuple(sorted(members, key=place)), tuple(readings), tuple(sorted(aside, key=lambda a: a.statement)), main)
    return [toll, *kind_groups(ground, kinds)]


def across(ground: Ground, readings: list[Reading]) -> tuple[list[Reading], list[SetAside]]:
    """Readings of reports that name different victims and print no number: each gives all of them; where another report prints
    as large a number, they are among those, and set aside."""
    single = [r for r in readings if r.bound == "implied"]
    names = full_names(ground, [s for r in single for s in (*r.statements, *r.sources)])
    named_by = {s.document for s in names.values()}
    if len(named_by) < 2 or len(names) <= max((number(r) or 0.0 for r in single), default=0.0):
        return readings, []
    total, printed = float(len(names)), max((number(r) or 0.0 for r in readings if r.bound == "exact"), default=0.0)
    mine = [r for r in single if r.document in named_by]
    if printed >= total:
        reason = f"among the {plain(printed)} that another report gives"
        return [r for r in readings if r not in mine], [SetAside(s.id, reason) for r in mine for s in r.statements]
    if printed:
        return readings, []
    rule = f"{' + '.join(sorted(names))} = {len(names)}, named in different reports"
    used = tuple(sorted(names.values(), key=place))
    return [Reading(r.document, total, total, "implied", r.statements, rule, used) if r in mine else r for r in readings], []


def kind_groups(ground: Ground, kinds: Iterable[Stated]) -> list[Group]:
    """Groups of victims of one kind (children, police officers), or of smaller tolls within a larger one."""
    by_topic: dict[Topic, list[Stated]] = defaultdict(list)
    for s in sorted(kinds, key=place):
        by_topic[topic(s)].append(s)
    return [group(t, g) for t in sorted(by_topic) for g in joined(ground, t, by_topic[t])]


def numbers_given(ground: Ground, site: Sequence[Stated]) -> Given:
    """Which origins print each number."""
    given: Given = defaultdict(set)
    for s in site:
        if s.value.bound != "implied":
            given[number(s.value) or 0.0].add(ground.origins[s.document])
    return given


Given = dict[float, set[str]]
Told = tuple[list[Reading], list[Stated], list[tuple[Stated, str]]]


def report_toll(ground: Ground, own: Sequence[Stated], given: Given) -> Told:
    """What one report gives in all; the kinds of victims it counts apart; and what only repeats or details the total."""
    totals = [s for s in own if is_printed(s) and number(s.value) and topic(s).counted == ("person",)]
    first = min((s.span.start for s in own if s.value.bound == "implied" and s.value.scope == "event" and (number(s.value) or 0.0) > 1),
                default=None)
    if first is not None and all(is_more(ground, s) and s.span.start > first for s in totals):
        return added_up(ground, own)  # "killing eleven of them and the driver. Two more died in hospital"
    if not totals:
        return headline_toll(ground, own) or added_up(ground, own)
    chosen = pick(ground, without_dead(ground, without_more(ground, totals)), given)
    total = number(chosen.value) or 0.0
    if chosen.value.bound == "exact" and total < count_names(ground, own) and not ground.heads(chosen):
        return added_up(ground, [s for s in own if s.value.bound == "implied"], [s for s in own if s.value.bound != "implied"])
    more = besides(ground, own, chosen, totals) or more_than(ground, chosen, totals, given)
    if more:
        return with_more(own, chosen, more)
    told, kinds, repeats = [], [], []
    for s in own:
        value = number(s.value) or 0.0
        vaguer = s.value.bound != "exact" and agree(s.value, chosen.value)
        if s in totals and (value == total or vaguer or replaced(ground, s, own)):
            told.append(reading(s))
        elif s in totals and value > total:
            repeats.append((s, f"beside the {plain(total)} that this report leads with"))
        elif s in totals or s.value.bound == "implied":
            repeats.append((s, f"counted in the {plain(total)} that this report gives"))
        elif value == total:
            told.append(reading(s))
        else:
            kinds.append(s)
    return told, kinds, repeats


def is_more(ground: Ground, s: Stated) -> bool:
    """Whether a number is of people told of as more: "two more passengers", "another 21"."""
    text = ground.documents[s.document].text
    beside = BEFORE_MORE.search(text[max(0, s.span.start - 9):s.span.start]) or AFTER_MORE.match(text[s.span.end:s.span.end + 6])
    return MORE.search(s.value.counted) is not None or beside is not None


def is_printed(s: Stated) -> bool:
    """Whether a number is printed, be it as the name of what happened ("a triple murder")."""
    return s.value.bound != "implied" or AS_NAMED in s.notes or NOT_SPARED in s.notes


def headline_toll(ground: Ground, own: Sequence[Stated]) -> Told | None:
    """What a headline counts by sorts of people ("2 adults, six children dead"), where it prints a number."""
    headed = [s for s in own if ground.heads(s) and s.value.bound != "vague"]
    if not any(s.value.bound == "exact" for s in headed) or any(KIN & set(topic(s).counted) for s in headed):
        return None
    told, _, repeats = added_up(ground, headed)
    total = plain(sum(number(r) or 0.0 for r in told))
    return told, [], [*repeats, *((s, f"counted in the {total} that this report gives") for s in own if s not in headed)]


def besides(ground: Ground, own: Sequence[Stated], chosen: Stated, totals: Sequence[Stated]) -> list[Stated]:
    """Who is to be added to a report's total: "two more", and those who did it and died too, where the total is of their
    victims ("killed four people before turning the gun on himself")."""
    total = number(chosen.value) or 0.0
    severities = [s for s in totals if s.sentence == chosen.sentence and topic(s).role == "injure" and s.value.bound == "exact"]
    if len(severities) > 1 and SEVERITY.search(ground.sentence(chosen)) and not any((number(s.value) or 0.0) > total for s in totals):
        return [s for s in severities if s is not chosen]
    if chosen.value.bound != "exact" or total > FEW:
        return []
    if nth := [s for s in own if s.value.bound == "implied" and one_more_of(s.value.counted) == total + 1 and is_alone(ground, s)]:
        return nth[:1]
    if beside := [s for s in own if s.value.bound == "implied" and s.sentence == chosen.sentence
                  and (is_another(ground, s, chosen) or is_leader(s, chosen))]:
        return beside[:1]
    if doer := [s for s in own if s.sentence == chosen.sentence and is_doer(ground, s, chosen)]:
        return doer[:1]
    if any(includes(ground, s) for s in own if number(s.value) == total and s.value.bound == "exact"):
        return []
    for s in (s for s in own if is_own_death(ground, s)):
        beside = [t for t in own if t.sentence == s.sentence and t is not s]
        if sum(number(t.value) or 0.0 for t in beside) == total or of_victims(ground, chosen):
            return [s]
    return []


def is_doer(ground: Ground, s: Stated, chosen: Stated) -> bool:
    """Whether who killed those counted died next: "killed two people before he was shot dead"."""
    between = ground.documents[s.document].text[chosen.span.end:s.span.start]
    return s.span.text.lower() in ("he", "she", "him", "her") and BEFORE.search(between) is not None and of_victims(ground, chosen)


def is_leader(s: Stated, chosen: Stated) -> bool:
    """Whether a victim drove or led those counted, and so is none of them: "killed the driver; two passengers died in hospital"."""
    led = singular(chosen.value.counted.rpartition(" ")[2]) in LED
    return led and s.value.scope == "event" and singular(s.value.counted.rpartition(" ")[2]) in LEADERS


def is_another(ground: Ground, s: Stated, chosen: Stated) -> bool:
    """Whether a victim is one more than those just counted: "two died at the scene and another died in hospital"."""
    between = ground.documents[s.document].text[chosen.span.end:s.span.end]
    told = ANOTHER.search(between)
    return s.value.scope == "event" and told is not None and AMONG.search(between) is None and not ALREADY.search(between[:told.start()])


def one_more_of(counted: str) -> float:
    """How many there are with this one: 5 for "a fifth victim"; 0 where the words do not say."""
    match = NTH.search(counted)
    if match is None:
        return 0.0
    return float(ORDINALS.get(match[1].lower()) or int(match[1][:-2]))


def counted_up_to(ground: Ground, own: Sequence[Stated], total: float) -> Stated | None:
    """Who is told of as the last of more dead than a report tells of: "a ninth body was found"."""
    last = max((s for s in own if s.value.role == "kill" and s.value.scope == "event" and all(
                   t.value.role == "kill" and t.value.bound == "implied" for t in ground.beside(s) if topic(t).role in TOLLS)),
               key=lambda s: one_more_of(s.value.counted), default=None)
    if last is None or one_more_of(last.value.counted) <= total:
        return None
    match = NTH.search(last.value.counted)
    sure = match is not None and (match["who"].lower() in DEAD_ONLY or one_more_of(last.value.counted) > FEW_DEAD)
    return last if sure else None


def is_alone(ground: Ground, s: Stated) -> bool:
    """Whether a sentence tells of one victim only: "killed two men and injured a third" does not."""
    return not any(topic(t).role in TOLLS for t in ground.beside(s))


def more_than(ground: Ground, chosen: Stated, totals: Sequence[Stated], given: Given) -> list[Stated]:
    """"Two more" told beside a number that is no total of a headline or of several reports."""
    total = number(chosen.value) or 0.0
    alone = ground.heads(chosen) and not any(s.sentence == chosen.sentence and is_more(ground, s) for s in totals)
    if alone or len(given[total]) > 1 or chosen.value.bound != "exact" or total > FEW:
        return []
    after = [s for s in totals if 0 < s.span.start - chosen.span.end < NEAR
             and ((number(s.value) or 0.0) <= total or s.sentence == chosen.sentence)]
    return [s for s in after if is_more(ground, s)][:1]


def with_more(own: Sequence[Stated], chosen: Stated, more: Sequence[Stated]) -> Told:
    """A report's total with those to be added to it."""
    used = (chosen, *more)
    total = sum(number(s.value) or 0.0 for s in used)
    rule = f"{' + '.join(plain(number(s.value) or 0.0) for s in used)} = {plain(total)}"
    repeats = [(s, f"counted in the {plain(total)} that this report gives") for s in own if s not in used]
    return [Reading(chosen.document, total, total, "implied", used, rule)], [], repeats


def without_more(ground: Ground, totals: Sequence[Stated]) -> Sequence[Stated]:
    """The numbers, less those of people told of as more, where one no smaller is of all ("two more died, bringing the toll to 16")."""
    whole = [s for s in totals if not is_more(ground, s)]
    return [s for s in totals if s in whole or not any(covers(w, s) for w in whole)]


def covers(whole: Stated, more: Stated) -> bool:
    """Whether a number may be that to which people told of as more come, or with whom they count: no smaller, or just before."""
    as_large = (number(whole.value) or 0.0) >= (number(more.value) or 0.0)
    return as_large or (whole.sentence == more.sentence and whole.span.end < more.span.start)


def replaced(ground: Ground, s: Stated, own: Sequence[Stated]) -> bool:
    """Whether a later post of the same live blog gives another number."""
    return any(ground.before(s, t) for t in own)


def pick(ground: Ground, totals: Sequence[Stated], given: Given) -> Stated:
    """The statement that gives a report's total: the latest post's; of these the headline's, else the number that most other
    reports give too, else the largest of the report's first half."""
    latest = [s for s in totals if not any(ground.before(s, t) for t in totals)]
    exact = [s for s in latest if s.value.bound != "vague"] or latest
    headed = [s for s in exact if ground.heads(s)]
    lead = headed or next((near for depth in (LEAD, BODY) if (near := [s for s in exact if ground.depth(s) <= depth])), exact)
    values = {s.id: number(s.value) or 0.0 for s in lead}
    return max(lead, key=lambda s: (len(given[values[s.id]]) > 1, values[s.id], s.value.bound == "exact", -s.span.start))


def without_dead(ground: Ground, totals: Sequence[Stated]) -> Sequence[Stated]:
    """The numbers of hurt, less those that count the dead too: "five wounded", where the same report says "one killed, four
    wounded" of them."""
    if topic(totals[0]).role != "injure":
        return totals
    kills = [s for s in ground.figures if s.value.bound == "exact" and topic(s).role == "kill"]
    dead = {(s.document, s.sentence): number(s.value) or 0.0 for s in kills}
    apart = {(number(s.value) or 0.0) + killed for s in totals if (killed := dead.get((s.document, s.sentence), 0.0))}
    return [s for s in totals if (s.document, s.sentence) in dead or number(s.value) not in apart] or totals


def added_up(ground: Ground, own: Sequence[Stated], outdone: Sequence[Stated] = ()) -> Told:
    """A report that prints no total, or a smaller one (`outdone`) than it names victims: its victims, each counted once."""
    if len(own) == 1 and not outdone and not one_more_of(own[0].value.counted):
        return [reading(own[0])], [], []
    some = [s for s in own if number(s.value)] or list(own)
    total, used = count_victims(ground, [s for s in some if s.value.bound != "vague"] or some)
    if last := counted_up_to(ground, own, total):
        return up_to(own, last)
    repeats = [(s, "tells of a victim already counted") for s in own if s not in used]
    repeats += [(s, "this report names more victims than that") for s in outdone]
    if len(used) == 1:
        return [reading(used[0])], [], repeats
    rule = f"{' + '.join(plain(number(s.value) or 0.0) for s in used)} = {plain(total)}"
    return [Reading(own[0].document, total, total, "implied", tuple(used), rule)], [], repeats


def up_to(own: Sequence[Stated], last: Stated) -> Told:
    """A report's toll by the place in a row of the last who died."""
    total = one_more_of(last.value.counted)
    repeats = [(s, f"counted in the {plain(total)} that this report gives") for s in own if s is not last]
    return [Reading(last.document, total, total, "implied", (), f"up to “{last.value.counted}” = {plain(total)}", (last,))], [], repeats
