"""What befell the counted people where the number and its verb stand apart: by idioms, by the words for them, by who was left.

Use `met` on a figure whose role is read off the words right around, and `sure` for how certain it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tellings.kinds.figure_counted import CASUALTY, STATES, Spot
from tellings.kinds.figure_roles import is_of_parent, is_whole
from tellings.kinds.figure_scope import Around, modality
from tellings.kinds.figure_spared import is_spared
from tellings.kinds.figure_subjects import HUMAN, singular
from tellings.kinds.figure_terms import TERMS
from tellings.kinds.figure_victims import NEARLY, Fate
from tellings.model.statements import Modality
from tellings.model.values import Figure
from tellings.text.language import Parse

CASUALTIES = frozenset({"kill", "injure", "hospitalise", "casualty", "miss"})
PEOPLE_ROLES = frozenset({"kill", "injure", "hospitalise", "miss", "arrest", "casualty", "displace", "evacuate", "rescue", "shoot"})
LEFTOVER = re.compile(r"^(?:more|another|additional|further|other|new)\s", re.I)  # the number after "two more bodies" is of bodies
ABOARD = frozenset({"board", "aboard"})
NONE_LEFT = re.compile(r"\bkilling (?:all|everyone|everybody|every one)\b|\bkilled (?:all|everyone) (?:of them|on board|aboard)\b|"
                       r"[,;] (?:but |and )?(?:nobody|no one|none)(?: of them| aboard| on board)? survived\b|"
                       r"\bthere were no survivors\b")
CARRIER = frozenset("plane aircraft airliner jet helicopter ferry boat ship vessel bus train submarine minibus coach".split())
LOOKED_FOR = frozenset("rescuers searchers divers crews teams helicopters boats coastguard guard volunteers firefighters".split())
LOOKING = re.compile(r"\b(?:look(?:ing|ed)?|search(?:ing|ed)?|hunt(?:ing|ed)?|scour(?:ing|ed)?|comb(?:ing|ed)?)(?: [a-z]+){0,5}? for "
                     r"(?:(?:about|some|another|the|up to|at least|as many as) )*$")
NOT_SEEN = re.compile(r"^(?:[a-z]+ ){0,3}?(?:has|have|had) not (?:yet )?been (?:seen|heard|found|located|traced|accounted)\b")
# "killing everyone inside: eight adults", "bringing to 23 the number who died"
ALL_TOLD = re.compile(r"\bkill(?:ing|ed) (?:all|everyone|everybody)\b[^.;:]{0,40}:(?: [a-z0-9-]+){0,4}?$")
NUMBER_DEAD = re.compile(r"the (?:number|total|toll|count) (?:of )?(?:people |those |victims )?"
                         r"(?:(?:who|that) (?:have |had )?(?:died|perished|drowned)|killed|dead|deaths)\b")
DEATHS = frozenset({"deaths", "toll", "fatalities"})
NO_WORD = re.compile(r"\bno (?:word|news|sign|trace) (?:of|from) (?:(?:about|some|another|the|at least) )*$")
SAME_PERIOD = re.compile(r"[^.;]{0,100}?\b(?:from|over|on|than|in|for|compared (?:to|with)|against)\b[^.;,]{0,24}?\b"
                         r"(?:the same (?:\w+ )?(?:period|time|point|months?|week)|this time last year|a year (?:earlier|ago|before))\b")
WHO = re.compile(r"\b(?:who|that)\s(?:(?:have|has|had|were|was|are|since|been|also|now)\s)*(\w+)")
HURT = frozenset("wounded injured hurt hospitalised hospitalized critical hospital".split())
SETTLED = re.compile(r"[^.;]{0,60}?\b(?:expected to (?:survive|recover|live|be (?:fine|ok(?:ay)?)|make an?)|could not be (?:saved|revived|"
                     r"resuscitated))\b")


def met(parse: Parse, s: Spot, found: Figure, fates: Mapping[int, Fate]) -> Figure:
    """A count of people with what befell them, where an idiom or the far end of a sentence tells it: "five people, two of them
    children, lost their lives"."""
    if found.unit or is_of_parent(parse, s) or is_whole(parse, s):  # "nine of the 31 people on board were hurt"
        return found
    told = befallen(parse, s, found, fates)
    if told == "injure" and is_hit(parse.lower[s.last:s.last + 12]):
        told = "shoot"
    return found if told == found.role else replace(found, role=told)


MANY = 1000  # deaths, of a year rather than of a happening


def of_period(found: Figure, near: Around, *, population: bool) -> Figure:
    """A count of people is of a period that is set against one of an earlier time ("32 deaths, more than in the same months of 2015"),
    and where a report tells of a population, the deaths beside its births are.
    """
    if found.scope != "event" or found.role not in PEOPLE_ROLES or found.unit:
        return found
    deaths = population and found.role == "kill" and (found.low or 0) >= MANY
    return replace(found, scope="period") if deaths or SAME_PERIOD.match(near.after) else found


def befallen(parse: Parse, s: Spot, found: Figure, fates: Mapping[int, Fate]) -> str:
    """What befell the counted people: as a figure's role has it, or more than that."""
    if nobody_left(parse, s):
        return "kill"
    if is_spared(parse, s):
        return "survive"
    if found.role == "bring" and NUMBER_DEAD.match(" ".join(parse.lower[s.last:s.last + 8])):
        return "kill"
    if found.role == "pass" and parse.lower[s.last:s.last + 1] == ["mark"] and DEATHS & set(parse.lower[s.begin:s.first]):
        return "kill"  # "deaths passed the 100 mark"
    if found.role not in CASUALTIES and is_missing(parse, s, found):
        return "miss"
    fate = fates.get(number_head(parse, s)) or fates.get(parse.token_at(s.q.last - 1))
    if fate is None and found.role not in PEOPLE_ROLES:
        return described(found.counted.lower()) or found.role
    if fate is None or found.role in (fate.role, "casualty"):
        return found.role
    if fate.role == NEARLY:
        return "target" if found.role in ("kill", "injure") else found.role
    if (found.role, fate.role) == ("shoot", "injure"):
        return fate.role  # "hit by shrapnel"
    if found.role in PEOPLE_ROLES and (fate.role != "kill" or not HURT.isdisjoint(parse.lower[s.last:fate.at])):
        return found.role  # "four people were wounded and a boy was killed"
    people = not found.counted or singular(found.counted.rpartition(" ")[2].lower()) in HUMAN
    return fate.role if people else found.role


def nobody_left(parse: Parse, s: Spot) -> bool:
    """ "None of the 58 passengers survived", "with 58 people on board, killing all of them", "nine migrants whose bodies were found"."""
    before, after = parse.lower[max(s.begin, s.first - 5):s.first], parse.lower[s.last:s.stop]
    if "none" in before and "did" in after[:6] and "survived" in parse.lower[s.begin:s.first]:
        return True
    if ":" in parse.lower[s.begin:s.first] and ALL_TOLD.search(" ".join(parse.lower[s.begin:s.first])):
        return True
    if "whose" in after[:4] and "bodies" in after[:6]:
        return True
    if "survived" in after[:8] and "none" in before:
        return True
    if "survivors" in before:
        return "no" in before
    carried = not ABOARD.isdisjoint(after[:8]) or not CARRIER.isdisjoint(after[:5])
    return carried and NONE_LEFT.search(" ".join(after)) is not None


def is_missing(parse: Parse, s: Spot, found: Figure) -> bool:
    """Whether it is not known what became of people: "have not been seen since", "no word of 14 villagers", "divers searched for six"."""
    if found.unit or singular(found.counted.rpartition(" ")[2].lower()) not in HUMAN:
        return False
    after, before = parse.lower[s.last:s.stop], parse.lower[s.begin:s.first]
    if "not" in after[:7] and NOT_SEEN.match(" ".join(after)):
        return True
    told = f"{' '.join(before)} " if {"for", "of", "from"} & set(before[-4:]) else ""
    return bool(told) and (NO_WORD.search(told) is not None or (not LOOKED_FOR.isdisjoint(before) and LOOKING.search(told) is not None))


def described(counted: str) -> str:
    """What befell people by the words for them: "15 injured people", "the number of people who have died of cholera"."""
    words = counted.split()
    if len(words) < 2:
        return ""
    if words[0] in CASUALTY and words[1] in ("in", "from", "after", "at"):
        return CASUALTY[words[0]]  # "the number of dead in the crash"
    match = WHO.search(counted)
    if match:
        return CASUALTY.get(match[1], "")
    told = next((CASUALTY[word] for word in words[:-1] if word in STATES and word in CASUALTY), "")
    return told if singular(words[-1]) in HUMAN else ""


def is_hit(following: Sequence[str]) -> bool:
    """Whether people are described by their wounds where they were found: of "four men with gunshot wounds" one may be dead."""
    if "gunshot" not in following or not HURT.isdisjoint(following):
        return False
    return not {"with", "who", "suffering", "each"}.isdisjoint(following[:following.index("gunshot")])


def number_head(parse: Parse, s: Spot) -> int:
    """The noun a number belongs to in the parse, else the number itself."""
    i = parse.token_at(s.q.last - 1)
    return parse.heads[i] if parse.deps[i] == "nummod" else i


def sure(near: Around, role: str, *, ranged: bool = False) -> Modality:
    """How sure a figure is: who "is expected to survive" is hurt, and who "could not be saved" died, whatever comes; that someone may
    get ten years, or that ten are asked for, is so."""
    if role in TERMS:
        return "denied" if modality(near) == "denied" else "asserted"
    settled_so = role in ("kill", "injure", "hospitalise") and {"expected", "could"} & near.words and SETTLED.match(near.after)
    return "asserted" if settled_so else modality(near, ranged=ranged)
