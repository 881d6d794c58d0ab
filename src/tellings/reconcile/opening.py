"""What a brief opens with: the main happening or the sentence that tells it best, and what the newest reports add."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.model.accounts import Conflict, Event, Line
from tellings.model.documents import Citation
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.model.when import When
from tellings.reconcile.cited import numbers
from tellings.reconcile.counted import claimants
from tellings.reconcile.gist import Leads, words
from tellings.reconcile.sentence import Draft, all_of, in_days, in_words, one_each, sparing
from tellings.reconcile.told import Told

NEARER, NEAR = 0.95, 0.75  # of what another sentence says of the reports' openings
SURE = 0.6  # of what the best opening says, in a sentence that opens no question
MOST_REPORTS = 0.8  # share of the reports that tell of a happening: then its words may be somewhat fewer
DATED = ("minute", "hour", "part_of_day", "day")
ACCORDING = ", according to "
CLAUSE = 8  # words of a clause that can open a brief
COMMA = re.compile(r",(?= (?:with|by|in|to|after|killing|leaving|injuring|destroying|forcing|cutting|at|for)\b)")
UNCLOSED = re.compile(r"\([^)]*$|[-–—][^-–—]*$|,[^,]*$")  # what a bracket, a dash or a comma opened is not told to its end
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LEADING = 6  # events among which a brief's opening is looked for
STEM = 5  # letters that "clear" and "clearing", "beat" and "beats" share
EMPTY = frozenset("have been were with from that this after into their they about than said says will would more".split())


@dataclass(frozen=True, slots=True)
class Opening:
    """A happening, or else a sentence of a report; both are none where nothing opens a story."""

    event: Event | None
    sentence: Citation | None

    @property
    def place(self) -> Citation | None:
        return self.event.spans[0] if self.event else self.sentence

    def tells_of(self, event: Event) -> bool:
        """Whether it has told of a happening: it stands in the very sentence."""
        return event is self.event or any(self.sentence and c.document == self.sentence.document and c.span.meets(self.sentence.span)
                                          for c in event.spans)


def opening(told: Told, leads: Leads, sure: Sequence[Citation]) -> Opening:
    """What a brief opens with: the main happening of several reports, where its words say about what they open with; else the
    sentence of a report that does. Words that open a question come last: the others are `sure`."""
    main, most = _main(told), next(iter(leads.ranked()), None)
    share = leads.share(sure[0].text) if sure else 0.0
    reports = len(told.case.documents)
    near = NEAR if main and len({c.document for c in main.spans}) >= MOST_REPORTS * reports else NEARER
    headline = main and sure and any(s.role == "headline" and s.start <= main.spans[0].start < s.end
                                     for s in told.texts[main.spans[0].document].mined)
    if main and reports > 1 and not headline and not told.contested(main.spans[0]) and leads.share(main.title) >= near * share:
        return Opening(main, None)
    best = max([*sure[:1], *_before_number(told, most)], key=leads.worth, default=None)
    if best and most and leads.worth(best) >= SURE * leads.worth(most):
        return Opening(None, best)
    return Opening(main, None) if main else Opening(None, most)


def _before_number(told: Told, sentence: Citation | None) -> list[Citation]:
    """What a sentence tells before the number on which reports differ: "Holders backed the purchase of a rival, with 68 percent ..."."""
    open_at = [c.start for c in told.open_numbers if sentence and c.document == sentence.document and c.span.meets(sentence.span)]
    commas = [m.start() for m in COMMA.finditer(sentence.text)] if sentence and open_at else []
    ends = [at for at in commas if sentence and sentence.start + at <= min(open_at) and len(sentence.text[:at].split()) >= CLAUSE]
    if not sentence or not ends or UNCLOSED.search(sentence.text[:ends[-1]]):
        return []
    return [told.texts[sentence.document].cite(sentence.start, sentence.start + ends[-1])]


def _main(told: Told) -> Event | None:
    """The main happening; where reports differ on its number, the next that opens no such question and whose day or place is known."""
    if not told.events or not told.contested(told.events[0].spans[0]) or len(told.events[0].spans) < 2:
        return told.events[0] if told.events else None
    sure = [e for e in told.events[:LEADING] if not told.contested(e.spans[0]) and len({c.document for c in e.spans}) > 1]
    placed = [e for e in sure if e.where or (e.when and in_days(e.when))]
    return (placed or sure or [told.events[0]])[0]


def first_line(told: Told, opens: Opening) -> Line | None:
    """The sentence that opens a brief."""
    return _lead(told, opens.event) if opens.event else gist(told, opens.sentence) if opens.sentence else None


def gist(told: Told, sentence: Citation) -> Line | None:
    """A sentence of a report in its own words, with the day that its own word for it stands for."""
    draft = Draft()
    if told.contested(sentence):
        return draft.say("as a report puts it, ").quote(sentence).line()
    draft.print(sentence, sentence.text.rstrip("."))
    days = {day for s in told.case.times or told.case.statements if s.kind == "time" and s.document == sentence.document
            and s.span.span.meets(sentence.span) and s.when and s.when.precision in DATED and (day := in_days(s.when))}
    if len(days) == 1 and not YEAR.search(sentence.text):
        draft.say(" (").derive(days.pop(), "the day its report gives, resolved").say(")")
    return draft.say(".").line()


def _lead(told: Told, event: Event) -> Line | None:
    """ "Title (day), according to X; all five reports tell of it.": what happened, in the words of one report."""
    if disputed := _disputed(told, event):
        return sparing(disputed)
    draft = Draft()
    if told.contested(event.spans[0]):  # its number is one of several: the words are one report's
        draft.say("as a report puts it, ").quote(event.spans[0])
    else:
        draft.print(event.spans[0], event.title)
    if event.when and (day := in_days(event.when)):
        draft.say(" (").derive(day, "the day its reports give, resolved").say(")")
    statements = told.statements
    for finding in told.findings:
        if told.gives(event.spans[0], finding) and finding.status == "agreed":
            sure = next((v.statements for v in finding.versions if v.status == "current" and v.bound != "vague"), ())
            claimants(draft, [statements[i] for i in sure if i in statements], told, event.title)
            break
    if ACCORDING not in draft.text:
        claimants(draft, _claims(told, event), told, event.title)
    draft.cite(*one_each(event.spans))
    documents, _ = tellers(event)
    if len(documents) > 1 and len(documents) == len(told.case.documents):
        draft.say("; ").derive(all_of(len(documents)), "count of the reports that tell of it").say(" reports tell of it")
    return draft.say(".").line()


def _disputed(told: Told, event: Event) -> Conflict | None:
    """The conflict about the day of an event."""
    return next((c for c in told.conflicts if c.kind == "date" and event.spans[0] in c.sides[0].spans + c.sides[1].spans), None)


def happened(told: Told, event: Event) -> Line | None:
    """ "Title (two reports).": a further happening. Where reports date it differently, that is what is told."""
    if disputed := _disputed(told, event):
        return sparing(disputed)
    documents, others = tellers(event)
    if others:
        return None
    draft, reports = Draft(), len(documents)
    draft.print(event.spans[0], event.title).cite(*one_each(event.spans))
    claims = _claims(told, event)
    if claims:  # no report tells it in its own words
        claimants(draft, claims, told, event.title)
        if ACCORDING not in draft.text:
            return None
    if reports > 1:
        draft.say(" (").derive(in_words(reports), "count of the reports that tell of it").say(" reports)")
    return draft.say(".").line()


def _claims(told: Told, event: Event) -> list[Statement[Value]]:
    """Who says that something happened, where no report says so itself; none of it where one does."""
    mine = [s for s in told.case.statements if s.kind == "event"
            and any(c.document == s.document and c.span.covers(s.span.span) for c in event.spans)]
    return mine if mine and all(s.speaker for s in mine) else []


def tellers(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """The reports that tell of a happening as its title does, and those that tell other numbers of it."""
    mine = {n for *_, n in numbers(event.title)}
    agreeing = {c.document for c in event.spans if not mine or not (theirs := {n for *_, n in numbers(c.text)}) or mine & theirs}
    return frozenset(agreeing), frozenset(c.document for c in event.spans) - agreeing


# --- the newest state


def newest(told: Told, leads: Leads, opens: Opening) -> Iterator[Line]:
    """ "The newest report (5 March 2025) says: The last activist was carried out.": how the reports of the last day open, where what
    a brief opens with is a day older."""
    days = {d.id: when for d in told.case.documents if (when := d.published) and in_days(when)}
    last = max(days.values(), key=_end, default=None)
    first = days.get(opens.place.document) if opens.place else None
    ends = {_end(when) for when in days.values()}
    if last is None or len(ends) < 2 or (first and _end(first) == _end(last)):
        return
    late = {i for i, when in days.items() if _end(when) == _end(last)}
    for sentence in _first_of_each(leads, late):  # a number on which reports differ is this one's word
        draft = Draft().say("the newest report (" if len(late) == 1 else "one of the newest reports (")
        draft.derive(in_days(days[sentence.document]), "the day of the report").say(") says: ")
        if line := draft.print(sentence, sentence.text.rstrip(".")).say(".").line():
            yield line


def _first_of_each(leads: Leads, documents: Collection[str]) -> list[Citation]:
    """The sentences that may open these reports, in order, those of the report that says most of what all open with first: what is
    new stands at the head of a report."""
    mine = [s for s in leads.ranked() if s.document in documents]
    best = {s.document: n for n, s in reversed(list(enumerate(mine)))}
    return sorted(mine, key=lambda s: (best[s.document], s.start))


def _end(when: When) -> str:
    """The day on which a report had appeared."""
    return (when.latest or "")[:10]


# --- one thing told once


def alike(text: str, said: str, share: float) -> bool:
    """Whether so much of a sentence's telling words stands in one that was said."""
    mine = _stems(text)
    return len(mine & _stems(said)) >= share * len(mine)


@lru_cache(maxsize=1 << 12)
def _stems(text: str) -> frozenset[str]:
    return frozenset(part[:STEM] for word in words(text) - EMPTY for part in word.split("-") if part)
