"""How English says that people died, were hurt, or all but were: each way of saying it, of several sorts of people."""

from __future__ import annotations

import pytest

import tellings
from tellings.model.documents import Document
from tellings.model.values import Figure

PEOPLE = (("Three people", 3, True), ("A 14-year-old girl", 1, False), ("Two adults and a child", 3, True), ("An elderly couple", 2, True),
          ("Marta Holm, 34,", 1, False), ("Twelve of the miners", 12, True), ("A family of five", 5, True))
DIED = """
died of cholera.|lost {their} {lives} in the fire.|{were} burned to death.|fell to {their} {deaths}.|{were} pronounced dead at the scene.
did not survive the crash.|{were} among the dead.|{were} gunned down in Norham.|{were} fatally injured in the crash.
{were} killed instantly.|suffocated in the lorry.|{were} torn apart by the blast and died.|{were} trampled to death in the stampede.
passed away on Friday.|{were} hacked to death.|{were} strangled.|{were} swept to {their} {deaths}.|{were} among those killed.
"""
KILLED = """
The fire claimed the {lives} of {who}.|Soldiers beat {who} to death.|A gunman fatally shot {who}.|The floods took the {lives} of {who}.
Those killed were {who}.|Police identified the dead as {who}.|Killed in the crash were {who}.|The crash led to the {deaths} of {who}.
Rescuers recovered the bodies of {who}.|A lorry ran over and killed {who}.|He strangled {who}.
"""
HURT = """
{were} badly burned.|{were} overcome by smoke.|{were} cut by flying glass.|{were} treated for smoke inhalation.|suffered a broken leg.
{were} left with serious injuries.|{were} in a critical condition.|{were} among the injured.|{are} fighting for {their} {lives}.
{are} expected to survive {their} injuries.|{were} hit by shrapnel.|broke {their} legs in the fall.|{were} lightly wounded.
"""
INJURED = """
The attack left {who} with serious injuries.|The crash left {who} in critical condition.|Falling debris injured {who}.
Among the injured were {who}.|A bus overturned, injuring {who}.
"""
SPARED = """
{were} nearly killed.|{were} almost killed.|escaped unhurt.|{were} not hurt.|narrowly escaped death.|walked away without a scratch.
survived the crash.|{were} rescued alive.|{were} threatened with death.
"""
NOT_KILLED = "He tried to kill {who}.|The fire nearly killed {who}.|He was convicted of the attempted murder of {who}."


def rows(block: str) -> list[str]:
    return [row.strip() for line in block.strip().splitlines() for row in line.split("|")]


def sentence(row: str, people: str, *, several: bool) -> str:
    """A row with its subject, or its object in place of {who}."""
    plural = {"were": "were", "are": "are", "their": "their", "lives": "lives", "deaths": "deaths"}
    single = {"were": "was", "are": "is", "their": "her", "lives": "life", "deaths": "death"}
    own = people.startswith("Marta") or people.rstrip(",") == people
    bare = people.rstrip(",") if people.startswith("Marta") or not own else people
    who = bare if bare.startswith("Marta") else bare[0].lower() + bare[1:]
    filled = row.format(who=who, **(plural if several else single))
    return filled if "{who}" in row else f"{people} {filled}"


def told(text: str) -> dict[str, float]:
    """What a sentence tells of: by role, the most people that it gives as of this happening."""
    document = tellings.clean(text, media_type="text/plain")
    assert isinstance(document, Document)
    most: dict[str, float] = {}
    for s in tellings.find(document):
        if isinstance(s.value, Figure) and s.value.scope in ("event", "part") and s.modality == "asserted" and not s.value.unit:
            most[s.value.role] = max(most.get(s.value.role, 0.0), s.value.low or 0.0)
    return most


def cases(blocks: tuple[str, ...]) -> list[tuple[str, int]]:
    """Each row with two sorts of people, by turns, so that each sort meets many rows."""
    told_of = [row for block in blocks for row in rows(block)]
    picked = [(row, PEOPLE[(n + shift) % len(PEOPLE)]) for n, row in enumerate(told_of) for shift in (0, 3)]
    return [(sentence(row, people, several=several), number) for row, (people, number, several) in picked]


@pytest.mark.parametrize(("text", "number"), cases((DIED, KILLED)))
def test_who_died(text: str, number: int) -> None:
    assert told(text).get("kill") == number


@pytest.mark.parametrize(("text", "number"), cases((HURT, INJURED)))
def test_who_was_hurt(text: str, number: int) -> None:
    assert told(text).get("injure") == number


@pytest.mark.parametrize(("text", "number"), cases((SPARED, NOT_KILLED)))
def test_who_was_spared(text: str, number: int) -> None:
    del number
    assert not {"kill", "injure", "hospitalise"} & {role for role, most in told(text).items() if most}


@pytest.mark.parametrize(("text", "killed", "injured"), [
    ("Four people were shot, one of them fatally, in Norham.", 1, 0),
    ("Officers found four people wounded and a 15-year-old boy was killed.", 1, 4),
    ("He used a shotgun to kill two customers at a shop in Norham.", 2, 0),
    ("Four members of one family were killed in Norham.", 4, 0),
    ("A father of four was killed in Norham.", 1, 0),
    ("Eight adults were hurt or killed by the mines.", 0, 0),
    ("Both the mother and the baby died.", 2, 0),
    ("The man accidentally shot, killed his brother.", 1, 0),
    ("Police found two women on the porch, one dead, the other critically injured.", 1, 1),
    ("A man shot two officers dead and wounded another.", 2, 1),
    ("Mother and son die in house fire", 2, 0),
])
def test_who_of_several(text: str, killed: int, injured: int) -> None:
    most = told(text)
    assert (most.get("kill", 0), most.get("injure", 0)) == (killed, injured)
