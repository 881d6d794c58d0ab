"""Writes docs/reference.md from the code, and the output of each command in docs/tutorial.md. A test holds both to the code.

    python docs/generate.py            write the files
    python docs/generate.py --check    exit 1 when a file is not what the code says

In the tutorial a block that follows a line `<!-- lines FROM to TO -->` is run anew: its first line is the command, run in a
folder that holds the example story set, and lines FROM to TO of what it prints stand below it. In docs/desk.md every block is
one piece of a single session: its commands are run one after another on one desk, each with all it prints below it.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import typer

import tellings
from tellings import cli, settings
from tellings.kinds import KINDS
from tellings.model import accounts, documents, statements, values, when

REFERENCE = Path(__file__).with_name("reference.md")
TUTORIAL = Path(__file__).with_name("tutorial.md")
BLOCK = re.compile(r"(<!-- lines (\d+) to (\d+) -->\n```console\n\$ tellings ([^\n]*)\n).*?(```)", re.DOTALL)
DESK = Path(__file__).with_name("desk.md")
PIECE = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)
SESSION = """
import contextlib, io, json, sys
from tellings import cli
told = []
for arguments in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
        cli.run(arguments)
    told.append(out.getvalue())
sys.stdout.write(json.dumps(told))
"""
RECORDS = ((documents, ("Document", "Section", "Post", "Citation", "Rejection")), (statements, ("Statement", "Speaker")),
           (when, ("When",)), (values, ("Figure", "Quote", "Happening", "Time", "Mention", "Credit")),
           (accounts, ("Account", "Finding", "Version", "Utterance", "Conflict", "Event", "Line", "Person", "Place")))


def leaves(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """The commands of a group and of the groups in it, with their names."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from leaves(command, f"{before}{name} ")
        else:
            yield before + name, command


def commands() -> Iterator[str]:
    """Every command with its arguments, options, examples and exit codes."""
    group: Any = typer.main.get_command(cli.app)
    for name, command in leaves(group):
        yield f"### tellings {name}\n\n{command.help}\n"
        rows = [(", ".join(p.opts) if p.param_type_name == "option" else p.name.upper(), p.help or "") for p in command.params]
        yield table(("option", "meaning"), [(f"`{name}`", meaning) for name, meaning in rows if name != "--help"])
        yield "```\n" + inspect.cleandoc(command.epilog or "") + "\n```\n" if command.epilog else ""


def python_names() -> Iterator[str]:
    """The public functions with their signatures and docstrings."""
    for name in tellings.__all__:
        thing = getattr(tellings, name)
        if inspect.isfunction(thing):
            yield f"### tellings.{name}{inspect.signature(thing)}\n\n{inspect.getdoc(thing)}\n".replace("'", "")
    for name in ("to_json", "to_markdown", "to_html", "to"):
        method = getattr(tellings.Reading, name)
        yield f"### Reading.{name}{inspect.signature(method)}\n\n{inspect.getdoc(method)}\n".replace("'", "")


def records() -> Iterator[str]:
    """The records that the functions give, with their fields."""
    for module, names in RECORDS:
        for name in names:
            record = getattr(module, name)
            yield f"### {name}\n\n{inspect.getdoc(record)}\n"
            yield table(("field", "type"), [(f"`{f.name}`", f"`{f.type}`".replace("|", "\\|")) for f in fields(record)])


def kinds() -> Iterator[str]:
    """What is found, with examples."""
    for kind in KINDS:
        yield f"### {kind.name}\n\n{kind.title}. Version {kind.version}.\n"
        for example in kind.examples:
            yield f"> {example.text}\n\n" + "\n".join(f"- {found}" for found in example.found) + "\n"


def settings_table() -> Iterator[str]:
    """Every setting, its environment variable and its default."""
    yield inspect.getdoc(settings.Settings) or ""
    rows = [(f"`{f.name}`", f"`TELLINGS_{f.name.upper()}`", f"`{f.default}`") for f in fields(settings.Settings)]
    yield "\n" + table(("setting", "environment", "default"), rows)


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A Markdown table; nothing for no rows."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n" if rows else ""


def text() -> str:
    """The whole page."""
    parts = (("Commands", commands), ("Python", python_names), ("Records", records), ("Kinds of statement", kinds),
             ("Settings", settings_table))
    body = "\n".join(f"## {title}\n\n" + "\n".join(make()) for title, make in parts)
    return "# Reference\n\nGenerated from the code by `make docs`; do not edit.\n\n" + body.rstrip() + "\n"


def tutorial() -> str:
    """The tutorial with what its commands print today."""
    from tellings.desk import example

    page = TUTORIAL.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(example(), Path(folder) / "harbour-fire")
        return BLOCK.sub(lambda m: f"{m[1]}{printed(m[4], int(m[2]), int(m[3]), folder)}\n{m[5]}", page)


def session() -> str:
    """The page on the desk with what its commands print today, all of them run in one process."""
    page = DESK.read_text(encoding="utf-8")
    asked = [shlex.split(line)[2:] for piece in PIECE.finditer(page) for line in piece[2].splitlines() if line.startswith("$ tellings ")]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(DESK.with_name("flood"), Path(folder) / "flood")
        environment = os.environ | {"COLUMNS": "100", "TERM": "dumb", "TZ": "UTC", "TELLINGS_DESK": "desk.sqlite"}
        done = subprocess.run([sys.executable, "-c", SESSION], cwd=folder, capture_output=True, text=True, check=True, env=environment,
                              input=json.dumps(asked))
    told = iter(json.loads(done.stdout))
    return PIECE.sub(lambda m: m[1] + "".join(f"{line}\n{_wrapped(next(told))}" for line in m[2].splitlines()
                                              if line.startswith("$ tellings ")) + m[3], page)


def _wrapped(text: str) -> str:
    """Lines short enough for the page."""
    return "".join(textwrap.fill(line, 118, subsequent_indent=" " * (len(line) - len(line.lstrip()) + 2), drop_whitespace=True,
                                 replace_whitespace=False) + "\n" for line in text.splitlines())


def printed(arguments: str, first: int, last: int, folder: str) -> str:
    """Some lines of what a command prints in a pipe."""
    command = [sys.executable, "-m", "tellings.cli", *shlex.split(arguments)]
    environment = os.environ | {"COLUMNS": "100", "TERM": "dumb"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()[first - 1:last])


def main() -> int:
    stale = [path.name for path, made in ((REFERENCE, text()), (TUTORIAL, tutorial()), (DESK, session())) if write(path, made)]
    if stale and "--check" in sys.argv:
        print(f"not what the code says: {', '.join(stale)}; run: make docs")
        return 1
    return 0


def write(path: Path, made: str) -> bool:
    """Whether the file was stale; written anew unless only checked."""
    stale = not path.exists() or path.read_text(encoding="utf-8") != made
    if stale and "--check" not in sys.argv:
        path.write_text(made, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
