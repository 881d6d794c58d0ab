"""Copied passages and credits → origins: who copied whom."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model.documents import Document, make_id
from tellings.model.statements import Statement
from tellings.model.stories import Lineage, Origin
from tellings.model.values import Value


def trace(documents: Sequence[Document], statements: Sequence[Statement[Value]]) -> Lineage:
    """The lineage of one story's documents. `statements`: theirs, of all kinds (quotes and credits are used)."""
    return Lineage(tuple(Origin(make_id("origin", d.id), (d.id,), "own report") for d in documents))
