"""Bytes → text, with a map of every run back to the capture."""

from __future__ import annotations

import hashlib

from tellings.model.documents import Capture, Document, Rejection, Runs, Section, make_id
from dataclasses import replace

READER = "0"


def clean_capture(capture: Capture) -> Document | Rejection:
    """The document of a capture, or why there is none."""
    text = capture.body.decode("utf-8", "replace")
    if not text.strip():
        return Rejection(capture.id, capture.name, "empty", "the file holds no text")
    sections, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            sections.append(Section(make_id("section", capture.id, at), "body", at, at + len(line)))
        at += len(line) + 1
    runs, byte = [], 0
    for i, c in enumerate(text):
        w = len(c.encode("utf-8", "replace"))
        runs.append((i, 1, byte, w))
        byte += w
    return Document(capture.id, replace(capture, body=b""), text, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
                    Runs.of(runs), tuple(sections), language="en", reader=READER)
