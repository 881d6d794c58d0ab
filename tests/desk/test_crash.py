"""Processes that are killed, and processes that write at once: nothing told of is lost, nothing is there twice."""

from __future__ import annotations

from pathlib import Path

from tests.desk.killed import CONTEXT, kill_many, work, written
from tests.desk.press import desk_at

KILLS = 40  # 200 and more are done by hand: docs/scale.md


def test_a_process_killed_at_any_moment_loses_nothing_it_told_of(url: str, tmp_path: Path) -> None:
    log = kill_many(KILLS, url, tmp_path)
    assert log.kills >= KILLS
    assert log.during > KILLS // 4, "too few kills fell into the work"
    assert log.lost == []
    with desk_at(url) as desk:
        assert desk.check() == []
        rows = desk.stories()
        assert len(rows) == 12
        assert len({row.reports for row in rows}) == 1


def test_two_writers_neither_corrupt_nor_double(url: str, tmp_path: Path) -> None:
    paths = [written(tmp_path, 48), written(tmp_path, 60, "more.jsonl")]
    pipes = [CONTEXT.Pipe(duplex=False) for _ in paths]
    writers = [CONTEXT.Process(target=work, args=(url, path, theirs)) for path, (_, theirs) in zip(paths, pipes, strict=True)]
    for process in writers:
        process.start()
    for _, theirs in pipes:
        theirs.close()
    told: list[str] = []
    for ours, _ in pipes:
        last: object = ""
        try:
            while True:
                last = ours.recv()
                told += last if isinstance(last, list) else []
        except EOFError:
            ours.close()
        assert last == "done"
    for process in writers:
        process.join(60)
        assert process.exitcode == 0
        process.close()
    assert len(told) == len(set(told)) == 60
    with desk_at(url) as desk:
        assert desk.check() == []
        assert [row.reports for row in desk.stories()] == [5] * 12
