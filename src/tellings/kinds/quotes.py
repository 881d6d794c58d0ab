"""Quotes: attributions, direct, mixed and indirect: what was said, in which words, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.model.documents import Span
from tellings.model.kinds import Agreement, Example
from tellings.model.statements import Said, Statement, state
from tellings.model.values import Quote
from tellings.text.analysis import Analysis

_WORD = re.compile(r"\w+(?:[’']\w+)*")
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^)]*\)")
EMPTY = frozenset("a an the and or of to in on at for with by from as is are was were be been being it its that this these those he she "
                  "they we i you his her their our my your him them us me not n't have has had do does did will would".split())
SAME = 0.8  # share of the shorter wording's content words found in the other, from which two wordings are one utterance
CLOSE = 0.5


class Quotes:
    """The kind "quote"."""

    name: str = "quote"
    version: str = "1"
    title: str = "What was said"
    examples: tuple[Example, ...] = (
        Example("“The cranes are safe,” said Ada Quill, the harbour master.", ("direct: Ada Quill: “The cranes are safe,”",)),
        Example("The ministry denied that the quay had been closed.", ("indirect: ministry: that the quay had been closed",)),
    )

    def find(self, analysis: Analysis) -> Iterator[Statement[Quote]]:
        """One statement for each attribution. Its span is the hull of what is said: from the first to the last character of
        the content, the words of saying between two pieces included."""
        for one in analysis.attributions:
            place = Span(one.content[0].start, one.content[-1].end)
            value = Quote(one.form, one.content, one.cue, one.medium, one.stance)
            time = analysis.time_of(place) if one.when is None else None
            said = Said(one.sentence, one.speaker, time.when if time else one.when, one.modality, one.notes)
            yield state((self.name, self.version), analysis.document, place, value, said)

    def compare(self, a: Statement[Quote], b: Statement[Quote]) -> Agreement:
        """SAME for two wordings of one utterance, COMPATIBLE for wordings that share much, by one speaker."""
        if a.speaker and b.speaker and a.speaker.id != b.speaker.id and not _may_be_one(a.speaker.name, b.speaker.name):
            return Agreement.UNRELATED
        score = wordings_match(a.span.text, b.span.text)
        return Agreement.SAME if score >= SAME else Agreement.COMPATIBLE if score >= CLOSE else Agreement.UNRELATED

    def render(self, statement: Statement[Quote]) -> str:
        who = statement.speaker.name if statement.speaker else "not said who"
        return f"{statement.value.form}: {who}: {' '.join(statement.span.text.split())}"


def normalise_wording(text: str) -> tuple[str, ...]:
    """The words of a wording, lower case, without marks, brackets of an editor and dashes: use before comparing two."""
    return tuple(_WORD.findall(_BRACKETED.sub(" ", text.translate(_MARKS)).lower()))


def wordings_match(a: str, b: str) -> float:
    """How far two wordings may be one utterance: the share of the shorter one's content words that stand in the other, in
    order of likeness 0 to 1; 0 where the shorter has fewer than two content words and is not contained as it stands."""
    first, second = sorted((normalise_wording(a), normalise_wording(b)), key=lambda words: (len(words), words))  # the same both ways
    if not first:
        return 0.0
    if f" {' '.join(first)} " in f" {' '.join(second)} ":
        return 1.0 if len(first) > 2 or len(second) <= 2 * len(first) else 0.5
    words = [w for w in first if w not in EMPTY]
    if len(words) < 2:
        return 0.0
    others = set(second)
    return sum(w in others for w in words) / len(words)


def _may_be_one(a: str, b: str) -> bool:
    """Whether two names share their last word, as a surname and a full name do."""
    return a.casefold().split()[-1:] == b.casefold().split()[-1:]


KIND = Quotes()
