"""Numbers after an "over" that bounds nothing: "jailed over $2.4 million in bribes", "a row over 12 jets", "spread over seven months".
Use `plain` on a number that seems to be bounded by it."""

from __future__ import annotations

from dataclasses import replace

from tellings.kinds.figure_counted import Spot
from tellings.text import units
from tellings.text.language import Parse

DISPUTES = frozenset("row dispute strike protest protests lawsuit suit case trial inquiry investigation probe scandal clash battle fight "
                     "feud quarrel talks standoff outcry anger fury concern concerns criticism fears alarm controversy debate question "
                     "questions charges court walkout resignation".split())
ABOUT = frozenset("resign quit sue clash argue quarrel row protest apologise apologize strike investigate question indict prosecute charge "
                  "accuse convict try jail imprison suspend criticise criticize condemn dismiss arrest summon impeach grill".split())
LEFT = frozenset({"walk", "step", "stand"})  # "walked out over"
NEAR = 6  # tokens
BACK = 14  # tokens from the verb to "over": "convicted Adela Ortiz, a former mayor of Lume, over ..."


def plain(parse: Parse, s: Spot) -> Spot:
    """The number without its bound where "over" means about or during; else as it is."""
    q = s.q
    if q.bound != "more_than" or parse.lower[s.first] != "over" or s.first == s.begin:
        return s
    if not (_is_during(parse, s) if q.unit in units.TIMES else _is_about(parse, s)):
        return s
    start = parse.starts[s.first + 1]
    return replace(s, q=replace(q, start=start, bound="exact", high=q.low)) if start <= q.first else s


def _is_during(parse: Parse, s: Spot) -> bool:
    """ "480 million kilometres over seven months": the time in which as much as another number tells was done."""
    near = range(max(s.begin, s.first - NEAR), s.first)
    return parse.deps[s.first] == "prep" and any(parse.tags[i] == "CD" for i in near)


def _is_about(parse: Parse, s: Spot) -> bool:
    before = s.first - 1
    if parse.lower[before] in DISPUTES:
        return True
    for i in range(before, max(s.begin, before - BACK) - 1, -1):
        if parse.pos[i] in ("VERB", "AUX"):
            left = parse.lower[i + 1] in ("out", "down") and parse.lemmas[i].lower() in LEFT
            return left or (parse.lemmas[i].lower() in ABOUT and (_done_to(parse, i, s) or parse.deps[s.first] == "prep"))
    return False


def _done_to(parse: Parse, verb: int, s: Spot) -> bool:
    """Whether whom the verb is done to is told before the number, which is then not of those: not "arrested over 300 people"."""
    return any(parse.deps[c] in ("nsubjpass", "auxpass") or (parse.deps[c] == "dobj" and c < s.first) for c in parse.children[verb])
