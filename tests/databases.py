"""Databases for the tests of the store and the desk: a SQLite file, and a throw-away PostgreSQL server where one is installed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WHY_NOT = "no PostgreSQL server was found (initdb is neither on PATH nor under /usr/lib/postgresql): its tests are left out"


def server_programs() -> Path | None:
    """The folder of initdb and pg_ctl."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return installed[-1].parent if installed else None


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """A PostgreSQL server of our own in a folder; the URL to its databases, without a name. It refuses to run as root: then it
    runs as the user "postgres", which its package makes."""
    programs = server_programs()
    if programs is None:
        raise FileNotFoundError(WHY_NOT)
    user = "postgres" if os.geteuid() == 0 else None
    folder.mkdir(exist_ok=True)
    if user:
        shutil.chown(folder, user)
        for parent in folder.parents:  # the server must be able to walk there
            if parent.stat().st_uid == os.geteuid() and parent != Path("/"):
                parent.chmod(parent.stat().st_mode | 0o711)
    data, port = folder / "data", free_port()
    subprocess.run([programs / "initdb", "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync"], user=user, cwd=folder,
                   capture_output=True, check=True)
    process = subprocess.Popen([programs / "postgres", "-D", data, "-p", str(port), "-k", str(folder), "-c", "listen_addresses=127.0.0.1",
                                "-c", "fsync=off"], user=user, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield f"postgresql://desk@127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)  # without waiting for those who are still connected
        process.wait(30)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    import pg8000.native

    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("the PostgreSQL server stopped at once")
        try:
            pg8000.native.Connection("desk", host="127.0.0.1", port=port, database="postgres").close()
        except (pg8000.native.InterfaceError, pg8000.native.DatabaseError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the PostgreSQL server did not answer")


def new_database(url: str, name: str) -> str:
    """The URL of a new empty database of a server."""
    import pg8000.native

    with pg8000.native.Connection("desk", host="127.0.0.1", port=int(url.rpartition(":")[2]), database="postgres") as connection:
        connection.run(f'CREATE DATABASE "{name}"')
    return f"{url}/{name}"
