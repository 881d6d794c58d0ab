"""What is known of names beforehand: use to tell outlets, agencies, titles and offices from other capitalised words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tellings.text.lexicon import read_lists, read_words

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
