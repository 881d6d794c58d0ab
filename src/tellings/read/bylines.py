"""Use for who signed a report: the line beside its headline that names people, without their office, place or paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tellings.read.blocks import Line, Page
from tellings.read.cues import OFFICE
from tellings.read.stamps import dates_in
from tellings.read.titles import OUTLET_WORD

BESIDE = 4  # lines below the headline
LONGEST = 14  # words of a line that only names people
NAME = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'.-]*\s+){1,3}[^\W\d_a-zß-öø-ÿ][\w’'.-]+"
AND = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|&|und|et|y|e|en|och|og|и)\s+)"
NAMES = re.compile(rf"{NAME}(?:{AND}{NAME}){{0,4}}")
WRITTEN_BY = re.compile(r"^(?:by|words by|story by|text by|report by|written by|posted by)\s*:?\s+(.+)$", re.I)
ABROAD = re.compile(r"^(?:von|text|autor(?:in|en)?|por|par|di|door|av|af|автор|текст)\s*:?\s+(.+)$", re.I)  # only before names
POSTED = re.compile(rf"^(?i:posted|published|written|updated)\b.{{0,60}}\b(?i:by)\s+({NAME})\W*$")
BELOW = re.compile(rf"^(?:\(?(?i:reporting) (?i:by)|(?i:posted by)) ({NAME}(?:{AND}{NAME})*)(?:[;)]| (?:in|at|on)\b)")  # ends a report
NOBODY = re.compile(r"the |by|redaktion|news|staff|editor|creating", re.I)  # begins what a line marked as a byline says without naming
BEHIND = re.compile(
    rf"\s*[|•·].*$|,?\s+\S+@\S+$|\s+[-–—]\s.*$|,\s+(?:(?:[\w’'-]+\s+){{0,4}}{OFFICE}s?\b).*$"
    r"|\s+(?:avec|mit|con|com|with|und|et)\s+(?-i:[A-Z]{2,})\b.*$|\s+(?:in|für|pour|para|for)\s+(?=[^\W\d_a-z]).*$", re.I)


def byline_of(line: Line, credit: bool) -> str | None:
    """Who a line beside the headline says wrote the report; None where it names nobody. `credit`: it is known to be one."""
    text = line.text
    if credit and (match := WRITTEN_BY.match(text)):
        return _bare(match[1])
    if line.words > LONGEST:
        return None
    if not line.block.tag:
        match = ABROAD.match(text)
        return said if match and NAMES.fullmatch(said := _bare(match[1])) else None
    if match := POSTED.match(text):
        return match[1]
    signed = WRITTEN_BY.match(text) or ABROAD.match(text)
    said = _bare(signed[1] if signed else text)
    alone = credit and "byline" in line.block.marks and not NOBODY.match(said)
    return said if (signed or alone) and NAMES.fullmatch(said) else None


def signed_below(text: str) -> str | None:
    """Who a line at the end of a report says wrote it: "(Reporting by Ada Quill; Editing by ...", "Posted by Ada Quill at 5:22 PM"."""
    match = BELOW.match(text)
    return match[1] if match else None


def signed_beside(page: Page, near: Sequence[int]) -> str | None:
    """The name that stands by itself between headline and date, on a web page linked: "Ada Quill · 3 May 2031"."""
    lines = [i for i in near if i < len(page.lines) and page.lines[i].words]
    head = next((k for k, i in enumerate(lines) if page.roles[i] in ("headline", "standfirst")), len(lines))
    for i, below in pairwise(lines[head + 1:head + 1 + BESIDE]):
        line = page.lines[i]
        name = BEHIND.sub("", line.text) if line.digits else line.text
        linked = line.block.links * len(line.text) > len(name) * 0.9 if line.block.tag else not OUTLET_WORD.search(name)
        if linked and page.roles[i] in ("credit", "furniture") and NAMES.fullmatch(name) and _dates(page, i if line.digits else below):
            return name
    return None


def _dates(page: Page, i: int) -> bool:
    """Whether line i prints a date or how long ago; in a pasted text, where the paper's name may stand between, the next one too."""
    near = page.lines[i:i + 1 + (not page.lines[i].block.tag)]
    return any(page.stamps[k] or (line.digits and line.words <= LONGEST and bool(dates_in(line.text))) for k, line in enumerate(near, i))


def _bare(names: str) -> str:
    """Names without what stands behind them: an office, a place, the paper's name."""
    return BEHIND.sub("", names.strip()).strip(" .,") or names.strip()
