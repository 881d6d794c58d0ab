"""Quotations that no verb of saying claimed, joined to what is said before them in their sentence: parsers lose the ends of long
clauses, and marks in a sentence of saying are seldom around other words than those of its speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from tellings.text.clauses import cue_range, source_range, subject
from tellings.text.language import Parse
from tellings.text.marks import sense
from tellings.text.pieces import Draft, Piece, Quoted, join
from tellings.text.speech import SAYING

ENDS_ON = frozenset("because even if although though since so unless until".split())  # a clause that hangs on the one before
FAR = 40  # tokens between a verb of saying and a quotation in its sentence


def join_loose(parse: Parse, quoted: Quoted, drafts: list[Draft]) -> Iterator[Draft]:
    """Widen drafts to the loose quotations of their sentences; a new draft where a verb of saying has none."""
    covered = join(piece for d in drafts for piece in d.content)
    starts = [a for a, _ in covered]
    by_verb = {d.verb: d for d in drafts if d.verb is not None}
    verbs = sorted(by_verb)
    for n, quote in enumerate(quoted.all):
        at = bisect_right(starts, quote.start) - 1
        if quote.single or (at >= 0 and covered[at][1] > quote.start) or sense(parse, *quoted.ranges[n]):
            continue
        first = quoted.ranges[n][0]
        begin = max(parse.sentence(first).first, first - FAR)
        near = verbs[bisect_left(verbs, begin):bisect_left(verbs, first)]
        lost = _verb(parse, quoted, near[-1] + 1 if near else begin, first)
        if lost is not None:
            head = subject(parse, lost)
            cue = cue_range(parse, lost)
            piece = (parse.starts[cue[1]], quote.end) if cue[1] < first else (quote.start, quote.end)
            made = Draft(lost, lost, cue, source_range(parse, lost, set()), head, [piece])
            by_verb[lost] = made
            verbs.insert(bisect_left(verbs, lost), lost)
            yield made
        elif near:
            _widen(parse, by_verb[near[-1]], (quote.start, _end(parse, quoted, n)))


def _verb(parse: Parse, quoted: Quoted, begin: int, first: int) -> int | None:
    """The last verb of saying before a quotation that has a subject and says nothing else."""
    lone = parse.sentence(first).first - 1  # "He says", a sentence of its own to the parser
    begin = lone if lone >= 0 and parse.pos[lone] == "VERB" and parse.sentence(lone).section == parse.sentence(first).section else begin
    for i in range(first - 1, begin - 1, -1):
        if parse.pos[i] == "VERB" and parse.lemmas[i].lower() in SAYING and not quoted.double(i) and subject(parse, i) is not None:
            return i
    return None


def _end(parse: Parse, quoted: Quoted, n: int) -> int:
    """The last character of what is said: the end of the sentence, where the words after a quotation hang on those before."""
    quote, at = quoted.all[n], quoted.ranges[n][1]
    last = parse.sentence(quoted.ranges[n][0]).last
    while last > at and parse.pos[last - 1] == "PUNCT":
        last -= 1
    if at >= last or any(quoted.of.get(i) is not None or (parse.lemmas[i] in SAYING and parse.pos[i] == "VERB") for i in range(at, last)):
        return quote.end
    parted = "," in (parse.words[at], parse.words[at - 2])
    return parse.ends[last - 1] if not parted or parse.lower[at] in ENDS_ON else quote.end


def _widen(parse: Parse, draft: Draft, piece: Piece) -> None:
    """What is said goes on to the end of a later quotation."""
    after = [a for a, _ in draft.content if draft.cue is None or a >= parse.ends[draft.cue[1] - 1]]
    if after and min(after) < piece[0]:
        draft.content = join([*draft.content, (min(after), piece[1])])
