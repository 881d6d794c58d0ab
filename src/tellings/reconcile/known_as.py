"""What a reader knows a report by: one short name, the same wherever an account speaks of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import PurePath
from urllib.parse import urlsplit

from tellings.model.documents import Document

BARE = re.compile(r"[0-9a-f]{8,}|\d{6,}|^\W*\d*\W*$", re.IGNORECASE)  # a file name that tells a reader nothing
QUOTES = re.compile(r"[“”‘’\"'‚„«»]")
OUTLET, FILE, HEADLINE = 32, 24, 30  # characters shown of each


def labels_of(documents: Iterable[Document], stories: Iterable[Collection[str]] = ()) -> dict[str, str]:
    """The name of each report by its id, no two alike in one story (ids of documents; all are one story where none is given):
    with the file's name, else a number, where they would be."""
    known = {d.id: d for d in documents}
    labels, stems = ({i: name(d) for i, d in known.items()} for name in (label_of, _stem))
    told_together = [[i for i in story if i in known] for story in stories] or [list(known)]
    shared = {i for story in told_together for label, often in Counter(labels[i] for i in story).items() if often > 1
              for i in story if labels[i] == label}
    often = Counter(stems[i] for i in shared)
    taken: Counter[str] = Counter()
    for i in (i for i in known if i in shared):
        label = labels[i]
        if often[stems[i]] == 1 and stems[i] != label:
            labels[i] = f"{label} ({stems[i]})"
        else:
            taken[label] += 1
            labels[i] = f"{label} {taken[label]}"
    return labels


def label_of(document: Document) -> str:
    """The outlet, else the host of the address, else the file's name where that tells something, else how the headline or the
    reporting begins."""
    address = urlsplit(document.url or "")
    outlet = document.outlet or (address.netloc if address.scheme in ("http", "https") else "")
    return shorten(outlet.removeprefix("www."), OUTLET) or _stem(document)


def shorten(line: str, length: int) -> str:
    """The line, cut at a word where it is longer than `length` characters."""
    if len(line) <= length:
        return line
    cut = line[:length - 1]
    return (cut[:cut.rfind(" ")] if " " in cut[length // 2:] else cut).rstrip(" ,;:.") + "…"


def _stem(document: Document) -> str:
    stem = PurePath(document.name).stem or document.name
    if BARE.search(stem):
        first = document.title or next((document.text[s.start:s.end] for s in document.mined), "")
        words = " ".join(QUOTES.sub("", first[:10 * HEADLINE]).split())  # a quotation that begins within would seem to end outside
        stem = f"“{shorten(words, HEADLINE)}”" if words else stem
    return stem if stem.startswith("“") else shorten(stem, FILE)
