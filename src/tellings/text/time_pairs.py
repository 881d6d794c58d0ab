"""Expressions of time that belong together: "between March and May", "a week from Friday", "three years and six months"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tellings.model.documents import Span
from tellings.model.when import When
from tellings.text.intervals import interval
from tellings.text.readings import TimeMention
from tellings.text.timex import shift_months

GAP = 16         # characters that can stand between the two
FINE = ("day", "part_of_day", "hour", "minute")
OPENING = re.compile(r"\b(between|from)\s+(?:the\s+)?$", re.IGNORECASE)
JOINED = {"between": re.compile(r"\s+(?:and|through|to)\s+(?:the\s+)?|\s?[-–—]\s?", re.IGNORECASE),
          "from": re.compile(r"\s+(?:to|until|till|through|into)\s+(?:the\s+)?|\s?[-–—]\s?", re.IGNORECASE)}
ALONE = re.compile(r"\s+(?:to|until|through)\s+|\s?[–—]\s?|-", re.IGNORECASE)  # "4 June to 8 July", with no "from" before it
SHIFT = re.compile(r"\s+(before|after|from|prior to|following)\s+(?:the\s+)?", re.IGNORECASE)
ENDED = re.compile(r"\s(?:to|ended|ending|through|up to)\s(?:the end of |end-)?", re.IGNORECASE)
CALENDAR = 10    # characters of an ISO date
DAY_BY = re.compile(r"\b(the\s+)?(day|night|week|month|year)\s+(before|after)\s+$", re.IGNORECASE)
WORKING = re.compile(r"trading|business|working")  # days that no calendar counts
AND = re.compile(r",?\s+(?:and\s+)?", re.IGNORECASE)
LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")
YEARLY = re.compile(r"\d{4}(-\d\d(?:-\d\d)?)")
BETWEEN = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d(?:/\d{4}-\d\d-\d\dT\d\d:\d\d)?")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
NEXT = ("the next ", "the following ")
ON = re.compile(r"\s+on\s+", re.IGNORECASE)
SHIFTED = re.compile(r"\s(before|after|prior to|following)\s+(?:the\s+)?$", re.IGNORECASE)
BESIDE = re.compile(r",?\s+(?:on\s+|of\s+)?", re.IGNORECASE)
HOURS = re.compile(r"PT(?:X|[12]?\d(?:\.5)?)[HM]")
SIZES = ("Y", "M", "W", "D", "TH", "TM", "TS")


def paired(text: str, found: Sequence[TimeMention]) -> list[TimeMention]:
    """The mentions, in order, with those that are one expression joined; a range stands beside its two ends."""
    out: list[TimeMention] = []
    for mention in found:
        before = out[-1] if out else None
        gap = text[before.span.end:mention.span.start] if before else ""
        if before is None or len(gap) > GAP:
            out.append(_day_beside(text, mention))
            continue
        out[-1] = before = _run_to(_soon_after(text, before, mention), mention, gap)
        one = _one(text, before, mention, gap)
        if one:
            out[-1] = one
            continue
        beside = _day_beside(text, mention)
        if beside.span.start <= before.span.start:  # "the day" of "the day after Thursday"
            out.pop()
        out.append(beside)
        out[-2:] = _with_range(text, out[-2:], gap)
    return sorted(out, key=lambda m: (m.span.start, m.span.end))


def _one(text: str, a: TimeMention, b: TimeMention, gap: str) -> TimeMention | None:
    """The two as one expression, where they are one."""
    whole = _hours_of_day(text, (a, b), gap) or _length(a, b, gap) or _weekend_of(a, b, gap)
    try:
        return whole or (_shifted(a, b, gap) if not WORKING.search(text, *_ends(a)) else None)
    except (ValueError, OverflowError):  # "3,000 years before 2 May 2024": a day that no calendar has
        return None


def _ends(mention: TimeMention) -> tuple[int, int]:
    return mention.span.start, mention.span.end


def _length(a: TimeMention, b: TimeMention, gap: str) -> TimeMention | None:
    """"Three years and six months": one length, its parts from large to small."""
    first, second = LENGTH.fullmatch(a.timex), LENGTH.fullmatch(b.timex)
    if not (first and second and a.type == b.type == "DURATION" and AND.fullmatch(gap)):
        return None
    sizes = [SIZES.index(x[1] + x[3]) if x[1] + x[3] in SIZES else -1 for x in (first, second)]
    if min(sizes) < 0 or sizes[0] >= sizes[1] or sizes[1] - sizes[0] > 3:
        return None
    return TimeMention(Span(a.span.start, b.span.end), a.timex + (b.timex[1:] if not first[1] else b.timex[2:]), "DURATION")


def _weekend_of(a: TimeMention, b: TimeMention, gap: str) -> TimeMention | None:
    """"The weekend of 4-5 October": those days, or the weekend of the week that a single one is in."""
    if not a.timex.endswith("-WE") or gap != " of " or b.type != "DATE" or not b.when or not b.when.earliest:
        return None
    if not _one_day(b):
        return replace(b, span=Span(a.span.start, b.span.end))
    year, week, _ = date.fromisoformat(_one_day(b)).isocalendar()
    days = [date.fromisocalendar(year, week, n).isoformat() for n in (6, 7)]
    return replace(b, span=Span(a.span.start, b.span.end), timex=f"{year}-W{week:02}-WE",
                   when=replace(b.when, earliest=days[0], latest=days[1], precision="week"))


def _one_day(mention: TimeMention) -> str:
    """The day that a date is, as text; "" where it is none."""
    when = mention.when
    plain = when and mention.type == "DATE" and when.precision == "day" and when.earliest == when.latest
    return when.earliest or "" if when and plain else ""


def _shifted(a: TimeMention, b: TimeMention, gap: str) -> TimeMention | None:
    """"A week from Friday", "two days before 4 July": the day so much earlier or later."""
    length, how = LENGTH.fullmatch(a.timex), SHIFT.fullmatch(gap)
    if not (length and how and _one_day(b) and b.when) or a.type != "DURATION" or length[1] or a.when or not length[2].isdigit():
        return None
    ahead = how[1].lower() in ("after", "from", "following")
    day = moved(date.fromisoformat(_one_day(b)), int(length[2]) * (1 if ahead else -1), length[3])
    return replace(b, span=Span(a.span.start, b.span.end), timex=day.isoformat(), when=When.on(day, b.when.basis, b.when.zone))


def moved(day: date, amount: int, unit: str) -> date:
    """A day moved by so many days, weeks, months or years."""
    if unit in "YM":
        return shift_months(day, amount * (12 if unit == "Y" else 1))
    return day + timedelta(amount * (7 if unit == "W" else 1))


def _soon_after(text: str, a: TimeMention, b: TimeMention) -> TimeMention:
    """"Less than 24 hours after Thursday's call": on that day or the next; with "before", the day before."""
    how, day = SHIFTED.search(text, a.span.start, b.span.start), _one_day(b)
    if not how or not day or not HOURS.fullmatch(a.timex) or a.when or b.when is None:
        return a
    other = moved(date.fromisoformat(day), 1 if how[1].lower() in ("after", "following") else -1, "D").isoformat()
    return replace(a, when=When(min(day, other), max(day, other), "day", b.when.basis, b.when.zone))


def _run_to(a: TimeMention, b: TimeMention, gap: str) -> TimeMention:
    """"The three months to June", "the six months ended 30 June": the time so long that ends there."""
    length, last = LENGTH.fullmatch("P6M" if a.timex == "P0.5Y" else a.timex), b.when.latest if b.when else None
    if not (length and last and b.when and ENDED.fullmatch(gap)) or length[1] or a.when or b.type != "DATE" or not length[2].isdigit():
        return a
    first = moved(date.fromisoformat(last[:CALENDAR]) + timedelta(1), -int(length[2]), length[3]).isoformat()
    return replace(a, when=When(first, last[:CALENDAR], "season" if length[3] == "M" else "year", b.when.basis, b.when.zone))


def _day_beside(text: str, mention: TimeMention) -> TimeMention:
    """"The day before last Tuesday", "the week after Easter": the one beside what is named."""
    found = DAY_BY.search(text, max(0, mention.span.start - GAP - 4), mention.span.start)
    when = mention.when
    if not found or not when or not _one_day(mention):
        return mention
    step, unit = (1 if found[3].lower() == "after" else -1), found[2].lower()
    span = Span(found.start(), mention.span.end)
    if unit in ("day", "night"):
        day = date.fromisoformat(_one_day(mention)) + timedelta(step)
        if unit == "day":
            return replace(mention, span=span, timex=day.isoformat(), when=When.on(day, when.basis, when.zone))
        night = When(f"{day.isoformat()}T18:00", f"{(day + timedelta(1)).isoformat()}T05:59", "part_of_day", when.basis, when.zone)
        return replace(mention, span=span, timex=f"{day.isoformat()}TNI", type="TIME", when=night)
    start = date.fromisoformat(_one_day(mention))
    far = moved(start, step, unit[0].upper())
    first, last = (far, start - timedelta(1)) if step < 0 else (start + timedelta(1), far)
    return replace(mention, span=span, timex=f"P1{unit[0].upper()}", type="DURATION",
                   when=When(first.isoformat(), last.isoformat(), "week" if unit == "week" else "month", when.basis, when.zone))


def _with_range(text: str, ends: list[TimeMention], gap: str) -> list[TimeMention]:
    """Two mentions in a row, with the range from one to the other where the text tells of one."""
    if len(ends) < 2:
        return ends
    a, b = _in_year_of(ends[0], ends[1]), ends[1]
    whole = _range(text, a, b, gap)
    return [a, b, whole] if whole else ends


def _range(text: str, a: TimeMention, b: TimeMention, gap: str) -> TimeMention | None:
    """The interval from one to the other, both included."""
    opened = OPENING.search(text, max(0, a.span.start - 14), a.span.start)
    joined = JOINED[opened[1].lower()].fullmatch(gap) if opened else ALONE.fullmatch(gap)
    if not joined or not ({a.type, b.type} <= {"DATE", "TIME"}) or a.timex.endswith("_REF") or b.timex.endswith("_REF"):
        return None
    a = _on_day_of(a, b)
    span = Span(opened.start() if opened else a.span.start, b.span.end)
    timex = f"{a.timex}/{b.timex}"
    if a.when is None or b.when is None or not a.when.earliest or not b.when.latest:
        return TimeMention(span, timex, a.type) if a.when is None and b.when is None else None
    if a.when.earliest[:16] > b.when.latest[:16] or (not opened and a.when.precision != b.when.precision):
        return None
    basis = a.when.basis if a.when.basis != "stated" else b.when.basis
    zone = a.when.zone or b.when.zone
    return TimeMention(span, timex, a.type, When(a.when.earliest, b.when.latest, b.when.precision, basis, zone))


def _in_year_of(a: TimeMention, b: TimeMention) -> TimeMention:
    """"June-August 1992", "Oct. 2 to 22 November": the first is of the second's year, or the one before."""
    found = YEARLY.fullmatch(a.timex)
    if not found or not a.when or not b.when or not b.when.earliest or a.when.basis == "stated" or not a.when.earliest:
        return a
    if b.when.basis != "stated" and a.when.earliest[:10] <= b.when.earliest[:10]:
        return a
    year = int(b.when.earliest[:4])
    year -= f"{year}{found[1]}" > b.when.earliest[:len(a.timex)]
    step = year - int(a.timex[:4])
    first, last = (x and _years_on(x, step) for x in (a.when.earliest, a.when.latest))
    return replace(a, timex=f"{year}{found[1]}", when=replace(a.when, earliest=first, latest=last)) if interval(f"{year}{found[1]}") else a


def _years_on(text: str, years: int) -> str:
    """A day or instant so many years on; 29 February is the 28th where there is none."""
    return shift_months(date.fromisoformat(text[:10]), 12 * years).isoformat() + text[10:]


def _hours_of_day(text: str, both: tuple[TimeMention, TimeMention], gap: str) -> TimeMention | None:
    """"Tomorrow between 8am and 2pm", "3 to 5pm on Friday", "4:00 the next morning": the hours are of the day beside them."""
    a, b = both
    hours, day = (b, a) if "/" in b.timex else (a, b)
    found = BETWEEN.fullmatch(hours.timex)
    after = gap.isspace() and text.startswith(NEXT, b.span.start)
    joined = after or (BESIDE if "/" in hours.timex else ON).fullmatch(gap)
    if not found or not joined or hours.type != "TIME" or not ISO_DAY.match(day.timex) or {"/", ":"} & set(day.timex):
        return None
    if not (hours.when and day.when and hours.when.earliest and hours.when.latest):
        return None
    shift = date.fromisoformat(day.timex[:10]) - date.fromisoformat(found[1])
    first, last = ((date.fromisoformat(x[:10]) + shift).isoformat() + x[10:] for x in (hours.when.earliest, hours.when.latest))
    when = replace(hours.when, earliest=first, latest=last, basis=day.when.basis)
    timex = f"{first[:16]}/{last[:16]}" if "/" in hours.timex else first[:16]
    return TimeMention(Span(a.span.start, b.span.end), timex, "TIME", when)


def _on_day_of(a: TimeMention, b: TimeMention) -> TimeMention:
    """"From 4pm to 6pm tomorrow": the first hour is of the day that the second names."""
    if not (a.when and b.when and a.when.precision == b.when.precision == "minute" and a.when.earliest and b.when.earliest):
        return a
    day, mine = b.when.earliest[:10], a.when.earliest[:10]
    if day == mine or b.span.end - b.span.start <= a.span.end - a.span.start:
        return a
    first, last = (day + str(x)[10:] for x in (a.when.earliest, a.when.latest))
    return replace(a, timex=day + a.timex[10:], when=replace(a.when, earliest=first, latest=last))
