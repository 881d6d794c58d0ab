"""One quantity told in other words is one finding; different things of one size stay apart."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.builders import case, figure, report

from tellings.model.accounts import Conflict, Finding
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.reconcile.weigh import findings

Reported = tuple[Document, list[Statement[Value]]]
EUROS: dict[str, Any] = {"unit": "EUR"}


def told(name: str, text: str, words: str, low: float, **about: Any) -> Reported:
    document = report(name, text)
    return document, [figure(document, words, low, **about)]


def made(*reports: Reported) -> tuple[tuple[Finding, ...], tuple[Conflict, ...]]:
    return findings(case([d for d, _ in reports], [s for _, own in reports for s in own]), ())


def test_the_same_sum_under_other_names_is_one_finding() -> None:
    reports = [told("A", "The pier cost 3.75 million euros.", "3.75 million euros", 3.75e6, role="cost", counted="pier", **EUROS),
               told("B", "The bill came to 3.75m euros.", "3.75m euros", 3.75e6, role="come", counted="bill", **EUROS),
               told("C", "A price of €3.75 million was paid.", "€3.75 million", 3.75e6, role="pay", counted="price", **EUROS)]
    found, conflicts = made(*reports)
    assert [(f.best, f.status, len(f.statements)) for f in found] == [(3.75e6, "agreed", 3)]
    assert not conflicts


def test_round_sums_of_different_things_stay_apart() -> None:
    found, _ = made(told("A", "The pier cost 3 million euros.", "3 million euros", 3e6, role="cost", counted="pier", **EUROS),
                    told("B", "The mill owes 3 million euros.", "3 million euros", 3e6, role="owe", counted="mill", **EUROS))
    assert len(found) == 2


def test_the_same_round_number_of_people_with_another_verb() -> None:
    people: dict[str, Any] = {"bound": "about", "counted": "people"}
    found, _ = made(told("A", "About 700 people left their homes by the river.", "About 700", 700, role="leave", **people),
                    told("B", "Some 700 people were housed in the school.", "Some 700", 700, **people))
    assert [(f.best, f.about.role, f.status) for f in found] == [(700, "leave", "agreed")]


def test_the_same_few_particular_things_are_one_finding_whatever_is_told_of_them() -> None:
    arms: dict[str, Any] = {"counted": "assault rifles"}
    found, _ = made(told("A", "The navy seized seven assault rifles.", "seven", 7, role="seize", **arms),
                    told("B", "Officers found seven assault rifles aboard.", "seven", 7, role="find", **arms))
    assert [(f.best, len(f.statements)) for f in found] == [(7, 2)]
    found, _ = made(told("A", "Two boats sank off Orlo after they collided in fog.", "Two", 2, role="sink", counted="boats"),
                    told("B", "A fire in Zeld harbour burned two boats.", "two", 2, role="burn", counted="boats"))
    assert len(found) == 2


def test_a_floor_and_a_number_of_the_same_things_agree() -> None:
    floor = told("A", "More than 80 divers searched the lake.", "More than 80", 80, bound="more_than", role="search", counted="divers")
    found, conflicts = made(floor, told("B", "There were 95 divers at the lake.", "95", 95, counted="divers"))
    assert [(f.best, f.status) for f in found] == [(95, "agreed")]
    assert not conflicts


@pytest.mark.parametrize(("first", "second", "rivals"), [
    (("Some 600 marchers crossed Orme bridge to the mill.", "600"), ("Police said 900 marchers crossed Orme bridge.", "900"), True),
    (("Some 600 marchers crossed Orme bridge to the mill.", "600"), ("In May 900 marchers crossed the Zeld desert.", "900"), False),
    (("Some 60 marchers crossed Orme bridge to the mill.", "60"), ("Police said 900 marchers crossed Orme bridge.", "900"), False),
])
def test_rivals_do_the_same_in_sentences_that_share_words(first: tuple[str, str], second: tuple[str, str], rivals: bool) -> None:
    reports = [told(text, text, words, float(words), role="cross", counted="marchers") for text, words in (first, second)]
    found, conflicts = made(*reports)
    assert [f.status for f in found] == (["disputed"] if rivals else ["single", "single"])
    assert bool(conflicts) == rivals


def test_what_is_merely_there_is_rival_only_where_the_sentence_is_about_it() -> None:
    held = told("A", "The harbour office said the shed held 21 barrels on Friday.", "21", 21, role="hold", counted="barrels")
    stood = told("B", "According to the harbour office 22 barrels stood in the shed.", "22", 22, role="stand", counted="barrels")
    found, conflicts = made(held, stood)
    assert [(f.low, f.high, f.status) for f in found] == [(21, 22, "disputed")]
    assert len(conflicts) == 1


def test_one_report_that_gives_both_numbers_keeps_them_apart() -> None:
    text = "Some 600 marchers crossed Orme bridge. Later 900 marchers crossed Orme bridge."
    document = report("A", text)
    both = [figure(document, w, float(w), role="cross", counted="marchers") for w in ("600", "900")]
    other = told("B", "In all 900 marchers crossed Orme bridge.", "900", 900, role="cross", counted="marchers")
    found, conflicts = made((document, both), other)
    assert sorted((f.best, f.status) for f in found) == [(600, "single"), (900, "agreed")]
    assert not conflicts
