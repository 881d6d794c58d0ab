"""What a quoted stretch is where it is no speech: a title, a name, a nickname, a slogan, a word spoken of."""

from __future__ import annotations

from tellings.text.language import Parse
from tellings.text.lexicon import read_lists

_KINDS = {word: name.removeprefix("marks ") for name, words in read_lists("speech").items() if name.startswith("marks ") for word in words}
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "this", "new", "of", "on"})
_SMALL = frozenset("a an the of and or in on at to for from with by".split())
_NICK = 3  # words of a nickname, or of a title that stands after nothing but its outlet
_TITLE = 6


def sense(parse: Parse, first: int, last: int) -> str:
    """What tokens [first, last), marks included, are called if not speech ("a title", "a nickname" ...); "" where they may be."""
    inner = [i for i in range(first + 1, last) if parse.pos[i] != "PUNCT" and parse.words[i] not in "“”\"'‘’"]
    if not inner or first == 0:
        return ""
    before = parse.lower[first - 1]
    if _nickname(parse, first, last, len(inner)):
        return "a nickname"
    called = _KINDS.get(before)
    if called and (called != "a name" or parse.tags[first - 1] in ("VBN", "VBD", "IN", "JJ")):
        return called if called != "a name" or _passive(parse, first - 1) else ""
    if before in ("of", "with") and first > 1 and _KINDS.get(parse.lower[first - 2]) == "a slogan":
        return "a slogan"
    if before in ("as", "called", "named", ",") and first > 1 and (parse.lower[first - 2] in ("known", "nicknamed") or (
            before != "as" and _KINDS.get(parse.lower[first - 2]) == "a title")):
        return "a name" if parse.lower[first - 2] in ("known", "nicknamed") else "a title"
    shown = parse.tags[first - 1] == "POS" or before in ("on", "in", "from", "at")
    return "a title" if shown and _capitals(parse, inner) and len(inner) <= _TITLE else ""


def _passive(parse: Parse, verb: int) -> bool:
    """Whether something is called so ("a ship called ..."), by nobody in particular."""
    return parse.deps[verb] in ("acl", "amod", "advcl", "appos", "conj", "relcl") and not any(
        parse.deps[i] in ("nsubj", "agent", "dobj") and i != verb + 1 for i in parse.children[verb])


def _nickname(parse: Parse, first: int, last: int, words: int) -> bool:
    """Tilda “Tides” Roan."""
    return (words <= _NICK and last < len(parse) and parse.pos[first - 1] == "PROPN" and parse.pos[last] == "PROPN"
            and parse.words[first - 1][0].isupper() and parse.words[last][0].isupper() and parse.words[last - 1] not in ",.!?")


def _capitals(parse: Parse, inner: list[int]) -> bool:
    return all(parse.words[i][0].isupper() or parse.words[i][0].isdigit() or parse.lower[i] in _SMALL for i in inner)
