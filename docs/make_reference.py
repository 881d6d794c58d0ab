"""Writes docs/reference.md from the code: commands, Python names, kinds, settings. A test holds it to the code.

    python docs/make_reference.py            write the file
    python docs/make_reference.py --check    exit 1 when the file is not what the code says
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import typer

import tellings
from tellings import cli, settings
from tellings.kinds import KINDS
from tellings.model import accounts, documents, statements, values, when

TARGET = Path(__file__).with_name("reference.md")
RECORDS = ((documents, ("Document", "Section", "Post", "Citation", "Rejection")), (statements, ("Statement", "Speaker")),
           (when, ("When",)), (values, ("Figure", "Quote", "Happening", "Time", "Mention", "Credit")),
           (accounts, ("Account", "Finding", "Version", "Utterance", "Conflict", "Event", "Line", "Person", "Place")))


def commands() -> Iterator[str]:
    """Every command with its arguments, options, examples and exit codes."""
    group: Any = typer.main.get_command(cli.app)
    for name, command in group.commands.items():
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
    for name in ("to_json", "to_markdown", "to_html"):
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


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table; nothing for no rows."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n" if rows else ""


def text() -> str:
    """The whole page."""
    parts = (("Commands", commands), ("Python", python_names), ("Records", records), ("Kinds of statement", kinds),
             ("Settings", settings_table))
    body = "\n".join(f"## {title}\n\n" + "\n".join(make()) for title, make in parts)
    return "# Reference\n\nGenerated from the code by `make docs`; do not edit.\n\n" + body.rstrip() + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text(encoding="utf-8") == text() else f"{TARGET.name} is not what the code says: make docs")
    TARGET.write_text(text(), encoding="utf-8")
