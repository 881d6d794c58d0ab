"""The cited summary: five to ten sentences a reader could use, most important first; none with a word that no report prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.model.accounts import Conflict, Event, Finding, Line, Utterance, Version
from tellings.model.documents import Citation, Document
from tellings.model.statements import Statement
from tellings.model.values import Quote, Value
from tellings.reconcile.figure_words import amount, participle
from tellings.reconcile.material import Case
from tellings.reconcile.meaning import CASUALTIES
from tellings.reconcile.people import Cast
from tellings.reconcile.sentence import Draft, in_words

FEWEST, MOST = 5, 10
QUOTED_WORDS = 34
SENTENCE = re.compile(r"[.!?…](?=\s|$)")
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
    happened = [line for event in told.events if (line := _happened(event, len(told.case.documents)))]
    counted = list(_counted(told, statements))
    clashes = [Line(c.text, tuple(x for s in c.sides for x in s.spans), c.derived) for kind in GRAVE for c in told.conflicts
               if c.kind == kind and kind != "value"]
    spoken = list(_spoken(told, statements, texts))
    lines = [*happened[:1], *counted[:3], *clashes[:2], *spoken[:2], *happened[1:3], *_origins(told)]
    spare = [*clashes[2:4], *counted[3:5], *spoken[2:4], *happened[3:6]]
    kept = _unlike(lines)
    return tuple((kept + [line for line in _unlike([*kept, *spare]) if line not in kept][:max(0, FEWEST - len(kept))])[:MOST])


def _unlike(lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    for line in lines:
        if all(line.text.casefold() != k.text.casefold() for k in kept):
            kept.append(line)
    return kept


def _happened(event: Event, reports: int) -> Line | None:
    """ "Title; four of five reports tell of it." """
    documents = {c.document for c in event.spans}
    cites = [c for c in event.spans if c.document in documents]
    draft = Draft().print(cites[0], event.title) if cites else Draft()
    draft.cite(*cites[1:])
    if len(documents) > 1:
        share = f"all {in_words(reports)}" if len(documents) == reports else f"{in_words(len(documents))} of {in_words(reports)}"
        draft.say("; ").derive(share, "count of the reports that tell of it").say(" reports tell of it")
    return draft.say(".").line()


def _counted(told: Told, statements: Mapping[str, Statement[Value]]) -> Iterator[Line]:
    """One sentence a finding: the clash where reports differ, else who agrees on what."""
    clash = {i: c for c in told.conflicts if c.kind == "value" for i in c.findings}
    for finding in told.findings:
        if finding.about.scope != "event" or finding.about.role not in DONE:
            continue
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
    counted = finding.about.counted.strip() or ("person" if one else "people")
    if version.derived or version.bound in ("implied", "vague"):
        draft.derive(number, version.derived.rule if version.derived else "no numeral is printed")
    else:
        draft.say("one" if one and number == "1" else number)
    draft.say(f" {counted} {'was' if one else 'were'} {participle(finding.about.role)}")


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
    draft = Draft().print(naming, utterance.speaker.name)
    role = next((r for p in told.people.people if p.id == utterance.speaker.id for r in p.roles if len(r.text.split()) <= 6), None)
    if role and role.text[0].islower():
        draft.say(", ").print(role.span, role.text).say(",")
    draft.say(" said: “").print(quote).say("”")
    documents = {statements[i].document for i in utterance.variants}
    if len(utterance.variants) > 1 and len(documents) > 1:
        draft.say(" (printed in ").derive(in_words(len(documents)), "count of reports that print it").say(" reports)")
    return draft.say(".").line()


def _sentence(statement: Statement[Value], texts: Mapping[str, Document]) -> Citation | None:
    """The first whole sentence or sentences of a direct quotation, as many as fit."""
    value = statement.value
    if not isinstance(value, Quote) or value.form != "direct":
        return None
    document, piece = texts[statement.document], value.content[0]
    text = document.text[piece.start:piece.end].strip("“”\"‘’ ")
    start = document.text.index(text, piece.start) if text else piece.start
    ends = [m.start() for m in SENTENCE.finditer(text)] or [len(text)]
    fitting = [e for e in ends if len(text[:e].split()) <= QUOTED_WORDS and "\n" not in text[:e]]
    end = max(fitting, default=0)
    words = text[:end].rstrip(".,")
    return document.cite(start, start + len(words)) if len(words.split()) >= 4 and not re.search("[“”\"]", words) else None


def _origins(told: Told) -> Iterator[Line]:
    """How many independent lines of reporting there are, where it is not one a report."""
    reports, origins = len(told.case.documents), told.case.lineage.origins
    if 0 < len(origins) < reports:
        draft = Draft().say("the ").derive(in_words(reports), "count of reports").say(" reports go back to ")
        draft.derive(in_words(len(origins)), "count of origins").say(" origins." if len(origins) > 1 else " origin.")
        line = draft.line()
        if line:
            yield line
