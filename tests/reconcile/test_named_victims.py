"""Victims named in different reports, none of which prints how many they are."""

from __future__ import annotations

from tests.reconcile.builders import case, figure, mention, report

from tellings.model.accounts import Finding
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.reconcile.weigh import findings

Reported = tuple[Document, list[Statement[Value]]]


def named(report_name: str, name: str, rest: str = "died in the flood.") -> Reported:
    document = report(report_name, f"{name} {rest}")
    return document, [mention(document, name), figure(document, name, 1, bound="implied", counted=name, role="kill")]


def only(*reports: Reported) -> Finding:
    (found,), _ = findings(case([d for d, _ in reports], [s for _, own in reports for s in own]), ())
    return found


def test_different_names_in_different_reports_are_added_up() -> None:
    found = only(named("A", "Ana Reed"), named("B", "Bo Lane"))
    assert (found.best, found.high, found.versions[0].reports) == (2, 2, 2)
    assert found.versions[0].derived is not None
    assert found.versions[0].derived.rule == "Ana Reed + Bo Lane = 2, named in different reports"


def test_one_name_in_two_reports_is_one_victim() -> None:
    assert only(named("A", "Ana Reed"), named("B", "Ana Reed", "of Velim drowned.")).best == 1


def test_a_printed_number_stands_over_the_names() -> None:
    document = report("C", "Three people died in the flood.")
    found = only(named("A", "Ana Reed"), named("B", "Bo Lane"), (document, [figure(document, "Three", 3, counted="people", role="kill")]))
    assert found.best == 3
