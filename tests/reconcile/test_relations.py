"""Sums, parts, records and slips in invented stories."""

from __future__ import annotations

from typing import Any

from tests.reconcile.builders import case, figure, report

from tellings.model.accounts import Conflict, Finding
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.reconcile.cited import check
from tellings.reconcile.weigh import findings

Reported = tuple[Document, list[Statement[Value]]]
RAID: dict[str, Any] = {"role": "launch", "where": "Velim"}


def told(name: str, text: str, *specs: tuple[str, float, dict[str, Any]]) -> Reported:
    document = report(name, text)
    return document, [figure(document, words, low, **about) for words, low, about in specs]


def made(*reports: Reported) -> tuple[dict[str, Finding], tuple[Conflict, ...]]:
    found, conflicts = findings(case([d for d, _ in reports], [s for _, own in reports for s in own]), ())
    return {f.title: f for f in found}, conflicts


def pair(name: str, drones: int, rockets: int) -> Reported:
    text = f"{name} counted {drones} drones and {rockets} rockets fired at Velim."
    return told(name, text, (str(drones), drones, RAID | {"counted": "drones"}), (str(rockets), rockets, RAID | {"counted": "rockets"}))


def whole(name: str, words: str = "120", kinds: str = "drones and rockets") -> Reported:
    return told(name, f"{name} says {words} {kinds} were fired at Velim.", (words, 120, RAID | {"counted": kinds}))


def test_a_sum_holds_and_its_parts_say_so() -> None:
    found, conflicts = made(pair("Arden", 113, 7), whole("Brill"), whole("Corve", kinds="aerial weapons"))
    assert [(r.kind, r.text, r.holds) for r in found["Drones and rockets launched at Velim"].relations] == [("sum", "113 + 7 = 120", True)]
    assert [(r.kind, r.text) for r in found["Drones launched at Velim"].relations] == [("part", "113 of 120")]
    assert found["Drones and rockets launched at Velim"].status == "agreed"
    assert not conflicts


def test_a_whole_printed_for_its_part_is_told_as_a_slip() -> None:
    found, conflicts = made(pair("Arden", 113, 7), whole("Brill"), pair("Corve", 120, 7))
    (conflict,) = conflicts
    assert conflict.kind == "arithmetic"
    assert conflict.text == ("Reports do not add up: 120 drones and 7 rockets would make 127 but others give 113 drones and 7 rockets, "
                             "which make 120.")
    check(conflict.text, [c for side in conflict.sides for c in side.spans], conflict.derived)
    drones = found["Drones launched at Velim"]
    assert (drones.low, drones.best, drones.high, drones.status) == (113, 113, 113, "single")
    assert [a.reason for a in drones.set_aside] == ["does not add up: 127 beside 120"]
    assert found["Rockets launched at Velim"].status == "agreed"


def test_a_slip_without_other_parts() -> None:
    _, conflicts = made(whole("Brill"), pair("Corve", 120, 7))
    assert [c.text for c in conflicts] == [
        "Reports do not add up: 120 drones and 7 rockets would make 127 but the whole is given as 120 drones and rockets."]


def test_what_was_shot_down_is_part_of_what_was_fired() -> None:
    shot = told("Arden", "Gunners brought down 98 of the 120 aerial weapons.",
                ("98", 98, {"role": "intercept", "counted": "aerial weapons", "scope": "part"}))
    found, conflicts = made(whole("Brill"), shot)
    (relation,) = found["Aerial weapons intercepted"].relations
    assert (relation.kind, relation.text, relation.holds) == ("part", "98 of 120", True)
    assert relation.findings == (found["Drones and rockets launched at Velim"].id,)
    assert not conflicts


def test_a_record_beaten() -> None:
    old = told("Arden", "The raid broke the record of 96 aerial weapons set in May.",
               ("96", 96, {"role": "launch", "counted": "aerial weapons", "scope": "background"}))
    found, conflicts = made(whole("Brill"), old)
    assert [(r.kind, r.text, r.holds) for r in found["Drones and rockets launched at Velim"].relations] == [("beats", "120 beats 96", True)]
    assert not conflicts


def test_a_vague_word_sets_no_record() -> None:
    old = told("Arden", "The raid broke the record of hundreds of aerial weapons set in May.",
               ("hundreds", 100, {"role": "launch", "counted": "aerial weapons", "scope": "background", "bound": "vague", "high": 1000}))
    found, _ = made(whole("Brill"), old)
    assert not [r for f in found.values() for r in f.relations if r.kind == "beats"]


def test_hospital_is_part_of_the_injured() -> None:
    text = "The blast injured 20 people. Of them 14 were taken to hospital."
    found, _ = made(told("Arden", text, ("20", 20, {"role": "injure", "counted": "people"}),
                         ("14", 14, {"role": "hospitalise", "scope": "part"})))
    assert [(r.kind, r.text, r.holds) for r in found["In hospital"].relations] == [("part", "14 of 20", True)]


def test_killed_and_injured_make_the_casualties() -> None:
    text = "The blast left 23 casualties: 3 people were killed and 20 people injured."
    found, _ = made(told("Arden", text, ("23", 23, {"role": "casualty", "counted": "casualties"}),
                         ("3 people", 3, {"role": "kill", "counted": "people"}), ("20", 20, {"role": "injure", "counted": "people"})))
    assert [(r.kind, r.text) for r in found["Killed or injured"].relations] == [("sum", "3 + 20 = 23")]


def test_children_among_the_dead_are_part_of_them() -> None:
    text = "The flood killed 12 people. Among them were 4 children."
    found, conflicts = made(told("Arden", text, ("12", 12, {"role": "kill", "counted": "people"}),
                                 ("4", 4, {"role": "kill", "counted": "children"})))
    assert [(r.kind, r.text) for r in found["Children killed"].relations] == [("part", "4 of 12")]
    assert not conflicts
