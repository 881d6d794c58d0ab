"""What a number leaves out, and takes over from the number before it: "700 killed, more than 3,000 injured", "the Greens 21"."""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.kinds.figure_counted import STATES, Spot
from tellings.kinds.figure_fates import PEOPLE_ROLES
from tellings.kinds.figure_scope import FROM_OLD
from tellings.kinds.figure_subjects import HUMAN, singular
from tellings.model.values import Figure
from tellings.text import units
from tellings.text.language import Parse
from tellings.text.number_quantity import Quantity

AGAIN = re.compile(r"(?:\s?[(\[]|,?\s\(?or(?: about| around| nearly)?\s)$")
ILL = {"ill": "infect", "sick": "infect", "unwell": "infect", "homeless": "displace"}


def same_amount(text: str, last: tuple[int, Figure] | None, q: Quantity, found: Figure) -> Figure | None:
    """The same amount in another unit is of the same thing: "90 miles (145 km)", "lost 190 points, or 0.6 %"; None for another."""
    if last is None or not last[1].unit or not found.unit or last[1].unit == found.unit:
        return None
    between = text[last[0]:q.start]
    same = len(between) < 12 and AGAIN.match(between) and q.end < len(text) and not text.startswith(" of ", q.end)
    return replace(found, counted=last[1].counted or found.counted) if same else None


MILLIONS = re.compile(r"\b(?:million|billion|trillion)$|\d(?:m|mn|bn)$")


def in_money(text: str, q: Quantity, last: tuple[int, Figure] | None, found: Figure) -> Figure:
    """ "Profit of 412 million francs, missing the 450 million that analysts expected": so many million of nothing are of that money."""
    unit = last[1].unit if last else ""
    torn = text[max(0, q.start - 3):q.start].rstrip().endswith(".")  # "$4. 9 million"
    other = text.startswith(" (", q.end)  # "771.3 billion ($1tn)" is of other money
    bare = not (found.unit or found.counted or torn or other) and MILLIONS.search(text[q.start:q.end])
    role = "" if found.role in PEOPLE_ROLES else found.role
    return replace(found, unit=unit, role=role) if bare and units.is_money(unit) else found


def noun_of(words: str, previous: Figure | None) -> str:
    """What is counted, where the words printed for it are a noun: "14 of them" counts what the number before it counts."""
    if words in ("them", "whom", "which") and previous is not None and not previous.unit:
        return previous.counted
    return "" if words in ("them", "injured", "wounded", "dead") else words


SUSPENDED = re.compile(r"-(?:,\s[\w.]+-)*,?\s(?:and|or|to)\s[\w.]+-(?P<noun>[a-z]{3,})")


def suspended(after: str) -> str:
    """ "four-, five- and six-cylinder engines": the noun that the hyphen waits for."""
    match = SUSPENDED.match(after)
    return match["noun"] if match else ""


CONTINUES = re.compile(r"(?:\b(?:compared (?:to|with)|against|versus|from|and|or|than|to|in|is|was|at|plus)|,|[(]) ?"
                       r"(?:about |just |around )?$", re.I)
GAP = re.compile(r"(?:[,;]|\b(?:and|while|but))\s(?:and\s)?(?:(?:the|his|her|its|their)\s)?[^\W\d][\w’'-]*(?:\s[A-Z][\w’'-]*)?\s$")
AFTER_GAP = re.compile(r"\s?(?:[.;]|,\s(?:and|while|but)\b|$)")
HUNDRED = 100
AGAINST = re.compile(r"\b(?:compared (?:to|with)|against|versus|(?:up|down) from) (?:about |around |just )?$")
UNIT_TO = re.compile(r"(?:per ?cent|%|points?) to $")  # "by 84 per cent to 16"
THAT_FIGURE = re.compile(r"^\W*(?:That|The|This) (?:figure|number|total|toll|tally|count)\b[^.]{0,40}$", re.I)
NUMBER_OF = re.compile(
    r"\bnumber of (?:(?:its|the|their|his|her|our) )?(?P<what>[\w’' -]{3,50}?)(?: (?:who|that|in|at|on|being|killed|injured|with|from|has|"
    r"have|had|to|is|was|"
    r"rose|fell|stands|stood|reached|climbed|grew|doubled|tripled)\b|,)[^.;]{0,40}$", re.I)


def continues(text: str, q: Quantity) -> bool:
    """Whether a number in a new sentence speaks of the one before: "The figure is now above 5,000"."""
    near = text[max(text.rfind(".", 0, q.start) + 1, q.start - 80):q.start]
    return "th" in near.lower() and THAT_FIGURE.search(near) is not None


def set_against(text: str, q: Quantity, previous: Figure | None) -> str:
    """What an amount measures that is set against the one before it: "54 per cent of murders, against 61 per cent a decade ago"."""
    if previous is None or previous.unit != q.unit or not AGAINST.search(text[max(0, q.start - 24):q.start]):
        return ""
    return previous.counted


def _left_out(text: str, parse: Parse, s: Spot) -> bool:
    """Whether a bare number leaves out the noun counted before it: "took 88 seats and the Greens 21", "checked 80 wells and found 31"."""
    before = s.first - 1
    if before - 1 < s.begin or s.q.form not in ("digits", "words") or s.q.change:
        return False
    if parse.tags[before] in ("VBD", "VBN") and parse.lower[before - 1] in ("and", "but", ",", ";"):
        return True
    return bool(AFTER_GAP.match(text, s.q.end) and GAP.search(text[max(0, s.q.start - 40):s.q.start]))


def is_fatally(parse: Parse, s: Spot) -> bool:
    """ "five were shot this year, two fatally": a part of the number before, of the same time."""
    return s.first > s.begin and parse.words[s.first - 1] == "," and parse.lower[s.last:s.last + 1] == ["fatally"]


def number_of(before: str) -> str:
    """ "double the number of its reservists from the current 100,000": what the number is of."""
    match = NUMBER_OF.search(before)
    return match["what"].strip() if match else ""


def inherited(text: str, parse: Parse, s: Spot, previous: Figure, told: str) -> tuple[str, str, str]:
    """Counted noun, role and unit that a bare number takes over from the one before it: "700 killed, more than 3,000 injured"."""
    q = s.q
    state = _own_state(parse, s)
    if state and not told and not previous.unit:
        return previous.counted, ILL.get(state, ""), ""  # "19 people have died and more than 800 are ill"
    if told == "displace" != previous.role and not previous.unit:
        return "", told, ""  # "12 people injured and hundreds out of their homes"
    if told in PEOPLE_ROLES and (previous.role in PEOPLE_ROLES or previous.role == "aboard") and not previous.unit:
        return previous.counted, told, ""
    if not previous.unit and _left_out(text, parse, s):
        return previous.counted, told or previous.role, ""
    if not (CONTINUES.search(text[max(0, q.start - 40):q.start]) or continues(text, q) or (previous.change and q.change)):
        return "", told, ""
    if told in PEOPLE_ROLES and not previous.unit and previous.counted and not _are_people(previous.counted):
        return "", told, ""  # "61 people in nine states, and 18 are in hospital": no states
    if not previous.unit:
        kept = told in ("", "compare", *PEOPLE_ROLES) and (previous.role or not told)  # "found two women, one dead"
        return previous.counted, previous.role if kept or continues(text, q) else told, ""
    amount = units.is_money(previous.unit) or previous.unit in ("point", "degree")
    near = text[max(0, q.start - 20):q.start]
    share = previous.unit in units.PERCENTAGES and (q.change != "" or FROM_OLD.search(near))
    same = not previous.change and (q.low or 0.0) <= HUNDRED and previous.unit in (*units.PERCENTAGES, "point") and UNIT_TO.search(near)
    takes = share or same or (amount and q.low is not None and q.form == "digits")
    return (previous.counted, told, previous.unit) if takes else ("", told, "")


def _own_state(parse: Parse, s: Spot) -> str:
    """The adjective that is told of a bare number: "ill" of "more than 800 are ill"; "" where none is."""
    i = s.last - 1
    verb = parse.heads[i]
    if parse.deps[i] != "nsubj" or verb < s.last or parse.lemmas[verb] not in ("be", "remain", "become"):
        return ""
    state = parse.child(verb, "acomp")
    return parse.lower[state] if state is not None and parse.lower[state] not in STATES else ""


def _are_people(counted: str) -> bool:
    return singular(counted.rpartition(" ")[2].lower()) in HUMAN
