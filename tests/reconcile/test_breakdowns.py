"""Wholes that a sentence takes apart, shares that it works out, and records that it claims."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.builders import case, figure, report

from tellings.model.accounts import Conflict, Relation
from tellings.reconcile.cited import check
from tellings.reconcile.weigh import findings

Spec = tuple[str, float, dict[str, Any]]


def made(*reports: tuple[str, list[Spec]]) -> tuple[list[Relation], tuple[Conflict, ...]]:
    documents = [report(text, text) for text, _ in reports]
    statements = [figure(d, words, low, **about) for d, (_, specs) in zip(documents, reports, strict=True) for words, low, about in specs]
    found, conflicts = findings(case(documents, statements), ())
    return [r for f in found for r in f.relations], conflicts


def crates(whole: str, first: str, second: str) -> list[Spec]:
    return [(whole, float(whole), {"counted": "crates", "role": "hold"}), (first, float(first), {"counted": "glass", "scope": "part"}),
            (second, float(second), {"counted": "tin", "scope": "part"})]


@pytest.mark.parametrize(("text", "numbers", "told", "conflict"), [
    ("The shed held 31 crates: 18 of glass and 13 of tin.", "31 18 13", [("18 + 13 = 31", True)], False),
    ("The shed held 31 crates, 18 with glass and 13 with tin.", "31 18 13", [("18 + 13 = 31", True)], False),
    ("The shed held 32 crates: 18 of glass and 13 of tin.", "32 18 13", [("18 + 13 = 31, not 32", False)], True),
    ("The shed held 90 crates: 18 of glass and 13 of tin.", "90 18 13", [], False),
    ("The shed held 32 crates, 18 of them of glass and 13 of tin.", "32 18 13", [], False),
    ("The shed held 32 crates: 18 of glass, 13 of tin and the rest empty.", "32 18 13", [], False),
    ("The shed held 32 crates: 18 of glass, 13 of tin, and one by the door.", "32 18 13", [], False),
])
def test_parts_are_added_up_where_the_sentence_lists_them(text: str, numbers: str, told: list[tuple[str, bool]], conflict: bool) -> None:
    whole, first, second = numbers.split()
    relations, conflicts = made((text, crates(whole, first, second)))
    assert [(r.text, r.holds) for r in relations if r.kind == "sum"] == told
    assert [c.kind for c in conflicts] == ["arithmetic"] * conflict
    for c in conflicts:
        assert c.text == "A report does not add up: it counts 32 crates, of which 18 and 13, but these make 31."
        check(c.text, [span for side in c.sides for span in side.spans], c.derived)


@pytest.mark.parametrize(("text", "told"), [
    ("In all 40 of the 60 houses, or two thirds, were lost.", [("40 of 60 = two thirds", True)]),
    ("In all 20 of the 60 houses, or two thirds, were lost.", [("20 of 60 = two thirds", False)]),
])
def test_a_share_is_checked_against_its_numbers(text: str, told: list[tuple[str, bool]]) -> None:
    part = text[7:9]
    relations, _ = made((text, [(part, float(part), {"counted": "houses", "role": "lose", "scope": "part"}),
                                ("60", 60, {"counted": "houses", "role": "lose"}),
                                ("two thirds", 2 / 3, {"unit": "share", "scope": "part"})]))
    assert [(r.text, r.holds) for r in relations if "=" in r.text] == told


LAUNCH: dict[str, Any] = {"role": "launch", "counted": "rockets"}


@pytest.mark.parametrize(("new", "text", "told"), [
    (80, "Brill fired 80 rockets, breaking a record set in May.", ["80 beats 55"]),
    (80, "Brill fired 80 rockets at the port.", []),
    (40, "Brill fired 40 rockets, breaking a record set in May.", []),
])
def test_a_record_is_one_only_where_a_report_says_so_and_it_is_more(new: int, text: str, told: list[str]) -> None:
    relations, _ = made((text, [(str(new), new, LAUNCH)]), ("In May it fired 55 rockets.", [("55", 55, LAUNCH | {"scope": "background"})]))
    assert [r.text for r in relations if r.kind == "beats"] == told


@pytest.mark.parametrize(("text", "side", "parts"), [
    ("Gunners brought down 30 of them.", "", ["30 of 80"]),
    ("Far away its own gunners shot down 30 Ukrainian rockets.", "Ukrainian", []),
    ("Nothing else is known. Elsewhere 30 rockets were shot down in June exercises.", "", []),
])
def test_what_is_shot_down_is_part_only_by_a_claim_and_of_the_right_side(text: str, side: str, parts: list[str]) -> None:
    scope = "part" if "of them" in text or side else "event"
    counted = f"{side} rockets".strip()
    relations, _ = made((f"Russia fired 80 rockets at the port. {text}",
                         [("80", 80, LAUNCH | {"side": "Russia"}), ("30", 30, {"role": "intercept", "counted": counted, "side": side,
                                                                                "scope": scope})]))
    assert [r.text for r in relations if r.kind == "part"] == parts


def test_an_amount_given_again_in_another_unit_is_the_same() -> None:
    text = "The crack runs 20 km (12 miles) along the dam."
    relations, _ = made((text, [("20 km", 20, {"unit": "km", "counted": "crack"}), ("12 miles", 12, {"unit": "mi", "counted": "crack"})]))
    assert [(r.kind, r.text, r.holds) for r in relations] == [("same", "20 km = 12 mi", True)]
