"""Use on reports on their way into the desk: what an outlet has printed under article after article is furniture of the next.

The desk remembers of each outlet's lines which reports printed them, the first few of each, so that a line costs the same however
much is kept. Reports that are kept stay as they were read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tellings.following.preparing import Arrival
from tellings.group import stream
from tellings.model.documents import Document
from tellings.read.template import house_of, lines_of, template_of, without_lines
from tellings.store.reader import Reader
from tellings.store.writer import Writer

PRINTED = 8  # reports remembered of a line: three articles among them make it furniture, eight editions of one never do


def without_templates(reader: Reader, arrivals: Sequence[Arrival]) -> list[Arrival]:
    """The arrivals, lines of their outlets' templates made furniture, with what is to be remembered of them."""
    lines = {a.capture.id: lines_of(house_of(a.document), a.document) for a in arrivals if a.document and house_of(a.document)}
    houses: defaultdict[str, list[Document]] = defaultdict(list)
    for arrival in arrivals:
        if arrival.document and lines.get(arrival.capture.id):
            houses[house_of(arrival.document)].append(arrival.document)
    known, earlier = _remembered(reader, {house: frozenset().union(*(lines[d.id] for d in of)) for house, of in houses.items()})
    found = {house: known[house] | template_of(house, [*of, *earlier[house]]) for house, of in houses.items()}
    return [_sifted(a, lines[a.capture.id], found[house_of(a.document)]) if a.document and lines.get(a.capture.id) else a
            for a in arrivals]


def _sifted(arrival: Arrival, lines: frozenset[str], template: frozenset[str]) -> Arrival:
    """An arrival without its outlet's template. It is remembered for the lines that are not settled."""
    document = arrival.document
    if document is None:
        return arrival
    house = house_of(document)
    kept = {_key("line", house, line) for line in lines} | {_key("furniture", house, line) for line in lines & template}
    return replace(arrival, document=without_lines(document, template), lines=tuple(sorted(kept)))


def _remembered(reader: Reader, lines: Mapping[str, frozenset[str]]) -> tuple[dict[str, frozenset[str]],
                                                                             defaultdict[str, list[Document]]]:
    """Which of these lines are furniture of their outlets; and the reports that printed others of them."""
    keys = {(house, line): (_key("line", house, line), _key("furniture", house, line)) for house, of in lines.items() for line in of}
    posted = reader.posted({k for pair in keys.values() for k in pair})
    known = {house: frozenset(line for line in of if keys[house, line][1] in posted) for house, of in lines.items()}
    numbers = {n for printed, furniture in keys.values() if furniture not in posted and len(posted.get(printed, ())) < PRINTED
               for n in posted.get(printed, ())}
    earlier: defaultdict[str, list[Document]] = defaultdict(list)
    for document in reader.documents(reader.numbered(sorted(numbers)).values()).values():
        earlier[house_of(document)].append(document)
    return known, earlier


def remember(writer: Writer, arrival: Arrival, number: int) -> None:
    """Puts down which lines of its outlet a report printed, of each the first few reports."""
    printed = writer.posted(arrival.lines)
    writer.post([key for key in arrival.lines if len(printed.get(key, ())) < PRINTED], number)


def _key(family: str, house: str, line: str) -> int:
    return stream.key((family, f"{house} {line}"), 0)
