"""Figures: every quantity of the reporting, with what is counted, what happened to it, whose, where, of what scope.

A figure's span is its bound words, sign, number, unit and rate ("at least 23", "more than $3 million a year"), not the noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tellings.kinds import figure_context as context
from tellings.kinds.figure_subjects import counted_key, role_of, same_subject, values_agree
from tellings.model.documents import Span
from tellings.model.kinds import Agreement, Example
from tellings.model.statements import Statement, state
from tellings.model.values import Figure
from tellings.text import units
from tellings.text.analysis import Analysis
from tellings.text.language import Parse
from tellings.text.numbers import Quantity, scan

__all__ = ["KIND", "Figures", "counted_key", "role_of", "same_subject", "values_agree"]

VERSION = "1"
PEOPLE_ROLES = frozenset({"kill", "injure", "hospitalise", "miss", "arrest", "casualty", "displace", "evacuate", "rescue", "shoot"})


class Figures:
    """The kind "figure"."""

    name = "figure"
    version = VERSION
    title = "Figures: counts, money, measures, shares and changes"
    examples = (
        Example("At least 23 people were injured in Norham on Friday.", ("at least 23 people, injure",)),
        Example("The firm lost $1.2 million a year.", ("1.2 million USD per year",)),
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
    for section in document.mined:
        previous: Figure | None = None
        for quantity in scan(document.text, section.start, section.end):
            at = context.spot(parse, quantity)
            if at is None or not _counts(parse, at):
                continue
            found = _figure(document.text, parse, at, previous)
            place = Span(quantity.start, quantity.end)
            sentence = parse.span(at.begin, at.stop)
            modality = context.modality(document.text[sentence.start:quantity.start], document.text[quantity.end:sentence.end])
            yield state("figure", VERSION, document, place, found, analysis.said(place, modality))
            previous = found


def _counts(parse: Parse, s: context.Spot) -> bool:
    """Whether the words are a quantity here, not a pronoun ("no one", "one another") or a part of a name."""
    q, i = s.q, parse.token_at(s.q.first)
    word = parse.lower[i]
    if word in ("one", "ones") and q.low == q.high == 1 and not q.unit:
        return _counts_one(parse, s, i)
    if q.form == "digits" and not q.unit and i > s.begin:
        before = i - 1
        named = parse.tags[before] in ("NNP", "NNPS") and parse.labels[i] not in ("CARDINAL", "QUANTITY", "PERCENT", "MONEY", "") and parse.labels[i] == parse.labels[before]
        return not named or parse.labels[i] in ("DATE", "PERSON")
    return True


def _counts_one(parse: Parse, s: context.Spot, i: int) -> bool:
    if i > s.begin and parse.lower[i - 1] in ("no", "the", "this", "that", "each", "every", "any", "another", "some", "which", "last", "first", "day", "-", "by", "not", "only"):
        return parse.lower[i - 1] in ("the", "only", "that", "-", "by", "last") and i + 1 < s.stop and parse.tags[i + 1] in context.NOUNS and parse.lower[i - 1] == "only"
    nxt = parse.lower[i + 1] if i + 1 < s.stop else ""
    if nxt in ("of", "dead", "killed", "injured", "wounded", "person", "was", "died", "critically", "fatally", "seriously", "in", "missing"):
        return nxt != "in" or parse.tags[i] == "CD"
    if nxt in ("another", "day", "-", "by", "night", "morning"):
        return nxt == "-"
    return parse.tags[i] == "CD" and (parse.deps[i] in ("nummod", "compound", "amod", "nsubj", "nsubjpass") or parse.heads[i] > i) and nxt not in ("might", "can", "must", "should", "would", "is", "has", "who")


def _figure(text: str, parse: Parse, s: context.Spot, previous: Figure | None) -> Figure:
    q = s.q
    sentence_start, sentence_end = parse.starts[s.begin], parse.ends[s.stop - 1]
    before, after = text[sentence_start:q.start], text[q.end:sentence_end]
    found = context.counted(parse, s)
    words = _as_printed(text, parse, found)
    told = context.role(parse, s, found)
    if q.unit == "year of age":
        return Figure(q.low, q.high, q.bound, q.unit, words or _measured(parse, s), "age")
    if q.unit and q.unit != "share":
        return replace(_measure(text, parse, s, words), scope=context.scope(before, after, False), change=q.change)
    if not words and previous is not None and told in PEOPLE_ROLES and previous.role in PEOPLE_ROLES and not previous.unit:
        words = previous.counted
    part = bool(found and found.part) or q.unit == "share"
    return Figure(q.low, q.high, q.bound, q.unit, "" if words in ("them", "injured", "wounded", "dead") else words, told, context.side(parse, s, found, told),
                  context.where(parse, s, found), context.scope(before, after, part), q.per or context.rate(after), q.change)


def _as_printed(text: str, parse: Parse, found: context.Counted | None) -> str:
    return text[parse.starts[found.first]:parse.ends[found.last - 1]] if found else ""


def _measure(text: str, parse: Parse, s: context.Spot, words: str) -> Figure:
    """A figure with a unit: what is measured is the noun it modifies, that after "of", or the subject."""
    q = s.q
    what = words or _measured(parse, s)
    told = context.governor(parse, s.last - 1, s)
    role = context.role_of(parse.lemmas[told].lower()) if told is not None and parse.pos[told] == "VERB" and (units.is_money(q.unit) or q.unit in units.PERCENTAGES) else ""
    return Figure(q.low, q.high, q.bound, q.unit, what, "" if role in ("be", "have", "say") else role, "", "", "event", q.per)


def _measured(parse: Parse, s: context.Spot) -> str:
    """The noun that a measure is of: up from the number to a noun or to the subject of its verb."""
    i = parse.token_at(s.q.last - 1)
    for _ in range(6):
        head = parse.heads[i]
        if head == i:
            break
        i = head
        if s.first <= i < s.last:
            continue
        if parse.pos[i] in ("NOUN", "PROPN"):
            return _phrase(parse, i, s)
        if parse.pos[i] in ("VERB", "AUX"):
            subject = parse.child(i, "nsubj", "nsubjpass")
            if subject is not None and parse.pos[subject] != "PRON" and not s.first <= subject < s.last:
                return _phrase(parse, subject, s)
    return ""


def _phrase(parse: Parse, noun: int, s: context.Spot) -> str:
    first = noun
    while first - 1 >= s.begin and parse.tags[first - 1] in context.MODIFIERS and parse.tags[first - 1] not in ("CD", "POS") and not s.first <= first - 1 < s.last:
        first -= 1
    return " ".join(parse.words[first:noun + 1])


def render(figure: Figure) -> str:
    """One plain phrase for a figure: "at least 23 people, injure"."""
    lead = {"at_least": "at least ", "more_than": "more than ", "at_most": "at most ", "less_than": "less than ", "about": "about "}.get(figure.bound, "")
    value = _value(figure)
    unit = {"percent": "per cent", "percentage point": "percentage points", "share": "share", "year of age": "years old"}.get(figure.unit, figure.unit)
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


def quantity_span(q: Quantity) -> Span:
    """The characters of a quantity's whole expression."""
    return Span(q.start, q.end)
