"""One line of a JSONL file → the article in it, with a map from its text back to the line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]  # public in CPython since 2.6, not in typeshed
from typing import Any

FIELDS = ("outlet", "title", "byline", "published")  # what an item may say of its article, beside name, url and fetched_at
PIECE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+", re.DOTALL)
LONE = re.compile("[\ud800-\udfff]")  # half of a pair: no character, and no encoding can write it
GAP = re.compile(r"[ \t\n\r]*")


class ItemError(ValueError):
    """A line that holds no article; the message says why."""


@dataclass(frozen=True, slots=True)
class Item:
    """An article of a JSONL file. `pieces` map its text to the line: (start, length, start in the line, width), in code points."""

    text: str
    is_html: bool
    fields: dict[str, str]
    pieces: tuple[tuple[int, int, int, int], ...]


def unpack(line: str) -> Item:
    """The article of a line. Raises ItemError when the line is no JSON object with a "text" or an "html" string."""
    try:
        members = dict(_members(line))
    except (ValueError, IndexError, StopIteration, RecursionError) as error:
        raise ItemError(f"not a JSON object: {error}") from error
    for key in ("text", "html"):
        value, begin = members.get(key, (None, 0))
        if isinstance(value, str) and value.strip():
            fields = {k: LONE.sub("\ufffd", v) for k, (v, _) in members.items() if isinstance(v, str) and v}
            return Item(LONE.sub("\ufffd", value), key == "html", fields, tuple(_pieces(line, begin + 1)))
    raise ItemError('the object has neither a "text" nor an "html" string')


def _members(line: str) -> Iterator[tuple[str, tuple[Any, int]]]:
    """(key, (value, where the value begins)) of a JSON object."""
    at = _skip(line, 0)
    if line[at:at + 1] != "{":
        raise ValueError("it does not start with {")
    at = _skip(line, at + 1)
    decoder = json.JSONDecoder()
    while line[at] != "}":
        if line[at] != '"':
            raise ValueError(f'a name in quotation marks was expected at character {at + 1}')
        key, at = scanstring(line, at + 1, False)
        at = _skip(line, at)
        if line[at] != ":":
            raise ValueError(f"a colon was expected at character {at + 1}")
        begin = _skip(line, at + 1)
        value, at = scanstring(line, begin + 1, False) if line[begin] == '"' else decoder.raw_decode(line, begin)
        yield key, (value, begin)
        at = _skip(line, at)
        if line[at] == ",":
            at = _skip(line, at + 1)


def _skip(line: str, at: int) -> int:
    match = GAP.match(line, at)
    return match.end() if match else at


def _pieces(line: str, begin: int) -> Iterator[tuple[int, int, int, int]]:
    """Runs of the string literal whose first character stands at `begin`: plain stretches, and escapes of several characters."""
    at, end = 0, scanstring(line, begin, False)[1] - 1
    for match in PIECE.finditer(line, begin, end):
        plain = not match.group().startswith("\\")
        length = len(match.group()) if plain else 1
        yield at, length, match.start(), 1 if plain else len(match.group())
        at += length
