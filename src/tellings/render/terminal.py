"""An account in the terminal: calm and dense, in colour where there is any, plain in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tellings.render import phrases
from tellings.render.figures import Bar, FindingRow
from tellings.render.page import Pages, StoryPage, pages
from tellings.render.sources import Cite, once
from tellings.render.wire import Read
from tellings.render.wordings import Wording

BAR = 15  # characters
QUOTED = 64  # characters of a quotation with what stands around it
TABLE = 10  # rows of further findings
COMPARED = 6  # things said in several wordings
WORDINGS = 5  # of each
TALK = 6  # things said once
EVENTS = 14  # timeline
PEOPLE = 12
SIDE_STORIES = 12
STATUS_STYLE = {"agreed": "green", "growing": "yellow", "disputed": "red", "single": "dim"}
PIECE_STYLE = {"same": "", "only here": "bold green underline", "left out": "red strike"}


def show(reading: Read, console: Console) -> None:
    """Prints a reading: the first story in full, the others in short, then what was not read."""
    ready = pages(reading)
    for part in _reading(ready):
        console.print(part, highlight=False, soft_wrap=False)


def _reading(ready: Pages) -> Iterator[RenderableType]:
    if not ready.stories:
        yield Text("No story: nothing could be read.")
    for story in ready.stories[:1]:
        yield from _story(story)
    yield from _others(ready.stories[1:])
    if ready.rejections:
        yield _heading("Not read")
        yield from (_item(Text.assemble((name, "bold"), f": {why}")) for name, why in ready.rejections)
    yield Text(f"\nCorroboration and disagreement, not truth. {ready.made_with}.", style="dim")


def _story(story: StoryPage) -> Iterator[RenderableType]:
    yield Text()
    yield Text(story.title, style="bold")
    yield Text(" · ".join(filter(None, (story.when, phrases.counts(story.counts)))), style="cyan")
    yield from _brief(story)
    yield from _findings(story)
    yield from _conflicts(story)
    yield from _talk(story)
    yield from _timeline(story)
    yield from _people(story)
    yield from _sources(story)


def _brief(story: StoryPage) -> Iterator[RenderableType]:
    """Each sentence with one mark a report, then what the marks stand for."""
    numbers: dict[str, int] = {}
    cites: dict[int, Cite] = {}
    lines = []
    for line in story.brief:
        chosen = once(line.cites)
        for cite in chosen:
            cites.setdefault(numbers.setdefault(cite.anchor, len(numbers) + 1), cite)
        marks = "".join(f"[{n}]" for n in sorted(numbers[c.anchor] for c in chosen))
        lines.append(Text(line.text).append(f" {marks}", style="cyan dim"))
    if lines:
        yield Text()
        yield from lines
        yield Text()
        yield _table([(Text(f"[{n}]", style="cyan dim"), Text(c.source, style="dim"), _quoted(c)) for n, c in cites.items()])


def _quoted(cite: Cite) -> Text:
    before, words, after = cite.within(QUOTED)
    shown = phrases.shorten(words, 2 * QUOTED)
    return Text.assemble(("“" + before, "dim"), shown, ((after if shown == words else "") + "”", "dim"))


def _findings(story: StoryPage) -> Iterator[RenderableType]:
    if story.findings:
        yield _heading("Findings", "low · best · high, and who says which")
        yield from (Padding(_finding(row), (0, 0, 1, 0)) for row in story.findings)
    if story.further:
        rows = [(Text(r.title), Text(r.extent), Text(_given_by(r), style="dim")) for r in story.further[:TABLE]]
        yield Text("Given by one report" if all(r.reports < 2 for r in story.further) else "Further figures", style="bold dim")
        yield _table(rows)
        yield from _more(len(story.further) - TABLE)


def _given_by(row: FindingRow) -> str:
    return phrases.listed(list(dict.fromkeys(c.report.label for c in row.cites))[:3])


def _finding(row: FindingRow) -> RenderableType:
    head = Text.assemble((row.title, "bold"), "  ", (row.extent, "bold cyan"), "  ", _bar(row.bar), "  ",
                         (row.status, STATUS_STYLE.get(row.status, "")))
    if row.context:
        head.append(f"  {row.context}", style="dim")
    rows = []
    for version in row.versions:
        says = Text(version.who or (version.derived and f"worked out: {version.derived}") or "no one named")
        style = "dim strike" if version.superseded else ""
        rows.append((Text(version.amount, style=style), says, Text(f"{_labels(version.cites)} ({version.weight})", style="dim")))
    notes = [Text(f"{'holds' if holds else 'does not add up'}: {text}", style="green" if holds else "red") for text, holds in row.relations]
    return Group(head, _table(rows), *(_item(Text(row.why, style="italic dim")) for _ in range(bool(row.why))), *map(_item, notes))


def _bar(bar: Bar | None) -> Text:
    """A line from low to high with best marked: ├────●──┤."""
    if bar is None:
        return Text("·" * BAR, style="dim")
    cells = ["·"] * BAR
    low, best, high = (round(at * (BAR - 1)) for at in (bar.low, bar.best, bar.high))
    cells[low:high + 1] = ["─"] * (high + 1 - low)
    cells[low], cells[high] = "├", "┤"
    cells[best] = "●"
    return Text("".join(cells) + ("→" if bar.open_high else " "), style="cyan")


def _labels(cites: Sequence[Cite]) -> str:
    return ", ".join(dict.fromkeys(c.source for c in cites))


def _conflicts(story: StoryPage) -> Iterator[RenderableType]:
    if story.conflicts:
        yield _heading("Where reports differ")
    for row in story.conflicts:
        yield Text.assemble((f"{row.kind}. ", "bold red"), row.text)
        sides = [(_quoted(c), Text(c.source, style="dim")) for s in row.sides for c in once(s.cites)[:4]]
        yield _table(sides)


def _talk(story: StoryPage) -> Iterator[RenderableType]:
    if story.compared or story.once:
        yield _heading("What was said, in which wordings", "{only here} [-left out here-]" if story.compared else "")
    for thing in story.compared[:COMPARED]:
        yield Text.assemble((thing.speaker, "bold"), (f"  {thing.printed}", "dim"))
        yield from (_item(_wording(w)) for w in thing.wordings[:WORDINGS])
    alone = [(name, w) for name, things in story.once for thing in things for w in thing.wordings if w.form == "direct"]
    for name, wording in alone[:TALK]:
        words = phrases.shorten(wording.text, 180).join(wording.marks)
        yield _item(Text.assemble((name, "bold"), f": {words}  ", (_labels(wording.cites), "dim")))
    left = sum(len(things) for _, things in story.once) - min(TALK, len(alone)) + len(story.retold)
    yield from _more(left + max(0, len(story.compared) - COMPARED))


def _wording(wording: Wording) -> Text:
    line = Text.assemble((f"{wording.cue} " if wording.cue else "", "italic"), wording.marks[0])
    for i, piece in enumerate(wording.pieces):
        # marks as well as colours: a pipe has none
        before, after = {"same": ("", ""), "only here": ("{", "}"), "left out": ("[-", "-]")}[piece.kind]
        line.append(" " if i else "").append(f"{before}{piece.text}{after}", style=PIECE_STYLE[piece.kind])
    return line.append(wording.marks[1]).append(f"  {_labels(wording.cites)}", style="dim")


def _timeline(story: StoryPage) -> Iterator[RenderableType]:
    if story.timeline:
        yield _heading("Timeline")
        rows = [(Text("" if i else m.when, style="cyan"), Text(line.text), Text(_labels(line.cites), style="dim"))
                for m in story.timeline for i, line in enumerate(m.lines)]
        yield _table(rows[:EVENTS])
        yield from _more(len(rows) - EVENTS + len(story.undated))


def _people(story: StoryPage) -> Iterator[RenderableType]:
    if story.people:
        yield _heading("People")
        rows = []
        for person in story.people[:PEOPLE]:
            others = [v for v, _ in person.variants if v != person.name]
            spelt = f"also {phrases.listed(others)}" if others else ""
            rows.append((Text(person.name, style="bold"), Text("; ".join(r.text for r in person.roles[:3])), Text(spelt, style="dim")))
        yield _table(rows)
        yield from _more(len(story.people) - PEOPLE)


def _sources(story: StoryPage) -> Iterator[RenderableType]:
    yield _heading("Sources and lineage")
    yield _table([(Text(f"{r.number}", style="cyan"), Text(r.label, style="bold"), Text(phrases.shorten(r.title, 70)),
                   Text(r.published, style="dim")) for r in story.reports])
    for origin in story.origins:
        if len(origin.reports) > 1:
            names = phrases.listed([r.label for r in origin.reports])
            yield _item(Text.assemble(("One origin: ", "bold"), names, (f". {origin.basis}" if origin.basis else "", "dim")))
    yield from (_item(Text(note, style="dim")) for note in story.notes)


def _others(stories: Sequence[StoryPage]) -> Iterator[RenderableType]:
    if stories:
        yield _heading("Other stories")
    for story in stories[:SIDE_STORIES]:
        about = " · ".join(filter(None, (story.when if story.dated else "", phrases.counts(story.counts))))
        yield Text.assemble((story.title, "bold"), (f"  {about}", "dim"))
        for line in story.brief[:1] or story.posts[:2]:
            yield _item(Text.assemble(line.text, (f"  {_labels(line.cites)}", "dim")))
        yield from (_item(Text(note, style="dim")) for note in story.notes)
    yield from _more(len(stories) - SIDE_STORIES)


def _heading(title: str, note: str = "") -> RenderableType:
    text = Text.assemble((title, "bold"), (f"  {note}" if note else "", "dim"))
    return Padding(_Ruled(text), (1, 0, 0, 0))


class _Ruled:
    """A heading with a rule to the right edge."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Rule(self.text, align="left", style="dim")


def _item(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, 2), expand=False)


def _table(rows: Sequence[Iterable[RenderableType]]) -> RenderableType:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*row)
    return Padding(table, (0, 0, 0, 2), expand=False)


def _more(left: int) -> Iterator[RenderableType]:
    if left > 0:
        yield _item(Text(f"… and {left:,} more (use --format html)", style="dim"))


