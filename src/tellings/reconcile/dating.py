"""Which day "Friday" was, where a report has no date: what the documents of one story allow together, with the reasons."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from operator import and_
from types import MappingProxyType
from typing import cast

from tellings.model.accounts import Resolved
from tellings.model.documents import Citation, Document
from tellings.model.statements import Statement
from tellings.model.values import Happening, Time, Value
from tellings.model.when import Precision, When
from tellings.reconcile.datelined import Datelined
from tellings.reconcile.day_clues import Clue, clues
from tellings.text.anchors import Anchor
from tellings.text.dates import reread
from tellings.text.spoken_days import DEICTIC, inside, quoted_ranges

Timed = Statement[Time]
FINE = ("minute", "hour", "part_of_day", "day")
DATED = ("stated", "relative to published", "relative to post")
AHEAD = re.compile(r"\b(?:will|would|to be|due|expected|scheduled|planned|set to|hopes?|may|might|could|opens?|begins?|starts?|meets?|"
                   r"plays?|faces?|hosts?|visits?|returns?|votes?|resumes?|travels?)\b")  # "they open their season on Sunday"
WORDS = re.compile(r"“(.+)”")
WEEK = 7
MOST_DAYS = 3  # candidate days of publication that may stand side by side: reports of one happening appear within days


@dataclass(frozen=True, slots=True)
class Solved:
    """The days on which the undated reports of a story can have appeared, and the words that leave only those."""

    days: tuple[date, ...]
    because: tuple[Citation, ...]


def resolve_times(documents: Sequence[Document], statements: Iterable[Statement[Value]],
                  beside: Iterable[Statement[Value]] = (), heads: Datelined = MappingProxyType({})) -> tuple[Resolved, ...]:
    """A row for each time, and each statement dated by it, that the story settles and its document alone does not. Nothing is
    guessed: a row is made only where every day of publication that the clues leave gives the same date. `beside`: times of the
    documents that belong to other stories, whose words are clues all the same; `heads`: the days of datelines."""
    by_id = {d.id: d for d in documents}
    mine = _in_order(s for s in statements if s.document in by_id)
    ids = {s.id for s in mine}
    every = _in_order([*mine, *(s for s in beside if s.document in by_id and s.id not in ids)])
    times: list[Timed] = [s for s in every if isinstance(s.value, Time)]  # type: ignore[misc]  # just seen
    open_times = [s for s in times if s.id in ids and _is_open(s)]
    if not open_times:
        return ()
    settled: dict[tuple[str, int, str], tuple[When, Citation]] = {}
    solved = solve(clues([d for d in documents if d.id not in heads], times))
    own = {i: Solved((day,), (cite,)) for i, (day, cite) in heads.items()}
    known = _dated_weekdays(times)
    rows: list[Resolved] = []
    told: dict[tuple[Citation, ...], Citation] = {}
    for s in open_times:
        days = own.get(s.document) or solved
        found = _by_dated_report(s, known)
        if days and (found is None or (s.document in own and not _near(found[0], days.days[0]))):
            found = _by_days(s, by_id[s.document], days)
        if found:
            settled[s.document, s.sentence.start, s.span.text.casefold()] = (found[0], s.span)
            first = told.setdefault(found[1], s.span)  # the reasons are given once; later rows point to the words that carry them
            rows.append(_row(s, found[0], found[1] if first is s.span else (first,)))
    return (*rows, *_followers(mine, settled))


def solved_day(documents: Sequence[Document], statements: Iterable[Statement[Value]],
               beside: Iterable[Statement[Value]] = (), heads: Datelined = MappingProxyType({})) -> date | None:
    """The last day on which the undated reports of a story can have appeared; None where their words do not settle it."""
    every = {s.id: s for s in (*statements, *beside) if isinstance(s.value, Time)}
    undated = [d for d in documents if d.id not in heads]
    solved = solve(clues(undated, cast("list[Timed]", _in_order(every.values()))))
    return solved.days[-1] if solved else None


def _is_open(time: Timed) -> bool:
    return time.when is None and time.value.timex.startswith("XXXX") and time.value.type in ("DATE", "TIME")


def _in_order(statements: Iterable[Statement[Value]]) -> list[Statement[Value]]:
    return sorted(statements, key=lambda s: (s.document, s.span.start, s.span.end, s.id))


def solve(found: Sequence[Clue]) -> Solved | None:
    """The days that fit every clue; None where no clue narrows them to a few."""
    years = sorted({y for c in found for y in c.years})
    if not years:
        return None
    first, last = date(years[0], 1, 1), date(years[-1], 12, 31)
    span = [first + timedelta(n) for n in range((last - first).days + 1)]
    every = [_fitting(span, clue) for clue in found]
    days = _all_of(every)
    if not 0 < days.bit_count() <= MOST_DAYS:
        return None
    fitting = [day for n, day in enumerate(span) if days >> n & 1]
    needed = [clue for clue, kept in zip(found, _needed(every, days), strict=True) if kept]
    return Solved(tuple(fitting), tuple(sorted({x for c in needed for x in (c.cite, *c.beside)}, key=lambda c: (c.document, c.start))))


def _fitting(days: Sequence[date], clue: Clue) -> int:
    """The days that fit a clue, each a bit: clues are then weighed against one another without asking them again."""
    return int("".join("1" if clue.fits(day) else "0" for day in reversed(days)), 2)


def _all_of(every: Iterable[int]) -> int:
    """The days that fit all."""
    return reduce(and_, every, -1)


def _needed(every: Sequence[int], days: int) -> list[bool]:
    """Of each clue, whether other days would do too without it: what a reader must be shown."""
    needed = [True] * len(every)
    for i in reversed(range(len(every))):
        needed[i] = False
        needed[i] = _all_of(fits for fits, kept in zip(every, needed, strict=True) if kept) != days
    return needed


def _by_days(statement: Timed, document: Document, solved: Solved) -> tuple[When, tuple[Citation, ...]] | None:
    """The reading that all candidate days of publication share."""
    if _in_speech(statement, document):
        return None
    sentence = document.text[statement.sentence.start:statement.sentence.end]
    values = {_read(statement.span.text, day, bool(AHEAD.search(sentence))) for day in solved.days}
    only = values.pop() if len(values) == 1 else None
    return (only, solved.because) if only else None


def _near(when: When, day: date) -> bool:
    """Whether a time lies within a week of the day of a report: a weekday is no other one then."""
    found = date.fromisoformat(str(when.latest)[:10])
    return abs((found - day).days) < WEEK


def _in_speech(statement: Timed, document: Document) -> bool:
    """Whether the words are "today" or their like in somebody's mouth: counted from the day of speaking, which is not known."""
    return bool(DEICTIC.search(statement.span.text.casefold())) and inside(quoted_ranges(document.text), statement.span.start)


def _read(text: str, day: date, ahead: bool) -> When | None:
    anchor = Anchor(day, "inferred")
    past, future = reread(text, anchor, "past"), reread(text, anchor, "future")
    if past is None or future is None or (ahead and past.when != future.when):
        return None
    return past.when


def _dated_weekdays(times: Sequence[Timed]) -> dict[str, tuple[When, Citation]]:
    """The one date that the dated reports of the story give for a weekday's name, or a day without a year, in every report; none where
    they differ."""
    found: defaultdict[str, dict[str, tuple[When, Citation]]] = defaultdict(dict)
    for s in times:
        if s.when and s.when.earliest and s.when.precision in FINE and s.when.basis in DATED:
            for key in _keys(s.value.timex):
                found[key].setdefault(s.value.timex[:10], (When.on(date.fromisoformat(s.value.timex[:10]), "inferred"), s.span))
    return {key: next(iter(days.values())) for key, days in found.items() if len(days) == 1}


def _keys(timex: str) -> tuple[str, ...]:
    try:
        day = date.fromisoformat(timex[:10])
    except ValueError:
        return ()
    return f"XXXX-WXX-{day.isoweekday()}", f"XXXX-{day.month:02}-{day.day:02}"


def _by_dated_report(statement: Timed, known: dict[str, tuple[When, Citation]]) -> tuple[When, tuple[Citation, ...]] | None:
    """What a dated report of the same story gives for the same weekday."""
    key = re.split(r"T", statement.value.timex, maxsplit=1)[0]
    if key not in known:
        return None
    day, cite = known[key]
    again = reread(statement.span.text, Anchor(date.fromisoformat(str(day.earliest)), "inferred"), "past")
    when = again.when if again and again.when else day
    return replace(when, basis="inferred"), (cite,)


def _followers(statements: Iterable[Statement[Value]],
               settled: dict[tuple[str, int, str], tuple[When, Citation]]) -> list[Resolved]:
    """Statements that their own document dates only by the words of a time now settled."""
    rows = []
    for s in statements:
        words = undated_words(s)
        found = settled.get((s.document, s.sentence.start, words.casefold())) if words and s.when is None else None
        if found:
            rows.append(_row(s, found[0], (found[1],)))
    return rows


def undated_words(statement: Statement[Value]) -> str:
    """The words that date a statement whose day its document does not tell ("Friday"); "" where there are none."""
    note = next((n for n in statement.notes if n.startswith("dated “")), "")
    found = WORDS.search(note)
    return found[1] if found else ""


def _row(statement: Statement[Value], when: When, because: tuple[Citation, ...]) -> Resolved:
    value = when.earliest if when.earliest == when.latest else f"{when.earliest}/{when.latest}"
    return Resolved(statement.id, "when", str(value), because)


def with_resolved(statements: Iterable[Statement[Value]], resolved: Iterable[Resolved]) -> tuple[Statement[Value], ...]:
    """The statements with the times that the story settles, for aligning and the timeline; their own records stay as they are."""
    found = {r.statement: r.value for r in resolved if r.field == "when"}
    return tuple(replace(s, when=when_of_value(found[s.id])) if s.id in found and s.when is None else s for s in statements)


def when_of_value(value: str) -> When:
    """The When of a resolved value: an ISO date or instant, or two with a stroke between."""
    first, _, last = value.partition("/")
    last = last or first
    fine: Precision = "part_of_day" if "T" in first else "unknown"
    precision: Precision = fine if first != last else "day" if len(first) == 10 else "minute"
    if precision == "unknown" and len(first) == len(last) == 10:  # "earlier this week", "in June"
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
        precision = "week" if days <= 7 else "month" if days <= 31 else "year"
    return When(first, last, precision, "inferred")


def event_days(when: When | None) -> frozenset[str]:
    """The calendar days that a time touches, for aligning; empty where it is unknown or longer than a week."""
    if when is None or not when.earliest or not when.latest:
        return frozenset()
    first, last = date.fromisoformat(when.earliest[:10]), date.fromisoformat(when.latest[:10])
    length = (last - first).days + 1
    return frozenset((first + timedelta(n)).isoformat() for n in range(length)) if length <= 7 else frozenset()


def same_time(a: When | None, b: When | None) -> bool | None:
    """Whether two times can be one: "overnight on Friday", "Thursday night into Friday" and "the early hours of Friday" can.
    None where either is unknown."""
    if a is None or b is None:
        return None
    return a.overlaps(b)


def story_when(statements: Iterable[Statement[Value]]) -> When | None:
    """When the main happening of a story took place: the day or night most documents give for what happened, finest first."""
    votes: Counter[str] = Counter()
    whens: defaultdict[str, list[When]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for s in statements:
        if s.when is None or s.when.precision not in FINE or s.modality != "asserted" or not isinstance(s.value, Happening):
            continue
        day = str(s.when.latest)[:10]  # a night is counted to the day on which it ends
        whens[day].append(s.when)
        if (s.document, day) not in seen:
            seen.add((s.document, day))
            votes[day] += 1
    if not votes:
        return None
    best = min(votes, key=lambda d: (-votes[d], -len(whens[d]), d))
    common = Counter(whens[best])
    return min(common, key=lambda w: (w.precision != "part_of_day", -common[w], str(w.earliest), str(w.latest)))
