"""Use to ask a desk's database. Rows in, records of ours out; every question's cost is that of its answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from tellings.model.accounts import Account
from tellings.model.documents import Capture, Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.store import numbered, texts
from tellings.store.records import unpack_account, unpack_capture, unpack_document, unpack_json, unpack_statements
from tellings.store.tables import captures, changes, documents, judgements, memberships, stories, units

MOST = 500  # values in one IN (...): databases limit the parameters of a statement


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as stored, without its account."""

    id: str
    version: int
    settled: int
    first_day: int
    last_day: int
    since: str
    changed: str
    title: str
    happened: str
    reports: int
    origins: int
    claimants: int
    follows: str | None
    redirect: str | None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A report, or posts of one, as a member of a story."""

    number: int
    document: str
    posts: tuple[str, ...]
    story: str
    day: int
    text: str
    open: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One entry of the log of changes."""

    number: int
    at: str
    story: str
    version: int
    kind: str
    text: str
    record: Mapping[str, Any]


Members = tuple[tuple[str, tuple[str, ...]], ...]  # documents, each with the posts that belong (none: the whole)
LAST = "z" * 12  # behind every id
STORY = [stories.c[name] for name in StoryRow.__slots__]
UNIT = [units.c[name] for name in UnitRow.__slots__]
# Asked once a report or more: made once, for to make a statement takes longer than to answer it.
ONE_STORY = select(*STORY).where(stories.c.id == bindparam("id"))
UNITS_OF = select(*UNIT).where(units.c.story == bindparam("story")).order_by(units.c.number.desc())
OPEN_UNITS_OF = UNITS_OF.where(units.c.open)
COPY_OF = select(units.c.story).where(units.c.text == bindparam("text")).order_by(units.c.number.desc()).limit(1)
VERSION_OF_PAGE = (select(documents.c.id, documents.c.number, documents.c.reporting, documents.c.replaced, captures.c.fetched_at)
                   .join(captures, captures.c.id == documents.c.id).where(documents.c.page == bindparam("page"))
                   .order_by(documents.c.replaced.is_(None).desc(), documents.c.number.desc()).limit(1))
MEMBERS = select(memberships.c.members).where(memberships.c.story == bindparam("story"), memberships.c.version == bindparam("version"))


def in_parts(values: Iterable[Any]) -> Iterable[list[Any]]:
    """Values in lists short enough for one statement."""
    rows = list(values)
    return (rows[i:i + MOST] for i in range(0, len(rows), MOST))


class Reader:
    """The questions, asked on one connection: all answers are of one moment."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def known(self, ids: Iterable[str]) -> set[str]:
        """Which of these captures the desk holds."""
        return {row.id for part in in_parts(ids) for row in self.connection.execute(select(captures.c.id).where(captures.c.id.in_(part)))}

    def last_at(self) -> str:
        """The instant of the newest entry of any log; "" in a new desk."""
        found = [self.connection.execute(select(func.max(column))).scalar() for column in (captures.c.at, changes.c.at, stories.c.changed)]
        return max((f for f in found if f), default="")

    def newest(self, page: str) -> Any:
        """The row (id, number, reporting, replaced, fetched_at) of the version of a page that counts, or counted last."""
        return self.connection.execute(VERSION_OF_PAGE, {"page": page}).first()

    def document(self, identity: str) -> Document:
        return self.documents([identity])[identity]

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Documents by id."""
        return {row.id: unpack_document(row.record, row.text) for part in in_parts(ids)
                for row in self.connection.execute(
                    select(documents.c.id, documents.c.record, documents.c.text).where(documents.c.id.in_(part)))}

    def statements(self, ids: Iterable[str]) -> dict[str, tuple[Statement[Value], ...]]:
        """The statements of documents, by the document's id."""
        return {row.id: unpack_statements(row.statements) for part in in_parts(ids)
                for row in self.connection.execute(select(documents.c.id, documents.c.statements).where(documents.c.id.in_(part)))}

    def numbered(self, numbers: Iterable[int]) -> dict[int, str]:
        """The ids of documents by their numbers."""
        return {row.number: row.id for part in in_parts(numbers)
                for row in self.connection.execute(select(documents.c.number, documents.c.id).where(documents.c.number.in_(part)))}

    def story(self, identity: str) -> StoryRow | None:
        """A story by its id, or by the beginning of it that no other has."""
        exact = self.connection.execute(ONE_STORY, {"id": identity}).first()
        if exact is not None or len(identity) >= len(LAST):
            return StoryRow(*exact) if exact is not None else None
        near = stories.c.id.between(identity, identity + LAST)  # found in the index, which LIKE is not
        rows = self.connection.execute(select(*STORY).where(near, stories.c.id.startswith(identity, autoescape=True)).limit(2)).all()
        return StoryRow(*rows[0]) if len(rows) == 1 else None

    def story_list(self, since: str = "", order: str = "changed", most: int = 0) -> list[StoryRow]:
        """Stories with a report in them, changed since an instant, in order of `changed`, `since`, `reports` or `first_day`."""
        query = select(*STORY).where(stories.c.redirect.is_(None), stories.c.reports > 0)
        if since:
            query = query.where(stories.c.changed >= since)
        query = query.order_by(stories.c[order].desc(), stories.c.changed.desc(), stories.c.id)
        return [StoryRow(*row) for row in self.connection.execute(query.limit(most) if most else query)]

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """The titles of stories."""
        return {row.id: row.title for part in in_parts(ids)
                for row in self.connection.execute(select(stories.c.id, stories.c.title).where(stories.c.id.in_(part)))}

    def captures(self, ids: Iterable[str]) -> tuple[Capture, ...]:
        """Captures with their bytes, in order of id."""
        rows = [row for part in in_parts(ids) for row in self.connection.execute(
            select(captures.c.id, captures.c.record, captures.c.body).where(captures.c.id.in_(part)))]
        return tuple(unpack_capture(row.record, row.body) for row in sorted(rows, key=lambda row: row.id))

    def unsettled(self) -> list[str]:
        """Stories whose account is not of their newest membership."""
        query = select(stories.c.id).where(stories.c.settled < stories.c.version).order_by(stories.c.id)
        return list(self.connection.execute(query).scalars())

    def account(self, story: str) -> Account | None:
        data = self.connection.execute(select(stories.c.account).where(stories.c.id == story)).scalar()
        return unpack_account(data) if data else None

    def membership(self, story: str, version: int) -> Members:
        """The reports of a story at a version of it."""
        data = self.connection.execute(MEMBERS, {"story": story, "version": version}).scalar()
        return tuple((document, tuple(posts)) for document, posts in unpack_json(data)) if data else ()

    def version_at(self, story: str, at: str) -> Any:
        """The row (version, at, redirect) of a story that held at an instant."""
        query = (select(memberships.c.version, memberships.c.at, memberships.c.redirect)
                 .where(memberships.c.story == story, memberships.c.at <= at).order_by(memberships.c.version.desc()).limit(1))
        return self.connection.execute(query).first()

    def units_of(self, story: str, only_open: bool = True) -> list[UnitRow]:
        """The members of a story, newest first."""
        return [_unit(row) for row in self.connection.execute(OPEN_UNITS_OF if only_open else UNITS_OF, {"story": story})]

    def newest_units(self, stories: Collection[str], most: int) -> dict[str, list[int]]:
        """The numbers of the newest members of each of these stories, newest first, with those that count no more."""
        return numbered.newest(self.connection, stories, most)

    def units_of_document(self, document: str) -> list[UnitRow]:
        return [_unit(row) for row in self.connection.execute(select(*UNIT).where(units.c.document == document).order_by(units.c.number))]

    def stories_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The story of each document: of its first unit."""
        rows = [row for part in in_parts(ids) for row in self.connection.execute(
            select(units.c.document, units.c.story).where(units.c.document.in_(part)).order_by(units.c.number.desc()))]
        return {row.document: row.story for row in rows}

    def successors(self, story: str) -> list[str]:
        """The stories that follow one."""
        return list(self.connection.execute(select(stories.c.id).where(stories.c.follows == story).order_by(stories.c.id)).scalars())

    def anchors_of(self, story: str) -> list[str]:
        """What judgements hold on to of a story's reports: their pages, else their captures."""
        query = select(documents.c.id, documents.c.page).join(units, units.c.document == documents.c.id).where(units.c.story == story)
        return sorted({a for row in self.connection.execute(query) for a in (row.id, row.page) if a})

    def copy_of(self, text: str) -> str | None:
        """The story of the newest unit with exactly this text."""
        return self.connection.execute(COPY_OF, {"text": text}).scalar()

    def traits(self, numbers: Iterable[int]) -> dict[int, Any]:
        """What units speak of, as it was put."""
        return {row.number: unpack_json(row.traits) for part in in_parts(numbers)
                for row in self.connection.execute(select(units.c.number, units.c.traits).where(units.c.number.in_(part)))}

    def placed(self, numbers: Collection[int]) -> dict[int, str]:
        """The stories of units."""
        return numbered.placed(self.connection, numbers)

    def seen(self, keys: Collection[int]) -> dict[int, int]:
        """In how many reports features stand."""
        return numbered.seen(self.connection, keys)

    def posted(self, keys: Collection[int]) -> dict[int, list[int]]:
        """The units looked up by each of these keys."""
        return numbered.posted(self.connection, keys)

    def changed(self, since: str = "", story: str = "", after: int = 0) -> list[ChangeRow]:
        """The log of changes in order: since an instant, of one story, after an entry."""
        query = select(changes).where(changes.c.number > after)
        if since:
            query = query.where(changes.c.at >= since)
        if story:
            query = query.where(changes.c.story == story)
        return [ChangeRow(row.number, row.at, row.story, row.version, row.kind, row.text, unpack_json(row.record))
                for row in self.connection.execute(query.order_by(changes.c.number))]

    def capture_ids(self) -> list[str]:
        """All captures, in order of id."""
        return list(self.connection.execute(select(captures.c.id).order_by(captures.c.id)).scalars())

    def all_stories(self) -> list[StoryRow]:
        """All stories, with those that were merged or emptied."""
        return [StoryRow(*row) for row in self.connection.execute(select(*STORY).order_by(stories.c.id))]

    def placements(self) -> list[tuple[str, str]]:
        """(story, document) of all open units."""
        return [(row.story, row.document) for row in self.connection.execute(select(units.c.story, units.c.document).where(units.c.open))]

    def homeless(self) -> list[str]:
        """Documents that count and are in no story."""
        placed = select(units.c.document).where(units.c.open)
        query = select(documents.c.id).where(documents.c.replaced.is_(None), documents.c.id.not_in(placed)).order_by(documents.c.id)
        return list(self.connection.execute(query).scalars())

    def faults_of_file(self) -> list[str]:
        """What SQLite finds wrong with its file."""
        if self.connection.dialect.name != "sqlite":
            return []
        said = [str(row[0]) for row in self.connection.exec_driver_sql("PRAGMA integrity_check(20)")]
        broken = [f"{row[0]}: a row leads nowhere ({row[2]})" for row in self.connection.exec_driver_sql("PRAGMA foreign_key_check")]
        return [line for line in said if line != "ok"] + broken

    def size(self) -> int:
        """Bytes of the database."""
        if self.connection.dialect.name == "sqlite":
            pages, width = (self.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("page_count", "page_size"))
            return int(pages or 0) * int(width or 0)
        return int(self.connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar() or 0)

    def tally(self) -> tuple[tuple[str, int], ...]:
        """How many rows of each kind."""
        tables = (captures, documents, stories, changes, judgements)
        return tuple((t.name, int(self.connection.execute(select(func.count()).select_from(t)).scalar() or 0)) for t in tables)

    def first_at(self) -> str:
        return self.connection.execute(select(func.min(captures.c.at))).scalar() or ""

    def documents_named(self, name: str) -> list[str]:
        """The documents that count whose id begins so, or that are of a page or file of that name."""
        called = or_(documents.c.id.startswith(name, autoescape=True), captures.c.url == name, captures.c.name == name)
        query = select(documents.c.id).join(captures, captures.c.id == documents.c.id).where(documents.c.replaced.is_(None), called)
        return list(self.connection.execute(query.order_by(documents.c.id)).scalars())

    def judged(self, anchors: Sequence[str]) -> list[Any]:
        """The judgements that touch any of these anchors, oldest first."""
        rows = [row for part in in_parts(anchors) for row in self.connection.execute(
            select(judgements).where(or_(judgements.c.left.in_(part), judgements.c.right.in_(part))))]
        return sorted({row.number: row for row in rows}.values(), key=lambda row: row.number)

    def found(self, query: str, most: int) -> list[tuple[int, float]]:
        """Documents that hold a query's words, best first; only those that count now."""
        hits = texts.find(self.connection, query, most)
        now = {row.number for part in in_parts(n for n, _ in hits) for row in self.connection.execute(
            select(documents.c.number).where(and_(documents.c.number.in_(part), documents.c.replaced.is_(None))))}
        return [(n, rank) for n, rank in hits if n in now]


def _unit(row: Any) -> UnitRow:
    return UnitRow(row.number, row.document, tuple(row.posts.split()), row.story, row.day, row.text, row.open)
