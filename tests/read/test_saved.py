"""Pages that a browser saved: MHTML, SingleFile, "saved from url". All stories are invented."""

from __future__ import annotations

import base64
import time
from email.message import EmailMessage
from pathlib import Path

import pytest

import tellings
from tellings.model.documents import Capture, Document, Rejection
from tellings.read.page import clean_capture
from tellings.read.saved import address_of, is_saved, page_of, without_pictures
from tellings.read.sources import captures
from tellings.verification import verify

HTML = """<html><head><title>Ferry stays in port</title></head><body><article><h1>Ferry stays in port</h1>
<p>The harbour master of Ellery said on Monday that the ferry Kittiwake would stay in port until divers had looked at her hull.</p>
<p>“Nobody went hungry,” said Tilda Moss, a baker who carried forty loaves up to the school hall before the bell had rung.</p>
</article></body></html>"""
URL = "https://echo.example/2031/03/04/ferry"


def mhtml(html: str = HTML, charset: str = "utf-8", coding: str = "quoted-printable", subtype: str = "html") -> bytes:
    """A saved page as browsers write it: a frame and a picture beside the page."""
    mail = EmailMessage()
    mail["From"] = "<Saved by Blink>"
    mail["Snapshot-Content-Location"] = URL
    mail["Date"] = "Tue, 04 Mar 2031 09:30:00 +0100"
    mail["MIME-Version"] = "1.0"
    mail.add_related(b"<p>An advertising frame that is no page at all</p>", "text", "html", cid="<frame@mhtml>")
    mail.add_related(html.encode(charset), "text", subtype, cte=coding, params={"charset": charset})
    mail.add_related(b"\x89PNG" * 50, "image", "png")
    mail.set_type("multipart/related")
    parts = list(mail.iter_parts())
    parts[0]["Content-Location"], parts[1]["Content-Location"] = "https://ads.example/", URL
    return mail.as_bytes()


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_the_page_in_it_is_the_capture(tmp_path: Path, coding: str, charset: str) -> None:
    file = tmp_path / "page.mhtml"
    file.write_bytes(mhtml(charset=charset, coding=coding))
    capture = next(iter(captures(file)))
    assert isinstance(capture, Capture)
    assert capture.body.decode(charset).split() == HTML.split()
    assert (capture.url, capture.fetched_at, capture.locator) == (URL, "2031-03-04T09:30:00+01:00", "page.mhtml")
    document = clean_capture(capture)
    assert isinstance(document, Document)
    assert document.title == "Ferry stays in port"
    assert document.published is not None
    start = document.text.index("“Nobody went hungry,”")
    place = document.cite(start, start + 21).bytes
    assert place is not None
    assert capture.body[place[0]:place[1]].decode(charset) == "“Nobody went hungry,”"


@pytest.mark.parametrize("name", ["page.mht", "page", "page.html"])
def test_by_its_bytes_not_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(mhtml())
    capture = next(iter(captures(tmp_path / name)))
    assert isinstance(capture, Capture)
    assert capture.media_type.startswith("text/html")


@pytest.mark.parametrize(
    "body",
    [b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nabc\n--x--",
     b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related\n\nno boundary", mhtml(html=" ")],
)
def test_without_a_page(body: bytes) -> None:
    assert is_saved(body)
    found = page_of(body, "a.mht")
    assert isinstance(found, Rejection) or "advertising" in found.body.decode() or found.body.startswith(b"no boundary")


@pytest.mark.parametrize("body", [b"<html>MIME-Version: 1.0 multipart/related", b"Ferry: it stays in port.\nThe master said so.", b""])
def test_other_files_are_left_alone(body: bytes) -> None:
    assert not is_saved(body)


def test_a_reading_of_a_saved_page_holds(tmp_path: Path) -> None:
    (tmp_path / "page.mhtml").write_bytes(mhtml())
    tellings.read([tmp_path / "page.mhtml"]).to_json(tmp_path / "reading.json")
    checked = verify(tmp_path / "reading.json", captures([tmp_path / "page.mhtml"]))
    assert checked.spans > 3
    assert checked.faults == ()


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (f"<!-- saved from url=(0037){URL} -->", (URL, None)),
        (f"<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: {URL} \n saved date: Tue Mar 04 2031 09:00:00 GMT+0100 (x)\n-->",
         (URL, "2031-03-04T09:00:00+01:00")),
        ("<!-- saved by hand -->", (None, None)),
    ],
)
def test_the_address_in_a_saved_page(head: str, told: tuple[str | None, str | None]) -> None:
    assert address_of(f"{head}<html>".encode()) == told


def test_pictures_in_a_page_cost_little() -> None:
    picture = f"data:image/png;base64,{base64.b64encode(b'ferry' * 800_000).decode()}"
    page = HTML.replace("<p>The", f"<img src='{picture}'><style>p{{background:url({picture})}}</style><p>The")
    begin = time.process_time()
    document = tellings.clean(page)
    assert time.process_time() - begin < 5
    assert isinstance(document, Document)
    assert document.body.startswith("The harbour master")
    plain = tellings.clean(HTML)
    assert isinstance(plain, Document)
    assert (document.text, document.title) == (plain.text, plain.title)
    assert without_pictures(page).count("data:,") == 2
    assert without_pictures("base64, it is said") == "base64, it is said"
