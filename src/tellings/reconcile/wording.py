"""How two wordings of one utterance differ, word by word, and which of the differences alter the sense."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import islice, pairwise

from tellings.model.accounts import Difference
from tellings.model.documents import Citation, Document, Span
from tellings.model.statements import Statement
from tellings.model.values import Quote
from tellings.reconcile.cited import numbers
from tellings.text.gazetteer import fold
from tellings.text.lexicon import read_lists

REWORDED = 5  # words that were put otherwise; where more stand against more, the one said another sentence than the other
RUN = 3  # words in a row that two quotations of one utterance hardly share by chance
LONGEST = 300  # words of a quotation that are compared: the time grows with their square
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
NEGATIONS = frozenset("no not never none nobody nothing neither nor without cannot hardly barely".split())
MODALS = frozenset("will would shall should can could may might must won't wouldn't can't couldn't shouldn't".split())
CONDITIONS = frozenset({"if", "unless", "provided"})
TURNING = ("un", "in", "im", "dis", "ir", "il", "non")
OPPOSITES = frozenset(map(frozenset, (pair.split() for pair in read_lists("names")["opposites"])))
DOTS = re.compile(r"…|\.\s?\.\s?\.|—|–|\s-\s")
ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
MARKED = re.compile(r"[“\"]([^“”\"\n]+)|(?<!\w)‘([^‘’\n]+)")
SURE = 5  # like words in a row beside which another first or last word is a change, not another sentence
EDGE = 2  # words before the first like ones that may be printed otherwise
BREAK = re.compile(r"[.!?]")
SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("our", "or"), ("defence", "defense"), ("centre", "center"), ("programme", "program"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a quotation: as compared, where it stands, whether an editor's brackets hold it, what stands before it."""

    word: str
    start: int
    end: int
    bracketed: bool
    before: str
    capital: bool


@dataclass(frozen=True)  # without slots: where the words stand is worked out for the few that are compared word by word
class Wording:
    """The words of one quotation in order, with their document and the stretches of it that hold them."""

    statement: str
    document: Document
    places: tuple[Span, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, statement: str, document: Document, places: Iterable[Span]) -> Wording:
        kept = tuple(places)
        found = (plain(w) for p in kept for w in WORD.findall(document.text, p.start, p.end))
        return cls(statement, document, kept, tuple(islice(found, LONGEST)))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words with where they stand."""
        return tuple(islice((t for p in self.places for t in _tokens(self.document.text, p)), LONGEST))

    def pieces(self) -> list[tuple[str, ...]]:
        """The words piece by piece: a piece begins where nothing of the quotation stands before."""
        found: list[tuple[str, ...]] = []
        for t in self.tokens:
            found = [*found[:-1], (*found[-1], t.word)] if t.before and found else [*found, (t.word,)]
        return found

    def cite(self, first: int, last: int) -> Citation:
        """The words [first, last), at least the nearest one."""
        first = max(0, min(first, len(self.tokens) - 1))
        last = max(first + 1, min(last, len(self.tokens)))
        return self.document.cite(self.tokens[first].start, self.tokens[last - 1].end)


def wording(statement: Statement[Quote], document: Document) -> Wording:
    """The words of a quote statement, its pieces in order."""
    return Wording.of(statement.id, document, statement.value.content)


def marked(statement: Statement[Quote], document: Document) -> Wording:
    """The words in quotation marks: all of a direct quotation, the pieces within marks of a mixed one, none of reported speech."""
    if statement.value.form == "direct":
        return wording(statement, document)
    mixed = statement.value.content if statement.value.form == "mixed" else ()
    found = (m for content in mixed for m in MARKED.finditer(document.text, content.start, content.end))
    return Wording.of(statement.id, document, (Span(*m.span(m.lastindex or 1)) for m in found))


def _tokens(text: str, piece: Span) -> Iterator[Token]:
    """The words of one piece; the first of a piece has nothing before it."""
    at = piece.start
    depth = 0
    for match in WORD.finditer(text, piece.start, piece.end):
        between = text[at:match.start()]
        depth = max(0, depth + between.count("[") + between.count("(") - between.count("]") - between.count(")"))
        word = match.group()
        yield Token(plain(word), match.start(), match.end(), depth > 0, between if at > piece.start else "", word[0].isupper())
        at = match.end()


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word as it is compared: no case, one apostrophe, American and British spelling alike."""
    low = fold(word.replace("’", "'"))
    for british, american in SPELLINGS:
        low = low.replace(british, american) if len(low) > len(british) + 1 or low == british else low
    return low


def blocks(a: Wording, b: Wording) -> list[tuple[int, int, int]]:
    """Runs of like words (place in a, place in b, length), in order of place."""
    matcher = SequenceMatcher(None, a.words, b.words, autojunk=False)
    return [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size]


def share_printed(words: Sequence[str], printed: Wording) -> float:
    """How much of a quotation's words, 0 to 1, another one prints in runs that are no chance."""
    if not words:
        return 0.0
    matcher = SequenceMatcher(None, words, printed.words, autojunk=False)
    return sum(m.size for m in matcher.get_matching_blocks() if m.size >= min(RUN, len(words))) / len(words)


def differences(a: Wording, b: Wording) -> tuple[Difference, ...]:
    """All differences between the fuller wording a and another one, b, within what both print."""
    found = blocks(a, b)
    if not found:
        return ()
    rows = [*_gaps(a, b, found), *_marks(a, b, found), *_moved(a, b, found)]
    return tuple(sorted(rows, key=lambda d: (d.a.start, d.b.start, d.kind)))


def _gaps(a: Wording, b: Wording, found: Sequence[tuple[int, int, int]]) -> Iterator[Difference]:
    """Words that one has and the other has not, or has otherwise, between two runs of like words and at the end of a sentence."""
    ends = [(*_head(a, b, found), 0), *found, (*_tail(a, b, found), 0)]
    for (a1, b1, size), (a2, b2, _) in pairwise(ends):
        left, right = (a1 + size, a2), (b1 + size, b2)
        if left[0] == left[1] and right[0] == right[1]:
            continue
        yield Difference(_gap_kind(a, b, left, right), a.cite(*left) if left[1] > left[0] else a.cite(left[0] - 1, left[0] + 1),
                         b.cite(*right) if right[1] > right[0] else b.cite(right[0] - 1, right[0] + 1))


def _tail(a: Wording, b: Wording, found: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """Where comparing ends: past one word that is printed otherwise right after the last run ("but we have", "but we haven't")."""
    a_end, b_end = found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]
    if a_end < len(a.tokens) and b_end < len(b.tokens) and (_akin(a.words[a_end], b.words[b_end]) or (
            found[-1][2] >= SURE and _goes_on(a.tokens[a_end]) and _goes_on(b.tokens[b_end]))):
        return a_end + 1, b_end + 1
    return a_end, b_end


def _head(a: Wording, b: Wording, found: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """Where comparing begins: with the one or two words that both print, otherwise, right before the first run."""
    a1, b1, size = found[0]
    changed = 0 < a1 <= EDGE and 0 < b1 <= EDGE and size >= SURE and _goes_on(a.tokens[a1]) and _goes_on(b.tokens[b1])
    return (0, 0) if changed else (a1, b1)


def _goes_on(token: Token) -> bool:
    """Whether a word goes on with the one before it: no sentence ends between them, and nothing is left out."""
    return bool(token.before) and not BREAK.search(token.before) and not ELLIPSIS.search(token.before) and '"' not in token.before and (
        "”" not in token.before)


def _akin(a: str, b: str) -> bool:
    """Whether two words are forms of one: haven't, have; will, won't."""
    return a[:3] == b[:3] or (a in MODALS and b in MODALS)


def _gap_kind(a: Wording, b: Wording, left: tuple[int, int], right: tuple[int, int]) -> str:
    mine, theirs = a.tokens[slice(*left)], b.tokens[slice(*right)]
    if mine and theirs:
        return "insertion" if all(t.bracketed for t in mine) or all(t.bracketed for t in theirs) else "word"
    extra, other = (mine, b) if mine else (theirs, a)
    if all(t.bracketed for t in extra):
        return "insertion"
    words = [t.word for t in extra]
    if len(words) > 2 and stands(words, other.words):
        return "order"
    at = right[0] if mine else left[0]
    return "marked cut" if at < len(other.tokens) and ELLIPSIS.search(other.tokens[at].before) else "cut"


def stands(words: Sequence[str], text: Sequence[str]) -> bool:
    """Whether the words stand in a row in the text."""
    return any(list(text[i:i + len(words)]) == list(words) for i in range(len(text) - len(words) + 1))


def _moved(a: Wording, b: Wording, found: Sequence[tuple[int, int, int]]) -> Iterator[Difference]:
    """What b prints before or after the runs that keep their order, and a prints elsewhere."""
    first, last = found[0][1], found[-1][1] + found[-1][2]
    for begin, end in ((0, first), (last, len(b.words))):
        words = b.words[begin:end]
        at = next((i for i in range(len(a.words)) if a.words[i:i + len(words)] == words), None)
        if at is not None and len(words) > 2:
            yield Difference("order", a.cite(at, at + len(words)), b.cite(begin, end))


def _marks(a: Wording, b: Wording, found: Sequence[tuple[int, int, int]]) -> Iterator[Difference]:
    """Within runs of like words: other marks between words, other capitals, two sentences made one."""
    for at, bt, size in found:
        for i in range(size):
            mine, theirs = a.tokens[at + i], b.tokens[bt + i]
            if i and mine.before and theirs.before and _mark(mine.before) != _mark(theirs.before):
                merged = bool(BREAK.search(mine.before)) != bool(BREAK.search(theirs.before))
                yield Difference("merge" if merged else "punctuation", a.cite(at + i - 1, at + i + 1), b.cite(bt + i - 1, bt + i + 1))
            elif i and mine.before and theirs.before and mine.capital != theirs.capital:
                yield Difference("punctuation", a.cite(at + i, at + i + 1), b.cite(bt + i, bt + i + 1))


def _mark(between: str) -> str:
    return re.sub(r"[\s“”\"‘’\[\]()]", "", between)


def alters(a: Citation, b: Citation, kind: str) -> str:
    """Why a difference changes what was said ("a negation", "a number", "a modal verb"); "" where it does not."""
    left, right = _words(a.text), _words(b.text)
    few, many = sorted((len(left), len(right)))
    if kind == "word" and few <= REWORDED and many <= 2 * few + REWORDED:  # ten words for two are other words, not the same reworded
        if _negations(left) % 2 != _negations(right) % 2:
            return "a negation"
        if sorted(v for *_, v in numbers(a.text)) != sorted(v for *_, v in numbers(b.text)) and numbers_in(a) and numbers_in(b):
            return "a number"
        if len(left) == len(right) == 1 and left != right and {*left, *right} <= MODALS and {*left, *right} != {"shall", "will"}:
            return "a modal verb"
        if len(left) == len(right) == 1 and frozenset({*left, *right}) in OPPOSITES | {_without(left[0]), _without(right[0])}:
            return "an opposite"
    # a whole clause left out may well hold a "not": only a few words that go alone alter what is left
    elif kind == "cut" and not DOTS.search(a.text + b.text):
        if max(len(left), len(right)) <= 4 and _negations(left) % 2 != _negations(right) % 2:
            return "a negation"
        return "a condition" if CONDITIONS & {*left[:1], *right[:1]} else ""
    return ""


def _without(word: str) -> frozenset[str]:
    """A word and the same without a prefix that turns its sense: unsafe, safe."""
    bare = next((word.removeprefix(p) for p in TURNING if word.startswith(p) and len(word) > len(p) + 3), "")
    return frozenset({word, bare}) if bare else frozenset()


def numbers_in(cite: Citation) -> bool:
    return any(True for _ in numbers(cite.text))


def _words(text: str) -> list[str]:
    return [plain(w) for w in WORD.findall(text)]


def _negations(words: Sequence[str]) -> int:
    return sum(w in NEGATIONS or w.endswith("n't") for w in words)
