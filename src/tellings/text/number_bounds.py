"""Words of bound and of change around a number: "at least", "or more", "between", "up", "fell by". Use `bounded` on a plain quantity."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from tellings.model.values import Bound
from tellings.text import units
from tellings.text.number_quantity import Change, Quantity

OPEN = frozenset({"at_least", "more_than", "at_most", "less_than", "about"})
BOUNDS: tuple[tuple[Bound, str], ...] = (
    ("at_least", r"at (?:the very )?least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum(?: total)? of|minimum of|upwards? of|"
                 r">=|≥"),
    ("more_than", r"(?:well |far |slightly |just |a little |much |significantly )?(?:more than|over|above|greater than|in excess of|"
                  r"exceed(?:s|ed|ing)?|"
                  r"beyond|north of|higher than|better than|surpass(?:es|ed|ing)?|topp(?:ed|ing)|longer than|older than|larger than|"
                  r"bigger than)|over than|>|more then"),
    ("at_most", r"at (?:the very )?most|no more than|not more than|a maximum of|maximum(?: of)?|max\.?|up to|as many as|as much as|up "
                r"until|<=|≤|as high as|no greater than|capped at"),
    ("less_than", r"(?:just |well |slightly |a little |a shade )?(?:less than|fewer than|under|below|short of|south of|lower than|sub)|"
                  r"younger than|shorter than|<"),
    ("about", r"about|around|approximately|approx\.?|roughly|some|an? estimated|estimated(?: at)?|an average of|circa|c\.|ca\.|close to|"
              r"nearly|almost|approaching|"
              r"in the region of|in the range of|somewhere around|virtually|practically|barely|near|just about|~|≈|an approximate|"
              r"something like|as few as|as little as|perhaps|maybe"),
)
# A bound or a filler ends in one of these, so that most numbers need no search for one.
LAST_OF_BOUND = frozenset(
    "as least than of over above exceed exceeds exceeded exceeding beyond surpass surpasses surpassed surpassing topped topping more most "
    "to "
    "until many much at from "
    "high under below sub about around approximately approx approx. roughly some estimated circa c. ca. nearly almost approaching "
    "virtually practically barely near "
    "approximate like few little perhaps maybe another additional further total the only its combined within".split())
AVERAGE = re.compile(r"average of", re.I)
_BEFORE = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[(“\"'‘—–,-]))(?:" + "|".join(f"(?P<{name}>{words})" for name, words in BOUNDS)
    + r")(?:\s(?:another|an additional|a further|a total of|the|only|its|one of|a combined))??[\s-]?$|(?P<mark>[~≈><≥≤])\s?$", re.I)
_FILL = re.compile(r"(?:\s|^)(?P<fill>another|an additional|a further|additional|further|a total of|a combined|a record|only|just|exactly|"
                   r"a massive|a staggering|a whopping|a mere|a reported|a full)\s$", re.I)
LAST_OF_FILL = frozenset("another additional further of combined record only just exactly massive staggering whopping mere reported "
                         "full".split())
STARTS = re.compile(r"(?<![^\s(“\"'‘—–,-])\S|[~≈><≥≤]")  # where a bound may begin: eight tries in place of forty
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", re.compile(r"\s?(?:,\s)?(?:or|and) (?:more|older|over|above|up|greater|higher|longer)\b(?!\sthan)|\+(?!\d)|"
                            r"\s?-?plus\b(?!\s(?:a|the|\d))|\s(?:and|&) counting\b|\sat least\b(?=[.,;)]|$)", re.I)),
    ("at_most", re.compile(r"\s(?:or|and) (?:less|fewer|younger|under|below|lower)\b(?!\sthan)|\sat most\b(?=[.,;)]|$)|"
                           r"\smax(?:imum)?\b(?=[.,;)]|$)", re.I)),
    ("about", re.compile(r"\s(?:or so|or thereabouts|give or take|approximately)\b|-?(?:ish)\b|-odd\b", re.I)),
)
CHANGE_WORDS = {
    "up": r"up|rose|rise|rises|risen|rising|increas(?:e|es|ed|ing)|gain(?:s|ed|ing)?|grew|grow|grows|grown|growing|climb(?:s|ed|ing)?|"
          r"jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|"
          r"soar(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|add(?:s|ed|ing)?|rall(?:y|ies|ied)|leap(?:s|ed|t)?|spik(?:e|es|ed|ing)|swell(?:s|ed)?|"
          r"expand(?:s|ed|ing)?|"
          r"edged up|edging up|went up|go up|goes up|going up|ticked up|boost(?:s|ed|ing)?|shot up|skyrocket(?:s|ed|ing)?|improv(?:e|es|"
          r"ed|ing)|rais(?:e|es|ed|ing)|hik(?:e|es|ed)|inch(?:es|ed|ing)?(?: back)? up|higher(?: by)?",
    "down": r"down|fell|fall|falls|fallen|falling|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)|los(?:t|e|es|ing)|"
            r"plung(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|slid(?:e|es|ing)?|"
            r"slump(?:s|ed|ing)?|sank|sink|sinks|shed|sheds|shedding|plummet(?:s|ed|ing)?|shrank|shrink|shrinks|shrunk|dip(?:s|ped|ping)?|"
            r"retreat(?:s|ed)?|contract(?:s|ed|ing)|edged down|eased|eas(?:es|ing)|"
            r"slip(?:s|ped|ping)?|went down|go down|goes down|cut(?:s|ting)?|reduc(?:e|es|ed|ing)|lower(?:ed|s|ing)?(?: by)?|slash(?:es|"
            r"ed|ing)?|crash(?:es|ed|ing)?|div(?:ed|es|ing)|weaken(?:s|ed|ing)?|trim(?:s|med|ming)?",
}
CHANGE = re.compile(
    r"\b(?:(?P<up>" + CHANGE_WORDS["up"] + r")|(?P<down>" + CHANGE_WORDS["down"] + r"))\s"
    r"(?:(?:only|just|another|an additional|further|a further|back|sharply|slightly|slowly|nearly|by|roughly|as much as|more|\w+ly|"
    r"a record|a staggering|its|their)\s){0,3}(?P<from>from\s)?$", re.I)
PARTICLES = frozenset({"up", "down"})
PHRASAL = frozenset("gave give given giving gives pick picked make makes making made set took take takes taken taking end ended shut shuts "
                    "shutting break broke broken turn turned turns sign signed build built hold held come came comes bring brought call "
                    "called open opened opens use used".split())  # "made up 31 per cent", "shut down two minutes": no change
LOOSE_CHANGES = frozenset("lost lose loses losing cut cuts cutting add adds added adding shed raise raised raises raising contract "
                          "contracts higher lower boost improved".split())  # of plain counts these tell what happened, not a change
WENT = re.compile(r"\b(?:went|go|goes|gone|moved|shifted|swung) from\s$", re.I)
CHANGING = re.compile("|".join(CHANGE_WORDS.values()))
WORD = re.compile(r"[a-z]+")
CHANGE_BY = re.compile(r"\b(?:(?P<up>" + CHANGE_WORDS["up"] + r")|(?P<down>" + CHANGE_WORDS["down"] + r"))\s"
                       r"(?:(?!by\b|from\b|and\b|but\b|to\b)[\w’'-]+\s){1,5}by\s$", re.I)  # "cut its rate by 25 basis points"
BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s|approximately\s|roughly\s)?[^\s\d]{0,4}\s?$", re.I)


def bounded(text: str, q: Quantity) -> Quantity:
    """Bound words before and after, and words of change before."""
    window = text[max(0, q.start - 48):q.start]
    last = window.rsplit(None, 1)[-1:]
    fill = _FILL.search(window) if last and last[0].lower() in LAST_OF_FILL else None
    if fill:
        window = window[:fill.start("fill")]
        last = window.rsplit(None, 1)[-1:]
    changed = changed_before(window, q) if q.form != "vague" else ""
    q = replace(q, change=changed) if changed else q
    after = _bound_after(text, q)
    match = _bound_before(window) if last and (last[0].lower().lstrip("(“‘\"'—–") in LAST_OF_BOUND or not last[0][-1].isalpha()) else None
    if match is None:
        between = BETWEEN.search(window) if q.bound == "range" and not fill else None
        start = q.start - (len(window) - between.start()) if between else q.start
        q = replace(q, start=start) if start != q.start else q
        return with_bound(q, after[0], q.start, after[1]) if after else q
    name: Bound = "about" if match["mark"] in ("~",
            "≈") else match.lastgroup if match.lastgroup != "mark" else "exact"  # type: ignore[assignment]
    if AVERAGE.search(match[0]):
        name = q.bound if q.bound != "exact" else "exact"
    lead = len(window) - match.start()
    start = q.start - lead - (len(fill["fill"]) + 1 if fill else 0)
    if _not_bound(text, match[0].strip().lower(), start, q):
        return with_bound(q, after[0], q.start, after[1]) if after else q
    changed = q.change or changed_before(text[max(0, start - 40):start], q)
    q = replace(q, change=changed) if changed != q.change else q
    return with_bound(q, name, start, q.end if after is None or after[0] == "about" else after[1])


def _bound_before(window: str) -> re.Match[str] | None:
    for start in STARTS.finditer(window):
        match = _BEFORE.match(window, start.start())
        if match:
            return match
    return None


def _not_bound(text: str, words: str, start: int, q: Quantity) -> bool:
    """Words that bound nothing here: "over the past two years", "killed over 20 minutes", "above the knee"."""
    if words in ("over", "above", "under", "below", "beyond",
            "near") and q.unit in units.TIMES and re.search(r"\b(?:spread|held|stretched|taking place)\s$", text[max(0, start - 14):start]):
        return True
    if words in ("some",) and q.form == "words" and q.low == 1:
        return True
    if words.endswith(" the") and words.split(maxsplit=1)[0] in ("less", "more", "fewer", "well", "far", "higher", "lower"):
        return text[start - 2:start] == ", "  # "1.2 million, less than the 4 million she had sought": set against it
    return words == "min" or (words == "c" and text[q.start - 1:q.start] != ".")


def _bound_after(text: str, q: Quantity) -> tuple[Bound, int] | None:
    for name, pattern in _AFTER:
        match = pattern.match(text, q.end)
        if match:
            return name, match.end()
    return None


def with_bound(q: Quantity, bound: Bound, start: int, end: int) -> Quantity:
    low, high = q.low, q.high
    if q.bound == "range" and bound not in ("at_least", "more_than"):
        return replace(q, start=start, end=end)
    if q.bound == "vague" and bound in ("about", "exact"):
        return replace(q, start=start, end=end)
    if bound in ("at_least", "more_than"):
        high = None
    elif bound in ("at_most", "less_than"):
        low = None
    return replace(q, start=start, end=end, low=low, high=high, bound=bound)


@lru_cache(maxsize=1 << 14)
def _changes(word: str) -> bool:
    """Whether a word alone may tell of a change. Asked once for each word of the language, it spares most numbers the search."""
    return CHANGING.fullmatch(word) is not None


def changed_before(window: str, q: Quantity) -> Change:
    if q.bound == "range" and WENT.search(window):
        return "down" if q.falling else "up"
    near = window[-36:]
    by = q.unit != "" and window.endswith("by ")
    if q.unit == "score" or not any(map(_changes, WORD.findall((window if by else near).lower()))):
        return ""
    match = CHANGE.search(near)
    if match is None and by:
        match = CHANGE_BY.search(window)
    elif match is not None and match["from"] and q.bound != "range":
        return ""
    if match is None or (not q.unit and match[0].split()[0].lower() in LOOSE_CHANGES):
        return ""
    if (match["up"] or match["down"]).lower() in PARTICLES and PHRASAL.intersection(match.string[:match.start()].lower().split()[-1:]):
        return ""
    return "up" if match["up"] else "down"
