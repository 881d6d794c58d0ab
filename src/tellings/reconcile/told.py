"""All that a brief is written from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from tellings.model.accounts import Conflict, Event, Finding, Utterance
from tellings.model.documents import Citation, Document
from tellings.model.statements import Statement
from tellings.model.values import Figure, Value
from tellings.reconcile.gist import Leads
from tellings.reconcile.material import Case
from tellings.reconcile.meaning import CASUALTIES
from tellings.reconcile.people import Cast


def _toll(statement: Statement[Value]) -> tuple[str, float] | None:
    """What was done to how many, of a number of dead or injured."""
    value = statement.value
    if not isinstance(value, Figure) or value.role not in CASUALTIES or value.low is None or value.low <= 1:
        return None
    return value.role, value.low


@dataclass(frozen=True)  # without slots: what a brief looks up again and again is worked out once
class Told:
    """A case and what was made of it."""

    case: Case
    people: Cast
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    utterances: tuple[Utterance, ...]
    conflicts: tuple[Conflict, ...]

    @cached_property
    def statements(self) -> dict[str, Statement[Value]]:
        return {s.id: s for s in self.case.statements}

    @cached_property
    def texts(self) -> dict[str, Document]:
        return {d.id: d for d in self.case.documents}

    @cached_property
    def leads(self) -> Leads:
        """What the reports open with."""
        return Leads.of(self.case)

    @cached_property
    def slips(self) -> list[Citation]:
        """Where sums stand that do not add up."""
        return self._sides("arithmetic")

    @cached_property
    def open_numbers(self) -> list[Citation]:
        """Where numbers stand that are not the last word: reports differ on them, or later ones have replaced them. That reports
        differ on somebody's age is no reason to doubt what else is said of them."""
        ages = {f.id for f in self.findings if f.about.unit == "year of age"}
        old = [v for f in self.findings for v in f.versions if v.status == "superseded" or (f.status == "growing" and v.low != f.best)]
        asked = {i for c in self.conflicts if c.kind == "value" for i in c.findings} - ages
        old += [v for f in self.findings if f.id in asked for v in f.versions]
        found = [self.statements[i] for v in old for i in v.statements if i in self.statements]
        doubted = {key for s in found if (key := _toll(s))}  # the same number of dead elsewhere, of "this week" or of another place
        return [s.span for s in (*found, *(s for s in self.case.statements if _toll(s) in doubted))] + self._sides("value", ages)

    def contested(self, place: Citation) -> bool:
        """Whether words of a report hold a number on which reports differ, or which later reports have replaced."""
        return any(c.document == place.document and c.span.meets(place.span) for c in self.open_numbers)

    def gives(self, place: Citation, finding: Finding) -> bool:
        """Whether words of a report give a finding's number."""
        mine = (self.statements.get(i) for i in finding.statements)
        return any(s.document == place.document and s.span.span.meets(place.span) for s in mine if s)

    def _sides(self, kind: str, but: Collection[str] = ()) -> list[Citation]:
        return [c for conflict in self.conflicts if conflict.kind == kind and not set(conflict.findings) & set(but)
                for side in conflict.sides for c in side.spans]
