"""Use for a web page's title: its visible headings and the titles its own data tell vote, and a heading that heads the report wins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain

from tellings.read.blocks import FINAL, WORD, Block
from tellings.read.titles import OUTLET_WORD, same_name, same_title, split_outlet

HEADS = {"h1": 2.0, "h2": 1.0, "h3": 0.5}
AWAY = frozenset({"nav", "footer", "aside", "comments", "hidden", "form", "dialog", "select", "button", "table"})
ASIDE = frozenset({"related", "consent", "signup", "ad"})  # said of the whole page as often as of a box in it
LISTED = frozenset({"menu", "li"})  # an entry of a list or a trail of crumbs
TRUST = {"JSON-LD": 2.0, "meta tags": 2.0, "title element": 1.5}  # how much a title told there counts for a heading that agrees
LONGEST = 45  # words of a heading
LEAST, BARE = 3, 0.5  # words that a line set like any other has more than to be the headline; what it counts for
LIKE = 0.1  # for a heading that shares a word with a told title
PARTS = re.compile(r"\s+[-–—|·•»:/]+\s+|\s*\|\s*")
KICKED = re.compile(r"\s+[-–—|·•»]+\s+|:\s+")
DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}\s*(?:[|｜»:/]+|\s[-–—]+)(?:\s*[|｜»:/-]+)*\s+", re.I)  # the site's, before a sign
SIGNS = " -–—|·•»:/｜"
SIGN = re.compile(r"\s*[|｜]|\s+[-–—·•»:/]")
SHARED, BORNE_OUT = {"heading", "meta tags"}, {"heading", "JSON-LD", "title element"}


@dataclass(frozen=True, slots=True)
class Title:
    """A page's title, where it was found ("heading", "JSON-LD", "meta tags", "title element"), and its share of the votes."""

    text: str
    sources: tuple[str, ...]
    confidence: float
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """What is looked at: `usual` is what the elements around most paragraphs say, which tells nothing of a single block; `prose`
    whether each block is a paragraph; `weights` the headings by place."""

    blocks: Sequence[Block]
    usual: frozenset[str]
    prose: Sequence[bool]
    weights: dict[int, float]


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    score: float
    sources: tuple[str, ...]


def choose_title(told: dict[str, str], blocks: Sequence[Block], outlet: str | None) -> Title | None:
    """The title of a page whose data tell these titles (by source), None where nothing looks like one."""
    told = {source: " ".join(text.replace("\u00ad", "").split()) for source, text in told.items() if text.strip()}
    page = _seen(blocks)
    names = [*([outlet] if outlet else ()), *_mastheads(page, told.values())]
    bare = {source: _bare(text, names) for source, text in told.items()}
    page.weights.update(_unmarked(page, told.values()))
    candidates = [*_headings(page, bare, names), *_told(bare)]
    if not candidates:
        return None
    best = _best(candidates)
    rival = max((c.score for c in candidates if not _same(c.text, best.text)), default=0.0)
    sure = max(best.score, 0.1) / (max(best.score, 0.1) + max(0.0, rival) * 0.5 + 0.5)
    against = tuple(text for source, text in bare.items() if source not in best.sources and not same_title(text, best.text, 0.4))
    return Title(_trimmed(best.text, bare.values()), best.sources, round(sure, 2), against)


def _unmarked(page: _Page, told: Collection[str]) -> dict[int, float]:
    """Lines that are set like any other and say what a told title does, or a part of it; on a page whose headings do not."""
    if any(same_title(page.blocks[i].text, text, 0.5) for i in page.weights for text in told):
        return {}
    parts = {p.casefold() for text in told for p in (text, *PARTS.split(text), *KICKED.split(text)) if len(p.split()) > LEAST}
    return {i: BARE for i, b in enumerate(page.blocks) if b.text.casefold() in parts and not (b.marks - page.usual) & AWAY}


def _same(a: str, b: str) -> bool:
    return same_title(a, b, 0.7)


def _best(candidates: Sequence[_Candidate]) -> _Candidate:
    """The one with most votes; but a heading that only the title for sharing agrees with yields to one that JSON-LD and the
    title element agree with."""
    best = max(candidates, key=lambda c: c.score)
    borne_out = [c for c in candidates if set(c.sources) >= BORNE_OUT] if set(best.sources) == SHARED else []
    return max(borne_out, key=lambda c: c.score, default=best)


def _mastheads(page: _Page, told: Collection[str]) -> list[str]:
    """The site's name where it is a linked heading with no paragraph below it, and stands at an end of a told title."""
    heads = [(page.blocks[i].text, page.blocks[i].links > 0.9 and not _above(page, i)) for i in page.weights]
    found = {text for text, linked in heads if linked} - {text for text, linked in heads if not linked}
    return sorted(name for name in found if any(len(t) > len(name) + 3 and _ends(t, name) for t in told))


def _ends(told: str, name: str) -> bool:
    """Whether a told title begins or ends with a name, parted from the rest by a sign."""
    return _parted(told, name) or _parted(told[::-1], name[::-1])


def _parted(told: str, name: str) -> bool:
    """Whether a told title begins with a name and a sign that parts it from the rest."""
    return told[:len(name)].casefold() == name.casefold() and SIGN.match(told, len(name)) is not None


def _bare(text: str, names: Collection[str]) -> str:
    """A told title without the site's name at its end or its beginning."""
    if (domain := DOMAIN.match(text)) and len(text) > domain.end() + LEAST:
        text = text[domain.end():]
    bare, name = split_outlet(text)
    if name and (OUTLET_WORD.search(name) or any(same_name(name, known) for known in names)):
        return bare
    rests = ((text[len(n):] if _parted(text, n) else text[:-len(n)]).strip(SIGNS) for n in names if _ends(text, n))
    return next((rest for rest in rests if rest), text)


def _headings(page: _Page, told: dict[str, str], names: Collection[str]) -> list[_Candidate]:
    """The visible headings, each with what speaks for it."""
    out = []
    first = next((i for i, prose in enumerate(page.prose) if prose), len(page.prose))
    parts = {source: [p for p in PARTS.split(text) if not _names(p, names)] for source, text in told.items()}
    known = {word.lower() for text in told.values() for word in WORD.findall(text)}
    for i, weight in page.weights.items():
        block = page.blocks[i]
        like = any(word.lower() in known for word in WORD.findall(block.text))  # most headings of a page share no word with its title
        votes = {s: TRUST[s] * share for s, text in told.items() if like and (share := _agrees(block.text, text, parts[s]))}
        score = weight + _votes(votes.values()) + _above(page, i) + _place(block.marks - page.usual)
        score += any(_within(block.text, text) for text in told.values())
        if block.links > 0.9 and not (like and any(_same(block.text, text) for text in told.values())):
            score -= 2.0
        if not votes:
            words = len(block.text.split())
            score -= (words == 1) + (words <= 3 and weight < 2) + 1.5 * (i > first) - LIKE * like
        out.append(_Candidate(block.text, score - 4.0 * _names(block.text, names) - i * 0.001, ("heading", *votes)))
    return out


def _names(text: str, names: Collection[str]) -> bool:
    return any(same_name(text, name) for name in names)


def _agrees(text: str, told: str, parts: Sequence[str]) -> float:
    """How much a told title says the same as a heading: as a whole, else in its first part, else in another."""
    if _same(text, told):
        return 1.0
    return next((0.5 if k else 0.8 for k, part in enumerate(parts) if _same(text, part)), 0.0)


def _votes(weights: Collection[float]) -> float:
    """The strongest vote, and half of the others: the data of a page are often filled from one field."""
    return (max(weights) + sum(weights)) / 2 if weights else 0.0


def _seen(blocks: Sequence[Block]) -> _Page:
    """A page's headings and paragraphs."""
    prose = [_is_prose(b) for b in blocks]
    paragraphs = [b.marks for b, flag in zip(blocks, prose, strict=True) if flag]
    count = Counter(chain.from_iterable(paragraphs))
    usual = frozenset(m for m, n in count.items() if n > len(paragraphs) * 0.6)
    weights = {i: w for i, b in enumerate(blocks) if (w := _weight(b)) and 2 <= len(b.text) <= 400 and len(b.text.split()) <= LONGEST}
    away = AWAY - usual
    return _Page(blocks, usual, [flag and not b.marks & away for b, flag in zip(blocks, prose, strict=True)], weights)


def _is_prose(block: Block) -> bool:
    """Whether a block reads like a paragraph."""
    text = block.text
    return len(text) > 90 and block.links < 0.4 and (len(text) > 200 or FINAL.search(text[-12:]) is not None)


def _place(marks: frozenset[str]) -> float:
    """What the elements around a heading say for and against it."""
    return 0.5 * bool(marks & {"article", "main"}) - 3.0 * bool(marks & AWAY) - 2.0 * len(marks & LISTED) - 0.5 * len(marks & ASIDE)


def _weight(block: Block) -> float:
    """How much an element looks like a headline: by its tag, an ancestor's, or its class."""
    tag = max((w for h, w in HEADS.items() if h == block.tag or h in block.marks), default=0.0)
    return tag + 0.5 * ("headline" in block.marks) if tag or "headline" in block.marks else 0.0


def _within(text: str, told: str) -> bool:
    """Whether a heading is part of a told title, or the other way about: "Kicker: Headline", "Headline - Section"."""
    a, b = sorted((text.casefold(), told.casefold()), key=len)
    return len(a) > 12 and a in b


def _above(page: _Page, i: int) -> float:
    """How near the next paragraph is below a heading."""
    below = next((k for k, prose in enumerate(page.prose[i + 1:i + 16], 1) if prose), 0)
    return 0.0 if not below else 1.5 if below <= 4 else 1.0 if below <= 9 else 0.5


def _told(told: dict[str, str]) -> list[_Candidate]:
    """The titles that the page's data tell, with the votes of those that say the same."""
    out = []
    for k, (source, text) in enumerate(told.items()):
        sources = (source, *(s for s, other in told.items() if s != source and _same(text, other)))
        out.append(_Candidate(text, _votes([TRUST[s] for s in sources]) - 0.001 * k, sources))
    return out


def _trimmed(text: str, told: Collection[str]) -> str:
    """A heading without the kicker or the second line that stands in one element with it, where the page's data tell it without."""
    squeezed = " ".join(text.split())
    if headline := next((below for title in told if (below := _below_kicker(squeezed, title))), None):
        return headline
    if any(same_title(title, squeezed, 0.95) for title in told):
        return text
    for title in told:
        rest = len(squeezed) - len(title)
        if rest > 0 and len(title.split()) >= 3 and rest < len(squeezed) * 0.6:
            parted = squeezed[len(title)] if squeezed.startswith(title) else squeezed[rest - 1] if squeezed.endswith(title) else "x"
            if not parted.isalnum() and parted != ",":
                return title
    return text


def _below_kicker(text: str, told: str) -> str | None:
    """The headline of a heading "Kicker Headline", two lines with no sign between them, which a told title parts by one:
    "Kicker: Headline" or "Headline - Kicker"."""
    parts = KICKED.split(told)
    for kicker, headline in (parts, parts[::-1]) if len(parts) == 2 else ():
        if kicker and headline and text.startswith(kicker) and text[len(kicker):].lstrip() == headline:
            return headline
    return None
