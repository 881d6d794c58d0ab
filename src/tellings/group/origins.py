"""Use to tell how many independent lines of reporting there are, from who shares whose words, and to say why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tellings.model.documents import Document, make_id
from tellings.model.stories import Origin
from tellings.text.gazetteer import AGENCIES
from tellings.text.shingles import Words

DERIVED = 0.22  # share of a report's own words found in another from which on it is a copy; independent reports stay below .14
TAKEN = 0.07  # share of the longer report that must be in common too, lest a long live blog joins all that it quotes from
ENOUGH = 14  # words in common; fewer are a formula or a caption
WIRE = 0.08  # share that is enough where both name the same agency
# Houses print an agency's copy on pages of its own, often without a word of it in the text.
WIRE_PAGE = re.compile(r"/wires?/([a-z]+)/|/(aponline|reuters|afp|upi|xinhua)/")
WIRES = {name.lower(): name for name in AGENCIES} | {"aponline": "AP"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as lineage sees it: its words with quotations masked, the agencies it names, the instant it was published."""

    document: Document
    words: Words
    agencies: frozenset[str]
    instant: str

    @property
    def family(self) -> str:
        """The house that published it: outlet, else host without "www."; "" where unknown. An archive's copy is of the house's."""
        address = self.document.url or ""
        host = urlsplit(address[max(address.rfind("http://"), address.rfind("https://"), 0):]).hostname or ""
        return self.document.outlet or host.removeprefix("www.")

    @property
    def wires(self) -> frozenset[str]:
        """The agencies it names, and the one whose pages of its house it stands on."""
        page = WIRE_PAGE.search((self.document.url or "").lower())
        agency = WIRES.get(page[1] or page[2]) if page else None
        return self.agencies | {agency} if agency else self.agencies


@dataclass(frozen=True, slots=True)
class Debt:
    """How many of the reporter's own words two drafts (by number) have in common."""

    left: int
    right: int
    words: int


def origins_of(drafts: Sequence[Draft], debts: Iterable[Debt]) -> tuple[Origin, ...]:
    """The independent lines of reporting, largest first. A report of the same text as another never makes one of its own."""
    home = list(range(len(drafts)))
    why = [*_same_text(drafts), *_owed(drafts, debts)]
    for left, right, _ in why:
        if home[left] != home[right]:
            old, new = max(home[left], home[right]), min(home[left], home[right])
            home = [new if h == old else h for h in home]
    groups: dict[int, list[int]] = defaultdict(list)
    for number, root in enumerate(home):
        groups[root].append(number)
    reasons: dict[int, set[str]] = defaultdict(set)
    for number, _, reason in why:
        reasons[home[number]].add(reason)
    made = [_origin([drafts[n] for n in numbers], reasons[root]) for root, numbers in groups.items()]
    return tuple(sorted(made, key=lambda origin: (-len(origin.documents), origin.id)))


def _same_text(drafts: Sequence[Draft]) -> list[tuple[int, int, str]]:
    first: dict[str, int] = {}
    return [(first[d.document.text_sha256], number, "same text") for number, d in enumerate(drafts)
            if first.setdefault(d.document.text_sha256, number) != number]


def _owed(drafts: Sequence[Draft], debts: Iterable[Debt]) -> list[tuple[int, int, str]]:
    return [(debt.left, debt.right, f"{debt.words} of the reporters’ own words in common") for debt in debts
            if copied(drafts[debt.left], drafts[debt.right], debt.words)]


def copied(left: Draft, right: Draft, words: int) -> bool:
    """Whether two reports share so many of the reporter's own words that one, or a third, wrote both."""
    short, long = sorted((max(left.words.weight, 1), max(right.words.weight, 1)))
    if words < ENOUGH:
        return False
    if left.wires & right.wires and words >= WIRE * short:
        return True
    return words >= DERIVED * short and words >= TAKEN * long


def _origin(drafts: Sequence[Draft], reasons: set[str]) -> Origin:
    ids = tuple(d.document.id for d in drafts)
    return Origin(make_id("origin", *sorted(ids)), ids, _basis(drafts, reasons))


def _basis(drafts: Sequence[Draft], reasons: set[str]) -> str:
    """Why these reports are one origin, in words."""
    if len(drafts) == 1:
        names = sorted(drafts[0].agencies)
        return f"own report; names {' and '.join(names)} as a source of its text" if names else "own report"
    count = len(drafts)
    shared = sorted(frozenset.intersection(*(d.agencies for d in drafts)) or frozenset.union(*(d.agencies for d in drafts)))
    text = f"{count} reports carry one {shared[0]} text" if len(shared) == 1 else f"{count} reports share one text"
    if len({d.document.text_sha256 for d in drafts}) == 1:
        text = f"same text as {drafts[0].document.name}"
    elif count == 2:
        text += f": {min(reasons - {'same text'})}"
    families = {d.family for d in drafts}
    if len(families) == 1 and "" not in families:
        text += f"; all published by {families.pop()}"
    return text
