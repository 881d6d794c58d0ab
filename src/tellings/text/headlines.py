"""Sayings of headlines, which have no verb of saying: "Quill: Quay must reopen", "Quay to reopen - port authority",
"‘We lost it all’: fishermen count the cost"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tellings.model.documents import Document
from tellings.text.clauses import Range
from tellings.text.language import Parse
from tellings.text.pieces import Draft, Quoted
from tellings.text.roles import BODIES, is_office

LONGEST = 24  # tokens of a headline
NAMING = 5    # tokens that name who speaks
NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "NUM", "PART"})


def in_headlines(document: Document, parse: Parse, quoted: Quoted) -> Iterator[Draft]:
    """Sayings of the lines without an end mark that a colon or dash parts in what is said and by whom."""
    for section in document.mined:
        text = document.text[section.start:section.end].rstrip()
        if len(text) > 160 or not text or text[-1] in ".!?”\"" or "\n" in text:
            continue
        first, last = bisect_left(parse.starts, section.start), bisect_left(parse.starts, section.start + len(text))
        marks = [i for i in range(first + 1, last - 1) if parse.words[i] in (":", "-", "–", "—") and not quoted.double(i)
                 and (parse.words[i] == ":" or parse.starts[i] > parse.ends[i - 1])]
        if len(marks) == 1 and last - first <= LONGEST:
            yield from _parted(parse, quoted, (first, last), marks[0])


def _parted(parse: Parse, quoted: Quoted, line: Range, mark: int) -> Iterator[Draft]:
    left, right = (line[0], mark), (mark + 1, line[1])
    quote = quoted.of.get(left[0])
    if quote is not None and quoted.ranges[quote] == left and parse.words[mark] == ":":
        end = next((i for i in range(*right) if parse.pos[i] not in NOMINAL), right[1])
        if _speaks(parse, (right[0], end)):
            piece = (quoted.all[quote].start, quoted.all[quote].end)
            yield Draft(mark, None, (mark, mark + 1), (right[0], end), end - 1, [piece], quotes=[quoted.all[quote]])
    elif parse.words[mark] == ":" and _speaks(parse, left) and _clause(parse, right):
        yield Draft(mark, None, (mark, mark + 1), left, left[1] - 1, quoted.pieces([right]))
    elif parse.words[mark] != ":" and _speaks(parse, right) and _clause(parse, left):
        yield Draft(mark, None, (mark, mark + 1), right, right[1] - 1, quoted.pieces([left]))


def _speaks(parse: Parse, who: Range) -> bool:
    """Whether a few words name somebody who can speak."""
    first, last = who
    if not 0 < last - first <= NAMING or any(parse.pos[i] not in NOMINAL for i in range(first, last)):
        return False
    words = {parse.lower[last - 1], parse.lemmas[last - 1]}
    named = parse.labels[last - 1] == "PERSON" and parse.words[last - 1][:1].isupper()
    return named or any(w in BODIES or is_office(w) or w.endswith("men") for w in words)


def _clause(parse: Parse, said: Range) -> bool:
    """Whether words tell something with a verb of their own; "guilty of murdering wife" names what somebody is."""
    return any(parse.pos[i] in ("VERB", "AUX") and parse.tags[i] != "VBG" for i in range(*said))
