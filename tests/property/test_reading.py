"""Properties that every reading keeps, whatever the reports."""

from __future__ import annotations

import random

import pytest

import tellings
from tellings.model.documents import Capture, Document
from tellings.read.sources import captures

TODAY = "2031-05-03"


@pytest.fixture(scope="module", params=["harbour-fire", "bridge-opening"])
def pages(request: pytest.FixtureRequest) -> list[Capture]:
    from tellings.desk import example

    return [c for c in captures(example(request.param)) if isinstance(c, Capture)]


def told(reading: tellings.Reading) -> str:
    return reading.to_json()


def test_the_order_of_captures_does_not_change_a_reading(pages: list[Capture]) -> None:
    first = told(tellings.read(pages, today=TODAY))
    for seed in range(2):
        shuffled = pages.copy()
        random.Random(seed).shuffle(shuffled)
        assert told(tellings.read(shuffled, today=TODAY)) == first


def test_every_span_says_what_the_text_says_and_maps_back_to_the_capture(pages: list[Capture]) -> None:
    bodies = {c.id: c.body for c in pages}
    reading = tellings.read(pages, today=TODAY)
    documents = {d.id: d for d in reading.documents}
    for statement in reading.statements:
        span, document = statement.span, documents[statement.document]
        assert document.text[span.start:span.end] == span.text
        place = span.bytes or (span.start, span.end)
        raw = bodies[document.id][place[0]:place[1]]
        if document.capture.media_type == "text/plain":
            assert raw.decode(document.capture.encoding or "utf-8") == span.text


def test_an_exact_copy_changes_no_status_and_no_number_of_origins(pages: list[Capture]) -> None:
    before = tellings.read(pages, today=TODAY)
    twin = Capture.of(pages[0].body, name="twin of " + pages[0].name, media_type=pages[0].media_type)
    after = tellings.read([*pages, twin], today=TODAY)
    for old, new in zip(before.accounts, after.accounts, strict=True):
        assert new.counts.origins == old.counts.origins
        assert sorted(f.status for f in new.findings) == sorted(f.status for f in old.findings)
        assert {c.kind for c in new.conflicts} == {c.kind for c in old.conflicts}


def test_a_rejected_capture_changes_nothing_else(pages: list[Capture]) -> None:
    before = tellings.read(pages, today=TODAY)
    after = tellings.read([*pages, Capture.of(b"", name="empty.txt", media_type="text/plain")], today=TODAY)
    assert len(after.rejections) == len(before.rejections) + 1
    assert after.accounts == before.accounts
    assert after.statements == before.statements


def test_every_statement_of_a_story_is_told_once(pages: list[Capture]) -> None:
    reading = tellings.read(pages, today=TODAY)
    whole = {d.id for d in reading.documents if not d.posts}
    in_findings = [s for a in reading.accounts for f in a.findings for s in f.statements]
    in_utterances = [s for a in reading.accounts for u in a.utterances for s in u.variants]
    figures = {s.id for s in reading.statements if s.kind == "figure" and s.document in whole}
    quotes = {s.id for s in reading.statements if s.kind == "quote" and s.document in whole}
    assert len(in_findings) == len(set(in_findings))
    assert len(in_utterances) == len(set(in_utterances))
    assert figures <= set(in_findings)
    assert quotes <= set(in_utterances)


def test_the_sizes_of_what_is_written_stay_in_bounds(pages: list[Capture]) -> None:
    reading = tellings.read(pages, today=TODAY)
    text = sum(len(d.text.encode()) for d in reading.documents)
    assert len(reading.to_json().encode()) <= 18 * text  # the aim is 8; on short dense reports a statement every 40 characters costs more
    assert len(reading.to_html().encode()) <= 8 * text + 150_000


def test_a_document_is_the_same_however_often_it_is_cleaned(pages: list[Capture]) -> None:
    again = [tellings.clean(c.body, media_type=c.media_type, name=c.name, url=c.url) for c in pages]
    reading = tellings.read([d for d in again if isinstance(d, Document)], today=TODAY)
    assert [d.text_sha256 for d in reading.documents] == [d.text_sha256 for d in tellings.read(pages, today=TODAY).documents]
