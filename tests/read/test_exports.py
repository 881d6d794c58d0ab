"""Texts as other programs write them out: chats and channels, an agency's terminal, a transcript, a newsletter, a phone, columns of a PDF.
All are invented."""

from __future__ import annotations

import time

import pytest

import tellings
from tellings.model.documents import Capture, Document
from tellings.model.values import Quote
from tellings.read.page import clean_capture

WHATSAPP = """[12/04/2031, 08:02:11] Bell Valley Alerts: \u200eMessages and calls are end-to-end encrypted.
[12/04/2031, 08:02:11] County Warden: The bridge at Mill Street is closed to all traffic after a lorry hit the railing.
[12/04/2031, 08:15:40] Ada Birch: Two people are being treated in the ambulance, the paramedics told me.
One of them is the driver.
[12/04/2031, 08:16:02] Tom Reeve: \u200eimage omitted
[12/04/2031, 09:31:27] County Warden: The bridge will stay shut until Monday, the engineers say.
"""
ANDROID = """12/04/2031, 08:02 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.
12/04/2031, 08:03 - County Warden: The bridge at Mill Street is closed to all traffic after a lorry hit the railing.
12/04/2031, 08:15 - Ada Birch: Two people are being treated in the ambulance, the paramedics told me.
12/04/2031, 08:16 - Tom Reeve: <Media omitted>
12/04/2031, 09:31 - County Warden: The bridge will stay shut until Monday, the engineers say.
"""
TELEGRAM = """Senn Emergency Service, [14.10.2031 06:10]
Four drones were shot down over the district of Tole during the night. A warehouse in Marn caught fire.

Senn Emergency Service, [14.10.2031 07:42]
[Photo]
The fire in Marn has been put out. One guard was injured and has been taken to hospital.

Senn Emergency Service, [14.10.2031 09:05]
[Forwarded from Governor Lind]
Schools in Marn will be closed today. Stay indoors.
"""
PHONE = """Fire at paint works in Tole leaves one dead
Anna Berg
Tole Courier
2 hrs ago
A fire at a paint works in Tole killed one man and injured three others on Sunday night, the fire service said.
Forty firefighters fought the blaze for six hours.
“We heard a bang and then the windows were gone,” said Ida Moss, who lives across the road.
The cause is not known.
The works employed 85 people.
See more
Like
Comment
Share
"""
COLUMNS = """Two dead after train hits van at Pellan crossing

By HANNE LUND                              ministry of transport said that the
                                           crossing had been inspected in May
PELLAN — Two people were killed on         and that no fault had been found
Friday when a train hit a delivery         then.
van at a crossing near Pellan, the
police said.                               The line between Pellan and Senn
                                           will stay closed until Sunday,
The train, with 112 passengers on          the railway said. Buses will run
board, did not leave the rails. The        every half hour.
"""
NEWSLETTER = """View this email in your browser

THE VALLEY BRIEF
Tuesday, April 8, 2031

Good morning. It is Tuesday, and the sun is out.

DAM GIVES WAY ABOVE OSTRAVA BELL

A dam above Ostrava Bell gave way early on Tuesday and the water carried off two bridges, the county said. Nobody was killed.

MILL VOTE PUT OFF

The council will vote on the old mill in June, a month later than planned, the mayor said on Monday.

Forward this email to a friend
You are receiving this email because you signed up at valleybrief.example.
Unsubscribe | Manage your preferences
Our mailing address is: 4 Mill Street, Ostrava Bell
"""
TERMINAL = """URGENT
SENN-BLAST
a0412 int'l
Harbour Wire, 14 October 2031 0611 GMT

Blast at Senn gas terminal kills at least 7 - governor

SENN, Oct 14 (Harbour Wire) - An explosion at a gas terminal in the port of Senn killed at least seven people on Tuesday, the governor said.

Some 40 people were taken to hospital, 12 of them with severe burns, Governor Greta Lind told reporters at the scene.

MORE

-0-
Harbour Wire 14-10-31 0611GMT

SENN-BLAST 2 LAST

"We have lost colleagues and friends," Lind said. The terminal handles a third of the country's gas.

(Reporting by Ines Toll; Editing by Bo Finch)

ENDS
"""
TRANSCRIPT = """Transcript: The Morning Programme, 14 October 2031

RUSH TRANSCRIPT. THIS COPY MAY NOT BE IN ITS FINAL FORM AND MAY BE UPDATED.

HANNE LUND, HOST: Seven people have died after an explosion at the gas terminal in Senn. Ines Toll is there.

INES TOLL, BYLINE: Good morning, Hanne. The governor says that 40 people are in hospital. Twelve of them have severe burns.

(SOUNDBITE OF SIREN)

GRETA LIND, GOVERNOR OF SENN: We have lost colleagues and friends.

LUND: Thank you, Ines.

[07:12:04]

(COMMERCIAL BREAK)

LUND: The central bank raised its main rate by half a point on Monday.

END
"""


def read(text: str, fetched_at: str | None = None) -> Document:
    page = clean_capture(Capture.of(text.encode(), name="a.txt", media_type="text/plain", fetched_at=fetched_at))
    assert isinstance(page, Document), page
    return page


def told(document: Document) -> tuple[str | None, str | None, str | None, str | None]:
    """Title, byline, outlet and the beginning of the time of publication."""
    return document.title, document.byline, document.outlet, document.published.earliest if document.published else None


def texts(document: Document, role: str) -> list[str]:
    return [document.text[s.start:s.end] for s in document.sections if s.role == role]


def spoken(document: Document) -> dict[str, str]:
    """Who says what in direct speech: the first characters of each quotation with its speaker."""
    found = [s for s in tellings.find(document) if isinstance(s.value, Quote) and s.value.form == "direct"]
    return {document.text[s.span.start:s.span.end][:13]: s.speaker.name for s in found if s.speaker}


@pytest.mark.parametrize("text, hours", [(WHATSAPP, ["08:02", "08:15", "09:31"]), (ANDROID, ["08:03", "08:15", "09:31"])])
def test_a_chat_is_a_post_a_message(text: str, hours: list[str]) -> None:
    document = read(text)
    assert [p.when.earliest for p in document.posts if p.when] == [f"2031-04-12T{hour}:00" for hour in hours]
    said = [part for part in texts(document, "body") if not part.startswith("One of")]
    assert [part.split(":")[0] for part in said] == ["County Warden", "Ada Birch", "County Warden"]
    assert "omitted" not in document.body
    assert "encrypted" not in document.body
    assert document.title is None


@pytest.mark.parametrize("text", [WHATSAPP, ANDROID])
def test_a_chat_s_messages_are_their_senders(text: str) -> None:
    document = read(text)
    said = spoken(document)
    assert said["The bridge at"] == "County Warden"
    assert said["Two people ar"] == "Ada Birch"


@pytest.mark.parametrize("stamps, days", [
    (["4/12/31, 8:02 AM", "4/13/31, 9:15 AM", "4/13/31, 4:02 PM"], ["2031-04-12T08:02", "2031-04-13T09:15", "2031-04-13T16:02"]),
    (["12/04/2031, 08:02", "12/04/2031, 09:15", "13/04/2031, 16:02"], ["2031-04-12T08:02", "2031-04-12T09:15", "2031-04-13T16:02"]),
    (["2031-04-12, 08:02", "2031-04-12, 09:15", "2031-04-13, 16:02"], ["2031-04-12T08:02", "2031-04-12T09:15", "2031-04-13T16:02"]),
    (["01/04/2031, 08:02", "02/04/2031, 09:15", "03/04/2031, 16:02"], ["2031-04-01T08:02", "2031-04-02T09:15", "2031-04-03T16:02"]),
])
def test_days_of_a_chat_are_read_in_one_way(stamps: list[str], days: list[str]) -> None:
    words = ["The bridge is closed, the warden says.", "The bridge is still closed, he says.", "The bridge is open again, he says."]
    document = read("\n".join(f"{stamp} - Ada Birch: {text}" for stamp, text in zip(stamps, words, strict=True)))
    assert [(p.when.earliest or "")[:16] for p in document.posts if p.when] == days


def test_a_channel_is_its_sender_s() -> None:
    document = read(TELEGRAM)
    assert told(document) == (None, None, "Senn Emergency Service", "2031-10-14T06:10:00")
    assert [p.stamp for p in document.posts] == ["14.10.2031 06:10", "14.10.2031 07:42", "14.10.2031 09:05"]
    assert [part[:10] for part in texts(document, "body")] == ["Four drone", "The fire i", "Schools in"]


def test_a_report_that_quotes_a_chat_is_no_chat() -> None:
    text = ("Messages show what the mayor knew\n\nMarn's mayor knew of the crack a week before the dam failed, messages show.\n\n"
            "They were given to this paper by a clerk.\n\nSome of them follow.\n\nThe clerk asked not to be named.\n\n" + ANDROID)
    document = read(text)
    assert document.title == "Messages show what the mayor knew"
    assert "Marn's mayor knew" in document.body


def test_a_paste_from_a_phone() -> None:
    document = read(PHONE, fetched_at="2031-10-20T09:10:00+00:00")
    assert told(document) == ("Fire at paint works in Tole leaves one dead", "Anna Berg", None, "2031-10-20T07:10:00+00:00")
    assert len(texts(document, "body")) == 5
    assert "See more" not in document.body


def test_ago_without_the_time_of_the_fetch_dates_nothing() -> None:
    assert read(PHONE).published is None


def test_two_columns_beside_each_other_are_told() -> None:
    assert any("two columns" in note for note in read(COLUMNS).notes)


PRICES = "Item      Price     Change\n" + "Iron ore      112      down 3\n" * 8


@pytest.mark.parametrize("text", [PHONE, NEWSLETTER, TERMINAL, TRANSCRIPT, PRICES])
def test_other_texts_are_not_in_columns(text: str) -> None:
    assert not any("columns" in note for note in read(text).notes)


def test_a_newsletter() -> None:
    document = read(NEWSLETTER)
    assert "A dam above" in document.body
    assert "The council will vote" in document.body
    assert not [word for word in ("browser", "Forward", "receiving", "Unsubscribe", "mailing") if word in document.body]
    assert document.published
    assert document.published.earliest == "2031-04-08"


def test_takes_of_an_agency() -> None:
    document = read(TERMINAL)
    assert told(document) == ("Blast at Senn gas terminal kills at least 7 - governor", "Ines Toll", None, "2031-10-14T06:11:00+00:00")
    assert [part[:9] for part in texts(document, "body")] == ["SENN, Oct", "Some 40 p", '"We have ']


def test_a_transcript() -> None:
    document = read(TRANSCRIPT)
    assert told(document)[::3] == ("Transcript: The Morning Programme, 14 October 2031", "2031-10-14")
    assert not [word for word in ("RUSH", "SOUNDBITE", "COMMERCIAL", "07:12", "END") if word in document.body]
    assert set(spoken(document).values()) == {"HANNE LUND", "INES TOLL", "GRETA LIND"}


@pytest.mark.parametrize("text", [
    "x" * 400_000, "x " * 200_000, "[" * 200_000, "a   " * 100_000, "12/04/2031, 08:02 - " * 20_000, "[12/04/2031, 08:02] " * 20_000,
    "\n".join(["12/04/2031, 08:02 - Ada Birch: " + "a" * 500] * 400), "From " + "a " * 100_000 + "'s Ada Birch",
])
def test_no_text_takes_long(text: str) -> None:
    begun = time.process_time()
    clean_capture(Capture.of(text.encode(), name="a.txt", media_type="text/plain"))
    assert time.process_time() - begun < 5


def test_messages_as_long_as_one_another_are_not_joined() -> None:
    lines = [f"12/04/2031, 08:{minute} - Ada Birch: the bridge is closed and nobody knows when or why" for minute in range(10, 40)]
    assert len(read("\n".join(lines)).posts) == len(lines)
