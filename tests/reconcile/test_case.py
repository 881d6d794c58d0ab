"""The whole account of a small invented story, and the brief's check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reconcile.builders import case, figure, happening, mention, place, quote, report

from tellings.model.accounts import Account, Event
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.model.when import When
from tellings.reconcile.brief import brief
from tellings.reconcile.case import reconcile
from tellings.reconcile.cited import check
from tellings.reconcile.material import Case
from tellings.reconcile.people import Cast
from tellings.reconcile.sentence import Draft, in_days, in_words
from tellings.reconcile.told import Told

MONDAY = When.on(date(2031, 3, 3))
SAID = "We lost the old quay tonight, and we will not rebuild it before the spring"
OTHERWISE = SAID.replace("not ", "")


def fire() -> tuple[list[Document], list[Statement[Value]]]:
    a = report("a", "Fire destroys Harwick quay\nA fire destroyed Harwick quay on Monday, killing 3 people. "
                    f"“{SAID},” Mara Lund, the harbour commissioner, said.", title="Fire destroys Harwick quay")
    b = report("b", "Quay burns\nFlames destroyed Harwick quay on Monday. At least 4 people were killed. "
                    f"“{OTHERWISE},” Lund said.", title="Quay burns")
    rows: list[Statement[Value]] = [
        happening(a, "destroyed", "destroy", who="A fire", whom="Harwick quay", when=MONDAY),
        happening(b, "destroyed", "destroy", who="Flames", whom="Harwick quay", when=MONDAY),
        figure(a, "3", 3, counted="people", role="kill"),
        figure(b, "At least 4", 4, bound="at_least", counted="people", role="kill"),
        quote(a, SAID, speaker="Mara Lund"), quote(b, OTHERWISE, speaker="Lund"),
        mention(a, "Mara Lund", role="the harbour commissioner"), mention(b, "Lund"),
        mention(a, "Harwick", "place"), mention(b, "Harwick", "place"),
    ]
    return [a, b], rows


def test_the_account_tells_the_story() -> None:
    documents, rows = fire()
    account = reconcile(case(documents, rows))
    assert account.title == "Fire destroys Harwick quay"
    assert account.counts.reports == 2
    assert {c.kind for c in account.conflicts} == {"value", "wording"}
    assert len(account.utterances) == 1
    assert [p.name for p in account.people] == ["Mara Lund"]
    assert account.places[0].name == "Harwick"
    assert any("Harwick quay" in line.text for line in account.brief[:1])
    assert any("Mara Lund, the harbour commissioner, said" in line.text for line in account.brief)


def texts(account: Account) -> None:
    """Every sentence of an account once more through the check."""
    for line in account.brief:
        check(line.text, line.cites, line.derived)
    for conflict in account.conflicts:
        check(conflict.text, [x for s in conflict.sides for x in s.spans], conflict.derived)
    for moment in account.timeline:
        check(moment.text, moment.cites, moment.derived)
    for event in account.events:
        check(event.title, event.spans)


def test_every_sentence_passes_the_check() -> None:
    texts(reconcile(case(*fire())))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_order_never_changes_an_account(data: st.DataObject) -> None:
    documents, rows = fire()
    made: Case = case(documents, rows)
    mixed = replace(made, documents=tuple(data.draw(st.permutations(documents))), statements=tuple(data.draw(st.permutations(rows))))
    assert reconcile(mixed) == reconcile(made)


def test_a_brief_never_holds_a_wrong_word() -> None:
    documents, rows = fire()
    made = case(documents, rows)
    span = place(documents[0], "A fire destroyed Harwick quay on Monday")
    cite = documents[0].cite(span.start, span.end)
    right = Event("e", "A fire destroyed Harwick quay", "destroy", None, "", (cite,))
    wrong = replace(right, title="A fire destroyed Norwick quay")
    assert brief(Told(made, Cast(), (right,), (), (), ()), "")[0].text.startswith("A fire destroyed Harwick quay")
    assert not any("Norwick" in line.text for line in brief(Told(made, Cast(), (wrong,), (), (), ()), ""))


def test_a_draft_refuses_what_no_span_prints() -> None:
    documents, _ = fire()
    cite = documents[0].cite(*place(documents[0], "killing 3 people"))
    assert Draft().say("the fire killed ").print(cite, "3 people").say(".").line() is not None
    assert Draft().say("the fire killed 5 people.").cite(cite).line() is None
    assert Draft().say("the fire killed ").derive("five", "3 and 2").say(" people.").line() is not None


def test_in_words() -> None:
    assert [in_words(n) for n in (1, 12, 13, 1200, 3.5)] == ["one", "twelve", "13", "1,200", "3.5"]


@pytest.mark.parametrize("when, words", [
    (MONDAY, "3 March 2031"),
    (When("2031-03-03T18:00", "2031-03-04T05:59", "part_of_day"), "night of 3 to 4 March 2031"),
    (When("2031-03-31T18:00", "2031-04-01T05:59", "part_of_day"), "night of 31 March to 1 April 2031"),
    (When("2031-01-01", "2031-12-31", "year"), ""),
])
def test_in_days(when: When, words: str) -> None:
    assert in_days(when) == words


def test_an_empty_story_has_an_account() -> None:
    document = report("a", "Nothing here.")
    account = reconcile(case([document], []))
    assert (account.title, account.brief, account.events) == ("Nothing here.", (), ())
