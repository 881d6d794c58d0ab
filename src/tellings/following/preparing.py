"""Use to read a capture for a desk: its document, statements and what it speaks of, before the database is asked to keep it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tellings import kinds, pipeline
from tellings.following.meeting import Unit
from tellings.group.features import published, reporting, traits_of
from tellings.group.posts import main_traits
from tellings.model.documents import Capture, Document, Post, Rejection, make_id
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.read.fetch import Departed
from tellings.read.page import clean_capture
from tellings.store.reader import Reader

SPACES = re.compile(r"\s+")
GONE = frozenset({"gone", "no reporting"})  # of a page whose address held a report before: it was taken away


@dataclass(frozen=True, slots=True)
class Arrival:
    """A capture on its way into the desk: the report read from it, or why there is none. `fetched`: an instant. `lines`: keys of
    those that may be of its outlet's template."""

    capture: Capture
    page: str | None
    fetched: str
    document: Document | None = None
    statements: tuple[Statement[Value], ...] = ()
    rejection: Rejection | None = None
    lines: tuple[int, ...] = ()

    @property
    def day(self) -> int:
        """Of publication, else of capture where that is known; else 0."""
        known = published(self.document) if self.document else None
        return known or (date.fromisoformat(self.fetched[:10]).toordinal() if instant(self.capture.fetched_at) else 0)


def page_of(url: str | None) -> str | None:
    """The id of a page: of its address without what comes after "#"."""
    return make_id("page", url.partition("#")[0].rstrip("/")) if url else None


def arrive(capture: Capture, now: str, limit: int) -> Arrival:
    """A capture read, its statements still to be found."""
    fetched = instant(capture.fetched_at) or now
    page = clean_capture(capture, limit)
    if isinstance(page, Rejection):
        return Arrival(capture, page_of(capture.url), fetched, rejection=page)
    return Arrival(capture, page_of(page.url), fetched, page)


def held(capture: Capture) -> Arrival:
    """A capture that the desk holds already, as its page shows it now; without a time of its own it tells nothing new."""
    fetched = instant(capture.fetched_at)
    return Arrival(capture, page_of(capture.url) if fetched else None, fetched)


def departed(rejection: Rejection, now: str, reader: Reader) -> Arrival:
    """What was named and could not be had. Of a page that is gone, the server's answer is kept as its capture: of the page that the
    desk holds, whether it was named or what was named led there."""
    urls = [rejection.url, rejection.name] if isinstance(rejection, Departed) else [rejection.name] * (rejection.reason == "gone")
    url = next((u for u in urls if reader.newest(page_of(u) or "")), urls[-1] if urls else None)
    capture = Capture.of(f"{rejection.detail} ({now})".encode(), name=rejection.name, media_type="text/plain", url=url, fetched_at=now)
    return Arrival(capture, page_of(url), now, rejection=replace(rejection, capture=capture.id))


def mined(arrivals: Sequence[Arrival], options: pipeline.Options) -> list[Arrival]:
    """The same with their statements. What is found is dated from the day each was fetched on."""
    out: dict[int, Arrival] = {n: a for n, a in enumerate(arrivals) if a.document is None}
    for day in sorted({a.fetched[:10] for a in arrivals if a.document}):
        mine = [(n, a) for n, a in enumerate(arrivals) if a.document and a.fetched[:10] == day]
        dated = replace(options, today=date.fromisoformat(day))
        for (number, arrival), found in zip(mine, pipeline.attempts([a.document for _, a in mine if a.document], dated), strict=True):
            out[number] = (replace(arrival, rejection=pipeline.refused(arrival.document, found), document=None)  # type: ignore[arg-type]
                           if isinstance(found, str) else replace(arrival, statements=found))
    return [out[n] for n in range(len(arrivals))]


def instant(text: str | None) -> str:
    """An ISO 8601 time as the desk keeps instants; "" where it is none."""
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return ""
    if moment is None:
        return ""
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def substance(document: Document) -> str:
    """A hash of what is mined: the same for two versions of a page that differ in furniture alone."""
    return make_id("reporting", SPACES.sub(" ", reporting(document)).strip())


def whole_unit(document: Document, day: int) -> Unit:
    """A report to be placed: of a live blog, by what keeps to the matter it opens with."""
    return Unit(document.id, (), day, make_id("text", document.text_sha256), reporting(document), main_traits(document))


def posts_unit(document: Document, day: int, posts: Sequence[Post]) -> Unit:
    """Posts of a live blog on one matter, to be placed."""
    words = reporting(document, *posts)
    return Unit(document.id, tuple(p.id for p in posts), day, make_id("text", words), words, traits_of(document, *posts))


def made(options: pipeline.Options, documents: Iterable[Document]) -> str:
    """The versions behind what is stored of a document."""
    reader = next((d.reader for d in documents), "")
    return " ".join([f"reader {reader}", options.model, *(f"{k.name} {k.version}" for k in kinds.KINDS)])
