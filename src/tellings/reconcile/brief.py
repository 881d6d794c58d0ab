"""The cited summary: five to ten sentences a reader could use, most important first; none with a word that no report prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from tellings.kinds.figure_subjects import HUMAN
from tellings.model.accounts import Conflict, Event, Finding, Line, Version
from tellings.model.documents import Citation
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.reconcile.cited import holds
from tellings.reconcile.figure_words import amount, happened_to, participle
from tellings.reconcile.gist import Leads, words
from tellings.reconcile.meaning import CASUALTIES, counted_class
from tellings.reconcile.sentence import Draft, in_days, in_words
from tellings.reconcile.told import Told
from tellings.reconcile.voices import spoken

HARMED = frozenset({"kill", "injure"})
TOLL_WEIGHT = 3  # reports that a number of dead or injured outweighs
FEWEST, MOST = 5, 10
SMALL = re.compile(r"(?<![\d.,])(?:[1-9]|1[0-2])(?![\d.,])")  # whole numbers up to twelve, which are written in words
FEW = 12  # of what nothing was done to: "two spokesmen" tells nobody anything
NEARER, NEAR, HALF = 0.95, 0.75, 0.5  # of what another sentence says of the reports' openings
AGE = "year of age"
SURE = 0.6  # of what the best opening says, in a sentence that opens no question
MOST_REPORTS = 0.8  # share of the reports that tell of a happening: then its words may be somewhat fewer
ASIDE = 0.35  # a happening of whose words the reports' openings hold less than this of what they hold of the lead's
DATED = ("minute", "hour", "part_of_day", "day")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LEADING = 6  # events among which a brief's opening is looked for
ALIKE = 0.75  # share of a sentence's telling words that another sentence holds: then it says the same
DONE = CASUALTIES | {"launch", "intercept", "damage", "destroy", "rescue", "evacuate", "displace", "lay_off", "arrest", "charge", "miss",
                     "infect", "abduct"}
BODIES = re.compile(r"\b(?:bod(?:y|ies)|corpses?|remains)\b")  # nobody says that bodies were killed
SOURCED = re.compile(r"(?:, according to .*|, whom .* cite| \([^()]* reports\))?\.$")
GRAVE = ("arithmetic", "status", "date", "who", "place", "wording", "value")


def brief(told: Told) -> tuple[Line, ...]:
    """The sentences that pass the check, each thing told once: what happened, how many, what clashes, who said what, what else."""
    statements = told.statements
    leads = Leads.of(told.case)
    sure = leads.ranked([*told.slips, *told.open_numbers])
    main, gist = _opening(told, leads, sure)
    lead = _lead(told, main) if main else _gist(told, gist) if gist else None
    opens = main.spans[0] if main else gist
    given = {f.id for f in told.findings if opens and _stands_in(f, opens, statements)}
    counted = list(_counted(told, statements, given))
    clashes = [_sparing(c) for kind in GRAVE for c in told.conflicts if c.kind == kind and kind != "value"]
    heard = list(spoken(told))
    least = ASIDE * leads.share(opens.text) if opens else 0.0
    others = [line for e in told.events if e is not main and not _contested(e.spans[0], told) and leads.share(e.title) >= least
              and (line := _happened(told, e))]
    kept = _unlike([*([lead] if lead else others[:1]), *counted[:3], *clashes[:2], *heard[:2], *others[:2]])
    more = [*clashes[2:4], *counted[3:5], *heard[2:4], *others[2:5]]
    kept += [line for line in _unlike([*kept, *more]) if line not in kept][:max(0, FEWEST - len(kept))]
    for cite in sure:  # where little happened: what else the reports open with
        if len(kept) < FEWEST and not any(_alike(cite.text, k.text, HALF) for k in kept) and (line := _gist(told, cite)):
            kept.append(line)
    last = tuple(_origins(told))
    return (*kept[:MOST - len(last)], *last)


def _opening(told: Told, leads: Leads, sure: Sequence[Citation]) -> tuple[Event | None, Citation | None]:
    """What a brief opens with: the main happening of several reports, where its words say about what they open with; else the
    sentence of a report that does. Words that open a question come last: the others are `sure`."""
    main, most = _main(told), next(iter(leads.ranked()), None)
    share = leads.share(sure[0].text) if sure else 0.0
    reports = len(told.case.documents)
    near = NEAR if main and len({c.document for c in main.spans}) >= MOST_REPORTS * reports else NEARER
    if main and reports > 1 and not _contested(main.spans[0], told) and leads.share(main.title) >= near * share:
        return main, None
    if sure and most and leads.worth(sure[0]) >= SURE * leads.worth(most):
        return None, sure[0]
    return (main, None) if main else (None, most)


def _main(told: Told) -> Event | None:
    """The main happening; where reports differ on its number, the next that opens no such question and whose day or place is known."""
    if not told.events or not _contested(told.events[0].spans[0], told) or len(told.events[0].spans) < 2:
        return told.events[0] if told.events else None
    sure = [e for e in told.events[:LEADING] if not _contested(e.spans[0], told) and len({c.document for c in e.spans}) > 1]
    placed = [e for e in sure if e.where or (e.when and in_days(e.when))]
    return (placed or sure or [told.events[0]])[0]


def _gist(told: Told, sentence: Citation) -> Line | None:
    """A sentence of a report in its own words, with the day that its own word for it stands for."""
    draft = Draft()
    if _contested(sentence, told):
        return draft.say("as a report puts it, ").quote(sentence).line()
    draft.print(sentence, sentence.text.rstrip("."))
    days = {day for s in told.case.times or told.case.statements if s.kind == "time" and s.document == sentence.document
            and s.span.span.meets(sentence.span) and s.when and s.when.precision in DATED and (day := in_days(s.when))}
    if len(days) == 1 and not YEAR.search(sentence.text):
        draft.say(" (").derive(days.pop(), "the day its report gives, resolved").say(")")
    return draft.say(".").line()


def _stands_in(finding: Finding, place: Citation, statements: Mapping[str, Statement[Value]]) -> bool:
    """Whether words of a report give a finding's number."""
    return any(s.document == place.document and s.span.span.meets(place.span) for i in finding.statements if (s := statements.get(i)))


def _all(reports: int) -> str:
    return "both" if reports == 2 else f"all {in_words(reports)}"


def _unlike(lines: Sequence[Line]) -> list[Line]:
    """The lines that say something new."""
    kept: list[Line] = []
    for line in lines:
        again = any(SOURCED.sub("", line.text) == SOURCED.sub("", k.text) for k in kept)
        if not again and (line.derived or not any(_alike(line.text, k.text, ALIKE) for k in kept)):
            kept.append(line)
    return kept


def _alike(text: str, said: str, share: float) -> bool:
    """Whether so much of a sentence's telling words stands in one that was said."""
    mine = words(text)
    return len(mine & words(said)) >= share * len(mine)


def _lead(told: Told, event: Event) -> Line | None:
    """ "Title (day), according to X; all five reports tell of it.": what happened, in the words of one report."""
    if disputed := _disputed(told, event):
        return _sparing(disputed)
    draft = Draft()
    if _contested(event.spans[0], told):  # its number is one of several: the words are one report's
        draft.say("as a report puts it, ").quote(event.spans[0])
    else:
        draft.print(event.spans[0], event.title)
    if event.when and (day := in_days(event.when)):
        draft.say(" (").derive(day, "the day its reports give, resolved").say(")")
    statements = told.statements
    for finding in told.findings:
        if _stands_in(finding, event.spans[0], statements) and finding.status == "agreed":
            sure = next((v.statements for v in finding.versions if v.status == "current" and v.bound != "vague"), ())
            _claimants(draft, [statements[i] for i in sure if i in statements], told, event.title)
            break
    draft.cite(*_one_each(event.spans))
    documents = {c.document for c in event.spans}
    if len(documents) > 1 and len(documents) == len(told.case.documents):
        draft.say("; ").derive(_all(len(documents)), "count of the reports that tell of it").say(" reports tell of it")
    return draft.say(".").line()


def _disputed(told: Told, event: Event) -> Conflict | None:
    """The conflict about the day of an event."""
    return next((c for c in told.conflicts if c.kind == "date" and event.spans[0] in c.sides[0].spans + c.sides[1].spans), None)


def _happened(told: Told, event: Event) -> Line | None:
    """ "Title (two reports).": a further happening. Where reports date it differently, that is what is told."""
    if disputed := _disputed(told, event):
        return _sparing(disputed)
    draft, reports = Draft(), len({c.document for c in event.spans})
    draft.print(event.spans[0], event.title).cite(*_one_each(event.spans))
    if reports > 1:
        draft.say(" (").derive(in_words(reports), "count of the reports that tell of it").say(" reports)")
    return draft.say(".").line()


def _one_each(cites: Iterable[Citation]) -> list[Citation]:
    """The first citation of each report."""
    found: dict[str, Citation] = {}
    for c in cites:
        found.setdefault(c.document, c)
    return list(found.values())


def _sparing(conflict: Conflict) -> Line:
    """A conflict as a sentence, with one citation a report and side where they hold all its words."""
    few = tuple(x for s in conflict.sides for x in _one_each(s.spans))
    every = tuple(x for s in conflict.sides for x in s.spans)
    return Line(conflict.text, few if holds(conflict.text, few, conflict.derived) else every, conflict.derived)


def _contested(place: Citation, told: Told) -> bool:
    """Whether words of a report hold a number on which reports differ, or which later reports have replaced."""
    return any(c.document == place.document and c.span.meets(place.span) for c in told.open_numbers)


def _counted(told: Told, statements: Mapping[str, Statement[Value]], given: Collection[str]) -> Iterator[Line]:
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
            yield _sparing(conflict)
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
    draft = Draft().cite(*_one_each(s.span for s in mine if s.id in first.statements))
    draft.cite(*_one_each(s.span for s in mine if s.id in last.statements))
    before, after = (_small(amount(v.low, v.high, v.bound, finding.about.unit), finding) for v in (first, last))
    draft.say(f"the number of {_counted_words(finding, one=False)} {participle(finding.about.role)}".rstrip())
    draft.say(f" {'fell' if fell else 'rose'} from {before} to {after} as reports came in")
    _claimants(draft, [s for s in mine if s.id in last.statements], told)
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
    draft = Draft().cite(*_one_each(s.span for s in mine))
    reports = len({s.document for s in mine})
    if finding.about.unit:  # "Magnitude of the earthquake: 5.6 (two reports)": nobody says that $5 billion were sold
        return _measure(draft, finding, best, reports) if reports > 1 else None
    if finding.about.role not in DONE:
        return _spoken_of(draft, finding, best, reports) if 1 < reports >= len(told.case.documents) / 2 else None
    _subject(draft, finding, best, next((s.span.text for s in mine if s.id in best.statements), ""))
    one_voice = _claimants(draft, mine, told)
    if reports > 1 and one_voice:
        draft.say(", whom ").derive(_all(reports), "count of reports that give it").say(" reports cite")
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
    telling = version.low is None or version.low > FEW
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
    one = version.low == version.high == 1
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


def _claimants(draft: Draft, spoken: Sequence[Statement[Value]], told: Told, beside: str = "") -> bool:
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


def _origins(told: Told) -> Iterator[Line]:
    """How many independent lines of reporting there are, where it is not one a report."""
    reports, origins = len(told.case.documents), told.case.lineage.origins
    if 0 < len(origins) < reports:
        draft = Draft().say("the ").derive(in_words(reports), "count of reports").say(" reports go back to ")
        draft.derive(in_words(len(origins)), "count of origins").say(" origins." if len(origins) > 1 else " origin.")
        line = draft.line()
        if line:
            yield line
