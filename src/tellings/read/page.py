"""Bytes → text, with a map of every run back to the capture."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from tellings.model.documents import Capture, Document, Rejection, Role, Runs, Section, make_id
from tellings.read.decode import decode
from tellings.read.furniture import classify
from tellings.read.plain import blocks_of

READER = "1"
LIMIT = 50_000_000  # bytes


def clean_capture(capture: Capture, limit: int = LIMIT) -> Document | Rejection:
    """The document of a capture, or why there is none."""
    decoded = decode(capture.body, capture.media_type)
    text = decoded.text
    if not text.strip():
        return Rejection(capture.id, capture.name, "empty", "the file holds no text")
    blocks = blocks_of(text)
    hints = dict(capture.hints)
    page = classify(blocks, hints.get("title"))
    sections = [Section(make_id("section", capture.id, b.start), r or "body", b.start, b.end) for b, r in zip(blocks, page.roles, strict=True)]
    return Document(capture.id, replace(capture, body=b"", encoding=decoded.encoding), text,
                    hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
                    Runs.of(decoded.runs), tuple(sections), language="en", title=hints.get("title"), reader=READER)
