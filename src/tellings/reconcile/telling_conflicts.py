"""What reports tell against one another, other than numbers and wordings: done or not done, which day, who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from tellings.model.accounts import Conflict, ConflictKind, Side
from tellings.model.documents import Citation, Document, make_id
from tellings.model.statements import Statement
from tellings.model.values import Happening, Quote, Value
from tellings.model.when import When
from tellings.reconcile.happenings import MUTUAL, Cluster, Told, told_in
from tellings.reconcile.material import Case
from tellings.reconcile.people import Cast
from tellings.reconcile.sentence import Draft
from tellings.reconcile.wording import WORD, plain

SAME_WORDS = 8  # words in a row that two people do not say alike by chance
PARTS = (("morning", 5, 12), ("afternoon", 12, 18), ("evening", 17, 22), ("night", 20, 24))


@dataclass(frozen=True, slots=True)
class Dated:
    """A telling of a happening with the printed words of its time."""

    told: Told
    when: When
    words: Citation


def telling_conflicts(case: Case, people: Cast, found: Sequence[Cluster]) -> tuple[Conflict, ...]:
    """Conflicts of status, date and who; where in doubt, none."""
    texts = {d.id: d for d in case.documents}
    told = sorted(told_in(case, people), key=lambda t: t.statement.id)
    rows = [*_status(told, people, texts), *_dates(case, found, texts), *_who(case, people, texts)]
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
    rows: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        if t.statement.modality in ("asserted", "denied") and t.statement.speaker:
            rows[t.statement.value.kind].append(t)
    for members in rows.values():
        yes = [t for t in members if t.statement.value.polarity and t.statement.modality == "asserted"]
        no = [t for t in members if not t.statement.value.polarity]
        seen = set()
        for a, b in product(yes, no):
            key = (_speaker(a, people), _speaker(b, people))
            if key not in seen and None not in key and key[0] != key[1] and _of_one_thing(a, b):
                seen.add(key)
                yield from _clash(a, b, texts)


def _speaker(told: Told, people: Cast) -> str | None:
    party = people.speaker(told.statement)
    return party.id if party else None


def _of_one_thing(a: Told, b: Told) -> bool:
    """Whether two tellings share what it was done to, and nobody else is said to have done it, at no other time."""
    if not a.target & b.target or (a.who and b.who and not a.who & b.who):
        return False
    apart = a.statement.when and b.statement.when and a.statement.when.overlaps(b.statement.when) is False
    return not apart


def _clash(a: Told, b: Told, texts: Mapping[str, Document]) -> Iterator[Conflict]:
    left, right = (_saying(t.statement, texts[t.statement.document]) for t in (a, b))
    if left is None or right is None:
        return
    (who, done), (other, undone) = left, right
    draft = Draft().print(who).say(" says so: ").print(done).say("; ").print(other).say(" says not: ").print(undone).say(".")
    sides = (Side(done.text, (who, done)), Side(undone.text, (other, undone)))
    yield from _conflict("status", draft, sides)


def _saying(statement: Statement[Happening], document: Document) -> tuple[Citation, Citation] | None:
    """Who says it, and the words of the clause from its verb group to its object."""
    speaker = statement.speaker
    if speaker is None or speaker.span is None:
        return None
    value = statement.value
    spans = [value.trigger, *(p.span for p in (value.who, value.whom) if p and statement.sentence.covers(p.span))]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    if value.who is None:
        start = document.text.rfind(" ", statement.sentence.start, max(statement.sentence.start, start - 1)) + 1 or start
    text = document.text[start:end]
    if len(text.split()) > 20 or "\n" in text:
        return None
    return document.cite(speaker.span.start, speaker.span.end), document.cite(start, end)


# --- which day


def _dates(case: Case, found: Sequence[Cluster], texts: Mapping[str, Document]) -> Iterator[Conflict]:
    """One happening of the same two parties dated to different days, or different parts of one day."""
    times = [s for s in case.statements if s.kind == "time" and s.when and s.when.earliest]
    for cluster in found:
        if cluster.sort in MUTUAL:
            dated = [d for m in cluster.members for d in _dated(m, times, texts)]
            for a, b in combinations(sorted(dated, key=lambda d: d.told.statement.id), 2):
                if a.told.named == b.told.named and _elsewhere(a, b, texts) and _other_time(a, b):
                    yield from _date(a, b, texts)
                    break


def _elsewhere(a: Dated, b: Dated, texts: Mapping[str, Document]) -> bool:
    """Whether two tellings stand in different reports, or different posts of one."""
    left, right = a.told.statement.span, b.told.statement.span
    if left.document != right.document:
        return True
    document = texts[left.document]
    return document.post_at(left.start) != document.post_at(right.start)


def _dated(told: Told, times: Sequence[Statement[Value]], texts: Mapping[str, Document]) -> Iterator[Dated]:
    """The time printed nearest after a telling's verb, within its clause."""
    statement = told.statement
    near = [t for t in times if t.document == statement.document and statement.sentence.covers(t.span.span)
            and t.when and t.when.precision in ("day", "part_of_day", "hour", "minute")]
    if len(near) == 1 and near[0].when:
        text = texts[statement.document].text
        between = text[min(statement.span.end, near[0].span.end):max(statement.span.start, near[0].span.start)]
        if not any(mark in between for mark in (" that ", " said ", "; ", " after ", " before ")):
            yield Dated(told, near[0].when, near[0].span)


def _other_time(a: Dated, b: Dated) -> bool:
    """Whether two printed times of one happening cannot both be right."""
    mine, theirs = _day(a.when), _day(b.when)
    if mine is None or theirs is None:
        return False
    if mine != theirs:
        return a.words.text.casefold() != b.words.text.casefold()
    parts = [next((p for p, *_ in PARTS if p in d.words.text.casefold()), "") for d in (a, b)]
    return all(parts) and {*parts} == {"morning", "afternoon"}


def _day(when: When) -> str | None:
    """The one day of a time; None where it spans several."""
    first, last = (when.earliest or "")[:10], (when.latest or "")[:10]
    return first if first and first == last else None


def _date(a: Dated, b: Dated, texts: Mapping[str, Document]) -> Iterator[Conflict]:
    """The conflict of two dates, told with the clauses as printed."""
    left, right = (_dated_clause(d, texts[d.told.statement.document]) for d in (a, b))
    if left and right:
        draft = Draft().say("reports differ on when: “").print(left).say("”, but “").print(right).say("”.")
        yield from _conflict("date", draft, (Side(a.words.text, (left,)), Side(b.words.text, (right,))))


def _dated_clause(dated: Dated, document: Document) -> Citation | None:
    """The printed words from the actor to the time."""
    statement = dated.told.statement
    value = statement.value
    spans = [value.trigger, dated.words.span, *(p.span for p in (value.who, value.whom) if p and statement.sentence.covers(p.span))]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    text = document.text[start:end]
    return None if "\n" in text or len(text.split()) > 35 or text.count("“") != text.count("”") else document.cite(start, end)


# --- who


def _who(case: Case, people: Cast, texts: Mapping[str, Document]) -> Iterator[Conflict]:
    """The same words credited to two people."""
    rows: dict[tuple[str, ...], dict[str, Statement[Value]]] = defaultdict(dict)
    for statement in sorted(case.statements, key=lambda s: s.id):
        value, party = statement.value, people.speaker(statement)
        if isinstance(value, Quote) and value.form == "direct" and party and statement.speaker and statement.speaker.span:
            words = tuple(plain(w) for span in value.content for w in WORD.findall(texts[statement.document].text[span.start:span.end]))
            for i in range(len(words) - SAME_WORDS + 1):
                rows[words[i:i + SAME_WORDS]].setdefault(party.id, statement)
    told = set()
    for credited in rows.values():
        for a, b in combinations(sorted(credited), 2):
            if (a, b) not in told and credited[a].document != credited[b].document:
                told.add((a, b))
                yield from _credited(credited[a], credited[b], texts)


def _credited(a: Statement[Value], b: Statement[Value], texts: Mapping[str, Document]) -> Iterator[Conflict]:
    sides = []
    for s in (a, b):
        if s.speaker and s.speaker.span:
            sides.append((texts[s.document].cite(s.speaker.span.start, s.speaker.span.end), s.span))
    (who, said), (other, same) = sides
    draft = Draft().say("the same words are credited to ").print(who).say(" and to ").print(other).say(".")
    yield from _conflict("who", draft, (Side(who.text, (who, said)), Side(other.text, (other, same))))
