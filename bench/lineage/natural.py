"""Who copied whom in natural reports: origins and passages beside fifty pairs judged by hand.

    python -m bench.lineage.natural            precision and recall
    python -m bench.lineage.natural --wrong    also the pairs that are judged otherwise, with what was found

judgements.tsv names the pairs that `bench.lineage.draw` drew, by the ids of the labelled grouping data (looked for in ../shared), and one
reader's judgement, made before anything was scored: "copy" where one report has the other's own words (or a third of the same
house), "shared wire" where both have an agency's, "independent" where the reporters' words are their own. Words in quotation marks,
statements of officials that both print, captions and furniture make no copy; a few sentences of background taken over do, from about
a fifth of the shorter report on. "doubtful" marks the pairs that another reader may judge otherwise. Of long reports the beginning and
the surroundings of what they share were read, not every line.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import tellings
from bench.lineage.draw import Told, given, reports
from tellings.group.lineage import trace
from tellings.model.documents import Document
from tellings.model.stories import Lineage, Passage

JUDGEMENTS = Path(__file__).with_name("judgements.tsv")


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, what the reader said of it and what was found."""

    row: dict[str, str]
    alone: Lineage  # of the two reports
    story: Lineage  # of all reports of their story
    ids: tuple[str, str]

    @property
    def copied(self) -> bool:
        return self.row["judgement"] != "independent"

    def joined(self, lineage: Lineage) -> bool:
        """Whether the two have one origin."""
        return any(set(self.ids) <= set(origin.documents) for origin in lineage.origins)

    @property
    def passages(self) -> list[Passage]:
        return list(self.alone.passages)

    @property
    def shared(self) -> int:
        """Words in the passages the two have in common."""
        return sum(len(passage.copy.text.split()) for passage in self.passages)


MEASURES: dict[str, Callable[[Judged], bool]] = {
    "one origin, the two alone": lambda j: j.joined(j.alone),
    "one origin, in the whole story": lambda j: j.joined(j.story),
    "a passage is shown": lambda j: bool(j.passages),
    "passages of 25 words together": lambda j: j.shared >= 25,
}


def cleaned(told: Told) -> Document:
    document = tellings.clean(told.text, media_type="text/plain", name=f"{told.id}.txt", url=told.url, published=told.published)
    if not isinstance(document, Document):
        raise SystemExit(f"{told.id} was refused: {document}")
    return document


def traced(documents: Sequence[Document]) -> Lineage:
    return trace(documents, [statement for document in documents for statement in tellings.find(document)])


def judged() -> list[Judged]:
    with JUDGEMENTS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    by_set = {group: reports(group) for group in sorted({row["set"] for row in rows})}
    found = []
    for row in rows:
        told = {r.id: r for r in by_set[row["set"]]}
        story = [r for r in by_set[row["set"]] if r.story == told[row["left"]].story]
        documents = {r.id: document for r in story if isinstance(document := cleaned(r), Document)}
        pair = [documents[row["left"]], documents[row["right"]]]
        found.append(Judged(row, traced(pair), traced(list(documents.values())), (pair[0].id, pair[1].id)))
    return found


def table(pairs: Sequence[Judged], name: str) -> None:
    copies = sum(p.copied for p in pairs)
    print(f"{name}: {len(pairs)} pairs, {copies} of them copies")
    for measure, said in MEASURES.items():
        right = sum(p.copied and said(p) for p in pairs)
        positive = sum(said(p) for p in pairs)
        precision, recall = right / positive if positive else 0.0, right / copies if copies else 0.0
        print(f"  {measure:34} P {precision:.3f}  R {recall:.3f}  ({right} of {positive} found, {right} of {copies} judged)")


def main() -> None:
    wrong = given(__doc__, "--wrong", "the pairs that are judged otherwise")
    pairs = judged()
    table(pairs, "all")
    table([p for p in pairs if p.row["doubtful"] == "sure"], "without the doubtful")
    for pair in pairs if wrong else ():
        if not pair.copied == pair.joined(pair.alone) == pair.joined(pair.story):
            print(pair.row, f"{pair.shared} words in {len(pair.passages)} passages,", "alone", pair.joined(pair.alone),
                  "in the story", pair.joined(pair.story))


if __name__ == "__main__":
    main()
