"""The kind "credit": debts to agencies and outlets, in the reporting and in the furniture. All sentences are invented."""

from __future__ import annotations

import pytest

import tellings
from tellings.kinds import credits  # noqa: A004  # the kind's name
from tellings.model.documents import Document
from tellings.model.kinds import Example
from tellings.model.statements import Statement
from tellings.model.values import Credit
from tellings.text import language
from tellings.text.analysis import analyse

STORY = "Two cranes fell in Port Selby on Friday, the harbour office said. Nobody was hurt and the port stayed open.\n\n"


def find(text: str) -> list[Statement[Credit]]:
    page = tellings.clean(text.encode(), media_type="text/plain", name="t.txt")
    assert isinstance(page, Document)
    return list(credits.KIND.find(analyse(page, language.parse(page))))


@pytest.mark.parametrize("example", credits.KIND.examples, ids=lambda e: e.text[:30])
def test_examples_hold(example: Example) -> None:
    assert tuple(credits.KIND.render(s) for s in find(example.text)) == example.found


@pytest.mark.parametrize("text, found", [
    ("PORT SELBY (AP) — " + STORY, ("AP", "wire")),
    ("PORT SELBY, June 3 (Reuters) - " + STORY, ("Reuters", "wire")),
    ("By Harriet Lowe, Associated Press\n\n" + STORY, ("AP", "wire")),
    (STORY + "© 2024 AFP", ("AFP", "wire")),
    (STORY + "Copyright 2024 The Associated Press. All rights reserved.", ("AP", "wire")),
    (STORY + "— Reuters", ("Reuters", "wire")),
    (STORY + "Source: Xinhua", ("Xinhua", "wire")),
    (STORY + "(Reporting by Harriet Lowe and Jan Brandt in Port Selby; Editing by Mara Lund)", ("Reuters", "wire")),
    (STORY + "(Additional reporting by Harriet Lowe; Writing by Jan Brandt; Editing by Mara Lund)", ("Reuters", "wire")),
    (STORY + "(With inputs from Reuters)", ("Reuters", "inputs")),
    (STORY + "The Associated Press contributed to this report.", ("AP", "inputs")),
    (STORY + "With AFP", ("AFP", "inputs")),
    (STORY + "– with reporting by Reuters", ("Reuters", "inputs")),
    (STORY + "Reuters contributed", ("Reuters", "inputs")),
    (STORY + "Our Standards: The Thomson Reuters Trust Principles.", ("Reuters", "wire")),
    (STORY + "A crane driver told Reuters that the wind was strong.", ("Reuters", "told")),
    (STORY + "A second crane leans, a harbour official confirmed to AFP.", ("AFP", "told")),
    (STORY + "A third crane leans, according to a report in Axios.", ("Axios", "reported by")),
    (STORY + "Politico reported that the port knew.", ("Politico", "reported by")),
    (STORY + "AFP journalists saw the cranes in the water.", ("AFP", "reported by")),
])
def test_debts_are_found(text: str, found: tuple[str, str]) -> None:
    assert [(s.value.agency, s.value.form) for s in find(text)] == [found]


@pytest.mark.parametrize("line, form", [
    ("Reuters/AFP", "wire"), ("(Reuters, AFP)", "wire"), ("Compiled from Reuters and AFP reports", "inputs"),
])
def test_a_line_of_agencies_owes_to_each(line: str, form: str) -> None:
    assert [(s.value.agency, s.value.form) for s in find(STORY + line)] == [("Reuters", form), ("AFP", form)]


@pytest.mark.parametrize("text", [
    STORY + "(Reporting by Harriet Lowe)",
    STORY + "Editing by hand took an hour.",
    STORY,
    STORY + "Jane Doe/Reuters",
    STORY + "Harbour/Reuters/AFP",
    STORY + "A Reuters/Ipsos poll was published last month.",
    STORY + "The party chose Reuters Street for its march.",
])
def test_what_is_no_debt_of_the_text_is_left(text: str) -> None:
    assert not [s for s in find(text) if s.value.form == "wire"]


def test_a_picture_credit_is_marked() -> None:
    (one,) = find(STORY + "Credit: Reuters")
    assert one.notes == ("of a picture or video",)
