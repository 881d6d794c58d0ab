"""What stands around a number: what is counted, what happened to it, whose, where, of what scope, how sure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellings.kinds.figure_subjects import SYNONYMS, WIDER, role_of, singular
from tellings.model.statements import Modality
from tellings.model.values import Scope
from tellings.text.language import Parse
from tellings.text.numbers import Quantity

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "CD", "AFX"})
STOPS = frozenset(
    "of in on at to for by with from as than and or but that who which whom whose when while where was were is are am be been being has have had will would can could may "
    "might shall should do does did not during since after before until near into over under between among including against amid about around per the a an this these "
    "those some any each every all its their his her our my your it he she they we i you there here said says killed died left leaving killing injuring because so "
    "if then also out up off down across through within without despite via today yesterday tomorrow tonight now yet already ago later apart away back".split())
AUX = frozenset(
    "was were is are be been being has have had got get may might could will would also later still reportedly only all both critically seriously badly severely "
    "slightly lightly gravely mortally fatally now already since then not confirmed reported feared believed presumed said to thought known either each "
    "officially so far allegedly tragically sadly apparently themselves the number of them people others more remain remained remains remaining either "
    "when after had's left found pronounced declared listed".split())
ENDS = frozenset(". ; ? ! : — – -- ( ) “ ” \"".split())
CASUALTY = {
    "killed": "kill", "dead": "kill", "died": "kill", "dies": "kill", "die": "kill", "slain": "kill", "murdered": "kill", "perished": "kill", "fatally": "kill",
    "massacred": "kill", "assassinated": "kill", "drowned": "kill", "executed": "kill", "deaths": "kill", "death": "kill", "fatalities": "kill", "fatality": "kill", "corpses": "kill",
    "bodies": "kill", "slayings": "kill", "murders": "kill", "homicides": "kill", "injured": "injure", "wounded": "injure", "hurt": "injure", "injuries": "injure", "maimed": "injure",
    "wounds": "injure", "injury": "injure", "hospitalised": "hospitalise", "hospitalized": "hospitalise", "missing": "miss", "unaccounted": "miss", "arrested": "arrest",
    "detained": "arrest", "casualties": "casualty", "shot": "shoot", "kidnapped": "abduct", "abducted": "abduct", "displaced": "displace", "homeless": "displace", "evacuated": "evacuate",
    "rescued": "rescue", "deceased": "kill", "gunned": "kill", "beheaded": "kill", "hospitalisd": "hospitalise", "sacked": "lay_off", "arrests": "arrest",
}
ACTIVE = {"killed": "kill", "killing": "kill", "kills": "kill", "kill": "kill", "murdered": "kill", "murdering": "kill", "slaying": "kill", "injured": "injure", "injuring": "injure", "injures": "injure",
          "wounded": "injure", "wounding": "injure", "wounds": "injure", "wound": "injure", "hurting": "injure", "hurt": "injure", "massacred": "kill", "assassinated": "kill", "claimed": "claim", "claiming": "claim",
          "claims": "claim", "executed": "kill", "injure": "injure"}
CARRIED = frozenset("taken rushed airlifted flown transported admitted sent brought treated remained remain stayed still being recovering driven".split())
WEAPONS = frozenset(noun for noun, wide in WIDER.items() if wide == "weapon") | {"weapon"}
STRIKES = frozenset("attack strike hit pummel pound bombard target use send fly barrage pepper deploy include follow shell employ involve".split())
UNITS_OF = frozenset("group batch set series piece type kind member round count pair wave barrage swarm lot pack case cup glass bottle box piece body life tonne ton copy bag worth".split())


@dataclass(frozen=True, slots=True)
class Spot:
    """A quantity in its sentence: tokens [first, last) are the expression, [begin, stop) the sentence."""

    q: Quantity
    first: int
    last: int
    begin: int
    stop: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase of what is counted: tokens [first, last), its head, and whether it is a part ("14 of the injured")."""

    first: int
    last: int
    head: int
    part: bool = False


def spot(parse: Parse, q: Quantity) -> Spot | None:
    """Where a quantity stands in the parse; None outside the mined sections."""
    first, last = parse.token_at(q.start), parse.token_at(q.end - 1)
    if first >= len(parse) or last >= len(parse) or parse.starts[first] >= q.end:
        return None
    sentence = parse.sentence(first)
    return Spot(q, first, max(first, last) + 1, sentence.first, max(sentence.last, last + 1))


def counted(parse: Parse, s: Spot) -> Counted | None:
    """What the number counts: the nouns that follow it, or those after "of"; None where nothing is printed."""
    i = s.last
    lower = parse.lower
    part = False
    if i < s.stop and (lower[i] == "of" or (lower[i] in ("out", "outta") and i + 1 < s.stop and lower[i + 1] == "of")):
        i += 1 if lower[i] == "of" else 2
        part = s.q.form not in ("vague",) and not parse.words[s.last - 1].lower().endswith(("couple", "pair", "dozen"))
        while i < s.stop and (lower[i] in ("the", "its", "their", "his", "her", "our", "those", "these", "all", "them", "a", "an", "every") or parse.tags[i] in ("CD", "DT", "PRP$")):
            i += 1
        i = _past_owner(parse, i, s.stop)
    found = _chunk(parse, i, s.stop)
    if found is None:
        return Counted(i - 1, i, i - 1, True) if part and lower[i - 1] == "them" else _headless(parse, i, s, part)
    return Counted(found[0], _with_conjuncts(parse, found, s.stop), found[1], part)


def _headless(parse: Parse, i: int, s: Spot, part: bool) -> Counted | None:
    """ "14 of the injured": the adjective stands for the people."""
    if part and i < s.stop and parse.lower[i] in CASUALTY and parse.lower[i - 1] != "of":
        return Counted(i, i + 1, i, True)
    return None


def _past_owner(parse: Parse, i: int, stop: int) -> int:
    """Past "the city's 10" in "six of the city's 10 districts"."""
    for j in range(i, min(i + 5, stop)):
        if parse.tags[j] == "POS":
            return j + 2 if j + 1 < stop and parse.tags[j + 1] == "CD" else j + 1
        if parse.tags[j] not in NOUNS and parse.tags[j] != "JJ":
            break
    return i


def _chunk(parse: Parse, i: int, stop: int) -> tuple[int, int] | None:
    """(first token, head) of the noun phrase that begins at token i: modifiers, then nouns."""
    first, head = i, -1
    while i < stop and i < first + 9:
        tag, word = parse.tags[i], parse.lower[i]
        if word in STOPS and not (word == "and" and head < 0 and _modifier_after(parse, i + 1, stop)):
            break
        if head >= 0 and (tag in ("VBN", "VBD", "VBG", "JJ", "RB", "CD", "VBZ", "VBP", "VB") or word in ("dead", "ago") or (word in CASUALTY and not word.endswith("s"))):
            if not (tag in ("JJ", "VBG", "HYPH") and i + 1 < stop and parse.tags[i + 1] in NOUNS and parse.heads[i] > i and word not in CASUALTY):
                break
        if tag in NOUNS:
            if parse.labels[i] in ("DATE", "TIME") and head >= 0:
                break
            head = i
        elif tag == "CD" and i > first and head < 0:
            return None
        elif tag not in MODIFIERS and not (head < 0 and (tag in ("RB", "RBR", "RBS", ",") or word in ("and", "“", "‘", '"', "'"))):
            break
        i += 1
    return (first, head) if head >= 0 else None


def _modifier_after(parse: Parse, i: int, stop: int) -> bool:
    return i + 1 < stop and parse.tags[i] in MODIFIERS and parse.tags[i] != "CD" and parse.tags[i + 1] in NOUNS and parse.lower[i] not in STOPS


def _with_conjuncts(parse: Parse, found: tuple[int, int], stop: int) -> int:
    """Where the phrase ends with nouns joined to its head that have no number of their own: "drones and missiles"."""
    end = head = found[1]
    while True:
        joined = [c for c in parse.children[head] if parse.deps[c] == "conj" and head < c < stop and c - end <= 5 and parse.tags[c] in NOUNS]
        if not joined:
            break
        nxt = joined[0]
        between = range(end + 1, nxt)
        if parse.tags[nxt] not in ("NNS", "NNPS") or any(parse.tags[k] in ("CD", "DT", "PRP$", "VBD", "IN", "VBN") and parse.lower[k] not in ("/",) for k in between):
            break
        end = head = nxt
    if end + 2 < stop and parse.lower[end + 1] == "of" and singular(parse.lower[found[1]]) in UNITS_OF:
        inner = _chunk(parse, end + 2, stop)
        end = inner[1] if inner else end
    return end + 1


# ---------------------------------------------------------------- what happened

def role(parse: Parse, s: Spot, c: Counted | None) -> str:
    """What happened to the counted things: first by the words right around, which stand even where the parse fails, then by the parse."""
    after = c.last if c else s.last
    head_word = parse.lower[c.head] if c else ""
    if head_word in CASUALTY and not (c and c.part and head_word in ("injured", "wounded", "dead")):
        return CASUALTY[head_word]
    return (_told_after(parse, after, s.stop) or _told_before(parse, s) or _governed(parse, s, c)
            or (CASUALTY[head_word] if head_word in CASUALTY else ""))


def _told_after(parse: Parse, i: int, stop: int) -> str:
    """ "(23 people) were killed", "(23) dead", "(12) taken to hospital"."""
    lower = parse.lower
    steps = 0
    while i < stop and steps < 7:
        word = lower[i]
        if word in CASUALTY and not (word in ("wounds", "bodies", "murders", "homicides")):
            return _both(parse, i, stop, CASUALTY[word])
        if word in CARRIED and _hospital(parse, i, stop):
            return "hospitalise"
        if word in ("in", "at") and "hospital" in lower[i + 1:i + 4] or (word in ("in", "at") and "hospitals" in lower[i + 1:i + 4]):
            return "hospitalise"
        if word == "lost" and lower[i + 1:i + 3] in (["their", "lives"], ["his", "life"], ["her", "life"]):
            return "kill"
        if word not in AUX and not (parse.tags[i] == "RB"):
            return ""
        i, steps = i + 1, steps + 1
    return ""


def _both(parse: Parse, i: int, stop: int, found: str) -> str:
    """Kill and injure joined on one number ("killed or injured") is one total of casualties."""
    if i + 2 < stop and parse.lower[i + 1] in ("or", "and", "/") and parse.lower[i + 2] in CASUALTY:
        other = CASUALTY[parse.lower[i + 2]]
        if {found, other} == {"kill", "injure"} and (i + 3 >= stop or parse.tags[i + 3] not in ("CD", *NOUNS)):
            return "casualty"
    if found == "shoot" and i + 1 < stop:
        following = parse.lower[i + 1:i + 4]
        if "dead" in following[:1] or "killed" in following or ("fatally" in following[:2]) or ("death" in following):
            return "kill"
        if "injured" in following or "wounded" in following:
            return "injure"
    if found == "kill" and parse.lower[i] == "fatally" and i + 1 < stop:
        return "kill"
    return found


def _hospital(parse: Parse, i: int, stop: int) -> bool:
    return any(word.startswith("hospital") or word in ("trauma", "clinic") for word in parse.lower[i + 1:min(i + 9, stop)])


def _told_before(parse: Parse, s: Spot) -> str:
    """ "killed 23", "killing at least four", "claimed 12 lives", "the death toll rose to 41", "left three people dead" is after."""
    lower = parse.lower
    i = s.first - 1
    while i > s.begin and lower[i] in ("another", "the", "a", "an", "all", "up", "further", "total", "of", "lives", "estimated", "additional", "more", "than", "at", "least", "and", "or", "their", "as", "many"):
        if lower[i] in ("and", "or") and lower[i - 1] not in ACTIVE:
            break
        i -= 1
    word = lower[i] if i >= s.begin else ""
    if word in ACTIVE and not _passive(parse, i):
        if i >= 2 and lower[i - 1] in ("and", "or") and lower[i - 2] in ACTIVE and {ACTIVE[word], ACTIVE[lower[i - 2]]} == {"kill", "injure"}:
            return "casualty"
        return ACTIVE[word] if ACTIVE[word] != "claim" else ("kill" if "lives" in lower[s.last:s.last + 3] or "lives" in lower[i:s.first] else "")
    toll = " ".join(lower[max(s.begin, s.first - 16):s.first])
    match = TOLL.search(toll)
    if match:
        return "kill" if match["dead"] else "injure" if match["hurt"] else "miss" if match["gone"] else "arrest"
    return ""


TOLL = re.compile(
    r"(?:(?P<dead>death toll|number of (?:\w+ )?(?:deaths|dead|fatalities|people killed|killed|victims)|toll|deaths|fatalities|death count)|(?P<hurt>number of (?:\w+ )?(?:injured|wounded|injuries|people injured)|"
    r"injury toll)|(?P<gone>number of (?:\w+ )?missing)|(?P<held>number of arrests|arrests))(?: (?!injur|wound|while|but|with)[\w'’,-]+){0,7} ?(?:to|at|is|was|of|reached|reaching|hit|stands at|stood at|now|:|reach|"
    r"passed|surpassed|exceeds|exceeded|above|past|topped|from|were|by)(?: (?:at least|more than|about|around|over|nearly))?$")


def _passive(parse: Parse, i: int) -> bool:
    return i > 0 and parse.lower[i - 1] in ("were", "was", "been", "being", "are", "is", "be") and not any(parse.deps[c] == "dobj" for c in parse.children[i])


def _governed(parse: Parse, s: Spot, c: Counted | None) -> str:
    """The verb that the number or its noun depends on, as a canonical role."""
    i = c.head if c else s.last - 1
    if c and c.part:
        i = s.first
        for j in range(s.first, s.last):
            if parse.heads[j] < s.first or parse.heads[j] >= s.last:
                i = j
    verb = governor(parse, i, s)
    if verb is None:
        return ""
    noun = singular(parse.lower[c.head]) if c else ""
    lemma = _verb(parse, verb)
    if noun in WEAPONS and (lemma in STRIKES or (parse.pos[verb] == "NOUN" and role_of(lemma) == lemma)):
        return "launch"
    if parse.pos[verb] not in ("VERB", "AUX") or lemma in ("be", "have", "do", "say", "include", "accord", "add", "tell"):
        return SYNONYMS.get(lemma, "") if parse.pos[verb] not in ("VERB", "AUX") else ""
    told = role_of(lemma)
    if told == "lay_off" or (lemma in ("cut", "axe", "shed", "eliminate", "lose", "slash") and noun in ("job", "position", "role", "post", "worker", "employee", "staff")):
        return "lay_off"
    if lemma == "fire" and noun in ("employee", "worker", "staff", "people", "person", "official"):
        return "lay_off"
    if noun in WEAPONS and lemma in ("destroy", "stop", "neutralise", "neutralize", "repel", "jam", "suppress"):
        return "intercept"
    return told


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


UP = frozenset({"conj", "appos", "nummod", "quantmod", "compound", "amod", "nmod", "poss", "npadvmod"})


def governor(parse: Parse, i: int, s: Spot) -> int | None:
    """The verb (or noun of action) that the phrase headed by token i depends on."""
    for _ in range(8):
        head = parse.heads[i]
        if head == i:
            return None
        dep = parse.deps[i]
        if parse.pos[head] == "VERB" and dep in ("nsubj", "nsubjpass", "dobj", "oprd", "attr", "acomp", "ccomp", "dative", "xcomp", "relcl", "acl", "npadvmod", "dep", "conj", "advcl"):
            if dep == "nsubj" and parse.child(head, "dobj") is not None:
                return None if role_of(parse.lemmas[head].lower()) in ("kill", "injure") else head
            return head
        if dep in ("nsubj", "nsubjpass", "attr", "expl") and parse.pos[head] == "AUX":
            return None
        if dep == "pobj":
            prep = parse.lower[head]
            up = parse.heads[head]
            if prep in ("of", "with", "including", "by", "for", "to", "against", "from") and up != head:
                if parse.pos[up] == "VERB":
                    return up if prep in ("with", "of", "including", "to", "by") else None
                i = up
                if prep not in ("of", "with", "including"):
                    return None
                if role_of(parse.lemmas[up].lower()) in ("kill", "injure", "launch") and prep == "of" or parse.lemmas[up].lower() in STRIKES:
                    return up
                continue
            return None
        if dep not in UP and dep not in ("prep", "pcomp"):
            return None
        i = head
    return None


# ---------------------------------------------------------------- scope, rate, place, side, certainty

SUPERLATIVE = re.compile(r"\b(?:most|largest|biggest|worst|first|highest|deadliest|heaviest|record|time|lowest|ever|best|longest|fastest|strongest|steepest|only|sharpest|greatest|smallest)\b[^.;]{0,80}$", re.I)
PERIOD = re.compile(
    r"\bsince\b(?! then| last| being| his| her)|\b(?:in|over|during|for|within) the (?:past|last|previous|first|final) (?:\w+[- ]){0,2}(?:days?|weeks?|months?|years?|decades?|quarters?|half|century|seasons?)\b|"
    r"\b(?:so far )?this (?:year|month|season|decade)\b|\byear to date\b|\bbetween [A-Z][a-z]+ and [A-Z][a-z]+(?! [A-Z])|\bfrom [A-Z][a-z]+ to [A-Z][a-z]+\b|\bannually\b|\b(?:in|during|throughout) (?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b(?! \d)|\bthroughout the (?:war|conflict|pandemic|year)\b|\bof the war\b(?! so far)|\bover (?:several|many|the|two|three|four|five|six|\d+) (?:months|years|decades)\b")
BACKGROUND = re.compile(
    r"\b(?:last|the previous|the prior) (?:week|weekend|month|year|season|election|summer|winter|spring|autumn|fall|quarter)\b|\b(?:years?|months?|weeks?|decades?) (?:ago|earlier|before|previously)\b|\bprevious(?:ly)?\b|"
    r"\bcompared (?:to|with)\b|\bin a (?:similar|separate|previous|prior|earlier) \w+|\bback in\b|\bin (?:19|20)\d\d\b|\brecord (?:set|of)\b|\bup from\b|\bdown from\b|\bfrom the same\b|\bhistor(?:y|ically)\b|\ba decade\b|"
    r"\b(?:elsewhere|in an unrelated)\b", re.I)
PARTS = re.compile(r"\b(?:including|among (?:them|the dead|the injured|the victims|those)|of (?:whom|them|which)|amongst them|include[sd]?)\b[^.;]{0,40}$", re.I)
RATE = re.compile(r"\b(?:per|an?|each|every) (?P<per>hour|day|night|week|month|year|minute|second|season|game|match|quarter|decade)\b|\b(?P<adv>daily|weekly|monthly|annually|hourly|nightly|yearly)\b")
RATES = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "hourly": "hour", "nightly": "night", "yearly": "year"}
CLAUSE = re.compile(r"[.;:!?\n]|\s[–—-]\s|, (?:which|who|while|but|where|when|after|as|and \w+ (?:said|was|were|is|are|has|have|had))\b|\b(?:but|while|whereas|although)\b")


def scope(before: str, after: str, part: bool) -> Scope:
    """Of what the figure is, from the words of its sentence before and after it. Cues beyond a clause's end do not count."""
    if part or PARTS.search(before):
        return "part"
    near_after = CLAUSE.split(after, maxsplit=1)[0]
    near_before = CLAUSE.split(before)[-1]
    if BACKGROUND.search(near_after) or BACKGROUND.search(near_before) or re.match(r"\s*\w*\s*(?:was|were)?[^,]{0,40}\b(?:years?|months?) ago\b", after):
        return "background"
    found = PERIOD.search(near_after)
    if found and not SUPERLATIVE.search((before[-60:] + near_after[:found.start()])):
        return "period"
    found = PERIOD.search(before)
    if found and (found.start() < 3 or found in (PERIOD.search(near_before),)) and not SUPERLATIVE.search(before[:found.start()]):
        return "period"
    return "event"


def rate(after: str) -> str:
    """The period of a rate said after the counted noun: "(300 drones) were fired at the city per month" → month."""
    clause = CLAUSE.split(after, maxsplit=1)[0].split(",")[0][:60]
    match = RATE.search(clause)
    if match is None:
        return ""
    if match["adv"]:
        return RATES[match["adv"]]
    return match["per"] if re.match(r"per\b", match[0]) or not re.search(r"\b(?:after|before|in|for|within|over)\s$", clause[:match.start()]) and match.start() < 30 else ""


PLACES = frozenset({"GPE", "LOC", "FAC"})
PLACE_PREPS = frozenset("in at near across outside around throughout inside on over into within of from onto".split())


def where(parse: Parse, s: Spot, c: Counted | None) -> str:
    """The place named in the number's clause, as printed: after it first, then before it; "" where none is."""
    for tokens in (range(c.last if c else s.last, min(s.stop, s.last + 16)), range(s.first - 1, max(s.begin, s.first - 16) - 1, -1)):
        for i in tokens:
            if parse.words[i] in (";", ":", "—", "–") or (parse.lower[i] in ("but", "while", "whereas", "said", "told") and parse.tags[i] != "IN"):
                break
            if parse.labels[i] in PLACES and (i == 0 or parse.labels[i - 1] != parse.labels[i]) and _placed(parse, i):
                last = i
                while last + 1 < s.stop and parse.labels[last + 1] == parse.labels[i]:
                    last += 1
                return " ".join(parse.words[k] for k in range(i, last + 1)).replace(" 's", "").replace(" ’s", "").removeprefix("the ")
    return ""


def _placed(parse: Parse, i: int) -> bool:
    j = i - 1
    while j >= 0 and j > i - 4 and parse.lower[j] in ("the", "central", "eastern", "western", "northern", "southern", "downtown", "city", "town", "of", "capital"):
        if parse.lower[j] == "of" and parse.lower[j - 1] not in ("city", "town", "village", "port", "region", "province", "state", "capital", "island", "outside", "suburb", "north", "south", "east", "west"):
            break
        j -= 1
    return j >= 0 and parse.lower[j] in PLACE_PREPS and parse.lower[j] not in ("of", "from")


def side(parse: Parse, s: Spot, c: Counted | None, told: str) -> str:
    """Whose they are or who did it: a people or country among the modifiers, else for what one party does (launch, intercept,
    arrest) the subject of the verb, as printed."""
    for i in range(c.first, c.last) if c else ():
        if parse.labels[i] in ("NORP", "GPE"):
            return parse.words[i]
    if told not in ("launch", "intercept", "arrest", "lay_off", "destroy", "buy", "hire"):
        return ""
    verb = governor(parse, c.head if c and not c.part else s.first, s)
    subject = None if verb is None else parse.child(verb, "nsubj", "agent")
    if subject is None and verb is not None and parse.deps[verb] in ("xcomp", "conj", "pcomp", "ccomp"):
        subject = parse.child(parse.heads[verb], "nsubj")
    if subject is None or parse.pos[subject] == "PRON":
        return ""
    if parse.deps[subject] == "agent":
        subject = parse.child(subject, "pobj") or subject
    first, last = parse.subtree(subject)
    return " ".join(parse.words[i] for i in range(max(first, subject - 4), min(last, subject + 1)) if parse.pos[i] not in ("DET", "PUNCT")).replace(" ’s", "’s").replace(" 's", "'s")


FORECAST = re.compile(r"\b(?:will|expected to|projected|forecasts?|plans? to|aims? to|hopes? to|set to|going to|predict(?:s|ed)?|likely to|promised to|pledged to|vow(?:s|ed) to|expects?|intends? to|target of|by 20[3-9]\d|wants? to)\b", re.I)
HYPOTHETICAL = re.compile(r"\b(?:would|could|might|may|if|unless|should|can|threatened to|capable of|up to the)\b(?! (?:have|be) (?:been )?(?:heard|seen))", re.I)
DENIAL = re.compile(r"\b(?:denie[sd]|den(?:y|ying)|rejects?|rejected|dismissed|no evidence|not true|false(?:ly)?|did ?n[o'’]t|was ?n[o'’]t|were ?n[o'’]t|has ?n[o'’]t|have ?n[o'’]t|never)\b", re.I)


def modality(before: str, after: str) -> Modality:
    """How sure the clause is of its figure."""
    clause = CLAUSE.split(before)[-1][-70:]
    follows = CLAUSE.split(after, maxsplit=1)[0].split(",")[0][:36]
    if DENIAL.search(clause) and not re.search(r"\bnot only\b", clause):
        return "denied"
    if HYPOTHETICAL.search(clause) or re.search(r"\b(?:would|could|might|may)\b", follows):
        return "hypothetical"
    if FORECAST.search(clause) or re.search(r"\b(?:will|expected to|planned|projected|set to)\b", follows):
        return "forecast"
    return "asserted"
