"""Whether a number is a figure where it stands, and whether it is an age."""

from __future__ import annotations

import re

from tellings.kinds.figure_counted import NOUNS, Spot
from tellings.kinds.figure_subjects import HUMAN, singular
from tellings.text import units
from tellings.text.language import Parse

NAMES = frozenset({"ORG", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})


PICTURES = frozenset("image photo photograph picture slide page video gallery".split())
LABELS = frozenset("radio channel formula number chapter lane room platform gate act page".split())  # "at number eight"
OUT_OF = frozenset({"of", "/"})
FEW = 10  # "a few", "several": below this a vague word is hardly a number


def is_figure(parse: Parse, s: Spot) -> bool:
    """Whether the words are a quantity here, not a pronoun ("no one", "one another"), a time ("a few weeks ago") or a part of a name."""
    q, i = s.q, parse.token_at(s.q.first)
    if q.form == "vague" and q.unit in units.TIMES and q.high is not None and q.high < FEW:
        return False  # "a few minutes"
    if q.form == "digits" and _of_gallery(parse, s, i):
        return False
    if q.form == "ordinal":
        return True
    if q.unit in units.TIMES and s.last < s.stop and (parse.lower[s.last] == "ago" or _of_accounts(parse, s)):
        return False
    if parse.lower[i] in ("one", "ones") and q.low == q.high == 1 and not q.unit:
        return _one(parse, s, i)
    if q.form == "words" and not q.unit and i > s.begin and parse.lower[i - 1] in LABELS:
        return s.last < s.stop and parse.tags[s.last] == "NNS"
    if q.form == "words" and not q.unit and i > s.begin and parse.words[i][0].isupper() and parse.tags[i - 1] == "NNP" and parse.tags[
            i] in ("NNP", "CD"):
        return parse.labels[i] not in NAMES and not (parse.labels[i] == "" and parse.tags[i] == "NNP")
    if q.form == "words" and q.unit in units.TIMES and _titled(parse, i, s.last):
        return False
    if q.form == "digits" and not q.unit and i > s.begin:
        return not (_in_name(parse, s, i) or _of_model(parse, i))
    return True


MONTHS = frozenset("january february march april may june july august september october november december end".split())


def _of_accounts(parse: Parse, s: Spot) -> bool:
    """ "in the three months to September": when, not how long."""
    i = s.last + (parse.lower[s.last] in ("to", "ended", "ending", "through"))
    return s.last < i < s.stop and s.first > s.begin and parse.lower[s.first - 1] in ("the", "first", "last") and parse.lower[i] in MONTHS


def _titled(parse: Parse, i: int, last: int) -> bool:
    """ "the Six-Day War": a length of time with capitals that names something."""
    following = last < len(parse) and parse.words[last][:1].isupper() and parse.tags[last] in NOUNS
    return following and all(parse.words[k][0].isupper() or parse.words[k] in ("-", "'", "’") for k in range(i, last))


OTHER_NAMES = frozenset({"PERSON", "DATE", "TIME", "GPE", "NORP"})
LONGEST_MODEL = 4  # digits


def _of_model(parse: Parse, i: int) -> bool:
    """ "the Falcon 9 rocket", "a Boeing 737 jet": a name with the same number again in the text."""
    name, digits = parse.words[i - 1], parse.words[i]
    if parse.tags[i - 1] not in ("NNP", "NNPS") or parse.labels[i - 1] in OTHER_NAMES or len(digits) > LONGEST_MODEL:
        return False
    again = sum(parse.words[k] == digits and parse.words[k - 1] == name for k in range(1, len(parse)))
    return again > 1 and parse.lower[i - 1] not in ("the", "and")


def _of_gallery(parse: Parse, s: Spot, i: int) -> bool:
    """ "Image 3 of 8": a picture's place in a row of them."""
    lower, back = parse.lower, i - 1
    while back > s.begin and (lower[back] in OUT_OF or (back < i - 1 and parse.words[back].isdigit())):
        back -= 1
    first = back == i - 1
    return i > s.begin and lower[back] in PICTURES and (not first or (s.last < s.stop and lower[s.last] in OUT_OF))


def _in_name(parse: Parse, s: Spot, i: int) -> bool:
    """ "the Stoxx 600 index", "ASX 200": a bare number right after a name, with no plural counted after it."""
    before = i - 1
    if parse.tags[before] not in ("NNP", "NNPS") or parse.labels[before] in ("PERSON", "DATE", "TIME", "GPE", "NORP") or s.first != i:
        shirt = s.last + 1 < s.stop and parse.tags[s.last + 1] == "VBZ"  # "Lee (4) celebrates", below a picture
        return parse.words[before] == "(" and i + 1 < s.stop and parse.words[i + 1] == ")" and (
            parse.labels[before - 1] != "PERSON" or shirt)
    if parse.lower[before].endswith("s") and parse.lower[before - 1] == "the":
        return False  # "the Greens 21"
    nxt = parse.tags[s.last] if s.last < s.stop else ""
    return nxt not in ("NNS", "NNPS", "JJ", "VBN", "IN") and "," not in parse.words[i] and "." not in parse.words[i]


def _one(parse: Parse, s: Spot, i: int) -> bool:
    before = parse.lower[i - 1] if i > s.begin else ""
    nxt = parse.lower[i + 1] if i + 1 < s.stop else ""
    if before and parse.words[i].istitle() and parse.tags[i - 1] == "NNP":
        return False  # "Radio One"
    if nxt == "of" and before != "no":
        following = range(i + 2, min(i + 10, s.stop))
        return any(parse.tags[k] in ("NNS", "NNPS", "PRP")
                or parse.lower[k] in ("them", "those", "which", "whom", "injured", "dead", "wounded") for k in following)
    if before in ("no", "the", "this", "that", "each", "every", "any", "another", "some", "which", "last", "first", "day", "by", "not",
            "only", "for", "these", "those", "number", "oh"):
        return before in ("only", "for", "by", "not") and i + 1 < s.stop and parse.tags[i + 1] in NOUNS
    if nxt in ("dead", "killed", "injured", "wounded", "person", "was", "died", "critically", "fatally", "seriously", "in", "missing",
            "other"):
        return nxt != "in" or parse.tags[i] == "CD"
    if nxt in ("another", "day", "by", "night", "morning", "or", "-") or (i + 1 < s.stop and parse.tags[i + 1] == "CD"):
        return False
    noun = parse.deps[i] in ("nummod", "compound", "amod", "nsubj", "nsubjpass") or parse.heads[i] > i
    return parse.tags[i] == "CD" and noun and nxt not in ("might", "can", "must", "should", "would", "is", "has", "who", "thing", "way")


AGED = re.compile(r"\b(?:(?:life expectancy|(?:average|median|mean|retirement|pension|legal) age)"
                  r"(?:\s[\w’']+){0,5}|aged?|ages|age of|aged between|ages of|turn(?:s|ed|ing)?|years of)\s"
                  r"(?:just |only |about |around )?$", re.I)
IS_AGE = re.compile(r"\b(?:he|she|who|i)(?:[’']s|\sis|\swas|\swere|\sare|\swill be|\sjust)(?: only| just| now| then)?\s$", re.I)


OF_TOWN = re.compile(r"\sof\s[A-Z]")  # "Ann Lee, 31 of Selby,"
AFTER_AGE = re.compile(r"\s?[,).;]|\s(?:of(?! (?:whom|them|which|the|these|those|its|their|his|her)\b)|and|was|is|has)\b|$")


def is_age(text: str, parse: Parse, s: Spot, words: str) -> bool:
    """Whether a bare number is an age: "John Smith, 24,", "aged 18 to 34", "Maria, who was 10"."""
    q = s.q
    top = q.high if q.high is not None else q.low
    if q.form not in ("digits", "words") or top is None or not 0 < top <= OLDEST:
        return False
    before = text[max(0, q.start - 56):q.start]
    if _limit(parse, s) or aged_in_list(text, parse, s):
        return True
    low = before.lower()
    if ("age" in low or "turn" in low or "years of" in low or "expectancy" in low) and AGED.search(before):
        return not re.match(r"\s(?:seats|times|people|runs)", text[q.end:q.end + 8])
    if q.form == "digits" and OF_TOWN.match(text, q.end) and _after_person(parse, s):
        return True
    if words or top != int(top):
        return False
    if _of_years(text, parse, s) or q.form == "words":
        return _of_years(text, parse, s)
    after = text[q.end:q.end + 12]
    if IS_AGE.search(before):
        return bool(re.match(r"[.,;)]|$|\s(?:when|at|and|by|in)\b", after))
    return AFTER_AGE.match(after) is not None and _after_person(parse, s)


SPELT = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
YEARS = rf"(?:\d{{1,3}}|{SPELT})"
AGE_LIST = re.compile(rf"(?:[,(]|,?\s(?:aged|ages|of)\b)\s?(?P<ages>{YEARS}"
                      rf"(?:,\s{YEARS})*,?\s(?:and|or)\s{YEARS})(?=\s?[,).;:—–]|$)")
ONE_OF_AGE = frozenset(
    "boy girl child kid toddler son daughter brother sister man woman youth teenager lad pensioner grandson granddaughter nephew niece "
    "twin".split())
OF_MANY = frozenset("crew staff family gang group party band team squad couple pair police body dead head lot army unit".split())
GROWN = 16  # years: "a father of 12" has twelve children, and no farmer is ten
ALONE = frozenset({"VB", "MD", "IN", "WP", "CC", "RB", ",", "."})  # what follows a number that counts nothing
LIMITS = frozenset({"under", "over", "below", "above", "older", "younger"})
OLDEST = 115


def aged_in_list(text: str, parse: Parse, s: Spot) -> str:
    """Whom an age in a list of ages belongs to: "men" for "two men, 33 and 19, were shot"; "" where it stands in none."""
    begin = max(parse.starts[s.begin], s.q.start - 40)
    if not ("," in text[begin:s.q.start] or "(" in text[begin:s.q.start] or " of " in text[begin:s.q.start]):
        return ""
    for match in AGE_LIST.finditer(text, begin, s.q.end + 40):
        noun = parse.token_at(match.start()) - 1
        if match.start("ages") <= s.q.start and s.q.end <= match.end("ages") and noun >= s.begin:
            told = match[0].startswith((" a", ", a"))  # "aged four, six and 13"; elsewhere words are seldom ages
            ages = [int(age) for age in re.findall(r"\d+", match["ages"])]
            if match[0].startswith(" of") and (singular(parse.lower[noun]) not in ONE_OF_AGE or parse.tags[noun] != "NNS"):
                continue  # "a team of three and a dog"
            told = told or match[0].startswith(" of")  # "sisters of four and seven"
            person = parse.labels[noun] == "PERSON" or singular(parse.lower[noun]) in HUMAN
            if person and (ages or told) and max(ages, default=0) <= OLDEST:
                return parse.words[noun]
    return ""


def _of_years(text: str, parse: Parse, s: Spot) -> bool:
    """Whether a number is the age of one it stands beside: "his sister, six, was found", "a boy of nine", "a farmer of 71 has died"."""
    noun = s.first - 2
    if noun < s.begin or parse.tags[noun] not in ("NN", "NNP"):
        return False
    grown = s.q.form == "digits" and (s.q.low or 0) >= GROWN and parse.lower[noun] in HUMAN and parse.lower[noun] not in OF_MANY
    if grown and parse.lower[noun + 1] == "of" and (s.last >= s.stop or parse.tags[s.last][:2] in ALONE):
        return True
    if parse.labels[noun] != "PERSON" and singular(parse.lower[noun]) not in ONE_OF_AGE:
        return False
    beside = ("of", ",") if s.q.form == "words" else ("of",)
    return parse.lower[s.first - 1] in beside and bool(re.match(r"\s?[,.;)]|\s(?:and|was|is|who)\b", text[s.q.end:s.q.end + 6]))


def _limit(parse: Parse, s: Spot) -> bool:
    """ "children under 12", "people over 65": a limit of age right after the people it is set for."""
    before = s.first - 1
    return s.last - s.first > 1 and before >= s.begin and parse.lower[s.first] in LIMITS and parse.tags[before] == "NNS" and singular(
        parse.lower[before]) in HUMAN


SPANS_OF_LIFE = frozenset({"expectancy", "age", "lifespan", "longevity"})


def aged(words: str, *, printed: bool) -> str:
    """Whom or what the words that govern an age say it is of; a bare number is the age of a person, not of "a heart attack".
    `printed`: the age is printed as one ("the 20-year-old treaty")."""
    last = words.rpartition(" ")[2]
    return words if printed or last[:1].isupper() or singular(last.lower()) in HUMAN or last in SPANS_OF_LIFE else ""


def whose_age(text: str, parse: Parse, s: Spot) -> str:
    """Whom an age belongs to where a list or a limit says it; "" elsewhere."""
    if _limit(parse, s):
        return parse.words[s.first - 1]
    return aged_in_list(text, parse, s) or (parse.words[s.first - 2] if _of_years(text, parse, s) else "")


def _after_person(parse: Parse, s: Spot) -> bool:
    """Whether a person is named or described right before the number: "Ann Lee, 31", "her son (7)"."""
    i = s.first - 1
    if i < s.begin:
        return False
    if parse.words[i] in (",", "("):
        i -= 1
        if i < s.begin or parse.tags[i] == "CD":
            return False
        named = parse.tags[i] == "NNP" or (parse.words[i][:1].isupper() and parse.deps[s.first] == "appos")  # "Maric, 58, was"
        if parse.words[s.first - 1] == "," and named and (
                s.q.low or 0) >= 5 and s.last < s.stop and parse.words[s.last] in (",", "of"):
            return parse.labels[i] not in ("GPE", "LOC", "DATE", "EVENT", "MONEY", "CARDINAL")
        return parse.labels[i] == "PERSON" or (parse.tags[i] in NOUNS and singular(parse.lower[i]) in HUMAN) or (
            parse.tags[i] == "NNP" and parse.labels[i] in ("", "ORG", "NORP") and parse.tags[i - 1] == "NNP" and i - 1 >= s.begin)
    shares = {"%", "percent", "cent", "votes", "points"} & set(parse.lower[s.begin:s.first])  # "she won 57 per cent, Elin Grau 43"
    return parse.labels[i] == "PERSON" and parse.tags[i] == "NNP" and not shares
