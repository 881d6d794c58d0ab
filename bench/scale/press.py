"""A stream of invented reports, any number of them, the same for the same seed: stories of several reports, copies with small
edits, tolls that rise, pages that are captured again."""

# ruff: noqa: E501  sentences are easier to read whole

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

START = datetime(2031, 3, 1, tzinfo=UTC)
ONSETS = "b br c cl d dr f fl g gr h j k l m n p pr r s sk st t tr v w".split()
VOWELS = "a e i o u ae ei ou".split()
CODAS = "l ld lm n nd ng r rd rk rn s sk st t th x".split()
ENDS = "by dale field ford gate haven holm mouth stead ton vik wick".split()
FIRST = "Ada Bruno Carla Dario Edith Felix Greta Hugo Ilse Jonas Karin Lukas Marta Nils Olga Pavel Rosa Simon Thea Viktor".split()
OUTLETS = [f"{a} {b}" for a in "Morning Evening Northern Coastal County Daily".split() for b in "Post Herald Courier Times Gazette".split()]
THINGS = ("warehouse tannery ferry tramway reservoir bridge cannery hospital school museum brewery quarry orchard theatre market "
          "lighthouse sawmill stadium library chapel dam mill barn kiln crane pier silo depot foundry nursery archive granary canal "
          "monument laundry bakery smithy ropewalk vineyard greenhouse aqueduct windmill signal turbine boiler tunnel").split()
SHAPES = (
    ("{thing} fire in {town}", "Fire broke out in the {thing} on {street} in {town} on {weekday}, killing {killed} people and injuring {injured}, "
     "{person} said."),
    ("Flood reaches {town}", "The {river} broke its banks at {town} on {weekday}; {killed} people drowned and {injured} were hurt, said {person}."),
    ("Buses collide near {town}", "Two buses of {company} met head-on at {town} on {weekday}. Police counted {killed} dead and {injured} injured."),
    ("Collapse at {town} {thing}", "Part of {town}’s {thing} came down on {weekday}. Rescuers from {other} found {killed} dead; {injured} are hurt."),
    ("{company} to leave {town}", "{company} will close its {thing} in {town}, at a loss of {injured} jobs, {person} announced on {weekday}."),
    ("{town} elects {person}", "{person} won the vote in {town} on {weekday} by {injured} votes, ahead of a candidate of {company}."),
)
LINES = (
    "“We never thought of {a} before {b},” said {person}.", "{person} blames {a} and, in {other}, {b}.",
    "On {street} the {a} still lay beside the {b}.", "{company} had promised a new {a} for {town}.",
    "“{town} will keep its {a},” {person} told reporters, “with or without {b}.”", "Nobody in {other} could say who had ordered the {a}.",
    "{injured} of them had signed for the {a}.", "A {a} was taken across the {river} to {other}.", "The {b} will be seen again, {person} hopes.",
    "Without {a}, {company} says, there would be no {b}.", "{street} was quiet but for the {a}.", "Of the {b} only a {a} was left.",
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(slots=True)
class Matter:
    """A story of the stream: its names, its figures, and what was printed of it so far."""

    slots: dict[str, Any]
    shape: tuple[str, str]
    words: list[str]
    left: int
    printed: int = 0
    last: str = ""


def stream(count: int, seed: int = 1, a_day: int = 500) -> Iterator[dict[str, str]]:
    """As many articles in order of time, as objects of a JSONL file."""
    chance = random.Random(seed)
    open_: list[Matter] = []
    pages: list[dict[str, str]] = []
    for number in range(count):
        moment = START + timedelta(days=number / a_day)
        if pages and chance.random() < 0.08:
            yield _again(chance.choice(pages[-200:]), number, moment)
            continue
        if not open_ or chance.random() < 0.22:
            open_.append(_matter(chance, moment))
        matter = chance.choice(open_[-40:])
        pages.append(_article(chance, matter, number, moment))
        open_ = [m for m in open_ if m.left > 0]
        yield pages[-1]


def name(chance: random.Random) -> str:
    """A name that no town has."""
    stem = "".join(chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(chance.randint(1, 2))) + chance.choice(CODAS)
    return (stem + chance.choice(ENDS)).capitalize()


def _matter(chance: random.Random, moment: datetime) -> Matter:
    slots: dict[str, Any] = {key: name(chance) for key in ("town", "other", "river")}
    slots |= {"street": f"{name(chance)} {chance.choice(('Street', 'Lane', 'Quay'))}", "company": f"{name(chance)} & {name(chance)}",
              "person": f"{chance.choice(FIRST)} {name(chance)}", "thing": chance.choice(THINGS), "weekday": WEEKDAYS[moment.weekday()],
              "killed": chance.randint(2, 20), "injured": chance.randint(3, 90)}
    words = [name(chance).lower() for _ in range(4)] + chance.sample(THINGS, 4)
    return Matter(slots, chance.choice(SHAPES), words, int(chance.paretovariate(1.1)) % 40 + 1)


def _article(chance: random.Random, matter: Matter, number: int, moment: datetime) -> dict[str, str]:
    matter.left -= 1
    matter.printed += 1
    if chance.random() < 0.3:
        matter.slots["killed"] += chance.randint(0, 3)
        matter.slots["injured"] += chance.randint(0, 9)
    outlet = chance.choice(OUTLETS)
    if matter.last and chance.random() < 0.25:
        text = matter.last.replace("people", "residents", 1)  # a copy with a small edit
    else:
        lines = [matter.shape[1], *chance.sample(LINES, chance.randint(5, 9))]
        text = "\n\n".join(_filled(line, matter, chance) for line in lines)
    matter.last = text
    return {"name": f"{number}.txt", "url": f"https://{outlet.lower().replace(' ', '-')}.example/{number}", "outlet": outlet,
            "title": matter.shape[0].format(**matter.slots), "published": moment.isoformat(), "text": text}


def _filled(line: str, matter: Matter, chance: random.Random) -> str:
    a, b = chance.sample(matter.words, 2)
    return line.format(a=a, b=b, **matter.slots)


def _again(page: dict[str, str], number: int, moment: datetime) -> dict[str, str]:
    """The page as it was captured later, with a line more."""
    later = f"{page['text']}\n\nThis report was brought up to date."
    return {**page, "name": f"{number}.txt", "fetched_at": moment.isoformat(), "text": later}
