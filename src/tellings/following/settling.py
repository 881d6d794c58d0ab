"""Use to tell a story anew once its membership has changed: its account, and what changed since the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tellings import pipeline
from tellings.following.changes import changes
from tellings.following.journal import log
from tellings.model.accounts import Account
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.stories import PostOf, Story
from tellings.model.values import Value
from tellings.render import phrases
from tellings.store.reader import Members, Reader
from tellings.store.store import Store

EVER = "9"  # later than every instant


@dataclass(frozen=True, slots=True)
class Told:
    """An account with what it rests on."""

    account: Account
    documents: tuple[Document, ...]
    statements: dict[str, tuple[Statement[Value], ...]]


def settle(store: Store, story: str, options: pipeline.Options) -> str:
    """Tells a story anew, and logs what changed; what went wrong, else "". When another process was faster, that is well too."""
    with store.reading() as reader:
        row = reader.story(story)
        if row is None or row.settled >= row.version:
            return ""
        members = reader.membership(story, row.version)
        old = reader.account(story)
        before = reader.statements(d for d in (old.documents if old else ()) if d not in {m for m, _ in members})
        if not members:
            with store.writing() as writer:
                writer.update_story(story, settled=row.version, reports=0, origins=0, claimants=0)
            return ""
        at = reader.version_at(story, EVER)
        made = pipeline.attempt(lambda: tell(reader, story, members, replace(options, today=_day(at.at if at else ""))))
    if isinstance(made, str):
        return f"story {story} could not be told ({made}); please report it"
    account = made.account
    told = changes(old, account, {s.id: s for rows in (*before.values(), *made.statements.values()) for s in rows},
                   {d.id: d.outlet or d.name for d in made.documents})
    counts = account.counts
    with store.writing() as writer:
        if writer.put_account(story, row.version, account, happened=phrases.when(account.when, short=True), reports=counts.reports,
                              origins=counts.origins, claimants=counts.claimants, **({"changed": at.at} if told and at else {})):
            for change in told:
                log(writer, at.at if at else row.changed, story, row.version, change)
    return ""


def tell(reader: Reader, story: str, members: Members, options: pipeline.Options) -> Told:
    """The account of a story with these members."""
    ids = list(dict.fromkeys(document for document, _ in members))
    documents = reader.documents(ids)
    statements = reader.statements(ids)
    ordered = tuple(documents[i] for i in ids)
    posts = tuple(PostOf(document, post) for document, which in members for post in which)
    return Told(pipeline.account(Story(story, tuple(ids), posts), documents, statements, options), ordered, statements)


def settle_all(store: Store, stories: Sequence[str], options: pipeline.Options, progress: pipeline.Progress) -> list[str]:
    """Tells stories anew; what went wrong."""
    faults = []
    for done, story in enumerate(stories):
        progress("tell", done, len(stories))
        faults.append(settle(store, story, options))
    return [fault for fault in faults if fault]


def _day(at: str) -> date | None:
    return date.fromisoformat(at[:10]) if at else None
