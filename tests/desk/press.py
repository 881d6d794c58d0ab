"""Invented reports for the tests of the desk, and a desk that reads them without a language model where none is needed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tellings import pipeline
from tellings.following.adding import Added, Run
from tellings.following.newsdesk import Desk
from tellings.following.preparing import Arrival
from tellings.following.times import instant_of
from tellings.read import sources

OPTIONS = pipeline.Options()


def unmined(arrivals: Sequence[Arrival], _: pipeline.Options) -> list[Arrival]:
    """Reports as they are, without statements: for tests of what is kept and where."""
    return list(arrivals)


def desk_at(url: str) -> Desk:
    return Desk.open(url, OPTIONS, make=True)


def add(desk: Desk, folder: Path, *items: dict[str, str], at: str = "2031-03-01T08:00", mined: bool = False) -> Added:
    """Adds these articles, each an object of a JSONL file."""
    path = folder / "items.jsonl"
    path.write_text("".join(json.dumps(i) + "\n" for i in items), encoding="utf-8")
    run = Run(OPTIONS, instant_of(at, "at")) if mined else Run(OPTIONS, instant_of(at, "at"), mine=unmined)
    return desk.add(sources.captures([str(path)]), run)


def item(url: str, text: str, published: str = "2031-03-01", **more: str) -> dict[str, str]:
    return {"url": f"https://{url}", "outlet": url.split(".", maxsplit=1)[0].title(), "published": published, "text": text, **more}


def places() -> Iterator[tuple[str, str, str, str]]:
    """Towns with a person, a thing and a happening of their own."""
    towns = "Arvelund Brostrand Calderholt Dunmarsh Elsterfeld Fornavik Gravenmoor Hartwick Isenholm Jorvale Kestrelby Lunnehead".split()
    people = "Amsel Boyd Crane Dahl Eriksen Falk Grote Holm Irvine Janssen Kolb Lindqvist".split()
    things = "lighthouse tannery aqueduct observatory cannery tramway brewery orchard dockyard monastery reservoir sawmill".split()
    acts = "burned flooded collapsed reopened closed derailed expanded froze sank crumbled overflowed halted".split()
    yield from zip(towns, people, things, acts, strict=True)


def stream(count: int) -> list[dict[str, str]]:
    """As many short reports, several of each happening, every one of a page of its own."""
    known = list(places())
    out: list[dict[str, Any]] = []
    for number in range(count):
        town, person, thing, act = known[number % len(known)]
        round_ = number // len(known)
        text = (f"{town} {thing} {act}\n\n"
                f"The {thing} of {town} {act}, {person} said. {person} of {town} had kept the {thing}, page {round_}.\n")
        out.append(item(f"paper{round_}.example/{town}", text))
    return out
