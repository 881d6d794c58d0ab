"""Files, folders, globs, JSONL, archives and streams become captures; what cannot be read becomes a Rejection or a SourceError."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import SourceError
from tellings.model.documents import Capture, Document, Rejection
from tellings.read.items import ItemError, unpack
from tellings.read.page import clean_capture
from tellings.read.sources import captures

STORY = "The ferry left Norhaven at noon.\nTwelve people were aboard."


def names(found: object) -> list[str]:
    return [f.name for f in found]  # type: ignore[attr-defined]


def test_a_folder_is_read_in_order_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden.txt"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.txt").write_text(STORY)
    assert names(captures(tmp_path)) == ["a.html", "b.txt", "c.txt"]


def test_a_file_named_twice_is_one_capture(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    assert len(list(captures([tmp_path / "a.txt", str(tmp_path / "*.txt"), tmp_path]))) == 1


def test_all_faults_of_named_paths_are_told_at_once_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError) as error:
        captures([tmp_path / "missing.txt", str(tmp_path / "*.html"), tmp_path / "empty"])
    assert len(error.value.faults) == 3


def test_jsonl_gives_a_capture_a_line_and_goes_on_after_a_bad_line(tmp_path: Path) -> None:
    good = {"name": "one", "url": "https://example.org/1", "outlet": "The Norhaven Post", "published": "2031-05-02", "text": STORY}
    path = tmp_path / "items.jsonl"
    path.write_text(json.dumps(good) + "\n{broken\n\n" + json.dumps({"title": "no text"}) + "\n" + json.dumps({"text": STORY}) + "\n")
    found = list(captures(path))
    assert [type(f) for f in found] == [Capture, Rejection, Rejection, Capture]
    first, bad = found[0], found[1]
    assert isinstance(first, Capture)
    assert isinstance(bad, Rejection)
    assert (first.name, first.url, dict(first.hints)["outlet"]) == ("one", "https://example.org/1", "The Norhaven Post")
    assert first.body == json.dumps(good).encode()
    assert (bad.name, bad.reason) == ("items.jsonl:2", "bad line")


@pytest.mark.parametrize("ending", ["jsonl.gz", "txt.gz", "html.gz"])
def test_a_damaged_gzip_is_a_rejection(tmp_path: Path, ending: str) -> None:
    whole = gzip.compress(json.dumps({"text": STORY * 50}).encode())
    (tmp_path / f"a.{ending}").write_bytes(whole[:-12])
    found = list(captures(tmp_path / f"a.{ending}"))
    assert isinstance(found[-1], Rejection)
    assert found[-1].reason == "unreadable"


def warc(payload: bytes, content_type: str = "text/html", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + payload
    head = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
            "WARC-Date: 2031-05-02T10:00:00Z\r\nWARC-Target-URI: https://example.org/1\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


def test_a_web_archive_gives_its_pages_and_not_its_pictures(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(warc(b"<p>one") + warc(b"\x89PNG", "image/png") + warc(b"gone", status="404 Not Found"))
    page, gone = captures(tmp_path / "a.warc")
    assert isinstance(page, Capture)
    assert (page.body, page.url, page.fetched_at) == (b"<p>one", "https://example.org/1", "2031-05-02T10:00:00Z")
    assert isinstance(gone, Rejection)


@pytest.mark.parametrize("body", [b"", b"not an archive at all", warc(b"<p>one")[:200]])
def test_a_broken_web_archive_never_raises(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(body)
    list(captures(tmp_path / "a.warc"))


def test_an_arc_file_says_how_to_turn_it_into_a_warc(tmp_path: Path) -> None:
    (tmp_path / "a.arc.gz").write_bytes(b"x")
    [found] = captures(tmp_path / "a.arc.gz")
    assert isinstance(found, Rejection)
    assert "warcio" in found.detail


def test_a_page_over_the_limit_is_rejected_unread(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 2000)
    [found] = captures(tmp_path / "a.txt", limit=1000)
    assert isinstance(found, Rejection)
    assert found.reason == "too large"


def test_streams_are_read_as_text_html_or_jsonl() -> None:
    streams: list[IO[bytes] | IO[str]] = [io.BytesIO(STORY.encode()), io.StringIO("<!doctype html><p>x"), io.BytesIO(b'{"text": "x y"}\n')]
    kinds = [f.media_type for f in captures(streams) if isinstance(f, Capture)]
    assert kinds == ["text/plain", "text/html", "application/json"]


@given(st.text(min_size=1).filter(str.strip), st.booleans())
def test_every_character_of_an_item_maps_to_its_place_in_the_line(text: str, ascii_only: bool) -> None:
    line = json.dumps({"n": [1, {"text": "not this"}], "text": text, "z": None}, ensure_ascii=ascii_only)
    item = unpack(line)
    assert item.text == text
    assert "".join(item.text[s:s + n] for s, n, _, _ in item.pieces) or not text
    for start, length, place, width in item.pieces:
        for i in range(length):
            piece = line[place + i * width:place + (i + 1) * width]
            assert json.loads(f'"{piece}"') == text[start + i]


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip), st.booleans())
def test_every_character_of_an_item_maps_to_the_bytes_of_its_line(text: str, ascii_only: bool) -> None:
    line = json.dumps({"n": "é", "text": text}, ensure_ascii=ascii_only).encode()
    document = clean_capture(Capture.of(line, name="item", media_type="application/json"))
    assert isinstance(document, Document)
    assert document.text == text
    for i, character in enumerate(text):
        place = document.runs.bytes_of(i, i + 1)
        assert place is not None
        assert json.loads(b'"' + line[place[0]:place[1]] + b'"') == character


def test_the_html_of_an_item_maps_to_the_bytes_of_its_line() -> None:
    html = "<html><body><article><h1>Ferry collision</h1>" + "<p>Caf\u00e9 owners \u201csaw it\u201d &amp; called for help at noon.</p>" * 9
    line = json.dumps({"html": html}).encode()
    document = clean_capture(Capture.of(line, name="item", media_type="application/json"))
    assert isinstance(document, Document)
    at = document.text.index("“saw it” &")
    place = document.cite(at, at + 10).bytes
    assert place is not None
    assert line[place[0]:place[1]] == b"\\u201csaw it\\u201d &amp;"


LAME = ["", "[]", "{", '{"a"', '{"a":', '{"text": ""}', '{"text": 3}', '{"text": "x', "{'text': 'x'}", "null", "[" * 5000]


@pytest.mark.parametrize("line", LAME)
def test_a_line_without_an_article_says_why(line: str) -> None:
    with pytest.raises(ItemError):
        unpack(line)
