"""Captured words are hostile until shown otherwise: whatever they are, every export can be read, and runs nothing."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.render.exports.stories import market
from tests.render.fixture import Made

from tellings.model.documents import Capture
from tellings.model.values import Figure
from tellings.render.exports import COLUMNS, EXPORTS, Options, write
from tellings.render.exports.tables import FORMULA

NASTY = ("=cmd|' /C calc'!A0", "\x00\x1b[31m\x07", "\ud800 half", "</script><script>alert(1)</script>", "]]><x/>", "a;b\r\nc,\"d\"",
         "\u202egnp.exe", "\ufffe\uffff", "'; DROP TABLE", "\u2028\u2029", "+1", "@SUM(1)", "-1", "\t=1")


def spoiled(words: str) -> Made:
    """The market's reading, with these words wherever a page may put its own."""
    made = market()
    documents = tuple(replace(d, title=words, outlet=words, byline=words, language=words,
                              capture=replace(d.capture, name=words, url=f"javascript:{words}", fetched_at=words)) for d in made.documents)
    statements = tuple(replace(s, span=replace(s.span, text=words), speaker=replace(s.speaker, name=words) if s.speaker else None,
                               value=replace(s.value, counted=words) if isinstance(s.value, Figure) else s.value, notes=(words,))
                       for s in made.statements)
    account = made.accounts[0]
    findings = tuple(replace(f, title=words, why=words, about=replace(f.about, where=words), versions=tuple(
        replace(v, claimants=(words,)) for v in f.versions)) for f in account.findings)
    account = replace(account, title=words, findings=findings, events=tuple(replace(e, title=words, where=words) for e in account.events),
                      places=tuple(replace(p, name=words) for p in account.places))
    return replace(made, documents=documents, statements=statements, accounts=(account,))


def sound(form: str, body: bytes) -> bool:
    """Whether an export can be read as what it is, with nothing in it that runs."""
    if form == "csv":
        rows = list(csv.reader(io.StringIO(body.decode(), newline="")))
        return len({len(r) for r in rows}) == 1 and not any(FORMULA.match(cell) and not _number(cell) for r in rows for cell in r)
    if form == "atom":
        return ET.fromstring(body).tag.endswith("feed")  # noqa: S314  what is parsed was made here
    if form == "parquet":
        return body.startswith(b"PAR1")
    return bool(json.loads(body)) and b"</script" not in body


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("words", NASTY)
@pytest.mark.parametrize("form, columns", [*(("csv", c.name) for c in COLUMNS), *((e.name, "findings") for e in EXPORTS
                                                                                    if e.name not in ("csv", "zip"))])
def test_hostile_words_leave_every_export_sound(form: str, columns: str, words: str) -> None:
    assert sound(form, write(spoiled(words), form, Options(columns)))


@given(st.text(st.characters(), max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_words_leave_tables_and_feeds_sound(words: str) -> None:
    made = spoiled(words)
    assert sound("csv", write(made, "csv", Options("ucdp")))
    assert sound("atom", write(made, "atom", Options()))
    assert sound("jsonld", write(made, "jsonld", Options()))


@pytest.mark.parametrize("form", [e.name for e in EXPORTS])
def test_nothing_read_is_an_export_of_nothing(form: str) -> None:
    empty = replace(market(), documents=(), statements=(), accounts=())
    body = write(empty, form, Options())
    if form == "zip":
        assert "reading.json" in zipfile.ZipFile(io.BytesIO(body)).namelist()
    else:
        assert sound(form, body)


@pytest.mark.parametrize("words", NASTY)
def test_hostile_names_leave_a_zip_sound(words: str) -> None:
    from tellings.render.exports.package import file_name

    name = file_name(7, Capture.of(b"x", name=words, media_type="text/plain"))
    assert name.startswith("captures/0007-")
    assert name.isprintable()
