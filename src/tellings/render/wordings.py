"""What was said, in which wordings: each printed wording beside the fullest, with what differs marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from tellings.model.accounts import Utterance
from tellings.model.statements import Statement
from tellings.model.stories import Passage
from tellings.model.values import Quote, Value
from tellings.model.when import When
from tellings.render import phrases
from tellings.render.sources import Cite, Sources

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]+|_+")
CURLY = str.maketrans("“”„«»‘’–—", "\"\"\"\"\"''--")
ALIKE = 0.6  # a wording with a smaller share of its words in the fullest is shown unmarked: marks would cover everything
CUT = 12  # words of a cut that are shown
DOTS = ("…", "...", "[…]", "[...]")
MARKS = "\"“”„‟«»‘’'‚‹›"
LONGEST = 400  # words; the comparison is quadratic
PLAIN = re.compile(r"(?:(?:has|have|had|was|were|is|are|also|later|been) )*(?:say|says|said|saying|told|tells|telling|add(?:s|ed|ing)?|"
                   r"stated?|stating|report(?:s|ed)?|according to|per|wrote|writes)(?: (?:on|in|that|to)\b.*)?", re.IGNORECASE)
RELATIVE = frozenset({"which", "who", "what", "that", "whom"})
LEANING = re.compile(r"(?:that|to|whether|how|what|why|when|if|him|her|them|us|me)\b")  # begins what cannot stand without its verb


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
    cue: str = ""  # of reported speech: how it was said, where that is more than "said" ("ordered his forces to ...")

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
    """One thing said: in its wordings, the fullest first, and as told in the reports' own words."""

    id: str
    speaker: str
    when: str
    stance: str
    wordings: tuple[Wording, ...]
    told: tuple[Wording, ...]
    contrasts: tuple[Contrast, ...]
    reports: int
    times: int
    lineage: str = ""  # who printed it first, where the times tell, and who only repeats whom

    @property
    def printed(self) -> str:
        """How often it was printed, and by whom first: "3 times in 2 reports; first in Herald, 10:26"."""
        often = f"{phrases.count(self.times, 'time')} in {phrases.count(self.reports, 'report')}"
        return "; ".join(filter(None, (often, self.lineage)))

    @property
    def shared(self) -> bool:
        """Whether it was printed more than once."""
        return self.reports > 1 or len(self.wordings) + len(self.told) > 1

    @property
    def everything(self) -> tuple[Wording, ...]:
        """Wordings and tellings."""
        return self.wordings + self.told


def said(utterance: Utterance, sources: Sources, passages: Iterable[Passage] = ()) -> Said:
    """An utterance as the reader sees it. `passages`: what reports of its story print in the same words as others."""
    statements = _outermost([sources.statements[i] for i in utterance.variants if i in sources.statements])
    grouped: dict[tuple[object, ...], list[Statement[Value]]] = {}
    for statement in statements:
        grouped.setdefault((_form(statement) == "indirect", *map(_key, content(statement, sources).split())), []).append(statement)
    groups = list(grouped.values())
    quoted = [g for g in groups if _form(g[0]) != "indirect"]
    fullest = content(quoted[0][0], sources) if quoted else ""
    printed = [g for g in quoted if _form(g[0]) == "direct" or alike(fullest, content(g[0], sources))]
    contrasts = tuple(Contrast(d.kind, a, b) for d in utterance.differences for a in sources.cite((d.a,)) for b in sources.cite((d.b,)))
    return Said(utterance.id, _speaker(utterance, statements), phrases.when(utterance.when, short=True), _stance(statements),
                tuple(_wording(g, fullest if i else "", sources) for i, g in enumerate(printed)),
                tuple(_wording(g, "", sources) for g in groups if g not in printed), contrasts,
                len({s.document for s in statements}), len(statements),
                "; ".join((*_first(utterance, statements, sources), *_repeated(statements, sources, passages))))


def _first(utterance: Utterance, statements: list[Statement[Value]], sources: Sources) -> Iterator[str]:
    """ "first in Herald, 10:26": the clock alone where all reports are of one day."""
    first = next((s for s in statements if s.id == utterance.first), None)
    when = _out(first, sources) if first else None
    if first is None or when is None:
        return
    days = {(w.earliest or "")[:10] for s in statements if (w := _out(s, sources))}
    time = phrases.when(when, short=True)
    yield f"first in {sources.reports[first.document].label}, {time.rpartition(', ')[2] if len(days) == 1 else time}"


def _out(statement: Statement[Value], sources: Sources) -> When | None:
    """When a statement was printed: with its post, else with its report."""
    report = sources.reports.get(statement.document)
    post = report.document.post_at(statement.span.start) if report else None
    return post.when if post else report.document.published if report else None


def _repeated(statements: list[Statement[Value]], sources: Sources, passages: Iterable[Passage]) -> Iterator[str]:
    """ "Ledger repeats Herald": both print it within a passage that they share, so the words around it are one reporter's too."""
    places = {s.document: s.sentence for s in statements}
    told = dict[str, None]()
    for passage in passages:
        sides = (passage.copy, passage.origin)
        if all(c.document in places and c.span.meets(places[c.document]) for c in sides):
            copy, origin = (sources.reports[c.document] for c in sides)
            known = copy.document.published and origin.document.published
            told[f"{copy.label} repeats {origin.label}" if known else f"{origin.label} and {copy.label} share the passage"] = None
    yield from told


def _outermost(statements: list[Statement[Value]]) -> list[Statement[Value]]:
    """Without reported speech that is part of another wording of the same sentence ("to say how many", "how many")."""
    return [s for s in statements if _form(s) != "indirect" or not any(
        o is not s and o.document == s.document and o.sentence == s.sentence and o.span.span.covers(s.span.span) and o.span != s.span
        for o in statements)]


def _form(statement: Statement[Value]) -> str:
    return statement.value.form if isinstance(statement.value, Quote) else "direct"


def content(statement: Statement[Value], sources: Sources) -> str:
    """The words that were said, the pieces joined by dots; of a direct quotation without the marks around it."""
    report = sources.reports.get(statement.document)
    if report is None or not isinstance(statement.value, Quote) or not statement.value.content:
        return phrases.plain(statement.span.text)
    text = report.document.text
    pieces = [phrases.plain(text[s.start:s.end]) for s in statement.value.content]
    if len(pieces) > 1 and pieces[0].casefold() in RELATIVE:
        pieces[0] = ""  # "which Quill said is the largest": "… is the largest"
    return " … ".join(map(_bare, pieces) if statement.value.form == "direct" else pieces).lstrip()


def _bare(words: str) -> str:
    """Without the quotation marks around it and the comma that the sentence needs."""
    inner = words.strip(MARKS + " ")
    return inner.rstrip(", ") if inner else words


def _speaker(utterance: Utterance, statements: list[Statement[Value]]) -> str:
    if utterance.speaker:
        return phrases.plain(utterance.speaker.name)
    named = next((s.speaker.name for s in statements if s.speaker), "")
    return "unnamed reports" if named in ("reports", "Reports") else phrases.plain(named) or "Not named"


def _stance(statements: list[Statement[Value]]) -> str:
    value = statements[0].value if statements else None
    return value.stance if isinstance(value, Quote) else "said"


def _wording(group: list[Statement[Value]], fullest: str, sources: Sources) -> Wording:
    words = content(group[0], sources)
    return Wording(_form(group[0]), compare(fullest, words) if fullest else (Piece("same", words),), sources.cite(s.span for s in group),
                   "" if fullest else _cue(group[0], sources))


def _cue(statement: Statement[Value], sources: Sources) -> str:
    """The printed words that stand right before reported speech and say how it was said."""
    value, report = statement.value, sources.reports.get(statement.document)
    if not isinstance(value, Quote) or value.form == "direct" or value.cue is None or report is None or not value.content:
        return ""
    before = report.document.text[value.cue.end:value.content[0].start]
    words = phrases.plain(report.document.text[value.cue.start:value.cue.end])
    spared = PLAIN.fullmatch(words) and not LEANING.match(report.document.text, value.content[0].start)
    return "" if before.strip(" \n") or value.cue.start > value.content[0].start or spared else words


def alike(fullest: str, words: str) -> bool:
    """Whether a wording can be shown against the fullest: it is that one, or compare finds it so."""
    return fullest == words or compare(fullest, words) != (Piece("same", words),)


def compare(fullest: str, words: str) -> tuple[Piece, ...]:
    """The words with what differs from the fullest wording marked; unmarked where hardly a word is shared."""
    a, b = fullest.split(), words.split()
    if len(a) > LONGEST or len(b) > LONGEST:
        return (Piece("same", words),)
    keys_a, keys_b = [_key(t) for t in a], [_key(t) for t in b]
    matcher = SequenceMatcher(None, keys_a, keys_b, autojunk=False)
    if sum(m.size for m in matcher.get_matching_blocks()) < ALIKE * len(b):
        return (Piece("same", words),)
    pieces: list[Piece] = []
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind != "equal" and a2 > a1:
            pieces.append(_left_out(a[a1:a2], at_end=b1 in (0, len(b)) and b1 == b2))
        if b2 > b1:
            words = " ".join(b[b1:b2])
            pieces.append(Piece("same" if kind == "equal" or words in DOTS else "only here", words))
    return tuple(pieces)


def _left_out(words: list[str], *, at_end: bool) -> Piece:
    """Words left out: before the beginning or after the end they are only pointed at, and a long cut is shortened."""
    if at_end or " ".join(words) in DOTS:
        return Piece("same", "…")
    shown = words if len(words) <= CUT else [*words[:5], "…", *words[-3:]]
    return Piece("left out", " ".join(shown))


def _key(token: str) -> str:
    """What must be equal for two words to count as the same: letters and digits, not case or quotation marks."""
    bare = "".join(WORD.findall(token.translate(CURLY).casefold()))
    return re.sub(r"^[^\w]+|[^\w]+$", "", bare) or bare
