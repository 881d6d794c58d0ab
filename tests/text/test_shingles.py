from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.shingles import LENGTH, Reuse, Words, shingles, words_of

TEXT = "The pilot boat left the old quay at noon and met the tanker beyond the second buoy in thick fog"


def whole(text: str, masked: tuple[tuple[int, int], ...] = ()) -> Words:
    return words_of(text, [(0, len(text))], masked)


def test_words_know_their_places() -> None:
    words = whole("Don’t shout: 3,000 heard.")
    assert list(words.words) == ["don't", "shout", "3,000", "heard"]
    assert [(s, e) for s, e in zip(words.starts, words.ends, strict=True)] == [(0, 5), (6, 11), (13, 18), (19, 24)]


def test_masked_words_seed_nothing() -> None:
    words = whole(TEXT, ((0, 30),))
    assert all(words.starts[i] >= 30 for i, _ in shingles(words))
    assert words.weight < len(words)


def test_no_shingle_runs_over_a_section_or_is_of_dull_words() -> None:
    words = words_of("one two three four five six", [(0, 13), (14, 27)])
    assert [i for i, _ in shingles(words)] == []
    assert list(shingles(whole("it was in the end of it"), frozenset("it was in the end of".split()))) == []


def test_a_passage_ends_where_something_else_stands_between_sections() -> None:
    one = "the pilot boat left the quay at noon"
    two = "and met the tanker beyond the second buoy"
    left, right = f"{one}\n{two}", f"{one}\nStory continues below\n{two}"
    a = words_of(left, [(0, len(one)), (len(one) + 1, len(left))])
    b = words_of(right, [(0, len(one)), (right.index(two), len(right))])
    assert len(Reuse([a, a]).matches(0, 1)) == 1
    assert [m.words for m in Reuse([a, b]).matches(0, 1)] == [8, 8]


@pytest.mark.parametrize(
    ("other", "passages"),
    [
        (TEXT, 1),
        ("Early on, " + TEXT.lower() + ", a clerk wrote.", 1),
        (TEXT.replace("old", "ancient"), 1),
        ("Nothing here is like the first text at all, word for word or otherwise.", 0),
    ],
)
def test_passages_bear_small_changes(other: str, passages: int) -> None:
    found = Reuse([whole(TEXT), whole(other)]).matches(0, 1)
    assert len(found) == passages
    assert all(m.words >= LENGTH and 0 < m.score <= 1 for m in found)


@given(st.text(alphabet="ab cd.\n", max_size=200), st.text(alphabet="ab cd.\n", max_size=200))
def test_passages_stay_within_both_texts_and_apart(left: str, right: str) -> None:
    a, b = whole(left), whole(right)
    found = Reuse([a, b]).matches(0, 1)
    for match in found:
        assert 0 <= match.a < match.a_end <= len(a)
        assert 0 <= match.b < match.b_end <= len(b)
    assert all(x.a_end <= y.a for x, y in pairwise(found))
