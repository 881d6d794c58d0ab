"""Magnitudes, prison sentences, rates by population, victims who were only meant, earlier happenings: invented sentences."""

from __future__ import annotations

import pytest

import tellings
from tellings.model.documents import Document
from tellings.model.values import Figure

CASES = (
    ("An earthquake measuring 5.6 on the Richter scale hit Lund.", ("magnitude", "earthquake", "", "event", "")),
    ("A magnitude-5.2 quake hit Lund.", ("magnitude", "quake", "", "event", "")),
    ("A 6.3 temblor jolted Lund.", ("magnitude", "temblor", "", "event", "")),
    ("A 7.1-magnitude tremor jolted Lund.", ("magnitude", "tremor", "", "event", "")),
    ("Four aftershocks followed in Lund.", ("", "aftershocks", "follow", "event", "")),
    ("Reed was jailed for 14 years.", ("year", "Reed", "sentence", "event", "")),
    ("Reed was jailed for four months in Lund in 1999.", ("month", "Reed", "sentence", "background", "")),
    ("Reed was jailed for 14 years for a murder in 2003.", ("year", "Reed", "sentence", "event", "")),
    ("A judge sentenced her to 30 days in jail.", ("day", "", "sentence", "event", "")),
    ("He was sentenced to 19 years in prison.", ("year", "", "sentence", "event", "")),
    ("Reed has been mayor for 12 years.", ("year", "", "", "event", "")),
    ("Arden has 38.1 road deaths per 100,000 people.", ("", "road deaths", "kill", "event", "100,000 people")),
    ("He attempted to kill two more men.", ("", "more men", "target", "event", "")),
    ("He killed two more men.", ("", "more men", "kill", "event", "")),
    ("In March dozens of people were killed when a ferry sank off Lund.", ("", "people", "kill", "period", "")),
    ("That quake killed 30 people.", ("", "people", "kill", "background", "")),
    ("A quake struck the north in March near Lund, killing 30 people.", ("", "people", "kill", "background", "")),
    ("Norfield raised Ostrel's $47 billion offer.", ("USD", "offer", "raise", "event", "")),
    ("It paid a S$3 million fee.", ("SGD", "fee", "pay", "event", "")),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_words_around_a_number_settle(text: str, expected: tuple[str, ...]) -> None:
    page = tellings.clean(f"A title\n\n{text}", media_type="text/plain", name="a.txt", published="2014-06-28")
    assert isinstance(page, Document)
    figure = next(s.value for s in tellings.find(page) if isinstance(s.value, Figure))
    assert (figure.unit, figure.counted, figure.role, figure.scope, figure.per) == expected
