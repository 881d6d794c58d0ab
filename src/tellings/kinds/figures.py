"""Figures: every quantity of the reporting, with what is counted, what happened to it, whose, where, of what scope.

A figure's span is its bound words, sign, number, unit and rate ("at least 23", "more than $3 million a year"), not the noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tellings.kinds.figure_bearers import bearer, described, named_beside
from tellings.kinds.figure_checks import FEW, aged, is_age, is_figure, whose_age
from tellings.kinds.figure_claims import claimed
from tellings.kinds.figure_counted import Counted, Spot, counted, spot
from tellings.kinds.figure_elided import continues, in_money, inherited, is_fatally, noun_of, number_of, same_amount, set_against, suspended
from tellings.kinds.figure_fates import LEFTOVER, PEOPLE_ROLES, met, number_head, of_period, sure
from tellings.kinds.figure_governor import governor
from tellings.kinds.figure_measured import belongs, measured, since
from tellings.kinds.figure_restated import INCLUDING, RESTATED, giver, restated
from tellings.kinds.figure_roles import is_whole, role
from tellings.kinds.figure_scope import CLAUSE, OF_THEM, Around, around, rate, scope, side, where
from tellings.kinds.figure_sense import IN_ROW, settled
from tellings.kinds.figure_subjects import HUMAN, ROLES, counted_key, role_of, same_subject, singular, values_agree
from tellings.kinds.figure_terms import COURT, SOUGHT, TERMS, convict, term
from tellings.kinds.figure_topics import plain
from tellings.kinds.figure_victims import PART_OF_LIST, Fate, Victims, find_victims
from tellings.model.documents import Span
from tellings.model.kinds import Agreement, Example
from tellings.model.statements import Statement, state
from tellings.model.values import Figure
from tellings.text import units
from tellings.text.analysis import Analysis
from tellings.text.drafts import SPOKEN
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
    reading = _Reading(analysis, fates, {token: v.role for v in victims for token in v.items})
    for paragraph, section in enumerate(document.mined):
        reading.paragraph, reading.sentence, reading.last = paragraph, -1, None
        for quantity in quantities(document.text, section.start, section.end, places, orders):
            at = spot(parse, quantity)
            if at is not None and is_figure(parse, at):
                yield from reading.figure(plain(parse, at))
    for v in (v for v in victims if not _speaks(document.text, v.span.start)):
        yield _implied(analysis, v)


class _Reading:
    """Reads the numbers of a document in order, and knows those before, on which a number may lean that leaves out what it counts."""

    def __init__(self, analysis: Analysis, fates: Mapping[int, Fate], listed: Mapping[int, str]) -> None:
        self.analysis, self.fates, self.listed = analysis, fates, listed
        self.paragraph = self.sentence = -1  # of the number before; a sentence by its first token
        self.leant_on: Figure | None = None  # from which a bare number takes what it counts
        self.last: tuple[int, Figure] | None = None  # the number before, with its end
        self.given = False  # whether the number before was another's for what was counted before
        self.earlier: list[tuple[int, Figure]] = []
        self.population = "births" in analysis.parse.lower or BORN.search(analysis.document.text) is not None
        self.court = not COURT.isdisjoint(analysis.parse.lower)

    def figure(self, at: Spot) -> Iterator[Statement[Figure]]:
        """The statement of one number, if it is a figure."""
        analysis, text, parse = self.analysis, self.analysis.document.text, self.analysis.parse
        near, together = around(parse, text, at), self.sentence == at.begin
        before = self.leant_on if self.last is not None else None
        found = _figure(analysis, at, near, before if together or continues(text, at.q) else None)
        if found is None:
            return
        if together:
            found = in_money(text, at.q, self.last, found)
        found = of_period(met(parse, at, settled(found, near.before, near.after), self.fates), near, population=self.population)
        found = _with_convict(parse, at, term(found, near.before, near.after, court=self.court, year=_year(analysis)))
        found, given = restated(text[parse.starts[at.begin]:at.q.start], self.earlier, self.paragraph, found)
        claim = None if given else claimed(text[parse.starts[at.begin]:at.q.start], self.earlier, self.paragraph, found)
        found, given = claim or found, given or claim is not None
        self.given = given or (self.given and together and before is not None and found.counted == before.counted)
        found = self._in_list(at, self._of_that_age(found))
        same = same_amount(text, self.last, at.q, found)
        aside = same or found.unit in units.TIMES or found.unit == "year of age" or INCLUDING.search(near.before[-40:])
        if not together or not before or not aside:
            noun = LEFTOVER.sub("", found.counted)
            self.leant_on = found if noun == found.counted else replace(found, counted=noun)
        self.earlier.append((self.paragraph, found))
        found = same or found
        self.sentence, self.last = at.begin, (at.q.end, found)
        yield _stated(analysis, at, near, found, given=self.given)

    def _of_that_age(self, found: Figure) -> Figure:
        """ "The 25-year-old" is the one told of before as being of that age."""
        if found.role != "age" or found.counted:
            return found
        named = (f.counted for _, f in self.earlier if f.role == "age" and f.counted and (f.low, f.high) == (found.low, found.high))
        return replace(found, counted=next(named, ""))

    def _in_list(self, at: Spot, found: Figure) -> Figure:
        item = self.listed.get(number_head(self.analysis.parse, at))
        fits = item and (found.role in PEOPLE_ROLES or not found.role)
        return replace(found, scope="part", role=found.role or item or "") if fits else found


def _with_convict(parse: Parse, s: Spot, found: Figure) -> Figure:
    """A prison sentence with whose it is."""
    whose = found.role in TERMS - {SOUGHT} and not found.counted
    return replace(found, counted=convict(measured(parse, s, timed=True))) if whose else found


def _year(analysis: Analysis) -> int | None:
    """The year of publication, where the capture says it."""
    published = analysis.document.published
    return int(published.latest[:4]) if published is not None and published.latest else None


def _stated(analysis: Analysis, s: Spot, near: Around, found: Figure, *, given: bool) -> Statement[Figure]:
    place = Span(s.q.start, s.q.end)
    notes = (*((IN_ROW,) if s.q.form == "ordinal" else ()), *((RESTATED,) if given else ()))
    how = sure(near, found.role, ranged=s.q.bound == "range")
    said = analysis.said(place, how, notes)
    if given and (by := giver(analysis, number_head(analysis.parse, s), said=said.speaker is not None)):
        said = replace(said, speaker=by)
    if given and said.modality == "hypothetical":
        said = replace(said, modality="asserted")  # "put it at 52 and said that she would ..."
    return state(("figure", VERSION), analysis.document, place, found, said)


def _speaks(text: str, start: int) -> bool:
    """Whether a name is the sign of who speaks, at the head of a transcript's paragraph: "ADA QUILL, HOST: Seven people have died"."""
    line = text.rfind("\n", 0, start) + 1
    return SPOKEN.match(text, line) is not None and not text[line:start].strip()


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
    """The figure of a quantity: a place in a row, an age, a measure, else a count. `previous`: what it may lean on."""
    text, parse, q = analysis.document.text, analysis.parse, s.q
    year = _year(analysis)
    found = counted(parse, s)
    if found and q.unit and not belongs(parse, s, found):
        found = None
    words = _as_printed(text, parse, found)
    if q.form in ("ordinal", "times"):
        return Figure(q.low, q.high, q.bound, q.unit, words if q.form == "ordinal" else measured(parse, s), "", "", "",
                      scope(near, False, year), "", q.change)
    if q.unit == "year of age" or (not q.unit and is_age(text, parse, s, words)):
        owner = text.startswith(("'s ", "’s "), q.end)  # "the 24-year-old's car" is not of that age
        whose = "" if owner else whose_age(text, parse, s) or (q.unit and described(parse, s)) or aged(
            words or measured(parse, s), printed=q.unit != "")
        return Figure(q.low, q.high, q.bound, "year of age", whose, "age")
    if q.unit and q.unit != "score" and (q.unit != "share" or parse.lower[s.first - 1] == "by"):
        lasts = q.unit in units.TIMES and "-" in text[q.start:q.end]  # "the three-year war": of nobody who is told of beside it
        whose, place = "" if lasts else bearer(parse, s, found), "" if q.unit in units.TIMES else where(parse, s, found)
        beside = named_beside(parse, s, found)
        words = words or ("" if beside else set_against(text, q, previous))
        return replace(_measure(parse, s, words, beside), scope=scope(near, False, year), change=q.change,
                       side=whose, where="" if place == whose else place,
                       per=q.per or ("" if found and parse.lower[s.last] != "of" else _measure_rate(q, near)))
    return _count(analysis, s, near, found, previous)


def _no_count(text: str, parse: Parse, s: Spot, found: Counted | None, told: str) -> bool:
    """ "the two agreed", "several ideas": words for a number where nothing is counted that matters."""
    q = s.q
    bare = found is None and told not in PEOPLE_ROLES and q.form == "words" and not q.unit
    if bare and LEADING.search(text[max(0, q.start - 6):q.start]):
        return True
    few = q.form == "vague" and q.high is not None and q.high < FEW and told not in ROLES
    return few and not (_bare(parse, s) or (found is not None and singular(parse.lower[found.head]) in HUMAN))


def _count(analysis: Analysis, s: Spot, near: Around, found: Counted | None, previous: Figure | None) -> Figure | None:
    """A number of things, with what a bare number takes over from the one before it."""
    text, parse, q = analysis.document.text, analysis.parse, s.q
    told = "" if q.unit == "score" else role(parse, s, found)
    if _no_count(text, parse, s, found, told):
        return None
    words, unit = _as_printed(text, parse, found) or number_of(near.before) or suspended(near.after), q.unit
    if not told and previous is not None and OF_THEM.match(text, q.end):
        told = previous.role
    by = parse.lower[s.first - 1] == "by" and not (previous and previous.unit)
    passes_on = previous is not None and (units.is_money(previous.unit) or previous.unit in ("point", "degree"))
    moved = told in MOVING and not passes_on and parse.lower[s.first - 1] in ("to", "at")  # "the population grew to 11.7 million"
    if not words and not unit and ((q.bound == "range" and q.change) or by or moved):
        words = measured(parse, s)  # "passenger numbers fell from 900 to 650", "cut its staff by 1,200"
        words = "" if moved and not _many(words) else words
    if not words and previous is not None:
        words, told, unit = inherited(text, parse, s, previous, told)
    part = bool(found and found.part) or q.unit == "share" or (found is None and bool(SEVERITY.match(near.after)))
    whose = "" if is_whole(parse, s) else side(parse, s, found, told) or ("" if told in PEOPLE_ROLES else bearer(parse, s, found))
    scoped = scope(near, part, _year(analysis))
    if previous is not None and previous.scope in ("period", "background") and scoped != "background" and is_fatally(parse, s):
        scoped = previous.scope
    return Figure(q.low, q.high, q.bound, unit or q.unit, noun_of(words, previous), told, whose, where(parse, s, found), scoped,
                  q.per or rate(near.near_after) or (previous.per if previous and continues(text, q) else ""), q.change)


def _many(words: str) -> bool:
    """Whether what rises or falls to a number is things that are counted, not an index or a firm."""
    last = words.rpartition(" ")[2]
    return last.islower() and (singular(last) != last or last in ("population", "membership", "workforce", "attendance"))


MOVING = frozenset("rise fall grow climb drop slip jump increase decline shrink widen double swell dwindle".split())
FINED = frozenset({"fine", "fin"})  # what the parse takes "fined" for
BRACKET = re.compile(r"^\s\([^()]{2,40}\)(?=\s(?:an?|per|each|every)\s)")  # "9 million euros ($10 million) a year"
def _bare(parse: Parse, s: Spot) -> bool:
    """Whether the words stand by themselves, as in a table, with no verb in the sentence."""
    return not any(parse.tags[i].startswith(("VB", "MD")) for i in range(s.begin, s.stop))


BORN = re.compile(r"\d (?:children|babies|people) were born\b")
LEADING = re.compile(r"\b(?:the|last|final|top|next)\s$", re.I)  # "the two agreed", "reached the last four": no count of anything
SEVERITY = re.compile(r"\s(?:critically|seriously|badly|gravely|severely|(?:of them )?in (?:\w+ )?(?:critical|serious|stable|grave|fair|"
                      r"good) condition)\b", re.I)
def _measure_rate(q: Quantity, near: Around) -> str:
    if q.unit in units.PERCENTAGES or q.unit in units.TIMES or q.unit in ("times", "point", "degree"):
        return ""
    bracket = BRACKET.match(near.after)
    return rate(CLAUSE.split(near.after[bracket.end():], maxsplit=1)[0] if bracket else near.near_after)


def _as_printed(text: str, parse: Parse, found: Counted | None) -> str:
    words = text[parse.starts[found.first]:parse.ends[found.last - 1]].strip("“”‘’\"'-, ") if found else ""
    return words.removeprefix("and ").removeprefix("or ")


def _measure(parse: Parse, s: Spot, words: str, beside: str) -> Figure:
    """A figure with a unit: what is measured is the noun it modifies, that after "of", or the subject, unless the number is of someone
    named `beside` it."""
    q = s.q
    what = words.removeprefix("worth of ") or measured(parse, s)
    if beside and beside not in what and what[:1].isupper():
        what = ""
    from_when = "" if what else since(parse, s)
    verb = governor(parse, s.last - 1) if units.is_money(q.unit) or q.unit in units.PERCENTAGES or from_when else None
    told = role_of(parse.lemmas[verb].lower()) if verb is not None and parse.pos[verb] == "VERB" else ""
    if told in FINED and units.is_money(q.unit):
        what, told = "fine", "fine"
    silent = told in ("be", "have", "say", "compare", *PEOPLE_ROLES)
    return Figure(q.low, q.high, q.bound, q.unit, what or from_when, "" if silent else told, "", "", "event", q.per)


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
