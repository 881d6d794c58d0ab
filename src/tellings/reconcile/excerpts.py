"""The printed words around a number, cut where a clause ends: use as the title of a finding that one report gives."""

from __future__ import annotations

import re

from tellings.model.documents import Span
from tellings.reconcile.clauses import LOOSE

BEFORE, AFTER = 8, 7  # words on either side of a number, at most
FEWEST, ENOUGH = 3, 1  # words that tell something; words besides a number that are left where a clause is cut off
# Where a clause begins or ends; a comma or point within a number, or in a list of numbers, does not.
MARK = re.compile(r"[;—–\n()\[\]“”\"•|/]|,(?! ?\d)|:(?!\d)|\s[-‘]|’(?=\s)|\s--?\s|\.(?=\s|$)|[?!]")
ALWAYS = re.compile(r"\s(?:that|which|who|whose|while|when|where|because|although|said|says|say|told (?:the )?\w+|adding|added)\b(?=\s)")
SOMETIMES = re.compile(r"\s(?:and|but|or|if|after|as)(?=\s)")  # where something is left behind it
ENDS = re.compile(r"\s(?:but|while|whereas|because(?! of)|although|which|who|whose)\s")
MAY_END = re.compile(r"\s(?:that|when|where|said|says|adding|according|compared|after|before|as)\s")  # where something stands before
CLIPPED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|No|Gen|Col|Lt|Sgt|Rev|Prof|Sen|Gov|[A-Z]|[ap]\.m|U\.S|U\.K)$")
LOOSE_START = re.compile(r"^(?:(?:and|but|or|nor|so|that|which|who|whose|of|than|then|also|’s|'s|s)\s+)+", re.I)
LOOSE_END = re.compile(rf"(?:\s+(?:{LOOSE}|our|my|is|are|was|were|be|been|has|have|had|will|would|not|than|some|more|it|he|she|they|we|"
                       r"this|these|those|up to|most|least|nearly|almost))+$", re.I)


def excerpt(text: str, sentence: Span, span: Span) -> str:
    """The clause in which a number stands, or its nearest words: "forcing 12,000 residents to flee"."""
    start = _begin(text, max(sentence.start, _line_start(text, span.start)), span.start)
    end = _finish(text, span.end, max(span.end, sentence.end), len(text[start:span.start].split()))
    before = LOOSE_START.sub("", text[start:span.start].lstrip())
    after = text[span.end:end].rstrip()
    if loose := LOOSE_END.search(after):
        after = after[:loose.start()]
    words = " ".join(f"{before}{text[span.start:span.end]}{after}".split()).strip(" ,;:.–—-*•")
    return words if len(words.split()) >= FEWEST else _around(text, sentence, span)


def _around(text: str, sentence: Span, span: Span) -> str:
    """So many words on either side, whatever stands between them."""
    before, after = _tail(text[sentence.start:span.start], FEWEST), _head(text[span.end:max(span.end, sentence.end)], FEWEST)
    return " ".join(f"{before}{text[span.start:span.end]}{after}".split()).strip(" ,;:.“”")


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _begin(text: str, first: int, at: int) -> int:
    """Where the clause before a number begins, not more than so many words back."""
    start = first
    for mark in MARK.finditer(text, first, at):
        if not (mark[0] == "." and CLIPPED.search(text, first, mark.start())):
            start = mark.end()
    start = max([start, *(m.end() + 1 for m in ALWAYS.finditer(text, start, at)),
                 *(m.end() + 1 for m in SOMETIMES.finditer(text, start, at) if len(text[m.end():at].split()) > 1)])
    long = len(text[start:at].split()) > BEFORE
    near = [m.end() + 1 for m in SOMETIMES.finditer(text, start, at)] if long else []
    return near[-1] if near else at - len(_tail(text[start:at], BEFORE)) if long else start


def _finish(text: str, at: int, last: int, said: int) -> int:
    """Where the clause after a number ends, not more than so many words on; `said`: words before it."""
    end = last
    for mark in MARK.finditer(text, at, last):
        if not (mark[0] == "." and CLIPPED.search(text, at, mark.start())):
            end = mark.start()
            break
    for words, least in ((ENDS, ENOUGH - said), (MAY_END, ENOUGH)):
        word = words.search(text, at, end)
        if word and len(text[at:word.start()].split()) > least:
            end = word.start()
    return min(end, at + len(_head(text[at:end], AFTER)))


def _tail(text: str, words: int) -> str:
    match = re.search(rf"(?:\S+\s+){{{words - 1}}}\S+\s*$", text)
    return match[0] if match else text


def _head(text: str, words: int) -> str:
    match = re.match(rf"\s*\S*(?:\s+\S+){{{words}}}", text)
    return match[0] if match else text
