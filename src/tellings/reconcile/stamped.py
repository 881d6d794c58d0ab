"""Live-blog posts whose stamps tell the hour but not the day: dated by what the story settles, else by the day of reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tellings.model.documents import Document
from tellings.model.when import Basis, When
from tellings.read.post_times import Anchors, Stamp, resolve
from tellings.read.stamps import read_stamp


def with_days(documents: Sequence[Document], solved: date | None, today: date | None) -> tuple[Document, ...]:
    """The documents with their undated posts dated; the records outside the account stay as they are. A day that the reports' own
    words leave as the only one goes before the day of reading."""
    day, basis = (solved, "inferred") if solved else (today, "relative to today")
    if day is None:
        return tuple(documents)
    return tuple(_dated(d, day, basis) if _undated(d) else d for d in documents)  # type: ignore[arg-type]  # both are bases


def _undated(document: Document) -> bool:
    return document.published is None and any(p.stamp and (p.when is None or p.when.earliest is None) for p in document.posts)


def _dated(document: Document, day: date, basis: Basis) -> Document:
    """The newest post of a blog is of that day, the others so many midnights before."""
    stamps = [Stamp(read_stamp(p.stamp) if p.stamp else None) for p in document.posts]
    whens = resolve(stamps, Anchors(modified=When.on(day)))
    posts = (replace(p, when=replace(w, basis=basis)) if w and w.earliest and not (p.when and p.when.earliest) else p
             for p, w in zip(document.posts, whens, strict=True))
    return replace(document, posts=tuple(posts))
