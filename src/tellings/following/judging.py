"""Use when a person regroups: stories joined, reports taken out or put elsewhere. Each is a judgement that later runs respect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from tellings.errors import UsageError
from tellings.following.adding import UNKNOWN, revise
from tellings.following.journal import log
from tellings.following.placing import Placer
from tellings.model.changes import Anchor, Change, ChangeKind
from tellings.model.documents import Document
from tellings.render.phrases import count, listed, plain
from tellings.store.reader import StoryRow, UnitRow
from tellings.store.writer import Writer

QUOTED = 80  # characters of a report that an anchor quotes, and as many that follow them


@dataclass(frozen=True, slots=True)
class Regrouping:
    """One person's regrouping, in one transaction."""

    writer: Writer
    at: str
    judge: str

    def merge(self, into: StoryRow, others: Sequence[StoryRow]) -> list[str]:
        """Puts the other stories into one. Returns the stories to be told anew."""
        placer = Placer(self.writer, self.at)
        for other in others:
            ours, theirs = (self._first(row) for row in (into, other))
            self._judge(ours, theirs, True)
            placer.merge(other.id, into.id)
            self._log(into.id, into.version + 1, "merged", f"{plain(other.title)} ({other.id}) was merged into this story by {self.judge}")
        revise(self.writer, into.id, self.at)
        return [into.id]

    def split(self, story: StoryRow, documents: Sequence[str]) -> list[str]:
        """Takes reports out of a story into one of their own."""
        moved, rest = self._parted(story, documents)
        if not rest:
            raise UsageError(f"all reports of {story.id} were named; leave one in the story")
        new = Placer(self.writer, self.at).part(story, moved)
        for unit in moved:
            self._judge(self.writer.document(unit.document), self.writer.document(rest[0].document), False)
        names = self._names(moved)
        own = "its own" if len(moved) == 1 else "their own"
        self._log(story.id, story.version + 1, "split", f"{names} went to a story of {own} ({new}), by {self.judge}")
        self._log(new, 1, "split", f"split from {plain(story.title)} ({story.id}) by {self.judge}: {names}")
        return self._revised(story.id, new)

    def move(self, story: StoryRow, documents: Sequence[str], into: StoryRow) -> list[str]:
        """Puts reports of one story into another."""
        moved, rest = self._parted(story, documents)
        anchor = self._first(into)
        Placer(self.writer, self.at).put([(u.number, u.day) for u in moved], into.id)
        for unit in moved:
            document = self.writer.document(unit.document)
            self._judge(document, anchor, True)
            if rest:
                self._judge(document, self.writer.document(rest[0].document), False)
        names = self._names(moved)
        self._log(story.id, story.version + 1, "moved", f"{names} went to {plain(into.title)} ({into.id}), by {self.judge}")
        self._log(into.id, into.version + 1, "moved", f"{names} came from {plain(story.title)} ({story.id}), by {self.judge}")
        return self._revised(story.id, into.id)

    def _parted(self, story: StoryRow, documents: Sequence[str]) -> tuple[list[UnitRow], list[UnitRow]]:
        units = sorted(self.writer.units_of(story.id), key=_order)
        return [u for u in units if u.document in documents], [u for u in units if u.document not in documents]

    def _first(self, row: StoryRow) -> Document:
        units = sorted(self.writer.units_of(row.id), key=_order)
        if not units:
            raise UsageError(f"story {row.id} has no report")
        return self.writer.document(units[0].document)

    def _names(self, moved: Sequence[UnitRow]) -> str:
        documents = self.writer.documents(u.document for u in moved)
        names = list(dict.fromkeys(plain(d.outlet or d.name) for d in documents.values()))
        return listed(names) if len(names) < 4 else count(len(names), "report")

    def _judge(self, left: Document, right: Document, verdict: bool) -> None:
        anchors = (anchor_of(left), anchor_of(right))
        pair = (anchors[0].page or anchors[0].capture, anchors[1].page or anchors[1].capture)
        self.writer.put_judgement(self.at, self.judge, pair, verdict, {"anchors": [asdict(a) for a in anchors]})

    def _log(self, story: str, version: int, kind: ChangeKind, text: str) -> None:
        log(self.writer, self.at, story, version, Change(kind, text, by=(self.judge,)))

    def _revised(self, *stories: str) -> list[str]:
        for story in stories:
            revise(self.writer, story, self.at)
        return list(stories)


def _order(unit: UnitRow) -> tuple[int, int]:
    return unit.day or UNKNOWN, unit.number


def anchor_of(document: Document) -> Anchor:
    """What a judgement about a report holds on to: its page and capture, and its first mined words with what follows them."""
    from tellings.following.preparing import page_of

    start = document.mined[0].start if document.mined else 0
    end = min(start + QUOTED, len(document.text))
    return Anchor(document.id, page_of(document.url), start, end, document.text[start:end], document.text[end:end + QUOTED])
