"""Markdown: footnotes resolve, captured words are escaped."""

from __future__ import annotations

import re

import pytest
from tests.render.fixture import reading

from tellings.render.markdown import escape, to_markdown


def test_every_mark_has_its_note_and_every_note_its_words() -> None:
    text = to_markdown(reading())
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    noted = re.findall(r"^\[\^(\d+)\]: .*“.+”$", text, re.M)
    assert used == set(noted)
    assert len(noted) == len(set(noted))


def test_silence_is_shown() -> None:
    grid = next(line for line in to_markdown(reading()).splitlines() if line.startswith("| People injured | at least 14"))
    assert grid.endswith("| — |")


@pytest.mark.parametrize("words, written", [
    ("<b>&amp;", r"\<b\>\&amp;"),
    ("[x](javascript:y)", r"\[x\](javascript:y)"),
    ("12. May", r"12\. May"),
    ("- item", r"\- item"),
    ("a | b", r"a \| b"),
    ("see https://example.org", r"see https\://example.org"),
    ("two\nlines", "two lines"),
])
def test_escape(words: str, written: str) -> None:
    assert escape(words) == written
