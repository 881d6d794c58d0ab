"""The cited summary: five to ten sentences a reader could use, most important first; none with a word that no report prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.model.accounts import Line
from tellings.reconcile.counted import HARMED, counted
from tellings.reconcile.gist import Leads
from tellings.reconcile.opening import Opening, alike, first_line, gist, happened, newest, opening
from tellings.reconcile.sentence import Draft, in_words, sparing
from tellings.reconcile.told import Told
from tellings.reconcile.voices import spoken

FEWEST, MOST = 5, 10
ASIDE = 0.35  # a happening of whose words the reports' openings hold less than this of what they hold of the lead's
ALIKE, HALF = 0.75, 0.5  # share of a sentence's telling words that another sentence holds: then it says the same
NO_NEWS = 0.9  # the same for the newest report: one word may be the news
TOLD = 0.6  # the same for a happening that was told already, in other words
NEWEST = re.compile(r"^(?:The newest report|One of the newest reports) \([^)]*\) says: ")
SOURCED = re.compile(r"(?:, according to .*|, whom .* cite| \([^()]* reports\)|; \w+ \w* ?reports tell of it)?\.$")
DAY = re.compile(r" \([^()]*\b\d{4}\)")  # "(16 April 2031)": the day that a sentence's own word for it stands for
DEATHS = HARMED | {"die", "perish", "hurt", "wound", "murder", "death", "injury"}  # told by their numbers
GRAVE = ("arithmetic", "status", "date", "who", "place", "wording")


def brief(told: Told, heading: str) -> tuple[Line, ...]:
    """The sentences that pass the check, each thing told once: what happened, how it stands, how many, what clashes, who said what,
    what else. `heading`: what stands above them; a headline is told again by the first of them only."""
    leads = told.leads
    sure = leads.ranked([*told.slips, *told.open_numbers])
    opens = opening(told, leads, sure)
    lead = first_line(told, opens)
    given = {f.id for f in told.findings if opens.place and told.gives(opens.place, f)}
    numbers = list(counted(told, told.statements, given))
    clashes = [sparing(c) for kind in GRAVE for c in told.conflicts if c.kind == kind]
    heard = list(spoken(told))
    others = list(_others(told, leads, opens))
    kept = [lead] if lead else others[:1]
    kept += [line for line in newest(told, leads, opens) if not any(alike(NEWEST.sub("", line.text), k.text, NO_NEWS) for k in kept)][:1]
    others = _untold(others, [*kept, *numbers[:3]])
    kept = _unlike([*kept, *numbers[:3], *clashes[:2], *heard[:2], *others[:2]])
    more = [*clashes[2:4], *numbers[3:5], *heard[2:4], *others[2:5]]
    kept += [line for line in _unlike([*kept, *more]) if line not in kept][:max(0, FEWEST - len(kept))]
    for cite in sure:  # where little happened: what else the reports open with
        if len(kept) < FEWEST and (line := gist(told, cite)):
            kept = _with(kept, line)
    printed = any(d.title and " ".join(d.title.split()) == heading for d in told.case.documents)
    kept = [k for k in kept if k is kept[0] or not printed or _plain(k) != heading]
    last = tuple(_origins(told))
    return (*kept[:MOST - len(last)], *last)


def _others(told: Told, leads: Leads, opens: Opening) -> Iterator[Line]:
    """Further happenings: none that the opening tells of, none that its reports hardly open with; deaths are told by their number."""
    least = ASIDE * leads.share(opens.place.text) if opens.place else 0.0
    counted_dead = any(f.about.role in HARMED for f in told.findings)
    for event in told.events:
        aside = opens.tells_of(event) or told.contested(event.spans[0]) or (counted_dead and event.kind in DEATHS)
        if not aside and leads.share(event.title) >= least and (line := happened(told, event)):
            yield line


def _plain(line: Line) -> str:
    """What a sentence tells, without who says so, how many tell of it, and the day."""
    return DAY.sub("", SOURCED.sub("", line.text))


def _untold(lines: Sequence[Line], said: Sequence[Line]) -> list[Line]:
    """The happenings that no line says in other words, nor one of them before it."""
    kept: list[Line] = []
    for line in lines:
        if not any(alike(_plain(line), k.text, TOLD) for k in (*said, *kept)):
            kept.append(line)
    return kept


def _unlike(lines: Sequence[Line]) -> list[Line]:
    """The lines that say something new."""
    kept: list[Line] = []
    for line in lines:
        plain = _plain(line)
        again = any(plain == _plain(k) or alike(plain, k.text, 1.0 if line.derived else ALIKE) for k in kept)
        if not again:
            kept.append(line)
    return kept


def _with(kept: list[Line], line: Line) -> list[Line]:
    """The lines with one more where it says something new; in place of one whose words it holds, as the fuller sentence."""
    shorter = [k for k in kept if alike(_plain(k), line.text, ALIKE)]
    if any(alike(line.text, k.text, HALF) for k in kept) or any(k.derived or k is kept[0] for k in shorter) or len(shorter) > 1:
        return kept
    return [line if k in shorter else k for k in kept] + [line] * (not shorter)


def _origins(told: Told) -> Iterator[Line]:
    """How many independent lines of reporting there are, where it is not one a report."""
    reports, origins = len(told.case.documents), told.case.lineage.origins
    if 0 < len(origins) < reports:
        draft = Draft().say("the ").derive(in_words(reports), "count of reports").say(" reports go back to ")
        draft.derive(in_words(len(origins)), "count of origins").say(" origins." if len(origins) > 1 else " origin.")
        line = draft.line()
        if line:
            yield line
