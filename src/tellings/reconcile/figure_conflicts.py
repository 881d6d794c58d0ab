"""What a reader must be told where numbers disagree, or do not add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tellings.kinds.figure_restated import RESTATED
from tellings.kinds.figure_subjects import ROLES
from tellings.model.accounts import Conflict, Derivation, Finding, Side
from tellings.model.documents import Citation, make_id
from tellings.reconcile.align import Reading
from tellings.reconcile.amounts import agree, number
from tellings.reconcile.figure_words import amount, count, happened_to, participle, plain
from tellings.reconcile.ground import Stated
from tellings.reconcile.meaning import CASUALTIES, FALLING, Topic, is_claimant
from tellings.text.units import TIMES, is_money

NAMED = 2  # reports of one side that are named: those who stand apart matter most
SUBJECTS = {"kill": "how many were killed", "injure": "how many were injured", "hospitalise": "how many are in hospital",
            "shoot": "how many were shot", "casualty": "how many were killed or injured", "miss": "how many are missing"}


@dataclass(slots=True)
class Wording:
    """A sentence in the making, which remembers what no report prints and what that was derived from."""

    text: str = ""
    derived: list[Derivation] = field(default_factory=list)

    def say(self, words: str) -> Wording:
        self.text += words
        return self

    def derive(self, words: str, source: str) -> Wording:
        self.derived.append(Derivation(len(self.text), len(self.text) + len(words), source))
        return self.say(words)


def value_conflict(about: Topic, current: Sequence[Reading], found: Finding, labels: Mapping[str, str]) -> Conflict | None:
    """The conflict of a disputed finding: what each side says, and which reports say it. `labels`: what a reader
    knows each report by."""
    announced = about.role in ROLES or about.unit in TIMES  # jobs to be cut, weeks that a bridge will be shut
    if found.status != "disputed" or (about.forecast and not announced):
        return None  # what is only expected may well be expected differently
    now = [r for r in current if about.scope != "event" or told_of_now(r)]
    sides = camps([r for r in now if r.bound != "implied" and not r.rule])  # only what is printed can contradict
    restated = any(RESTATED in s.notes for side in sides for r in side for s in r.statements)
    claims = restated or (about.role not in CASUALTIES | FALLING and in_one_report(sides))
    if len(sides) < 2 or (len({r.document for side in sides for r in side}) < 2 and not claims):
        return None  # one report that gives two numbers tells of two things, unless it says who gives which
    wording = Wording().say("Reports differ on ")
    tell_asked(wording, found, of_all=about.counted == ("person",))
    wording.say(": ")
    for i, side in enumerate(sides):
        wording.say("" if i == 0 else " and " if i == len(sides) - 1 else ", ")
        alike = [r for r in side if number(r) == number(side[0])]
        for n, reading in enumerate(amounts(alike, about.unit)):
            wording.say(" or " if n else "")
            tell_amount(wording, reading, about.unit)
        if not (claims and tell_claimants(wording, alike)):
            tell_reports(wording, sorted({r.document for r in alike}), labels)
    wording.say(".")
    cited = tuple(Side(amount(s[0].low, s[0].high, s[0].bound, about.unit), spans(s)) for s in sides)
    return Conflict(make_id("conflict", "value", found.id), "value", wording.text, cited, (found.id,), tuple(wording.derived))


def amounts(readings: Sequence[Reading], unit: str) -> list[Reading]:
    """One reading for each amount that readings print; of "80,000" and "about 80,000" the first."""
    exact = [r for r in readings if r.bound == "exact"]
    return list({amount(r.low, r.high, r.bound, unit): r for r in readings if r.bound != "about" or not exact}.values())


def in_one_report(sides: Sequence[Sequence[Reading]]) -> bool:
    """Whether a report gives the numbers of two sides, as what two claim."""
    documents = [d for side in sides for d in {r.document for r in side}]
    return len(documents) > len(set(documents))


def told_of_now(reading: Reading) -> bool:
    """Whether a reading rests on more than what is told as of an earlier time."""
    return not reading.statements or any(s.value.scope != "background" for s in reading.statements)


def tell_claimants(wording: Wording, readings: Sequence[Reading]) -> bool:
    """Say whose a number is, where one report gives several; whether somebody is named."""
    names = sorted({s.speaker.name for r in readings for s in r.statements if s.speaker and is_claimant(s.speaker.name)})[:NAMED]
    if names:
        wording.say(" by ").derive(" and ".join(names), "who says so")
    return bool(names)


def tell_reports(wording: Wording, documents: Sequence[str], labels: Mapping[str, str]) -> None:
    """Say how many reports give a number, and by name which, where they are few."""
    wording.say(" in ").derive(count(len(documents)), "count of reports")
    names = sorted({labels[d] for d in documents})
    if len(names) > NAMED:  # the citations name them all
        return
    wording.say(" (")
    for i, name in enumerate(names):
        wording.say(" and " if i else "").derive(name, "what the report is known by")
    wording.say(")")


def tell_asked(wording: Wording, found: Finding, *, of_all: bool) -> None:
    """Say what the reports do not agree on, as the middle of a sentence. `of_all`: of anyone, not of children, soldiers or staff."""
    about = found.about
    words = subject(found)
    if about.role in SUBJECTS:
        whom = "" if of_all or not words.islower() else f" {words}"
        wording.say(SUBJECTS[about.role].replace("were killed", happened_to(found, one=False)).replace("how many", f"how many{whom}"))
    elif about.unit == "magnitude":
        wording.say("the magnitude" + (f" of the {words}" if words != "magnitude" else ""))
    elif about.unit == "year of age":
        wording.say("the age of ").derive(about.counted or words, "whose number it is")
    elif "“" in words:
        wording.say("the number in ").derive(found.title, "the words around one of the numbers")
    elif about.unit:
        wording.say(f"the {'amount' if is_money(about.unit) else 'figure'} given for ")
        if about.side and about.side.casefold() not in words.casefold():
            wording.derive(f"{about.side}’s ", "whose number it is")
        tell_subject(wording, words)
    else:
        done = participle(about.role) if about.role in ROLES else ""
        tell_subject(wording.say("the number of "), words)
        wording.say(f" {done}" if done and done not in words else "")


def tell_subject(wording: Wording, words: str) -> None:
    """Say what is counted; a name stands beside the numbers, not in what is cited."""
    if any(w[:1].isupper() for w in words.split()):
        wording.derive(words, "whose number it is")
    else:
        wording.say(words)


def subject(found: Finding) -> str:
    """What is counted, as the middle of a sentence."""
    if found.about.counted.istitle() and " " not in found.about.counted:
        return found.about.counted.lower()  # it opened its sentence
    return found.about.counted or found.title[:1].lower() + found.title[1:]


def camps(current: Sequence[Reading]) -> list[list[Reading]]:
    """Readings by the number they stand for, most reported first; what agrees with several stands with the nearest."""
    ordered = sorted(current, key=lambda r: (r.bound == "vague", r.bound not in ("exact", "implied"), number(r) or 0.0, r.document))
    sides: list[list[Reading]] = []
    for r in ordered:
        fits = [s for s in sides if all(agree(r, o) for o in s)]
        if fits:
            min(fits, key=lambda s: abs((number(s[0]) or 0) - (number(r) or 0))).append(r)
        else:
            sides.append([r])
    return sorted(sides, key=lambda s: (-len({r.document for r in s}), number(s[0]) or 0.0))


def tell_amount(wording: Wording, reading: Reading, unit: str) -> None:
    """Say an amount; where no report prints it, say what it was worked out from."""
    text = amount(reading.low, reading.high, reading.bound, unit)
    printed = reading.bound not in ("implied", "vague") and not reading.rule
    in_words = not float(number(reading) or 0).is_integer() and not any(c.isdigit() for s in reading.statements for c in s.span.text)
    if printed and not in_words:
        wording.say(text)
    else:
        wording.derive(text, reading.rule or ("a number in words" if printed else "victims told of without a number"))


def spans(readings: Sequence[Reading]) -> tuple[Citation, ...]:
    """Where readings are printed, a span a statement, in order of report and place."""
    cites = {(c.document, c.start, c.end): c for r in readings for s in (*r.statements, *r.sources) for c in (s.span,)}
    return tuple(cites[k] for k in sorted(cites))


@dataclass(frozen=True, slots=True)
class Slip:
    """Two figures of one sentence that do not make up their whole: `others` are figures that do, or that give the whole."""

    parts: tuple[Stated, ...]
    others: tuple[Stated, ...]
    sum: float
    whole: float


def slip_conflict(slip: Slip, findings: Sequence[str]) -> Conflict:
    """The arithmetic conflict of a slip, told in one sentence: "550 drones and 11 missiles" does not add up with the rest."""
    wording = Wording().say(f"Reports do not add up: {listed(slip.parts)} would make ").derive(plain(slip.sum), "a sum")
    if len(slip.others) > 1:
        wording.say(f" but others give {listed(slip.others)}, which make ").derive(plain(slip.whole), "a sum").say(".")
    else:
        wording.say(f" but the whole is given as {listed(slip.others)}.")
    mine, theirs = (tuple(s.span for s in side) for side in (slip.parts, slip.others))
    sides = (Side(listed(slip.parts), mine), Side(listed(slip.others), theirs))
    return Conflict(make_id("conflict", "arithmetic", *(s.id for s in slip.parts)), "arithmetic", wording.text, sides,
                    tuple(findings), tuple(wording.derived))


def listed(parts: Sequence[Stated]) -> str:
    """Figures with what they count: "550 drones and 11 missiles"."""
    return " and ".join(f"{amount(s.value.low, s.value.high, s.value.bound, s.value.unit)} {s.value.counted}".rstrip() for s in parts)
