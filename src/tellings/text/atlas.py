"""Places of the world by name: use to tell whether a name is a place, how large it is, and where.

`lexicons/places.tsv` holds 295,000 names of countries, American states and settlements from 500 inhabitants, made from GeoNames
(geonames.org, CC BY 4.0) by tools/places.py. A name is found by bisection in the file itself: nothing is loaded at the start.
"""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from tellings.text.gazetteer import fold
from tellings.text.lexicon import read_words

CITY = 15_000  # inhabitants from which a town of its name is thought of at all
LARGE = 100_000  # inhabitants from which a town's name alone outweighs the model's label
KNOWN = 10**9  # stands for the inhabitants of countries, states and regions: very many

# "variant": another spelling of a large town's name (Zaporizhia); "other": any other name of a large town
Kind = Literal["country", "state", "town", "variant", "other"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What GeoNames has under a name; of a country or state the point in the middle of its inhabitants, if it has towns."""

    kind: Kind
    number: int
    country: str
    lat: float | None
    lon: float | None
    inhabitants: int


@lru_cache(maxsize=1 << 14)
def named(name: str) -> tuple[Entry, ...]:
    """All places of a name, whatever its accents and case."""
    table, key = _table(), fold(name).encode("utf-8", "replace") + b"\t"
    at = _first(table, key)
    found = []
    while table[at:at + len(key)] == key:
        end = table.find(b"\n", at)
        found.append(_entry(table[at + len(key):end].decode()))
        at = end + 1
    return tuple(found)


def inhabitants(name: str) -> int:
    """Inhabitants of the largest place that is meant by this name alone: KNOWN for a country, state or region; 0 for no place."""
    if fold(name) in read_words("names", "more_places"):
        return KNOWN
    return max((_counted(entry) for entry in named(name)), default=0)


def _counted(entry: Entry) -> int:
    if entry.kind in ("country", "state"):
        return KNOWN
    return entry.inhabitants if entry.kind == "variant" or (entry.kind == "town" and entry.inhabitants >= CITY) else 0


def _entry(line: str) -> Entry:
    kind, number, country, lat, lon, people = line.split("\t")
    north, east = (float(lat), float(lon)) if lat else (None, None)
    return Entry(kind, int(number), country, north, east, int(people))  # type: ignore[arg-type]  # the file holds these kinds alone


def _first(table: mmap.mmap, key: bytes) -> int:
    """Where the first line stands that is not before a key."""
    low, high = 0, len(table)
    while low < high:
        middle = table.rfind(b"\n", low, (low + high) // 2) + 1 or low  # the start of a line
        end = table.find(b"\n", middle) + 1
        if table[middle:middle + len(key)] < key:
            low = end
        else:
            high = middle
    return low


@cache
def _table() -> mmap.mmap:
    with Path(str(files("tellings.text").joinpath("lexicons", "places.tsv"))).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
