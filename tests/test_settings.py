"""Settings come from the environment and a file; all faults are told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.errors import UsageError
from tellings.settings import Settings, load


def test_defaults_hold_where_nothing_is_set() -> None:
    assert load({}) == Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('policy = "ucdp"\nlimit = 1_000\n')
    settings = load({"TELLINGS_CONFIG": str(path), "TELLINGS_LIMIT": "2000"})
    assert (settings.policy, settings.limit) == ("ucdp", 2000)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('colour = "red"\nlimit = "much"\n')
    with pytest.raises(UsageError) as error:
        load({"TELLINGS_CONFIG": str(path)})
    assert len(error.value.faults) == 2


@pytest.mark.parametrize("content", [b"not toml", b"\xff\xfe"])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"mine\.toml"):
        load({"TELLINGS_CONFIG": str(path)})


def test_a_named_file_that_is_missing_is_a_fault() -> None:
    with pytest.raises(UsageError, match="no such file"):
        load({"TELLINGS_CONFIG": "nowhere.toml"})
