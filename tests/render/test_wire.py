"""reading.json: round trip, size, names and schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.render.fixture import reading

from tellings.errors import NotAReading
from tellings.render import wire
from tellings.render.schema import schema

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("with_texts", [False, True])
def test_round_trip(with_texts: bool) -> None:
    file = wire.record(reading(), with_texts=with_texts)
    text = wire.dump(file)
    assert wire.load(text) == file
    assert wire.dump(wire.load(text)) == text


def test_same_reading_same_bytes() -> None:
    assert wire.to_json(reading()) == wire.to_json(reading())


def test_names_are_those_of_the_contract() -> None:
    tree = json.loads(wire.to_json(reading(), with_texts=True))
    assert list(tree) == ["schema", "made_with", "captures", "documents", "rejections", "statements", "stories"]
    assert tree["made_with"]["kinds"] == {"figure": "1", "quote": "1"}
    story = tree["stories"][0]
    assert set(story) >= {"id", "title", "when", "documents", "posts", "counts", "brief", "events", "findings", "utterances",
                          "conflicts", "timeline", "people", "places", "lineage", "resolved"}
    assert story["brief"][1]["derived"][0] == {"start": 74, "end": 77, "from": "a count of reports"}
    assert set(story["lineage"]["passages"][0]) == {"from", "to", "score"}
    assert set(story["findings"][1]["versions"][2]["derived"]) == {"rule", "from"}


def test_spans_are_read_back_from_the_texts() -> None:
    tree = json.loads(wire.to_json(reading(), with_texts=True))
    texts = {d["id"]: d["text"] for d in tree["documents"]}
    for statement in tree["statements"]:
        span = statement["span"]
        assert texts[span["document"]][span["start"]:span["end"]] == span["text"]


def test_statements_leave_out_defaults_but_not_open_ends() -> None:
    tree = json.loads(wire.to_json(reading()))
    at_least = next(s for s in tree["statements"] if s["value"].get("bound") == "at_least")
    assert at_least["value"]["low"] == 14
    assert at_least["value"]["high"] is None
    assert not {"modality", "notes", "when"} & set(at_least)
    assert "text" not in tree["documents"][0]


def test_bytes_only_where_they_differ() -> None:
    tree = json.loads(wire.to_json(reading()))
    assert any("bytes" in s["span"] for s in tree["statements"])
    assert any("bytes" not in s["span"] for s in tree["statements"])


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema":"tellings.reading/9"}', "[" * 100_000])
def test_what_is_no_reading_is_refused_in_words(text: str) -> None:
    with pytest.raises(NotAReading, match="not a"):
        wire.load(text)


def test_published_schema_is_that_of_the_code() -> None:
    assert (ROOT / "docs" / "reading.schema.json").read_text(encoding="utf-8") == schema()
