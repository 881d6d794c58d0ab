"""What the words around a toll say of it that its fields do not. Use `in_context` before tolls are brought together.

"Eight murders this week" and "one of nine people killed over the holiday weekend" count many happenings; three who "were shot and
killed" are dead and not wounded; a child who "shot himself by accident" may live; an unborn child is told of, and not counted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tellings.kinds.figure_victims import AS_NAMED
from tellings.model.values import Scope
from tellings.reconcile.amounts import number
from tellings.reconcile.ground import Ground, Stated
from tellings.reconcile.meaning import TOLLS, topic

SHORT = 300  # characters: a short report has no depth
SEVERAL = 3  # lines of reporting
LEAD = 0.2  # what stands in the first fifth of a report is of what it reports
HALF_A_DAY = 43_200.0  # seconds
BODY = 0.5  # what no report tells of in its first half is not what happened
RITES = r"(?:vigil|memorial|funeral|wake|burial|repast|mourning)"
MOURNED = re.compile(rf"\b(?:{RITES}s?|mourn\w*|anniversary|tribute|honou?r)\b", re.IGNORECASE)
AT_RITES = re.compile(rf"\b(?:at|during|outside|near|from|leaving|attending|on|struck|hit|attacked|bombed|targeted)\s"
                      rf"(?:[\w’'-]+\s){{0,3}}?{RITES}\b", re.IGNORECASE)
MANY = re.compile(
    r"\bso far th(?:is|e) (?:year|month|week|season)|\b(?:this|last|that|the previous|(?:the|this) past) "
    r"(?:year|month|week|weekend|summer|winter)\b"
    r"|\b(?:over|during|across|in|within) (?:the|an?|that|this)\s(?:[\w’'-]+\s){0,4}?(?:stretch|span|period|weekend|week|month|year)s?\b"
    r"|\bin (?:\w+\s)?separate (?:\w+\s){0,3}(?:shootings|incidents|attacks|crashes|accidents|cases|strikes)\b|\bcompared (?:to|with)\b"
    r"|\b(?:streak|string|spate|rash|wave) (?:of|in)\b"
    r"|\bseparate (?:slayings|killings|murders|homicides|deaths)\b|\bthis (?:year|month|week)[’']s\b"
    r"|\bsince (?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|the (?:start|beginning))\b|\byear to date\b|\bin recent (?:weeks|months|years|days)\b",
    re.IGNORECASE)
VIDEO = re.compile(r"^\d{1,2}:[0-5]\d\s+(?![AP]\.?M)[A-Z][^.!?\n]*[^\s.?!:;,]$", re.MULTILINE)  # "1:52 Bus plunges into ravine"
DEAD_TOO = re.compile(r"^[^.;]{0,30}?\b(?:shot (?:and killed|dead|to death)|fatally shot)\b", re.IGNORECASE)
SHOT_SELF = re.compile(r"\bsh(?:ot|oots|ooting) (?:him|her|them)sel(?:f|ves)$", re.IGNORECASE)
LIVED = re.compile(r"\baccident|\bunintention|\bcondition\b|\bstable\b|\bsurviv|\brecover", re.IGNORECASE)
NEXT = 140  # characters of the next sentence
IN_BED = re.compile(r"\b(?:critical|serious|stable|fair|good) condition\b|\bexpected to (?:survive|recover|live|be ok)|\bsurviv(?:ed|es)\b",
                    re.IGNORECASE)
DIED = re.compile(r"\b(?:dead|died|dies|death|killed|fatal\w*|suicide|deceased|succumb\w*)\b", re.IGNORECASE)
UNBORN = re.compile(r"\b(?:unborn|f(?:o?e)tus)\b", re.IGNORECASE)


def in_context(ground: Ground, statements: Iterable[Stated]) -> list[Stated]:
    """The statements, those of killed and injured people as the words around them have it."""
    rows = list(statements)
    tolls = [s for s in rows if topic(s).role in TOLLS]
    if not tolls:
        return rows
    changed = {s.id: s for s in (*of_many(ground, tolls), *of_other_stories(ground, tolls), *of_fate(ground, tolls))}
    tolls = [changed.get(s.id, s) for s in tolls]
    changed.update((s.id, s) for s in in_passing(ground, tolls))
    return [changed.get(s.id, s) for s in rows]


def in_passing(ground: Ground, tolls: Sequence[Stated]) -> Iterator[Stated]:
    """Deaths told only further down, where reports lead with people hurt and none with a death: those of other happenings."""
    mine = [s for s in tolls if s.value.scope in ("event", "part") and number(s.value) and s.modality == "asserted"]
    dead, hurt = [s for s in mine if topic(s).role == "kill"], [s for s in mine if topic(s).role != "kill"]
    mourned = [s for s in dead if s.value.bound == "implied" and MOURNED.search(ground.sentence(s))]
    if mourned and any(is_lead(ground, s) and AT_RITES.search(ground.sentence(s)) for s in hurt):
        yield from (scoped(s, "background") for s in mourned)  # who was mourned when it happened
        dead = [s for s in dead if s not in mourned]
    if dead and is_beside_matter(ground, dead, hurt):
        yield from (scoped(s, "background") for s in dead)
        return
    if any(is_lead(ground, s) for s in dead) or not any(is_lead(ground, s) and s.value.bound != "vague" for s in hurt):
        return
    if earlier := [s for s in dead if is_earlier(ground, s, hurt)]:
        yield from (scoped(s, "background") for s in earlier)
        dead = [s for s in dead if s not in earlier]
        if not dead:
            return
    alone = len(ground.origins_of(dead)) == 1 or all(s.value.bound == "implied" for s in dead)
    deep = alone and all(ground.depth(s) > BODY and s.span.text.lower() not in ("he", "she") for s in dead)
    if deep or all(MOURNED.search(ground.sentence(s)) for s in dead):
        yield from (scoped(s, "background") for s in dead)


def is_earlier(ground: Ground, s: Stated, hurt: Sequence[Stated]) -> bool:
    """Whether a death is told to have come half a day and more before those were hurt whom the reports lead with."""
    then = ground.happened(s)
    times = [at for h in hurt if is_lead(ground, h) and (at := ground.happened(h)) is not None]
    return then is not None and bool(times) and all(then.high + HALF_A_DAY <= at.low for at in times)


def is_beside_matter(ground: Ground, dead: Sequence[Stated], hurt: Sequence[Stated]) -> bool:
    """Whether a death told by one of several lines of reporting, without a number, stands under headlines that count only the hurt:
    it is of another happening ("4 hurt in shooting at bus station", beside the picture of a trooper who died elsewhere)."""
    headed = {s.document for s in hurt if ground.heads(s) and s.value.bound == "exact"}
    alone = len(ground.origins_of(dead)) == 1 and len(ground.origins_of(hurt)) >= SEVERAL
    return alone and all(s.value.bound == "implied" and s.span.text.lower() not in ("he", "she") and (
        s.document in headed or (headed and not is_lead(ground, s))) for s in dead)


def others_victims(ground: Ground, statements: Sequence[Stated]) -> list[Stated]:
    """Victims of other happenings told of without a number, where reports lead with what happened here."""
    tolls = [s for s in statements if topic(s).role in TOLLS]
    if not any(s.value.scope in ("event", "part") and is_lead(ground, s) for s in tolls):
        return []
    return [s for s in tolls if s.value.scope in ("background", "period") and s.value.bound == "implied"]


def of_many(ground: Ground, tolls: Sequence[Stated]) -> Iterator[Stated]:
    """Tolls further down in a report that are said to be of a stretch of time, or of several happenings, and that no lead gives."""
    leading = defaultdict(set)
    for s in tolls:
        if is_lead(ground, s):
            leading[topic(s).role].add(number(s.value))
    for s in tolls:
        printed = s.value.bound != "implied" or AS_NAMED in s.notes
        counted = s.value.scope in ("event", "part") and printed and number(s.value) not in leading[topic(s).role]
        if counted and not is_lead(ground, s) and MANY.search(ground.sentence(s)):
            yield scoped(s, "period")


def of_other_stories(ground: Ground, tolls: Sequence[Stated]) -> Iterator[Stated]:
    """Deaths in a list of videos of other stories, whose lines begin with how long they take."""
    for s in tolls:
        document = ground.documents[s.document]
        if topic(s).role != "kill" or s.value.scope not in ("event", "part") or document.posts:
            continue
        if VIDEO.match(line_at(document.text, s.span.start)) and len(VIDEO.findall(document.text)) > 1:
            yield scoped(s, "background")


def line_at(text: str, place: int) -> str:
    """The line of a text in which a place is."""
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    return text[start:end if end >= 0 else len(text)].strip()


def is_lead(ground: Ground, s: Stated) -> bool:
    """Whether a statement stands where a report says what it is about."""
    return ground.heads(s) or ground.depth(s) <= LEAD or s.span.start < SHORT


def scoped(s: Stated, scope: Scope) -> Stated:
    return replace(s, value=replace(s.value, scope=scope))


def of_fate(ground: Ground, tolls: Sequence[Stated]) -> Iterator[Stated]:
    """Tolls that are of another fate than their verb says."""
    for s in tolls:
        text, role = ground.documents[s.document].text, topic(s).role
        if role == "shoot" and s.value.bound != "implied" and DEAD_TOO.match(text[s.span.end:s.sentence.end]):
            yield replace(s, value=replace(s.value, role="kill"))
        elif role == "kill" and SHOT_SELF.search(s.span.text) and lives(text, s):
            yield replace(s, value=replace(s.value, role="shoot"))
        elif UNBORN.search(s.value.counted):
            yield unborn(s)


def unborn(s: Stated) -> Stated:
    """An unborn child apart from the toll; a list that ends with one without it ("five adults and an unborn child")."""
    several = (number(s.value) or 1.0) > 1
    if several and s.value.bound == "implied":
        return replace(s, value=replace(s.value, low=(s.value.low or 0.0) - 1, high=(s.value.high or 0.0) - 1))
    counted = "unborn children" if several else "unborn child"
    return replace(s, value=replace(s.value, counted=counted, bound="exact" if s.value.bound == "implied" else s.value.bound))


def lives(text: str, s: Stated) -> bool:
    """Whether nothing in a report says that who shot himself died, and something that he lives, or did not mean to."""
    near = text[s.span.end:s.sentence.end + NEXT]
    if IN_BED.search(near) and not DIED.search(near):
        return True
    return LIVED.search(text) is not None and DIED.search(text[s.sentence.start:s.sentence.end]) is None and DIED.search(text) is None
