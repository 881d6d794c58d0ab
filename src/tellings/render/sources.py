"""Reports by number and label, and citations of them: what every mark in an account points at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tellings.model.documents import Citation, Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.reconcile.known_as import labels_of
from tellings.render import phrases
from tellings.render.wire import Read

CONTEXT = 110  # characters of a quotation with what stands around it
PDF, TURN = "application/pdf", "\f"
SCANT = 12  # characters: less room than that holds no word worth showing


@dataclass(frozen=True, slots=True)
class Report:
    """A document as the reader sees it: a number in the reading, a short label, its time in words."""

    number: int
    label: str
    document: Document

    @property
    def title(self) -> str:
        """The headline, else how the reporting begins."""
        return phrases.plain(self.document.title or "") or opening(self.document, 90) or phrases.plain(self.document.name)

    @property
    def named_by_title(self) -> bool:
        """Whether the label is cut from the title, for want of an outlet and of a telling file name."""
        return self.label.startswith("“")

    @property
    def published(self) -> str:
        return phrases.when(self.document.published, short=True)

    @property
    def address(self) -> str:
        return phrases.web_address(self.document.url)


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation and the report it is of."""

    report: Report
    citation: Citation

    @property
    def words(self) -> str:
        return phrases.plain(self.citation.text)

    @property
    def page(self) -> str:
        """The page of a PDF file that the words stand on: "page 2"; "" in other captures. Form feeds part its pages."""
        document = self.report.document
        return f"page {1 + document.text.count(TURN, 0, self.citation.start)}" if document.capture.media_type == PDF else ""

    @property
    def source(self) -> str:
        """The report by its label, and the page."""
        return ", ".join(filter(None, (self.report.label, self.page)))

    @property
    def quoted(self) -> str:
        """The words within what stands around them, on one line."""
        return "".join(self.around)

    @property
    def around(self) -> tuple[str, str, str]:
        """What stands before, the words, what stands after: enough of the section to understand few words by themselves."""
        return self.within(CONTEXT)

    def within(self, length: int) -> tuple[str, str, str]:
        """The same, in about so many characters."""
        before, after = self._bounds()
        text = self.report.document.text
        room = max(0, length - len(self.citation.text)) // 2
        left, right = text[before:self.citation.start], text[self.citation.end:after]
        gap_left, gap_right = " " * left[-1:].isspace(), " " * right[:1].isspace()
        return phrases.inner(_tail(left, room)) + gap_left, phrases.inner(self.words), gap_right + phrases.inner(_head(right, room))

    def _bounds(self) -> tuple[int, int]:
        c = self.citation
        inside = [s for s in self.report.document.sections if s.start <= c.start and c.end <= s.end]
        return (inside[0].start, inside[0].end) if inside else (c.start, c.end)

    @property
    def anchor(self) -> str:
        """Report, start and end as a fragment: it opens the account at these words."""
        return f"r{self.report.number}.{self.citation.start}.{self.citation.end}"


@dataclass(frozen=True, slots=True)
class Cited:
    """A line of text and the citations it rests on."""

    text: str
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """All reports and statements of a reading, by id."""

    reports: dict[str, Report]
    statements: dict[str, Statement[Value]]

    def cite(self, citations: Iterable[Citation]) -> tuple[Cite, ...]:
        """The citations, each once, those of one report together, in order of the reports' numbers of first use."""
        found = {(c.document, c.start, c.end): Cite(self.reports[c.document], c) for c in citations if c.document in self.reports}
        order = {d: i for i, d in enumerate(dict.fromkeys(c.citation.document for c in found.values()))}
        return tuple(sorted(found.values(), key=lambda c: order[c.citation.document]))

    def named(self, documents: Iterable[str]) -> tuple[Report, ...]:
        """The reports of these documents, by number."""
        return tuple(sorted((self.reports[d] for d in documents if d in self.reports), key=lambda r: r.number))

    def line(self, text: str, citations: Iterable[Citation]) -> Cited:
        """A line with its citations."""
        return Cited(phrases.plain(text), self.cite(citations))

    def stated(self, ids: Iterable[str]) -> tuple[Cite, ...]:
        """Citations of statements."""
        return self.cite(self.statements[i].span for i in ids if i in self.statements)


def once(cites: Iterable[Cite]) -> list[Cite]:
    """The first citation of each report, by number."""
    found: dict[int, Cite] = {}
    for cite in cites:
        found.setdefault(cite.report.number, cite)
    return [found[n] for n in sorted(found)]


def sources(reading: Read) -> Sources:
    """Numbers the reports: those of the first story first."""
    by_id = {d.id: d for d in reading.documents}
    order = dict.fromkeys(i for a in reading.accounts for i in a.documents if i in by_id)
    order.update(dict.fromkeys(by_id))
    labels = labels_of([by_id[i] for i in order], [a.documents for a in reading.accounts])
    reports = {i: Report(n, phrases.plain(labels[i]), by_id[i]) for n, i in enumerate(order, 1)}
    return Sources(reports, {s.id: s for s in reading.statements})


def opening(document: Document, length: int) -> str:
    """How the reporting begins."""
    mined = document.mined
    return phrases.shorten(document.text[mined[0].start:mined[0].end], length) if mined else ""


def _tail(text: str, room: int) -> str:
    """The last words, within room."""
    line = phrases.plain(text[-4 * room - 40:])
    if len(line) <= room:
        return line
    cut = line[len(line) - room:] if room > SCANT else ""
    return "…" + (cut[cut.find(" ") + 1:] if " " in cut else "")


def _head(text: str, room: int) -> str:
    """The first words, within room."""
    return phrases.shorten(text[:4 * room + 40], room) if room > SCANT or len(text.strip()) <= room else "…"
