"""A sentence of an account in the making: use to write words with what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tellings.model.accounts import Conflict, Derivation, Line
from tellings.model.documents import Citation
from tellings.model.when import When
from tellings.reconcile.cited import holds


@dataclass(slots=True)
class Draft:
    """Words are said (plain words of ours), printed (they stand in a citation) or derived (with their source)."""

    text: str = ""
    cites: list[Citation] = field(default_factory=list)
    derived: list[Derivation] = field(default_factory=list)

    def say(self, words: str) -> Draft:
        self.text += words
        return self

    def print(self, citation: Citation, words: str | None = None) -> Draft:
        """The citation's words, or other words that stand in it."""
        self.text += citation.text if words is None else words
        return self.cite(citation)

    def quote(self, citation: Citation) -> Draft:
        """The citation's words as a quotation; marks within them become single ones, as printers do."""
        inner = citation.text.replace("“", "‘").replace("”", "’").replace('"', "’")
        return self.say("“").print(citation, inner).say("”")

    def cite(self, *citations: Citation) -> Draft:
        """Adds what the words rest on without writing any."""
        self.cites.extend(c for c in citations if c not in self.cites)
        return self

    def derive(self, words: str, source: str) -> Draft:
        start = len(self.text)
        self.text += words
        self.derived.append(Derivation(start, len(self.text), source))
        return self

    def line(self) -> Line | None:
        """The sentence with a capital first letter; None where a word of it stands in no cited span."""
        text = self.text[:1].upper() + self.text[1:]
        cites, derived = tuple(self.cites), tuple(self.derived)
        return Line(text, cites, derived) if text and holds(text, cites, derived) else None


NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def in_words(number: float) -> str:
    """A small whole number in words, a larger one in digits with commas."""
    if number == int(number):
        return NUMERALS[int(number)] if 0 <= number < len(NUMERALS) else f"{int(number):,}"
    return f"{number:,.4g}" if number < 1000 else f"{number:,.1f}"


def all_of(reports: int) -> str:
    """ "both", "all three"."""
    return "both" if reports == 2 else f"all {in_words(reports)}"


def one_each(cites: Iterable[Citation]) -> list[Citation]:
    """The first citation of each report."""
    found: dict[str, Citation] = {}
    for c in cites:
        found.setdefault(c.document, c)
    return list(found.values())


def sparing(conflict: Conflict) -> Line:
    """A conflict as a sentence, with one citation a report and side where they hold all its words."""
    few = tuple(x for s in conflict.sides for x in one_each(s.spans))
    every = tuple(x for s in conflict.sides for x in s.spans)
    return Line(conflict.text, few if holds(conflict.text, few, conflict.derived) else every, conflict.derived)


MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def in_days(when: When) -> str:
    """A day or night with its full date: "4 July 2025", "night of 3 to 4 July 2025"; "" where no day is known."""
    if when.precision not in ("minute", "hour", "part_of_day", "day") or not when.earliest or not when.latest:
        return ""
    first, last = date.fromisoformat(when.earliest[:10]), date.fromisoformat(when.latest[:10])
    end = f"{last.day} {MONTHS[last.month]} {last.year}"
    if first == last:
        return end
    month = "" if first.month == last.month else " " + MONTHS[first.month]
    return f"night of {first.day}{month} to {end}" if (last - first).days == 1 else ""

