"""Kills real processes that add to a desk, at random moments, and looks at what is left. Use from the tests, or by
`python -m bench.scale.crash 200` for many kills."""

from __future__ import annotations

import json
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from tests.desk.press import OPTIONS, desk_at, stream, unmined

from tellings.following import adding
from tellings.following.adding import Run
from tellings.following.times import instant_of
from tellings.read import sources

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.desk.killed", "tests.desk.warm", "pg8000"])
BATCH = 2
LONGEST = 0.5  # seconds until the kill
AT = instant_of("2031-03-01T08:00", "at")


def work(url: str, path: str, told: Connection) -> None:
    """Adds the articles of a file, and tells of each batch once it is kept. Runs in a process of its own."""
    adding.BATCH = BATCH
    with desk_at(url) as desk:
        told.send("ready")
        desk.add(sources.captures([path]), Run(OPTIONS, AT, kept=lambda ids: told.send(list(ids)), mine=unmined))
    told.send("done")
    told.close()


@dataclass(slots=True)
class Log:
    """What happened: kills, of which so many before the first and after the last batch; captures told of; runs that ended."""

    kills: int = 0
    during: int = 0
    ended: int = 0
    told: set[str] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)


def written(folder: Path, count: int, name: str = "items.jsonl") -> str:
    path = folder / name
    path.write_text("".join(json.dumps(i) + "\n" for i in stream(count)), encoding="utf-8")
    return str(path)


def run(url: str, path: str, after: float | None, log: Log) -> None:
    """One process that adds, killed `after` so many seconds of adding; what it told of is noted."""
    ours, theirs = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=work, args=(url, path, theirs))
    process.start()
    theirs.close()
    told = _first(ours)
    if after is not None and told == "ready":
        time.sleep(after)
        process.kill()
        log.kills += 1
    last = told
    try:
        while True:
            last = ours.recv()
            if isinstance(last, list):
                log.told.update(last)
    except EOFError:
        pass
    process.join(60)
    log.ended += last == "done"
    log.during += after is not None and last != "done"
    process.close()


def _first(pipe: Connection) -> object:
    try:
        return pipe.recv()
    except EOFError:
        return ""


def kill_many(kills: int, url: str, folder: Path, count: int = 60, seed: int = 7) -> Log:
    """Adds so many articles with as many kills; a run that ends makes the stream longer, so that there is always work to stop."""
    chance = random.Random(seed)
    log = Log()
    path = written(folder, count)
    while log.kills < kills:
        ended = log.ended
        run(url, path, chance.uniform(0.0, LONGEST), log)
        if log.ended > ended:
            count += 60
            path = written(folder, count)
        log.lost += sorted(log.told - held(url))
    run(url, path, None, log)
    return log


def held(url: str) -> set[str]:
    """The captures that a desk holds."""
    with desk_at(url) as desk, desk.store.reading() as reader:
        return set(reader.capture_ids())


def main(arguments: Sequence[str]) -> None:
    """Prints what so many kills left."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = arguments[1] if len(arguments) > 1 else f"sqlite:///{folder / 'desk.sqlite'}"
        log = kill_many(int(arguments[0]), url, folder)
        with desk_at(url) as desk:
            faults = desk.check()
            sizes = sorted({row.reports for row in desk.stories()})
    sys.stdout.write(f"{log.kills} kills, {log.during} of them while adding; {len(log.told)} captures told of, {len(log.lost)} lost; "
                     f"{len(faults)} faults found by desk check; reports in a story: {sizes}; {time.monotonic() - began:.0f} s\n")

