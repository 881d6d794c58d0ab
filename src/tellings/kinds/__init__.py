"""Document → Statements; one file a kind. To add a kind: a file, and a name here."""

from __future__ import annotations

from typing import Any

from tellings.kinds import credits, events, figures, mentions, quotes, times  # noqa: A004  # the kind's name
from tellings.model.kinds import Kind
from tellings.text.analysis import Analysis

KINDS: tuple[Kind[Any, Analysis], ...] = (figures.KIND, quotes.KIND, events.KIND, times.KIND, mentions.KIND, credits.KIND)
