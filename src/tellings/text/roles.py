"""What a document calls somebody beside the name: "Poland's foreign minister", "Kremlin aide", "a Kyiv resident"."""

from __future__ import annotations

from tellings.text.gazetteer import COURTESY, OFFICES
from tellings.text.language import Parse
from tellings.text.lexicon import read_words

ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})
INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "POS", "HYPH", "VBN", "VBG", "CD"})
LINKS = frozenset({"of", "for", "and", "&", "-", "–"})
BODIES = read_words("names", "organisation") | read_words("names", "bodies")
STOPS = frozenset({"who", "whom", "whose", "which", "that", ";", ":", "(", ")", "—", "–", "“", "”", '"'})
VERBS = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT"})
LONGEST = 16  # words of a description: longer ones are clauses


def role_of(parse: Parse, first: int, last: int) -> str:
    """The description of the person named by tokens [first, last), without leading article; "" where none is printed."""
    return _before(parse, first) or after_name(parse, last) or _above(parse, first, last)


def is_office(word: str) -> bool:
    """Whether a lower-case word says what somebody is."""
    return word in OFFICES or (word.endswith(("man", "woman", "person", "ist", "er", "or")) and len(word) > 6)


def _before(parse: Parse, first: int) -> str:
    """Kremlin aide | Yuri Ushakov: nouns and adjectives up to the name, the last of them an office."""
    end = first
    while end > 0 and parse.lower[end - 1] in COURTESY:
        end -= 1
    start = end
    sentence = parse.sentence(max(first, 0)).first
    while start > sentence and end - start < LONGEST:
        stop = parse.words[start - 1].endswith(".") and parse.words[start - 1][0].islower()  # "a loss of 3m. Chief executive ..."
        if stop or not (parse.tags[start - 1] in INSIDE or (start < end and _links(parse, start - 1, sentence))):
            break
        start -= 1
    last = end - 1
    beside = start < end and parse.tags[last] == "NN" and parse.deps[last] in ("compound", "nmod") and parse.heads[last] >= first
    linked = any(parse.lower[i] == "of" and is_office(parse.lower[i - 1]) for i in range(start + 1, end))  # "chief of staff"
    if start == end or not (is_office(parse.lower[last]) or beside or linked):
        return ""
    while start < end and (parse.lower[start] in LINKS or parse.tags[start] == "POS" or parse.tags[start] in ("VBG", "CD")):
        start += 1
    return _text(parse, start, end)


def _links(parse: Parse, i: int, sentence: int) -> bool:
    """Whether a small word holds a description together: "chief of staff", "president and founder"; not "death of teacher"."""
    if i <= sentence or parse.lower[i] not in LINKS or parse.tags[i - 1] not in INSIDE:
        return False
    named = parse.tags[i - 1].startswith("NNP") and parse.tags[i + 1].startswith("NNP")  # Bank of England governor
    return parse.lower[i] in ("-", "–") or is_office(parse.lower[i - 1]) or (parse.lower[i] == "of" and named)


def after_name(parse: Parse, last: int) -> str:
    """Andrii Sybiha, | Ukraine's foreign minister |, said."""
    n = len(parse)
    i = last
    if i + 1 < n and parse.words[i] == "(" and parse.tags[i + 1] == "CD":
        i += 3
    if i + 1 >= n or parse.words[i] not in (",", "-", "–", "—"):
        return ""
    return _phrase(parse, i + 1)


def _phrase(parse: Parse, start: int) -> str:
    """The noun phrase that begins here, if it holds an office before any verb: cut at a comma, a relative clause or a verb."""
    end, sentence = start, parse.sentence(start).last
    while end < min(sentence, start + LONGEST):
        spaced = parse.words[end] in ("-", "—", "–") and parse.starts[end] > parse.ends[end - 1]
        if spaced or parse.lower[end] in STOPS or parse.words[end] in (",", ".") or parse.tags[end] in VERBS:
            break
        if end > start and parse.tags[end] == "DT" and parse.tags[end - 1].startswith("NN"):
            return ""  # two phrases side by side
        end += 1
    head = next((i for i in range(start, end) if parse.tags[i] in ("IN", "TO")), end) - 1
    if head < start or not (is_office(parse.lower[head]) or (parse.deps[head] == "appos" and parse.tags[head] == "NN")):
        return ""
    if parse.tags[start] not in INSIDE | {"DT", "PRP$"}:
        return ""
    return _text(parse, start, end)


def _above(parse: Parse, first: int, last: int) -> str:
    """The German chancellor, | Friedrich Merz |: the name stands beside its description."""
    head = last - 1
    if parse.deps[head] != "appos":
        return ""
    noun = parse.heads[head]
    if not first - LONGEST < noun < first - 1 or not is_office(parse.lower[noun]):
        return ""
    start = noun
    while start > 0 and parse.tags[start - 1] in INSIDE:
        start -= 1
    return _text(parse, start, noun + 1)


def _text(parse: Parse, start: int, end: int) -> str:
    while start < end and parse.lower[start] in ARTICLES:
        start += 1
    pieces: list[str] = []
    for i in range(start, end):
        if pieces and parse.starts[i] > parse.ends[i - 1]:
            pieces.append(" ")
        pieces.append(parse.words[i])
    return "".join(pieces)
