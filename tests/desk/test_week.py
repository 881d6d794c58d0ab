"""Two days of an invented week, in five additions: look-alikes apart, what goes on together, at every step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.desk.press import add, desk_at, item

from tellings.following.newsdesk import Desk

ROWS = [json.loads(line) for line in Path(__file__).with_name("week.jsonl").read_text(encoding="utf-8").splitlines()]
ADDITIONS = list(dict.fromkeys(row["addition"] for row in ROWS))


def placed(desk: Desk) -> set[frozenset[str]]:
    """The titles of the reports of each story."""
    return {frozenset(d.title or "" for d in desk.show(row.id).documents) for row in desk.stories()}


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[set[frozenset[str]], set[str]]]:
    """After each addition the stories, and what kinds of changes were told."""
    folder = tmp_path_factory.mktemp("week")
    steps: list[tuple[set[frozenset[str]], set[str]]] = []
    with desk_at(str(folder / "desk.sqlite")) as desk:
        for number, at in enumerate(ADDITIONS):
            items = [item(f"{row['outlet'].split()[0].lower()}.example/{number}-{n}", row["text"], row["published"], title=row["title"])
                     for n, row in enumerate(ROWS) if row["addition"] == at]
            add(desk, folder, *items, at=at)
            steps.append((placed(desk), {entry.change.kind for entry in desk.changes()}))
    return steps


@pytest.mark.parametrize("step", range(len(ADDITIONS)))
def test_every_report_is_with_those_of_its_happening(step: int, week: list[tuple[set[frozenset[str]], set[str]]]) -> None:
    known = [row for row in ROWS if row["addition"] in ADDITIONS[:step + 1]]
    happenings = {row["happening"] for row in known}
    assert week[step][0] == {frozenset(row["title"] for row in known if row["happening"] == h) for h in happenings}


def test_no_story_was_split_for_what_should_not_have_been_joined(week: list[tuple[set[frozenset[str]], set[str]]]) -> None:
    assert "split" not in week[-1][1]
