"""Messages of networks amid a report: kept with the line of their author; teasers and sidebars are not. All are invented."""

from __future__ import annotations

import pytest

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture
from tellings.text.messages import Message, messages_of

REPORT = [
    "A ferry struck the pier at Marrow Quay on Friday evening, and passengers were thrown to the deck, the harbour office said.",
    "The ferry, which was built in 1998, had been inspected in May, according to the ministry of transport in the capital.",
    "The company that runs the line did not answer questions on Friday night, and its office at the quay stayed dark.",
    "Trains to the capital were full on Saturday morning as those who had planned to cross looked for another way.",
]
X = ('<blockquote class="twitter-tweet"><p>We have 14 people injured.<br>Keep the road free. <a href="t">pic.twitter.com/a1b2</a></p>'
     "{}</blockquote>")


def read(body: str, media_type: str = "text/html") -> Document:
    page = clean_capture(Capture.of(body.encode(), name="a", media_type=media_type, url="https://www.thelantern.example/news/ferry"))
    assert isinstance(page, Document)
    return page


def page(shown: str) -> str:
    first, second, *rest = (f"<p>{p}</p>" for p in REPORT)
    body = f"{first}{second}{shown}{''.join(rest)}"
    return f"<html><title>Ferry strikes pier</title><article><h1>Ferry strikes pier</h1>{body}</article></html>"


def told(document: Document) -> list[tuple[str, str, str]]:
    """What each message says, who wrote it, on which day."""
    def row(m: Message) -> tuple[str, str, str]:
        return document.text[m.content.start:m.content.end], document.text[m.author.start:m.author.end], (m.when and m.when.earliest) or ""
    return [row(m) for m in messages_of(document)]


@pytest.mark.parametrize("shown, words, author, day", [
    pytest.param(X.format('&mdash; Jan Quill (@janquill) <a href="t">July 4, 2031</a>'),
                 "We have 14 people injured.\nKeep the road free.", "Jan Quill", "2031-07-04", id="X"),
    pytest.param(X.format('&mdash; Jan Quill \U0001f6a2 MP (@janquill) <a href="t">4 July 2031</a>'),
                 "We have 14 people injured.\nKeep the road free.", "Jan Quill", "2031-07-04", id="a picture in the name"),
    pytest.param(X.format("— Jan Quill (@janquill)"), "We have 14 people injured.\nKeep the road free.", "Jan Quill", "", id="no date"),
    pytest.param('<blockquote class="twitter-tweet"><p>Estamos con Marrow.</p>— Bomberos (@bomberos) 4 de julio de 2031</blockquote>',
                 "Estamos con Marrow.", "Bomberos", "", id="a date in another language"),
    pytest.param('<div class="social-embed"><blockquote class="twitter-tweet">The pier is gone. &mdash; Mila Roan (@mroan) July 5, 2031'
                 '</blockquote></div>', "The pier is gone.", "Mila Roan", "2031-07-05", id="in one block"),
    pytest.param('<blockquote class="bluesky-embed"><p>Nobody told us.<br><br><a href="b">[image or embed]</a></p>&mdash; Rosa Lind '
                 '(<a>@rosa.bsky.social</a>) <a>July 5, 2031 at 7:22 AM</a></blockquote>', "Nobody told us.", "Rosa Lind", "2031-07-05",
                 id="Bluesky"),
    pytest.param('<blockquote class="instagram-media"><a>View this post on Instagram</a><p><a>The line hid nine faults.</a></p><p>A post '
                 'shared by Mila Roan (@milaroan) on Jul 4, 2031 at 9:00pm PDT</p></blockquote>', "The line hid nine faults.", "Mila Roan",
                 "2031-07-04", id="Instagram"),
    pytest.param('<blockquote class="instagram-media"><p>Die Linie hat neun Mängel verschwiegen.</p><p>Ein Beitrag geteilt von Mila Roan '
                 '(sie/ihr) (@milaroan) am 4. Jul 2031</p></blockquote>', "Die Linie hat neun Mängel verschwiegen.", "Mila Roan", "",
                 id="Instagram in German"),
    pytest.param('<div class="fb-post"><blockquote cite="f"><p>Our thanks go to the crew.</p>Posted by <a>Egon Orme</a> on&nbsp;<a>Friday, '
                 'July 4, 2031</a></blockquote></div>', "Our thanks go to the crew.", "Egon Orme", "2031-07-04", id="Facebook"),
    pytest.param('<blockquote class="reddit-embed-bq"><a>Three cars float in the harbour</a><br> by<a>u/quayrat</a> in<a>marrow</a>'
                 '</blockquote>', "Three cars float in the harbour", "u/quayrat", "", id="Reddit"),
    pytest.param('<blockquote class="mastodon-embed"><p>We open the school.</p><p>Post by @county@marrow.social</p></blockquote>',
                 "We open the school.", "@county@marrow.social", "", id="Mastodon"),
])
def test_a_message_is_kept_with_its_author(shown: str, words: str, author: str, day: str) -> None:
    document = read(page(shown))
    assert told(document) == [(words, author, day)]
    assert all(p in document.body for p in REPORT)


def test_two_messages_in_a_row_are_two() -> None:
    document = read(page(X.format("— Jan Quill (@janquill) July 4, 2031") + X.format("— Mila Roan (@mroan) July 4, 2031")))
    assert [author for _, author, _ in told(document)] == ["Jan Quill", "Mila Roan"]


@pytest.mark.parametrize("shown", [
    pytest.param(X.format("— The Lantern (@thelantern) July 4, 2031"), id="the outlet's own"),
    pytest.param(f'<aside class="sidebar">{X.format("— Jan Quill (@janquill) July 4, 2031")}</aside>', id="beside the report"),
    pytest.param('<blockquote class="instagram-media"><a>View this post on Instagram</a><p>A post shared by Mila Roan (@milaroan)</p>'
                 '</blockquote>', id="without words"),
])
def test_what_is_no_message_of_the_report(shown: str) -> None:
    document = read(page(shown))
    assert (told(document), "14 people" in document.body, "shared by" in document.body) == ([], False, False)


PASTED = """Ferry strikes pier

By Ada Birch (@adabirch) July 5, 2031

{0}

We have 14 people injured.
Keep the road free. pic.twitter.com/a1b2
— Jan Quill (@janquill) July 4, 2031

{1}

The line hid nine faults.

Mila Roan (@milaroan) 4 July 2031

{2}

— Ada Birch (@adabirch)
"""


def test_messages_in_a_pasted_text() -> None:
    document = read(PASTED.format(*REPORT), "text/plain")
    assert told(document) == [("We have 14 people injured.\nKeep the road free.", "Jan Quill", "2031-07-04"),
                              ("The line hid nine faults.", "Mila Roan", "2031-07-04")]


def test_lines_without_gaps_leave_the_report_to_the_paper() -> None:
    text = "\n".join(["Ferry strikes pier", *REPORT[:2], "We have 14 people injured.", "— Jan Quill (@janquill) July 4, 2031", *REPORT[2:]])
    assert told(read(text, "text/plain")) == [("We have 14 people injured.", "Jan Quill", "2031-07-04")]


DRAWN = """Ferry strikes pier

{0}

Jan Quill
@janquill
·
Follow
We have 14 people injured.
Keep the road free.
6:12 PM · Jul 4, 2031
1.2K
Reply
Copy link
Read 93 replies

{1}

Mila Roan @milaroan · Jul 4

The line hid nine faults.

9:10 PM · Jul 4, 2031

{2}

Ada Birch
@adabirch
"""


def test_messages_copied_as_they_are_drawn() -> None:
    document = read(DRAWN.format(*REPORT), "text/plain")
    assert told(document) == [("We have 14 people injured.\nKeep the road free.", "Jan Quill", "2031-07-04"),
                              ("The line hid nine faults.", "Mila Roan", "2031-07-04")]
    assert all(p in document.body for p in REPORT[:3])
    assert [line for line in ("Follow", "6:12 PM", "1.2K", "93 replies", "adabirch") if line in document.body] == []
    assert document.posts == ()
