"""Use to add captures to a desk: read, kept and placed batch by batch, then the stories they changed told anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from tellings import pipeline
from tellings.following.journal import log
from tellings.following.outlets import remember, without_templates
from tellings.following.parting import Parter
from tellings.following.placing import Placer
from tellings.following.preparing import GONE, Arrival, arrive, departed, held, made, mined, posts_unit, substance, whole_unit
from tellings.following.settling import settle_all
from tellings.following.versions import Versions, shown_again
from tellings.group.features import Traits, reporting
from tellings.group.posts import SURE, gathered, is_story, strays_of
from tellings.group.stream import MEMBERS
from tellings.model.changes import Change
from tellings.model.documents import Capture, Document, Rejection
from tellings.render.phrases import plain
from tellings.store.store import Store
from tellings.store.writer import Writer

BATCH = 24  # captures of one transaction: what is told to be kept is kept
UNKNOWN = 10**7  # the day of reports that tell none: behind all others

Mine = Callable[[Sequence[Arrival], pipeline.Options], list[Arrival]]


def nobody(ids: Sequence[str]) -> None:
    """Tells nobody what is kept."""


@dataclass(slots=True)
class Added:
    """What a run of adding did: captures by their ids, stories by theirs. `faults`: what could not be told."""

    kept: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    stories: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Run:
    """How captures are added. `at`: the instant they count as known from, "" for now. `kept`: told the ids of captures once their
    transaction has ended. `mine`: what finds statements in reports."""

    options: pipeline.Options
    at: str = ""
    progress: pipeline.Progress = pipeline.silent
    kept: Callable[[Sequence[str]], None] = nobody
    mine: Mine = mined


def now() -> str:
    """This instant, as a desk keeps instants."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def add(store: Store, captures: Iterable[Any], run: Run) -> Added:
    """Adds captures. Those known already change nothing; one that cannot be read becomes one of `rejections`."""
    added = Added()
    memory: dict[int, Traits] = {}
    touched: dict[str, None] = {}
    with store.reading() as reader:
        left = reader.unsettled()
    for batch in batches(captures):
        run.progress("add", len(added.kept) + len(added.known), 0)
        arrivals = _fresh(store, batch, run, added)
        if not arrivals:
            continue
        with store.writing() as writer:
            at = max(run.at or now(), writer.last_at())
            placer = Placer(writer, at, memory)
            versions = Versions(writer, at, placer)
            batch_done = Batch(writer, at, placer, versions, made(run.options, [a.document for a in arrivals if a.document]))
            batch_done.keep(arrivals)
        added.kept += batch_done.kept
        added.versions += versions.come
        added.withdrawn += versions.gone
        added.rejections = [r for r in added.rejections if r.capture not in batch_done.kept]  # pages gone: told as withdrawn
        touched.update(placer.touched)
        run.kept(batch_done.kept)
    added.faults = settle_all(store, list(dict.fromkeys([*left, *touched])), run.options, run.progress)
    added.stories = list(touched)
    return added


def batches(captures: Iterable[Any]) -> Iterator[list[Capture | Rejection]]:
    """The captures, and what could not be had, a batch at a time, each once."""
    found = iter(captures)
    while part := list(islice(found, BATCH)):
        yield list({(type(c), c.id if isinstance(c, Capture) else c.capture): c for c in part}.values())


def _fresh(store: Store, batch: Sequence[Capture | Rejection], run: Run, added: Added) -> list[Arrival]:
    """What is to be kept: the captures that the desk does not hold, read; those that their pages show again; pages that are gone.
    No transaction is open meanwhile."""
    captures = [c for c in batch if isinstance(c, Capture)]
    with store.reading() as reader:
        known = reader.known(c.id for c in captures)
        again = [a for a in (held(c) for c in captures if c.id in known) if shown_again(reader, a)]
    added.known += [c.id for c in captures if c.id in known]
    # each at an instant of its own: of two versions of a page the one that comes later counts
    arrivals = [arrive(c, run.at or now(), run.options.limit) for c in captures if c.id not in known]
    with store.reading() as reader:
        arrivals = without_templates(reader, arrivals)
        gone = [departed(r, run.at or now(), reader) for r in batch if isinstance(r, Rejection)]
    found = [*run.mine(arrivals, run.options), *gone]
    added.rejections += [a.rejection for a in found if a.rejection]
    return [*again, *(a for a in found if not a.rejection or (a.rejection.reason in GONE and a.page))]


def _ordered(arrivals: Sequence[Arrival]) -> list[Arrival]:
    """Arrivals by day, so that the order of files does not matter; live blogs last, for which of their posts are on the matter is
    seen by other reports of it; of one instant by their ids, but the versions of a page as they came."""
    first: dict[str, str] = {}
    for arrival in arrivals:
        first.setdefault(arrival.page or arrival.capture.id, arrival.capture.id)

    def order(arrival: Arrival) -> tuple[int, bool, str, str]:
        live = bool(arrival.document and arrival.document.posts)
        return arrival.day or UNKNOWN, live, arrival.fetched, first[arrival.page or arrival.capture.id]

    return sorted(arrivals, key=order)


@dataclass(slots=True)
class Batch:
    """One transaction of adding."""

    writer: Writer
    at: str
    placer: Placer
    versions: Versions
    made: str
    kept: list[str] = field(default_factory=list)

    def keep(self, arrivals: Sequence[Arrival]) -> None:
        """Keeps what another process has not kept meanwhile."""
        known = self.writer.known(a.capture.id for a in arrivals)
        for arrival in _ordered(arrivals):
            if arrival.capture.id in known:
                self.versions.again(arrival)
            elif arrival.document is not None or self.versions.withdraw(arrival):
                self._keep(arrival)
        for story, into in self.placer.merged:
            gone = self.writer.story(story)
            if gone is None or not gone.title:
                continue  # nobody was told of it
            text = f"{plain(gone.title)} ({story}) was merged into this story: their reports tell the same"
            log(self.writer, self.at, self.placer.home(into), self.placer.version(into), Change("merged", text))
        parter = Parter(self.writer, self.at, self.placer)
        for story in list(self.placer.touched):
            parter.part(story)
        for story in self.placer.touched:
            revise(self.writer, story, self.at)

    def _keep(self, arrival: Arrival) -> None:
        reason = arrival.rejection.reason if arrival.rejection else ""
        self.writer.put_capture(arrival.capture, arrival.page, (arrival.fetched, self.at), reason)
        self.kept.append(arrival.capture.id)
        document = arrival.document
        if document is None:
            return
        past = self.writer.newest(arrival.page) if arrival.page else None
        number = self.writer.put_document(document, arrival.statements, page=arrival.page, day=arrival.day,
                                          reporting=substance(document), made=self.made)
        remember(self.writer, arrival, number)
        self.writer.put_text(number, document.title or "", reporting(document))
        if past is not None and past.replaced is None and past.fetched_at > arrival.fetched:
            self.writer.replace_document(document.id, past.id)  # an older capture of a page that is known better
            self.versions.come.append(document.id)
            return
        home = self.versions.succeed(past, document) if past is not None else None
        story = self.placer.place(whole_unit(document, arrival.day), home)
        if document.posts:
            self._place_posts(document, arrival.day, story)

    def _place_posts(self, document: Document, day: int, story: str) -> None:
        """Gives the posts of a live blog that are on other matters their own place."""
        others = [u.document for u in self.writer.units_of(story)[:MEMBERS] if u.document != document.id]
        found = gathered(strays_of(document, list(self.writer.documents(others).values())))
        units = [(posts_unit(document, day, [placed.post for placed in cluster]), is_story(cluster)) for cluster in found]
        away = [unit for unit, enough in units if enough or self.placer.told(unit, SURE)]
        if away:
            gone = {post for unit in away for post in unit.posts}
            self.writer.name_posts(document.id, [p.id for p in document.posts if p.id not in gone])
        for unit in away:
            self.placer.place(unit)


def revise(writer: Writer, story: str, at: str) -> None:
    """One more version of a story: what its members are now."""
    row = writer.story(story)
    if row is None or row.redirect:
        return
    units = sorted(writer.units_of(story), key=lambda u: (u.day or UNKNOWN, u.document, u.number))
    members: dict[str, list[str]] = {}
    for unit in units:
        members.setdefault(unit.document, []).extend(unit.posts)
    writer.put_membership(story, row.version + 1, at, tuple((d, tuple(p)) for d, p in members.items()))
    writer.update_story(story, version=row.version + 1, changed=at)
