"""Quantities in text: number, bound, unit and scale ("more than 1.2 million euros", "half a dozen", "3½ years"). Use `scan`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from tellings.text import units
from tellings.text.number_bounds import BETWEEN, OPEN, bounded, with_bound
from tellings.text.number_quantity import Quantity
from tellings.text.number_skips import is_other, is_year
from tellings.text.number_words import ONES, SHORT, TENS, VULGAR, Numeral, numeral_at, scaled

_WORDS = "|".join(sorted((*(w for w in ONES if w != "zero"), *TENS, "hundred", "thousand", "million", "billion", "trillion", "dozen",
        "tens", "dozens", "scores",
                          "hundreds", "thousands", "lakhs", "millions", "crores", "billions", "trillions", "half", "several", "zero"),
                          key=len, reverse=True))
LATER = {"CAD": "CAD", "Canadian": "CAD", "AUD": "AUD", "Australian": "AUD", "NZD": "NZD", "MXN": "MXN"}
CODES = "USD|EUR|GBP|AUD|CAD|CHF|SEK|NOK|DKK|JPY|CNY|INR|NZD"
CODED = re.compile(rf"\s?(?:M(?P<a>{CODES})|(?P<b>{CODES})\s(?P<scale>million|billion))\b")  # "30 MUSD", "75 USD million"
NUMBER_WORDS = frozenset({*_WORDS.split("|"), "a", "an"})
PART = re.compile(r"[a-z]+")
TRIGGER = re.compile(
    rf"(?<![\w.,])(?:[-−](?=\d))?\d|(?<=\s)\.(?=\d)|(?<=[a-z$£€]\.)\d|[{''.join(VULGAR)}]|(?<=USD|EUR|GBP|CHF|AUD|CAD|MYR|INR|RMB|JPY|SEK|"
    rf"NOK|DKK|HKD|NZD|SGD|UAH|BRL|KRW)\d|"
    rf"(?<=\bRs)\d|(?<=\bRM)\d|(?<!-R)(?<=\bR)\d|(?<=\bPS)\d|(?<=\$US)\d|(?<=\$A)\d|(?<=[\s(]C)\d(?=\d)|"
    rf"\b(?:{_WORDS})(?!\w)|\ba(?=n?\s(?:couple|pair|trio|quartet|few|handful of|dozen|score|hundred|thousand|million|billion|trillion|"
    rf"third|quarter|fifth|sixth|tenth|half|eighth)\b)",
    re.I)

HUGE = 1e18  # no figure of the news is as large: a run of digits is
HALVES = re.compile(r"\b(?:first|second|other|better|top|bottom|back|front|latter|one)[\s-]$", re.I)
_JOIN = re.compile(r"/(?=\$\d)|"
                   r"\s?(?:-|–|—|−|~)\s?(?!to-)|-to-|\s(?:to|through)\s(?:as (?:many|much|high) as\s|about\s|around\s|nearly\s|just\s|"
                   r"the\s|under\s|over\s)?|\s(?:and|or)\s(?:about\s|perhaps\s|maybe\s|even\s)?", re.I)
_SCORE = re.compile(
    r"\b(?:won?|wins?|winning|beat(?:s|en|ing)?|defeat(?:s|ed|ing)?|los[est]\w*|lost|drew|drawn?|score(?:line|d)?|lead(?:s|ing)?|led|"
    r"trail\w*|victory|defeat|result|ahead|up|down|"
    r"vot(?:e|es|ed)|ruling|ruled|split|decision|record|tied?|thrash\w*|aggregate|edged?|passed|approved)\b", re.I)
PLURAL_AFTER = re.compile(r"\s(?:of (?:its|the|their|his|our|these|those)\b|(?!long|high|races|hurdles)(?:[a-z-]+\s){0,3}(?:[a-z]{2,}s|"
                          r"people|"
                          r"men|women|children)\b)")
PRICES = re.compile(r"\b(?:cost\w*|pa(?:y|id|ying)|fine[ds]?|worth|pric\w+|spen[dt]\w*|earn\w*|salary|fee|debt|wages?|sterling|per week|"
                    r"budget|fund\w*|pence)\b", re.I)
WEIGHTS = re.compile(r"\b(?:weigh\w*|thrust|lift\w*|cargo|payload|carr(?:y|ies|ied)|cocaine|heroin|marijuana|explosives|fertili[sz]er|"
                     r"(?:metric )?tons?|tonnes|kilos?|kilogram\w*|kg|\w*newtons?|kN)\b", re.I)



def scan(text: str, start: int = 0, end: int | None = None, places: Sequence[int] | None = None) -> Iterator[Quantity]:
    """The quantities of a stretch of text, in order; dates, clock times, years, addresses and model numbers left out.

    `places`: where a number may begin, from `number_places`, where the caller has tokens: four times faster than a search.
    """
    done = start
    previous: Quantity | None = None
    matches = TRIGGER.finditer(text, start, len(text) if end is None else end) if places is None else _at_places(text, places, start, end)
    for match in matches:
        at = match.start()
        if at < done:
            continue
        digits = match[0][-1].isdigit() or match[0] == "."
        place = at + 1 if match[0] == "." else match.end() - 1  # of the first digit
        if digits and match[0][0] in "-−" and not _minus(text, at):
            if re.search(r"[A-Z]\s$", text[max(0, at - 2):at]):
                done = _past(text, match.end() - 1)  # "COVID -19"
                continue
            at = match.end() - 1
        if digits and (is_other(text, place) or is_year(text, place)):
            done = _past(text, place)
            continue
        found = _quantity(text, at)
        if found is None or (end is not None and found.end > end):
            continue
        if not all(abs(v) < HUGE for v in (found.low, found.high) if v is not None):
            done = _past(text, place) if digits else found.end
            continue
        done = found.end
        found = _inherit(text, previous, found)
        previous = found
        yield found


def number_places(text: str, words: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Where in the text a number may begin, from its lower-case tokens and their places."""
    places = []
    for i in [i for i, begins in enumerate(map(_may_begin, words)) if begins]:
        word, start = words[i], starts[i]
        if word in NUMBER_WORDS:
            places.append(start)
        elif any(c.isdigit() or c in VULGAR for c in word):
            for k, c in enumerate(word):
                if (c.isdigit() or c in VULGAR) and not (k and word[k - 1].isdigit()):
                    at = start + k
                    places.append(at - 1 if at and text[at - 1] in "-−." else at)
                    if places[-1] != at:
                        places.append(at)
        elif "-" in word:
            places.extend(start + m.start() for m in PART.finditer(word) if m[0] in NUMBER_WORDS)
    return places


@lru_cache(maxsize=1 << 16)
def _may_begin(word: str) -> bool:
    """Whether a token may hold the beginning of a number. Asked once for each word of the language."""
    return word in NUMBER_WORDS or (not word.isalpha() and (any(c.isdigit() or c in VULGAR for c in word) or "-" in word))


def _at_places(text: str, places: Sequence[int], start: int, end: int | None) -> Iterator[re.Match[str]]:
    stop = len(text) if end is None else end
    for at in places[bisect_left(places, start):]:
        if at >= stop:
            return
        match = TRIGGER.match(text, at)
        if match:
            yield match


def _minus(text: str, at: int) -> bool:
    return at == 0 or (text[at - 1] in " (" and not (at > 1 and text[at - 2].isupper())
            and not (at > 1 and text[at - 2].isalnum() and text[at + 1:at + 2] == " "))


def _past(text: str, at: int) -> int:
    while at < len(text) and (text[at].isalnum() or (text[at] in ",.:/-–" and text[at + 1:at + 2].isalnum())):
        at += 1
    return at


def _inherit(text: str, previous: Quantity | None, found: Quantity) -> Quantity:
    """ "lost 190 points, or 0.6%": the second number tells of the same change."""
    if previous is None or found.start - previous.end > 60:
        return found
    between = text[previous.end:found.start]
    if previous.change and not found.change and re.fullmatch(r"(?:\s[\w-]+){0,3},?\s\(?or\s", between):
        return replace(found, change=previous.change)
    if previous.unit and found.unit and previous.unit != found.unit and re.fullmatch(r"(?:\s[a-z]+)?\s[(\[]", between):
        found = replace(found, change=found.change or previous.change)  # the same amount in another unit: the same bound and change
        return with_bound(found, previous.bound, found.start, found.end) if previous.bound in OPEN and found.bound == "exact" else found
    return found


def _quantity(text: str, at: int) -> Quantity | None:
    sign = -1.0 if text[at] in "-−" else 1.0
    first = at + (sign < 0)
    numeral = numeral_at(text, first)
    if numeral is None or (numeral.form == "fraction" and HALVES.search(text[max(0, at - 10):at])):
        return None
    quantity = _with_rest(text, _with_cents(text, _measured(text, at, numeral)))
    if numeral.form != "vague" or quantity.unit:
        quantity = _ranged(text, quantity)
    quantity = bounded(text, _one_in(text, quantity))
    if (sign < 0 or text[max(0, at - 6):at - 1].lower() == "minus") and quantity.low is not None and quantity.low == quantity.high:
        quantity = replace(quantity, low=-quantity.low, high=-quantity.low)
    return quantity


def _one_in(text: str, q: Quantity) -> Quantity:
    """ "one in four", "nine out of ten": a share."""
    match = re.match(r"\s(?:in|out of)\s(?:every\s)?(?=\w)", text[q.end:q.end + 14])
    if match is None or q.unit or q.low is None or q.low != q.high or q.low > 100:
        return q
    at = q.end + match.end()
    whole = numeral_at(text, at) if not is_year(text, at) else None
    if whole is None or whole.form not in ("digits", "words") or whole.low <= q.low or whole.low > 100_000 or units.unit_at(text,
            whole.end) or (
            whole.low != 100 and whole.low % 5 and whole.low > 12) or (re.match(r"\s(?:[a-z]+s|different|separate)\b",
            text[whole.end:whole.end + 12]) and match[0].strip() == "in" and whole.low <= q.low * 1.5):
        return q
    value = q.low / whole.low
    return replace(q, end=whole.end, last=whole.end, low=value, high=value, unit="share", form="fraction")


def _measured(text: str, at: int, numeral: Numeral) -> Quantity:
    """The numeral with its sign of money, scale letter, unit and rate."""
    money = units.currency_before(text, at)
    end, factor = numeral.end, 1.0
    coded = CODED.match(text, end) if not money and text[end:end + 2].strip()[:1].isupper() else None
    if coded:
        factor, end = 1e9 if coded["scale"] == "billion" else 1e6, coded.end()
        money = (coded["a"] or coded["b"]).upper(), at
    elif numeral.scale and (money or _scales(text, numeral)):
        factor, end = SHORT[numeral.scale.lower()], end + len(numeral.scale)
    elif money and (word := re.match(r"\s?(?:(?P<m>mil|m|mn)|(?P<b>bil|bn|b))\b(?!\s?\d)", text[end:end + 5])):
        factor, end = (1e6 if word["m"] else 1e9), end + word.end()
    unit, start, number_end = "", at, end
    if money:
        unit, start = money
        after = re.match(r"\s(?P<c>US|U\.S\.?|USD|dollars?|CAD|AUD|NZD|MXN|Canadian|Australian)(?!\w)(?!\s[a-z]+s\b)", text[end:end + 12])
        if after and unit == "USD":
            end, unit = end + after.end(), LATER.get(after["c"], unit)
    else:
        found = units.unit_at(text, end) or _of_unit(text, end, numeral) or _awaited(text, end)
        if found:
            unit, end = _named(text, found, end, at)
    per = units.per_at(text, end) if unit else None
    if unit in units.IMPLICIT_PER:
        unit, implied = units.IMPLICIT_PER[unit]
        per = per or (implied, end)
    form = "fraction" if numeral.form == "fraction" else numeral.form
    return Quantity(start, per[1] if per else end, at, number_end, scaled(numeral.low, factor), scaled(numeral.high, factor),
            "vague" if form == "vague" else "exact",
                    unit or ("share" if form == "fraction" and _of_a_whole(text, at, end) else ""), per[0] if per else "", "",
                    form)


PART_OF_ONE = re.compile(r"\sof\san?(?:\s(?:US|UK|imperial))?(?=\s[a-z])")
OF_WHOLE = re.compile(r"\s+(?:of|(?<=half\s)(?:the|its|their|his|her|our|my|all|that|those|these))\b", re.I)
SUSPENDED = re.compile(r"-(?:,\s[\w.]+-)*,?\s(?:and|or|to)\s\d[\d.]*")


SECOND = re.compile(r"\s(?:and|or)\s(?=[\da-z])")


def _of_a_whole(text: str, at: int, end: int) -> bool:
    """Whether a fraction is a share of something: "a third of the town", "half the seats", "fell by a third"."""
    return OF_WHOLE.match(text, end) is not None or text[max(0, at - 3):at] == "by "


def _awaited(text: str, end: int) -> tuple[str, int] | None:
    """ "a 7- or 8-inch screen", "sentenced to nine and 12 years": the unit that stands after the second number only."""
    match = SUSPENDED.match(text, end)
    if match:
        found = units.unit_at(text, match.end())
        return (found[0], end) if found else None
    match = SECOND.match(text, end)
    second = numeral_at(text, match.end()) if match and match.end() < len(text) else None
    found = units.unit_at(text, second.end) if second is not None and second.form in ("digits", "words") else None
    return (found[0], end) if found and found[0] in ("year", "month", "percent") else None


def _with_cents(text: str, q: Quantity) -> Quantity:
    """ "three dollars and 50 cents" is one amount."""
    match = re.match(r",?\s(?:and\s)?(?=[\da-z])", text[q.end:q.end + 6]) if units.is_money(q.unit) and not q.per else None
    if match is None or q.unit in ("cent", "penny") or q.low is None or q.end + match.end() >= len(text):
        return q
    if not q.low == q.high == int(q.low):
        return q  # "£4.80, 30p more"
    small = numeral_at(text, q.end + match.end())
    unit = units.unit_at(text, small.end) if small is not None and small.form in ("digits", "words") and small.low < 100 else None
    if small is None or unit is None or unit[0] not in ("cent", "penny"):
        return q
    return replace(q, end=unit[1], last=small.end, low=q.low + small.low / 100, high=q.low + small.low / 100)


SMALLER = {"year": ("month", 12), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60),
           "ft": ("in", 12), "lb": ("oz", 16)}
QUARTERS = 4  # "two and a quarter hours" is said, "two and a third" hardly
REST = re.compile(r"\s(?:and\s)?(?=[\da-z])|(?<=s),\s(?=\w+\smonths?\b)")


def _with_rest(text: str, q: Quantity) -> Quantity:
    """ "four years and six months", "2 min 20 sec" are one length of time: 4.5 years, 140 seconds."""
    below, times = SMALLER.get(q.unit, ("", 0))
    match = REST.match(text, q.end) if below and q.low is not None and q.low == q.high == int(q.low) and not q.per else None
    small = numeral_at(text, match.end()) if match and match.end() < len(text) else None
    unit = units.unit_at(text, small.end) if small is not None and small.form in ("digits", "words") and small.low < times else None
    if q.low is None or small is None or unit is None or unit[0] != below or text[unit[1]:unit[1] + 4] == "-old":
        return q
    parts = q.low * times + small.low
    whole = parts * QUARTERS / times == parts * QUARTERS // times
    value = parts / times if whole else parts
    return _with_rest(text, replace(q, end=unit[1], last=small.end, low=value, high=value, unit=q.unit if whole else below))


def _scales(text: str, numeral: Numeral) -> bool:
    """Whether the letter after digits means a scale where no money stands: "5m people", "2bn users", "10k steps"."""
    after = text[numeral.end + len(numeral.scale):][:24]
    letters = numeral.scale.lower()
    found = units.unit_at(text, numeral.end + len(numeral.scale))
    if found and units.is_money(found[0]):
        return True  # "600m kroner"
    if letters in ("m", "t", "b"):
        return letters == "m" and bool(PLURAL_AFTER.match(after) or (numeral.scale == "M" and re.match(r"\s[a-z]{3}", after)))
    return True


def _of_unit(text: str, end: int, numeral: Numeral) -> tuple[str, int] | None:
    """ "tens of millions of dollars", "a quarter of a mile": the unit of a vague number or a fraction stands after "of"."""
    part = PART_OF_ONE.match(text, end) if numeral.form == "fraction" else None
    if part:
        return units.unit_at(text, part.end())
    match = re.match(r"\sof\s", text[end:end + 4]) if numeral.form == "vague" else None
    found = units.unit_at(text, end + 3) if match else None
    return found if found and (units.is_money(found[0]) or found[0] in units.TIMES or found[0] in ("km", "mi", "m", "t", "kg")) else None


def _named(text: str, found: tuple[str, int], end: int, at: int) -> tuple[str, int]:
    """Settles names of units that have two senses."""
    unit, stop = found
    if unit == "knot" and text[stop - 2:stop] == "kn" and PRICES.search(text[max(0, at - 60):stop + 24]):
        return "croatian kuna", stop
    if unit == "pound":
        near = text[max(0, at - 60):stop + 24]
        told = re.search(r"illion|bn", text[at:end]) or (_large(text, at, end) and not re.match(r"\sof\s[a-z]", text[stop:stop + 6]))
        money = PRICES.search(near) or (told and not WEIGHTS.search(near))
        return ("GBP" if money and text[end:end + 1] != "-" else "lb"), stop
    if unit == "times" and not re.search(r"fold|x", text[end:stop]) and text[stop - 1] != "s":
        return "", end  # "one time", "two-time champion"
    if unit in ("second", "minute") and re.match(r"\s?(?:half|place|round|time)\b", text[stop:stop + 7]) and text[stop - 1] != "s":
        return "", end
    return unit, stop


def _large(text: str, at: int, end: int) -> bool:
    return bool(re.search(r"illion|thousand|bn|\d[mk]$", text[at:end]))


def _ranged(text: str, q: Quantity) -> Quantity:
    """A range, where a second number follows: "20-25", "$62 to $68", "between 11 and 17", "one or two", "3-1"."""
    match = _JOIN.match(text, q.end)
    if match is None or q.per:
        return q
    at = match.end()
    sign = re.match(r"(?:[A-Z]{2,3}\s?)?[$£€¥]\s?|-(?=\d)", text[at:at + 5])
    at += sign.end() if sign and sign[0] != "-" else 0
    if at >= len(text) or not (TRIGGER.match(text, at) or text[at].isdigit()):
            return q
    numeral = numeral_at(text, at)
    if numeral is None or numeral.form in ("vague", "fraction") or (is_other(text, at) and match[0].strip() not in "-–—−-to-"):
        return q
    other = _measured(text, at, numeral)
    joined = match[0].strip().lower()
    if not _joins(text, q, other, joined):
        return q
    return _together(text, q, other, joined)


def _joins(text: str, q: Quantity, other: Quantity, joined: str) -> bool:
    """Whether two numbers and the word between them are one range."""
    if (other.unit and q.unit and other.unit != q.unit) or q.low is None or other.high is None:
        return False
    if q.unit and not other.unit and not (units.is_money(q.unit) or joined.startswith(("to", "and", "or"))):
        return False
    word = joined.strip("-").split()[0] if joined.strip("-") else joined
    if word == "and":
        return bool(BETWEEN.search(text[max(0, q.start - 24):q.start]))
    if word == "or":
        return q.low < other.high <= q.low + 5 and q.form == other.form and not q.unit
    if word == "to" and q.unit == other.unit != "" and other.high > q.low * LEVEL and CHANGED.search(text[max(0, q.start - 24):q.start]):
        return False  # "oil rose $1.40 to $83.20"
    if word in ("to", "through"):
        if q.unit and not other.unit and (q.unit in units.PERCENTAGES or q.unit == "point"
                or not re.search(r"\bfrom\s(?:about\s|around\s)?$", text[max(0, q.start - 13):q.start])):
            return units.is_money(q.unit) and q.change == ""
        return bool(q.unit or other.unit or q.form == other.form)
    return q.form == other.form == "digits" or (q.form == other.form and q.low < other.high)


LEVEL = 2.0  # times as much: a level beside the change that led to it
CHANGED = re.compile(r"\b(?:r[io]se|rising|fell|falling|gain(?:ed|ing)|add(?:ed|ing)|climb(?:ed|ing)|jump(?:ed|ing)|drop(?:ped|ping)|"
                     r"slip(?:ped|ping)|los(?:t|ing)|up|down)\s(?:by\s)?(?:about\s|nearly\s)?[$£€]?$", re.I)


def _together(text: str, q: Quantity, other: Quantity, joined: str) -> Quantity:
    low, high = q.low or 0.0, other.high or 0.0
    ratio = _scale_of(text[other.first:other.last])
    if ratio > 1 and low < 1000 and low * ratio <= max(high,
            low) * ratio and _scale_of(text[q.first:q.last]) == 1 and low <= high / ratio * 1.5:
        low *= ratio  # "11 to 17 million", "$1-2 billion"
    dash = joined in "-–—−~"
    if dash and not q.unit and not other.unit and (
            high <= low or _SCORE.search(text[max(0, q.start - 40):q.start])
            or re.match(r" \d-\d", text[other.end:other.end + 4])) and max(low,
            high) < 500:
        return replace(q, end=other.end, last=other.last, low=min(low, high), high=max(low, high), bound="range", unit="score",
                form="score")
    return replace(q, end=other.end, last=other.last, low=min(low, high), high=max(low, high), bound="range" if low != high else "exact",
            unit=other.unit or q.unit,
                   per=other.per, falling=high < low)


def _scale_of(words: str) -> float:
    match = re.search(r"(?:(hundred|thousand|million|billion|trillion|dozen)|(?<=\d)\s?(bn|mn|m|k|b|tn))$", words, re.I)
    if match is None:
        return 1.0
    return {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}.get((match[1] or "").lower(),
            0.0) or SHORT[match[2].lower()]
