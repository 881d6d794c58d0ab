"""Which figures are rival answers to one question."""

from __future__ import annotations

from tests.reconcile.builders import case, figure, report

from tellings.reconcile.weigh import findings


def test_parts_of_a_toll_that_tell_of_other_victims_are_no_rivals() -> None:
    lines = ("Hale said 48 of them died in the Bela district.", "Of the dead, 71 were from Bela.", "He said two of the dead were rescuers.")
    words = (("48", 48.0), ("71", 71.0), ("two", 2.0))
    documents = [report(f"report {n}", line) for n, line in enumerate(lines)]
    made = [figure(d, text, low, role="kill", counted="people", scope="part") for d, (text, low) in zip(documents, words, strict=True)]
    found, _ = findings(case(documents, made), ())
    assert sorted(len(f.statements) for f in found) == [1, 2]
