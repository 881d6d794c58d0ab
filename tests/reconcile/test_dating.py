"""Which day a story happened, solved from its reports together. The stories are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tellings.kinds import events, times
from tellings.model.documents import Capture, Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.model.when import When
from tellings.read.page import clean_capture
from tellings.reconcile.dating import event_days, resolve_times, same_time, story_when, undated_words, with_resolved
from tellings.text import language
from tellings.text.analysis import analyse


def story(*texts: str, published: dict[int, date] | None = None) -> tuple[list[Document], list[Statement[Value]]]:
    documents: list[Document] = []
    for n, text in enumerate(texts):
        page = clean_capture(Capture.of(text.encode(), name=f"{n}.txt", media_type="text/plain"))
        assert isinstance(page, Document)
        day = (published or {}).get(n)
        documents.append(replace(page, published=When.on(day) if day else None))
    statements: list[Statement[Value]] = []
    for document, parse in zip(documents, language.parse_many(documents), strict=True):
        analysis = analyse(document, parse)
        statements += [*times.KIND.find(analysis), *events.KIND.find(analysis)]
    return documents, statements


def resolved(texts: tuple[str, ...], published: dict[int, date] | None = None) -> dict[str, str]:
    documents, statements = story(*texts, published=published)
    by_id = {s.id: s for s in statements}
    return {by_id[r.statement].span.text: r.value for r in resolve_times(documents, statements)}


def test_a_dated_report_settles_the_weekday_of_an_undated_one() -> None:
    found = resolved(("The mill burned on Thursday.", "Fire took the mill on Thursday."), {0: date(2024, 5, 17)})
    assert found["Thursday"] == "2024-05-16"


def test_dated_reports_that_differ_settle_nothing() -> None:
    texts = ("The mill burned on Thursday.", "The mill burned again on Thursday.", "Fire took the mill on Thursday.")
    assert resolved(texts, {0: date(2024, 5, 17), 1: date(2024, 5, 24)}) == {}


def test_words_of_several_reports_settle_the_day_together() -> None:
    texts = (
        "Guns shelled Marlow overnight on Friday. The two-year war began in March 2021.",
        "Envoys will meet on July 6 next week. Shells hit Marlow from Thursday night into Friday.",
        "Marlow was hit overnight.",
    )
    found = resolved(texts)
    assert found["overnight on Friday"] == "2023-06-29T18:00/2023-06-30T05:59"
    assert found["July 6"] == "2023-07-06"


def test_every_row_has_its_reasons_and_followers_point_to_their_words() -> None:
    documents, statements = story("The mill burned on Thursday.", "Fire killed two men on Thursday.", published={0: date(2024, 5, 17)})
    rows = resolve_times(documents, statements)
    assert all(r.because for r in rows)
    kinds = {s.id: s.kind for s in statements}
    assert sorted(kinds[r.statement] for r in rows) == ["event", "time"]
    [killed] = [s for s in with_resolved(statements, rows) if s.kind == "event" and s.document == documents[1].id]
    assert killed.when == When("2024-05-16", "2024-05-16", "day", "inferred")


@pytest.mark.parametrize("texts", [
    ("The mill burned on Friday.",), ("The mill burned on Friday.", "It burned overnight on Friday, the first fire since 2021."),
    ("Envoys will meet on July 6 next week.",),
])
def test_what_is_open_stays_open(texts: tuple[str, ...]) -> None:
    assert resolved(texts) == {}


def test_today_in_a_quotation_is_not_settled_by_the_day_of_the_report() -> None:
    texts = (
        "Guns shelled Marlow overnight on Friday. The two-year war began in March 2021. “We spoke today,” he said.",
        "Envoys will meet on July 6 next week. Shells hit Marlow from Thursday night into Friday.",
        "Marlow was hit overnight.",
    )
    assert "today" not in resolved(texts)


def test_the_order_of_the_reports_changes_nothing() -> None:
    documents, statements = story("The mill burned on Thursday.", "Fire killed two men on Thursday.", published={0: date(2024, 5, 17)})
    assert resolve_times(documents[::-1], statements[::-1]) == resolve_times(documents, statements)


def test_the_time_of_a_story_is_the_night_that_most_reports_give() -> None:
    _, statements = story("Guns shelled Marlow overnight on Friday.", "Shells hit Marlow on Thursday night.", "Aid arrived on Monday.",
                          published={0: date(2024, 5, 17), 1: date(2024, 5, 17), 2: date(2024, 5, 20)})
    when = story_when(statements)
    assert when is not None
    assert when.earliest == "2024-05-16T18:00"


def test_days_and_nights_compared() -> None:
    night = When("2024-05-16T18:00", "2024-05-17T05:59", "part_of_day")
    assert event_days(night) == {"2024-05-16", "2024-05-17"}
    assert event_days(When("2024-01-01", "2024-12-31", "year")) == frozenset()
    assert same_time(night, When.on(date(2024, 5, 17))) is True
    assert same_time(night, When.on(date(2024, 5, 18))) is False
    assert same_time(night, None) is None


def test_the_words_of_an_undated_statement() -> None:
    _, statements = story("Fire killed two men on Thursday.")
    assert [undated_words(s) for s in statements if s.kind == "event"] == ["Thursday"]
