"""Tolls in their context: what is no count, what is of other happenings, who did it, who died later, who is among whom."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.reconcile.builders import case, figure, report

from tellings.model.accounts import Finding
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.model.when import When
from tellings.reconcile.meaning import is_claimant
from tellings.reconcile.weigh import findings

Reported = tuple[Document, list[Statement[Value]]]
NUMBERS = "one two three four five six seven eight nine ten twelve".split()
FILLER = " Nothing else was known of it on that day." * 20


def bound(words: str) -> str:
    return "exact" if words.isdigit() or words.lower() in NUMBERS else "implied"


def day(n: int) -> When:
    return When(date(2030, 5, n).isoformat(), date(2030, 5, n).isoformat(), "day", "stated")


def told(name: str, text: str, *rows: tuple[str, float, dict[str, Any]], published: When | None = None) -> Reported:
    """A report with figures of killed people, or as their fields say; "implied" where the words are no number."""
    document = report(name, text, published=published)
    made = [figure(document, words, n, **{"role": "kill", "bound": bound(words)} | about)
            for words, n, about in rows]
    return document, made


def found(*reports: Reported) -> dict[str, Finding]:
    """The first event finding of each role."""
    made, _ = findings(case([d for d, _ in reports], [s for _, own in reports for s in own]), ())
    return {f.about.role: f for f in reversed(made) if f.about.scope == "event" and f.best is not None}


@pytest.mark.parametrize(("text", "words", "n"), [
    ("The mill owner died.[7] He was known to all.", "7", 7),
    ("A boy, 9, died in the barn.", "9", 9),
    ("Two brothers, ages 14 and 12, died.", "12", 12),
    ("The fire killed a baker in a town of 900 by the sea.", "900", 900),
    ("A baker died in hospital 3 / 8 Back to Gallery", "3", 3),
    ("Dana Voss was shot by two men in the yard.", "two", 2),
])
def test_what_is_no_count_of_people(text: str, words: str, n: float) -> None:
    role = "shoot" if "shot" in text else "kill"
    assert not found(told("Arden", text, (words, n, {"role": role})))


def test_a_number_beside_people_is_a_count() -> None:
    assert found(told("Arden", "In the barn, 9 people died.", ("9", 9, {"counted": "people"})))["kill"].best == 9


@pytest.mark.parametrize("sentence", [
    "He was one of nine people killed over the holiday weekend.",
    "There were nine murders in the city this week.",
    "Police counted nine killed in separate attacks, compared with four a year ago.",
    "Nine people have been killed so far this year.",
])
def test_what_is_told_further_down_of_many_happenings_is_apart(sentence: str) -> None:
    word = "Nine" if sentence.startswith("Nine") else "nine"
    text = f"A man was killed on Monday.{FILLER} {sentence}"
    assert found(told("Arden", text, ("A man", 1, {}), (word, 9, {"counted": "people"})))["kill"].high == 1


def test_a_lead_may_count_a_whole_weekend() -> None:
    text = "Nine people were killed over the weekend in floods." + FILLER
    assert found(told("Arden", text, ("Nine", 9, {"counted": "people"})))["kill"].best == 9


def test_deaths_told_in_passing_are_of_other_happenings() -> None:
    text = f"Five people were wounded at a vigil on Monday.{FILLER} The vigil was for a boy who died on Sunday."
    made = found(told("Arden", text, ("Five", 5, {"role": "injure", "counted": "people"}), ("a boy", 1, {"counted": "a boy"})))
    assert (made["injure"].best, "kill" in made) == (5, False)


@pytest.mark.parametrize(("first", "words", "second", "total"), [
    ("A gunman killed six people.", "six", "Seven people, including the gunman, died.", 7),
    ("Six people died.", "Six", "Six people, including the gunman, died.", 6),
])
def test_one_who_did_it_counts_once(first: str, words: str, second: str, total: float) -> None:
    number = second.partition(" ")[0]
    made = found(told("Arden", first, (words, 6, {"counted": "people"})), told("Brill", second, (number, total, {"counted": "people"})))
    assert (made["kill"].best, made["kill"].status) == (total, "agreed")


def test_the_sum_with_the_one_who_did_it_is_explained() -> None:
    made = found(told("Arden", "A gunman killed six people.", ("six", 6, {"counted": "people"})),
                 told("Brill", "Seven people, including the gunman, died.", ("Seven", 7, {"counted": "people"})))
    assert {v.derived.rule for v in made["kill"].versions if v.derived} == {"6 + 1 who did it = 7"}


def test_one_of_the_injured_who_died_later_moves_to_the_dead() -> None:
    made = found(
        told("Arden", "One person died and five were injured.", ("One", 1, {"counted": "person"}), ("five", 5, {"role": "injure"}),
             published=day(1)),
        told("Brill", "Two people died and four were injured.", ("Two", 2, {"counted": "people"}), ("four", 4, {"role": "injure"}),
             published=day(4)))
    assert (made["kill"].best, made["injure"].best, made["injure"].high) == (2, 4, 4)


def test_all_who_were_hit_less_the_dead_are_injured() -> None:
    made = found(
        told("Arden", "One person died. Police found four victims with wounds.", ("One", 1, {"counted": "person"}),
             ("four", 4, {"role": "injure", "counted": "victims"})),
        told("Brill", "One person died and three were injured.", ("One", 1, {"counted": "person"}), ("three", 3, {"role": "injure"})))
    assert (made["injure"].best, made["injure"].status) == (3, "agreed")


def test_a_headline_adds_up_its_sorts_of_people() -> None:
    document = report("Arden", "Two deputies, one driver killed\nBo Lane was killed at noon. Ana Reed died later. Ida Moss died too.",
                      title="Two deputies, one driver killed")
    rows = [figure(document, "Two", 2, counted="deputies", role="kill"), figure(document, "one", 1, counted="driver", role="kill"),
            figure(document, "Bo Lane", 1, counted="Bo Lane", role="kill", bound="implied")]
    assert found((document, rows))["kill"].best == 3


def test_an_unborn_child_is_told_of_apart() -> None:
    text = "Five adults and an unborn child were killed."
    made, _ = findings(case(*_one(text, ("Five adults and an unborn child", 6.0, "five adults and an unborn child"))), ())
    assert [f.best for f in made] == [5]


def _one(text: str, row: tuple[str, float, str]) -> tuple[list[Document], list[Statement[Value]]]:
    document = report("Arden", text)
    return [document], [figure(document, row[0], row[1], counted=row[2], role="kill", bound="implied")]


@pytest.mark.parametrize(("name", "yes"), [("a town", False), ("country", False), ("Town of Arden", True), ("the mayor", True),
                                           ("Arden", True), ("the town's mayor", True)])
def test_who_can_be_a_claimant(name: str, yes: bool) -> None:
    assert is_claimant(name) is yes
