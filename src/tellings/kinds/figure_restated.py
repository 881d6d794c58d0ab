"""Numbers that another gives for what was counted before: "The union put the number at two million". Use where nothing else says what
a number counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import log

from tellings.model.documents import Document, Span
from tellings.model.statements import Speaker
from tellings.model.values import Figure
from tellings.text.analysis import Analysis
from tellings.text.language import Parse

RESTATED = "another's number for what was counted before"
ABOUT = (r"(?:\s(?:about|around|some|nearly|almost|roughly|over|under|up|to|as|many|at|least|more|fewer|less|than|close|closer|only|just))"
         r"{0,4}")
INCLUDING = re.compile(rf"\b(?:including|among them){ABOUT}\s?$", re.I)
SAME = re.compile(rf"\b(?:numbers?|figures?|totals?|tolls?|counts?|tally|tallies|(?P<crowd>turnout|attendance|crowds?))\b"
                  rf"(?:\s(?!and\b|but\b|or\b|in\b|who\b|\w+ing\b)[\w’'-]+){{0,3}}?\s(?:at|was|were|is|are|of|to|as|stood at)"
                  rf"{ABOUT}\s?$|\b(?P<row>attendance|crowd|turnout)\s?:\s?$", re.I)
MOVED = re.compile(r"\b(?:r[io]s|climb|grow|grew|f[ae]ll|drop|reach|jump|soar|doubl|increas|bring|brought)", re.I)
GIVING = frozenset("put give estimate peg set place".split())
TELLING = frozenset("say claim name think guess count reckon believe state".split())
CLAIMED, NEAR = 20.0, 3.0  # times as much: the police and the union count one march; of other things, two sides give like numbers
CROWDS = re.compile(r"\b(?:people|protest\w*|demonstrators?|march\w*|strik\w*|supporters?|crowds?|participants?|spectators?|fans)\b", re.I)
GATHERED = frozenset({"", *"attend gather protest march rally join turn_out take_part watch demonstrate assemble line fill strike".split()})
BACK, RECENT = 3, 4  # paragraphs and figures back


def restated(before: str, earlier: Sequence[tuple[int, Figure]], paragraph: int, found: Figure) -> tuple[Figure, bool]:
    """A figure with what was counted before it, where the words before it (of its sentence) say that it is another's number for that or
    a part of it; and whether it is another's. `earlier`: the figures before it, each with its paragraph."""
    same, low = SAME.search(before[-120:]), found.low or found.high or 0.0
    if INCLUDING.search(before[-60:]) and not (found.counted or found.unit):
        fits = [o for n, o in earlier if n == paragraph and not o.unit and (o.low or 0.0) > low and o.scope != "part" and o.counted]
        whole = fits[-1] if fits else None
        return (replace(found, counted=whole.counted, role=found.role or whole.role, scope="part") if whole else found), False
    if same is None or MOVED.search(same.group()) or (same["crowd"] and found.unit):  # a turnout of 81 per cent is no share of a vote
        return found, False
    if same["crowd"] and earlier and earlier[-1][1].role not in GATHERED:
        return replace(found, counted="people", role="attend"), False
    if found.role:  # taken over within the sentence
        return found, bool(earlier) and (earlier[-1][1].counted, earlier[-1][1].role) == (found.counted, found.role)
    near = [o for n, o in earlier[-RECENT:] if paragraph - n < BACK and o.unit == found.unit and o.counted and (o.low or o.high) and (
        o.role == "kill" or "toll" not in same.group().lower())]
    sizes = [(abs(log((o.low or o.high or 1.0) / low)), -i) for i, o in enumerate(near)] if low else []
    other = near[-min(sizes)[1]] if sizes else None
    if other is not None and min(sizes)[0] <= log(CLAIMED if not found.unit and CROWDS.search(other.counted) else NEAR):
        where = found.where or other.where
        return replace(found, counted=other.counted, role=other.role, side=other.side, where=where, scope=other.scope), True
    crowd = (same["crowd"] or same["row"]) and not found.unit
    return (replace(found, counted="people", role="attend") if crowd else found), False


def giver(analysis: Analysis, token: int, *, said: bool) -> Speaker | None:
    """Who gives a number, where a verb of giving says so and nobody is said to say it: "The union" of the example. `said`: whether it is
    known who says it."""
    parse, giving = analysis.parse, GIVING if said else GIVING | TELLING
    i = token
    for _ in range(6):
        head = parse.heads[i]
        if head == i:
            return None
        if parse.lemmas[head].lower() in giving and parse.pos[head] == "VERB":
            subject = parse.child(head, "nsubj")
            return _named(analysis.document, parse, subject) if subject is not None else None
        i = head
    return None


def _named(document: Document, parse: Parse, subject: int) -> Speaker | None:
    """A subject as a speaker, without its article; None for a pronoun."""
    if parse.pos[subject] == "PRON":
        return None
    first, last = parse.subtree(subject)
    last = next((i for i in range(subject + 1, last) if parse.words[i] in (",", "(", "–", "—")), last)
    first += parse.lower[first] in ("the", "a", "an") and first < subject
    place = Span(parse.starts[first], parse.ends[last - 1])
    return Speaker.named(" ".join(document.text[place.start:place.end].split()), place)
