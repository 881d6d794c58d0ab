"""What one matched time expression means against an anchor: TIMEX3 value, type and interval. One function a class."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from re import Match

from tellings.text import date_words as w
from tellings.text.clock_times import clock_reading
from tellings.text.feasts import LASTING, SEEN
from tellings.text.intervals import end_of_month
from tellings.text.readings import Context, Reading, dated, span_of_days

SIGHTED = "by the calendar's arithmetic: where the moon is sighted the day may be another, one earlier or later"
EITHER = "day and month could be the other way round: the reading nearer to the report's day is taken"
WEEKEND = ((2, 0), (3, 0), (0, 4), (0, 3), (0, 2), (0, 1), (2, 1))  # days off before and behind a holiday on a Monday, Tuesday ...
EXCHANGED = re.compile(r"0?([1-9]|1[0-2])/(?!0?\1/)(?:0?[1-9]|1[0-2])/")


def day_class(m: Match[str], c: Context) -> Reading | None:
    """A day, with a clock time or part of the day where one stands beside it."""
    g = m.groupdict()
    if g["every"] or g["plural"]:
        return _each(g)
    text, day, stated = _one_day(g, c)
    if not text:
        return None
    reading = _within_day(g, text, day, c)
    if reading.timex.endswith("T24:00") and m.string[:m.start()].endswith(("after ", "from ")):  # "shortly after midnight on Friday"
        reading = dated(text + "T00:00", "TIME")
    return replace(reading, stated=stated, note=reading.note or (EITHER if EXCHANGED.match(str(g["slash"])) else ""))


def _each(g: dict[str, str | None]) -> Reading:
    """"Every Monday", "on Sundays at 9am", "Friday nights"."""
    name = str(g["wd"] or g["plural"]).removesuffix("s") if g["plural"] else str(g["wd"])
    day, clock = f"XXXX-WXX-{w.weekday_of(name)}", g["clock"] or g["clock2"]
    if clock:
        return replace(clock_reading(clock, day), type="SET", interval=None)
    part = w.PARTS.get(g["part"] or g["part2"] or "", "")
    return Reading(f"{day}T{part}" if part.isalpha() else day, "SET")


def _one_day(g: dict[str, str | None], c: Context) -> tuple[str, date | None, bool]:
    """TIMEX3 of the day, the day itself where it is known, and whether the words alone settle it."""
    try:
        if g["iso"]:
            day = date(*(int(x) for x in str(g["iso"]).replace("/", "-").split("-")))
            return day.isoformat(), day, True
        if g["slash"]:
            return _slash(str(g["slash"]), c)
        if g["m1"] or g["m2"]:
            return _named(g, c)
    except ValueError:
        return "", None, False
    if g["word"]:
        return _known("XXXX-XX-XX", _deictic(str(g["word"]), c))
    if g["wd3"]:
        return _known(f"XXXX-WXX-{w.weekday_of(str(g['wd3']))}", _in_week(w.weekday_of(str(g["wd3"])), str(g["week1"]), c))
    if g["wd"]:
        return _known(f"XXXX-WXX-{w.weekday_of(g['wd'])}", _weekday(g, c))
    return "", None, False


def _known(otherwise: str, day: date | None) -> tuple[str, date | None, bool]:
    return (day.isoformat() if day else otherwise), day, False


def _slash(text: str, c: Context) -> tuple[str, date | None, bool]:
    a, b, year = (int(x) for x in re.split(r"[/.-]", text))
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    first_is_day = a > 12 or "." in text or "-" in text
    if not first_is_day and b <= 12 and c.anchor:  # which way round is not said: the day that is nearer to the report's
        anchor = c.anchor
        day = min((date(year, a, b), date(year, b, a)), key=lambda d: abs((d - anchor).days))
    else:
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
    if c.ended:
        fitting = [d for d in fitting if d <= c.anchor] or fitting
    elif c.tense == "past":  # "was extended to Nov. 20" looks ahead; further ahead than a season, the past is meant
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
        return _in_week(wanted, g["week"], c)
    if g["later"]:  # "Monday week"
        return c.anchor + timedelta((ahead or 7) + 7)
    if rel in ("the previous", "the following") and c.last_day:
        step = (c.last_day.isoweekday() - wanted) % 7 or 7
        return c.last_day - timedelta(step) if rel == "the previous" else c.last_day + timedelta(7 - step % 7)
    if rel in ("last", "the last", "the previous", "past", "this past"):
        return c.anchor - timedelta(back or 7)
    if rel in ("next", "the next", "the following", "coming", "this coming"):
        return c.anchor + timedelta(ahead or 7)
    return c.anchor + timedelta(ahead) if c.tense == "future" else c.anchor - timedelta(back)


def _in_week(weekday: int, week: str, c: Context) -> date | None:
    """A weekday of the last, this or the next week."""
    if c.anchor is None:
        return None
    monday = c.anchor - timedelta(c.anchor.isoweekday() - 1)
    return monday + timedelta(weekday - 1 + {"last": -7, "next": 7}.get(week, 0))


def _within_day(g: dict[str, str | None], text: str, day: date | None, c: Context) -> Reading:
    clock, name = g["clock"] or g["clock2"], (g["part"] or g["part2"] or "").removeprefix("mid-")
    if clock:
        return clock_reading(clock, text)
    if g["hours"] or g["hours2"]:
        return Reading(text + "TNI", "TIME", (f"{text}T00:00", f"{text}T05:59", "part_of_day") if day else None)
    if g["into"] and day:
        following = day + timedelta(1)
        return Reading(text + "TNI", "TIME", (f"{text}T18:00", f"{following.isoformat()}T11:59", "part_of_day"))
    if g["over"]:
        return _overnight_of(text, day, (g["way"] or "").strip(), c)
    if name:
        return _part_of(text, name)
    if (g["to1"] or g["to2"]) and day:
        last = _day_of(day.year, day.month, int(str(g["to1"] or g["to2"]).rstrip("sthndr")))
        return span_of_days(day, last) if last and last > day else dated(text)
    if day and (g["mod"] or "") in ("early", "late"):
        return dated(text, "DATE", str(g["mod"]), c)
    return dated(text)


def _part_of(text: str, name: str) -> Reading:
    code = w.PARTS[name]
    if code == "24:00":  # "midnight Friday" is the end of that day for most desks, its start for others
        return dated(text + "T24:00", "TIME")
    return dated(f"{text}T{code}", "TIME")


def _overnight_of(text: str, day: date | None, way: str, c: Context) -> Reading:
    """"Overnight into Friday" ends that day. "Overnight on Friday", told on Friday, too; told later, it can be either night."""
    if day is None or way == "from":
        return dated(text + "TNI", "TIME")
    if way == "into":
        return dated((day - timedelta(1)).isoformat() + "TNI", "TIME")
    before, after = day - timedelta(1), day + timedelta(1)
    if c.anchor and day >= c.anchor and c.tense != "future":
        return dated(before.isoformat() + "TNI", "TIME")
    return Reading(text + "TNI", "TIME", (f"{before.isoformat()}T18:00", f"{after.isoformat()}T05:59", "part_of_day"),
                   note="overnight on a day: the night before it or after it")


def overnight_class(m: Match[str], c: Context) -> Reading | None:
    """"Overnight", "last night", "tonight", "this morning", "earlier today"."""
    text = w.BLANKS.sub(" ", m[0])
    today = c.anchor.isoformat() if c.anchor else "XXXX-XX-XX"
    if text.endswith("today"):
        return dated(today)
    clock = m["clock"] or m["clock2"] or m["bare"]
    if clock:
        return _clock_of(m, clock, c)
    if m["part"]:
        return _part_of(today, m["part"].removeprefix("mid-"))
    if text == "tonight":
        return dated(today + "TNI", "TIME")
    if "hours" in text:
        return Reading(today + "TNI", "TIME", (f"{today}T00:00", f"{today}T05:59", "part_of_day") if c.anchor else None)
    if c.anchor and c.tense == "future" and text == "overnight":
        return dated(today + "TNI", "TIME")
    return dated((c.anchor - timedelta(1)).isoformat() + "TNI", "TIME") if c.anchor else Reading("XXXX-XX-XXTNI", "TIME")


def _clock_of(m: Match[str], clock: str, c: Context) -> Reading:
    """"10pm tonight", "this morning at 7am", "last night at 9": an hour of that part of that day."""
    last = m["night"].startswith("last")
    day = (c.anchor - timedelta(last)).isoformat() if c.anchor else "XXXX-XX-XX"
    part = "night" if "night" in m["night"] else (m["part"] or "").removeprefix("mid-")
    plain = clock.replace(":", "").replace(".", "").isdigit()  # "7.30 tonight"
    return clock_reading(f"{clock} in the {'evening' if part == 'night' else part}" if m["bare"] or plain else clock, day)


def following_class(m: Match[str], c: Context) -> Reading | None:
    """"The next day", "that day", "that night": counted from the last day named."""
    text = m["which"]
    words = set(text.split())
    step = 1 if words & {"next", "following", "after", "later"} else -1 if words & {"previous", "before", "earlier"} else 0
    base = c.last_day or c.anchor
    if base is None:
        return Reading("XXXX-XX-XX", "DATE")
    day = (base + timedelta(step)).isoformat()
    name = next((p for p in ("night", "evening", "morning", "afternoon") if text.endswith(p)), "")
    return _part_of(day, name) if name else dated(day)


def holiday_class(m: Match[str], c: Context) -> Reading | None:
    """A holiday with a date of its own, in the named year or the one nearest the anchor."""
    name = w.BLANKS.sub(" ", m["name"]).replace("’", "'")
    known = next((h for h in w.HOLIDAYS if name in (h, h.replace("'", ""), h.replace("-", " "))),
                 "independence day" if name.endswith("independence day") else None)
    if known is None:
        return None
    if c.anchor is None and not m["y"]:
        return Reading("XXXX-XX-XX", "DATE")
    day = w.HOLIDAYS[known](int(m["y"])) if m["y"] else _nearest_holiday(w.HOLIDAYS[known], m["rel"], c)
    return replace(_holiday(known, day, m["run"]), stated=bool(m["y"]), note=SIGHTED if known in SEEN else "")


def _holiday(name: str, day: date, run: str | None) -> Reading:
    """The day, for a feast of many days all of them; or the week, or the days off, around it."""
    if not run:
        return span_of_days(day, day + timedelta(LASTING[name] - 1)) if name in LASTING else dated(day.isoformat())
    year, week, weekday = day.isocalendar()
    if run.endswith("weekend"):
        before, behind = WEEKEND[weekday - 1]
        return span_of_days(day - timedelta(before), day + timedelta(behind))
    return dated(f"{year}-W{week:02}") if weekday < 7 else span_of_days(day, day + timedelta(6))


def _nearest_holiday(day_in: Callable[[int], date], rel: str | None, c: Context) -> date:
    anchor = c.anchor or date.min
    days = [day_in(anchor.year + y) for y in (-1, 0, 1)]
    near = min(days, key=lambda d: abs((d - anchor).days))
    if not rel and abs((near - anchor).days) <= 21:  # "as Easter week began", told some days before
        return near
    if rel == "last" or c.tense == "past":
        return max(d for d in days if d < anchor or (d == anchor and rel != "last"))
    if rel == "next" or c.tense == "future":
        return min(d for d in days if d >= anchor)
    return near


def shift_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it has fewer."""
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return min(end_of_month(year, month), date(year, month, 1) + timedelta(day.day - 1))
