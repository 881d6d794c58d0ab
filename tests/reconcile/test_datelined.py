"""Days of datelines that name no year."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reconcile.builders import report
from tests.reconcile.test_said import Story, account

from tellings.model.when import When
from tellings.reconcile.datelined import datelined, with_datelines

WIRE = "ARDEN, March 11 (Norvia News) - A flood killed 14 people in the delta on Tuesday."


@pytest.mark.parametrize(("dateline", "other", "day"), [
    ("ARDEN, March 11 (Norvia News) - ", "2031-03-12", "2031-03-11"),
    ("ARDEN, 11 March (Norvia News) - ", "2031-03-10", "2031-03-11"),
    ("March 11 (Norvia News) - ", "2031-03-12", "2031-03-11"),
    ("ARDEN, Dec. 31 (Norvia News) - ", "2032-01-02", "2031-12-31"),
    ("ARDEN, March 11 (Norvia News) - ", "2031-09-12", None),  # of another happening
    ("ARDEN, Smarch 11 (Norvia News) - ", "2031-03-12", None),
    ("ARDEN (Norvia News) - ", "2031-03-12", None),
    ("ARDEN, Feb 30 (Norvia News) - ", "2031-03-01", None),
])
def test_the_year_is_that_of_the_other_reports(dateline: str, other: str, day: str | None) -> None:
    wire = report("a", f"{dateline}A flood killed 14 people.")
    paper = report("b", "The flood in the delta has killed 19 people.", published=When.on(date.fromisoformat(other)))
    found = datelined([wire, paper])
    assert [d.isoformat() for d, _ in found.values()] == ([day] if day else [])
    told = {d.id: d.published for d in with_datelines([wire, paper], found)}
    assert (told[wire.id].earliest if told[wire.id] else None) == day  # type: ignore[union-attr]  # just seen
    assert told[paper.id] == paper.published


def test_a_toll_that_rose_from_a_wires_day_on_is_growing() -> None:
    made, *_ = account(Story("flood", {
        "Arden": WIRE, "Brill": "The flood in the delta has killed 19 people, officials said on Wednesday.",
    }, {"Brill": "2031-03-12T18:00"}))
    (toll,) = [f for f in made.findings if f.about.role == "kill"]
    assert (toll.status, toll.best) == ("growing", 19)


def test_weekdays_of_a_dated_wire_are_told() -> None:
    made, *_ = account(Story("flood", {
        "Arden": "ARDEN, March 11 (Norvia News) - A flood destroyed the Orme bridge on Tuesday.\nTalks collapsed on Sunday.",
        "Brill": "A flood destroyed the Orme bridge, officials said.",
    }, {"Brill": "2031-03-12T18:00"}))
    assert {"2031-03-11", "2031-03-09"} <= {str(m.when.earliest)[:10] for m in made.timeline if m.when}
