"""Drafts of attributions: verbs, nouns and phrases of saying with their clauses, joined with the quotations beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tellings.model.documents import Document, Section
from tellings.text.clauses import DOCUMENTS, WEEKDAYS, Clause, Range, cue_range, find_clauses, is_asked, subject, trim
from tellings.text.direct import Direct
from tellings.text.headlines import in_headlines
from tellings.text.language import Parse
from tellings.text.lexicon import read_words
from tellings.text.loose import join_loose
from tellings.text.nominals import find_nominals
from tellings.text.pieces import Draft, Quoted
from tellings.text.quotation import Quotation
from tellings.text.roles import BODIES, is_office
from tellings.text.speech import NOMINAL, QUOTING, SHAPES, STANCES, WANTED

SPOKEN = re.compile(r"[\"“]?((?:[A-Z][A-Z.’'-]+ ?){1,4})(?:, [A-Z][A-Z .,’'&/-]{2,60})?(?: \([A-Za-z -]{3,20}\))?:\s+(?=\S)")
WRITES = re.compile(r"([^\W\d_][^:\n]{1,40}):\s+(?=\S)")
HOUR = re.compile(r"\d[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\]|\s[-–])\s$", re.I)  # stands before the sender of a chat's message
THINGS = read_words("speech", "things")
ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ing", "ure", "ship", "ism", "acy")
VIEWS = frozenset({"view", "views", "words", "opinion", "telling", "judgment", "judgement"})
WORD_OF = frozenset({"according", "per", "in"})
UPWARD = frozenset({"conj", "parataxis", "ccomp", "advcl", "xcomp"})
EVIDENCE = frozenset({"show", "suggest", "indicate", "reveal", "prove", "demonstrate"})
NOBODY = frozenset({"nobody", "none", "neither", "noone", "no-one"})
TAIL = 8  # tokens of a clause of saying that ends a sentence, its subject last
PLAIN = frozenset({"say", "report", "claim", "warn", "admit", "announce", "suggest", "show", "find", "confirm"})
WORDED = frozenset({"clause", "aside", "doing", "whom to", "noun that", "noun to", "adjective that", "adjective bare", "adjective to"})
CLAUSAL = frozenset({"clause", "aside", "doing", "whom to"})


def find_drafts(document: Document, parse: Parse, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """All attributions of a document in draft, in no order."""
    quoted = Quoted(parse, quotations)
    clauses = {c.verb: c for c in find_clauses(parse, WANTED)
               if c.lemma in SHAPES.get(c.shape, ()) and not quoted.double(c.verb) and not _unnamed(parse, c)}
    direct = Direct(document, parse, quoted, clauses)
    lines = list(_transcript(document, parse))
    spoken = [piece for line in lines for piece in line.content]
    drafts = [d for d in direct.find() if not any(a <= d.content[0][0] < b for a, b in spoken)] + lines
    used = {d.verb for d in drafts if d.verb is not None}
    told = {c.content for c in clauses.values() if c.shape in CLAUSAL}  # "said in a statement that": one saying
    nominals = [c for c in find_nominals(parse, NOMINAL) if c.source and not quoted.double(c.verb) and c.content not in told]
    free = {verb: c for verb, c in clauses.items() if verb not in used}
    drafts.extend(_indirect(parse, c, quoted) for c in _sayings(parse, free, nominals))
    drafts.extend(_according(parse, quoted))
    drafts.extend(_closing(parse, quoted, used | clauses.keys()))
    covered = {a for d in drafts for a, _ in d.content}
    drafts.extend(d for d in in_headlines(document, parse, quoted) if d.content[0][0] not in covered)
    drafts = [d for d in drafts if d.content]
    by_verb = {d.verb: d for d in drafts if d.within is None}
    for verb, n in direct.goes_on:
        if verb in by_verb:
            by_verb[verb].content.append((quoted.all[n].start, quoted.all[n].end))
    drafts.extend(join_loose(parse, quoted, drafts))
    _without_names(parse, drafts, lines)
    return [d for d in drafts if (d.source or d.quotes or d.speaks) and not _dumb(parse, d) and not _nobody(parse, d)]


def _sayings(parse: Parse, clauses: Mapping[int, Clause], nominals: Iterable[Clause]) -> Iterator[Clause]:
    """Verbs and nouns of saying; "expressed doubt that ..." is one, the verb's, and so is "dismissed claims
    that ...", lest the reader hear that it was claimed."""
    yield from clauses.values()
    for noun in nominals:
        verb = clauses.get(parse.heads[noun.verb])
        if not (verb and parse.deps[noun.verb] == "dobj" and (_rejects(verb) or _voices(verb, noun))):
            yield noun


def _voices(verb: Clause, noun: Clause) -> bool:
    """Whether a verb does nothing but utter a noun with what it says: "expressed doubt that ..."."""
    uttered = verb.shape == "object" and verb.source == noun.source
    return uttered and any(first <= noun.verb < last for first, last in verb.content)


def _rejects(clause: Clause) -> bool:
    return clause.shape == "object" and STANCES.get(clause.lemma) in ("denied", "criticised")


def _nobody(parse: Parse, draft: Draft) -> bool:
    """Whether nobody said it: "neither side has said how", "no one knew why"."""
    head = draft.head
    if head is None or draft.quotes:
        return False
    return parse.lower[head] in NOBODY or any(parse.deps[c] == "det" and parse.lower[c] in ("no", "neither") for c in parse.children[head])


def _dumb(parse: Parse, draft: Draft) -> bool:
    """Whether the source is a thing that says nothing ("the call defended ..."): only people, bodies and documents do."""
    head = draft.head
    if head is None or draft.quotes or (draft.speaks and parse.lemmas[draft.token] not in EVIDENCE):
        return False
    word, lemma = parse.lower[head], parse.lemmas[head]
    spoken = word in BODIES or lemma in BODIES or lemma in DOCUMENTS or is_office(word) or is_office(lemma)
    return parse.pos[head] == "NOUN" and not spoken and (word in THINGS or lemma in THINGS or lemma.endswith(ABSTRACT))


def _unnamed(parse: Parse, clause: Clause) -> bool:
    """ "who asked not to be named": a word about the source, not a saying."""
    first, last = clause.content[-1]
    return clause.lemma in ("ask", "decline", "refuse", "want") and bool({"named", "identified"} & set(parse.lower[first:last][-8:]))


def _indirect(parse: Parse, clause: Clause, quoted: Quoted) -> Draft:
    head = _head(parse, clause)
    source, ranges = clause.source, clause.content
    if source is None and clause.shape in ("clause", "aside") and not is_asked(parse, clause.verb):
        head, source, ranges = _lost_subject(parse, clause)
    asked = clause.lemma == "ask"  # who is asked goes on, not who asks
    speaks = clause.shape in CLAUSAL and clause.lemma in QUOTING and not asked
    worded = clause.shape in WORDED
    return Draft(clause.verb, clause.verb, clause.cue, source, head, quoted.pieces(ranges), speaks, topic=not worded,
                 says=worded and clause.lemma in QUOTING)


def _head(parse: Parse, clause: Clause) -> int | None:
    """The token that heads the source."""
    if clause.source is None:
        return None
    head = subject(parse, clause.verb)
    if head is not None and clause.source[0] <= head < clause.source[1]:
        return head
    inside = range(*clause.source)
    return next((i for i in inside if parse.heads[i] not in inside or parse.heads[i] == i), clause.source[0])


def _lost_subject(parse: Parse, clause: Clause) -> tuple[int | None, Range | None, tuple[Range, ...]]:
    """ "The quay was shut, the harbour office has said": a subject that the parser took for the end of what is said."""
    first, last = clause.content[-1]
    verb, at = clause.verb, clause.cue[0] - 1
    if at >= 0 and first > verb and parse.pos[at] == "PROPN" and parse.tags[verb] in ("VBD", "VBZ", "VBP"):
        start = at  # "In an interview with the Courier, Ada Quill said": the parser set the name beside the one before
        while start > 0 and parse.pos[start - 1] == "PROPN":
            start -= 1
        return at, (start, at + 1), clause.content
    comma = next((i for i in range(last - 1, first, -1) if parse.words[i] == ","), None)
    if last != clause.cue[0] or comma is None or last - comma > 12 or parse.pos[last - 1] not in ("NOUN", "PROPN", "PRON"):
        return None, None, clause.content
    if any(parse.pos[i] in ("VERB", "AUX") for i in range(comma, last)):
        return None, None, clause.content
    return last - 1, (comma + 1, last), (*clause.content[:-1], (first, comma))


def _according(parse: Parse, quoted: Quoted) -> Iterator[Draft]:
    """ "according to X", "per X", "in the view of X": the rest of the clause is what X says."""
    for i, word in enumerate(parse.lower):
        if word not in WORD_OF or (word == "in" and not VIEWS & {*parse.lower[i + 1:i + 4]}) or quoted.double(i):
            continue
        found = _whose_word(parse, i)
        if found is None:
            continue
        last, thing = found
        inside = set(range(*parse.subtree(i))) | {i + 1}
        source = trim(parse, *parse.subtree(thing))
        top = _clause_top(parse, i)
        ends = parse.words[i - 1] == "," and max(inside) + 2 >= parse.sentence(i).last  # "..., according to X.": the whole sentence
        while parse.deps[top] in (UPWARD if ends else ("conj", "parataxis")) and parse.pos[parse.heads[top]] in ("VERB", "AUX"):
            top = parse.heads[top]
        first, end = parse.subtree(top)
        content = [trim(parse, a, b) for a, b in _stretches([k for k in range(first, end) if k not in inside])]
        content = [(a, b) for a, b in content if any(parse.pos[k] not in ("PUNCT", "CCONJ", "SCONJ") for k in range(a, b))]
        yield Draft(i, i, (i, last), source, thing, quoted.pieces(content))


def _whose_word(parse: Parse, i: int) -> Range | None:
    """The token after the words of "according to" and its like at a token, and the head of the words for whose word it is."""
    if i + 2 >= len(parse):
        return None
    if parse.lower[i] == "according" and parse.lower[i + 1] == "to":
        thing = next((j for j in parse.children[i + 1] if parse.deps[j] in ("pobj", "pcomp")), None)
        return (i + 2, thing) if thing is not None else None
    if parse.lower[i] == "per":
        thing = parse.child(i, "pobj")
        speaks = thing is not None and (parse.pos[thing] == "PROPN" or parse.lower[thing] in BODIES or is_office(parse.lower[thing]))
        fresh = i == 0 or parse.words[i - 1] == "," or i in parse.sentence_starts
        return (i + 1, thing) if speaks and thing is not None and fresh else None
    noun = parse.child(i, "pobj") if parse.lower[i] == "in" else None
    if noun is None or parse.lower[noun] not in VIEWS:
        return None
    of = next((j for j in parse.children[noun] if parse.lower[j] == "of"), None)
    whose = parse.child(of, "pobj") if of is not None else None
    return (of + 1, whose) if of is not None and whose is not None and parse.pos[whose] in ("PROPN", "NOUN") else None


def _transcript(document: Document, parse: Parse) -> Iterator[Draft]:
    """Lines of a printed conversation: "QUILL: The quay is safe." Names in capitals, each at the beginning of a line, or behind the
    hour of a chat's message; two at least."""
    found = [(section, match) for section in document.mined
             if (match := (WRITES if _sent(document.text, section) else SPOKEN).match(document.text, section.start, section.end))]
    if len(found) < 2:
        return
    for section, match in found:
        first, last = parse.token_at(match.start(1)), parse.token_at(match.end(1) - 1) + 1
        end = section.start + len(document.text[section.start:section.end].rstrip())
        if first < last < len(parse) and match.end() < end:
            yield Draft(first, None, (last, last + 1), (first, last), last - 1, [(match.end(), end)], transcript=True)


def _without_names(parse: Parse, drafts: Iterable[Draft], lines: Iterable[Draft]) -> None:
    """Cuts the name that a line of a conversation begins with off what is said to be said in it."""
    names = {parse.starts[line.source[0]]: line.content[0][0] for line in lines if line.source}
    for draft in drafts if names else ():
        draft.content[:] = [(names.get(a, a), b) if b > names.get(a, a) else (a, b) for a, b in draft.content]


def _sent(text: str, section: Section) -> bool:
    return section.post is not None and HOUR.search(text[max(0, section.start - 12):section.start]) is not None


def _closing(parse: Parse, quoted: Quoted, known: set[int]) -> Iterator[Draft]:
    """ "A record catch, the port says." A sentence that ends in a clause of saying, where what is said has no verb of its own that
    the parser could hang it on: "Pumps failed, admits port chief", too."""
    for before, sentence in zip((None, *parse.sentences), parse.sentences, strict=False):
        first, end = sentence.first, sentence.last
        while end > first and (parse.pos[end - 1] in ("PUNCT", "ADP", "ADV") or parse.lower[end - 1] in WEEKDAYS):
            end -= 1
        found = _said_last(parse, first, end) or _said_by(parse, first, end)
        if found is None or found[0] in known or quoted.double(found[0]):
            continue
        verb, start, source = found
        comma = start - 1
        if comma > first and parse.words[comma] == ",":
            content = quoted.pieces([(first, comma)])
        elif before is not None and start <= first + 1 and parse.words[comma] == "," and before.section == sentence.section:
            content = quoted.pieces([(before.first, comma)])  # the parser made two sentences of it
        else:
            continue
        yield Draft(verb, verb, cue_range(parse, verb), source, source[1] - 1, content)


def _said_last(parse: Parse, first: int, end: int) -> tuple[int, int, Range] | None:
    """ "..., the port says": the verb at the end, where the clause of saying begins, and who says it."""
    verb = end - 1
    if verb < first or parse.lemmas[verb] not in PLAIN or parse.pos[verb] != "VERB":
        return None
    who = next((i for i in reversed(parse.children[verb]) if i < verb and parse.deps[i] in ("nsubj", "dobj")), None)
    if who is None:
        return None
    start = max(first, parse.subtree(who)[0])
    return (verb, start, trim(parse, start, who + 1)) if start <= who else None


def _said_by(parse: Parse, first: int, end: int) -> tuple[int, int, Range] | None:
    """ "..., admits port chief": the same with the subject at the end."""
    for verb in range(end - 2, max(first, end - TAIL), -1):
        if parse.words[verb] == ",":
            return None
        if parse.lemmas[verb] in SHAPES["aside"] and parse.tags[verb] in ("VBZ", "VBP", "VBD"):
            who = parse.child(verb, "nsubj", "dobj")
            subject_ends = who is not None and who > verb and parse.subtree(who)[1] >= end
            return (verb, verb, (verb + 1, end)) if subject_ends else None
    return None


def _clause_top(parse: Parse, token: int) -> int:
    """The verb of the clause in which a phrase stands."""
    at = parse.heads[token]
    while parse.heads[at] != at and parse.pos[at] not in ("VERB", "AUX"):
        at = parse.heads[at]
    return at


def _stretches(tokens: list[int]) -> Iterator[Range]:
    start = 0
    for i in range(1, len(tokens) + 1):
        if i == len(tokens) or tokens[i] != tokens[i - 1] + 1:
            yield tokens[start], tokens[i - 1] + 1
            start = i
