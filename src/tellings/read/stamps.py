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
DAY_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTHS})(?:,?\s+(?P<year>\d{{4}}))?", re.I)
MONTH_DAY = re.compile(rf"\b(?P<month>{MONTHS})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}}))?", re.I)
ISO = re.compile(r"\b(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
DOTTED = re.compile(r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d{2})\b")


# First letters of month names in German, French, Spanish, Italian, Portuguese and Dutch, accents left out.
ABROAD = {name: i for i, names in enumerate((
    "jan ene gen", "feb fev", "mar maa mrz mrt", "avr abr apr", "mai mei mag may", "jun juin giu", "jul juil lug", "aug aou ago", "sep set",
    "okt oct ott out", "nov", "dez dec dic"), 1) for name in names.split()}
DAY_MONTH_ABROAD = re.compile(r"\b(\d{1,2})(?:\.|er|º)?\s+(?:de\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?((?:19|20)\d{2})\b")


def read_date(text: str, near: date | None = None) -> date | None:
    """The date printed in a short line. One without a year is read as the nearest to `near`, and not read where that is None."""
    if not text or len(text) > 120:
        return None
    for pattern in (ISO, DAY_MONTH, MONTH_DAY, DOTTED):
        if match := pattern.search(text):
            return _date(match, near)
    return _date_abroad(text)


def _date_abroad(text: str) -> date | None:
    """A date with a month name of another European language: "19. Mai 2007", "3 de febrero de 2020"."""
    for day, name, year in DAY_MONTH_ABROAD.findall(text):
        bare = unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
        month = ABROAD.get(bare[:4]) or ABROAD.get(bare[:3])
        if month and 1 <= int(day) <= 31:
            try:
                return date(int(year), month, int(day))
            except ValueError:
                continue
    return None


def _date(match: re.Match[str], near: date | None) -> date | None:
    month = MONTH_NUMBER.get(match["month"][:3].lower()) or (int(match["month"]) if match["month"].isdigit() else 0)
    day = int(match["day"])
    if month > 12 >= day:  # 7/31/2025: the month stands first
        month, day = day, month
    years = [int(match["year"])] if match["year"] else [near.year - 1, near.year, near.year + 1] if near else []
    found = []
    for year in years:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda d: abs((d - near).days) if near else 0, default=None)
