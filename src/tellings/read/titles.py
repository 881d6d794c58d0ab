"""Page titles: "Headline – Outlet" taken apart, and titles compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tellings.read.blocks import WORD, Line

PARTS = re.compile(r"\s+[–—|\-·•»:]+\s+(?=[^–—|·•»]{2,40}$)|\s*\|\s*(?=[^|]{2,40}$)")
OUTLET_WORD = re.compile(
    r"\b(?:news|times|post|guardian|telegraph|independent|mail|express|herald|tribune|journal|chronicle|gazette|observer|star|sun|mirror|press"
    r"|today|daily|weekly|standard|globe|courier|examiner|register|record|bulletin|review|magazine|radio|tv|television|online|media|network"
    r"|reuters|ap|afp|bbc|cnn|npr|nbc|abc|cbs|fox|sky|itv|rte|cbc|pbs|dw|al jazeera|bloomberg|politico|axios|economist"
    r"|wire|live|digest|world"
    r"|[\w-]+\.(?:com|org|net|co\.uk|info|de|fr|eu|in|ca|au))\b", re.I)
SIGNS = re.compile(r"\s*[|｜]\s*|\s+[-–—·•»:/]+\s*|:\s+")
SECTION = re.compile(r"(?:home|latest|breaking|top|local|world|uk|us|national|international)?\s*(?:news|stories|articles?|blogs?|home"
                     r"|politics|business|sports?|football|culture|opinion|technology|science|health|world|life|travel|entertainment"
                     r"|press releases?|newsroom|media)", re.I)
BEGINS = re.compile(r"(?!By |Page |[a-z])[^\W\d_]")  # a name
LONGEST = 400  # characters: no page title is longer
MASTHEAD = 3  # lines at the head of a text where a name alone is the outlet's
CAPITAL = re.compile(r"^(?:[A-Z0-9][\w.’'&-]*|of|the|and|&|de|la|le|der|die|das|for|in|on)$")


SHEET = re.compile(r"(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d{2}-\d{2}),? \d{1,2}[:.]\d{2}")  # heads each sheet of a printed page
LINKS = re.compile(r"^(?:more|read|see|also|related|follow|latest|watch|listen)\b[^:]*:", re.I)  # a list of links, not a title


def split_outlet(text: str) -> tuple[str, str | None]:
    """("Headline", "Outlet") of "Headline – Outlet"; (text, None) where the end does not look like an outlet's name."""
    match = None
    for match in PARTS.finditer(text) if len(text) <= LONGEST else ():  # noqa: B007 - the last one is meant
        pass
    if match is None:
        return text, None
    name = text[match.end():].strip()
    words = name.split()
    if not 1 <= len(words) <= 5 or not all(CAPITAL.match(w) for w in words):
        return text, None
    return text[:match.start()].rstrip(), name


def beside(told: str, title: str) -> str | None:
    """The outlet's name that a page's title element gives beside its headline: last behind it, else first before it."""
    before, there, behind = told.partition(title)
    names = [part for part in SIGNS.split(behind if behind.strip() else before) if part.strip()] if there else []
    if not names or not SIGNS.search(behind[:3] if behind.strip() else before[-3:]):
        return None
    name = (names[-1] if behind.strip() else names[0]).strip()
    return name if 1 < len(name) <= 40 and len(name.split()) <= 5 and BEGINS.match(name) and not SECTION.fullmatch(name) else None


def page_title(lines: Sequence[Line], i: int) -> bool:
    """Whether line i, late in the text, is the page's title repeated with the outlet's name."""
    line = lines[i]
    title, outlet = split_outlet(line.text)
    other = LINKS.match(line.text) or SHEET.match(line.text) or (line.final and not line.text.endswith(("?", "!")))
    if i < 2 or outlet is None or line.words < 5 or other:
        return False
    words = {w.lower() for w in WORD.findall(title) if len(w) > 3}
    others = {w.lower() for other in lines[:i] for w in WORD.findall(other.text)}
    return len(words) >= 3 and len(words & others) >= len(words) * 0.5


def masthead(lines: Sequence[Line]) -> str | None:
    """The outlet's name where it stands alone at the head of a text and again further down; None where it does not."""
    for line in lines[:MASTHEAD]:
        name = line.text.strip()
        if 1 < line.words <= 5 and OUTLET_WORD.search(name) and all(CAPITAL.match(w) for w in name.split()) and any(
                name in other.text for other in lines if other is not line):
            return name
    return None


def same_title(text: str, title: str | None, least: float = 0.8) -> bool:
    """Whether two titles share most of their words (token F1)."""
    if not title:
        return False
    a, b = _words(text), _words(title)
    if 2 * min(len(a), len(b)) < least * (len(a) + len(b)):  # were all words of the shorter one in the other
        return False
    left: dict[str, int] = {}
    for word in b:
        left[word] = left.get(word, 0) + 1
    both = 0
    for word in a:
        if count := left.get(word):
            left[word] = count - 1
            both += 1
    return bool(both) and 2 * both / (len(a) + len(b)) >= least


@lru_cache(maxsize=500)
def _words(text: str) -> tuple[str, ...]:
    """The words of a title in small letters: a page's titles are compared with all its headings."""
    return tuple(w.lower() for w in WORD.findall(text))


def same_name(a: str, b: str | None) -> bool:
    """Whether two names are the same but for case, blanks and signs."""
    return bool(b) and _folded(a) == _folded(b or "")


def _folded(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
