"""What a report speaks of, read without a parse."""

from __future__ import annotations

from dataclasses import replace

from tests.group.press import report

from tellings.group.features import reporting, traits_of
from tellings.model.documents import Section


def test_who_took_a_picture_tells_which_pictures_a_report_prints() -> None:
    document = report("a", "Ferry aground\nThe Aurelia off Tarn Head. (Jo Hale/Skerry Post)\nA tug left Oldmere. (Ada Quill)\n")
    picture, tug = (document.text.index(mark) for mark in (" (Jo", " (Ada"))
    head, first, second = document.sections
    cut = (head, Section("c", "caption", first.start, picture), Section("d", "credit", picture, first.end),
           Section("e", "body", second.start, tug), Section("f", "credit", tug, second.end))
    document = replace(document, sections=cut)
    words = traits_of(document).words
    assert {"hale", "skerry", "tug"} <= words.keys()
    assert "quill" not in words  # stands behind no caption
    assert "Hale" not in reporting(document)
