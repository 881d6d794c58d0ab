"""When a page was published and changed: printed dates, the page's own data, its address, its scripts. All pages are invented."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tellings.model.documents import Capture, Document
from tellings.model.when import When
from tellings.read.claims import Claim, decide, last_change
from tellings.read.metadata import from_url
from tellings.read.moments import moment_of, when_of
from tellings.read.page import clean_capture
from tellings.read.stamps import dates_in, read_date

PROSE = (
    "<p>The harbour master of Ellery said that the ferry Kittiwake would stay in port until divers had looked at her hull and keel.</p>"
    "<p>Some ninety passengers spent the night in the school hall, where the council had brought blankets, soup and two kettles.</p>"
)


def read(body: str, head: str = "", url: str | None = None) -> Document:
    page = f"<html><head><title>Ferry stays in port</title>{head}</head><body>{body}</body></html>"
    document = clean_capture(Capture.of(page.encode(), name="a.html", media_type="text/html", url=url))
    assert isinstance(document, Document), document
    return document


def told(published: str | None = None, modified: str | None = None, kind: str = "NewsArticle") -> str:
    item = {"@type": kind, "headline": "Ferry stays in port", "datePublished": published, "dateModified": modified}
    return f"<script type='application/ld+json'>{json.dumps({k: v for k, v in item.items() if v})}</script>"


def days(document: Document) -> tuple[str | None, str | None]:
    published, modified = document.published, document.modified
    return published.earliest if published else None, modified.earliest if modified else None


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("By Mara Quill | Published: 4 March 2031", "2031-03-04", None),
        ("Published 4 March 2031, 9.30am GMT, updated 6 March 2031", "2031-03-04T09:30:00+00:00", "2031-03-06"),
        ("4.3.2031 16:20 updated 5.3.2031 08:05", "2031-03-04T16:20:00", "2031-03-05T08:05:00"),
        ("Updated 10:53 AM EST, Tue March 4, 2031", "2031-03-04T10:53:00-05:00", "2031-03-04T10:53:00-05:00"),
        ("Veröffentlicht am 04.03.2031", "2031-03-04", None),
        ("Publié le 4 mars 2031 à 18h", "2031-03-04", None),
        ("4 de marzo de 203121:25", "2031-03-04T21:25:00", None),
        ("Von der Redaktion 4. 3. 2031", "2031-03-04", None),
        ("Mara Quill 4 March 2031, 3:51 pm 11 Comments", "2031-03-04T15:51:00", None),
        ("04.03.31", "2031-03-04", None),
        ("04-Mar-2031", "2031-03-04", None),
        ("Tues., 4 Mar 2031 22:10 +0530", "2031-03-04T22:10:00+05:30", None),
        ("4 March 2031, 22:10 GMT+3", "2031-03-04T22:10:00+03:00", None),
        ("Publicado em 4 de março de 2031 às 14h05", "2031-03-04T14:05:00", None),
        ("Published: 14:05 GMT, 4 March 2031 | Updated: 16:20 GMT, 4 March 2031", "2031-03-04T14:05:00+00:00", "2031-03-04T16:20:00+00:00"),
        ("Published 4 March 2031, 14:05 | Updated 5 March 2031", "2031-03-04T14:05:00", "2031-03-05"),
        ("2031年3月4日 16時20分", "2031-03-04", None),
        ("Dieser Beitrag wurde am 4. März 2031 um 16:20 gepostet.", "2031-03-04T16:20:00", None),
    ],
)
def test_dates_beside_the_headline(line: str, published: str, modified: str | None) -> None:
    assert days(read(f"<h1>Ferry stays in port</h1><div>{line}</div>{PROSE}")) == (published, modified)


@pytest.mark.parametrize(
    "line",
    [
        "— Ines Toll (@inestoll) March 4, 2031",
        "The Kittiwake was built in Hemming and first sailed on 4 March 2019.",
    ],
)
def test_a_quoted_message_and_a_sentence_tell_no_date(line: str) -> None:
    assert days(read(f"<h1>Ferry stays in port</h1>{PROSE}<p>{line}</p>")) == (None, None)


@pytest.mark.parametrize(("lines", "day"), [
    ("<div>03/04/2031</div><div>March 4, 2031</div>", "2031-03-04"), ("<div>03/04/2031</div><div>3 April 2031</div>", "2031-04-03"),
    ("<div>Published 03/04/2031</div><div>March 4, 2031</div>", "2031-03-04")])
def test_a_date_with_the_months_name_settles_which_number_is_the_month(lines: str, day: str) -> None:
    assert days(read(f"<h1>Ferry stays in port</h1>{lines}{PROSE}"))[0] == day


def test_a_label_above_the_date() -> None:
    document = read(f"<h1>Ferry stays in port</h1>{PROSE}<div>Last changed:</div><div>4 March 2031 at 09:25</div>")
    assert days(document) == ("2031-03-04T09:25:00", "2031-03-04T09:25:00")
    assert any("last change" in note for note in document.notes)


def test_the_majority_wins_and_the_rest_is_noted() -> None:
    head = told("2031-03-04T09:00:00+01:00") + "<meta name='date' content='2031-06-30'>"
    document = read(f"<h1>Ferry stays in port</h1><p>4 March 2031</p>{PROSE}", head)
    assert days(document)[0] == "2031-03-04T09:00:00+01:00"
    assert any("2031-06-30 (meta tags)" in note for note in document.notes)


def test_a_video_does_not_date_the_page() -> None:
    video = "<script type='application/ld+json'>{\"@type\": \"VideoObject\", \"uploadDate\": \"2029-01-16T14:53:35+01:00\"}</script>"
    head = video + "<meta property='article:published_time' content='2031-03-04T12:01:11+01:00'>"
    assert days(read(f"<h1>Ferry stays in port</h1>{PROSE}", head))[0] == "2031-03-04T12:01:11+01:00"


def test_teasers_in_the_data_do_not_date_the_page() -> None:
    items = [{"@type": "NewsArticle", "headline": "Ferry stays in port", "datePublished": "2031-03-04"}]
    items += [{"@type": "NewsArticle", "headline": f"Bakery {n} opens", "datePublished": "2031-05-05"} for n in range(5)]
    document = read(f"<h1>Ferry stays in port</h1>{PROSE}", f"<script type='application/ld+json'>{json.dumps(items)}</script>")
    assert days(document)[0] == "2031-03-04"


def test_the_clock_of_the_place() -> None:
    document = read(f"<h1>Ferry stays in port</h1><p>March 4, 2031 | 9:25pm</p>{PROSE}", told("2031-03-05T02:25:54Z"))
    assert days(document)[0] == "2031-03-04T21:25:00-05:00"


def test_publication_and_change_are_kept_apart() -> None:
    head = told("2031-03-04T13:23:00Z", "2031-03-05T19:49:50Z")
    head += "<meta property='article:published_time' content='2031-03-05T19:49:50Z'>"
    document = read(f"<h1>Ferry stays in port</h1><time datetime='2031-03-05T19:49:50Z'>20:49, 5 March 2031</time>{PROSE}", head)
    assert days(document) == ("2031-03-04T13:23:00+00:00", "2031-03-05T19:49:50+00:00")


@pytest.mark.parametrize(
    "source",
    [
        "<script>dataLayer.push({\"cmsPublishingDate\":\"2031-03-04\"})</script>",
        "<script type='application/json'>{\"publishedDate\":\"2031-03-04T20:37:27Z\"}</script>",
        "<script>var p = {\\\"published_at\\\": \\\"2031-03-04T06:22:28+01:00\\\"}</script>",
        "<span itemprop=\"datePublished\" content=\"2031-03-04T13:15:00+01:00\">today</span>",
        "<abbr class=\"published\" title=\"2031-03-04T17:06:45+0000\">yesterday</abbr>",
        "<span class=\"updated\" title=\"2031-03-04T17:06:45+0000\"></span>",
    ],
)
def test_scripts_as_a_last_resort(source: str) -> None:
    document = read(f"<h1>Ferry stays in port</h1>{PROSE}{source}")
    assert (days(document)[0] or "")[:10] == "2031-03-04"
    assert days(read(f"<h1>Ferry stays in port</h1>{PROSE}{source}", told("2031-02-01")))[0] == "2031-02-01"


def test_a_script_settles_what_surer_parts_dispute() -> None:
    head = "<meta property='article:published_time' content='2031-02-14'><script>var x = {\"cmsPublishingDate\": \"2031-03-04\"}</script>"
    assert days(read(f"<h1>Ferry stays in port</h1><time datetime='2031-03-04'>4 March</time>{PROSE}", head))[0] == "2031-03-04"


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("ELLERY, March 4, 2031 (Reuters) - ", "2031-03-04"),
        ("Press release of 4 March 2031 | Ellery – ", "2031-03-04"),
        ("04.03.2031: ", "2031-03-04"),
        ("On 4 March 2031 ", None),
        ("4 March 2031 was the day on which ", None),
    ],
)
def test_the_report_opens_with_its_date(opening: str, day: str | None) -> None:
    body = PROSE.replace("The harbour master", opening + "The harbour master of the old town and of its seven islands, Ines Toll, who is")
    assert days(read(f"<h1>Ferry stays in port</h1>{body}"))[0] == day


def test_a_summary_that_ends_with_a_date() -> None:
    head = "<meta name='description' content='Ferry stays in port (News of 4 March 2031)'>"
    assert days(read(f"<h1>Ferry stays in port</h1>{PROSE}", head))[0] == "2031-03-04"
    assert days(read(f"<h1>Ferry stays in port</h1>{PROSE}", head + told("2031-03-09")))[0] == "2031-03-09"


@pytest.mark.parametrize(
    ("url", "earliest", "zone"),
    [
        ("https://www.echo.de/ferry", "2031-03-05T00:00:00+01:00", "Europe/Berlin"),
        ("https://web.archive.org/web/20400101000000/https://www.echo.de/ferry", "2031-03-05T00:00:00+01:00", "Europe/Berlin"),
        ("https://echo.co.uk/ferry", "2031-03-04T23:00:00+00:00", "Europe/London"),
        ("https://echo.com/ferry", "2031-03-04T23:00:00+00:00", "UTC"),
        ("https://echo.io/ferry", "2031-03-04T23:00:00+00:00", "UTC"),
        (None, "2031-03-04T23:00:00+00:00", "UTC"),
    ],
)
def test_instants_in_utc_are_told_by_the_outlets_clock(url: str | None, earliest: str, zone: str) -> None:
    published = read(f"<h1>Ferry stays in port</h1>{PROSE}", told("2031-03-04T23:00:00Z"), url).published
    assert published == When(earliest, earliest, "minute", "stated", zone)


def test_a_printed_day_outweighs_the_outlets_clock() -> None:
    document = read(f"<h1>Ferry stays in port</h1><p>Published 4 March 2031</p>{PROSE}", told("2031-03-04T23:00:00Z"), "https://echo.de/a")
    assert (days(document)[0] or "")[:10] == "2031-03-04"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://echo.example/2031/03/04/ferry", "2031-03-04"),
        ("https://echo.example/2031/3/4/ferry", "2031-03-04"),
        ("https://echo.example/2031-03/04/c_1129.htm", "2031-03-04"),
        ("https://echo.example/news/20310304-ferry", "2031-03-04"),
        ("https://echo.example/2031/mar/04/ferry", "2031-03-04"),
        ("https://echo.example/2031/12/19/ferry", "2031-12-19"),
        ("https://echo.example/ferry-2031310", None),
        ("https://web.archive.org/web/20400101000000/http://echo.example/2031/03/04/ferry", "2031-03-04"),
    ],
)
def test_addresses(url: str, day: str | None) -> None:
    assert next((c.when.earliest for c in from_url(url).claims), None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26 | 01 | 2031", date(2031, 1, 26)),
        ("4. 2. 2031.", date(2031, 2, 4)),
        ("7/31/2031", date(2031, 7, 31)),
        ("19 marraskuuta 2031", date(2031, 11, 19)),
        ("1er août 2031", date(2031, 8, 1)),
        ("31.2.2031", None),
        ("8 апреля 2031", date(2031, 4, 8)),
        ("9 июля 2031 г.", date(2031, 7, 9)),
        ("3 червня 2031", date(2031, 6, 3)),
        ("3 Απριλίου 2031", date(2031, 4, 3)),
        ("8 Ağustos 2031", date(2031, 8, 8)),
        ("8 أبريل 2031", date(2031, 4, 8)),
        ("12 noiembrie 2031", date(2031, 11, 12)),
        ("8 rijen 2031", None),
        ("Posted 4/18/31 9:12 AM", date(2031, 4, 18)),
        ("Room 12, 4 of 2031", None),
    ],
)
def test_printed_days(text: str, day: date | None) -> None:
    assert read_date(text) == day


def test_month_and_day_may_change_places() -> None:
    assert [(p.day, p.other) for p in dates_in("3/4/2031")] == [(date(2031, 4, 3), date(2031, 3, 4))]
    document = read(f"<h1>Ferry stays in port</h1><p>3/4/2031</p>{PROSE}", told("2031-03-04T09:00:00Z"))
    assert days(document)[0] == "2031-03-04T09:00:00+00:00"


def test_the_clock_is_not_read_out_of_the_date() -> None:
    assert moment_of(date(2031, 2, 19), "19.2.2031 klo 14.00").earliest == "2031-02-19T14:00:00"
    assert moment_of(date(2031, 5, 19), "Results, 19.5.2031").earliest == "2031-05-19"


@pytest.mark.parametrize(
    ("text", "earliest"),
    [("2031-05-11T4:10:00", "2031-05-11T04:10:00"), ("10/05/2031 05:22 pm", "2031-05-10T17:22:00"), ("9999-01-01", None), ("soon", None)],
)
def test_times_in_data(text: str, earliest: str | None) -> None:
    when = when_of(text)
    assert (when.earliest if when else None) == earliest


def test_order_of_claims_does_not_matter_and_confidence_grows_with_agreement() -> None:
    day, other = When.on(date(2031, 3, 4)), When.on(date(2031, 3, 9))
    claims = [Claim(day, "JSON-LD", 3.0), Claim(other, "text", 1.6), Claim(day, "address", 2.0), Claim(other, "JSON-LD", 3.0, changed=True)]
    one, two = decide(claims), decide(claims[::-1])
    assert one is not None
    assert two is not None
    assert (one.when, one.confidence) == (two.when, two.confidence)
    assert one.when == day
    assert last_change(claims) == other
    alone = decide(claims[:1])
    assert alone is not None
    assert decide([]) is None
    assert decide([claims[0], claims[2]]).confidence > alone.confidence > decide(claims[1:2]).confidence  # type: ignore[union-attr]


def test_which_parts_of_a_page_tell_a_field() -> None:
    head = told("2031-03-04T09:00Z") + "<meta property='og:site_name' content='The Ellery Echo'>"
    document = read(f"<h1>Ferry stays in port</h1><p>By Mara Quill</p>{PROSE}", head, "https://echo.example/2031/03/04/ferry")
    parts = {t.field: t for t in document.told}
    assert parts["published"].sources == ("JSON-LD", "address")
    assert {"heading", "JSON-LD", "title element"} <= set(parts["title"].sources)
    assert parts["outlet"].sources == ("meta tags",)
    assert parts["byline"].sources == ("text",)
    sure = {name: t.confidence for name, t in parts.items() if t.confidence is not None}
    assert sure.keys() == {"title", "published"}
    assert all(0.8 < share <= 1 for share in sure.values())
