"""Two happenings that share most of their words are told apart; one happening told from many sides is not."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tellings.group.camps import LEAST, camps
from tellings.group.features import Traits

SHARED = "navy pirates skiff gulf merchant boarding frigate helicopter crew rescued".split()
FIRST = "ethiopian gibe mombasa saturday tabar sailors weapons ladder".split()
SECOND = "belize sucheta march kochi thirteen lakshadweep trawler surrender".split()


def report(seed: int, *pools: list[str]) -> Traits:
    """A report that prints three in four of each pool's words, and two of its own."""
    words = Counter(w for pool in pools for i, w in enumerate(pool) if (i + seed) % 4)
    words.update([f"own{seed}a", f"own{seed}b"])
    return Traits(words, Counter(), Counter(), words, Counter(), Counter(), 300)


def happenings(cluster: list[list[int]], first: int) -> list[set[bool]]:
    return [{i < first for i in part} for part in cluster]


def test_two_happenings_alike_in_most_words_part() -> None:
    traits = [report(i, SHARED, FIRST) for i in range(7)] + [report(i, SHARED, SECOND) for i in range(7, 13)]
    assert happenings(camps(range(13), traits), 7) == [{True}, {False}]


def test_one_happening_stays_whole() -> None:
    traits = [report(i, SHARED, FIRST) for i in range(14)]
    assert camps(range(14), traits) == [list(range(14))]


def test_a_few_reports_of_their_own_view_stay() -> None:
    traits = [report(i, SHARED, FIRST) for i in range(12)] + [report(i, SHARED, SECOND) for i in range(12, 12 + LEAST - 1)]
    assert len(camps(range(len(traits)), traits)) == 1


@given(st.permutations(range(13)))
def test_the_order_of_reports_changes_nothing(order: list[int]) -> None:
    traits = [report(i, SHARED, FIRST) for i in range(7)] + [report(i, SHARED, SECOND) for i in range(7, 13)]
    parts = camps(range(13), [traits[i] for i in order])
    assert {frozenset(order[i] for i in part) for part in parts} == {frozenset(range(7)), frozenset(range(7, 13))}
