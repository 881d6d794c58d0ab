"""The commands of a desk that follows the news: one function a command; parse, call, print."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tellings.console import INCOMPLETE, NOTHING, OTHERS, export, format_of, progress, say, tell, tell_rejections, whole_bytes, write
from tellings.errors import SourceError, UsageError
from tellings.render.exports import COLUMNS, described, faults_of, policy_of

if TYPE_CHECKING:
    from tellings.following.adding import Added
    from tellings.following.newsdesk import Desk
    from tellings.model.documents import Capture, Document, Rejection

commands = typer.Typer()
upkeep = typer.Typer(no_args_is_help=True, help="Look after the desk: what is in it, whether it is sound, a copy of it.")
commands.add_typer(upkeep, name="desk")
DeskOption = Annotated[str | None, typer.Option("--desk", metavar="URL", help="Where the desk is kept: a file, sqlite:///FILE or "
                                                "postgresql://USER@HOST/NAME. Without it, TELLINGS_DESK, else the user's data folder.")]
SINCE = "A time such as 2025-07-04, 2025-07-04T12:00, 30min, 6h, 2d or 1w (ago)."
Since = Annotated[str | None, typer.Option(metavar="TIME", help=SINCE)]
Limit = Annotated[int | None, typer.Option(min=0, help="The most to list, 0 for all; without it, on a screen a screenful.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, for other programs.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file rather than to the screen.")]
Reports = Annotated[list[str], typer.Argument(help="Reports: their id or its beginning, address or file name.", show_default=False)]
Story = Annotated[str, typer.Argument(help="A story's id, or the beginning of it; tellings stories lists them.", show_default=False)]


def opened(url: str | None, make: bool = False) -> Desk:
    """The desk that a command is about."""
    from tellings import desk

    return desk.follow(url, make=make)


@commands.command(epilog="""Examples:

  tellings add reports/*.html

  tellings add https://example.org/story

  tellings add today.jsonl dump.warc.gz --desk postgresql://desk@db.example.org/news

Exit codes: 0 done (captures that were left out are listed), 1 some were and --strict was given, 2 nothing was done.""")
def add(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, globs, web addresses, or -.", show_default=False)],
    desk: DeskOption = None,
    at: Annotated[str | None, typer.Option(metavar="TIME", help="When these became known, if not now. Times only go forward.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when any capture was left out.")] = False,
    limit: Annotated[str | None, typer.Option(metavar="BYTES", help="The largest page that is read.")] = None,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Fetch addresses of this machine and network, too.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no list of what was left out.")] = False,
) -> None:
    """Add captures to the desk; those it holds already change nothing. Stopped at any moment, it loses nothing it told of."""
    from dataclasses import replace

    from tellings.following.adding import Run
    from tellings.following.times import instant_of
    from tellings.pipeline import silent
    from tellings.read.sources import captures
    from tellings.settings import load

    moment = instant_of(at, "--at") if at else ""
    faults: list[str] = []
    largest = load().limit if limit is None else whole_bytes(limit, faults)
    found: Iterable[Capture | Document | Rejection] = ()
    try:
        found = captures(list(sources), limit=largest, allow_private=allow_private)
    except SourceError as error:
        faults += error.faults
    if faults:
        raise UsageError(faults)
    try:
        with opened(desk, make=True) as open_desk, progress(quiet) as bar:
            added = open_desk.add(found, Run(replace(open_desk.options, limit=largest), moment, bar or silent))
    except KeyboardInterrupt:
        say("what was kept so far stays kept; the same command goes on from there")
        raise
    _tell(added, quiet)
    if not (added.kept or added.known):
        raise typer.Exit(NOTHING)
    if strict and added.rejections:
        raise typer.Exit(INCOMPLETE)


def _tell(added: Added, quiet: bool) -> None:
    from tellings.render.phrases import count

    if not quiet:
        tell_rejections(added.rejections)
    for fault in added.faults:
        say(fault)
    parts = [f"{len(added.kept):,} new", f"{len(added.known):,} known already" if added.known else "",
             f"{count(len(added.versions), 'new version')} of a page" if added.versions else "",
             f"{len(added.withdrawn):,} withdrawn" if added.withdrawn else "",
             f"{len(added.rejections):,} left out" if added.rejections else ""]
    tell(f"{', '.join(filter(None, parts))}; {count(len(added.stories), 'story', 'stories')} changed")


@commands.command(epilog="Examples:\n\n  tellings stories --since 6h\n\n  tellings stories --sort reports --limit 10 --json")
def stories(
    since: Since = None,
    sort: Annotated[str, typer.Option(help="Order: changed (last first), new, reports or day.")] = "changed",
    limit: Limit = None,
    as_json: Json = False,
    desk: DeskOption = None,
) -> None:
    """List the stories of the desk."""
    from tellings import listing
    from tellings.following.times import instant_of

    most = (limit or 0) if as_json else listing.most(limit, listing.SCREEN)
    with opened(desk) as open_desk:
        rows = open_desk.stories(instant_of(since, "--since") if since else "", sort)
    listed = rows[:most or None]
    if as_json:
        listing.stories_as_records(listed)
    else:
        listing.stories(listed)
        listing.more(len(rows) - len(listed), "more story", "more stories")
    if not rows:
        say("no story" + (f" changed since {since}" if since else " yet; tellings add brings reports in"))


@commands.command(epilog="""Examples:

  tellings show n67b62 --at 2025-07-04T12:00

  tellings show n67b62 -o account.html""")
def show(
    story: Story,
    at: Annotated[str | None, typer.Option(metavar="TIME", help="Tell it as it stood then.")] = None,
    form: Annotated[str | None, typer.Option("--format", "-f", help="terminal, markdown, html or json; tellings export has more.")] = None,
    output: Output = None,
    with_texts: Annotated[bool, typer.Option("--with-texts", help="With --format json: put the reports' texts in, too.")] = False,
    desk: DeskOption = None,
) -> None:
    """Show the account of a story, now or as it stood at a time."""
    from tellings import desk as facade

    faults: list[str] = []
    form = format_of(form, output, faults)
    if form in OTHERS:
        faults.append(f"{form} is for other programs: tellings export {story} --format {form}")
    if faults:
        raise UsageError(faults)
    with opened(desk) as open_desk:
        reading = facade.shown(open_desk, [story], _as_of(at))
        before, after = open_desk.around(story)
    write(reading, form, output, with_texts)
    for row, how in (*((r, "this story follows") for r in before), *((r, "this story is followed by") for r in after)):
        say(f"{how} {row.id}: {row.title}")


def _as_of(at: str | None) -> str:
    """The instant that --at names; "" for now."""
    from tellings.following.times import instant_of

    return instant_of(at, "--at", end=True) if at else ""


@commands.command("export", epilog="""Examples:

  tellings export n67b62 -o fire.geojson

  tellings export n67b62 vyydao --columns ucdp -o events.csv

  tellings export n67b62 --at 2025-07-04T12:00 -o noon.zip && tellings verify noon.zip

""" + described())
def export_stories(
    stories: Annotated[list[str], typer.Argument(help="Stories: their ids, or the beginnings of them.", show_default=False)],
    form: Annotated[str | None, typer.Option("--format", "-f", help=f"One of {', '.join(OTHERS)}; else as --output ends.")] = None,
    output: Output = None,
    columns: Annotated[str | None, typer.Option(help=f"The table of --format csv: {', '.join(c.name for c in COLUMNS)}.")] = None,
    at: Annotated[str | None, typer.Option(metavar="TIME", help="As they stood then.")] = None,
    desk: DeskOption = None,
) -> None:
    """Write stories in a format that other programs read. A table of another policy weighs their figures by that policy."""
    from tellings import desk as facade

    faults: list[str] = []
    form = format_of("csv" if columns and not form else form, output, faults)
    faults += faults_of(form, columns) if form in OTHERS else [f"say which --format: one of {', '.join(OTHERS)}"]
    if faults:
        raise UsageError(list(dict.fromkeys(faults)))
    with opened(desk) as open_desk:
        reading = facade.shown(open_desk, stories, _as_of(at), policy_of(columns) or "")
        captures = open_desk.captures(d.id for d in reading.documents) if form == "zip" else ()
    export(reading.to(form, columns=columns or "findings", captures=captures), form, output)


@commands.command(epilog="Examples:\n\n  tellings changes --since 6h\n\n  tellings changes n67b62 --json\n\n"
                  "  tellings changes --atom > changes.atom")
def changes(
    story: Annotated[str | None, typer.Argument(help="A story's id or its beginning; without it, all stories.", show_default=False)] = None,
    since: Since = None,
    limit: Limit = None,
    as_json: Json = False,
    as_atom: Annotated[bool, typer.Option("--atom", help="A feed, for a feed reader.")] = False,
    desk: DeskOption = None,
) -> None:
    """Say what changed: findings, figures, disputes, quotes, reports; the newest, where a limit is set. What only repeats is no change."""
    from tellings import listing
    from tellings.following.times import instant_of

    most = (limit or 0) if as_json or as_atom else listing.most(limit, listing.NEWS)
    with opened(desk) as open_desk:
        every = open_desk.changes(instant_of(since, "--since") if since else "", story or "")
        found = every[-most:]
        titles = {} if as_json else open_desk.titles(c.story for c in found)
    if as_atom:
        from tellings.render.exports import atom

        tell(atom.changes(found, titles).decode(), end="")
    elif as_json:
        listing.changes_as_records(found)
    else:
        listing.changes(found, titles)
        listing.more(len(every) - len(found), "earlier change", "earlier changes")
    if not every:
        say("nothing changed" + (f" since {since}" if since else ""))


def _judge() -> str:
    """Who regroups stories: the user of this machine."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return os.environ.get("USER", "a person")


# A word that begins with "-" is one to leave out of a search: what is no option of ours is handed on.
@commands.command(context_settings={"ignore_unknown_options": True}, epilog="""Examples:

  tellings search "port merrow" warehouse

  tellings search flood OR storm -insurance --json""")
def search(
    query: Annotated[list[str], typer.Argument(help='Words; "a phrase"; OR between two; - before one to leave out.', show_default=False)],
    most: Annotated[int, typer.Option("--limit", "--most", min=1, max=1_000, help="The most reports to list.")] = 20,
    as_json: Json = False,
    desk: DeskOption = None,
) -> None:
    """Find reports by their words, with their story and the passage."""
    from tellings import listing

    words = " ".join(f'"{w}"' if " " in w and '"' not in w else w for w in query)
    with opened(desk) as open_desk:
        hits = open_desk.search(words, most)
    (listing.hits_as_records if as_json else listing.hits)(hits)
    if not hits:
        say(f"no report holds {words}")


@commands.command(epilog="Example:\n\n  tellings merge n67b62 vyydao")
def merge(
    stories: Annotated[list[str], typer.Argument(help="Stories; all go into the first.", show_default=False)],
    desk: DeskOption = None,
) -> None:
    """Say that stories are one. Later runs respect it; the other ids lead to the first."""
    from tellings import listing

    with opened(desk) as open_desk:
        listing.stories([open_desk.merge(stories, _judge())])


@commands.command(epilog="Example:\n\n  tellings split n67b62 dinjty fnzrax")
def split(story: Story, reports: Reports, desk: DeskOption = None) -> None:
    """Say that reports are not of a story: they go to one of their own. Later runs respect it."""
    from tellings import listing

    with opened(desk) as open_desk:
        listing.stories(open_desk.split(story, reports, _judge()))


@commands.command(epilog="Example:\n\n  tellings move dinjty n67b62")
def move(reports: Reports, story: Story, desk: DeskOption = None) -> None:
    """Say that reports are of another story. Later runs respect it."""
    from tellings import listing

    with opened(desk) as open_desk:
        listing.stories(open_desk.move(reports, story, _judge()))


@upkeep.command(epilog="Example:\n\n  tellings desk info")
def info(as_json: Json = False, desk: DeskOption = None) -> None:
    """Say where the desk is and how much is in it."""
    from dataclasses import asdict

    from tellings import listing

    with opened(desk) as open_desk:
        found = open_desk.info()
    if as_json:
        listing.record({**asdict(found), "counts": dict(found.counts)})
    else:
        listing.info(found)


@upkeep.command(epilog="Example:\n\n  tellings desk check\n\nExit codes: 0 all is sound, 1 something is not.")
def check(desk: DeskOption = None) -> None:
    """Check that every byte, text, statement and story of the desk is sound; tell stories that a stopped run left."""
    from tellings.pipeline import silent

    with opened(desk) as open_desk, progress(False) as bar:
        faults = open_desk.check(bar or silent)
    for fault in faults:
        say(fault)
    tell("all is sound" if not faults else f"{len(faults):,} faults")
    if faults:
        raise typer.Exit(INCOMPLETE)


@upkeep.command(epilog="""Examples:

  tellings desk backup monday.sqlite

  tellings desk backup postgresql://desk@db.example.org/news     (moves a desk to a server)""")
def backup(target: Annotated[str, typer.Argument(help="A file or URL where no desk is yet.", show_default=False)],
           desk: DeskOption = None) -> None:
    """Copy the desk as it is at one moment, while others go on adding to it."""
    from tellings.pipeline import silent

    with opened(desk) as open_desk, progress(False) as bar:
        rows = open_desk.backup(target, bar or silent)
    tell(f"{rows:,} rows copied")
