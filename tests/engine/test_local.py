"""Several processes: the same results in the same order, whatever becomes of a process."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.engine import Local
from tellings.engine.local import batches


@given(st.lists(st.integers(min_value=0, max_value=50)), st.integers(min_value=1, max_value=20))
def test_batches_hold_every_item_once_in_order(weights: list[int], count: int) -> None:
    made = list(batches(weights, count))
    assert [i for b in made for i in range(b.start, b.end)] == list(range(len(weights)))
    assert all(b.start < b.end for b in made)


def doubled(items: Sequence[int]) -> Iterator[int]:
    return (2 * i for i in items)


@pytest.mark.parametrize("jobs", [0, 1, 2, 3])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    items = [5, 1, 400, 3, 2] * 8
    assert list(Local(jobs).each(doubled, items, abs)) == [2 * i for i in items]


def test_the_work_begins_before_a_result_is_asked_for(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    results = Local(2).each(lambda items: [begun.write_text("yes") for _ in items], [1, 2], abs)
    for _ in range(500):
        if begun.exists():
            break
        time.sleep(0.01)
    assert begun.exists()
    assert list(results) == [3, 3]


def test_the_work_is_done_elsewhere() -> None:
    seen = set(Local(2).each(lambda items: [os.getpid() for _ in items], list(range(8)), abs))
    assert os.getpid() not in seen


def test_one_item_is_not_worth_a_process() -> None:
    assert list(Local(2).each(lambda items: [os.getpid() for _ in items], [1], abs)) == [os.getpid()]


def test_what_a_killed_process_leaves_is_done_here() -> None:
    here = os.getpid()

    def deadly(items: Sequence[int]) -> Iterator[int]:
        for i in items:
            if i == 3 and os.getpid() != here:
                os.kill(os.getpid(), signal.SIGKILL)
            yield i

    assert list(Local(2).each(deadly, list(range(12)), abs)) == list(range(12))


def test_a_fault_of_the_step_reaches_the_caller() -> None:
    def faulty(items: Sequence[int]) -> Iterator[int]:
        raise ValueError("no")
        yield from items

    with pytest.raises(ValueError, match="no"):
        list(Local(2).each(faulty, [1, 2, 3], abs))
