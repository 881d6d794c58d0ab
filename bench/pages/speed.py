"""Pages a second beside trafilatura's fast mode, on the labelled pages, in alternating rounds of one process.

    python -m bench.pages.speed [--pages 60] [--rounds 7]

Both are given the bytes and asked for text and metadata; processor time is counted, so that a busy machine disturbs less. Prints
the median of the rounds' ratios, and the lowest and the highest.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import trafilatura

from tellings.model.documents import Capture
from tellings.read.page import clean_capture

PAGES = Path(__file__).resolve().parents[3] / "shared/data/extraction"
SETS = ("scrapinghub", "fundus", "trafilatura", "fundus_tests")


def captures(count: int) -> list[Capture]:
    """Pages of every set in turn, evenly spread over each."""
    out = []
    for name in SETS:
        records = [json.loads(line) for line in (PAGES / name / "gold.jsonl").read_text().splitlines()]
        for record in records[::max(1, len(records) * len(SETS) // count)][:count // len(SETS)]:
            body = gzip.decompress((PAGES / name / "html" / record["html"]).read_bytes())
            out.append(Capture.of(body, name=record["html"], media_type="text/html", url=record.get("url")))
    return out


def theirs(capture: Capture) -> None:
    """Text and metadata by trafilatura, comments left out as ours are."""
    trafilatura.extract(capture.body, url=capture.url, fast=True, with_metadata=True, output_format="json", include_comments=False)


def seconds(work: Callable[[Capture], object], pages: Sequence[Capture]) -> float:
    """Processor time for all pages."""
    before = time.process_time()
    for page in pages:
        work(page)
    return time.process_time() - before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    pages = captures(options.pages)
    first = seconds(clean_capture, pages), seconds(theirs, pages)
    rounds = [(seconds(clean_capture, pages), seconds(theirs, pages)) for _ in range(options.rounds)]
    ratios = sorted(b / a for a, b in rounds)
    print(f"{len(pages)} pages, {options.rounds} rounds; first round (nothing warm) {first[1] / first[0]:.2f}")
    print(f"tellings {len(pages) / statistics.median(a for a, _ in rounds):.1f} pages/s, "
          f"trafilatura {len(pages) / statistics.median(b for _, b in rounds):.1f}; "
          f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
