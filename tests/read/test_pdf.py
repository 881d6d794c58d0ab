"""PDF files: paragraphs, running heads, pages, and those that cannot be read. All files are made here, all stories invented."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tellings
from tellings.model.documents import Capture, Document, Rejection
from tellings.read.page import clean_capture
from tellings.read.pdf import read_pdf
from tellings.read.sources import captures
from tellings.verification import verify

Line = tuple[float, float, float, str]  # from the left and from below in points, size, words

FIRST: list[Line] = [
    (72, 800, 9, "The Ellery Echo"),
    (72, 740, 20, "Ferry stays in port as storm"),
    (72, 716, 20, "batters the coast"),
    (72, 690, 11, "By Mara Quill"),
    (72, 670, 11, "4 March 2031"),
    (72, 640, 11, "The harbour master of Ellery said on Monday that the ferry Kittiwake would stay in port un-"),
    (72, 627, 11, "til divers had looked at her hull, which struck a pier in the storm. A cease-fire line was"),
    (72, 614, 11, "painted on the quay for it."),
    (72, 590, 11, "Some ninety passengers spent the night in the school hall, where the council had brought"),
    (72, 577, 11, "blankets, soup and two kettles, and the baker had forty loaves carried up from the old"),
    (290, 40, 9, "Page 1 of 2"),
]
SECOND: list[Line] = [
    (72, 800, 9, "The Ellery Echo"),
    (72, 760, 11, "town before the school bell rang, said Tilda Moss, who runs the shop beside the cease-"),
    (72, 747, 11, "fire line."),
    (90, 734, 11, "Railway engineers found a fallen oak across both tracks at Hemming Junction."),
    (290, 40, 9, "Page 2 of 2"),
]


def pdf(*pages: Sequence[Line], info: str = "") -> bytes:
    """A PDF file of these pages, written by hand."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font]
    kids = []
    for lines in pages:
        drawn = "\n".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, size, text in lines).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(len(objects) + 1)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
                       % len(objects))
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>".encode()
    objects.append(f"<< {info} >>".encode())
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{p:010} 00000 n \n" for p in places).encode()
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(objects), len(out))


def document(body: bytes) -> Document:
    found = clean_capture(Capture.of(body, name="a.pdf", media_type="application/pdf"))
    assert isinstance(found, Document), found
    return found


def rejection(body: bytes) -> Rejection:
    found = clean_capture(Capture.of(body, name="a.pdf", media_type="application/pdf"))
    assert isinstance(found, Rejection)
    return found


def test_paragraphs_are_put_together_over_lines_and_pages() -> None:
    page = document(pdf(FIRST, SECOND))
    assert page.title == "Ferry stays in port as storm batters the coast"
    assert page.byline == "Mara Quill"
    assert page.published is not None
    assert page.published.earliest == "2031-03-04"
    bodies = [page.text[s.start:s.end] for s in page.sections if s.role == "body"]
    assert len(bodies) == 3
    assert "would stay in port until divers" in bodies[0]
    assert "A cease-fire line was painted" in bodies[0]
    assert "from the old\ftown before" in bodies[1]
    assert bodies[1].endswith("beside the cease-fire line.")
    assert bodies[2].startswith("Railway engineers")


def test_running_heads_and_feet_are_furniture() -> None:
    page = document(pdf(FIRST, SECOND))
    furniture = {page.text[s.start:s.end] for s in page.sections if s.role == "furniture"}
    assert {"The Ellery Echo", "Page 1 of 2", "Page 2 of 2"} <= furniture
    assert "Echo" not in page.body


def test_a_place_names_its_page() -> None:
    page = document(pdf(FIRST, SECOND))
    assert page.page_at(page.text.index("divers")) == 1
    assert page.page_at(page.text.index("Railway")) == 2
    assert page.cite(0, 5).bytes is None


def test_two_columns_and_a_mark_at_the_margin() -> None:
    left: list[Line] = [(60, 700 - 13 * n, 11, f"The storm took the roof of barn number {n} in the") for n in range(3)]
    right: list[Line] = [(310, 700, 11, "valley of the Hemm, where nobody was hurt at all."), (310, 674, 11, "Schools stay shut.")]
    begin = b"BT /F1 11 Tf 1 0 0 1 310 700"
    found = read_pdf(pdf([*left, *right]).replace(begin, b"BT /F1 30 Tf 0 1 -1 0 20 200 Tm (DRAFT) Tj ET\n" + begin))
    assert "in the valley of the Hemm" in found.text
    assert "DRAFT" not in found.text


def test_when_a_file_was_made_counts_little() -> None:
    lines = [line for line in FIRST if "March" not in line[3]]
    made = document(pdf(lines, SECOND, info="/CreationDate (D:20310305101500+01'00')"))
    assert made.published is not None
    assert made.published.earliest == "2031-03-05T10:15:00+01:00"
    printed = document(pdf(FIRST, SECOND, info="/CreationDate (D:20330305101500Z)"))
    assert printed.published is not None
    assert printed.published.earliest == "2031-03-04"


def test_without_text() -> None:
    found = rejection(pdf([]))
    assert found.reason == "no text"
    assert "ocrmypdf" in found.detail
    half = document(pdf(FIRST, []))
    assert any("1 of 2 pages" in note for note in half.notes)


@pytest.mark.parametrize("body", [b"%PDF-1.7\nnothing", pdf(FIRST)[:400], pdf(FIRST).replace(b"/Kids [5 0 R]", b"/Kids [99 0 R]")])
def test_broken(body: bytes) -> None:
    assert rejection(body).reason in ("unreadable", "no text")


@settings(max_examples=60, deadline=10_000, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 3_000), st.binary(min_size=0, max_size=6)), min_size=1, max_size=12), st.integers(200, 4_000))
def test_damaged_files_are_read_or_rejected(changes: list[tuple[int, bytes]], length: int) -> None:
    body = pdf(FIRST, SECOND)
    for at, new in changes:
        place = 8 + at % (len(body) - 8)
        body = body[:place] + new + body[place + len(new):]
    found = clean_capture(Capture.of(body[:length], name="a.pdf", media_type="application/pdf"))
    if isinstance(found, Rejection):
        assert "reading failed" not in found.detail, found.detail
    else:
        assert all(0 <= s.start < s.end <= len(found.text) for s in found.sections)


def test_locked() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(FIRST))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    found = rejection(out.getvalue())
    assert found.reason == "encrypted"
    assert "password" in found.detail


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    found = rejection(pdf(FIRST))
    assert found.reason == "extra needed"
    assert 'pip install "tellings[pdf]"' in found.detail


def test_files_of_any_name_are_read_and_verified(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(pdf(FIRST, SECOND))
    (tmp_path / "nameless").write_bytes(pdf(FIRST))
    assert [c.media_type for c in captures(tmp_path) if isinstance(c, Capture)] == ["application/pdf"] * 2
    reading = tellings.read([tmp_path / "report.pdf"])
    assert not reading.rejections
    made = tmp_path / "reading.json"
    reading.to_json(made)
    checked = verify(made, captures([tmp_path / "report.pdf"]))
    assert checked.spans > 5
    assert checked.faults == ()


def test_a_citation_tells_its_page(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(pdf(FIRST, SECOND))
    (tmp_path / "report.txt").write_text("The harbour master of Ellery said that ninety passengers slept in the school hall.\n")
    reading = tellings.read([tmp_path])
    notes = [line for line in reading.to_markdown().splitlines() if line.startswith("[^")]
    assert any("page 1, characters" in line for line in notes if "harbour" in line)
    assert any("page 2, characters" in line for line in notes if "Railway" in line)
    assert ' title="page 2"' in reading.to_html()
    assert not any("page" in line for line in notes if "slept in" in line)
