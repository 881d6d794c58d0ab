"""Bytes to text and back: every span of a text must lead to exactly the bytes that decode to its words."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model.documents import Runs
from tellings.read.decode import Decoded, decode

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


def bytes_of(decoded: Decoded, start: int, end: int, body: bytes) -> bytes:
    place = Runs.of(decoded.runs).bytes_of(start, end)
    return body[place[0] : place[1]] if place else b""


@pytest.mark.parametrize(
    ("body", "encoding", "text"),
    [
        (b"Quay fire", "utf-8", "Quay fire"),
        (codecs.BOM_UTF8 + "“Quay”".encode(), "utf-8", "“Quay”"),
        ("“Quay” – fire".encode("cp1252"), "cp1252", "“Quay” – fire"),
        ("Feuer am Kai".encode("utf-16"), "utf-16-le", "Feuer am Kai"),
        ("Fire at the quay".encode("utf-16-be"), "utf-16-be", "Fire at the quay"),
        ("Fire at the quay".encode("utf-16-le"), "utf-16-le", "Fire at the quay"),
        ("Ünïcödé wörds ärë hërë ".encode() + b"\xff", "utf-8", "Ünïcödé wörds ärë hërë \ufffd"),
    ],
)
def test_encodings(body: bytes, encoding: str, text: str) -> None:
    decoded = decode(body)
    assert (decoded.encoding, decoded.text) == (encoding, text)


def test_declared_charset_of_a_page() -> None:
    body = '<meta charset="koi8-r"><p>Пожар в порту</p>'.encode("koi8-r")
    assert decode(body, markup=True).encoding == "koi8-r"
    assert "Пожар" in decode(body, markup=True).text


def test_wrongly_declared_utf8_is_read_as_utf8_with_a_note() -> None:
    decoded = decode("café à la gare".encode(), "text/plain; charset=iso-8859-2")
    assert decoded.text == "café à la gare"
    assert decoded.notes


@given(WORDS, st.data())
def test_utf8_spans_lead_to_their_bytes(text: str, data: st.DataObject) -> None:
    body = text.encode()
    decoded = decode(body)
    if decoded.encoding != "utf-8" or body.startswith(codecs.BOM_UTF8):
        return
    assert decoded.text == text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert bytes_of(decoded, start, end, body).decode() == text[start:end]


@given(st.binary(max_size=60))
def test_broken_utf8_reads_as_python_replaces(tail: bytes) -> None:
    body = "ä é ö ü ß ñ ç å ø æ ".encode() * 6 + tail.replace(b"\x00", b"")
    decoded = decode(body)
    if decoded.encoding == "utf-8":
        assert decoded.text == body.decode("utf-8", "replace")
        assert sum(length * width for _, length, _, width in decoded.runs) == len(body)


@given(st.text(st.characters(codec="utf-16", min_codepoint=32), min_size=1, max_size=30), st.data())
def test_utf16_spans_lead_to_their_bytes(text: str, data: st.DataObject) -> None:
    body = codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    decoded = decode(body)
    assert decoded.text == text
    start = data.draw(st.integers(0, len(text) - 1))
    assert bytes_of(decoded, start, start + 1, body).decode("utf-16-le") == text[start]


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_kr", "gb18030", "big5"])
def test_encodings_of_mixed_width(encoding: str) -> None:
    text = {"shift_jis": "港で火事 (Reuters) 12人", "euc_kr": "항구 화재 12 명", "gb18030": "港口火灾 12 人", "big5": "港口火災 12 人"}[
        encoding
    ]
    body = text.encode(encoding)
    decoded = decode(body, f"text/plain; charset={encoding}")
    assert decoded.text == text
    for i, letter in enumerate(text):
        assert bytes_of(decoded, i, i + 1, body).decode(encoding) == letter
