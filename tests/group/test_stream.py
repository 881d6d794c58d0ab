"""Placing one report at a time: what it is looked up by, and which story it fits."""

from __future__ import annotations

import json

import pytest
from tests.group.press import FERRY, MUSEUM, report

from tellings.group import stream
from tellings.group.features import reporting, traits_of
from tellings.group.stream import Known, Seen, Window

NOTHING = Seen({}, 0)


def test_traits_are_kept_and_come_back() -> None:
    for text in (*FERRY, *MUSEUM):
        traits = traits_of(report("a.txt", text, "2031-03-04"))
        assert stream.of_lists(json.loads(json.dumps(stream.as_lists(traits)))) == traits


def test_a_report_fits_the_story_it_tells() -> None:
    known = [Known(story, n, traits_of(report(f"{story}{n}", text))) for story, texts in (("ferry", FERRY[:2]), ("museum", MUSEUM[:1]))
             for n, text in enumerate(texts)]
    found = stream.fits(traits_of(report("new", FERRY[2])), known, NOTHING)
    assert found[0].story == "ferry"
    assert found[0].same
    assert not any(fit.same for fit in found[1:])
    assert stream.fits(traits_of(report("new", FERRY[2])), [], NOTHING) == []


def test_features_are_bounded_and_do_not_depend_on_order() -> None:
    long = report("long", " ".join(f"Word{n} follows thing{n}." for n in range(3_000)))
    found = stream.features(traits_of(long), reporting(long), NOTHING)
    assert len(found) <= stream.WORDS + stream.PHRASES + stream.RUNS
    assert found == stream.features(traits_of(long), reporting(long), NOTHING)


def test_numbers_of_features_fit_a_database_and_differ_by_month() -> None:
    numbers = {stream.key(("w", w), p) for w in ("dam", "café", "\ud800") for p in (-1, 0, 24_000)}
    assert len(numbers) == 9
    assert all(0 <= n < 2**63 for n in numbers)


def test_common_words_lead_to_fewer_and_weigh_less() -> None:
    traits = traits_of(report("a", FERRY[0]))
    often = Seen(dict.fromkeys(traits.words, 900), 1_000)
    assert often.rarity("aurelia") < Seen({}, 1_000).rarity("aurelia")
    units = stream.candidates({1: [7, 8], 2: [8]}, 100)
    assert units == [8, 7]


def test_a_day_that_all_share_says_little() -> None:
    left, right = ("Kestrelby mill burned on March 4, Ada Boyd said.", "Lunnehead dam broke on March 4, Olaf Crane said.")
    known = [Known("s", 1, traits_of(report("a", left, "2031-03-04")))]
    new = traits_of(report("b", right + " A mill stood by.", "2031-03-04"))
    rare, common = (stream.fits(new, known, Seen({"3-4": n}, 5_000)) for n in (1, 4_900))
    assert rare
    assert common[0].score < rare[0].score


@pytest.mark.parametrize("first, last, day, takes", [
    (100, 100, 100, True), (100, 102, 100 + stream.QUIET, True), (100, 102, 103 + stream.QUIET, False), (100, 130, 146, False),
    (100, 130, 145, True), (100, 100, 95, True), (100, 100, 70, False), (100, 130, 0, True), (0, 0, 900, True),
])
def test_a_story_takes_reports_for_a_time(first: int, last: int, day: int, takes: bool) -> None:
    assert Window(first, last).takes(day) == takes


def test_near_copies_share_their_runs() -> None:
    text = " ".join(f"w{n}" for n in range(200))
    changed = text.replace("w77 ", "x77 ")
    assert len(set(stream.least_runs(text)) & set(stream.least_runs(changed))) >= stream.RUNS - 2


def test_a_story_is_looked_at_when_it_has_grown_by_half() -> None:
    looked = [n for n in range(1, 70) if stream.due(n - 1, n)]
    assert looked == [4, 6, 9, 14, 21, 32, 48]
    assert stream.due(2, 5)
    assert not stream.due(4, 5)


def test_reports_of_two_happenings_fall_apart_and_those_of_one_do_not() -> None:
    ferry, museum = ([traits_of(report(str(n), text)) for n, text in enumerate(texts)] for texts in (FERRY, MUSEUM))
    assert stream.parted([*ferry, *museum], NOTHING) == [[3, 4, 5][:len(museum)]]
    assert stream.parted([*ferry, museum[0]], NOTHING) == [[3]]
    assert stream.parted([museum[0], *ferry], NOTHING) == [[0]]
    assert stream.parted(ferry, NOTHING) == []


def test_the_rarest_features_are_looked_up_until_they_lead_to_enough() -> None:
    counts = {1: 3, 2: 900, 3: 1, **dict.fromkeys(range(10, 60), 64)}
    found = stream.rarest([1, 2, 3, 4, *range(10, 60)], counts)
    assert found[:3] == [3, 1, 10]
    assert sum(min(counts[k], stream.POSTED) for k in found) <= stream.LED_TO
    assert 4 not in found


def test_a_report_is_looked_up_under_its_months_and_the_month_it_came_in() -> None:
    today = 30 * stream.PERIOD
    assert stream.looked_up(today - 3, today) == (28, 29, 30)
    assert stream.looked_up(0, today) == (29, 30, 31)
    assert stream.looked_up(5 * stream.PERIOD, today) == (4, 5, 6, 30)


def test_years_are_no_months_and_overlap_from_year_to_year() -> None:
    this, last = stream.years(9 * stream.YEAR + 5), stream.years(8 * stream.YEAR + 5)
    assert this[1:] == last[:-1]
    assert max(this) < 0


def test_a_story_is_remembered_by_few_words_and_phrases() -> None:
    found = [*(("w", str(n)) for n in range(100)), *(("p", str(n)) for n in range(40)), ("r", "run")]
    kept = stream.telling(found, stream.KEPT)
    assert [f for f in kept if f[0] == "w"] == found[:stream.KEPT[0]]
    assert len(kept) == sum(stream.KEPT)


def test_words_that_all_news_print_grow_no_rarer_as_a_desk_grows() -> None:
    fire, other = (traits_of(report(str(n), text)) for n, text in enumerate((
        "Police officers said the fire in Arvelund was under control.", "Police officers said the fire at Brostrand was under control.")))
    small, large = (stream.fits(other, [Known("s", 1, fire)], Seen({}, total)) for total in (500, 50_000))
    assert large[0].score <= small[0].score if large and small else not large
