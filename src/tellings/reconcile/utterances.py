"""One thing that someone said, joined over all reports, and what a reader must be told of its wordings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import cast

from tellings.model.accounts import Conflict, Difference, Party, Side, Utterance
from tellings.model.documents import Citation, Document, make_id
from tellings.model.statements import Statement
from tellings.model.values import Quote
from tellings.model.when import When
from tellings.reconcile.figure_words import count
from tellings.reconcile.material import Case
from tellings.reconcile.offices import unnamed
from tellings.reconcile.people import Cast
from tellings.reconcile.sentence import Draft
from tellings.reconcile.wording import Wording, alters, blocks, differences, marked, stands, wording

RUN = 3          # like words in a row that count: two may stand together by chance
SHARE = 0.6      # share of the shorter wording's words that must stand in such runs
LONG_RUN = 7     # like words in a row that make one utterance whatever else the two print
BARE = 6         # words a wording without a speaker must share in a row to be joined to one with
SHINGLE = 2
BEFORE, AFTER = 8, 4  # words shown around a changed one
COMMON = frozenset("""a an the and or but of to in on at by for with from as is are was were be been being it this that these those he she
    they we you i his her their our my me him them us not no do does did have has had will would can could so very all there what
    which who if said says if than then also just more most now new one two""".split())


@dataclass(frozen=True, slots=True)
class Said:
    """A quote statement with its words, those of them in quotation marks, and who said it."""

    statement: Statement[Quote]
    words: Wording
    marked: Wording
    speaker: Party | None

    @property
    def direct(self) -> bool:
        return self.statement.value.form == "direct"


@dataclass(frozen=True, slots=True)
class _Change:
    """A difference between two wordings that alters the sense, and in what."""

    what: str
    pair: tuple[Said, Said]
    difference: Difference


def utterances(case: Case, people: Cast) -> tuple[tuple[Utterance, ...], tuple[Conflict, ...]]:
    """Every quote statement in exactly one utterance, the most printed first; and the wording conflicts."""
    texts = {d.id: d for d in case.documents}
    quotes = sorted((cast("Statement[Quote]", s) for s in case.statements if isinstance(s.value, Quote)), key=lambda s: s.id)
    rows = [_said(s, texts[s.document], people) for s in quotes]
    found, told = [], list[Conflict]()
    for group in _groups(rows):
        utterance = _utterance(group, texts)
        found.append((-len({r.statement.document for r in group}), -len(group), _first(group), utterance))
        told.extend(_conflicts(utterance, group, people))
    return tuple(u for *_, u in sorted(found, key=lambda row: row[:3])), tuple(sorted(told, key=lambda c: c.id))


def _said(statement: Statement[Quote], document: Document, people: Cast) -> Said:
    words = wording(statement, document)
    return Said(statement, words, words if statement.value.form == "direct" else marked(statement, document), people.speaker(statement))


def _first(group: Sequence[Said]) -> tuple[str, int]:
    return min((r.statement.document, r.statement.span.start) for r in group)


def _groups(rows: Sequence[Said]) -> list[list[Said]]:
    """Wordings that are one utterance together: never of two speakers."""
    parent = list(range(len(rows)))
    speaker: dict[int, str] = {i: voice(r.speaker) for i, r in enumerate(rows) if r.speaker}
    exact = {i for i, r in enumerate(rows) if r.direct}

    def find(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for _, i, j in sorted(_pairs(rows)):
        a, b = sorted((find(i), find(j)))
        bridged = a in exact and b in exact and not (rows[i].direct and rows[j].direct)  # reported speech joins no two quotations
        if a != b and not bridged and (speaker.get(a) is None or speaker.get(b) is None or speaker[a] == speaker[b]):
            parent[b] = a
            speaker |= {a: speaker[b]} if a not in speaker and b in speaker else {}
            exact |= {a} if b in exact else set()
    groups: dict[int, list[Said]] = defaultdict(list)
    for i, row in enumerate(rows):
        groups[find(i)].append(row)
    return list(groups.values())


def voice(party: Party) -> str:
    """Who speaks, for joining like quotations: "a spokesman" here may be "a government spokesperson" there; a name is a name."""
    return unnamed(party.name) or party.id


def _pairs(rows: Sequence[Said]) -> Iterator[tuple[float, int, int]]:
    """(distance, i, j) of wordings that are one utterance, the surest first."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        words = row.words.words
        for key in {tuple(words[k:k + SHINGLE]) for k in range(max(1, len(words) - SHINGLE + 1))}:
            index[key].append(i)
    shared = Counter(pair for members in index.values() if len(members) <= 40 for pair in combinations(members, 2))
    single = _singles(rows)
    for i, j in sorted({*shared, *single}):
        likeness = _likeness(rows[i], rows[j])
        if likeness:
            yield -likeness, i, j


def _singles(rows: Sequence[Said]) -> set[tuple[int, int]]:
    """Pairs of a wording of one marked word with those of the same speaker that hold it."""
    holding: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if row.speaker:
            for word in set(row.words.words):
                holding[row.speaker.id, word].append(i)
    single = [(i, r.speaker.id, r.marked.words[0]) for i, r in enumerate(rows) if len(r.marked.words) == 1 and r.speaker]
    return {(min(i, j), max(i, j)) for i, speaker, word in single for j in holding[speaker, word] if i != j}


def _likeness(a: Said, b: Said) -> float:
    """How surely two wordings are one utterance, in (0, 1]; 0 where they are not held to be."""
    if a.speaker and b.speaker and a.speaker.id != b.speaker.id and not (a.direct and b.direct and voice(a.speaker) == voice(b.speaker)):
        return 0.0
    if a.statement.document == b.statement.document and a.statement.span.span.start < b.statement.span.span.end and (
            b.statement.span.span.start < a.statement.span.span.end):
        return 0.0  # a saying within a saying
    short = min((a.words.words, b.words.words), key=len)
    if not short:
        return 0.0
    if _fragment(a, b) or _fragment(b, a):
        return 0.95
    if not (a.direct or b.direct) and a.speaker and b.speaker and _same_fragment(a.marked.words, b.marked.words):
        return 0.7
    found = [(size, set(a.words.words[at:at + size]) - COMMON) for at, _, size in blocks(a.words, b.words)]
    runs = [size for size, _ in found]
    counted = sum(size for size, rare in found if size >= RUN and rare)
    longest = max(runs, default=0)
    if not (a.speaker and b.speaker):
        return float(longest >= BARE and counted >= SHARE * len(short)) * 0.5
    if longest == len(short):  # a fragment that stands whole in the other
        return 1.0 if a.direct and b.direct and _telling(short) else float(longest >= RUN + 1) * 0.9
    if longest >= LONG_RUN and a.direct and b.direct:
        return 0.8
    return counted / len(short) if len(short) > RUN and counted >= SHARE * len(short) else _paraphrase(a, b)


def _fragment(part: Said, whole: Said) -> bool:
    """Whether the marked words of one stand in a row in the other's quotation, and say enough to be known again."""
    if part.direct == whole.direct or not whole.direct or not part.marked.words:
        return False
    return any(_telling(piece) and stands(piece, whole.words.words) for piece in part.marked.pieces())


def _same_fragment(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the marked words of two mixed quotations are one fragment, but for a word: "a leap in the dark", "a leap into the dark"."""
    alike = sum(m.size for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return _telling(a) and _telling(b) and min(len(a), len(b)) > 2 and alike >= 0.75 * max(len(a), len(b))


def _telling(words: Sequence[str]) -> bool:
    """Whether a fragment says enough to be known again: a long word, or three words with one that is not common."""
    rare = [w for w in words if w not in COMMON]
    return bool(rare) and (len(words) > 2 or max(map(len, rare)) > 5)


def _paraphrase(a: Said, b: Said) -> float:
    """The same said in reported speech: nearly all its telling words stand in the other, at least four of them."""
    mine, theirs = ({_stem(w) for w in s.words.words if w not in COMMON} for s in (a, b))
    both = mine & theirs
    few = min(len(mine), len(theirs))
    return 0.4 if len(both) >= 4 and len(both) >= 0.75 * few and max(len(mine), len(theirs)) <= 2 * few else 0.0


def _stem(word: str) -> str:
    return word.removesuffix("'s")[:6]


def _utterance(group: Sequence[Said], texts: Mapping[str, Document]) -> Utterance:
    """The record of one utterance, the fullest wording first."""
    rows = _fullest_first(group)
    speaker = max((r.speaker for r in rows if r.speaker), key=lambda p: len(p.name.split()), default=None)  # the fullest description
    spoken = [r for r in rows if r.marked.words]
    diffs = tuple(d for r in spoken[1:] for d in differences(spoken[0].marked, r.marked))
    ids = tuple(r.statement.id for r in rows)
    return Utterance(make_id("utterance", min(ids)), speaker, _when(rows), ids, diffs, _printed_first(rows, texts))


def _printed_first(rows: Sequence[Said], texts: Mapping[str, Document]) -> str | None:
    """The statement that printed it first: where several reports do, all of known time, and one was out before all others."""
    times = []
    for row in rows:
        document = texts[row.statement.document]
        post = next((p for p in document.posts if p.start <= row.statement.span.start < p.end), None) if document.posts else None
        when = post.when if post else document.published
        bounds = when.bounds() if when else None
        if bounds is None:
            return None
        times.append((bounds, row.statement))
    (first, statement), *later = sorted(times, key=lambda t: (t[0], t[1].document, t[1].span.start))
    others = [bounds for bounds, s in later if s.document != statement.document]
    return statement.id if others and all(first[1] <= start for start, _ in others) else None


def _fullest_first(group: Iterable[Said]) -> list[Said]:
    return sorted(group, key=lambda r: (not r.direct, -len(r.words.words), r.statement.document, r.statement.span.start))


def _when(rows: Sequence[Said]) -> When | None:
    """The day that most reports give for it, the finest where several are as common."""
    known = [r.statement.when for r in rows if r.statement.when and r.statement.when.earliest]
    if not known:
        return None
    days = Counter((w.earliest or "")[:10] for w in known)
    return min(known, key=lambda w: (-days[(w.earliest or "")[:10]], len(w.latest or ""), w.earliest or "", w.latest or ""))


def _conflicts(utterance: Utterance, group: Sequence[Said], people: Cast) -> Iterator[Conflict]:
    """Differences that alter the sense, each pair of wordings told once, with the fewest words that show it."""
    direct = [r for r in _fullest_first(group) if r.direct]
    naming = people.cites.get(utterance.speaker.id) if utterance.speaker else None
    told = set()
    for a, b in combinations(direct, 2):
        if a.statement.document == b.statement.document:
            continue
        for difference in differences(a.words, b.words):
            what = alters(difference.a, difference.b, difference.kind)
            key = frozenset(c.text.casefold() for c in (difference.a, difference.b))
            if what and key not in told:
                told.add(key)
                conflict = _told(utterance, group, _Change(what, (a, b), difference), naming)
                if conflict:
                    yield conflict


def _told(utterance: Utterance, group: Sequence[Said], change: _Change, naming: Citation | None) -> Conflict | None:
    """The conflict as a sentence: who is quoted with which words here, with which there."""
    left, right = (_wider(said, cite) for said, cite in zip(change.pair, (change.difference.a, change.difference.b), strict=True))
    here, there = (_printing(group, said, cite) for said, cite in zip(change.pair, (left, right), strict=True))
    draft, known = Draft(), naming and utterance.speaker and utterance.speaker.name in naming.text
    if known and naming and utterance.speaker:
        draft.print(naming, utterance.speaker.name)
    else:
        draft.say("a speaker")
    draft.say(" is quoted as ").quote(left).say(" in ").derive(here, "count of reports that print it").say(" and as ").quote(right)
    draft.say(" in ").derive("another" if here == there == count(1) else there, "count of reports that print it")
    line = draft.say(f": they differ in {change.what}.").line()
    if line is None:
        return None
    sides = (Side(f"“{left.text}”", (left, *((naming,) if known and naming else ()))), Side(f"“{right.text}”", (right,)))
    return Conflict(make_id("conflict", "wording", utterance.id, left.text, right.text), "wording", line.text, sides, (), line.derived)


def _printing(group: Sequence[Said], said: Said, cite: Citation) -> str:
    """How many reports print these words of one wording: "one report", "two reports"."""
    words = [t.word for t in said.words.tokens if cite.start <= t.start < cite.end]
    return count(len({r.statement.document for r in group if stands(words, r.words.words)} | {said.statement.document}))


def _wider(said: Said, cite: Citation) -> Citation:
    """The words with those around them that a reader needs to see what was said: back to where the sentence begins, or its last
    clause where that is far, and on for a few; never across an end mark."""
    tokens = said.words.tokens
    first = next(i for i, t in enumerate(tokens) if t.end > cite.start)
    begin, after = first, next((i for i, t in enumerate(tokens) if t.start >= cite.end), len(tokens))
    while begin > 0 and first - begin < BEFORE and tokens[begin].before and not any(c in tokens[begin].before for c in ".!?…—–\n"):
        begin -= 1
    if first - begin == BEFORE:
        begin = next((i for i in range(first, begin, -1) if any(c in tokens[i].before for c in ",;:")), begin)
    last = after
    while last < len(tokens) and last - after < AFTER and tokens[last].before.isspace() and "\n" not in tokens[last].before:
        last += 1
    return said.words.document.cite(tokens[begin].start, tokens[last - 1].end if last > after else cite.end)
