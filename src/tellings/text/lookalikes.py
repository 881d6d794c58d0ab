"""What looks like a time and is none: "may" and "march", halves of a match, "Flight 1931". Use before an expression is read."""

from __future__ import annotations

import re

from tellings.text.language import Parse

AMBIGUOUS = frozenset({"may", "march", "sat", "sun", "wed", "mar", "dec", "spring", "fall", "second", "jan", "mon", "august", "fri"})
NAMES_TOO = frozenset({"sun", "mar", "dec", "mon", "jan", "fall", "spring"})
PLAYED = re.compile(r"(?:the )?(?:first|second|third|fourth)[ -](?:half|quarter)")
SPORT = re.compile(r"\b(?:goals?|goalkeeper|half-?time|kick-?off|coach|striker|midfielder|penalty|scor(?:ed|ing)|touchdowns?|rebounds"
                   r"|tackles?|referee|playoffs?|innings|quarterback|substitute)\b")
MATCH = 3  # words of sport from which a text tells of a match
NUMBERED = frozenset("flight room route highway section resolution rule bill train bus line channel model unit gate ward asteroid number "
                     "boeing airbus interstate".split())


def tells_of_a_match(text: str) -> bool:
    """Whether a text in small letters tells of sport, where "the second half" is no half of a year."""
    found = SPORT.finditer(text)
    return sum(1 for _ in zip(range(MATCH), found, strict=False)) == MATCH


def is_time(parse: Parse, token: int, text: str, name: str) -> bool:
    """Whether what fits a class is a time: words that are other things too count only where they are written or tagged as names."""
    if name == "year" and token and parse.lower[token - 1] in NUMBERED and parse.words[token - 1][0].isupper():
        return False
    if text == "the fall":  # "in the fall" is a class of its own
        return False
    word = text.rsplit(" ", 1)[-1]
    if text not in AMBIGUOUS and text not in ("this march", "that march"):
        return True
    token += text.count(" ")
    if word == "march" and _is_parade(parse, token):
        return False
    return parse.words[token][:1].isupper() and parse.tags[token] in ("NNP", "NNPS") and not (text in NAMES_TOO or _in_name(parse, token))


def _is_parade(parse: Parse, token: int) -> bool:
    """Whether a march is one of people: "the March for Peace"."""
    after = parse.lower[token + 1] if token + 1 < len(parse) else ""
    return token > 0 and after in ("for", "of", "against") and parse.pos[token - 1] in ("DET", "ADJ", "PRON")


def _in_name(parse: Parse, token: int) -> bool:
    return parse.labels[token] in ("PERSON", "ORG", "GPE", "FAC")
