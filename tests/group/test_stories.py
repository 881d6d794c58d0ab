from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.group.press import FERRY, MUSEUM, report

from tellings.group.features import published, traits_of
from tellings.group.likeness import Index, score, shared_headline
from tellings.group.stories import group
from tellings.model.documents import Document
from tellings.model.stories import Story


def together(stories: tuple[Story, ...], *documents: Document) -> bool:
    return any({d.id for d in documents} <= set(s.documents) for s in stories)


def documents(dated: bool = False) -> list[Document]:
    day = "2031-03-04" if dated else None
    return [report(f"r{n}.txt", text, day) for n, text in enumerate((*FERRY, *MUSEUM))]


@pytest.mark.parametrize("published", [True, False])
def test_reports_of_one_matter_are_one_story_dated_or_not(published: bool) -> None:
    stories = group(documents(published))
    assert sorted(len(s.documents) for s in stories) == [2, 3]


def test_a_story_says_why_its_reports_are_together() -> None:
    story = group(documents())[0]
    assert len(story.links) == 2
    assert all(link.verdict and link.relation == "same story" and link.evidence for link in story.links)
    assert any("aurelia" in line for link in story.links for line in link.evidence)


def test_no_shared_word_in_the_headlines_is_no_bar() -> None:
    first, _, third = documents()[:3]
    assert together(group([first, third]), first, third)


SHOOTING = "One man was shot dead outside {} in Dunholm late on {}, police said. {} was taken to hospital but died there. "
ANCHOR = (
    "Man shot dead outside the Anchor in Dunholm\n" + SHOOTING.format("the Anchor bar", "Saturday", "Piet Aldous, 31,")
    + "Witnesses at the Anchor saw a grey van leave along Mill Lane. Aldous, a welder, had two children.",
    "Welder killed outside Anchor bar in Dunholm\nPiet Aldous, a welder and father of two, died after a shooting outside the "
    "Anchor bar on Mill Lane in Dunholm on Saturday. Police seek the driver of a grey van.",
)
CAR_WASH = (
    "Man shot dead at Dunholm car wash\n" + SHOOTING.format("a car wash", "Tuesday", "Rui Castell, 44,")
    + "The car wash on Station Road was closed. Castell, a taxi driver, leaves a daughter. Detectives found three casings.",
    "Taxi driver killed at car wash in Dunholm\nA taxi driver, Rui Castell, was shot and killed at a car wash on Station Road in "
    "Dunholm on Tuesday. Police found three casings.",
)


def test_same_town_another_night_is_another_story() -> None:
    days = ["2031-05-04", "2031-05-05", "2031-06-18", "2031-06-18"]
    a, b, c, d = (report(f"s{n}.txt", text, day) for n, (text, day) in enumerate(zip((*ANCHOR, *CAR_WASH), days, strict=True)))
    stories = group([a, b, c, d])
    assert together(stories, a, b)
    assert together(stories, c, d)
    assert not together(stories, a, c)


BRANNOCK = (
    "Coach overturns on A9 near Brannock\nA coach with 31 people aboard overturned on the A9 near Brannock on Monday morning. Nine were "
    "taken to hospital, police said.",
    "Mayor of Brannock paid for garden with town's money\nMayor Henrik Dall of Brannock had his garden laid out at the town's cost. The "
    "bill was 84,000 crowns.",
    "Tessel United 2-1 Brannock Town\nTessel United beat Brannock Town 2-1 in the league on Sunday evening. Jonas Eek scored twice.",
    "Halvard Motors on trial over exhaust figures\nThe trial of Halvard Motors over false exhaust figures opened in Brannock on Monday.",
)


def test_the_name_of_a_town_alone_joins_no_short_reports_of_one_day() -> None:
    stories = group([report(f"r{n}.txt", text, "2031-06-02") for n, text in enumerate(BRANNOCK)])
    assert [len(s.documents) for s in stories] == [1, 1, 1, 1]


def test_two_reports_of_different_matters_stay_apart_even_alone() -> None:
    ferry, vase = documents()[0], documents()[3]
    assert not together(group([ferry, vase]), ferry, vase)


@pytest.mark.parametrize("text", ["Fire.", "12", "—", "Пожар в порту: погибли трое.", "港で火災、3人死亡。"])
def test_exact_copies_are_together_however_short(text: str) -> None:
    a, b = report("a.txt", text), report("b.txt", text)
    stories = group([a, b, documents()[0]])
    assert together(stories, a, b)


def test_nothing_gives_nothing() -> None:
    assert group([]) == ()


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(5)))
def test_order_of_documents_changes_nothing(order: list[int]) -> None:
    docs = documents()
    assert group([docs[i] for i in order]) == group(docs)


def test_a_copy_more_changes_no_other_membership() -> None:
    docs = documents()
    copy = report("copy.txt", FERRY[0])
    with_copy = {frozenset(s.documents) - {copy.id} for s in group([*docs, copy])}
    assert with_copy == {frozenset(s.documents) for s in group(docs)}


LIVE = (
    "## Ferry Aurelia stuck off Tarn Head\nThe ferry Aurelia is aground on a sandbank off Tarn Head; lifeboats from Skerry Bay are "
    "taking passengers off, the choir from Oldmere first.\n"
    "## Captain blames thruster\nCaptain Ines Vardal says a bow thruster failed before the Aurelia met the sandbank at Tarn Head.\n"
    "## Beet prices fall again\nGrowers on the Fenmark plain say beet prices have dropped a fifth since spring; the sugar mill at "
    "Hollin may shut two of its lines, its manager told farmers at the growers' fair.\n"
    "## Sugar mill denies closure\nThe sugar mill at Hollin says no line will shut and that beet prices will recover once growers on the "
    "Fenmark plain finish lifting.\n"
    "## Tugs on the way\nTwo tugs will try to free the Aurelia from the sandbank at high water; lifeboats stand by at Tarn Head.\n"
)


def test_posts_on_another_matter_form_a_story_of_their_own() -> None:
    docs, live = documents(), report("live.txt", LIVE)
    stories = group([*docs, live])
    main = next(s for s in stories if docs[0].id in s.documents)
    assert live.id in main.documents
    assert {p.post for p in main.posts} == {"live.txt-0", "live.txt-1", "live.txt-4"}
    assert [{p.post for p in s.posts} for s in stories if s is not main and s.posts] == [{"live.txt-2", "live.txt-3"}]


STORM = (
    "## Storm Wilma makes landfall\nStorm Wilma came ashore near Tarnmouth at five this morning with gusts of 140 km/h, the weather "
    "service said.\n"
    "## Ferry adrift\nThe ferry Dorothea dragged her anchor off Tarnmouth with 61 people aboard. Two tugs hold her.\n"
    "## Roof lifted\nThe wind lifted the roof off the sports hall in Lower Fenwick. Nobody was inside, a caretaker told us.\n"
    "## Passengers brought ashore\nAll 61 people aboard the Dorothea were brought ashore by helicopter, captain Piet Lang said.\n"
    "## Second death\nA farmer of 71 died when a barn wall came down in Harle, the fire service said. Two have died in Storm Wilma.\n"
)
STORM_TOO = ("Two killed by Storm Wilma\nStorm Wilma killed two people near Tarnmouth, a woman under a tree in Ostrey and a farmer of 71 "
             "in Harle. Gusts reached 140 km/h, the weather service said.")


@pytest.mark.parametrize("more", [(), (STORM_TOO,)])
def test_short_posts_on_sides_of_one_happening_stay_with_it(more: tuple[str, ...]) -> None:
    live = report("storm.txt", STORM)
    story, = group([live, *(report("report.txt", text) for text in more)])
    assert not story.posts or {p.post for p in story.posts} == {p.id for p in live.posts}


def test_a_post_joins_the_story_that_other_reports_tell() -> None:
    mill = report("mill.txt", "Beet growers fear for Hollin sugar mill\nBeet prices have dropped a fifth since spring and growers "
                              "on the Fenmark plain fear that the sugar mill at Hollin will shut two lines.\n")
    stories = group([*documents(), report("live.txt", LIVE), mill])
    story = next(s for s in stories if mill.id in s.documents)
    assert {p.post for p in story.posts} == {"live.txt-2", "live.txt-3"}


def test_every_document_is_in_one_story_unless_it_has_posts() -> None:
    docs, live = documents(), report("live.txt", LIVE)
    stories = group([*docs, live])
    for document in docs:
        assert sum(document.id in s.documents for s in stories) == 1
    posts = [p for s in stories for p in s.posts]
    assert len(posts) == len(set(posts)) == len(live.posts)


QUAKES = (
    "Strong earthquake strikes coast of Mervia, at least 12 dead\nAn earthquake of magnitude 6.1 struck the northern coast of Mervia on "
    "Monday, killing at least 12 people and injuring dozens, officials said. The epicentre was 20 km from the town of Larsk, where "
    "houses collapsed. Rescue workers were searching the rubble for survivors.\n",
    "Earthquake hits southern Tolland; no casualties reported\nAn earthquake of magnitude 5.4 shook southern Tolland on Thursday but there "
    "were no reports of casualties, officials said. The epicentre was 35 km from the town of Ebury. Some houses were damaged and "
    "residents ran into the streets.\n",
)
ELECTIONS = (
    "Liberals win Ardmark vote\nThe Liberal party won the general election in Ardmark on Sunday with 43 per cent of the vote, ahead of the "
    "Conservatives of prime minister Jon Strand with 38 per cent, results showed. Turnout was 71 per cent. Liberal leader Ada Brekke is "
    "expected to form a coalition with the Greens.\n",
    "Strand concedes after Ardmark election defeat\nPrime minister Jon Strand conceded defeat on Monday and congratulated his rival, Ada "
    "Brekke, whose Liberals took 43 per cent. Talks with the Greens on a coalition begin this week.\n",
    "Opposition wins election in Vestria\nThe opposition Social Democrats won the general election in Vestria on Sunday with 40 per cent "
    "of the vote, results showed. Turnout was 66 per cent. Their leader, Milan Horak, will seek a coalition.\n",
)


@pytest.mark.parametrize(("texts", "sizes"), [(QUAKES, [1, 1]), (ELECTIONS, [1, 2])])
def test_happenings_of_one_kind_elsewhere_stay_apart_in_a_small_undated_set(texts: tuple[str, ...], sizes: list[int]) -> None:
    stories = group([report(f"{n}.txt", text) for n, text in enumerate(texts)])
    assert sorted(len(s.documents) for s in stories) == sizes


def test_one_headline_over_two_reports_speaks_for_one_story() -> None:
    title = "Unknown moss found on the roof of a glasshouse in spring"
    texts = ("A botanist scraped it off a pane with a spoon. Nobody could name it, and a herbarium has been asked for help.",
             "Gardeners had taken it for dirt. Under the lens it showed leaves of a kind that no book has, the gardeners say.")
    traits = [traits_of(replace(report(str(n), text, "2031-03-04"), title=title)) for n, text in enumerate(texts)]
    (pair,) = Index(traits).pairs()
    assert pair.headlines == 1.0
    assert score(pair) > score(replace(pair, headlines=0.0))


@pytest.mark.parametrize("left, right, share", [
    ("Karin Holt resigns as head of the harbour board", "Karin Holt starts work as head of the harbour board", 0.5),
    ("Moss found", "Moss lost", 0.0), ("", "", 0.0),
])
def test_names_in_headlines_do_not_count(left: str, right: str, share: float) -> None:
    text = "On Monday Karin Holt was seen at the quay. She and Holt spoke."
    one, other = (traits_of(replace(report(t, text), title=t)) for t in (left, right))
    assert shared_headline(one, other) == pytest.approx(share)


@pytest.mark.parametrize("url, day", [
    ("https://a.example/news/2031/12/2031126627.html", None), ("https://a.example/2031/12/05/mill", "2031-12-05"),
    ("https://a.example/2031-2-5/mill", "2031-02-05"), ("https://a.example/2031/mar/04/mill", "2031-03-04"),
    ("https://a.example/20310304/mill", "2031-03-04"), ("https://a.example/2031/13/45/mill", None),
])
def test_the_day_in_an_address_is_whole(url: str, day: str | None) -> None:
    found = published(report("a", "A mill burned.", url=url))
    assert found == (date.fromisoformat(day).toordinal() if day else None)
