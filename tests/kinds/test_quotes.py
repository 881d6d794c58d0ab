"""The kind "quote": one statement an attribution, and whether two wordings are one utterance. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tellings
from tellings.kinds import quotes
from tellings.model.documents import Document
from tellings.model.kinds import Agreement, Example
from tellings.model.statements import Statement
from tellings.model.values import Quote
from tellings.text import language
from tellings.text.analysis import analyse


def find(text: str) -> list[Statement[Quote]]:
    page = tellings.clean(text.encode(), media_type="text/plain", name="t.txt")
    assert isinstance(page, Document)
    return list(quotes.KIND.find(analyse(page, language.parse(page))))


@pytest.mark.parametrize("example", quotes.KIND.examples, ids=lambda e: e.text[:30])
def test_examples_hold(example: Example) -> None:
    assert tuple(quotes.KIND.render(s) for s in find(example.text)) == example.found


def test_one_attribution_is_one_statement_over_the_hull_of_its_content() -> None:
    text = "“The quay is safe,” said Harriet Lowe. “We checked it twice.”"
    (one,) = find(text)
    assert [text[s.start:s.end] for s in one.value.content] == ["“The quay is safe,”", "“We checked it twice.”"]
    assert one.span.text == text


@pytest.mark.parametrize("a, b, same", [
    ("“The quay is safe,”", '"The quay is safe."', True),
    ("the quay is safe", "The quay is safe and will open on Monday", True),
    ("We have checked the quay twice this week", "“We have checked the quay … twice this week,”", True),
    ("We have checked [the quay] twice this week", "We have checked it twice this week", True),
    ("The quay will open on Monday", "The mayor resigned over the storm", False),
    ("no", "There is no harbour left", False),
])
def test_wordings_of_one_utterance_match(a: str, b: str, same: bool) -> None:
    assert (quotes.wordings_match(a, b) >= quotes.SAME) is same


@given(st.text(max_size=60), st.text(max_size=60))
def test_matching_has_no_order_and_stays_between_0_and_1(a: str, b: str) -> None:
    score = quotes.wordings_match(a, b)
    assert score == quotes.wordings_match(b, a)
    assert 0 <= score <= 1


def test_compare_tells_same_from_unrelated() -> None:
    first, second, third = find("“The old quay is perfectly safe,” said Harriet Lowe.\n\n“The old quay is perfectly safe,” Lowe said.\n\n"
                                "“The old quay is perfectly safe,” said Peter Marsh.")
    assert quotes.KIND.compare(first, second) is Agreement.SAME
    assert quotes.KIND.compare(first, third) is Agreement.UNRELATED
