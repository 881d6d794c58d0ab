"""A report has one short name, wherever an account speaks of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.builders import report

from tellings.model.documents import Document
from tellings.reconcile.known_as import label_of, labels_of


def made(name: str, *, outlet: str = "", url: str = "", title: str = "", text: str = "A ferry ran aground.") -> Document:
    page = report(name, text)
    return replace(page, capture=replace(page.capture, url=url or None), outlet=outlet or None, title=title or None)


@pytest.mark.parametrize("document, label", [
    (made("a.txt", outlet="Tide Times"), "Tide Times"),
    (made("a.txt", url="https://www.tide.example/x"), "tide.example"),
    (made("harbour fire.txt", url="javascript:1"), "harbour fire"),
    (made("0a1b2c3d4e5f.txt", title="‘No way out’ of the “fire” at the old mill"), "“No way out of the fire at…”"),
    (made("0001.txt", text="A ferry ran aground off the northern cape on Monday."), "“A ferry ran aground off the…”"),
    (made("0001.txt", text=""), "0001"),
])
def test_what_a_report_is_known_by(document: Document, label: str) -> None:
    assert label_of(document) == label


def test_no_two_reports_of_a_story_have_one_name() -> None:
    tide = [made(n, outlet="Tide Times", text=f"A ferry ran aground. {n}") for n in ("dawn.txt", "noon.txt")]
    headed = [made(f"{n}a1b2c3d4e5f.txt", title="Ferry aground", text=f"A ferry ran aground. {n}") for n in "12"]
    labels = labels_of([*tide, *headed])
    assert [labels[d.id] for d in tide] == ["Tide Times (dawn)", "Tide Times (noon)"]
    assert [labels[d.id] for d in headed] == ["“Ferry aground” 1", "“Ferry aground” 2"]
    assert labels_of(tide, [[tide[0].id], [tide[1].id]])[tide[0].id] == "Tide Times"  # in stories of their own nobody mixes them up
