"""Stories that the desk takes apart by itself, the same on every database."""

from __future__ import annotations

from pathlib import Path

from tests.desk.press import add, desk_at, item
from tests.desk.test_desk import groups

from tellings.following.newsdesk import Desk

FIRES = (
    "The tannery at Arvelund burned on Saturday night. Mayor Greta Amsel said the Arvelund tannery could not be saved.",
    "Flames took the old Arvelund tannery on Saturday night, said Greta Amsel, its mayor. The tannery had stood since 1880.",
    "Arvelund mourns its tannery. Greta Amsel, the mayor, thanked those who fought the flames at the tannery on Saturday.",
    "Nothing is left of the tannery in Arvelund but a chimney, Mayor Greta Amsel said after the flames of Saturday night.",
)
VASES = (
    "A vase from Corvale went on show in Brennick. Archaeologist Lotte Hansom dug the Corvale vase from a tomb of weavers.",
    "Brennick shows the Corvale vase. Lotte Hansom, the archaeologist, found the vase in a tomb of weavers last spring.",
    "Weavers were buried with the vase that Lotte Hansom dug up at Corvale, now on show in Brennick.",
)
KEPT = {"Post0", "Post1", "Post2", "Post3"}


def reports(texts: tuple[str, ...], outlet: str) -> list[dict[str, str]]:
    return [item(f"{outlet}{n}.example/1", text) for n, text in enumerate(texts)]


def thrown_together(desk: Desk, folder: Path) -> tuple[str, str]:
    """A desk whose first reports of two happenings were put into one story by rule; its id, and that of the story that went into it."""
    for texts, outlet in ((FIRES[:3], "post"), (VASES, "herald")):
        add(desk, folder, *reports(texts, outlet))
    fire, vase = (next(h.story.id for h in desk.search(word)) for word in ("tannery", "vase"))
    with desk.store.writing() as writer:
        writer.place_units([u.number for u in writer.units_of(vase)], fire)
    return fire, vase


def test_a_story_whose_reports_fall_apart_is_split_and_says_so(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        fire, _ = thrown_together(desk, tmp_path)
        added = add(desk, tmp_path, item("post3.example/1", FIRES[3]), at="2031-03-01T10:00")
        now = {s: {d.outlet for d in desk.show(s).documents} for s in added.stories}
        assert now.pop(fire) == KEPT
        ((new, outlets),) = now.items()
        assert outlets == {"Herald0", "Herald1", "Herald2"}
        assert [c.change.text for c in desk.changes("", fire) if c.change.kind == "split"] == [
            f"3 reports went to a story of their own ({new}): all weighed together, another happening is told"]
        assert next(c.change.kind for c in desk.changes("", new)) == "split"


def test_what_was_split_stays_so_and_the_same_captures_change_nothing(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        thrown_together(desk, tmp_path)
        add(desk, tmp_path, item("post3.example/1", FIRES[3]), at="2031-03-01T10:00")
        before = desk.stories(), desk.changes()
        add(desk, tmp_path, *reports(FIRES, "post"), *reports(VASES, "herald"), at="2031-03-01T11:00")
        assert (desk.stories(), desk.changes()) == before
        both = f"{FIRES[0]} {VASES[0]}"
        add(desk, tmp_path, item("times.example/1", both), at="2031-03-01T12:00")
        assert not any({"Post0", "Herald0"} <= set(names) for names in groups(desk))


def test_what_a_person_joined_is_not_split(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, *reports(FIRES[:3], "post"), *reports(VASES, "herald"))
        fire, vase = (next(h.story.id for h in desk.search(word)) for word in ("tannery", "vase"))
        desk.merge([fire, vase], "ann")
        add(desk, tmp_path, item("post3.example/1", FIRES[3]), at="2031-03-01T10:00")
        assert [len(names) for names in groups(desk)] == [7]
        assert not [c for c in desk.changes() if c.change.kind == "split"]


def test_a_person_may_join_what_the_desk_took_apart(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        fire, _ = thrown_together(desk, tmp_path)
        added = add(desk, tmp_path, item("post3.example/1", FIRES[3]), at="2031-03-01T10:00")
        desk.merge([fire, *(s for s in added.stories if s != fire)], "ann")
        more = reports(tuple(f"{text} So it was told again on Sunday." for text in (*FIRES, *VASES)), "late")
        add(desk, tmp_path, *more, at="2031-03-01T12:00")
        assert {"Post0", "Herald0"} <= set(groups(desk)[0])


def test_a_story_that_nobody_was_told_yet_is_split_without_a_word(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        fire, _ = thrown_together(desk, tmp_path)
        with desk.store.writing() as writer:
            writer.update_story(fire, settled=0)
        add(desk, tmp_path, item("post3.example/1", FIRES[3]), at="2031-03-01T10:00")
        assert sorted(KEPT) in groups(desk)
        assert not [c for c in desk.changes() if c.change.kind == "split"]
