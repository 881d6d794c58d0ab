"""Short invented reports for the tests of grouping and lineage."""

from __future__ import annotations

import hashlib
from datetime import date

from tellings.model.documents import Capture, Document, Post, Runs, Section
from tellings.model.when import When


def report(name: str, text: str, published: str | None = None, url: str | None = None) -> Document:
    """A document of plain paragraphs; a line that starts with "## " opens a live-blog post."""
    capture = Capture.of(text.encode(), name=name, media_type="text/plain", url=url)
    sections, posts, at = [], [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            sections.append(Section(f"s{at}", "body", at, at + len(line.rstrip("\n"))))
        if line.startswith("## "):
            posts.append(at)
        at += len(line)
    ends = [*posts[1:], len(text)]
    return Document(capture.id, capture, text, hashlib.sha256(text.encode()).hexdigest(), Runs.of([]), tuple(sections),
                    tuple(Post(f"{name}-{n}", start, end) for n, (start, end) in enumerate(zip(posts, ends, strict=False))),
                    language="en", published=When.on(date.fromisoformat(published)) if published else None)


FERRY = (
    "Ferry Aurelia runs aground off Tarn Head with 212 aboard\n"
    "The ferry Aurelia ran aground on a sandbank off Tarn Head late on Monday with 212 passengers aboard, the coastguard said. "
    "Lifeboats from Skerry Bay took off 40 people, among them a school choir from Oldmere. Captain Ines Vardal said the bow "
    "thruster had failed.\n",
    "School choir among passengers lifted from stranded Aurelia\n"
    "Forty passengers, a choir from Oldmere among them, were taken by lifeboat from the Aurelia after the ferry struck a sandbank "
    "near Tarn Head on Monday night. The captain, Ines Vardal, blamed a thruster. Skerry Bay's lifeboat crew worked until dawn.\n",
    "Stranded overnight: sandbank holds ship fast\n"
    "High water failed to free the Aurelia, stuck off Tarn Head since Monday. Skerry Bay lifeboats stood by while Captain Vardal "
    "and her crew waited for tugs. The Oldmere choir was back ashore by breakfast.\n",
)
MUSEUM = (
    "Painted vase from Corvale tomb goes on show in Brennick\n"
    "The Brennick museum has unveiled a painted vase found in a tomb at Corvale by archaeologist Lotte Hansom. The vase, 2,400 "
    "years old, shows a weaver at her loom.\n",
    "Weaver on a vase draws queues at Brennick museum\n"
    "Visitors queued on Saturday to see the Corvale vase, on which a potter of 2,400 years ago painted a weaver at a loom. Lotte "
    "Hansom, the archaeologist who dug it from the tomb, spoke at the Brennick museum.\n",
)
