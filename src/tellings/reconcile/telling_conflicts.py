"""What reports tell against one another, other than numbers and wordings: done or not done, which day, who."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product

from tellings.kinds.figure_subjects import singular
from tellings.model.accounts import Conflict, ConflictKind, Side
from tellings.model.documents import Citation, Document, make_id
from tellings.model.statements import Statement
from tellings.model.values import Happening, Quote, Value
from tellings.model.when import When
from tellings.reconcile.gainsaid import gainsaid, says
from tellings.reconcile.happenings import Told, told_in
from tellings.reconcile.material import Case
from tellings.reconcile.names import nations
from tellings.reconcile.people import Cast
from tellings.reconcile.sentence import Draft
from tellings.reconcile.talks import Talk
from tellings.reconcile.utterances import COMMON
from tellings.reconcile.wording import WORD, plain

STOP = re.compile(r"[,;:—–.(]|\s(?:but|and|that|which|who|while|when|in order|to conduct|because|after|before|as|due|amid|over)\s", re.I)
NO = re.compile(r"\s+(?:no|nothing|nobody|none|neither)\b")
# "Police have not said how many shots were fired": nobody says there that any were, or that none was
WITHHELD = re.compile(r"(?:\b(?:not|never)|n[’']t) (?:yet )?(?:sa(?:y|id|ying)|given?|released?|disclosed?|known?|confirm(?:ed)?)\b|"
                      r"\b(?:no (?:information|word|details?)|declin\w+|refus\w+|unclear|unknown)\b", re.IGNORECASE)
NEAR = 200     # characters within which two clashes are one
SAME_WORDS = 8  # words in a row that two people do not say alike by chance
TAIL = 70       # characters after a verb in which its object is told
WIDE_OBJECT = 2  # words of the object that two claimants must share where only one names the doer


def telling_conflicts(case: Case, people: Cast, talked: Sequence[Talk]) -> tuple[Conflict, ...]:
    """Conflicts of status, date and who; where in doubt, none."""
    texts = {d.id: d for d in case.documents}
    told = sorted(told_in(case, people), key=lambda t: t.statement.id)
    status = list(_status(told, people, texts))
    rows = [*status, *_gainsaid(case, people, status), *_dates(talked), *_who(case, people, texts)]
    unique = {(c.kind, c.text): c for c in rows}
    return tuple(unique[k] for k in sorted(unique))


def _conflict(kind: ConflictKind, draft: Draft, sides: tuple[Side, ...]) -> Iterator[Conflict]:
    """The conflict, where the check lets its sentence pass."""
    line = draft.line()
    if line:
        yield Conflict(make_id("conflict", kind, line.text), kind, line.text, sides, (), line.derived)


# --- done, or not done


def _status(told: Sequence[Told], people: Cast, texts: Mapping[str, Document]) -> Iterator[Conflict]:
    """The same thing said to be done by one claimant and not done by another, both named."""
    rows: dict[tuple[str, bool], list[Told]] = defaultdict(list)  # by what is done, and whether it is still to come
    for t in told:
        withheld = WITHHELD.search(texts[t.statement.document].text, t.statement.sentence.start, t.statement.value.trigger.start)
        if t.statement.modality in ("asserted", "denied", "forecast") and t.statement.speaker and not withheld:
            rows[t.statement.value.kind, t.statement.modality == "forecast"].append(t)
    for members in rows.values():
        done = {id(t): _done(t, texts[t.statement.document]) for t in members}
        yes = [t for t in members if done[id(t)] and t.statement.modality != "denied"]
        no = [t for t in members if not done[id(t)]]
        seen = set()
        for a, b in product(yes, no):
            key = (_speaker(a, people), _speaker(b, people))
            if key not in seen and None not in key and key[0] != key[1] and _of_one_thing(a, b, texts):
                seen.add(key)
                yield from _clash(a, b, people, texts)


def _gainsaid(case: Case, people: Cast, told: Sequence[Conflict]) -> Iterator[Conflict]:
    """Clashes of two sayings, where the same words are in no clash of happenings."""
    for _, draft, sides in gainsaid(case, people):
        spans = {(s.document, s.start // NEAR) for side in sides for s in side.spans[:1]}
        if not any(spans & {(s.document, s.start // NEAR) for side in c.sides for s in side.spans[:1]} for c in told):
            yield from _conflict("status", draft, sides)


def _done(told: Told, document: Document) -> bool:
    """Whether it was, or will be, done: "made no progress" is not."""
    return told.statement.value.polarity and not NO.match(document.text, told.statement.value.trigger.end)


def _speaker(told: Told, people: Cast) -> str | None:
    party = people.speaker(told.statement)
    return party.id if party else None


def _of_one_thing(a: Told, b: Told, texts: Mapping[str, Document]) -> bool:
    """Whether two tellings share what it was done to, are of the same doer as far as known, and of no other time."""
    mine, theirs = (_object(t, texts[t.statement.document]) for t in (a, b))
    if len(mine & theirs) < WIDE_OBJECT and not (a.target & b.target and a.who & b.who):
        return False
    for kind in (_countries, _named):
        left, right = kind(a.who), kind(b.who)
        if left and right and not left & right:
            return False
    return not (a.statement.when and b.statement.when and a.statement.when.overlaps(b.statement.when) is False)


def _object(told: Told, document: Document) -> frozenset[str]:
    """The telling words right after the verb: what it is done to."""
    start = told.statement.value.trigger.end
    end = min(told.statement.sentence.end, start + TAIL)
    tail = STOP.split(document.text[start:end], maxsplit=1)[0]
    known = nations()
    return frozenset(known.get(w) or singular(w) for w in map(plain, WORD.findall(tail)) if w not in COMMON and len(w) > 2)


def _countries(keys: frozenset[str]) -> frozenset[str]:
    return keys & frozenset(nations().values())


def _named(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(k for k in keys if k.startswith("#"))


def _clash(a: Told, b: Told, people: Cast, texts: Mapping[str, Document]) -> Iterator[Conflict]:
    """The conflict as a sentence: who says it was, who says it was not, in the words printed."""
    left, right = (_saying(t.statement, people, texts[t.statement.document]) for t in (a, b))
    if left and right:
        draft = Draft().print(*left[0]).say(says(left[0][1])).quote(left[1]).say(", but ")
        draft.print(*right[0]).say(says(right[0][1])).quote(right[1]).say(".")
        yield from _conflict("status", draft, (Side(left[1].text, (left[1], left[0][0])), Side(right[1].text, (right[1], right[0][0]))))


def _saying(statement: Statement[Happening], people: Cast, document: Document) -> tuple[tuple[Citation, str], Citation] | None:
    """Who says it (with a place that prints the name), and the words of the clause."""
    party = people.speaker(statement)
    naming = people.cites.get(party.id) if party else None
    value = statement.value
    if party is None or naming is None or party.name.casefold() not in naming.text.casefold():
        return None
    spans = [value.trigger, *(p.span for p in (value.who, value.whom) if p and statement.sentence.covers(p.span))]
    start, reach = min(s.start for s in spans), max(s.end for s in spans)
    stop = STOP.search(document.text, reach, statement.sentence.end)
    text = document.text[start:stop.start() if stop else statement.sentence.end].rstrip(" .,”\n")
    if not 2 <= len(text.split()) <= 20 or "\n" in text:
        return None
    return (naming, party.name), document.cite(start, start + len(text))


# --- which day


def _dates(told: Sequence[Talk]) -> Iterator[Conflict]:
    """One talk of the same two people dated to different days, or different parts of a day, by two reports or posts."""
    pairs: dict[tuple[str, ...], list[Talk]] = defaultdict(list)
    for talk in told:
        pairs[tuple(sorted(talk.parties))].append(talk)
    for key in sorted(pairs):
        members = [t for t in pairs[key] if _day(t.when)]
        days = {_day(t.when) for t in members}
        if len(days) == 2:  # of three days and more, these are several talks
            yield from _differing(members, _other_day, _day)
        elif len(days) == 1:
            yield from _differing([t for t in members if _part(t.when)], _other_part, _part)


def _differing(members: Sequence[Talk], clash: Callable[[Talk, Talk], bool], side: Callable[[When], object]) -> Iterator[Conflict]:
    """The clearest pair of clashing talks; none where one source itself tells of both."""
    sides: dict[tuple[str, str], set[object]] = defaultdict(set)
    for t in members:
        sides[t.source].add(side(t.when))
    rows = [(a, b) for a, b in combinations(sorted(members, key=lambda t: (len(t.clause.text), t.clause.document, t.clause.start)), 2)
            if a.source != b.source and len(sides[a.source]) == len(sides[b.source]) == 1 and clash(a, b)]
    for a, b in rows[:1]:
        left, right = sorted((a, b), key=lambda t: (t.when.earliest or "", t.clause.document, t.clause.start))
        draft = Draft().say("reports differ on when: ").quote(left.clause).say(", but ").quote(right.clause).say(".")
        yield from _conflict("date", draft, (Side(left.words.text, (left.clause,)), Side(right.words.text, (right.clause,))))


def _day(when: When) -> str | None:
    """The one day of a time; None where it spans several."""
    first, last = (when.earliest or "")[:10], (when.latest or "")[:10]
    return first if first and first == last else None


def _other_day(a: Talk, b: Talk) -> bool:
    same_name = _weekday(a.words.text) & _weekday(b.words.text)  # "Thursday", "Thursday night": a doubt of ours, not of the reports
    return _day(a.when) != _day(b.when) and not same_name and a.words.text.casefold() != b.words.text.casefold()


def _weekday(text: str) -> set[str]:
    return {w for w in text.casefold().split() if w.endswith("day") and w not in ("today", "day", "yesterday")}


def _part(when: When) -> str:
    """Morning or afternoon, for a time that is a part of a day."""
    hour = (when.earliest or "")[11:13]
    return "" if when.precision != "part_of_day" or not hour else "morning" if int(hour) < 12 else "afternoon"


def _other_part(a: Talk, b: Talk) -> bool:
    return {_part(a.when), _part(b.when)} == {"morning", "afternoon"}


# --- who


def _who(case: Case, people: Cast, texts: Mapping[str, Document]) -> Iterator[Conflict]:
    """The same words credited to two people."""
    rows: dict[tuple[str, ...], dict[str, Statement[Value]]] = defaultdict(dict)
    for statement in sorted(case.statements, key=lambda s: s.id):
        value, party = statement.value, people.speaker(statement)
        if isinstance(value, Quote) and value.form == "direct" and party and _named_here(statement, party.id, people, texts):
            words = tuple(plain(w) for span in value.content for w in WORD.findall(texts[statement.document].text[span.start:span.end]))
            for i in range(len(words) - SAME_WORDS + 1):
                rows[words[i:i + SAME_WORDS]].setdefault(party.id, statement)
    told = set()
    for credited in rows.values():
        for a, b in combinations(sorted(credited), 2):
            if (a, b) not in told and credited[a].document != credited[b].document:
                told.add((a, b))
                yield from _credited(credited[a], credited[b], texts)


def _named_here(statement: Statement[Value], party: str, people: Cast, texts: Mapping[str, Document]) -> bool:
    """Whether the words of the report itself name the speaker: no pronoun, no office, whose meaning is our judgement."""
    span = statement.speaker.span if statement.speaker else None
    known = {p.id: p for p in people.people}.get(party)
    if span is None or known is None or known.type != "person":
        return False
    words = texts[statement.document].text[span.start:span.end]
    return any(v.text in words for v in known.variants)


def _credited(a: Statement[Value], b: Statement[Value], texts: Mapping[str, Document]) -> Iterator[Conflict]:
    sides = []
    for s in (a, b):
        if s.speaker and s.speaker.span:
            sides.append((texts[s.document].cite(s.speaker.span.start, s.speaker.span.end), s.span))
    (who, said), (other, same) = sides
    draft = Draft().say("the same words are credited to ").print(who).say(" and to ").print(other).say(".")
    yield from _conflict("who", draft, (Side(who.text, (who, said)), Side(other.text, (other, same))))
