"""Of what scope a figure is, at what rate, where, whose, how sure: by the words of its sentence."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from tellings.kinds.figure_counted import Counted, Spot
from tellings.kinds.figure_governor import governor
from tellings.model.statements import Modality
from tellings.model.values import Scope
from tellings.text.language import Parse

SUPERLATIVE = re.compile(r"\b(?:most|largest|biggest|worst|first|highest|deadliest|heaviest|record|time|lowest|ever|best|longest|fastest|"
                         r"strongest|steepest|only|sharpest|greatest|smallest)\b[^.;]{0,80}$", re.I)
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
ONCE = (r"(?:(?:earth)?quake|temblor|tsunami|floods?|flooding|storm|cyclone|hurricane|typhoon|tornado|fire|blaze|blast|explosion|crash|"
        r"collision|collapse|sinking|wreck|derailment|landslide|mudslide|avalanche|eruption|accident|disaster|capsized|sank|collapsed|"
        r"crashed|struck|hit|exploded|derailed|overturned|burst|plunged|vanished|disappeared)")  # what happens once is no stretch of time
PERIOD = re.compile(
    rf"\bsince\b(?! then| last| being| his| her| (?:the|an?|its|their) (?:[\w’'-]+ ){{0,3}}?{ONCE}\b)|"
    r"\b(?:in|over|during|for|within) the (?:past|last|previous|first|final) "
    r"(?:\w+[- ]){0,2}(?:days?|weeks?|months?|years?|decades?|quarters?|half|century|seasons?)\b|"
    rf"\b(?:so far )?this (?:year|month|season|decade)\b|\byear to date\b|\b(?:between|from) (?:{MONTH}) (?:and|to) (?:{MONTH})\b|"
    r"\bannually\b|\b(?:in|during|throughout) (?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b(?! \d)|\bthroughout the (?:war|conflict|pandemic|year)\b|\bof the war\b(?! so far)|"
    r"\bover (?:several|many|the|two|three|four|five|six|\d+) (?:months|years|decades)\b")
WARS = frozenset({"war", "conflict", "uprising", "insurgency", "rebellion"})
A_WAR = rf"(?:{'|'.join(sorted(WARS))})"
OF_A_WAR = re.compile(rf"\b(?:(?:months?|years?)(?:[- ]long|[- ]old)? (?:civil )?|[Cc]ivil |[Tt]he |\w+[’']s ){A_WAR},? (?:which |that )?"
                      r"(?:has|had|have)\b[^.;,]{0,60}$")  # "a war that has killed 9,000"
IN_A_WAR = re.compile(rf"[^.;,]{{0,40}}\b(?:in|by|during) (?:[\w’']+[- ]){{1,3}}(?:civil )?{A_WAR}\b(?![- ]\w)|"
                      rf"[^.;,]{{0,40}}\b(?:in|by|during) (?:[\w’']+[- ]){{1,3}}(?:civil )?{A_WAR} (?:in|with|since|that|so)\b")
BACKGROUND = re.compile(
    r"\b(?:last|the previous|the prior) (?:week|weekend|month|year|season|election|summer|winter|spring|autumn|fall|quarter)\b|"
    r"\b(?:years?|months?|weeks?|decades?) (?:ago|earlier|before|previously)\b|\bpreviously\b|"
    r"\bcompared (?:to|with)\b|\bin (?:an?|another|its|their) (?:similar|separate|previous|prior|earlier) \w+|"
    r"\b(?:its|their) last (?:outbreak|epidemic|eruption|strike|crash|flood|quake|fire|attack)\b|\bback in\b|"
    r"\brecord (?:set|of)\b|\bup from\b|\bdown from\b|\bfrom the same\b|\bhistorically\b|\ba decade\b|"
    r"\b(?:elsewhere|in an unrelated)\b|\b(?:shootings|attacks|incidents|crashes|bombings) (?:across|around|throughout|over)\b|\bin "
    r"(?:separate|other|several|multiple|unrelated) (?:shootings|attacks|incidents|crashes)", re.I)
AFTER_OTHER = re.compile(r"\b(?:after|since|follow(?:s|ed|ing)) (?:an?|another) (?:similar|separate|previous|prior|earlier) ", re.I)
COMPARED = re.compile(  # what a figure is compared with is of another time, not the figure
    r"\b(?:than (?:(?:in|at|during|for|it|was|the) )*(?:last|same|previous|prior|a year|this time|(?:19|20)\d\d)|"
    r"compared (?:to|with)|against|versus|"
    r"(?:up|down) (?:from|on)|(?:from|on|over) (?:(?:a|the same|one|last|this time last|the previous) )(?:\w+ )?"
    r"(?:year|month|week|quarter|period|season)|year[- ]on[- ]year)\b", re.I)
OF_THEM = re.compile(r"\sof (?:whom|them|which)\b")
PARTS = re.compile(r"^\W*Of (?:the|\d[\d,]*|those|these|its|their|all) [^.;,]{2,50}, (?:about |at least |some |only )?$|"
                   r"\b(?:including|among (?:them|the dead|the injured|the victims|those)|of (?:whom|them|which)|amongst them|"
                   r"include[sd]?)\b(?:(?!, (?:when|as|after|before|while|\w+ing)\b)[^.;]){0,40}$", re.I)
AMONG = re.compile(r"\s(?:(?:were|was|are|is) )?among (?:the|its|their|those)\b")
FROM_OLD = re.compile(r"\b(?:up|down) from (?:about |around |some |nearly )?\S?$")
# "fell to 900 tons in May from 1,200"
FELL_FROM = re.compile(r"\bto\b(?:[^.;]|\.\d)*\d(?:[^.;]|\.\d)*\bfrom (?:about |around |some |nearly |a )?[$£€]?$")
OPENING = re.compile(rf"[\s“\"‘']*(?:Since\s(?!then)|So far this (?:year|month|season)|Between (?:{MONTH}) and|(?:In|Over|During|For) the "
                     rf"(?:past|last) (?!week\b|night\b)|Throughout |Through (?:the end of )?(?:{MONTH})\b|"
                     rf"This year|(?:\w+ )?(?:[Vv]iolent|[Bb]loody|[Dd]eadly|[Tt]ragic) (?:holiday )?weekend\b|"
                     rf"(?:In|During|Last) (?:{MONTH})\b(?! (?:[12]?\d|3[01])\b))")
EARLIER = re.compile(r"\W*(?:That|The (?:earlier|previous)) (?:\w+ )?(?:(?:earth)?quake|temblor|tremor|attack|bombing|blast|crash|"
                     r"explosion|accident|shooting|storm|cyclone|hurricane|typhoon|tornado|flood|fire|blaze|incident|disaster|raid|eruption|tsunami|"
                     r"outbreak|war|massacre|collision|derailment|landslide|avalanche)\b")  # one told of in the sentence before
THEN = re.compile(rf"\b(?:[Ii]n|[Dd]uring|[Ll]ast) (?:{MONTH})\b(?! \d)(?:(?!\b(?:but|while|and)\b)[^.;])*,\s(?:\w+ )?"
                  r"(?:\w+ing|which|that)\b[^.;]*$")  # "a quake struck the south in September near the port, killing"
WHEN_YEAR = re.compile(  # "speak of 1998, when eleven died"
    r"\b(?:(?:of|in|since|from|remember(?:s|ed)?)|[A-Z][a-z]+\.? \d{1,2},) (?:19|20)\d\d, (?:when|in which)\b")
YEARS = re.compile(r"(?:\b(?:in|of|on|until|during|was|from)(?: the| an?)?|[A-Z][a-z]+\.?(?: \d{1,2})?,?) ((?:19|20)\d\d)\b")
TRIED = frozenset("charged convicted sentenced jailed indicted pleaded trial guilty convict acquitted".split())
IN_YEAR = re.compile(r"in(?: the)? \d", re.I)
LATER_CUES = frozenset({"days", "weeks", "months", "years"})
WEEKS_AFTER = re.compile(r"\b(?:days|weeks|months|years) after (?:an?|another|the) (?:[\w.’'-]+ ){0,4}?(?:where|when|that|which)\b")
AGO = re.compile(r"\s*\w*\s*(?:was|were)?[^,]{0,40}\b(?:years?|months?) ago\b")
HABIT = re.compile(r"\bevery (?:(?:few|other|two|three|four|couple of) )?(?:hours?|nights?|days?|weeks?|months?|years?)\b")
RATE = re.compile(r"\b(?:per|an?|each|every) (?P<per>hour|day|night|week|month|year|minute|second|season|game|match|quarter|"
                  r"decade)\b(?!\s(?:ago|earlier|later|before|after))|"
                  r"\b(?P<adv>daily|weekly|monthly|annually|hourly|nightly|yearly)\b")
ON_A_DAY = re.compile(r"\b(?:on|in) an? (?:average|typical|normal|ordinary|usual|working|good|busy) (?P<per>day|night|week|month|year)\b")
RATES = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "hourly": "hour", "nightly": "night", "yearly": "year"}
CLAUSE = re.compile(r"[.;:!?\n]|, (?=[£$€]\d|\d+p\b)|\s(?:[–—-]|--)\s|"
                    r", (?:which|who|while|but|where|when|after|as|compared|up from|down from|from|\w+ing|and \w+ "
                    r"(?:said|was|were|is|are|has|have|had))\b|\b(?:but|while|whereas|although)\b")


# The words without which a pattern below cannot match: most sentences have none, and are spared the search.
MONTHS = frozenset(MONTH.lower().split("|"))
BACKGROUND_CUES = frozenset(
    "last previous prior ago earlier before previously compared similar separate back record from history historically decade elsewhere "
    "unrelated shootings attacks incidents crashes bombings".split())
PART_CUES = frozenset("including among amongst whom them which include includes included of".split())
PERIOD_CUES = MONTHS | frozenset("since past last previous first final this year annually throughout war over".split())
COMPARED_CUES = frozenset("than compared against versus from year month week quarter period season year-on-year".split())
FORECAST_CUES = frozenset("will expected projected forecast forecasts plan plans aim aims hope hopes set going predict predicts predicted "
                          "likely promised pledged vow vows expect expects intend intends target by want wants".split())
HYPOTHETICAL_CUES = frozenset("would could might may if unless should can threatened capable up".split())
DENIAL_CUES = frozenset("denies denied deny denying evidence true false falsely rejects rejected rejecting dismisses dismissed dismissing "
                        "refutes refuted refuting rebuts rebutted".split())
NOT_CUES = frozenset("not n't n’t never".split())


@dataclass(frozen=True, slots=True)
class Around:
    """The words of a figure's sentence before and after it, those of its own clause, and all words of the sentence in lower case."""

    before: str
    after: str
    near_before: str
    near_after: str
    words: Set[str]


def around(parse: Parse, text: str, s: Spot) -> Around:
    """What stands around a figure. Worked out once for `scope` and `modality`."""
    before, after = text[parse.starts[s.begin]:s.q.start], text[s.q.end:max(s.q.end, parse.ends[s.stop - 1])]
    resumed = before[max(0, parse.starts[_resumed(parse, s)] - parse.starts[s.begin]):]
    return Around(before, after, CLAUSE.split(resumed)[-1], CLAUSE.split(after, maxsplit=1)[0], set(parse.lower[s.begin:s.stop]))


def _resumed(parse: Parse, s: Spot) -> int:
    """Where the main clause of a number goes on after a clause set in between: at "won" of "the club, which lost last week, won 2-1"."""
    comma = next((i for i in range(s.first - 1, s.begin, -1) if parse.words[i] == ","), s.begin)
    if comma == s.begin or parse.tags[comma + 1] not in ("VBD", "VBZ", "VBP", "MD"):
        return s.begin
    opened = any(parse.words[i] == "," and parse.tags[i + 1] in ("WDT", "WP", "WRB") for i in range(s.begin, comma))
    return comma + 1 if opened else s.begin


def scope(a: Around, part: bool, year: int | None = None) -> Scope:
    """Of what the figure is, from the words around it. Cues beyond a clause's end do not count.
    `year`: that of publication, where known; a figure dated to an earlier one is background."""
    before, near_before, near_after = a.before, a.near_before, a.near_after
    if ("Th" in before[:6] and EARLIER.match(before)) or (a.words & MONTHS and THEN.search(before)):
        return "background"
    if a.words & {"when", "which"} and WHEN_YEAR.search(before):
        return "background"
    if part or (a.words & PART_CUES and PARTS.search(before)) or ("among" in a.words and AMONG.match(a.after)) or OF_THEM.match(a.after):
        return "part"
    dated = near_after if a.words.isdisjoint(COMPARED_CUES) else COMPARED.split(near_after, maxsplit=1)[0]
    opening = OPENING.match(before)
    if opening and not SUPERLATIVE.search(near_before):
        return "period"
    earlier = before[-60:] if year is not None else near_before
    dates = [m for part_of in (earlier, dated) if "19" in part_of or "20" in part_of for m in YEARS.finditer(part_of)]
    tried = not a.words.isdisjoint(TRIED)  # "jailed for the 2013 attack that killed three": it is what the report is about
    if _backward(a, dated) or (not tried and any(
            int(m[1]) < year if year is not None else IN_YEAR.match(m[0]) for m in dates)):
        return "background"
    if any(int(m[1]) == year and IN_YEAR.match(m[0]) for m in dates):
        return "period"  # "the county has seen 31 murders in 2016", printed in that year
    if a.words & WARS and (OF_A_WAR.search(before) or IN_A_WAR.match(near_after)) and not SUPERLATIVE.search(near_before):
        return "period"
    return _period(before, near_after) if a.words & PERIOD_CUES else "event"


def _backward(a: Around, dated: str) -> bool:
    """Whether words near the figure speak of an earlier time, another happening or a habit. What it is compared with does not count:
    "up 2.9 per cent from a year earlier"; `dated`: the words after it up to there."""
    if a.words & LATER_CUES and WEEKS_AFTER.search(a.before.rpartition(",")[2]):
        return True
    if "from" in a.words and (FROM_OLD.search(a.before) or FELL_FROM.search(a.before)):
        return True
    if ("every" in a.words and HABIT.search(a.near_after)) or ("ago" in a.words and AGO.match(a.after)):
        return True
    near = a.near_before
    return bool(a.words & BACKGROUND_CUES and (BACKGROUND.search(dated) or BACKGROUND.search(near) or AFTER_OTHER.search(near)))


def _period(before: str, near_after: str) -> Scope:
    found = PERIOD.search(near_after)
    if found and not SUPERLATIVE.search(before[-60:] + near_after[:found.start()]):
        return "period"
    found = PERIOD.search(before)
    if found and found.start() < 3 and not SUPERLATIVE.search(before[:found.start()]):
        return "period"
    return "event"


def rate(near_after: str) -> str:
    """The period of a rate said after the counted noun: "(300 drones) were fired at the city per month" → month."""
    clause = near_after.split(",", maxsplit=1)[0][:60]
    usual = ON_A_DAY.search(clause)
    if usual:
        return usual["per"]
    match = RATE.search(clause)
    if match is None:
        return ""
    if match["adv"]:
        return RATES[match["adv"]]
    return match["per"] if re.match(r"per\b", match[0]) or (not re.search(r"\b(?:after|before|in|for|within|over)\s$",
            clause[:match.start()]) and match.start() < 30) else ""


PLACES = frozenset({"GPE", "LOC", "FAC"})
PLACE_PREPS = frozenset("in at near across outside around throughout inside on over into within of from onto".split())
STRUCK = frozenset("hit hits hitting struck strikes striking shook shakes shaking rocked rocks jolted jolts battered lashed swept".split())


COMMON = frozenset("capital city region country village province area".split())


def where(parse: Parse, s: Spot, c: Counted | None) -> str:
    """The place named in the number's clause, as printed: after it first, then before it; "" where none is."""
    for tokens in (range(c.last if c else s.last, min(s.stop, s.last + 16)), range(s.first - 1, max(s.begin, s.first - 16) - 1, -1)):
        for i in tokens:
            if parse.words[i] in (";", ":", "—", "–") or (parse.lower[i] in ("but", "while", "whereas", "said", "told")
                    and parse.tags[i] != "IN"):
                break
            if parse.lower[i] in COMMON and parse.lower[i - 1] == "the" and _placed(parse, i):
                return f"the {parse.lower[i]}"
            if parse.labels[i] in PLACES and (i == 0 or parse.labels[i - 1] != parse.labels[i]) and _placed(parse, i):
                last = i
                while last + 1 < s.stop and parse.labels[last + 1] == parse.labels[i]:
                    last += 1
                return " ".join(parse.words[k] for k in range(i, last + 1)).replace(" 's", "").replace(" ’s", "").removeprefix("the ")
    return ""


def _placed(parse: Parse, i: int) -> bool:
    j = i - 1
    while j >= 0 and j > i - 4 and parse.lower[j] in ("the", "central", "eastern", "western", "northern", "southern", "downtown", "city",
            "town", "of", "capital"):
        if parse.lower[j] == "of" and parse.lower[j - 1] not in ("city", "town", "village", "port", "region", "province", "state",
                "capital", "island", "outside", "suburb", "north", "south", "east", "west"):
            break
        j -= 1
    return j >= 0 and (parse.lower[j] in STRUCK or parse.lower[j] in PLACE_PREPS) and parse.lower[j] not in ("of", "from")


DEMONYM = re.compile(r"(?:[a-z](?:an|ish|ese|ean)|i|Dutch|French|Greek|Swiss|Welsh|Czech|Thai|Filipino|Slovak|Uzbek|Kazakh|Kurdish|Uighur|"
                     r"Uyghur|Rohingya|Houthi|Hezbollah|Hamas|Taliban|UN|US|U\.S\.|UK)$")


def side(parse: Parse, s: Spot, c: Counted | None, told: str) -> str:
    """Whose they are or who did it: a people or country among the modifiers, else for what one party does (launch, intercept,
    arrest) the subject of the verb, as printed."""
    for i in range(c.first, c.last) if c else ():
        if parse.labels[i] in ("NORP", "GPE") and DEMONYM.search(parse.words[i]):
            return parse.words[i]
    if told not in ("launch", "intercept", "arrest", "lay_off", "destroy", "buy", "hire"):
        return ""
    verb = governor(parse, c.head if c and not c.part else s.first)
    subject = None if verb is None else parse.child(verb, "nsubj", "agent")
    if subject is None and verb is not None and parse.deps[verb] in ("xcomp", "conj", "pcomp", "ccomp"):
        subject = parse.child(parse.heads[verb], "nsubj")
    if subject is not None and verb is not None and parse.pos[subject] == "PRON" and parse.deps[verb] == "ccomp":
        subject = parse.child(parse.heads[verb], "nsubj")  # "the ministry said it had intercepted 48 drones"
    if subject is None or parse.pos[subject] == "PRON":
        return ""
    if parse.deps[subject] == "agent":
        subject = parse.child(subject, "pobj") or subject
    if parse.labels[subject] in ("TIME", "DATE"):
        return ""  # "arrested by evening"
    first, last = parse.subtree(subject)
    return " ".join(parse.words[i] for i in range(max(first, subject - 4), min(last, subject + 1)) if parse.pos[i] not in ("DET",
            "PUNCT")).replace(" ’s", "’s").replace(" 's", "'s")


FORECAST = re.compile(r"\b(?:will|expected to|projected|forecasts?|plans? to|aims? to|hopes? to|set to|going to|predict(?:s|ed)?|likely "
                      r"to|promised to|pledged to|vow(?:s|ed) to|expects?|intends? to|target of|by 20[3-9]\d|wants? to)\b", re.I)
HYPOTHETICAL = re.compile(r"\b(?:would|could|might|(?-i:may)|if|unless|should|can|threatened to|capable of|up to the)\b(?! (?:have|be) "
                          r"(?:been )?(?:heard|seen))", re.I)
DENIAL = re.compile(r"\b(?:(?:reject|dismiss|refut|rebutt?)(?:s|es|ed|ing) (?:the |any |all |such )?(?:claim|report|allegation|suggestion|"
                    r"rumou?r|accusation)s?|denie[sd]|deny|denying|no evidence|not true|false|falsely)\b", re.I)
PROVED = frozenset({"proved", "turned", "incorrect", "untrue", "wrong"})
PROVED_WRONG = re.compile(r"[^.;]{0,80}?\b(?:but|which|though|although)\b[^.;]{0,24}?\b(?:proved|turned out|was|were)\b(?: to be)? "
                          r"(?:later )?(?:incorrect|untrue|wrong|false|unfounded)\b")
NOT = re.compile(
    r"\b(?:(?:did|was|were|has|have|had|is|are|does|do) ?n[o'’]t|(?:did|do|does|had|has|have|was|were) not|never)\b"
    r"(?!\s(?:reveal|disclose|know|realise|realize|mention|say|tell|specify|elaborate|just|only)\b)(?:\s[^\s,]+){0,3}\s?$", re.I)


UNHARMED = re.compile(r"[^,.;]{0,40}?\b(?:(?:were|was|are|is) not|(?:were|was|are|is)n[’']t) (?:seriously |badly )?(?:injured|hurt|"
                      r"wounded|killed|harmed)")
GROWS_FROM = re.compile(r"\bfrom (?:the current |a current |about |around )?$")
MAY_FOLLOW = re.compile(r"\b(?:would|could|might|may)\b")
OF_WHOM = re.compile(r"(?<=\w\w\w) (?:that|which|who)\b(?! (?:he|she|it|they)\b)")  # "loans that may not be repaid" are there
WILL_FOLLOW = re.compile(r"\b(?:will|expected to|planned|projected|set to)\b")
SUPPOSING = frozenset("if unless could might may should were".split())
PROMISED = re.compile(r"\b(?:said|says|told [\w ]{2,30}|announced|confirmed|promised|pledged|vowed)"
                      r"(?: on \w+)? (?:that )?(?:[\w’'-]+ ){0,6}$")
THAN_PLANNED = re.compile(r"\bthan (?:(?:had been|was|were|had|originally|first|it|they) )*(?:planned|expected|projected|forecast|"
                          r"budgeted)\b", re.I)


def modality(a: Around, *, ranged: bool = False) -> Modality:
    """How sure the clause is of its figure. `ranged`: a range, which may begin with "from"."""
    clause = a.near_before.split(",")[-1][-70:]
    if _denied(a, clause):
        return "denied"
    if not ranged and "from" in a.words and GROWS_FROM.search(a.before):
        return "asserted"  # what it grows from is there already
    follows = OF_WHOM.split(a.near_after.split(",", maxsplit=1)[0], maxsplit=1)[0][:36]
    if "than" in a.words:
        follows = THAN_PLANNED.sub(" ", follows)
    if a.words & HYPOTHETICAL_CUES and (HYPOTHETICAL.search(clause) or MAY_FOLLOW.search(follows)):
        told = a.words & {"would"} and not a.words & SUPPOSING and PROMISED.search(a.before)
        return "forecast" if told else "hypothetical"
    if (a.words & FORECAST_CUES or "planned" in a.words) and (FORECAST.search(clause) or WILL_FOLLOW.search(follows)):
        return "forecast"
    return "asserted"


def _denied(a: Around, clause: str) -> bool:
    if a.words & NOT_CUES:
        if UNHARMED.match(a.after):
            return True
        if NOT.search(clause):
            return "not only" not in clause
    if a.words & PROVED and PROVED_WRONG.match(a.after):
        return True
    return bool(a.words & DENIAL_CUES and DENIAL.search(clause)) and "not only" not in clause
