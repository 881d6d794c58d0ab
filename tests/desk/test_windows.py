"""What goes on for long, comes up again after months, or has no date: one story or several that follow, the same on every database."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.desk import press
from tests.desk.press import add, desk_at, item
from tests.desk.test_desk import groups

from tellings.following.newsdesk import Desk, found
from tellings.group import stream
from tellings.store.reader import StoryRow

START = date(2031, 1, 6)
OUTLETS = {"post": "Many had queued since dawn.", "herald": "It rained without end.", "courier": "Traffic stood still until noon."}
TRIAL = ("The trial of Ivo Vanner over the Vintermouth ferry heard {witness} on day {n}. Judge Mira Holt let Vanner’s lawyer ask about the "
         "{thing}. Prosecutor Jan Orre wants nine years for Vanner.")
CAMPAIGN = ("Elka Brandt took her campaign for governor of Ostmark to {town} in week {n}. Brandt promised {town} a new {thing}. Her rival "
            "Pavel Dorn mocked Brandt in Wexholm.")
TOWNS = "Tolvane Merrickby Ashquill Saltmere Orrenholt Pellwick Quenby Rusthaven Skelmouth Uldale".split()
THINGS = "lifeboat bridge harbour school tramway library clinic reservoir stadium museum".split()


def half_a_year() -> list[tuple[date, list[dict[str, str]]]]:
    """A trial and a campaign, each told by three outlets week after week for half a year."""
    weeks = []
    for n in range(26):
        day = START + timedelta(days=7 * n)
        words = {"n": n + 1, "witness": f"{TOWNS[n % 10]} sailor", "town": TOWNS[n % 5], "thing": THINGS[n * 3 % 10]}
        weeks.append((day, [item(f"{outlet}.example/{name}{n}", f"{text.format(**words)} {more}", str(day))
                            for name, text in (("trial", TRIAL), ("campaign", CAMPAIGN)) for outlet, more in OUTLETS.items()]))
    return weeks


def first(desk: Desk, row: StoryRow) -> str:
    with desk.store.reading() as reader:
        for _ in range(20):
            if not row.follows:
                return row.id
            row = found(reader, row.follows)
    raise AssertionError("stories follow one another in a circle")


def test_half_a_year_of_a_matter_is_stories_that_follow_one_another(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        for day, items in half_a_year():
            others = (item(f"other{n}.example/{day}", o["text"], str(day)) for n, o in enumerate(press.stream(6)))
            add(desk, tmp_path, *items, *others, at=f"{day}T20:00")
        rows = [r for r in desk.stories() if {"Vanner", "Brandt"} & {w for d in desk.show(r.id).documents for w in d.text.split()}]
        assert all(row.last_day - row.first_day <= stream.LONGEST for row in rows)
        told = {row.id: {"trial" if "Vanner" in d.text else "campaign" for d in desk.show(row.id).documents} for row in rows}
        assert all(len(matters) == 1 for matters in told.values())
        for matter in ("trial", "campaign"):
            mine = [row for row in rows if told[row.id] == {matter}]
            assert 4 <= len(mine) <= 8
            assert len({first(desk, row) for row in mine}) == 1


def test_what_comes_up_again_after_months_follows(url: str, tmp_path: Path) -> None:
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", TRIAL.format(n=1, witness="a sailor", thing="lifeboat"), "2031-01-06"))
        add(desk, tmp_path, item("herald.example/9", CAMPAIGN.format(n=1, town="Tolvane", thing="bridge"), "2031-09-08"),
            item("post.example/2", TRIAL.format(n=2, witness="a sailor", thing="lifeboat"), "2031-09-08"), at="2031-09-08T20:00")
        told = {next(iter(desk.show(row.id).documents)).capture.url: row for row in desk.stories()}
        assert told["https://post.example/2"].follows == told["https://post.example/1"].id
        assert told["https://herald.example/9"].follows is None


def test_reports_without_a_day_join_those_of_an_archive(url: str, tmp_path: Path) -> None:
    fire = "The tannery at Arvelund burned down. Mayor Greta Amsel said the Arvelund tannery could not be saved."
    again = "Flames took the old Arvelund tannery, said Greta Amsel, its mayor. The tannery could not be saved."
    with desk_at(url) as desk:
        add(desk, tmp_path, item("post.example/1", fire, "2013-05-04"), item("herald.example/1", again, ""))
        assert [set(names) for names in groups(desk)] == [{"Post", "Herald"}]
        assert [(row.first_day, row.last_day) for row in desk.stories()] == [(date(2013, 5, 4).toordinal(),) * 2]


def test_a_story_of_many_reports_is_looked_at_too(url: str, tmp_path: Path) -> None:
    many = stream.MOST + 30
    with desk_at(url) as desk:
        add(desk, tmp_path, *press.stream(24))
        texts = [TRIAL.format(n=n % 7, witness="a sailor", thing=THINGS[n % 7]) for n in range(many)]
        add(desk, tmp_path, *(item(f"paper{n}.example/1", text) for n, text in enumerate(texts)))
        add(desk, tmp_path, *(item(f"{o}.example/v", CAMPAIGN.format(n=3, town="Uldale", thing="clinic")) for o in OUTLETS))
        (trial,) = (row.id for row in desk.stories() if row.reports > 3)
        campaign = desk.search("Brandt")[0].story.id
        with desk.store.writing() as writer:
            writer.place_units([u.number for u in writer.units_of(campaign)], trial)
        late = [item(f"late{n}.example/1", TRIAL.format(n=n % 7, witness="a sailor", thing="lifeboat")) for n in range(many // 2)]
        add(desk, tmp_path, *late, at="2031-03-01T10:00")
        assert sorted(len(names) for names in groups(desk))[-2:] == [3, many + len(late)]
