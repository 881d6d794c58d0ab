"""Pages of other sites: invented reports in the layouts of `pages`, what is kept of each, what is dropped, what it says of itself."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture

FOLDER = Path(__file__).parent / "pages"
TEXTS: dict[str, list[str]] = tomllib.loads((FOLDER / "texts.toml").read_text(encoding="utf-8"))
WANTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "wanted.toml").read_text(encoding="utf-8"))
PLACE = re.compile(r"(\w\w)\.(\d)")


def words(place: str) -> str:
    """The paragraph of a place ("en.1"); other words as they are."""
    match = PLACE.fullmatch(place)
    return TEXTS[match[1]][int(match[2])] if match else place


def read(name: str) -> Document:
    text = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    text = re.sub(r"\{\{(\w\w\.\d)\}\}", lambda m: words(m[1]), text)
    body = text.encode(WANTED[name].get("encoding", "utf-8"))
    document = clean_capture(Capture.of(body, name=f"{name}.html", media_type="text/html", url=WANTED[name].get("url")))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("name", WANTED)
def test_what_is_reporting(name: str) -> None:
    document, wanted = read(name), WANTED[name]
    assert [w for w in map(words, wanted["kept"]) if w not in document.body] == []
    assert [w for w in map(words, wanted.get("dropped", ())) if w in document.body] == []


@pytest.mark.parametrize("name", WANTED)
def test_what_a_page_says_of_itself(name: str) -> None:
    document, wanted = read(name), WANTED[name]
    found: dict[str, str | None] = {key: getattr(document, key) for key in ("byline", "outlet") if key in wanted}
    for key in ("published", "modified"):
        if key in wanted:
            when = getattr(document, key)
            found[key] = (when.earliest or "")[:len(wanted[key])] if when else None
    assert found == {key: wanted[key] for key in found}
    assert (document.title, document.language) == (words(wanted.get("title", "en.0")), wanted.get("language", "en"))


def test_every_layout_has_its_key() -> None:
    assert {path.stem for path in FOLDER.glob("*.html")} == set(WANTED)
