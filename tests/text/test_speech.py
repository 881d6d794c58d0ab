"""Who says what, by classes: key files of the project's own sentences beside this file, one text a case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture
from tellings.text import language
from tellings.text.attribution import Attribution, find_attributions
from tellings.text.names import find_names

FOLDER = Path(__file__).with_name("speech")
EDGES = " \n“”\"'‘’«»„,.;:"
Case = tuple[str, str, tuple[str, ...]]  # class, text, expected lines


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.txt")):
        heading, text, lines = "", "", list[str]()
        for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
            if line.startswith("= "):
                lines.append(line[2:])
                continue
            if text and lines:
                yield heading, text, tuple(lines)
                text, lines = "", []
            if line.startswith("["):
                heading = line.strip("[]")
            elif line and not line.startswith("#"):
                text = line.replace("¶", "\n\n")


def found_in(text: str) -> tuple[Attribution, ...]:
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    parse = language.parse(page)
    return find_attributions(page, parse, find_names(page, parse))


def shown(text: str, one: Attribution, wanted: str) -> str:
    """An attribution in the form of a key's line, with those of the further fields that the line asks for."""
    content = " + ".join(text[s.start:s.end].strip(EDGES) for s in one.content)
    line = f"{one.speaker.name if one.speaker else 'nobody'} | {one.form} | {content}"
    for name in ("stance", "medium", "modality", "chain", "note"):
        if f"{name}=" in wanted:
            chain = "<".join(link.name for link in one.speaker.chain) if one.speaker else ""
            notes = next((n for n in one.notes if n.endswith(wanted.rpartition("=")[2] + ", not speech")), "")
            value = {"chain": chain, "note": wanted.rpartition("=")[2] if notes else ""}.get(name) or getattr(one, name, "")
            line += f" | {name}={value}"
    return line


def told(text: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """What was found, each as its key line if there is one, else as it would be written."""
    found = found_in(text)
    lines = [next((w for w in wanted if shown(text, one, w) == w.replace("~", "")), shown(text, one, "")) for one in found]
    if any("~" in w for w in wanted):
        lines = [line for line in lines if line in wanted]
    return tuple(lines) or ("nothing",)


def parameter(case: Case) -> ParameterSet:
    """Known weak cases stand with a "?" before the text: they are to fail, until they are mended."""
    marks = [pytest.mark.xfail(strict=True, reason="known weak")] if case[1].startswith("?") else []
    return pytest.param((case[0], case[1].removeprefix("?"), case[2]), id=f"{case[0]}: {case[1][:60]}", marks=marks)


@pytest.mark.parametrize("case", [parameter(c) for c in cases()])
def test_a_sentence_of_the_key(case: Case) -> None:
    _, text, wanted = case
    assert told(text, wanted) == wanted
