"""Live blogs on a desk: their posts go to the stories they tell."""

from __future__ import annotations

from pathlib import Path

from tests.desk.press import add, desk_at, item
from tests.desk.test_desk import VASE

OPENING = """Dam at Ilvermark gives way

10:05
The dam above Ilvermark gave way this morning and the river Ilver broke into the lower town, the mayor of Ilvermark, Rosa Teel, said.

10:20
Rescue crews with boats have reached the flooded lower town of Ilvermark. Rosa Teel asks all who live by the river Ilver to leave at once.

10:45
Two people were killed when the Ilver flooded a mill below the dam of Ilvermark, mayor Teel said.
"""
STRAY = """
11:10
In Brennick the museum has unveiled a vase dug from a tomb at Corvale by the archaeologist Lotte Hansom. The Corvale vase shows weavers.
"""
LATER = """
11:40
The lower town of Ilvermark is empty now, says Rosa Teel; the dam above the river Ilver will not be mended this year.
"""


def test_posts_on_another_matter_go_to_its_story(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("herald.example/vase", VASE))
        add(desk, tmp_path, item("live.example/dam", OPENING + STRAY, title="Dam at Ilvermark: live"), at="2031-03-01T11:20")
        stories = {row.title: desk.show(row.id) for row in desk.stories()}
        assert len(stories) == 2
        vase = next(o for o in stories.values() if any(d.outlet == "Herald" for d in o.documents))
        assert sorted(d.outlet or "" for d in vase.documents) == ["Herald", "Live"]
        live = next(d for d in vase.documents if d.outlet == "Live")
        assert ["11:10" in live.text[p.start:p.end] for p in live.posts if p.id in {m.post for m in vase.accounts[0].posts}] == [True]


def test_a_live_blog_that_goes_on_stays_in_its_stories(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("herald.example/vase", VASE))
        for hour, text in ((11, OPENING), (12, OPENING + STRAY), (13, OPENING + STRAY + LATER)):
            add(desk, tmp_path, item("live.example/dam", text, title="Dam at Ilvermark: live"), at=f"2031-03-01T{hour}:30")
        rows = desk.stories()
        assert sorted(row.reports for row in rows) == [1, 2]
        assert desk.check() == []
