"""Sentences of invented reports, class by class, against the figures that a careful reader finds in them (keys/figures*.txt)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import tellings
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Figure
from tellings.text.language import parse
from tellings.text.number_orders import order_places, quantities
from tellings.text.numbers import number_places

KEYS = tuple(sorted((Path(__file__).parent / "keys").glob("figures*.txt")))
SCOPES = frozenset({"background", "period", "part"})
MODALITIES = frozenset({"denied", "forecast", "hypothetical"})
BOUNDS = {"": "exact", ">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than", "~": "about", "?": "vague", "!": "implied"}
VALUE = re.compile(r"(?P<bound>!?[<>]=?|[~?!]|)(?P<low>-?[\d.]+?(?:e\d+)?)(?:\.\.(?P<high>[\d.e]+))?"
                   r"(?: (?!up$|down$)(?P<unit>km/h|[^/]+?))?"
                   r"(?: ?/(?P<per>\w+))?(?: (?P<change>up|down))?$")
Row = tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A sentence of the key with its figures as rows of words; `weak` where the code is known to miss."""

    group: str
    text: str
    rows: tuple[Row, ...]
    weak: bool = False

    def __str__(self) -> str:
        return f"{self.group}: {self.text}"


def read_key() -> Iterator[Case]:
    """The sentences of the key; one that begins with "? " is a known miss."""
    group, text, rows = "", "", list[Row]()
    for line in [*(line for key in KEYS for line in key.read_text("utf-8").splitlines()), "[end]"]:
        if line.startswith("- "):
            rows.append(tuple(part.strip() for part in line[2:].split("|")))
        elif line and not line.startswith("#"):
            if text:
                yield Case(group, text.removeprefix("? "), tuple(rows), text.startswith("? "))
            text, rows = "", []
            if line.startswith("["):
                group = line.strip("[]")
            else:
                text = line


@cache
def figures(text: str) -> tuple[Statement[Figure], ...]:
    document = tellings.clean(text, media_type="text/plain")
    assert isinstance(document, Document)
    found: list[Statement[Figure]] = [s for s in tellings.find(document) if isinstance(s.value, Figure)]  # type: ignore[misc]
    return tuple(sorted(found, key=lambda s: (s.span.start, -s.span.end)))


def faults(row: Row, found: Statement[Figure]) -> list[str]:
    """Where a figure differs from its row of the key."""
    words, value, counted, role, more = (*row, "", "", "")[:5]
    v, wanted = found.value, set(re.sub(r"(?:by|of)=.*?(?= (?:forecast|denied|hypothetical|background|period|part)|$)", "", more).split())
    checks = [("words", words, found.span.text), *_value(value, v)]
    checks += [("scope", next(iter(wanted & SCOPES), "event"), v.scope),
               ("modality", next(iter(wanted & MODALITIES), "asserted"), found.modality)]
    checks += [(name, want, got) for name, want, got in (("counted", counted, v.counted), ("role", role, v.role)) if want != "*"]
    if "by=" in more:
        who = re.sub(rf" (?:{'|'.join(SCOPES | MODALITIES)})\b", "", more.split("by=")[1])
        checks.append(("by", who, (found.speaker.name if found.speaker else "").removeprefix("the ")))
    if "of=" in more:
        checks.append(("of", re.sub(rf" (?:{'|'.join(SCOPES | MODALITIES)})\b", "", more.split("of=")[1]), v.side))
    return [f"{name} {got!r}, not {want!r}" for name, want, got in checks if want != got]


def _value(printed: str, v: Figure) -> list[tuple[str, object, object]]:
    match = VALUE.match(printed)
    assert match is not None, printed
    sign = match["bound"].lstrip("!") if len(match["bound"]) > 1 else match["bound"]
    low = float(match["low"])
    ends = (low, float(match["high"])) if match["high"] else (None, low) if sign in ("<", "<=") else (low, None) if sign in (
        ">", ">=") else (low, low)
    got = tuple(None if end is None else round(end, 4) for end in (v.low, v.high))
    bound = BOUNDS[sign] if sign != "" or not match["high"] else "range"
    tripled = match["bound"].startswith("!") and v.unit == "times"  # a multiple's bound may be said or implied
    return [("value", ends, got), ("unit", match["unit"] or "", v.unit), ("per", match["per"] or "", v.per),
            ("change", match["change"] or "", v.change), *([] if tripled else [("bound", bound, v.bound)])]


def compare(case: Case) -> list[str]:
    found = figures(case.text)
    if len(found) != len(case.rows):
        return [f"figures {[s.span.text for s in found]}"]
    return [fault for row, s in zip(case.rows, found, strict=True) for fault in faults(row, s)]


CASES = [pytest.param(case, marks=pytest.mark.xfail(strict=True, reason="known weak")) if case.weak else case for case in read_key()]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sentence(case: Case) -> None:
    assert compare(case) == []


def test_the_key_covers_what_it_should() -> None:
    cases = list(read_key())
    assert len(cases) >= 150
    assert len({case.group for case in cases}) >= 20
    assert sum(case.weak for case in cases) < len(cases) / 10


def test_numbers_are_found_alike_with_and_without_tokens() -> None:
    text = "\n\n".join(case.text for case in read_key())
    document = tellings.clean(text, media_type="text/plain")
    assert isinstance(document, Document)
    tokens = parse(document)
    places, orders = number_places(document.text, tokens.lower, tokens.starts), order_places(tokens.lower, tokens.starts)
    found = list(quantities(document.text, 0, len(document.text), places, orders))
    assert len(found) > len(CASES)
    assert found == list(quantities(document.text, 0, len(document.text)))
