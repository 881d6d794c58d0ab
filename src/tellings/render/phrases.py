"""Wording shared by every way of showing an account: amounts, times, counts. Captured words go through `plain` first."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from tellings.model.accounts import Counts
from tellings.model.when import When
from tellings.reconcile import known_as
from tellings.text.units import PLURALS

# Control characters could drive a terminal, direction overrides could make words read backwards: both are shown, not obeyed.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
SINGLE = str.maketrans("“”„", "‘’‘")
STRAIGHT = re.compile(r"(?P<opens>(?<!\S)\"(?=\S))|\"")
BLANKS = re.compile(r"\s+")
OPENING = {"at_least": "at least ", "more_than": "more than ", "at_most": "up to ", "less_than": "fewer than ", "about": "about "}
MONEY = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "HKD": "HK$", "SGD": "S$"}
SPOKEN = {"magnitude": "", "share": "", "score": "", "year of age": "year", "month of age": "month", "week of age": "week",
          "day of age": "day"}
SHARES = {0.5: "half", 0.33: "a third", 0.67: "two thirds", 0.25: "a quarter", 0.75: "three quarters", 0.2: "a fifth", 0.1: "a tenth"}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
STATUS = {
    "agreed": "the reports that give it agree",
    "growing": "it rose as reports came in",
    "disputed": "the reports differ",
    "single": "one origin only",
}
CONFLICTS = {
    "value": "Different numbers", "arithmetic": "Does not add up", "date": "Different dates", "place": "Different places",
    "wording": "Different words", "status": "Done or not done", "who": "Different people",
}
UNDATED = "time not given"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def plain(text: str) -> str:
    """Captured words on one line, with nothing in them that a terminal would obey."""
    return UNSAFE.sub(_picture, BLANKS.sub(" ", text).strip())


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def inner(text: str) -> str:
    """Words to be set in quotation marks: marks within them become single ones, as printers do."""
    return STRAIGHT.sub(lambda m: "‘" if m["opens"] else "’", text).translate(SINGLE)


def shorten(text: str, length: int) -> str:
    """The text on one line, cut at a word where longer."""
    return known_as.shorten(plain(text), length)


def number(value: float) -> str:
    """12,500; 3.5; 1.2 million."""
    for scale, name in SCALES:
        if abs(value) >= scale and round(value / scale, 2) * scale == value:
            return f"{value / scale:,.2f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0").rstrip(".")


def quantity(value: float, unit: str = "") -> str:
    """A number with its unit: 40%, $1.2 billion, 12 km."""
    if unit in MONEY:
        return ("−" if value < 0 else "") + MONEY[unit] + number(abs(value))
    if unit == "share" and round(value, 2) in SHARES:
        return SHARES[round(value, 2)]
    unit = SPOKEN.get(unit, unit)
    if unit == "percent":
        return f"{number(value)}%"
    return f"{number(value)} {_plural(plain(unit), value)}" if unit else number(value)


def _plural(unit: str, value: float) -> str:
    """Hours for hour; abbreviations and rates (km, mph, km/h) stay."""
    if abs(value) == 1 or unit in PLURALS:
        return unit if abs(value) == 1 else PLURALS[unit]
    short = len(unit) < 4 or unit.startswith("sq ")
    return unit if short or not re.fullmatch(r"[a-z]+( [a-z]+)*", unit) or unit.endswith("s") else unit + "s"


def amount(low: float | None, high: float | None, bound: str = "exact", unit: str = "") -> str:
    """What one version says: at least 14; up to 200; 11 to 17; about 50."""
    ends = [v for v in (low, high) if v is not None]
    if not ends:
        return "no number"
    if unit == "score" and len(ends) == 2:
        return f"{number(ends[1])}–{number(ends[0])}"
    if len(ends) == 2 and low != high:
        return f"{number(ends[0])} to {quantity(ends[1], unit)}"
    if bound == "implied":
        return f"{quantity(ends[0], unit)} (no numeral printed)"
    closed = "at least " if high is None else "up to " if low is None else ""
    opening = "less than " if bound == "less_than" and unit else OPENING.get(bound, closed)
    return opening + quantity(ends[0], unit)


def extent(low: float | None, high: float | None, open_high: bool, unit: str = "") -> str:
    """Low to high of a finding: 14–16, open above."""
    ends = sorted({v for v in (low, high) if v is not None})
    if not ends:
        return "no number"
    text = quantity(ends[0], unit) if len(ends) == 1 else f"{number(ends[0])}–{quantity(ends[1], unit)}"
    return f"{text} or more" if open_high else text


def count(how_many: int, one: str, many: str = "") -> str:
    """1 report; 3 reports."""
    return f"{how_many:,} {one if how_many == 1 else many or one + 's'}"


def counts(c: Counts) -> str:
    """The three counts in one line."""
    return " · ".join((count(c.reports, "report"), count(c.origins, "origin"), count(c.claimants, "claimant")))


def listed(items: list[str]) -> str:
    """a, b and c."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


# The hours that words for parts of a day are read as (text/intervals.py)
PARTS = {"00:00–11:59": "morning", "12:00–17:59": "afternoon", "17:00–23:59": "evening", "18:00–23:59": "evening",
         "00:00–05:59": "early hours", "00:00–09:59": "early morning"}


def when(w: When | None, *, short: bool = False) -> str:
    """A time in words: 11 November 2025; night of 11 to 12 November 2025; 06:15 on 12 November 2025."""
    first, last = _moment(w.earliest) if w else None, _moment(w.latest) if w else None
    if w is None or (first is None and last is None):
        return "" if short else UNDATED
    if first is None or last is None:
        return f"by {_day(last)}" if last else f"from {_day(first)}" if first else ""
    return _precise(w, first, last)


def _precise(w: When, first: date, last: date) -> str:
    same_day = _day(first) == _day(last)
    if isinstance(first, datetime) and isinstance(last, datetime) and (same_day or w.precision == "minute"):
        hours = f"{first:%H:%M}" if w.precision == "minute" else f"{first:%H:%M}–{last:%H:%M}"
        part = PARTS.get(hours)
        if part:
            return f"{part} of {_day(first)}"
        return f"{_day(first)}, {hours}{_zone(w.zone)}"
    if same_day:
        return _day(first)
    if (first.day, (last + timedelta(days=1)).day) == (1, 1) and first.year == last.year:
        if first.month == last.month:
            return f"{MONTHS[first.month - 1]} {first.year}"
        if (first.month, last.month) == (1, 12):
            return str(first.year)
    night = "night of " if w.precision == "part_of_day" and (last - first).days < 2 else ""
    return f"{night}{_from(first, last)} to {_day(last)}"


def _from(first: date, last: date) -> str:
    """The first day without what it shares with the last."""
    if first.year != last.year:
        return _day(first)
    return str(first.day) if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"


def _moment(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def _day(day: date | None) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def _zone(zone: str) -> str:
    """Kyiv time; UTC; UTC+1; BST."""
    if "/" in zone:
        return f" {zone.rpartition('/')[2].replace('_', ' ')} time"
    offset = re.fullmatch(r"([+-])(\d\d):?(\d\d)", zone)
    if not offset:
        return f" {plain(zone)}" if zone else ""
    hours = f"{int(offset[2])}{':' + offset[3] if offset[3] != '00' else ''}"
    return " UTC" if hours == "0" else f" UTC{offset[1]}{hours}"


def basis(w: When | None) -> str:
    """How a time was found, where it is not printed in full."""
    if w is None or w.basis in ("stated", "unknown"):
        return ""
    return {"relative to published": "dated from the day of publication", "relative to post": "dated from the post's time",
            "relative to today": "dated from the day of reading", "inferred": "worked out from the reports together"}[w.basis]


def web_address(url: str | None) -> str:
    """The URL where it is one that may be linked to, else ""."""
    return url if url and re.match(r"https?://[^\s\"'<>\x00-\x1f]+$", url) else ""
