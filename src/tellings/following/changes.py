"""Use to learn what changed between two accounts of one story: substance only, each change in a sentence with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.model.accounts import Account, Conflict, Difference, Finding, Utterance, Version
from tellings.model.changes import Change
from tellings.model.documents import Citation
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.render.phrases import count, extent, inner, listed, plain, quantity, shorten

Known = Mapping[str, Statement[Value]]


@dataclass(frozen=True, slots=True)
class Sides:
    """Two accounts with all their statements by id, and the names of the documents by id."""

    old: Account
    new: Account
    statements: Known
    names: Mapping[str, str]


def changes(old: Account | None, new: Account, statements: Known, names: Mapping[str, str]) -> tuple[Change, ...]:
    """What changed, in the order of the new account. A story told for the first time is one change."""
    if old is None:
        return (_begun(new),)
    sides = Sides(old, new, statements, names)
    return (*_findings(sides), *_conflicts(sides), *_utterances(sides))


def _begun(account: Account) -> Change:
    first = account.brief[0] if account.brief else None
    text = f"new story: {plain(account.title)} ({count(account.counts.reports, 'report')})"
    return Change("story", text, new=first.text if first else "", cites=first.cites if first else ())


def of_substance(finding: Finding) -> bool:
    """Whether a finding is of the story's own happenings and says what it counts."""
    return bool(finding.versions) and finding.about.scope == "event" and bool(finding.about.role) and finding.best is not None


def _findings(sides: Sides) -> Iterator[Change]:
    before = paired(sides.old.findings, sides.new.findings)
    for finding in sides.new.findings:
        if not of_substance(finding):
            continue
        past = before.get(finding.id)
        if past is None:
            yield _found(finding, sides)
        elif told(past) != told(finding):
            yield _revised(past, finding, sides)


def paired(old: Sequence[Finding], new: Sequence[Finding]) -> dict[str, Finding]:
    """Of each new finding the old one it goes on from: that with the most statements in common, else that about the same."""
    home = {s: f.id for f in new for s in f.statements}
    shared: list[tuple[int, int, str]] = []
    for number, finding in enumerate(old):
        met: dict[str, int] = {}
        for statement in finding.statements:
            if statement in home:
                met[home[statement]] = met.get(home[statement], 0) + 1
        shared += [(-times, number, identity) for identity, times in met.items()]
    out: dict[str, Finding] = {}
    used: set[int] = set()
    for _, number, identity in sorted(shared):
        if identity not in out and number not in used:
            out[identity] = old[number]
            used.add(number)
    rest = {_matter(f): f for number, f in reversed(list(enumerate(old))) if number not in used}
    for finding in new:
        if finding.id not in out and _matter(finding) in rest:
            out[finding.id] = rest.pop(_matter(finding))
    return out


def _matter(finding: Finding) -> tuple[str, ...]:
    about = finding.about
    return about.role, about.counted.casefold(), about.unit, about.side, about.scope, about.per, "" if about.role else finding.title


def told(finding: Finding) -> str:
    """A finding's value in words: 17–20 or more, best 19."""
    range_ = extent(finding.low, finding.high, finding.open_high, finding.about.unit)
    if finding.best is None or finding.low == finding.high:
        return range_
    return f"{range_}, best {quantity(finding.best, finding.about.unit)}"


def _found(finding: Finding, sides: Sides) -> Change:
    by = _by(finding.statements, _leading(finding), sides)
    return Change("finding", f"{plain(finding.title)}: {told(finding)}{_said_by(by)}", new=told(finding), by=by,
                  cites=_cites(finding.statements, sides))


def _revised(past: Finding, finding: Finding, sides: Sides) -> Change:
    fresh = [s for s in finding.statements if s not in set(past.statements)]
    if not fresh:
        why = " (a report that gave the old number is no longer counted)" if set(past.statements) - set(finding.statements) else ""
        return Change("figure", f"{plain(finding.title)}: {told(past)} → {told(finding)}{why}", told(past), told(finding),
                      cites=_cites(finding.statements, sides))
    telling = [s for v in finding.versions if not _held(v, past) for s in v.statements if s in fresh] or fresh
    by = _by(telling, next((v for v in finding.versions if set(v.statements) & set(telling)), None), sides)
    return Change("figure", f"{plain(finding.title)}: {told(past)} → {told(finding)}{_said_by(by)}", told(past), told(finding), by,
                  _cites(telling, sides))


def _held(version: Version, finding: Finding) -> bool:
    """Whether a finding had this version already."""
    return any((v.low, v.high, v.bound) == (version.low, version.high, version.bound) for v in finding.versions)


def _leading(finding: Finding) -> Version | None:
    return next((v for v in finding.versions if finding.best in (v.low, v.high)), None)


def _by(statements: Iterable[str], version: Version | None, sides: Sides) -> tuple[str, ...]:
    """The reports that say so, then whom they cite."""
    documents = dict.fromkeys(sides.statements[s].document for s in statements if s in sides.statements)
    names = dict.fromkeys(plain(sides.names[d]) for d in documents if d in sides.names)
    citing = dict.fromkeys(f"citing {plain(c)}" for c in (version.claimants if version else ()))
    return (*names, *list(citing)[:2])


def _said_by(by: tuple[str, ...]) -> str:
    if not by:
        return ""
    reports = [b for b in by if not b.startswith("citing ")]
    citing = [b.removeprefix("citing ") for b in by if b.startswith("citing ")]
    shown = listed(reports[:3]) + (f" and {len(reports) - 3} more" if len(reports) > 3 else "")
    whom = f"citing {listed(citing)}" if citing else ""
    return f" ({', '.join(filter(None, (shown, whom)))})"


def _cites(statements: Iterable[str], sides: Sides, most: int = 3) -> tuple[Citation, ...]:
    return tuple(sides.statements[s].span for s in statements if s in sides.statements)[:most]


def _conflicts(sides: Sides) -> Iterator[Change]:
    before = paired(sides.old.findings, sides.new.findings)
    left = list(sides.old.conflicts)
    for conflict in sides.new.conflicts:
        match = next((c for c in left if _same(c, conflict, before)), None)
        if match is None:
            yield Change("opened", conflict.text, new=conflict.text, cites=_sides(conflict))
        else:
            left.remove(match)
    for conflict in left:
        yield Change("settled", f"no longer in dispute: {conflict.text}", old=conflict.text, cites=_sides(conflict))


def _same(old: Conflict, new: Conflict, before: Mapping[str, Finding]) -> bool:
    """Whether a conflict goes on: the same words against one another, or the same finding disputed."""
    if old.kind != new.kind:
        return False
    gone_on = {before[f].id for f in new.findings if f in before}
    ours, theirs = ({c.text.casefold() for side in conflict.sides for c in side.spans} for conflict in (old, new))
    return old.id == new.id or bool(gone_on & set(old.findings)) or bool(ours & theirs)


def _sides(conflict: Conflict) -> tuple[Citation, ...]:
    return tuple(side.spans[0] for side in conflict.sides if side.spans)


def _utterances(sides: Sides) -> Iterator[Change]:
    """Quotes that a report now prints with another word."""
    before = {s: u for u in sides.old.utterances for s in u.variants}
    for utterance in sides.new.utterances:
        past = {before[s].id: before[s] for s in utterance.variants if s in before}
        if past:
            yield from _reworded(utterance, {_words(d) for u in past.values() for d in u.differences}, sides)


def _words(difference: Difference) -> frozenset[str]:
    return frozenset((difference.a.text.casefold(), difference.b.text.casefold()))


def _reworded(utterance: Utterance, said: set[frozenset[str]], sides: Sides) -> Iterator[Change]:
    speaker = f" of {plain(utterance.speaker.name)}" if utterance.speaker else ""
    for difference in utterance.differences:
        a, b = difference.a, difference.b
        if difference.kind != "word" or _words(difference) in said:
            continue
        said.add(_words(difference))
        by = tuple(sides.names.get(c.document, "a report") for c in (a, b))
        text = f"a quote{speaker} in other words: “{_short(a.text)}” ({plain(by[0])}), “{_short(b.text)}” ({plain(by[1])})"
        yield Change("reworded", text, _short(a.text), _short(b.text), by, (a, b))


def _short(text: str) -> str:
    return inner(shorten(text, 120))
