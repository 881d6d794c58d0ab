"""Bare numbers that somebody else claims: "The agency counts 31,000 vehicles a day. The chamber of commerce says 39,000." Use on a number
that has no word of its own for what it counts, after another in the same unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.kinds.figure_subjects import counted_key
from tellings.model.values import Figure
from tellings.text import units

ABOUT = (r"(?:\s(?:about|around|some|nearly|almost|roughly|over|under|up|to|as|many|at|least|most|more|fewer|no|less|than|close|closer|"
         r"nearer|like|only|just|only\sabout))*")
SAYS = (r"(?:said|says|claim(?:s|ed)|insist(?:s|ed)|think(?:s)?|believ(?:es?|ed)|reckon(?:s|ed)?|maintain(?:s|ed)?|argu(?:es?|ed)|"
        r"stat(?:es|ed)|suggest(?:s|ed)?|contend(?:s|ed)?|estimat(?:es?|ed)|count(?:s|ed)|nam(?:es|ed)|guess(?:es|ed)(?:\sat)?|"
        r"speaks?\sof|spoke\sof|talks?\sof|talked\sof)")
SUM = r"(?:number|figure|sum|total|cost|amount|bill|count|price|size|value|loss|losses|toll|damage|answer|truth)"
IS = (r"(?:was|were|is|are|(?:will|would|could|might|should|must)\sbe|(?:had|has|have)\s(?:in\sfact\s)?been|comes?\sto|came\sto|"
      r"(?:would|will|could)\scome\sto|amount(?:s|ed)?\sto|st(?:ood|ands)\sat|r[ua]n\sto)")
IT = (rf"(?:it|they|this|that|there|(?:the|its|their)\s(?:(?:true|real|actual|correct|right|full|final|proper)\s)?{SUM}"
      rf"(?:\s(?!and\b|or\b)[\w’'-]+){{0,4}}?)")
BY_OWN = r"(?:\s(?:that\s)?(?:by|on|according\sto)\s(?:its|his|her|their)\sown\s\w+,?)?"
HIMSELF = r"(?:he|she|it|they|we|i|you|who|which|that|also|and|but)"
CLAIM = re.compile(rf"(?<![\w’'-])(?!{HIMSELF}\b)[\w’')-]+,?\s(?:(?:has|have|had)\s)?(?:(?:always|since|now|himself|herself|itself)\s)?"
                   rf"(?P<says>{SAYS}){BY_OWN}(?:\s(?:that\s)?{IT}\s{IS})?{ABOUT}\s?$|"
                   rf"(?<![\w’'-])(?!{HIMSELF}\b)[\w’')-]+,?\sputs?\s(?:it|them|that|(?:the|its|their)\s{SUM})\sat{ABOUT}\s?$", re.I)
TIMED = re.compile(rf"(?<![\w’'-])(?!{HIMSELF}\b)[\w’')-]+,?\s{SAYS}\s(?:that\s)?(?:it|they)\s(?:had\s|has\s|have\s)?\w+"
                   rf"(?:\s\w+){{0,3}}{ABOUT}\s?$", re.I)
WANTED = frozenset("want offer ask demand seek bid propose request sentence_sought expect plan call".split())  # no statements of fact
CONTENT = frozenset({"", "be", "say", "claim", "think", "name", "count", "put", "estimate", "come", "argue", "believe", "reckon", "guess"})
ALIKE = 3.0  # times as much: two sides give like numbers
BACK, RECENT = 2, 2  # paragraphs and figures back


def claimed(before: str, earlier: Sequence[tuple[int, Figure]], paragraph: int, found: Figure) -> Figure | None:
    """The figure with what the number before it counts, where the words before it (of its sentence) say that somebody claims it for that;
    None where they do not. `earlier`: the figures before it, each with its paragraph."""
    if not earlier or found.role not in CONTENT or found.change or not (CLAIM.search(before[-160:]) or (
            found.unit in units.TIMES and TIMED.search(before[-120:]))):
        return None
    for n, other in reversed(earlier[-RECENT:]):
        if paragraph - n < BACK and fits(found, other):
            return replace(found, counted=other.counted, role=other.role, side=other.side, unit=other.unit, per=found.per or other.per,
                           where=found.where or other.where, scope=other.scope)
    return None


def fits(found: Figure, other: Figure) -> bool:
    """Whether a bare number can be another's for what was counted before."""
    x, y = (f.low or f.high or 0.0 for f in (found, other))
    alike = x != y and min(x, y) > 0 and max(x, y) <= ALIKE * min(x, y)
    bare = not found.unit and units.is_money(other.unit) and x >= 1e5  # "18 million dollars ... nearer 31 million"
    same = not found.counted or bool(counted_key(found.counted) & counted_key(other.counted))
    return alike and same and (bare or found.unit == other.unit) and other.role not in WANTED and other.unit not in ("score", "year of age")
