"""Use inside a writing transaction for pages that the desk holds a report of already: edited, taken away, or shown again."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import Any

from tellings.following.journal import log
from tellings.following.placing import Placer
from tellings.following.preparing import Arrival, substance
from tellings.group.features import reporting
from tellings.model.changes import Change
from tellings.model.documents import Document
from tellings.read.template import as_read_now
from tellings.render.phrases import count, listed, plain
from tellings.store.reader import Reader
from tellings.store.writer import Writer

SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of pages in one transaction. `come`: the documents that are one more version of a page; `gone`: those whose page
    was taken away."""

    writer: Writer
    at: str
    placer: Placer
    come: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def withdraw(self, arrival: Arrival) -> bool:
        """Takes a report out of its story when its page is gone; whether there was one."""
        past = self.writer.newest(arrival.page or "")
        if past is None or past.replaced is not None or past.fetched_at > arrival.fetched:
            return False
        document = self.writer.document(past.id)
        name = plain(document.outlet or document.name)
        text = f"{name} took its report away: {plain(document.title or '')}".rstrip(": ")
        self._log(self._taken_out(past.id, "gone"), Change("withdrawn", text, by=(name,)))
        self.gone.append(past.id)
        return True

    def succeed(self, past: Any, document: Document) -> str:
        """The story of the version of a page that a new one takes the place of."""
        self.come.append(document.id)
        if past.replaced is not None:
            return self.writer.units_of_document(past.id)[0].story
        story = self._taken_out(past.id, document.id)
        if past.reporting != substance(document):
            self._edited(story, as_read_now(self.writer.document(past.id), document), document)
        return story

    def again(self, arrival: Arrival) -> None:
        """Has a capture that the desk holds count once more, when its page shows it again after another one or after none."""
        identity = arrival.capture.id
        units = self.writer.units_of_document(identity)
        past = self.writer.newest(arrival.page or "")
        if not shown_again(self.writer, arrival):
            return
        if not units:
            self.withdraw(arrival)
            return
        document = self.writer.document(identity)
        if past.replaced is None:
            self._edited(self._taken_out(past.id, identity), self.writer.document(past.id), document)
        else:
            name = plain(document.outlet or document.name)
            text = f"{name} shows its report again: {plain(document.title or '')}".rstrip(": ")
            self._log(units[0].story, Change("edited", text, by=(name,)))
        self.writer.restore_document(identity, arrival.fetched)
        self.placer.touched.update((unit.story, None) for unit in units)
        self.come.append(identity)

    def _edited(self, story: str, old: Document, new: Document) -> None:
        if substance(old) != substance(new):
            self._log(story, edited(old, new))

    def _taken_out(self, document: str, why: str) -> str:
        """Takes a version of a page out of its stories; the story of the whole of it."""
        units = self.writer.units_of_document(document)
        self.writer.replace_document(document, why)
        self.placer.touched.update((unit.story, None) for unit in units)
        return units[0].story

    def _log(self, story: str, change: Change) -> None:
        log(self.writer, self.at, story, self.placer.version(story), change)


def shown_again(reader: Reader, arrival: Arrival) -> bool:
    """Whether a capture that the desk holds was fetched after what counts now of its page, and is other than that."""
    past = reader.newest(arrival.page) if arrival.page else None
    if past is None or past.fetched_at >= arrival.fetched:
        return False
    if reader.units_of_document(arrival.capture.id):
        return past.id != arrival.capture.id or past.replaced is not None
    return past.replaced is None  # a capture without a report: the page is gone again


def edited(old: Document, new: Document) -> Change:
    """What a report changed in its text, in sentences."""
    before, after = (SENTENCE.split(reporting(d).strip()) for d in (old, new))
    gone, come, changed = 0, 0, 0
    lost: list[str] = []
    fresh: list[str] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            lost += before[a:b]
            fresh += after[c:d]
            changed += min(b - a, d - c)
            gone += max(0, (b - a) - (d - c))
            come += max(0, (d - c) - (b - a))
    parts = [f"{count(n, 'sentence')} {what}" for n, what in ((changed, "changed"), (come, "added"), (gone, "removed")) if n]
    name = plain(new.outlet or new.name)
    return Change("edited", f"{name} edited its report: {listed(parts) or 'the order of its sentences'}",
                  plain(" ".join(lost)), plain(" ".join(fresh)), (name,))
