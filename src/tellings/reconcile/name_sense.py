"""What a name stands for, by what all reports of a story print beside it: use where one report alone took it for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from tellings.model.values import Mention, Quote
from tellings.reconcile.material import Case
from tellings.reconcile.offices import is_role
from tellings.text.datelines import behind
from tellings.text.gazetteer import OFFICES, TITLES
from tellings.text.lexicon import read_words
from tellings.text.names import CRAFT, NAVAL, PRODUCTS

Sense = Literal["", "organisation", "nobody"]  # "": what it was taken for
NEARBY = 40  # characters looked at on either side
COMMON_USE = 2  # times a single word may stand in small letters and still be a name

LOWER = re.compile(r"\b[a-z]{3,}\b")
LAST_WORD = re.compile(r"([^\W\d_]+)[.’']? $")
NEXT_WORD = re.compile(r" ([^\W\d_]+)")
NEXT_NAME = re.compile(r" [A-Z]")
GROUND_BEFORE = re.compile(r"\b(?:in|near|outside|across|above|off|in (?:\w+-)?(?:north|south|east|west|centr)\w+|"
                           r"(?:town|village|city|island|port|province|district|region|state|country|capital) of) $")
GROUND_AFTER = re.compile(r" (?:foot)?(?:bridge|river|valley|estuary|bay|island|hills?)\b")
FIRM_AFTER = re.compile(r" (?:CEO|chief executive|chairman|founder|spokes\w+|executives?|shareholders?|shares)\b|"
                        r",? (?:Inc|Ltd|LLC|Corp|plc|PLC|AG|SA|SE|GmbH|Co|Group|Holdings|Airlines|Airways|Motors)\b|"
                        r"['’]s (?:chief executive|CEO|director|chair(?:man|woman)?|owner|founder|shares?|stock|board|revenues?)\b",
                        re.IGNORECASE)
AGE_AFTER = re.compile(r",? (?:\(?\d\d?\b[,.)]|aged \d)")
SCORE = re.compile(r" \d+[-–]\d+$")
OPENS = re.compile(r"(?:^|[.!?:\n“”\"(]\s*)$")
STANDS = re.compile(r"[,.;:’']| (?:is|was|are|were|has|had|will|would|can|could|and|to|in|on|at|from|off|ran|sank|struck|hit)\b")
GIVEN = frozenset(read_words("names", "given men") | read_words("names", "given women"))
SHIPS = NAVAL | {"FV", "MS", "MSC", "RRS", "USNS"}
SHIP_TITLE = re.compile(r"\b(?:[Tt]he|ferry|ship|tanker|vessel|boat|yacht|liner) (?:Lady|Queen|King|Prince|Princess|Captain|Admiral) $")
STRAY = frozenset({"With", "By", "From", "For", "In", "At"})  # "(With Norland News Agency)"
ACRONYM = re.compile(r"[A-Z]{2,5}$")


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands before and after a name where it is printed."""

    before: str
    after: str

    @property
    def last(self) -> str:
        found = LAST_WORD.search(self.before)
        return found[1].casefold() if found else ""

    @property
    def next(self) -> str:
        found = NEXT_WORD.match(self.after)
        return found[1].casefold() if found else ""

    @property
    def on_ground(self) -> bool:
        """Whether the words beside it are those of a place: "near Halden", "the Halden footbridge"; not "near Halden Maas"."""
        before = GROUND_BEFORE.search(self.before) and not (self.after[:1].isalnum() or NEXT_NAME.match(self.after))
        return bool(before) or GROUND_AFTER.match(self.after) is not None


class Surroundings:
    """The reports of a case, and who in them is surely a person."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._texts = [d.text for d in case.documents]
        self._spots: dict[str, tuple[Spot, ...]] = {}

    @cached_property
    def _heard(self) -> frozenset[str]:
        return frozenset(s.speaker.name for s in self._case.statements
                         if s.speaker and isinstance(s.value, Quote) and s.value.form == "direct")

    @cached_property
    def _roles(self) -> dict[str, str]:
        return {s.value.name: s.value.role for s in self._case.statements if isinstance(s.value, Mention) and is_role(s.value.role)}

    @cached_property
    def common(self) -> dict[str, int]:
        """How often each word is printed without a capital."""
        found: dict[str, int] = {}
        for text in self._texts:
            for word in LOWER.findall(text):
                found[word] = found.get(word, 0) + 1
        return found

    @cached_property
    def datelines(self) -> str:
        """All datelines, a line each: where a report was written is a place."""
        heads = ((d.text, s.start, behind(d.text, s.start, s.end)) for d in self._case.documents for s in d.mined)
        return "\n".join(text[a:b] for text, a, b in heads if b > a).casefold()

    def _beyond_datelines(self, name: str) -> bool:
        """Whether a name is printed anywhere but in a dateline."""
        heads = [line for line in self.datelines.splitlines() if name.casefold() in line]
        return not heads or len(self.spots(name)) > len(heads)

    def spots(self, name: str) -> tuple[Spot, ...]:
        """Where a name is printed as words of its own."""
        if name not in self._spots:
            self._spots[name] = tuple(self._found(name))
        return self._spots[name]

    def _found(self, name: str) -> Iterator[Spot]:
        for text in self._texts:  # walked, not searched with a pattern of its own for each name, which is dear to make
            at = text.find(name)
            while at >= 0:
                before, after = text[max(0, at - NEARBY):at], text[at + len(name):at + len(name) + NEARBY]
                if not before[-1:].isalnum() and not after[:1].isalnum():
                    yield Spot(before, after)
                at = text.find(name, at + 1)

    def borders(self, name: str, *, person: bool) -> tuple[int, int]:
        """The first word of a name that is its own and the first behind it: not the "retook" of "Teko retook", nor what somebody is
        in "Pharmacist Gita Rao" or "Drugmaker Aldane"."""
        words = name.split()
        small = (i for i, w in enumerate(words) if i and w.islower() and w not in read_words("name_sense", "particles"))
        last = next(small, len(words)) if person else len(words)
        word, rest = words[0].casefold(), " ".join(words[1:last])
        human = person and last > 2 and word in read_words("people", "sorts")
        body = last > 1 and (_is_firm_word(word) or word in read_words("name_sense", "bodies"))
        return int(human or (body and len(self.spots(rest)) > len(self.spots(name)))), last

    def of_person(self, name: str) -> Sense:
        """What a name stands for that was taken for a person's."""
        several = " " in name
        if name.split(maxsplit=1)[0].rstrip(".") in SHIPS or SCORE.search(name):
            return "nobody"
        firm = name.rsplit(maxsplit=1)[-1].casefold() in read_words("name_sense", "clubs") if several else self._is_firm(name)
        if firm:
            return "organisation"
        if self._is_somebody(name) and not all(SHIP_TITLE.search(s.before) for s in self.spots(name)):
            return ""
        if self._is_thing(name):
            return "nobody"
        if self._is_firm(name) or self._is_body(name):
            return "organisation"
        return "nobody" if self._is_place(name) or self._has_article(name) or (not several and self._opens(name)) else ""

    def _is_somebody(self, name: str) -> bool:
        """Whether a report lets it speak, or gives it a title, an office or an age."""
        if name in self._heard or name in self._roles:
            return True
        return any(s.last in TITLES or s.last in OFFICES or AGE_AFTER.match(s.after) for s in self.spots(name))

    def _is_thing(self, name: str) -> bool:
        """Whether it is a ship, a rocket, a church or a hospital: "the tug Arden", "Arden missiles", "St Hilda's"."""
        if name.split(maxsplit=1)[0].rstrip(".") in ("St", "Saint"):
            return True
        return any(s.last in CRAFT or SHIP_TITLE.search(s.before) or s.next in CRAFT | PRODUCTS for s in self.spots(name))

    def _is_firm(self, name: str) -> bool:
        role = "".join(self._roles.get(name, "").casefold().split()[-1:])
        if _is_firm_word(role) or role in read_words("name_sense", "firms or people"):
            return True
        return any(FIRM_AFTER.match(s.after) or _is_firm_word(s.last) for s in self.spots(name))

    def _is_body(self, name: str) -> bool:
        """Whether it is told of as a body of people: "the union GTL", "the GTL union"."""
        bodies = read_words("name_sense", "bodies")
        beside = any(s.last in bodies or (s.next in bodies and s.last == "the") for s in self.spots(name))
        return beside or ACRONYM.match(name) is not None

    def _is_place(self, name: str) -> bool:
        first, *_, last = name.casefold().split() * 2
        on_ground = any(s.on_ground or s.last in read_words("name_sense", "ground before") for s in self.spots(name))
        if on_ground or re.search(rf"\b{re.escape(name.casefold())}\b", self.datelines):
            return True
        return " " in name and last in read_words("name_sense", "ground") and first not in GIVEN

    def _has_article(self, name: str) -> bool:
        """Whether it is called "the ..." wherever it is printed, as ships and rovers are; "the Lund trial" tells of a person."""
        spots = self.spots(name)
        return bool(spots) and all(s.last == "the" for s in spots) and any(STANDS.match(s.after) for s in spots)

    def _opens(self, name: str) -> bool:
        """Whether it only ever opens a sentence: "Turnout"."""
        return all(OPENS.search(s.before) for s in self.spots(name))

    def of_organisation(self, name: str) -> Sense:
        """What a name stands for that was taken for a body's."""
        if any(s.last in CRAFT for s in self.spots(name)) or name.split(maxsplit=1)[0] in STRAY or not self._beyond_datelines(name):
            return "nobody"
        if " " in name or not name.isalpha():
            return ""
        shouted = name.isupper() and not ACRONYM.match(name)
        if self.common.get(name.casefold(), 0) > (0 if shouted else COMMON_USE):
            return "nobody"  # "Fire": a word of the language, at the head of a sentence or title
        return "nobody" if any(s.on_ground for s in self.spots(name)) else ""


def _is_firm_word(word: str) -> bool:
    return word in read_words("name_sense", "firms") or word.endswith("maker")
