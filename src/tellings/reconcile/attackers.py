"""Those who did it and died of it: whether a printed number of dead counts them. Use `with_attackers` on the readings of one toll.

"Kills six", "seven people, including the gunman, were killed": both are true, and the toll is seven.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.reconcile.align import Reading
from tellings.reconcile.amounts import number
from tellings.reconcile.figure_words import plain
from tellings.reconcile.ground import Ground, Stated, place
from tellings.reconcile.meaning import ATTACKERS, is_attacker
from tellings.reconcile.victims import is_self_killer

FEW = 20  # totals above are taken as printed: whether they count those who did it cannot be read off one sentence
WHO = "|".join(sorted(ATTACKERS))
ACTIVE = re.compile(r"\b(?:kill(?:s|ed|ing|ings? of)?|murder(?:s|ed|ing|s? of)?|slay(?:s|ing)?|slew|shot dead|"
                    r"shot and killed)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
COUNTS = r"(?:includ\w+|among|counting)"
INCLUDED = re.compile(rf"\b{COUNTS}\b[^.;]{{0,60}}?\b(?:{WHO})s?\b|\b(?:{WHO})s?\b[^.;]{{0,40}}?\b{COUNTS}\b"
                      r"|\bas well as (?:him|her)self", re.IGNORECASE)
APART = re.compile(rf"\b(?:not (?:including|counting)|excluding|besides|in addition to|other than|plus)\b[^.;]{{0,40}}?\b(?:{WHO})s?\b",
                   re.IGNORECASE)
VICTIMS = re.compile(r"\b(?:victims|others)\b", re.IGNORECASE)


def includes(ground: Ground, s: Stated) -> bool:
    """Whether a number is said to count those who did it."""
    sentence = ground.sentence(s)
    return INCLUDED.search(sentence) is not None and APART.search(sentence) is None


def of_victims(ground: Ground, s: Stated) -> bool:
    """Whether a number is of those whom someone killed, himself not among them: "kills four", not "four dead, including"."""
    text = ground.documents[s.document].text
    return bool(ACTIVE.search(text[max(0, s.span.start - 25):s.span.start])) and not includes(ground, s)


def is_own_death(ground: Ground, s: Stated) -> bool:
    """Whether a statement tells of the death of one who did it."""
    return s.value.bound == "implied" and (is_attacker(s.value.counted) or is_self_killer(s, ground.documents[s.document].text))


def with_attackers(ground: Ground, site: Sequence[Stated], readings: Sequence[Reading]) -> list[Reading]:
    """Readings of the dead; a number of victims alone with the one who did it and died, as other reports of the story count."""
    whole = {number(s.value) or 0.0 for s in site if s.value.bound == "exact" and includes(ground, s)}
    deaths = sorted((s for s in site if is_own_death(ground, s)), key=place)
    given = {number(r) for r in readings if r.bound == "exact" or r.rule}
    return [one_more(ground, r, site, deaths) if is_short(ground, r, whole, given, deaths) else r for r in readings]


def is_short(ground: Ground, r: Reading, whole: set[float], given: set[float | None], deaths: Sequence[Stated]) -> bool:
    """Whether a reading is of the victims alone: one fewer than a number said to count the dead attacker, or than what another
    report gives, where it is told who else died."""
    value = number(r) or 0.0
    if r.rule or r.bound != "exact" or not r.statements or not 0 < value <= FEW or any(includes(ground, s) for s in r.statements):
        return False
    alone = any(of_victims(ground, s) or VICTIMS.search(s.value.counted) for s in r.statements)
    if value + 1 in whole:
        return alone or value not in whole
    own = any(s.document == r.document and is_attacker(s.value.counted) for s in deaths)
    return bool(deaths) and (alone or own) and value not in whole and value + 1 in given


def one_more(ground: Ground, r: Reading, site: Sequence[Stated], deaths: Sequence[Stated]) -> Reading:
    """A reading with the one who did it added."""
    value = (number(r) or 0.0) + 1
    told = next((s for s in deaths if s.document == r.document), None) or next(iter(deaths), None) or next(
        s for s in sorted(site, key=place) if number(s.value) == value and includes(ground, s))
    rule = f"{plain(value - 1)} + 1 who did it = {plain(value)}"
    return replace(r, low=value, high=value, bound="implied", rule=rule, sources=(*r.statements, told))
