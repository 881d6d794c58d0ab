"""What days and weeks that are counted mean ("the first Friday of July", "every other day"), and times left vague ("for years", "now")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from re import Match

from tellings.text import date_words as w
from tellings.text.intervals import end_of_month
from tellings.text.readings import Context, Reading, dated, span_of_days
from tellings.text.timex import nearest_date, shift_months
from tellings.text.timex_periods import duration, unit_code

COUNTS = {"last": -1, "final": -1, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, **dict(list(w.ORDINALS.items())[:5])}
STEP = {"last": -1, "next": 1, "this": 0, "the following": 1, "the previous": -1}


def nthday_class(m: Match[str], c: Context) -> Reading | None:
    """"The first Friday of July 2023", "the last Monday of next month", "the first Monday of each month"."""
    if m["each"]:
        return Reading("P1M", "SET")
    month, wanted, n = _month(m, c), w.weekday_of(m["wd"]), COUNTS[m["n"]]
    if m["u"] == "year" or m["y2"] or month is None:
        return None
    days = [d for d in _days(month) if d.isoweekday() == wanted]
    return replace(dated(days[n - 1 if n > 0 else n].isoformat()), stated=bool(m["y"])) if n <= len(days) else None


def nthweek_class(m: Match[str], c: Context) -> Reading | None:
    """"The first week of October", "the last days of May", "the second week of 2015"."""
    n = COUNTS[m["n"]]
    year = int(m["y2"]) if m["y2"] else c.anchor.year + STEP[_plain(m["rel"])] if m["u"] == "year" and c.anchor else None
    if year is not None:
        weeks = date(year, 12, 28).isocalendar().week
        return dated(f"{year}-W{n if n > 0 else weeks:02}{'-WE' if m['unit'] == 'weekend' else ''}") if m["unit"] != "days" else None
    month = _month(m, c)
    if month is None:
        return None
    days = _days(month)
    if m["unit"] == "weekend":
        saturdays = [d for d in days if d.isoweekday() == 6]
        first = saturdays[n - 1 if n > 0 else n] if n <= len(saturdays) else None
        return span_of_days(first, first + timedelta(1)) if first else None
    if m["unit"] == "days" and n not in (1, -1):
        return None
    part = days[7 * (n - 1):7 * n] if n > 0 else days[-7:]
    return span_of_days(part[0], part[-1], bool(m["y"])) if part else None


def _month(m: Match[str], c: Context) -> date | None:
    """The first day of the month meant."""
    if m["m"] and m["y"]:
        return date(int(m["y"]), w.month_of(m["m"]), 1)
    if c.anchor is None:
        return None
    if m["m"]:
        return nearest_date(w.month_of(m["m"]), 1, c)
    return shift_months(c.anchor.replace(day=1), STEP[_plain(m["rel"])]) if m["u"] == "month" else None


def _plain(words: str) -> str:
    return w.BLANKS.sub(" ", words)


def _days(first: date) -> list[date]:
    return [first + timedelta(n) for n in range(end_of_month(first.year, first.month).day)]


def weekof_class(m: Match[str], c: Context) -> Reading | None:
    """"The week of March 6", "the week ending 12 May"."""
    month, number = w.month_of(m["m1"] or m["m2"]), int((m["d1"] or m["d2"]).rstrip("sthndr"))
    day = date(int(m["y"]), month, number) if m["y"] else nearest_date(month, number, c)
    if day is None:
        return Reading("XXXX-WXX", "DATE")
    if m["how"] == "of":
        year, week, _ = day.isocalendar()
        return dated(f"{year}-W{week:02}")
    first = day - timedelta(6) if m["how"].startswith(("end", "to")) else day
    return span_of_days(first, first + timedelta(6), stated=bool(m["y"]))


def worded_class(m: Match[str], c: Context) -> Reading | None:
    """"March eighth", "the second of June", "Sunday, May twenty-first"."""
    words = w.BLANKS.sub(" ", m["o1"] or m["o2"]).replace("-", " ").split(" ")
    number = w.TENS[words[0]] + w.ORDINALS[words[1]] if len(words) == 2 else w.ORDINAL_DAYS[words[0]]
    month = w.month_of(m["m1"] or m["m2"])
    if m["y"]:
        return replace(dated(date(int(m["y"]), month, number).isoformat()), stated=True)
    day = nearest_date(month, number, c, w.weekday_of(m["wd"]) if m["wd"] else 0)
    return dated(day.isoformat()) if day else Reading(f"XXXX-{month:02}-{number:02}", "DATE")


def numbered_class(m: Match[str], c: Context) -> Reading | None:
    """"Friday the 13th", "on the 27th", "the 20th of next month": of the month nearest the anchor that has such a day."""
    number = int((m["d"] or m["d3"]).rstrip("sthndr"))
    if c.anchor is None:
        return Reading(f"XXXX-XX-{number:02}", "DATE") if 0 < number < 32 else None
    first = c.anchor.replace(day=1)
    steps = (STEP[m["rel"]],) if m["rel"] else (-2, -1, 0, 1, 2)
    days = [d for step in steps for d in _days(shift_months(first, step)) if d.day == number]
    wanted = w.weekday_of(m["wd"]) if m["wd"] else 0
    days = [d for d in days if d.isoweekday() == wanted] if wanted else days
    if c.tense:
        days = [d for d in days if (d <= c.anchor if c.tense == "past" else d >= c.anchor)] or days
    anchor = c.anchor
    found = min(days, key=lambda d: abs((d - anchor).days), default=None)
    return dated(found.isoformat()) if found else None


def lastdate_class(m: Match[str], c: Context) -> Reading | None:
    """"Last Oct. 23", "next March 4": the latest before the anchor, or the first after it."""
    month, number, rel = w.month_of(m["m"]), int(m["d"].rstrip("sthndr")), _plain(m["rel"])
    if c.anchor is None:
        return Reading(f"XXXX-{month:02}-{number:02}", "DATE")
    if rel == "this":
        return dated(date(c.anchor.year, month, number).isoformat())
    years = (c.anchor.year - 1, c.anchor.year, c.anchor.year + 1)
    ahead = rel in ("next", "this coming")
    days = [d for d in (date(y, month, number) for y in years) if (d > c.anchor if ahead else d < c.anchor)]
    return dated((min(days) if ahead else max(days)).isoformat())


def afternext_class(m: Match[str], c: Context) -> Reading | None:
    """"The week after next", "the year before last"."""
    if c.anchor is None:
        return Reading({"year": "XXXX", "month": "XXXX-XX"}.get(m["u"], "XXXX-WXX"), "DATE")
    step = 2 if m["dir"].startswith("after") else -2
    if m["u"] == "year":
        return dated(str(c.anchor.year + step))
    if m["u"] == "month":
        return dated(shift_months(c.anchor.replace(day=1), step).isoformat()[:7])
    if m["u"] == "day":
        return dated((c.anchor + timedelta(step)).isoformat())
    year, week, _ = (c.anchor + timedelta(7 * step)).isocalendar()
    return dated(f"{year}-W{week:02}{'-WE' if m['u'] == 'weekend' else ''}")


def set_class(m: Match[str], _: Context) -> Reading | None:
    """"Daily", "every week", "every other day", "twice a month"."""
    words = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H", "nightly": "P1D",
             "biweekly": "P2W"}
    if m["word"]:
        return Reading(words[m["word"]], "SET")
    if m["named"]:
        return Reading(f"XXXX-{w.SEASONS.get(m['named']) or format(w.month_of(m['named']), '02')}", "SET")
    if m["part"]:
        return Reading(f"XXXX-XX-XXT{w.PARTS[m['part']]}", "SET")
    code, clock = unit_code(m["u"] or m["u2"] or m["u3"])
    number = w.number(m["n"]) if m["n"] else 2.0 if (m["other"] or "").startswith(("other", "second")) else 1.0
    return Reading(duration(number, code, clock) if code != "Q" else "P1Q", "SET")


def vague_class(m: Match[str], _: Context) -> Reading | None:
    """"For years", "weeks ahead", "months later"."""
    if m["long"]:
        return Reading(duration(None if m[0].startswith(m["long"] + "s") else 1, *unit_code(m["long"])), "DURATION")
    code, clock = unit_code(m["u"] or m["u2"])
    if m[0].endswith("ago"):
        return Reading("PAST_REF" if not clock else duration(None, code, clock), "DATE" if not clock else "DURATION")
    return Reading(duration(None, code, clock), "DURATION")


def ref_class(m: Match[str], _: Context) -> Reading | None:
    """"Now", "recently", "soon"."""
    return Reading("PRESENT_REF" if m["now"] else "PAST_REF" if m["past"] else "FUTURE_REF", "DATE")
