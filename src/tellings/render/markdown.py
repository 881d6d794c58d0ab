"""An account as Markdown, with a footnote for every citation. Captured words are escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tellings.render import phrases
from tellings.render.figures import FindingRow
from tellings.render.page import Pages, StoryPage, pages
from tellings.render.sources import Cite
from tellings.render.wire import Read
from tellings.render.wordings import Wording

SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&$^])")
AT_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=:])")
LINKED = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")


def to_markdown(reading: Read) -> str:
    """The reading as one Markdown text."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_Writer().reading(pages(reading)))).rstrip() + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no link, no HTML."""
    line = SPECIAL.sub(r"\\\1", phrases.plain(text))
    line = LINKED.sub(lambda m: f"{m[1]}\\{m[2]}", line)
    return AT_LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)


class _Writer:
    """Numbers the footnotes as it writes."""

    def __init__(self) -> None:
        self.notes: dict[str, tuple[int, Cite]] = {}

    def marks(self, cites: Iterable[Cite]) -> str:
        """Footnote marks of these citations."""
        numbers = [self.notes.setdefault(c.anchor, (len(self.notes) + 1, c))[0] for c in cites]
        return "".join(f"[^{n}]" for n in dict.fromkeys(numbers))

    @staticmethod
    def within(cite: Cite) -> str:
        """The words in bold within what stands around them."""
        before, words, after = cite.around
        return f"{escape(before)}{' ' * before.endswith(' ')}**{escape(words)}**{' ' * after.startswith(' ')}{escape(after)}"

    def reading(self, ready: Pages) -> Iterator[str]:
        if not ready.stories:
            yield "No story: nothing could be read."
        for story in ready.stories:
            yield from self.story(story)
        if ready.rejections:
            yield from ("## Not read", "", *(f"- {escape(name)}: {escape(why)}" for name, why in ready.rejections), "")
        yield from (f"*Corroboration and disagreement, not truth. {escape(ready.made_with)}.*", "")
        for number, cite in self.notes.values():
            where = f"{cite.page}{', ' * bool(cite.page)}characters {cite.citation.start}–{cite.citation.end}"
            yield f"[^{number}]: {escape(cite.report.label)}, {where}: “{self.within(cite)}”"

    def story(self, story: StoryPage) -> Iterator[str]:
        about = " · ".join(filter(None, (story.when, phrases.counts(story.counts))))
        yield from (f"# {escape(story.title)}", "", escape(about), "")
        for line in story.brief:
            yield from (escape(line.text) + self.marks(line.cites), "")
        yield from self.findings(story)
        yield from self.conflicts(story)
        yield from self.talk(story)
        yield from self.moments(story)
        yield from self.names(story)
        yield from self.sources(story)

    def findings(self, story: StoryPage) -> Iterator[str]:
        if story.findings or story.further:
            yield from ("## Findings", "", "| finding | low | best | high | status | who says which |", "|---|--:|--:|--:|---|---|")
            yield from map(self.finding, (*story.findings, *story.further))
            yield ""
        for row in story.findings:
            notes = [text if holds else f"does not add up: {text}" for text, holds in row.relations]
            if row.why or notes:
                yield f"- **{escape(row.title)}**: {escape('; '.join(filter(None, (row.why, *notes))))}"
        if story.grid:
            yield from self.grid(story)
        yield ""

    def finding(self, row: FindingRow) -> str:
        says = "; ".join(f"{escape(v.amount)} {'by ' + escape(v.who) + ' ' if v.who else ''}({v.weight}){self.marks(v.cites)}"
                         for v in row.versions)
        title = f"{escape(row.title)}{f' ({escape(row.context)})' if row.context else ''}"
        high = f"{escape(row.high)} or more" if row.bar and row.bar.open_high else escape(row.high)
        return f"| {title} | {escape(row.low)} | **{escape(row.best)}** | {high} | {row.status} | {says} |"

    def grid(self, story: StoryPage) -> Iterator[str]:
        yield from ("", "### Reports by findings", "", f"| | {' | '.join(escape(r.label) for r in story.reports)} |")
        yield "|---|" + "--:|" * len(story.reports)
        for line in story.grid:
            cells = ("; ".join(f"{escape(text)}{self.marks((cite,))}" for text, cite in c.values) or "—" for c in line.cells)
            yield f"| {escape(line.row.title)} | {' | '.join(cells)} |"

    def conflicts(self, story: StoryPage) -> Iterator[str]:
        if story.conflicts:
            yield from ("## Where reports differ", "")
        for row in story.conflicts:
            yield f"- **{row.kind}.** {escape(row.text)}"
            for side in row.sides:
                quoted = "; ".join(f"“{escape(c.quoted)}” ({escape(c.report.label)}){self.marks((c,))}" for c in side.cites)
                yield f"    - {quoted}"
        yield ""

    def talk(self, story: StoryPage) -> Iterator[str]:
        if story.compared or story.retold or story.once:
            yield from ("## What was said, in which wordings", "")
        for thing in story.compared:
            yield f"- **{escape(thing.speaker)}**, {escape(thing.printed)}"
            yield from (f"    - {self.wording(w)}" for w in thing.everything)
        single = [(name, w) for name, things in story.once for thing in things for w in thing.everything]
        yield from (f"- **{escape(name)}**: {self.wording(w)}" for name, w in single if w.form == "direct")
        told = [(t.speaker, t.told[0]) for t in story.retold] + [(name, w) for name, w in single if w.form != "direct"]
        yield from self.further(told)
        yield ""

    def further(self, told: Iterable[tuple[str, Wording]]) -> Iterator[str]:
        """What is told in the reports' own words, a line a speaker."""
        speakers: dict[str, list[str]] = {}
        for name, wording in told:
            speakers.setdefault(name, []).append(self.wording(wording))
        if speakers:
            yield from ("", "### Further statements", "")
        yield from (f"- **{escape(name)}**: {'; '.join(lines)}" for name, lines in speakers.items())

    def wording(self, wording: Wording) -> str:
        """A wording; what only it prints in bold, what it leaves out struck through."""
        around = {"same": "", "only here": "**", "left out": "~~"}
        words = " ".join(f"{around[p.kind]}{escape(p.text)}{around[p.kind]}" for p in wording.pieces)
        return (f"*{escape(wording.cue)}* " if wording.cue else "") + words.join(wording.marks) + self.marks(wording.cites)

    def moments(self, story: StoryPage) -> Iterator[str]:
        if story.timeline or story.undated:
            yield from ("## Timeline", "")
        for when, lines in (*((m.when, m.lines) for m in story.timeline), (phrases.UNDATED, story.undated)):
            yield from (f"- **{escape(when)}**: {escape(line.text)}{self.marks(line.cites)}" for line in lines)
        yield ""

    def names(self, story: StoryPage) -> Iterator[str]:
        if story.people or story.organisations:
            yield from ("## People and organisations", "")
        for person in (*story.people, *story.organisations):
            spelt = [escape(v) for v, _ in person.variants if v != person.name]
            roles = "; ".join(escape(r.text) + self.marks(r.cites) for r in person.roles)
            also = f"also printed {phrases.listed(spelt)}" if spelt else ""
            yield f"- **{escape(person.name)}**" + "".join(f", {p}" for p in (roles, also) if p)
        if story.places or story.areas:
            yield from ("", "## Places", "")
        yield from (f"- **{escape(p.name)}**, {p.where or 'not located'}{self.marks(p.cites)}" for p in story.places)
        yield from (f"- **{escape(p.name)}**{self.marks(p.cites)}" for p in story.areas)
        yield ""

    def sources(self, story: StoryPage) -> Iterator[str]:
        yield from ("## Sources and lineage", "")
        for r in story.reports:
            link = f", <{r.address}>" if r.address else ""
            yield f"{r.number}. {escape(r.label)}: {escape(r.title)}{', ' + escape(r.published) if r.published else ''}{link}"
        yield ""
        for origin in story.origins:
            if len(origin.reports) > 1:
                names = phrases.listed([escape(r.label) for r in origin.reports])
                yield f"- One origin: {names}. {escape(origin.basis)}"
        yield from (f"- {escape(note)}" for note in story.notes)
        yield ""
