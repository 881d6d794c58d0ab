"""A whole that a sentence itself takes apart: "17 crates: nine of glass and seven of tin", "40 of the 60 houses, or two thirds".

Use it to check what a report adds up by itself. Only what a sentence claims to be all its parts can be wrong: a list after a
colon or dash; "12 injured, two of them badly" lists some.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from tellings.kinds.figure_subjects import HUMAN
from tellings.model.accounts import Conflict, Relation, Side
from tellings.model.documents import make_id
from tellings.reconcile.amounts import number
from tellings.reconcile.figure_conflicts import Wording
from tellings.reconcile.figure_words import plain
from tellings.reconcile.ground import Ground, Stated
from tellings.reconcile.meaning import topic

OPENS = re.compile(r"(?P<all>[:–—]|\s-)\s*$|,\s*(?:of (?:them|whom|which),?\s*)?$")  # what stands between a whole and its first part
JOINS = re.compile(r"(?:,|;|,?\s(?:and|plus|while))\s*(?:the other |another )?$")
OF_IT = re.compile(r"\s+(?:of|with|in|on|at|from|for|under|were|was|are|had|have|containing|carrying|holding|full)\b", re.IGNORECASE)
REST = re.compile(r"\b(?:others|the other|rest|remaining|remainder|including|among|mostly|some)\b", re.IGNORECASE)
MORE = re.compile(r"(?:[,;]|\b(?:and|plus|while))\s(?:the |about )?(?:\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|another|"
                  r"several|a few)\b)", re.IGNORECASE)  # a further part that was not read as a number
NEAR = 0.2  # parts this far from their whole are a slip; farther off they are only some of them
TWICE = re.compile(r"(?:,? or|,|\s\(|\s[–—-])\s*(?:about |around |roughly |nearly |almost |some )?$")
OF_THE = re.compile(r"\s(?:out\s)?of\s(?:the|its|their|his|her|all|a total of)?\s?(?:\w+\s){0,2}?$|/$")
ROW = "counted by its place in a row"
POINTS = 1.5  # a percentage is given to the nearest whole one, or of rounded numbers


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts in one sentence. `all`: whether the sentence claims that they are all of it."""

    whole: Stated
    parts: tuple[Stated, ...]
    all: bool

    @property
    def sum(self) -> float:
        return sum(number(p.value) or 0.0 for p in self.parts)

    @property
    def holds(self) -> bool:
        return self.sum == number(self.whole.value)

    @property
    def wrong(self) -> bool:
        """Whether the parts are told as all of the whole and just miss it."""
        total = number(self.whole.value) or 0.0
        return self.all and not self.holds and abs(self.sum - total) <= max(1.0, NEAR * total)

    @property
    def text(self) -> str:
        added = f"{' + '.join(plain(number(p.value) or 0.0) for p in self.parts)} = {plain(self.sum)}"
        return added if self.holds else f"{added}, not {plain(number(self.whole.value) or 0.0)}"


def breakdowns(ground: Ground) -> tuple[Breakdown, ...]:
    """All wholes that their own sentences take apart, in order of place."""
    found = []
    for _, sentence in groupby(ground.figures, key=lambda s: (s.document, s.sentence.start)):
        found += list(taken_apart(ground, list(sentence)))
    return tuple(found)


def taken_apart(ground: Ground, figures: Sequence[Stated]) -> Iterator[Breakdown]:
    """The wholes of one sentence with their parts."""
    for i, whole in enumerate(figures):
        if not plain_count(whole) or not whole.value.counted or i + 2 >= len(figures):
            continue
        text = ground.documents[whole.document].text
        opened = OPENS.search(text[whole.span.end:figures[i + 1].span.start])
        parts = listed(text, whole, figures[i + 1:]) if opened else ()
        if len(parts) > 1:
            tail = text[whole.span.end:max(whole.sentence.end, parts[-1].span.end)]
            last = text[parts[-1].span.end:parts[-1].sentence.end]
            yield Breakdown(whole, parts, bool(opened and opened["all"]) and not REST.search(tail) and not MORE.search(last))


def listed(text: str, whole: Stated, figures: Sequence[Stated]) -> tuple[Stated, ...]:
    """The figures of a list that are some of the whole each."""
    parts: list[Stated] = []
    for s in figures:
        joined = not parts or JOINS.search(text[parts[-1].span.end:s.span.start])
        if not joined or not plain_count(s) or (number(s.value) or 0.0) >= (number(whole.value) or 0.0) or not of_it(text, whole, s):
            break
        parts.append(s)
    return tuple(parts)


def plain_count(s: Stated) -> bool:
    """Whether a figure is an exact count."""
    return s.value.bound == "exact" and not (s.value.unit or s.value.per or s.value.change or ROW in s.notes)


def of_it(text: str, whole: Stated, part: Stated) -> bool:
    """Whether a number stands for so many of the whole: no noun of its own, or people among people."""
    if OF_IT.match(text, part.span.end) or not part.value.counted:
        return True
    return bool(set(topic(part).counted) <= HUMAN and set(topic(whole).counted) <= HUMAN)


def relations(found: Iterable[Breakdown], home: dict[str, int], ids: Sequence[str]) -> Iterator[tuple[int, Relation]]:
    """The sums that sentences claim, told at the whole: those that hold, and those that just miss."""
    for b in found:
        if b.holds or b.wrong:
            others = tuple(dict.fromkeys(ids[home[p.id]] for p in b.parts if p.id in home)) or (ids[home[b.whole.id]],)
            yield home[b.whole.id], Relation("sum", others, b.holds, b.text)


def slips(found: Iterable[Breakdown], home: dict[str, int], ids: Sequence[str]) -> Iterator[Conflict]:
    """What a reader must be told of parts that miss their whole, in one sentence for each."""
    for b in found:
        if not b.wrong:
            continue
        given = [plain(number(p.value) or 0.0) for p in b.parts]
        parts = f"{', '.join(given[:-1])} and {given[-1]}"
        whole = f"{plain(number(b.whole.value) or 0.0)} {b.whole.value.counted}"
        wording = Wording().say(f"A report does not add up: it counts {whole}, of which {parts}, but these make ")
        wording.derive(plain(b.sum), f"{' + '.join(given)} = {plain(b.sum)}").say(".")
        sides = (Side(whole, (b.whole.span,)), Side(parts, tuple(p.span for p in b.parts)))
        told = sorted({ids[home[s.id]] for s in (b.whole, *b.parts) if s.id in home})
        yield Conflict(make_id("conflict", "arithmetic", b.whole.id, *(p.id for p in b.parts)), "arithmetic", wording.text, sides,
                       tuple(told), tuple(wording.derived))


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, and the percentage or fraction that the same sentence says it is."""

    part: Stated
    whole: Stated
    share: Stated

    @property
    def percent(self) -> float:
        value = number(self.share.value) or 0.0
        return value * 100 if self.share.value.unit == "share" else value

    @property
    def holds(self) -> bool:
        actual = 100 * (number(self.part.value) or 0.0) / (number(self.whole.value) or 1.0)
        room = 5.0 if self.share.value.unit == "share" or self.share.value.bound != "exact" else POINTS
        return abs(actual - self.percent) <= room

    @property
    def text(self) -> str:
        part, whole = (plain(number(s.value) or 0.0) for s in (self.part, self.whole))
        return f"{part} of {whole} = {plain(number(self.share.value) or 0.0, self.share.value.unit)}"


def shares(ground: Ground) -> tuple[Share, ...]:
    """Every "40 of the 60 houses, or two thirds" of a story."""
    found = []
    for _, sentence in groupby(ground.figures, key=lambda s: (s.document, s.sentence.start)):
        rows = list(sentence)
        for (a, b), c in zip(pairwise(rows), rows[2:], strict=False):
            text = ground.documents[a.document].text
            if plain_count(a) and plain_count(b) and c.value.unit in ("percent", "share") and of_the(text, a, b) and twice(text, b, c):
                found.append(Share(a, b, c))
    return tuple(found)


def share_relations(ground: Ground, home: dict[str, int], ids: Sequence[str]) -> Iterator[tuple[int, Relation]]:
    """The shares that sentences work out themselves, told at the part."""
    for s in shares(ground):
        if s.part.id in home and s.whole.id in home:
            yield home[s.part.id], Relation("part", (ids[home[s.whole.id]],), s.holds, s.text)


def of_the(text: str, part: Stated, whole: Stated) -> bool:
    """Whether one number is told as so many of the other."""
    return (number(part.value) or 0.0) <= (number(whole.value) or 0.0) and bool(OF_THE.fullmatch(text[part.span.end:whole.span.start]))


def twice(text: str, whole: Stated, share: Stated) -> bool:
    """Whether a share only says again what the two numbers before it do: right after the whole's noun, by "or" or in brackets."""
    between = text[whole.span.end:share.span.start]
    return len(between.split()) <= 5 and bool(TWICE.search(between))
