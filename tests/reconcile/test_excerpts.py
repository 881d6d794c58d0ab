from __future__ import annotations

import pytest

from tellings.model.documents import Span
from tellings.reconcile.excerpts import excerpt


@pytest.mark.parametrize(("sentence", "number", "words"), [
    ("The dam burst on Monday, forcing 12,000 residents to flee, the mayor said.", "12,000", "forcing 12,000 residents to flee"),
    ("Pit chief Ola Rask told reporters the water was 8 feet deep and very cold.", "8 feet", "the water was 8 feet deep and very cold"),
    ("Orme Bank said 640 clerks, 22 vans and six lorries were on the road.", "22", "22 vans and six lorries were on the road"),
    ("“We have 160 patients and 90 beds,” he told the Courier.", "90", "We have 160 patients and 90 beds"),
    ("Mr. Lind, who earned £3.1 million last year, apologised.", "£3.1 million", "earned £3.1 million last year"),
    ("The fee (24) was paid.", "24", "The fee (24) was paid"),  # too little between the marks: words on either side
    ("Sales of the old mill by the river in the north of Orme had been slow until they rose by 4 per cent in the",
     "4 per cent", "Orme had been slow until they rose by 4 per cent"),
    ("The works are halted for six weeks while diggers finish.", "six weeks", "The works are halted for six weeks"),
    ("The ferry waited for nine hours because of the waves.", "nine hours", "The ferry waited for nine hours because of the waves"),
    ("It fell 40 seconds after lift-off.", "40 seconds", "It fell 40 seconds after lift-off"),
    ("It was fined 5 crowns and the", "5 crowns", "It was fined 5 crowns"),
])
def test_an_excerpt_is_the_clause_of_the_number(sentence: str, number: str, words: str) -> None:
    start = sentence.index(number)
    assert excerpt(sentence, Span(0, len(sentence)), Span(start, start + len(number))) == words


def test_an_excerpt_stays_in_its_line() -> None:
    text = "Fire\nMore than 40 homes\nWeather"
    assert excerpt(text, Span(0, len(text)), Span(15, 17)) == "More than 40 homes"
