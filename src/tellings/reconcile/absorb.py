"""Groups that turn out to be one: the same telling number of the same things, told with another verb or called background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.kinds.figure_subjects import ROLES
from tellings.reconcile.align import Group, significance
from tellings.reconcile.amounts import number
from tellings.reconcile.ground import place

TELLING = 10  # numbers below are too common to mean the same thing wherever they are printed


def absorb(groups: Sequence[Group]) -> list[Group]:
    """The groups, those of one telling number of one kind of thing made one."""
    out: list[Group] = []
    for g in sorted(groups, key=rank):
        home = next((i for i, o in enumerate(out) if one(o, g)), None)
        if home is None:
            out.append(g)
        else:
            out[home] = merged(out[home], g)
    return out


def rank(g: Group) -> tuple[bool, bool, int, tuple[object, ...]]:
    """The order in which groups take in others: this happening's, with a telling role, largest first."""
    return g.topic.scope != "event", g.topic.role not in ROLES, -len(g.statements), place(g.statements[0]) if g.statements else ()


def one(home: Group, g: Group) -> bool:
    """Whether a group says again what another does: the same kinds of things, the same telling number."""
    a, b = home.topic, g.topic
    if (a.counted, a.unit, a.per, a.change, a.forecast) != (b.counted, b.unit, b.per, b.change, b.forecast) or not a.counted:
        return False
    if (a.role != b.role and b.role in ROLES) or not {a.scope, b.scope} <= {"event", "background"}:
        return False
    if a.scope == "background" and a.role == b.role:
        return False  # both were seen side by side when they were aligned
    given = {number(r) for r in home.readings if r.bound == "exact"}
    return bool(g.readings) and all(telling(s.value.low) and s.value.low == s.value.high and s.value.low in given for s in g.statements)


def telling(value: float | None) -> bool:
    """Whether a number says by itself what it is of: 537 does, 5 and 100 do not."""
    return value is not None and value >= TELLING and significance(value) > 1


def merged(home: Group, g: Group) -> Group:
    """One group of two."""
    return replace(home, statements=tuple(sorted((*home.statements, *g.statements), key=place)),
                   readings=(*home.readings, *g.readings), aside=(*home.aside, *g.aside))
