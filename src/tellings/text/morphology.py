"""Word classes and dictionary forms as the pipeline's own rules give them, each combination worked out once.

Use instead of running the pipeline's attribute ruler and lemmatizer over every text: they are over a third of a full pass
(92 of 247 µs a word, one run), and what they give hangs on a word, its tag and its label alone, but for a few pairs of words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

REPLACED = ("attribute_ruler", "lemmatizer")
TOKENWISE = {"TAG", "LOWER", "DEP", "IS_SPACE"}  # what a rule may ask of a word, to be answered from its key alone
MANY = 200_000  # combinations kept, so that memory stays flat: some 50 MB
Key = tuple[int, int, int]  # hashes of a word, its tag and its label
Form = tuple[str, str]  # universal class, dictionary form
NOTHING: Key = (0, 0, 0)  # beside the first and the last word of a text
NAMELESS = "\u2063"  # a word that no rule names
Named = Callable[[str], bool]  # whether a lower-case word is one that rules name


class Forms:
    """The universal class and dictionary form of words that were parsed without the REPLACED parts."""

    def __init__(self, nlp: Language, named: Named, left: Named, right: Named) -> None:
        self._nlp = nlp
        self._named, self._left, self._right = named, left, right
        self._sorts: dict[int, str] = {}
        self._lemmas: dict[Key, Form] = {}  # of a word with its class and morphology
        self._known: dict[Key, Form | None] = {NOTHING: ("", "")}  # None: what stands beside the word counts
        self._windows: dict[tuple[Key, Key, Key], Form] = {}
        self._classes: dict[tuple[int, int], tuple[int, int] | None] = {}  # tag, label → class, morphology of a word no rule names

    def of(self, keys: Sequence[Key]) -> list[Form]:
        """The forms of words that stand in this order; a NOTHING stands between words that are not neighbours."""
        if len(self._known) + len(self._windows) > MANY:
            self._known = {NOTHING: ("", "")}
            for table in (self._sorts, self._lemmas, self._windows):
                table.clear()
        missing = [key for key in dict.fromkeys(keys) if key not in self._known]
        if missing:
            self._learn(missing)
        found = [self._known[key] for key in keys]
        beside = {i: self._window(keys, i) for i, form in enumerate(found) if form is None}
        fresh = [w for w in dict.fromkeys(beside.values()) if w not in self._windows]
        self._windows.update(zip(fresh, self._ruled(fresh), strict=True))
        return [self._windows[beside[i]] if form is None else form for i, form in enumerate(found)]

    def _window(self, keys: Sequence[Key], i: int) -> tuple[Key, Key, Key]:
        word = self._lower(keys[i])
        left = keys[i - 1] if i and self._left(word) else NOTHING
        right = keys[i + 1] if i + 1 < len(keys) and self._right(word) else NOTHING
        return self._general(left), keys[i], self._general(right)

    def _general(self, key: Key) -> Key:
        """A neighbour that no rule names counts by its tag and label only."""
        return key if self._named(self._lower(key)) else (0, key[1], key[2])

    def _lower(self, key: Key) -> str:
        return self._nlp.vocab.strings[key[0]].lower() if key[0] else ""

    def _learn(self, missing: Sequence[Key]) -> None:
        named: list[Key] = []
        plain: dict[Key, Key] = {}
        self._learn_classes(missing)
        for key in missing:
            sort, kind = self._sort(key[0]), self._classes[key[1:]]
            if sort == "beside":
                self._known[key] = None
            elif kind is None or sort == "named":
                named.append(key)
            else:
                plain[key] = key[0], *kind
        self._known.update(zip(named, self._ruled([(NOTHING, key, NOTHING) for key in named]), strict=True))
        fresh = [word for word in dict.fromkeys(plain.values()) if word not in self._lemmas]
        self._lemmas.update(zip(fresh, self._lemmatised(fresh), strict=True))
        self._known.update({key: self._lemmas[word] for key, word in plain.items()})

    def _sort(self, orth: int) -> str:
        """Whether rules ask for what stands beside a word, or name it, or neither."""
        sort = self._sorts.get(orth)
        if sort is None:
            word = self._lower((orth, 0, 0))
            beside = word and (self._left(word) or self._right(word))
            sort = self._sorts[orth] = "beside" if beside else "named" if not word.strip() or self._named(word) else ""
        return sort

    def _learn_classes(self, missing: Iterable[Key]) -> None:
        """What the rules make of a tag and label, whatever the word; None where they give a dictionary form, too."""
        pairs = [pair for pair in dict.fromkeys(key[1:] for key in missing) if pair not in self._classes]
        if pairs:
            doc = self._nlp.get_pipe("attribute_ruler")(self._doc([(0, *pair) for pair in pairs]))
            for pair, token in zip(pairs, doc, strict=True):
                self._classes[pair] = None if token.lemma else (token.pos, token.morph.key)  # type: ignore[attr-defined]

    def _ruled(self, windows: Sequence[tuple[Key, Key, Key]]) -> list[Form]:
        """The middle word of each window, by the pipeline's own parts."""
        if not windows:
            return []
        doc = self._doc([key for window in windows for key in window])
        for name in REPLACED:
            doc = self._nlp.get_pipe(name)(doc)
        return [(doc[i].pos_, doc[i].lemma_) for i in range(1, len(doc), 3)]

    def _lemmatised(self, words: Sequence[Key]) -> list[Form]:
        """Words with their class and morphology, by the pipeline's lemmatizer."""
        from spacy.tokens import Doc

        if not words:
            return []
        doc = Doc(self._nlp.vocab, words=[self._nlp.vocab.strings[word] for word, _, _ in words])
        doc = self._filled(doc, ["POS", "MORPH"], [kind for _, *kind in words])
        return [(token.pos_, token.lemma_) for token in self._nlp.get_pipe("lemmatizer")(doc)]

    def _doc(self, keys: Sequence[Key]) -> Doc:
        from spacy.tokens import Doc

        strings = self._nlp.vocab.strings
        unknown = strings.add("XX")  # a word must have a tag, or the lemmatizer warns
        doc = Doc(self._nlp.vocab, words=[strings[word] if word else NAMELESS for word, _, _ in keys])
        return self._filled(doc, ["TAG", "DEP"], [(tag or unknown, label) for _, tag, label in keys])

    def _filled(self, doc: Doc, attributes: list[int | str], rows: Sequence[Sequence[int]]) -> Doc:
        import numpy as np

        values: Any = np.array(rows, dtype="uint64")
        return doc.from_array(attributes, values)


@cache
def forms(nlp: Language) -> Forms | None:
    """The forms by this pipeline's rules; None where its rules ask for more than is known here, and must run as they are."""
    from spacy.lang.en.lemmatizer import EnglishLemmatizer

    if not set(REPLACED) <= set(nlp.pipe_names):
        return None
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    ruler: Any = nlp.get_pipe("attribute_ruler")
    rules = [(pattern, rule["index"]) for rule in ruler.patterns for pattern in rule["patterns"]]
    pairs = [(pattern[index], index) for pattern, index in rules if len(pattern) > 1]
    if type(lemmatizer) is not EnglishLemmatizer or lemmatizer.mode != "rule" or lemmatizer.overwrite:
        return None
    if not all(len(p) <= 2 and 0 <= i < len(p) and all(_simple(word) for word in p) for p, i in rules):
        return None
    if not all("LOWER" in target for target, _ in pairs):
        return None
    return Forms(nlp, _namer(w for pattern, _ in rules for w in pattern if "LOWER" in w),
                 _namer(target for target, index in pairs if index), _namer(target for target, index in pairs if not index))


def _simple(word: Mapping[str, Any]) -> bool:
    """Whether what a rule asks of a word can be answered here."""
    lower = word.get("LOWER", "")
    return set(word) <= TOKENWISE and (isinstance(lower, str) or set(lower) in ({"IN"}, {"REGEX"}))


def _namer(asked: Iterable[Mapping[str, Any]]) -> Named:
    words: set[str] = set()
    shapes: list[re.Pattern[str]] = []
    for word in asked:
        lower = word["LOWER"]
        if isinstance(lower, str):
            words.add(lower)
        elif "IN" in lower:
            words.update(lower["IN"])
        else:
            shapes.append(re.compile(lower["REGEX"]))

    def named(word: str) -> bool:
        return word in words or any(shape.search(word) for shape in shapes)

    return named
