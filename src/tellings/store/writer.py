"""Use inside a writing transaction: what a desk puts down. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, update

from tellings.model.accounts import Account
from tellings.model.documents import Capture, Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.store import numbered, texts
from tellings.store.reader import Members, Reader, StoryRow, in_parts
from tellings.store.records import pack_account, pack_capture, pack_document, pack_json, pack_statements, plain
from tellings.store.tables import captures, changes, documents, judgements, memberships, stories, units


class Writer(Reader):
    """The answers and the changes, on one connection in one transaction. Nobody else writes meanwhile, so a story is asked for once."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._stories: dict[str, StoryRow] = {}

    def story(self, identity: str) -> StoryRow | None:
        """A story by its id, or by the beginning of it that no other has."""
        known = self._stories.get(identity)
        if known is None and (known := super().story(identity)) is not None:
            self._stories[known.id] = known
        return known

    def put_capture(self, capture: Capture, page: str | None, times: tuple[str, str], reason: str = "") -> None:
        """A capture's bytes. `times`: when it was fetched, and now."""
        record, body = pack_capture(capture)
        url = capture.url and plain(capture.url)
        self._put(captures, id=capture.id, page=page, name=plain(capture.name), url=url, fetched_at=times[0], at=times[1], reason=reason,
                  record=record, body=body)

    def put_document(self, document: Document, statements: Iterable[Statement[Value]], **columns: Any) -> int:
        """A document with its statements; its number."""
        record, text = pack_document(document)
        found = pack_statements(statements)
        return self._put(documents, id=document.id, record=record, text=text, statements=found, **columns)

    def put_text(self, number: int, title: str, body: str) -> None:
        """A document's words, to be searched."""
        texts.put(self.connection, number, title, body)

    def replace_document(self, identity: str, by: str) -> None:
        """That a version of a page counts no more."""
        self.connection.execute(update(documents).where(documents.c.id == identity).values(replaced=by))
        self.connection.execute(update(units).where(units.c.document == identity).values(open=False))

    def restore_document(self, identity: str, fetched: str) -> None:
        """That a version of a page counts again: it was shown at this instant."""
        self.connection.execute(update(captures).where(captures.c.id == identity).values(fetched_at=fetched))
        self.connection.execute(update(documents).where(documents.c.id == identity).values(replaced=None))
        self.connection.execute(update(units).where(units.c.document == identity).values(open=True))

    def put_unit(self, document: str, posts: Sequence[str], traits: Any, **columns: Any) -> int:
        """A report, or some of its posts, as a member of a story (columns: story, day, text); its number."""
        return self._put(units, document=document, posts=" ".join(posts), open=True, traits=pack_json(traits), **columns)

    def name_posts(self, document: str, posts: Sequence[str]) -> None:
        """That of a live blog, until now in its story whole, only these posts are."""
        whole = (units.c.document == document) & (units.c.posts == "")
        self.connection.execute(update(units).where(whole).values(posts=" ".join(posts)))

    def place_units(self, numbers: Iterable[int], story: str) -> None:
        """Puts units into a story."""
        for part in in_parts(numbers):
            self.connection.execute(update(units).where(units.c.number.in_(part)).values(story=story))

    def count(self, keys: Iterable[int]) -> None:
        """One more report holds each of these features."""
        numbered.count(self.connection, keys)

    def post(self, keys: Iterable[int], unit: int) -> None:
        """That a unit is looked up by these keys."""
        numbered.post(self.connection, keys, unit)

    def put_story(self, identity: str, day: int, at: str, follows: str | None) -> None:
        """A new story, without members yet."""
        self._put(stories, id=identity, version=0, settled=0, first_day=day, last_day=day, since=at, changed=at, follows=follows)

    def update_story(self, identity: str, **columns: Any) -> None:
        self._stories.pop(identity, None)
        self.connection.execute(update(stories).where(stories.c.id == identity).values(**columns))

    def put_membership(self, story: str, version: int, at: str, members: Members, redirect: str | None = None) -> None:
        """One more version of which reports a story has."""
        self._put(memberships, story=story, version=version, at=at, redirect=redirect, members=pack_json(members))

    def put_account(self, story: str, version: int, account: Account, **columns: Any) -> bool:
        """The account of a version of a story; False when the story has gone on meanwhile."""
        self._stories.pop(story, None)
        done = self.connection.execute(
            update(stories).where(stories.c.id == story, stories.c.version == version, stories.c.settled < version)
            .values(settled=version, account=pack_account(account), title=plain(account.title), **columns))
        return done.rowcount == 1

    def put_change(self, at: str, story: str, version: int, told: tuple[str, str, Mapping[str, Any]]) -> None:
        """One more entry of the log: (kind, text, record)."""
        kind, text, record = told
        self._put(changes, at=at, story=story, version=version, kind=kind, text=plain(text), record=pack_json(record))

    def put_judgement(self, at: str, judge: str, pair: tuple[str, str], verdict: bool, record: Mapping[str, Any]) -> None:
        """That a person holds two reports, by their anchors, to be of one story or not."""
        left, right = sorted(pair)
        self._put(judgements, at=at, judge=judge, relation="same story", verdict=verdict, score=1.0, left=left, right=right,
                  record=pack_json(record))

    def _put(self, table: Table, **columns: Any) -> int:
        """A new row; its number, in tables whose rows are numbered."""
        key = self.connection.execute(insert(table), columns).inserted_primary_key
        return int(key[0]) if key and isinstance(key[0], int) else 0
