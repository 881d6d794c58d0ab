"""What must hold of findings for any reports: order, copies and vaguer words change nothing that they should not."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reconcile.builders import figure, report

from tellings.model.accounts import Finding
from tellings.model.documents import Document, make_id
from tellings.model.statements import Statement
from tellings.model.stories import Lineage, Origin, Story
from tellings.model.values import Bound, Value
from tellings.reconcile.material import Case
from tellings.reconcile.weigh import findings

Telling = tuple[int, Bound, str, str]
BOUNDS: list[Bound] = ["exact", "at_least", "more_than", "at_most", "about"]
TELLINGS = st.lists(st.tuples(st.integers(1, 40), st.sampled_from(BOUNDS), st.sampled_from(["kill", "injure", "hospitalise", "launch"]),
                              st.sampled_from(["", "Velim", "Brodno"])), min_size=1, max_size=3)
STORIES = st.lists(TELLINGS, min_size=1, max_size=4)


def story(reports: list[list[Telling]]) -> tuple[list[Document], list[Statement[Value]]]:
    """Reports of a raid, a sentence a telling."""
    documents, statements = [], []
    for n, tellings in enumerate(reports):
        lines = [f"Line {n}.{i}: {value} were counted." for i, (value, *_) in enumerate(tellings)]
        document = report(f"report {n}", "\n".join(lines))
        documents.append(document)
        for i, (value, bound, role, where) in enumerate(tellings):
            counted = "drones" if role == "launch" else "people"
            made = figure(document, f"{value} were", value, bound=bound, counted=counted, role=role, where=where,
                          nth=[t[0] for t in tellings[:i]].count(value))
            statements.append(made)
    return documents, statements


def made(documents: list[Document], statements: list[Statement[Value]], origins: dict[str, str] | None = None) -> tuple[Finding, ...]:
    groups: dict[str, list[str]] = {}
    for d in sorted(d.id for d in documents):
        groups.setdefault((origins or {}).get(d, d), []).append(d)
    lineage = Lineage(tuple(Origin(make_id("origin", o), tuple(ids)) for o, ids in sorted(groups.items())))
    ids = tuple(d.id for d in documents)
    return findings(Case(Story("story", ids), tuple(documents), tuple(statements), lineage), ())[0]


@settings(max_examples=60, deadline=None)
@given(STORIES, st.randoms(use_true_random=False))
def test_order_changes_nothing(reports: list[list[Telling]], random: object) -> None:
    documents, statements = story(reports)
    first = made(documents, statements)
    assert made(documents[::-1], statements[::-1]) == first


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_every_figure_is_in_one_finding_and_within_its_ends(reports: list[list[Telling]]) -> None:
    documents, statements = story(reports)
    found = made(documents, statements)
    assert sorted(i for f in found for i in f.statements) == sorted({s.id for s in statements})
    for f in found:
        assert len({f.id for f in found}) == len(found)
        if f.best is not None and f.low is not None and f.high is not None:
            assert f.low <= f.best <= f.high
        assert sum(bool(v.statements or v.derived) for v in f.versions) == len(f.versions)


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_a_copy_of_one_origin_changes_no_status_and_no_origins(reports: list[list[Telling]]) -> None:
    documents, statements = story(reports)
    before = made(documents, statements)
    copied = replace(documents[0], id="copy")
    again = [replace(s, id="copy of " + s.id, document="copy", span=replace(s.span, document="copy"))
             for s in statements if s.document == documents[0].id]
    after = made([*documents, copied], [*statements, *again], {"copy": documents[0].id})
    assert sorted((f.about.role, f.low, f.high, f.status, max((v.origins for v in f.versions), default=0)) for f in after) == sorted(
        (f.about.role, f.low, f.high, f.status, max((v.origins for v in f.versions), default=0)) for f in before)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(5, 40), min_size=1, max_size=4), st.integers(1, 4))
def test_a_vaguer_report_makes_no_conflict(values: list[int], less: int) -> None:
    reports: list[list[Telling]] = [[(v, "exact", "injure", "")] for v in values]
    documents, statements = story(reports)
    vaguer, more = story([*reports, [(min(values) - less, "at_least", "injure", "")]])
    count = sum(f.status == "disputed" for f in made(documents, statements))
    assert sum(f.status == "disputed" for f in made(vaguer, more)) == count
