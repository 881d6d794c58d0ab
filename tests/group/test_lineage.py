from __future__ import annotations

import pytest
from tests.group.press import report

from tellings.group.lineage import credit_lines, merged, trace
from tellings.group.origins import Draft
from tellings.model.documents import Document, Span
from tellings.model.statements import Said, Statement, state
from tellings.model.values import Credit, Value
from tellings.text.shingles import words_of

WIRE = (
    "The ferry Aurelia ran aground on a sandbank off Tarn Head late on Monday with 212 passengers aboard.\n"
    "Lifeboats from Skerry Bay took off forty people in a rising swell, a school choir from Oldmere among them.\n"
    "Tugs were to try again at high water, when the harbour expects the bank to be covered by four metres.\n"
    "The ferry was built in Hollin nineteen years ago and was refitted there last winter at a cost of two million.\n"
)
QUOTE = (
    "“We lost the bow thruster at the worst moment, and from then on the tide did with us what it liked, as anyone who sails "
    "here will know,” {}"
)
OWN = (
    "A choir that should have sung in the cathedral spent the night in a village hall instead.\n"
    "They had been plucked from the decks of a stranded ship, soaked and still humming, one mother said.\n"
    "What they will remember is the cook, who went on frying eggs until the lifeboat came alongside.\n"
)


def origins(*documents: Document) -> list[set[str]]:
    return [{d.name for d in documents if d.id in o.documents} for o in trace(documents, ()).origins]


def changed(text: str) -> str:
    return text.replace("late on Monday", "on Monday night").replace("took off", "rescued").replace("metres", "meters")


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(WIRE, id="the same text"),
        pytest.param(changed(WIRE), id="words changed"),
        pytest.param("".join(WIRE.splitlines(keepends=True)[:2]), id="the tail cut"),
        pytest.param("".join(reversed(WIRE.splitlines(keepends=True))), id="paragraphs in another order"),
        pytest.param("Here is what is known.\n" + WIRE + "The council meets on Thursday, as ever.\n", id="local lines added"),
        pytest.param("BERGSUND, March 4 (Reuters) - " + WIRE, id="a dateline put before it"),
    ],
)
def test_a_copy_has_the_origin_of_what_it_copies(copy: str) -> None:
    assert origins(report("wire.txt", WIRE), report("copy.txt", copy), report("own.txt", OWN)) == [{"wire.txt", "copy.txt"}, {"own.txt"}]


def test_a_shared_official_quote_does_not_make_one_origin() -> None:
    wire = report("wire.txt", WIRE.splitlines()[0] + "\n" + QUOTE.format("Captain Ines Vardal said."))
    own = report("own.txt", OWN.splitlines()[0] + "\n" + QUOTE.format("said the captain, Ines Vardal."))
    lineage = trace([wire, own], ())
    assert len(lineage.origins) == 2
    assert lineage.passages == ()


def test_an_exact_copy_of_a_quotation_alone_adds_no_origin() -> None:
    text = QUOTE.format("she said.")
    assert len(origins(report("a.txt", text), report("b.txt", text))) == 1


def test_passages_are_read_back_from_both_texts_the_earlier_first() -> None:
    late, early = report("late.txt", "Morning news. " + WIRE, "2031-03-05"), report("early.txt", WIRE, "2031-03-04")
    passages = trace([late, early], ()).passages
    assert passages
    for passage in passages:
        assert passage.origin.text == early.text[passage.origin.start:passage.origin.end]
        assert passage.copy.text == late.text[passage.copy.start:passage.copy.end]
        assert passage.score > 0.9


def owe(document: Document, agency: str, form: str, at: int = 0, notes: tuple[str, ...] = ()) -> Statement[Value]:
    place = Span(at, at + 3)
    return state(("credit", "1"), document, place, Credit(agency, form), Said(place, notes=notes))  # type: ignore[arg-type]


def test_credits_are_wires_and_inputs_once_an_agency_and_never_pictures() -> None:
    a, b = report("a.txt", WIRE), report("b.txt", OWN)
    found = credit_lines([owe(a, "Reuters", "inputs"), owe(a, "Reuters", "wire", 9), owe(b, "AFP", "told"),
                          owe(b, "AP", "wire", 4, ("of a picture or video",))])
    assert [(c.document, c.agency, c.span.start) for c in found] == [(a.id, "Reuters", 9)]


def test_a_shared_agency_makes_a_little_overlap_enough_and_is_named_in_the_basis() -> None:
    a = report("a.txt", WIRE + OWN * 3)
    local = "\n".join(f"Line {n} of a long local report about mill number {n * 7} and its many owners." for n in range(12))
    b = report("b.txt", WIRE.splitlines()[1] + "\n" + local)
    assert len(trace([a, b], ()).origins) == 2
    lineage = trace([a, b], [owe(a, "Reuters", "wire"), owe(b, "Reuters", "inputs")])
    assert [o.basis for o in lineage.origins] == ["2 reports carry one Reuters text: 18 of the reporters’ own words in common"]


@pytest.mark.parametrize(("url", "wires"), [
    ("https://tarnpost.example/aponline/2031/03/04/ferry.html", {"AP"}),
    ("https://tarnpost.example/wires/pa/article-1.html", {"PA"}),
    ("https://tarnpost.example/Reuters/2031/ferry.html", {"Reuters"}),
    ("https://tarnpost.example/wires/skerry/ferry.html", set()),
    ("https://tarnpost.example/news/ap/ferry.html", set()),
    (None, set()),
])
def test_a_house_s_page_of_agency_copy_names_the_agency(url: str | None, wires: set[str]) -> None:
    assert Draft(report("a.txt", WIRE, url=url), words_of("", []), frozenset(), "").wires == wires


def test_agency_copy_on_a_page_of_its_own_meets_a_report_that_names_the_agency() -> None:
    local = "\n".join(f"Line {n} of a long local report about mill number {n * 7} and its many owners." for n in range(12))
    a = report("a.txt", WIRE + OWN * 3, url="https://tarnpost.example/aponline/ferry.html")
    b = report("b.txt", WIRE.splitlines()[1] + "\n" + local)
    assert len(trace([a, b], [owe(b, "Reuters", "wire")]).origins) == 2
    assert len(trace([a, b], [owe(b, "AP", "wire")]).origins) == 1


@pytest.mark.parametrize(("url", "family"), [
    ("https://www.tarnpost.example/a", "tarnpost.example"),
    ("http://web.archive.org/web/2016/http://www.tarnpost.example:80/a", "tarnpost.example"),
    (None, ""),
])
def test_the_house_of_a_report_also_behind_an_archive(url: str | None, family: str) -> None:
    assert Draft(report("a.txt", WIRE, url=url), words_of("", []), frozenset(), "").family == family


def test_one_house_is_named_in_the_basis() -> None:
    lineage = trace([report("a.txt", WIRE, url="https://tarnpost.example/1"), report("b.txt", WIRE, url="https://tarnpost.example/2")], ())
    assert [o.basis for o in lineage.origins] == ["same text as a.txt; all published by tarnpost.example"]


def test_order_of_documents_changes_no_lineage() -> None:
    docs = [report("wire.txt", WIRE), report("copy.txt", changed(WIRE)), report("own.txt", OWN)]
    assert trace(docs, ()) == trace(docs[::-1], ())


def test_stretches_merge_where_they_overlap() -> None:
    assert merged([(0, 4), (3, 9), (12, 15)]) == [(0, 9), (12, 15)]
