"""Numbers that are not figures: dates, clock times, addresses, phone and model numbers, sections, years, calibres."""

from __future__ import annotations

import re

from tellings.text.number_words import SLASH
from tellings.text.units import unit_at

MONTHS = (r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|"
          r"Jul\.?|"
          r"Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
          r"JAN|FEB|MAR|APR|JUN|JUL|"
          r"AUG|SEPT?|OCT|NOV|DEC)")
LABELS = (r"section|row|page|pages|chapter|flight|room|route|exit|channel|grade|grades|article|paragraph|version|phase|level|category|"
          r"type|tier|lane|figure|"
          r"flat|cabin|berth|verse|platform|gate|apartment|suite|line|lines|ward|precinct|schedule|zone|number|numbers|no\.|nos\.|rule|step|district|round|"
          r"act|clause|bus|train|runway|season|"
          r"episode|episodes|quarter|volume|part|resolution|block|week|day|game|match|stage|note|size|item|table")
CAPITAL_LABELS = (r"Highway|Interstate|Hwy|Rte|Engine|Squad|Terminal|Zone|Model|Mark|Formula|Windows|iPhone|iPad|Galaxy|PlayStation|Xbox|"
                  r"Boeing|Airbus|Area|Group|"
                  r"Division|Serie|Ligue|Apollo|Bowl|Proposition|Prop|Measure|Amendment|Title|Directive|Regulation|Psalm|Season|Episode|"
                  r"Part|Volume|Vol\.|Chapter|Covid|"
                  r"Pier|Building|Unit|Catch|Channel|Radio|Big|Fortune|FTSE|Nasdaq|Nikkei|CAC|DAX|ASX|S&P|Russell|MH|SARS-CoV|"
                  r"Studio|Pixel|Moto|Surface|"
                  r"Gen|Type|Class|Level|Bundesliga|Euro|Expo|Agenda|Vision|Route|Station|Hall|Court|Local|Act|Bill|HR|HB|SB|H\.R\.|"
                  r"Mercedes|Ferrari|Mazda|Peugeot|Audi|Toyota|"
                  r"Nokia|Redmi|Android|iOS|macOS|Tier|Sky|BBC|ITV|ABC|CBS|Fox|KTVU|Page|Nos?\.|NO|NO\.")
LOWER_MONTHS = (r"(?:january|february|april|june|july|august|september|october|november|december|"
                r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.)")  # "may" and "march" are words of their own
BEFORE = re.compile(
    rf"(?:\b(?:S\s?(?:&|and)?\s?P|sp)\s|\b(?:on\smay|{LOWER_MONTHS})\s|"
    rf"\b{MONTHS}\s(?:\d{{1,2}}(?:st|nd|rd|th)?\s?(?:,|and|to|or|-|–|&)\s?)?(?:the\s)?|[A-Za-z]-|[A-Za-z]\d*/|#\s?|\b(?i:{LABELS})\s|"
    rf"\b(?:{CAPITAL_LABELS})\s|:|[A-Za-z]\.|"
    r"(?i:(?<!\w)(?:phone|tel|telephone|call|fax|dial|whatsapp)[:.]?\s(?:\+?[\d\s()-]*)?)|\+|\b[A-Z]{2}\s(?=\d{5}\b)|\(\d{3}\)\s?|\d[-.]|"
    r"\b0\d{2,4}\s(?:\d{3,4}\s)?|\bwww\.\S*|https?://\S*|@\S*|\b(?:at|@)\s(?=\d{1,2}\.\d\d\b))$")
# A plain word after which BEFORE may match; after any other a number is spared the search, the dearest of all.
LEADS = frozenset(f"{LABELS}|{CAPITAL_LABELS}".lower().split("|")) | frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec at p s sp phone tel telephone call fax dial whatsapp cov".split())
PREFIX = re.compile(r"\b(?:minus|sub|mid|under|over|pre|non|post|ex|plus|magnitude)-$", re.I)
COUNT_OF_MONTH = re.compile(r"(?:3[2-9]|[4-9]\d|[1-9]\d\d)\s(?:people|men|women|children|[a-z]{4,}s)\b")  # "since May 88 farms"
AFTER_MONTH = re.compile(rf"\b{MONTHS}\s$")
MONTH_STEMS = re.compile(r"J[aAuU]|F[eE]|M[aA]|A[pPuU]|S[eE]|O[cC]|N[oO]|D[eE]")
DATE_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and)\s?\d{{1,2}})?\s(?:of\s)?"
                        rf"(?:{MONTHS}|{LOWER_MONTHS}|may\s(?:that|this|last))\b(?!\s(?:be|have|not|also|still)\b)")
AFTER = re.compile(
    r"(?:\d{0,3}:\d\d\b|s\b|(?:[.:]\d\d)?\s?(?:am|pm|a\.\s?m\b|p\.\s?m\b|AM|PM|A\.M|P\.M|[ap]m)\b|\s?o['’]clock|(?:st|nd|rd|th|ST|ND|RD|TH)\b|"
    r"-\d{3}-[A-Z]{4}\b|[-\s]?(?:cal\b|cal\.|calib(?:er|re))|mm?\b[\s-]"
    r"(?:handgun|pistol|gun|round|ammunition|shell|mortar|casing|semi|bullet|Glock|caliber|machine)|/\d+(?:/\d+)?\b|-\d+-\d+|\.\d+\.\d+|"
    r"\s?-?(?:block of\b|hundred block\b|block\b)|"
    r"\s(?:B?CE|C\.E|B\.C\.E?|A\.D|AD|BC)\b|\s?(?:GMT|BST|EDT|EST|UTC|CET|IST|PDT|PST|hrs\b|ET\b)|(?:[-\s]\d{2,4}){2,}\b|-\d{4}\b(?=\D|$)|['’]s\b|x\d|ers\b|[.,]?\d*[A-Za-z]\d|"
    r"-[A-Z]\b|[GDKPEX](?![A-Za-z.])|p\b(?=\s(?:video|resolution|HD))|[A-Z]{1,2}\b(?!\s?[a-z]*[$€£]))")
KEEP_AFTER = re.compile(r"(?:[KMBTCFgWV]|[kmMGT]W|[kMGT]B|k?W[hH]|GHz|kg|km|KM|KG|MM|CM|bn|BN|x|g|kHz|MHz|Hz|m|°|US)\b|K\b|-[A-Z][a-z]")
STREET = re.compile(
    r"\s(?:(?:Ave|Avenue|Rue|Via|Calle|Piazza|Plaza|Boulevard|Rua|Avenida)\s[A-Z]|(?:(?:[NSEW]|North|South|East|West|Upper|"
    r"Lower)\.?\s)?(?:[A-Z][\w.'’]*|\d+(?:st|nd|rd|th))\s(?:[A-Z][\w.'’]*\s){0,2}(?:Street|St|"
    r"Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|"
    r"Dr|Lane|Ln|Court|Ct|Place|Pl|Way|Highway|Hwy|Parkway|Pkwy|Terrace|Circle|Broadway|Pike)\b)")
YEAR = re.compile(r"(?:1\d|2[01])\d\d(?!\d|,\d|\.\d|[-\s]?(?:million|billion|thousand)|%)")
YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|till|til|from|during|before|after|late|early|mid|circa|year|season|spring|summer|autumn|fall|winter|"
    r"election|census|the|a|an|as in|and|through|for|than|"
    rf"its|his|her|their|our|vs|versus|elections|ending|ended|end|quarter|{MONTHS},?|back to|due)[\s-]$|[(/,–-]\s?$|['’]s\s$", re.I)
COUNT_AFTER = re.compile(r"\s(?:[a-z]+\s)?(?:people|men|women|children|troops|police|[a-z]{3,}[^s\W]s)\b")
HAPPENED = re.compile(r"\s(?:[a-z-]+\s)?(?:(?:kill|slay|bomb|shoot|hear|meet)ings|murders|attacks|riots|protests|elections|games|floods|"
                      r"fires|wars|talks|accords|strikes|championships|finals|trials|raids|massacres|deaths|reforms|uprisings|earthquakes|"
                      r"hurricanes|wildfires|Olympics|Games|Summer|Winter)\b")
BOUNDED = re.compile(r"\b(?:average of|more than|over|about|around|nearly|almost|up to|at least|some|approximately|as many as|total of|"
                     r"fewer than|less than)\s$", re.I)
HEAD = re.compile(r"(?:^|\n)\s*$")
EMERGENCY = frozenset({"911", "999", "112"})
PLURAL = re.compile(r"\s[a-z]{2,}[^s\W]s\b")
AT_EMERGENCY = re.compile(r"\s(?:call|dispatch|operator|emergenc|tape|record|service|cent|system|responder|text|phone|hang)")
AFTER_NOTE = re.compile(r"\]\s[a-z]")


def _measured(text: str, end: int) -> bool:
    found = unit_at(text, end)
    return found is not None and found[0] not in ("", "second") and (text[end:end + 1] != "-" or found[0] != "year of age")


def is_year(text: str, at: int) -> bool:
    """Whether a numeral that begins here is a year, a span of years or a decade, by what stands around it."""
    match = YEAR.match(text, at)
    if match is None:
        return False
    after = text[match.end():match.end() + 24]
    if re.match(r"s\b|['’]s\b|[-–/]\d\d(?:\d\d)?\b", after):
        return True
    if text[at - 1:at] in "$£€¥" and at > 0:
        return False
    before = text[max(0, at - 26):at]
    strong = re.search(r"\b(?:in|since|during|until|late|early|mid|circa|year|season|summer|winter|spring|autumn|between|from|by|A\.D\.|"
                       r"AD|BC|century)[\s-]$|\b(?:in|between|from)\s(?:A\.D\. )?\d{4}\s(?:and|to|or)\s$", before, re.I)
    if re.search(r"\bthe\s$", before, re.I) and HAPPENED.match(after) and 1900 <= int(match[0]) < 2100:
        return True  # "the 1954 killings": a count of so many would have its comma
    if not strong and (COUNT_AFTER.match(after) or BOUNDED.search(before) or _measured(text, match.end())):
        return False
    if not 1900 <= int(match[0]) < 2100:
        return bool(strong)
    return True


def is_other(text: str, at: int) -> bool:
    """Whether digits that begin here are no figure: part of a date, time, address, phone, model, section or web address."""
    before = text[max(0, at - 24):at]
    if _may_lead(before) and BEFORE.search(before) and not (
            PREFIX.search(before) or (COUNT_OF_MONTH.match(text, at) and AFTER_MONTH.search(before))):
        return True
    if SLASH.match(text, at) and text[at - 1:at] != "/":
        return False
    end = at
    while end < len(text) and (text[end].isdigit() or (text[end] == "," and text[end + 1:end + 4].isdigit())):
        end += 1
    after = text[end:end + 60]
    if AFTER.match(after) and not KEEP_AFTER.match(after):
        return True
    if end - at <= 2 and DATE_AFTER.match(after):
        return True
    if text[at] == "0" and end - at > 1 and after[:1] != ".":
        return True
    if STREET.match(after):
        return True
    listed = after[:1] in (".", ")") and after[1:2].isspace() and HEAD.search(text[max(0, at - 4):at])
    called = text[at:end] in EMERGENCY and (AT_EMERGENCY.match(after) or not (COUNT_AFTER.match(after) or PLURAL.match(after)))
    return bool(listed) or bool(called) or _is_note(text, at, end)


def _is_note(text: str, at: int, end: int) -> bool:
    """Whether digits are the number of a note, "it was disputed.[12]", not a word an editor put in, "the [12] men"."""
    if text[at - 1:at] != "[" or text[end:end + 1] != "]" or end - at > 3:
        return False
    glued = at > 1 and not text[at - 2].isspace()
    return glued or not AFTER_NOTE.match(text, end)


def _may_lead(before: str) -> bool:
    """Whether what stands before digits can be the beginning of a date, label or address at all: by its last word."""
    if before[-1:] != " ":
        return before[-1:] not in ("", "$", "£", "€") or "@" in before or "/" in before or "www." in before
    words = before.rsplit(None, 1)
    word = words[-1] if words else ""
    low = word.lower()
    if low in ("the", "and", "to", "or"):  # "May 3 and 4", "July the 4th"
        return MONTH_STEMS.search(before) is not None
    return not word.isalpha() or low in LEADS or (len(word) == 2 and word.isupper())
