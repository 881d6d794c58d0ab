"""Where the words of a report begin behind its dateline: use before sentences are made of a paragraph.

"KARSHI, July 4 (Reuters) - A quake shook ..." is no sentence about Karshi: read as one, it makes the place, the day or the agency say
and do what follows.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 90  # characters in which a dateline ends
SENTENCE = re.compile(r"(?:The|A|An|In|On|At|For|With|By|But|And|As|If|When|While|After|Before|"
                      r"Mrs?\.?|Ms\.?|Dr\.?|Sir|President|Senator|Sen\.|Rep\.)\s")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """A place, a day, both or neither, then an agency in brackets and perhaps a dash; or a place in capitals and a dash."""
    month = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
    day = rf"(?:{month} ?\d{{1,2}}|\d{{1,2}} {month})(?:,? \d{{4}})?"
    name = r"[^\W\d_a-z][\w.’'-]*(?: (?:de|of|la|le|el|al|du|[^\W\d_a-z][\w.’'-]*)){0,3}"
    capitals = r"[^\W\d_a-z]{2}[^\W\d_a-z .’'-]+(?:[^\W\d_a-z.’'-]|\b)"
    place = rf"(?:{name}(?:, ?{name}|/{name}){{0,2}})"
    agency = r"\((?:[^\W\d_a-z][^()\n]{1,40}\)\s*[-–—:]+\s*|[^\W\d_a-z]{2,}(?: [^\W\d_a-z]+)?\)\s+)"
    dash = rf"(?:{day},? ?)?[-–—]{{1,2}}\s+"
    return re.compile(rf"(?:(?:{place}[,:;]? ?)?(?:{day},? ?)?{agency}|{capitals}(?:, ?{name}){{0,2}},? ?{dash})(?=[^\W\d_a-z“\"‘'(\d])")


def behind(text: str, start: int, end: int) -> int:
    """Where the report begins in a paragraph that starts with a dateline; `start` in any other."""
    head = text[start:min(end, start + LONGEST)]
    if "(" not in head and not any(dash in head for dash in "-–—"):
        return start
    found = _pattern().match(text, start, min(end, start + LONGEST))
    return found.end() if found and found.end() < end and not SENTENCE.match(found.group()) else start
