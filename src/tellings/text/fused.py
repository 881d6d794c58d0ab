"""Words that stand fused with a quotation mark ("said:“The", "dry,\"said"): use before asking who said what, where a blank is missing.

The tokenizer keeps such words whole. A rule of its own would cost every text time; here only a text that holds one pays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellings.text.language import Entity, Parse, Sentence
from tellings.text.names import NameMention
from tellings.text.quotation import Quotation

SAID = {"said": "say", "says": "say", "told": "tell", "tells": "tell", "asked": "ask", "added": "add", "wrote": "write", "replied": "reply",
        "tweeted": "tweet", "writes": "write", "adds": "add", "shouted": "shout", "warned": "warn", "insisted": "insist"}
PART = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|.", re.DOTALL)


def part(parse: Parse, names: tuple[NameMention, ...], quotations: Sequence[Quotation]) -> tuple[Parse, tuple[NameMention, ...]]:
    """The parse and its names with fused words parted; the same ones where there is none."""
    edges = (parse.token_at(place) for q in quotations for place in (q.start, q.end - 1))
    fused = {i for i in edges if i < len(parse) and _is_fused(parse.words[i])}
    if not fused:
        return parse, names
    places = [0]
    for i in range(len(parse)):
        places.append(places[-1] + (len(PART.findall(parse.words[i])) if i in fused else 1))
    return _parted(parse, fused, places), tuple(replace(n, first=places[n.first], last=places[n.last]) for n in names)


def _is_fused(word: str) -> bool:
    """Whether letters stand on a mark's outer side too."""
    return len(word) > 2 and any(c in "“”\"«»" for c in word[1:-1]) and word[0].isalnum() and word[-1].isalnum()


def _parted(parse: Parse, fused: set[int], places: Sequence[int]) -> Parse:
    rows: list[tuple[object, ...]] = []
    for i in range(len(parse)):
        rows.extend(_pieces(parse, i, places) if i in fused else [_row(parse, i, places)])
    words, lower, lemmas, tags, pos, deps, heads, starts, ends, labels = (list(column) for column in zip(*rows, strict=True))
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    sentences = [Sentence(places[s.first], places[s.last], s.section) for s in parse.sentences]
    entities = [Entity(e.label, places[e.first], places[e.last]) for e in parse.entities]
    return Parse(words, lower, lemmas, tags, pos, deps, heads, starts, ends, sentences, entities, children, labels,
                 [s.first for s in sentences])


def _row(parse: Parse, i: int, places: Sequence[int]) -> tuple[object, ...]:
    return (parse.words[i], parse.lower[i], parse.lemmas[i], parse.tags[i], parse.pos[i], parse.deps[i], places[parse.heads[i]],
            parse.starts[i], parse.ends[i], parse.labels[i])


def _pieces(parse: Parse, i: int, places: Sequence[int]) -> Iterator[tuple[object, ...]]:
    """The words and marks of a fused word: a word of saying becomes a verb without subject, a mark a mark; the last word keeps the
    place of the whole in the sentence."""
    found = list(PART.finditer(parse.words[i]))
    heads = [k for k, m in enumerate(found) if m.group()[0].isalnum() and m.group().lower() not in SAID]
    for k, match in enumerate(found):
        word, at = match.group(), places[i] + k
        start, end = parse.starts[i] + match.start(), parse.starts[i] + match.end()
        if not word[0].isalnum():
            yield word, word, word, word, "PUNCT", "punct", places[i] + (heads or [0])[-1], start, end, ""
        elif word.lower() in SAID:
            yield word, word.lower(), SAID[word.lower()], "VBD", "VERB", "ROOT", at, start, end, ""
        else:
            head = places[parse.heads[i]] if k == heads[-1] and parse.heads[i] != i else places[i] + heads[-1]
            yield word, word.lower(), word.lower(), parse.tags[i], parse.pos[i], parse.deps[i], head, start, end, parse.labels[i]
