"""Use inside a writing transaction to find which reports of a desk a new one meets, and how well it fits their stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.group import stream
from tellings.group.features import Traits
from tellings.group.stream import Feature, Fit, Known, Seen
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What a desk is asked about a unit: the features by which it is looked up, their keys, how often each is counted (`counts`), and
    how common words are in these months (`seen`)."""

    features: Sequence[Feature]
    keys: Sequence[int]
    counts: Mapping[int, int]
    seen: Seen


@dataclass(frozen=True, slots=True)
class Meeting:
    """The units of a desk, looked up by what they speak of. `today`: the day on which new ones arrive; `memory`: traits by number."""

    writer: Writer
    today: int
    memory: dict[int, Traits]

    def ask(self, unit: Unit) -> Asked:
        """What a unit is looked up by."""
        seen, counts = self._common(unit.traits.words, unit.traits.days, unit.day or self.today)
        found = stream.features(unit.traits, unit.text, seen)
        keys = [stream.key(f, p) for p in stream.looked_up(unit.day, self.today) for f in found]
        return Asked(found, keys, counts | self.writer.seen(set(keys) - counts.keys()), seen)

    def fits(self, unit: Unit, asked: Asked) -> list[Fit]:
        """The stories of the units that it meets by how well it fits each, best first."""
        units = stream.candidates(self.writer.posted(stream.rarest(asked.keys, asked.counts)), asked.seen.total)
        return self.fits_among(unit, stream.chosen(units, self.writer.placed(units)), asked.seen)

    def remembered(self, unit: Unit, asked: Asked) -> str | None:
        """A story of the last years that a unit takes up again."""
        wanted = stream.telling(asked.features, stream.ASKED)
        keys = [stream.key(f, y) for y in stream.years(unit.day or self.today) for f in wanted]
        fits = self.fits(unit, Asked(wanted, keys, self.writer.seen(keys), asked.seen))
        return fits[0].story if fits and fits[0].follows else None

    def fits_among(self, unit: Unit, members: dict[str, list[int]], seen: Seen) -> list[Fit]:
        """How well a unit fits stories of which these members were chosen, best first."""
        return stream.fits(unit.traits, self._known(members), seen)

    def alike(self, left: Sequence[int], right: Mapping[str, list[int]], seen: Seen) -> float:
        """How alike the members of a story are to those of another."""
        known = self._known(dict(right))
        return stream.alike(list(self._recall(left).values()), known, seen)

    def weighed(self, units: Sequence[tuple[int, int]]) -> tuple[list[Traits], Seen]:
        """The traits of units (number, day), and how common the words are that two of them share, in the months around."""
        traits = list(self._recall(number for number, _ in units).values())
        middle = sorted(day for _, day in units)[len(units) // 2] or self.today
        shared = {name: Counter(f for t in traits for f in t.family(name)) for name in ("words", "days")}
        words, days = ([f for f, n in sorted(shared[name].items()) if n > 1] for name in ("words", "days"))
        return traits, self._common(words, days, middle)[0]

    def keep(self, unit: Unit, number: int, asked: Asked) -> None:
        """Counts a unit's features, and has it found by those that do not lead to too many yet."""
        self._remember(number, unit.traits)
        told = {*asked.features, stream.TOTAL, *(("w", w) for w in unit.traits.words), *(("d", d) for d in unit.traits.days)}
        months = {stream.period_of(unit.day or self.today), stream.period_of(self.today)}
        self.writer.count({stream.key(f, m) for m in months for f in told})
        self._post({stream.key(f, m) for m in months for f in asked.features}, number, asked.counts)

    def keep_for_years(self, unit: Unit, number: int, asked: Asked) -> None:
        """Has a story found years later, by what its first report tells."""
        year = stream.years(unit.day or self.today)[0]
        keys = [stream.key(f, year) for f in stream.telling(asked.features, stream.KEPT)]
        counts = self.writer.seen(keys)
        self.writer.count(keys)
        self._post(keys, number, counts)

    def _post(self, keys: Iterable[int], number: int, counts: Mapping[int, int]) -> None:
        self.writer.post([k for k in keys if counts.get(k, 0) < stream.POSTED], number)

    def _common(self, words: Iterable[str], days: Iterable[str], day: int) -> tuple[Seen, dict[int, int]]:
        """How common words and days are in the months around a day; and how often each is counted, by its key."""
        told = [*(("w", w) for w in words), *(("d", d) for d in days)]
        months = stream.periods(day)
        keys = {(f, p): stream.key(f, p) for p in months for f in (*told, stream.TOTAL)}
        counts = self.writer.seen(keys.values())
        total = sum(counts.get(keys[stream.TOTAL, p], 0) for p in months)
        common = {f[1]: sum(counts.get(keys[f, p], 0) for p in months) for f in told}
        return Seen(common, total), counts

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
