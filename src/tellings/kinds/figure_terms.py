"""Years in prison: the sentence passed, the one asked for, the one that may come. Use `term` on a length of time, whose role then
tells which of the three it is."""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.model.values import Figure

PASSED, SOUGHT, POSSIBLE = "sentence", "sentence_sought", "sentence_possible"
TERMS = frozenset({PASSED, SOUGHT, POSSIBLE})
SERVED = frozenset({"year", "month", "week", "day"})
COURT = frozenset("sentenced jailed prison jail imprisoned convicted court judge jury prosecutors prosecutor guilty sentencing".split())
WORDS = r"(?:\s(?!after\b|since\b|when\b|who\b|before\b|until\b|but\b)[^\W\d][\w’'-]*,?)"  # what may stand before the number
JAILED = re.compile(rf"\b(?:jailed|imprisoned|sentenced|sentence|prison|jail|locked up|behind bars|custody|term|tariff|"
                    rf"serv(?:e|es|ed|ing)|minimum)\b,?{WORDS}{{0,6}}\s?$", re.I)
IN_PRISON = re.compile(r"(?:\sto life)?\s(?:in (?:a )?(?:[\w-]+ )?(?:prison|jail|custody|detention)|behind bars|of (?:imprisonment|"
                       r"probation|hard labou?r)|(?:prison|jail|suspended|custodial)\b)|['’]?\s(?:imprisonment|jail)\b|"
                       r"[\s-](?:prison |jail |minimum |suspended )?(?:sentence|term)s?\b(?! (?:in|of) office)", re.I)
GIVEN = re.compile(r"\b(?:gets?|got|getting|giv(?:en|es?|ing)|gave|hand(?:ed|s|ing)|receiv(?:es?|ed|ing)|drew|draws|fac(?:es?|ed|ing)|"
                   rf"imposed|spend)\b{WORDS}{{0,3}}\s?$", re.I)
ALONE = re.compile(r"\s(?:for|over|on|with|if|and|each|apiece|without|plus|today|yesterday)\b|\s?[.,;:!?–—]|\s?$", re.I)
ASKED = re.compile(r"\b(?:ask(?:s|ed|ing)? for|s(?:eeks?|ought|eeking)|demand(?:s|ed|ing)?|request(?:s|ed|ing)?|recommend(?:s|ed|ing)?|"
                   rf"call(?:s|ed|ing)? for|push(?:ed|ing) for|want(?:s|ed)?|propos(?:es|ed|ing))\b{WORDS}{{0,9}}\s?$", re.I)
ACCUSERS = re.compile(r"\b(?:prosecut\w+|the crown|the state|attorneys?|lawyers?|defen[cs]e|counsel)\b", re.I)
MAY_COME = re.compile(r"\b(?:fac(?:es?|ed|ing)|could|might|may|risk(?:s|ed|ing)?|maximum|punishable|carr(?:y|ies|ied|ying)|liable|"
                      rf"potential\w*)\b{WORDS}{{0,9}}\s?$", re.I)
CAME = re.compile(r"\b(?:was|were|been|is|are)\s(?:\w+\s)?(?:sentenced|jailed|given|handed|imprisoned)\b|"
                  r"(?<!be )\b(?:sentenced|jailed|imprisoned)\s(?:him|her|them|to)\b", re.I)
PASSED_IN = re.compile(r"(?:(?!\b(?:for|over|after)\b)[^.;,])*?\bin (?:[A-Z]\w+ )?((?:19|20)\d\d)\b")  # not the year of the crime
IF_FOUND = re.compile(r"[^.;]{0,40}\bif (?:he is |she is |they are )?(?:found guilty|convicted)\b", re.I)
OFFICE = re.compile(r"\b(?:office|president\w*|minister|mayor|governor|congress|senate|parliament|elected|election|chairman|navy|army|"
                    r"military|marines)\b", re.I)
NOBODY = frozenset("judge court jury magistrate tribunal justice total minimum maximum term sentence penalty punishment prosecution "
                   "prosecutor prosecutors state".split())


def term(found: Figure, before: str, after: str, *, court: bool, year: int | None = None) -> Figure:
    """A length of time with its role where it is one in prison; background where passed in an earlier year than that of publication.
    `before`, `after`: the words of its sentence; `court`: whether the report is of a court."""
    if found.unit not in SERVED or not _is_term(found, before, after, court=court):
        return found
    counted = "" if found.counted.lower().rpartition(" ")[2] in NOBODY else found.counted
    passed = PASSED_IN.match(after)
    earlier = passed is not None and year is not None and int(passed[1]) < year
    return replace(found, role=_which(before, after), counted=counted, scope="background" if earlier else found.scope)


def _is_term(found: Figure, before: str, after: str, *, court: bool) -> bool:
    near = before[-90:]
    if IN_PRISON.match(after):
        return True
    if JAILED.search(near):
        return not OFFICE.search(before + after[:60])
    free = court and ALONE.match(after) is not None and found.unit in ("year", "month")
    return free and (GIVEN.search(near) is not None or (ASKED.search(near) is not None and ACCUSERS.search(before) is not None))


def _which(before: str, after: str) -> str:
    near = before[-90:]
    if ASKED.search(near):
        return SOUGHT
    clause = near.rpartition(", ")[2]
    may_come = MAY_COME.search(clause) or IF_FOUND.match(after)
    return POSSIBLE if may_come and not CAME.search(clause) else PASSED


def convict(words: str) -> str:
    """Whose sentence it is, from the words that govern it; "" where they are of those who passed it, or of no one."""
    return "" if words.lower().rpartition(" ")[2] in NOBODY else words
