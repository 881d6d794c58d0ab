"""Pasted texts as a reader copies them: a page with its menus, a printed page, a printed letter. All are invented."""

from __future__ import annotations

import pytest

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture

HERALD = """Skip to main content
The Hale Herald
News
Sport
Sign in
Ferry sinks off Hale
By Anna Berg and Per Lund
Updated: March 5, 2031 at 7:42 p.m. EST | Published: March 5, 2031 at 2:10 p.m. EST
Share
The ferry Aurora Bay in March 2030. (Jo Hale / The Hale Herald)
A ferry carrying 64 people sank in a snowstorm off Hale on Wednesday morning, the Coast Guard said.

Four bodies were brought ashore at Pike's Landing, said Petty Officer Dana Cole, a spokeswoman for the Coast Guard.

MORE FROM THE HERALD
School board delays vote on new gym
Lobster prices fall for third week

Governor Rita Hobbs said she had asked the National Guard to send two helicopters.

Anna Berg covers the waterfront. Reach her at aberg@haleherald.example.
© 2031 The Hale Herald. All rights reserved.
"""
KURIER = """Zum Inhalt springen
Norder Kurier
Politik
Abo
Panorama
Fährunglück vor Hale: 17 Vermisste
Stand: 05.03.2031, 21:40 Uhr
Von Karin Voss
Teilen
Vor der Küste von Hale ist am Mittwochmorgen eine Fähre mit 64 Menschen an Bord gesunken, wie die Küstenwache mitteilte.

Vier Tote wurden an Land gebracht, sagte eine Sprecherin. 43 Menschen konnten gerettet werden.
Impressum
"""
PHARE = """Accueil
Le Phare
Naufrage d'un ferry : neuf morts
Par Claire Morel avec AFP
Publié le 6 mars 2031 à 11h20
Le ferry « Aurora Bay » a coulé mercredi matin au large de Hale, dans le nord-est du pays, avec 64 personnes à bord.

Au moins neuf personnes sont mortes et douze sont portées disparues, ont annoncé jeudi les garde-côtes.
Mentions légales
"""
PRINTED = """3/6/31, 8:02 AM                     Ferry toll rises to nine off Hale - Coastal Wire
Coastal Wire
https://www.coastalwire.example/2031/03/06/ferry-hale                            1/2

Ferry toll rises to nine off Hale
By Coastal Wire staff
March 6, 2031 6:30 AM GMT

HALE, Maine, March 6 (Coastal Wire) - The death toll from the sinking of a ferry off
Hale rose to nine on Thursday after divers found five more bodies in the hull, the
Coast Guard said, with 12 people still missing.

The Aurora Bay went down on Wednesday morning in a snowstorm, about three miles
off Stone Island. It carried 64 people, officials said, of whom 43 were rescued.
3/6/31, 8:02 AM                     Ferry toll rises to nine off Hale - Coastal Wire

Rear Admiral Joan Pell told reporters that the search would go on through the night
"as long as there is any hope". She said that the ferry had a capacity of 90.
https://www.coastalwire.example/2031/03/06/ferry-hale                            2/2
"""
LETTER = """From: Press Office, Hale County <press@halecounty.example>
Sent: Thursday, March 6, 2031 9:15 AM
To: Newsdesk <desk@lantern.example>
Subject: Ferry - 9 dead, 12 missing

Dear colleagues,

As of 9 a.m. today nine people are confirmed dead and 12 are missing, the county said.

Sheriff Ed Dunn said: "We will not stop until every family has an answer."

Best regards,

Lena Orme
"""


def read(text: str) -> Document:
    page = clean_capture(Capture.of(text.encode(), name="a.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    return page


@pytest.mark.parametrize("text, title, byline, published, paragraphs", [
    pytest.param(HERALD, "Ferry sinks off Hale", "Anna Berg and Per Lund", "2031-03-05T14:10",
                 ("A ferry carrying", "Four bodies", "Governor"), id="a local paper"),
    pytest.param(KURIER, "Fährunglück vor Hale: 17 Vermisste", "Karin Voss", "2031-03-05T21:40",
                 ("Vor der Küste", "Vier Tote"), id="German"),
    pytest.param(PHARE, "Naufrage d'un ferry : neuf morts", "Claire Morel", "2031-03-06T11:20", ("Le ferry", "Au moins"), id="French"),
    pytest.param(PRINTED, "Ferry toll rises to nine off Hale", "Coastal Wire staff", "2031-03-06T06:30",
                 ("HALE, Maine", "The Aurora Bay", "Rear Admiral"), id="a printed page"),
    pytest.param(LETTER, "Ferry - 9 dead, 12 missing", None, "2031-03-06T09:15", ("As of 9 a.m.", "Sheriff"), id="a letter"),
])
def test_a_pasted_text(text: str, title: str, byline: str | None, published: str, paragraphs: tuple[str, ...]) -> None:
    document = read(text)
    assert (document.title, document.byline) == (title, byline)
    assert document.published
    assert (document.published.earliest or "")[:len(published)] == published
    body = [document.text[s.start:s.end] for s in document.sections if s.role == "body"]
    assert len(body) == len(paragraphs), body
    assert all(text.startswith(start) for text, start in zip(body, paragraphs, strict=True))
    assert [document.text[s.start:s.end] for s in document.sections if s.role == "headline"] == [title]


def test_a_line_in_columns_is_no_part_of_the_paragraph_above_it() -> None:
    document = read(PRINTED)
    paragraph = next(document.text[s.start:s.end] for s in document.sections if document.text[s.start:].startswith("The Aurora"))
    assert paragraph.endswith("43 were rescued.")


def test_who_only_writes_from_and_to_writes_no_letter() -> None:
    text = "Trains from Hale: what to know\n\nFrom: Hale\nTo: Senn\n\nTrains between Hale and Senn will not run before Friday, they said."
    assert "Trains between" in read(text).body


@pytest.mark.parametrize("caption, credit", [
    ("The ferry Aurora Bay in March 2030.", " (Jo Hale / The Hale Herald)"),
    ("Rescuers at Pike's Landing on Wednesday.", " (AP Photo/Jo Hale)")])
def test_the_photographer_is_no_part_of_the_caption(caption: str, credit: str) -> None:
    document = read(HERALD.replace("The ferry Aurora Bay in March 2030. (Jo Hale / The Hale Herald)", caption + credit))
    found = {document.text[s.start:s.end]: s.role for s in document.sections}
    assert (found[caption], found[credit]) == ("caption", "credit")
