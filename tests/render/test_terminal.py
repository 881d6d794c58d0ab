"""The terminal: all parts, every width, nothing captured is obeyed."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console
from tests.render.fixture import Made, reading

from tellings.render.terminal import show


def shown(made: Made, width: int = 100, *, colour: bool = False) -> str:
    out = io.StringIO()
    show(made, Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None))
    return out.getvalue()


def test_every_part_stands_there() -> None:
    text = shown(reading())
    for words in ("Ferry Marigold runs aground off Skerrin", "3 reports · 2 origins · 4 claimants", "said. [1][2][3]", "14–16 or more",
                  "does not add up: 185 + 32 = 217", "Different dates.", "{we've} never seen", "also Elin Waß", "One origin:",
                  "Other stories", "the file holds no text", "late on Tuesday", "06:15 London time"):
        assert words in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, shown(reading(), width).splitlines())) <= width


def test_a_pipe_gets_no_escapes_even_from_captured_text() -> None:
    assert "\x1b" not in shown(reading())
    assert "\x1b]" not in shown(reading(), colour=True)


def test_markup_in_captured_text_is_text() -> None:
    made = reading()
    story = replace(made.accounts[0], title="[bold]Ferry[/bold] [/nonsense]")
    assert "[bold]Ferry[/bold] [/nonsense]" in shown(replace(made, accounts=(story,)))


def test_nothing_read() -> None:
    made = replace(reading(), documents=(), statements=(), accounts=())
    assert "No story" in shown(made)
