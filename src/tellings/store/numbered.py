"""Use to look up, or put down, many numbered features in one statement: what a desk asks most often.

A list goes to the database as one value, so that a statement is the same however long the list is, and is prepared once. The two
databases speak differently of lists.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, TextClause, text

SEEN = "SELECT key, seen FROM counts WHERE key {any}"
POSTED = "SELECT key, {units} FROM postings WHERE key {any} GROUP BY key ORDER BY key"
NEWEST = ("SELECT story, (SELECT {numbers} FROM (SELECT number FROM units WHERE units.story = asked.story "
          "ORDER BY number DESC LIMIT :most) AS newest) FROM {stories}")
PLACED = "SELECT number, story FROM units WHERE number {any}"
COUNT = "INSERT INTO counts (key, seen) SELECT {each}, 1 {of} ON CONFLICT (key) DO UPDATE SET seen = counts.seen + 1"
POST = "INSERT INTO postings (key, unit) SELECT {each}, :unit {of}"
WORDS = {
    "sqlite": {"any": "IN (SELECT value FROM json_each(:keys))", "units": "group_concat(unit, ' ')",
               "each": "value", "of": "FROM json_each(:keys) WHERE true",
               "numbers": "group_concat(number, ' ')", "stories": "(SELECT value AS story FROM json_each(:keys)) AS asked"},
    "postgresql": {"any": "= ANY(CAST(:keys AS bigint[]))", "units": "string_agg(CAST(unit AS text), ' ')",
                   "each": "key", "of": "FROM unnest(CAST(:keys AS bigint[])) AS key",
                   "numbers": "string_agg(CAST(number AS text), ' ')", "stories": "unnest(CAST(:keys AS text[])) AS asked (story)"},
}


def seen(connection: Connection, keys: Collection[int]) -> dict[int, int]:
    """In how many reports features stand."""
    return dict(_asked(connection, SEEN, keys).all()) if keys else {}


def posted(connection: Connection, keys: Collection[int]) -> dict[int, list[int]]:
    """The units looked up by each of these keys."""
    rows = _asked(connection, POSTED, keys).all() if keys else ()
    return {key: [int(unit) for unit in units.split()] for key, units in rows}


def placed(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    """The stories of units."""
    return dict(_asked(connection, PLACED, numbers).all()) if numbers else {}


def newest(connection: Connection, stories: Collection[str], most: int) -> dict[str, list[int]]:
    """The numbers of the newest members of each of these stories, newest first."""
    rows = _asked(connection, NEWEST, stories, most=most).all() if stories else ()
    return {story: sorted(map(int, numbers.split()), reverse=True) if numbers else [] for story, numbers in rows}


def count(connection: Connection, keys: Iterable[int]) -> None:
    """One more report holds each of these features."""
    if ordered := sorted(keys):  # in one order everywhere
        _asked(connection, COUNT, ordered)


def post(connection: Connection, keys: Iterable[int], unit: int) -> None:
    """That a unit is looked up by these keys."""
    if ordered := sorted(keys):
        _asked(connection, POST, ordered, unit=unit)


def _asked(connection: Connection, words: str, keys: Collection[int] | Collection[str], **values: int) -> Any:
    """A statement about keys, carried out."""
    dialect = connection.dialect.name
    listed = json.dumps(list(keys)) if dialect == "sqlite" else list(keys)
    return connection.execute(_statement(words, dialect), {"keys": listed, **values})


@cache
def _statement(words: str, dialect: str) -> TextClause:
    """A statement as a database understands it, made once."""
    return text(words.format(**WORDS[dialect]))
