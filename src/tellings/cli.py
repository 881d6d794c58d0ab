"""The command line: one function a command; parse, call, print."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tellings.console import (
    DONE,
    FORMATS,
    INCOMPLETE,
    NOTHING,
    OTHERS,
    STOPPED,
    encode,
    export,
    format_of,
    hush,
    progress,
    say,
    show,
    tell_rejections,
    whole_bytes,
    write,
)
from tellings.desk_commands import commands as of_the_desk
from tellings.errors import TellingsError, UsageError
from tellings.render.exports import COLUMNS, described, faults_of, policy_of

HELP = {
    "sources": "Text, HTML, JSONL and WARC files, folders, globs, web addresses, or - for standard input.",
    "private": "Fetch web addresses of this machine and network, too.",
    "today": "The date the reports were read, such as 2025-07-04: what 'Friday' and 'last night' are told from.",
    "format": f"One of {', '.join(FORMATS)}. Without it, the ending of --output tells; else terminal.",
    "columns": f"The table of --format csv: {', '.join(c.name for c in COLUMNS)}. It sets the policy that goes with it.",
}

app = typer.Typer(
    name="tellings", no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads many reports of the same happenings and gives one cited account: what they agree on, where they differ, "
         "who said it, who copied whom, and the exact characters every word rests on.",
    epilog="Start with: tellings demo, then tellings read reports/*.txt",
)

app.add_typer(of_the_desk)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"tellings {version('tellings')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and stop.")] = False,
) -> None:
    """Options of all commands."""


@app.command(epilog="""Examples:

  tellings read reports/*.txt --today 2025-07-04

  tellings read page.html dump.warc.gz items.jsonl -o account.html

  curl -s https://example.org/story | tellings read - --format json > reading.json

  tellings read reports/*.txt --columns ucdp -o events.csv

  tellings read reports/*.txt -o package.zip

""" + described() + """

Exit codes: 0 done (rejected captures are listed), 1 some were rejected and --strict was given, 2 nothing was done.""")
def read(
    sources: Annotated[list[str], typer.Argument(help=HELP["sources"], show_default=False)],
    today: Annotated[str | None, typer.Option(help=HELP["today"])] = None,
    form: Annotated[str | None, typer.Option("--format", "-f", help=HELP["format"])] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file rather than to the screen.")] = None,
    columns: Annotated[str | None, typer.Option(help=HELP["columns"])] = None,
    policy: Annotated[str | None, typer.Option(help="How figures are weighed: default, ucdp or acled.")] = None,
    with_texts: Annotated[bool, typer.Option("--with-texts", help="With --format json: put the reports' texts in, too.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when any capture was rejected.")] = False,
    limit: Annotated[str | None, typer.Option(metavar="BYTES", help="The largest page that is read.")] = None,
    jobs: Annotated[int | None, typer.Option(min=0, help="Processes that share the work; 0 is one a processor.")] = None,
    allow_private: Annotated[bool, typer.Option("--allow-private", help=HELP["private"])] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no list of rejected captures.")] = False,
) -> None:
    """Read reports and give one cited account of each story in them."""
    from dataclasses import replace

    from tellings import desk
    from tellings.settings import load

    faults: list[str] = []
    form = format_of("csv" if columns and not form else form, output, faults, sources)
    faults += faults_of(form, columns)
    settings = load()
    settings = replace(settings, limit=whole_bytes(limit, faults)) if limit is not None else settings
    try:
        request = desk.Request.of(list(sources), today, policy or policy_of(columns) or settings.policy, settings,
                                  allow_private=allow_private)
        request = request.held() if form == "zip" else request
    except UsageError as error:
        faults += error.faults
    if faults:
        raise UsageError(faults)
    with progress(quiet) as bar:
        reading = desk.run(request, bar, settings.jobs if jobs is None else jobs)
    if not quiet:
        tell_rejections(reading.rejections)
    if not reading.documents:
        say("nothing was read: no report among the sources")
        raise typer.Exit(NOTHING)
    if form in OTHERS:
        export(reading.to(form, columns=columns or "findings", captures=request.captures if form == "zip" else ()), form, output)
    else:
        write(reading, form, output, with_texts)
    if strict and reading.rejections:
        raise typer.Exit(INCOMPLETE)


@app.command(epilog="""Example:

  tellings read reports/*.txt --format json -o reading.json && tellings verify reading.json reports/*.txt

  tellings verify package.zip

Exit codes: 0 every span is exact, 1 some are not, 2 nothing could be checked.""")
def verify(
    reading: Annotated[Path, typer.Argument(help="A reading.json, or a zip made with --format zip.", show_default=False)],
    captures: Annotated[list[str] | None, typer.Argument(help="The files, folders or globs it was read from; a zip has its own.",
                                                         show_default=False)] = None,
) -> None:
    """Read every span of a reading again from the captures: exact, or which are not."""
    from tellings import desk

    result = desk.verify(reading, list(captures or ()))
    for fault in result.faults[:50]:
        say(f"{fault.where}: {fault.detail}")
    if len(result.faults) > 50:
        say(f"... and {len(result.faults) - 50:,} more")
    print(f"{result.exact:,} of {result.spans:,} spans are exact, in {result.documents:,} documents")
    if not result.spans:
        raise typer.Exit(NOTHING)
    if result.faults:
        raise typer.Exit(INCOMPLETE)


@app.command(epilog="Example:\n\n  tellings kinds")
def kinds() -> None:
    """Say what is found in reports, with examples."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from tellings.kinds import KINDS

    console = Console()
    for kind in KINDS:
        console.print(Text.assemble((kind.name, "bold"), f"  {kind.title}  ", (f"version {kind.version}", "dim")))
        for example in kind.examples:
            console.print(Padding(Text(example.text, style="italic"), (0, 0, 0, 2)))
            for found in example.found:
                console.print(Padding(Text(f"→ {found}"), (0, 0, 0, 4)))
        console.print()


@app.command(epilog="Example:\n\n  tellings demo")
def demo(output: Annotated[Path, typer.Option("--output", "-o", help="Where the page is written.")] = Path("account.html")) -> None:
    """Read the story set that ships with the project; print its account and write it as a page."""
    from tellings import desk
    from tellings.settings import load

    faults: list[str] = []
    format_of("html", output, faults)
    if faults:
        raise UsageError(faults)
    with progress(False) as bar:
        reading = desk.read(desk.example(), progress=bar, jobs=load().jobs)
    show(reading, None)
    reading.to_html(output)
    say(f"the same as a page, with every citation to open: {output.resolve()}")


@app.command(epilog="Example:\n\n  tellings doctor\n\nExit codes: 0 all is well, 1 something is missing.")
def doctor() -> None:
    """Check that all a run needs is here, and say how to mend what is not."""
    faults = 0
    checks = (("settings", _settings), ("language model", _model), ("reading a sentence", _sentence), ("desk", _desk))
    print(f"ok    Python: {sys.version.split()[0]}")
    for name, check in checks:
        try:
            print(f"ok    {name}: {check()}")
        except (TellingsError, ImportError) as error:
            faults += 1
            print(f"FAULT {name}: {error}")
    if faults:
        raise typer.Exit(INCOMPLETE)


def _settings() -> str:
    from tellings.settings import load

    return str(load())


def _model() -> str:
    from tellings.settings import load
    from tellings.text import language

    began = time.perf_counter()
    meta = language.load(load().model).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}, loaded in {time.perf_counter() - began:.1f} s"


def _sentence() -> str:
    from tellings import desk

    document = desk.clean("Two ferries collided off Norhaven on Monday, the coastguard said.", media_type="text/plain", name="check")
    found = desk.find(document) if hasattr(document, "text") else ()  # type: ignore[arg-type]
    if not found:
        raise UsageError("nothing was found in a plain sentence; install the package anew")
    return f"{len(found)} statements found"


def _desk() -> str:
    from tellings import desk

    return desk.whereabouts()


def main() -> None:
    """The entry point: no traceback ever reaches a user; TELLINGS_DEBUG=1 shows it to a developer."""
    if os.environ.get("TELLINGS_DEBUG"):
        app()
    else:
        sys.exit(run())


def run(arguments: Sequence[str] | None = None) -> int:
    """One command, and its exit code."""
    try:
        encode()
        code = app(arguments, standalone_mode=False) or DONE
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as stop:  # typer's way of ending a command whose pipe was closed, and the shell's completion
        code = DONE if isinstance(stop.__context__, BrokenPipeError) else int(stop.code or DONE)
        hush()
    except KeyboardInterrupt:
        code = STOPPED
    except Exception as error:  # noqa: BLE001  the last boundary: a user gets a sentence, never a traceback
        code = _told(error)
    if code == STOPPED:
        say("stopped")
    return code


def _told(error: Exception) -> int:
    """Says what went wrong, a line a fault; the exit code."""
    if isinstance(error, BrokenPipeError):
        hush()  # the reader of the pipe went away: nothing to say, and no one to say it to
        return DONE
    if isinstance(error, OSError):
        hush()
        say(f"{error.filename or 'output'}: {error.strerror or error}")
    elif isinstance(error, TellingsError):
        for fault in error.faults if isinstance(error, UsageError) else (str(error),):
            say(fault)
    elif type(error).__name__ == "NoArgsIsHelpError":  # nothing was asked: its message is the help
        sys.stderr.write(f"{error}\n")
    elif hasattr(error, "format_message"):  # typer's own: an unknown option, a missing argument
        say(f"{error.format_message()} (tellings --help tells more)")
    else:
        say(f"a fault of ours, please report it: {type(error).__name__}: {error} (TELLINGS_DEBUG=1 shows where)")
    return NOTHING


if __name__ == "__main__":
    main()
