"""Fixtures of the tests of the store and the desk: they run on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.databases import WHY_NOT, new_database, server, server_programs

NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a server of our own."""
    if server_programs() is None:
        pytest.skip(WHY_NOT)
    with server(tmp_path_factory.mktemp("postgresql")) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a desk that is not there yet, in each database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'desk.sqlite'}"
    return new_database(request.getfixturevalue("postgresql"), f"desk{next(NUMBERS)}")
