"""Several processes on one machine: use for more than a few reports where several processors are free."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")
BATCHES = 6  # for each process: enough that none waits long for the last one, few enough that the parser works on many texts at once
Step = Callable[[Sequence[A]], Iterable[B]]

# What forked processes work on. They are born with it, so that neither the step nor its items are ever written out and read again.
_work: tuple[Step[Any, Any], Sequence[Any]] | None = None


@dataclass(frozen=True, slots=True)
class Local:
    """Runs each step in `jobs` processes; 0 means one for each processor. Where processes cannot be forked, in this one."""

    jobs: int = 0

    def each(self, step: Step[A, B], items: Sequence[A], weight: Callable[[A], int]) -> Iterator[B]:
        """step(items), in the order of the items, whichever process was first; the processes begin at once. `weight`: how much
        work an item is."""
        jobs = min(self.jobs or processors(), len(items))
        if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods() or multiprocessing.current_process().daemon:
            return iter(step(items))
        return _forked(step, items, tuple(batches([weight(i) for i in items], jobs * BATCHES)), jobs)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Items [start, end), and whether they are far more work than other batches are."""

    start: int
    end: int
    heavy: bool


def batches(weights: Sequence[int], count: int) -> Iterator[Batch]:
    """All items in order, in batches of about the same weight; a heavy item stands alone."""
    fair, start, held = max(1, sum(weights) // count), 0, 0
    for i, weight in enumerate(weights):
        if i > start and held + weight > fair:
            yield Batch(start, i, held > 2 * fair)
            start, held = i, 0
        held += weight
    if weights:
        yield Batch(start, len(weights), held > 2 * fair)


def _forked(step: Step[A, B], items: Sequence[A], parts: Sequence[Batch], jobs: int) -> Iterator[B]:
    global _work  # noqa: PLW0603  the one thing that children inherit
    _work = (step, items)
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), initializer=_quietly)
    running = {part: pool.submit(_run, part) for part in sorted(parts, key=lambda p: not p.heavy)}
    _work = None
    return _collected(step, items, pool, running, parts)


def _collected(step: Step[A, B], items: Sequence[A], pool: ProcessPoolExecutor, running: Mapping[Batch, Future[list[B]]],
               parts: Sequence[Batch]) -> Iterator[B]:
    """What the processes give, batch by batch."""
    try:
        for part in parts:
            try:
                done = running[part].result()
            except BrokenProcessPool:  # a process was killed (for its memory, say): this one does the rest
                done = list(step(items[part.start:part.end]))
            yield from done
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _run(part: Batch) -> list[Any]:
    if _work is None:
        raise RuntimeError("a process was not forked from the one that holds the work")
    step, items = _work
    return list(step(items[part.start:part.end]))


def _quietly() -> None:
    """An interrupt ends a child without a word: the parent tells the user."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
