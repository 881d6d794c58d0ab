"""Stories of the project's own writing: one thing said over several reports, and what a reader is told of its wordings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.reconcile.builders import case

from tellings.kinds import KINDS
from tellings.model.accounts import Account
from tellings.model.documents import Capture, Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.model.when import When
from tellings.read.page import clean_capture
from tellings.reconcile import reconcile
from tellings.text import language
from tellings.text.analysis import analyse

KEY = Path(__file__).with_name("said") / "stories.txt"


@dataclass
class Story:
    name: str
    reports: dict[str, str] = field(default_factory=dict)
    times: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)


def stories() -> Iterator[Story]:
    story: Story | None = None
    for line in KEY.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            if story:
                yield story
            story = Story(line[3:])
        elif story and line.startswith("-- "):
            name, _, time = line[3:].partition(" ")
            story.reports[name] = ""
            story.times |= {name: time} if time else {}
        elif story and line[:2] in ("= ", "! ", "1 ", "* "):
            story.lines.append(line)
        elif story and line and not line.startswith("#"):
            story.reports[list(story.reports)[-1]] += line + "\n"
    if story:
        yield story


def account(story: Story) -> tuple[Account, dict[str, str], dict[str, Statement[Value]]]:
    """The account of a story, the names of its documents, its statements."""
    documents: list[Document] = []
    statements: list[Statement[Value]] = []
    for name, text in story.reports.items():
        page = clean_capture(Capture.of(text.encode(), name=f"{name}.txt", media_type="text/plain"))
        assert isinstance(page, Document)
        if name in story.times:
            object.__setattr__(page, "published", When(story.times[name], story.times[name], "minute", "stated"))
        analysis = analyse(page, language.parse(page))
        documents.append(page)
        statements.extend(s for kind in KINDS for s in kind.find(analysis))
    names = {d.id: n for d, n in zip(documents, story.reports, strict=True)}
    return reconcile(case(documents, statements)), names, {s.id: s for s in statements}


def shown(story: Story) -> list[str]:
    """What the account says, in the lines of the key."""
    made, names, statements = account(story)
    lines = []
    for utterance in made.utterances:
        printed = {names[statements[i].document] for i in utterance.variants}
        reports = " ".join(n for n in story.reports if n in printed)
        kinds = " ".join(sorted({d.kind for d in utterance.differences})) or "-"
        lines.append(f"= {utterance.speaker.name if utterance.speaker else 'nobody'}: {reports}: {kinds}")
        if utterance.first:
            lines.append(f"1 {names[statements[utterance.first].document]}")
    lines += [f"! {c.kind}: {c.text}" for c in made.conflicts if c.kind in ("wording", "status", "who")]
    return lines + [f"* {p.name}: {' | '.join(sorted(v.text for v in p.variants))}" for p in made.people]


def normal(line: str) -> str:
    if line.startswith("= "):
        head, _, kinds = line.rpartition(": ")
        return f"{head}: {' '.join(sorted(set(kinds.replace('marked cut', 'marked-cut').split())))}"
    if line.startswith("* "):
        name, _, texts = line.partition(": ")
        return f"{name}: {' | '.join(sorted(texts.split(' | ')))}"
    return line


def faults(story: Story) -> list[str]:
    found = [normal(line) for line in shown(story)]
    wanted = [normal(line) for line in story.lines]
    missing = [w for w in wanted if w not in found and not (w.startswith("! ") and any(
        f.startswith(w.split(":")[0]) and w.split(": ")[1] in f for f in found))]
    extra = [f for f in found if f.startswith("! ") and not any(
        w.startswith("! ") and f.startswith(w.split(":")[0]) and w.split(": ")[1] in f for w in wanted)]
    return [*(f"missing {m}" for m in missing), *(f"not in the key {e}" for e in extra), *found] if missing or extra else []


@pytest.mark.parametrize("story", [pytest.param(s, id=s.name) for s in stories()])
def test_a_story_of_the_key(story: Story) -> None:
    assert faults(story) == []


@pytest.mark.parametrize("second, told", [
    ("“The quay is safe and it will open again on Monday,” said Tilda Roan, the mayor of Morrow.", "(printed in two reports)"),
    ("“The quay is safe,” said Tilda Roan, the mayor of Morrow.", "(printed whole or in part in two reports)"),
    ("Tilda Roan, the mayor of Morrow, said it was safe.", ""),
])
def test_a_brief_counts_the_reports_that_print_a_quotation(second: str, told: str) -> None:
    fire = "A fire burned the old quay of Morrow on Friday.\n"
    first = "“The quay is safe and it will open again on Monday,” said Tilda Roan, the mayor of Morrow."
    made, *_ = account(Story("quay", {"Arden": fire + first, "Brill": fire + second}))
    [line] = [line.text for line in made.brief if "Roan" in line.text and " said: " in line.text]
    assert line.partition("”")[2].strip(" .") == told
