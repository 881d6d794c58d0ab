"""One process that adds against two that share the work, on SQLite and PostgreSQL, language step included:

    python -m bench.scale.two 400
"""

from __future__ import annotations

import json
import multiprocessing
import multiprocessing.synchronize
import sys
import tempfile
import time
from pathlib import Path

from tests.databases import new_database, server, server_programs

from bench.scale.press import stream
from tellings import pipeline
from tellings.following.adding import Run
from tellings.following.newsdesk import Desk
from tellings.read import sources

CONTEXT = multiprocessing.get_context("spawn")


def work(url: str, path: str, ready: multiprocessing.synchronize.Barrier) -> None:
    from tellings.text import language

    language.load()
    with Desk.open(url, pipeline.Options(), make=True) as desk:
        ready.wait()
        desk.add(sources.captures([path]), Run(desk.options))


def timed(url: str, items: list[dict[str, str]], processes: int, folder: Path) -> float:
    """Documents a second, from the moment that all processes are ready."""
    ready = CONTEXT.Barrier(processes + 1)
    running = []
    for number in range(processes):
        path = folder / f"{processes}-{number}.jsonl"
        path.write_text("".join(json.dumps(i) + "\n" for i in items[number::processes]), encoding="utf-8")
        running.append(CONTEXT.Process(target=work, args=(url, str(path), ready)))
        running[-1].start()
    ready.wait()
    began = time.monotonic()
    for process in running:
        process.join()
    return len(items) / (time.monotonic() - began)


def main(count: int) -> None:
    items = list(stream(count))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for processes in (1, 2):
            found = timed(f"sqlite:///{folder / str(processes)}.sqlite", items, processes, folder)
            print(f"SQLite, {processes}: {found:.1f} documents a second")
        if server_programs():
            with server(folder / "server") as url:
                for processes in (1, 2):
                    found = timed(new_database(url, f"two{processes}"), items, processes, folder)
                    print(f"PostgreSQL, {processes}: {found:.1f} documents a second")


if __name__ == "__main__":
    main(int(sys.argv[1]))
