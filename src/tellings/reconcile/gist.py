"""The sentence that says best what a story's reports open with: use where no happening tells it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from tellings.model.documents import Citation, Document, Section, Span
from tellings.reconcile.material import Case

OPENS = 3  # paragraphs that open a report
LENGTH = (8, 40)  # words of a sentence that may open an account
LABEL = re.compile(r"[A-Z][A-Z .,'’/-]{2,40}:\s+(?=[A-Z])")  # "VELIM: A quake ...": a place, or somebody who speaks, before the sentence
LEANING = re.compile(r"(?:he|she|they|it|his|her|their|its|this|that|these|those|but|and|so|yet|meanwhile|however|also|both|which|further|"
                     r"furthermore|moreover|instead|then|thus|therefore|besides|likewise)\b(?!-)", re.IGNORECASE)
ASIDE = re.compile(r"^\S+(?: \S+){0,3}?,? (?:meanwhile|however|too|also|for (?:his|her|their) part)\b")  # "Lund, meanwhile, left"
TO_READERS = re.compile(r"\b(?:you|your|sign up|subscribe|newsletter)\b", re.IGNORECASE)  # of the outlet, not of the matter
OF_WHOM = re.compile(r"(?:As|When|While|After|Before|If|Although|Though|Having|With|Despite|Since|Because|By|In|On|At)\b[^,]*, "
                     r"(?:he|she|they)\b")  # "As if that were not enough, he sent a car": who is told elsewhere
LATE_PRONOUN = re.compile(r"^\S+(?: \S+){0,2} (?:he|she|they|we)\b")  # "On Friday she heard the judge": who she is stands elsewhere
WORD = re.compile(r"[\w’'-]+")
TELLING = frozenset({"event", "quote", "figure"})  # a sentence without any of these tells nothing ("Sign up for our newsletter")
LONG = 3  # letters: shorter words tell nothing
FIRST = 1.6  # the first paragraph of a report is written to tell it all


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may open an account, and whether it stands in the first paragraph of its report."""

    cite: Citation
    first: bool


@dataclass(frozen=True, slots=True)
class Leads:
    """What the reports of a story open with: how many of them use each word there, and the sentences."""

    reports: int
    often: Counter[str]
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, case: Case) -> Leads:
        often: Counter[str] = Counter()
        sentences: list[Sentence] = []
        told: dict[str, set[Span]] = defaultdict(set)
        for s in case.statements:
            if s.kind in TELLING:
                told[s.document].add(s.sentence)
        for document, sections in _openings(case):
            often.update({w for s in sections for w in words(document.text[s.start:s.end])})
            body = [s for s in sections if s.role == "body"]
            sentences += [Sentence(cite, n == 0) for n, section in enumerate(body) for span in told[document.id]
                          if section.start <= span.start < section.end and (cite := _alone(document, span, section.start))]
        return cls(len(case.documents), often, tuple(sentences))

    def share(self, text: str) -> float:
        """How much a sentence says of what the reports open with: the words that other reports use there too, for its length."""
        mine = words(text)
        return sum(self.often[w] - 1 for w in mine if self.often[w] > 1) / max(1, self.reports - 1) / sqrt(max(len(mine), 1))

    def worth(self, cite: Citation) -> float:
        """How well a sentence opens an account: what it says of the openings, more where it stands in a first paragraph."""
        first = any(s.first for s in self.sentences if (s.cite.document, s.cite.start) == (cite.document, cite.start))
        return self.share(cite.text) * (FIRST if first else 1)

    def ranked(self, avoid: Collection[Citation] = ()) -> list[Citation]:
        """The sentences, those that say most of it first, of equals the first; none that meets what is to be avoided."""
        clear = [s for s in self.sentences if not any(a.document == s.cite.document and a.span.meets(s.cite.span) for a in avoid)]
        clear.sort(key=lambda s: (-self.share(s.cite.text) * (FIRST if s.first else 1), s.cite.start, s.cite.document))
        return [s.cite for s in clear]


def _openings(case: Case) -> Iterator[tuple[Document, list[Section]]]:
    """Headline, standfirst and first paragraphs of each report, or of the story's posts in it."""
    posts = {(p.document, p.post) for p in case.story.posts}
    partial = {d for d, _ in posts}
    for document in case.documents:
        mine = [s for s in document.mined if document.id not in partial or (document.id, s.post) in posts]
        yield document, [s for s in mine if s.role in ("headline", "standfirst")] + [s for s in mine if s.role == "body"][:OPENS]


@lru_cache(maxsize=1 << 12)
def words(text: str) -> frozenset[str]:
    """The words that tell something."""
    return frozenset(w for w in WORD.findall(text.casefold().replace("’s", "").replace("'s", "")) if len(w) > LONG or w.isdigit())


def _alone(document: Document, sentence: Span, paragraph: int) -> Citation | None:
    """A sentence without a label before it; None where it cannot stand alone: with quotations, without an end, or leaning on another."""
    line = LABEL.match(document.text, sentence.start, sentence.end) if sentence.start == paragraph else None
    start = line.end() if line else sentence.start
    text = document.text[start:sentence.end]
    whole = text[:1].isupper() and text.endswith((".", "!")) and not LEANING.match(text) and not re.search("[“”\"\n]", text)
    whole = whole and not ASIDE.match(text) and not OF_WHOM.match(text) and not LATE_PRONOUN.match(text) and not TO_READERS.search(text)
    return document.cite(start, sentence.end) if whole and LENGTH[0] <= len(text.split()) <= LENGTH[1] else None
