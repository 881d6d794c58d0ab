"""Date and time expressions → TIMEX3 and When against an anchor."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from re import Match

from tellings.model.documents import Document, Span
from tellings.model.when import When
from tellings.text import spoken_days
from tellings.text.anchors import Anchor, Dateline, dateline, day_of, document_anchor, post_anchors
from tellings.text.date_scan import read_one, read_pieces, scan
from tellings.text.date_words import ZONES
from tellings.text.language import Parse
from tellings.text.leads import zone_of_lead
from tellings.text.lookalikes import PLAYED, is_time, tells_of_a_match
from tellings.text.readings import Context, Reading, Tense, TimeMention
from tellings.text.tense import tense_at
from tellings.text.time_classes import READ_OVER, read_as
from tellings.text.time_pairs import paired
from tellings.text.zones import LOCAL, offset_on, there, zone_of_words

BLANK = re.compile(r"[^\S ]")
EARNINGS = ("net income", "net loss", "earnings", "a share", "revenue")  # beside "quarter": a report of a company's results
LOOKING_BACK = re.compile(r"year|(?:19|20)\d\d")  # "the year-ago quarter", "the 1988 quarter": not the quarter that is reported
OVERNIGHT = "overnight"
CLOCK = re.compile(r"(?:at |around |about )?(?:[\d.:h]+ ?(?:[ap]\.?m\.?)?|noon|midnight)(?: local time)?")  # no day beside it
LONG_RUNS = frozenset({"P9M", "P6M"})  # "in the first nine months": what is compared with it is no quarter
RUN = 40  # characters before an expression
RUN_TO = re.compile(r"\b(?:quarter|half|year|(?:months|weeks))\s(?:to|ended|ending|through|up to)\s(?:the end of |end-|mid-)?$")
FINE = ("day", "part_of_day", "hour", "minute")
MINUTE = len("2024-05-17T17:36")
CALENDAR = 10  # characters of an ISO date


def find_times(document: Document, parse: Parse, today: date | None = None) -> tuple[TimeMention, ...]:
    """All date and time expressions of the mined sections, in order."""
    text = _lowered(document.text)
    line = dateline(document, today)
    lead = "" if line else zone_of_lead(document, parse, _moment(document, today))
    whole = document_anchor(document, today, line, lead)
    reader = _Reader(document, parse, whole, text)
    found = [mention for name, m in scan(text, parse) if name not in READ_OVER and (mention := reader.read(name, m))]
    return tuple(_with_dateline(paired(document.text, _spoken(document, parse, found)), line, whole))


def _moment(document: Document, today: date | None) -> str:
    """The local time, as far as it matters for summer time, at which a report came out."""
    published = document.published.earliest if document.published else None
    return published or (f"{today}T12:00" if today else "2000-01-01T12:00")


def _with_dateline(found: list[TimeMention], line: Dateline | None, whole: Anchor) -> list[TimeMention]:
    """The mentions, with the day of a dateline that no mined section holds."""
    span = line.span if line else None
    if line is None or line.day is None or span is None or any(m.span.start < span.end and span.start < m.span.end for m in found):
        return found
    mine = TimeMention(span, line.day.isoformat(), "DATE", When.on(line.day, "stated" if line.stated else whole.basis))
    return sorted([mine, *found], key=lambda m: m.span.start)


def reread(text: str, anchor: Anchor, tense: Tense = "") -> TimeMention | None:
    """What an expression, taken out of its text, means with another anchor; its span is the whole of it."""
    lowered = _lowered(text)
    one = read_one(lowered)
    context = Context(anchor.day, anchor.basis, anchor.zone, tense)
    pieces = [(name, m, read_as(name, m, context)) for name, m in ([one] if one else read_pieces(lowered)) if name not in READ_OVER]
    found = [TimeMention(Span(*m.span()), r.timex, r.type, when_of(r, anchor)) for _, m, r in pieces if r]
    return next((m for m in (found if one else paired(text, found)) if m.span == Span(0, len(text))), None)


def _spoken(document: Document, parse: Parse, found: list[TimeMention]) -> list[TimeMention]:
    """The mentions, with "today" and its like in a quotation counted from the day of speaking where the paragraph gives it."""
    text = document.text
    deictic = [i for i, m in enumerate(found) if m.when and spoken_days.DEICTIC.search(text[m.span.start:m.span.end].lower())]
    ranges = spoken_days.quoted_ranges(text) if deictic else []
    for i in deictic:
        mention = found[i]
        if spoken_days.inside(ranges, mention.span.start):
            found[i] = _from_saying(document, mention, _said_on(parse, found, mention, ranges))
    return found


def _said_on(parse: Parse, found: list[TimeMention], mention: TimeMention, ranges: list[tuple[int, int]]) -> date | None:
    """The day that the same paragraph gives for a saying, outside the quotation marks; the nearest where it gives several."""
    section = parse.sentence(parse.token_at(mention.span.start)).section
    days = [(abs(m.span.start - mention.span.start), day_of(m.when)) for m in found
            if m is not mention and day_of(m.when) and parse.sentence(parse.token_at(m.span.start)).section == section
            and not spoken_days.inside(ranges, m.span.start) and spoken_days.is_saying_time(parse, m.span)]
    return min(days)[1] if days else None


def _from_saying(document: Document, mention: TimeMention, day: date | None) -> TimeMention:
    when = mention.when
    if day is not None and when is not None:
        again = reread(document.text[mention.span.start:mention.span.end], Anchor(day, when.basis, when.zone))
        return replace(again, span=mention.span, notes=(spoken_days.NOTE,)) if again and again.when != when else mention
    words = document.text[mention.span.start:mention.span.end].lower()
    if when is None or when.basis != "relative to today" or not when.earliest or not spoken_days.PASSING.fullmatch(words):
        return mention
    return replace(mention, when=replace(when, earliest=spoken_days.day_before(when.earliest)), notes=(spoken_days.UNKNOWN,))


def when_of(reading: Reading, anchor: Anchor) -> When | None:
    """The When of a reading; None where it has no interval. Instants carry the offset of the zone that is printed with them, else
    of the place in the dateline."""
    if reading.interval is None:
        return None
    first, last, precision = reading.interval
    fine = bool(first and len(first) > CALENDAR)
    label, zone = zone_of_words(reading.zone)
    if fine and not zone:
        local = reading.zone.casefold() == LOCAL
        blog = anchor.basis == "relative to post" and precision == "minute" and not local  # its stamps' clock, but not its nights
        zone = anchor.place_zone or ("" if blog else anchor.lead_zone)
        label = zone or (LOCAL if local else anchor.zone)
        if not zone and precision == "minute":
            zone = ZONES.get(label.casefold(), "") or anchor.outlet_zone
            label = label or zone
    if zone:
        first, last = (f"{x}{offset_on(zone, x)}" if x and len(x) > CALENDAR else x for x in (first, last))
    return When(first, last, precision, "stated" if reading.stated else anchor.basis, label)


def _two_clocks(anchor: Anchor, moment: str | None) -> bool:
    """Whether clocks where it happened, by the lead, show another hour than the outlet's."""
    here, there = (offset_on(zone, moment or "") for zone in (anchor.outlet_zone, anchor.lead_zone))
    return bool(here and there and here != there)


class _Reader:
    """Reads the expressions of a document in order, remembering the last day and quarter named."""

    def __init__(self, document: Document, parse: Parse, whole: Anchor, text: str) -> None:
        self.document, self.parse, self.whole = document, parse, whole
        self.earnings = "quarter" in text and any(word in text for word in EARNINGS)
        self.posts = post_anchors(document, whole)
        self.match = "half" in text and tells_of_a_match(text)
        self.last_day: date | None = None
        self.told_day: date | None = None  # the last day named in any paragraph
        self.last_quarter = self.last_dated = ""
        self.long_run = False
        self.paragraph = -1

    def read(self, name: str, m: Match[str]) -> TimeMention | None:
        start, end = m.span()
        token = self.parse.token_at(start)
        if not is_time(self.parse, token, m[0], name) or (self.match and PLAYED.fullmatch(m[0])):
            return None
        self._forget(token)
        anchor = self._anchor(start)
        tense = tense_at(self.parse, token)
        day = anchor.lead_day if anchor.lead_day and (m[0] == OVERNIGHT or CLOCK.fullmatch(m[0])) else anchor.day
        ended = tense != "future" and RUN_TO.search(self.document.text, max(0, start - RUN), start) is not None
        context = Context(day, anchor.basis, anchor.zone, tense, self.last_day, self.last_quarter, self.last_dated, self.earnings,
                          self.long_run, ended, self.told_day)
        reading = read_as(name, m, context)
        if reading is None:
            return None
        self._remember(name, m[0], reading)
        when = when_of(reading, anchor)
        notes = (reading.note, "" if LOCAL in m[0] else _elsewhere(when, anchor, reading.zone), _other_day(m[0], anchor))
        return TimeMention(_trimmed(self.document.text, start, end), reading.timex, reading.type, when, tuple(n for n in notes if n))

    def _anchor(self, position: int) -> Anchor:
        return next((a for first, last, a in self.posts if first <= position < last), self.whole)

    def _forget(self, token: int) -> None:
        """A day named in another paragraph is not what "that night" means here."""
        section = self.parse.sentence(token).section
        if section != self.paragraph:
            self.paragraph, self.last_day, self.last_dated = section, None, ""

    def _remember(self, name: str, text: str, reading: Reading) -> None:
        if reading.timex[:4].isdigit() and reading.interval and reading.interval[0] and reading.interval[2] in FINE:
            self.last_day = self.told_day = date.fromisoformat(reading.timex[:CALENDAR])
        if reading.timex[:4].isdigit() and reading.type in ("DATE", "TIME"):
            self.last_dated = reading.timex
        if name in ("fiscal", "quarter") and "-Q" in reading.timex and reading.timex[:4].isdigit() and not LOOKING_BACK.search(text):
            self.last_quarter, self.long_run = reading.timex, False
        elif reading.timex in LONG_RUNS:
            self.long_run = True


def _elsewhere(when: When | None, anchor: Anchor, printed: str) -> str:
    """What the clocks of the dateline's place showed at an hour that is printed in another zone; or that an hour is taken to be of the
    place of the lead, where the outlet's clocks show another."""
    if when is None or when.precision != "minute" or not when.earliest or len(when.earliest) <= MINUTE:
        return ""
    if not printed and when.zone == anchor.lead_zone and _two_clocks(anchor, when.earliest[:MINUTE]):
        return f"taken for the time where it happened, not at the outlet ({anchor.outlet_zone})"
    shown = there(when.earliest, anchor.place_zone) if anchor.place_zone else ""
    return f"{shown}, where the report is from" if shown else ""


def _other_day(words: str, anchor: Anchor) -> str:
    """That it was another day where the outlet is, or where it happened, for words that count from the day of writing."""
    if not spoken_days.DEICTIC.search(words):
        return ""
    if anchor.outlet_day:
        return f"counted from {anchor.day}, the day where the report is from; where the outlet is it was {anchor.outlet_day}"
    if anchor.lead_day and words == OVERNIGHT:
        return f"counted from {anchor.lead_day}, the day where it happened; where the outlet is it was {anchor.day}"
    return f"counted from {anchor.day}, the day where the outlet is; where it happened it was {anchor.lead_day}" if anchor.lead_day else ""


def _lowered(text: str) -> str:
    """The text in lower case with every blank a space, character for character."""
    plain = text.lower()
    if len(plain) != len(text):
        plain = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return BLANK.sub(" ", plain)


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start + 1 and (text[end - 1] in " ,;\n" or (text[end - 1] == ")" and "(" not in text[start:end])):
        end -= 1
    return Span(start, end)
