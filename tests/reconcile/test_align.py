"""Which figures are rival answers to one question."""

from __future__ import annotations

from tests.reconcile.builders import case, figure, report

from tellings.reconcile.weigh import findings


def test_parts_of_a_toll_that_tell_of_other_victims_are_no_rivals() -> None:
    told = (("48", 48.0, "48 of them died in the Bela district"), ("71", 71.0, "71 of the dead were from Bela"),
            ("two", 2.0, "two of the dead were rescuers"))
    documents = [report(f"report {n}", f"The quake killed 90 people. He said {part}.") for n, (_, _, part) in enumerate(told)]
    made = [figure(d, "90", 90.0, role="kill", counted="people") for d in documents]
    made += [figure(d, words, low, role="kill", counted="people", scope="part") for d, (words, low, _) in zip(documents, told, strict=True)]
    found, _ = findings(case(documents, made), ())
    assert sorted(sorted(v.low or 0 for v in f.versions) for f in found) == [[2.0], [48.0, 71.0], [90.0]]
