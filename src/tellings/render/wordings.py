"""What was said, in which wordings: each printed wording beside the fullest, with what differs marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from tellings.model.accounts import Utterance
from tellings.model.statements import Statement
from tellings.model.values import Quote, Value
from tellings.render import phrases
from tellings.render.sources import Cite, Sources

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]+|_+")
CURLY = str.maketrans("“”„«»‘’–—", "\"\"\"\"\"''--")
ALIKE = 0.45  # below this share of common words two wordings are shown apart: marks would cover everything
LONGEST = 400  # words; the comparison is quadratic


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a wording: the same as in the fullest, only here, or left out here. Pieces are set a blank apart."""

    kind: Literal["same", "only here", "left out"]
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording, and the reports that print it to the letter."""

    form: str
    pieces: tuple[Piece, ...]
    cites: tuple[Cite, ...]

    @property
    def marks(self) -> tuple[str, str]:
        """The quotation marks to set around it: none for indirect speech."""
        return ("“", "”") if self.form == "direct" else ("", "")

    @property
    def text(self) -> str:
        """The words as printed."""
        return " ".join(p.text for p in self.pieces if p.kind != "left out")


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two places where wordings differ."""

    kind: str
    a: Cite
    b: Cite


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said, in all its wordings."""

    id: str
    speaker: str
    when: str
    stance: str
    wordings: tuple[Wording, ...]
    contrasts: tuple[Contrast, ...]
    reports: int

    @property
    def shared(self) -> bool:
        """Whether it was printed more than once."""
        return self.reports > 1 or len(self.wordings) > 1


def said(utterance: Utterance, sources: Sources) -> Said:
    """An utterance as the reader sees it."""
    statements = [sources.statements[i] for i in utterance.variants if i in sources.statements]
    grouped: dict[str, list[Statement[Value]]] = {}
    for statement in statements:
        grouped.setdefault(content(statement, sources).translate(CURLY), []).append(statement)
    groups = list(grouped.values())
    fullest = content(groups[0][0], sources) if groups else ""
    wordings = tuple(_wording(g, fullest if i else "", sources) for i, g in enumerate(groups))
    contrasts = tuple(Contrast(d.kind, a, b) for d in utterance.differences for a in sources.cite((d.a,)) for b in sources.cite((d.b,)))
    reports = {s.document for s in statements}
    return Said(utterance.id, _speaker(utterance, statements), phrases.when(utterance.when, short=True), _stance(statements), wordings,
                contrasts, len(reports))


def content(statement: Statement[Value], sources: Sources) -> str:
    """The words that were said, the pieces joined by dots."""
    report = sources.reports.get(statement.document)
    if report is None or not isinstance(statement.value, Quote) or not statement.value.content:
        return phrases.plain(statement.span.text)
    text = report.document.text
    return " … ".join(phrases.plain(text[s.start:s.end]) for s in statement.value.content)


def _speaker(utterance: Utterance, statements: list[Statement[Value]]) -> str:
    if utterance.speaker:
        return phrases.plain(utterance.speaker.name)
    named = next((s.speaker.name for s in statements if s.speaker), "")
    return phrases.plain(named) or "Not named"


def _stance(statements: list[Statement[Value]]) -> str:
    value = statements[0].value if statements else None
    return value.stance if isinstance(value, Quote) else "said"


def _wording(group: list[Statement[Value]], fullest: str, sources: Sources) -> Wording:
    words = content(group[0], sources)
    value = group[0].value
    form = value.form if isinstance(value, Quote) else "direct"
    pieces = compare(fullest, words) if fullest and form != "indirect" else (Piece("same", words),)
    return Wording(form, pieces, sources.cite(s.span for s in group))


def compare(fullest: str, words: str) -> tuple[Piece, ...]:
    """The words with what differs from the fullest wording marked; unmarked where hardly a word is shared."""
    a, b = fullest.split(), words.split()
    if len(a) > LONGEST or len(b) > LONGEST:
        return (Piece("same", words),)
    keys_a, keys_b = [_key(t) for t in a], [_key(t) for t in b]
    matcher = SequenceMatcher(None, keys_a, keys_b, autojunk=False)
    shared = sum(m.size for m in matcher.get_matching_blocks())
    if not b or shared < ALIKE * min(len(a), len(b)):
        return (Piece("same", words),)
    pieces: list[Piece] = []
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind != "equal" and a2 > a1:
            pieces.append(Piece("left out", " ".join(a[a1:a2])))
        if b2 > b1:
            pieces.append(Piece("same" if kind == "equal" else "only here", " ".join(b[b1:b2])))
    return tuple(pieces)


def _key(token: str) -> str:
    """What must be equal for two words to count as the same: letters and digits, not case or quotation marks."""
    bare = "".join(WORD.findall(token.translate(CURLY).casefold()))
    return re.sub(r"^[^\w]+|[^\w]+$", "", bare) or bare
