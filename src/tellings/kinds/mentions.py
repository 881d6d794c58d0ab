"""Mentions: names of people, organisations and places where they are printed."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.model.kinds import Agreement, Example
from tellings.model.statements import Said, Statement, state
from tellings.model.values import Mention
from tellings.text.analysis import Analysis
from tellings.text.gazetteer import sound


class Mentions:
    """The kind "mention"."""

    name: str = "mention"
    version: str = "2"
    title: str = "Names"
    examples: tuple[Example, ...] = (
        Example("Norland's harbour minister, Ada Quill, met Mr Brandt in Port Selby.", (
            "place Norland", "person Ada Quill (Norland's harbour minister)", "person Brandt", "place Port Selby")),
    )

    def find(self, analysis: Analysis) -> Iterator[Statement[Mention]]:
        """One statement for each spelling of a name, with each description printed beside it, where it first stands in a report
        or a post of it. A name alone asserts nothing: it has no speaker and no time."""
        seen: set[tuple[object, ...]] = set()
        for name in analysis.names:
            post = analysis.document.post_at(name.span.start)
            words = analysis.document.text[name.span.start:name.span.end]
            key = (post, name.type, name.name, words, name.role)
            if key in seen:
                continue
            seen.add(key)
            said = Said(analysis.parse.sentence_span(analysis.parse.token_at(name.span.start)))
            yield state((self.name, self.version), analysis.document, name.span, Mention(name.type, name.name, name.role), said)

    def compare(self, a: Statement[Mention], b: Statement[Mention]) -> Agreement:
        """SAME for one name, spelling variants included; a lone surname is compatible with a full name that ends in it."""
        if a.value.type != b.value.type:
            return Agreement.UNRELATED
        first, second = sorted((sound(a.value.name).split(), sound(b.value.name).split()), key=lambda words: (len(words), words))
        if first == second:
            return Agreement.SAME
        return Agreement.COMPATIBLE if a.value.type == "person" and len(first) == 1 and first[0] == second[-1] else Agreement.UNRELATED

    def render(self, statement: Statement[Mention]) -> str:
        value = statement.value
        return f"{value.type} {value.name}" + (f" ({value.role})" if value.role else "")


KIND = Mentions()
