"""One thing said, joined over all reports."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from tests.reconcile.builders import case, mention, quote, report

from tellings.model.accounts import Conflict, Utterance
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.reconcile.material import Case
from tellings.reconcile.people import identify
from tellings.reconcile.utterances import utterances
from tellings.reconcile.wording import alters

SURE = "It is sure to be a long night for all of us in the yard"
FULL = "We are giving boats, and we are working with them. But we have emptied the yard, and that is too bad"


def told(made: Case) -> tuple[tuple[Utterance, ...], tuple[Conflict, ...]]:
    return utterances(made, identify(made))


def said_in(*texts: str, speakers: tuple[str | None, ...] = ()) -> Case:
    """A report a text; what stands in curly quotes is one quote (all pieces), its speaker Mara Lund unless named."""
    documents, rows = [], []
    for i, text in enumerate(texts):
        document = report(f"r{i}", text)
        pieces = [p.split("”")[0] for p in text.split("“")[1:]]
        speaker = speakers[i] if speakers else "Mara Lund"
        rows.append(quote(document, *pieces, speaker=speaker))
        documents.append(document)
        if speaker and speaker in text:
            rows.append(mention(document, speaker))
    return case(documents, rows)


@pytest.mark.parametrize("a, b, kinds", [
    (f"“{FULL},” Mara Lund said.", f"“{FULL}.” Mara Lund.", set()),
    (f"“{FULL},” Mara Lund said.", "“We are giving boats, and we are working with them,” Mara Lund said.", set()),
    (f"“{FULL},” Mara Lund said.", "“We are giving boats and we are working with them. But we have emptied the yard,” Mara Lund said.",
     {"punctuation"}),
    ("“I saw it today. It is over for us,” Mara Lund said.", "“I saw it today and it is over for us,” Mara Lund said.", {"cut"}),
    ("“I saw it today. It is over for us,” Mara Lund said.", "“I saw it today, it is over for us,” Mara Lund said.", {"merge"}),
    ("“The old harbour was lost to the great fire,” Mara Lund said.", "“The old harbour was gone to the great fire,” Mara Lund said.",
     {"word"}),
    ("“He emptied out the whole yard for them,” Mara Lund said.",
     "“[Mayor] Bray and he emptied out the whole yard for them,” Mara Lund said.", set()),
    ("“You know he emptied out the whole yard,” Mara Lund said.", "“You know [the former mayor] he emptied out the whole yard,” Mara Lund.",
     {"insertion"}),
])
def test_wordings_of_one_utterance(a: str, b: str, kinds: set[str]) -> None:
    found, _ = told(said_in(a, b))
    assert len(found) == 1
    assert {d.kind for d in found[0].differences} == kinds


@pytest.mark.parametrize("a, b", [
    ("“We will go there,” Mara Lund said.", "“We have to do it,” Mara Lund said."),
    ("“It is a sad day,” Mara Lund said.", "“It is a long day and a cold one,” Mara Lund said."),
])
def test_two_utterances(a: str, b: str) -> None:
    assert len(told(said_in(a, b))[0]) == 2


def test_never_two_speakers() -> None:
    made = said_in(f"“{FULL},” Mara Lund said.", f"“{FULL},” Jon Bray said.", f"“{FULL}.”", speakers=("Mara Lund", "Jon Bray", None))
    found, _ = told(made)
    by_id = {s.id: s for s in made.statements}
    for utterance in found:
        names = {s.speaker.name for i in utterance.variants if (s := by_id[i]).speaker}
        assert len(names) <= 1
    assert len(found) == 2


def test_a_split_quote_and_its_continuation_join() -> None:
    parts = ("“We are giving boats,” Mara Lund said.", "“But we have emptied the yard,” Mara Lund said.")
    made = said_in(f"“{FULL},” Mara Lund said.", *parts)
    assert len(told(made)[0]) == 1


@pytest.mark.parametrize("a, b, what", [
    ("“We are working with them and trying to help. But we have — you know, he emptied the yard,” Mara Lund said.",
     "“We are working with them and trying to help, but we haven’t,” Mara Lund said.", "negation"),
    ("“I think we will open the harbour on time,” Mara Lund said.", "“I think we won't open the harbour on time,” Mara Lund said.",
     "negation"),
    ("“There are 30 boats lying in the old harbour,” Mara Lund said.", "“There are 40 boats lying in the old harbour,” Mara Lund said.",
     "number"),
    ("“I do not think the old harbour is lost,” Mara Lund said.", "“I do think the old harbour is lost,” Mara Lund said.", "negation"),
    ("“I think it may open the harbour on time,” Mara Lund said.", "“I think it must open the harbour on time,” Mara Lund said.", "modal"),
])
def test_a_change_of_sense_is_told(a: str, b: str, what: str) -> None:
    _, conflicts = told(said_in(a, b))
    assert len(conflicts) == 1
    assert what in conflicts[0].text
    assert "Mara Lund" in conflicts[0].text
    assert len(conflicts[0].sides) == 2


@pytest.mark.parametrize("a, b", [
    ("“The old harbour was lost to the great fire,” Mara Lund said.", "“The old harbor was lost to the big fire,” Mara Lund said."),
    (f"“{FULL},” Mara Lund said.", "“We are giving boats … But we have emptied the yard, and that is too bad,” Mara Lund said."),
    (f"“It leaves from the old quay. It will carry twice the load of any ferry. {SURE},” Mara Lund said.",
     f"“It will be afloat for a hundred years if it does not run aground. {SURE},” Mara Lund said."),
])
def test_no_false_conflict(a: str, b: str) -> None:
    assert told(said_in(a, b))[1] == ()


def test_other_words_altogether_are_no_change_of_a_number() -> None:
    a = report("a", "it is off to the moon and stays there for a billion years, if it does not blow up")
    b = report("b", "fun, one way or another")
    assert alters(a.cite(0, len(a.text)), b.cite(0, len(b.text)), "word") == ""


def test_fullest_first_and_every_quote_once() -> None:
    made = said_in("“We are giving boats,” Mara Lund said.", f"“{FULL},” Mara Lund said.", "“No,” Mara Lund said.")
    found, _ = told(made)
    quotes: list[Statement[Value]] = [s for s in made.statements if s.kind == "quote"]
    assert sorted(i for u in found for i in u.variants) == sorted(s.id for s in quotes)
    assert found[0].variants[0] == quotes[1].id


def test_order_changes_nothing() -> None:
    cut = ("“We are giving boats, but we haven’t,” Mara Lund said.", "“We are giving boats,” he said.")
    made = said_in(f"“{FULL},” Mara Lund said.", *cut, speakers=("Mara Lund", "Mara Lund", None))
    first = told(made)
    for rows in permutations(made.statements):
        assert told(replace(made, documents=tuple(reversed(made.documents)), statements=rows)) == first
