"""What expressions of weeks, months, quarters, years, durations and sets mean against an anchor. One function a class."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from re import Match

from tellings.text import date_words as w
from tellings.text.intervals import Interval
from tellings.text.readings import Context, Reading, dated
from tellings.text.timex import shift_months

SOON = 2  # months
SHORT_YEARS = 50  # years of two digits above it are of the last century
BACK = ("last", "past", "previous", "the previous", "the last", "this past", "the past", "preceding")
AHEAD = ("next", "coming", "the coming", "the following", "this coming", "the next", "following", "ensuing", "upcoming", "the upcoming")
LONG = {"Y": 12, "E": 120, "C": 1200, "L": 12000, "Q": 3, "M": 1}
DAYS_IN = {"D": 1, "W": 7, "WE": 7, "F": 14}


def unit_code(word: str) -> tuple[str, bool]:
    """The TIMEX3 letter of a unit, and whether it is one of the clock (PT3H beside P3D)."""
    name = word.rstrip("s") if word not in w.UNITS else word
    name = {"century": "century", "centurie": "century", "centuries": "century"}.get(name, name)
    return w.UNITS[name], name in w.CLOCK_UNITS


def duration(number: float | None, code: str, clock: bool) -> str:
    """"P3D", "PT2H", "P3.5Y"; "X" for a number left open; decades, centuries and fortnights in years and weeks."""
    if number is None:
        return f"P{'T' if clock else ''}X{code}".replace("WE", "W").replace("XF", "XW")
    scale, letter = {"F": (2, "W"), "E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "WE": (1, "WE")}.get(code, (1, code))
    if code == "Q":
        scale, letter = 3, "M"
    value = number * scale
    return f"P{'T' if clock else ''}{int(value) if value == int(value) else value}{letter}"


def moved(c: Context, amount: float, code: str, clock: bool) -> date | None:
    """The anchor moved by so many units."""
    if c.anchor is None or clock:
        return c.anchor
    if code in LONG:
        return shift_months(c.anchor, round(amount * LONG[code]))
    return c.anchor + timedelta(round(amount * DAYS_IN.get(code, 1)))


def quarter_of(day: date, shift: int = 0) -> str:
    """The calendar quarter of a day, or one so many quarters on."""
    total = day.year * 4 + (day.month - 1) // 3 + shift
    return f"{total // 4}-Q{total % 4 + 1}"


def year_before(quarter: str) -> str:
    """The same quarter a year earlier."""
    return f"{int(quarter[:4]) - 1}{quarter[4:]}"


def coarse(day: date, code: str) -> str:
    """The TIMEX3 of a day at the grain of a unit: the month it is in, its week, its year."""
    year, week, _ = day.isocalendar()
    forms = {"Y": f"{day.year}", "M": f"{day.year}-{day.month:02}", "W": f"{year}-W{week:02}", "Q": quarter_of(day), "D": day.isoformat(),
             "WE": f"{year}-W{week:02}-WE", "E": f"{day.year // 10}", "C": f"{day.year // 100}"}
    return forms.get(code, day.isoformat())


def ago_class(m: Match[str], c: Context) -> Reading | None:
    """"Three weeks ago", "a year earlier", "two days later"."""
    word, direction = m["u"], w.BLANKS.sub(" ", m["dir"])
    if word == "second" and not m["n"]:
        return None
    code, clock = unit_code(word)
    number = w.number(m["n"]) if m["n"] else None
    forwards = direction in ("later", "from now", "hence")
    if number is None:
        return Reading("FUTURE_REF" if direction in ("from now", "hence") else "PAST_REF", "DATE") if not clock else Reading(
            duration(None, code, clock), "DURATION")
    number += .5 if m["half"] or m["and"] else 0
    told = c.last_day or (c.told_day if direction == "later" else None)
    base = c if direction in ("ago", "from now", "hence") or told is None else replace(c, anchor=told)
    if direction == "later" and code == "Y" and c.last_dated and len(c.last_dated) == 4:
        return dated(str(int(c.last_dated) + int(number)))  # "in 2028 and four years later"
    if clock:
        return Reading(duration(number, code, clock), "DURATION")
    quarter = c.last_quarter or (quarter_of(c.anchor, -1) if c.anchor else "")
    if code == "Y" and number == 1 and c.earnings and not c.long_run and quarter and direction in ("ago", "earlier", "before"):
        return dated(year_before(quarter))  # in a report of earnings "a year earlier" is that quarter a year earlier
    day = moved(base, number if forwards else -number, code, clock)
    if direction == "later" and c.tense == "past" and c.anchor and day and day > c.anchor:
        day = None  # later than what, is not told
    if day is None:
        return Reading({"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(code, "XXXX-XX-XX"), "DATE")
    return dated(coarse(day, "Y" if code in "EC" else "W" if code == "F" else code))


def span_class(m: Match[str], c: Context) -> Reading | None:
    """"The past three months", "the first nine months", "recent weeks", "the next few days"."""
    direction, number = m["dir"], m["n"]
    if direction == "past" and not m["s"] and m["u"] in ("week", "month", "year", "fortnight"):
        number = "one"  # "over the past month": the month up to now, not the one before
    if not number and not m["s"]:
        return None if direction in ("first", "final", "initial", "recent") else _one_unit(direction, m["u"], c)
    code, clock = unit_code(m["u"])
    count = w.number(number) if number else None
    count = count + .5 if count is not None and m["half"] else count
    return Reading(duration(count, code, clock), "DURATION", stretch(c, direction, count, code, clock))


def _one_unit(direction: str, word: str, c: Context) -> Reading | None:
    """"The following year", "last month"."""
    if direction in ("following", "previous") and word in ("month", "year") and c.last_dated:
        return _beside(word, 1 if direction == "following" else -1, "", c)
    if direction in ("following", "previous") and word == "quarter" and re.fullmatch(r"\d{4}-Q\d", c.last_quarter):
        named = date(int(c.last_quarter[:4]), 3 * int(c.last_quarter[-1]), 1)  # "in the third quarter, up from the previous quarter"
        return dated(quarter_of(named, 1 if direction == "following" else -1))
    return unit_like(direction, word, c)


def stretch(c: Context, direction: str, count: float | None, code: str, clock: bool) -> Interval | None:
    """From so long ago to the anchor, or from the anchor on; open at the far end where the number is left open."""
    if c.anchor is None or direction in ("first", "final", "initial", "following", "ensuing", "preceding"):
        return None
    ahead = direction in ("next", "coming")
    far = moved(c, count if ahead else -count, code, clock) if count is not None else None
    near, end = c.anchor.isoformat(), far.isoformat() if far else None
    return (near, end, "unknown") if ahead else (end, near, "unknown")


def unit_class(m: Match[str], c: Context) -> Reading | None:
    """"Last week", "earlier this year", "late this month", "last March", "the weekend", "next summer"."""
    rel, word, modifier = w.BLANKS.sub(" ", m["rel"] or "the"), w.BLANKS.sub(" ", m["u"]), _modifier(m)
    if rel in ("the", "the same", "that", "that same") and word in ("week", "month", "year"):
        return unit_like("this", word, c, modifier) if rel == "the" else _same(word, modifier, c)
    if m["y"] or m["yy"]:
        return _unit_of_year(word, _four_digits(m), modifier, c)
    return unit_like(rel, word, c, modifier)


def _modifier(m: Match[str]) -> str:
    words = (m["mod"] or m["early"] or "").removeprefix("the ")
    return words if words.endswith("half") else words.split(" ")[0]


def _beside(word: str, step: int, modifier: str, c: Context) -> Reading | None:
    """"The following year", "the previous month": counted from the date named before."""
    named = c.last_dated
    if word == "month":
        month = re.match(r"(\d{4})-(\d\d)", named)
        if month is None:
            return unit_like("next" if step > 0 else "last", word, c)
        return dated(coarse(shift_months(date(int(month[1]), int(month[2]), 1), step), "M"), "DATE", modifier, c)
    return dated(str(int(named[:4]) + step), "DATE", modifier, c)


def _same(word: str, modifier: str, c: Context) -> Reading | None:
    if word == "year" and c.last_dated:
        return dated(c.last_dated[:4], "DATE", modifier, c)
    if word in ("week", "month", "year"):
        base = c.last_day or c.anchor
        return dated(coarse(base, unit_code(word)[0]), "DATE", modifier, c) if base else Reading("XXXX", "DATE")
    return None


def _unit_of_year(word: str, year: str, modifier: str, c: Context) -> Reading | None:
    if word in w.SEASONS:
        return replace(dated(f"{year}-{w.SEASONS[word]}", "DATE", modifier, c), stated=True)
    return None


def unit_like(rel: str, word: str, c: Context, modifier: str = "") -> Reading | None:
    """The unit before, at or after the anchor's."""
    step = -1 if rel in BACK else 1 if rel in AHEAD else 0
    if word in ("morning", "afternoon", "evening", "night"):
        return _that_part(word, step, c)
    if word in w.SEASONS:
        return _season(word, step, rel, modifier, c)
    word = word.removeprefix("fiscal ")
    if word not in w.UNITS:
        return _month(w.month_of(word), step, modifier, c, this=rel == "this")
    code, clock = unit_code(word)
    if clock or code == "S?":
        return None
    if code in ("D", "F", "C", "E") and step:
        return Reading(duration(1, code, clock), "DURATION", stretch(c, rel.rsplit(" ", maxsplit=1)[-1], 1, code, clock))
    if code == "WE" and step == 0 and rel == "the":
        step = -1 if c.tense != "future" and c.anchor and c.anchor.isoweekday() < 6 else 0
    if c.anchor is None:
        return Reading({"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "Q": "XXXX-QX", "WE": "XXXX-WXX-WE"}.get(code, "XXXX"), "DATE")
    return dated(coarse(moved(c, step, code, clock) or c.anchor, code), "DATE", modifier, c)


def _that_part(word: str, step: int, c: Context) -> Reading:
    base = c.last_day or c.anchor
    if step > 0:
        base = c.last_day + timedelta(1) if c.last_day else None
    if step < 0 and word in ("night", "evening"):
        base = c.anchor - timedelta(1) if c.anchor else None
    return dated(f"{base.isoformat() if base else 'XXXX-XX-XX'}T{w.PARTS[word]}", "TIME")


def _month(month: int, step: int, modifier: str, c: Context, *, this: bool = False) -> Reading:
    """"Last March": the latest March before this month; "next March": the first after it; bare: by tense, else the nearest."""
    if c.anchor is None:
        return Reading(f"XXXX-{month:02}", "DATE")
    now, year = c.anchor.month, c.anchor.year
    if c.ended:
        return dated(f"{year - (month > now)}-{month:02}", "DATE", modifier, c)
    if this:
        return dated(f"{year}-{month:02}", "DATE", modifier, c)
    if step == 0 and c.tense == "past" and 0 < (month - now) % 12 <= SOON:
        year += month < now  # "a cut in September", told in August: the September before would be called last September
    elif step < 0 or (step == 0 and c.tense == "past"):
        year -= month > now or (month == now and step < 0)
    elif step > 0 or c.tense == "future":
        year += month < now or (month == now and step > 0)
    elif abs(month - now) > 6:
        year += 1 if month < now else -1
    return dated(f"{year}-{month:02}", "DATE", modifier, c)


def _season(word: str, step: int, rel: str, modifier: str, c: Context) -> Reading:
    code = w.SEASONS[word]
    if c.anchor is None:
        return Reading(f"XXXX-{code}", "DATE")
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    month, year = c.anchor.month, c.anchor.year
    if code == "WI" and month < 3:
        year -= 1
    if step < 0 or (rel == "the" and c.tense == "past"):
        year -= month < first + 3 or code == "WI"
    elif step > 0:
        year += month >= first
    return dated(f"{year}-{code}", "DATE", modifier, c)


def monthyear_class(m: Match[str], c: Context) -> Reading | None:
    """"February 2022", "late November", "March"."""
    month, modifier = w.month_of(m["m"]), m["mod"] or ""
    if m["y"]:
        return replace(dated(f"{m['y']}-{month:02}", "DATE", modifier, c), stated=True)
    if m["rely"] and c.anchor:
        return dated(f"{c.anchor.year + {'last': -1, 'next': 1}.get(m['rely'], 0)}-{month:02}", "DATE", modifier, c)
    return _month(month, 0, modifier, c)


def season_class(m: Match[str], c: Context) -> Reading | None:
    """"The winter of 1994", "in the summer"."""
    if m["bare"]:
        return unit_like("the", m["bare"], c)
    return replace(dated(f"{_four_digits(m)}-{w.SEASONS[m['s']]}", "DATE", m["mod"] or "", c), stated=True)


def _four_digits(m: Match[str]) -> str:
    """The year of "the winter of 2029-30" and of "the summer of '98"."""
    return m["y"] or f"{'19' if int(m['yy']) > SHORT_YEARS else '20'}{m['yy']}"


def year_class(m: Match[str], c: Context) -> Reading | None:
    """"2022", "late 2023", "fiscal 1990", "2023-24"."""
    year, modifier = m["y"], w.BLANKS.sub(" ", m["mod"] or "")
    if m.string[:m.start()].endswith(" at ") and m.string[m.end():m.end() + 1] in (".", ",", ";", ""):
        return None  # "died at 1940": an hour, or what shares closed at
    if modifier.endswith("half"):
        return replace(dated(f"{year}-H{1 if modifier.startswith('first') else 2}"), stated=True)
    reading = replace(dated(year, "DATE", modifier, c), stated=True)
    if not m["to"]:
        return reading
    last = m["to"] if len(m["to"]) == 4 else year[:2] + m["to"]
    return replace(reading, timex=f"{year}/{last}", interval=(f"{year}-01-01", f"{last}-12-31", "year")) if last > year else None


def spoken_class(m: Match[str], c: Context) -> Reading | None:
    """"Nineteen ninety-four", "twenty twelve", "the year two thousand", "January nineteen ninety-seven"."""
    year = 2000 + w.SMALL.get(m["after"] or "", 0)
    if m["century"]:
        rest = w.SMALL[m["teens"]] if m["teens"] else w.TENS[m["tens"]] + w.SMALL.get(m["ones"] or "", 0)
        year = (1900 if m["century"] == "nineteen" else 2000) + rest
    if year > 2050:
        return None
    return replace(dated(f"{year}-{w.month_of(m['m']):02}" if m["m"] else str(year), "DATE", "", c), stated=True)


def yearend_class(m: Match[str], c: Context) -> Reading | None:
    """"Year end", "the end of the year", "for the year", "the year ended June 30"."""
    if m["run"]:
        return Reading("P1Y", "DURATION")
    if c.anchor is None:
        return Reading("XXXX", "DATE")
    return dated(str(c.anchor.year), "DATE", "late" if "end" in m[0] else "", c)


def decade_class(m: Match[str], c: Context) -> Reading | None:
    """"The 1980s", "the nineties", "the mid-1990s", "the 20th century"."""
    modifier = (m["mod"] or "").strip(" -")
    if m["century"]:
        return replace(dated(f"{int(m['century'].rstrip('sthndr')) - 1}"), stated=True)
    if m["name"] == "noughties":
        return replace(dated("200", "DATE", modifier, c), stated=True)
    names = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    digit = m["d"] if m["d"] else str(names.index(m["name"]) + 2)
    if m["nineteen"]:
        return replace(dated(f"19{digit}", "DATE", modifier, c), stated=True)
    return replace(dated(f"{m['c'] or ('20' if digit in '01' else '19')}{digit}", "DATE", modifier, c), stated=bool(m["c"]))


def fiscal_class(m: Match[str], c: Context) -> Reading | None:
    """"The third quarter", "Q3 2025", "the first half of last year"."""
    q, kind = m["q"], m["kind"] or ""
    if not kind and q[0] not in "qh" and q[-1] != "q":
        return None
    number = w.ORDINALS.get(q) or int(next(x for x in q if x.isdigit()))
    letter = "H" if kind == "half" or q[0] == "h" else "Q"
    if letter == "H" and number > 2:
        return None
    year = _fiscal_year(m, c, number if letter == "Q" else number * 2)
    if year is None:
        return Reading(f"XXXX-{letter}{number}", "DATE")
    past = "ago" in m[0] or "earlier" in m[0]
    told = m["y0"] or m["fy0"] or (m["y"] and not m["rely2"] and not m["rely3"])
    return replace(dated(f"{year - past}-{letter}{number}"), stated=bool(told))


def _fiscal_year(m: Match[str], c: Context, quarter: int) -> int | None:
    named = m["y0"] or m["fy0"] if m["rely2"] or m["rely3"] else m["y"] or m["y0"] or m["fy0"]
    if named:
        short = named.lstrip("'’")
        return int(short) if len(short) == 4 else 1900 + int(short) if int(short) > 50 else 2000 + int(short)
    if c.anchor is None:
        return None
    rel = m["rely"] or m["rely2"]
    if rel or m["rely3"]:
        return c.anchor.year + {"last": -1, "next": 1}.get(rel or "", 0)
    now = (c.anchor.month - 1) // 3 + 1
    if c.tense == "future":  # the quarter that has just ended is still to be reported
        return c.anchor.year + (quarter < now - 1)
    # Reports of the quarter now running are told as present ("sees lower third-quarter profit"); later ones are last year's.
    return c.anchor.year - (quarter > now)


def quarter_class(m: Match[str], c: Context) -> Reading | None:
    """"The quarter", "the year-ago quarter", "the 1988 period": the last quarter named, or the one before the anchor's."""
    known = c.last_quarter or (quarter_of(c.anchor, -1) if c.anchor else "")
    if not known:
        return Reading("XXXX-QX", "DATE")
    if c.anchor and ("latest" in m[0] or "recent" in m[0]):
        known = quarter_of(c.anchor, -1)
    if not c.last_quarter and c.anchor and ("this" in m[0] or "current" in m[0]):
        known = quarter_of(c.anchor)
    if c.long_run and "period" in m[0] and c.anchor and (m["y"] or m["y2"] or m["ago"]):
        return dated(m["y"] or m["y2"] or str(c.anchor.year - 1))
    if m["y"] or m["y2"]:
        return dated(f"{m['y'] or m['y2']}{known[4:]}")
    if m["ago"] or m["tail"] or "last year" in m[0]:
        return dated(year_before(known))
    if "next" in m[0] and c.anchor:
        return dated(quarter_of(c.anchor, 1))
    return dated(quarter_of(c.anchor, -1) if "last" in m[0] and c.anchor else known)


def yearago_class(_: Match[str], c: Context) -> Reading | None:
    """"Year-earlier", "the same period last year"."""
    if c.last_quarter and not c.long_run:
        return dated(year_before(c.last_quarter))
    return dated(str(c.anchor.year - 1)) if c.anchor else Reading("XXXX", "DATE")


def duration_class(m: Match[str], c: Context) -> Reading | None:
    """"Three days", "more than a year", "a 30-minute", "3½ years"."""
    word, text = m["u"], m["n"] or ("half" if (m["lone"] or "").startswith("half") else "one")
    code, clock = unit_code(word)
    share = code == "Q" and m.string[m.end():m.end() + 3] in (" of", "-of")  # "a quarter of the seats"
    ordinal = word == "second" and (not text[0].isdigit() or m[0][-1] != "s")
    if code == "WE" or share or ordinal or (text == "many" and m.string[:m.start()].endswith("as ")):
        return None
    count = w.number(text)
    count = count + .5 if count is not None and (m["half"] or m["and"]) else count
    return Reading(duration(count, code, clock), "DURATION", within(m, count, c))


def within(m: Match[str], count: float | None, c: Context) -> Interval | None:
    """"Within two weeks", "in three days" told of what is to come: from the anchor on."""
    lead = m.string[max(0, m.start() - 3):m.start()] == "in " or m[0].startswith("within")
    if not lead or c.tense != "future" or c.anchor is None or count is None:
        return None
    code, clock = unit_code(m["u"])
    end = moved(c, count, code, clock)
    if clock or end is None:
        return None
    return ((c.anchor if m[0].startswith("within") else end).isoformat(), end.isoformat(), "day" if code == "D" else "unknown")
