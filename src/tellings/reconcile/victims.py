"""Victims told of one by one ("killed her mother", "Ana Reed, 45, died"): which of them are the same person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from tellings.kinds.figure_subjects import counted_key, singular
from tellings.reconcile.amounts import number
from tellings.reconcile.ground import Ground, Stated, place
from tellings.reconcile.meaning import is_attacker

YOUNG = frozenset("daughter son child grandchild grandson granddaughter baby infant toddler boy girl".split())
OLD = frozenset("father mother parent wife husband grandmother grandfather grandparent couple".split())
DONE_TO = frozenset("waitress waiter barman bartender customer shopper bystander officer deputy policeman policewoman trooper guard clerk "
                    "cashier passenger hostage neighbour neighbor victim infant baby toddler nurse".split())
ON_DUTY = frozenset("officer deputy policeman policewoman trooper guard clerk cashier firefighter paramedic".split())
WORD = re.compile(r"[^\W\d_]+")
LIVES = re.compile(r"\b(?:(?:stable|fair|good|satisfactory) condition|expected to (?:survive|recover|live|be (?:ok(?:ay)?|fine)|make an?)|"
                   r"surviv(?:ed|es)|(?:is|are|was|were) (?:now )?recovering|treated and released|(?:released|discharged) from|"
                   r"non-life-threatening|minor (?:\w+ )?(?:injur|wound))", re.IGNORECASE)
DIES = re.compile(r"\b(?:died|dies|dead|succumbed|killed|fatal\w*)\b", re.IGNORECASE)
NEAR = 140  # characters after a person's name in which it is told how he or she fares
LONG_NAME = 5  # letters; shorter names that differ are different names
ALIKE = 0.8
AGE = re.compile(r"\b(\d{1,3})[- ](?:years?|months?)[- ]old|\baged?\s+(\d{1,3})\b")
AFTER = re.compile(r",?\s*(?:aged?\s+|\()?(\d{1,3})\b(?!\s*(?:[ap]\.?m|:|%|th|st|nd|rd|[-–]\w|people|others?))")
CHILD = re.compile(r"\b(?:boys?|girls?|child|children|kids?|toddlers?|infants?|bab(?:y|ies)|month-old)\b", re.IGNORECASE)
ADULT = re.compile(r"\b(?:mothers?|fathers?|wife|wives|husbands?|m[ae]n|wom[ae]n|grand(?:mother|father)s?|officers?|"
                   r"deput(?:y|ies))\b", re.IGNORECASE)
PRONOUN = re.compile(r"he|she|him|her|they|them|who|it", re.IGNORECASE)
ALSO = re.compile(r"\balso\b", re.IGNORECASE)
LATER = re.compile(r"\s(?:(?:was|were|has been|had been)\s)?also\b", re.IGNORECASE)
OWNED = re.compile(r"['’]s\s+\w")
OWNER = re.compile(r"^(?:his|her|their)\s", re.IGNORECASE)
ANOTHER = re.compile(r"\b(?:another|other|second|third|more|additional|further)\b", re.IGNORECASE)
SELF = re.compile(r"\b(?:himself|herself|themselves|self|own life)\b(?!-inflicted)", re.IGNORECASE)
FIRST = re.compile(r"\b(?:then|before|turn(?:ed|s|ing)? (?:the|his|her|a|that) (?:\w+ )?(?:gun|weapon|rifle|shotgun|pistol)|"
                   r"suicide|after\s(?:[\w’'-]+\s){0,6}?(?:shoot\w*|shot|kill\w*|murder\w*|stabb?\w*|slay\w*|attack\w*|rampage|standoff|"
                   r"chase|fir(?:ing|ed)|open(?:ing|ed) fire|gunning))\b", re.IGNORECASE)
HARM = re.compile(r"\b(?:kill\w*|murder\w*|sh(?:ot|oots?|ooting)|stabb?\w*|sla(?:y\w*|in)|wound\w*|attack\w*|fir(?:ed|ing)|gunned|"
                  r"opened fire|strangl\w*|rampage|massacre|beat\w*)\b", re.IGNORECASE)
ON_SELF = re.compile(r"\b(?:kill|shoot|shot|stab|wound|hang|turn)\w*(?:\s[\w’'-]+){0,4}?\s(?:him|her|them)sel(?:f|ves)\b|"
                     r"\bself-inflicted\s\w+(?:\swound)?", re.IGNORECASE)
ACCIDENT = re.compile(r"\baccident|unintention", re.IGNORECASE)
FEMALE = re.compile(r"\b(?:woman|women|girl|girls|mother|daughter|wife|sister|"
                    r"grandmother|aunt|niece|girlfriend|her|she|herself|female|mum|mom)\b", re.IGNORECASE)
MALE = re.compile(r"\b(?:man|men|boy|boys|father|son|husband|brother|"
                  r"grandfather|uncle|nephew|boyfriend|him|he|male|himself|dad)\b", re.IGNORECASE)


@dataclass(slots=True)
class Victim:
    """A victim, or several of one kind, as far as told: "" or 0 where not."""

    statement: Stated
    number: float
    name: str = ""
    age: int = 0
    sex: str = ""
    grown: str = ""  # "child" or "adult"
    attacker: bool = False  # who killed others first
    one_more: bool = False  # "another man", "a woman was also killed"
    with_killer: bool = False  # several who died in a murder-suicide
    names: tuple[str, ...] = ()  # of all who are named in these words
    known_by: str = ""  # "kin" of someone ("his wife"), or "duty" ("an officer")
    told: list[Stated] = field(default_factory=list)
    members: list[Victim] = field(default_factory=list)  # those of several who are also told of one by one

    def clashes(self, other: Victim) -> bool:
        """Whether the two cannot be one person."""
        if self.attacker != other.attacker and not PRONOUN.fullmatch((other if self.attacker else self).statement.span.text.strip()):
            return True
        if {self.grown, other.grown} == {"child", "adult"} or is_other_side(self, other) or is_other_side(other, self):
            return True
        if {self.known_by, other.known_by} == {"kin", "duty"}:
            return True
        names = self.name and other.name and not same_name(self.name, other.name)
        ages = self.age and other.age and self.age != other.age
        return bool(names or ages or (self.sex and other.sex and self.sex != other.sex))

    def learn(self, other: Victim) -> None:
        """Take over what the other tells of the same person, or of one of these."""
        self.told += other.told
        if self.number > 1:
            if other.number == 1 and not any(is_one(other, m) for m in self.members):
                self.members.append(other)
            return
        self.name = max(self.name, other.name, key=len)
        self.age, self.sex = self.age or other.age, self.sex or other.sex


def count_victims(ground: Ground, own: Sequence[Stated]) -> tuple[float, list[Stated]]:
    """How many different victims a report's statements tell of, and one statement for each of them (or of each kind)."""
    kept: list[Victim] = []
    for v in sorted((victim(ground, s) for s in own), key=lambda v: (-v.number, place(v.statement))):
        home = next((k for k in kept if fits(v, k)), None)
        if home is None:
            kept.append(v)
        else:
            home.learn(v)
    return sum(v.number for v in kept), [v.statement for v in sorted(kept, key=lambda v: place(v.statement))]


def fits(v: Victim, kept: Victim) -> bool:
    """Whether a victim is (one of) those already counted, who are as many or more."""
    alike = kept.told if kept.number == 1 else [s for s in kept.told if (number(s.value) or 1.0) > 1]
    if any(apart(v.statement, s, v, kept) for s in alike):
        return False
    if kept.number == 1:
        return not v.clashes(kept) and not is_beside(v, kept)
    if v.sex and kept.sex and v.sex != kept.sex:
        return False
    if v.name and len(kept.names) >= kept.number and not any(same_name(v.name, n) for n in kept.names):
        return False  # all of those are named, and this is none of them
    if v.one_more and v.number > 1 and not kept.one_more and not same_words(v, kept):
        return False  # "two more passengers died in hospital"
    if v.number > 1 and {generation(v), generation(kept)} == {"young", "old"}:
        return False  # "their two daughters" are not "a father and a mother"
    if v.attacker and kept.with_killer:
        return True
    return v.number > 1 or len(kept.members) < kept.number or any(is_one(v, m) for m in kept.members)


def is_other_side(a: Victim, b: Victim) -> bool:
    """Whether one did it ("the gunman") and the other is one to whom it was done ("a waitress")."""
    return is_attacker(a.statement.value.counted) and not b.attacker and bool(counted_key(b.statement.value.counted) & DONE_TO)


def generation(v: Victim) -> str:
    """Whether several victims are all somebody's children, or all parents; "" where it is not said of all."""
    return one_age(v.statement.value.counted)


@lru_cache(maxsize=4096)
def one_age(counted: str) -> str:
    """Whether words are of children of somebody alone, or of parents alone."""
    words = counted_key(counted)
    if words.isdisjoint(YOUNG | OLD):  # "father Pavel Lind, 50, mother Ada Lind"
        words = frozenset(singular(w) for w in WORD.findall(counted.lower())) & (YOUNG | OLD)
    return "young" if words and words <= YOUNG else "old" if words and words <= OLD else ""


@lru_cache(maxsize=4096)  # asked of each victim beside each other
def known_by(counted: str) -> str:
    """Whether words tell of a victim as somebody's kin alone, or by what he or she was there for."""
    words = {singular(w) for w in WORD.findall(counted.lower())}
    kin, duty = OWNER.match(counted) is not None and bool(words & (YOUNG | OLD)), bool(words & ON_DUTY)
    return "kin" if kin and not duty else "duty" if duty and not kin else ""


def is_beside(v: Victim, kept: Victim) -> bool:
    """Whether a victim is told of as one more, beside the one counted before."""
    pronoun = PRONOUN.fullmatch(kept.statement.span.text.strip()) is not None
    return v.one_more and not kept.one_more and not pronoun and v.statement.document == kept.statement.document and not same_words(v, kept)


def is_one(v: Victim, member: Victim) -> bool:
    """Whether a victim is the one of several who was told of alone before."""
    return not v.clashes(member) and not any(apart(v.statement, s, v, member) for s in member.told)


def apart(a: Stated, b: Stated, v: Victim, kept: Victim) -> bool:
    """Whether a sentence counts both, in other words ("a man and a woman"): then they are not the same people; but a part is
    one of its whole."""
    if a.document != b.document or a.sentence != b.sentence or same_words(v, kept) or among(v, kept):
        return False
    if any(s.value.bound == "implied" and (number(s.value) or 0.0) > 1 and not s.value.counted for s in (a, b)):
        return False  # "a triple homicide" is of whom its sentence names
    if PRONOUN.fullmatch(a.span.text.strip()) or PRONOUN.fullmatch(b.span.text.strip()) or covers(b, a) or covers(a, b):
        return False
    return not (kept.number > 1 and "part" in (a.value.scope, b.value.scope))


def among(v: Victim, kept: Victim) -> bool:
    """Whether one victim is told of in the words for several ("son", beside "a mother and her son")."""
    words = counted_key(v.statement.value.counted) - {"person"}
    return v.number == 1 < kept.number and bool(words) and words <= counted_key(kept.statement.value.counted)


def covers(whole: Stated, part: Stated) -> bool:
    """Whether the words of one statement lie in those of the other."""
    return whole.span.start <= part.span.start and part.span.end <= whole.span.end


def same_words(a: Victim, b: Victim) -> bool:
    """Whether two statements name their victim alike."""
    keys = counted_key(a.statement.value.counted), counted_key(b.statement.value.counted)
    return keys[0] == keys[1] or bool(a.name and b.name and same_name(a.name, b.name))


def victim(ground: Ground, s: Stated) -> Victim:
    """What a statement and the words beside it tell of its victim."""
    text = ground.documents[s.document].text
    before, after = text[max(0, s.span.start - 4):s.span.start], text[s.span.end:s.span.end + 12]
    age = AGE.search(before + s.span.text + " ") or AGE.search(s.value.counted) or AFTER.match(after)
    described = OWNER.sub("", s.value.counted) or s.value.counted or s.span.text  # "her son" is a boy
    female, male = FEMALE.search(described), MALE.search(described)
    sex = "" if bool(female) == bool(male) else "f" if female else "m"
    owned = OWNED.search(s.span.text)  # of "Ada's father" Ada is not the victim
    names = [m.value.name for m in ground.people.get(s.document, ())
             if m.span.start < s.span.end and s.span.start + (owned.end() - 1 if owned else 0) < m.span.end]
    one_more = bool(ANOTHER.search(s.value.counted) or LATER.match(after))
    with_killer = "murder-suicide" in text[s.sentence.start:s.sentence.end].lower()
    years = int(next(g for g in age.groups() if g)) if age else 0
    return Victim(s, number(s.value) or 1.0, names[0] if names else "", years, sex, growth(s.value.counted, age),
                  is_self_killer(s, text), one_more, with_killer, tuple(names), known_by(s.value.counted), [s])


def growth(counted: str, age: re.Match[str] | None) -> str:
    """Whether a victim is a child or grown up, where told."""
    years = int(next(g for g in age.groups() if g)) if age else 0
    if CHILD.search(counted):
        return "" if ADULT.search(counted) else "child"
    return "adult" if ADULT.search(counted) or years > 20 else ""


def count_names(ground: Ground, own: Sequence[Stated]) -> int:
    """How many different people are told of by their full names."""
    return len(full_names(ground, own))


def full_names(ground: Ground, own: Iterable[Stated]) -> dict[str, Stated]:
    """The different people told of by their full names, the longest form of each, with a statement that tells of them."""
    told = [(victim(ground, s).name, s) for s in own if s.value.bound == "implied"]
    names: dict[str, Stated] = {}
    for name, s in sorted(told, key=lambda n: (-len(n[0]), n[0], place(n[1]))):
        if len(name.split()) > 1 and not any(same_name(name, n) for n in names):
            names[name] = s
    return names


def is_self_killer(s: Stated, text: str) -> bool:
    """Whether a statement is of someone who first killed or shot others, and then himself."""
    sentence = text[s.sentence.start:s.sentence.end]
    if s.value.counted in ("himself", "herself", "self") and s.value.role == "kill":
        return ACCIDENT.search(sentence) is None  # "killed his wife and himself"
    if not SELF.search(s.span.text) or not FIRST.search(sentence) or ACCIDENT.search(sentence):
        return False
    return HARM.search(ON_SELF.sub(" ", sentence)) is not None  # he did something to others too


def may_be_among(ground: Ground, s: Stated, others: Sequence[Stated]) -> bool:
    """Whether the person told of in one statement may be one of those told of in others of the same report."""
    after = ground.documents[s.document].text[s.span.end:s.span.end + 12]
    if ANOTHER.search(s.value.counted) or ALSO.search(after):
        return False
    v = victim(ground, s)
    seen = [victim(ground, o) for o in others if number(o.value)]
    if lives_on(ground, s):  # none of those whom the same report counts as dead, but for one of the same name
        seen = [o for o in seen if o.statement.document != s.document or (v.name and o.name and same_name(v.name, o.name))]
    if PRONOUN.fullmatch(s.span.text.strip()):
        return any(not v.clashes(o) for o in seen)
    named = [o for o in seen if not PRONOUN.fullmatch(o.statement.span.text.strip())]
    return any(not v.clashes(o) for o in seen) and not any(apart(s, o.statement, v, o) for o in named)


def lives_on(ground: Ground, s: Stated) -> bool:
    """Whether a report says of someone who was hurt that he or she lives."""
    told = ground.documents[s.document].text[s.span.end:min(s.sentence.end, s.span.end + NEAR)]
    return LIVES.search(told) is not None and DIES.search(told) is None


def same_name(a: str, b: str) -> bool:
    """Whether two names can be of one person: all words of the shorter are in the longer."""
    left, right = set(a.casefold().split()), set(b.casefold().split())
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    return all(w in many or any(spelt_alike(w, x) for x in many) for w in few)


@lru_cache(maxsize=4096)
def spelt_alike(a: str, b: str) -> bool:
    """Whether two words are one name in two spellings: Ghafoor, Ghaffor."""
    return min(len(a), len(b)) >= LONG_NAME and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= ALIKE
