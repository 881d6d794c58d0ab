"""Use to open a desk's database by URL: made when it is new, brought up to date when it is of an earlier release."""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from tellings.errors import DeskError, NoDesk, UsageError

HEAD = "0001"  # the newest migration; a test holds it to the folder of migrations
PATIENCE = 60  # seconds to wait for another writer
WRITERS = 7_461_001  # the number of the lock that writers to a PostgreSQL desk take in turn
SCHEME = re.compile(r"[a-z][a-z0-9+]*://", re.IGNORECASE)
SERVERS = {"postgresql": "postgresql+pg8000", "postgres": "postgresql+pg8000"}


def default_url() -> str:
    """The desk in the user's data folder."""
    import platformdirs

    return f"sqlite:///{Path(platformdirs.user_data_dir('tellings', appauthor=False)) / 'desk.sqlite'}"


def address(name: str) -> URL:
    """The URL of a desk: a URL, or the path of a SQLite file. Raises UsageError."""
    if not SCHEME.match(name):
        return make_url("sqlite://").set(database=str(Path(name).expanduser()))
    try:
        url = make_url(name)
    except ArgumentError as error:
        raise UsageError(f"--desk {name}: no URL of a database; write sqlite:///desk.sqlite or postgresql://user@host/name") from error
    if url.drivername in SERVERS:
        url = url.set(drivername=SERVERS[url.drivername])
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise UsageError(f"--desk: a desk is kept in SQLite or PostgreSQL, not in {url.get_backend_name()}")
    if url.get_backend_name() == "postgresql" and not url.username:
        raise UsageError(f"--desk {shown(url)}: name the user, as in postgresql://user@host/name")
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        raise UsageError("--desk: name the file of the SQLite desk, such as sqlite:///desk.sqlite")
    return url


def connect(name: str, make: bool) -> Engine:
    """An engine on an up-to-date desk. `make`: whether a desk that is not there yet is made. Raises UsageError or DeskError."""
    url = address(name)
    if url.get_backend_name() == "sqlite":
        _folder(url, make)
    try:
        engine = create_engine(url, connect_args=_arguments(url), pool_pre_ping=url.get_backend_name() != "sqlite")
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise DeskError("the driver for PostgreSQL is not installed: pip install 'tellings[postgresql]'") from error
    logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())  # a lost server is told as a DeskError, not as a traceback
    _set_up(engine)
    with ExitStack() as unopened:
        unopened.callback(engine.dispose)
        try:
            _bring_up_to_date(engine, make)
        except (SQLAlchemyError, OSError) as error:
            raise DeskError(f"the desk at {shown(url)} cannot be opened: {reason(error)}") from error
        unopened.pop_all()
    return engine


def _folder(url: URL, make: bool) -> None:
    path = Path(str(url.database)).absolute()
    if path.is_dir():
        raise UsageError(f"--desk {path}: it is a folder; name a file in it")
    if not make and not path.exists():
        raise NoDesk(f"there is no desk at {path} yet; tellings add makes it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--desk {path}: its folder cannot be made ({error.strerror})") from error
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise UsageError(f"--desk {path}: it may not be written (permission denied)")


def _arguments(url: URL) -> dict[str, Any]:
    return {"timeout": PATIENCE} if url.get_backend_name() == "sqlite" else {}


def _set_up(engine: Engine) -> None:
    """SQLite: readers never wait for a writer, what is committed is on the disk, and a writer takes its lock at once."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver starts no transaction of its own
        for pragma in (f"busy_timeout = {PATIENCE * 1000}", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            _patiently(connection, f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _patiently(connection: Any, statement: str) -> None:
    """Switching to WAL does not wait for others by itself."""
    import sqlite3

    for attempt in range(PATIENCE * 10):
        try:
            connection.execute(statement)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == PATIENCE * 10 - 1:
                raise
            time.sleep(0.1)
        else:
            return


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that changes the desk: one at a time, whoever writes. It is kept only when the block ends well."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": WRITERS})
        yield connection


def _bring_up_to_date(engine: Engine, make: bool) -> None:
    """Migrations that are missing, under the writers' lock, so that two who open a new desk make it once."""
    if version_of(engine) == HEAD:
        return
    with writing(engine) as connection:
        known = _version(connection)
        if known is None and not make:
            raise NoDesk("there is no desk at this address yet; tellings add makes it")
        if known is not None and known > HEAD:
            raise DeskError("the desk was made by a later release of tellings; install that or a later one")
        if known is None and inspect(connection).get_table_names():
            raise DeskError("the database holds tables of another program; name one for the desk alone with --desk")
        if known != HEAD:
            _migrate(connection)


def version_of(engine: Engine) -> str | None:
    """The migration that a desk stands at; None where there is none."""
    with engine.connect() as connection:
        return _version(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def shown(url: URL) -> str:
    """A desk's address as told to people: without a password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def reason(error: Exception) -> str:
    """What a database said went wrong, in one line."""
    cause = error.__cause__ or getattr(error, "orig", None) or error
    if isinstance(cause.__cause__, OSError):  # the driver's own words are of its parameters
        return f"no server answers there ({cause.__cause__.strerror or cause.__cause__}); is it running, and is the address right?"
    said = cause.args[0] if cause.args else cause
    if isinstance(said, dict):  # a PostgreSQL server's answer: M is its message
        said = said.get("M", said)
    line = str(said).splitlines()[0]
    return f"{line}; name another file with --desk" if line == "file is not a database" else line
