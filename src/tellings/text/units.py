"""Units of measure and currencies: names and signs → one code each. Use `unit_at` and `currency_before` beside a numeral."""

from __future__ import annotations

import re
from functools import cache

# code → names, separated by "|"; plurals in -s are added. ISO 4217 for money, usual symbols for measures, English names for the rest.
MEASURES: dict[str, str] = {
    "percent": "percent|per cent|percents|pct|pc|%|percentage",
    "percentage point": "percentage point|percent point|per cent point|pp|ppt|pct point|%-point",
    "basis point": "basis point|bp|bps", "point": "point|pt",
    "km": "km|kms|kilometre|kilometer|kilo-meter", "m": "metre|meter|mtr", "cm": "cm|centimetre|centimeter",
    "decimetre": "dm|decimetre|decimeter",
    "mm": "mm|millimetre|millimeter",
    "µm": "micron|micrometre|micrometer|µm|μm", "nm": "nm|nanometre|nanometer",
    "picometre": "picometre|picometer", "mi": "mile|mi", "ft": "foot|feet|ft",
    "in": "inch|inches|in.",
    "yd": "yard|yd|yds", "nautical mile": "nautical mile", "light year": "light year|light-year|lightyear",
    "kg": "kg|kgs|kilogram|kilogramme|kilo", "g": "gram|gramme|g", "mg": "mg|milligram", "microgram": "microgram|microgramme|µg|μg|mcg",
    "lb": "lb|lbs",
    "oz": "oz|ounce", "t": "tonne|metric ton|metric tonne|ton|tons|megaton|kiloton", "stone": "stone",
    "l": "litre|liter|l", "ml": "ml|millilitre|milliliter|cc", "gallon": "gallon|gal", "pint": "pint", "quart": "quart",
    "barrel": "barrel|bbl", "bpd": "bpd", "ppg": "ppg", "rpg": "rpg", "apg": "apg", "win above replacement": "war", "dram": "dram",
    "ha": "hectare|ha", "acre": "acre", "km²": "square kilometre|square kilometer|sq km|sq. km|km2|km²|sqkm", "m²":
    "square metre|square meter|sq m|sq. m|m2|m²|sqm|square-metre|square-meter",
    "sq ft": "square foot|square feet|sq ft|sq. ft|ft2|sqft|square-foot", "sq mi":
    "square mile|sq mi|sq. mi|mi2|square-mile", "cubic metre": "cubic metre|cubic meter|m3|m³", "cubic foot": "cubic foot|cubic feet",
    "bcm": "bcm|billion cubic metres",
    "kW": "kw|kilowatt", "MW": "mw|megawatt", "GW": "gw|gigawatt", "W": "watt", "kWh": "kwh|kilowatt hour|kilowatt-hour",
    "GWh": "gwh|gigawatt hour|gigawatt-hour",
    "MWh": "mwh|megawatt hour|megawatt-hour", "hp": "hp|horsepower", "bhp": "bhp|brake horsepower", "volt": "volt", "ampere": "ampere|amp",
    "GB": "gb|gigabyte", "MB": "mb|megabyte", "TB": "tb|terabyte", "megabit": "megabit|mbit", "megapixel": "megapixel|mp",
    "Hz": "hz|hertz", "kHz": "khz|kilohertz", "MHz": "mhz|megahertz", "GHz": "ghz|gigahertz", "dB": "db|decibel", "rpm": "rpm",
    "Nm": "nm of torque|newton metre", "N": "newton", "kN": "kilonewton",
    "mAh": "mah", "megapascal": "mpa|megapascal", "psi": "psi", "kilopound per square inch": "ksi",
    "mph": "mph|mile per hour|miles per hour|miles an hour|mile-per-hour|mile-an-hour",
    "km/h": "km/h|kmh|kph|kmph|kilometres per hour|kilometers per hour|"
    "kilometres an hour|kilometers an hour|kilometre per hour|kilometer per hour|km per hour|km an hour|km/hr|"
    "km/hour",
    "m/s": "m/s|metres per second|meters per second",
    "knot": "knot|kn", "mpg": "mpg|miles per gallon|miles to the gallon",
    "°C": "°c|degrees celsius|degree celsius|degrees centigrade|degree centigrade|celsius|centigrade|degrees c|degree c|deg c|degc|℃|"
          "°celsius|º c|ºc|° c|° celsius|deg celsius|degrees celcius|celcius",
    "°F": "°f|degrees fahrenheit|degree fahrenheit|fahrenheit|degrees f|degree f|deg f|degf|° f|ºf|º f|deg fahrenheit|° fahrenheit|"
          "degrees farenheit|degree farenheit|farenheit", "radian": "radian|rad", "degree": "degree|°|deg",
    "magnitude": "magnitude", "ppm": "ppm|parts per million", "parts-per-billion": "ppb|parts per billion|parts-per-billion",
    "second": "second|sec|secs", "minute": "minute|min|mins", "hour": "hour|hr|hrs", "day": "day", "night": "night", "week": "week",
    "fortnight": "fortnight",
    "month": "month", "year": "year|yr|yrs", "decade": "decade", "century": "century|centuries", "millisecond": "millisecond|ms",
    "times": "time|-fold|fold|x", "calorie": "calorie|kcal", "cent": "cent|cts|¢|us cent|euro cent|eurocent",
    "penny": "pence|penny|p|pennies",
    "bitcoin": "bitcoin|btc",
    "carat": "carat", "bushel": "bushel", "teaspoon": "teaspoon|tsp", "tablespoon": "tablespoon|tbsp", "vote": "",
}
AGES = {
    "year of age": "year-old|year old|years old|years-old|years of age|year of age|yo|yr-old|yr old|y/o|-year-old|year - old|years - old",
    "month of age": "month-old|month old|months old|months-old|months of age|month of age",
    "week of age": "week-old|week old|weeks old|weeks of age|weeks-old",
    "day of age": "day-old|day old|days old|days-old|days of age",
}
MONEY: dict[str, str] = {
    "USD": "dollar|us dollar|u.s. dollar|u.s dollar|united states dollar|american dollar|usd|us$|buck|greenback|dlr", "EUR": "euro|eur|€",
    "GBP": "pound sterling|british pound|gbp|£|quid|sterling|stg|pounds sterling|pounds stg", "JPY": "yen|japanese yen|jpy|¥",
    "CNY": "yuan|元|chinese yuan|renminbi|rmb|cny|yuan renminbi|chinese yuan renminbi", "AUD": "australian dollar|aud|aussie dollar",
    "CAD": "canadian dollar|cad", "HKD": "hong kong dollar|hkd", "NZD": "new zealand dollar|nzd|kiwi dollar",
    "SGD": "singapore dollar|singaporean dollar|sgd",
    "TWD": "taiwan dollar|taiwanese dollar|twd|nt dollar", "INR": "rupee|indian rupee|inr", "PKR": "pakistani rupee|pkr",
    "LKR": "sri lankan rupee|lkr",
    "RUB": "ruble|rouble|russian ruble|russian rouble|rub", "UAH": "hryvnia|hryvnias|ukrainian hryvnia|uah",
    "KRW": "won|south korean won|korean won|krw",
    "BRL": "real|reais|brazilian real|brazilian reais|brl", "MXN": "peso|mexican peso|mxn", "ARS": "argentine peso|argentinian peso|ars",
    "PHP": "philippine peso|php", "COP": "colombian peso|cop", "CLP": "chilean peso|clp", "ZAR": "rand|south african rand|zar",
    "TRY": "lira|turkish lira|try", "ILS": "shekel|israeli shekel|new israeli shekel|israeli new shekel|ils|nis",
    "CHF": "swiss franc|chf|franc",
    "SEK": "swedish krona|swedish kronor|swedish crown|sek|krona|kronor", "NOK": "norwegian krone|norwegian kroner|norwegian crown|nok",
    "DKK": "danish krone|danish kroner|danish crown|dkk", "ISK": "icelandic krona|icelandic kronur",
    "CZK": "czech koruna|czech crown|koruna|czk",
    "PLN": "zloty|polish zloty|zlotys|pln", "HUF": "forint|hungarian forint|huf", "RON": "romanian leu|romanian lei",
    "BGN": "bulgarian lev|leva",
    "MYR": "ringgit|malaysian ringgit|myr", "IDR": "rupiah|indonesian rupiah|idr", "THB": "baht|thai baht|thb",
    "VND": "vietnamese dong|dong|vnd",
    "SAR": "saudi riyal|riyal", "AED": "dirham|uae dirham|emirati dirham|aed", "EGP": "egyptian pound|egp",
    "NGN": "naira|nigerian naira|ngn",
    "KES": "kenyan shilling|kes", "GHS": "cedi|ghanaian cedi", "IRR": "iranian rial|rial|toman", "KWD": "kuwaiti dinar",
    "IQD": "iraqi dinar",
    "BDT": "taka|bangladeshi taka", "finnish markka": "finnish markka|markka", "mark": "mark|deutsche mark|german mark|d-mark|deutschmark",
    "peseta": "peseta",
    "croatian kuna": "croatian kuna|kuna", "georgian lari": "georgian lari|lari|₾", "lao kip": "lao kip|kip|₭",
    "crown": "crown", "krone": "krone|kroner", "dinar": "dinar", "shilling": "shilling|tanzanian shilling|ugandan shilling",
    "florin": "florin", "escudo": "escudo", "tenge": "tenge", "manat": "manat", "birr": "birr", "kwacha": "kwacha", "kyat": "kyat",
    "cfa franc": "cfa franc", "afghani": "afghani", "bolivar": "bolivar|bolivares|bolívar|bolívares", "peruvian sol": "peruvian sol|soles",
    "quetzal": "quetzal|quetzales", "lempira": "lempira", "guarani": "guarani|guaraní|guaranies", "leu": "leu|lei|moldovan leu",
    "lev": "lev",
    "costa rican colón": "costa rican colon|costa rican colón|₡",
    "dutch guilder": "dutch guilder|guilder", "cruzado": "cruzado", "sen": "sen", "satoshi": "satoshi|satoshis",
}
PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "day": "days", "krone": "kroner", "leu": "lei", "lev": "leva"}
SIGNS: dict[str, str] = {
    "$": "USD", "us$": "USD", "us $": "USD", "$us": "USD", "u.s. $": "USD", "u.s.$": "USD", "usd": "USD", "£": "GBP", "gbp": "GBP",
    "€": "EUR", "eur": "EUR",
    "¥": "JPY", "jpy": "JPY", "a$": "AUD", "au$": "AUD", "au $": "AUD", "aus$": "AUD", "$a": "AUD", "aud": "AUD", "c$": "CAD",
    "ca$": "CAD", "cdn$": "CAD", "c $": "CAD",
    "cad": "CAD", "nz$": "NZD", "nz $": "NZD", "nzd": "NZD", "hk$": "HKD", "hk $": "HKD", "hkd": "HKD", "s$": "SGD", "s $": "SGD",
    "sgd": "SGD", "r$": "BRL", "brl": "BRL", "nt$": "TWD",
    "mx$": "MXN", "rs": "INR", "rs.": "INR", "₹": "INR", "inr": "INR", "rm": "MYR", "₽": "RUB", "₴": "UAH", "uah": "UAH", "₩": "KRW",
    "krw": "KRW", "₪": "ILS", "nis": "ILS",
    "₺": "TRY", "chf": "CHF", "sfr": "CHF", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "rmb": "CNY", "cny": "CNY", "₦": "NGN", "ksh": "KES",
    "₱": "PHP", "฿": "THB", "pln": "PLN",
    "zar": "ZAR", "r": "ZAR", "dm": "mark", "thb": "THB", "idr": "IDR", "rp": "IDR", "mxn": "MXN", "try": "TRY", "btc": "bitcoin",
    "mex$": "MXN", "mxn$": "MXN", "aud$": "AUD", "cad$": "CAD", "nzd$": "NZD", "hkd$": "HKD", "sgd$": "SGD", "usd$": "USD", "u.s $": "USD",
    "₿": "bitcoin", "₡": "costa rican colón", "₾": "georgian lari", "₭": "lao kip",
    "ps": "GBP",
}
PERIODS = ("millisecond", "second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade", "century")
PER = ("share", "barrel", "person", "capita", "head", "ounce", "gallon", "litre", "liter", "tonne", "ton", "kilogram", "kilo", "kg",
        "gramme",
        "pound", "unit", "household",
       "family", "game", "match", "mile", "kilometre", "kilometer", "km", "acre", "hectare", "ticket", "gram", "dozen", "bushel", "child",
       "pupil", "student",
       "patient", "worker", "employee", "square foot", "square metre", "square meter", "kwh", "kilowatt hour", "MWh", "square inch",
       "cent", "visit", "vehicle", "car",
       "shift", "flight", "season", "term", "session", "trip", "passenger", "case", "pack", "bottle", "page", "inch", "lap")
IMPLICIT_PER = {"bpd": ("barrel", "day"), "ppg": ("point", "game"), "rpg": ("rebound", "game"), "apg": ("assist", "game")}
PERCENTAGES = frozenset({"percent", "percentage point", "basis point"})
TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century", "millisecond"})


def _names(table: dict[str, str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for code, words in table.items():
        for word in filter(None, words.split("|")):
            names.setdefault(word, code)
            if len(word) > 2 and word[-1].isalpha() and not word.endswith(("s", "feet", "°c", "°f")):
                names.setdefault(word + "s", code)
    return names


@cache
def names() -> dict[str, str]:
    """Every lower-case name of a unit or currency → its code."""
    return _names(AGES) | _names(MEASURES) | _names(MONEY) | {"pounds": "pound", "pound": "pound", "pence": "penny", "in": "in"}


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """The names of units by their first word or sign, the longest first. A pattern of them all takes ten times as long to try."""
    heads: dict[str, list[str]] = {}
    for name in sorted((n for n in names() if n not in ("in", "l", "g", "p", "x", "t")), key=len, reverse=True):
        heads.setdefault(_first_word(name), []).append(name)
    return {head: tuple(found) for head, found in heads.items()}


def _first_word(text: str) -> str:
    end = 0
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[:end or 1]


def _name_at(text: str, at: int) -> tuple[str, int, int] | None:
    """(name, start, end) of the longest name of a unit right after a numeral, past a blank or a hyphen."""
    start = at
    for joint in ("", "-–", ""):
        if start < len(text) and (text[start] in joint or (not joint and text[start].isspace())):
            start += 1
    low = text[start:start + LONGEST_NAME].lower()
    for name in _by_first_word().get(_first_word(low), ()):
        end = start + len(name)
        if _same_name(low[:len(name)], name) and not UNFINISHED.match(text, end):
            return name, start, end
    return None


def _same_name(printed: str, name: str) -> bool:
    """Whether a name is printed here, a blank of it perhaps as a hyphen or another blank."""
    if printed == name:
        return True
    return " " in name and len(printed) == len(name) and all(
        a == b or (b == " " and (a == "-" or a.isspace())) for a, b in zip(printed, name, strict=True))


LONGEST_NAME = 40
UNFINISHED = re.compile(r"[\w°²³]|-(?:and|or)\b", re.I)
TIGHT = re.compile(r"(?:-?(?P<tight>km|kg|cm|mm|m|g|l|p|x|in|h|c|f|s|nm|t)|"
                   r"\s(?P<loose>m(?=\s(?:in|from|off|along|across|into|apart)\b)|(?:m|g|l|p)(?=\s?(?:$|[.,;)×]|"
                   r"tall\b|long\b|wide\b|deep\b|high\b|above\b|below\b|away\b))))(?![\w°²³])(?!-(?:and|or)\b)", re.I)
LETTERS = {"km": "km", "kg": "kg", "cm": "cm", "mm": "mm", "m": "m", "g": "g", "l": "l", "p": "penny", "x": "times", "in": "in",
           "h": "hour", "c": "°C", "f": "°F", "s": "second", "nm": "nm", "t": "t"}
DOUBTFUL = frozenset({"mi", "Try", "try", "Real", "real", "Won", "won", "pc", "sen", "min", "rub", "cop", "php", "gal", "ton", "MP", "mp"})


def unit_at(text: str, at: int) -> tuple[str, int] | None:
    """The code of the unit named right after a numeral that ends at `at`, and where the name ends; None where there is none."""
    if at >= len(text):
        return None
    found = _name_at(text, at)
    if found is not None:
        name, start, end = found
        printed = text[start:end]
        fits = _scored(name, printed, text[max(0, at - 4):at]) and (
            (printed not in DOUBTFUL and name not in COINS) or _word_fits(printed, text, at, end))
        return (names()[name], end) if fits else None
    match = TIGHT.match(text, at)
    if match is None:
        return _bracketed(text, at)
    if match["loose"]:
        return LETTERS[match["loose"].lower()], match.end()
    return (LETTERS[match["tight"].lower()], match.end()) if _tight_fits(match["tight"], text, at) else None


def _bracketed(text: str, at: int) -> tuple[str, int] | None:
    """ "20 (kg)", "35 [km/h]"."""
    closed = BRACKETED.match(text, at) if text[at:at + 2].strip()[:1] in OPENING else None
    if closed is None:
        return _dollars_after(text, at)
    found = unit_at(text[:closed.end() - 1], closed.start("name"))
    return (found[0], closed.end()) if found and found[1] == closed.end() - 1 else None


def _scored(name: str, printed: str, number: str) -> bool:
    """Whether a statistic of sport is one here: "RPG" is a grenade, "war" a war."""
    return name not in SCORED or (printed.islower() if name != "war" else printed == "WAR" and "." in number)


SCORED = frozenset({"ppg", "rpg", "apg", "war"})
OPENING = frozenset("([{")
BRACKETED = re.compile(r"\s?[(\[{](?P<name>[A-Za-z/°]{1,5})[)\]}]")
DOLLARS_AFTER = re.compile(r"\s?\$(?!\s?\d)")


def _dollars_after(text: str, at: int) -> tuple[str, int] | None:
    """ "15 $": a sign that stands after its number."""
    match = DOLLARS_AFTER.match(text, at) if "$" in text[at:at + 2] else None
    return ("USD", match.end()) if match else None


def _tight_fits(letters: str, text: str, at: int) -> bool:
    if letters in ("s", "S"):  # 1970s, 20s
        return False
    return (not (letters in ("in", "h", "c", "f", "C", "F", "H") and text[at:at + 1] == "-") and not letters.isupper()) or letters in ("C",
            "F")


def _word_fits(name: str, text: str, at: int, end: int) -> bool:
    """Whether a name that is also a common word is the unit here: "3 won" is a verb, "3 million won" is money."""
    before = text[max(0, at - 9):at].lower()
    if name.lower() in ("won", "real", "try", "dong", "rand", "sen", "rub", "cop", "php"):
        return before.endswith(("illion", "thousand", "hundred", "00", "bn", "m", "trillion")) and name.lower() not in ("try", "cop",
                "php", "rub")
    if name.lower() in ("mark", "marks"):  # in an exam, too
        return MARKED.search(before) is not None
    if name.lower() in COINS:
        return COINED.search(before) is not None
    if name.lower() in ("mi", "mp"):
        return False
    return not (name.lower() == "min" and text[end:end + 1] == ".")


COINS = frozenset("mark marks crown crowns florin florins soles lev quetzal quetzals".split())  # also what is won, worn, seen or eaten
COINED = re.compile(r"(?:illion|thousand|hundred|bn|\dm|\d\d|\.\d+)[\s-]?$")
MARKED = re.compile(r"(?:illion|thousand|bn|\dm|\d,?\d\d\d)[\s-]?$")
LONGEST_SIGN = max(map(len, SIGNS))


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """The code of the currency sign or code that ends right before `at`, and where it begins."""
    end = at - 1 if text[at - 1:at].isspace() and at > 0 else at
    low = text[max(0, end - LONGEST_SIGN):end].lower()
    for size in range(len(low), 0, -1):
        start = end - size
        if low[-size:] in SIGNS and ((size == 1 and low[-1] == "$") or not _in_word(text, start)):
            break
    else:
        return None
    sign = text[start:end]
    if sign.lower() in ("r", "ps", "rs", "rm", "dm", "rp", "try") and (not sign[0].isupper() or (end != at and sign != "Rs")):
        return None
    return SIGNS[sign.lower()], start


def _in_word(text: str, start: int) -> bool:
    before = text[start - 1:start] if start else ""
    return before in ("'", "’", "-") or (before.isascii() and before.isalpha())


_PER = re.compile(
    r"\s?(?:/|\s(?:per|an?|each|every)\s|[-\s]per[-\s]|-an?-)\s?(?P<per>(?:square |kilowatt )?(?:" + "|".join((*PERIODS,
    *sorted(PER, key=len, reverse=True)))
    + r"))s?\b(?!-old|\s(?:ago|earlier|later|before|after|old)\b)", re.I)


def per_at(text: str, at: int) -> tuple[str, int] | None:
    """The period or thing after "per", "a" or "/" right after a unit that ends at `at` ("$3 a barrel" → barrel), and where it ends."""
    match = _PER.match(text, at)
    return (match["per"].lower(), match.end()) if match else None


def is_money(unit: str) -> bool:
    """Whether a unit is a currency."""
    return unit in MONEY or unit in ("cent", "penny", "bitcoin", "pound")
