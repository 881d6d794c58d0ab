"""Where the grammar of time expressions fits in a text: use it to find them all, in order, or to read one.

An expression holds a word of time (a trigger), so only the few words before each trigger are tried as its first word, and only with
the classes that can begin with that word. Each class is compiled when first met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from re import Match

from tellings.text import date_words as w
from tellings.text.date_patterns import DAY_CLASSES, Class, spaced
from tellings.text.language import Parse
from tellings.text.period_patterns import PERIOD_CLASSES

BACK = 7  # tokens before a word of time that can belong to its expression ("at least a further twenty-four hours")
ORDER = ("bignumber age clockrange nthday nthweek weekof lastdate worded numbered day overnight holiday fiscal quarter yearago ago span "
         "yearend afternext unit monthyear season set clockwords clock decade spoken year ref following duration vague").split()
UNITS = frozenset({*w.UNITS, *(u + "s" for u in w.UNITS), "centuries"})
MONTHS = frozenset({*w.MONTHS, *w.MONTH_SHORT})
DAYS = frozenset({*w.DAYS, *w.DAYS_SHORT, *(d + "s" for d in w.DAYS)})
PARTS = frozenset({*w.PARTS, *(p + "s" for p in w.PARTS)})
HEDGES = frozenset("at more less no as fewer over under nearly almost about around approximately roughly some up only just well barely "
                   "exactly within".split())
COUNT = frozenset({"#", "½", "¼", "¾", "a", "an", "one", "half", "hundred", "couple", *w.SMALL, *w.TENS, *(v.split()[0] for v in w.VAGUE)})
SETS: dict[str, frozenset[str]] = {
    "COUNT": COUNT, "HEDGES": HEDGES, "UNITS": UNITS, "MONTHS": MONTHS, "DAYS": DAYS, "PARTS": PARTS, "SEASONS": frozenset(w.SEASONS),
    "ORDINALS": frozenset(w.ORDINALS), "ORDINAL_DAYS": frozenset(w.ORDINAL_DAYS), "SMALL": frozenset(w.SMALL),
    "HOLIDAYS": frozenset(re.split(r"[ '.]", name)[0] for name in w.HOLIDAYS),
    "MODS": frozenset("the early late earlier later mid end beginning start middle rest first second last".split()),
}
FEAST_WORDS = "ramadan eid ashura passover hashanah kippur diwali deepavali"  # of w.HOLIDAYS, beside days, months and years
HOURS = "# gmt utc a.m. p.m. am pm a.m p.m o'clock o’clock noon midday midnight hours hour hrs PARTS"
# The words of time, one of which stands in every expression of a class; "#" for tokens with digits
HELD: dict[str, str] = {
    "bignumber": "#", "age": "UNITS #", "clockrange": HOURS, "nthday": "DAYS second #", "nthweek": "week weekend days second #",
    "weekof": "week", "lastdate": "MONTHS", "worded": "MONTHS DAYS second twenty", "numbered": "DAYS month #",
    "day": f"DAYS MONTHS week day today yesterday tomorrow overnight {HOURS}", "overnight": f"overnight tonight today {HOURS}",
    "fiscal": "quarter quarters half year second q1 q2 q3 q4 h1 h2 FISCAL #", "quarter": "quarter period year #",
    "holiday": f"DAYS MONTHS UNITS christmas eve easter thanksgiving halloween independence juneteenth armistice {FEAST_WORDS}",
    "yearago": "year period year-ago year-earlier", "ago": "UNITS #", "span": "UNITS past recent", "yearend": "year",
    "afternext": "day week weekend month year", "unit": "UNITS SEASONS MONTHS PARTS", "monthyear": "MONTHS", "season": "SEASONS",
    "set": "UNITS MONTHS SEASONS PARTS daily weekly monthly yearly annually hourly nightly biweekly",
    "clockwords": "half quarter past twenty minutes PARTS #", "clock": HOURS,
    "decade": "# twenties thirties forties fifties sixties seventies eighties nineties noughties nineteen century",
    "spoken": "nineteen twenty thousand MONTHS year", "year": "# FISCAL", "following": "day PARTS",
    "ref": "now currently nowadays present presently moment recently recent past future soon term current days", "duration": "UNITS #",
    "vague": "UNITS #",
}
FISCAL = frozenset(f"fy{year}" for year in range(1990, 2060))
TRIGGERS: frozenset[str] = UNITS | MONTHS | DAYS | PARTS | w.SEASONS.keys() | frozenset(
    {*(m + "." for m in w.MONTH_SHORT), *(d + "." for d in w.DAYS_SHORT),
     *"""today yesterday tomorrow tonight overnight now currently nowadays present presently moment recently recent past future soon term
     daily weekly monthly yearly annually hourly nightly biweekly a.m. p.m. am pm a.m p.m o'clock o’clock period year-ago year-earlier
     christmas eve easter thanksgiving halloween independence juneteenth armistice half nineteen twenty twenties thirties forties fifties
     sixties seventies eighties nineties noughties thousand current gmt utc q1 q2 q3 q4 h1 h2""".split(), *FISCAL, *FEAST_WORDS.split()})
NUMERAL = re.compile(
    r"(?:1[1-9]|20)\d\d(?!\d)|0\d[0-5]\d$|\d+(?:s|['’]s|st|nd|rd|th)$|\d+[-:./]\d|\d{1,3}-\w|[1-4]q|\d{1,2}(?:[:.]\d\d)?[ap]m|"
    r"[\w-]+-(?:year|month|week|day|hour|minute|quarter|decade|century)|(?:mid|end)-\w+")
NUMERIC = frozenset("0123456789'’")
HEAD = re.compile(r"[a-z]+")
WORD = re.compile(r"\w\S*")
MONEY = frozenset("$€£")
BEFORE = frozenset(".,'’$€£-")  # what cannot stand before an expression


def scan(text: str, parse: Parse) -> Iterator[tuple[str, Match[str]]]:
    """Each expression of the parsed sections, in order: its class and the match in the lowered text."""
    for _, group in groupby(parse.sentences, key=lambda s: s.section):
        sentences = list(group)
        yield from _section(text, parse, sentences[0].first, sentences[-1].last)


def _section(text: str, parse: Parse, first: int, last: int) -> Iterator[tuple[str, Match[str]]]:
    starts, done, limit = parse.starts, 0, parse.ends[last - 1]
    for trigger in _triggers(parse.lower, first, last):
        at, word = starts[trigger], parse.lower[trigger]
        if at < done:
            continue
        for i in range(max(first, trigger - BACK), trigger + 1):
            classes = _possible(parse.lower[i], word)
            if classes and starts[i] >= done:
                found = _fitting(classes, text, (starts[i], limit), at) if _can_begin(text, starts[i], done) else None
                if found:
                    done = found[1].end()
                    yield found
                    break


def _can_begin(text: str, start: int, done: int) -> bool:
    """Whether an expression can begin here: at a word's start, and after a hyphen only where another one ended ("June-August")."""
    before = text[start - 1] if start else " "
    if before == " " and text[start - 2:start - 1] in MONEY:
        return False
    return not before.isalnum() and (before not in BEFORE or (before == "-" and done == start - 1))


def _fitting(classes: tuple[str, ...], text: str, place: tuple[int, int], trigger: int) -> tuple[str, Match[str]] | None:
    """The first class that fits at a place, with the word of time in it."""
    start, limit = place
    for name in classes:
        m = class_pattern(name).match(text, start, limit)
        if m and m.end() > trigger:
            return name, m
    return None


def _triggers(lower: Sequence[str], first: int, last: int) -> list[int]:
    return [i for i in range(first, last)
            if (word := lower[i]) in TRIGGERS or ((word[0] in NUMERIC or "-" in word) and NUMERAL.match(word))]


def read_one(text: str) -> tuple[str, Match[str]] | None:
    """The expression that a lowered text is from end to end."""
    fits = ((name, class_pattern(name).match(text)) for name in _classes_of(text.split(" ", maxsplit=1)[0]))
    return next(((name, m) for name, m in fits if m and m.end() == len(text)), None)


def read_pieces(text: str) -> list[tuple[str, Match[str]]]:
    """The expressions that stand in a lowered text one after another: the two ends of "between June and August"."""
    found: list[tuple[str, Match[str]]] = []
    for word in WORD.finditer(text):
        if not found or word.start() >= found[-1][1].end():
            fits = ((name, class_pattern(name).match(text, word.start())) for name in _classes_of(word[0]))
            found.extend([(name, m) for name, m in fits if m][:1])
    return found


@lru_cache(maxsize=1 << 14)
def _possible(word: str, trigger: str) -> tuple[str, ...]:
    """The classes of an expression that begins with a word and holds a word of time."""
    held = _holding().get(trigger) or (_holding()["#"] if trigger[0].isdigit() else frozenset(ORDER))
    return tuple(name for name in _classes_of(word) if name in held)


@cache
def _holding() -> dict[str, frozenset[str]]:
    """The classes that a word of time can stand in."""
    sets = {**SETS, "FISCAL": FISCAL, "UNITS": UNITS}
    found: dict[str, set[str]] = {}
    for name, words in HELD.items():
        for word in frozenset().union(*(sets.get(part, frozenset((part,))) for part in words.split())):
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _classes_of(word: str) -> tuple[str, ...]:
    """The classes that a word can begin, by its first letters or by being a number."""
    table = _table()
    found = table.get(word)
    if found is None and not word.isalpha():
        head = "#" if word[0].isdigit() else HEAD.match(word)
        found = table.get(head if isinstance(head, str) else head[0] if head else word[0])
    return found or ()


@cache
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in ORDER:
        for word in starts_of(name):
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


def starts_of(name: str) -> frozenset[str]:
    """The words, or first letters of words, that can begin an expression of a class."""
    return frozenset().union(*(SETS.get(word, frozenset((word,))) for word in _classes()[name][1].split()))


@cache
def _classes() -> dict[str, Class]:
    return {c[0]: c for c in (*DAY_CLASSES, *PERIOD_CLASSES)}


@cache
def class_pattern(name: str) -> re.Pattern[str]:
    """The pattern of one class, with its named groups."""
    pattern = _classes()[name][2].replace("?P<zone>", "?:")
    return re.compile(rf"(?:{spaced(pattern)})(?!\w)")
