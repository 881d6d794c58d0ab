"""Findings as the reader sees them: rows with a bar from low to high, and the grid of reports by findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model.accounts import Finding, Version
from tellings.model.values import Figure
from tellings.render import phrases
from tellings.render.sources import Cite, Cited, Report, Sources


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One value, who says it, and where."""

    amount: str
    who: str
    weight: str
    superseded: bool
    derived: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A version's place on the bar, in [0, 1], and how many reports give it."""

    at: float
    reports: int
    current: bool
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Places in [0, 1] of low, best and high; the dots of the versions; whether more is possible."""

    low: float
    best: float
    high: float
    open_high: bool
    dots: tuple[Dot, ...]

    @property
    def flat(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with everything about it in words."""

    id: str
    title: str
    context: str
    low: str
    best: str
    high: str
    extent: str
    status: str
    why: str
    bar: Bar | None
    versions: tuple[VersionRow, ...]
    relations: tuple[tuple[str, bool], ...]
    set_aside: tuple[Cited, ...]
    cites: tuple[Cite, ...]

    @property
    def reports(self) -> int:
        """How many reports give it."""
        return len({c.report.number for c in self.cites})


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report gives for one finding, each value with the first place where it stands; none is silence."""

    report: Report
    values: tuple[tuple[str, Cite], ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """One finding across all reports."""

    row: FindingRow
    cells: tuple[Cell, ...]


def finding_row(finding: Finding, sources: Sources) -> FindingRow:
    """A finding in words."""
    unit = finding.about.unit
    low, best, high = (phrases.quantity(v, unit) if v is not None else "" for v in (finding.low, finding.best, finding.high))
    if unit == "score":  # a result, not a range
        low, best, high = "", phrases.amount(finding.low, finding.high, unit=unit), ""
    return FindingRow(
        finding.id, _title(finding), _context(finding), low, best, high,
        _extent(finding, sources), finding.status, phrases.plain(finding.why), _bar(finding),
        tuple(_version(v, unit, sources) for v in finding.versions),
        tuple((phrases.plain(r.text), r.holds) for r in finding.relations if r.text),
        _set_aside(finding, sources),
        sources.stated(finding.statements))


def _extent(finding: Finding, sources: Sources) -> str:
    """Low to high; what only a vague word tells, in that word: "dozens (12 to 120)"."""
    current = [v for v in finding.versions if v.status == "current"]
    if len(current) == 1 and current[0].bound == "vague":
        return _amount(current[0], finding.about.unit, sources)
    return phrases.extent(finding.low, finding.high, finding.open_high, finding.about.unit)


def _set_aside(finding: Finding, sources: Sources) -> tuple[Cited, ...]:
    """What was not used for low, best and high: a row a reason."""
    reasons: dict[str, list[str]] = {}
    for aside in finding.set_aside:
        reasons.setdefault(phrases.plain(aside.reason), []).append(aside.statement)
    return tuple(Cited(reason, sources.stated(ids)) for reason, ids in reasons.items())


def _title(finding: Finding) -> str:
    title = phrases.plain(finding.title)
    return title[:1].upper() + title[1:]


def _context(finding: Finding) -> str:
    """Where and when, as far as the title does not say so."""
    about = finding.about
    scope = {"background": "background", "period": "over a period", "part": "some of them"}.get(about.scope, "")
    parts = (about.where, about.side, f"per {about.per}" if about.per else "", phrases.when(about.when, short=True), scope)
    title = finding.title.casefold()
    return " · ".join(phrases.plain(p) for p in parts if p and p.casefold() not in title)


def _version(version: Version, unit: str, sources: Sources) -> VersionRow:
    ids = version.statements or (version.derived.statements if version.derived else ())
    weight = phrases.count(version.reports, "report")
    if version.origins != version.reports:
        weight += f", {phrases.count(version.origins, 'origin')}"
    who = phrases.listed([phrases.plain(c) for c in version.claimants])
    derived = phrases.plain(version.derived.rule) if version.derived else ""
    return VersionRow(_amount(version, unit, sources), who, weight, version.status == "superseded",
                      derived, sources.stated(ids))


def _amount(version: Version, unit: str, sources: Sources) -> str:
    """The value in words; a vague one as printed first."""
    value = phrases.amount(version.low, version.high, "exact" if version.derived and version.bound == "implied" else version.bound, unit)
    if version.bound == "vague" and (printed := sources.stated(version.statements)):
        return f"{_word(printed[0].words)} ({value})"
    return value


def _word(printed: str) -> str:
    return phrases.shorten(printed, 40).casefold()


def _bar(finding: Finding) -> Bar | None:
    """Low to high takes the bar; places outside (a superseded value) widen it."""
    ends = [v for v in (finding.low, finding.best, finding.high) if v is not None]
    if not ends:
        return None
    points = [(_middle(v), v) for v in finding.versions if v.bound != "vague"]  # "hundreds" is no place on a line
    values = ends + [at for at, _ in points if at is not None]
    least, width = min(values), max(values) - min(values)

    def place(value: float) -> float:
        return (value - least) / width if width else 0.5

    dots = tuple(Dot(place(at), v.reports, v.status == "current", phrases.amount(v.low, v.high, v.bound, finding.about.unit))
                 for at, v in points if at is not None)
    best = finding.best if finding.best is not None else ends[0]
    return Bar(place(min(ends)), place(best), place(max(ends)), finding.open_high, dots)


def _middle(version: Version) -> float | None:
    ends = [v for v in (version.low, version.high) if v is not None]
    return sum(ends) / len(ends) if ends else None


def grid(rows: Sequence[tuple[Finding, FindingRow]], reports: Sequence[Report], sources: Sources) -> tuple[GridRow, ...]:
    """Each finding across all reports; what a report does not give is an empty cell."""
    return tuple(GridRow(row, tuple(_cell(finding, report, sources) for report in reports)) for finding, row in rows)


def _cell(finding: Finding, report: Report, sources: Sources) -> Cell:
    mine = [s for i in finding.statements if (s := sources.statements.get(i)) and s.document == report.document.id]
    values: dict[str, Cite] = {}
    for statement in mine:
        if isinstance(v := statement.value, Figure):
            value = phrases.amount(v.low, v.high, v.bound, v.unit)
            shown = f"{_word(statement.span.text)} ({value})" if v.bound == "vague" else value
            values.setdefault(shown, Cite(report, statement.span))
    return Cell(report, tuple(values.items()))
