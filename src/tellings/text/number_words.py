"""Numerals: digits, words and vague words → the numbers they mean. Use `numeral_at` where a numeral may begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

ONES = {word: n for n, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen".split())}
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)} | {"fourty": 40}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "crore": 1e7, "lakh": 1e5, "dozen": 12.0,
          "score": 20.0, "gross": 144.0, "mln": 1e6, "bln": 1e9}
SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "bil": 1e9, "t": 1e12,
        "tn": 1e12,
         "trn": 1e12, "tln": 1e12}
PLURALS = {"tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "lakhs": 1e5, "millions": 1e6, "crores": 1e7,
           "billions": 1e9, "trillions": 1e12}
TOP = 10.0  # "hundreds" is a hundred to ten hundred: a vague word reaches from its unit to ten times that
VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅕": 1 / 5,
        "⅖": 2 / 5}
PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
         "tenth": 10, "hundredth": 100, "thousandth": 1000}
FEW = {"several": (3.0, 9.0), "a few": (2.0, 6.0), "few": (2.0, 6.0), "a handful of": (3.0, 7.0), "a number of": (2.0, 9.0)}

_SMALL = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_UNDER_100 = rf"(?:(?:{'|'.join(TENS)})(?:[-\s](?:{'|'.join(w for w in ONES if 0 < ONES[w] < 10)})(?!\w))?|(?:{'|'.join(ONES)}))(?!\w)"
_UNDER_1000 = rf"(?:(?:{_UNDER_100}|an?)[-\s]hundred\b(?:(?:\s+and)?[-\s]+{_UNDER_100})?|{_UNDER_100})"
DIGITS = (r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|"
          r"\d+(?:\.\d+)?|\.\d+)")
_BIG = "trillion|billion|million|thousand|crore|lakh"
_GROUP = rf"(?:(?:{_UNDER_1000}|{DIGITS}|an?|half an?)[-\s]+(?:{_BIG})\b)"
_WORDS = (rf"(?:{_GROUP}(?:,?\s+(?:and\s+)?{_GROUP})*(?:,?\s+(?:and\s+)?{_UNDER_1000})?|"
          rf"{_UNDER_1000}(?:\spoint(?:\s(?:{'|'.join(ONES)}))+)?)")
_AND_HALF = r"(?:[-\s]and[-\s]a[-\s](?:half|quarter|third)\b)"

WORDS = re.compile(rf"(?:{_WORDS}){_AND_HALF}?(?!\w)", re.I)
DIGIT = re.compile(
    rf"(?P<digits>{DIGITS})(?:[\s-]?(?P<vulgar>[{''.join(VULGAR)}])|[\s-](?P<top>\d)/(?P<base>\d{{1,2}})(?![\d/]))?"
    rf"(?:(?P<half>{_AND_HALF})?[-\s]?(?P<scale>(?:hundred|thousand|million|billion|trillion|crore|lakh|"
    rf"dozen|mln|bln)s?)\b(?P<half2>\sand\sa\shalf\b)?|(?P<short>[km]|mn|mln|mil|mio|bn?|bln|bil|t|tn|trn|tln)"
    rf"(?![\w/²³]))?", re.I)
FRACTION = re.compile(
    r"(?P<top>one|two|three|four|five|six|seven|eight|nine|an?|\d)(?:[-\s]+(?:of\s)?)(?P<base>half|halves|thirds?|quarters?|fourths?|"
    r"fifths?|sixths?|sevenths?|"
    r"eighths?|ninths?|tenths?|hundredths?|thousandths?)\b(?!-)", re.I)
SLASH = re.compile(r"(?P<top>\d{1,3})[/⁄](?P<base>\d{1,3})(?=\s(?:of|an?|the|inch|mile|cup|pound|teaspoon|tablespoon|hour|ounce|pint|"
                   r"share)|-(?:inch|mile|hour))")
HALF = re.compile(r"half(?=\s+(?:of\b|the\b|an?\b|its\b|their\b|his\b|her\b|our\b|my\b|all\b|that\b|those\b|these\b|\w+s\b))", re.I)
LOOSE = re.compile(
    rf"(?:(?P<lead>several|a few|few|a couple(?: of)?|couple of|half(?:\san?)?|(?:a\s)?quarter(?:\s(?:of\s)?a)?|an?|"
    rf"{_UNDER_100})[\s-])?(?P<unit>dozen|score|hundred|thousand|"
    rf"million|billion|trillion)\b"
    r"(?!\w)", re.I)
VAGUE = re.compile(
    r"(?P<lead>several |many |a few |few )?(?P<first>tens|dozens|scores|hundreds|thousands|lakhs|millions|crores|billions|trillions)"
    r"(?:\s(?:upon|and|or)\s(?P=first))?(?:\sof\s(?P<second>dozens|hundreds|thousands|lakhs|millions|crores|billions|trillions))?\b", re.I)
PAIR = re.compile(r"(?:a|the) (?:couple|pair|trio|quartet|quintet|duo)(?: of)?\b", re.I)
PAIRS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5}
SOME = re.compile(r"(?:several|a few|few|a handful of|a number of)\b", re.I)


SEPARATORS = str.maketrans("", "", ",  \t\n\u00a0\u202f\u2009")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral ending at `end`: the numbers it allows. `form`: digits, words, fraction, vague. `scale` is the printed scale letter
    that could also be a unit ("5m"), else ""."""

    end: int
    low: float
    high: float
    form: str
    scale: str = ""


def value_of(words: str) -> float:
    """The number that number words say: "one million two hundred thousand" → 1200000. Unknown words count nothing."""
    total = group = 0.0
    decimals = ""
    point = False
    for word in re.findall(r"[a-z]+|[\d.,]*\d", words.lower().replace("and a half", "plushalf").replace("and a quarter", "plusquarter")):
        if point:
            decimals += str(ONES.get(word, ""))
        elif word == "point":
            point = True
        elif word[0].isdigit() or word[0] == ".":
            group += number(word)
        elif word in ONES or word in TENS:
            group += ONES.get(word, 0) + TENS.get(word, 0)
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in SCALES:
            total, group = total + (group or 1) * SCALES[word], 0.0
        elif word == "half":
            group = 0.5
        elif word in ("plushalf", "plusquarter"):
            group += 0.5 if word == "plushalf" else 0.25
    return total + group + (float("0." + decimals) if decimals else 0.0)


def number(digits: str) -> float:
    """The number of a string of digits with separators."""
    return float(digits.translate(SEPARATORS))


def scaled(value: float, factor: float) -> float:
    """A number times its scale, without what counting in twos adds to it: 4.1 billion is 4,100,000,000."""
    return round(value * factor, 4) if factor > 1 else value * factor


def numeral_at(text: str, at: int) -> Numeral | None:
    """The longest numeral that begins at this place of the text, or None."""
    first = text[at]
    if first.isdigit() or first == ".":
        return _digits(text, at)
    if first in VULGAR:
        return Numeral(at + 1, VULGAR[first], VULGAR[first], "fraction")
    for read in (_fraction, _pair, _vague, _words, _loose, _some):
        found = read(text, at)
        if found is not None:
            return found
    return None


def _digits(text: str, at: int) -> Numeral | None:
    fraction = FRACTION.match(text, at) or SLASH.match(text, at)
    if fraction and not (fraction.re is SLASH and text[at - 1:at] == "/"):
        return _parts(fraction)
    match = DIGIT.match(text, at)
    if match is None:
        return None
    value = number(match["digits"])
    if match["vulgar"]:
        value += VULGAR[match["vulgar"]]
    if match["top"] and float(match["base"]) > 0:
        value += float(match["top"]) / float(match["base"])
    if match["half"]:
        value += 0.5
    scale = (match["scale"] or "").lower().rstrip("s")
    short = match["short"] or ""
    if scale:
        value = scaled(value, SCALES[scale])
    if match["half2"]:
        value += 0.5 * SCALES[scale]
    end = match.end() - len(short)
    return Numeral(end, value, value, "digits", short)


def _parts(match: re.Match[str]) -> Numeral | None:
    top = match["top"].lower()
    base = match["base"].lower()
    over = float(base) if base.isdigit() else float(PARTS.get(base, 0) or PARTS.get(base.rstrip("s"), 0))
    if over == 0:
        return None
    value = (float(top) if top.isdigit() else float(ONES.get(top, 1))) / over
    return Numeral(match.end(), value, value, "fraction")


def _fraction(text: str, at: int) -> Numeral | None:
    match = FRACTION.match(text, at)
    if match and match["base"].lower() not in ("half", "halves"):
        ordinal = match["top"].lower() in ("a", "an", "one") and not re.match(r"\s+(?:of|more|less)\b|[.,;:]",
                text[match.end():match.end() + 8])
        return None if ordinal and match["top"].lower() != "one" and text[max(0, at - 3):at] != "by " else _parts(match)
    half = HALF.match(text, at)
    if half and not re.match(r"half an?\s(?:dozen|hundred|thousand|million|billion|trillion)\b", text[at:at + 16], re.I):
        end = half.end()
        article = re.match(r"\s+an?\b(?=[-\s](?:hour|mile|day|year|century|decade|inch|pint|cent|mil|point|pound|kilo|met|per|per cent))",
                text[end:end + 14])
        return Numeral(end + (article.end() if article else 0), 0.5, 0.5, "fraction")
    return None


def _pair(text: str, at: int) -> Numeral | None:
    match = PAIR.match(text, at)
    if match is None or re.match(r"\s(?:dozen|hundred|thousand|million)", text[match.end():match.end() + 10]):
        return None
    value = float(PAIRS[match[0].split()[1].lower()])
    if match[0].lower().split()[0] == "the" or (" of" not in match[0] and value == 2):
        return None if " of" not in match[0] else Numeral(match.end(), value, value, "words")
    return Numeral(match.end(), value, value, "words")


def _vague(text: str, at: int) -> Numeral | None:
    match = VAGUE.match(text, at)
    if match is None:
        return None
    low = PLURALS[match["first"].lower()]
    high = low * TOP
    if match["second"]:
        low, high = low * PLURALS[match["second"].lower()], high * PLURALS[match["second"].lower()]
    return Numeral(match.end(), low, high, "vague")


def _words(text: str, at: int) -> Numeral | None:
    match = WORDS.match(text, at)
    if match is None or match[0].lower() in ("a", "an"):
        return None
    loose = LOOSE.match(text, at)
    if loose and loose.end() > match.end():
        return _loose(text, at)
    value = value_of(match[0])
    return Numeral(match.end(), value, value, "words")


def _loose(text: str, at: int) -> Numeral | None:
    match = LOOSE.match(text, at)
    if match is None:
        return None
    lead, unit = (match["lead"] or "").lower(), SCALES[match["unit"].lower()]
    if not lead:
        return None  # a bare "million" belongs to what stands before it
    if match["unit"].lower() == "score" and lead not in ONES:
        return None
    if lead in FEW:
        low, high = FEW[lead]
        return Numeral(match.end(), low * unit, high * unit, "vague")
    times = 0.25 if "quarter" in lead else 0.5 if lead.startswith("half") else 2.0 if "couple" in lead else value_of(lead) or 1.0
    return Numeral(match.end(), times * unit, times * unit, "words")


def _some(text: str, at: int) -> Numeral | None:
    match = SOME.match(text, at)
    if match is None:
        return None
    low, high = FEW[match[0].lower()]
    return Numeral(match.end(), low, high, "vague")
