"""The readings of the examples that ship with tellings, against keys written by hand."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

import tellings

SETS = ("harbour-fire", "bridge-opening")
KEYS: dict[str, Any] = {name: json.loads((Path(__file__).parent / "keys" / f"{name}.json").read_text("utf-8")) for name in SETS}
ROLES = {"hurt": "injure", "wound": "injure"}


@cache
def folder(name: str) -> Path:
    return Path(str(resources.files("tellings"))) / "examples" / name


@cache
def reading(name: str) -> Any:
    return json.loads(tellings.read([folder(name)]).to_json(with_texts=True))


def rows(field: str) -> list[Any]:
    """(set, item) of a field of every key, one test each."""
    return [pytest.param(name, item, id=f"{name}: {label(item)}") for name in SETS for item in KEYS[name][field]]


def label(item: Any) -> str:
    if isinstance(item, dict):
        return str(next(item[key] for key in ("what", "post", "name", "starts", "text", "numbers") if key in item))
    return str(item)


def document(name: str, file: str) -> Any:
    return next(d for d in reading(name)["documents"] if Path(d["name"]).name == file)


def files(name: str, ids: list[str]) -> list[str]:
    return sorted(Path(d["name"]).name for d in reading(name)["documents"] if d["id"] in ids)


def post_titles(name: str, posts: list[Any]) -> set[str]:
    """The first line of each post that is not its stamp."""
    titles = set()
    for member in posts:
        owner = next(d for d in reading(name)["documents"] if d["id"] == member["document"])
        post = next(p for p in owner["posts"] if p["id"] == member["post"])
        titles.add(heading(owner["text"][post["start"]:post["end"]]))
    return titles


def heading(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next((line for line in lines if not line.endswith("GMT")), "")


def story(name: str, number: int = 0) -> Any:
    wanted = KEYS[name]["stories"][number]
    for candidate in reading(name)["stories"]:
        if files(name, candidate["documents"]) == wanted["documents"]:
            return candidate
    pytest.fail(f"no story of {wanted['documents']}")


@pytest.mark.parametrize("name", SETS)
def test_every_report_is_read(name: str) -> None:
    assert [r["name"] for r in reading(name)["rejections"]] == []
    assert files(name, [d["id"] for d in reading(name)["documents"]]) == KEYS[name]["documents"]


@pytest.mark.parametrize(("name", "page"), rows("pages"))
def test_a_page_knows_its_title_outlet_author_and_day(name: str, page: dict[str, Any]) -> None:
    found = document(name, page["name"])
    for field in ("title", "outlet", "byline"):
        if field in page:
            assert found[field] == page[field]
    if "published" in page:
        assert found["published"]["earliest"][:10] == page["published"]
    if page["posts"] == 0:
        assert found["posts"] == []
    else:
        assert len(found["posts"]) in (page["posts"], page["posts"] + 1)  # what stands before the first stamp may be a post


@pytest.mark.parametrize(("name", "stamp"), rows("stamps"))
def test_a_post_has_its_time_also_across_midnight(name: str, stamp: dict[str, str]) -> None:
    owner = document(name, stamp["name"])
    post = next(p for p in owner["posts"] if heading(owner["text"][p["start"]:p["end"]]) == stamp["post"])
    assert post["when"]["earliest"].startswith(stamp["earliest"])


@pytest.mark.parametrize(("name", "number"), [(name, n) for name in SETS for n in range(len(KEYS[name]["stories"]))])
def test_stories_origins_and_credits(name: str, number: int) -> None:
    wanted, found = KEYS[name]["stories"][number], story(name, number)
    titles = post_titles(name, found["posts"])
    assert len(reading(name)["stories"]) == len(KEYS[name]["stories"])
    assert not titles & set(wanted.get("without_posts", ()))
    if "posts" in wanted:
        assert titles == set(wanted["posts"])
    assert found["counts"]["origins"] == wanted["origins"]
    groups = [files(name, o["documents"]) for o in found["lineage"]["origins"] if len(o["documents"]) > 1]
    assert groups == wanted.get("origin_groups", [])
    credits_found = sorted([*files(name, [c["document"]]), c["agency"]] for c in found["lineage"]["credits"])
    assert credits_found == wanted.get("credits", [])


def fits(finding: dict[str, Any], wanted: dict[str, Any], statements: dict[str, Any]) -> bool:
    """Whether a finding is the one the key means: by role, scope, unit and what is counted; its values are checked apart."""
    about = {"counted": "", "role": "", "unit": "", "scope": "event", **finding["about"]}
    counted = {about["counted"].lower(), *(statements[s]["value"].get("counted", "").lower() for s in finding["statements"])}
    if "roles" in wanted and ROLES.get(about["role"], about["role"]) not in wanted["roles"]:
        return False
    if "scope" in wanted and about["scope"] != wanted["scope"]:
        return False
    if "unit" in wanted and about["unit"].lower() not in wanted["unit"].lower().split("|"):
        return False
    if "counted" in wanted and not any(part in c if part else c == "" for part in wanted["counted"].split("|") for c in counted):
        return False
    return "statement" not in wanted or any(wanted["statement"] in sentence(statements[s]) for s in finding["statements"])


def sentence(statement: dict[str, Any]) -> str:
    for name in SETS:
        for owner in reading(name)["documents"]:
            if owner["id"] == statement["document"]:
                return str(owner["text"][statement["sentence"]["start"]:statement["sentence"]["end"]])
    return ""


def ends(finding: dict[str, Any]) -> set[float]:
    return {v[end] for v in finding["versions"] for end in ("low", "high") if v[end] is not None}


@pytest.mark.parametrize(("name", "wanted"), rows("findings"))
def test_a_finding_says_what_the_reports_say(name: str, wanted: dict[str, Any]) -> None:
    statements = {s["id"]: s for s in reading(name)["statements"]}
    findings = [f for f in story(name, wanted.get("story", 0))["findings"] if fits(f, wanted, statements)]
    found = [f for f in findings if set(wanted["values"]) <= ends(f)]
    assert len(found) == 1, [(f["title"], sorted(ends(f)), f["status"]) for f in findings]
    for field in ("low", "best", "high", "open_high"):
        if field in wanted:
            assert found[0][field] == wanted[field], field
    assert found[0]["status"] in wanted.get("status", [found[0]["status"]])
    assert not ends(found[0]) & set(wanted.get("never", ()))


@pytest.mark.parametrize(("name", "wanted"), rows("relations"))
def test_sums_are_checked(name: str, wanted: dict[str, Any]) -> None:
    relations = [r for f in story(name)["findings"] for r in f["relations"] if r["holds"] == wanted["holds"]]
    if "text" in wanted:
        assert wanted["text"] in [r["text"] for r in relations]
    else:
        assert any(all(n in r["text"] for n in wanted["numbers"]) for r in relations), [r["text"] for r in relations]


@pytest.mark.parametrize(("name", "wanted"), rows("conflicts"))
def test_a_conflict_is_told(name: str, wanted: dict[str, Any]) -> None:
    conflicts = [c for c in story(name)["conflicts"] if c["kind"] == wanted["kind"]]
    assert any(all(word in c["text"] for word in wanted["words"]) for c in conflicts), [c["text"] for c in conflicts]


@pytest.mark.parametrize(("name", "words"), rows("no_conflict"))
def test_no_false_conflict_is_told(name: str, words: list[str]) -> None:
    assert [c["text"] for c in story(name)["conflicts"] if all(word in c["text"] for word in words)] == []


@pytest.mark.parametrize(("name", "wanted"), rows("utterances"))
def test_an_utterance_is_one_in_all_its_wordings(name: str, wanted: dict[str, Any]) -> None:
    statements = {s["id"]: s for s in reading(name)["statements"]}
    texts = {d["id"]: d["text"] for d in reading(name)["documents"]}

    def printed(statement: dict[str, Any]) -> str:
        pieces = statement["value"]["content"]
        return " ".join(texts[statement["document"]][p["start"]:p["end"]] for p in pieces).strip("“”\"‘’ ")

    found = [u for u in story(name)["utterances"] if any(printed(statements[v]).startswith(wanted["starts"]) for v in u["variants"])]
    assert len(found) == 1, [u["variants"] for u in found]
    assert found[0]["speaker"]["name"] == wanted["speaker"]
    assert len({statements[v]["document"] for v in found[0]["variants"]}) == wanted["reports"]


@pytest.mark.parametrize(("name", "wanted"), rows("people"))
def test_a_person_is_one_in_all_spellings(name: str, wanted: dict[str, Any]) -> None:
    surname = wanted["name"].split()[-1]
    people = [p for p in story(name)["people"] if any(surname in v["text"] for v in p["variants"])]
    assert [p["name"] for p in people] == [wanted["name"]]
    assert set(wanted["variants"]) <= {v["text"] for v in people[0]["variants"]}


@pytest.mark.parametrize(("name", "word"), rows("no_people"))
def test_what_is_no_one_is_not_among_the_people(name: str, word: str) -> None:
    assert word not in [p["name"] for s in reading(name)["stories"] for p in s["people"] if p["type"] in {"person", "organisation"}]


@pytest.mark.parametrize(("name", "words"), rows("never"))
def test_furniture_is_nowhere_in_an_account(name: str, words: str) -> None:
    assert words not in json.dumps(reading(name)["stories"], ensure_ascii=False)
    assert [s["span"]["text"] for s in reading(name)["statements"] if words in s["span"]["text"]] == []
