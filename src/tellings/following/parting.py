"""Use inside a writing transaction, once reports are placed, to split a story that has come to tell two happenings.

A report joins a story by the few reports it is compared with; weighed all at once, the reports of a grown story may fall apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.following.journal import log
from tellings.following.placing import Placer
from tellings.group.stream import FEWEST, MOST, due, parted
from tellings.model.changes import Change
from tellings.render.phrases import count, plain
from tellings.store.reader import StoryRow, UnitRow
from tellings.store.writer import Writer

JUDGE = "tellings"  # whose judgement a split by rule is


@dataclass(frozen=True, slots=True)
class Parter:
    """Splits stories of one transaction."""

    writer: Writer
    at: str
    placer: Placer

    def part(self, story: str) -> None:
        """Splits a story that has grown by half since it was looked at last, where its reports, of a long story the newest, fall apart
        and no person joined them. The largest part keeps its id."""
        row = self.writer.story(story)
        if row is None or row.redirect:
            return
        units = self.writer.units_of(story)
        if len(units) < FEWEST or not due(len(self.writer.membership(story, row.version)), len(units)):
            return
        ordered = sorted(units[:MOST], key=lambda u: u.number)
        parts = parted(*self.placer.units.weighed([(u.number, u.day) for u in ordered]))
        if parts and not self._joined(story):
            moved = {n for part in parts for n in part}
            rest = next(u for n, u in enumerate(ordered) if n not in moved)
            for part in parts:
                self._split(row, [ordered[n] for n in part], rest)

    def _joined(self, story: str) -> bool:
        """Whether a person holds reports of this story together."""
        anchors = set(self.writer.anchors_of(story))
        latest = {(row.left, row.right): row.verdict for row in self.writer.judged(sorted(anchors))}
        return any(verdict and {*pair} <= anchors for pair, verdict in latest.items())

    def _split(self, row: StoryRow, moved: Sequence[UnitRow], rest: UnitRow) -> None:
        new = self.placer.part(row, moved)
        self.writer.put_judgement(self.at, JUDGE, (moved[0].document, rest.document), False, {"stories": [row.id, new]})
        if not row.settled:
            return  # nobody was told the story as it was
        names = count(len(moved), "report")
        own = "its own" if len(moved) == 1 else "their own"
        self._log(row.id, row.version + 1, f"{names} went to a story of {own} ({new}): all weighed together, another happening is told")
        self._log(new, 1, f"split from {plain(row.title)} ({row.id}): {names}")

    def _log(self, story: str, version: int, text: str) -> None:
        log(self.writer, self.at, story, version, Change("split", text, by=(JUDGE,)))
