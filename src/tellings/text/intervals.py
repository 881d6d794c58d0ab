"""What a TIMEX3 value means as an interval. Use it wherever a value must become earliest and latest."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tellings.model.when import Precision

Interval = tuple[str | None, str | None, Precision]
# Hours of the parts of the day, half-open at the next hour; a night runs into the next morning. General usage in news: "night" is
# from early evening to dawn.
HOURS = {"MO": (0, 11), "MI": (11, 14), "AF": (12, 17), "EV": (17, 23), "NI": (18, 29), "DT": (6, 19)}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SHAPES: tuple[tuple[str, str], ...] = (
    ("clock", r"(\d{4}-\d\d-\d\d)T(\d\d)(?::?(\d\d))?.*"), ("part", r"(\d{4}-\d\d-\d\d)T([A-Z]{2})"), ("day", r"(\d{4}-\d\d-\d\d)"),
    ("weekday", r"(\d{4})-W(\d\d)-(\d)"), ("weekend", r"(\d{4})-W(\d\d)-WE"), ("week", r"(\d{4})-W(\d\d)"), ("month", r"(\d{4})-(\d\d)"),
    ("quarter", r"(\d{4})-Q(\d)"), ("half", r"(\d{4})-H(\d)"), ("season", r"(\d{4})-(SP|SU|FA|WI)"), ("year", r"(\d{4})"),
    ("decade", r"(\d{3})X?"), ("century", r"(\d\d)(?:XX)?"),
)
SHAPE = re.compile("|".join(f"(?P<{name}>{re.sub(r'[(](?![?])', '(?:', pattern)})" for name, pattern in SHAPES))
EACH = {name: re.compile(pattern) for name, pattern in SHAPES}


def interval(timex: str) -> Interval | None:
    """The interval of a TIMEX3 DATE or TIME; None for durations, sets, references and what is underspecified."""
    whole = SHAPE.fullmatch(timex)
    if whole is None:
        return None
    shape = str(whole.lastgroup)
    found = EACH[shape].fullmatch(timex)
    try:
        return _of(shape, found.groups("")) if found else None
    except (ValueError, OverflowError):
        return None


def _of(shape: str, parts: tuple[str, ...]) -> Interval:
    first = parts[0]
    if shape == "clock":
        return clock(date.fromisoformat(first), parts[1], parts[2])
    if shape == "part":
        return part(date.fromisoformat(first), parts[1])
    if shape == "day":
        return _days(date.fromisoformat(first), date.fromisoformat(first), "day")
    if shape in ("weekday", "weekend", "week"):
        return _week(shape, int(first), int(parts[1]), parts[-1])
    if shape in ("decade", "century"):
        start = int(first) * (10 if shape == "decade" else 100)
        return _days(date(start, 1, 1), date(start + (9 if shape == "decade" else 99), 12, 31), "unknown")
    return _months(shape, int(first), parts[-1])


def clock(day: date, hour: str, minute: str) -> Interval:
    """A clock time of a day; 24:00 is the next midnight."""
    at, minutes = day + timedelta(int(hour) // 24), minute or "00"
    start = f"{at.isoformat()}T{int(hour) % 24:02}:{minutes}"
    return start, start if minute else f"{at.isoformat()}T{int(hour) % 24:02}:59", "minute" if minute else "hour"


def part(day: date, code: str) -> Interval:
    """A part of a day; the night runs to the next morning."""
    first, last = HOURS[code]
    end = day + timedelta(last // 24)
    return f"{day.isoformat()}T{first:02}:00", f"{end.isoformat()}T{last % 24:02}:59", "part_of_day"


def _week(shape: str, year: int, number: int, last: str) -> Interval:
    if shape == "weekday":
        day = date.fromisocalendar(year, number, int(last))
        return _days(day, day, "day")
    monday = date.fromisocalendar(year, number, 1)
    return _days(monday + timedelta(5 if shape == "weekend" else 0), monday + timedelta(6), "week")


def _months(shape: str, year: int, last: str) -> Interval:
    if shape == "year":
        return _days(date(year, 1, 1), date(year, 12, 31), "year")
    if shape == "season":
        return _days(date(year, SEASON_MONTHS[last], 1), end_of_month(year, SEASON_MONTHS[last] + 2), "season")
    size = {"month": 1, "quarter": 3, "half": 6}[shape]
    start = (int(last) - 1) * size + 1
    return _days(date(year, start, 1), end_of_month(year, start + size - 1), "month" if shape == "month" else "season")


def end_of_month(year: int, month: int) -> date:
    """The last day of a month; month 13 is January of the next year."""
    year, month = year + month // 12, month % 12 + 1
    return date(year, month, 1) - timedelta(1)


def _days(first: date, last: date, precision: Precision) -> Interval:
    return first.isoformat(), last.isoformat(), precision


def narrow(whole: Interval, modifier: str, anchor: date | None) -> Interval:
    """What "early", "late", "mid", "earlier", "later" or "end of" leave of an interval of days; a day's end is its evening."""
    first, last, precision = whole
    if first is None or last is None or not modifier:
        return whole
    if precision in ("day", "part_of_day", "minute", "hour"):
        return _narrow_day(whole, modifier)
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    if modifier in ("earlier", "later") and anchor and a <= anchor <= b:
        return _days(a, anchor, precision) if modifier == "earlier" else _days(anchor, b, precision)
    if modifier == "rest" and anchor and a <= anchor <= b:
        return _days(anchor, b, precision)
    if modifier.endswith("half"):
        middle = a + timedelta((b - a).days // 2)
        return _days(a, middle, precision) if modifier.startswith("first") else _days(middle + timedelta(1), b, precision)
    third = (b - a).days // 3
    if modifier in ("early", "beginning", "start"):
        return _days(a, a + timedelta(third), precision)
    if modifier in ("late", "end"):
        return _days(b - timedelta(third), b, precision)
    if modifier in ("mid", "middle"):
        return _days(a + timedelta(third), b - timedelta(third), precision)
    return whole


def _narrow_day(whole: Interval, modifier: str) -> Interval:
    first = whole[0]
    if first is None or len(first) > 10 or modifier not in ("early", "late"):
        return whole
    hours = ("00:00", "09:59") if modifier == "early" else ("17:00", "23:59")
    return f"{first}T{hours[0]}", f"{first}T{hours[1]}", "part_of_day"
