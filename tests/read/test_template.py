"""What an outlet prints under article after article. All texts are invented."""

from __future__ import annotations

from itertools import permutations

import pytest

from tellings.model.documents import Capture, Document
from tellings.pipeline import clean, silent
from tellings.read.page import clean_capture
from tellings.read.template import without_template

FERRY = """Ferry stays in port as divers search hull

The harbour master of Ellery said that the ferry Kittiwake would stay in port until divers had looked at her hull and keel.
Some ninety passengers spent the night in the school hall, where the council had brought blankets, soup and two kettles.
No arrests have been made."""
BREAD = """Bakery in Marn wins prize for rye loaf

Judges at the county show praised the dark crust and the long fermentation of a loaf baked by Tilda Orme in her grandmother's oven.
She started the business with a loan from neighbours, and now sells four hundred loaves on every market morning.
No arrests have been made."""
VOTE = """Pellan councillors reject second runway

Opponents of the airport cheered in the gallery when the proposal fell by eleven votes to nine after a debate of five hours.
The chairman, Ivo Brandt, promised that residents would be heard before another plan came forward next winter.
No arrests have been made."""
APP = "Our reporters bring the valley to your telephone every morning before breakfast is on the table."
BACKGROUND = "The old bridge over the Senn was closed in spring after an engineer had found cracks in two of its piers."


def report(text: str, name: str, host: str = "echo.example") -> Document:
    capture = Capture.of(text.encode(), name=name, media_type="text/plain", url=f"https://{host}/{name}")
    document = clean_capture(capture)
    assert isinstance(document, Document)
    return document


def reports(line: str, texts: tuple[str, ...] = (FERRY, BREAD, VOTE)) -> list[Document]:
    return [report(f"{text}\n{line}\nA further report will be printed on Thursday at noon.", f"{n}.txt") for n, text in enumerate(texts)]


def kept(documents: tuple[Document, ...], line: str) -> list[bool]:
    return [line in d.body for d in documents]


def test_a_line_under_three_articles_is_furniture() -> None:
    documents = reports(APP)
    assert kept(tuple(documents), APP) == [True] * 3, "one page does not tell"
    found = without_template(documents)
    assert kept(found, APP) == [False] * 3
    assert all(any("other articles of this outlet" in note for note in d.notes) for d in found)
    assert [d.text for d in found] == [d.text for d in documents]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The investigation is still going on in all three of the towns.", id="a formula of reporting"),
        pytest.param(BACKGROUND, id="a background paragraph"),
        pytest.param("“We lost our house and our boat,” said Ines Toll, who has lived on the quay for years.", id="a quotation"),
        pytest.param("The mayor told the Echo that the bridge would be closed for the rest of the year.", id="what the outlet was told"),
    ],
)
def test_reporting_that_is_repeated_stays(line: str) -> None:
    documents = reports(line)
    assert without_template(documents) == tuple(documents)


def test_editions_of_one_article_stay_whole() -> None:
    """Three editions of one house carry the same article, the second with a paragraph more."""
    editions = reports(APP, (FERRY, FERRY + "\nThe divers came up at dusk.", FERRY))
    assert without_template(editions) == tuple(editions)
    assert without_template([*editions, *reports(APP, (BREAD,))]) != (*editions, *reports(APP, (BREAD, VOTE)))


def test_two_articles_and_an_edition_are_too_few() -> None:
    documents = [*reports(APP, (FERRY, BREAD)), report(f"{BREAD}\n{APP}\nPrinted in Marn by the brothers Orme.", "late.txt")]
    assert without_template(documents) == tuple(documents)


def test_other_outlets_do_not_count() -> None:
    documents = [report(f"{text}\n{APP}\nThe end is near.", "a.txt", f"{n}.example") for n, text in enumerate((FERRY, BREAD, VOTE))]
    assert without_template(documents) == tuple(documents)


def test_a_text_without_outlet_or_address_is_left_alone() -> None:
    texts = [f"{text}\n{APP}\nThe end is near." for text in (FERRY, BREAD, VOTE)]
    made = [clean_capture(Capture.of(t.encode(), name=f"{n}.txt", media_type="text/plain")) for n, t in enumerate(texts)]
    documents = [d for d in made if isinstance(d, Document)]
    assert len(documents) == 3
    assert without_template(documents) == tuple(documents)


def test_something_is_always_left() -> None:
    documents = [*reports(APP), report(APP, "short.txt")]
    assert without_template(documents)[3].body == APP


def test_a_reading_of_many_pages_knows_the_template_in_any_order() -> None:
    pages = [
        Capture.of(
            f"<html><body><h1>{text.splitlines()[0]}</h1>{''.join(f'<p>{p}</p>' for p in [*text.splitlines()[2:], APP])}"
            "<p>A further report will be printed on Thursday at noon.</p></body></html>".encode(),
            name=f"{n}.html", media_type="text/html", url=f"https://echo.example/{n}",
        )
        for n, text in enumerate((FERRY, BREAD, VOTE))
    ]  # fmt: skip
    outcomes = [clean(order, silent) for order in permutations(pages)]
    assert all(outcome == outcomes[0] for outcome in outcomes)
    documents, rejections = outcomes[0]
    assert not rejections
    assert kept(documents, APP) == [False] * 3
