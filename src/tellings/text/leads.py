"""Where a report without a dateline says that it happened: use for the zone of its nights. Nothing is said where the lead is of two."""

from __future__ import annotations

from tellings.model.documents import BODY, Document
from tellings.text.language import Parse
from tellings.text.zones import offset_on, zone_of_place

LEAST, MOST = 12, 60  # words of a lead: a shorter paragraph is read on, of a longer one the sentences that begin in so many
PLACES = frozenset({"GPE", "LOC"})


def zone_of_lead(document: Document, parse: Parse, moment: str) -> str:
    """The zone of the places in the first paragraph of a report, where all of them that are known have one time at that moment;
    "" where they have not, or where none is known."""
    zones = [z for z in dict.fromkeys(zone_of_place(place, alone=True) for place in _places(parse, _lead(document, parse))) if z]
    return zones[0] if len({offset_on(z, moment) for z in zones}) == 1 else ""


def _lead(document: Document, parse: Parse) -> range:
    """The tokens of the first paragraph of reporting."""
    sections = document.mined
    mine = [s for s in parse.sentences if sections[s.section].role in BODY]
    first = last = 0
    for sentence in mine:
        wide = last - first
        if last and (wide >= MOST or (wide >= LEAST and sentence.section != parse.sentence(last - 1).section)):
            break
        first, last = (first if last else sentence.first), sentence.last
    return range(first, last)


def _places(parse: Parse, tokens: range) -> list[str]:
    """The names of places among tokens, each with the wider place behind its comma: "Portland, Maine"."""
    found: list[tuple[str, int]] = []  # a name, and the token behind it
    for i in tokens:
        if parse.labels[i] not in PLACES:
            continue
        word = parse.words[i]
        name, behind = found[-1] if found else ("", -2)
        if behind == i and parse.words[i - 1] != ",":
            found[-1] = (f"{name} {word}", i + 1)
        elif behind == i - 1 and parse.words[i - 1] == "," and "," not in name:
            found[-1] = (f"{name}, {word}", i + 1)
        else:
            found.append((word, i + 1))
    return [name.removeprefix("the ") for name, _ in found]
