"""Victims told of one by one ("killed her mother", "Ana Reed, 45, died"): which of them are the same person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.kinds.figure_subjects import counted_key
from tellings.reconcile.amounts import number
from tellings.reconcile.ground import Ground, Stated, place

AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old|,\s*(\d{1,3})\s*(?:,|\.|$|and\b)|\baged?\s+(\d{1,3})\b")
FEMALE = re.compile(r"\b(?:woman|women|girl|girls|mother|daughter|wife|sister|"
                    r"grandmother|aunt|niece|girlfriend|her|she|female|mum|mom)\b", re.IGNORECASE)
MALE = re.compile(r"\b(?:man|men|boy|boys|father|son|husband|brother|"
                  r"grandfather|uncle|nephew|boyfriend|him|he|male|himself|dad)\b", re.IGNORECASE)
YOUNG = re.compile(r"\b(?:boys?|girls?|child|children|toddlers?|infants?|bab(?:y|ies)|teen\w*)\b", re.IGNORECASE)
ANOTHER = re.compile(r"\b(?:another|second|third|fourth|also|other)\b", re.IGNORECASE)
REACH = 40  # characters beside a statement in which its victim's age stands


@dataclass(slots=True)
class Victim:
    """A victim, or several of one kind, as far as told: "" or 0 where not."""

    statement: Stated
    number: float
    name: str = ""
    age: int = 0
    sex: str = ""
    kin: str = ""

    def clashes(self, other: Victim) -> bool:
        """Whether the two cannot be one person."""
        names = self.name and other.name and not same_name(self.name, other.name)
        ages = self.age and other.age and self.age != other.age
        return bool(names or ages or (self.sex and other.sex and self.sex != other.sex))

    def learn(self, other: Victim) -> None:
        """Take over what the other tells of the same person."""
        self.name = max(self.name, other.name, key=len)
        self.age, self.sex = self.age or other.age, self.sex or other.sex


def count_victims(ground: Ground, own: Sequence[Stated]) -> tuple[float, list[Stated]]:
    """How many different victims a report's statements tell of, and one statement for each of them (or of each kind)."""
    told = sorted((victim(ground, s) for s in own), key=lambda v: (-v.number, place(v.statement)))
    kept: list[Victim] = []
    room: list[float] = []  # how many of those counted together have not been told of one by one
    for v in told:
        home = next((i for i, k in enumerate(kept) if fits(v, k, room[i])), None)
        if home is None:
            kept.append(v)
            room.append(v.number if v.number > 1 else 0)
        elif kept[home].number > 1:
            room[home] -= v.number
        else:
            kept[home].learn(v)
    return sum(v.number for v in kept), [v.statement for v in sorted(kept, key=lambda v: place(v.statement))]


def fits(v: Victim, kept: Victim, room: float) -> bool:
    """Whether a victim is (one of) those already counted."""
    if kept.number > 1:
        return v.number <= room and not (v.sex and kept.sex and v.sex != kept.sex)
    if v.statement.sentence == kept.statement.sentence and v.statement.document == kept.statement.document and not same_words(v, kept):
        return False  # "killed a man and wounded ..." apart, a sentence does not count one victim twice
    return not v.clashes(kept)


def same_words(a: Victim, b: Victim) -> bool:
    """Whether two statements name their victim alike."""
    keys = counted_key(a.statement.value.counted), counted_key(b.statement.value.counted)
    return keys[0] == keys[1] or bool(a.name and b.name and same_name(a.name, b.name))


def victim(ground: Ground, s: Stated) -> Victim:
    """What a statement and the words beside it tell of its victim."""
    text = ground.documents[s.document].text
    words = f"{s.value.counted} {s.span.text}"
    beside = text[max(s.sentence.start, s.span.start - REACH):min(s.sentence.end, s.span.end + REACH)]
    age = AGE.search(words) or AGE.search(beside)
    sex = "f" if FEMALE.search(s.value.counted) else "m" if MALE.search(s.value.counted) else ""
    names = [m.value.name for m in ground.people.get(s.document, ()) if m.span.start < s.span.end and s.span.start < m.span.end]
    return Victim(s, number(s.value) or 1.0, names[0] if names else "", int(next(g for g in age.groups() if g)) if age else 0, sex)


def same_name(a: str, b: str) -> bool:
    """Whether two names can be of one person: all words of the shorter are in the longer."""
    left, right = set(a.casefold().split()), set(b.casefold().split())
    return left <= right or right <= left
