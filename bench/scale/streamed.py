"""Groups labelled reports one addition at a time, as a desk meets them, and compares with the labels:

    python -m bench.scale.streamed ../shared/data/grouping/newscluster.jsonl.gz [--most 800] [--without-windows]

Reports come in order of publication, 24 an addition; B-cubed P, R and F1 of the stories as they stand, and of those that follow one
another taken as one. --without-windows: as if all were of one month, for labels that join what is months apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tellings.following.adding import BATCH, UNKNOWN, Batch
from tellings.following.newsdesk import found
from tellings.following.placing import Placer
from tellings.following.preparing import Arrival, arrive
from tellings.following.versions import Versions
from tellings.group import stream
from tellings.model.documents import Capture
from tellings.store.reader import Reader
from tellings.store.store import Store

LIMIT = 10_000_000  # bytes of a report
NOW = "2031-01-01T00:00:00.000000+00:00"


def reports(path: Path, most: int) -> tuple[list[Arrival], dict[str, str]]:
    """The reports in order of day, and the label of each by its id."""
    arrivals, labels = [], {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            text = f"{row['title']}\n\n{row['text']}" if row["title"] else row["text"]
            hints = (("published", row["published"]),) if row["published"] else ()
            capture = Capture.of(text.encode(), name=row["id"], media_type="text/plain", url=row["url"], hints=hints)
            arrival = arrive(capture, NOW, LIMIT)
            if arrival.document is not None and arrival.capture.id not in labels:
                arrivals.append(arrival)
                labels[arrival.capture.id] = row["cluster"]
    return sorted(arrivals, key=lambda a: (a.day or UNKNOWN, a.capture.name))[:most], labels


def homes(arrivals: list[Arrival], folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The story of each report, and the first of the stories that follow one another."""
    with Store.open(str(folder / "desk.sqlite")) as store:
        archive = any(not a.day for a in arrivals)
        for start in range(0, len(arrivals), BATCH):
            part = arrivals[start:start + BATCH]
            at = NOW if archive else f"{date.fromordinal(part[-1].day)}T23:59:59.000000+00:00"
            with store.writing() as writer:
                placer = Placer(writer, at)
                Batch(writer, at, placer, Versions(writer, at, placer), "").keep(part)
        with store.reading() as reader:
            home = reader.stories_of(a.capture.id for a in arrivals)
            return home, {document: first(reader, story) for document, story in home.items()}


def first(reader: Reader, story: str) -> str:
    """The beginning of a chain of stories."""
    row, seen = found(reader, story), set()
    while row.follows and row.id not in seen:
        seen.add(row.id)
        row = found(reader, row.follows)
    return row.id


def b_cubed(home: Mapping[str, str], labels: Mapping[str, str]) -> tuple[float, float, float]:
    """Mean precision and recall over reports, and F1."""
    both = Counter((story, labels[d]) for d, story in home.items())
    stories, gold = Counter(home.values()), Counter(labels[d] for d in home)
    precision = sum(n * n / stories[story] for (story, _), n in both.items()) / len(home)
    recall = sum(n * n / gold[label] for (_, label), n in both.items()) / len(home)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=10_000)
    parser.add_argument("--without-windows", action="store_true")
    given = parser.parse_args()
    if given.without_windows:
        stream.PERIOD = stream.QUIET = stream.LONGEST = 10**7
    for path in given.sets:
        arrivals, labels = reports(path, given.most)
        with tempfile.TemporaryDirectory() as folder:
            home, chains = homes(arrivals, Path(folder))
        for name, which in (("stories", home), ("chains", chains)):
            print(f"{path.name} {len(arrivals)} {name}: " + "P {:.3f}  R {:.3f}  F1 {:.3f}".format(*b_cubed(which, labels)))


if __name__ == "__main__":
    main()
