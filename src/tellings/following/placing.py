"""Use inside a writing transaction to give a report, or posts of a live blog, their place among the stories of a desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tellings.following.meeting import Asked, Meeting, Unit
from tellings.group import stream
from tellings.group.features import Traits
from tellings.group.stories import SAME
from tellings.group.stream import Fit, Seen, Window
from tellings.model.documents import make_id
from tellings.store.reader import StoryRow, UnitRow
from tellings.store.writer import Writer


@dataclass(slots=True)
class Placer:
    """Places units one after another. `touched`: the stories whose membership changed; `merged`: (story, into) pairs."""

    writer: Writer
    at: str
    memory: dict[int, Traits] = field(default_factory=dict)
    touched: dict[str, None] = field(default_factory=dict)
    merged: list[tuple[str, str]] = field(default_factory=list)
    fresh: set[str] = field(default_factory=set)

    @property
    def units(self) -> Meeting:
        """The units known so far."""
        return Meeting(self.writer, date.fromisoformat(self.at[:10]).toordinal(), self.memory)

    def place(self, unit: Unit, home: str | None = None) -> str:
        """The story that a unit joins, or starts. `home`: where it belongs in any case."""
        units = self.units
        asked = units.ask(unit)
        fits = [] if home else units.fits(unit, asked)
        copy = None if home else self.writer.copy_of(unit.hash)
        story = home or self._copied(copy, unit.day) or self._chosen(unit, fits, asked)
        number = self.writer.put_unit(unit.document, unit.posts, stream.as_lists(unit.traits), story=story, day=unit.day, text=unit.hash)
        units.keep(unit, number, asked)
        self._widen(story, unit.day)
        if story in self.fresh:
            self.fresh.discard(story)
            units.keep_for_years(unit, number, asked)
        self.touched[story] = None
        self._merge(story, [f.story for f in fits if f.same and f.story != story], asked.seen)
        return self.home(story)

    def told(self, unit: Unit, least: float) -> bool:
        """Whether a story that takes the unit in tells the same, by a score of `least` or more."""
        fits = self.units.fits(unit, self.units.ask(unit))
        return any(fit.score >= least and self._window(fit.story).takes(unit.day) for fit in fits)

    def home(self, story: str) -> str:
        """Where a story's reports are now."""
        into = dict(self.merged)
        while story in into:
            story = into[story]
        return story

    def version(self, story: str) -> int:
        """The version of a story that this transaction makes."""
        row = self.writer.story(self.home(story))
        return row.version + 1 if row else 1

    def _copied(self, copy: str | None, day: int) -> str | None:
        """The story of a report with the very same text, while it takes reports in."""
        return copy if copy and self._window(copy).takes(day) else None

    def _chosen(self, unit: Unit, fits: Sequence[Fit], asked: Asked) -> str:
        """The best fitting story that still takes reports in; else a new one, which follows the best whose time is over."""
        over = None
        for fit in (f for f in fits if f.same):
            window = self._window(fit.story)
            if window.takes(unit.day):
                return fit.story
            if fit.follows or window.near(unit.day):
                over = fit.story
                break
        over = over or self.units.remembered(unit, asked)
        if over is not None:
            later = [s for s in self.writer.successors(over) if self._window(s).takes(unit.day)]
            members = self.writer.newest_units(later, stream.MEMBERS)
            best = next(iter(self.units.fits_among(unit, members, asked.seen)), None)
            if best is not None and best.same:
                return best.story
        return self.start(unit.document, unit.posts, unit.day, over)

    def start(self, document: str, posts: Sequence[str], day: int, follows: str | None = None) -> str:
        """A new story; its id comes from its first report."""
        for number in range(1_000):
            story = make_id("story", document, *posts[:1], *([number] if number else []))
            if self.writer.story(story) is None:
                break
        self.writer.put_story(story, day, self.at, follows)
        self.fresh.add(story)
        return story

    def part(self, story: StoryRow, moved: Sequence[UnitRow]) -> str:
        """A new story of units of another. What that one follows was taken up by its first report, so it goes where that goes."""
        first = self.writer.units_of(story.id, only_open=False)[-1].number
        follows = story.follows if first in {u.number for u in moved} else None
        new = self.start(moved[0].document, moved[0].posts, moved[0].day, follows)
        self.put([(u.number, u.day) for u in moved], new)
        return new

    def put(self, units: Sequence[tuple[int, int]], story: str) -> None:
        """Puts units (number, day) of another story into this one."""
        self.writer.place_units([number for number, _ in units], story)
        for _, day in units:
            self._widen(story, day)
        self.touched[story] = None

    def _window(self, story: str) -> Window:
        row = self.writer.story(story)
        return Window(row.first_day, row.last_day) if row else Window(0, 0)

    def _widen(self, story: str, day: int) -> None:
        now = self._window(story)
        if day and not now.first <= day <= now.last:
            self.writer.update_story(story, first_day=min(now.first or day, day), last_day=max(now.last, day))

    def _merge(self, story: str, others: Sequence[str], seen: Seen) -> None:
        """Joins stories that a new report shows to be one: their reports fit one another as the reports of one story do."""
        for other in others:
            left, right = self.writer.story(story), self.writer.story(other)
            if left is None or right is None or not Window(left.first_day, left.last_day).joins(Window(right.first_day, right.last_day)):
                continue
            if self._barred(story, other):
                continue
            newest = self.writer.newest_units((story, other), stream.MEMBERS)
            if self.units.alike(newest[story], {other: newest[other]}, seen) >= SAME:
                older, younger = sorted((left, right), key=lambda row: (row.since, row.version == 0, row.id))
                self.merge(younger.id, older.id)
                story = older.id

    def _barred(self, left: str, right: str) -> bool:
        """Whether a person holds a report of the one apart from one of the other."""
        ours, theirs = (set(self.writer.anchors_of(s)) for s in (left, right))
        latest: dict[tuple[str, str], bool] = {}
        for row in self.writer.judged(sorted(ours)):
            latest[row.left, row.right] = row.verdict
        return any(not verdict and ((a in ours and b in theirs) or (a in theirs and b in ours)) for (a, b), verdict in latest.items())

    def merge(self, story: str, into: str) -> None:
        """Puts all of one story into another, and leads its id there."""
        numbers = [u.number for u in self.writer.units_of(story, only_open=False)]
        self.writer.place_units(numbers, into)
        row = self.writer.story(story)
        if row is not None:
            self._widen(into, row.first_day)
            self._widen(into, row.last_day)
            self.writer.update_story(story, redirect=into, version=row.version + 1, settled=row.version + 1, reports=0, changed=self.at)
            self.writer.put_membership(story, row.version + 1, self.at, (), redirect=into)
            self._follow_no_self(into, row.follows)
        self.merged.append((story, into))
        self.touched.pop(story, None)
        self.touched[into] = None

    def _follow_no_self(self, into: str, other: str | None) -> None:
        """A story that followed what was merged into it follows what that one followed."""
        row = self.writer.story(into)
        if row is not None and self._now(row.follows) == into:
            self.writer.update_story(into, follows=other if self._now(other) != into else None)

    def _now(self, story: str | None) -> str | None:
        """Where an id leads."""
        row = self.writer.story(story) if story else None
        while row is not None and row.redirect:
            row = self.writer.story(row.redirect)
        return row.id if row else None
