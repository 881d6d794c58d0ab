"""What one matched time expression means against an anchor: TIMEX3 value, type and interval. One function a class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from re import Match
from typing import Literal

from tellings.model.when import Basis
from tellings.text import date_words as w
from tellings.text.date_patterns import class_pattern, clock_pattern
from tellings.text.intervals import Interval, end_of_month, interval, narrow

Type = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "future", ""]


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against: the anchor day (None: unknown), its basis and zone, the tense of its clause, the
    last day and quarter named before it, and whether the document reports earnings."""

    anchor: date | None = None
    basis: Basis = "unknown"
    zone: str = ""
    tense: Tense = ""
    last_day: date | None = None
    last_quarter: str = ""
    earnings: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: `stated` where its own words settle the day; `interval` where it is not the value's own."""

    timex: str
    type: Type
    interval: Interval | None = None
    stated: bool = False
    zone: str = ""
    note: str = ""


def dated(timex: str, kind: Type = "DATE", modifier: str = "", context: Context | None = None) -> Reading:
    """A reading whose interval is that of its value, narrowed by "early", "late" and their like."""
    whole = interval(timex)
    return Reading(timex, kind, narrow(whole, modifier.strip(" -"), context.anchor if context else None) if whole else None)


# ---- days

def day_class(m: Match[str], c: Context) -> Reading | None:
    """A day, with a clock time or part of the day where one stands beside it."""
    g = m.groupdict()
    if g["every"] or g["plural"]:
        suffix = "T" + w.PARTS[g["part2"]] if g["part2"] and w.PARTS[g["part2"]].isalpha() else ""
        return Reading(f"XXXX-WXX-{w.weekday_of((g['wd'] or '').removesuffix('s') if g['plural'] else g['wd'])}{suffix}", "SET")
    text, day, stated = _one_day(g, c)
    if not text:
        return None
    reading = _within_day(g, text, day, c)
    return replace(reading, stated=stated)


def _one_day(g: dict[str, str | None], c: Context) -> tuple[str, date | None, bool]:
    """TIMEX3 of the day, the day itself where it is known, and whether the words alone settle it."""
    try:
        if g["iso"]:
            day = date.fromisoformat(str(g["iso"]))
            return day.isoformat(), day, True
        if g["slash"]:
            return _slash(str(g["slash"]))
        if g["m1"] or g["m2"]:
            return _named(g, c)
    except ValueError:
        return "", None, False
    if g["word"]:
        return _known("XXXX-XX-XX", _deictic(str(g["word"]), c))
    if g["wd"]:
        return _known(f"XXXX-WXX-{w.weekday_of(g['wd'])}", _weekday(g, c))
    return "", None, False


def _known(otherwise: str, day: date | None) -> tuple[str, date | None, bool]:
    return (day.isoformat() if day else otherwise), day, False


def _slash(text: str) -> tuple[str, date | None, bool]:
    a, b, year = (int(x) for x in text.replace(".", "/").split("/"))
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    first_is_day = a > 12 or "." in text
    day = date(year, b, a) if first_is_day else date(year, a, b)
    return day.isoformat(), day, True


def _named(g: dict[str, str | None], c: Context) -> tuple[str, date | None, bool]:
    n = "1" if g["m1"] else "2"
    month, number = w.month_of(str(g["m" + n])), int(str(g["d" + n]).rstrip("sthndr"))
    if g["y" + n]:
        day = date(int(str(g["y" + n])), month, number)
        return day.isoformat(), day, True
    weekday = g["wd" + n]
    found = nearest_date(month, number, c, w.weekday_of(weekday) if weekday else 0)
    return _known(f"XXXX-{month:02}-{number:02}", found)


def nearest_date(month: int, number: int, c: Context, weekday: int = 0) -> date | None:
    """The day of a month without a year: by its weekday where one is named, else by tense, else the nearest."""
    if c.anchor is None:
        return None
    days = [d for d in (_day_of(c.anchor.year + y, month, number) for y in (-1, 0, 1)) if d]
    fitting = [d for d in days if d.isoweekday() == weekday] or days
    if c.tense == "past":  # "was extended to Nov. 20" looks ahead; further ahead than a season, the past is meant
        fitting = [d for d in fitting if d <= c.anchor + timedelta(60)] or fitting
    elif c.tense == "future":
        fitting = [d for d in fitting if d >= c.anchor - timedelta(21)] or fitting
    anchor = c.anchor
    return min(fitting, key=lambda d: abs((d - anchor).days), default=None)


def _day_of(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _deictic(word: str, c: Context) -> date | None:
    if c.anchor is None:
        return None
    text = w.BLANKS.sub(" ", word)
    return c.anchor + timedelta({"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}.get(text, 2))


def _weekday(g: dict[str, str | None], c: Context) -> date | None:
    """The nearest past day of that name, the anchor's own included, unless a word or the tense says otherwise."""
    if c.anchor is None:
        return None
    wanted, rel = w.weekday_of(str(g["wd"])), (g["rel"] or "").strip()
    back = (c.anchor.isoweekday() - wanted) % 7
    ahead = (wanted - c.anchor.isoweekday()) % 7
    if g["week"]:
        monday = c.anchor - timedelta(c.anchor.isoweekday() - 1)
        return monday + timedelta(wanted - 1 + {"last": -7, "next": 7}.get(g["week"], 0))
    if rel in ("last", "the last", "the previous", "past", "this past"):
        return c.anchor - timedelta(back or 7)
    if rel in ("next", "the next", "the following", "coming", "this coming"):
        return c.anchor + timedelta(ahead or 7)
    return c.anchor + timedelta(ahead) if c.tense == "future" else c.anchor - timedelta(back)


def _within_day(g: dict[str, str | None], text: str, day: date | None, c: Context) -> Reading:
    clock, name = g["clock"] or g["clock2"], (g["part"] or g["part2"] or "").removeprefix("mid-")
    if clock:
        return clock_reading(clock, text)
    if g["hours"]:
        return Reading(text + "TNI", "TIME", (f"{text}T00:00", f"{text}T05:59", "part_of_day") if day else None)
    if g["into"] and day:
        following = day + timedelta(1)
        return Reading(text + "TNI", "TIME", (f"{text}T18:00", f"{following.isoformat()}T11:59", "part_of_day"))
    if g["over"]:
        return _overnight_of(text, day, c)
    if name:
        return _part_of(text, name)
    if (g["to1"] or g["to2"]) and day:
        last = _day_of(day.year, day.month, int(str(g["to1"] or g["to2"]).rstrip("sthndr")))
        return Reading(text, "DATE", (text, last.isoformat(), "day") if last else None)
    if day and (g["mod"] or "") in ("early", "late"):
        return dated(text, "DATE", str(g["mod"]), c)
    return dated(text)


def _part_of(text: str, name: str) -> Reading:
    code = w.PARTS[name]
    if code == "24:00":  # "midnight Friday" is the end of that day for most desks, its start for others
        return dated(text + "T24:00", "TIME")
    return dated(f"{text}T{code}", "TIME")


def _overnight_of(text: str, day: date | None, c: Context) -> Reading:
    """"Overnight on Friday", told on Friday, is the night that ends that day; told later, it can be either night."""
    if day is None:
        return Reading(text + "TNI", "TIME")
    before, after = day - timedelta(1), day + timedelta(1)
    if c.anchor and day >= c.anchor and c.tense != "future":
        return dated(before.isoformat() + "TNI", "TIME")
    return Reading(text + "TNI", "TIME", (f"{before.isoformat()}T18:00", f"{after.isoformat()}T05:59", "part_of_day"),
                   note="overnight on a day: the night before it or after it")


def clock_reading(clock: str, day: str) -> Reading:
    """A clock time of a day (TIMEX3 of the day given)."""
    found = clock_pattern().fullmatch(clock)
    zone = (found["zone"] or "") if found else ""
    text = w.BLANKS.sub(" ", clock)
    if text.split(" ")[0] in ("noon", "midday", "midnight"):
        return replace(dated(f"{day}T{'24:00' if text.startswith('midnight') else '12:00'}", "TIME"), zone=zone.upper())
    hour, minute = _hour_minute(text)
    if hour > 24 or minute not in ("", *(f"{n:02}" for n in range(60))):
        return Reading(day, "TIME")
    return replace(dated(f"{day}T{hour:02}:{minute or '00'}", "TIME"), zone=zone.upper())


def _hour_minute(text: str) -> tuple[int, str]:
    digits = text[:len(text) - len(text.lstrip("0123456789"))]
    rest = text[len(digits):]
    minute = rest[1:3] if rest[:1] in (":", ".") and rest[1:3].isdigit() else ""
    hour = int(digits)
    if len(digits) == 4:
        hour, minute = int(digits[:2]), digits[2:]
    letters = rest.replace(".", "").replace(" ", "").lstrip(":0123456789")
    late = letters.startswith("pm") or "afternoon" in text or "evening" in text or ("night" in text and hour > 5)
    if late and hour < 12:
        hour += 12
    elif hour == 12 and letters.startswith("am"):
        hour = 0
    return hour, minute


def overnight_class(m: Match[str], c: Context) -> Reading | None:
    """"Overnight", "last night", "tonight", "this morning", "earlier today"."""
    text = w.BLANKS.sub(" ", m[0])
    today = c.anchor.isoformat() if c.anchor else "XXXX-XX-XX"
    if text.endswith("today"):
        return dated(today)
    if m["part"]:
        return _part_of(today, m["part"].removeprefix("mid-"))
    if text == "tonight":
        return dated(today + "TNI", "TIME")
    if "hours" in text:
        return Reading(today + "TNI", "TIME", (f"{today}T00:00", f"{today}T05:59", "part_of_day") if c.anchor else None)
    if c.anchor and c.tense == "future" and text == "overnight":
        return dated(today + "TNI", "TIME")
    return dated((c.anchor - timedelta(1)).isoformat() + "TNI", "TIME") if c.anchor else Reading("XXXX-XX-XXTNI", "TIME")


def clock_class(m: Match[str], c: Context) -> Reading | None:
    """A clock time alone: of the last day named nearby, else of the anchor's."""
    text = m[0]
    if not any(x in text for x in (":", "m", "clock", "noon", "night", "hours", "hrs")):
        return None
    day = c.last_day or c.anchor
    return clock_reading(m["clock"], day.isoformat() if day else "XXXX-XX-XX")


def following_class(m: Match[str], c: Context) -> Reading | None:
    """"The next day", "that day", "that night": counted from the last day named."""
    text = m["which"]
    step = 1 if any(x in text for x in ("next", "following", "after", "later")) else -1 if any(
        x in text for x in ("previous", "before", "earlier")) else 0
    base = c.last_day or c.anchor
    if base is None:
        return Reading("XXXX-XX-XX", "DATE")
    day = (base + timedelta(step)).isoformat()
    name = next((p for p in ("night", "evening", "morning", "afternoon") if text.endswith(p)), "")
    return _part_of(day, name) if name else dated(day)


def holiday_class(m: Match[str], c: Context) -> Reading | None:
    """A holiday with a date of its own, in the named year or the one nearest the anchor."""
    name = w.BLANKS.sub(" ", m["name"]).replace("’", "'")
    day_in = next((w.HOLIDAYS[h] for h in w.HOLIDAYS if h == name or h.replace("'", "") == name),
                  w.HOLIDAYS["independence day"] if name.endswith("independence day") else None)
    if day_in is None:
        return None
    if m["y"]:
        return replace(dated(day_in(int(m["y"])).isoformat()), stated=True)
    if c.anchor is None:
        return Reading("XXXX-XX-XX", "DATE")
    anchor, days = c.anchor, [day_in(c.anchor.year + y) for y in (-1, 0, 1)]
    near = min(days, key=lambda d: abs((d - anchor).days))
    if not m["rel"] and abs((near - anchor).days) <= 21:  # "as Easter week began", told some days before
        return dated(near.isoformat())
    if m["rel"] == "last" or c.tense == "past":
        return dated(max(d for d in days if d < anchor or (d == anchor and m["rel"] != "last")).isoformat())
    if m["rel"] == "next" or c.tense == "future":
        return dated(min(d for d in days if d >= anchor).isoformat())
    return dated(near.isoformat())


def shift_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it has fewer."""
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return min(end_of_month(year, month), date(year, month, 1) + timedelta(day.day - 1))


Resolver = Callable[[Match[str], Context], Reading | None]


def read_as(name: str, m: Match[str], context: Context, table: dict[str, Resolver]) -> Reading | None:
    """The reading of what the scanner found to be of a class; None where it is no time after all."""
    resolver = table.get(name)
    found = class_pattern(name).match(m.string, m.start(), m.endpos) if resolver else None
    try:
        return resolver(found, context) if resolver and found else None
    except (ValueError, OverflowError):  # a day or year that no calendar has
        return None
