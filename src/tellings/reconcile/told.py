"""All that a brief is written from."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model.accounts import Conflict, Event, Finding, Utterance
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.reconcile.material import Case
from tellings.reconcile.people import Cast


@dataclass(frozen=True, slots=True)
class Told:
    """A case and what was made of it."""

    case: Case
    people: Cast
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    utterances: tuple[Utterance, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def statements(self) -> dict[str, Statement[Value]]:
        return {s.id: s for s in self.case.statements}

    @property
    def texts(self) -> dict[str, Document]:
        return {d.id: d for d in self.case.documents}
