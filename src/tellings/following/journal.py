"""The log of changes: a change put down, and read back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, get_args

from tellings.model.changes import Change, ChangeKind, Logged
from tellings.model.documents import Citation
from tellings.store.reader import ChangeRow
from tellings.store.writer import Writer

KINDS = get_args(ChangeKind)


def log(writer: Writer, at: str, story: str, version: int, change: Change) -> None:
    """Puts a change at the end of the log."""
    record = {"old": change.old, "new": change.new, "by": change.by, "cites": [asdict(c) for c in change.cites]}
    writer.put_change(at, story, version, (change.kind, change.text, record))


def logged(row: ChangeRow) -> Logged:
    """An entry of the log as a record."""
    kept = row.record
    cites = tuple(_citation(c) for c in kept.get("cites", ()))
    change = Change(row.kind, row.text, kept.get("old", ""), kept.get("new", ""), tuple(kept.get("by", ())), cites)  # type: ignore[arg-type]
    return Logged(row.number, row.at, row.story, row.version, change)


def _citation(kept: dict[str, Any]) -> Citation:
    place = kept.get("bytes")
    return Citation(kept["document"], kept["start"], kept["end"], kept["text"], (place[0], place[1]) if place else None)
