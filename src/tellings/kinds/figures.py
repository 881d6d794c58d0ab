"""Figures: every quantity of the reporting, with what is counted, what happened to it, whose, where, of what scope.

A figure's span is its bound words, sign, number, unit and rate ("at least 23", "more than $3 million a year"), not the noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tellings.kinds.figure_bearers import bearer
from tellings.kinds.figure_checks import FEW, aged, is_age, is_figure, whose_age
from tellings.kinds.figure_counted import Counted, Spot, counted, spot
from tellings.kinds.figure_fates import LEFTOVER, PEOPLE_ROLES, met, number_head, sure
from tellings.kinds.figure_measured import belongs, measured
from tellings.kinds.figure_restated import RESTATED, giver, restated
from tellings.kinds.figure_roles import governor, is_whole, role
from tellings.kinds.figure_scope import CLAUSE, FROM_OLD, OF_THEM, Around, around, rate, scope, side, where
from tellings.kinds.figure_sense import IN_ROW, convict, settled
from tellings.kinds.figure_subjects import HUMAN, ROLES, counted_key, role_of, same_subject, singular, values_agree
from tellings.kinds.figure_victims import PART_OF_LIST, Victims, find_victims
from tellings.model.documents import Span
from tellings.model.kinds import Agreement, Example
from tellings.model.statements import Statement, state
from tellings.model.values import Figure
from tellings.text import units
from tellings.text.analysis import Analysis
from tellings.text.language import Parse
from tellings.text.number_orders import order_places, quantities
from tellings.text.number_quantity import Quantity
from tellings.text.numbers import number_places

__all__ = ["KIND", "Figures", "counted_key", "role_of", "same_subject", "values_agree"]

VERSION = "1"


class Figures:
    """The kind "figure"."""

    name = "figure"
    version = VERSION
    title = "Figures: counts, money, measures, shares and changes"
    examples = (
        Example("At least 23 people were injured in Norham on Friday.", ("at least 23 people, injure",)),
        Example("Two men and a woman were killed; both pilots died.", ("3 Two men and a woman, kill", "2 both pilots, kill")),
        Example("The firm lost $1.2 million a year.", ("1.2 million USD per year, down, lose",)),
    )

    def find(self, analysis: Analysis) -> Iterable[Statement[Figure]]:
        """All figures of a document, in order of place."""
        return list(_find(analysis))

    def compare(self, a: Statement[Figure], b: Statement[Figure]) -> Agreement:
        """Whether two figures speak of one thing, and agree."""
        if not same_subject(a.value, b.value):
            return Agreement.UNRELATED
        if (a.value.low, a.value.high) == (b.value.low, b.value.high):
            return Agreement.SAME
        return Agreement.COMPATIBLE if values_agree(a.value, b.value) else Agreement.DIFFERENT

    def render(self, statement: Statement[Figure]) -> str:
        """One plain phrase: "at least 23 people, injure"."""
        return render(statement.value)


KIND = Figures()


def _find(analysis: Analysis) -> Iterator[Statement[Figure]]:
    document, parse = analysis.document, analysis.parse
    if not len(parse):
        return
    victims, fates = find_victims(document.text, parse)
    places, orders = number_places(document.text, parse.lower, parse.starts), order_places(parse.lower, parse.starts)
    listed = {token: v.role for v in victims for token in v.items}
    earlier: list[tuple[int, Figure]] = []
    for paragraph, section in enumerate(document.mined):
        previous: Figure | None = None
        given = False  # whether the number is another's for what was counted before
        last: tuple[int, Figure] | None = None
        sentence = -1
        for quantity in quantities(document.text, section.start, section.end, places, orders):
            at = spot(parse, quantity)
            if at is None or not is_figure(parse, at):
                continue
            near = around(parse, document.text, at)
            found = _figure(analysis, at, near, previous if sentence == at.begin or _continues(document.text, quantity) else None)
            if found is None:
                continue
            found = met(parse, at, settled(found, near.before, near.after), fates)
            found, again_given = restated(document.text[parse.starts[at.begin]:quantity.start], earlier, paragraph, found)
            given = again_given or (given and sentence == at.begin and previous is not None and found.counted == previous.counted)
            if found.role == "sentence" and not found.counted:
                found = replace(found, counted=convict(measured(parse, at, timed=True)))  # whose it is
            item = listed.get(number_head(parse, at))
            if item and (found.role in PEOPLE_ROLES or not found.role):
                found = replace(found, scope="part", role=found.role or item)
            again = _again(document.text, last, quantity, found)
            if sentence != at.begin or not previous or not (again or found.unit in units.TIMES or found.unit == "year of age"):
                previous = replace(found, counted=LEFTOVER.sub("", found.counted))
            sentence = at.begin
            earlier.append((paragraph, found))
            found = again or found
            last = quantity.end, found
            yield _stated(analysis, at, near, found, given=given)
    for v in victims:
        yield _implied(analysis, v)


AGAIN = re.compile(r"(?:\s?[(\[]|,?\s\(?or(?: about| around| nearly)?\s)$")


def _again(text: str, last: tuple[int, Figure] | None, q: Quantity, found: Figure) -> Figure | None:
    """The same amount in another unit is of the same thing: "90 miles (145 km)", "lost 190 points, or 0.6 %"; None for another."""
    if last is None or not last[1].unit or not found.unit or last[1].unit == found.unit:
        return None
    between = text[last[0]:q.start]
    same = len(between) < 12 and AGAIN.match(between) and q.end < len(text) and not text.startswith(" of ", q.end)
    return replace(found, counted=last[1].counted or found.counted) if same else None


def _year(analysis: Analysis) -> int | None:
    """The year of publication, where the capture says it."""
    published = analysis.document.published
    return int(published.latest[:4]) if published is not None and published.latest else None


def _stated(analysis: Analysis, s: Spot, near: Around, found: Figure, *, given: bool) -> Statement[Figure]:
    place = Span(s.q.start, s.q.end)
    notes = (*((IN_ROW,) if s.q.form == "ordinal" else ()), *((RESTATED,) if given else ()))
    how = sure(near, found.role, ranged=s.q.bound == "range")
    said = analysis.said(place, how, notes)
    if given and (by := giver(analysis, number_head(analysis.parse, s))):
        said = replace(said, speaker=by)
    return state(("figure", VERSION), analysis.document, place, found, said)


def _implied(analysis: Analysis, v: Victims) -> Statement[Figure]:
    parse, text = analysis.parse, analysis.document.text
    first, last = parse.token_at(v.span.start), parse.token_at(v.span.end - 1)
    at = Spot(Quantity(v.span.start, v.span.end, v.span.start, v.span.end, v.low, v.high), first, last + 1, parse.sentence(first).first,
              parse.sentence(first).last)
    near = around(parse, text, at)
    kind = "part" if v.note == PART_OF_LIST else scope(near, False, _year(analysis))
    found = Figure(v.low, v.high, "implied", "", v.counted, v.role, "", where(parse, at, None), kind)
    return state(("figure", VERSION), analysis.document, v.span, found,
            analysis.said(v.span, sure(near, v.role), (v.note,) if v.note else ()))


def _figure(analysis: Analysis, s: Spot, near: Around, previous: Figure | None) -> Figure | None:
    text, parse, q = analysis.document.text, analysis.parse, s.q
    year = _year(analysis)
    before, after = near.before, near.after
    found = counted(parse, s)
    if found and q.unit and not belongs(parse, s, found):
        found = None
    words = _as_printed(text, parse, found)
    if q.form in ("ordinal", "times"):
        return Figure(q.low, q.high, q.bound, q.unit, words if q.form == "ordinal" else measured(parse, s), "", "", "",
                      scope(near, False, year), "", q.change)
    if q.unit == "year of age" or (not q.unit and is_age(text, parse, s, words)):
        owner = text.startswith(("'s ", "’s "), q.end)  # "the 24-year-old's car" is not of that age
        whose = "" if owner else whose_age(text, parse, s) or aged(words or measured(parse, s), printed=q.unit != "")
        return Figure(q.low, q.high, q.bound, "year of age", whose, "age")
    by = parse.lower[s.first - 1] == "by"
    if q.unit and q.unit != "score" and (q.unit != "share" or by):
        whose, place = bearer(parse, s, found), "" if q.unit in units.TIMES else where(parse, s, found)
        return replace(_measure(parse, s, words), scope=scope(near, False, year), change=q.change, side=whose,
                       where="" if place == whose else place,
                       per=q.per or ("" if found and parse.lower[s.last] != "of" else _measure_rate(q, near)))
    told = "" if q.unit == "score" else role(parse, s, found)
    if LEADING.search(text[max(0, q.start - 6):q.start]) and not words and told not in PEOPLE_ROLES and q.form == "words" and not q.unit:
        return None
    if q.form == "vague" and q.high is not None and q.high < FEW and told not in ROLES and not (
            _bare(parse, s) or (found and singular(parse.lower[found.head]) in HUMAN)):
        return None  # "several ideas"
    words, unit = words or _number_of(before) or _suspended(after), q.unit
    if not told and previous is not None and OF_THEM.match(text, q.end):
        told = previous.role
    if not words and not q.unit and ((q.bound == "range" and q.change) or (by and not (previous and previous.unit))):
        words = measured(parse, s)  # "passenger numbers fell from 900 to 650", "cut its staff by 1,200"
    if not words and previous is not None:
        words, told, unit = _inherited(text, parse, s, previous, told)
    part = bool(found and found.part) or q.unit == "share" or (found is None and bool(SEVERITY.match(after)))
    whose = "" if is_whole(parse, s) else side(parse, s, found, told) or ("" if told in PEOPLE_ROLES else bearer(parse, s, found))
    return Figure(q.low, q.high, q.bound, unit or q.unit, _noun(words, previous), told, whose, where(parse, s, found),
                  scope(near, part, year),
                  q.per or rate(near.near_after) or (previous.per if previous and _continues(text, q) else ""), q.change)


def _noun(words: str, previous: Figure | None) -> str:
    """What is counted, where the words printed for it are a noun: "14 of them" counts what the number before it counts."""
    if words in ("them", "whom", "which") and previous is not None and not previous.unit:
        return previous.counted
    return "" if words in ("them", "injured", "wounded", "dead") else words


FINED = frozenset({"fine", "fin"})  # what the parse takes "fined" for
BRACKET = re.compile(r"^\s\([^()]{2,40}\)(?=\s(?:an?|per|each|every)\s)")  # "9 million euros ($10 million) a year"
SUSPENDED = re.compile(r"-(?:,\s[\w.]+-)*,?\s(?:and|or|to)\s[\w.]+-(?P<noun>[a-z]{3,})")


def _suspended(after: str) -> str:
    """ "four-, five- and six-cylinder engines": the noun that the hyphen waits for."""
    match = SUSPENDED.match(after)
    return match["noun"] if match else ""


def _bare(parse: Parse, s: Spot) -> bool:
    """Whether the words stand by themselves, as in a table, with no verb in the sentence."""
    return not any(parse.tags[i].startswith(("VB", "MD")) for i in range(s.begin, s.stop))


LEADING = re.compile(r"\b(?:the|last|final|top|next)\s$", re.I)  # "the two agreed", "reached the last four": no count of anything
SEVERITY = re.compile(r"\s(?:critically|seriously|badly|gravely|severely|(?:of them )?in (?:\w+ )?(?:critical|serious|stable|grave|fair|"
                      r"good) condition)\b", re.I)
CONTINUES = re.compile(r"(?:\b(?:compared (?:to|with)|against|versus|from|and|or|than|to|in|is|was|at)|,|[(]) ?(?:about |just |around )?$",
        re.I)
GAP = re.compile(r"(?:[,;]|\b(?:and|while|but))\s(?:and\s)?(?:(?:the|his|her|its|their)\s)?[^\W\d][\w’'-]*(?:\s[A-Z][\w’'-]*)?\s$")
AFTER_GAP = re.compile(r"\s?(?:[.;]|,\s(?:and|while|but)\b|$)")
THAT_FIGURE = re.compile(r"^\W*(?:That|The|This) (?:figure|number|total|toll|tally|count)\b[^.]{0,40}$", re.I)
NUMBER_OF = re.compile(
    r"\bnumber of (?:(?:its|the|their|his|her|our) )?(?P<what>[\w’' -]{3,50}?)(?: (?:who|that|in|at|on|being|killed|injured|with|from|has|"
    r"have|had|to|is|was|"
    r"rose|fell|stands|stood|reached|climbed|grew)\b|,)[^.;]{0,40}$", re.I)


def _continues(text: str, q: Quantity) -> bool:
    """Whether a number in a new sentence speaks of the one before: "The figure is now above 5,000"."""
    near = text[max(text.rfind(".", 0, q.start) + 1, q.start - 80):q.start]
    return "th" in near.lower() and THAT_FIGURE.search(near) is not None


def _left_out(text: str, parse: Parse, s: Spot) -> bool:
    """Whether a bare number leaves out the noun counted before it: "took 88 seats and the Greens 21", "checked 80 wells and found 31"."""
    before = s.first - 1
    if before - 1 < s.begin or s.q.form not in ("digits", "words") or s.q.change:
        return False
    if parse.tags[before] in ("VBD", "VBN") and parse.lower[before - 1] in ("and", "but", ",", ";"):
        return True
    return bool(AFTER_GAP.match(text, s.q.end) and GAP.search(text[max(0, s.q.start - 40):s.q.start]))


def _number_of(before: str) -> str:
    """ "double the number of its reservists from the current 100,000": what the number is of."""
    match = NUMBER_OF.search(before)
    return match["what"].strip() if match else ""


def _inherited(text: str, parse: Parse, s: Spot, previous: Figure, told: str) -> tuple[str, str, str]:
    """Counted noun, role and unit that a bare number takes over from the one before it: "700 killed, more than 3,000 injured"."""
    q = s.q
    if told == "displace" != previous.role and not previous.unit:
        return "", told, ""  # "12 people injured and hundreds out of their homes"
    if told in PEOPLE_ROLES and previous.role in PEOPLE_ROLES and not previous.unit:
        return previous.counted, told, ""
    if not previous.unit and _left_out(text, parse, s):
        return previous.counted, told or previous.role, ""
    if not (CONTINUES.search(text[max(0, q.start - 40):q.start]) or _continues(text, q) or (previous.change and q.change)):
        return "", told, ""
    if not previous.unit:
        kept = told in ("", "compare", *PEOPLE_ROLES) and (previous.role or not told)  # "found two women, one dead"
        return previous.counted, previous.role if kept or _continues(text, q) else told, ""
    amount = units.is_money(previous.unit) or previous.unit in ("point", "degree")
    share = previous.unit in units.PERCENTAGES and (q.change != "" or FROM_OLD.search(text[max(0, q.start - 20):q.start]))
    takes = share or (amount and q.low is not None and q.form == "digits")
    return (previous.counted, told, previous.unit) if takes else ("", told, "")


def _measure_rate(q: Quantity, near: Around) -> str:
    if q.unit in units.PERCENTAGES or q.unit in units.TIMES or q.unit in ("times", "point", "degree"):
        return ""
    bracket = BRACKET.match(near.after)
    return rate(CLAUSE.split(near.after[bracket.end():], maxsplit=1)[0] if bracket else near.near_after)


def _as_printed(text: str, parse: Parse, found: Counted | None) -> str:
    words = text[parse.starts[found.first]:parse.ends[found.last - 1]].strip("“”‘’\"'-, ") if found else ""
    return words.removeprefix("and ").removeprefix("or ")


def _measure(parse: Parse, s: Spot, words: str) -> Figure:
    """A figure with a unit: what is measured is the noun it modifies, that after "of", or the subject."""
    q = s.q
    what = words.removeprefix("worth of ") or measured(parse, s)
    verb = governor(parse, s.last - 1) if units.is_money(q.unit) or q.unit in units.PERCENTAGES else None
    told = role_of(parse.lemmas[verb].lower()) if verb is not None and parse.pos[verb] == "VERB" else ""
    if told in FINED and units.is_money(q.unit):
        what, told = "fine", "fine"
    return Figure(q.low, q.high, q.bound, q.unit, what, "" if told in ("be", "have", "say", *PEOPLE_ROLES) else told, "", "", "event",
            q.per)


def render(figure: Figure) -> str:
    """One plain phrase for a figure: "at least 23 people, injure"."""
    lead = {"at_least": "at least ", "more_than": "more than ", "at_most": "at most ", "less_than": "less than ",
            "about": "about "}.get(figure.bound, "")
    value = _value(figure)
    unit = {"percent": "per cent", "percentage point": "percentage points", "share": "share", "year of age": "years old"}.get(figure.unit,
            figure.unit)
    parts = [lead + value, unit, figure.counted if figure.unit in ("", "share") else ""]
    phrase = " ".join(part for part in parts if part) + (f" per {figure.per}" if figure.per else "")
    return phrase + (f", {figure.change}" if figure.change else "") + (f", {figure.role.replace('_', ' ')}" if figure.role else "")


def _value(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "some"
    if low is None or high is None or low == high:
        return say(low if low is not None else high if high is not None else 0.0)
    return f"{say(low)} to {say(high)}"


def say(value: float) -> str:
    """A number as a newspaper prints it: 1.2 million, 3,042, 0.5."""
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale:
            return f"{re.sub(r'[.]?0+$', '', f'{value / scale:.3f}')} {word}"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.4g}"
