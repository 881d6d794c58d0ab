"""Use to copy a whole desk into a new one: a backup, or a move from one database to another."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, func, insert, select, text

from tellings.errors import UsageError
from tellings.store import texts
from tellings.store.opening import writing
from tellings.store.tables import documents, metadata

PART = 200


def copy(source: Engine, target: Engine, title_and_body: Callable[[bytes, bytes], tuple[str, str]],
         tell: Callable[[int, int], None]) -> int:
    """All rows of a desk, as they are at one moment, into a desk without any; how many. `title_and_body`: of a document's record
    and text, for the index."""
    with source.connect() as connection, connection.begin(), writing(target) as out:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        if out.execute(select(func.count()).select_from(documents)).scalar():
            raise UsageError("there are reports in the desk to copy to already; name a new one")
        total = sum(connection.execute(select(func.count()).select_from(t)).scalar() or 0 for t in metadata.sorted_tables)
        done = 0
        for table in metadata.sorted_tables:
            rows = connection.execution_options(yield_per=PART).execute(select(table))
            for part in rows.mappings().partitions():
                out.execute(insert(table), [dict(row) for row in part])
                if table is documents:
                    for row in part:
                        texts.put(out, row["number"], *title_and_body(row["record"], row["text"]))
                done += len(part)
                tell(done, total)
        _count_on(out)
        return done


def _count_on(connection: Connection) -> None:
    """PostgreSQL: rows that count themselves go on after the highest number."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if "number" in table.c:
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'number'), "  # noqa: S608  names of our own
                                    f"(SELECT coalesce(max(number), 0) + 1 FROM {table.name}), false)"))
