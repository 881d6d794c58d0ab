"""Use inside a writing transaction to give a report, or posts of a live blog, their place among the stories of a desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tellings.group import stream
from tellings.group.features import Traits
from tellings.group.stories import SAME
from tellings.group.stream import Fit, Known, Seen, Window
from tellings.model.documents import make_id
from tellings.store.reader import StoryRow, UnitRow
from tellings.store.writer import Writer

REMEMBERED = 4_000  # traits kept in memory: those of the units met last


@dataclass(frozen=True, slots=True)
class Unit:
    """A report, or posts of one that are on one matter, to be placed. `day`: of publication, 0 where unknown; `text`: their words;
    `hash`: of all of the text."""

    document: str
    posts: tuple[str, ...]
    day: int
    hash: str
    text: str
    traits: Traits


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
    def today(self) -> int:
        """The day on which the units arrive."""
        return date.fromisoformat(self.at[:10]).toordinal()

    def place(self, unit: Unit, home: str | None = None) -> str:
        """The story that a unit joins, or starts. `home`: where it belongs in any case."""
        seen, found, keys, counts = self._asked(unit)
        fits = [] if home else self._fits(unit, keys, counts, seen)
        copy = None if home else self.writer.copy_of(unit.hash)
        story = home or self._copied(copy, unit.day) or self._chosen(unit, fits, found, seen)
        number = self.writer.put_unit(unit.document, unit.posts, stream.as_lists(unit.traits), story=story, day=unit.day, text=unit.hash)
        self._remember(number, unit.traits)
        self._look_up(unit.day, number, found, counts)
        self._widen(story, unit.day)
        if story in self.fresh:
            self.fresh.discard(story)
            self._keep_in_mind(unit.day, number, found)
        self.touched[story] = None
        self._merge(story, [f.story for f in fits if f.same and f.story != story], seen)
        return self.home(story)

    def told(self, unit: Unit, least: float) -> bool:
        """Whether a story that takes the unit in tells the same, by a score of `least` or more."""
        seen, _, keys, counts = self._asked(unit)
        return any(fit.score >= least and self._window(fit.story).takes(unit.day) for fit in self._fits(unit, keys, counts, seen))

    def _asked(self, unit: Unit) -> tuple[Seen, list[stream.Feature], list[int], dict[int, int]]:
        """How common a unit's words are, the features by which it is looked up, their keys, and how often each is counted."""
        seen, counts = self._common(unit.traits.words, unit.traits.days, unit.day or self.today)
        found = stream.features(unit.traits, unit.text, seen)
        keys = [stream.key(f, p) for p in stream.looked_up(unit.day, self.today) for f in found]
        return seen, found, keys, counts | self.writer.seen(set(keys) - counts.keys())

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

    def weighed(self, units: Sequence[tuple[int, int]]) -> tuple[list[Traits], Seen]:
        """The traits of units (number, day), and how common the words are that two of them share, in the months around."""
        traits = list(self._recall(number for number, _ in units).values())
        middle = sorted(day for _, day in units)[len(units) // 2] or self.today
        shared = {name: Counter(f for t in traits for f in t.family(name)) for name in ("words", "days")}
        words, days = ([f for f, n in sorted(shared[name].items()) if n > 1] for name in ("words", "days"))
        return traits, self._common(words, days, middle)[0]

    def _common(self, words: Iterable[str], days: Iterable[str], day: int) -> tuple[Seen, dict[int, int]]:
        """How common words and days are in the months around a day; and how often each is counted, by its key."""
        told = [*(("w", w) for w in words), *(("d", d) for d in days)]
        months = stream.periods(day)
        keys = {(f, p): stream.key(f, p) for p in months for f in (*told, stream.TOTAL)}
        counts = self.writer.seen(keys.values())
        total = sum(counts.get(keys[stream.TOTAL, p], 0) for p in months)
        common = {f[1]: sum(counts.get(keys[f, p], 0) for p in months) for f in told}
        return Seen(common, total), counts

    def _fits(self, unit: Unit, keys: Sequence[int], counts: dict[int, int], seen: Seen) -> list[Fit]:
        units = stream.candidates(self.writer.posted(stream.rarest(keys, counts)), seen.total)
        return stream.fits(unit.traits, self._known(stream.chosen(units, self.writer.placed(units))), seen)

    def _known(self, chosen: dict[str, list[int]]) -> list[Known]:
        """The members of stories that were chosen, with others of the first stories to make the means fair."""
        pairs = [(story, unit) for story, units in chosen.items() for unit in units]
        few = [story for story in list(chosen)[:4] if len(chosen[story]) < stream.MEMBERS]
        newest = self.writer.newest_units(few, stream.MEMBERS)
        for story in few:
            more = [n for n in newest[story] if n not in chosen[story]]
            pairs += [(story, unit) for unit in more[:stream.MEMBERS - len(chosen[story])]]
        traits = self._recall(unit for _, unit in pairs)
        return [Known(story, unit, traits[unit]) for story, unit in pairs]

    def _recall(self, numbers: Iterable[int]) -> dict[int, Traits]:
        wanted = list(numbers)
        found = {n: self.memory[n] for n in wanted if n in self.memory}
        for number, kept in self.writer.traits(n for n in wanted if n not in found).items():
            found[number] = stream.of_lists(kept)
            self._remember(number, found[number])  # which may forget others of these
        return {n: found[n] for n in wanted}

    def _remember(self, number: int, traits: Traits) -> None:
        if len(self.memory) >= REMEMBERED:
            for old in list(self.memory)[:REMEMBERED // 4]:
                del self.memory[old]
        self.memory[number] = traits

    def _copied(self, copy: str | None, day: int) -> str | None:
        """The story of a report with the very same text, while it takes reports in."""
        return copy if copy and self._window(copy).takes(day) else None

    def _chosen(self, unit: Unit, fits: Sequence[Fit], found: Sequence[stream.Feature], seen: Seen) -> str:
        """The best fitting story that still takes reports in; else a new one, which follows the best whose time is over."""
        over = None
        for fit in (f for f in fits if f.same):
            window = self._window(fit.story)
            if window.takes(unit.day):
                return fit.story
            if fit.follows or window.near(unit.day):
                over = fit.story
                break
        over = over or self._remembered(unit, found, seen)
        if over is not None:
            later = [s for s in self.writer.successors(over) if self._window(s).takes(unit.day)]
            members = self.writer.newest_units(later, stream.MEMBERS)
            best = next(iter(stream.fits(unit.traits, self._known(members), seen)), None)
            if best is not None and best.same:
                return best.story
        return self.start(unit.document, unit.posts, unit.day, over)

    def _remembered(self, unit: Unit, found: Sequence[stream.Feature], seen: Seen) -> str | None:
        """A story of the last years that a report takes up again."""
        wanted = stream.telling(found, stream.ASKED)
        keys = [stream.key(f, y) for y in stream.years(unit.day or self.today) for f in wanted]
        fits = self._fits(unit, keys, self.writer.seen(keys), seen)
        return fits[0].story if fits and fits[0].follows else None

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

    def _look_up(self, day: int, number: int, found: Sequence[stream.Feature], counts: dict[int, int]) -> None:
        """Counts a unit's features, and has it found by those that do not lead to too many yet."""
        traits = self.memory[number]
        told = {*found, stream.TOTAL, *(("w", w) for w in traits.words), *(("d", d) for d in traits.days)}
        months = {stream.period_of(day or self.today), stream.period_of(self.today)}
        self.writer.count({stream.key(f, m) for m in months for f in told})
        mine = {stream.key(f, m) for m in months for f in found}
        self.writer.post([k for k in mine if counts.get(k, 0) < stream.POSTED], number)

    def _keep_in_mind(self, day: int, number: int, found: Sequence[stream.Feature]) -> None:
        """Has a story found years later, by what its first report tells."""
        year = stream.years(day or self.today)[0]
        keys = [stream.key(f, year) for f in stream.telling(found, stream.KEPT)]
        counts = self.writer.seen(keys)
        self.writer.count(keys)
        self.writer.post([k for k in keys if counts.get(k, 0) < stream.POSTED], number)

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
            known = self._known({other: newest[other]})
            if stream.alike(list(self._recall(newest[story]).values()), known, seen) >= SAME:
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
