"""Two answers to one question are one finding, in whatever words; numbers of two questions are two."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.builders import case, figure, report

from tellings.model.accounts import Finding
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.reconcile.ground import Ground
from tellings.reconcile.same_question import WEIGHTS, features, likeness, rarity, settings
from tellings.reconcile.weigh import findings

Spec = tuple[str, str, float, dict[str, Any]]
PERCENT, DOLLARS = {"unit": "percent"}, {"unit": "USD"}
BACKGROUND: tuple[str, ...] = (
    "The harbour of Velim handles 310 ships a week.", "Belmar Foods has 95 shops in 14 towns.", "The Norland senate has 61 members.")


def read(*specs: Spec) -> tuple[Finding, ...]:
    """The findings of reports of one sentence each, with some other numbers of the first report around them."""
    documents: list[Document] = []
    statements: list[Statement[Value]] = []
    for n, (text, words, low, about) in enumerate(specs):
        document = report(f"report {n}", text)
        documents.append(document)
        statements.append(figure(document, words, low, **about))
    for n, line in enumerate(BACKGROUND):
        document = report(f"aside {n}", line)
        number = next(w for w in line.split() if w.isdigit())
        documents.append(document)
        statements.append(figure(document, number, float(number), counted="things", role="handle"))
    return findings(case(documents, statements), ())[0]


def of(specs: tuple[Spec, ...]) -> list[Finding]:
    """The findings that the specified numbers went into."""
    return [f for f in read(*specs) if f.about.counted != "things"]


ONE: dict[str, tuple[Spec, ...]] = {
    "staff of one plant": (
        ("Belmar Foods is closing its plant in Hale, which employs 1,100 people.", "1,100", 1100, {"role": "employ", "counted": "people"}),
        ("Some 1,230 people work at the Hale plant of Belmar Foods.", "1,230", 1230, {"role": "work", "counted": "people"})),
    "a party's vote": (
        ("Dahl's Harbour party took 31.4% of the vote in Norland.", "31.4%", 31.4, {"role": "take", "counted": "vote", **PERCENT}),
        ("The Harbour party won 31.5 percent of votes in Norland.", "31.5 percent", 31.5, {"role": "win", "counted": "votes", **PERCENT})),
    "one sum, other words": (
        ("Belmar Foods made a net loss of $412 million in the quarter.", "$412 million", 4.12e8, {"counted": "net loss", **DOLLARS}),
        ("The quarter left Belmar Foods $412m in the red.", "$412m", 4.12e8, {"role": "leave", "counted": "", **DOLLARS})),
    "an age": (
        ("Mayor Karin Dahl, 49, lost her seat.", "49", 49, {"unit": "year of age", "role": "age", "counted": "Karin Dahl"}),
        ("Dahl, 50, lost her seat in Norham.", "50", 50, {"unit": "year of age", "role": "age", "counted": "Dahl"})),
}
TWO: dict[str, tuple[Spec, ...]] = {
    "passes of two players": (
        ("Orlov completed 29 of 34 passes for Norham.", "29", 29, {"role": "complete", "counted": "passes", "side": "Orlov"}),
        ("Reed completed 28 of 41 passes for Norham.", "28", 28, {"role": "complete", "counted": "passes", "side": "Reed"})),
    "a part and the whole": (
        ("The Harbour bloc won 88 of the 175 seats in Norland.", "175", 175, {"role": "", "counted": "seats"}),
        ("The Harbour bloc won 89 seats in Norland.", "89", 89, {"role": "win", "counted": "seats"})),
    "children among people": (
        ("The bus to Hale carried 41 people.", "41", 41, {"role": "carry", "counted": "people"}),
        ("The bus to Hale carried 38 children.", "38", 38, {"role": "carry", "counted": "children"})),
    "two results": (
        ("Norham beat Hale 77-68 in overtime.", "77-68", 68, {"high": 77, "bound": "range", "unit": "score", "counted": "Hale"}),
        ("Norham beat Hale 71-57 in overtime.", "71-57", 57, {"high": 71, "bound": "range", "unit": "score", "counted": "Hale"})),
    "ages of two people": (
        ("The driver, 49, was arrested in Hale.", "49", 49, {"unit": "year of age", "role": "age", "counted": "driver"}),
        ("The driver, 50, was arrested in Hale.", "50", 50, {"unit": "year of age", "role": "age", "counted": "driver"})),
}


@pytest.mark.parametrize("name", ONE)
def test_answers_to_one_question_are_one_finding(name: str) -> None:
    (found,) = of(ONE[name])
    assert len(found.statements) == 2


@pytest.mark.parametrize("name", TWO)
def test_answers_to_two_questions_are_two_findings(name: str) -> None:
    assert len(of(TWO[name])) == 2


def test_a_report_that_prints_both_numbers_tells_of_two_things() -> None:
    text = "Some 1,230 people work at the Hale plant of Belmar Foods, and 1,100 people at its other plant."
    first, second = ONE["staff of one plant"]
    document = report("report 1", text)
    both = [figure(document, words, low, role="work", counted="people") for words, low in (("1,230", 1230), ("1,100", 1100))]
    other = report("report 0", first[0])
    found, _ = findings(case([document, other], [*both, figure(other, first[1], first[2], **first[3])]), ())
    assert sorted(len(f.statements) for f in found) == [1, 2]
    assert second[2] == 1230


def test_every_feature_has_a_weight_and_likeness_takes_no_side() -> None:
    documents = [report(f"report {n}", spec[0]) for n, spec in enumerate(ONE["a party's vote"])]
    made = [figure(d, spec[1], spec[2], **spec[3]) for d, spec in zip(documents, ONE["a party's vote"], strict=True)]
    ground = Ground.of(case(documents, made))
    around = settings(ground, ground.figures)
    a, b = (around[s.id] for s in made)
    rare = rarity(around.values())
    assert set(features(a, b, rare)) == set(WEIGHTS)
    assert likeness(a, b, rare) == pytest.approx(likeness(b, a, rare))
    assert all(0 <= value <= 1 for value in features(a, b, rare).values())
