"""Names beside a quotation that say whose it is without a verb of saying: "“...” — Ada Quill", "Ada Quill: “...”"."""

from __future__ import annotations

from bisect import bisect_left

from tellings.model.documents import Document
from tellings.text.clauses import Range
from tellings.text.language import Parse
from tellings.text.pieces import Quoted

NAME = 10  # tokens of a name with its description before a colon
NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "CCONJ"})  # word classes of a name with its description
DASHES = frozenset({"—", "–", "―", "-", "--"})
TURNED = frozenset({"said", "stated", "added", "wrote", "asked", "replied", "says", "writes", "adds"})  # "Stated Quill: ..."
Named = tuple[Range, Range]  # the name, and the token that stands for a word of saying


class Beside:
    """Names beside quotations."""

    def __init__(self, document: Document, parse: Parse, quoted: Quoted) -> None:
        self.parse = parse
        self.quoted = quoted
        self.sections = document.mined
        self.starts = [s.start for s in self.sections]

    def signed(self, n: int) -> Named | None:
        """ "..." — Ada Quill: a name after a dash that ends the paragraph, or is the next one."""
        parse, start = self.parse, self.quoted.ranges[n][1]
        if start + 1 >= len(parse) or parse.words[start] not in DASHES:
            return None
        end = start + 1
        while end < len(parse) and parse.pos[end] == "PROPN" and end - start < NAME:
            end += 1
        line = bisect_left(self.starts, parse.starts[start] + 1) - 1
        whole = end == len(parse) or parse.starts[end] >= self.sections[line].end or parse.words[end] in (".", ",")
        return ((start + 1, end), (start, start + 1)) if end > start + 1 and whole else None

    def named(self, n: int) -> Named | None:
        """ "Ada Quill: "...": the name before a colon, at the beginning of a line or sentence."""
        parse, first = self.parse, self.quoted.ranges[n][0]
        if first < 2 or parse.words[first - 1] != ":":
            return None
        at = first - 2
        while at >= 0 and first - at < NAME and (parse.pos[at] in NAMING or parse.words[at] == ","):
            at -= 1
        start = at + 1
        if parse.labels[first - 2] == "PERSON" and at >= 0 and parse.pos[at] in ("VERB", "AUX"):
            at = first - 2  # "... did not surprise Jan Quill: "...": the name right before the colon
            while parse.labels[at - 1] == "PERSON":
                at -= 1
            return (at, first - 1), (first - 1, first)
        section = self.sections[self.quoted.all[n].section].start
        fresh = parse.starts[start] == section or parse.pos[at] == "PUNCT" or start in parse.sentence_starts
        if start >= first - 1 or not fresh or parse.pos[first - 2] != "PROPN":
            return None
        turned = parse.lower[start] in TURNED and start + 1 < first - 1
        return ((start + 1, first - 1), (start, start + 1)) if turned else ((start, first - 1), (first - 1, first))

    def actor(self, n: int) -> Named | None:
        """ "Ada Quill shook her head. “It was dark.”" Who acts in the sentence before a quotation."""
        parse = self.parse
        sentence = parse.sentence(self.quoted.ranges[n][0] - 1)
        for i in range(sentence.first, min(sentence.last, self.quoted.ranges[n][0])):
            acts = parse.deps[i] == "nsubj" and parse.deps[parse.heads[i]] == "ROOT"
            if acts and parse.labels[i] == "PERSON" and not self.quoted.double(i):
                first = i
                while first > sentence.first and parse.labels[first - 1] == "PERSON":
                    first -= 1
                return (first, i + 1), (parse.heads[i], parse.heads[i] + 1)
        return None
