"""The cited summary: five to ten sentences a reader could use, most important first; none with a word that no report prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.model.accounts import Conflict, Event, Finding, Line, Party, Utterance, Version
from tellings.model.documents import Citation, Document
from tellings.model.statements import Statement
from tellings.model.values import Quote, Value
from tellings.reconcile.figure_words import amount, participle
from tellings.reconcile.material import Case
from tellings.reconcile.meaning import CASUALTIES, counted_class
from tellings.reconcile.people import Cast
from tellings.reconcile.sentence import Draft, in_days, in_words
from tellings.text.gazetteer import OFFICES

HARMED = frozenset({"kill", "injure"})
TOLL_WEIGHT = 3  # reports that a number of dead or injured outweighs
FEWEST, MOST = 5, 10
SMALL = re.compile(r"(?<![\d.,])(?:[1-9]|1[0-2])(?![\d.,])")  # whole numbers up to twelve, which are written in words
KIN = frozenset("husband wife father mother son daughter brother sister friend boyfriend girlfriend victim suspect".split())
QUOTED_WORDS = 34
ROLE_WORDS = 7
OPENING_WORDS = (8, 40)
SENTENCE = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\b[A-Z])(?<!\.)[.!?](?=\s|$)")
DONE = CASUALTIES | {"launch", "intercept", "damage", "destroy", "rescue", "evacuate", "displace", "lay_off", "arrest", "charge", "miss",
                     "infect", "abduct"}
GRAVE = ("arithmetic", "status", "date", "who", "place", "wording", "value")


@dataclass(frozen=True, slots=True)
class Told:
    """All that a brief is written from."""

    case: Case
    people: Cast
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    utterances: tuple[Utterance, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def statements(self) -> dict[str, Statement[Value]]:
        return {s.id: s for s in self.case.statements}

    @property
    def texts(self) -> dict[str, Document]:
        return {d.id: d for d in self.case.documents}


def brief(told: Told) -> tuple[Line, ...]:
    """The sentences that pass the check, each thing told once: what happened, how many, what clashes, who said what, what else."""
    statements, texts = told.statements, told.texts
    happened = [line for n, event in enumerate(told.events) if (line := _happened(told, event, dated=n == 0))]
    counted = list(_counted(told, statements))
    clashes = [Line(c.text, tuple(x for s in c.sides for x in s.spans), c.derived) for kind in GRAVE for c in told.conflicts
               if c.kind == kind and kind != "value"]
    spoken = list(_spoken(told, statements, texts))
    opening = _opening(told.case) if len(told.case.documents) == 1 or not happened else []
    lines = [*(opening or happened[:1]), *counted[:3], *clashes[:2], *spoken[:2], *happened[1:3], *_origins(told)]
    spare = [*clashes[2:4], *counted[3:5], *spoken[2:4], *happened[3:6]]
    kept = _unlike(lines)
    return tuple((kept + [line for line in _unlike([*kept, *spare]) if line not in kept][:max(0, FEWEST - len(kept))])[:MOST])


def _opening(case: Case) -> list[Line]:
    """The first sentence of a report, in its own words, where no happening is known."""
    mine = {(p.document, p.post) for p in case.story.posts}
    partial = {d for d, _ in mine}
    found = []
    for document in case.documents:
        for section in document.mined:
            if section.role == "body" and (document.id not in partial or (document.id, section.post) in mine):
                end = SENTENCE.search(document.text, section.start, section.end)
                words = document.text[section.start:end.end() if end else section.end]
                if OPENING_WORDS[0] <= len(words.split()) <= OPENING_WORDS[1] and not re.search("[“”\"]", words):
                    cite = document.cite(section.start, section.start + len(words))
                    found.append((-len(words), document.id, Draft().print(cite).line()))
                break
    return [line for *_, line in sorted(found, key=lambda row: row[:2]) if line][:1]


def _unlike(lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    for line in lines:
        if all(line.text.casefold() != k.text.casefold() for k in kept):
            kept.append(line)
    return kept


def _happened(told: Told, event: Event, *, dated: bool) -> Line | None:
    """ "Title; four of five reports tell of it." Where reports date it differently, that is what is told."""
    disputed = next((c for c in told.conflicts if c.kind == "date" and event.spans[0] in c.sides[0].spans + c.sides[1].spans), None)
    if disputed:
        return Line(disputed.text, tuple(x for s in disputed.sides for x in s.spans), disputed.derived)
    documents, reports = {c.document for c in event.spans}, len(told.case.documents)
    share = f"all {in_words(reports)}" if len(documents) == reports else f"{in_words(len(documents))} of {in_words(reports)}"
    source = "count of the reports that tell of it"
    draft = Draft()
    if len(documents) > 1 and _contested(event, told.conflicts):  # its number is one of several: the words are one report's
        draft.derive(share, source).say(" reports tell of it, as a report puts it: ").quote(event.spans[0]).cite(*event.spans[1:])
        return draft.say(".").line()
    draft.print(event.spans[0], event.title).cite(*event.spans[1:])
    if dated and event.when and (day := in_days(event.when)):
        draft.say(" (").derive(day, "the day its reports give, resolved").say(")")
    if len(documents) > 1:
        draft.say("; ").derive(share, source).say(" reports tell of it")
    return draft.say(".").line()


def _contested(event: Event, conflicts: Sequence[Conflict]) -> bool:
    """Whether an event's title holds a number on which reports differ."""
    title = event.spans[0]
    return any(c.document == title.document and c.span.meets(title.span)
               for conflict in conflicts if conflict.kind == "value" for side in conflict.sides for c in side.spans)


def _counted(told: Told, statements: Mapping[str, Statement[Value]]) -> Iterator[Line]:
    """One sentence a finding: the clash where reports differ, else who agrees on what."""
    clash = {i: c for c in told.conflicts if c.kind == "value" for i in c.findings}
    main = told.events[0].id if told.events else None
    rows = []
    for place, finding in enumerate(told.findings):
        reports = len({statements[i].document for i in finding.statements if i in statements})
        if finding.about.scope == "event" and finding.about.role in DONE and (reports > 1 or finding.event == main):
            rows.append((-reports - TOLL_WEIGHT * (finding.about.role in HARMED), place, finding))
    for *_, finding in sorted(rows, key=lambda row: row[:2]):
        conflict = clash.get(finding.id)
        if conflict:
            yield Line(conflict.text, tuple(x for s in conflict.sides for x in s.spans), conflict.derived)
        elif line := _agreed(finding, statements, told):
            yield line


def _agreed(finding: Finding, statements: Mapping[str, Statement[Value]], told: Told) -> Line | None:
    """How many of what, in how many reports, citing whom."""
    current = [v for v in finding.versions if v.status == "current" and v.statements]
    if not current:
        return None
    version = current[0]
    spans = [statements[i].span for v in finding.versions for i in v.statements if i in statements]
    draft = Draft().cite(*spans)
    _subject(draft, finding, version)
    reports = len({s.document for s in spans})
    if finding.status == "growing" and finding.low is not None and finding.versions[-1].status == "superseded":
        draft.say(", up from ").say(amount(finding.versions[-1].low, finding.versions[-1].high, finding.versions[-1].bound))
    elif reports > 1:
        draft.say(", ").derive(in_words(reports), "count of reports that give it").say(" reports agree")
    _claimants(draft, current, statements, told)
    return draft.say(".").line()


def _subject(draft: Draft, finding: Finding, version: Version) -> None:
    """ "At least 24 people were injured": the number as printed; where no report prints it, as derived."""
    number = amount(version.low, version.high, version.bound, finding.about.unit)
    one = version.low == version.high == 1
    counted = _counted_words(finding, one)
    if version.low == version.high == 0 and finding.about.role in CASUALTIES:
        draft.derive("nobody", "a count of none").say(f" was {participle(finding.about.role)}")
        return
    number = SMALL.sub(lambda m: in_words(int(m.group())), number) if not finding.about.unit else number
    if version.derived or version.bound in ("implied", "vague"):
        draft.derive(number, version.derived.rule if version.derived else "no numeral is printed")
    else:
        draft.say(number)
    draft.say(f" {counted} {'was' if one else 'were'} {participle(finding.about.role)}")


def _counted_words(finding: Finding, one: bool) -> str:
    """What is counted, as printed; "people" for a toll whose words are no plain noun."""
    printed = finding.about.counted.strip()
    human = finding.about.role not in CASUALTIES or counted_class(printed, finding.about.role) == ("person",)
    plural = "person" if one else "people"
    return printed if printed[:1].islower() and human and not one else plural if finding.about.role in CASUALTIES else printed or plural


def _claimants(draft: Draft, versions: Sequence[Version], statements: Mapping[str, Statement[Value]], told: Told) -> None:
    """ ", all citing X" where one voice stands behind every report."""
    spoken = [statements[i] for v in versions for i in v.statements if i in statements]
    parties = {p.id: p for s in spoken if (p := told.people.speaker(s))}
    if len(parties) == 1 and all(s.speaker for s in spoken):
        party = next(iter(parties.values()))
        cite = told.people.cites.get(party.id)
        if cite and party.name in cite.text:
            draft.say(", all citing " if len({s.document for s in spoken}) > 1 else ", according to ").print(cite, party.name)


def _spoken(told: Told, statements: Mapping[str, Statement[Value]], texts: Mapping[str, Document]) -> Iterator[Line]:
    """The most printed utterances of named people, a speaker at most once."""
    heard: set[str] = set()
    for utterance in told.utterances:
        if utterance.speaker is None or utterance.speaker.id in heard:
            continue
        line = _said(utterance, told, statements, texts)
        if line:
            heard.add(utterance.speaker.id)
            yield line


def _said(utterance: Utterance, told: Told, statements: Mapping[str, Statement[Value]], texts: Mapping[str, Document]) -> Line | None:
    naming = told.people.cites.get(utterance.speaker.id) if utterance.speaker else None
    quote = next((q for i in utterance.variants if (q := _sentence(statements[i], texts))), None)
    if naming is None or quote is None or utterance.speaker is None or utterance.speaker.name not in naming.text:
        return None
    draft = Draft()
    _introduce(draft, told, utterance.speaker, naming)
    draft.say(" said: “").print(quote).say("”")
    documents = {statements[i].document for i in utterance.variants}
    if len(utterance.variants) > 1 and len(documents) > 1:
        draft.say(" (printed in ").derive(in_words(len(documents)), "count of reports that print it").say(" reports)")
    return draft.say(".").line()


def _introduce(draft: Draft, told: Told, speaker: Party, naming: Citation) -> None:
    """The speaker with what he or she is: "Mayor Mara Lund", "Mara Lund, head of the harbour board"."""
    roles = [r for p in told.people.people if p.id == speaker.id for r in p.roles
             if len(r.text.split()) <= ROLE_WORDS and (words := {w.casefold() for w in r.text.split()}) & OFFICES and not words & KIN]
    if not roles:
        draft.print(naming, speaker.name)
        return
    role = min(roles, key=lambda r: (-len(r.text.split()), r.text, r.span.document, r.span.start))
    if re.search(r"^(?:the|a|an)\b|\b(?:of|for|in)\b|’s\b|'s\b", role.text):
        draft.print(naming, speaker.name).say(", ").print(role.span, role.text).say(",")
    else:
        draft.print(role.span, role.text).say(" ").print(naming, speaker.name)


def _sentence(statement: Statement[Value], texts: Mapping[str, Document]) -> Citation | None:
    """The first whole sentences of a direct quotation, as many as fit; None where it is a fragment."""
    value = statement.value
    if not isinstance(value, Quote) or value.form != "direct":
        return None
    document, piece = texts[statement.document], value.content[0]
    text = document.text[piece.start:piece.end].strip("“”\"‘’ ")
    closed = text.endswith(",") or document.text[piece.end:piece.end + 1] in tuple(",.!?")
    whole = [m.start() for m in SENTENCE.finditer(text)] + [len(text)] * closed
    fitting = [e for e in whole if len(text[:e].split()) <= QUOTED_WORDS and "\n" not in text[:e]]
    words = text[:max(fitting, default=0)].rstrip(".,")
    if len(words.split()) < 4 or not words[0].isupper() or re.search("[“”\"]", words):
        return None
    start = document.text.index(text, piece.start)
    return document.cite(start, start + len(words))


def _origins(told: Told) -> Iterator[Line]:
    """How many independent lines of reporting there are, where it is not one a report."""
    reports, origins = len(told.case.documents), told.case.lineage.origins
    if 0 < len(origins) < reports:
        draft = Draft().say("the ").derive(in_words(reports), "count of reports").say(" reports go back to ")
        draft.derive(in_words(len(origins)), "count of origins").say(" origins." if len(origins) > 1 else " origin.")
        line = draft.line()
        if line:
            yield line
