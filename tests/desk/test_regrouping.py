"""Stories that a person joins or takes apart, searching, and looking after the desk: the same on every database."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.desk.press import add, desk_at, item, stream
from tests.desk.test_desk import FIRE, FIRE_TOO, VASE, groups

from tellings.errors import DeskError, UsageError
from tellings.store.store import Store

LATER = "Arvelund tannery fire: Greta Amsel thanks all who fought the flames on Saturday night at the old Arvelund tannery."


def test_merged_stories_are_one_and_the_old_id_leads_there(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), item("herald.example/1", VASE))
        fire, vase = (next(h.story.id for h in desk.search(word)) for word in ("tannery", "vase"))
        desk.merge([fire, vase], "ann")
        assert groups(desk) == [["Herald", "Post"]]
        assert desk.story(vase).id == fire
        assert desk.show(vase).accounts[0].id == fire
        told = [c.change.text for c in desk.changes("", fire) if c.change.kind == "merged"]
        assert [line.partition("(")[2] for line in told] == [f"{vase}) was merged into this story by ann"]


def test_what_a_person_took_apart_stays_apart(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), item("times.example/1", FIRE_TOO))
        story = desk.stories()[0].id
        old, new = desk.split(story, ["https://times.example/1"], "ann")
        assert groups(desk) == [["Post"], ["Times"]]
        add(desk, tmp_path, item("herald.example/9", LATER), at="2031-03-01T11:00")
        add(desk, tmp_path, item("times.example/1", FIRE_TOO + " It burned for hours."), at="2031-03-01T12:00")
        apart = {tuple(sorted(d.outlet or "" for d in desk.show(s).documents)) for s in (old.id, new.id)}
        assert not any({"Post", "Times"} <= set(names) for names in apart), apart
        assert any("Times" in names for names in apart)


def test_without_a_person_the_bridging_report_joins_the_two(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), item("times.example/1", FIRE_TOO))
        add(desk, tmp_path, item("herald.example/9", LATER), at="2031-03-01T11:00")
        assert groups(desk) == [["Herald", "Post", "Times"]]


def test_what_a_story_follows_goes_with_the_report_that_took_it_up(url: str, tmp_path: Path) -> None:
    again, later = FIRE_TOO.replace("Saturday night", "that night"), LATER.replace("Saturday night", "that night")
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE))
        first = desk.stories()[0].id
        add(desk, tmp_path, item("times.example/1", again, "2031-03-24"), at="2031-03-24")
        add(desk, tmp_path, item("herald.example/9", later, "2031-03-25"), at="2031-03-25")
        (second,) = (row for row in desk.stories() if row.follows)
        assert (second.follows, second.reports) == (first, 2)
        _, other = desk.split(second.id, ["https://herald.example/9"], "ann")
        assert other.follows is None
        desk.merge([second.id, other.id], "ann")
        left, taken = desk.split(second.id, ["https://times.example/1"], "ann")
        assert (left.follows, taken.follows) == (first, first)


def test_a_report_is_moved(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), item("times.example/1", FIRE_TOO), item("herald.example/1", VASE))
        vase = next(h.story.id for h in desk.search("vase"))
        desk.move(["https://times.example/1"], vase, "ann")
        assert groups(desk) == [["Herald", "Times"], ["Post"]]
        with pytest.raises(UsageError, match="in that story already"):
            desk.move(["https://times.example/1"], vase, "ann")


def test_a_judgement_holds_on_to_page_and_words(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), item("times.example/1", FIRE_TOO))
        desk.split(desk.stories()[0].id, ["https://times.example/1"], "ann")
        with desk.store.reading() as reader:
            anchors = [a for s in desk.stories() for a in reader.anchors_of(s.id)]
            rows = reader.judged(anchors)
        assert [(row.judge, row.verdict) for row in rows] == [("ann", False)]


@pytest.mark.parametrize("reports, why", [
    (["nothing"], "no such report"), (["https://times.example/1", "https://post.example/1"], "leave one in the story"),
    (["items.jsonl"], "items.jsonl"),
])
def test_what_cannot_be_split_is_told(tmp_path: Path, reports: list[str], why: str) -> None:
    with desk_at(str(tmp_path / "desk.sqlite")) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), item("times.example/1", FIRE_TOO))
        before = desk.stories()
        with pytest.raises(UsageError, match=why):
            desk.split(before[0].id, reports, "ann")
        assert desk.stories() == before


def test_one_story_cannot_be_merged_alone(tmp_path: Path) -> None:
    with desk_at(str(tmp_path / "desk.sqlite")) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE))
        story = desk.stories()[0].id
        with pytest.raises(UsageError, match="two stories or more"):
            desk.merge([story, story], "ann")


@pytest.mark.parametrize("query, names, words", [
    ("tannery", ["Post", "Times"], "tannery"), ('"old Arvelund"', ["Times"], "old Arvelund"), ("weavers", ["Herald"], "weavers"),
    ("vase OR flames", ["Herald", "Times"], ""), ("tannery -flames", ["Post"], "tannery"), ("submarine", [], ""),
])
def test_a_search_gives_the_passage(url: str, tmp_path: Path, query: str, names: list[str], words: str) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), item("times.example/1", FIRE_TOO), item("herald.example/1", VASE))
        hits = desk.search(query)
        assert sorted(hit.name for hit in hits) == names
        for hit in hits:
            assert hit.passage is not None
            assert words in hit.passage.text


def test_a_replaced_version_is_not_found(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE + " Submarines helped."))
        add(desk, tmp_path, item("post.example/1", FIRE), at="2031-03-01T10:00")
        assert desk.search("submarines") == []
        assert len(desk.search("tannery")) == 1


def test_a_sound_desk_is_called_sound_and_a_damaged_one_is_not(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, *stream(12))
        assert desk.check() == []
        with desk.store.engine.begin() as connection:
            connection.execute(text("UPDATE units SET story = 'nowhere' WHERE number = 1"))
            body, other = connection.execute(text("SELECT body FROM captures ORDER BY id LIMIT 2")).scalars()
            connection.execute(text("UPDATE captures SET body = :b WHERE body = :o"), {"b": body, "o": other})
        faults = "\n".join(desk.check())
        assert "nowhere has reports and is not there" in faults
        assert "not those that were fetched" in faults


def test_a_record_that_cannot_be_read_is_named_by_check(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, *stream(12))
        with desk.store.engine.begin() as connection:
            broken = connection.execute(text("SELECT id FROM documents ORDER BY id LIMIT 1")).scalar()
            connection.execute(text("UPDATE documents SET record = :r WHERE id = :i"), {"r": b"no record", "i": broken})
            untold = connection.execute(text("SELECT id FROM stories ORDER BY id LIMIT 1")).scalar()
            connection.execute(text("UPDATE stories SET account = :r WHERE id = :i"), {"r": zlib.compress(b"{}"), "i": untold})
        assert [f.split(":")[0] for f in desk.check()] == [f"capture {broken}", f"story {untold}"]
        with pytest.raises(DeskError, match="tellings desk check says which"):
            desk.show(str(untold))


def test_a_backup_is_the_same_desk(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, *stream(24))
        target = str(tmp_path / "copy.sqlite")
        assert desk.backup(target) > 100
        with desk_at(target) as copy:
            assert copy.stories() == desk.stories()
            assert copy.changes() == desk.changes()
            assert copy.check() == []
            assert {h.document for h in copy.search("lighthouse")} == {h.document for h in desk.search("lighthouse")}
            assert dict(copy.info().counts) == dict(desk.info().counts)
            again = add(copy, tmp_path, *stream(36), at="2031-03-01T12:00")
            assert (len(again.kept), len(again.known)) == (12, 24)
        with pytest.raises(UsageError, match="name a new one"):
            desk.backup(target)


def test_a_desk_moves_to_a_server(postgresql: str, tmp_path: Path) -> None:
    from tests.databases import new_database

    with desk_at(str(tmp_path / "desk.sqlite")) as desk:
        add(desk, tmp_path, *stream(12))
        server = new_database(postgresql, "moved")
        desk.backup(server)
        with desk_at(server) as moved:
            assert moved.stories() == desk.stories()
            add(moved, tmp_path, *stream(24), at="2031-03-01T12:00")
            assert moved.check() == []
            assert sum(row.reports for row in moved.stories()) == 24


def test_what_a_stopped_run_left_untold_is_told_by_the_next(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE))
        with Store.open(url) as store, store.writing() as writer:
            row = desk.stories()[0]
            writer.put_membership(row.id, row.version + 1, row.changed, writer.membership(row.id, row.version))
            writer.update_story(row.id, version=row.version + 1)
        assert desk.info().unsettled == 1
        add(desk, tmp_path, item("herald.example/1", VASE), at="2031-03-01T12:00")
        assert desk.info().unsettled == 0
