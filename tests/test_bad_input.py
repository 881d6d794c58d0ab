"""Bad input: each file is refused by name with a reason and what to do, the rest is read, and no fault is told in a traceback."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import tellings
from tellings import cli, pipeline
from tellings.errors import SourceError, UsageError
from tellings.model.documents import Capture, Document, Rejection
from tellings.read.sources import captures
from tellings.reconcile import reconcile
from tellings.text.analysis import analyse

Captured = pytest.CaptureFixture[str]
STORY = ("Two ferries collided off Norhaven on Friday, injuring nine people, the coastguard said. "
         "One of the ferries had 212 passengers aboard, according to its owner.")
PARAGRAPH = f"<p>{STORY}</p>"
REPORT = f"Ferries collide off Norhaven\n\n{STORY}\n"


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>Ferries collide</title>{head}</head><body>{body}</body></html>".encode()


def record(url: str, body: bytes, kind: str = "text/html", header: str = "") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{header}Content-Length: {len(body)}\r\n\r\n".encode() + body
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-05-02T10:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n").encode() + http + b"\r\n\r\n"


PAGE = page(f"<article><h1>Ferries collide</h1>{PARAGRAPH * 2}</article>")
CHUNKED = "Transfer-Encoding: chunked\r\n"
PACKED = "Content-Encoding: gzip\r\n"
REFUSED: dict[str, tuple[bytes, str, str]] = {  # name: bytes, the name that is refused ("" for the file's own), the reason
    "empty.txt": (b"", "", "empty"),
    "blank.txt": (b" \n\t\r\n ", "", "empty"),
    "binary.txt": (bytes(range(256)) * 80, "", "binary"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(200), "", "binary"),
    "wall.html": (page("<h1>We value your privacy</h1><p>We and our partners use cookies.</p><button>Accept</button>"), "", "no reporting"),
    "gone.html": (page("<h1>404</h1><p>Page not found</p>"), "", "no reporting"),
    "login.html": (page("<form><h1>Log in</h1><input><p>Sign in to continue</p></form>"), "", "no reporting"),
    "unclosed.html": (page("<p " + " ".join(f'a{i}="1' for i in range(100_000))), "", "empty"),
    "line.jsonl": (b'{"text": "' + STORY.encode() + b'"}\n{bad\n', "line.jsonl:2", "bad line"),
    "deep.jsonl": (b'{"a":' * 50_000, "deep.jsonl:1", "bad line"),
    "number.jsonl": (b'{"text": 5}', "number.jsonl:1", "bad line"),
    "none.jsonl": (b"", "", "empty"),
    "cut.jsonl.gz": (gzip.compress(b'{"text": "' + STORY.encode() + b'"}\n')[:-6], "", "unreadable"),
    "plain.txt.gz": (b"not compressed", "", "unreadable"),
    "bomb.txt.gz": (gzip.compress(bytes(60_000_000)), "", "too large"),
    "cut.warc": ((record("http://a.test/1", PAGE) + record("http://a.test/2", PAGE))[:-200], "http://a.test/2", "unreadable"),
    "chunk.warc": (record("http://b.test/1", b"zz\r\n" + STORY.encode(), header=CHUNKED) + record("http://b.test/2", PAGE),
                   "http://b.test/1", "unreadable"),
    "halfchunk.warc": (record("http://b.test/3", b"ffff\r\n" + PAGE, header=CHUNKED) + record("http://b.test/4", PAGE), "http://b.test/3",
                       "unreadable"),
    "packed.warc": (record("http://c.test/1", gzip.compress(PAGE)[:-60], header=PACKED) + record("http://c.test/2", PAGE),
                    "http://c.test/1", "unreadable"),
    "bomb.warc": (record("http://d.test/1", gzip.compress(bytes(80_000_000)), header=PACKED) + record("http://d.test/2", PAGE),
                  "http://d.test/1", "too large"),
    "images.warc": (b"".join(record(f"http://e.test/{i}.png", b"\x89PNG", "image/png") for i in range(10_000)), "", "empty"),
    "no.warc": (b"hello\n" * 50, "", "empty"),
    "old.arc": (b"filedesc://", "", "unknown format"),
}
READ: dict[str, bytes] = {
    "good.txt": REPORT.encode(),
    "twin.txt": REPORT.encode(),
    "wide.txt": REPORT.encode("utf-16-le"),
    "western.txt": f"Ferries collide\n\n“{STORY}” said Zoë – café".encode("cp1252"),
    "mixed.txt": "Ferries “collide”\n\n".encode() + STORY.encode() + b"\n\nShe said \x93no\x94 and caf\xe9, \xe2\x80\x9cyes\xe2\x80\x9d.\n",
    "windows.txt": REPORT.replace("\n", "\r\n").encode(),
    "nul.txt": REPORT.replace(" ", "\0 ", 3).encode(),
    "surrogate.jsonl": b'{"text": "\\ud800 ' + STORY.encode() + b'", "name": "half\\udfff", "outlet": "\\ud83d"}',
    "items.jsonl": b'{"html": "' + PARAGRAPH.encode() + b'"}\n' + (b'{"text": "' + STORY.encode() + b'", "name": "dup"}\n') * 2,
    "idna.html": page(PARAGRAPH * 2 + "caf\u00e9", '<meta charset="idna">'),
    "nested.html": page("<div>" * 100_000 + PARAGRAPH * 2),
    "links.html": page(PARAGRAPH * 2 + "<a href=x>" * 150_000),
    "script.html": page(PARAGRAPH * 2 + "<script>" + "x" * 500_000),
    "comment.html": page(PARAGRAPH * 2 + "<!--" + "x<" * 200_000),
    "stored.warc": record("http://f.test/1", PAGE, header=PACKED),  # unpacked by the tool, with the server's header left
    "spaces.txt": b"Ferries collide\n\nat" + b" " * 300_000 + STORY.encode(),
    "signs.txt": b"\xe2\x80\x9c" * 60_000,
    "digits.txt": b"9" * 5_000 + b" people were injured in Norhaven.",
    "new\nline \x1b[31m.txt": REPORT.encode(),
    "german.txt": "Zwei Fähren stoßen zusammen\n\nZwei Fähren sind am Freitag vor Norhafen zusammengestoßen, neun Menschen "
                  "wurden verletzt, wie die Küstenwache mitteilte. "
                  "Die Ursache ist noch nicht bekannt, sagte ein Sprecher der Reederei.".encode(),
    "ukrainian.txt": "Два пороми зіткнулися в п'ятницю біля Норгавена, дев'ятеро людей поранено, повідомила берегова охорона.".encode(),
    "chinese.txt": "两艘渡轮周五在诺港外相撞，九人受伤，海岸警卫队说。其中一艘载有二百名乘客。".encode(),
    "arabic.txt": "تصادمت عبّارتان قبالة نورهافن يوم الجمعة، ما أدى إلى إصابة تسعة أشخاص، بحسب خفر السواحل.".encode(),
}


LINKS = {"sparse.txt": "too large", "pipe.txt": "empty", "broken.txt": "unreadable", "loop.txt": "unreadable", "device.txt": "too large"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All hostile files in one folder, with links, a pipe, a device and a name that is no UTF-8."""
    made = tmp_path_factory.mktemp("hostile")
    for name, (body, _, _) in REFUSED.items():
        (made / name).write_bytes(body)
    for name, body in READ.items():
        (made / name).write_bytes(body)
    with (made / "sparse.txt").open("wb") as file:
        file.truncate(100_000_000)
    os.mkfifo(made / "pipe.txt")
    for name, target in (("broken.txt", "/nowhere/at/all"), ("loop.txt", "loop.txt"), ("round", "."), ("device.txt", "/dev/zero")):
        (made / name).symlink_to(target)
    (made / "folder.txt").mkdir()
    (made / "folder.txt" / ("n" * 240 + ".txt")).write_text(REPORT)
    (Path(os.fsdecode(os.fsencode(made) + b"/bad\xff.txt"))).write_text(REPORT)
    return made


@pytest.fixture(scope="module")
def reading(folder: Path) -> tellings.Reading:
    return tellings.read(folder, today="2031-05-03")


@pytest.mark.parametrize("name", [*REFUSED, *LINKS])
def test_each_bad_file_is_refused_by_name_with_a_reason_and_what_to_do(reading: tellings.Reading, name: str) -> None:
    told, reason = REFUSED[name][1:] if name in REFUSED else ("", LINKS[name])
    found = [r for r in reading.rejections if r.name == (told or name)]
    assert [r.reason for r in found] == [reason]
    assert re.search(r"again|leave it out|limit|instead|check|mend|save|look for|recompress", found[0].detail)


def test_nothing_else_is_refused_and_all_the_rest_is_read(reading: tellings.Reading) -> None:
    assert len(reading.rejections) == len(REFUSED) + len(LINKS)
    names = {d.name for d in reading.documents}
    assert {n for n in READ if n.endswith((".txt", ".html"))} <= names
    assert {f"http://{page}" for page in ("a.test/1", "b.test/2", "b.test/4", "c.test/2", "d.test/2", "f.test/1")} <= names
    assert {"dup", "half\ufffd", "bad\\xff.txt", "n" * 240 + ".txt", "line.jsonl:1"} <= names


@pytest.mark.parametrize("form", ["to_json", "to_markdown", "to_html"])
def test_whatever_was_read_can_be_written(reading: tellings.Reading, form: str) -> None:
    text = getattr(reading, form)()
    text.encode("utf-8")
    assert all(name in text for name in ("german.txt", "ukrainian.txt", "chinese.txt", "arabic.txt"))
    assert text.count("not in English (") >= 4


def test_every_span_of_hostile_files_is_exact(reading: tellings.Reading, folder: Path, tmp_path: Path) -> None:
    reading.to_json(tmp_path / "reading.json")
    from tellings import desk

    result = desk.verify(tmp_path / "reading.json", folder)
    assert result.spans > 100
    assert result.faults == ()


def test_another_language_is_kept_and_said_not_to_be_mined(reading: tellings.Reading) -> None:
    foreign = {d.name: d for d in reading.documents if d.language in ("de", "uk", "zh", "ar")}
    assert {"german.txt", "ukrainian.txt", "chinese.txt", "arabic.txt"} <= set(foreign)
    for document in foreign.values():
        assert any("no statement was looked for" in note for note in document.notes)
        assert any(document.id in account.documents for account in reading.accounts)
        assert not [s for s in reading.statements if s.document == document.id]


def test_a_limit_holds_for_files_lines_records_and_streams(tmp_path: Path) -> None:
    for name, body in (("a.txt", REPORT.encode()), ("b.jsonl", b'{"text": "' + REPORT.replace("\n", " ").encode() + b'"}\n{bad\n'),
                       ("c.warc", record("http://a.test/", PAGE))):
        (tmp_path / name).write_bytes(body)
    with (tmp_path / "a.txt").open("rb") as stream:
        found = [*captures(tmp_path, limit=40), *captures(stream, limit=40)]
    assert [(f.name, f.reason) for f in found if isinstance(f, Rejection)] == [
        ("a.txt", "too large"), ("b.jsonl:1", "too large"), ("b.jsonl:2", "bad line"), ("http://a.test/", "too large"),
        ("a.txt", "too large")]


def test_a_file_that_may_not_be_read_is_refused_in_a_folder_and_a_fault_when_named(tmp_path: Path,
                                                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text(REPORT)
    real = os.open

    def denied(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith("b.txt"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", denied)
    assert [(type(f), f.name) for f in captures(tmp_path)] == [(Capture, "a.txt"), (Rejection, "b.txt")]
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SourceError, match="permission denied"):
        captures(tmp_path / "a.txt")


def test_a_fault_of_ours_costs_one_report_and_one_story_only(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = (tellings.clean(f"{title}\n\n{text}", media_type="text/plain", name=name) for name, title, text in (
        ("one.txt", "Ferries collide", STORY), ("two.txt", "Vote in Elmbridge", "Voters in Elmbridge chose a mayor on Monday.")))
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    real = analyse

    def broken(document: Document, *rest: object) -> object:
        if document.name == "one.txt":
            raise KeyError("x")
        return real(document, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "analyse", broken)
        reading = tellings.read([one, two])
    assert [(r.name, r.reason) for r in reading.rejections] == [("one.txt", "fault")]
    assert [a.documents for a in reading.accounts] == [(two.id,)]
    told = reconcile
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "reconcile", lambda case: told(case) if two.id in case.story.documents else 1 // 0)
        reading = tellings.read([one, two])
    assert [r.name for r in reading.rejections] == ["one.txt"]
    assert [a.documents for a in reading.accounts] == [(two.id,)]


# The command line, in this process.

def test_rejections_are_lines_of_their_own_and_the_exit_code_follows(folder: Path, tmp_path: Path, capsys: Captured) -> None:
    few = [str(folder / n) for n in ("empty.txt", "picture.html", "good.txt", "new\nline \x1b[31m.txt")]
    assert cli.run(["read", *few, "-f", "json"]) == 0
    out, err = capsys.readouterr()
    assert len(json.loads(out)["rejections"]) == 2
    assert [line.split(":")[1].split()[-1] for line in err.splitlines()] == ["empty.txt", "picture.html"]
    assert cli.run(["read", *few, "--strict", "-o", str(tmp_path / "a.md")]) == 1
    assert cli.run(["read", str(folder / "empty.txt")]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_all_faults_are_told_at_once_before_any_work(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "none").mkdir()
    wrong = ["read", str(tmp_path / "missing.txt"), str(tmp_path / "*.q"), str(tmp_path / "none"), "", "--today", "soon", "--format", "pdf",
             "--policy", "mine", "--limit", "-5", "-o", str(tmp_path / "no" / "a.json")]
    assert cli.run(wrong) == 2
    assert len(capsys.readouterr().err.splitlines()) == 9
    assert cli.run(["verify", str(tmp_path / "no.json"), str(tmp_path / "no.txt")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.mark.parametrize(("arguments", "said"), [
    (["read"], "Missing argument"), (["read", "x.txt", "--nope"], "No such option"), (["nope"], "No such command"),
    (["read", "{good}", "--limit", "0"], "above 0"), (["read", "{good}", "-o", "{folder}"], "is a folder"),
    (["read", "{good}", "-o", "{good}"], "would be overwritten"), (["read", "{good}", "-o", "{folder}/a.pdf"], "no format ends in .pdf"),
    (["read", "{good}", "--today", "2031-02-30"], "is no date"), (["read", "~nobody-here/x"], "no such file"),
    (["read", "bad\0name"], "cannot be read"), (["read", "x" * 5000], "cannot be read"), (["demo", "-o", "no/where.html"], "no folder"),
])
def test_a_wrong_command_is_one_line_and_exit_code_two(arguments: list[str], said: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    filled = [a.replace("{good}", str(tmp_path / "good.txt")).replace("{folder}", str(tmp_path)) for a in arguments]
    assert cli.run(filled) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert len(err.splitlines()) == 1
    assert (tmp_path / "good.txt").read_text() == REPORT


def test_an_output_that_is_full_or_closed_ends_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                             capsys: Captured) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    assert cli.run(["read", str(tmp_path / "good.txt"), "-o", "/dev/full", "-f", "json"]) == 2
    assert "No space left" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdout", None)
    assert cli.run(["read", str(tmp_path / "good.txt")]) == 2
    assert "standard output is closed" in capsys.readouterr().err


def test_standard_input_may_be_nothing_twice_or_closed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"")
    with (tmp_path / "in").open("rb") as nothing:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=nothing))
        found = list(captures(["-", "-"]))
        assert len(found) == 1
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="standard input is closed"):
        captures("-")


def test_the_account_of_tellings_is_no_report() -> None:
    reading = tellings.read([Capture.of(REPORT.encode(), name="good.txt", media_type="text/plain")])
    for body, name in ((reading.to_html(), "account.html"), (reading.to_json(), "reading.json")):
        found = tellings.clean(body, media_type="text/html" if name.endswith("html") else "text/plain", name=name)
        assert isinstance(found, Rejection)
        assert "tellings made this file" in found.detail


@pytest.mark.parametrize("shape", [
    "[" * 100_000, '{"schema":"tellings.reading/1"}', '{"schema":"tellings.reading/9","documents":[],"captures":[]}', "\ufeff{}", "",
    '{"schema":["tellings.reading/1"]}', '{"schema":"tellings.reading/1","documents":[null],"captures":[]}',
    '{"schema":"tellings.reading/1","documents":[],"captures":[{"id":5}]}', '{"schema":"tellings.reading/1","n":' + "9" * 5000 + "}",
])
def test_a_damaged_reading_is_told(shape: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "reading.json").write_text(shape, encoding="utf-8")
    (tmp_path / "good.txt").write_text(REPORT)
    assert cli.run(["verify", str(tmp_path / "reading.json"), str(tmp_path / "good.txt")]) == 2
    assert "a fault of ours" not in capsys.readouterr().err


@pytest.mark.parametrize("span", [
    {"document": "D", "start": -5, "end": 3, "text": "x"}, {"document": [], "start": 0, "end": 1, "text": "F"},
    {"document": "D", "start": 0, "end": 10**30, "text": "x"}, {"document": "D", "start": None, "end": "a", "text": 5},
    {"document": "D", "start": 0, "end": 1, "text": "F", "bytes": [1]}, {"document": "D", "start": 0, "end": 1, "text": "F", "bytes": "ab"},
    {"document": "D", "start": 0, "end": 1, "text": "\ud800"}, {"document": "D", "start": 2, "end": 1, "text": ""},
    {"document": "D", "start": True, "end": 2.5, "text": "x"},
])
def test_a_bent_span_is_found(span: dict[str, object], tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    whole = json.loads(tellings.read(tmp_path / "good.txt").to_json())
    whole["stories"][0]["bent"] = [[{"deep": span | ({"document": whole["documents"][0]["id"]} if span["document"] == "D" else {})}]]
    (tmp_path / "reading.json").write_text(json.dumps(whole))
    assert cli.run(["verify", str(tmp_path / "reading.json"), str(tmp_path / "good.txt")]) == 1
    assert "stories[0].bent[0][0].deep" in capsys.readouterr().err


# In a process of its own: pipes, signals and encodings.

def test_a_pipe_that_closes_a_signal_and_a_poor_encoding_end_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    (tmp_path / "long.txt").write_text(REPORT * 6000)
    command = [sys.executable, "-W", "error", "-m", "tellings.cli", "read"]
    plain = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "TERM": "dumb", "COLUMNS": "40"}
    with subprocess.Popen([*command, "good.txt"], cwd=tmp_path, env=plain, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as closed:
        assert closed.stdout is not None
        closed.stdout.close()
        assert closed.stderr is not None
        assert closed.stderr.read() == b""
    assert closed.returncode == 0
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # else what a shell runs in the background hands down to ignore it
    with subprocess.Popen([*command, "long.txt"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as stopped:
        signal.signal(signal.SIGINT, before)
        time.sleep(4)
        stopped.send_signal(signal.SIGINT)
        _, err = stopped.communicate(timeout=60)
    assert stopped.returncode == 130
    assert err == b"tellings: stopped\n"
    whole = subprocess.run([*command, "good.txt"], cwd=tmp_path, env=plain, capture_output=True, check=False, timeout=120)
    assert (whole.returncode, whole.stderr) == (0, b"")
