"""Happenings brought together, talks, what clashes, and the timeline."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reconcile.builders import case, happening, mention, quote, report, time

from tellings.model.accounts import Conflict, Event
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.model.when import When
from tellings.reconcile.cited import check
from tellings.reconcile.happenings import clusters, events
from tellings.reconcile.material import Case
from tellings.reconcile.people import identify
from tellings.reconcile.talks import talks
from tellings.reconcile.telling_conflicts import telling_conflicts
from tellings.reconcile.timeline import timeline

MONDAY, TUESDAY = When.on(date(2031, 3, 3)), When.on(date(2031, 3, 4))
FRIDAY = When.on(date(2031, 3, 7))
MORNING = When("2031-03-03T06:00", "2031-03-03T11:59", "part_of_day", "stated")
AFTERNOON = When("2031-03-03T12:00", "2031-03-03T17:59", "part_of_day", "stated")
Rows = tuple[list[Document], list[Statement[Value]]]


def events_of(made: Case) -> tuple[Event, ...]:
    people = identify(made)
    return events(made, clusters(made, people), talks(made, people))


def conflicts_of(made: Case) -> tuple[Conflict, ...]:
    people = identify(made)
    return telling_conflicts(made, people, talks(made, people))


def storm() -> Rows:
    a = report("a", "Rebels shelled Oakport on Monday.\nLater the mayor left.")
    b = report("b", "Rebel forces pounded Oakport harbour on Monday, officials said.\nRain fell.")
    c = report("c", "Norland swore in a cabinet.\nOn Friday rebels bombed Oakport again.")
    rows = [happening(a, "shelled", "shell", who="Rebels", whom="Oakport", when=MONDAY),
            happening(b, "pounded", "pound", who="Rebel forces", whom="Oakport harbour", when=MONDAY),
            happening(c, "bombed", "bomb", who="rebels", whom="Oakport", when=FRIDAY),
            *(mention(d, "Oakport", "place") for d in (a, b, c))]
    return [a, b, c], rows


def test_tellings_of_one_happening_join_and_another_day_stands_apart() -> None:
    found = events_of(case(*storm()))
    assert {c.document for c in found[0].spans} == {d.id for d in storm()[0][:2]}
    assert found[0].when == MONDAY
    assert found[0].title in {"Rebels shelled Oakport on Monday", "Rebel forces pounded Oakport harbour on Monday"}


def test_every_title_passes_the_check() -> None:
    for event in events_of(case(*storm())):
        check(event.title, event.spans)


def test_denied_and_quoted_happenings_are_no_events() -> None:
    a = report("a", "Rebels did not shell Oakport.")
    assert events_of(case([a], [happening(a, "shell", "shell", who="Rebels", whom="Oakport", polarity=False, modality="denied")])) == ()


def test_timeline_runs_in_time() -> None:
    made = case(*storm())
    people = identify(made)
    found = clusters(made, people)
    moments = timeline(made, found, (), events(made, found, ()))
    assert [m.when for m in moments] == [MONDAY, FRIDAY]
    assert moments[0].event is not None


@pytest.mark.parametrize("first, second, told", [
    ("Mara Lund spoke with Jon Bray by phone on Monday.", "Jon Bray discussed the sale with Mara Lund on Tuesday, an aide said.", True),
    ("Mara Lund spoke with Jon Bray by phone on Monday.", "Jon Bray discussed the sale with Mara Lund on Monday.", False),
    ("Mara Lund spoke with Jon Bray by phone on Monday.", "Jon Bray said on Tuesday that the call with Mara Lund was good.", False),
    ("Mara Lund spoke with Jon Bray by phone on Monday.", "Mara Lund will meet Jon Bray on Tuesday.", False),
    ("Mara Lund spoke with Jon Bray by phone on Monday.", "Mara Lund spoke with Ida Roth on Tuesday.", False),
])
def test_a_talk_dated_to_two_days(first: str, second: str, told: bool) -> None:
    a, b = report("a", first), report("b", second)
    rows = [mention(d, n) for d, t in ((a, first), (b, second)) for n in ("Mara Lund", "Jon Bray", "Ida Roth") if n in t]
    days = (("Monday", MONDAY), ("Tuesday", TUESDAY))
    rows += [time(d, w, "x", when) for d, t in ((a, first), (b, second)) for w, when in days if w in t]
    found = conflicts_of(case([a, b], rows))
    assert [c.kind for c in found] == (["date"] if told else [])


def test_names_count_wherever_they_stand() -> None:
    a = report("a", "Mara Lund and Jon Bray run the port.\nMara Lund spoke with Jon Bray by phone on Monday.")
    rows = [mention(a, "Mara Lund"), mention(a, "Jon Bray"), time(a, "Monday", "x", MONDAY)]
    made = case([a], rows)
    (talk,) = talks(made, identify(made))
    assert talk.clause.text == "Mara Lund spoke with Jon Bray by phone on Monday"


def test_morning_here_and_afternoon_there() -> None:
    a = report("a", "Mara Lund spoke with Jon Bray on Monday morning.")
    b = report("b", "Mara Lund and Jon Bray held a conversation on Monday afternoon.")
    rows = [mention(d, n) for d in (a, b) for n in ("Mara Lund", "Jon Bray")]
    rows += [time(a, "Monday morning", "x", MORNING, "TIME"), time(b, "Monday afternoon", "x", AFTERNOON, "TIME")]
    (found,) = conflicts_of(case([a, b], rows))
    assert [s.text for s in found.sides] == ["Monday morning", "Monday afternoon"]


@pytest.mark.parametrize("denial, told", [
    ("The ministry has not paused ferry grants to Oakport, Ida Roth said.", True),
    ("The ministry has not paused school meals in Norwick, Ida Roth said.", False),
])
def test_done_or_not_done(denial: str, told: bool) -> None:
    a = report("a", "The ministry has paused ferry grants to Oakport, Jon Bray said.")
    b = report("b", denial)
    rows = [mention(a, "Jon Bray"), mention(b, "Ida Roth"),
            happening(a, "paused", "pause", who="The ministry", whom="ferry grants", speaker="Jon Bray"),
            happening(b, "paused", "pause", who="The ministry", whom="ferry grants" if told else "school meals", speaker="Ida Roth",
                      polarity=False, modality="denied")]
    found = conflicts_of(case([a, b], rows))
    assert [c.kind for c in found] == (["status"] if told else [])
    for conflict in found:
        assert "Jon Bray" in conflict.text
        assert "Ida Roth" in conflict.text


def test_one_claimant_who_says_both_is_no_conflict() -> None:
    a = report("a", "The ministry has paused ferry grants to Oakport, Jon Bray said. "
                    "The ministry has not paused grants to Oakport, he said.")
    rows = [mention(a, "Jon Bray"), happening(a, "paused", "pause", whom="ferry grants", speaker="Jon Bray"),
            happening(a, "paused", "pause", whom="grants", speaker="Jon Bray", polarity=False, modality="denied", nth=1)]
    assert conflicts_of(case([a], rows)) == ()


def test_a_headline_cut_short_after_that_clashes_with_nothing() -> None:
    a = report("a", "Oakport confirmed that Vardal\nEmil Voss said the bridge over the Lenn was not closed.")
    b = report("b", "Ines Vardal said the bridge over the Lenn was closed.")
    rows = [quote(a, "that", speaker="Oakport", form="indirect", cue="confirmed"),
            *(mention(d, name, "person") for d, name in ((a, "Emil Voss"), (b, "Ines Vardal"))),
            mention(a, "Oakport", "place")]
    assert conflicts_of(case([a, b], rows)) == ()
