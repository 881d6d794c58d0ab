"""What a figure is about, made comparable across reports: by meaning and not by words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tellings.kinds.figure_subjects import HUMAN, counted_key, role_of, singular, wider_key
from tellings.model.statements import Statement
from tellings.model.values import Figure
from tellings.reconcile.names import nations

TOLLS = frozenset({"kill", "injure", "shoot", "hospitalise"})  # roles whose figures add up over victims
CASUALTIES = TOLLS | {"casualty"}
FALLING = frozenset({"miss", "trap"})  # the missing are found, the trapped freed: their number falls as time passes
CROWDS = frozenset("protest attend gather turn_out rally strike".split())  # what crowds do; each side counts them in its own way
ANYONE = frozenset("""person man employee worker crew sailor fisherman miner passenger tourist guest resident hiker climber member
pilot firefighter villager driver worshipper""".split())  # words for the missing that tell no sort of people from another
ATTACKERS = frozenset("suspect gunman shooter attacker assailant himself herself bomber killer perpetrator hijacker".split())
MANY = frozenset("person death injury casualty homicide murder slaying fatality shot fatally".split())
GENERIC_PLACE = frozenset("""city town village area scene country state county capital building house home hospital street road
here there place site block neighbourhood neighborhood district school north south east west avenue lane drive boulevard park club bar
store mall church clinic centre center university college restaurant nightclub apartment apartments complex lot garage parking house
motel hotel inn market plaza square station stadium arena bridge highway interstate route mile temple mosque""".split())
OUTER_PLACE = frozenset("region oblast province suburb suburbs outskirts".split())
NOWHERE = frozenset("""town city village country nation state region area community world place site house home building street county
district province neighbourhood neighborhood island scene""".split())
SMALL = frozenset("the a an of in at on to near across inside outside around and from into over through".split())
MISSING = re.compile(r"(?:still |other )?missing\s", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_][\w'’-]*")
SAID_TO_BE = {"denied": "denied", "hypothetical": "supposed, not said to have happened"}


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """The fields in which figures must be alike to be about one quantity. `counted`: canonical head nouns, sorted."""

    role: str
    counted: tuple[str, ...]
    unit: str
    per: str
    change: str
    scope: str
    forecast: bool

    @property
    def toll(self) -> bool:
        """Whether this is a number of killed or injured people, without further description."""
        return self.role in TOLLS and self.counted == ("person",) and not (self.unit or self.per or self.change)


def topic(statement: Statement[Figure]) -> Topic:
    """What a figure statement is about."""
    return topic_of(statement.value, statement.modality == "forecast")


@lru_cache(maxsize=4096)  # asked of each statement a dozen times
def topic_of(value: Figure, forecast: bool) -> Topic:
    """What a figure is about."""
    role = role_of(value.role.strip().lower().replace(" ", "_"))
    if MISSING.match(value.counted) and role not in CASUALTIES:
        role = "miss"  # "searching for 20 missing people"
    counted = counted_class(value.counted, role)
    if value.bound == "implied" and role in TOLLS and not set(counted) <= HUMAN:
        counted = ("person",)  # a victim told of by name, or by words for someone
    if value.unit == "magnitude":
        counted = ("aftershock",) if "aftershock" in value.counted.lower() else ("earthquake",)
    return Topic(role, counted, value.unit, value.per, value.change, value.scope, forecast)


def counted_class(counted: str, role: str) -> tuple[str, ...]:
    """Canonical heads of what is counted: "missiles and drones" and "aerial weapons" are both ("weapon",); what is killed or
    injured without a word for it are people."""
    key = counted_key(counted)
    if role in CASUALTIES and (not key or key <= MANY or ATTACKERS & key or is_kin(counted)):
        return ("person",)
    key -= {"missing"} if role in FALLING else set()
    if role in FALLING and key and key <= ANYONE:
        return ("person",)
    if role in CROWDS and not key:
        return ("person",)
    wide = wider_key(key)
    return tuple(sorted(wide if len(key) > 1 and len(wide) == 1 else key))


def is_kin(counted: str) -> bool:
    """Whether a phrase names particular people ("her mother", "Anna Reed, 45") rather than a sort of people."""
    words = WORD.findall(counted)
    return bool(words) and (words[0].lower() in {"his", "her", "their", "him", "himself", "herself", "them"} or
                            (all(w[0].isupper() for w in words[:2]) and len(words) > 1 and singular(words[-1]) not in HUMAN))


def is_attacker(counted: str) -> bool:
    """Whether a counted phrase means those who did it."""
    return any(singular(w) in ATTACKERS for w in WORD.findall(counted.lower()))


def is_claimant(name: str) -> bool:
    """Whether a name is of someone who can say something; "a town" and "country" are not."""
    words = [w.lower() for w in WORD.findall(name)]
    return not (name[:1].islower() and words and words[-1] in NOWHERE and len(words) <= 2)


def place_class(text: str) -> str:
    """A place made comparable; "" for one that any report could mean ("the city", "the scene")."""
    words = [w for w in WORD.findall(text) if w.lower() not in SMALL]
    names = [w.lower() for w in words if w[0].isupper() and w.lower() not in OUTER_PLACE]
    if not names or words[-1].lower() in GENERIC_PLACE or all(w.lower() in GENERIC_PLACE for w in words):
        return ""
    return " ".join(names + [w.lower() for w in words if w.lower() in OUTER_PLACE][:1])


def side_class(text: str) -> frozenset[str]:
    """The countries a side belongs to ("Moscow's forces" are Russia's); none where it names no country."""
    known = nations()
    words = [re.sub(r"['’]s?$", "", word) for word in WORD.findall(text.lower())]
    return frozenset(known[w] for w in (*words, *map(" ".join, pairwise(words))) if w in known)


def same_place(a: str, b: str) -> bool:
    """Whether two place classes can be one place: equal, or one only says more of the other ("south Arden", "Arden")."""
    left, right = set(a.split()), set(b.split())
    if not left or not right or left == right:
        return True
    return (left < right or right < left) and not (left ^ right) & OUTER_PLACE


def human(about: Topic) -> bool:
    """Whether people of some sort are counted."""
    return all(head in HUMAN for head in about.counted)
