"""A report begins behind its dateline; a sentence with brackets or a dash has none."""

from __future__ import annotations

import pytest

from tellings.text.datelines import behind

DATELINES = """
VELIM, July 4 (Reuters) - ; VELIM, Norland (AP) — ; (CBS News)  - ; VELIM (AP) -- ; Velim, Norland (CNN) ; Oct 24 (Reuters) - ; (CNN)
; VELIM — ; VELIM, Nor. –  ; Velim, Sept. 9 (ANI): ; New Velim (AFP) – ; VELIM, 4 July (Xinhua) -- ; VELIM/HALE, July 4 (Reuters) -
; VELIM, Nor. (May 2, 2031) – ; SAN PEDRO DE VELIM, Jan 3, 2031 (EFE) -
"""
SENTENCES = [
    "The Velim Aid Trust (VAT) - Norland's oldest - closed.", "Velim (pop. 900) has a pier.", "Velim (Norland) Reed spoke.",
    "The Velim Aid Trust (VAT) said it would close.", "Reed - the mayor of Velim - resigned.", "War - what is it good for?",
    "REED: No, they have not.", "NATO-led troops left Velim.", "In Velim (Norland) Reed spoke.",
    "Mr. Reed (Harbour) - Velim's mayor - resigned.", "VELIM - nobody came."]


@pytest.mark.parametrize("line", [f"{line.strip()} " for line in DATELINES.split(";")])
def test_a_report_begins_behind_its_dateline(line: str) -> None:
    text = f"Headline\n{line}A quake shook the town on Friday."
    assert text[behind(text, 9, len(text)):] == "A quake shook the town on Friday."


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_has_no_dateline(text: str) -> None:
    assert behind(text, 0, len(text)) == 0


def test_a_dateline_alone_is_left_whole() -> None:
    assert behind("VELIM, July 4 (Reuters) - ", 0, 26) == 0
