"""Verbs with what they say, and who says it, by the shape of the sentence: use to propose attributions before words decide.

A shape names how the content hangs on its verb: "clause" (said that ...), "aside" (..., officials said, ...), "doing" (vowed to),
"whom to" (urged him to), "object" (criticised the plan), "of", "for", "about" ... (spoke of the plan).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tellings.text.language import Parse
from tellings.text.lexicon import read_words
from tellings.text.roles import is_office

Range = tuple[int, int]  # tokens [first, last)

VERBS = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "csubj"})
HELPERS = frozenset({"aux", "auxpass", "neg"})
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
DOCUMENTS = read_words("speech", "documents")
HEARD = frozenset({"tell", "ask", "inform", "remind", "assure", "warn", "advise", "promise", "show", "notify", "persuade", "convince"})
ASIDES = frozenset({"parataxis", "advcl", "dep"})
JOINED = frozenset({"conj", "xcomp", "advcl", "pcomp"})  # verbs that borrow the subject of the one they hang on
FINITE = frozenset({"VBD", "VBZ", "VBP"})
FOLLOWED = frozenset({"send", "prompt", "trigger", "spark", "draw", "wipe"})  # "said profit fell, sending its shares down": what came of it
HEARING = frozenset({"court", "jury", "inquest", "inquiry", "tribunal", "hearing", "panel", "judge", "magistrate", "trial"})
CALLING = frozenset({"call", "label", "dub", "brand", "term", "deem"})
WHILE_DOING = frozenset({"by", "after", "before", "in", "on", "while"})  # what the subject does in doing something else
AGAINST = frozenset("however but although though while whereas yet".split())
VERDICTS = frozenset("claim statement charge allegation assertion figure version account accusation denial".split())
WITH_OBJECT = frozenset({"of", "for", "as", "over", "from", "against"})  # "accused him of", "described it as"
TIED = {"blame": frozenset({"on"}), "liken": frozenset({"to"}), "compare": frozenset({"to", "with"})}
PREPOSITIONS = frozenset("of for about on in to with against at as over by from out off toward".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb at a token with its lemma and shape, the words of saying, who says it (None: not said), and what."""

    verb: int
    lemma: str
    shape: str
    cue: Range
    source: Range | None
    content: tuple[Range, ...]


def find_clauses(parse: Parse, wanted: frozenset[str]) -> Iterator[Clause]:
    """Every verb of these lemmas with content of some shape, in order."""
    for i, (pos, lemma) in enumerate(zip(parse.pos, parse.lemmas, strict=True)):
        if pos in VERBS and lemma.lower() in wanted:
            yield from _of_verb(parse, i, wanted)


def _trailing(parse: Parse, words: set[int], verb: int, wanted: frozenset[str]) -> set[int]:
    """Words of a further participle of saying (", adding ...", "and calling ..."), which is a saying of its own, of what came of it, and of
    what the report calls what was said (", a claim residents dispute")."""
    out: set[int] = set()
    for i in words:
        begun = parse.subtree(i)[0] if parse.lemmas[i] in VERDICTS and parse.tags[i - 1] == "DT" else 0
        if begun > verb and parse.words[begun - 1] == "," and not {"acl", "relcl"}.isdisjoint(parse.deps[k] for k in parse.children[i]):
            out |= _tree(parse, i)
        apart = i > verb + 2 and parse.tags[i] == "VBG" and parse.deps[i] in ("advcl", "conj") and (
            parse.lower[i - 1] in (",", "and") and parse.child(i, *SUBJECTS) is None)
        if apart and (parse.lemmas[i].lower() in wanted or parse.lemmas[i] in FOLLOWED):
            out |= _tree(parse, i)
    return out


def _of_verb(parse: Parse, verb: int, wanted: frozenset[str]) -> Iterator[Clause]:
    lemma = parse.lemmas[verb].lower()
    found = _shape(parse, verb)
    if found is None or (parse.deps[verb] == "acl" and parse.tags[verb] != "VBG"):
        return  # "a plan to say ...", "a strategy intended to ..." say nothing
    shape, heads = found
    if lemma in ("hear", "hold") and not _in_court(parse, verb, heads[0]):
        return
    first, last = cue_range(parse, verb)
    if shape == "aside":
        content = runs(parse, _tree(parse, heads[0]) - _tree(parse, verb) - _according(parse, heads[0]))
    else:
        words: set[int] = set()
        for head in heads:
            words |= _tree(parse, head) - _according(parse, head)
        words -= _trailing(parse, words, verb, wanted)
        if shape in PREPOSITIONS and parse.heads[heads[0]] == last and parse.lower[last] == shape:
            last += 1
        content = runs(parse, words - set(range(first, last)))
    content = tuple(r for r in content if r)
    if content:
        yield Clause(verb, lemma, shape, (first, last), source_range(parse, verb, set(_flat(content))), content)


def _in_court(parse: Parse, verb: int, said: int) -> bool:
    """ "The court heard that ..." (somebody said it there), "held that ..."; not "I heard that ...", "holds a lead"."""
    who = subject(parse, verb)
    that = any(parse.lower[i] == "that" and parse.deps[i] == "mark" for i in parse.children[said])
    return that and who is not None and (parse.lemmas[verb] == "hold" or parse.lemmas[who] in HEARING)


def _shape(parse: Parse, verb: int) -> tuple[str, tuple[int, ...]] | None:
    """The shape of a verb, and the tokens that head its content."""
    deps, children = parse.deps, parse.children[verb]
    clause = next((i for i in children if deps[i] == "ccomp" and not (
        i < verb and (is_asked(parse, i) or _against(parse, i, verb) or _closed(parse, i, verb)))), None)
    called = parse.child(verb, "dobj") if parse.lemmas[verb] in CALLING else None
    if clause is not None and called is not None and verb < called < clause:
        return "object", (called, clause)  # "called the report “a lie told twice”"
    passive = any(deps[i] == "nsubjpass" for i in children)
    if clause is not None:
        bare_to = any(deps[j] == "aux" and parse.lower[j] == "to" for j in parse.children[clause])
        further = (i for i in children if i > clause and deps[i] == "conj" and any(
            parse.lower[j] == "that" and deps[j] == "mark" for j in parse.children[i]))  # "said that ..., but that ..."
        return ("whom to" if bare_to and clause > verb else "clause"), (*_lost(parse, verb, clause), clause, *further)
    hearer = parse.child(verb, "dobj") if parse.lemmas[verb] in HEARD else None
    told = _told(parse, hearer) if hearer is not None and hearer > verb else None
    if told is not None:
        return "clause", (told,)
    infinitive = next((i for i in children if deps[i] == "xcomp" and i > verb), None)
    thing = next((i for i in children if deps[i] in ("dobj", "oprd") and i > verb), None)
    if infinitive is not None and not passive:
        return ("whom to", (thing, infinitive)) if thing is not None else ("doing", (infinitive,))
    aside = _aside(parse, verb)
    if aside is not None:
        return "aside", (aside,)
    plea = parse.child(verb, "acomp", "oprd") if parse.lemmas[verb] == "plead" else None
    if plea is not None:
        return "object", (plea,)
    if thing is not None and not passive:
        tied = WITH_OBJECT | TIED.get(parse.lemmas[verb], frozenset())
        more = tuple(i for i in children if i > thing and (deps[i] == "oprd" or (deps[i] == "prep" and parse.lower[i] in tied)))
        return "object", (thing, *more)
    late = _late_clause(parse, verb)
    if late is not None:
        return "clause", (late,)
    return _less_directly(parse, verb, passive=passive)


def _less_directly(parse: Parse, verb: int, *, passive: bool) -> tuple[str, tuple[int, ...]] | None:
    """The shape of a verb whose content stands behind a preposition ("spoke of the plan"), or is its subject."""
    deps, children = parse.deps, parse.children[verb]
    for i in children:
        if deps[i] == "prep" and i > verb and parse.lower[i] in PREPOSITIONS:
            under = next((j for j in parse.children[i] if deps[j] in ("pobj", "pcomp")), None)
            if under is not None:
                further = (j for j in children if j > i and deps[j] == "prep" and parse.lower[j] == "as")
                return parse.lower[i], (under, *further)
    if passive:
        thing = next(i for i in children if deps[i] == "nsubjpass")
        return ("passive", (thing,)) if any(deps[i] == "agent" for i in children) else None
    return None


def _told(parse: Parse, hearer: int) -> int | None:
    """ "told the inquiry he had never seen the file": a whole clause that the parser took for one about the hearer."""
    clause = parse.child(hearer, "relcl")
    if clause is None or parse.subtree(clause)[0] != hearer + 1 or parse.deps[hearer + 1] in ("mark", "punct"):
        return None
    kin = {parse.deps[i] for i in parse.children[clause]}
    whole = "nsubj" in kin and not kin.isdisjoint({"dobj", "ccomp", "acomp", "attr", "xcomp"})
    return clause if whole and parse.tags[hearer + 1] not in ("WDT", "WP", "WP$", "IN") else None


def _against(parse: Parse, clause: int, verb: int) -> bool:
    """Whether what stands before a saying is set against it: "the plant is closed, however engineers say it leaks"."""
    return any(clause < i < verb and parse.lower[i] in AGAINST for i in parse.children[verb])


def _closed(parse: Parse, clause: int, verb: int) -> bool:
    """Whether a semicolon ends what stands before a saying with content of its own: "police said it was shut; the union denied it"."""
    own = any(i > verb and parse.deps[i] in ("ccomp", "xcomp", "dobj", "acomp", "oprd") for i in parse.children[verb])
    return own and ";" in parse.words[clause:verb]


def _according(parse: Parse, verb: int) -> set[int]:
    """The words "according to ..." of a clause, which are another saying."""
    return {k for i in parse.children[verb] if parse.lower[i] == "according" for k in _tree(parse, i)}


def _lost(parse: Parse, verb: int, clause: int) -> tuple[int, ...]:
    """Parts of a clause that the parser hung on the verb of saying: its subject, or a compound broken at its hyphen."""
    if clause < verb:
        return ()
    more = tuple(i for i in parse.children[verb] if i > clause and parse.deps[i] == "ccomp" and parse.lower[i - 1] in ("-", "co"))
    bare = not any(parse.deps[i] in ("nsubj", "nsubjpass", "csubj", "expl", "aux") for i in parse.children[clause])
    if bare and parse.lemmas[verb] not in HEARD and parse.tags[clause] in ("VBN", "VBD"):
        between = [i for i in parse.children[verb] if verb < i < clause]
        if between and parse.deps[between[0]] == "dobj":
            more += tuple(between)
    return more


def _late_clause(parse: Parse, verb: int) -> int | None:
    """ "said in an interview on Tuesday that ...": a clause that the parser hung on words in between."""
    last = parse.subtree(verb)[1]
    for i in range(verb + 2, last):
        if parse.lower[i] == "that" and parse.deps[i] == "mark":
            top = parse.heads[i]
            hung = parse.deps[top] in ("ccomp", "acl", "relcl", "advcl") and parse.deps[parse.heads[top]] in ("pobj", "pcomp", "prep")
            return top if hung else None
    return None


def _aside(parse: Parse, verb: int) -> int | None:
    """The clause into which a verb of saying is put aside: "Talks failed, officials said, ..."."""
    if parse.deps[verb] not in ASIDES or parse.child(verb, "mark") is not None:
        return None
    if parse.child(verb, *SUBJECTS) is None:
        return None
    head = parse.heads[verb]
    return head if parse.pos[head] in VERBS or parse.deps[head] == "ROOT" else None


def cue_range(parse: Parse, verb: int) -> Range:
    """Helpers, negation and adverbs that stand right before a verb, the verb, its particle, and a weekday right after."""
    first, last = verb, verb + 1
    kin = set(parse.children[verb])
    while first - 1 in kin and (parse.deps[first - 1] in HELPERS or (parse.deps[first - 1] == "advmod" and parse.tags[first - 1] == "RB")):
        first -= 1
    if last in kin and parse.deps[last] == "prt":
        last += 1
    if last < len(parse) and parse.lower[last] in WEEKDAYS and parse.heads[last] == verb:
        last += 1
    return first, last


def source_range(parse: Parse, verb: int, content: set[int]) -> Range | None:
    """Who says it: the subject, of this verb or of the one whose subject it shares; the agent of a passive."""
    head = subject(parse, verb)
    if head is None or head in content:
        return None
    words = _tree(parse, head)
    if verb in words:
        words -= _tree(parse, verb)
    for i in parse.children[head]:  # what is said of the speaker by the way is not the speaker
        if parse.deps[i] in ASIDES and i > head and _set_off(parse, head, i):
            words -= set(range(min(_tree(parse, i)) - 1, max(words, default=head) + 1))
    first, last = trim(parse, *_around(words, head))
    return (first, last) if first <= head < last else (head, head + 1)


def subject(parse: Parse, verb: int) -> int | None:
    """The token that heads the source of a verb."""
    at = verb
    if parse.tags[verb] == "VBN" and parse.deps[verb] == "advcl" and not any(parse.deps[i] in HELPERS for i in parse.children[verb]):
        return None  # "Asked whether ..., she said"
    if is_asked(parse, verb):
        return None
    for _ in range(6):
        found = [i for i in parse.children[at] if parse.deps[i] in SUBJECTS]
        if found:
            return min(found, key=lambda i: abs(i - at))
        agent = parse.child(at, "agent")
        if agent is not None:
            return parse.child(agent, "pobj")
        passive = parse.child(at, "nsubjpass")
        if passive is not None:
            return None if at == verb else passive
        if parse.deps[at] == "acl":
            noun = parse.heads[at]
            if parse.deps[noun] in ("dobj", "pobj", "nsubjpass") and parse.pos[noun] == "NOUN" and not (
                    parse.lemmas[noun] in DOCUMENTS or is_office(parse.lower[noun])):
                at = noun if parse.pos[parse.heads[noun]] not in VERBS else parse.heads[noun]
                if at != noun:
                    continue  # "cut its aid, citing costs": not the aid cites
            return noun if parse.tags[verb] == "VBG" else None
        if parse.deps[at] not in JOINED or parse.pos[parse.heads[at]] not in VERBS | {"ADP", "SCONJ"}:
            return _in_front(parse, verb) if at == verb and parse.tags[verb] in FINITE else None
        above = parse.heads[at]
        if parse.deps[at] == "pcomp" and parse.deps[above] == "prep" and parse.lower[above] in WHILE_DOING:
            at = parse.heads[above]  # "replied by calling it a lie"
            if parse.pos[at] in VERBS:
                continue
            return None
        if parse.lower[above] == "as":  # "quoted Quill as saying": Quill says
            return next((i for i in parse.children[parse.heads[above]] if parse.deps[i] in ("dobj", "nsubjpass")), None)
        if parse.tags[at] == "VBG" and parse.deps[above] == "ccomp" and parse.lower[at - 1] in (",", "and") and parse.heads[above] < above:
            above = parse.heads[above]  # "said it fell, calling it a loss": not the loss calls
        at = above
    return None


def _in_front(parse: Parse, verb: int) -> int | None:
    """ "In a post on Telegram, the mayor, Emil Voss, wrote": a subject that the parser took for another name of what stands before."""
    at = verb - 2 if verb > 1 and parse.words[verb - 1] == "," else verb - 1
    if at < 0 or parse.deps[at] != "appos":
        return None
    while parse.deps[parse.heads[at]] == "appos":
        at = parse.heads[at]
    around = parse.heads[at]
    return at if parse.deps[around] == "pobj" and parse.words[parse.subtree(at)[0] - 1] == "," else None


def is_asked(parse: Parse, verb: int) -> bool:
    """Whether the subject of a verb is whom it is said to, not who says it: "after being asked", "was told that", "When asked"."""
    if parse.tags[verb] not in ("VBN", "VBD") or parse.child(verb, "agent") is not None:
        return False
    passive = any(parse.deps[i] == "auxpass" for i in parse.children[verb]) and parse.child(verb, "nsubjpass") is None
    return passive or (parse.lemmas[verb] in HEARD and verb > 0 and parse.lower[verb - 1].endswith("when"))


def _set_off(parse: Parse, head: int, token: int) -> bool:
    """Whether a comma or dash stands before the words that hang on a head through this token."""
    return any(parse.words[i] in (",", "-", "–", "—", "(") for i in range(head + 1, token))


def _around(have: set[int], head: int) -> Range:
    """The unbroken run of words around a head."""
    first = last = head
    while first - 1 in have:
        first -= 1
    while last + 1 in have:
        last += 1
    return first, last + 1


def trim(parse: Parse, first: int, last: int) -> Range:
    """A range without marks and conjunctions at its ends."""
    while last - first > 1 and parse.pos[last - 1] in ("PUNCT", "CCONJ") and parse.words[last - 1] not in ")”\"’":
        last -= 1
    while last - first > 1 and parse.pos[first] in ("PUNCT", "CCONJ"):
        first += 1
    return first, last


def runs(parse: Parse, words: set[int]) -> tuple[Range, ...]:
    """Token ranges of a set of tokens, without marks at the ends of each."""
    out: list[Range] = []
    ordered = sorted(words)
    start = 0
    for i in range(1, len(ordered) + 1):
        if i == len(ordered) or ordered[i] != ordered[i - 1] + 1:
            first, last = trim(parse, ordered[start], ordered[i - 1] + 1)
            if any(parse.pos[k] != "PUNCT" for k in range(first, last)):
                out.append((first, last))
            start = i
    return tuple(out)


def _tree(parse: Parse, token: int) -> set[int]:
    found = {token}
    stack = list(parse.children[token])
    while stack:
        i = stack.pop()
        found.add(i)
        stack.extend(parse.children[i])
    return found


def _flat(ranges: tuple[Range, ...]) -> Iterator[int]:
    for first, last in ranges:
        yield from range(first, last)
