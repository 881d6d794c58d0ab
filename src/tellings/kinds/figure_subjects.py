"""What figures are about: canonical roles, keys of counted things, and when two figures speak of the same thing.

Pure functions over Figure values, for the kind and for those who bring figures of several reports together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from tellings.model.values import Figure
from tellings.text.lexicon import read_words

# What happened to the counted things: every word of telling → one role. Roles not listed here are verb lemmas as they are.
SYNONYMS: dict[str, str] = {
    lemma: role
    for role, lemmas in {
        "kill": "kill die slay murder massacre perish dead deadly death fatality fatally fatal lose_life claim_life execute lynch drown "
                "succumb decease deceased slain assassinate behead gun_down shoot_dead shoot_to_death homicide murdered corpse body",
        "injure": "injure wound hurt maim injury injured wounded injure_critically",
        "casualty": "casualty",
        "hospitalise": "hospitalise hospitalize hospital rush_to_hospital take_to_hospital airlift hospitalisation hospitalization",
        "shoot": "shoot shot gunshot",
        "miss": "missing miss unaccounted disappear vanish",
        "arrest": "arrest detain nab apprehend detention custody",
        "jail": "jail imprison incarcerate",
        "charge": "charge indict",
        "launch": "launch fire rain_down rain_on unleash lob",
        "intercept": "intercept shoot_down down bring_down",
        "damage": "damage",
        "destroy": "destroy demolish flatten raze level wreck burn_down gut",
        "rescue": "rescue save pull_out free",
        "evacuate": "evacuate",
        "displace": "displace uproot flee homeless",
        "lay_off": "lay_off sack fire_staff cut_job axe_job shed_job lay redundancy layoff redundant job_loss",
        "hire": "hire recruit employ_new",
        "employ": "employ",
        "vote": "vote cast ballot",
        "infect": "infect contract case",
        "abduct": "abduct kidnap",
        "protest": "protest demonstrate rally march",
        "buy": "buy purchase acquire",
        "win": "win",
        "cost": "cost",
        "pay": "pay",
        "recover_body": "recover_body",
    }.items()
    for lemma in lemmas.split()
}
ROLES: frozenset[str] = frozenset(SYNONYMS.values())

# Counted nouns that mean people in general; children, women, soldiers ... are parts of them and keep their own keys.
PERSON = read_words("people", "anyone")
HUMAN = PERSON | read_words("people", "sorts")
WIDER: dict[str, str] = dict.fromkeys(HUMAN,
        "person") | dict.fromkeys("drone missile rocket projectile uav shell bomb munition warhead".split(),
        "weapon") | dict.fromkeys("house home apartment flat school church hospital shop office block".split(),
        "building") | dict.fromkeys("car truck bus ambulance lorry van motorcycle train tram".split(), "vehicle")
WORDS: dict[str, str] = {  # one name for words of one meaning
    **dict.fromkeys(PERSON, "person"),
    "men": "man", "women": "woman", "children": "child", "kid": "child", "youngster": "child", "minor": "child", "gunmen": "gunman",
    "policemen": "policeman", "cop": "policeman", "staff": "employee", "worker": "employee", "staffer": "employee", "personnel": "employee",
    "workforce": "employee", "position": "job", "post": "job", "role": "job", "redundancy": "job", "troop": "soldier",
    "serviceman": "soldier",
    "servicemen": "soldier", "uav": "drone", "projectile": "weapon", "munition": "weapon", "home": "house", "residence": "house",
    "automobile": "car", "aircraft": "plane", "aeroplane": "plane", "airplane": "plane", "attacker": "gunman", "shooter": "gunman",
    "vote": "vote", "ballot": "vote", "wives": "wife", "lives": "person", "teen": "teenager", "medium": "medium", "cow": "cattle",
}
IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "grandchildren": "grandchild",
             "stepchildren": "stepchild", "lives": "life", "wives": "wife", "feet": "foot",
             "teeth": "tooth", "geese": "goose", "mice": "mouse", "policemen": "policeman", "gunmen": "gunman", "servicemen": "serviceman",
             "fishermen": "fisherman", "firemen": "fireman", "sheep": "sheep", "police": "police", "bodies": "body", "families": "family",
             "knives": "knife", "leaves": "leaf", "buses": "bus", "gases": "gas", "viruses": "virus", "crises": "crisis",
             "series": "series"}
SPLIT = re.compile(r"\s*(?:,|/|\band\b|\bor\b|&)\s*", re.I)
TAIL = re.compile(r"\s+(?:of|in|on|at|who|that|which|from|for|with|to|by|near|across|under|over|aged|including|during|were|was)\b.*",
        re.I | re.S)
GROUP_OF = re.compile(r"^(?:the |a |an )?(?:group|batch|number|total|pair|set|series|couple|kinds?|types?|sorts?|pieces?|members?|"
                      r"bodies|lives|rounds?|barrages?|waves?) of ", re.I)
# An amount is of something: "the cost of the bridge" and "the bridge's cost" are of a bridge, a "jobless rate" is of the jobless.
AMOUNTS = frozenset("price cost rate level value amount".split())
AMOUNT_OF = re.compile(r"^(?:(?:the |a |an )?(?:[\w-]+ ){0,2}?(?:increase|rise|gain|growth|jump|surge|drop|fall|decline|decrease|cut|"
                       r"reduction|hike|price|cost|rate|level|value|amount|sum|average|share|"
                       r"majority)s? (?:of|in|for) (?:the |its |their )?)+")
TAKINGS = frozenset({"sale", "turnover", "revenue", "taking"})
PLAIN = frozenset("total average overall annual final current new latest minimum maximum estimated high low record monthly daily weekly "
                  "official median mean consolidated group quarterly first-quarter second-quarter third-quarter fourth-quarter half-year "
                  "full-year higher lower highest lowest same own full net gross real market the its their his her".split())
Relation = Literal["same", "wider", "narrower", "other"]


def singular(word: str) -> str:
    """The singular of an English noun, by rule."""
    word = word.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("men") and f"{word[:-2]}an" in HUMAN:
        return f"{word[:-2]}an"
    if word.endswith("children"):
        return word[:-3]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=4096)
def counted_key(counted: str) -> frozenset[str]:
    """The normalised head nouns of what is counted, for bringing figures together: "Shahed drones and cruise missiles" →
    {"drone", "missile"}; "residents", "victims", "civilians" and "people" → {"person"}; "" → the empty set."""
    bare = GROUP_OF.sub("", AMOUNT_OF.sub("", counted.strip().lower()))
    heads = (_head(part) for part in SPLIT.split(TAIL.sub("", bare)))
    return frozenset(head for head in heads if head)


def _head(phrase: str) -> str:
    words = re.findall(r"[\w'’-]+", phrase)
    if not words:
        return ""
    word = singular(words[-1])
    if word in AMOUNTS and len(words) > 1 and words[-2] not in PLAIN:
        word = singular(words[-2])
    if word in TAKINGS and all(w in PLAIN for w in words[:-1]):
        return "revenue"  # of tickets or of one region they are no firm's revenue
    if word == "weapon" or (word in WORDS and WORDS[word] == "weapon"):
        return "weapon"
    return WORDS.get(word, word)


def wider_key(key: frozenset[str]) -> frozenset[str]:
    """A key one step up: {"drone", "missile"} → {"weapon"}, {"child"} → {"person"}; words without a class stay."""
    return frozenset(WIDER.get(word, word) for word in key)


def relation(a: frozenset[str], b: frozenset[str]) -> Relation:
    """How what a counts stands to what b counts. An empty key (nothing said) is the same as anything."""
    if a == b or not a or not b:
        return "same"
    if (len(a) > 1 and wider_key(a) == b) or (len(b) > 1 and wider_key(b) == a):
        return "same"  # "drones and missiles" beside "aerial weapons"
    if a > b or wider_key(b) == a:
        return "wider"
    if a < b or wider_key(a) == b:
        return "narrower"
    return "other"


def role_of(lemma: str) -> str:
    """The canonical role of a word of telling: "wound" → "injure", "die" → "kill"; other lemmas as they are."""
    return SYNONYMS.get(lemma, lemma)


def same_subject(a: Figure, b: Figure) -> bool:
    """Whether two figures may be about the same thing: same role, unit, period and scope, and nouns that can mean the same."""
    if a.unit != b.unit or a.per != b.per or (a.scope == "part") != (b.scope == "part"):
        return False
    if a.role != b.role or (not a.role and counted_key(a.counted) != counted_key(b.counted)):
        return False
    if a.role in ("kill", "injure", "hospitalise", "casualty") and _people(a) and _people(b):
        return True
    return relation(counted_key(a.counted), counted_key(b.counted)) == "same"


def _people(figure: Figure) -> bool:
    key = counted_key(figure.counted)
    return not key or key == {"person"}


def values_agree(a: Figure, b: Figure) -> bool:
    """Whether both values can be true of one quantity: bounds meet, rounded numbers fit ("more than 3,000" and 3,042)."""
    if a.low == b.low and a.high == b.high:
        return True
    first, second = interval(a), interval(b)
    return first[0] <= second[1] and second[0] <= first[1]


def interval(figure: Figure) -> tuple[float, float]:
    """The numbers a figure allows; open ends are infinite. "About" allows 10 % either way, "more than 3,000" half as much
    again at most in a newsroom's use, but nothing forbids more: open."""
    low = float("-inf") if figure.low is None else figure.low
    high = float("inf") if figure.high is None else figure.high
    if figure.bound == "about" and figure.low is not None and figure.high is not None:
        return low - abs(low) * 0.1, high + abs(high) * 0.1
    return low, high
