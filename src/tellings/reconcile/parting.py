"""Groups whose numbers contradict one another, taken apart where nothing says that they are of one matter. Use it last, after all that
brings figures together: a disagreement that is none costs more trust than one that is missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tellings.reconcile.align import Group, agreeing
from tellings.reconcile.amounts import number
from tellings.reconcile.ground import Ground, Stated, place
from tellings.reconcile.kept_apart import one_matter
from tellings.reconcile.meaning import CASUALTIES, FALLING, Topic

Check = Callable[[Ground, Topic, Sequence[Stated], Sequence[Stated]], bool]


def parted(ground: Ground, groups: Sequence[Group], one: Check = one_matter) -> list[Group]:
    """The groups, those taken apart that hold numbers of several matters. `one`: whether different numbers are of one."""
    return [part for g in groups for part in parts(ground, g, one)]


def parts(ground: Ground, g: Group, one: Check) -> Iterator[Group]:
    """One group, or one for each matter that its numbers are of. Tolls, and numbers that were worked out, stay as they are."""
    if g.main or g.topic.role in CASUALTIES | FALLING or any(r.rule for r in g.readings) or len(g.readings) < 2:
        yield g
        return
    matters: list[list[list[Stated]]] = []
    for alike in agreeing([s for r in g.readings for s in r.statements]):
        home = next((m for m in matters if all(
            number(alike[0].value) == number(other[0].value) or one(ground, g.topic, alike, other) for other in m)), None)
        if home is None:
            matters.append([alike])
        else:
            home.append(alike)
    if len(matters) < 2:
        yield g
        return
    for i, matter in enumerate(matters):
        yield of_matter(g, {s.id for alike in matter for s in alike}, first=i == 0)


def of_matter(g: Group, ids: set[str], *, first: bool) -> Group:
    """The part of a group that these statements are; what gave no number stays with the first."""
    read = {s.id for r in g.readings for s in r.statements}
    mine = tuple(sorted((s for s in g.statements if s.id in ids or (first and s.id not in read)), key=place))
    own = {s.id for s in mine}
    return replace(g, statements=mine, readings=tuple(r for r in g.readings if any(s.id in ids for s in r.statements)),
                   aside=tuple(a for a in g.aside if a.statement in own))
