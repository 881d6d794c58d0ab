"""Finding who says what takes time that grows with the text alone."""

from __future__ import annotations

import time

import pytest
from tests.reconcile.builders import case

from tellings.kinds import quotes
from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture
from tellings.reconcile.people import identify
from tellings.reconcile.utterances import utterances
from tellings.text import language
from tellings.text.analysis import Analysis
from tellings.text.attribution import find_attributions
from tellings.text.names import find_names

UNITS = {"said": "He said the quay was dry. ", "quoted": "“The quay is dry,” he said. ", "within": "he said that she said that "}


def cost(text: str) -> float:
    """Seconds of CPU for what comes after the parse."""
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    parse = language.parse(page)
    began = time.process_time()
    names = find_names(page, parse)
    analysis = Analysis(page, parse, names, find_attributions(page, parse, names))
    made = case([page], list(quotes.KIND.find(analysis)))
    utterances(made, identify(made))
    return time.process_time() - began


@pytest.mark.parametrize("unit", UNITS.values(), ids=list(UNITS))
def test_four_times_the_text_takes_no_more_than_some_ten_times_as_long(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (3_000, 12_000))
    cost(short)
    assert cost(long) < 10 * cost(short) + 1.0
