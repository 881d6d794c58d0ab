"""The exports from the command line."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from tellings.cli import run

NEWS = """Two killed as ferries collide off Norhaven

NORHAVEN, May 3, 2031 - Two people were killed and 14 were injured when two ferries collided off Norhaven on Friday night, the coastguard
said. Dozens of passengers were taken to hospital.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(NEWS)
    return path


@pytest.mark.parametrize("columns, policy", [("ucdp", "ucdp"), ("acled", "acled")])
def test_columns_alone_mean_csv_and_bring_their_policy(report: Path, columns: str, policy: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report), "--columns", columns, "-q"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {r["tellings_policy"] for r in rows if r["tellings_policy"]} == {policy}


def test_a_policy_that_is_given_wins(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report), "--columns", "ucdp", "--policy", "default", "-q"]) == 0
    assert {r["tellings_policy"] for r in csv.DictReader(io.StringIO(capsys.readouterr().out))} == {"default"}


@pytest.mark.parametrize("ending", [".csv", ".geojson", ".jsonld", ".annotations.json", ".atom", ".parquet", ".zip", ".json"])
def test_the_ending_of_the_output_chooses_the_format(report: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out{ending}"
    assert run(["read", str(report), "-o", str(path), "-q"]) == 0
    body = path.read_bytes()
    begins = {".parquet": b"PAR1", ".zip": b"PK", ".atom": b"<?xml", ".csv": b"story,"}.get(ending, b"{")
    assert body.startswith(begins)
    if ending == ".annotations.json":
        assert json.loads(body)["type"] == "AnnotationCollection"


def test_a_zip_is_verified_without_its_captures(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.zip"
    assert run(["read", str(report), "-o", str(path), "-q"]) == 0
    report.unlink()
    assert run(["verify", str(path)]) == 0
    assert "spans are exact, in 1 documents" in capsys.readouterr().out
    path.write_bytes(path.read_bytes()[:100])
    assert run(["verify", str(path)]) == 2


def test_a_packed_reading_is_verified_as_a_plain_one(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed, plain = tmp_path / "x.json.gz", tmp_path / "x.json"
    assert run(["read", str(report), "-o", str(packed), "-q"]) == run(["read", str(report), "-o", str(plain), "-q"]) == 0
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    assert run(["verify", str(packed), str(report)]) == 0
    assert run(["verify", str(plain), str(report)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == second
    packed.write_bytes(packed.read_bytes()[:-20])
    assert run(["verify", str(packed), str(report)]) == 2
    assert "is not JSON: it breaks off" in capsys.readouterr().err


@pytest.mark.parametrize("arguments, told", [
    (["--columns", "gdelt"], "names no columns"), (["--columns", "ucdp", "--format", "json"], "--columns goes with --format csv"),
    (["--format", "xls"], "is no format"),
])
def test_what_does_not_go_together_is_told_before_any_work(
        report: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report), *arguments]) == 2
    assert told in capsys.readouterr().err


def test_a_reading_json_needs_its_captures(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.json"
    assert run(["read", str(report), "-o", str(path), "-q"]) == 0
    assert run(["verify", str(path)]) == 2
    assert "name the files" in capsys.readouterr().err


def test_a_private_address_is_not_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "http://127.0.0.1:9/", "-f", "json"]) == 2
    assert "--allow-private" in capsys.readouterr().err


def test_the_help_lists_the_formats_and_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "--help"]) == 0
    told = capsys.readouterr().out
    assert all(word in told for word in ("geojson:", "annotations:", "zip:", "ucdp:", "victims:", "--columns", "--allow-private"))
