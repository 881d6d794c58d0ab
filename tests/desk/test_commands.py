"""The desk's commands as a user meets them: in processes of their own, in a pipe."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.desk.press import item
from tests.desk.test_desk import FIRE, FIRE_TOO

from tellings import listing
from tellings.desk import example
from tellings.render.exports import EXPORTS
from tellings.store.opening import HEAD


def run(desk: Path, *arguments: str | Path, code: int = 0) -> str:
    """What a command prints; its exit code is checked."""
    environment = os.environ | {"TELLINGS_DESK": str(desk), "TZ": "UTC"}
    command = [sys.executable, "-m", "tellings.cli", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=120)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stdout
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk to which a fire was added in two steps, and a bridge."""
    path = tmp_path_factory.mktemp("desk") / "desk.sqlite"
    fire = example("harbour-fire")
    first = run(path, "add", fire / "dispatch.txt", fire / "telegraph.txt", "--at", "2025-03-12T09:00")
    assert first == "2 new; 1 story changed\n"
    second = run(path, "add", fire, example("bridge-opening"), "--at", "2025-03-12T12:00")
    assert second == "6 new, 2 known already; 3 stories changed\n"  # a post of the live blog is on the council's budget
    return path


def story(desk: Path, word: str) -> str:
    """The id of the story that a word finds."""
    return str(json.loads(run(desk, "search", word, "--json").splitlines()[0])["story"])


def test_stories_are_listed_for_people_and_for_programs(desk: Path) -> None:
    rows = [json.loads(line) for line in run(desk, "stories", "--sort", "reports", "--json").splitlines()]
    assert [row["reports"] for row in rows] == [5, 3, 1]
    assert "5 reports" in run(desk, "stories")
    assert run(desk, "stories", "--since", "2025-03-13") == "tellings: no story changed since 2025-03-13\n"


def test_lists_are_whole_unless_a_number_is_asked_for(desk: Path) -> None:
    assert run(desk, "stories", "--sort", "reports", "--limit", "2").count("reports, ") == 2
    assert "tellings: 1 more story: --limit 0 lists all" in run(desk, "stories", "--limit", "2")
    assert len(run(desk, "stories", "--limit", "1", "--json").splitlines()) == 1
    every = run(desk, "changes", "--json").splitlines()
    assert run(desk, "changes", "--json", "--limit", "2").splitlines() == every[-2:]
    assert f"{len(every) - 2} earlier changes" in run(desk, "changes", "--limit", "2")


@pytest.mark.parametrize("limit, screen, most", [(None, True, 20), (None, False, 0), (3, True, 3), (3, False, 3), (0, True, 0)])
def test_a_screen_lists_a_screenful(monkeypatch: pytest.MonkeyPatch, limit: int | None, screen: bool, most: int) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: screen, raising=False)
    assert listing.most(limit, listing.SCREEN) == most


def test_changes_tell_the_substance(desk: Path) -> None:
    fire = story(desk, "warehouse")
    told = run(desk, "changes", fire)
    assert "new story" in told
    assert "→ 5" in told, told
    later = [json.loads(line) for line in run(desk, "changes", fire, "--since", "2025-03-12T10:00", "--json").splitlines()]
    assert {entry["kind"] for entry in later} >= {"figure", "opened"}
    assert all(entry["at"].startswith("2025-03-12T12:00") for entry in later)


def test_a_story_is_shown_now_and_as_it_stood(desk: Path, tmp_path: Path) -> None:
    fire = story(desk, "warehouse")
    assert "5 reports" in run(desk, "show", fire)
    assert "2 reports" in run(desk, "show", fire[:6], "--at", "2025-03-12T10:00")
    out = tmp_path / "reading.json"
    run(desk, "show", fire, "-o", out)
    assert "exact" in run(desk, "verify", out, example("harbour-fire"))


def test_stories_are_exported_in_every_format_for_programs(desk: Path, tmp_path: Path) -> None:
    fire, bridge = story(desk, "warehouse"), story(desk, "footbridge")
    for export in EXPORTS:
        out = tmp_path / f"fire{export.ending}"
        assert f"wrote {out}" in run(desk, "export", fire, "-o", out)
    assert "exact" in run(desk, "verify", tmp_path / "fire.zip")
    rows = list(csv.DictReader(io.StringIO(run(desk, "export", fire, bridge, "--format", "csv"))))
    assert {row["story"] for row in rows} == {fire, bridge}
    deaths = list(csv.DictReader(io.StringIO(run(desk, "export", fire, "--columns", "ucdp"))))
    assert [row["tellings_policy"] for row in deaths] == ["ucdp"]
    before = list(csv.DictReader(io.StringIO(run(desk, "export", fire, "--columns", "ucdp", "--at", "2025-03-12T10:00"))))
    assert before[0]["best"] < deaths[0]["best"]


def test_the_desk_is_looked_after(desk: Path, tmp_path: Path) -> None:
    assert "documents: 8" in run(desk, "desk", "info")
    assert run(desk, "desk", "check") == "all is sound\n"
    copy = tmp_path / "copy.sqlite"
    assert "rows copied" in run(desk, "desk", "backup", copy)
    assert run(copy, "stories") == run(desk, "stories")
    bridge, fire = story(copy, "footbridge"), story(copy, "warehouse")
    assert "8 reports" in run(copy, "merge", fire, bridge)
    assert "3 reports" in run(copy, "split", fire, "herald.txt", "morning-line.txt", "riverside.txt")
    assert "merged" in run(copy, "changes", fire)


@pytest.mark.parametrize("arguments, said", [
    (["show", "zzz"], "no story has this id"), (["changes", "--since", "soon"], "write a time as"),
    (["stories", "--sort", "size"], "choose one of"),
    (["merge", "a"], "no story has this id"), (["add", "no-such-file.txt"], "there is no such file"),
    (["stories", "--desk", "mysql://a@b/c"], "not in mysql"), (["show", "a", "--format", "stone"], "is no format"),
    (["show", "a", "--format", "csv"], "tellings export a --format csv"), (["export", "a"], "say which --format"),
    (["export", "a", "--format", "atom", "--columns", "ucdp"], "goes with --format csv"), (["export", "a", "-o", "a.html"], "say which"),
    (["stories", "--desk", "elsewhere.sqlite"], "tellings add makes it"), (["desk", "backup", "/"], "it is a folder"),
    (["search", "-only", '"'], "name a word that the reports hold"), (["add", ".", "--limit", "big"], "--limit is a number of bytes"),
    ([], "\nCommands:\n  read "), (["desk"], "\nCommands:\n  info "),
])
def test_what_is_wrong_is_told_in_a_sentence(desk: Path, arguments: list[str], said: str) -> None:
    assert said in run(desk, *arguments, code=2)


def test_what_a_hostile_capture_holds_is_never_printed_raw(tmp_path: Path) -> None:
    path, page = tmp_path / "desk.sqlite", tmp_path / "a\x1b[31m\nb.txt"
    bad = "\x1b[31m \x1b]0;x\x07 \x9b5m \u202e \x7f \x08"
    page.write_text(f"Tannery {bad} burns\n\nThe {bad} tannery at Arvelund burned on Saturday {bad} night, said Greta {bad} Amsel, its "
                    f"mayor. “It {bad} was old,” she said. Two people were {bad} killed.\n", encoding="utf-8")
    told = [run(path, "add", page), run(path, "stories"), run(path, "stories", "--json"), run(path, "search", "tannery"),
            run(path, "search", "tannery", "--json"), run(path, "changes"), run(path, "changes", "--json"), run(path, "changes", "--atom"),
            run(path, "show", story(path, "tannery")), run(path, "split", story(path, "tannery"), "a\x1b[31m", code=2)]
    raw = {c for text in told for c in text if (ord(c) < 32 and c != "\n") or 126 < ord(c) < 160 or c == "\u202e"}
    assert raw == set()
    assert bad in json.loads(told[4])["passage"]["text"]


def test_a_story_whose_reports_were_all_moved_says_where_to_look(desk: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    run(desk, "desk", "backup", copy)
    bridge, fire = story(copy, "footbridge"), story(copy, "warehouse")
    names = [d["name"] for d in json.loads(run(copy, "show", bridge, "-f", "json"))["documents"]]
    assert " 0 reports, 0 origins" in run(copy, "move", *names, fire)
    assert f"tellings changes {bridge} tells where they went" in run(copy, "show", bridge, code=2)
    assert f"({fire})" in run(copy, "changes", bridge)


def test_a_search_takes_words_to_leave_out(desk: Path) -> None:
    assert "Courier" in run(desk, "search", "warehouse")
    assert "Courier" not in run(desk, "search", "warehouse", "-sprinklers", "--json")
    assert "no report holds" in run(desk, "search", "submarine")


def test_a_story_says_which_it_follows(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    for day, text in (("2031-03-01", FIRE), ("2031-03-24", FIRE_TOO.replace("Saturday night", "that night"))):
        items = tmp_path / f"{day}.jsonl"
        items.write_text(json.dumps(item(f"post{day}.example/1", text, day)), encoding="utf-8")
        run(path, "add", items, "--at", day)
    later, first = (json.loads(line) for line in run(path, "stories", "--sort", "day", "--json").splitlines())
    assert f"(follows {first['id']})" in run(path, "stories")
    assert f"this story follows {first['id']}: {first['title']}" in run(path, "show", later["id"])
    assert f"this story is followed by {later['id']}: " in run(path, "show", first["id"])


def test_the_doctor_looks_at_the_desk(desk: Path, tmp_path: Path) -> None:
    assert f"ok    desk: {desk} (sqlite, version {HEAD}, " in run(desk, "doctor")
    assert "ok    desk: there is no desk at" in run(tmp_path / "none.sqlite", "doctor")
    broken = tmp_path / "broken.sqlite"
    broken.write_text("this is no database " * 100)
    assert f"FAULT desk: the desk at {broken} cannot be opened: " in run(broken, "doctor", code=1)


def test_help_comes_without_a_database(tmp_path: Path) -> None:
    code = "import sys; from tellings import cli; cli.run(['add', '--help']); print({'sqlalchemy', 'alembic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("set()")
