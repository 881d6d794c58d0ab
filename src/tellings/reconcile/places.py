"""The places of a story, with coordinates; an area is no point, and says so by its precision."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tellings.model.accounts import Place
from tellings.model.documents import Citation, make_id
from tellings.model.values import Mention
from tellings.reconcile.material import Case
from tellings.reconcile.people import Cast
from tellings.text.atlas import CITY, Entry, named
from tellings.text.gazetteer import fold

AREAS = frozenset("""region oblast province county state district governorate prefecture canton department territory republic krai
    emirate voivodeship""".split())
LESSER = frozenset({"county", "district", "department", "state", "canton"})
ALIASES = {
    "us": "united states", "u.s.": "united states", "u.s": "united states", "usa": "united states", "u.s.a.": "united states",
    "america": "united states", "uk": "united kingdom", "u.k.": "united kingdom", "u.k": "united kingdom", "britain": "united kingdom",
    "great britain": "united kingdom", "holland": "netherlands", "the netherlands": "netherlands", "uae": "united arab emirates",
    "czech republic": "czechia", "burma": "myanmar", "turkiye": "turkey", "ivory coast": "cote d'ivoire", "kiev": "kyiv",
}
AT_HOME = 2.5  # a town of the story's country outweighs one some 300 times as large elsewhere
TOWN = 4.0     # log of 10,000 inhabitants
LARGE_TOWN = 4.5
GREAT = 6.0    # log of a million: a town that is meant wherever its name stands
THE = re.compile(r"\b[Tt]he $")
WITH_THE = frozenset({"hague", "bronx"})
AND_NAME = re.compile(r" and ([^\W\d_]+ [^\W\d_]+)")  # "Nadia and Karim Ferol": no town of that name
HEAVENLY = frozenset("earth mars moon venus jupiter saturn mercury neptune uranus pluto sun".split())
PARTS = frozenset("""africa america antarctica arctic asia balkans baltics caribbean europe latin_america middle_east north_america
    south_america central_america central_asia east_asia south_asia southeast_asia eastern_europe western_europe central_europe
    north_africa sub-saharan_africa west_africa east_africa oceania pacific atlantic mediterranean persian_gulf scandinavia""".split())
NATIONS = frozenset(("england", "scotland", "wales", "northern ireland"))
WEIGHTS = {"country": 10.0, "state": 5.5}  # a state weighs less than a large town of its name: Washington and New York are the cities


@dataclass(frozen=True, slots=True)
class Found:
    """A place of the gazetteer."""

    key: str
    country: str
    lat: float | None
    lon: float | None
    precision: str
    weight: float = 0.0


def places(case: Case, people: Cast) -> tuple[Place, ...]:
    """All places mentioned, most mentioned first; no place that bears the full name of one of the people."""
    persons = {v.text.casefold() for p in people.people if p.type == "person" for v in p.variants if " " in v.text}
    surnames = {name.rpartition(" ")[2] for name in persons}
    texts = {d.id: d.text for d in case.documents}
    sightings: dict[str, list[Citation]] = defaultdict(list)
    bare: set[str] = set()  # names that stand without an article somewhere
    for statement in case.statements:
        if isinstance(statement.value, Mention) and statement.value.type == "place" and statement.span.text.casefold() not in persons:
            name = _name(statement.value.name)
            beside = AND_NAME.match(texts[statement.document], statement.span.end)
            if (beside and beside[1].casefold() in persons) or _of_person(name, surnames):
                continue
            sightings[name].append(statement.span)
            if not THE.search(texts[statement.document], max(0, statement.span.start - 4), statement.span.start):
                bare.add(name)
    known = _choose({name: [f for f in options if not _unlikely(name, f, bare, surnames)]
                     for name, options in _candidates(frozenset(sightings)).items()})
    for name in surnames & sightings.keys() - known.keys():
        del sightings[name]  # "Bush said": one of the people after all
    grouped: dict[str, list[tuple[str, Citation]]] = defaultdict(list)
    for name, cites in sightings.items():
        grouped[known[name].key if name in known else name].extend((name, c) for c in cites)
    rows = [_place(key, members, known) for key, members in grouped.items()]
    return tuple(sorted(rows, key=lambda p: (-len({c.document for c in p.spans}), -len(p.spans), p.name)))


def _of_person(name: str, surnames: Collection[str]) -> bool:
    """Whether a name is made of one of the people's: "the Ferols", "Sarkany 8.5"."""
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    return (last[-1:] == "s" and last[:-1] in surnames) or (last[:1].isdigit() and first in surnames)


def _unlikely(name: str, found: Found, bare: Collection[str], surnames: Collection[str]) -> bool:
    """Whether a name hardly means a town that bears it: a heavenly body, what has an article ("the Highlands"), one of the people."""
    if found.precision != "settlement":
        return False
    small = name not in bare and name not in WITH_THE and found.weight < LARGE_TOWN
    return name in HEAVENLY or small or (name in surnames and found.weight < GREAT)


def _name(printed: str) -> str:
    low = fold(printed).removesuffix("'s").removesuffix("’s").removeprefix("the ")
    return ALIASES.get(low, low)


def _place(key: str, members: Sequence[tuple[str, Citation]], known: Mapping[str, Found]) -> Place:
    texts = Counter(cite.text for _, cite in members)
    name = min(texts, key=lambda t: (-texts[t], -len(t), t))
    first: dict[str, Citation] = {}  # one span a report: where it first names the place
    for _, cite in sorted(members, key=lambda m: (m[1].document, m[1].start)):
        first.setdefault(cite.document, cite)
    spans = tuple(first.values())
    found = known.get(members[0][0])
    if found is None:
        area = key.rpartition(" ")[2] in AREAS or key.replace(" ", "_") in PARTS
        return Place(make_id("place", key), name, None, None, "region" if area else "unknown", spans)
    return Place(make_id("place", found.key), name, found.lat, found.lon, found.precision, spans)


def _choose(candidates: Mapping[str, Sequence[Found]]) -> dict[str, Found]:
    """For each name the likeliest place: large, and in a country of the story; a small one only in a country of the story, and one
    of middling size only in a country that another name speaks for."""
    home: Counter[str] = Counter()
    speak: dict[str, set[str]] = defaultdict(set)  # names by the country of their largest place
    for name, options in candidates.items():
        if options:
            best = max(options, key=lambda f: (f.weight, f.key))
            home[best.country] += (3 if best.precision == "country" else 1) * (best.weight >= TOWN)
            speak[best.country].add(name)
    most = max(home.values(), default=0)
    top = {c for c, n in home.items() if n and (n == most or (n >= most / 2 and len(speak[c]) > 1))}
    chosen = {}
    for name, options in candidates.items():
        likely = [f for f in options if f.country in top
                  or (f.weight >= TOWN and (speak[f.country] - {name} or f.weight >= GREAT or name in WITH_THE))]
        if likely:
            chosen[name] = max(likely, key=lambda f: (f.weight + AT_HOME * (f.country in top), f.key))
    return chosen


def _candidates(names: frozenset[str]) -> dict[str, list[Found]]:
    """The places that each name can be."""
    areas = {name: _without_area(name) for name in names}
    found = {name: [] if name.replace(" ", "_") in PARTS else _places_of(name) for name in {*areas.values()}}
    return {name: [_as_area(f, name) if short != name else f for f in found[short]] for name, short in areas.items() if found[short]}


def _places_of(name: str) -> list[Found]:
    """Countries, states and towns of this name; small settlements only where nothing else bears it."""
    entries = named(name)
    if name in NATIONS:
        return [Found(name, "GB", None, None, "region", 7.0)]
    return [_found(e) for e in entries if e.kind != "town" or e.inhabitants >= CITY] or [_found(e) for e in entries]


def _without_area(name: str) -> str:
    """ "kharkiv region" → "kharkiv"."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in AREAS else name


def _as_area(found: Found, name: str) -> Found:
    """A region lies around the town that it is named after; a county may lie anywhere."""
    at = (None, None) if name.rpartition(" ")[2] in LESSER else (found.lat, found.lon)
    return Found(found.key + "/area", found.country, *at, "region", found.weight)


def _found(entry: Entry) -> Found:
    key, point = f"geonames:{entry.number}", (entry.lat, entry.lon)
    if entry.kind in WEIGHTS:
        precision = "country" if entry.kind == "country" else "region"
        return Found(key, entry.country, *point, precision, WEIGHTS[entry.kind])
    by_own_name = entry.kind == "town"
    return Found(key, entry.country, *point, "settlement", math.log10(entry.inhabitants + 1) - (not by_own_name))
