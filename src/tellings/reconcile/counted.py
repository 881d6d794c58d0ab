"""How many: the sentences of a brief that tell what was counted, and who says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from tellings.kinds.figure_subjects import HUMAN
from tellings.model.accounts import Finding, Line, Version
from tellings.model.documents import Citation
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.reconcile.figure_words import amount, done, happened_to
from tellings.reconcile.meaning import CASUALTIES, counted_class
from tellings.reconcile.sentence import Draft, all_of, in_words, one_each, sparing
from tellings.reconcile.told import Told

HARMED = frozenset({"kill", "injure"})
TOLL_WEIGHT = 3  # reports that a number of dead or injured outweighs
SMALL = re.compile(r"(?<![\d.,])(?:[1-9]|1[0-2])(?![\d.,])")  # whole numbers up to twelve, which are written in words
FEW = 12  # of what nothing was done to: "two spokesmen" tells nobody anything
ANYBODY = frozenset({"people", "persons", "individuals"})  # so many people of whom nothing is told
AGE = "year of age"
DONE = CASUALTIES | {"launch", "intercept", "damage", "destroy", "rescue", "evacuate", "displace", "lay_off", "arrest", "charge", "miss",
                     "infect", "abduct"}
BODIES = re.compile(r"\b(?:bod(?:y|ies)|corpses?|remains)\b")  # nobody says that bodies were killed


def counted(told: Told, statements: Mapping[str, Statement[Value]], given: Collection[str]) -> Iterator[Line]:
    """One sentence a finding: the clash where reports differ, else how many and who says so; not what is `given` already."""
    clash = {i: c for c in told.conflicts if c.kind == "value" for i in c.findings}
    main = told.events[0].id if told.events else None
    rows = []
    for place, finding in enumerate(told.findings):
        reports = len({statements[i].document for i in finding.statements if i in statements})
        done = finding.about.role in DONE and (reports > 1 or finding.event == main)
        if finding.about.scope == "event" and (done or (reports > 1 and finding.about.counted) or finding.id in clash):
            rows.append(((finding.about.unit == AGE, not done), -reports - TOLL_WEIGHT * (finding.about.role in HARMED), place, finding))
    for *_, finding in sorted(rows, key=lambda row: row[:3]):
        conflict = clash.get(finding.id)
        if conflict:
            yield sparing(conflict)
        elif line := _grown(finding, statements, told) or (None if finding.id in given else _agreed(finding, statements, told)):
            yield line


def _grown(finding: Finding, statements: Mapping[str, Statement[Value]], told: Told) -> Line | None:
    """ "The number of people killed rose from three to five as reports came in." """
    earlier = sorted((v for v in finding.versions if v.status == "superseded" and v.statements and v.low is not None),
                     key=lambda v: v.low or 0.0)
    last = next((v for v in finding.versions if v.status == "current" and v.statements and v.low is not None), None)
    if finding.status != "growing" or not earlier or last is None:
        return None
    fell = (last.low or 0.0) < (earlier[-1].low or 0.0)
    first = earlier[-1] if fell else earlier[0]
    mine = [statements[i] for v in (first, last) for i in v.statements if i in statements]
    draft = Draft().cite(*one_each(s.span for s in mine if s.id in first.statements))
    draft.cite(*one_each(s.span for s in mine if s.id in last.statements))
    before, after = (_small(amount(v.low, v.high, v.bound, finding.about.unit), finding) for v in (first, last))
    draft.say(f"the number of {_counted_words(finding, one=False)} {done(finding)}".rstrip())
    draft.say(f" {'fell' if fell else 'rose'} from {before} to {after} as reports came in")
    claimants(draft, [s for s in mine if s.id in last.statements], told)
    return draft.say(".").line()


def _agreed(finding: Finding, statements: Mapping[str, Statement[Value]], told: Told) -> Line | None:
    """How many of what, who says so, and in how many reports."""
    current = [v for v in finding.versions if v.status == "current" and v.statements]
    if not current:
        return None
    best = next((v for v in current if finding.best in (v.low, v.high)), current[0])
    vouching = [v for v in current if finding.best in (v.low, v.high)] or [best]  # "more than 100" fits 120, but does not give it
    mine = [statements[i] for v in vouching for i in v.statements if i in statements]
    mine.sort(key=lambda s: s.speaker is None)  # of a report's spans the one that says who says so
    if len(told.case.documents) > 1 and len({s.document for s in mine}) == 1 and best.bound == "implied" and best.high == 1:
        return None  # someone whom one of several reports tells of in passing
    draft = Draft().cite(*one_each(s.span for s in mine))
    reports = len({s.document for s in mine})
    if finding.about.unit:  # "Magnitude of the earthquake: 5.6 (two reports)": nobody says that $5 billion were sold
        return _measure(draft, finding, best, reports) if reports > 1 else None
    if finding.about.role not in DONE:
        return _spoken_of(draft, finding, best, reports) if 1 < reports >= len(told.case.documents) / 2 else None
    _subject(draft, finding, best, next((s.span.text for s in mine if s.id in best.statements), ""))
    one_voice = claimants(draft, mine, told)
    if reports > 1 and one_voice:
        draft.say(", whom ").derive(all_of(reports), "count of reports that give it").say(" reports cite")
    elif reports > 1:
        draft.say(" (").derive(in_words(reports), "count of reports that give it").say(" reports)")
    return draft.say(".").line()


def _measure(draft: Draft, finding: Finding, version: Version, reports: int) -> Line | None:
    """An amount of money or a measure, under its title."""
    if version.derived or version.bound in ("implied", "vague") or not finding.about.counted:
        return None
    draft.say(f"{finding.title}: {amount(version.low, version.high, version.bound, finding.about.unit)} (")
    return draft.derive(in_words(reports), "count of reports that give it").say(" reports).").line()


def _spoken_of(draft: Draft, finding: Finding, version: Version, reports: int) -> Line | None:
    """ "Three reports speak of 120 firefighters.": a count of what nothing was done to."""
    unit = finding.about.unit
    telling = (version.low is None or version.low > FEW) and finding.about.counted not in ANYBODY
    if not finding.about.counted or unit or version.derived or version.bound in ("implied", "vague") or not telling:
        return None
    draft.derive(in_words(reports), "count of reports that give it").say(" reports speak of ")
    number = amount(version.low, version.high, version.bound)
    return draft.say(f"{_small(number, finding)} {finding.about.counted}.").line()


def _small(number: str, finding: Finding) -> str:
    """A count up to twelve in words."""
    return number if finding.about.unit else SMALL.sub(lambda m: in_words(int(m.group())), number)


def _subject(draft: Draft, finding: Finding, version: Version, printed: str) -> None:
    """ "At least 24 people were injured", "dozens of people were injured": as printed; where no report prints it, as derived."""
    number = amount(version.low, version.high, version.bound, finding.about.unit)
    one = version.low == 1 and version.high in (1, None)  # "at least one person was killed"
    counted = _counted_words(finding, one)
    if version.low == version.high == 0 and finding.about.role in CASUALTIES:
        draft.derive("nobody", "a count of none").say(f" {happened_to(finding, one=True)}")
        return
    number = _small(number, finding)
    if version.bound == "vague" and printed:
        words = printed.lower().removesuffix(" of")
        draft.say(words + " of" if words.endswith("s") else words)
    elif version.derived or version.bound in ("implied", "vague"):
        draft.derive(number, version.derived.rule if version.derived else "no numeral is printed")
    else:
        draft.say(number)
    draft.say(f" {counted} {happened_to(finding, one=one)}")


def _counted_words(finding: Finding, one: bool) -> str:
    """What is counted, as printed; "people" for a toll whose words are no plain noun."""
    printed = finding.about.counted.strip()
    plain_noun = not re.search(r"\d|\band\b|\b(?:a|an|his|her|their|one|two|three)\b", printed)
    human = finding.about.role not in CASUALTIES or (plain_noun and set(counted_class(printed, finding.about.role)) <= HUMAN
                                                     and not BODIES.search(printed))
    plural = "person" if one else "people"
    return printed if printed[:1].islower() and human and not one else plural if finding.about.role in CASUALTIES else printed or plural


def claimants(draft: Draft, spoken: Sequence[Statement[Value]], told: Told, beside: str = "") -> bool:
    """ ", according to X and Y": those whom most statements cite, at most two, none whom the sentence names already. Whether one
    voice stands behind every statement of several reports."""
    voices: Counter[str] = Counter()
    names: dict[str, Citation] = {}
    vouching: dict[str, Citation] = {}
    for s in spoken:
        party = told.people.speaker(s)
        cite = told.people.cites.get(party.id) if party else None
        if party and cite and party.name in cite.text and party.name not in beside:
            voices[party.name] += 1
            if party.name not in names:
                names[party.name] = _said_by(s, party.name, told) or cite
                vouching[party.name] = s.span
    owners = {name for name in voices if any(other.startswith((f"{name}’s ", f"{name}'s ")) for other in voices)}
    told_apart = [v for v in voices.items() if v[0] not in owners]  # "Ukraine" beside "Ukraine’s Air Force" says less of the same
    for place, (name, _) in enumerate(sorted(told_apart, key=lambda v: (-v[1], v[0]))[:2]):
        draft.say(" and " if place else ", according to ").cite(vouching[name]).print(names[name], name)
    return len(voices) == 1 and sum(voices.values()) == len(spoken)


def _said_by(statement: Statement[Value], name: str, told: Told) -> Citation | None:
    """The words that name the speaker where it is said, if they are the name."""
    span = statement.speaker.span if statement.speaker else None
    cite = told.texts[statement.document].cite(span.start, span.end) if span else None
    return cite if cite and name in cite.text else None
