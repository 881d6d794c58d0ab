"""The dead told of by who was left: "only three of the 61 survived", "all but four of the 75 passengers drowned".

Use `those_not_spared` on a sentence with "survived" or "all but", and `is_spared` on a number that may be of those left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.kinds.figure_counted import Spot
from tellings.text.language import Parse
from tellings.text.number_words import value_of

NOT_SPARED = "all of them less those who lived"
N = r"\d[\d,]*|[a-z]+(?:-[a-z]+)?"
FEW_LIVED = re.compile(rf"\b(?:only|just) (?P<left>{N}) (?:[a-z]+ )?(?:out )?of (?:the |its |their |some |about )*(?P<all>{N})\b"
                       r"[^.;]{0,60}? (?:survived|lived)\b", re.I)
OF_THESE = re.compile(rf"\bof (?:the |its |their |some |about )+(?P<all>{N}) [^.;]{{1,50}}?, (?:only|just) (?P<left>{N}) (?:[a-z]+ )?"
                      r"(?:survived|lived)\b", re.I)
ALL_BUT = re.compile(rf"\ball but (?P<left>{N}) of (?:the |its |their )*(?P<all>{N})\b[^.;]{{0,60}}? (?:died|drowned|perished|were killed|"
                     r"lost their lives)\b", re.I)


def those_not_spared(sentence: str) -> Iterator[tuple[int, int, float]]:
    """Where a sentence tells how few were left of how many, and how many the others were."""
    for pattern in (FEW_LIVED, OF_THESE, ALL_BUT):
        for match in pattern.finditer(sentence):
            whole, left = value_of(match["all"]), value_of(match["left"])
            if 0 < left < whole:
                yield match.start(), max(match.end("all"), match.end("left")), whole - left


def is_spared(parse: Parse, s: Spot) -> bool:
    """Whether a number is of those who are left out: four in "all but four of them drowned"."""
    return parse.lower[max(s.begin, s.first - 2):s.first] == ["all", "but"]
