"""Use to look after a desk: what is in it, whether all of it is sound, and a copy of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.errors import DeskError
from tellings.pipeline import Progress
from tellings.store.reader import Reader

PART = 50


@dataclass(frozen=True, slots=True)
class Info:
    """What a desk holds. `size` in bytes; `unsettled`: stories whose account is not told anew yet."""

    address: str
    database: str
    size: int
    counts: tuple[tuple[str, int], ...]
    first: str
    last: str
    unsettled: int


def faults(reader: Reader, progress: Progress) -> Iterator[str]:
    """All that is wrong with a desk, in a line each; nothing when it is sound."""
    yield from reader.faults_of_file()
    ids = reader.capture_ids()
    for start in range(0, len(ids), PART):
        progress("check", start, len(ids))
        yield from _part(reader, ids[start:start + PART])
    yield from _stories(reader)


def _part(reader: Reader, ids: Sequence[str]) -> list[str]:
    """What is wrong with some captures; where one of them cannot be read at all, each is read alone."""
    try:
        return list(_captures(reader, ids))
    except DeskError:
        if len(ids) == 1:
            return [f"capture {ids[0]}: what is stored of it is damaged, or another release of tellings wrote it"]
        return [fault for identity in ids for fault in _part(reader, [identity])]


def _captures(reader: Reader, ids: Sequence[str]) -> Iterator[str]:
    for capture in reader.captures(ids):
        if hashlib.sha256(capture.body).hexdigest() != capture.sha256:
            yield f"capture {capture.id} ({capture.name}): its bytes are not those that were fetched"
    documents, statements = reader.documents(ids), reader.statements(ids)
    for document in documents.values():
        if hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest() != document.text_sha256:
            yield f"document {document.id} ({document.name}): its text is not the one that was read"
        for statement in statements[document.id]:
            if document.text[statement.span.start:statement.span.end] != statement.span.text:
                yield f"document {document.id} ({document.name}): the words of statement {statement.id} are not at their place"


def _stories(reader: Reader) -> Iterator[str]:
    """Whether every report is in one story, and every story's members are those of its newest version."""
    now: dict[str, set[str]] = {}
    for story, document in reader.placements():
        now.setdefault(story, set()).add(document)
    rows = {row.id: row for row in reader.all_stories()}
    for story in sorted(now.keys() - rows.keys()):
        yield f"story {story} has reports and is not there"
    for row in rows.values():
        try:
            reader.account(row.id)
        except DeskError:
            yield f"story {row.id}: its account is damaged, or another release of tellings wrote it"
        told = {document for document, _ in reader.membership(row.id, row.version)}
        if told != now.get(row.id, set()):
            yield f"story {row.id}: its newest version does not name the reports it has"
        if row.redirect and row.redirect not in rows:
            yield f"story {row.id} leads to {row.redirect}, which is not there"
    for document in reader.homeless():
        yield f"document {document} is in no story"


