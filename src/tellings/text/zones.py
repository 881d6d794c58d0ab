"""Zones of time: use to tell which zone printed letters, words or the place of a dateline mean, and its offset on a day."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from tellings.text.atlas import CITY, named
from tellings.text.date_words import ZONES
from tellings.text.gazetteer import fold
from tellings.text.lexicon import read_lists

LOCAL = "local time"
OFFSET = re.compile(r"[+-]\d\d:\d\d")
ANYWHERE = frozenset("ac ag ai am as bz cc fm gg gl im io je la ms nu pm pw re sh st sx tf tk to tv vc vu ws yt".split())  # sold to all
RIVAL = 5  # times the inhabitants of its namesake elsewhere that a town has which is meant by its name alone
AMBIGUOUS = frozenset(("georgia", "victoria", "birmingham", "washington", "charleston", "richmond", "columbus", "portland", "san jose"))
HERE = re.compile(r"(.+?)(?: standard| daylight| summer)? time")


@lru_cache(maxsize=256)
def zone_of_words(words: str) -> tuple[str, str]:
    """What printed words mean: how the zone is called (its letters, else its name in the tz database), and its offset or that name;
    "" twice where they settle none."""
    text = words.casefold()
    known = _rows("words").get(text, text)
    if ZONES.get(known):
        return known.upper(), ZONES[known]
    if known != text:
        return (text.upper() if len(text) < 3 else known), known
    here = HERE.fullmatch(text)
    place = zone_of_place(here[1]) if here else ""
    return place, place


@lru_cache(maxsize=1024)
def zone_of_place(place: str, alone: bool = False) -> str:
    """The zone of a city, state or country as the tz database names it ("Perth", "Portland, Maine"); "" where the place is unknown or
    its country has several. `alone`: nothing tells that a report is from there, so a name that several places have tells nothing."""
    name, _, wider = (fold(part.strip()) for part in place.partition(","))
    if known := _of_wider(wider):
        return known
    if alone and name in AMBIGUOUS:
        return ""
    entries = [e for e in named(name) if e.kind == "country" or e.inhabitants >= CITY]
    largest = max(entries, key=lambda e: (e.kind == "country", e.inhabitants, -e.number), default=None)
    known = _rows("cities").get(name) or ("" if largest and largest.kind == "country" else _rows("states").get(name, ""))
    if known or largest is None:
        return known
    rivals = [e for e in entries if e.country != largest.country and e.inhabitants * RIVAL > largest.inhabitants]
    return "" if alone and rivals else _rows("countries").get(largest.country.casefold(), "")


def _of_wider(name: str) -> str:
    """The zone of the state or country that a name of a place is followed by."""
    if not name:
        return ""
    country = next((e for e in named(name) if e.kind == "country"), None)
    return _rows("states").get(name, "") or (_rows("countries").get(country.country.casefold(), "") if country else "")


def zone_of_host(host: str) -> str:
    """The zone of the country that a host's name ends with ("news.example.de"); "" for names that any country takes, and for
    countries with several zones."""
    end = host.rsplit(".", maxsplit=1)[-1].casefold()
    return "" if end in ANYWHERE else _rows("countries").get("gb" if end == "uk" else end, "")


def day_in(zone: str, moment: str) -> str:
    """The day that an instant with an offset falls on in a zone ("Europe/Kyiv" or "+03:00"); "" where that is not known."""
    instant = datetime.fromisoformat(moment)
    offset = offset_on(zone, moment[:16]) if instant.tzinfo else ""
    if not offset:
        return ""
    return instant.astimezone(datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo).date().isoformat()


def offset_on(zone: str, moment: str) -> str:
    """The offset of a zone at a local time ("2025-07-04T18:00"), as "+03:00"; "" where it is not known."""
    if not zone or OFFSET.fullmatch(zone):
        return zone
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # needed only where a text prints a zone
    try:
        shift = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return ""
    return _written(shift) if shift is not None else ""


def there(moment: str, zone: str) -> str:
    """An instant as the clocks of another zone show it: "19:36 Kyiv time"; "" where they show the same, or the zone is not known."""
    offset = offset_on(zone, moment[:16]) if "/" in zone else ""
    if not offset or moment.endswith(offset):
        return ""
    local = datetime.fromisoformat(moment).astimezone(datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo)
    return f"{local:%H:%M} {zone.rsplit('/', 1)[-1].replace('_', ' ')} time"


def _written(shift: timedelta) -> str:
    minutes = round(shift.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@lru_cache(maxsize=8)
def _rows(section: str) -> dict[str, str]:
    return {key.casefold(): zone for item in read_lists("zones")[section] for key, _, zone in [item.rpartition(" ")]}
