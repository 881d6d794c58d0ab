"""Numbers of injured that count people who died: at once ("four victims with gunshot wounds", one of them dead) or later. Use
`without_later_deaths` on the groups of killed and injured, when both are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.model.accounts import SetAside
from tellings.reconcile.align import Group, Reading
from tellings.reconcile.amounts import number
from tellings.reconcile.figure_words import plain
from tellings.reconcile.ground import Ground

VICTIMS = re.compile(r"\bvictims?\b", re.IGNORECASE)
OF_THEM = re.compile(r"(?:,|,? and)\s(?:but\s)?(?:\w+\s){0,3}?of (?:them|whom|those)$")
BESIDE = re.compile(r"\b(?:other|others|another|more|additional)\b", re.IGNORECASE)


def without_later_deaths(ground: Ground, killed: Group, hurt: Group, hospital: Group | None) -> Group:
    """The injured, less those among them whom the reports count as dead."""
    kept, aside = [], list(hurt.aside)
    for r in hurt.readings:
        dead = deaths(killed, r.document)
        if is_all_hit(ground, r, dead, hurt.readings, hospital.readings if hospital else ()):
            kept.append(less(r, dead, killed))
        elif of_them := died_of_them(ground, r):
            kept.append(less(r, of_them, killed))
        elif later := died_since(ground, r, dead, killed, hurt):
            aside += [SetAside(s.id, f"{plain(later)} of them died later") for s in r.statements]
        else:
            kept.append(r)
    return replace(hurt, readings=tuple(kept), aside=tuple(aside))


def deaths(killed: Group, document: str) -> float:
    """The dead that a report gives, else the number given by most."""
    own = [number(r) or 0.0 for r in killed.readings if r.document == document]
    values = own or [number(r) or 0.0 for r in killed.readings]
    return min(values, key=lambda v: (-values.count(v), v), default=0.0)


def is_all_hit(ground: Ground, r: Reading, dead: float, hurt: Sequence[Reading], hospital: Sequence[Reading]) -> bool:
    """Whether a printed number of wounded is of all who were hit: the dead and the number hurt that other reports give, or, of
    "victims", those in hospital."""
    value = number(r) or 0.0
    printed = r.bound == "exact" and not r.rule and bool(r.statements)
    if not printed or not 0 < dead < value or any(BESIDE.search(s.value.counted) or s.value.scope == "part" for s in r.statements):
        return False
    apart = [number(o) for o in hurt if ground.origins[o.document] != ground.origins[r.document] and o.bound == "exact"]
    victims = all(VICTIMS.search(s.value.counted) for s in r.statements)
    beds = [number(o) for o in hospital if o.bound == "exact"] if victims else []
    return value not in apart and value - dead in (*apart, *beds)


def died_of_them(ground: Ground, r: Reading) -> float:
    """How many of a printed number of injured its own sentence counts as dead: "twelve were hurt, two of whom died"."""
    if r.bound != "exact" or r.rule:
        return 0.0
    of_them = [number(d.value) or 0.0 for s in r.statements for d in ground.figures
               if (d.document, d.sentence) == (s.document, s.sentence) and d.value.role == "kill" and d.value.bound == "exact"
               and d.span.start > s.span.end and OF_THEM.search(ground.documents[s.document].text[s.span.end:d.span.end + 8])]
    value = number(r) or 0.0
    return of_them[0] if of_them and len(r.statements) == 1 and 0 < of_them[0] < value else 0.0


def less(r: Reading, dead: float, killed: Group) -> Reading:
    """A number of all who were hit, less the dead."""
    value = (number(r) or 0.0) - dead
    sources = next((x.statements or x.sources for x in killed.readings if number(x) == dead), ())
    rule = f"{plain(number(r) or 0.0)} hit − {plain(dead)} killed = {plain(value)}"
    return replace(r, low=value, high=value, statements=(), rule=rule, sources=(*r.statements, *sources))


def died_since(ground: Ground, r: Reading, dead: float, killed: Group, hurt: Group) -> float:
    """How many of a report's injured a later report counts as dead instead: as many more killed, as many fewer injured."""
    for later in hurt.readings:
        first, then = (*r.statements, *r.sources), (*later.statements, *later.sources)
        if later.document == r.document or not first or not then or not all(ground.before(a, b) for a in first for b in then):
            continue
        own = [x for x in killed.readings if x.document == later.document]
        moved = (number(r) or 0.0) - (number(later) or 0.0)
        if own and moved > 0 and any((number(x) or 0.0) - dead == moved for x in own):
            return moved
    return 0.0
