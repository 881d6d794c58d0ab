"""Kills processes that add to a desk, many times:

    python -m bench.scale.crash 200 [sqlite:///FILE | postgresql://USER@HOST/NAME | postgresql]

With "postgresql" alone, on a throw-away server. The log is kept in docs/scale.md.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.databases import new_database, server
from tests.desk.killed import main

if __name__ == "__main__":
    if sys.argv[2:] == ["postgresql"]:
        with tempfile.TemporaryDirectory() as folder, server(Path(folder) / "server") as url:
            main([sys.argv[1], new_database(url, "crash")])
    else:
        main(sys.argv[1:])
