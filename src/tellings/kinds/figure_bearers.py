"""Whose a number is: the driver of the laps, the firm of the revenue, the candidate of the votes. Use `bearer` where two numbers of the
same things must be told apart by who has them.

Read off the parse upwards from the number: an owner of what is counted, else the subject of the verb, a name in either case. Where
only a pronoun or a plain noun stands there, nothing is said: what is unknown is never guessed.
"""

from __future__ import annotations

from tellings.kinds.figure_counted import Counted, Spot
from tellings.kinds.figure_measured import SAYING
from tellings.kinds.figure_subjects import singular
from tellings.text.language import Parse
from tellings.text.units import PERCENTAGES

STEPS = 10
WON = frozenset("seat vote point goal medal lap win try run wicket title".split())
NAMES = frozenset({"", "PERSON", "ORG", "GPE", "NORP", "PRODUCT", "WORK_OF_ART"})  # "": a name the model does not know
HELD = frozenset("share stock stake holding investment".split())  # "shares in Belmar"
OWNING = frozenset("of at by for from".split())  # "revenue of Acme", "sales at Acme", "a time of 1:23 by Orlov"
SUBJECTS = ("nsubj", "nsubjpass")
UPWARD = frozenset({"xcomp", "conj", "advcl", "pcomp", "acl", "relcl", "prep", "aux", "auxpass", "dep"})
PASSED_ON = frozenset("sentence fine fin jail imprison ban order award give hand convict suspend penalise penalize grant".split())  # "fin":
# what the parse takes "fined" for
LONGEST_CODE = 4  # letters of "USA", "NASA"
REPORTING = SAYING | {"post"}  # "posted its first loss"
PROPER = frozenset({"NNP", "NNPS"})
APART = frozenset({",", ";", "and", "while", "but", "(", ":"})
TITLES = frozenset("mr mrs ms dr sir lord lady".split())


def bearer(parse: Parse, s: Spot, c: Counted | None) -> str:
    """The name of who has, gets or does what a number counts, as printed; "" where no name says it."""
    beside = named_beside(parse, s, c)
    i = c.head if c and not c.part else parse.token_at(s.q.last - 1)
    return beside or _upward(parse, i, s)


def named_beside(parse: Parse, s: Spot, c: Counted | None) -> str:
    """The name right beside a number, which is then no other's: "Orlov (69 laps led)", "48 per cent for Emil Voss"."""
    return _beside(parse, s, c) or _for(parse, s)


def _beside(parse: Parse, s: Spot, c: Counted | None) -> str:
    """The name right before a number in a list: "Orlov (69 laps led)", "Reed 52 per cent, Voss 48", "the Liberals on 9.8 per cent"."""
    i = s.first - 1
    if i < s.begin or s.q.unit == "score":
        return ""
    if parse.lower[i] in ("on", "with", "at") and (s.q.unit in PERCENTAGES or (c is not None and singular(parse.lower[c.head]) in WON)):
        name = _name(parse, i - 1)
        if name and parse.deps[i - 1] not in SUBJECTS:
            return name
    if parse.words[i] == "(":
        return _name(parse, i - 1)
    name = _name(parse, i)
    first = i
    while first > s.begin and parse.labels[first - 1] == parse.labels[i] != "":
        first -= 1
    return name if first == s.begin or parse.lower[first - 1] in APART else ""


def _for(parse: Parse, s: Spot) -> str:
    """The name right after a share or a bare number: "48 per cent for Emil Voss"."""
    i = s.last
    if i + 2 >= s.stop or parse.lower[i] != "for" or s.q.unit not in ("", "percent"):
        return ""
    return _name(parse, i + 1 + (parse.lower[i + 1] == "the"))


def described(parse: Parse, s: Spot) -> str:
    """The name of whom a noun right behind an age describes: "Ana Reed, a 31-year-old former baker", "Reed is a 31-year-old baker"."""
    i = s.last - 1
    for _ in range(3):
        if not s.first <= i < s.last and parse.pos[i] == "NOUN":
            break
        i = parse.heads[i]
    head = parse.heads[i]
    if parse.pos[i] != "NOUN" or head == i:
        return ""
    if parse.deps[i] == "attr":
        subject = parse.child(head, "nsubj")
        return _name(parse, subject) if subject is not None else ""
    return _name(parse, head) if parse.deps[i] == "appos" and head < s.first else ""


def _upward(parse: Parse, i: int, s: Spot) -> str:
    for _ in range(STEPS):
        if not s.first <= i < s.last and parse.pos[i] in ("NOUN", "PROPN"):
            owner = _owner(parse, i, s)
            if owner is not None:
                return owner
        head, dep = parse.heads[i], parse.deps[i]
        if head == i:
            return ""
        if parse.pos[head] in ("VERB", "AUX"):
            told = _of_verb(parse, head, i, s)
            if told is not None:
                return told
        elif dep in ("relcl", "acl", "appos") and parse.pos[head] == "PROPN":
            return _name(parse, head)
        i = head
    return ""


def _owner(parse: Parse, noun: int, s: Spot) -> str | None:
    """The name that owns a noun; "" where a pronoun does of which nothing more is known; None where nobody is said to."""
    for c in parse.children[noun]:
        if parse.deps[c] == "poss":
            name = _name(parse, c)
            return name or (_sayer(parse, noun) if parse.tags[c] == "PRP$" else "")
        if parse.deps[c] == "compound" and parse.labels[c] in ("ORG", "PERSON"):
            return _name(parse, c)
        owning = parse.lower[c] in OWNING or (parse.lower[c] == "in" and parse.lemmas[noun].lower() in HELD)
        if parse.deps[c] == "prep" and owning and not s.first <= c < s.last:
            thing = parse.child(c, "pobj")
            name = _name(parse, thing) if thing is not None and not s.first <= thing < s.last else ""
            if name:
                return name
    return None


def _of_verb(parse: Parse, verb: int, below: int, s: Spot) -> str | None:
    """The name that a verb says it of; "" where it says so of someone without one; None to look further up."""
    if parse.deps[below] in SUBJECTS:  # the number is the subject: "44 laps were led by Orlov"
        agent = parse.child(verb, "agent")
        done_by = parse.child(agent, "pobj") if agent is not None else None
        return _name(parse, done_by) if done_by is not None else ""
    if parse.lemmas[verb].lower() in PASSED_ON:
        to = parse.child(verb, "dative", "dobj", "nsubjpass")
        if to is not None and to != below:
            return _named_or_owned(parse, to, s)
    subject = parse.child(verb, *SUBJECTS)
    if subject is None:
        return None if parse.deps[verb] in UPWARD else ""
    if s.first <= subject < s.last:
        return ""
    if parse.tags[subject] in ("WDT", "WP") and parse.deps[verb] == "relcl":
        return _named_or_owned(parse, parse.heads[verb], s)
    return _named_or_owned(parse, subject, s)


def _named_or_owned(parse: Parse, noun: int, s: Spot) -> str:
    if parse.pos[noun] == "PROPN":
        return _name(parse, noun)
    if parse.pos[noun] == "PRON":
        return _sayer(parse, noun)
    apposed = parse.child(noun, "appos")
    name = _name(parse, apposed) if apposed is not None else ""
    return name or _owner(parse, noun, s) or ""


def _sayer(parse: Parse, i: int) -> str:
    """Who speaks of "its revenue": the name that says, reports or posts it in the same sentence; "" where there is none."""
    for _ in range(STEPS):
        head = parse.heads[i]
        if head == i:
            return ""
        if parse.lemmas[head].lower() in REPORTING and parse.deps[i] in ("ccomp", "dobj"):
            subject = parse.child(head, "nsubj")
            return _name(parse, subject) if subject is not None else ""
        i = head
    return ""


def _name(parse: Parse, i: int) -> str:
    """The name that a token is part of, as printed; "" where it is of none."""
    if i < 0 or parse.labels[i] not in NAMES or parse.tags[i] not in PROPER:
        return ""
    if parse.labels[i] in ("", "GPE") and parse.words[i].isupper() and len(parse.words[i]) > LONGEST_CODE:
        return ""  # a dateline
    first, last = i, i + 1
    while first > 0 and _of_one(parse, first - 1, i):
        first -= 1
    while last < len(parse) and _of_one(parse, last, i) and parse.tags[last] in PROPER:
        last += 1
    while first < last and (parse.lower[first] in ("the", "a") or parse.lower[first].rstrip(".") in TITLES):
        first += 1
    return " ".join(parse.words[first:last])


def _of_one(parse: Parse, other: int, i: int) -> bool:
    """Whether a token beside a name is part of it."""
    if parse.labels[other] != parse.labels[i] or parse.tags[other] == "POS" or parse.words[other] == ",":
        return False
    return parse.labels[i] != "" or parse.tags[other] in PROPER
