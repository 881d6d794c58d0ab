"""The zip: holds what was read, and is checked with nothing else at hand."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

import tellings
from tellings.errors import NotAReading, UsageError
from tellings.model.documents import Capture
from tellings.render.exports import Options, package_reader, write
from tellings.render.exports.package import file_name
from tellings.verification import verify

NEWS = "Two ferries collided off Norhaven on Monday, injuring 14 people, the coastguard said.\n"
PAGE = ("<html><head><title>Norhaven</title></head><body><article><p>"
        f"{NEWS.replace('14', 'fourteen &amp; more —')}</p></article></body></html>")


@pytest.fixture(scope="module")
def made() -> tuple[tellings.Reading, list[Capture]]:
    captures = [Capture.of(NEWS.encode(), name="../../etc/passwd", media_type="text/plain", locator="a"),
                Capture.of(PAGE.encode("cp1252"), name="page.html", media_type="text/html", url="https://example.org/a",
                           hints=(("outlet", "Echo"),))]
    return tellings.read(captures, today="2031-05-03"), captures


@pytest.fixture
def file(made: tuple[tellings.Reading, list[Capture]], tmp_path: Path) -> Path:
    path = tmp_path / "x.zip"
    made[0].to("zip", path, captures=made[1])
    return path


def rewritten(file: Path, change: dict[str, bytes | None]) -> Path:
    """The zip with some files changed, added or (None) left out."""
    with zipfile.ZipFile(file) as old:
        files: dict[str, bytes | None] = {n: old.read(n) for n in old.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, body in (files | change).items():
            if body is not None:
                new.writestr(name, body)
    return file


def test_a_zip_checks_out_by_itself(file: Path) -> None:
    result = verify(file, ())
    assert result.faults == ()
    assert result.documents == 2
    assert result.exact == result.spans > 0


def test_the_same_reading_gives_the_same_zip_and_its_names_lead_nowhere(made: tuple[tellings.Reading, list[Capture]]) -> None:
    body = made[0].to("zip", captures=made[1])
    assert body == made[0].to("zip", captures=made[1])
    names = zipfile.ZipFile(io.BytesIO(body)).namelist()
    assert {"reading.json", "account.html", "captures.json", "SHA256SUMS"} < set(names)
    assert not any(".." in n or n.startswith("/") for n in names)


@pytest.mark.parametrize("name", ["../../x", "..", "a/b/..", "c:\\d", "con\x00trol", "é" * 300, ""])
def test_file_names_are_tame(name: str) -> None:
    made = file_name(1, Capture.of(b"x", name=name, media_type="text/plain"))
    assert made.startswith("captures/0001-")
    assert made.count("/") == 1
    assert len(made) < 120
    assert not {"\x00", "\\"} & set(made)


def test_a_capture_that_was_edited_is_told(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        name = next(n for n in archive.namelist() if n.endswith("passwd"))
    result = verify(rewritten(file, {name: NEWS.replace("14", "41").encode()}), ())
    assert any(f.where == f"file {name}" and "changed" in f.detail for f in result.faults)
    assert any(f.where.startswith("document ") for f in result.faults)


@pytest.mark.parametrize("change, detail", [
    ({"account.html": None}, "not in the zip"), ({"account.html": b"<p>else"}, "changed"), ({"more.txt": b"x"}, "does not name"),
])
def test_files_that_are_not_as_the_checksums_say_are_told(file: Path, change: dict[str, bytes | None], detail: str) -> None:
    faults = verify(rewritten(file, change), ()).faults
    assert [detail in f.detail for f in faults] == [True]


@pytest.mark.parametrize("change", [
    {"reading.json": None}, {"captures.json": b"[1]"}, {"captures.json": b"{"}, {"SHA256SUMS": b"\xff"}, {"reading.json": b"[]"},
    {"captures.json": b'[{"file": "reading.json"}]'},
])
def test_a_damaged_zip_is_no_reading(file: Path, change: dict[str, bytes | None]) -> None:
    with pytest.raises(NotAReading):
        verify(rewritten(file, change), ())


def test_a_zip_that_is_cut_off_is_no_reading(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-40])
    with pytest.raises(NotAReading):
        verify(file, ())


def test_a_zip_that_unpacks_to_too_much_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_reader, "LIMIT", 1_000_000)
    with pytest.raises(NotAReading, match="unpacks to more than"):
        verify(rewritten(file, {"big.txt": b"0" * 5_000_000}), ())


def test_a_zip_needs_the_bytes_of_what_was_read(made: tuple[tellings.Reading, list[Capture]]) -> None:
    with pytest.raises(UsageError, match=r"were not given: .*passwd"):
        write(made[0], "zip", Options(captures=made[1][1:]))


def test_the_rows_of_captures_say_where_each_came_from(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        rows = json.loads(archive.read("captures.json"))
    assert {r["url"] for r in rows} == {None, "https://example.org/a"}
    assert {r["name"] for r in rows} == {"../../etc/passwd", "page.html"}
