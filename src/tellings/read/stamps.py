"""The clock times printed above (or beside) the posts of a live blog."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from tellings.read.cues import DATE, MONTHS

STAMP = re.compile(
    rf"^(?:(?:posted|published|updated|at|live)\s*(?:at|on)?\s*:?\s*)?(?P<before>{DATE})?[\s,|·–—-]*(?:at\s+)?"
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s*(?P<half>[ap]\.?\s?m\.?)?\s*"
    r"(?P<zone>\(?(?:(?:GMT|UTC)(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?|(?-i:[A-Z]{2,4}T|ET|PT|MSK)|local time|(?-i:[A-Z][a-z]+) time)\)?)?"
    rf"[\s,|·–—-]*(?P<after>{DATE})?\W*$", re.I)
AGO = re.compile(
    r"^(?:(?:posted|published|updated)\s*:?\s*)?(?:(?P<number>\d{1,2})|an?)\s*(?P<unit>minutes?|mins?|m|hours?|hrs?|h|days?|d) ago\b", re.I)


@dataclass(frozen=True, slots=True)
class Clock:
    """A printed stamp: minutes after midnight, zone and date as printed ("" where not); or so many minutes ago."""

    printed: str
    minutes: int | None = None
    zone: str = ""
    date: str = ""
    ago: int | None = None


def is_stamp(text: str) -> bool:
    """Whether a line is nothing but a clock time, perhaps with zone and date."""
    return len(text) <= 60 and read_stamp(text) is not None


def read_stamp(text: str) -> Clock | None:
    """The stamp a line is, None when it is none."""
    if not text[:1].isalnum() or (not any(c.isdigit() for c in text) and "ago" not in text):
        return None
    if ago := AGO.match(text):
        size = {"m": 1, "h": 60, "d": 1440}[ago["unit"][0].lower()]
        return Clock(text, ago=int(ago["number"] or 1) * size)
    match = STAMP.match(text)
    if match is None or not (match["minute"] or match["half"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0].lower() == "p" else 0)
    zone = (match["zone"] or "").strip("() ")
    return Clock(text, hour * 60 + minute, zone, match["before"] or match["after"] or "")


MONTH_NUMBER = {name: i for i, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
YEAR = r"(?P<year>(?:19|20)\d{2})(?=\D|\d{1,2}[:.]\d{2}|$)"  # or a clock time printed right behind it
DAY_MONTH = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTHS})(?:,?\s+{YEAR})?(?![a-z])", re.I)
MONTH_DAY = re.compile(rf"\b(?P<month>{MONTHS})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+{YEAR})?", re.I)
ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
DOTTED = re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}})(?P<sign>\s?[./|-]\s?)(?P<month>\d{{1,2}})\s?[./|-]\s?{YEAR}")
PATTERNS = (ISO, DAY_MONTH, MONTH_DAY, DOTTED)


# First letters of month names in German, French, Spanish, Italian, Portuguese, Dutch, Finnish, Swedish and Polish, accents left out.
ABROAD = {name: i for i, names in enumerate((
    "jan ene gen tam sty", "feb fev hel lut", "mar maa mrz mrt", "avr abr apr huh kwi", "mai mei mag may maj tou", "jun juin giu kes cze",
    "jul juil lug hei lip", "aug aou ago elo sie", "sep set syy wrz", "okt oct ott out lok paz", "nov marr lis", "dez dec dic jou gru"), 1)
    for name in names.split()}
DAY_MONTH_ABROAD = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:\.|er|º)?\s+(?:de\s+)?(?P<month>[^\W\d_]{3,12})\.?,?\s+(?:de\s+|del\s+)?" + YEAR)


@dataclass(frozen=True, slots=True)
class Printed:
    """A date printed at `[start, end)` of a line; `other` is what it is where the month stands first ("3/4/2031")."""

    day: date
    start: int
    end: int
    other: date | None = None


def dates_in(text: str, near: date | None = None) -> list[Printed]:
    """The dates printed in a line, in order; those without a year only where `near` is given."""
    found: list[Printed] = []
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            day = _date(match, near)
            if day and not any(p.start < match.end() and match.start() < p.end for p in found):
                found.append(Printed(day, match.start(), match.end(), _american(match, day)))
    found = found or [Printed(day, *match.span()) for match in DAY_MONTH_ABROAD.finditer(text) if (day := _abroad(match))]
    return sorted(found, key=lambda p: p.start)


def read_date(text: str, near: date | None = None) -> date | None:
    """The date printed in a short line. One without a year is read as the nearest to `near`, and not read where that is None."""
    if not text or len(text) > 120:
        return None
    return next((p.day for p in dates_in(text, near)), None)


def _abroad(match: re.Match[str]) -> date | None:
    """A date with a month name of another European language: "19. Mai 2007", "3 de febrero de 2020"."""
    bare = unicodedata.normalize("NFD", match["month"].lower()).encode("ascii", "ignore").decode()
    month = ABROAD.get(bare[:4]) or ABROAD.get(bare[:3])
    return _made(int(match["year"]), month, int(match["day"])) if month else None


def _date(match: re.Match[str], near: date | None) -> date | None:
    month = MONTH_NUMBER.get(match["month"][:3].lower()) or (int(match["month"]) if match["month"].isdigit() else 0)
    day = int(match["day"])
    if month > 12 >= day:  # 7/31/2025: the month stands first
        month, day = day, month
    years = [int(match["year"])] if match["year"] else [near.year - 1, near.year, near.year + 1] if near else []
    found = [made for year in years if (made := _made(year, month, day))]
    return min(found, key=lambda d: abs((d - near).days) if near else 0, default=None)


def _american(match: re.Match[str], day: date) -> date | None:
    """The other reading of "3/4/2031"; None where there is but one."""
    slashed = "sign" in match.re.groupindex and "/" in match["sign"]
    return _made(day.year, day.day, day.month) if slashed and day.day <= 12 and day.day != day.month else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
