"""The order in which an account is made from the statements of one story. Read it first in this folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tellings.model.accounts import Account, Conflict, Counts, Event
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.reconcile.brief import Told, brief
from tellings.reconcile.cited import holds
from tellings.reconcile.happenings import clusters, events
from tellings.reconcile.material import Case
from tellings.reconcile.people import Cast, identify
from tellings.reconcile.places import places
from tellings.reconcile.spans_of_time import best_when
from tellings.reconcile.talks import talks
from tellings.reconcile.telling_conflicts import telling_conflicts
from tellings.reconcile.timeline import timeline
from tellings.reconcile.utterances import COMMON, utterances
from tellings.reconcile.weigh import findings

__all__ = ["Case", "reconcile"]
ORDER = ("arithmetic", "value", "status", "date", "who", "place", "wording")


def reconcile(case: Case) -> Account:
    """The account of a case: who is who, what happened, what is agreed, what was said, what clashes, and the brief of it."""
    case = _in_order(case)
    people = identify(case)
    found, talked = clusters(case, people), talks(case, people)
    happened = events(case, found, talked)
    weighed, numeric = findings(case, happened)
    spoken, reworded = utterances(case, people)
    conflicts = _sorted([*numeric, *reworded, *telling_conflicts(case, people, talked)])
    return Account(
        case.story.id, title(case, happened, people), happened[0].when if happened else best_when(d.published for d in case.documents),
        case.story.documents, case.story.posts, Counts(len(case.documents), len(case.lineage.origins), claimants(case.statements, people)),
        brief(Told(case, people, happened, weighed, spoken, conflicts)), happened, weighed, spoken, conflicts,
        timeline(case, found, happened), people.people, places(case), case.lineage, people.resolved)


def _in_order(case: Case) -> Case:
    """The case with everything in one order, so that the order of captures never changes an account."""
    documents = tuple(sorted(case.documents, key=lambda d: d.id))
    statements = tuple(sorted(case.statements, key=lambda s: (s.document, s.span.start, s.span.end, s.kind, s.id)))
    return replace(case, documents=documents, statements=statements)


def _sorted(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Conflicts whose sentence passes the check, the gravest kind first."""
    passing = (c for c in conflicts if holds(c.text, [x for s in c.sides for x in s.spans], c.derived))
    return tuple(sorted(passing, key=lambda c: (ORDER.index(c.kind), c.text, c.id)))


def title(case: Case, happened: Sequence[Event], people: Cast) -> str:
    """The headline that tells most of what the reports tell: the words of the main events, the people most told of."""
    weight: Counter[str] = Counter()
    for rank, event in enumerate(happened[:3]):
        for word in {w for c in event.spans for w in _words(c.text)}:
            weight[word] += 3 - rank
    for person in people.people[:6]:
        weight.update(dict.fromkeys(_words(person.name), 2))
    titles = sorted({" ".join(d.title.split()) for d in case.documents if d.title})
    if titles:
        return min(titles, key=lambda t: (-sum(weight[w] for w in set(_words(t))) / max(8, len(t.split())), len(t), t))
    return happened[0].title if happened else min(d.name for d in case.documents)


def _words(text: str) -> list[str]:
    return [w for w in re.findall(r"[\w-]+", text.casefold()) if w not in COMMON]


def claimants(statements: Iterable[Statement[Value]], people: Cast) -> int:
    """How many distinct speakers the story has."""
    return len({p.id for s in statements if s.speaker and (p := people.speaker(s))})
