"""What a desk learns of an outlet's template while reports come. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import event
from tests.desk.press import add, desk_at, item

from tellings.following.newsdesk import Desk

APP = "Our reporters bring the valley to your telephone every morning before breakfast is on the table."
ARTICLES = (
    ("ferry", "The harbour master of Ellery said that the ferry Kittiwake would stay in port until divers had looked at her hull."),
    ("bread", "Judges at the county show praised the dark crust of a loaf baked by Tilda Orme in her grandmother's oven in Marn."),
    ("runway", "Opponents of the airport cheered in the gallery at Pellan when the second runway fell by eleven votes to nine."),
    ("owls", "Three barn owls hatched in the belfry of Torsk, where the parish had put up boxes after the great storm of winter."),
)


def paper(name: str, line: str = APP, host: str = "echo.example", more: str = "") -> dict[str, str]:
    text = dict(ARTICLES)[name]
    return item(f"{host}/{name}", f"News of the {name}\n\n{text}\n{more}{line}\nA further report will be printed on Thursday at noon.")


def bodies(desk: Desk) -> dict[str, bool]:
    """Of each page whether the line is still reporting."""
    found = (d for row in desk.stories() for d in desk.show(row.id).documents)
    return {(d.url or "").rpartition("/")[2]: APP in d.body for d in found}


def test_what_three_reports_printed_is_furniture_of_the_fourth_alone(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        for name in ("ferry", "bread"):
            add(desk, tmp_path, paper(name))
        before = bodies(desk), desk.changes()
        for name in ("runway", "owls"):
            add(desk, tmp_path, paper(name))
        assert bodies(desk) == {"ferry": True, "bread": True, "runway": False, "owls": False}
        assert desk.changes()[:len(before[1])] == before[1], "what is kept stays as it was"


def test_it_is_the_same_in_one_batch_as_over_days_and_twice_changes_nothing(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, *map(paper, ("ferry", "bread", "runway")))
        assert bodies(desk) == {"ferry": False, "bread": False, "runway": False}
        again = add(desk, tmp_path, *map(paper, ("ferry", "bread", "runway")), at="2031-03-02")
        assert len(again.known) == 3
        add(desk, tmp_path, paper("owls"), at="2031-03-03")
        assert bodies(desk)["owls"] is False


@pytest.mark.parametrize(
    "earlier",
    [
        pytest.param([paper("ferry")], id="two reports"),
        pytest.param([paper("ferry"), paper("bread", host="times.example")], id="another host"),
        pytest.param([paper(n, host=f"{n}.example") for n, _ in ARTICLES[:3]], id="three outlets"),
        pytest.param([paper("ferry"), paper("ferry", more="The divers came at dusk.\n")], id="a version of one page"),
    ],
)
def test_too_little_teaches_nothing(url: str, tmp_path: Path, earlier: list[dict[str, str]]) -> None:
    with desk_at(url) as desk:
        for hour, article in enumerate(earlier):
            add(desk, tmp_path, article, at=f"2031-03-01T{hour + 8:02}:00")
        add(desk, tmp_path, paper("owls"), at="2031-03-02")
        assert all(bodies(desk).values())


def test_a_page_fetched_again_is_not_edited_by_what_was_learnt(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        for hour, name in enumerate(("ferry", "bread", "runway")):
            add(desk, tmp_path, paper(name), at=f"2031-03-01T{hour + 8:02}:00")
        add(desk, tmp_path, {**paper("ferry"), "text": paper("ferry")["text"] + "\nShare this page."}, at="2031-03-02")
        assert bodies(desk)["ferry"] is False
        assert "edited" not in [c.change.kind for c in desk.changes()]
        add(desk, tmp_path, paper("ferry", more="Her captain was dismissed at dusk.\n"), at="2031-03-03")
        assert [c.change.text for c in desk.changes()][-1] == "Echo edited its report: 1 sentence added"


def test_a_line_costs_the_same_however_often_it_is_printed(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        texts = [f"{a} {b}" for a, b in zip(*[[t for _, t in ARTICLES]] * 2, strict=True)]
        asked: list[int] = []
        for number in range(24):
            seen: list[str] = []
            engine = desk.store.engine
            event.listen(engine, "before_cursor_execute", lambda *a, seen=seen: seen.append(a[2]))
            words = " ".join(f"{w}{number}" for w in texts[number % 4].split())
            add(desk, tmp_path, item(f"echo.example/{number}", f"News {number}\n\n{words}\n{APP}\n"), at=f"2031-03-01T08:{number:02}")
            asked.append(sum("documents.record" in q for q in seen))
        assert max(asked[8:]) <= max(asked[:8])
