"""Nouns and adjectives of saying: "the mayor's claim that ...", "her call for ...", "officials are confident that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.text.clauses import HELPERS, Clause, Range, runs, source_range, subject, trim
from tellings.text.language import Parse

UNDER = frozenset({"acl", "ccomp", "xcomp", "relcl", "advcl", "prep"})
OWNERS = frozenset({"of", "by", "from", "among"})
CARRIERS = frozenset({"dobj", "pobj", "attr"})


def find_nominals(parse: Parse, wanted: dict[str, frozenset[str]]) -> Iterator[Clause]:
    """Nouns and adjectives of saying with what is said. `wanted`: lemmas by shape, "noun that", "noun for", "adjective to" ..."""
    every = frozenset().union(*wanted.values()) if wanted else frozenset()
    for i, lemma in enumerate(parse.lemmas):
        if lemma in every and parse.pos[i] in ("NOUN", "ADJ", "VERB") and parse.tags[i][:2] in ("NN", "JJ", "VB"):
            yield from _of(parse, i, lemma, wanted)


def _of(parse: Parse, token: int, lemma: str, wanted: dict[str, frozenset[str]]) -> Iterator[Clause]:
    noun = parse.tags[token].startswith("NN")
    if not noun and parse.deps[token] != "acomp":
        return
    if parse.deps[token] == "nsubj" and parse.lemmas[parse.heads[token]] == "be" and lemma in wanted.get("noun is", ()):
        yield from _copula(parse, token, lemma)
    kind = "noun" if noun else "adjective"
    for child in parse.children[token]:
        if child < token or parse.deps[child] not in UNDER:
            continue
        shape, content = _content(parse, child)
        shape = f"{kind} {shape}"
        if not content or lemma not in wanted.get(shape, ()):
            continue
        last = token + 1
        if last < len(parse) and parse.deps[child] == "prep" and last == child:
            last += 1
            content = _after(content, last)
            if not content:
                return
        source = _owner(parse, token, child) if noun else source_range(parse, parse.heads[token], set(range(*content[0])))
        first = token if noun else _start(parse, token)
        yield Clause(token, lemma, shape, (first, last), source, content)
        return


def _copula(parse: Parse, noun: int, lemma: str) -> Iterator[Clause]:
    """ "Roan's answer was that the quay would open." """
    verb, source = parse.heads[noun], _owner(parse, noun, noun)
    said = next((i for i in parse.children[verb] if i > verb and parse.deps[i] in ("ccomp", "advcl") and any(
        parse.lower[j] == "that" and parse.deps[j] == "mark" for j in parse.children[i])), None)
    if said is not None and source is not None:
        yield Clause(noun, lemma, "noun that", (noun, verb + 1), source, runs(parse, set(_tree(parse, said))))


def _content(parse: Parse, child: int) -> tuple[str, tuple[Range, ...]]:
    tree = runs(parse, set(_tree(parse, child)))
    if parse.deps[child] == "prep":
        return parse.lower[child], tree
    words = {parse.lower[i] for i in parse.children[child] if parse.deps[i] in ("mark", "aux")}
    if "to" in words:
        return "to", tree
    return ("that" if "that" in words else "bare"), tree


def _after(content: tuple[Range, ...], first: int) -> tuple[Range, ...]:
    return tuple((max(a, first), b) for a, b in content if b > first)


def _owner(parse: Parse, noun: int, said: int) -> Range | None:
    """Whose claim it is: a possessive, "by" or "of" whom, or who makes it."""
    owner = parse.child(noun, "poss")
    if owner is not None:
        first, last = parse.subtree(owner)
        while last - first > 1 and parse.tags[last - 1] == "POS":
            last -= 1
        return first, last
    for i in parse.children[noun]:
        if parse.deps[i] == "prep" and parse.lower[i] in OWNERS and i != said:
            under = parse.child(i, "pobj")
            if under is not None:
                return trim(parse, *parse.subtree(under))
    if parse.deps[noun] in CARRIERS:
        verb = parse.heads[noun]
        verb = verb if parse.pos[verb] in ("VERB", "AUX") else parse.heads[verb]
        if parse.pos[verb] in ("VERB", "AUX") and subject(parse, verb) is not None:
            return source_range(parse, verb, set())
    return None


def _start(parse: Parse, adjective: int) -> int:
    """From the verb "to be" before an adjective on, helpers included, where nothing else stands between."""
    verb = parse.heads[adjective]
    first = adjective
    while first - 1 >= verb and (first - 1 == verb or parse.heads[first - 1] in (verb, adjective)):
        first -= 1
    while first - 1 >= 0 and parse.heads[first - 1] == verb and parse.deps[first - 1] in HELPERS:
        first -= 1
    return first


def _tree(parse: Parse, token: int) -> Iterator[int]:
    yield token
    for i in parse.children[token]:
        yield from _tree(parse, i)
