"""What every kind of statement must do; a new kind is tested by being in KINDS."""

from __future__ import annotations

import re
from typing import Any

import pytest

import tellings
from tellings.kinds import KINDS
from tellings.model.documents import Document
from tellings.model.kinds import Agreement

ALL = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def test_the_kinds_are_those_of_the_contract() -> None:
    assert [k.name for k in KINDS] == ["figure", "quote", "event", "time", "mention", "credit"]


def statements(kind: Any, text: str) -> list[Any]:
    document = tellings.clean(text, media_type="text/plain", name="example.txt", published="2031-05-02")
    assert isinstance(document, Document)
    return [s for s in tellings.find(document) if s.kind == kind.name]


@ALL
def test_every_example_is_found_as_it_says(kind: Any) -> None:
    assert kind.examples
    for example in kind.examples:
        shown = [kind.render(s) for s in statements(kind, example.text)]
        assert set(example.found) <= set(shown), shown


@ALL
def test_a_statement_agrees_with_itself_and_comparing_has_no_order(kind: Any) -> None:
    found = [s for example in kind.examples for s in statements(kind, example.text)]
    for a in found:
        assert kind.compare(a, a) in (Agreement.SAME, Agreement.COMPATIBLE)
        for b in found:
            assert kind.compare(a, b) == kind.compare(b, a)


@ALL
def test_spans_and_sentences_read_back(kind: Any) -> None:
    for example in kind.examples:
        for s in statements(kind, example.text):
            assert example.text[s.span.start:s.span.end] == s.span.text
            assert s.sentence.start <= s.span.start < s.sentence.end
            assert re.fullmatch(r"[a-z2-7]{12}", s.id)
