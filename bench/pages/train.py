"""Trains the classifier of blocks (src/tellings/read/forest.json) on labelled pages.

    python -m bench.pages.train            cross-validate by site, then train on all pages and write the weights
    python -m bench.pages.train --check    cross-validate only

The pages are not part of this repository: they are looked for in ../shared/data/extraction. Their annotations are free to
train on (MIT, Apache-2.0); only weights are kept, no text of any page. Takes about five minutes on one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from bench.pages.boosting import Floats, Forest, Plan, train
from bench.pages.labels import Label, labels
from bench.pages.measures import difference, figure, row
from tellings.read import markup, verdict, web
from tellings.read.blocks import Block
from tellings.read.decode import decode
from tellings.read.features import JUDGED, NAMES, Told, askable, judged, rows
from tellings.read.structured import Data, read_data

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
WEIGHTS = ROOT / "src/tellings/read/forest.json"
SETS = ("scrapinghub", "fundus", "trafilatura", "fundus_tests", "newspaper4k")
SECOND = frozenset("co com org net gov ac or ne go".split())
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled page: its blocks, the features of those at `places`, with the second opinion's, and their labels."""

    name: str
    site: str
    gold: dict[str, Any]
    blocks: Sequence[Block]
    data: Data
    places: Sequence[int]
    x: Floats
    labels: Sequence[Label]
    theirs: str  # what trafilatura takes for the reporting

    def table(self, forest: str) -> Floats:
        return self.x if forest == "judged" else self.x[:, :len(NAMES)]


def samples() -> list[Sample]:
    """Every labelled page, taken apart."""
    out = []
    for name in SETS:
        folder = SHARED / "data/extraction" / name
        for line in (folder / "gold.jsonl").read_text().splitlines():
            gold = json.loads(line)
            out.append(sample(name, gold, gzip.decompress((folder / "html" / gold["html"]).read_bytes())))
    return out


def sample(name: str, gold: dict[str, Any], body: bytes) -> Sample:
    page = decode(body, "text/html", markup=True).text
    parsed = markup.parse(page)
    data = read_data(parsed, page)
    places = askable(parsed.blocks)
    told = Told(data.found.title or "", data.summary, data.article_body)
    theirs = "" if parsed.crowded else verdict.extracted(page)
    flags = verdict.agreed(theirs, parsed.blocks)
    table = [a + b for a, b in zip(rows(parsed.blocks, told, places), judged(flags, places), strict=True)]
    known = labels(gold, parsed.blocks)
    x = np.array(table, dtype=np.float64).reshape(len(places), len(NAMES) + len(JUDGED))
    return Sample(name, site(gold.get("url") or gold["id"]), gold, parsed.blocks, data, places, x, [known[i] for i in places], theirs)


def site(url: str) -> str:
    """The registered domain of an address."""
    parts = (urlsplit(url if "//" in url else f"//{url}").hostname or url).split(".")
    return ".".join(parts[-3 if len(parts) > 2 and parts[-2] in SECOND and len(parts[-1]) == 2 else -2:])


def forest(pages: Sequence[Sample], which: str, plan: Plan) -> Forest:
    known = [[label is not None for label, _ in page.labels] for page in pages]
    x = np.concatenate([page.table(which)[k] for page, k in zip(pages, known, strict=True) if len(page.places)])
    pairs = [(label, weight) for page in pages for label, weight in page.labels if label is not None]
    return train(x, np.array([label for label, _ in pairs]), np.array([weight for _, weight in pairs]), plan)


def body(page: Sample, forests: dict[str, Forest]) -> str:
    """The reporting of a page as these forests and the rules of the reader have it."""
    chances = forests["alone"].chances(page.table("alone"))
    if verdict.doubt([page.blocks[i] for i in page.places], chances.tolist()) > verdict.DOUBT:
        chances = forests["judged"].chances(page.table("judged"))
    chosen = verdict.without_strangers({i for i, chance in zip(page.places, chances, strict=True) if chance > 0.5}, page.blocks)
    blocks = [replace(b, reporting=i in chosen) for i, b in enumerate(page.blocks)]
    read = web.classify_web(blocks, page.data.found.title, page.data.summary)
    return "\n".join(b.text for b, role in zip(page.blocks, read.roles, strict=True) if role in ("body", "standfirst"))


def cross_validate(pages: Sequence[Sample], plan: Plan) -> list[str]:
    """The reporting of each page, by forests that saw no page of its site."""
    sites = sorted({page.site for page in pages})
    random.Random(1).shuffle(sites)
    fold = {name: i % FOLDS for i, name in enumerate(sites)}
    out = [""] * len(pages)
    for k in range(FOLDS):
        seen = [page for page in pages if fold[page.site] != k]
        forests = {which: forest(seen, which, plan) for which in ("alone", "judged")}
        for i, page in enumerate(pages):
            if fold[page.site] == k:
                out[i] = body(page, forests)
    return out


def report(pages: Sequence[Sample], bodies: Sequence[str]) -> None:
    """Prints F1, P and R of each set, and how far that is from trafilatura's fast mode."""
    for name in SETS:
        here = [(page, text) for page, text in zip(pages, bodies, strict=True) if page.name == name]
        ours = [row(name, page.gold, text) for page, text in here]
        apart, low, high = difference(name, ours, [row(name, page.gold, page.theirs) for page, _ in here])
        print(name, [round(v, 4) for v in figure(name, ours)], f"{apart:+.4f} ({low:+.4f} to {high:+.4f})")


def write(forests: dict[str, Forest]) -> None:
    """The weights, a tree a line, each question with its feature's name."""
    names = (*NAMES, *JUDGED)
    parts = []
    for which, found in forests.items():
        trees = [json.dumps({"asks": [[names[j], round(cut, 5)] for j, cut in zip(t.features, t.cuts, strict=True)],
                             "leaves": [round(leaf, 4) for leaf in t.leaves]}, ensure_ascii=False) for t in found.trees]
        parts.append(f'"{which}": {{"base": {found.base:.4f}, "trees": [\n' + ",\n".join(trees) + "\n]}")
    WEIGHTS.write_text("{\n" + ",\n".join(parts) + "\n}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    parser.add_argument("--trees", type=int, default=Plan().trees)
    options = parser.parse_args()
    plan = Plan(trees=options.trees)
    pages = samples()
    print(f"{len(pages)} pages of {len({page.site for page in pages})} sites; cross-validated by site (F1, P, R):", flush=True)
    report(pages, cross_validate(pages, plan))
    if not options.check:
        write({which: forest(pages, which, plan) for which in ("alone", "judged")})


if __name__ == "__main__":
    main()
