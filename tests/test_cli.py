"""The command line as a user meets it: in a process of its own, in a pipe."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

STORIES = {
    "post.txt": "Ferry collision off Norhaven injures nine\n\nNORHAVEN, May 2 - Two ferries collided off Norhaven on Friday, injuring "
                "nine people, the coastguard said.\n\n“We heard a terrible crash,” said passenger Ada Lunt.\n",
    "echo.txt": "Nine hurt as ferries collide\n\nNine people were injured when two ferries collided off Norhaven on Friday, "
                "according to the coastguard.\n\nOne of the ferries had 212 passengers aboard.\n",
}


def tellings(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tellings.cli", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, check=False, timeout=120)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "nothing.txt").write_bytes(b"")
    return folder


def test_a_reading_goes_round_read_json_verify(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "reading.json"
    done = tellings("read", reports, "-o", out, "--today", "2031-05-02")
    assert done.returncode == 0, done.stderr
    reading = json.loads(out.read_text(encoding="utf-8"))
    assert reading["schema"] == "tellings.reading/1"
    assert {r["name"] for r in reading["rejections"]} == {"picture.html", "nothing.txt"}
    for name in ("picture.html", "nothing.txt"):
        assert name.encode() in done.stderr
    checked = tellings("verify", out, reports)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert b"spans are exact" in checked.stdout


def test_verify_finds_a_changed_word_and_a_changed_capture(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "reading.json"
    tellings("read", reports / "post.txt", reports / "echo.txt", "-o", out)
    bent_reading = json.loads(out.read_text(encoding="utf-8"))
    bent_reading["statements"][0]["span"]["text"] += "x"
    (tmp_path / "bent.json").write_text(json.dumps(bent_reading), encoding="utf-8")
    bent = tellings("verify", tmp_path / "bent.json", reports)
    assert bent.returncode == 1
    (tmp_path / "post.txt").write_text(STORIES["post.txt"].replace("nine", "four"), encoding="utf-8")
    changed = tellings("verify", out, tmp_path / "post.txt")
    assert changed.returncode == 1
    assert b"its capture was not given" in changed.stderr


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_every_format_comes_out_of_a_pipe_without_colour(reports: Path, form: str) -> None:
    done = tellings("read", reports, "--format", form, "-q")
    assert done.returncode == 0, done.stderr
    assert b"Norhaven" in done.stdout
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_strict_turns_rejections_into_an_exit_code(reports: Path) -> None:
    assert tellings("read", reports, "--strict", "--format", "json").returncode == 1


def test_nothing_done_is_exit_code_two(reports: Path) -> None:
    done = tellings("read", reports / "nothing.txt")
    assert done.returncode == 2
    assert b"nothing was read" in done.stderr


def test_all_wrong_options_are_told_at_once_and_nothing_is_read(tmp_path: Path) -> None:
    wrong: list[str | Path] = ["--today", "soon", "--policy", "mine", "--format", "pdf", "-o", tmp_path / "no" / "a.json"]
    done = tellings("read", tmp_path / "missing.txt", *wrong)
    assert done.returncode == 2
    assert len(done.stderr.decode().strip().splitlines()) == 5
    assert b"Traceback" not in done.stderr


def test_standard_input_is_a_source() -> None:
    done = tellings("read", "-", "--format", "json", stdin=STORIES["post.txt"].encode())
    assert json.loads(done.stdout)["captures"][0]["name"] == "-"


@pytest.mark.parametrize("content", ["{}", "[]", "not json", '{"schema": "other/1"}'])
def test_verify_says_when_a_file_is_no_reading(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content)
    done = tellings("verify", tmp_path / "x.json", tmp_path)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_kinds_lists_every_kind_with_an_example() -> None:
    from tellings.kinds import KINDS

    out = tellings("kinds").stdout.decode()
    for kind in KINDS:
        assert kind.name in out
        assert kind.examples[0].text[:20] in " ".join(out.split())


def test_version_and_help_answer() -> None:
    assert tellings("--version").stdout.startswith(b"tellings ")
    for command in ("read", "verify", "kinds", "demo", "doctor"):
        assert b"xample" in tellings(command, "--help").stdout


def test_doctor_finds_all_well() -> None:
    done = tellings("doctor")
    assert done.returncode == 0, done.stdout


def test_demo_prints_the_account_and_writes_the_page(tmp_path: Path) -> None:
    done = tellings("demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "account.html").encode() in done.stderr
    assert (tmp_path / "account.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
