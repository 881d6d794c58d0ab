"""What an account is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.stories import Lineage, Story
from tellings.model.values import Value


@dataclass(frozen=True, slots=True)
class Case:
    """All that an account is made from: one story, its documents (in the story's order), their statements (only those in
    sections and posts that belong to the story), its lineage, the policy and today's date. `times`: all
    times that the documents name, those of posts of other stories too: what a story's days are solved from."""

    story: Story
    documents: tuple[Document, ...]
    statements: tuple[Statement[Value], ...]
    lineage: Lineage
    policy: str = "default"
    today: date | None = None
    times: tuple[Statement[Value], ...] = ()
