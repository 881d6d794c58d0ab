"""What a few fixed words around a number settle: magnitudes, deaths per 100,000, victims who were only meant.

Use `settled` on a figure whose counted things and role are already read off the parse.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.kinds.figure_subjects import singular
from tellings.model.values import Figure
from tellings.text import units

QUAKE = r"(?:earth)?quakes?|temblors?|tremors?|(?:after|fore)shocks?|seaquakes?"
QUAKES = re.compile(rf"\b(?:{QUAKE})\b", re.I)
RICHTER = re.compile(r"\s(?:degrees? )?(?:on|by) the (?:open-ended )?Richter\b|\s(?:Richter|moment magnitude)\b", re.I)
OF_MAGNITUDE = re.compile(r"\b(?:magnitudes?|strength|Mw)(?:\s(?:of|at|was|is|as|to))?[\s-](?:about |around |at least |a |an estimated )?$",
                          re.I)
BEFORE_QUAKE = re.compile(rf"[\s-](?:strong |powerful |shallow |undersea |magnitude )?(?:{QUAKE})\b", re.I)
STRONGEST = 10.0  # no earthquake was ever measured at 10

BASE = re.compile(r"(?:\s(?!and\b|or\b|but\b)[\w’'-]+){0,5}?,?\s(?:per|(?:for|in|out of) every|in each)\s"
                  r"(?P<base>\d[\d,]*(?:\s(?:thousand|million))?|(?:(?:one|a) )?(?:hundred|thousand|million|billion))\b"
                  r"(?:\s(?P<who>(?:live )?(?!in\b|and\b|by\b|last\b|this\b|a\b|behind\b)[a-z]+))?", re.I)
MEANT = re.compile(r"(?:\b(?:attempt(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|plot(?:s|ted|ting)?|conspir(?:ed|ing|acy)|plan(?:s|ned|ning)?|"
                   r"threat(?:s|en|ens|ened|ening)?|want(?:s|ed)?|intend(?:s|ed)?|meant|failed|vow(?:s|ed)?)\sto\s(?:\w+\s){0,2}?"
                   r"(?:kill|murder|shoot|wound|injure|stab|assassinate|harm|hurt)|\b(?:attempt(?:s|ed)?|alleged plot) "
                   r"(?:murders?|killings?|assassinations?)\sof|\battempt(?:s)? on the li(?:fe|ves) of)\b(?:\s[\w’'-]+){0,3}\s?$", re.I)
BY = re.compile(r"\b(?:by|down|up|fewer|less|more)(?: (?:about|at least|another|nearly|some))?\s$", re.I)
DEAD_TO = re.compile(r"\b(?:br(?:ing|ought)|rais|t(?:ak|ook)|push|driv|lift)\w* (?:up )?the (?:\w+ )?(?:dead|deaths|toll) (?:\w+ ){0,3}?to "
                     r"(?:at least |about |nearly |some )?$")  # "which brings the dead to eight"
THINGS = frozenset("rifle gun pistol revolver shotgun weapon firearm magazine cartridge round bullet ammunition grenade bomb rocket knife "
                   "boat skiff vessel ship trawler motor car vehicle truck van motorcycle phone computer laptop document passport drug "
                   "kilogram kilo gram tonne tablet pill bag parcel packet carton bottle ladder".split())  # what is seized, not arrested
IN_ROW = "counted by its place in a row"  # the note of "the sixth call"
TOLL = frozenset({"kill", "injure", "shoot"})


def settled(found: Figure, before: str, after: str) -> Figure:
    """The figure with what the words right before and after it (of its sentence) say beyond doubt."""
    if not found.unit or found.unit in ("degree", "magnitude", "point"):
        found = magnitude(found, before, after)
    base = BASE.match(after) if found.unit in ("", "percent") and not found.per and (" per " in after or " every " in after
                                                                                     or " each " in after) else None
    if base:
        found = replace(found, per=f"{base['base']} {base['who'] or ''}".strip().lower())
    if found.role in TOLL and MEANT.search(before[-90:]):
        found = replace(found, role="target")
    if not found.unit and found.role not in TOLL and DEAD_TO.search(before[-60:]):
        found = replace(found, role="kill", counted="")
    if found.role in TOLL and found.change and not found.unit and not BY.search(before[-24:]):
        found = replace(found, change="")  # a verb of falling beside a toll tells of a bus, not of the toll
    if found.role == "arrest" and not THINGS.isdisjoint(singular(word) for word in found.counted.lower().split()):
        found = replace(found, role="seize")
    return found


def magnitude(found: Figure, before: str, after: str) -> Figure:
    """A number on the Richter scale, a magnitude, or a small broken number before the word for an earthquake."""
    top = found.high if found.high is not None else found.low
    if top is None or not 0 < top < STRONGEST:
        return found
    bare = found.unit == "" and BEFORE_QUAKE.match(after) and top != int(top)
    if not (found.unit == "magnitude" or RICHTER.match(after) or (_of_magnitude(before[-40:]) and found.unit != "point") or bare):
        return found
    what = QUAKES.search(found.counted) or QUAKES.search(after[:60]) or next(iter(list(QUAKES.finditer(before))[-1:]), None)
    return replace(found, unit="magnitude", counted=what[0].lower() if what else "", role="")


def _of_magnitude(near: str) -> bool:
    told = "agnitude" in near or "trength" in near or "Mw" in near or "MAGN" in near
    return told and OF_MAGNITUDE.search(near) is not None


def is_unit_of_measure(unit: str) -> bool:
    """Whether a unit measures a size, a weight or a speed, so that the same amount may be given again in another unit."""
    return bool(unit) and unit in units.MEASURES and unit not in units.TIMES | units.PERCENTAGES
