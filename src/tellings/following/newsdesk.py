"""The desk: captures in, stories that go on, what changed. Everything the commands ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from tellings import pipeline
from tellings.errors import UsageError
from tellings.following import adding
from tellings.following.adding import Added, Run
from tellings.following.journal import logged
from tellings.following.judging import Regrouping
from tellings.following.keeping import Info, faults
from tellings.following.searching import Hit, search
from tellings.following.settling import EVER, settle, settle_all, tell
from tellings.group.features import reporting
from tellings.model.accounts import Outcome
from tellings.model.changes import Logged
from tellings.model.documents import Capture
from tellings.store import texts
from tellings.store.copying import copy
from tellings.store.reader import Members, Reader, StoryRow
from tellings.store.records import unpack_document
from tellings.store.store import Store
from tellings.store.writer import Writer

SORTS = {"changed": "changed", "new": "since", "reports": "reports", "day": "first_day"}


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk. Instants are texts as `times.instant_of` gives them."""

    store: Store
    options: pipeline.Options

    @classmethod
    def open(cls, url: str, options: pipeline.Options, *, make: bool = False) -> Self:
        """`url`: sqlite:///FILE, postgresql://..., or a path; `make`: whether it is made when it is not there."""
        return cls(Store.open(url, make=make), options)

    def add(self, captures: Iterable[Any], run: Run | None = None) -> Added:
        """Adds captures; those known already change nothing."""
        return adding.add(self.store, captures, run or Run(self.options))

    def stories(self, since: str = "", sort: str = "changed") -> list[StoryRow]:
        """The stories that changed since an instant. `sort`: changed, new, reports or day."""
        if sort not in SORTS:
            raise UsageError(f"--sort {sort}: choose one of {', '.join(SORTS)}")
        with self.store.reading() as reader:
            return reader.story_list(since, SORTS[sort])

    def story(self, name: str) -> StoryRow:
        """The story of an id, or of the beginning of one; of one that was merged, that into which. Raises UsageError."""
        with self.store.reading() as reader:
            return found(reader, name)

    def show(self, name: str, at: str = "", policy: str = "") -> Outcome:
        """A story's account with all it rests on; `at`: as it stood at an instant; `policy`: weighed otherwise than the desk does."""
        with self.store.reading() as reader:
            row = _named(reader, name)
            if at or policy not in {"", self.options.policy}:
                return _as_of(reader, row, at or EVER, replace(self.options, policy=policy or self.options.policy))
            row = found(reader, name)
        fault = settle(self.store, row.id, self.options)
        if fault:
            raise UsageError(fault)
        with self.store.reading() as reader:
            row = found(reader, row.id)
            if not row.reports:
                raise UsageError(f"story {row.id} has no report any more; tellings changes {row.id} tells where they went, "
                                 "and --at shows it as it stood")
            account = reader.account(row.id)
            ids = account.documents if account else ()
            documents, statements = reader.documents(ids), reader.statements(ids)
        return Outcome(tuple(documents[i] for i in ids), (), tuple(s for i in ids for s in statements[i]), (account,) if account else ())

    def around(self, name: str) -> tuple[list[StoryRow], list[StoryRow]]:
        """The story that a story follows, and those that follow it: one that is quiet for long, or goes on for long, has successors."""
        with self.store.reading() as reader:
            row = found(reader, name)
            before = [found(reader, row.follows)] if row.follows else []
            return before, [r for r in (found(reader, s) for s in reader.successors(row.id)) if r.id != row.id]

    def changes(self, since: str = "", name: str = "") -> list[Logged]:
        """What changed since an instant, in all stories or in one."""
        with self.store.reading() as reader:
            story = found(reader, name).id if name else ""
            return [logged(row) for row in reader.changed(since, story)]

    def search(self, query: str, most: int = 20) -> list[Hit]:
        """Reports that hold the words of a query, best first, with the passage. Raises UsageError where it asks for none."""
        if not texts.fts5(query):
            raise UsageError(f"search {query}: name a word that the reports hold; - before a word only leaves reports out")
        with self.store.reading() as reader:
            return search(reader, query, most)

    def merge(self, names: Sequence[str], judge: str) -> StoryRow:
        """A person joins stories: all into the first."""
        with self.store.writing() as writer:
            into, *others = dict.fromkeys(found(writer, name) for name in names)
            if not others:
                raise UsageError("name two stories or more")
            stories = Regrouping(writer, _now(writer), judge).merge(into, others)
        return self._told(stories)[0]

    def split(self, name: str, documents: Sequence[str], judge: str) -> tuple[StoryRow, StoryRow]:
        """A person takes reports out of a story; the story, and their new one."""
        with self.store.writing() as writer:
            row = found(writer, name)
            ids = _documents(writer, documents, row)
            stories = Regrouping(writer, _now(writer), judge).split(row, ids)
        old, new = self._told(stories)
        return old, new

    def move(self, documents: Sequence[str], name: str, judge: str) -> tuple[StoryRow, StoryRow]:
        """A person puts reports into another story; where they were, and where they are."""
        with self.store.writing() as writer:
            into = found(writer, name)
            ids = _documents(writer, documents, None)
            homes = {found(writer, home).id for home in writer.stories_of(ids).values()}
            if len(homes) != 1 or homes == {into.id}:
                raise UsageError("the reports are in that story already" if homes == {into.id}
                                 else "the reports are of several stories; move them one by one")
            stories = Regrouping(writer, _now(writer), judge).move(found(writer, homes.pop()), ids, into)
        old, new = self._told(stories)
        return old, new

    def _told(self, stories: Sequence[str]) -> list[StoryRow]:
        """The stories, told anew."""
        faults = settle_all(self.store, stories, self.options, pipeline.silent)
        if faults:
            raise UsageError(faults)
        with self.store.reading() as reader:
            return [_named(reader, story) for story in stories]

    def info(self) -> Info:
        """What the desk holds."""
        with self.store.reading() as reader:
            return Info(self.store.address, self.store.engine.dialect.name, reader.size(), reader.tally(), reader.first_at(),
                        reader.last_at(), len(reader.unsettled()))

    def check(self, progress: pipeline.Progress = pipeline.silent) -> list[str]:
        """What is wrong with the desk. Stories that a stopped run left untold are told first."""
        with self.store.reading() as reader:
            left = reader.unsettled()
        untold = settle_all(self.store, left, self.options, progress)
        with self.store.reading() as reader:
            return [*untold, *faults(reader, progress)]

    def backup(self, url: str, progress: pipeline.Progress = pipeline.silent) -> int:
        """Copies the desk into a new one, in a file or another database; how many rows."""
        with Store.open(url) as target:
            return copy(self.store.engine, target.engine, _words, lambda done, of: progress("copy", done, of))

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """The titles of stories."""
        with self.store.reading() as reader:
            return reader.titles(dict.fromkeys(ids))

    def captures(self, ids: Iterable[str]) -> tuple[Capture, ...]:
        """Captures with their bytes."""
        with self.store.reading() as reader:
            return reader.captures(ids)

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _now(writer: Writer) -> str:
    return max(adding.now(), writer.last_at())


def _words(record: bytes, text: bytes) -> tuple[str, str]:
    """A document's title and reporting, for the index."""
    document = unpack_document(record, text)
    return document.title or "", reporting(document)


def _documents(reader: Reader, names: Sequence[str], story: StoryRow | None) -> list[str]:
    """The ids of reports by id, its beginning, address or file name; `story`: where they are looked for. Raises UsageError, all at once."""
    inside = {unit.document for unit in reader.units_of(story.id)} if story else None
    wrong, out = [], []
    for name in names:
        ids = [i for i in reader.documents_named(name) if inside is None or i in inside]
        exact = [i for i in ids if i == name]
        if len(exact or ids) == 1:
            out += exact or ids
        else:
            why = "several reports are called so; give the id" if ids else "no such report"
            wrong.append(f"{name}: {why}{f' in story {story.id}' if story else ''}")
    if wrong:
        raise UsageError(wrong)
    return list(dict.fromkeys(out))


def _named(reader: Reader, name: str) -> StoryRow:
    row = reader.story(name) if name else None
    if row is None:
        raise UsageError(f"{name}: no story has this id, or several begin so; tellings stories lists them")
    return row


def found(reader: Reader, name: str) -> StoryRow:
    """The story of an id or its beginning, through redirects. Raises UsageError."""
    row = _named(reader, name)
    while row.redirect:
        row = _named(reader, row.redirect)
    return row


def _as_of(reader: Reader, row: StoryRow, at: str, options: pipeline.Options) -> Outcome:
    """A story told from what was known at an instant. One merged later is told as it was before."""
    from datetime import date

    version = reader.version_at(row.id, at)
    while version is not None and version.redirect:
        row = _named(reader, version.redirect)
        version = reader.version_at(row.id, at)
    members: Members = reader.membership(row.id, version.version) if version is not None else ()
    if version is None or not members:
        raise UsageError(f"story {row.id} had no report at that time: it is known since {row.since[:16]} UTC")
    told = tell(reader, row.id, members, replace(options, today=date.fromisoformat(version.at[:10])))
    return Outcome(told.documents, (), tuple(s for d in told.documents for s in told.statements[d.id]), (told.account,))
