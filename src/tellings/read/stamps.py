"""The clock times printed above (or beside) the posts of a live blog."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from tellings.read.cues import DATE, DAYS, MONTHS

ZONE = (r"(?P<zone>\(?(?:(?:GMT|UTC)(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?|(?-i:[A-Z]{2,4}T|ET|PT|MSK)|local time"
        r"|(?-i:[A-Z][a-z]+) time)\)?)?")
NEAR_DAY = rf"(?:today|yesterday|{DAYS})"  # a day told by its name alone
DIGIT = re.compile(r"\d")
STAMP = re.compile(
    rf"^(?:(?:posted|published|updated|at|live)\s*(?:at|on)?\s*:?\s*)?(?P<before>{DATE}|{NEAR_DAY})?[\s,|•·–—-]*(?:at\s+)?"
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s*(?P<half>[ap]\.?\s?m\.?)?\s*"
    + ZONE + rf"[\s,|·–—-]*(?:on\s+)?(?P<after>{DATE}|{NEAR_DAY})?\W*$", re.I)
INLINE = re.compile(
    r"^(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)?\s*" + ZONE
    + r"\s*[:|·–—-]?\s+(?P<rest>[\"'“‘«]?[^\W\d_].*)$", re.I | re.S)
AGO = re.compile(
    r"^(?:(?:posted|published|updated)\s*:?\s*)?(?:(?:just|right) now"
    r"|(?:(?P<number>\d{1,2})|an?)\s*(?P<unit>minutes?|mins?|m|hours?|hrs?|h|days?|d)"
    r"(?:,?\s*(?:and\s+)?(?P<more>\d{1,2})\s*(?:minutes?|mins?|m))?(?:\s+ago\b|$))", re.I)


HEADING = 2  # words


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
    if not text[:1].isalnum() or not (DIGIT.search(text) or "ago" in text or text.lower().endswith("now")):
        return None
    if ago := AGO.match(text):
        size = {"m": 1, "h": 60, "d": 1440}[ago["unit"][0].lower()] if ago["unit"] else 0
        return Clock(text, ago=int(ago["number"] or 1) * size + int(ago["more"] or 0))
    match = STAMP.match(text)
    return _clock(match, text, match["before"] or match["after"] or "") if match else None


def behind_ago(text: str) -> str | None:
    """The heading that stands behind a stamp in one line ("12 minutes ago Crane falls into the harbour"); None where there is none."""
    match = AGO.match(text)
    rest = text[match.end():].strip(" ·|-–—:") if match else ""
    return rest if len(rest.split()) >= HEADING else None


def read_inline(text: str) -> Clock | None:
    """The stamp that a paragraph begins with ("17:36 GMT: A crane fell ..."), None where it begins with none."""
    if not text[:1].isdigit() or len(text) < 30:
        return None
    match = INLINE.match(text)
    return _clock(match, text[:match.start("rest")].strip(), "") if match and match["rest"].strip("\"'“‘«")[:1].isupper() else None


def _clock(match: re.Match[str], printed: str, day: str) -> Clock | None:
    if not (match["minute"] or match["half"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0].lower() == "p" else 0)
    return Clock(printed, hour * 60 + minute, (match["zone"] or "").strip("() "), day)


def day_near(text: str, near: date | None) -> date | None:
    """The day that "Friday 7 March", "7 March", "Friday", "today" or "yesterday" is, seen from `near`: a weekday is the last one."""
    if day := read_date(text, near):
        return day
    name = text.strip(" ,.:|–—-").lower()
    if near is None or not name:
        return None
    if name in ("today", "yesterday"):
        return near - timedelta(days=name == "yesterday")
    back = next(((near.weekday() - k) % 7 for k, day_name in enumerate(WEEK) if name[:3] == day_name), None)
    return near - timedelta(days=back) if back is not None and re.fullmatch(DAYS, name, re.I) else None


def is_day(text: str) -> bool:
    """Whether a line is nothing but a day: a date heading of a live blog."""
    return len(text) <= 40 and DAY_LINE.match(text) is not None


WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_LINE = re.compile(rf"^(?:{DATE}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday)\W*$", re.I)
MONTH_NUMBER = {name: i for i, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
YEAR = r"(?P<year>(?:19|20)\d{2})(?=\D|\d{1,2}[:.]\d{2}|$)"  # or a clock time printed right behind it
DAY_MONTH = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th)?\s+(?:of\s+)?|-)(?P<month>{MONTHS})(?:(?:,?\s+|-){YEAR})?(?![a-z])", re.I)
MONTH_DAY = re.compile(rf"\b(?P<month>{MONTHS})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+{YEAR})?", re.I)
ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
DOTTED = re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}})(?P<sign>\s?[./|-]\s?)(?P<month>\d{{1,2}})\s?[./|-]\s?{YEAR}")
EASTERN = re.compile(r"(?P<year>(?:19|20)\d{2})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
SHORT_YEAR = re.compile(r"(?<![\d./])(?P<day>\d{1,2})(?P<sign>[./])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{2})(?![\d./])")  # "23.09.22"
SHORT_LINE = 40  # characters in which a year of two digits is read
PATTERNS = (ISO, EASTERN, DAY_MONTH, MONTH_DAY, DOTTED)


# First letters of month names in German, French, Spanish, Italian, Portuguese, Dutch, Finnish, Swedish, Polish, Romanian, Turkish,
# accents left out; in Russian, Ukrainian, Greek and Arabic.
ABROAD = {name: i for i, names in enumerate((
    "jan ene gen tam sty ian oca янв січ ιαν ينا", "feb fev hel lut sub фев лют φεβ فبر", "mar maa mrz mrt мар бер μαρ مار",
    "avr abr apr huh kwi nis апр кві απρ ابر", "mai mei mag may maj tou мая тра μαι ماي",
    "jun juin giu kes cze iun haz июн чер ιουν يوني", "jul juil lug hei lip iul tem июл лип ιουλ يولي",
    "aug aou ago elo sie agu авг сер αυγ اغس", "sep set syy wrz eyl сен вер σεπ سبت", "okt oct ott out lok paz eki окт жов οκτ اكت",
    "nov marr lis noi kas ноя лис νοε نوف", "dez dec dic jou gru des ara дек гру δεκ ديس"), 1)
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
    if not found and len(text) <= SHORT_LINE and (short := SHORT_YEAR.search(text)) and (day := _date(short, near)):
        found = [Printed(day, *short.span(), _american(short, day))]
    return sorted(found, key=lambda p: p.start)


def read_date(text: str, near: date | None = None) -> date | None:
    """The date printed in a short line. One without a year is read as the nearest to `near`, and not read where that is None."""
    if not text or len(text) > 120:
        return None
    return next((p.day for p in dates_in(text, near)), None)


def _abroad(match: re.Match[str]) -> date | None:
    """A date with a month name of another European language: "19. Mai 2007", "3 de febrero de 2020"."""
    bare = "".join(c for c in unicodedata.normalize("NFD", match["month"].lower()) if not unicodedata.combining(c))
    month = ABROAD.get(bare[:4]) or ABROAD.get(bare[:3])
    return _made(int(match["year"]), month, int(match["day"])) if month else None


def _date(match: re.Match[str], near: date | None) -> date | None:
    month = MONTH_NUMBER.get(match["month"][:3].lower()) or (int(match["month"]) if match["month"].isdigit() else 0)
    day = int(match["day"])
    if month > 12 >= day:  # 7/31/2025: the month stands first
        month, day = day, month
    year = int(match["year"] or 0) + (2000 if len(match["year"] or "") == 2 else 0)
    years = [year] if year else [near.year - 1, near.year, near.year + 1] if near else []
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
