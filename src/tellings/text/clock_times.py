"""What a time of the clock means: use for every expression that names an hour."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache
from re import Match

from tellings.text import date_words as w
from tellings.text.date_patterns import spaced
from tellings.text.readings import Context, Reading, dated

SIGNS = (":", "m", "clock", "noon", "night", "hours", "hrs", "morning", "evening")
HALF = re.compile(r"[ap]\.?m|in the (?:morning|afternoon|evening)")
MINUTES = frozenset(f"{n:02}" for n in range(60))


@cache
def clock_pattern() -> re.Pattern[str]:
    """A clock time with its zone."""
    return re.compile(spaced(w.CLOCK))


def clock_reading(clock: str, day: str) -> Reading:
    """A clock time of a day (TIMEX3 of the day given)."""
    found = clock_pattern().fullmatch(clock)
    zone = w.BLANKS.sub(" ", (found["zone"] or "") if found else "")
    text = w.BLANKS.sub(" ", clock)
    if text.split(" ")[0] in ("noon", "midday", "midnight"):
        return replace(dated(f"{day}T{'24:00' if text.startswith('midnight') else '12:00'}", "TIME"), zone=zone)
    hour, minute = _hour_minute(text)
    if hour > 24 or (minute and minute not in MINUTES):
        return Reading(day, "TIME")
    return replace(dated(f"{day}T{hour:02}:{minute or '00'}", "TIME"), zone=zone)


def _hour_minute(text: str) -> tuple[int, str]:
    word = text.split(" ", maxsplit=1)[0].split("-", maxsplit=1)[0]
    if word in w.SMALL:
        text = f"{w.SMALL[word]}{text[len(word):]}"
    digits = text[:len(text) - len(text.lstrip("0123456789"))]
    rest = text[len(digits):]
    minute = rest[1:3] if rest[:1] in (":", ".") and rest[1:3].isdigit() else ""
    hour = int(digits)
    if len(digits) == 4:
        hour, minute = int(digits[:2]), digits[2:]
    return _of_half(hour, rest, text), minute


def _of_half(hour: int, rest: str, text: str) -> int:
    """The hour of 24 that "pm", "in the evening" and their like make of an hour of 12."""
    letters = rest.replace(".", "").replace(" ", "").lstrip(":0123456789")
    late = letters.startswith("pm") or "afternoon" in text or "evening" in text or ("night" in text and hour > 5)
    if late and hour < 12:
        return hour + 12
    return 0 if hour == 12 and (letters.startswith("am") or "night" in text) else hour


def clock_class(m: Match[str], c: Context) -> Reading | None:
    """A clock time alone: of the last day named nearby, else of the anchor's."""
    if not any(sign in m[0] for sign in SIGNS):
        return None
    text = w.BLANKS.sub(" ", m["clock"])
    if text == "midnight" and c.tense == "past" and not c.last_day and c.anchor:  # "the strike began at midnight": when today began
        return dated(f"{_day(c)}T00:00", "TIME")
    return clock_reading(text, _day(c))


def _day(c: Context) -> str:
    day = c.last_day or c.anchor
    return day.isoformat() if day else "XXXX-XX-XX"


def clockrange_class(m: Match[str], c: Context) -> Reading | None:
    """"Between 3 and 5 pm", "from 10:30 pm to 3 am": an hour without "am" or "pm" takes the other's, or the next there is."""
    if not any(sign in f"{m['clock']}{m['half'] or ''}{m['from']}" for sign in SIGNS) or (m["clock"][0].isalpha() and not m["half"]):
        return None
    first, last = clock_reading(m["from"] + (m["half"] or ""), _day(c)), clock_reading(m["clock"], _day(c))
    half = HALF.search(m["clock"])
    if half and not m["half"]:
        same = clock_reading(f"{m['from']} {half[0]}", _day(c))
        first = same if same.timex[-5:] < last.timex[-5:] else first
    elif m["half"] and not half and ":" not in m["clock"][:-3] and last.timex[-5:] <= first.timex[-5:]:
        last = clock_reading(f"{m['clock']} pm", _day(c))
    return _between(first, last, c) if "T" in first.timex and "T" in last.timex else None


def _between(first: Reading, last: Reading, c: Context) -> Reading:
    """From one hour to the other; to the next day's where that is earlier."""
    day = c.last_day or c.anchor
    if day and last.timex[-5:] <= first.timex[-5:]:
        last = replace(dated(f"{(day + timedelta(1)).isoformat()}{last.timex[10:]}", "TIME"), zone=last.zone)
    timex = f"{first.timex}/{last.timex}"
    if first.interval is None or last.interval is None:
        return Reading(timex, "TIME", zone=last.zone)
    return Reading(timex, "TIME", (first.interval[0], last.interval[1], "minute"), zone=last.zone)


def clockwords_class(m: Match[str], c: Context) -> Reading | None:
    """"Half past eight", "a quarter to 8 in the morning", "ten past nine"."""
    words = {"five": 5, "ten": 10, "twenty": 20}
    count = m["n"] or ""
    minutes = 30 if m["half"] else 15 if m["quarter"] else words.get(count) or (int(count) if count.isdigit() else 25)
    if minutes > 59:
        return None
    hour, _ = _hour_minute(w.BLANKS.sub(" ", f"{m['hour']}{m['later'] or ''}"))
    whole = hour * 60 + (minutes if "past" in (m["half"] and "past", m["q"], m["p"]) else -minutes)
    return dated(f"{_day(c)}T{whole // 60 % 24:02}:{whole % 60:02}", "TIME")
