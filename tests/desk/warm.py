"""Imported once by the server that forks the processes to be killed: after it, all that is slow at first use has been used, so
that kills fall into the work itself."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.desk.press import add, desk_at, stream

with tempfile.TemporaryDirectory() as _name, desk_at(str(Path(_name) / "desk.sqlite")) as _desk:
    add(_desk, Path(_name), *stream(2))
