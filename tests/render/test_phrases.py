"""Amounts, times and safe words."""

from __future__ import annotations

import pytest

from tellings.model.when import Precision, When
from tellings.render import phrases


@pytest.mark.parametrize("low, high, bound, unit, words", [
    (14, None, "at_least", "", "at least 14"),
    (None, 200, "at_most", "", "up to 200"),
    (20, None, "more_than", "", "more than 20"),
    (11, 17, "range", "", "11 to 17"),
    (3.5, 3.5, "exact", "km", "3.5 km"),
    (40, 40, "about", "percent", "about 40%"),
    (1.2e9, 1.2e9, "exact", "USD", "$1.2 billion"),
    (12500, 12500, "exact", "", "12,500"),
    (1234567, 1234567, "exact", "", "1,234,567"),
    (5, None, "exact", "", "at least 5"),
    (None, None, "vague", "", "no number"),
])
def test_amount(low: float | None, high: float | None, bound: str, unit: str, words: str) -> None:
    assert phrases.amount(low, high, bound, unit) == words


@pytest.mark.parametrize("earliest, latest, precision, zone, words", [
    ("2025-11-12", "2025-11-12", "day", "", "12 November 2025"),
    ("2025-11-12T06:15:00+02:00", "2025-11-12T06:15:00+02:00", "minute", "Europe/Kyiv", "12 November 2025, 06:15 Kyiv time"),
    ("2025-11-12T06:15:00+01:00", "2025-11-12T06:15:00+01:00", "minute", "+01:00", "12 November 2025, 06:15 UTC+1"),
    ("2025-11-11T18:00:00+00:00", "2025-11-12T06:00:00+00:00", "part_of_day", "", "night of 11 to 12 November 2025"),
    ("2025-11-12T06:00:00", "2025-11-12T11:59:00", "part_of_day", "", "12 November 2025, 06:00–11:59"),
    ("2025-11-12T00:00", "2025-11-12T11:59", "part_of_day", "", "morning of 12 November 2025"),
    ("2025-11-12T00:00", "2025-11-12T05:59", "part_of_day", "", "early hours of 12 November 2025"),
    ("2025-02-01", "2025-02-28", "month", "", "February 2025"),
    ("2025-01-01", "2025-12-31", "year", "", "2025"),
    ("2025-10-27", "2025-11-02", "week", "", "27 October to 2 November 2025"),
    ("2025-12-29", "2026-01-04", "week", "", "29 December 2025 to 4 January 2026"),
    (None, "2025-11-12", "unknown", "", "by 12 November 2025"),
    ("soon", None, "unknown", "", "time not given"),
    (None, None, "unknown", "", "time not given"),
])
def test_when(earliest: str | None, latest: str | None, precision: Precision, zone: str, words: str) -> None:
    assert phrases.when(When(earliest, latest, precision, "stated", zone)) == words


def test_plain_shows_what_a_terminal_would_obey() -> None:
    assert phrases.plain(" a\x1b[31m\nb\u202e\x7f\ud800 ") == "a␛[31m b\ufffd␡\ufffd"


@pytest.mark.parametrize("url, kept", [
    ("https://example.org/a?b=c", True), ("javascript:alert(1)", False), ("https://example.org/\" onclick=", False), (None, False),
])
def test_only_web_addresses_are_linked(url: str | None, kept: bool) -> None:
    assert phrases.web_address(url) == (url if kept else "")


@pytest.mark.parametrize("text, length, short", [("one two three", 20, "one two three"), ("one two three", 10, "one two…")])
def test_shorten(text: str, length: int, short: str) -> None:
    assert phrases.shorten(text, length) == short
