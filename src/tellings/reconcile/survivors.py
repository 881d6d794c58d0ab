"""Who was shot or taken to hospital and lived: the injured of reports that do not count them by that word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.model.accounts import SetAside
from tellings.reconcile.align import Group, Reading
from tellings.reconcile.amounts import number
from tellings.reconcile.attackers import is_own_death
from tellings.reconcile.figure_words import plain
from tellings.reconcile.ground import Ground, Stated
from tellings.reconcile.in_context import LIVED
from tellings.reconcile.victims import count_victims, may_be_among

ALL = re.compile(r"\b(?:all|each of the|all of the)\s$", re.IGNORECASE)


def mains(groups: Sequence[Group]) -> dict[str, int]:
    """Where the main toll of each role stands."""
    return {g.topic.role: n for n, g in enumerate(groups) if g.main}


def without_the_dead(ground: Ground, groups: list[Group]) -> list[Group]:
    """The groups, with those who are told of as injured one by one and may be those who died of it set aside."""
    by_role = mains(groups)
    if not {"kill", "injure"} <= set(by_role):
        return groups
    dead, hurt = groups[by_role["kill"]], groups[by_role["injure"]]
    died = [s for s in hurt.statements if (is_all(ground, s, dead) if s.value.bound != "implied" else
            may_be_among(ground, s, of_report(ground, dead.statements, s)))]
    groups[by_role["injure"]] = hurt.setting_aside(died, "may be of those who died")
    return groups


def is_all(ground: Ground, s: Stated, dead: Group) -> bool:
    """Whether a number of wounded is of all the dead: "all three suffered gunshot wounds", where three died."""
    text = ground.documents[s.document].text
    return ALL.search(text[max(0, s.span.start - 12):s.span.start]) is not None and any(number(r) == number(s.value) for r in dead.readings)


def of_report(ground: Ground, deaths: Sequence[Stated], hurt: Stated) -> list[Stated]:
    """The deaths its own report tells of; where it tells of none, those of later ones and those told of by several."""
    own = [s for s in deaths if s.document == hurt.document]
    sure = len(ground.origins_of(deaths)) > 1
    return own or [s for s in deaths if sure or ground.before(hurt, s)]


def with_survivors(ground: Ground, groups: list[Group]) -> list[Group]:
    """The groups with, for each report that does not count all the injured, those shot or in hospital who did not die."""
    by_role = mains(groups)
    main = {role: groups[n] for role, n in by_role.items()}
    hurt, whole = main.get("injure"), main.get("shoot") or main.get("hospitalise")
    if whole is None:
        return groups
    documents = sorted({r.document for role in ("shoot", "hospitalise") if role in main for r in main[role].readings})
    made = {d: r for d in documents if (r := survivors(ground, d, main))}
    if not made:
        return groups
    if hurt is None:
        return [*groups, Group(replace(whole.topic, role="injure"), (), tuple(made[d] for d in sorted(made)), (), True)]
    kept = tuple(r for r in hurt.readings if r.document not in made)
    gone = tuple(SetAside(s.id, f"counted in: {made[r.document].rule}") for r in hurt.readings if r.document in made for s in r.statements)
    groups[by_role["injure"]] = replace(hurt, readings=(*kept, *(made[d] for d in sorted(made))), aside=(*hurt.aside, *gone))
    return groups


def survivors(ground: Ground, document: str, main: dict[str, Group]) -> Reading | None:
    """How many were injured by one report that says how many were shot or taken to hospital; None where it counts the injured
    itself, or where all may have died."""
    own = {role: [r for r in g.readings if r.document == document] for role, g in main.items()}
    hurt = max((number(r) or 0.0 for r in own.get("injure", ())), default=0.0)
    shot = [r for r in own.get("shoot", ()) if r.bound not in ("vague", "at_most")]
    told = numbered(ground, document, shot, main) if any(r.bound != "implied" for r in shot) else None
    if beds := in_hospital(own, main, max(hurt, number(told) or 0.0 if told else 0.0)):
        return beds
    if told or any(r.bound != "implied" for r in shot):
        return told
    dead = list(main["kill"].statements) if "kill" in main else []
    if hurt:
        one_each = [s for role in ("injure", "shoot") for r in own.get(role, ()) for s in r.statements]
        return one_by_one(ground, document, one_each, dead, hurt)
    for role in ("shoot", "hospitalise"):
        alive = [s for r in own.get(role, ()) for s in r.statements if not may_be_among(ground, s, dead)]
        if most_dead(main) > 1:
            alive = [s for s in alive if not with_suicide(ground, s, dead)]
        counted = role == "hospitalise" and dead and any(s.value.bound != "implied" and not is_beside_dead(s, dead) for s in alive)
        if alive and not counted and not (role == "hospitalise" and shot):
            total, used = count_victims(ground, alive)
            how = "shot" if role == "shoot" else "in hospital"
            return Reading(document, total, total, "implied", (), f"{plain(total)} {how}, not said to be killed", tuple(used))
    return None


def is_beside_dead(s: Stated, dead: Sequence[Stated]) -> bool:
    """Whether a number in hospital stands after a number of dead in one sentence: "two died and five were taken to hospital"."""
    return s.value.scope == "event" and any(
        (d.document, d.sentence) == (s.document, s.sentence) and d.span.end < s.span.start for d in dead)


def one_by_one(ground: Ground, document: str, told: Sequence[Stated], dead: Sequence[Stated], hurt: float) -> Reading | None:
    """Those a report tells of as wounded, and as shot, without any number: "she was shot in the wrist, and a man was wounded"."""
    if any(s.value.bound != "implied" for s in told) or len({s.value.role for s in told}) < 2:
        return None
    alive = [s for s in told if not may_be_among(ground, s, dead) and not with_suicide(ground, s, dead)]
    total, used = count_victims(ground, alive) if alive else (0.0, [])
    if total <= hurt:
        return None
    return Reading(document, total, total, "implied", (), f"{plain(total)} wounded or shot, not said to be killed", tuple(used))


def in_hospital(own: dict[str, list[Reading]], main: dict[str, Group], hurt: float) -> Reading | None:
    """Those a report counts in hospital, where nobody is said to have died: no fewer than these are injured."""
    beds = max((r for r in own.get("hospitalise", ()) if r.bound == "exact" and r.statements), key=lambda r: number(r) or 0.0, default=None)
    if beds is None or hurt == 0 or (number(beds) or 0.0) <= hurt or ("kill" in main and any(number(r) for r in main["kill"].readings)):
        return None
    return replace(beds, bound="implied", statements=(), rule=f"{plain(number(beds) or 0.0)} in hospital, none said to be killed",
                   sources=beds.statements)


def numbered(ground: Ground, document: str, shot: Sequence[Reading], main: dict[str, Group]) -> Reading | None:
    """Those a report counts as shot, less its dead; None where it counts as many injured, or more, or where more lines of
    reporting bear out its count of the injured."""
    hurt = [r for r in main["injure"].readings if r.document == document] if "injure" in main else []
    headed = any(ground.heads(s) for r in shot for s in r.statements)
    if not headed and borne_out(ground, hurt, main.get("injure")) > borne_out(ground, shot, main["shoot"]):
        return None
    deaths = deaths_for(document, main["kill"].readings if "kill" in main else ())
    total, killed = (max((number(r) or 0.0 for r in rs), default=0.0) for rs in (shot, deaths))
    if all_died(total, deaths, main):
        return None
    if "injure" in main and any(number(r) == total for r in main["injure"].readings):
        deaths, killed = [], 0.0  # another report says that all who were shot were injured
    if total - killed <= max((number(r) or 0.0 for r in hurt), default=0.0):
        return None
    sources = tuple(s for r in (*shot, *deaths) for s in r.statements)
    rest = f" − {plain(killed)} killed = {plain(total - killed)}" if killed else ", none said to be killed"
    return Reading(document, total - killed, total - killed, "exact", (), f"{plain(total)} shot{rest}", sources)


def with_suicide(ground: Ground, s: Stated, dead: Sequence[Stated]) -> bool:
    """Whether who shot someone is told to have shot himself next ("shot his wife and child before killing himself"): none of them
    is known to live."""
    same = any(d.document == s.document and d.sentence == s.sentence and is_own_death(ground, d) for d in dead)
    return same and LIVED.search(ground.sentence(s)) is None


def all_died(shot: float, deaths: Sequence[Reading], main: dict[str, Group]) -> bool:
    """Whether reports print no fewer dead than this one says were shot, which prints no number of dead itself, and none counts
    anyone injured: then nobody shot is known to live."""
    counted = "injure" in main and any(r.bound != "implied" and number(r) for r in main["injure"].readings)
    printed = any(r.bound != "implied" for r in deaths)
    return not counted and not printed and shot <= most_dead(main)


def most_dead(main: dict[str, Group]) -> float:
    """The largest number of dead that a report prints."""
    readings = main["kill"].readings if "kill" in main else ()
    return max((number(r) or 0.0 for r in readings if r.bound == "exact"), default=0.0)


def borne_out(ground: Ground, own: Sequence[Reading], group: Group | None) -> int:
    """How many origins give one of these numbers."""
    values = {number(r) for r in own}
    return len({ground.origins[r.document] for r in group.readings if number(r) in values}) if group else 0


def deaths_for(document: str, readings: Sequence[Reading]) -> list[Reading]:
    """The deaths a report gives; where it gives none, the one reading that most other reports share."""
    own = [r for r in readings if r.document == document]
    if own or not readings:
        return own
    return [min(readings, key=lambda r: (-sum(number(o) == number(r) for o in readings), number(r) or 0.0, r.document))]
