"""Which printed quantities are told of for their own sake. Use `worthless` before figures are brought together.

A reader of an account wants what was counted, paid, won or measured; not the second half of "150 km (90 miles)", the base of
"38 deaths per 100,000", the "one" of "one of the oldest", the two of "two-state", or a stretch of time that nothing is said of.
Such figures stay in the reading, set aside with the reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from tellings.kinds.figure_restated import RESTATED
from tellings.kinds.figure_sense import is_unit_of_measure
from tellings.kinds.figure_subjects import ROLES
from tellings.kinds.figure_terms import TERMS
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Figure
from tellings.reconcile.meaning import CASUALTIES
from tellings.text import units

Stated = Statement[Figure]
AGAIN = re.compile(r"\s?(?:[(\[]\s?|,?\sor\s)(?:about |around |roughly |nearly |approximately |some |almost |just (?:over|under) )?", re.I)
BASE = re.compile(r"\b(?:per|every|each)\s$", re.I)
COMPOUND = re.compile(r"-(?!odd|plus|strong|some|fold|to-|year|month|week|day|and\b|or\b)[a-z]", re.I)
LASTED = re.compile(r"\b(?:last(?:s|ed|ing)?|took|takes?|taking|delay\w*|wait\w*|spen[dt]\w*|longer)\b(?:\s[\w’'-]+){0,4}\s?$", re.I)
ONE_OF = re.compile(r"\s(?:\w+\s)?of\b", re.I)
AGES = re.compile(r"\b(?:aged?|ages)\s(?:of\s|between\s|from\s)?(?:\d{1,2}\s?(?:,|and|to|or|-|–)\s?(?:and\s)?)*$", re.I)
AGED = re.compile(r"[^\W\d_](?:['’]s)?,\s(?:also\s|just\s|only\s|both\s)?$", re.I)
DOERS = re.compile(r"\b(?:shot|killed|injured|wounded|stabbed|struck|attacked|murdered|slain)\sby\s(?:at least\s)?$", re.I)
GUN = re.compile(r"calib|handgun|pistol|rifle|revolver|\bgun\b|ammunition|Bushmaster|\.$", re.I)
ONE_PERSON = re.compile(r"\b(?:man|woman|boy|girl|teen|teenager|toddler|baby|male|female|son|daughter|mother|father|husband|wife|brother|"
                        r"sister|victim|suspect|officer|student),\s$", re.I)
PICTURE = re.compile(r"\s?(?:/|of)\s?\d{1,3}\b(?!\s(?:the|those|their|his|her)\b)|\s?(?:back to gallery|gallery)\b", re.I)
AGE_ENDS = re.compile(r"\s?\(|[^\w\s%$€£-]|\s*(?:\n|$)|[\s\u00ad]*-[\s\u00ad]*(?:year|month)s?\b", re.I)
OF_PLACE = re.compile(r"\b(?:community|town|village|city|hamlet|suburb|county|population)\s(?:\w+\s)?of\s$", re.I)
MANNERS = frozenset("parts words things ways kinds sorts types sides reasons fronts levels respects".split())
HANDFUL = 3  # "in two words", "for three reasons"
OLDEST = 110
OF_NOTHING = "nothing says what it is of"
GALLERY = 4  # pictures


def worthless(statements: Iterable[Stated], documents: dict[str, Document]) -> dict[str, str]:
    """Why figures (in order of document and place) say nothing by themselves, by id; what does is not in it."""
    rows = list(statements)
    reasons = {b.id: "the figure before it, in another unit" for a, b in pairwise(rows)
               if a.document == b.document and is_again(a, b, documents[a.document].text)}
    reasons |= dict.fromkeys(in_gallery(rows, documents), "the place of a picture")
    claimed = {s.id for a, b in pairwise(rows) if RESTATED in b.notes for s in (a, b)}  # what two sides say is of something
    for s in rows:
        text = documents[s.document].text
        if aside := beside_toll(s, text):
            reasons.setdefault(s.id, aside)
        elif s.id not in claimed and is_empty(s, text):
            reasons.setdefault(s.id, OF_NOTHING)
        elif is_part_of_speech(s, text):
            reasons.setdefault(s.id, "only helps to name something")
    return reasons


def in_gallery(rows: Iterable[Stated], documents: dict[str, Document]) -> list[str]:
    """The numbers of a row of pictures or films: "3 of 41 ... 4 of 41 ... 5 of 41", down a page."""
    found: dict[tuple[str, float | None], list[tuple[Stated, Stated]]] = defaultdict(list)
    for a, b in pairwise(rows):
        if a.document == b.document and documents[a.document].text[a.span.end:b.span.start] in (" of ", "/", " / "):
            found[b.document, b.value.low].append((a, b))
    long = [pairs for pairs in found.values() if len({a.value.low for a, _ in pairs}) >= GALLERY]
    return [s.id for pairs in long for pair in pairs for s in pair]


def beside_toll(s: Stated, text: str) -> str:
    """What a bare number beside a verb of killing or hurting is, if no count: the number of a note, an age, the size of a town."""
    value, before, after = s.value, text[max(0, s.span.start - 24):s.span.start], text[s.span.end:s.span.end + 20]
    if before.endswith("[") and after.startswith("]"):
        return "the number of a note"
    if not value.unit and value.low is not None and 0 < value.low < 1 and GUN.search(before + after):
        return "the calibre of a weapon"
    if value.role not in CASUALTIES or value.bound == "implied" or value.unit:
        return ""
    if DOERS.search(before):
        return "those who did it"
    if OF_PLACE.search(before):
        return "the size of a place"
    if PICTURE.match(after) or before.endswith((" / ", "/")):
        return "the place of a picture"
    if value.low == value.high and 0 < (value.low or 0) < OLDEST and is_age(before, after):
        return "an age"
    return ""


def is_age(before: str, after: str) -> bool:
    """Whether a number stands where an age does: "aged 7 and 9", "a man, 30", "Ana Reed, 41, was"."""
    return bool(AGES.search(before) or ONE_PERSON.search(before) or (AGED.search(before) and AGE_ENDS.match(after)))


def is_again(first: Stated, then: Stated, text: str) -> bool:
    """Whether the second figure gives the first in another unit or currency: "5,250 sq km (2,000 sq miles)"."""
    a, b = first.value.unit, then.value.unit
    measures, money = is_unit_of_measure(a) and is_unit_of_measure(b), units.is_money(a) and units.is_money(b)
    return a != b and (measures or money) and AGAIN.fullmatch(text[first.span.end:then.span.start]) is not None


def is_empty(s: Stated, text: str) -> bool:
    """Whether nothing says what is counted or what happened to it."""
    value = s.value
    if value.counted or value.role in ROLES or value.bound == "implied" or (value.scope == "part" and not value.unit):
        return False
    if value.unit in units.TIMES:
        return value.role not in TERMS and not LASTED.search(text[s.sentence.start:s.span.start][-60:])
    return not value.unit and not value.per


def is_part_of_speech(s: Stated, text: str) -> bool:
    """Whether the number only helps to name something: "per 100,000", "two-state", "one of the oldest", "the two leaders"."""
    value, after = s.value, text[s.span.end:s.span.end + 20]
    if value.unit == "point" and value.low == value.high == 1:
        return True  # "at one point"
    if value.role in CASUALTIES or value.bound == "implied" or value.unit:
        return False
    if (value.low or 0) >= 100 and BASE.search(text[max(0, s.span.start - 10):s.span.start]):
        return True
    if COMPOUND.match(after) and text[s.span.end - 1:s.span.end].isalnum():
        return True
    if (value.high or 0) <= HANDFUL and value.counted.lower() in MANNERS and value.role not in ROLES:
        return True
    if value.low == value.high == 2 and text[max(0, s.span.start - 4):s.span.start].lower() == "the ":
        return True
    return value.low == value.high == 1 and (ONE_OF.match(after) is not None or value.role not in ROLES)
