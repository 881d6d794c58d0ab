"""Use for the dates a reader sees on a page: beside the headline, after "Published" or "Updated", below the report."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from tellings.read.blocks import Page, usual_marks
from tellings.read.claims import Claim
from tellings.read.cues import MONTHS
from tellings.read.moments import CLOCK, moment_of
from tellings.read.post_times import Anchors, Stamp, resolve
from tellings.read.stamps import Clock, Printed, dates_in, read_stamp

SOURCE = "text"
LABELLED, BELOW, SHOWN, ALONE, OTHER_WAY = 3.0, 2.0, 1.6, 0.8, 0.5  # trust: "Published ...", far from the headline, bare, on a line alone
LONGEST = 220  # characters of a line that prints a date
AGO = 4  # stamps of a page that is no live blog nor list
ALONE_WITHIN = 12  # lines below the first paragraph in which a lone date still counts
PUBLISHED = re.compile(
    r"\b(?:e?published|posted|created|issued|released|date|dated|datum|publi[ée]|publication|publicado|publicada|publicación|pubblicato"
    r"|publiziert|veröffentlicht|erschienen|erscheint|erstellt|eingestellt|geschrieben|gespeichert|gepubliceerd|geplaatst|publicerad"
    r"|julkaistu|opublikowano|gepostet|stand|submitted)\b", re.I)
CHANGED = re.compile(
    r"\b(?:update(?:d|\b(?! (?:for|on|of|to|in) ))|modified|edited|changed|revised|revision"
    r"|aktualisiert|aktualisierung|geändert|änderung|überarbeitet|bearbeitet"
    r"|mis à jour|mise à jour|modifié|modification|actualizado|actualizada|aggiornato|bijgewerkt|päivitetty|uppdaterad|atualizado"
    r"|zaktualizowano)\b", re.I)
DATELINE = re.compile(rf"^[A-Z][A-Z .,'’/-]{{2,40}}(?:,? [A-Z][\w .]{{1,20}})?,? "
                      rf"(?P<date>(?i:{MONTHS} \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTHS} \d{{4}}))"
                      rf"\s*(?:\([^()\n]{{2,40}}\)|/[\w .-]{{2,24}}/)?\s*[-–—:]")
OPENING, OPENED = 60, 5  # characters of a paragraph, and lines from the first one on, in which a date opens the report
RELEASE = re.compile(r"(?:(?:press|news|media) release|statement|pressemitteilung|medienmitteilung|pressemeldung|meldung"
                     r"|communiqué(?: de presse)?|comunicato(?: stampa)?|nota de prensa)\s+(?:of|from|vom|du|del|van)?\s*$", re.I)
SIGNED = re.compile(r"\s*[-–—|:/“„\"«(]")
AWAY = frozenset("nav aside comments related select option form blockquote table dialog".split())
ELSEWHERE = AWAY - {"related", "table", "form"}  # said of a whole page as often as of a box in it
EMBEDDED = re.compile(r"^[—–-]\s|@\w+\)?\s")  # the date of a quoted message


def date_claims(page: Page) -> list[Claim]:
    """What the visible text claims of the times of publication and change."""
    web = bool(page.lines and page.lines[0].block.tag)
    near = near_headline(page)
    body = next((i for i, role in enumerate(page.roles) if role == "body"), 0)
    told = [line.block for line, role in zip(page.lines, page.roles, strict=True) if role == "body"] if web else []
    usual = usual_marks(told, 0.5)
    sure = frozenset(p.day for i in near if i < len(page.lines) and page.lines[i].digits and len(page.lines[i].text) <= LONGEST
                     for p in dates_in(page.lines[i].text) if not p.other)
    claims: list[Claim] = []
    for i, line in enumerate(page.lines):
        close = i in near and line.block.links <= 0.5
        if page.roles[i] == "body" and line.digits and (i < 8 or body <= i <= body + OPENED) and (opening := _opening(line.text)):
            claims += [Claim(moment_of(p.day, opening), SOURCE, SHOWN) for p in dates_in(opening)[:1]]
        elif not line.digits or len(line.text) > LONGEST:
            continue
        elif _may_tell(page, i, usual) and not (line.block.marks - usual) & (ELSEWHERE if close else AWAY):
            below = web and (body < i <= body + ALONE_WITHIN or page.roles[i] == "credit")
            claims += _of_line(line.text, _label_above(page, i), i in near, below, sure)
    return claims


def _opening(text: str) -> str:
    """The date that a paragraph opens with: a dateline's, one with a sign behind it, "Press release of ..."; "" where none."""
    match = DATELINE.match(text)
    if match:
        return match["date"]
    first = next(iter(dates_in(text[:OPENING])), None)
    if first is None:
        return ""
    labelled = RELEASE.match(text[:first.start]) if first.start else SIGNED.match(text[first.end:])
    return text[first.start:first.end] if labelled else ""


def _may_tell(page: Page, i: int, usual: frozenset[str]) -> bool:
    """Whether a line can print when the page was published: neither a headline nor a sentence of the report."""
    role, line = page.roles[i], page.lines[i]
    told = bool((line.block.marks - usual) & {"date", "byline"})
    if role == "standfirst":
        return line.words <= 8
    return role not in ("headline", "caption") and not (role == "body" and line.final and not told)


def _label_above(page: Page, i: int) -> str:
    """The short line above that ends with a colon: "Last changed:", with the date below it."""
    text = page.lines[i - 1].text if i else ""
    return text + " " if text.endswith(":") and len(text) < 40 else ""


def near_headline(page: Page) -> range:
    """The lines in which a page prints its date and byline: a pasted text's first forty; on a web page from just above the
    headline to just below the first paragraph."""
    if not page.lines or not page.lines[0].block.tag:
        return range(40)
    body = next((i for i, role in enumerate(page.roles) if role == "body"), 0)
    head = next((i for i, role in enumerate(page.roles) if role == "headline"), body)
    return range(max(0, min(head, body) - 6), max(body, head) + 4)


def _of_line(text: str, above: str, near: bool, below: bool, sure: Collection[date]) -> Iterator[Claim]:
    """The claims of one line: each date with the label before it (or for a change, behind it), if there is one. `sure`: days that
    are printed near the headline in a way that can be read in one way only."""
    if EMBEDDED.search(text):
        return
    last, words, dates = 0, len(text.split()), [_one_way(p, sure) for p in dates_in(text)]
    for found in dates:
        label = text[last:found.start] if last else above + text[:found.start]
        behind = text[found.end:found.end + 30] if found is dates[-1] else ""
        told = PUBLISHED.search(label)
        changed = CHANGED.search(label) or (not told and CHANGED.search(behind))
        clock = _beside(text[found.start:], label, CHANGED.search(label) or told) if last else text
        if changed and len(label) < 80:
            yield Claim(moment_of(found.day, clock), SOURCE, LABELLED if near else BELOW, changed=True)
        elif (told or PUBLISHED.search(behind)) and len(label) < 80 and words <= 30:
            yield from _both_ways(found, clock, LABELLED if near else BELOW)
        elif not last and near and words <= 24:
            yield from _both_ways(found, text, SHOWN)
        elif not last and below and words <= 8:
            yield from _both_ways(found, text, ALONE)
        last = found.end


def date_in_title(page: Page) -> list[Claim]:
    """The date with its year that a pasted text's headline ends with, where nothing else dates it: "The Morning Hour, 14 October 2031"."""
    heads = [] if page.lines and page.lines[0].block.tag else [t for t, r in zip(page.lines, page.roles, strict=True) if r == "headline"]
    found = [p for p in dates_in(heads[0].text) if not p.other and len(heads[0].text) - p.end <= 1] if heads else []
    return [Claim(moment_of(found[0].day, ""), SOURCE, ALONE)] if found else []


def ago_claim(page: Page, fetched: str | None) -> list[Claim]:
    """What "2 hours ago" near the headline says, where nothing else dates a report, seen from when it was fetched."""
    near = (i for i in near_headline(page) if i < len(page.lines) and page.stamps[i])
    ago = next((clock.ago for i in near if (clock := read_stamp(page.lines[i].text)) and clock.ago is not None), None)
    if ago is None or fetched is None or sum(page.stamps) > AGO:
        return []
    when = resolve([Stamp(Clock("", ago=ago))], Anchors(fetched=fetched))[0]
    return [Claim(when, SOURCE, SHOWN)] if when else []


def _beside(text: str, label: str, word: re.Match[str] | None) -> str:
    """Where the clock time of a later date of a line is looked for: behind it, else between its label and it."""
    behind = CLOCK.search(text, dates_in(text)[0].end) if dates_in(text) else None
    return text if behind or word is None else label[word.end():] + text


def _one_way(found: Printed, sure: Collection[date]) -> Printed:
    """A date whose month and day can change places, read as one that is printed with the month's name beside it."""
    return replace(found, day=found.other, other=None) if found.other in sure and found.day not in sure and found.other else found


def _both_ways(found: Printed, text: str, weight: float) -> Iterator[Claim]:
    """The claim of a printed date, and of the other day it may be where month and day can change places."""
    yield Claim(moment_of(found.day, text), SOURCE, weight)
    if found.other:
        yield Claim(moment_of(found.other, text), SOURCE, weight * OTHER_WAY)
