"""Numbers told otherwise than by counting: places in a row that count ("the sixth known call"), multiples ("tripled", "sixfold").

`quantities` gives these together with the plain ones, in order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from tellings.text.number_quantity import Change, Quantity
from tellings.text.numbers import scan

ORDINALS = {word: n for n, word in enumerate(
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
    "eighteenth nineteenth twentieth".split(), 2)}
ROW = re.compile(
    r"\b(?P<n>" + "|".join(ORDINALS) + r"|\d{1,3}(?:st|nd|rd|th))\s(?:(?:known|such|recorded|reported|"
                                       r"confirmed|fatal|deadly|mass|police|murder|coronavirus)\s(?=[a-z]{3,})|"
    r"(?=(?:call|attack|strike|death|victim|killing|shooting|arrest|murder|homicide|fatality|earthquake|quake|bombing|blast|raid|"
    r"massacre|explosion)\b)|(?<=\d(?:st|nd|rd|th)\s)(?=time\b))", re.I)  # "9th time"; "the second time" is mostly a manner of speaking
MULTIPLE = re.compile(
    r"\b(?:(?P<up>doubl|tripl|trebl|quadrupl|quintupl)(?:ed|ing)|(?P<half>halved|halving)|(?P<fold>two|three|four|five|six|seven|eight|"
    r"nine|ten|twelve|twenty|hundred|\d+)-?fold)\b", re.I)
TIMES = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0}
ORDERS = frozenset(ORDINALS) | {stem + end for stem in TIMES for end in ("ed", "ing")} | {"halved", "halving"}
ENDS = frozenset({"st", "nd", "rd", "th"})
FOLDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "twenty": 20,
        "hundred": 100}
MORE = re.compile(r"\b(?:(?P<more>more than|over|at least)|(?P<about>nearly|almost|about|roughly|around))\s$", re.I)


def quantities(text: str, start: int, end: int, places: Sequence[int] | None = None,
               orders: Sequence[int] | None = None) -> Iterator[Quantity]:
    """All quantities of a stretch of text, in order of place, none overlapping the one before. `places` as for `scan`; `orders`:
    where a place in a row or a multiple may begin, from `order_places`, where the caller has tokens."""
    if orders is None:
        others = [*map(_row, ROW.finditer(text, start, end)), *(_multiple(text, m, start) for m in MULTIPLE.finditer(text, start, end))]
    else:
        others = list(_orders_at(text, orders, start, end))
    if not others:
        yield from scan(text, start, end, places)
        return
    done = start
    for q in sorted((*others, *scan(text, start, end, places)), key=lambda q: (q.start, -q.end)):
        if q.start >= done:
            done = q.end
            yield q


def order_places(words: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Where a place in a row ("sixth", "9th") or a multiple ("tripled", "six-fold") may begin, from lower-case tokens."""
    places = []
    for i in [i for i, orders in enumerate(map(_may_order, words)) if orders]:
        places.append(starts[i - 2 if words[i] == "fold" and i > 1 else i])
    return places


@lru_cache(maxsize=1 << 16)
def _may_order(word: str) -> bool:
    return word in ORDERS or word.endswith("fold") or (word[-2:] in ENDS and word[0].isdigit())


def _orders_at(text: str, orders: Sequence[int], start: int, end: int) -> Iterator[Quantity]:
    for at in orders[bisect_left(orders, start):bisect_left(orders, end)]:
        row = ROW.match(text, at, end)
        multiple = None if row else MULTIPLE.match(text, at, end)
        if row:
            yield _row(row)
        elif multiple:
            yield _multiple(text, multiple, start)


def _row(match: re.Match[str]) -> Quantity:
    word = match["n"].lower()
    value = float(ORDINALS.get(word) or int(word[:-2][:9]))
    return Quantity(match.start(), match.end("n"), match.start(), match.end("n"), value, value, form="ordinal")


def _multiple(text: str, match: re.Match[str], start: int) -> Quantity:
    fold = (match["fold"] or "").lower()
    value = 0.5 if match["half"] else TIMES[match["up"].lower()] if match["up"] else float(FOLDS.get(fold) or int(fold[:9]))
    change: Change = "down" if match["half"] else "up"
    q = Quantity(match.start(), match.end(), match.start(), match.end(), value, value, "exact" if fold else "implied", "times", "",
                 change, "times")
    lead = MORE.search(text, max(start, match.start() - 12), match.start())
    if lead is None:
        return q
    return replace(q, start=lead.start(), bound="more_than" if lead["more"] else "about", high=None if lead["more"] else value)
