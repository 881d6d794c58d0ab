"""Titles and reasons of findings, in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.kinds.figure_sense import IN_ROW
from tellings.kinds.figure_subjects import HUMAN, PERSON, ROLES, SYNONYMS, counted_key, singular
from tellings.model.accounts import Finding, Version
from tellings.reconcile.align import MOVING, WEAK_ROLES, Group, Reading
from tellings.reconcile.amounts import agree, number
from tellings.reconcile.bearers import one_name
from tellings.reconcile.excerpts import excerpt
from tellings.reconcile.ground import Ground, Stated, place
from tellings.reconcile.meaning import CASUALTIES, Topic, is_kin, place_class, side_class
from tellings.text.units import PERCENTAGES, PLURALS, TIMES, is_money

BOUNDS: dict[str, str] = {"at_least": "at least ", "more_than": "more than ", "at_most": "at most ",
                          "less_than": "fewer than ", "about": "about "}
COUNTS = "no one two three four five six seven eight nine ten eleven twelve".split()
CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "HKD": "HK$", "SGD": "S$"}
SPOKEN = {"magnitude": "", "share": "", "score": "", "year of age": "year", "month of age": "month", "week of age": "week",
          "day of age": "day"}
SHARES = {0.5: "half", 0.33: "a third", 0.67: "two thirds", 0.25: "a quarter", 0.75: "three quarters", 0.2: "a fifth", 0.1: "a tenth"}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
PARTICIPLES = {"kill": "killed", "injure": "injured", "hospitalise": "in hospital", "shoot": "shot", "casualty": "killed or injured",
               "miss": "missing", "take": "taken", "lose": "lost", "hit": "hit", "put": "put", "cut": "cut", "set": "set", "send": "sent",
               "buy": "bought", "sell": "sold", "hold": "held", "win": "won", "build": "built", "find": "found", "make": "made",
               "pay": "paid",
               "steal": "stolen", "break": "broken", "burn_down": "burnt down", "lay_off": "laid off", "spend": "spent", "give": "given",
               "strike": "struck", "throw": "thrown", "drive": "driven", "see": "seen", "grow": "grown", "rise": "risen", "fall": "fallen",
               "hurt": "hurt", "shut": "shut", "leave": "left", "bring_down": "brought down", "lend": "lent", "speak": "spoken",
               "sentence": "sentenced", "sentence_sought": "sentence sought", "sentence_possible": "possible sentence",
               "aboard": "aboard", "cost": "", "target": "targeted"}
KILLING = re.compile(r"kill|murder|slain|slay|massacre|assassinat|execut|shot|stabb|gunned|behead|lynch|homicide|\bdead|deaths|toll|fatal",
                     re.IGNORECASE)
DYING = re.compile(r"\b(?:die[sd]?|dying|death|passed away|succumb\w*)\b", re.IGNORECASE)
NAMING = re.compile(r"[^\W\d_]{2}")  # a title has a word; in torn text "=7" and "M" are none
TIMED = re.compile(r"\b(?:time|period|term|delay|wait|notice|experience|deadline|career|length|duration|history|lead|stay|sentence|age|"
                   r"shelf life|life|day|night|week|month|year)s?$", re.IGNORECASE)
LASTED = re.compile(r"\b(?:last(?:s|ed|ing)?|took|takes?|taking|went on|dragged on)\b(?:\s[\w’'-]+){0,3}\s?$", re.IGNORECASE)
CHANGE = re.compile(r"\b(?:increase|rise|gain|growth|jump|surge|drop|fall|decline|decrease|cut|loss|reduction|change|hike|slump)s?\b",
                    re.IGNORECASE)
SAYS_LITTLE = (MOVING | WEAK_ROLES | frozenset("speak put leave carry_out expect bear impose try face add".split())) - {"hold"}
SIDED = frozenset("launch intercept destroy arrest".split())  # whose side these tell stands among the rest of a row
LITTLE = PERSON | frozenset("week month year rate firm company group level figure number total".split())  # alone they tell too little
DONE_TO = frozenset("damage evacuate displace rescue infect recall aboard sentence sentence_sought sentence_possible".split())
NOBODY = frozenset("company firm group agency club party government ministry state country report statement".split())  # no names
SHORTEST, LONGEST = 3, 30  # characters of a name in a title
AIMED = frozenset({"launch"})  # what is done to a place rather than in it


def amount(low: float | None, high: float | None, bound: str, unit: str = "") -> str:
    """An amount in words: "at least 24", "11 to 17", "$5.05 billion"."""
    if low is None and high is None:
        return "no number"
    if unit == "score" and low is not None and high is not None:
        return f"{plain(high)}-{plain(low)}"
    if low is not None and high is not None and low != high:
        return f"{plain(low, unit)} to {plain(high, unit)}"
    value = low if low is not None else high
    if bound == "less_than" and unit:
        return f"less than {plain(value or 0.0, unit)}"
    return BOUNDS.get(bound, "more than " if bound == "vague" else "") + plain(value or 0.0, unit)


def plain(value: float, unit: str = "") -> str:
    """A number with its unit."""
    if unit == "share" and round(value, 2) in SHARES:
        return SHARES[round(value, 2)]
    unit = SPOKEN.get(unit, unit)
    scale, word = next(((s, f" {w}") for s, w in SCALES if abs(value) >= s and unit), (1.0, ""))
    text = f"{value / scale:,.2f}".rstrip("0").rstrip(".") + word
    if unit in CURRENCIES:
        return CURRENCIES[unit] + text
    return f"{text} {measured(unit) if value != 1 or unit == 'percent' else unit}".rstrip()


def count(n: int, noun: str = "report") -> str:
    """A count of things in words: "one report", "four reports"."""
    word = COUNTS[n] if n < len(COUNTS) else f"{n:,}"
    return f"{word} {noun}" + ("s" if n != 1 else "")


def title(ground: Ground, group: Group) -> str:
    """What a finding is about, in as few words as tell it from others: "Injured in Kyiv"."""
    used = [s for r in group.readings for s in (*r.statements, *r.sources)] or list(group.statements)
    where = next((w for w, _ in ranked([s.value.where for s in used if place_class(s.value.where)])), "")
    counted, done = counted_words(used), "" if group.topic.role in SAYS_LITTLE else participle(group.topic.role)
    told = " ".join(ground.sentence(s) for s in used) if group.topic.role == "kill" else ""
    if DYING.search(told) and not KILLING.search(told):
        done = "died"  # a toll of an illness, or of a flood: nobody is said to have been killed
    if counted.lower() in (done, "hurt", "wounded", "dead") or (done and counted.lower() == group.topic.role):
        counted = ""  # "the hurt", "a sentence of nine years"
    if group.topic.role not in CASUALTIES and group.topic.role == singular(counted.rpartition(" ")[2].lower()):
        done = ""  # "votes voted"
    words = done if group.topic.role in CASUALTIES and group.topic.counted == ("person",) else f"{counted} {done}".strip()
    if not counted and group.topic.role not in ROLES:
        words = ""  # "lost" alone says of nothing what it is
    words = in_row(used) or named(moved(words, opened(ground, used, counted), group.topic).strip("-– "), group.topic)
    if words and group.topic.unit in TIMES and not done:
        words = lasting(ground, words, used)
    if not NAMING.search(words) or words.split()[-1].lower() in ("time", "times", "occasion", "occasions"):
        words = ""  # "the ninth time": of what, only its words say
    if not words or (says_less(group, used) and not words.startswith("Magnitude")):
        words = quoted(ground, used)
    whose = bearer(used) if not done or group.topic.role not in CASUALTIES else ""
    if whose and whose.rpartition(" ")[2].casefold() not in words.casefold() and not words.endswith("”"):
        words = f"{whose}: {words.removeprefix('Result: ')}"
    if not words.endswith("”"):
        words += (f" {preposition(group.topic.role, where)}{where}" if where and where != whose else "")
    words += {"part": " (some of them)", "background": " (background)", "period": " (over a period)"}.get(group.topic.scope, "")
    words += " (forecast)" if group.topic.forecast else ""
    return words[:1].upper() + words[1:]


def says_less(group: Group, used: Sequence[Stated]) -> bool:
    """Whether printed words say more than what was counted and what was done to it would: where one report gives a number, and where
    only people, a name or a result would be named.
    """
    if group.topic.role in CASUALTIES | SIDED | DONE_TO or in_row(used):
        return False
    if len({(s.value.low, s.value.high) for s in used}) > 1:  # the words of one of two numbers may be its own
        return not group.topic.unit and singular(counted_words(used).lower()) in LITTLE and not participle(group.topic.role)
    counted, side = counted_words(used), bearer(used)
    if group.topic.role == "age":  # the age of a person; a treaty of that age is told by its clause
        named = any(w[:1].isupper() for w in counted.split())
        return not named and singular(counted.rpartition(" ")[2].lower()) not in HUMAN
    bare = group.topic.unit == "score" or singular(counted.lower()) in LITTLE or side != ""
    return bare or len({s.document for s in used}) == 1


def quoted(ground: Ground, used: Sequence[Stated]) -> str:
    """The printed words around the first of the numbers, with what is counted where they do not name it."""
    first = min(used, key=place)
    words = excerpt(ground.documents[first.document].text, first.sentence, first.span.span)
    if len({(s.value.low, s.value.high) for s in used}) > 1:
        words = words.replace(" ".join(first.span.text.split()), "…", 1)  # no side is taken
    whose = [w for w in (first.value.counted, first.value.side) if w and w.casefold() not in ("age", first.value.unit)]
    told = any(w.rpartition(" ")[2].casefold() in words.casefold() for w in whose)
    return f"“{words}”" if told or not whose else f"{whose[0]}: “{words}”"


def moved(words: str, counted: str, about: Topic) -> str:
    """The title of a change: "rise in revenue" of "revenue rose 7 per cent"; elsewhere as it is."""
    way = {"up": "rise in", "down": "fall in"}.get(about.change, "")
    share = is_money(about.unit) or about.unit in PERCENTAGES or about.unit == "basis point"  # "the boy fell 12 feet" is no fall in boys
    if not way or not share or not counted or CHANGE.search(counted):
        return words
    return f"{way} {counted}"


def opened(ground: Ground, used: Sequence[Stated], counted: str) -> str:
    """What is counted, written small where it only opens its sentence and is no name: "Shipments rose"."""
    first = min(used, key=place)
    opens = counted and counted == first.value.counted and ground.sentence(first).lstrip("“\"‘ ").startswith(counted)
    named = first.value.side and counted in first.value.side
    small = counted[:1].lower() + counted[1:]
    noun = any(small.split()[0] in ground.documents[s.document].text for s in used) if opens and not named else False
    return small if noun and not counted[:2].isupper() else counted


def bearer(used: Sequence[Stated]) -> str:
    """Whose a number is, where all that name someone name the same one: the shortest way of saying it."""
    names = sorted({s.value.side for s in used if s.value.side and s.value.role not in SIDED}, key=lambda n: (len(n), n))
    dateline = bool(names) and names[0].isupper() and " " in names[0]
    one = bool(names) and all(one_name(names[0], n) for n in names)
    told = one and not dateline and not side_class(names[0]) and singular(names[0].lower()) not in NOBODY
    return names[-1] if told and SHORTEST <= len(names[-1]) <= LONGEST else ""


def happened_to(found: Finding, *, one: bool) -> str:
    """What happened to those counted, as the end of a sentence: "were injured"; "died" where no report says killed."""
    if found.about.role == "kill" and re.search(r"\b[Dd]ied\b", found.title):
        return "died"
    return f"{'was' if one else 'were'} {participle(found.about.role)}"


def done(found: Finding) -> str:
    """What was done to those counted, as the end of a noun: "people killed"; "" where the noun says it: "deaths"."""
    head = singular(found.about.counted.rpartition(" ")[2])
    return "" if SYNONYMS.get(head) == found.about.role else participle(found.about.role)


def in_row(used: Sequence[Stated]) -> str:
    """Which of several it is, where numbers count by a place in a row: "sixth call"; "" elsewhere."""
    first = min(used, key=place)
    counts = first.value.counted and all(IN_ROW in s.notes for s in used)
    return f"{first.span.text} {first.value.counted}" if counts else ""


def lasting(ground: Ground, words: str, used: Sequence[Stated]) -> str:
    """The title of a length of time: "Length of barrage" of "a nine-hour barrage"; "" where only the sentence tells what lasts."""
    if TIMED.search(words):
        return words
    told = any("-" in s.span.text or LASTED.search(ground.sentence(s)[:s.span.start - s.sentence.start]) for s in used)
    return f"Length of {words}" if told else ""


def named(words: str, about: Topic) -> str:
    """A title with what an amount's unit does not say: an age, a magnitude, a result, a rate."""
    lead = {"year of age": "Age of ", "magnitude": "Magnitude of the ", "score": "Result: "}.get(about.unit, "")
    words = "" if words == measured(about.unit) or words.lower() in ("age", "ages", "percent") else words
    if not words:
        return {"year of age": "Age", "magnitude": "Magnitude"}.get(about.unit, "")
    lead = "" if lead == "Age of " and words.lower().endswith(" age") else lead  # "retirement age"
    return f"{lead}{words}" + (f" per {about.per}" if about.per[:1].isdigit() else "")


def measured(unit: str) -> str:
    """What a unit measures in, in words."""
    if unit in PLURALS or unit in TIMES:
        return PLURALS.get(unit, unit + "s")
    return "per cent" if unit == "percent" else unit + "s" if unit.isalpha() and len(unit) > 3 and not unit.endswith("s") else unit


def preposition(role: str, where: str) -> str:
    """How a place is joined to what happened."""
    if re.match(r"(?:in|at|on|near|across|around|outside|inside|off|along)\b", where, re.IGNORECASE):
        return ""
    return "at " if role in AIMED else "in "


def counted_words(used: Sequence[Stated]) -> str:
    """What is counted, in the words most statements use."""
    words = [s.value.counted for s in used if counted_key(s.value.counted) and not is_kin(s.value.counted)]
    return next((w for w, _ in ranked(words)), "") or next((w for w, _ in ranked([s.value.counted for s in used])), "")


def ranked(words: Sequence[str]) -> list[tuple[str, int]]:
    """Words with how often they are used, most often first; of equals the one that names most kinds, then the shortest."""
    tally = {w: words.count(w) for w in words if w}
    return sorted(tally.items(), key=lambda item: (-item[1], -len(counted_key(item[0])), len(item[0]), item[0]))


def participle(role: str) -> str:
    """The past participle of a role's verb; "" for verbs that may tell what the counted did, not what was done to them."""
    if role in PARTICIPLES or role not in ROLES:
        return PARTICIPLES.get(role, "")
    verb, *rest = role.split("_")
    if verb in PARTICIPLES:
        done = PARTICIPLES[verb]
    elif verb.endswith("e"):
        done = verb + "d"
    elif re.search(r"[^aeiou]y$", verb):
        done = verb[:-1] + "ied"
    else:
        done = verb + "ed"
    return " ".join([done, *rest])


def explain(ground: Ground, found: Finding, best: Reading | None, superseded: Sequence[Reading]) -> str:
    """One line that says why best is best."""
    if best is None:
        return "; ".join(sorted({a.reason for a in found.set_aside})) or "no number"
    current = [v for v in found.versions if v.status == "current"]
    reports = len({ground.by_id[i].document for v in found.versions for i in (*v.statements, *(v.derived.statements if v.derived else ()))})
    if found.status == "growing":
        top = number(best) or 0.0
        first = max(superseded, key=lambda r: (abs((number(r) or 0.0) - top), r.document))
        way = "rose" if (number(first) or 0.0) <= top else "fell"
        start = amount(first.low, first.high, first.bound, found.about.unit)
        line = f"{way} from {start} to {told(ground, current[0], found)} as reports came; the latest is taken"
    else:
        ordered = sorted(current, key=lambda v: (not stands(v, best), -v.reports, v.bound))
        line = "; ".join(f"{told(ground, v, found)} {'by' if i == 0 else 'in'} {share(v, reports, i == 0)}{fitting(v, best)}"
                         for i, v in enumerate(ordered))
    return line + cited_by(found, current)


def fitting(version: Version, best: Reading) -> str:
    """What to say of a floor, a ceiling or a vague word beside the number that was taken, where the two agree."""
    says_less = version.bound in ("at_least", "more_than", "at_most", "less_than", "vague") and best.bound in ("exact", "implied")
    return ", which fits" if says_less and agree(version, best) else ""  # type: ignore[arg-type]  # a version's bound is one of Bound


def told(ground: Ground, version: Version, found: Finding) -> str:
    """A version's amount; a vague one as it is printed; saying where it was worked out."""
    printed = min((ground.by_id[i] for i in version.statements), key=place).span.text if version.statements else ""
    if version.bound == "vague" or (version.bound == "more_than" and printed and not re.search(r"\d", printed)):
        return printed.lower()
    text = amount(version.low, version.high, version.bound, found.about.unit)
    return f"{text} (added up: {version.derived.rule})" if version.derived else text


def share(version: Version, reports: int, first: bool) -> str:
    """How many reports give a version."""
    if not first or version.reports == reports:
        return count(version.reports)
    return f"{COUNTS[version.reports] if version.reports < len(COUNTS) else version.reports} of {count(reports)}"


def stands(version: Version, best: Reading) -> bool:
    """Whether a version is the reading that was taken for best."""
    return (version.low, version.high, version.bound) == (best.low, best.high, best.bound)


def cited_by(found: Finding, current: Sequence[Version]) -> str:
    """Who the reports cite, where it is one voice for all."""
    names = {n for v in current for n in v.claimants}
    return f"; all cite {next(iter(names))}" if found.status == "agreed" and len(names) == 1 else ""


def victims(statements: Sequence[Stated]) -> str:
    """How a toll was added up from its victims: "1 + 2 = 3"."""
    numbers = [number(s.value) or 0.0 for s in statements]
    return f"{' + '.join(plain(n) for n in numbers)} = {plain(sum(numbers))}"


