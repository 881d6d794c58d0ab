"""How the desk's answers look: lines that other programs can cut in a pipe, two lines a story and colours on a screen."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tellings.console import say, tell
from tellings.following.times import told
from tellings.render.phrases import UNSAFE, count, inner, plain, shorten

if TYPE_CHECKING:
    from rich.console import Console

    from tellings.following.keeping import Info
    from tellings.following.searching import Hit
    from tellings.model.changes import Logged
    from tellings.store.reader import StoryRow

SCREEN = 20  # stories on a screen, unless another number is asked for
NEWS = 100  # changes on a screen
NAME = 40  # characters of a report's name
WITHIN = frozenset({"first_day", "last_day", "redirect"})  # of a story as stored, for the desk alone


def most(limit: int | None, screen: int) -> int:
    """How many to list, 0 for all: as many as were asked for; on a screen what fits, in a pipe everything."""
    return limit if limit is not None else screen if sys.stdout.isatty() else 0


def more(left: int, one: str, many: str) -> None:
    """Says that there is more than was listed."""
    if left > 0:
        say(f"{count(left, one, many)}: --limit 0 lists all, --since those since a time")


def record(record: dict[str, Any]) -> None:
    """An object on a line; what a terminal would obey is escaped, as JSON allows."""
    tell(UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(record, ensure_ascii=False)))


def stories(rows: Sequence[StoryRow]) -> None:
    """A line a story; on a screen its title and, below, the rest."""
    if not sys.stdout.isatty():
        for row in rows:
            counts = f"{count(row.reports, 'report'):>10}, {count(row.origins, 'origin'):<10}"
            tell(f"{row.id}  {told(row.changed)}  {counts} {plain(row.title)}{f'  (follows {row.follows})' if row.follows else ''}")
        return
    from rich.text import Text

    console = _console()
    for row in rows:
        follows = f" · follows {row.follows}" if row.follows else ""
        console.print(Text(plain(row.title) or "(no title)", "bold"))
        counts = f"{count(row.reports, 'report')}, {count(row.origins, 'origin')}"
        console.print(Text.assemble(f"  {row.id}", (f" · {told(row.changed)} · {counts}{follows}", "dim")))


def stories_as_records(rows: Sequence[StoryRow]) -> None:
    for row in rows:
        record({k: v for k, v in asdict(row).items() if k not in WITHIN})


def changes(found: Sequence[Logged], titles: dict[str, str]) -> None:
    """Story by story in the order of their first change; a moment's changes below its time."""
    from rich.padding import Padding
    from rich.text import Text

    console, screen = _console(), sys.stdout.isatty()
    of_story: dict[str, list[Logged]] = {}
    for entry in found:
        of_story.setdefault(entry.story, []).append(entry)
    for story, entries in of_story.items():
        console.print(Text.assemble((plain(titles.get(story, "")) or "(no title)", "bold"), f"  {story}"))
        last = ""
        for entry in entries:
            if told(entry.at) != last:
                last = told(entry.at)
                console.print(Text(f"  {last}", style="dim"))
            line = Text(plain(entry.change.text))
            console.print(Padding(line, (0, 0, 0, 4), expand=False) if screen else Text("    ") + line)


def changes_as_records(found: Sequence[Logged]) -> None:
    for entry in found:
        kept = asdict(entry)
        record({**{k: v for k, v in kept.items() if k != "change"}, **kept["change"]})


def hits(found: Sequence[Hit]) -> None:
    """Reports below their story, each with the passage."""
    from rich.padding import Padding
    from rich.text import Text

    console, screen = _console(), sys.stdout.isatty()
    last = ""
    for hit in found:
        if hit.story.id != last:
            console.print(Text.assemble(hit.story.id, ("  " + plain(hit.story.title), "bold")))
        last = hit.story.id
        passage = f"“{inner(plain(hit.passage.text))}”" if hit.passage else ""
        line = Text.assemble(shorten(hit.name, NAME), (f" {hit.document}", "dim"), f": {passage}")
        console.print(Padding(line, (0, 0, 0, 4), expand=False) if screen else Text("    ") + line)


def hits_as_records(found: Sequence[Hit]) -> None:
    for hit in found:
        record({"story": hit.story.id, "document": hit.document, "name": hit.name, "passage": asdict(hit.passage) if hit.passage else None})


def info(found: Info) -> None:
    """Where a desk is and how much is in it."""
    tell(f"desk: {found.address} ({found.database}, {found.size / 1e6:,.1f} MB)")
    for name, number in found.counts:
        tell(f"{name}: {number:,}")
    if found.first:
        tell(f"from {told(found.first)} to {told(found.last)}")
    if found.unsettled:
        tell(f"stories to be told anew: {found.unsettled:,} (the next tellings add, or tellings desk check, does so)")


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())
