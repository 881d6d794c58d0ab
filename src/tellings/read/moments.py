"""A written date or time → When: ISO 8601, mail and HTTP dates, Unix time, and what is printed on a page."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from tellings.model.when import When
from tellings.read.stamps import dates_in, read_date

CLOCK = re.compile(r"(?<![\d.,:])(\d{1,2})(?:[:.h](\d{2})(?::\d{2})?\s*([ap]\.?\s?m\b\.?)?|\s*([ap]\.?m\b\.?))\s*(?:Uhr|h|Hrs|klo)?\s*"
                   r"((?-i:(?:GMT|UTC)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[A-Z]{2,4}T|ET|PT|[+-]\d{2}:?\d{2}\b))?", re.I)
MILITARY = re.compile(r"(?<![\d.,:])([01]\d|2[0-3])([0-5]\d)(?=\s?(?:GMT|UTC|Z)\b)")  # "0611 GMT", as agencies print it
OFFSET = re.compile(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?")
OFFSETS = {"GMT": 0, "UTC": 0, "BST": 60, "IST": 330, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180, "EDT": -240,
           "EST": -300, "CDT": -300, "CST": -360, "MDT": -360, "MST": -420, "PDT": -420, "PST": -480, "JST": 540, "KST": 540, "HKT": 480,
           "SGT": 480, "PKT": 300, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "SAST": 120, "EAT": 180, "WAT": 60, "WIB": 420}
ZONES = {"ET": "America/New_York", "PT": "America/Los_Angeles", "CT": "America/Chicago", "MT": "America/Denver"}


def when_of(text: str | None) -> When | None:
    """A When of an ISO 8601 (or RFC 2822, or printed) date; instants keep their zone and get the precision of a minute."""
    text = (text or "").strip()
    if not text:
        return None
    moment = _iso(text) or _mail(text)
    if isinstance(moment, datetime) and 1900 <= moment.year <= 2100:
        return at_minute(moment, moment.strftime("%Z") or "")
    if moment is not None and not isinstance(moment, datetime):
        return When.on(moment) if 1900 <= moment.year <= 2100 else None
    day = read_date(text)
    return moment_of(day, text) if day and 1900 <= day.year <= 2100 else None


def at_minute(moment: datetime, zone: str) -> When:
    """A When of an instant, or of a clock time whose zone is not known."""
    stamp = moment.replace(microsecond=0).isoformat()
    return When(stamp, stamp, "minute", "stated", zone)


def in_zone(when: When, zone: str) -> When:
    """An instant that is given in UTC, by the clock of a zone of the tz database; anything else as it is."""
    moment = instant_of(when)
    if moment is None or moment.utcoffset() != timedelta(0) or when.precision != "minute":
        return when
    return at_minute(moment.astimezone(ZoneInfo(zone)), zone)


def day_of(when: When | None) -> date | None:
    """The day a When begins."""
    return date.fromisoformat(when.earliest[:10]) if when and when.earliest else None


def instant_of(when: When | None) -> datetime | None:
    """The moment a When begins, None for a bare day."""
    return datetime.fromisoformat(when.earliest) if when and when.earliest and len(when.earliest) > 10 else None


def _iso(text: str) -> datetime | date | None:
    bare = re.sub(r"\s*(?:UTC|GMT|Z)$", "+00:00", text.replace("/", "-") if re.match(r"\d{4}/", text) else text)
    bare = re.sub(r"(?<=\d) (?=[+-]\d{2}:?\d{2}$)", "", bare)
    bare = re.sub(r"(?<=T)(?=\d:)", "0", bare)
    try:
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", bare):
            year, month, day = map(int, bare.split("-"))
            return date(year, month, day)
        if re.match(r"\d{4}-?\d{2}-?\d{2}[T ]", bare):
            return datetime.fromisoformat(bare)
        if re.fullmatch(r"1\d{9}|1\d{12}", bare):
            return datetime.fromtimestamp(int(bare[:10]), UTC)
    except (ValueError, OverflowError):
        return None
    return None


def _mail(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime

    if not re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d", text):
        return None
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def moment_of(day: date, text: str) -> When:
    """The day, with the clock time printed beside it where one is."""
    masked = text
    for found in dates_in(text):
        masked = masked[:found.start] + "x" * (found.end - found.start) + masked[found.end:]
    match = CLOCK.search(MILITARY.sub(r"\1:\2", masked))
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return When.on(day)
    half = match[3] or match[4]
    hour = int(match[1]) % 12 + (12 if half[0].lower() == "p" else 0) if half else int(match[1])
    moment = datetime(day.year, day.month, day.day, hour, int(match[2] or 0), tzinfo=zone_of(match[5] or ""))
    return at_minute(moment, (match[5] or "").lstrip("+-:0123456789"))


def zone_of(name: str) -> tzinfo | None:
    """The zone of an abbreviation ("BST", "ET", "GMT+3"); None where it is not known."""
    if name.upper() in ZONES:
        return ZoneInfo(ZONES[name.upper()])
    bare = name.upper().replace(" ", "")
    if bare in OFFSETS:
        return timezone(timedelta(minutes=OFFSETS[bare]))
    match = OFFSET.fullmatch(bare)
    if match and int(match[2]) <= 14:
        size = int(match[2]) * 60 + int(match[3] or 0)
        return timezone(timedelta(minutes=size if match[1] == "+" else -size))
    return None
