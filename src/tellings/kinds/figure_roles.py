"""What happened to the counted things: the role of a figure, by the words around the number and by the parse."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.kinds.figure_counted import CASUALTY, NOUNS, STATES, Counted, Spot
from tellings.kinds.figure_governor import DONE_TO, STRIKES, governor
from tellings.kinds.figure_harms import HARM, is_hospital
from tellings.kinds.figure_subjects import HUMAN, SYNONYMS, WIDER, role_of, singular
from tellings.text.language import Parse

AUX = frozenset(
    "was were is are be been being has have had got get may might could will would also later still reportedly only all both critically "
    "seriously badly severely "
    "slightly lightly gravely mortally fatally now already since then not confirmed reported feared believed presumed said to thought "
    "known either each "
    "officially so far allegedly tragically sadly apparently themselves the number of them people others more remain remained remains "
    "remaining either "
    "left found pronounced declared listed driven forced chased made told ordered urged advised asked".split())
LEAVING = frozenset({"leave", "evacuate"})  # "were told to leave"
HOMES = frozenset("home homes house houses".split())
ACTIVE = {"killed": "kill", "killing": "kill", "kills": "kill", "kill": "kill", "murdered": "kill", "murdering": "kill", "slaying": "kill",
        "injured": "injure", "injuring": "injure", "injures": "injure",
          "wounded": "injure", "wounding": "injure", "wounds": "injure", "wound": "injure", "hurting": "injure", "hurt": "injure",
          "massacred": "kill", "assassinated": "kill", "claimed": "claim", "claiming": "claim",
          "claims": "claim", "executed": "kill", "injure": "injure"}
CARRIED = frozenset("taken rushed airlifted flown transported admitted sent brought treated remained remain stayed still being recovering "
                    "driven".split())
WEAPONS = frozenset(noun for noun, wide in WIDER.items() if wide == "weapon") | {"weapon"}
REMAINS = frozenset("dead charred burned burnt lifeless mutilated decomposed bullet-riddled unidentified headless more other human".split())
PARENTS = frozenset("father mother dad mum mom parent grandmother grandfather widow widower parents".split())


def role(parse: Parse, s: Spot, c: Counted | None) -> str:
    """What happened to the counted things: first by the words right around, which stand even where the parse fails, then by the parse."""
    after = max(c.last, s.last) if c else s.last
    head_word = parse.lower[c.head] if c else ""
    if is_of_parent(parse, s) or (head_word in HOUSEHOLDS and s.first > s.begin and parse.lower[s.first - 1] == "of"):
        return ""  # "a father of four", "six members of one family"
    if s.first - 2 >= s.begin and parse.lower[s.first - 2:s.first] == ["body", "of"]:
        return ""  # "a body of 14 experts"
    if head_word in OF_ONE_BODY or (head_word in HARM and s.first > s.begin and parse.lower[s.first - 1] in HAVING):
        return ""
    if c and head_word in ("bodies", "corpses", "body") and (c.part or (c.first < c.head and parse.lower[c.head - 1] not in REMAINS)):
        head_word = ""
    if head_word in CASUALTY and not (c and c.part and head_word in ("injured", "wounded", "dead")):
        meant = c is not None and not MEANT.isdisjoint(parse.lower[c.first:c.head])
        return "target" if meant else CASUALTY[head_word]
    told = (_whole_of(parse, s, c) or _listed(parse, after, c, s.stop) or _carried(parse, after, s)
            or _told_after(parse, after, s.stop) or _act_on(parse, s) or _told_before(parse, s) or _governed(parse, s, c)
            or CASUALTY.get(head_word, ""))
    if told in DONE_TO and (head_word in CHARGES or _is_doer(parse, s)):
        return ""
    if told in ("miss", "injure", "kill") and singular(head_word) in PLAYED:
        return ""  # "he missed four games with a knee injury"
    if told not in BEFALLEN | SPARED and _aboard(parse, s, c, after):
        later = "" if told == "-" else _told_later(parse, after, s.stop)  # "nine of the 31 people aboard were hurt"
        return later if later in BEFALLEN else "aboard"
    return "" if told == "-" else _told_later(parse, after, s.stop) if told in ("", "account", "account_for") else told


MEANT = frozenset({"attempted", "planned"})  # "five attempted murders"
BEFALLEN = frozenset(CASUALTY.values())
SPARED = frozenset({"survive", "escape"})
CARRYING = frozenset({"carrying", "transporting", "ferrying"})


def _is_aboard(parse: Parse, i: int) -> int:
    """How many tokens "aboard" or "on board" has here, if any."""
    return 1 if parse.lower[i:i + 1] == ["aboard"] else 2 if parse.lower[i:i + 2] == ["on", "board"] else 0


def _aboard(parse: Parse, s: Spot, c: Counted | None, after: int) -> bool:
    """Whether people are on a ship, a plane or a bus: "a jet with 64 people aboard", "the bus was carrying 54 people"."""
    if _is_aboard(parse, after):
        return c is None or singular(parse.lower[c.head]) in HUMAN
    if c is None or singular(parse.lower[c.head]) not in HUMAN:
        return False
    verb = governor(parse, c.head)
    return verb is not None and verb < s.first and parse.lower[verb] in CARRYING


HOUSEHOLDS = frozenset({"family", "families", "household", "households"})


def is_of_parent(parse: Parse, s: Spot) -> bool:
    """Whether a number is of somebody's children: "a father of four"."""
    return s.first - 2 >= s.begin and parse.lower[s.first - 1] == "of" and parse.lower[s.first - 2] in PARENTS


OF_ONE_BODY = frozenset("wound wounds eye eyes ear ears finger fingers toe toes leg legs knee knees kidney lung".split())
CHARGES = frozenset({"count", "counts", "charge", "charges"})
PLAYED = frozenset("game match season round start race lap shot chance penalty point deadline meeting class payment".split())
HAVING = frozenset("suffered sustained received suffering sustaining suffers sustains had has".split())
DOERS = re.compile(r"(?:shot|killed|stabbed|murdered|attacked|wounded|injured|beaten|robbed|raped|abducted|kidnapped|slain|"
                   r"gunned down)(?: \w+ly| dead| to death)? by(?: (?:the|at|least|up|to|as|many|about|some|more|than))*$")


def _is_doer(parse: Parse, s: Spot) -> bool:
    """Whether the number is of those who did it: "he was shot by two men"."""
    near = parse.lower[max(s.begin, s.first - 7):s.first]
    return "by" in near and DOERS.search(" ".join(near)) is not None


def _listed(parse: Parse, i: int, c: Counted | None, stop: int) -> str:
    """ "2 adults, six children dead": what is said after the last of a list of people is of all of them."""
    aboard = _is_aboard(parse, i)
    i += aboard
    if c is None or singular(parse.lower[c.head]) not in HUMAN or i >= stop or parse.lower[i] not in (",", "&", "and"):
        return ""
    number, noun = i + 1, i + 2
    if aboard and parse.lower[i] == "and" and number < stop and parse.tags[number] == "CD":  # "49 people aboard and one on the ground died"
        return next((CASUALTY[word] for word in parse.lower[noun:min(noun + 6, stop)] if word in CASUALTY), "")
    if noun >= stop or parse.tags[number] != "CD" or singular(parse.lower[noun]) not in HUMAN:
        return ""
    told = next((k for k in range(noun + 1, min(noun + 3, stop)) if parse.lower[k] not in ("are", "were", "is", "was", "left")), stop)
    plain = told < stop and parse.lower[told] in STATES and not _acts(parse, told, noun, stop)
    return _both(parse, told, stop, CASUALTY[parse.lower[told]]) if plain and parse.lower[told] in CASUALTY else ""


ACTS = {"killing": "kill", "murder": "kill", "murders": "kill", "massacre": "kill", "assassination": "kill", "assassinations": "kill",
        "slaying": "kill", "death": "kill", "deaths": "kill", "execution": "kill",
        "killings": "kill", "slayings": "kill", "wounding": "injure", "injuring": "injure", "arrest": "arrest", "arrests": "arrest",
        "detention": "arrest", "abduction": "abduct", "kidnapping": "abduct",
        "launch": "launch", "rescue": "rescue", "evacuation": "evacuate", "destruction": "destroy", "loss": "lose", "shooting": "shoot",
        "killers": "kill", "killer": "kill"}


def _carried(parse: Parse, i: int, s: Spot) -> str:
    """ "a crash that sent four teenagers to the hospital"."""
    words = parse.lower[i:i + 4]
    sent = s.first > s.begin and parse.lower[s.first - 1] in SENDING
    return "hospitalise" if sent and words[:1] == ["to"] and any(word.startswith("hospital") for word in words) else ""


SENDING = frozenset("sent sending sends put putting".split())


def _act_on(parse: Parse, s: Spot) -> str:
    """ "the murder of six priests", "the arrest of 12 men"."""
    i = s.first - 1
    while i > s.begin and parse.lower[i] in ("the", "these", "those", "another", "all", "about", "some"):
        i -= 1
    return ACTS.get(parse.lower[i - 1], "") if i > s.begin and parse.lower[i] == "of" else ""


HAVE = frozenset({"have", "has"})


def _told_later(parse: Parse, i: int, stop: int) -> str:
    """ "five passengers travelling on the bus to the coast were injured": past what describes them, to a passive."""
    for k in range(i, min(i + 14, stop - 1)):
        word = parse.lower[k]
        if word in ("and", "but", "that", "which", "when", ".", ";", ":") or (
                parse.tags[k] in ("CD", "VBZ", "VBP") and word not in BE | HAVE):
            return ""
        if word in ("were", "was", "are", "is", "remain", "remained"):
            nxt = parse.lower[k + 1:k + 3]
            return next((CASUALTY[w] for w in nxt if w in CASUALTY), "")
        if word == "accounted" and {"not", "n't", "n’t", "yet", "still"} & set(parse.lower[k - 5:k]):
            return "miss"
    return ""


def is_whole(parse: Parse, s: Spot) -> bool:
    """Whether the number is the whole of which the one before is a part: 550 in "478 out of the 550"."""
    i = s.first - 1
    while i > s.begin and (parse.tags[i] in ("DT", "PRP$", "POS", *NOUNS) or parse.lower[i] == "total"):
        i -= 1
    return i > s.begin and parse.lower[i] == "of" and (parse.tags[i - 1] == "CD" or parse.lower[i - 1] == "out")


def _whole_of(parse: Parse, s: Spot, c: Counted | None) -> str:
    """In "478 out of the 550 weapons launched" what happened to the 550 is said after them, never before."""
    if c is None or not is_whole(parse, s):
        return ""
    nxt = c.last
    of_it = nxt < s.stop and parse.tags[nxt] in ("VBN", "VBD") and parse.heads[nxt] == c.head  # not "11 of its 30 sailors drowned"
    told = parse.lemmas[nxt].lower() if of_it else ""
    return role_of(told) if told and told not in SAYING else "-"


def _told_after(parse: Parse, i: int, stop: int) -> str:
    """ "(23 people) were killed", "(23) dead", "(12) taken to hospital"."""
    lower = parse.lower
    if lower[i:i + 2] == ["of", "those"] and i + 2 < stop and parse.tags[i + 2] == "VBN":
        return role_of(parse.lemmas[i + 2].lower())  # "ten of those infected"
    steps, begin = 0, i
    while i < stop and steps < 7:
        word = lower[i]
        if word in CASUALTY and word not in ("wounds", "bodies", "murders", "homicides"):
            if _acts(parse, i, begin, stop):
                return ""
            return _both(parse, i, stop, CASUALTY[word])
        if word.startswith("hospitali"):
            return "hospitalise"
        if lower[i + 1:i + 2] == ["to"] and TO_DEATH.match(" ".join(lower[i + 1:i + 4])):
            return "kill"
        if word in LEAVING and i > begin and lower[i - 1] == "to":
            return "evacuate"
        if word == "out" and lower[i + 1:i + 2] == ["of"] and HOMES & set(lower[i + 2:i + 5]):
            return "displace"
        if word in CARRIED and not {"safety", "ashore"}.isdisjoint(lower[i + 1:i + 4]):
            return "rescue"
        if word in CARRIED and _hospital(parse, i, stop):
            return "injure" if _with_harm(parse.lower[i + 1:min(i + 12, stop)]) else "hospitalise"
        if word in ("in", "at") and (not {"hospital", "hospitals"}.isdisjoint(lower[i + 1:i + 4]) or (
                lower[i + 2:i + 3] == ["care"] and lower[i + 1] in ("intensive", "critical"))):
            return "hospitalise"
        if word in SUFFERED and HARM & set(lower[i + 1:i + 8]):
            return "injure"
        if word in ("hit", "struck", "grazed") and GUNS & set(lower[i + 1:i + 5]):
            return "shoot"
        if word in ("in", "with") and (("condition" in lower[i + 1:i + 6]) or HARM & set(lower[i + 1:i + 6])):
            return "injure"
        if word == "lost" and lower[i + 1:i + 3] in (["their", "lives"], ["his", "life"], ["her", "life"]):
            return "kill"
        if word not in AUX and parse.tags[i] != "RB":
            return ""
        i, steps = i + 1, steps + 1
    return ""


def _with_harm(words: Sequence[str]) -> bool:
    """ "(taken) to hospital with burns"."""
    at = next((k for k, word in enumerate(words) if word in ("with", "for")), len(words))
    return any(word.startswith("hospital") for word in words[:at]) and not HARM.isdisjoint(words[at:at + 5])


SUFFERED = frozenset("suffered sustained received suffering sustaining treated recovering bleeding".split())
TO_DEATH = re.compile(r"to (?:death|(?:his|her|their|its) deaths?)\b")

GUNS = frozenset("gunfire bullets bullet shrapnel shots gunshots".split())


def _acts(parse: Parse, i: int, begin: int, stop: int) -> bool:
    """Whether the verb's subject does it: "two gunmen killed five people"."""
    if (parse.lower[i] not in ACTIVE and parse.lower[i] != "shot") or any(parse.lower[k] in BE for k in range(begin, i)):
        return False
    return i + 1 < stop and (parse.tags[i + 1] == "CD" or any(parse.deps[c] == "dobj" and c > i for c in parse.children[i]))


BE = frozenset("was were is are be been being got left reported confirmed feared".split())


def _both(parse: Parse, i: int, stop: int, found: str) -> str:
    """Kill and injure joined on one number ("killed or injured") is one total of casualties."""
    if i + 2 < stop and parse.lower[i + 1] in ("or", "and", "/") and parse.lower[i + 2] in CASUALTY:
        other = CASUALTY[parse.lower[i + 2]]
        if {found, other} == {"kill", "injure"} and (i + 3 >= stop or parse.tags[i + 3] not in ("CD", "DT", "PRP", "PRP$", *NOUNS)):
            return "casualty"
    if found == "shoot" and i + 1 < stop:
        following = parse.lower[i + 1:min(i + 4, _clause_end(parse, i + 1, stop))]
        if "dead" in following[:1] or "killed" in following or ("fatally" in following[:2]) or ("death" in following):
            return "kill"
        if "injured" in following or "wounded" in following:
            return "injure"
    if found == "kill" and parse.lower[i] == "fatally" and i + 1 < stop:
        return "kill"
    return found


def _clause_end(parse: Parse, i: int, stop: int) -> int:
    """Where what is said of one number ends at the latest: at a comma or another number ("16 shot, one killed")."""
    return next((k for k in range(i, stop) if parse.words[k] in ",;:" or parse.tags[k] == "CD"), stop)


def _hospital(parse: Parse, i: int, stop: int) -> bool:
    near = parse.lower[i + 1:min(i + 9, stop)]
    return is_hospital(near) or not {"trauma", "clinic"}.isdisjoint(near)


def _told_before(parse: Parse, s: Spot) -> str:
    """ "killed 23", "killing at least four", "claimed 12 lives", "the death toll rose to 41", "left three people dead" is after."""
    lower = parse.lower
    i = s.first - 1
    while i > s.begin and lower[i] in ("another", "the", "a", "an", "all", "up", "further", "total", "of", "lives", "estimated",
            "additional", "more", "than", "at", "least", "and", "or", "their", "as", "many"):
        if lower[i] in ("and", "or") and lower[i - 1] not in ACTIVE:
            break
        i -= 1
    word = lower[i] if i >= s.begin else ""
    if word in ACTIVE and not _passive(parse, i):
        if i >= 2 and lower[i - 1] in ("and", "or") and lower[i - 2] in ACTIVE and {ACTIVE[word], ACTIVE[lower[i - 2]]} == {"kill",
                "injure"}:
            return "casualty"
        return ACTIVE[word] if ACTIVE[word] != "claim" else ("kill" if "lives" in lower[s.last:s.last + 3]
                or "lives" in lower[i:s.first] else "")
    if word in COSTING and "lives" in lower[s.last:s.last + 2]:
        return "kill"
    if word in ("striking", "hitting", "hit", "struck") and (GUNS | {"shooting", "fired", "gunman"}) & set(lower[s.begin:s.stop]):
        return "shoot"
    near = lower[max(s.begin, s.first - 16):s.first]
    match = None if TOLL_CUES.isdisjoint(near) else TOLL.search(" ".join(near))
    if match:
        return "kill" if match["dead"] else "injure" if match["hurt"] else "miss" if match["gone"] else "arrest"
    return ""


COSTING = frozenset("take taken takes took taking cost costs costing".split())
TOLL_CUES = frozenset("toll number deaths fatalities death arrests".split())
TOLL = re.compile(
    r"(?:(?P<dead>death toll|number of (?:\w+ )?(?:deaths|dead|fatalities|people killed|killed|victims)|toll|deaths|fatalities|death "
    r"count)|(?P<hurt>number of (?:\w+ )?(?:injured|wounded|injuries|people injured)|"
    r"injury toll)|(?P<gone>number of (?:\w+ )?missing)|(?P<held>number of arrests|arrests))(?: (?!injur|wound|while|but|"
    r"with)[\w'’,-]+){0,7} ?(?:to|at|is|was|of|reached|reaching|hit|stands at|stood at|now|:|reach|"
    r"passed|surpassed|exceeds|exceeded|above|past|topped|from|were|by|passes|tops|reaches|hits|nears)"
    r"(?: (?:at least|more than|about|around|over|nearly))?$")


def _passive(parse: Parse, i: int) -> bool:
    return i > 0 and parse.lower[i - 1] in ("were", "was", "been", "being", "are", "is",
            "be") and not any(parse.deps[c] == "dobj" for c in parse.children[i])


SAYING = frozenset("be have do say include accord add tell note report see claim confirm state show find know think believe suggest mean "
                   "make take get come go give".split())


def _governed(parse: Parse, s: Spot, c: Counted | None) -> str:
    """The verb that the number or its noun depends on, as a canonical role."""
    i = c.head if c else s.last - 1
    if c and c.part:
        i = s.first
        for j in range(s.first, s.last):
            if parse.heads[j] < s.first or parse.heads[j] >= s.last:
                i = j
    verb = governor(parse, i)
    if c and c.last < s.stop and parse.tags[c.last] == "VBN" and parse.heads[c.last] == c.head and parse.deps[c.head] == "conj":
        verb = c.last  # "three people have been killed and 200 homes destroyed"
    if verb is None:
        return ""
    noun = singular(parse.lower[c.head]) if c else ""
    lemma = _verb(parse, verb)
    if noun in WEAPONS and (lemma in STRIKES or lemma in ("set", "break", "beat", "top", "surpass")
            or (parse.pos[verb] == "NOUN" and role_of(lemma) == lemma)):
        return "launch"
    if parse.pos[verb] not in ("VERB", "AUX") or lemma in SAYING or (c is not None and c.first <= verb < c.last):
        return SYNONYMS.get(lemma, "") if parse.pos[verb] not in ("VERB", "AUX") else ""
    if len(lemma) < 3 or not lemma.replace("_", "").isalpha() or _are_people(parse, verb, s):
        return ""
    told = role_of(lemma)
    if lemma == "pull" and noun in HUMAN and c is not None and STATES.isdisjoint(parse.lower[c.first:c.head]):
        return "rescue"
    if told == "lay_off" or (lemma in ("cut", "axe", "shed", "eliminate", "lose", "slash")
            and noun in ("job", "position", "role", "post", "worker", "employee", "staff")):
        return "lay_off"
    if lemma == "fire" and noun in ("employee", "worker", "staff", "people", "person", "official"):
        return "lay_off" if c and parse.deps[c.head] in ("dobj", "nsubjpass") else ""  # not who fires shots
    if noun in WEAPONS and lemma in ("destroy", "stop", "neutralise", "neutralize", "repel", "jam", "suppress"):
        return "intercept"
    return told


def _are_people(parse: Parse, i: int, s: Spot) -> bool:
    """Whether what the parse takes for a verb is a word for people: "31 of them pupils"."""
    subject = parse.child(i, "nsubj", "dobj")
    alone = subject is None or s.first <= subject < s.last
    return alone and parse.lower[i].endswith("s") and singular(parse.lower[i]) in HUMAN


def _verb(parse: Parse, verb: int) -> str:
    particle = parse.child(verb, "prt")
    lemma = parse.lemmas[verb].lower()
    if particle is not None:
        return f"{lemma}_{parse.lower[particle]}"
    if lemma == "rain" and verb + 1 < len(parse) and parse.lower[verb + 1] == "down":
        return "rain_down"
    if lemma == "shoot" and any(parse.lower[k] == "dead" for k in parse.children[verb]):
        return "shoot_dead"
    return lemma
