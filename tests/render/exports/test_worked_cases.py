"""Coders' tables from the reports themselves: what a coder would write from these stories of our own."""

from __future__ import annotations

import csv
import io

import pytest

import tellings
from tellings.model.documents import Capture

CRASH = (
    """Two killed as car hits crowd in Stannering

By Jo Finch
STANNERING, May 2, 2031 - A car ran into a crowd outside the Stannering theatre on Friday evening, killing two people and injuring
five, police said.

Police named the dead as Ana Reed, 45, and Tom Hale, 12. Maria Lindqvist, a 31-year-old nurse, was injured and is in hospital.
""",
    """Stannering crash victims named

By Al Moss
May 3, 2031

Ana Reed, 45, died at the scene in Stannering on Friday, the police said. Tom Hale, aged 12, was also killed. No one was arrested.
""",
)
VOTE = ("""Tarrow council backs new bridge

May 5, 2031

The council of Tarrow voted by 31 to 12 on Monday to build a new footbridge. The work will cost 4 million euros.
""",)
FLOOD = ("""Flood in Orrin valley kills dozens

May 7, 2031

Dozens of people were killed when a dam broke above Orrin on Tuesday, the mayor said. At least 300 people were evacuated.
""", """Orrin dam: 41 dead

May 8, 2031

The flood in Orrin on Tuesday killed 41 people and 12 are missing, the civil protection agency said.
""")


def rows(texts: tuple[str, ...], columns: str, policy: str = "default") -> list[dict[str, str]]:
    """The rows of a table of these reports."""
    captures = [Capture.of(t.encode(), name=f"{n}.txt", media_type="text/plain") for n, t in enumerate(texts)]
    body = tellings.read(captures, today="2031-05-10", policy=policy).to("csv", columns=columns)
    return list(csv.DictReader(io.StringIO(body.decode(), newline="")))


def test_the_victims_of_a_crash() -> None:
    told = {r["name"]: (r["age"], r["fate"], r["reports"], r["date_start"]) for r in rows(CRASH, "victims")}
    assert told == {"Ana Reed": ("45", "killed", "2", "2031-05-02"), "Tom Hale": ("12", "killed", "2", "2031-05-02"),
                    "Maria Lindqvist": ("31", "injured", "1", "2031-05-02")}


def test_the_event_of_a_crash_in_the_columns_of_ucdp() -> None:
    told = rows(CRASH, "ucdp", "ucdp")
    assert len(told) == 1
    row = told[0]
    assert (row["low"], row["best"], row["high"], row["deaths_unknown"]) == ("2", "2", "2", "2")
    assert (row["date_start"], row["date_end"], row["date_prec"], row["number_of_sources"]) == ("2031-05-02", "2031-05-02", "1", "2")
    assert row["side_a"] == row["type_of_violence"] == row["latitude"] == ""


@pytest.mark.parametrize("columns", ["ucdp", "victims"])
def test_a_vote_gives_no_row_where_nobody_died(columns: str) -> None:
    assert rows(VOTE, columns) == []


@pytest.mark.parametrize("policy, best", [("ucdp", "41"), ("acled", "12"), ("default", "41")])
def test_vague_words_count_as_the_policy_says(policy: str, best: str) -> None:
    tolls = [r["fatalities"] for r in rows(FLOOD, "acled", policy) if r["fatalities"]]
    assert tolls == [best]


def test_a_flood_with_hashtags() -> None:
    told = rows(FLOOD, "hxl")
    assert told[0]["Killed"] == "#affected+killed"
    assert [r["Killed"] for r in told[1:] if r["Killed"]] == ["41"]
    assert {r["Missing"] for r in told[1:]} >= {"12"}
