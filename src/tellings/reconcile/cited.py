"""The check that refuses a sentence of ours with a word that no report prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tellings.errors import UncitedWord
from tellings.model.accounts import Derivation
from tellings.model.documents import Citation

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|(?<!\w)‘([^‘]*?)’(?!\w)")
POSSESSIVE = re.compile(r"[’']s?$")
MARKS = re.compile(r"[“”‘’\"']")
BLANKS = re.compile(r"\s+")

UNITS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
         "eighteen nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000}
VALUES = {**{w: i for i, w in enumerate(UNITS)}, **{w: 10 * i for i, w in enumerate(TENS, 2)}, "dozen": 12, "dozens": 12}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?[½¼¾]?|[½¼¾]|\b(?:" + "|".join([*UNITS, *TENS, *SCALES, *VALUES]) + r")\b", re.IGNORECASE)
# Words of ours that open a sentence; any other capitalised word has to be printed somewhere.
OPENERS = frozenset("""a after again all an another as at before both by earlier elsewhere for from further he here her his how however
    in it its later meanwhile most no none of on one only other others out over report reports several she since so some still that the
    their then there these they this those to two under what when where which while who with within without neither either
    nobody""".split())


def check(text: str, cites: Sequence[Citation], derived: Sequence[Derivation] = ()) -> None:
    """Use on every sentence of an account: raises UncitedWord at the first number, name or quotation that stands in no
    cited span and in no `derived` stretch."""
    said = _Printed(c.text for c in cites)
    for start, end, fault in _faults(text, said):
        if not any(d.start <= start and end <= d.end for d in derived):
            raise UncitedWord(f"{fault} {text[start:end]!r} stands in no cited span: {text!r}")


def holds(text: str, cites: Sequence[Citation], derived: Sequence[Derivation] = ()) -> bool:
    """Whether `check` lets the sentence pass."""
    try:
        check(text, cites, derived)
    except UncitedWord:
        return False
    return True


class _Printed:
    """What the cited spans print: words, numbers, and the running text with one kind of quotation mark and blank."""

    def __init__(self, texts: Iterable[str]) -> None:
        kept = tuple(texts)
        self.texts = tuple(_plain(t) for t in kept)
        self.words = frozenset(_bare(m.group()).casefold() for t in kept for m in WORD.finditer(t))
        self.parts = frozenset(p for w in self.words for p in re.split(r"[-’']", w))
        self.numbers = frozenset(value for t in kept for _, _, value in numbers(t))

    def has_word(self, word: str) -> bool:
        bare = _bare(word).casefold()
        return bare in self.words or all(p in self.words or p in self.parts for p in bare.split("-"))


def _faults(text: str, said: _Printed) -> Iterator[tuple[int, int, str]]:
    for match in QUOTED.finditer(text):
        inner = next(g for g in match.groups() if g is not None)
        if not any(_plain(inner) in t for t in said.texts):
            yield match.start(), match.end(), "the quotation"
    for start, end, value in numbers(text):
        if value not in said.numbers:
            yield start, end, "the number"
    for match in WORD.finditer(text):
        word = match.group()
        ours = _opens(text, match.start()) and word.casefold() in OPENERS
        if word[0].isupper() and not ours and not NUMBER.fullmatch(word) and not said.has_word(word):
            yield match.start(), match.end(), "the name"


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence: nothing but blanks and quotation marks before it, or a full stop."""
    before = text[:start].rstrip(" \n“‘\"(")
    return not before or before[-1] in ".!?:…"


def numbers(text: str) -> Iterator[tuple[int, int, float]]:
    """(start, end, value) of every number, in digits or words ("twenty-four", "2 million", "1,000", "3½")."""
    run: list[tuple[int, int, str]] = []
    for match in NUMBER.finditer(text):
        word = match.group().casefold()
        if run and (text[run[-1][1]:match.start()].strip(" -\u00a0") or not _continues(run[-1][2], word)):
            yield run[0][0], run[-1][1], _value(run)
            run = []
        run.append((match.start(), match.end(), word))
    if run:
        yield run[0][0], run[-1][1], _value(run)


def _continues(before: str, word: str) -> bool:
    """Whether a word goes on a number begun before it: "twenty" "four", "two" "hundred", "hundred" "ten"."""
    return word in SCALES or before in SCALES or (before in TENS and word in UNITS[1:10])


def _value(run: Sequence[tuple[int, int, str]]) -> float:
    total, current = 0.0, 0.0
    for _, _, word in run:
        scale = SCALES.get(word)
        if scale is None:
            current += _single(word)
        elif scale == 100:
            current = (current or 1) * scale
        else:
            total, current = total + (current or 1) * scale, 0.0
    return total + current


def _single(word: str) -> float:
    if word in VALUES:
        return float(VALUES[word])
    fraction = FRACTIONS.get(word[-1], 0.0)
    return float(word.rstrip("½¼¾").replace(",", "") or 0) + fraction


def _bare(word: str) -> str:
    return POSSESSIVE.sub("", word)


def _plain(text: str) -> str:
    """The words of a quotation without quotation marks (printers turn double ones within into single ones) and end marks."""
    return MARKS.sub("", BLANKS.sub(" ", text)).strip().rstrip(",.")
