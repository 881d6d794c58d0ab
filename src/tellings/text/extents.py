"""Where what is said begins and ends beyond its quotation marks: use once a quotation has its verb of saying.

"She said “the pumps failed” because of the storm, and left": the words between the marks are hers, and so is the rest of the clause
that hangs on them; what she did next is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.text.clauses import HEARD, SUBJECTS
from tellings.text.language import Parse
from tellings.text.pieces import Draft, Piece, Quoted, join
from tellings.text.quotation import Quotation
from tellings.text.speech import QUOTING

ENDS_ON = frozenset("because even if although though since so unless which whose".split())  # a clause that hangs on the one before
ASIDE = frozenset("when while as after before during until in on at by to through via".split())  # begin the circumstances of a saying
CIRCUMSTANCES = frozenset({"prep", "npadvmod", "advmod", "advcl", "dative", "agent"})
BESIDE = frozenset({"acl", "relcl", "csubj", "pcomp"})  # a verb within a phrase: the words behind it may not be its own
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
MARKS = frozenset({"“", '"', "‘", "'", "«", "„", "[", "(", "''"})
DASHES = frozenset({";", ":", "(", ")", "—", "–", "--", "-"})


def widen(parse: Parse, quotations: tuple[Quotation, ...], drafts: Sequence[Draft]) -> None:
    """Let what is said go on beyond the quotation that it ends with, where the words behind hang on it."""
    quoted = Quoted(parse, quotations)
    ends = {q.end: n for n, q in enumerate(quotations) if q.closed and not q.single}
    begun = {_begin(d) for d in drafts if d.verb is not None and parse.deps[d.verb] not in BESIDE}
    starts = {q.start: n for n, q in enumerate(quotations) if not q.single}
    for draft in drafts:
        _cut_at_semicolon(parse, quoted, draft, begun)
        n = ends.get(draft.content[-1][1])
        if n is not None and draft.verb is not None and draft.verb < quoted.ranges[n][0]:
            draft.content[-1] = (draft.content[-1][0], _end(parse, quoted, n, (draft.verb, begun)))
        elif n is not None and draft.verb is not None and draft.quotes and draft.quotes[-1] is quotations[n]:
            draft.content[-1] = (draft.content[-1][0], _end_before_verb(parse, quoted, n, draft))
        if draft.verb is not None and draft.cue is not None and draft.source is not None and draft.content[0][0] >= parse.ends[draft.verb]:
            n = starts.get(draft.content[0][0])
            pieces = (*_in_front(parse, quoted, draft), *(_before(parse, quoted, n, draft) if n is not None else ()))
            draft.content = join([*pieces, *draft.content])


def _cut_at_semicolon(parse: Parse, quoted: Quoted, draft: Draft, begun: set[int]) -> None:
    """ "She accused them of greed; her deputy called it theft": what is said ends where another saying begins behind a semicolon."""
    start, end = draft.content[-1]
    first, last = parse.token_at(start), parse.token_at(end - 1) + 1
    mark = next((i for i in range(first, last) if parse.words[i] == ";" and not quoted.double(i)), None)
    if mark is not None and mark > first and any(i in begun for i in range(mark + 1, min(last + 1, mark + 4))):
        draft.content[-1] = (start, parse.ends[mark - 1])


def _end_before_verb(parse: Parse, quoted: Quoted, n: int, draft: Draft) -> int:
    """ "“It is like the floods of 1953,” the worst of the century, Roan says.": on to the comma before the clause of saying."""
    quote, (first, at) = quoted.all[n], quoted.ranges[n]
    if first + 2 >= len(parse):
        return quote.end
    opening = parse.words[first + 1 + (parse.words[first + 1] in ("[", "("))][:1]
    fragment = not opening.isupper() and draft.content[-1][0] == quote.start
    ended = parse.words[at - 2][-1:] in (".", "?", "!", "…")
    if draft.verb is None or fragment or ended or at >= draft.verb or parse.sentence(first).section != parse.sentence(draft.verb).section:
        return quote.end
    clause = min(draft.verb, draft.source[0] if draft.source else draft.verb)
    comma = clause - 1
    loose = any(quoted.double(i) or parse.words[i] in DASHES or (parse.pos[i] == "VERB" and parse.lemmas[i] in QUOTING) or (
        parse.words[i] in (".", "?", "!")) for i in range(at, comma))
    return parse.ends[comma - 1] if comma > at and parse.words[comma] == "," and not loose else quote.end


def _in_front(parse: Parse, quoted: Quoted, draft: Draft) -> Iterator[Piece]:
    """Words before a clause of saying that is put in between: "In cases of fraud, she said, “the buyer loses.”" """
    if draft.topic or draft.cue is None or draft.source is None or parse.words[draft.source[0] - 1] != ",":
        return
    after, last = draft.cue[1], draft.source[0] - 1
    first = parse.token_at(draft.content[0][0])
    if after >= len(parse) or first >= len(parse):
        return
    first += parse.words[first] in MARKS
    begin = parse.sentence(first - 1).first
    put_in = parse.words[after] == "," and after < first <= after + 2 and _goes_low(parse, first)
    telling = last - begin > 1 or (begin < last and parse.pos[begin] not in ("CCONJ", "ADV"))
    if put_in and telling and not any(quoted.double(i) for i in range(begin, first - 1)):
        yield parse.starts[begin], parse.ends[last - 1]


def _before(parse: Parse, quoted: Quoted, n: int, draft: Draft) -> Iterator[Piece]:
    """Words between a verb and a quotation that goes on with them: "She argued the pumps, old as they are, “would do.”" """
    first = quoted.ranges[n][0]
    if draft.cue is None or draft.source is None or draft.verb is None or not _goes_low(parse, first + 1):
        return
    if draft.cue[1] < first and draft.source[1] <= draft.cue[0] and not any(quoted.double(i) for i in range(draft.verb, first)):
        start = _spoken_from(parse, draft.verb, range(draft.cue[1], first))
        if start < first:
            yield parse.starts[start], quoted.all[n].start


def _goes_low(parse: Parse, token: int) -> bool:
    """Whether a sentence goes on with a token: it begins with a small letter."""
    return token < len(parse) and parse.words[token][:1].islower()


def _spoken_from(parse: Parse, verb: int, gap: range) -> int:
    """The first token between a verb and a quotation that is said, not to whom, when or where it was said."""
    at = gap.start
    while at < gap.stop:
        if parse.pos[at] == "PUNCT":
            at += 1
            continue
        child = next((i for i in parse.children[verb] if parse.subtree(i)[0] == at), None)
        aside = child is not None and (parse.deps[child] in CIRCUMSTANCES or (parse.deps[child] == "dobj" and parse.lemmas[verb] in HEARD))
        if child is None or not aside:
            return at
        at = max(at + 1, parse.subtree(child)[1])
    return gap.stop


def _begin(draft: Draft) -> int:
    """The first token of a saying: of its source, where that stands before the verb."""
    cue = draft.cue[0] if draft.cue else draft.token
    return draft.source[0] if draft.source and cue - 12 < draft.source[0] < cue else cue


def _end(parse: Parse, quoted: Quoted, n: int, saying: tuple[int, set[int]]) -> int:
    """The last character of what is said with a quotation that stands after its verb."""
    quote, at = quoted.all[n], quoted.ranges[n][1]
    inner = parse.words[at - 2] if at - 2 > quoted.ranges[n][0] else ""
    last = _sentence_end(parse, quoted, n, saying[0])
    parted = (inner == "," or parse.words[at] == ",") if at < last else False
    if at >= last or inner[-1:] in (".", "?", "!", "…") or (parted and parse.lower[at + (parse.words[at] == ",")] not in ENDS_ON):
        return quote.end
    stop = min(_stops(parse, quoted, range(at, last), saying), default=last)
    while stop > at and (parse.pos[stop - 1] in ("PUNCT", "CCONJ") or parse.words[stop - 1] in DASHES):
        stop -= 1
    return parse.ends[stop - 1] if stop > at else quote.end


def _sentence_end(parse: Parse, quoted: Quoted, n: int, verb: int) -> int:
    """The token after the sentence of a quotation; on into the next where the parser broke it at the closing mark."""
    first, at = quoted.ranges[n]
    last = parse.sentence(first).last
    if at < len(parse) and last <= at and parse.words[at].islower():
        after = parse.sentence(at)
        last = after.last if after.section == parse.sentence(first).section else last
    elif parse.deps[verb] in BESIDE:
        last = min(last, parse.subtree(verb)[1])
    while last > at and parse.pos[last - 1] == "PUNCT":
        last -= 1
    return last


def _stops(parse: Parse, quoted: Quoted, behind: range, saying: tuple[int, set[int]]) -> Iterator[int]:
    """Tokens at which something else begins: another saying, what the speaker did next, when and where it was said."""
    verb, begun = saying
    above = set(_above(parse, verb))  # "stands accused of “fraud” and its owner was charged"
    beside = parse.deps[verb] in BESIDE or (parse.tags[verb] == "VBG" and parse.child(verb, "aux") is None)
    for i in behind:
        if i in begun or parse.words[i] in DASHES or quoted.of.get(i) is not None or (beside and parse.tags[i] in FINITE):
            yield i
        elif parse.pos[i] == "VERB" and parse.lemmas[i] in QUOTING and parse.deps[i] not in BESIDE:
            yield i if parse.tags[i] == "VBG" else behind.start
        elif parse.deps[i] == "cc" and (parse.heads[i] in above or _goes_on(parse, quoted, i)):
            yield i
        elif parse.heads[i] == verb and i != verb and _goes_its_way(parse, i):
            yield max(behind.start, parse.subtree(i)[0])


def _above(parse: Parse, token: int) -> Iterator[int]:
    """A token and all that it hangs on."""
    yield token
    while parse.heads[token] != token:
        token = parse.heads[token]
        yield token


def _goes_on(parse: Parse, quoted: Quoted, conjunction: int) -> bool:
    """ "Roan said “the pumps failed” and left": a verb without subject behind words that are a whole clause between the marks."""
    head = parse.heads[conjunction]
    inside = quoted.of.get(head)
    whole = inside is not None and any(parse.deps[k] in SUBJECTS and quoted.of.get(k) == inside for k in parse.children[head])
    return whole and conjunction + 1 < len(parse) and parse.tags[conjunction + 1] in FINITE


def _goes_its_way(parse: Parse, token: int) -> bool:
    """Whether what hangs on a verb of saying is what the speaker did next, or when and where it was said."""
    return parse.deps[token] == "conj" or (parse.deps[token] in CIRCUMSTANCES and parse.lower[parse.subtree(token)[0]] in ASIDE)
