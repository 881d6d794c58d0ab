"""What one short report says of killed and injured people: raids, quakes, floods, crashes, fires, stampedes, epidemics, mines."""

from __future__ import annotations

from pathlib import Path

import pytest

import tellings
from tellings.model.documents import Capture

STORIES = Path(__file__).parent / "toll_reports.txt"
SENTENCES = """
Bus crash kills five near Norham|5|0
Death toll in Norham quake climbs to 340|340|0
Toll from Tarrow floods reaches 45|45|0
Man, 34, dies after fall from roof|1|0
Three climbers die on Mount Orlo|3|0
Six killed and 14 injured in gas blast|6|14
Suicide bomber kills 30 at mosque|30|0
Fatal crash claims two lives|2|0
There were 11 fatalities and 40 injuries.|11|40
Officials reported three deaths and 12 injuries.|3|12
The accident resulted in four fatalities.|4|0
The blast caused one death and injured six.|1|6
The number of people killed in the floods has reached 61.|61|0
The confirmed death toll stood at 61 late on Friday, with 200 injured.|61|200
Officials put the death toll at 19.|19|0
Casualties: 4 dead, 11 wounded.|4|11
None of the 58 passengers survived.|58|0
The plane crashed with 58 people on board, killing all of them.|58|0
A soldier and two civilians were killed when a mine exploded.|3|0
Six people were killed, three of them children.|6|0
Nine of the 14 dead were women.|14|0
He drowned while trying to save his son.|1|0
A cyclist died after being struck by a lorry.|1|0
A 9-year-old boy was mauled to death by a dog.|1|0
The body of a missing swimmer was found on Monday.|1|0
The bodies of two missing climbers were found.|2|0
Two more bodies were recovered on Friday, bringing the death toll to 16.|16|0
Five people were still missing and six bodies had been recovered.|6|0
His parents were killed in the quake.|2|0
Ten workers were overcome by fumes and taken to hospital.|0|10
Nobody was killed but 16 people were hurt.|0|16
There were no reports of casualties.|0|0
The driver escaped with minor injuries.|0|1
A police officer was shot in the arm.|0|1
Police shot dead the attacker.|1|0
The attacker killed two people before he was shot dead by police.|3|0
Four people and the bomber were killed.|5|0
Seven people were shot, two fatally.|2|5
Two of the seven people shot have died.|2|5
The two were executed by firing squad.|2|0
The hostage was killed by his captors.|1|0
Shelling killed a grandmother and wounded her two grandchildren.|1|2
An 8-year-old and her mother were killed.|2|0
Measles has infected 1,200 people and killed 14.|14|0
Seven died of heatstroke.|7|0
The explosion killed five workers and trapped eight.|5|0
Three people were pulled out alive; four were dead.|4|0
Two sailors died and their five crewmates were injured.|2|5
Two boys aged 12 and 14 were killed.|2|0
There were no survivors among the 58 people on board.|58|0
Twelve people were hurt, two of whom later died.|2|10
Quake toll passes 1,000|1000|0
All 58 passengers and six crew died.|64|0
Of the 61 people aboard, only three survived.|58|0
Only three of the 61 people on board survived.|58|0
All but four of the 75 passengers drowned.|71|0
A baby was among the nine migrants whose bodies washed ashore.|9|0
Seventeen bodies have washed up on the beaches of Tarrow since the boat capsized on Tuesday.|17|0
The coach driver and 13 schoolchildren lost their lives when the coach left the road.|14|0
Fourteen schoolchildren and their driver died.|15|0
The crash killed the driver outright; two passengers later succumbed to their injuries.|3|0
Nine passengers were seriously hurt and another 21 slightly.|0|30
He survived but his wife did not.|1|0
Six miners remain trapped and three are known to have died.|3|0
The crush cost 23 pilgrims their lives.|23|0
A block of flats came down on Sunday, burying 30 people; ten were dug out alive and eight dead.|8|0
The collapse claimed its twelfth victim when a 40-year-old woman died in hospital.|12|0
A ninth body was found under the rubble on Monday.|9|0
The number of dead rose to nine after another body was found.|9|0
Three hundred people were treated for heatstroke and 12 of them died.|12|288
Cholera deaths in Tarrow passed the 100 mark.|100|0
An avalanche swept four skiers to their deaths; a fifth dug himself out with a broken leg.|4|1
Two guides and their three clients were buried by the avalanche and found dead.|5|0
There were 61 people on the plane; nobody survived.|61|0
Three workers died and 60 residents needed treatment after chlorine leaked.|3|60
Six people died in the tornado, three more of heart attacks.|9|0
Lightning struck a football pitch, killing a goalkeeper and leaving four team-mates with burns.|1|4
The bodies of a man, a woman and two children were found in the house.|4|0
Her husband, Jan Holm, 61, and two customers were killed in the blast.|3|0
The man fatally shot his fiancee, Jaime Salo, 34, and their 2-year-old son, Otto, in the flat.|2|0
Flags flew at half mast for the 14 pupils and the driver who died near Norham.|15|0
A girl died, bringing the number of dead in the crash of a school coach near Norham to 15, police said.|15|0
The slaying of the wife and the son of Emil Voss shocked the town.|2|0
Husband suspected of slaying wife and son dies in hospital|3|0
The storm seriously injured one of his daughters and killed the other.|1|1
A 40-year-old man was found dead in an apparent double murder-suicide.|3|0
2 ADULTS AND 1 CHILD KILLED WHEN BUS HITS TREE NEAR NORHAM.|3|0
One skier survived with a broken leg.|0|1
The driver survived but none of his nine passengers did.|9|0
A landslide swept away three houses, killing everyone inside: eight adults and five children.|13|0
Two hikers died and a third was flown to hospital after a rockfall.|2|1
Toddler, Teen Hurt In Christmas Day Crash|0|2
Woman hurt in fall from cliff|0|1
Her 4-year-old sister's injuries were not life-threatening.|0|1
Both drivers are expected to be okay.|0|2
The driver's injuries were fatal.|0|0
The blast injured a 2-year-old and a 16-year-old.|0|2
"""


def toll(text: str) -> tuple[float, float]:
    """The best numbers of killed and injured of the happening that a report tells of; 0 where it tells of none."""
    (account,) = tellings.read([Capture.of(text.encode(), name="report.txt", media_type="text/plain")], today=None).accounts
    best = {"kill": 0.0, "injure": 0.0}
    for found in reversed(account.findings):  # the most prominent last
        people = not found.about.unit and found.about.scope in ("event", "part")
        if people and found.about.role in best and found.best is not None:
            best[found.about.role] = max(found.best, best[found.about.role]) if found.about.scope == "part" else found.best
    return best["kill"], best["injure"]


def stories() -> list[tuple[str, str, float, float]]:
    """Name, text, killed and injured of each story."""
    rows = []
    for block in STORIES.read_text(encoding="utf-8").split("## ")[1:]:
        head, _, text = block.partition("\n")
        name, killed, injured = head.split(" | ")
        rows.append((name, text.strip(), float(killed), float(injured)))
    return rows


@pytest.mark.parametrize(("name", "text", "killed", "injured"), stories())
def test_a_short_report(name: str, text: str, killed: float, injured: float) -> None:
    del name
    assert toll(text) == (killed, injured)


@pytest.mark.parametrize("row", SENTENCES.strip().splitlines())
def test_a_sentence(row: str) -> None:
    text, killed, injured = row.rsplit("|", 2)
    assert toll(text) == (float(killed), float(injured))
