"""Quantities in plain strings: values, bounds, units, rates; and what is no figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.number_orders import quantities
from tellings.text.number_words import numeral_at, value_of
from tellings.text.numbers import scan
from tellings.text.units import per_at, unit_at

NUMERALS = [
    ("1,234.5 barrels", "1,234.5", 1234.5), ("3½ years", "3½", 3.5), ("10 1/2 miles", "10 1/2", 10.5),
    ("one million two hundred thousand", "one million two hundred thousand", 1_200_000), ("half a dozen eggs", "half a dozen", 6),
    ("a couple of men", "a couple of", 2), ("two-thirds of it", "two-thirds", 2 / 3), ("a third of voters", "a third", 1 / 3),
    ("three hundred and five", "three hundred and five", 305), ("twenty-one", "twenty-one", 21), ("a dozen boats", "a dozen", 12),
    ("two and a half hours", "two and a half", 2.5), ("1,00,000 rupees", "1,00,000", 100_000), ("2.5 million", "2.5 million", 2_500_000),
]


@pytest.mark.parametrize(("text", "printed", "value"), NUMERALS)
def test_numeral(text: str, printed: str, value: float) -> None:
    numeral = numeral_at(text, 0)
    assert numeral is not None
    assert text[:numeral.end] == printed
    assert numeral.low == numeral.high == pytest.approx(value)


@pytest.mark.parametrize(("text", "low", "high"), [
    ("dozens of boats", 12, 120), ("hundreds of thousands of people", 1e5, 1e6), ("tens of millions", 1e7, 1e8),
    ("several hundred", 300, 900),
    ("a few billion", 2e9, 6e9), ("scores of homes", 20, 200)])
def test_vague_words_are_intervals(text: str, low: float, high: float) -> None:
    numeral = numeral_at(text, 0)
    assert numeral is not None
    assert (numeral.low, numeral.high, numeral.form) == (low, high, "vague")


# text, [(printed expression, low, high, bound, unit, per, change)]
SCANS: list[tuple[str, list[tuple[str, float | None, float | None, str, str, str, str]]]] = [
    ("At least 23 people fled.", [("At least 23", 23, None, "at_least", "", "", "")]),
    ("More than 3,000 homes lost power.", [("More than 3,000", 3000, None, "more_than", "", "", "")]),
    ("no fewer than ten boats", [("no fewer than ten", 10, None, "at_least", "", "", "")]),
    ("as many as 50 cars", [("as many as 50", None, 50, "at_most", "", "", "")]),
    ("fewer than 40 cars", [("fewer than 40", None, 40, "less_than", "", "", "")]),
    ("just under 20 percent", [("just under 20 percent", None, 20, "less_than", "percent", "", "")]),
    ("nearly 70kg of rope", [("nearly 70kg", 70, 70, "about", "kg", "", "")]),
    ("some 400 sheep and an estimated 1.2 million hens", [("some 400", 400, 400, "about", "", "", ""),
                                                          ("an estimated 1.2 million", 1.2e6, 1.2e6, "about", "", "", "")]),
    ("45+ complaints, 10 or so", [("45+", 45, None, "at_least", "", "", ""), ("10 or so", 10, 10, "about", "", "", "")]),
    ("between 11 and 17 people", [("between 11 and 17", 11, 17, "range", "", "", "")]),
    ("11 to 17 million hens", [("11 to 17 million", 11e6, 17e6, "range", "", "", "")]),
    ("a fee of $1-2 billion", [("$1-2 billion", 1e9, 2e9, "range", "USD", "", "")]),
    ("one or two boats", [("one or two", 1, 2, "range", "", "", "")]),
    ("from 252 miles to 287 miles", [("252 miles to 287 miles", 252, 287, "range", "mi", "", "")]),
    ("Norham won 3-1", [("3-1", 1, 3, "range", "score", "", "")]),
    ("It rose 8.1 percent to 99.20 yuan", [("8.1 percent", 8.1, 8.1, "exact", "percent", "", "up"),
    ("99.20 yuan", 99.2, 99.2, "exact", "CNY", "", "")]),
    ("It lost 190 points, or 0.6%.", [("190 points", 190, 190, "exact", "point", "", "down"),
    ("0.6%", 0.6, 0.6, "exact", "percent", "", "down")]),
    ("a £5m bridge 5m tall with 5m users", [("£5m", 5e6, 5e6, "exact", "GBP", "", ""), ("5m", 5, 5, "exact", "m", "", ""),
                                             ("5m", 5e6, 5e6, "exact", "", "", "")]),
    ("HK$3.7 billion (US$473 million)", [("HK$3.7 billion", 3.7e9, 3.7e9, "exact", "HKD", "", ""),
    ("US$473 million", 4.73e8, 4.73e8, "exact", "USD", "", "")]),
    ("$76 a barrel, 50 km/h", [("$76 a barrel", 76, 76, "exact", "USD", "barrel", ""), ("50 km/h", 50, 50, "exact", "km/h", "", "")]),
    ("tens of millions of dollars", [("tens of millions of dollars", 1e7, 1e8, "vague", "USD", "", "")]),
    ("a 24-year-old man, minus-5 degrees Celsius",
    [("24-year-old", 24, 24, "exact", "year of age", "", ""), ("5 degrees Celsius", -5, -5, "exact", "°C", "", "")]),
    ("one in four voters", [("one in four", 0.25, 0.25, "exact", "share", "", "")]),
    ("three dollars and fifty cents", [("three dollars and fifty cents", 3.5, 3.5, "exact", "USD", "", "")]),
    ("30 MEUR and 75 USD million", [("30 MEUR", 3e7, 3e7, "exact", "EUR", "", ""),
    ("75 USD million", 7.5e7, 7.5e7, "exact", "USD", "", "")]),
    ("a quarter million euros", [("a quarter million euros", 250000, 250000, "exact", "EUR", "", "")]),
    ("a 7- or 8-inch blade", [("7", 7, 7, "exact", "in", "", ""), ("8-inch", 8, 8, "exact", "in", "", "")]),
    ("20 (kg), 15 $ each", [("20 (kg)", 20, 20, "exact", "kg", "", ""), ("15 $", 15, 15, "exact", "USD", "", "")]),
    ("half of them", [("half", 0.5, 0.5, "exact", "share", "", "")]),
]


@pytest.mark.parametrize(("text", "expected"), SCANS)
def test_scan(text: str, expected: list[tuple[str, float | None, float | None, str, str, str, str]]) -> None:
    found = [(text[q.start:q.end], q.low, q.high, q.bound, q.unit, q.per, q.change) for q in scan(text)]
    assert found == expected


@pytest.mark.parametrize("text", [
    "on July 10 and 3 May 1989", "in 2019, since 1987 and the 1990s", "at 17:36, 7pm and 10:26 AM", "at 1600 Main Street",
    "a Vexa-136 drone and an F-16",
    "Section 427, Row 21", "an iPhone 8", "call 555-0199", "on 12/05/2021", "the 22nd amendment", "COVID-19",
    "the 400 block of Elm Street", "between 1600 and 1900",
    "a .45-caliber pistol", "version 2.3.1", "2018-19", "the S&P 500 and the S P 500",
    "due dec. 12 and april 3", "on may 19", "at 14 Rue Delphine", "a PLX-R18 part"])
def test_no_figures(text: str) -> None:
    assert [text[q.start:q.end] for q in scan(text)] == []


@pytest.mark.parametrize(("text", "printed", "value", "unit"), [
    ("their sixth known call", "sixth", 6, ""), ("cases tripled", "tripled", 3, "times"),
    ("sales grew more than sixfold", "more than sixfold", 6, "times"), ("the price was halved", "halved", 0.5, "times")])
def test_places_in_a_row_and_multiples(text: str, printed: str, value: float, unit: str) -> None:
    [q] = quantities(text, 0, len(text))
    assert (text[q.start:q.end], q.low, q.unit) == (printed, value, unit)


@pytest.mark.parametrize(("text", "at", "code"), [
    ("5 years old", 1, "year of age"), ("10 per cent", 2, "percent"), ("24pc", 2, "percent"), ("640bhp", 3, "bhp"),
    ("20 square miles", 2, "sq mi"),
    ("3 won the race", 1, None), ("5 in London", 1, None), ("12bn crowns", 4, "crown"), ("85 marks", 2, None), ("100,000 marks", 7, "mark"),
     ("47.20 crowns a share", 5, "crown"),
    ("3 crowns in a row", 1, None), ("500 kroner", 3, "krone"), ("40 dinars", 2, "dinar")])
def test_unit(text: str, at: int, code: str | None) -> None:
    found = unit_at(text, at)
    assert (found and found[0]) == code


def test_rate() -> None:
    assert per_at(" per share", 0) == ("share", 10)
    assert per_at(" a lot", 0) is None


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_with_separators_read_back(value: int) -> None:
    text = f"{value:,} boats"
    numeral = numeral_at(text, 0)
    assert numeral is not None
    assert numeral.low == value


@given(st.text(alphabet="0123456789abcdefgh one two $£%.,-–/() \n", max_size=60))
def test_scan_never_fails_and_never_overlaps(text: str) -> None:
    end = 0
    for q in scan(text):
        assert end <= q.first < q.last <= q.end <= len(text)
        end = q.end


def test_words() -> None:
    assert value_of("three point one four") == pytest.approx(3.14)
    assert value_of("two hundred thousand and six") == 200_006
