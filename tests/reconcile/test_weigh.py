"""Findings of hand-made stories: an air raid on Velim, a ferry, a strike, told by invented reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from tests.reconcile.builders import case, figure, place, report

from tellings.model.accounts import Conflict, Event, Finding
from tellings.model.documents import Document, Post
from tellings.model.statements import Statement
from tellings.model.stories import Lineage, Origin
from tellings.model.values import Value
from tellings.model.when import When
from tellings.reconcile.amounts import agree
from tellings.reconcile.cited import check
from tellings.reconcile.material import Case
from tellings.reconcile.weigh import findings

Made = tuple[tuple[Finding, ...], tuple[Conflict, ...]]
Spec = tuple[str, float | None, dict[str, Any]]


def told(name: str, text: str, *specs: Spec, day: date | None = None) -> tuple[Document, list[Statement[Value]]]:
    """A report and its figures: (words, number, what they are about)."""
    document = report(name, text, published=When.on(day) if day else None)
    return document, [figure(document, words, low, **about) for words, low, about in specs]


def injured(name: str, words: str, low: float, day: date | None = None, **about: Any) -> tuple[Document, list[Statement[Value]]]:
    """A report that only says how many people were injured."""
    text = f"Officials in {name} said {words} people were injured."
    return told(name, text, (words, low, {"role": "injure", "counted": "people", **about}), day=day)


def killed(name: str, text: str, words: str, low: float, **about: Any) -> tuple[Document, list[Statement[Value]]]:
    """A report with one number of killed people."""
    return told(name, text, (words, low, {"role": "kill", "counted": "people", **about}))


def made(*reports: tuple[Document, list[Statement[Value]]], policy: str = "default", events: tuple[Event, ...] = ()) -> Made:
    material = case([d for d, _ in reports], [s for _, statements in reports for s in statements])
    return findings(replace(material, policy=policy), events)


def only(result: Made, role: str, scope: str = "event") -> Finding:
    found = [f for f in result[0] if f.about.role == role and f.about.scope == scope]
    assert len(found) == 1, [f.title for f in found]
    return found[0]


EXACT = injured("Arden", "23", 23)
FLOOR = injured("Brill", "at least 23", 23, bound="at_least")
MORE = injured("Corve", "at least 24", 24, bound="at_least")
VAGUE = injured("Doune", "more than 20", 20, bound="more_than")


def test_compatible_bounds_agree() -> None:
    result = made(EXACT, FLOOR, VAGUE)
    found = only(result, "injure")
    assert (found.low, found.best, found.high, found.open_high, found.status) == (23, 23, 23, False, "agreed")
    assert not result[1]
    assert [v.reports for v in found.versions] == [1, 1, 1]


def test_a_higher_floor_disputes_where_the_order_is_unknown() -> None:
    result = made(EXACT, FLOOR, MORE)
    found = only(result, "injure")
    assert (found.low, found.best, found.high, found.open_high, found.status) == (23, 23, 24, True, "disputed")
    (conflict,) = result[1]
    assert conflict.kind == "value"
    assert conflict.text == (
        "Reports differ on how many were injured: 23 or at least 23 in two reports (Arden and Brill) "
        "and at least 24 in one report (Corve).")
    assert [len(side.spans) for side in conflict.sides] == [2, 1]
    check(conflict.text, [c for side in conflict.sides for c in side.spans], conflict.derived)


def test_a_toll_that_rises_in_a_known_order_is_growing() -> None:
    result = made(*(injured(n, str(v), v, date(2030, 3, d)) for n, v, d in (("Arden", 23, 1), ("Brill", 24, 2), ("Corve", 26, 3))))
    found = only(result, "injure")
    assert (found.best, found.high, found.status) == (26, 26, "growing")
    assert [(v.low, v.status) for v in found.versions] == [(26, "current"), (24, "superseded"), (23, "superseded")]
    assert found.why == "rose from 23 to 26 as reports came; the latest is taken"
    assert not result[1]


def test_a_fall_is_disputed() -> None:
    result = made(injured("Arden", "26", 26, date(2030, 3, 1)), injured("Brill", "24", 24, date(2030, 3, 2)))
    assert only(result, "injure").status == "disputed"
    assert only(result, "injure").best == 24


def test_a_copy_adds_no_origin_and_no_status() -> None:
    document, statements = EXACT
    copy, again = injured("Arden", "23", 23)
    copy = replace(copy, id="copy")
    again = [replace(s, id="again", document="copy", span=replace(s.span, document="copy")) for s in again]
    material = Case(case([document], statements).story, (document, copy), (*statements, *again),
                    Lineage((Origin("one", (document.id, "copy")),)))
    found = only(findings(material, ()), "injure")
    assert (found.status, found.versions[0].reports, found.versions[0].origins) == ("single", 2, 1)


def test_all_cite_one_claimant() -> None:
    def by(name: str) -> tuple[Document, list[Statement[Value]]]:
        text = f"Mayor Ilya Torr told {name} that 12 people were injured."
        return told(name, text, ("12", 12, {"role": "injure", "speaker": "Ilya Torr"}))
    assert only(made(by("Arden"), by("Brill")), "injure").why == "12 by two reports; all cite Ilya Torr"


def test_the_order_of_statements_changes_nothing() -> None:
    reports = (EXACT, FLOOR, MORE, VAGUE)
    first = made(*reports)
    assert all(made(*order) == first for order in permutations(reports))
    documents, statements = [d for d, _ in reports], [s for _, own in reports for s in own]
    assert findings(case(documents, statements[::-1]), ()) == first


@pytest.mark.parametrize("policy, low, best, high", [("default", 23, 23, 24), ("ucdp", 23, 23, 24), ("acled", 23, 23, 24)])
def test_policies_on_one_dispute(policy: str, low: float, best: float, high: float) -> None:
    found = only(made(EXACT, FLOOR, MORE, policy=policy), "injure")
    assert (found.low, found.best, found.high, found.policy) == (low, best, high, policy)


def test_acled_takes_vague_words_for_fixed_numbers_and_the_lowest() -> None:
    dozens = killed("Arden", "Dozens of people were killed.", "Dozens", 24, high=99, bound="vague")
    thirty = killed("Brill", "The mayor said 30 people were killed.", "30", 30)
    assert only(made(dozens, thirty, policy="acled"), "kill").best == 12
    assert only(made(dozens, thirty), "kill").best == 30
    assert only(made(dozens, thirty), "kill").status == "agreed"


def test_ucdp_sets_aside_what_no_one_is_named_for() -> None:
    sure = killed("Arden", "Mayor Ilya Torr said 30 people were killed.", "30", 30, speaker="Ilya Torr")
    loose = killed("Brill", "As many as 60 people were killed.", "60", 60)
    found = only(made(sure, loose, policy="ucdp"), "kill")
    assert (found.low, found.best, found.high) == (30, 30, 30)
    assert [a.reason for a in found.set_aside] == ["vague or without a source (policy ucdp)"]


def test_killed_elsewhere_are_another_finding() -> None:
    both = told("Arden", "One person was killed in Velim. Five people were killed near Brodno.",
                ("One person", 1, {"role": "kill", "counted": "person", "where": "Velim"}),
                ("Five people", 5, {"role": "kill", "counted": "people", "where": "Brodno"}))
    here = told("Brill", "The raid killed one person.", ("one person", 1, {"role": "kill", "counted": "person"}))
    result = made(both, here)
    assert sorted((f.title, f.best, len(f.statements)) for f in result[0]) == [("Killed in Brodno", 5, 1), ("Killed in Velim", 1, 2)]
    assert not result[1]


def test_a_place_only_one_report_names_is_not_the_others_place() -> None:
    here = [killed(n, f"The raid killed one person, {n} says.", "one person", 1) for n in ("Arden", "Brill")]
    there = killed("Corve", "Five people were killed in Brodno.", "Five people", 5, where="Brodno")
    result = made(*here, there)
    assert sorted(f.best or 0 for f in result[0]) == [1, 5]
    assert not result[1]


def test_denied_and_supposed_figures_are_set_aside() -> None:
    document, statements = EXACT
    denial, denied = injured("Brill", "60", 60)
    found = only(made((document, statements), (denial, [replace(s, modality="denied") for s in denied])), "injure")
    assert (found.high, len(found.statements)) == (23, 2)
    assert [a.reason for a in found.set_aside] == ["denied"]


@pytest.mark.parametrize("scope", ["background", "period"])
def test_background_and_periods_are_findings_of_their_own(scope: Any) -> None:
    old = told("Brill", "Last year 90 people were injured.", ("90", 90, {"role": "injure", "counted": "people", "scope": scope}))
    result = made(EXACT, old)
    assert sorted((f.best, f.about.scope) for f in result[0]) == [(23, "event"), (90, scope)]
    assert not result[1]


def test_a_later_post_of_a_live_blog_updates_its_figure() -> None:
    text = "09:00 Two people were injured.\n11:00 Four people were injured."
    cut = text.index("11:00")
    posts = (Post("a", 0, cut, When("2030-03-01T09:00", "2030-03-01T09:00", "minute")),
             Post("b", cut, len(text), When("2030-03-01T11:00", "2030-03-01T11:00", "minute")))
    document = report("Arden", text, posts=posts)
    about: dict[str, Any] = {"role": "injure", "counted": "people"}
    found = only(made((document, [figure(document, "Two people", 2, **about), figure(document, "Four people", 4, **about)])), "injure")
    assert (found.low, found.best, found.status) == (4, 4, "single")
    assert [(v.low, v.status) for v in found.versions] == [(4, "current"), (2, "superseded")]


def test_tolls_belong_to_the_main_event() -> None:
    document, statements = EXACT
    at = place(document, "Officials")
    event = Event("raid", "A raid", "attack", spans=(document.cite(at.start, at.end),))
    assert only(made((document, statements), FLOOR, events=(event,)), "injure").event == "raid"


@pytest.mark.parametrize("words, values", [
    (("more than 3,000", "3,042"), ((3000, "more_than"), (3042, "exact"))),
    (("3,000", "3,042"), ((3000, "exact"), (3042, "exact"))),
    (("nearly 600", "550"), ((600, "about"), (550, "exact"))),
    (("up to 40", "31"), ((40, "at_most"), (31, "exact"))),
])
def test_rounding_and_bounds_agree(words: tuple[str, str], values: tuple[tuple[float, Any], tuple[float, Any]]) -> None:
    result = made(*(told(n, f"The port of {n} lost {w} jobs.", (w, v, {"bound": b, "role": "lay_off", "counted": "jobs"}))
                    for n, w, (v, b) in zip(("Arden", "Brill"), words, values, strict=True)))
    assert only(result, "lay_off").status == "agreed"
    assert not result[1]


def test_two_figures_that_one_report_gives_are_two_things() -> None:
    both = told("Arden", "The line closed 12 stations, then reopened. It closed 9 stations again.",
                ("12 stations", 12, {"role": "close", "counted": "stations"}), ("9 stations", 9, {"role": "close", "counted": "stations"}))
    one = told("Brill", "The line closed 9 stations.", ("9 stations", 9, {"role": "close", "counted": "stations"}))
    result = made(both, one)
    assert sorted((f.best, f.status) for f in result[0]) == [(9, "agreed"), (12, "single")]
    assert not result[1]


def test_one_report_does_not_differ_with_itself() -> None:
    twice = told("Arden", "Guards killed 12 people in May, and 90 people were killed, Arden said.",
                 ("12", 12, {"role": "kill", "counted": "people"}), ("90", 90, {"role": "kill", "counted": "people"}))
    assert not made(twice)[1]


def test_money_rounded_agrees_and_other_money_is_told() -> None:
    def cost(name: str, words: str, value: float) -> tuple[Document, list[Statement[Value]]]:
        return told(name, f"The repairs cost {words}, {name} said.", (words, value, {"unit": "USD", "role": "cost", "counted": "repairs"}))
    assert only(made(cost("Arden", "$5bn", 5e9), cost("Brill", "$5.05bn", 5.05e9)), "cost").status == "agreed"
    result = made(cost("Arden", "$5bn", 5e9), cost("Brill", "$7bn", 7e9))
    assert only(result, "cost").status == "disputed"
    assert result[1][0].text == (
        "Reports differ on the amount given for repairs: $5 billion in one report (Arden) and $7 billion in one report (Brill).")


def test_a_bound_far_below_says_nothing_of_the_same_people() -> None:
    def seen(name: str, words: str, low: float, **about: Any) -> tuple[Document, list[Statement[Value]]]:
        return told(name, f"The petition named {words} people, {name} said.", (words, low, {"counted": "people", "role": "", **about}))
    floor = seen("Arden", "more than 2,000", 2000, high=None, bound="more_than")
    assert sorted(f.best or 0 for f in made(floor, seen("Brill", "300,000", 300000))[0]) == [2000, 300000]
    assert [f.best for f in made(floor, seen("Brill", "2,400", 2400))[0]] == [2400]


def test_many_reports_of_one_number_cost_no_more_than_their_sum() -> None:
    calls = 0

    def counted(*arguments: Any) -> bool:
        nonlocal calls
        calls += 1
        return agree(*arguments)

    reports = [told(f"r{n}", f"The petition named {900 + n % 3} trees, r{n} said.", (str(900 + n % 3), 900 + n % 3, {"counted": "trees"}))
               for n in range(90)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tellings.reconcile.align.agree", counted)
        made(*reports)
    assert calls < 90 * 12
