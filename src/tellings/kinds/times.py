"""Dates, times, durations and sets, as TIMEX3."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tellings.model.kinds import Agreement, Example
from tellings.model.statements import Statement, state
from tellings.model.values import Time
from tellings.text.analysis import Analysis


class Times:
    """When a document says that things happen: "on Thursday night", "in recent weeks", "every day"."""

    name = "time"
    version = "1"
    title = "dates, times, durations and how often"
    examples = (
        Example("The ferry sank at 5.30pm on 4 March 2024.", ("2024-03-04T17:30 TIME",)),
        Example("Rain fell for three days in late May 2021.", ("P3D DURATION", "2021-05 DATE")),
        Example("The council meets every week.", ("P1W SET",)),
        Example("Crews are now on the scene.", ("PRESENT_REF DATE",)),
    )

    def find(self, analysis: Analysis) -> Iterator[Statement[Time]]:
        """A statement for each expression; its `when` is the interval that the expression means."""
        for mention in analysis.times:
            value = Time(mention.timex, mention.type)
            said = replace(analysis.said(mention.span), when=mention.when, notes=mention.notes)
            yield state((self.name, self.version), analysis.document, mention.span, value, said)

    def compare(self, a: Statement[Time], b: Statement[Time]) -> Agreement:
        """Whether two expressions mean the same time, times that can be one, or others."""
        if a.when and b.when:
            if (a.when.earliest, a.when.latest) == (b.when.earliest, b.when.latest):
                return Agreement.SAME
            return Agreement.COMPATIBLE if a.when.overlaps(b.when) else Agreement.UNRELATED
        return Agreement.SAME if a.value == b.value else Agreement.UNRELATED

    def render(self, statement: Statement[Time]) -> str:
        """The value and type in TIMEX3's words."""
        return f"{statement.value.timex} {statement.value.type}"


KIND = Times()
