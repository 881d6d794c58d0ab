"""Wordings compared: marks where words differ, only dots for what comes before or after."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from tests.render.fixture import reading

import tellings
from tellings.model.stories import Passage
from tellings.render.page import pages
from tellings.render.sources import sources
from tellings.render.wordings import compare, said

FULL = "The pier will open in May, and the old lamp stays where it is"


def marked(words: str) -> str:
    signs = {"same": "{}", "only here": "+{}+", "left out": "-{}-"}
    return " ".join(signs[p.kind].format(p.text) for p in compare(FULL, words))


@pytest.mark.parametrize("words, shown", [
    (FULL, FULL),
    ("the pier will open in may and the old lamp stays where it is.", "the pier will open in may and the old lamp stays where it is."),
    ("The pier will open in June, and the old lamp stays where it is",
     "The pier will open in -May,- +June,+ and the old lamp stays where it is"),
    ("The pier will not open in May, and the old lamp stays where it is",
     "The pier will +not+ open in May, and the old lamp stays where it is"),
    ("the old lamp stays where it is", "… the old lamp stays where it is"),
    ("The pier will open in May", "The pier will open in May …"),
    ("The pier will open in May … the old lamp stays where it is", "The pier will open in May -and- … the old lamp stays where it is"),
    ("The lamp stays", "The -pier will open in May, and the old- lamp stays …"),
    ("Nothing of this was said by anyone", "Nothing of this was said by anyone"),
])
def test_marks(words: str, shown: str) -> None:
    assert marked(words) == shown


def test_the_words_printed_can_always_be_put_together_again() -> None:
    for words in ("The pier will shut in June", "the lamp and the pier stay in May", "It is"):
        assert " ".join(p.text for p in compare(FULL, words) if p.kind != "left out").replace("… ", "").replace(" …", "") == words


def test_an_utterance_loses_its_quotation_marks_and_keeps_its_reports() -> None:
    made = reading()
    thing = said(made.accounts[0].utterances[0], sources(made))
    assert thing.wordings[0].text == "We have never seen the channel this low, and we will find out why"
    assert thing.reports == 3
    assert thing.shared


def test_who_printed_it_first_is_told_where_times_tell() -> None:
    made = reading()
    one = made.accounts[0].utterances[0]
    herald, ledger, live = one.variants
    assert said(one, sources(made)).printed == "3 times in 3 reports"
    for first, shown in ((herald, "Skerrin Herald, 08:30"), (live, "06:15"), (ledger, "The Ledger, 12 November 2025")):
        assert shown in said(replace(one, first=first), sources(made)).printed.partition("; first in ")[2]


def test_a_quotation_within_a_shared_passage_is_repeated() -> None:
    made = reading()
    documents = {d.name: d for d in made.documents}
    herald, ledger = (documents[n].cite(documents[n].text.index("We have"), documents[n].text.index("find out why"))
                      for n in ("herald.txt", "ledger.txt"))
    thing = said(made.accounts[0].utterances[0], sources(made), (Passage(herald, ledger, 0.9),))
    assert thing.printed == "3 times in 3 reports; The Ledger repeats Skerrin Herald"


def test_indirect_speech_stands_apart() -> None:
    story = pages(reading()).stories[0]
    (name, things), = story.once
    assert (name, things[0].wordings) == ("Northline spokesman", ())
    assert things[0].told[0].marks == ("", "")


@pytest.mark.parametrize("sentence, shown", [
    ("The mayor ordered her staff to leave the hall.", ["ordered her staff to leave the hall"]),
    ("The mayor has not confirmed that the hall is safe.", ["has not confirmed that the hall is safe"]),
    ("The mayor said the hall is safe.", ["the hall is safe"]),
    ("The mayor said that the hall is safe.", ["said that the hall is safe"]),
    ("The hall is safe, the mayor insisted.", ["The hall is safe"]),
])
def test_reported_speech_says_how_it_was_said(sentence: str, shown: list[str]) -> None:
    text = f"The town hall of Brackwater was closed on Monday after a crack was found in its roof.\n\n{sentence}\n"
    made = tellings.read(io.BytesIO(text.encode()))
    told = [said(u, sources(made)) for account in made.accounts for u in account.utterances]
    assert [f"{w.cue} {w.text}".strip().rstrip(".") for thing in told for w in thing.told] == shown
