"""One HTML file of labelled pages with what the reader kept and dropped, to be looked at page by page.

    python -m bench.pages.contact_sheet sheet.html            twenty pages, taken evenly from all sets
    python -m bench.pages.contact_sheet sheet.html --worst    the twenty with most text wrongly kept or dropped

Green: kept as reporting; blue: headline and standfirst; violet: caption and credit; grey: furniture. A red bar stands
beside what the gold has and the reader dropped, an orange one beside what the reader kept and the gold has not.
The pages are looked for in ../shared/data/extraction; the sheet quotes them, so it is never committed.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from bench.pages.labels import labels
from bench.pages.train import SETS, SHARED
from tellings.model.documents import Capture, Document, Section
from tellings.read.blocks import Block
from tellings.read.page import clean_capture

STYLE = """body { font: 14px/1.35 sans-serif; max-width: 1000px; margin: 1em auto; color: #222 }
section { border-top: 3px solid #222; margin-top: 2em } p { margin: 2px 0; padding: 2px 8px; border-left: 8px solid transparent }
.body { background: #d9f2dd } .headline, .standfirst { background: #d6e6fa } .caption, .credit { background: #eadcf7 }
.furniture { background: #eee; color: #777; font-size: 11px } .missed { border-left-color: #d00 } .wrong { border-left-color: #f80 }"""
LONGEST = 400  # characters of a section that are shown
RUN = 6  # pieces of furniture in a row that are shown


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as read: its sections, each with "missed" or "wrong" where the gold disagrees, and how many characters that is."""

    name: str
    document: Document
    marks: Sequence[str]
    wrong: int


def read(name: str, gold: dict[str, Any], body: bytes) -> Sheet | None:
    found = clean_capture(Capture.of(body, name=gold["id"], media_type="text/html", url=gold.get("url")))
    if not isinstance(found, Document):
        return None
    blocks = [Block(s.start, s.end, found.text[s.start:s.end]) for s in found.sections]
    known = [label for label, _ in labels(gold, blocks)]
    marks = [_fault(section, label) for section, label in zip(found.sections, known, strict=True)]
    wrong = sum(s.end - s.start for s, mark in zip(found.sections, marks, strict=True) if mark)
    return Sheet(f"{name} {gold['id']} {gold.get('url', '')}", found, marks, wrong)


def _fault(section: Section, label: float | None) -> str:
    kept = section.role in ("body", "standfirst")
    if label is None or kept == (label == 1):
        return ""
    return "wrong" if kept else "missed"


def sheets() -> Iterator[Sheet]:
    for name in SETS:
        folder = SHARED / "data/extraction" / name
        lines = (folder / "gold.jsonl").read_text().splitlines()
        for line in lines[::max(1, len(lines) // 12)]:
            gold = json.loads(line)
            if sheet := read(name, gold, gzip.decompress((folder / "html" / gold["html"]).read_bytes())):
                yield sheet


def show(sheet: Sheet) -> str:
    """A page's sections in order; of long runs of rightly dropped furniture only the beginning."""
    out, run = [f"<section><h2>{escape(sheet.name)}</h2><h3>{escape(sheet.document.title or '')}</h3>"], 0
    for section, mark in zip(sheet.document.sections, sheet.marks, strict=True):
        run = run + 1 if section.role == "furniture" and not mark else 0
        if run <= RUN:
            text = sheet.document.text[section.start:section.end]
            out.append(f'<p class="{section.role} {mark}">{escape(text[:LONGEST])}</p>')
        elif run == RUN + 1:
            out.append('<p class="furniture">…</p>')
    return "\n".join([*out, "</section>"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--worst", action="store_true")
    options = parser.parse_args()
    found = list(sheets())
    chosen = sorted(found, key=lambda s: -s.wrong)[:20] if options.worst else found[::max(1, len(found) // 20)][:20]
    options.file.write_text(f"<!doctype html><meta charset=utf-8><title>Contact sheet</title><style>{STYLE}</style>"
                            + "\n".join(map(show, chosen)))


if __name__ == "__main__":
    main()
