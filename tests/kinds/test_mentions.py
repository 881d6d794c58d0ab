"""The kind "mention". All sentences are invented."""

from __future__ import annotations

import pytest

import tellings
from tellings.kinds import mentions
from tellings.model.documents import Document
from tellings.model.kinds import Agreement, Example
from tellings.model.statements import Statement
from tellings.model.values import Mention
from tellings.text import language
from tellings.text.analysis import analyse


def find(text: str) -> list[Statement[Mention]]:
    page = tellings.clean(text.encode(), media_type="text/plain", name="t.txt")
    assert isinstance(page, Document)
    return list(mentions.KIND.find(analyse(page, language.parse(page))))


@pytest.mark.parametrize("example", mentions.KIND.examples, ids=lambda e: e.text[:30])
def test_examples_hold(example: Example) -> None:
    assert tuple(mentions.KIND.render(s) for s in find(example.text)) == example.found


@pytest.mark.parametrize("a, b, agreement", [
    ("Harriet Lowe resigned.", "Harriet Lowe left.", Agreement.SAME),
    ("Yuri Petrov resigned.", "Yury Petrov left.", Agreement.SAME),
    ("Harriet Lowe resigned.", "Mrs Lowe left.", Agreement.COMPATIBLE),
    ("Harriet Lowe resigned.", "Peter Marsh left.", Agreement.UNRELATED),
])
def test_compare(a: str, b: str, agreement: Agreement) -> None:
    assert mentions.KIND.compare(find(a)[0], find(b)[0]) is agreement
