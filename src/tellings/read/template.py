"""Use on the reports of one reading: what an outlet prints under article after article is its furniture, whatever one page shows.

A page alone does not tell that "Download our app for breaking news" is no reporting. Three reports of one outlet on different matters
that print the very same lines do, where these speak to the reader or of the outlet: a background paragraph and "No arrests have been
made." are repeated too, and stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tellings.model.documents import BODY, Document, Section
from tellings.read.metadata import host_and_path

LEAST = 3  # articles that print a line
LONGEST = 400  # characters of it
ALIKE = 0.5  # of the long words of the shorter report: two with more in common are one article in two editions
SHORT = 20  # words of a line that names the outlet
ROLES = BODY | {"caption"}
WORD = re.compile(r"\w+")
LONG_WORD = re.compile(r"[^\W\d_]{5,}")
TO_READERS = re.compile(
    r"\b(?:you|your|yours|us|our|we)\b|^\W*(?:sign up|subscribe|download|follow|click|watch|listen|stay|join|register|support|donate"
    r"|contact|e-?mail|share|visit|read (?:more|also|next))\b", re.I)
QUOTED = re.compile(r"[“”\"«»„]|(?<!\w)[‘']\w")
TELLS = re.compile(r"\b(?:told|said|says|tells|reported|reports|according|asked|confirmed|spoke|interview\w*)\b", re.I)


def without_template(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents in their order, lines of their outlets' template made furniture, with a note. What one set of documents gives
    does not depend on their order."""
    houses: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if house := house_of(document):
            houses[house].append(document)
    found = {house: template_of(house, reports) for house, reports in houses.items() if len(reports) >= LEAST}
    return tuple(without_lines(d, lines) if (lines := found.get(house_of(d))) else d for d in documents)


def house_of(document: Document) -> str:
    """The outlet by the host of its address, else by its name; "" where neither is known."""
    return host_and_path(document.url)[0] or (document.outlet or "").casefold()


def template_of(house: str, reports: Sequence[Document]) -> frozenset[str]:
    """The lines that stand in enough reports of a house that are articles of their own: as furniture counts too, as reporting once."""
    lines = frozenset().union(*(lines_of(house, r) for r in reports))
    seen: defaultdict[str, list[Document]] = defaultdict(list)
    for report in sorted(reports, key=lambda d: d.id) if lines else ():
        for line in lines & {_squeezed(report.text[s.start:s.end]) for s in report.sections if s.end - s.start <= LONGEST}:
            seen[line].append(report)
    common = {line: there for line, there in seen.items() if len(there) >= LEAST}
    words = {d.id: _words(d, common) for there in common.values() for d in there}
    return frozenset(line for line, there in common.items() if _articles([words[d.id] for d in there]) >= LEAST)


def lines_of(house: str, report: Document) -> frozenset[str]:
    """The lines of a report that may be of its outlet's template."""
    host = max(house.split(".")[:-1], key=len, default="")
    names = frozenset(n for n in (host, _squeezed(report.outlet or "")) if len(n) > 3)
    texts = (report.text[s.start:s.end] for s in _open(report))
    return frozenset(_squeezed(text) for text in texts if _of_the_house(text, names))


def as_read_now(old: Document, new: Document) -> Document:
    """An earlier version of a page, without what the newer one knows to be its outlet's furniture."""
    furniture = {_squeezed(new.text[s.start:s.end]) for s in new.sections if s.role == "furniture"}
    return without_lines(old, lines_of(house_of(old), old) & furniture)


def _open(document: Document) -> Iterable[Section]:
    """The sections that may be furniture after all: those of a live blog's posts are not."""
    return (s for s in document.sections if s.role in ROLES and s.post is None and s.end - s.start <= LONGEST)


def _of_the_house(text: str, names: frozenset[str]) -> bool:
    """Whether a line speaks to the reader, or shortly of its outlet, and quotes nobody."""
    if QUOTED.search(text):
        return False
    if TO_READERS.search(text):
        return True
    squeezed = _squeezed(text)
    return any(n in squeezed for n in names) and len(WORD.findall(text)) <= SHORT and not TELLS.search(text)


def _squeezed(text: str) -> str:
    return "".join(WORD.findall(text.casefold()))


def _words(document: Document, lines: Iterable[str]) -> frozenset[str]:
    """The long words of a report, but for those of repeated lines."""
    known = set(lines)
    texts = (document.text[s.start:s.end] for s in document.sections if s.role in ROLES)
    return frozenset(w.casefold() for text in texts if _squeezed(text) not in known for w in LONG_WORD.findall(text))


def _articles(reports: Sequence[frozenset[str]]) -> int:
    """How many articles these reports are: editions and copies of one are one."""
    apart: list[frozenset[str]] = []
    for words in reports:
        if not any(len(words & other) >= ALIKE * min(len(words), len(other)) for other in apart):
            apart.append(words)
        if len(apart) == LEAST:
            break
    return len(apart)


def without_lines(document: Document, lines: frozenset[str]) -> Document:
    """A document with these lines made furniture, with a note; as it is where nothing else would be left."""
    again = [s for s in _open(document) if _squeezed(document.text[s.start:s.end]) in lines]
    if not again or all(s in again for s in document.sections if s.role in BODY):
        return document
    ids = {s.id for s in again}
    sections = tuple(replace(s, role="furniture") if s.id in ids else s for s in document.sections)
    first = document.text[again[0].start:again[0].end][:60]
    note = f"{len(again)} part{'s' * (len(again) > 1)} that other articles of this outlet print too taken for furniture: {first!r}"
    return replace(document, sections=sections, notes=(*document.notes, note))
