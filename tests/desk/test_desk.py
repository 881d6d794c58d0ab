"""What the desk does with captures that keep coming, the same on every database."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.press import add, desk_at, item, stream, unmined

from tellings.errors import UsageError
from tellings.following import meeting
from tellings.following.adding import Added, Run
from tellings.following.newsdesk import Desk
from tellings.model.documents import Capture, Rejection, make_id
from tellings.read.fetch import Departed

FIRE = "The tannery at Arvelund burned on Saturday night. Mayor Greta Amsel said the Arvelund tannery could not be saved."
FIRE_TOO = "Arvelund: tannery lost to flames\n\nFlames took the old Arvelund tannery on Saturday night, said Greta Amsel, its mayor."
VASE = "A vase from Corvale went on show in Brennick. Archaeologist Lotte Hansom dug it from a tomb of weavers."


def groups(desk: Desk) -> list[list[str]]:
    """The names of the outlets of each story, largest story first."""
    return sorted((sorted(d.outlet or d.name for d in desk.show(row.id).documents) for row in desk.stories()), key=lambda g: (-len(g), g))


def test_reports_of_one_happening_come_together_run_after_run(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE))
        add(desk, tmp_path, item("herald.example/1", VASE), at="2031-03-01T09:00")
        added = add(desk, tmp_path, item("times.example/1", FIRE_TOO), at="2031-03-01T10:00")
        assert groups(desk) == [["Post", "Times"], ["Herald"]]
        assert [desk.story(s).reports for s in added.stories] == [2]


def test_the_same_capture_twice_changes_nothing(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        first = add(desk, tmp_path, *stream(24))
        before = desk.stories(), desk.changes()
        again = add(desk, tmp_path, *stream(24), at="2031-03-02")
        assert (len(first.kept), len(again.kept), len(again.known), again.stories) == (24, 0, 24, [])
        assert (desk.stories(), desk.changes()) == before


def test_a_stream_of_many_stories_is_sorted_out(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, *stream(36))
        assert [len(g) for g in groups(desk)] == [3] * 12


def test_reports_that_are_no_longer_in_memory_are_asked_for(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting, "REMEMBERED", 4)
    with desk_at(url) as desk:
        for part in (stream(48)[:24], stream(48)[24:]):
            add(desk, tmp_path, *part)
        assert [len(g) for g in groups(desk)] == [4] * 12


@pytest.mark.parametrize("at", ["", "2031-03-01T08:00:00.000000+00:00"])
def test_of_two_versions_of_a_page_in_one_addition_the_later_counts(url: str, at: str) -> None:
    with desk_at(url) as desk:
        pages = [Capture.of((FIRE + f" So far, {n} carts came.").encode(), name="post", media_type="text/plain", url="https://post.example/1")
                 for n in range(8)]
        desk.add(pages, Run(desk.options, at, mine=unmined))
        assert "So far, 7 carts" in desk.show(desk.stories()[0].id).documents[0].text


def test_a_capture_that_cannot_be_read_costs_no_other(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        added = add(desk, tmp_path, {"url": "https://x.example", "text": ""}, item("post.example/1", FIRE))
        assert (len(added.kept), len(added.rejections)) == (1, 1)


def test_a_second_capture_of_a_page_is_a_version_of_it(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), item("times.example/1", FIRE_TOO))
        before = desk.stories()[0]
        added = add(desk, tmp_path, item("post.example/1", FIRE + " Nobody was hurt."), at="2031-03-01T12:00")
        after = desk.stories()
        assert [s.id for s in after] == [before.id]
        assert (after[0].reports, len(added.versions)) == (2, 1)
        assert "Post edited its report: 1 sentence added" in [c.change.text for c in desk.changes("", before.id)]


def test_other_furniture_is_no_edit(url: str, tmp_path: Path) -> None:
    page = "<html><body><article><h1>Fire</h1><p>{}</p><p>{}</p></article><footer>{}</footer></body></html>"
    with desk_at(url) as desk:
        for hour, footer in ((8, "Share this on Chirp"), (9, "Subscribe to our newsletter for 9 pounds")):
            add(desk, tmp_path, item("post.example/1", "", html=page.format(FIRE, FIRE_TOO, footer)), at=f"2031-03-01T0{hour}:00")
        kinds = [c.change.kind for c in desk.changes()]
        assert kinds == ["story"]
        assert desk.stories()[0].reports == 1


def test_an_older_capture_that_comes_late_takes_no_place(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE + " Two firemen were hurt.", fetched_at="2031-03-01T11:00:00Z"))
        added = add(desk, tmp_path, item("post.example/1", FIRE, fetched_at="2031-03-01T09:00:00Z"), at="2031-03-01T13:00")
        assert len(added.kept) == 1
        assert "Two firemen" in desk.show(desk.stories()[0].id).documents[0].text
        assert [c.change.kind for c in desk.changes()] == ["story"]


def test_a_page_that_is_gone_withdraws_its_report_and_may_come_back(url: str, tmp_path: Path) -> None:
    gone = "<html><head><title>Not found</title></head><body><p>404: page not found</p></body></html>"
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), item("times.example/1", FIRE_TOO))
        story = desk.stories()[0].id
        added = add(desk, tmp_path, item("post.example/1", "", html=gone), at="2031-03-01T12:00")
        assert len(added.withdrawn) == 1
        assert groups(desk) == [["Times"]]
        assert [c.change.kind for c in desk.changes("", story)] == ["story", "withdrawn"]
        add(desk, tmp_path, item("post.example/1", FIRE + " It is back."), at="2031-03-01T13:00")
        assert groups(desk) == [["Post", "Times"]]
        assert desk.stories()[0].id == story


def told(desk: Desk) -> list[str]:
    return [c.change.kind for c in desk.changes()]


def fetched(desk: Desk, body: str, hour: int) -> Added:
    """Adds what one address showed at an hour."""
    moment = f"2031-03-01T{hour}:00:00.000000+00:00"
    kind = "text/html" if body.startswith("<") else "text/plain"
    page = Capture.of(body.encode(), name="post", media_type=kind, url="https://post.example/1", fetched_at=moment)
    return desk.add([page], Run(desk.options, moment, mine=unmined))


def test_a_page_that_shows_an_earlier_text_again_counts_with_it(url: str, tmp_path: Path) -> None:
    first, second = FIRE, FIRE + " Nobody was hurt."
    with desk_at(url) as desk:
        fetched(desk, first, 10)
        fetched(desk, second, 11)
        again = fetched(desk, first, 12)
        assert (len(again.kept), len(again.known), len(again.versions), len(again.stories)) == (0, 1, 1, 1)
        assert "Nobody" not in desk.show(desk.stories()[0].id).documents[0].text
        assert told(desk) == ["story", "edited", "edited"]
        for hour in (10, 11, 12):  # what is older than what is known, or known, changes nothing
            assert not any(fetched(desk, body, hour).stories for body in (first, second) if (body, hour) != (second, 12))
        assert told(desk) == ["story", "edited", "edited"]
        assert desk.check() == []


def test_a_page_may_be_gone_and_back_many_times(url: str, tmp_path: Path) -> None:
    gone = "<html><head><title>Not found</title></head><body><p>404: page not found</p></body></html>"
    with desk_at(url) as desk:
        for hour, body in enumerate((FIRE, gone, FIRE, gone, gone, FIRE), 10):
            fetched(desk, body, hour)
            assert len(groups(desk)) == (body is FIRE)
        assert told(desk) == ["story", "withdrawn", "edited", "withdrawn", "edited"]
        assert desk.check() == []


def test_a_server_that_says_gone_withdraws_the_report_of_that_page_alone(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), item("times.example/1", FIRE_TOO))
        answers = [Rejection.of(f"https://{page}", reason, "the server answered so") for page, reason in (
            ("post.example/1", "gone"), ("times.example/1", "no reporting"), ("herald.example/1", "gone"))]
        added = desk.add(answers, Run(desk.options, "2031-03-01T12:00:00.000000+00:00"))
        assert (len(added.withdrawn), [r.name for r in added.rejections]) == (1, ["https://times.example/1", "https://herald.example/1"])
        assert groups(desk) == [["Times"]]
        assert desk.check() == []


def test_a_page_that_is_gone_is_known_by_the_address_that_it_was_led_to(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), item("times.example/1", FIRE_TOO))
        short, moved = "https://short.example/x", "https://times.example/gone"
        answers = [Departed(make_id("capture", name), name, "gone", "the server answered 404", where) for name, where in (
            (short, "https://post.example/1"), ("https://times.example/1", moved), (short + "y", moved + "y"))]
        added = desk.add(answers, Run(desk.options, "2031-03-01T12:00:00.000000+00:00"))
        assert (len(added.withdrawn), [r.name for r in added.rejections]) == (2, [short + "y"])
        assert desk.stories() == []
        assert desk.check() == []


def test_a_story_can_be_told_as_it_stood(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE))
        add(desk, tmp_path, item("times.example/1", FIRE_TOO), at="2031-03-01T10:00")
        story = desk.stories()[0].id
        assert len(desk.show(story).documents) == 2
        assert [d.outlet for d in desk.show(story, "2031-03-01T09:00:00.000000+00:00").documents] == ["Post"]
        with pytest.raises(UsageError, match="no report at that time"):
            desk.show(story, "2031-02-01T09:00:00.000000+00:00")


def test_time_only_goes_forward(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), at="2031-03-05")
        add(desk, tmp_path, item("times.example/1", FIRE_TOO), at="2031-03-01")
        moments = [c.at for c in desk.changes()]
        assert moments == sorted(moments)


def test_the_matter_that_comes_up_again_is_a_story_that_follows(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE))
        first = desk.stories()[0].id
        add(desk, tmp_path, item("times.example/1", FIRE_TOO.replace("Saturday night", "that night"), "2031-03-24"), at="2031-03-24")
        rows = {row.id: row.follows for row in desk.stories()}
        assert len(rows) == 2
        assert set(rows.values()) == {None, first}
        later = next(i for i in rows if i != first)
        assert [[r.id for r in side] for side in desk.around(first)] == [[], [later]]
        assert [[r.id for r in side] for side in desk.around(later)] == [[first], []]


def test_stories_are_listed_in_the_order_asked_for(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE), item("times.example/1", FIRE_TOO))
        add(desk, tmp_path, item("herald.example/1", VASE), at="2031-03-01T12:00")
        assert [s.reports for s in desk.stories()] == [1, 2]
        assert [s.reports for s in desk.stories(sort="reports")] == [2, 1]
        assert [s.reports for s in desk.stories(since="2031-03-01T11:00:00.000000+00:00")] == [1]
        with pytest.raises(UsageError, match="choose one of"):
            desk.stories(sort="colour")


def test_a_story_that_is_not_there_is_told(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", FIRE))
        for ask in (desk.show, desk.story, lambda name: desk.changes("", name)):
            with pytest.raises(UsageError, match="no story has this id"):
                ask("nothing")
