"""What the words of a story's documents say about the day they were written: each clue is a test of a day, and the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from tellings.model.documents import Citation, Document
from tellings.model.statements import Statement
from tellings.model.values import Time

Timed = Statement[Time]
MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
NIGHT_DAY = re.compile(r"XXXX-WXX-(\d)TNI")
STEP = {"last week": -1, "this week": 0, "next week": 1}
DAY_STEP = {"yesterday": -1, "today": 0, "tomorrow": 1}
WORDS = frozenset({*STEP, *DAY_STEP})
# "The three-year war": so many whole years since it began
LASTING = re.compile(r"\b(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})-year(?:-old)? (\w+)")
COUNT = {w: i + 1 for i, w in enumerate("one two three four five six seven eight nine ten".split())}
BEGAN = re.compile(r"\b(?:began|begun|started|erupted|broke out|kicked off|since|invaded|launched|opened)\b")
LONG_WORD = re.compile(r"[^\W\d_]{5,}")
NEIGHBOUR, SHARED = 200, 2  # characters apart, and long words in common, of two sentences that tell of one thing
BESIDE = 25  # characters between two expressions that tell of one day
FOLLOWING = 5  # years, from the latest one named, in which the documents are looked for


@dataclass(frozen=True, slots=True)
class Clue:
    """A test of the day of publication; `years` are those it can be in, as far as the clue knows; `beside`
    the further words that it rests on."""

    fits: Callable[[date], bool]
    cite: Citation
    years: tuple[int, ...] = ()
    beside: tuple[Citation, ...] = ()


def clues(documents: Sequence[Document], times: Sequence[Timed]) -> tuple[Clue, ...]:
    """All clues of a story's undated documents."""
    texts = {d.id: d.text for d in documents if d.published is None}
    mine = [t for t in times if t.document in texts]
    found = (_dates_beside_weeks(mine, texts), _weekdays_of_dates(mine, texts), _nights(mine), _one_night(mine),
             _durations(documents, mine), _latest_year(mine))
    return tuple(chain.from_iterable(found))


def _dates_beside_weeks(times: Sequence[Timed], texts: dict[str, str]) -> Iterator[Clue]:
    """"On July 10 next week", in one phrase or in a heading and the sentence under it: the week before that day's."""
    for a in times:
        found = MONTH_DAY.fullmatch(a.value.timex)
        for b in times if found else ():
            word = b.span.text.casefold()
            if found and word in WORDS and b.document == a.document and _beside(a, b, texts[a.document]):
                yield Clue(_near(int(found[1]), int(found[2]), word), a.span, (), (b.span,))


def _beside(a: Timed, b: Timed, text: str) -> bool:
    """Whether two expressions tell of one day: in one phrase ("on July 10 next week"), or in neighbouring sentences with the
    same subject ("Leaders to meet next week" over "The leaders will meet on July 10")."""
    apart = max(a.span.start, b.span.start) - min(a.span.end, b.span.end)
    if a.sentence == b.sentence:
        return apart <= BESIDE
    first, second = ({w.casefold() for w in LONG_WORD.findall(text[t.sentence.start:t.sentence.end])} for t in (a, b))
    return apart <= NEIGHBOUR and len(first & second) >= SHARED


def _near(month: int, number: int, word: str) -> Callable[[date], bool]:
    def fits(day: date) -> bool:
        if word in DAY_STEP:
            named = day + timedelta(DAY_STEP[word])
            return (named.month, named.day) == (month, number)
        monday = day - timedelta(day.isoweekday() - 1) + timedelta(7 * STEP[word])
        return any((d.month, d.day) == (month, number) for d in (monday + timedelta(n) for n in range(7)))
    return fits


def _weekdays_of_dates(times: Sequence[Timed], texts: dict[str, str]) -> Iterator[Clue]:
    """"Friday, July 4": only in some years is that day a Friday, and the report is of the weeks around it."""
    names = {n: i + 1 for i, n in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
    for t in times:
        found = MONTH_DAY.fullmatch(t.value.timex)
        weekday = next((n for w, n in names.items() if t.span.text.casefold().startswith(w)), 0) if found else 0
        if found and weekday and t.document in texts:
            yield Clue(_within(int(found[1]), int(found[2]), weekday), t.span)


def _within(month: int, number: int, weekday: int) -> Callable[[date], bool]:
    def fits(day: date) -> bool:
        near = (day + timedelta(n) for n in range(-7, 8))
        return any((d.month, d.day, d.isoweekday()) == (month, number, weekday) for d in near)
    return fits


def _nights(times: Sequence[Timed]) -> Iterator[Clue]:
    """"Overnight on Friday", "the early hours of Friday": told on that day, or the day after."""
    for t in times:
        found = NIGHT_DAY.fullmatch(t.value.timex)
        if found and re.search(r"^overnight|hours of", t.span.text.casefold()):
            weekday = int(found[1])
            yield Clue(_on_or_after(weekday), t.span)


def _one_night(times: Sequence[Timed]) -> Iterator[Clue]:
    """"Thursday night into Friday" in one report, "overnight" in another, and no other night named: the reports are of Friday."""
    named = [t for t in times if NIGHT_DAY.fullmatch(t.value.timex) and re.search(r"into|hours of", t.span.text)]
    bare = [t for t in times if t.span.text.casefold() in ("overnight", "last night")]
    ends = {_morning(t) for t in named}
    if len(ends) == 1 and bare:
        weekday = ends.pop()
        yield Clue(lambda day: day.isoweekday() == weekday, named[0].span, (), (bare[0].span,))


def _morning(time: Timed) -> int:
    """The weekday on which a named night ends."""
    found = NIGHT_DAY.fullmatch(time.value.timex)
    weekday = int(found[1]) if found else 0
    return weekday if "hours of" in time.span.text else weekday % 7 + 1


def _on_or_after(weekday: int) -> Callable[[date], bool]:
    return lambda day: (day.isoweekday() - weekday) % 7 <= 1


def _latest_year(times: Sequence[Timed]) -> Iterator[Clue]:
    """No report was written before the latest past year that it names, and few long after it."""
    named = [t for t in times if t.when and t.when.basis == "stated" and t.when.earliest and t.modality == "asserted"]
    latest = max(named, key=lambda t: (str(t.when and t.when.earliest), t.document, -t.span.start), default=None)
    if latest is not None and latest.when and latest.when.earliest:
        year = int(latest.when.earliest[:4])
        first = date.fromisoformat(latest.when.earliest[:10])
        yield Clue(lambda day: day >= first, latest.span, tuple(range(year, year + FOLLOWING)))


def _durations(documents: Iterable[Document], times: Sequence[Timed]) -> Iterator[Clue]:
    """"The three-year war" that "began in February 2022": from three years after that to four."""
    begun = list(_beginnings(documents, times))
    for document in sorted(documents, key=lambda d: d.id):
        for m in LASTING.finditer(document.text):
            years = COUNT.get(m[1]) or int(m[1])
            for noun, start in begun:
                if noun == m[2]:
                    span = document.cite(*m.span())
                    yield Clue(_so_long_after(start, years), span, (start.year + years, start.year + years + 1))


def _beginnings(documents: Iterable[Document], times: Sequence[Timed]) -> Iterator[tuple[str, date]]:
    """(noun, first day) of what a sentence with a stated month or year says began."""
    texts = {d.id: d.text for d in documents}
    for t in times:
        if t.when and t.when.basis == "stated" and t.when.earliest and t.when.precision in ("month", "day") and t.document in texts:
            sentence = texts[t.document][t.sentence.start:t.sentence.end]
            if BEGAN.search(sentence):
                start = date.fromisoformat(t.when.earliest[:10])
                yield from ((noun, start) for noun in ("war", "conflict", "invasion", "crisis", "siege", "strike", "occupation", "drought")
                            if re.search(rf"\b{noun}\b", sentence))


def _so_long_after(start: date, years: int) -> Callable[[date], bool]:
    first, last = start.replace(year=start.year + years, day=1), start.replace(year=start.year + years + 1, day=1)
    return lambda day: first <= day < last
