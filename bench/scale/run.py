"""Adds a long stream to a desk, five hundred at a time, and measures each step:

    python -m bench.scale.run 10000 [DESK] [--csv FILE] [--without-language]

DESK is a file or URL; without it a SQLite file that is deleted afterwards. Times are of the processor; the language step (reading and
finding statements) is timed apart from keeping and placing, and from telling stories anew.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path

from bench.scale.press import stream
from tellings import pipeline
from tellings.following.adding import Run
from tellings.following.newsdesk import Desk
from tellings.following.preparing import Arrival, mined
from tellings.read import sources

HOUR = 500
ASKED = 20  # times each question is asked
FIELDS = ("documents", "language_s", "keep_s", "tell_s", "stories_told", "stories", "rss_mb", "size_mb", "show_p95_ms", "search_p95_ms",
          "changes_p95_ms")


class Clock:
    """The seconds of each step of one addition."""

    def __init__(self, language: bool) -> None:
        self.language = language
        self.mined = 0.0
        self.kept = 0.0

    def mine(self, arrivals: Sequence[Arrival], options: pipeline.Options) -> list[Arrival]:
        began = time.process_time()
        found = mined(arrivals, options) if self.language else list(arrivals)
        self.mined += time.process_time() - began
        return found

    def told(self, _: Sequence[str]) -> None:
        self.kept = time.process_time()


def hours(count: int, folder: Path) -> Iterator[Path]:
    """The stream as files of what an hour brings, each gone once it was used."""
    items = stream(count)
    for number in itertools.count():
        path = folder / f"{number:04}.jsonl"
        part = list(islice(items, HOUR))
        if not part:
            return
        path.write_text("".join(json.dumps(i) + "\n" for i in part), encoding="utf-8")
        yield path
        path.unlink()


def add(desk: Desk, path: Path, language: bool) -> dict[str, float]:
    """One addition, and what it took."""
    clock = Clock(language)
    began = time.process_time()
    added = desk.add(sources.captures([str(path)]), Run(desk.options, kept=clock.told, mine=clock.mine))
    ended = time.process_time()
    kept = clock.kept - began - clock.mined
    return {"language_s": clock.mined, "keep_s": kept, "tell_s": ended - clock.kept, "stories_told": len(added.stories)}


def p95(ask: Callable[[], object]) -> float:
    """The 95th percentile of the milliseconds of a question."""
    times = []
    for _ in range(ASKED):
        began = time.process_time()
        ask()
        times.append(1000 * (time.process_time() - began))
    return sorted(times)[int(0.95 * ASKED) - 1]


def asked(desk: Desk, since: str) -> dict[str, float]:
    """How long questions take."""
    chance = random.Random(3)
    rows = desk.stories()
    words = [row.title.split()[-1] for row in rows]
    return {"stories": len(rows), "show_p95_ms": p95(lambda: desk.show(chance.choice(rows).id)),
            "search_p95_ms": p95(lambda: desk.search(chance.choice(words))),
            "changes_p95_ms": p95(lambda: desk.changes(since))}


def measure(count: int, url: str, language: bool) -> Iterator[dict[str, float]]:
    """The stream added hour by hour; what each took, once it is done."""
    with tempfile.TemporaryDirectory() as name, Desk.open(url, pipeline.Options(), make=True) as desk:
        for number, path in enumerate(hours(count, Path(name)), 1):
            since = desk.info().last
            took = add(desk, path, language)
            size = desk.info().size / 1e6
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
            yield {"documents": min(count, number * HOUR), **took, "rss_mb": peak, "size_mb": size, **asked(desk, since)}


def told(rows: Iterable[dict[str, float]], path: Path | None) -> None:
    """Prints rows, and writes them to a CSV file, as they come: what is stopped by the clock is kept."""
    with path.open("w", newline="", encoding="utf-8") if path else nullcontext() as file:
        out = csv.DictWriter(file, FIELDS) if file else None
        if out:
            out.writeheader()
        for row in rows:
            print("  ".join(f"{field} {row[field]:.1f}" for field in FIELDS), flush=True)
            if out and file:
                out.writerow({k: round(v, 2) for k, v in row.items()})
                file.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("desk", nargs="?")
    parser.add_argument("--csv", type=Path)
    parser.add_argument("--without-language", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told(measure(given.count, given.desk or str(Path(folder) / "desk.sqlite"), not given.without_language), given.csv)


if __name__ == "__main__":
    main()
