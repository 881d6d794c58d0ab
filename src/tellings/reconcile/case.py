"""The order in which an account is made from the statements of one story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tellings.model.accounts import Account, Counts
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.stories import Lineage, Story
from tellings.model.values import Value


@dataclass(frozen=True, slots=True)
class Case:
    """All that an account is made from: one story, its documents (in the story's order), their statements (only those in
    sections and posts that belong to the story), its lineage, the policy and today's date."""

    story: Story
    documents: tuple[Document, ...]
    statements: tuple[Statement[Value], ...]
    lineage: Lineage
    policy: str = "default"
    today: date | None = None


def reconcile(case: Case) -> Account:
    """The account of a case: aligned, weighed, told."""
    return Account(case.story.id, case.documents[0].title or case.documents[0].name, None, case.story.documents, case.story.posts,
                   Counts(len(case.documents), len(case.lineage.origins), 0), lineage=case.lineage)
