"""Numbers that rise or fall as reports come, also where one report has no time."""

from __future__ import annotations

from typing import Any

from tests.reconcile.builders import case, figure, report

from tellings.model.accounts import Finding
from tellings.model.documents import Document, Post
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.model.when import When
from tellings.reconcile.weigh import findings

Reported = tuple[Document, list[Statement[Value]]]


def at(hour: int) -> When:
    stamp = f"2031-05-04T{hour:02}:00:00+00:00"
    return When(stamp, stamp, "minute", "stated")


def told(name: str, hour: int | None, text: str, words: str, low: float, **about: Any) -> Reported:
    document = report(name, text, published=at(hour) if hour is not None else None)
    return document, [figure(document, words, low, **about)]


def dead(name: str, hour: int | None, number: int, **about: Any) -> Reported:
    return told(name, hour, f"{name}: the flood killed {number} people.", str(number), number, role="kill", counted="people", **about)


def only(*reports: Reported) -> Finding:
    (found,), _ = findings(case([d for d, _ in reports], [s for _, own in reports for s in own]), ())
    return found


def test_a_report_without_a_time_that_fits_does_not_make_it_disputed() -> None:
    found = only(dead("A", 6, 3), dead("B", 8, 4), dead("C", 10, 6), dead("D", None, 4, bound="at_least"), dead("E", None, 3))
    assert (found.status, found.low, found.best, found.high) == ("growing", 6, 6, 6)
    assert {v.low for v in found.versions if v.status == "superseded"} == {3, 4}


def test_a_report_without_a_time_that_fits_nothing_does() -> None:
    assert only(dead("A", 6, 3), dead("B", 8, 4), dead("C", None, 9)).status == "disputed"


def test_the_dead_do_not_fall() -> None:
    assert only(dead("A", 6, 5), dead("B", 8, 4)).status == "disputed"


def test_the_missing_are_found_whatever_they_are_called() -> None:
    found = only(told("A", 6, "Four workers are missing.", "Four", 4, role="miss", counted="workers"),
                 told("B", 8, "Two men are still missing.", "Two", 2, role="miss", counted="men"),
                 told("C", 9, "One person is missing.", "One", 1, role="miss", counted="person"))
    assert (found.status, found.best) == ("growing", 1)
    assert found.why.startswith("fell from 4 to 1")


def test_children_who_are_missing_are_counted_apart() -> None:
    reports = [told("A", 6, "Four workers are missing.", "Four", 4, role="miss", counted="workers"),
               told("B", 8, "Two children are missing.", "Two", 2, role="miss", counted="children")]
    assert len(findings(case([d for d, _ in reports], [s for _, own in reports for s in own]), ())[0]) == 2


def test_what_stands_above_a_live_page_is_of_its_newest_post() -> None:
    text = "Live: 7 dead in the flood\nTen o'clock: 7 people have died.\nSix o'clock: 3 people have died."
    first, second = text.index("Ten"), text.index("Six")
    posts = (Post("p1", first, second - 1, at(10)), Post("p2", second, len(text), at(6)))
    live = report("Live", text, title="Live: 7 dead in the flood", published=When("2031-05-04", "2031-05-04", "day", "stated"), posts=posts)
    own = [figure(live, "7", 7, role="kill"), figure(live, "7", 7, role="kill", counted="people", nth=1),
           figure(live, "3", 3, role="kill", counted="people")]
    found = only((live, own), dead("B", 8, 4))
    assert (found.status, found.best, found.low) == ("growing", 7, 7)


def test_a_day_is_neither_before_nor_after_an_hour_of_it() -> None:
    day = When("2031-05-04", "2031-05-04", "day", "stated")
    later = report("C", "C: the flood killed 6 people.", published=day)
    found = only(dead("A", 6, 3), dead("B", 10, 6), (later, [figure(later, "6", 6, role="kill", counted="people")]))
    assert (found.status, found.best) == ("growing", 6)


def test_a_toll_that_is_said_to_have_risen_is_newer_than_a_lower_one() -> None:
    day = When("2031-05-04", "2031-05-04", "day", "stated")
    texts = {"A": "A: the flood killed 3 people.", "B": "B: the death toll has risen to 6."}
    documents = {name: report(name, text, published=day) for name, text in texts.items()}
    one = figure(documents["A"], "3", 3, role="kill", counted="people")
    two = figure(documents["B"], "6", 6, role="kill", counted="people")
    assert only((documents["A"], [one]), (documents["B"], [two])).status == "growing"
    plain = report("B", "B: the flood killed 6 people.", published=day)
    three = figure(plain, "6", 6, role="kill", counted="people")
    assert only((documents["A"], [one]), (plain, [three])).status == "disputed"
