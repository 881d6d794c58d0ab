"""GeoJSON, JSON-LD, Web Annotations, Atom, Parquet: their structure, and hostile words in them."""

from __future__ import annotations

import builtins
import html
import io
import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.render.exports.stories import market
from tests.render.fixture import Made, reading

from tellings.errors import UsageError
from tellings.model.accounts import Moment
from tellings.model.changes import Change, Logged
from tellings.model.when import When
from tellings.render.exports import COLUMNS, EXPORTS, Options, write
from tellings.render.exports.atom import Entry, Quoted, changes, feed, instant

ATOM = "{http://www.w3.org/2005/Atom}"


def tree(form: str, made: Made | None = None) -> dict[str, Any]:
    """The JSON of an export."""
    parsed: dict[str, Any] = json.loads(write(made or reading(), form, Options()))
    return parsed


def test_geojson_is_a_collection_of_points_in_the_order_longitude_latitude() -> None:
    found = tree("geojson")
    assert found["type"] == "FeatureCollection"
    kinds = [f["properties"]["type"] for f in found["features"]]
    assert kinds == ["place", "event"]
    assert len({f["id"] for f in found["features"]}) == 2
    for feature in found["features"]:
        assert feature["type"] == "Feature"
        assert feature["geometry"] == {"type": "Point", "coordinates": [-4.02, 57.61]}
        assert feature["properties"]["precision"] == "settlement"
    event = found["features"][1]["properties"]
    assert event["tolls"]["injure"] == {"low": 14, "best": 16, "high": 16, "status": "disputed"}
    assert event["earliest"] == "2025-11-11T18:00:00+00:00"


def test_jsonld_has_every_report_and_a_live_blog_for_every_story() -> None:
    found = tree("jsonld")
    assert found["@context"] == "https://schema.org"
    by_type: dict[str, list[dict[str, Any]]] = {}
    for node in found["@graph"]:
        by_type.setdefault(node["@type"], []).append(node)
    assert set(by_type) == {"NewsArticle", "LiveBlogPosting"}
    articles = {a["@id"] for a in by_type["NewsArticle"]}
    assert len(articles) == 4
    ferry = by_type["LiveBlogPosting"][0]
    assert {b["@id"] for b in ferry["isBasedOn"]} < articles
    updates = ferry["liveBlogUpdate"]
    assert [u["@type"] for u in updates] == ["BlogPosting"] * 3
    assert "datePublished" not in updates[0]  # a night is no moment
    assert updates[1]["datePublished"] == "2025-11-12T06:15:00+00:00"
    assert "temporalCoverage" not in updates[2]
    assert None not in [v for node in found["@graph"] for v in node.values()]


def test_annotations_select_by_position_and_quotation() -> None:
    made = reading()
    found = tree("annotations", made)
    items = found["first"]["items"]
    assert found["type"] == "AnnotationCollection"
    assert found["total"] == len(items) == len(made.statements)
    texts = {d.text_sha256: d.text for d in made.documents}
    for item in items:
        text = texts[item["target"]["tellings:textSha256"]]
        position, quotation = item["target"]["selector"]
        assert (position["type"], quotation["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        start, end = position["start"], position["end"]
        assert text[start:end] == quotation["exact"]
        assert text[:start].endswith(quotation["prefix"])
        assert text[end:].startswith(quotation["suffix"])
        assert re.fullmatch(r"urn:tellings:statement:[a-z2-7]{12}", item["id"])


def test_atom_has_what_the_standard_asks_of_every_entry() -> None:
    made = reading()
    root = ET.fromstring(write(made, "atom", Options()))  # noqa: S314  what is parsed was made here
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == sum(len(a.findings) + len(a.timeline) for a in made.accounts)
    ids = [e.findtext(f"{ATOM}id") for e in entries]
    assert len(set(ids)) == len(ids)
    times = [e.findtext(f"{ATOM}updated") or "" for e in entries]
    assert times == sorted(times, reverse=True)
    assert root.findtext(f"{ATOM}updated") == times[0]
    assert all(datetime.fromisoformat(t).tzinfo for t in times)
    assert all(e.findtext(f"{ATOM}title") for e in entries)


@pytest.mark.parametrize("form", ["atom", "jsonld"])
def test_entries_keep_their_ids_when_others_come_before_them(form: str) -> None:
    def ids(made: Made) -> set[str]:
        body = write(made, form, Options()).decode()
        return set(re.findall(r"<id>(.*?)</id>" if form == "atom" else r'"@id": "(.*?)"', body))

    made = reading()
    account = made.accounts[0]
    first = Moment(None, "A gull was seen.", None, (made.documents[0].cite(0, 5),))
    more = replace(made, accounts=(replace(account, timeline=(first, *account.timeline)), *made.accounts[1:]))
    assert ids(made) < ids(more)


def test_a_feed_of_plain_records_escapes_hostile_words_twice() -> None:
    bad = "<script>alert(1)</script> ]]> & \x00\x0b\ud800"
    entry = Entry("urn:x:1", bad, bad, "2031-05-03T10:00:00Z", "change", (Quoted(bad, bad, "javascript:alert(1)"),
                                                                       Quoted("w", "s", "https://example.org/?a=1&b=\"2\"")))
    root = ET.fromstring(feed("urn:x", bad, [entry]))  # noqa: S314  what is parsed was made here
    content = root.findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert "<script" not in content
    assert "<script>alert(1)</script>" in html.unescape(content)
    assert "javascript:" not in content
    assert "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">s</a>" in content


def test_changes_of_a_desk_are_a_feed() -> None:
    cite = reading().documents[0].cite(0, 8)
    log = [Logged(n, f"2031-05-0{n}T10:00:00+00:00", "s1", n, Change("figure", f"Killed: {n} & more", "1", str(n), ("Echo",), (cite,)))
           for n in (1, 2)]
    root = ET.fromstring(changes(log, {"s1": "Ferries <collide>"}))  # noqa: S314  what is parsed was made here
    entries = root.findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}title") for e in entries] == ["Killed: 2 & more", "Killed: 1 & more"]
    assert entries[0].findtext(f"{ATOM}updated") == root.findtext(f"{ATOM}updated") == "2031-05-02T10:00:00Z"
    content = entries[0].findtext(f"{ATOM}content") or ""
    assert "Ferries &lt;collide&gt;: Killed: 2 &amp; more" in content
    assert f"“{cite.text}” (Echo)" in content


@pytest.mark.parametrize("earliest, told", [
    ("2031-05-03", "2031-05-03T00:00:00Z"), ("2031-05-03T10:00:00+03:00", "2031-05-03T07:00:00Z"), (None, ""), ("soon", ""),
])
def test_instants_of_a_feed_are_in_utc(earliest: str | None, told: str) -> None:
    assert instant(When(earliest)) == told


def test_parquet_holds_every_statement() -> None:
    from pyarrow import parquet

    made = reading()
    rows = parquet.read_table(io.BytesIO(write(made, "parquet", Options()))).to_pylist()
    assert [r["id"] for r in rows] == [s.id for s in made.statements]
    texts = {d.id: d.text for d in made.documents}
    assert all(texts[r["document"]][r["start"]:r["end"]] == r["text"] for r in rows)
    assert {r["low"] for r in rows if r["kind"] != "figure"} == {None}
    assert json.loads(rows[0]["value"])


def test_parquet_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"pip install 'tellings\[parquet\]'"):
        write(reading(), "parquet", Options())


@pytest.mark.parametrize("form", [e.name for e in EXPORTS if e.text])
def test_text_formats_are_the_same_bytes_for_the_same_reading_and_end_no_script(form: str) -> None:
    first = write(market(), form, Options())
    assert first == write(market(), form, Options())
    if form in ("geojson", "jsonld", "annotations", "atom"):
        assert b"<script" not in write(reading(), form, Options())


@pytest.mark.parametrize("name", [*(e.name for e in EXPORTS), *(c.name for c in COLUMNS)])
def test_every_format_and_table_is_in_the_guide(name: str) -> None:
    guide = (Path(__file__).resolve().parents[3] / "docs" / "howto.md").read_text(encoding="utf-8")
    assert f"`{name}`" in guide or f"--format {name}" in guide or f'"{name}"' in guide
