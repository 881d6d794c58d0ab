"""Victims told without a number, added up; totals and their parts."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.builders import case, figure, mention, report

from tellings.model.accounts import Finding
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.reconcile.weigh import findings

Reported = tuple[Document, list[Statement[Value]]]


def told(name: str, text: str, *victims: tuple[str, float, str], people: tuple[str, ...] = (), **about: Any) -> Reported:
    """A report whose killed are given as (words, number, counted); "implied" where the number is not printed in the words."""
    document = report(name, text)
    made = [figure(document, words, n, counted=counted, bound="implied" if words == counted else "exact", **({"role": "kill"} | about))
            for words, n, counted in victims]
    return document, made + [mention(document, p) for p in people]


def toll(*reports: Reported, role: str = "kill") -> Finding:
    found, _ = findings(case([d for d, _ in reports], [s for _, own in reports for s in own]), ())
    return next(f for f in found if f.about.role == role)


@pytest.mark.parametrize("text, victims, people, total", [
    ("Orr killed her mother before turning the gun on himself.", (("her mother", 1, "her mother"), ("himself", 1, "himself")), (), 2),
    ("A man and a woman died.", (("A man", 1, "A man"), ("a woman", 1, "a woman")), (), 2),
    ("A man died on the spot. The man, 34, was a baker.", (("A man", 1, "A man"), ("The man", 1, "The man")), (), 1),
    ("Two men and a woman were killed.", (("Two", 2, "men"), ("a woman", 1, "a woman")), (), 3),
    ("Ada Lorn, 45, died. Bo Lorn, 12, died too.", (("Ada Lorn", 1, "Ada Lorn"), ("Bo Lorn", 1, "Bo Lorn")), ("Ada Lorn", "Bo Lorn"), 2),
    ("Ada Lorn died at home. Lorn died of burns.", (("Ada Lorn", 1, "Ada Lorn"), ("Lorn died", 1, "Lorn")), ("Ada Lorn",), 1),
])
def test_victims_are_added_up(text: str, victims: tuple[tuple[str, float, str], ...], people: tuple[str, ...], total: float) -> None:
    found = toll(told("Arden", text, *victims, people=people))
    assert (found.low, found.best, found.high) == (total, total, total)
    assert found.versions[0].derived is None or found.versions[0].bound == "implied"


def test_a_sum_of_victims_says_how_it_was_made() -> None:
    found = toll(told("Arden", "A man and a woman died.", ("A man", 1, "A man"), ("a woman", 1, "a woman")))
    derived = found.versions[0].derived
    assert derived is not None
    assert (derived.rule, len(derived.statements)) == ("1 + 1 = 2", 2)


def test_a_printed_total_counts_its_victims() -> None:
    text = "Three people died. A man died at once, two women in hospital."
    found = toll(told("Arden", text, ("Three", 3, "people"), ("A man", 1, "A man"), ("two", 2, "women")))
    assert (found.best, found.high) == (3, 3)


def test_added_up_and_printed_tolls_agree() -> None:
    found = toll(told("Arden", "Two people died.", ("Two", 2, "people")),
                 told("Brill", "A man and a woman died.", ("A man", 1, "A man"), ("a woman", 1, "a woman")))
    assert (found.best, found.status, len(found.versions)) == (2, "agreed", 2)


def test_those_shot_and_not_killed_are_injured() -> None:
    shot = told("Arden", "Five people were shot.", ("Five", 5, "people"), role="shoot")
    document, own = shot
    text = report("Brill", "Five people were shot and one person died.")
    other = [figure(text, "Five", 5, counted="people", role="shoot"), figure(text, "one", 1, counted="person", role="kill")]
    found = toll((document, own), (text, other), role="injure")
    assert (found.low, found.best, found.high, found.status) == (4, 4, 4, "agreed")
    assert {v.derived.rule for v in found.versions if v.derived} == {"5 shot − 1 killed = 4"}


def test_those_shot_are_injured_where_no_one_is_said_to_have_died() -> None:
    found = toll(told("Arden", "Five people were shot.", ("Five", 5, "people"), role="shoot"), role="injure")
    assert (found.best, [v.derived and v.derived.rule for v in found.versions]) == (5, ["5 shot, none said to be killed"])
