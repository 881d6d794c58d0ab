"""Small stories from report to finding: what is one quantity, what grows, what disagrees, what only seems to. See stories/*.txt."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

import tellings
from tellings.group.lineage import trace
from tellings.model.accounts import Account, Finding
from tellings.model.documents import Document
from tellings.model.stories import Story
from tellings.pipeline import Options, find
from tellings.reconcile.case import reconcile
from tellings.reconcile.material import Case

SETS = tuple(sorted(Path(__file__).with_name("stories").glob("*.txt")))


@dataclass
class Set:
    name: str
    reports: list[tuple[str, str, list[str]]] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)


def read_sets() -> list[Set]:
    sets: list[Set] = []
    for line in "\n".join(p.read_text(encoding="utf-8") for p in SETS).splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("== "):
            sets.append(Set(line[3:]))
        elif line.startswith("@ "):
            outlet, _, published = line[2:].rpartition(", ")
            sets[-1].reports.append((outlet, published, []))
        elif re.match(r"(?:find|conflict|no conflict|relation|acled|ucdp|apart)\b", line):
            sets[-1].wanted.append(line)
        else:
            sets[-1].reports[-1][2].append(line)
    return sets


ALL = read_sets()


@cache
def documents(name: str) -> tuple[Document, ...]:
    made = []
    for outlet, published, lines in next(s for s in ALL if s.name == name).reports:
        text = "\n\n".join(lines)
        document = tellings.clean(text, media_type="text/plain", name=f"{outlet}.txt", published=published)
        assert isinstance(document, Document)
        made.append(document)
    return tuple(made)


@cache
def account(name: str, policy: str = "default") -> Account:
    made = documents(name)
    statements = tuple(s for found in find(made, Options()) for s in found)
    story = Story("story", tuple(sorted(d.id for d in made)))
    times = tuple(s for s in statements if s.kind == "time")
    return reconcile(Case(story, made, statements, trace(made, statements), policy, None, times))


def numbers(finding: Finding) -> set[float | None]:
    return {finding.low, finding.best, finding.high, *(v.low for v in finding.versions)}


def is_wanted(finding: Finding, line: str) -> bool:
    word, _, rest = line.partition("= ")
    best, *more = rest.split()
    told = dict(m.split("=") for m in more if "=" in m)
    status = [m for m in more if "=" not in m]
    title = f"{finding.about.role} {finding.about.unit} {finding.title}".lower()
    versions = ",".join(("~" if v.status == "superseded" else "") + f"{v.low:g}" for v in finding.versions)
    checks: dict[str, Callable[[str], bool]] = {
        "low": lambda v: finding.low == float(v), "high": lambda v: finding.high == float(v), "unit": lambda v: finding.about.unit == v,
        "reports": lambda v: sum(x.reports for x in finding.versions if x.status == "current") == int(v),
        "versions": lambda v: set(v.split(",")) == set(versions.split(",")), "scope": lambda v: finding.about.scope == v}
    return (word.strip() in title and (best == "*" or finding.best == float(best)) and (not status or finding.status == status[0])
            and all(checks[k](v) for k, v in told.items()))


def holds(told: Account, line: str, name: str) -> bool:
    verb, _, rest = line.partition(" ")
    if verb == "find":
        return any(is_wanted(f, rest) for f in told.findings)
    if verb in ("acled", "ucdp"):
        return any(is_wanted(f, rest) for f in account(name, verb).findings)
    if verb == "no":
        kind = rest.removeprefix("conflict").strip()
        return not [c for c in told.conflicts if not kind or c.kind == kind]
    if verb == "apart":
        a, b = (float(n) for n in rest.split(" | "))
        found = [numbers(f) for f in told.findings]
        return any(a in f for f in found) and any(b in f for f in found) and not any({a, b} <= f for f in found)
    kind, _, words = rest.partition(": ")
    if verb == "conflict":
        return any(c.kind == kind and re.search(words, c.text) for c in told.conflicts)
    return any(r.kind == kind and r.holds and re.search(words, r.text) for f in told.findings for r in f.relations)


@pytest.mark.parametrize("name", [s.name for s in ALL])
def test_story(name: str) -> None:
    told = account(name)
    missed = [line for line in next(s for s in ALL if s.name == name).wanted if not holds(told, line, name)]
    shown = [(f.title, f.about.role, f.about.unit, f.about.scope, f.low, f.best, f.high, f.status,
              [(v.low, v.bound, v.status, v.reports) for v in f.versions], [r.text for r in f.relations]) for f in told.findings]
    assert not missed, "\n".join([*missed, "", *map(str, shown), "", *(f"{c.kind}: {c.text}" for c in told.conflicts)])


def test_there_are_enough_sets() -> None:
    assert len(ALL) >= 25
    assert all(len(s.reports) > 1 and s.wanted for s in ALL)
