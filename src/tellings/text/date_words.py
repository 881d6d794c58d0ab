"""The words of time: months, weekdays, units, numbers, parts of the day, zones, holidays. Use them for any rule about dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from tellings.text.feasts import FEASTS

MONTHS = {name: i + 1 for i, name in enumerate(
    "january february march april may june july august september october november december".split())}
MONTH_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
DAYS = {name: i + 1 for i, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
DAYS_SHORT = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7}
UNITS = {"second": "S", "minute": "M", "min": "M", "hour": "H", "hr": "H", "day": "D", "night": "D", "week": "W", "fortnight": "F",
         "month": "M", "quarter": "Q", "year": "Y", "yr": "Y", "decade": "E", "century": "C", "centurie": "C", "millennium": "L",
         "weekend": "WE", "season": "S?"}
CLOCK_UNITS = frozenset({"second", "minute", "min", "hour", "hr"})
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "lunchtime": "MI", "midday": "MI", "noon": "12:00",
         "midnight": "24:00", "dawn": "MO", "dusk": "EV", "daybreak": "MO", "sunrise": "MO", "sunset": "EV", "daytime": "DT"}
SMALL = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen".split())}
TENS = {w: 10 * (i + 2) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
ORDINALS = {w: i + 1 for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split())}
ORDINAL_DAYS = {w: i + 1 for i, w in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth".split())} | {"thirtieth": 30}
VAGUE = ("a number of", "a few", "few", "several", "many", "some", "dozens of", "scores of", "hundreds of", "thousands of",
         "countless", "multiple", "numerous")
FRACTIONS = {"½": .5, "¼": .25, "¾": .75}
ZONES = {"gmt": "+00:00", "utc": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
         "msk": "+03:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
         "pst": "-08:00", "pdt": "-07:00", "ist": "+05:30", "jst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "hkt": "+08:00",
         "sgt": "+08:00", "et": "", "pt": "", "ct": "", "mt": "", "wib": "+07:00", "pkt": "+05:00", "nzst": "+12:00"}

ONES = "|".join(list(SMALL)[1:10])
NUMBER = (r"(?:\d+(?:,\d{3})*(?:\.\d+)?(?:\s?[½¼¾]|[_~]\d/\d)?|[½¼¾]|(?:a_|one_)?hundred|"
          rf"(?:{'|'.join(TENS)})(?:~(?:{ONES}))?|{'|'.join(sorted(SMALL, key=len, reverse=True))}|"
          rf"{'|'.join(v.replace(' ', '_') for v in VAGUE)}|(?:a_)?couple_of|half_an?|an?)")
UNIT = r"(?:second|minute|min|hour|hr|day|night|week|fortnight|month|quarter|year|yr|decade|centur(?:y|ies)|weekend)"
MONTH = (r"(?:(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber"
         r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)")
DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b\.?)"
YEAR = r"(?:1[1-9]|20)\d\d(?![\d%]|[.]\d)"
NUMBERED = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
PART = r"(?:morning|afternoon|evening|night|lunchtime|midday|noon|midnight|dawn|dusk|daybreak)"
NO_ZONE = ("an?|th\\w+|for|at|in|on|by|of|to|and|or|every|each|some|same|first|second|last|next|prime|real|full|part|any|when|as|one|two"
           "|it|is|was|his|her|its|our|my|with|after|before|closing|opening")
ZONE = (r"(?:(?:[ecmp][sd]?|gm|bs|ce|ces|ee|ees|is|js|aes|aed|hk|sg|pk|nzs)t|utc|msk|wib|eastern"
        rf"|(?:(?!(?:{NO_ZONE})\b)[a-z.]+_){{1,3}}time(?=\W|$))\b")
CLOCK = (rf"(?:\d{{1,2}}(?:[:.]\d\d){{0,2}}(?:_?[ap](?:\.m\b\.?|m\b)|_?o['’]clock(?:_in_the_{PART})?)|"
         r"(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?|[.][0-5]\d(?=_(?:hours|hrs|gmt|utc|bst|local_time)))"
         r"(?:_hours|_hrs)?(?![\d%]|[.,]\d)|(?:[01]\d|2[0-3])[0-5]\d_(?=gmt|utc|hours|hrs|local_time)(?:hours|hrs)?|noon|midday|midnight)"
         rf"(?:_?\(?(?P<zone>{ZONE})\)?)?")
SEASON = r"(?:spring|summer|autumn|fall|winter)"
ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
TEENS = "|".join(list(SMALL)[10:20])
SPOKEN_YEAR = (rf"(?P<century>nineteen|twenty)~(?:(?P<tens>{'|'.join(TENS)})(?:~(?P<ones>{ONES}))?|(?P<teens>{TEENS}))"
               rf"|(?:(?<=year\s)|(?<=in\s)|(?<=of\s))two_thousand(?:_and)?(?:_(?P<after>{'|'.join(list(SMALL)[1:20])}))?")
HEDGE = (r"(?:(?:at_least|at_most|more_than|less_than|no_more_than|as_many_as|fewer_than|over|under|nearly|almost|about|around|"
         r"approximately|roughly|some|up_to|only|just|well_over|just_over|just_under|barely|exactly|within)_)")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, as Meeus gives it)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth(month: int, weekday: int, n: int) -> Callable[[int], date]:
    """The n-th such weekday (1 is Monday) of a month, in any year; n = -1 is the last."""
    def day(year: int) -> date:
        if n > 0:
            first = date(year, month, 1)
            return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (n - 1))
        last = date(year, month + 1, 1) - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    return day


def fixed(month: int, day: int) -> Callable[[int], date]:
    """The same day every year."""
    return lambda year: date(year, month, day)


def from_easter(days: int) -> Callable[[int], date]:
    """So many days after Easter Sunday."""
    return lambda year: easter(year) + timedelta(days)


def election_day(year: int) -> date:
    """The Tuesday after the first Monday of November (United States)."""
    return nth(11, 1, 1)(year) + timedelta(1)


def after(holiday: Callable[[int], date], days: int) -> Callable[[int], date]:
    """So many days after another holiday."""
    return lambda year: holiday(year) + timedelta(days)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas eve": fixed(12, 24), "christmas day": fixed(12, 25), "christmas": fixed(12, 25), "boxing day": fixed(12, 26),
    "new year's eve": fixed(12, 31), "new year's day": fixed(1, 1), "valentine's day": fixed(2, 14), "halloween": fixed(10, 31),
    "independence day": fixed(7, 4), "fourth of july": fixed(7, 4), "bastille day": fixed(7, 14), "may day": fixed(5, 1),
    "international workers' day": fixed(5, 1),
    "veterans day": fixed(11, 11), "armistice day": fixed(11, 11), "remembrance day": fixed(11, 11), "remembrance sunday": nth(11, 7, 2),
    "st patrick's day": fixed(3, 17), "saint patrick's day": fixed(3, 17), "juneteenth": fixed(6, 19), "earth day": fixed(4, 22),
    "international women's day": fixed(3, 8), "canada day": fixed(7, 1), "anzac day": fixed(4, 25), "australia day": fixed(1, 26),
    "all saints' day": fixed(11, 1), "guy fawkes night": fixed(11, 5), "bonfire night": fixed(11, 5), "groundhog day": fixed(2, 2),
    "good friday": from_easter(-2), "easter sunday": from_easter(0), "easter monday": from_easter(1), "easter": from_easter(0),
    "maundy thursday": from_easter(-3), "holy saturday": from_easter(-1), "whit monday": from_easter(50),
    "shrove tuesday": from_easter(-47), "palm sunday": from_easter(-7),
    "ash wednesday": from_easter(-46), "thanksgiving day": nth(11, 4, 4), "thanksgiving": nth(11, 4, 4),
    "black friday": after(nth(11, 4, 4), 1), "cyber monday": after(nth(11, 4, 4), 4), "election day": election_day,
    "labor day": nth(9, 1, 1), "labour day": nth(9, 1, 1), "columbus day": nth(10, 1, 2), "memorial day": nth(5, 1, -1),
    "martin luther king day": nth(1, 1, 3), "mlk day": nth(1, 1, 3), "presidents' day": nth(2, 1, 3),
    "mother's day": nth(5, 7, 2), "father's day": nth(6, 7, 3),
} | FEASTS
HOLIDAY = "|".join(name.replace(" ", "_").replace("-", "~").replace("'", "['’]?") for name in sorted(HOLIDAYS, key=len, reverse=True))
BLANKS = re.compile(r"\s+")


def number(text: str) -> float | None:
    """The value of a number of units ("twenty-four", "3½", "2 1/2", "a"); None where the words leave it open ("several")."""
    words = BLANKS.sub(" ", text).strip()
    if words in VAGUE:
        return None
    if words.startswith("half"):
        return .5
    if words.endswith("couple of"):
        return 2
    if words in ("a", "an", "a hundred", "one hundred", "hundred"):
        return 100 if "hundred" in words else 1
    if words[0].isdigit() or words[0] in FRACTIONS:
        return _digits(words)
    return float(sum(SMALL.get(w, TENS.get(w, 0)) for w in re.split(r"[ -]", words)))


def _digits(words: str) -> float:
    total = 0.0
    for piece in re.findall(r"\d/\d|[\d,]+(?:\.\d+)?|[½¼¾]", words):
        top, slash, bottom = piece.partition("/")
        total += FRACTIONS[piece] if piece in FRACTIONS else int(top) / (int(bottom) or 1) if slash else float(piece.replace(",", "") or 0)
    return total


def month_of(word: str) -> int:
    """1 to 12 of a month's name, short or long."""
    name = word.strip(". ").casefold()
    return MONTHS.get(name) or MONTH_SHORT[name]


def weekday_of(word: str) -> int:
    """1 (Monday) to 7 of a weekday's name, short or long."""
    name = word.strip(". ").casefold()
    return DAYS.get(name) or DAYS_SHORT[name]
