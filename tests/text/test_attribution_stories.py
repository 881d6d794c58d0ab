"""Whole reports of the project's own writing: every speaker of each, in order, by name."""

from __future__ import annotations

import pytest

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture
from tellings.text import language
from tellings.text.attribution import find_attributions
from tellings.text.names import find_names

QUAKE = """Three people died when an earthquake struck northern Norland on Tuesday, the interior ministry said. "We felt a violent jolt \
and ran," said resident Olga Brandt, 54.

Health Minister Samir Haddad told state television that 40 people had been treated for injuries. He said hospitals were "coping for now".

The US Geological Survey (USGS) put the depth at 10 km. The USGS said aftershocks were likely.

"I have never seen anything like it," Haddad told AFP by phone. "Whole streets are gone."

Opposition leader Petra Novak accused the government of ignoring warnings. "They knew," she wrote on Facebook."""

COURT = """A jury convicted Daniel Okoro of fraud on Monday. Prosecutor Lena Fitch told the court that Okoro had taken $2 million from \
pensioners. His lawyer, Mark Sato, said his client would appeal. "He maintains his innocence," Sato said outside court.

Judge Ruth Alder said Okoro had shown "no remorse whatsoever". The judge set sentencing for June 3.

Okoro's wife, Grace Okoro, wept. "I don't believe it," she said."""

VOTE = """Prime Minister Anna Kovac won a third term, exit polls showed. "Tonight the people have spoken," the prime minister told \
supporters. Her rival, Jan Weiss, conceded defeat. "We will be back," he said.

According to the electoral commission, turnout was 61 per cent. The commission said that full results were due on Wednesday."""

LOSS = """Shares in Brightwell fell after the retailer reported a loss. Chief executive Dana Reeve said the company would close 14 stores. \
"It has been a difficult year," Reeve told analysts on a call. Finance chief Tom Oduya, who joined in May, said costs were "under control".

Analysts at Holm & Co said the loss was larger than expected. "The numbers are poor," one analyst said, on condition of anonymity."""

FIRE = """A fire swept through the fish market in Port Selby overnight.

“It went up in minutes,” said Ada Quill, who runs a stall. “We lost everything.”

“Nobody came for an hour,” she added, saying that the hydrants were dry.

Fire chief Ole Marsk said four crews were sent at once. “The road was blocked.

“We did what we could.”

The mayor, Jonas Brandt, called the loss “unbearable”. “We will rebuild it,” the mayor wrote on X."""

STORIES = [
    (QUAKE, ["interior ministry", "Olga Brandt", "Samir Haddad", "Samir Haddad", "US Geological Survey", "Samir Haddad", "Petra Novak",
             "Petra Novak"]),
    (COURT, ["Lena Fitch", "Mark Sato", "Mark Sato", "Ruth Alder", "Grace Okoro"]),
    (VOTE, ["exit polls", "Anna Kovac", "Jan Weiss", "electoral commission", "electoral commission"]),
    (LOSS, ["retailer", "Dana Reeve", "Dana Reeve", "Tom Oduya", "analysts at Holm & Co", "one analyst"]),
    (FIRE, ["Ada Quill", "Ada Quill", "Ada Quill", "Ole Marsk", "Jonas Brandt", "Jonas Brandt"]),
]


@pytest.mark.parametrize("text, speakers", STORIES, ids=["quake", "court", "vote", "loss", "fire"])
def test_every_speaker_of_a_report(text: str, speakers: list[str]) -> None:
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    parse = language.parse(page)
    found = find_attributions(page, parse, find_names(page, parse))
    assert [a.speaker.name if a.speaker else "" for a in found] == speakers
