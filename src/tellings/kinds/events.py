"""Happenings: what a document tells that took place, did not, or will."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.kinds import event_words as words
from tellings.model.kinds import Agreement, Example
from tellings.model.statements import Modality, Statement, state
from tellings.model.values import Happening, Part
from tellings.text.analysis import Analysis
from tellings.text.language import Parse
from tellings.text.modality import has_no_subject, is_negated, modality_at

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis", "xcomp", "acl"})
PLACES = frozenset({"in", "at", "on", "near", "outside", "inside", "across", "over", "off", "around", "into", "to", "from", "against",
                    "toward", "towards", "through", "along", "onto"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PART_LONGEST = 12  # tokens of a participant as shown: past that, its head and what stands right beside it


class Events:
    """What happened: who did what to whom and where, asserted, denied, foretold or supposed."""

    name = "event"
    version = "1"
    title = "happenings: who did what to whom, where, and whether it did happen"
    examples = (
        Example("Rebels shelled the harbour on Monday.", ("Rebels · shell · the harbour",)),
        Example("The fire did not reach Oakport.", ("The fire · not reach · Oakport",)),
        Example("A strike took place in Marlow.", ("strike · Marlow",)),
    )

    def find(self, analysis: Analysis) -> Iterator[Statement[Happening]]:
        """One statement for each clause that tells of a happening, main clauses first in each sentence."""
        parse = analysis.parse
        for sentence in parse.sentences:
            for token in triggers(parse, sentence.first, sentence.last):
                yield self.statement(analysis, token)

    def statement(self, analysis: Analysis, token: int) -> Statement[Happening]:
        """The happening that a trigger tells."""
        parse = analysis.parse
        value, denied = happening(analysis, token)
        modality: Modality = modality_at(parse, governing(parse, token))
        if denied and modality in ("asserted", "denied"):
            modality = "forecast" if _is_future(parse, governing(parse, token)) else "denied"
        span = value.trigger
        return state((self.name, self.version), analysis.document, span, value, analysis.said(span, modality))

    def compare(self, a: Statement[Happening], b: Statement[Happening]) -> Agreement:
        """Whether two tell of the same kind of happening, done or not done."""
        if a.value.kind != b.value.kind or (a.when and b.when and a.when.overlaps(b.when) is False):
            return Agreement.UNRELATED
        if a.modality in ("asserted", "denied") and b.modality in ("asserted", "denied"):
            return Agreement.SAME if a.value.polarity == b.value.polarity else Agreement.DIFFERENT
        return Agreement.COMPATIBLE

    def render(self, statement: Statement[Happening]) -> str:
        """Who, what, whom and where in one line."""
        value = statement.value
        what = value.kind if value.polarity else f"not {value.kind}"
        who, whom, where = (part.text if part else "" for part in (value.who, value.whom, value.where))
        return " · ".join(p for p in (who, what, whom, where) if p)


def _is_future(parse: Parse, verb: int) -> bool:
    return any(parse.lower[c] in ("will", "wo", "shall", "'ll", "’ll") for c in parse.children[verb])


def triggers(parse: Parse, first: int, last: int) -> Iterator[int]:
    """The words of a sentence that tell of happenings: verbs of clauses, and the nouns of "took place"."""
    for token in range(first, last):
        if parse.pos[token] != "VERB" or parse.deps[token] not in CLAUSES:
            continue
        lemma = parse.lemmas[token].lower()
        noun = event_noun(parse, token, lemma)
        if noun is not None:
            yield noun
        elif lemma not in words.NOT_HAPPENINGS and is_told(parse, token):
            yield token


def event_noun(parse: Parse, verb: int, lemma: str) -> int | None:
    """The noun that a light verb tells of: "an attack took place", "carried out a strike", "held talks"."""
    children = parse.children[verb]
    if lemma in words.OCCUR or (lemma == "take" and any(parse.lower[c] == "place" for c in children)):
        return next((c for c in children if parse.deps[c] in ("nsubj", "nsubjpass") and parse.pos[c] in ("NOUN", "PROPN")), None)
    if lemma in words.LIGHT:
        return next((c for c in children if parse.deps[c] in ("dobj", "nsubjpass") and parse.lemmas[c].lower() in words.EVENT_NOUNS), None)
    return None


def is_told(parse: Parse, verb: int) -> bool:
    """Whether a verb of a clause tells of a happening: finite or done, not a bare modifier, not a general truth."""
    dep, tag = parse.deps[verb], parse.tags[verb]
    if dep == "acl":
        return False
    if tag == "VB" and dep == "ccomp" and parse.lemmas[parse.heads[verb]] == "see":  # "the night saw rebels fire 40 rockets"
        return True
    has_subject = any(parse.deps[c] in SUBJECTS for c in parse.children[verb])
    if dep == "xcomp":
        return parse.lemmas[parse.heads[verb]].lower() in words.CARRYING
    if dep in ("relcl", "advcl") and tag not in ("VBD", "VBN", "VBG"):
        return False
    if dep == "advcl" and tag == "VBG":
        return parse.child(verb, "dobj") is not None and parse.lemmas[verb].lower() in words.OUTCOMES
    if not _has_happened(parse, verb) and parse.lemmas[verb].lower() not in words.OUTCOMES:
        return False
    if tag in ("VBZ", "VBP") and not _has_helper(parse, verb):
        return dep in ("ROOT", "conj") and has_subject and parse.lemmas[verb].lower() in words.OUTCOMES
    if dep == "ROOT" or has_subject or dep == "conj":
        return tag in ("VBD", "VBN") or _has_helper(parse, verb)
    return False


def _has_happened(parse: Parse, verb: int) -> bool:
    """Told as done, or as sure to come: not "is mocking", not "can cause"."""
    helpers = [c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")]
    lower = {parse.lower[c] for c in helpers}
    if lower & words.MAYBE or (parse.tags[verb] == "VBG" and not lower & {"was", "were", "been"}):
        return False
    done = parse.tags[verb] in ("VBD", "VBN") and not any(parse.tags[c] in ("VBZ", "VBP") and parse.lemmas[c] == "be" for c in helpers)
    return done or bool(lower & {"will", "'ll", "’ll", "would", "did", "shall"})


def _has_helper(parse: Parse, verb: int) -> bool:
    return any(parse.deps[c] in ("aux", "auxpass") and parse.lower[c] != "to" for c in parse.children[verb])


def governing(parse: Parse, token: int) -> int:
    """The verb of an event noun; the token itself where it is a verb."""
    return token if parse.pos[token] == "VERB" else parse.heads[token]


def happening(analysis: Analysis, token: int) -> tuple[Happening, bool]:
    """The value, and whether the clause denies it."""
    parse = analysis.parse
    verb = governing(parse, token)
    trigger = parse.span(token, token + 1)
    who, whom = _participants(analysis, verb, token)
    denied = is_negated(parse, verb) or has_no_subject(parse, verb) or _denied_above(parse, verb)
    return Happening(trigger, parse.lemmas[token].lower(), who, whom, _where(analysis, verb, token), not denied), denied


def _denied_above(parse: Parse, verb: int) -> bool:
    return modality_at(parse, verb) == "denied"


def _participants(analysis: Analysis, verb: int, token: int) -> tuple[Part | None, Part | None]:
    parse = analysis.parse
    if parse.pos[token] != "VERB" and parse.deps[token] in SUBJECTS:
        return None, None
    passive = any(parse.deps[c] in ("nsubjpass", "auxpass") for c in parse.children[verb]) or _is_bare_participle(parse, verb)
    subject = _subject(parse, verb)
    thing = parse.child(verb, "dobj", "dative", "attr")
    if passive:
        agent = parse.child(verb, "agent")
        doer = parse.child(agent, "pobj") if agent is not None else None
        return _part(analysis, doer, token), _part(analysis, subject, token)
    return _part(analysis, subject, token), _part(analysis, thing, token)


def _is_bare_participle(parse: Parse, verb: int) -> bool:
    """"Two wounded", "Embassy damaged in attack": done to the subject, not by it."""
    if parse.child(verb, "dobj") is not None or any(parse.deps[c] == "aux" for c in parse.children[verb]):
        return False
    return parse.tags[verb] == "VBN" or (parse.tags[verb] == "VBD" and parse.lemmas[verb].lower() in words.DONE_TO)


def _subject(parse: Parse, verb: int) -> int | None:
    """The subject, looked for in the clauses that lend theirs: "rose and fell", "decided to close", "the man who fled"."""
    for _ in range(4):
        found = parse.child(verb, "nsubj", "nsubjpass", "csubj")
        if found is not None:
            return _antecedent(parse, found, verb)
        if parse.deps[verb] not in ("conj", "xcomp", "advcl") or parse.heads[verb] == verb:
            return None
        verb = parse.heads[verb]
    return None


def _antecedent(parse: Parse, found: int, verb: int) -> int:
    """What "which", "who" and "that" stand for: the noun that their clause describes."""
    if parse.tags[found] not in ("WDT", "WP"):
        return found
    for _ in range(4):
        if parse.deps[verb] == "relcl":
            return parse.heads[verb]
        if parse.heads[verb] == verb:
            return found
        verb = parse.heads[verb]
    return found


def _part(analysis: Analysis, token: int | None, trigger: int) -> Part | None:
    parse = analysis.parse
    if token is None or token == trigger or parse.pos[token] not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"):
        return None
    first, last = _phrase(parse, token)
    return _cited(analysis, first, last)


def _cited(analysis: Analysis, first: int, last: int) -> Part:
    """A part by its tokens, its words read back from the text."""
    span = analysis.parse.span(first, last)
    return Part(analysis.document.text[span.start:span.end], span)


def _phrase(parse: Parse, token: int) -> tuple[int, int]:
    """A noun phrase with what is joined to it, without relative clauses, appositions and far prepositions."""
    first, last, stack = token, token + 1, [token]
    while stack:
        at = stack.pop()
        first, last = min(first, at), max(last, at + 1)
        stack.extend(c for c in parse.children[at] if c < at or not _cut(parse, c))
    if last - first > PART_LONGEST:
        return max(first, token - 4), token + 1
    return first, last


def _cut(parse: Parse, child: int) -> bool:
    if parse.deps[child] == "prep":
        return parse.lower[child] != "of"
    return parse.deps[child] in ("relcl", "acl", "appos", "punct", "advcl", "npadvmod")


def _where(analysis: Analysis, verb: int, token: int) -> Part | None:
    """The place that the clause names: the object of a preposition of place that is a place's name, or looks like one."""
    parse = analysis.parse
    named = {i for n in analysis.names if n.type == "place" for i in range(n.first, n.last)}
    for holder in (verb, token, parse.child(verb, "dobj"), parse.child(verb, "nsubjpass", "nsubj")):
        if holder is None:
            continue
        for child in parse.children[holder]:
            if parse.deps[child] in ("prep", "advmod") and parse.lower[child] in PLACES:
                place = parse.child(child, "pobj")
                if place is not None and (place in named or parse.labels[place] in PLACE_LABELS):
                    first, last = _phrase(parse, place)
                    return _cited(analysis, first, last)
    return None


KIND = Events()
