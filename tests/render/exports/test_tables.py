"""Tables for coders: the columns that codebooks publish, filled only where reports tell."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from tests.render.exports.stories import TARNHOLM, market, table
from tests.render.fixture import Shelf, document, reading

from tellings.errors import UsageError
from tellings.model.accounts import Event, Person, Variant
from tellings.model.values import Mention
from tellings.model.when import When
from tellings.render.exports import COLUMNS, Options, cells, policy_of, write
from tellings.render.exports.acled import ACLED
from tellings.render.exports.hxl import HASHTAGS
from tellings.render.exports.named import named_dead
from tellings.render.exports.tables import guarded
from tellings.render.exports.ucdp import GED, OURS
from tellings.render.exports.victims import Cast

JUDGED = {"side_a", "side_b", "type_of_violence", "dyad_name", "conflict_name", "gwnoa", "id", "deaths_a", "deaths_b"}
DECIDED = {"actor1", "actor2", "event_type", "sub_event_type", "interaction", "source_scale", "iso", "civilian_targeting"}


def test_ucdp_has_the_columns_of_the_codebook_and_ours_after_them() -> None:
    row = table(market(), "ucdp")[0]
    assert tuple(row) == (*GED, *OURS)
    assert len(GED) == 49
    assert GED[-7:] == ["deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"]


def test_ucdp_row_of_a_market_that_was_shelled() -> None:
    rows = table(market(), "ucdp")
    assert len(rows) == 1
    row = rows[0]
    want = {"low": "6", "best": "8", "high": "8", "deaths_civilians": "5", "deaths_unknown": "3", "number_of_sources": "2",
            "date_start": "2031-05-03", "date_end": "2031-05-03", "date_prec": "1", "year": "2031", "event_clarity": "1",
            "where_prec": "1", "where_coordinates": "Tarnholm", "where_description": "Tarnholm", "latitude": "-34.5",
            "longitude": "69.25", "geom_wkt": "POINT (69.25 -34.5)", "priogrid_gid": str(111 * 720 + 499),
            "source_original": "district hospital; mayor", "tellings_open_high": "yes", "tellings_policy": "ucdp"}
    assert {k: row[k] for k in want} == want
    assert not any(row[name] for name in JUDGED)
    assert row["adm_1"] == row["country"] == ""


def test_ucdp_keeps_the_sources_of_a_row_in_one_order() -> None:
    row = table(market(), "ucdp")[0]
    offices, dates = row["source_office"].lstrip("'").split(";"), row["source_date"].split(";")
    assert sorted(zip(offices, dates, strict=True)) == [("@Echo", ""), ("Beacon", "2031-05-04")]
    assert "Beacon,2031-05-04,Eight dead in Tarnholm market, more feared" in row["source_article"]


def test_an_event_without_deaths_is_no_row_of_ucdp() -> None:
    assert table(reading(), "ucdp") == []


@pytest.mark.parametrize("when, ucdp, acled", [
    (("2031-05-03", "2031-05-03"), "1", "1"),
    (("2031-05-03T18:00", "2031-05-04T05:59"), "2", "2"),
    (("2031-04-28", "2031-05-04"), "3", "2"),
    (("2031-05-01", "2031-05-31"), "4", "3"),
    (("2031-01-01", "2031-12-31"), "5", ""),
    (("2029-01-01", "2031-12-31"), "", ""),
    ((None, "2031-12-31"), "", ""),
])
def test_precision_codes_of_dates(when: tuple[str | None, str | None], ucdp: str, acled: str) -> None:
    time = When(*when)
    assert str(cells.date_precision(time) or "") == ucdp
    assert str(cells.time_precision(time) or "") == acled


def test_a_time_near_midnight_stays_on_its_own_day() -> None:
    assert cells.days(When("2031-05-03T00:30:00+03:00", "2031-05-03T00:30:00+03:00", "minute")) == ("2031-05-03", "2031-05-03")


@pytest.mark.parametrize("precision, ucdp, acled", [
    ("settlement", "1", "1"), ("region", "4", "3"), ("country", "6", ""), ("unknown", "", ""),
])
def test_precision_codes_of_places(precision: str, ucdp: str, acled: str) -> None:
    made = market(place=replace(TARNHOLM, precision=precision))
    assert table(made, "ucdp")[0]["where_prec"] == ucdp
    assert table(made, "acled")[0]["geo_precision"] == acled


@pytest.mark.parametrize("columns", ["ucdp", "acled", "hxl"])
def test_what_no_report_tells_stays_empty(columns: str) -> None:
    row = table(market(when=None, place=None, where=""), columns)[-1]
    told = {k.lower(): v for k, v in row.items() if v}
    assert not any(word in name for name in told for word in ("date_start", "first day", "event_date", "year", "latitude", "prec"))


def test_acled_row_is_an_event_with_notes_and_no_guess() -> None:
    rows = table(market(), "acled")
    assert len(rows) == 1
    row = rows[0]
    assert list(row)[:len(ACLED)] == ACLED
    assert len(ACLED) == 31
    assert (row["event_date"], row["time_precision"], row["fatalities"], row["location"]) == ("2031-05-03", "1", "8", "Tarnholm")
    assert row["notes"].startswith("Shells hit the market of Tarnholm.")
    assert "Reports differ on how many were killed" in row["notes"]
    assert not any(row[name] for name in DECIDED)


def test_acled_leaves_fatalities_empty_where_no_report_tells_of_any() -> None:
    row = table(reading(), "acled")[0]
    assert row["fatalities"] == ""
    assert row["location"] == "Skerrin"


def test_hxl_has_a_hashtag_for_every_column() -> None:
    lines = list(csv.reader(io.StringIO(write(market(), "csv", Options("hxl")).decode())))
    header, tags, row = lines
    assert len(header) == len(tags) == len(row) == len(HASHTAGS)
    assert all(tag.startswith("#") for tag in tags)
    told = dict(zip(tags, row, strict=True))
    assert (told["#affected+killed+min"], told["#affected+killed"], told["#affected+killed+max"]) == ("6", "8", "8")
    assert (told["#affected+injured"], told["#affected+missing"]) == ("20", "")


def test_victims_are_the_people_named_each_once() -> None:
    rows = {r["name"]: r for r in table(market(), "victims")}
    assert set(rows) == {"Ada Brenn", "Piet Oll"}
    brenn = rows["Ada Brenn"]
    assert (brenn["age"], brenn["fate"], brenn["reports"], brenn["sex"]) == ("34", "killed", "2", "")
    assert (brenn["place"], brenn["date_start"], brenn["claimants"]) == ("Tarnholm", "2031-05-03", "district hospital")
    assert rows["Piet Oll"]["age"] == "71"
    assert rows["Piet Oll"]["documents"] == "echo.txt"


def test_spellings_that_the_story_joins_are_one_victim() -> None:
    made = market()
    account = made.accounts[0]
    people = (Person("p", "Ada Brenn", "person", (Variant("Ada Brenn", ()), Variant("Piet Oll", ()))),)
    rows = table(replace(made, accounts=(replace(account, people=people),)), "victims")
    assert [r["name"] for r in rows] == ["Ada Brenn"]


@pytest.mark.parametrize("words, names", [
    ("Ada Brenn", ["Ada Brenn"]), ("Ada Brenn and two others", ["Ada Brenn"]), ("Ada Brenn’s father", []), ("an Ada Brenn man", []),
])
def test_the_name_in_a_statement_is_the_victim_only_where_it_is_of_the_victim(words: str, names: list[str]) -> None:
    shelf = Shelf({"a.txt": document("a.txt", (("body", f"It killed {words}."),), "", None)}, [])
    shelf.state("mention", shelf.cite("a.txt", "Ada Brenn"), Mention("person", "Ada Brenn"))
    cast = Cast.of(replace(market(), documents=tuple(shelf.documents.values()), statements=tuple(shelf.statements)))
    assert [m.value.name for m in cast.named(shelf.cite("a.txt", words))] == names


NAMED = [
    ("Police identified the victims as Ana Reed, 45, and Tom Hale, 12.", ["Ana Reed", "Tom Hale"]),
    ("The dead were named as Ana Reed, Tom Hale and Al Moss.", ["Ana Reed", "Tom Hale", "Al Moss"]),
    ("The man killed has been identified as 22-year-old Tom Hale of Skerrin.", ["Tom Hale"]),
    ("The coroner named the deceased: Ana Reed, aged 45, of Norhaven, and her son Tom Hale, 12.", ["Ana Reed", "Tom Hale"]),
    ("Police identified the dead man as Tom Hale, and chief Al Moss said an inquiry had begun.", ["Tom Hale"]),
    ("The suspect in the killed man's case was identified as Al Moss.", []),
    ("Police identified the gunman who killed two as Al Moss.", []),
    ("The club named its new captain as Tom Hale.", []),
    ("Two people were killed. The minister was named as Al Moss.", []),
    ("The injured victims were identified as Ana Reed and Tom Hale.", []),
]


@pytest.mark.parametrize("text, names", NAMED)
def test_sentences_that_name_the_dead(text: str, names: list[str]) -> None:
    page = document("a.txt", (("body", text),), "", None)
    shelf = Shelf({"a.txt": page}, [])
    for name in ("Ana Reed", "Tom Hale", "Al Moss"):
        if name in text:
            shelf.state("mention", shelf.cite("a.txt", name), Mention("person", name))
    found = named_dead(page, shelf.statements)  # type: ignore[arg-type]  # all are mentions
    assert [m.value.name for m in found] == names


def test_a_toll_that_no_event_holds_is_a_row_only_where_no_event_has_one() -> None:
    made = market()
    account = made.accounts[0]
    stray = replace(account.findings[0], id="stray", event=None, best=1000.0)
    both = replace(made, accounts=(replace(account, findings=(*account.findings, stray)),))
    assert [r["best"] for r in table(both, "ucdp")] == ["8"]
    alone = replace(made, accounts=(replace(account, events=(), findings=(stray,)),))
    row = table(alone, "ucdp")[0]
    assert (row["best"], row["event_clarity"], row["tellings_event"]) == ("1000", "", "stray")


def test_an_event_with_no_time_and_no_toll_is_not_given_the_time_of_its_story() -> None:
    made = market()
    account = made.accounts[0]
    other = Event("talk", "Talks began", "talk")
    rows = table(replace(made, accounts=(replace(account, events=(*account.events, other)),)), "acled")
    assert [r["event_date"] for r in rows] == ["2031-05-03", ""]


def test_a_county_is_a_division_of_the_second_order() -> None:
    made = market(place=replace(TARNHOLM, name="Tarnholm County", precision="region"), where="Tarnholm County")
    account = made.accounts[0]
    findings = tuple(replace(f, about=replace(f.about, where="")) for f in account.findings)
    row = table(replace(made, accounts=(replace(account, findings=findings),)), "ucdp")[0]
    assert (row["where_prec"], row["adm_1"], row["adm_2"]) == ("3", "", "Tarnholm County")


def test_findings_are_rows_with_their_spans() -> None:
    made = reading()
    rows = table(made, "findings")
    assert [r["finding"] for r in rows] == [f.id for a in made.accounts for f in a.findings]
    hurt = rows[0]
    assert (hurt["low"], hurt["best"], hurt["high"], hurt["open_high"], hurt["status"]) == ("14", "16", "16", "yes", "disputed")
    documents = {d.name: d for d in made.documents}
    for place in hurt["spans"].split("; "):
        name, _, ends = place.partition("#char=")
        start, end = map(int, ends.split(","))
        assert documents[name].text[start:end] in {"At least 14 people", "Sixteen people"}


@pytest.mark.parametrize("columns", [c.name for c in COLUMNS])
def test_no_cell_of_captured_words_is_a_formula(columns: str) -> None:
    text = write(market(), "csv", Options(columns)).decode()
    for row in csv.reader(io.StringIO(text)):
        assert not any(cell[:1] in "=+@\t\r" for cell in row if cell)
    if columns == "ucdp":
        assert "'@Echo" in text or "Beacon;@Echo" in text


@pytest.mark.parametrize("cell, written", [
    ("=1+1", "'=1+1"), ("+44 20", "'+44 20"), ("-2 men", "'-2 men"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "x"), ("  =1", "'=1"), ("\r\n\t@x", "'@x"), ("\x1b[31m", "␛[31m"),
    ("＝1", "'＝1"), ("plain", "plain"), ("a=b", "a=b"), (-34.5, -34.5), (0, 0), (None, ""), ("", ""),
])
def test_words_that_a_spreadsheet_would_run_are_made_text(cell: cells.Cell, written: cells.Cell) -> None:
    assert guarded(cell) == written


def test_policy_follows_columns() -> None:
    assert [policy_of(c) for c in ("ucdp", "acled", "hxl", "findings", None)] == ["ucdp", "acled", None, None, None]


@pytest.mark.parametrize("form, columns", [("xls", "findings"), ("csv", "gdelt")])
def test_what_there_is_not_is_refused(form: str, columns: str) -> None:
    with pytest.raises(UsageError, match="choose one of"):
        write(market(), form, Options(columns))
