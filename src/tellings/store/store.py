"""Use to keep a desk: a database by URL, read by many and written by one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from tellings.errors import DeskError
from tellings.store.opening import connect, reason, shown, writing
from tellings.store.reader import Reader
from tellings.store.writer import Writer


class Store:
    """An open desk's database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, url: str, *, make: bool = True) -> Self:
        """`url`: sqlite:///FILE, postgresql://..., or a path. Raises UsageError or DeskError."""
        return cls(connect(url, make))

    @property
    def address(self) -> str:
        """Where the desk is, without a password."""
        return shown(self.engine.url)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Questions of one moment."""
        try:
            with self.engine.connect() as connection, connection.begin():
                if self.engine.dialect.name == "postgresql":
                    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                yield Reader(connection)
        except SQLAlchemyError as error:
            raise DeskError(f"the desk at {self.address} cannot be read: {reason(error)}") from error

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A transaction: all of it is kept once the block has ended, or nothing."""
        try:
            with writing(self.engine) as connection:
                yield Writer(connection)
        except SQLAlchemyError as error:
            raise DeskError(f"the desk at {self.address} cannot be written: {reason(error)}") from error

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
