"""Words of saying: which verbs say something in which shape, how they stand to what is said, and through which medium."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tellings.model.statements import Modality
from tellings.text.clauses import Range
from tellings.text.gazetteer import PLATFORMS
from tellings.text.language import Parse
from tellings.text.lexicon import read_lists

_LISTS = read_lists("speech")
SHAPES: Mapping[str, frozenset[str]] = {name: frozenset(words) for name, words in _LISTS.items()
                                        if not name.startswith(("stance ", "marks "))}
LETTERS = frozenset({"statement", "letter", "tweet", "post", "message", "email", "readout", "memo"})  # what somebody puts out
QUOTING = SHAPES["quote"]  # verbs beside a quotation
SAYING = QUOTING & SHAPES["clause"]  # verbs that say something wherever they stand
NOMINAL = {name: words for name, words in SHAPES.items() if name.startswith(("noun ", "adjective "))}
_OTHER = {"quote", "documents", "things", *NOMINAL}
WANTED = frozenset().union(*(words for name, words in SHAPES.items() if name not in _OTHER))
PHRASE = 14  # words of a phrase in which a medium is looked for
LONGEST = 8  # words for those who were told: longer ones are clauses
STANCES = {word: name.removeprefix("stance ") for name, words in _LISTS.items() if name.startswith("stance ") for word in words}

_PLATFORM = "|".join(re.escape(p) for p in sorted(PLATFORMS, key=len, reverse=True))
_MEDIUM = re.compile(
    rf"\b(?:on (?:the )?(?:(?:social )?(?:media )?(?:platform|network|site|app|channel) )?(?:{_PLATFORM})\b"
    r"|on (?:(?:his|her|its|their) )?(?:social media|national television|state television|television|state tv|tv|radio|"
    r"facebook page|website|blog)"
    r"|(?:in|during|at) (?:an?|the|his|her|its|their|one) (?:[\w’'-]+ ){0,3}?(?:statement|interview|tweet|posts?|letter|email|memo|"
    r"speech|address|briefing|news conference|press conference|report|message|video|phone call|call|column|essay|op-ed|testimony|"
    r"hearing|filing|readout|debate|rally)\b(?-i: with (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})?)",
    re.IGNORECASE)


def stance_of(parse: Parse, verb: int) -> str:
    """How the speaker stands to what is said: said, claimed, denied, confirmed, warned, urged ..."""
    lemma = parse.lemmas[verb].lower()
    if lemma == "call" and (verb + 1 >= len(parse) or parse.lower[verb + 1] not in ("for", "on")):
        return "said"  # calls it something
    if lemma == "ask" and not any(parse.deps[i] == "xcomp" or parse.lower[i] == "for" for i in parse.children[verb]):
        return "said"  # asks a question, not somebody to do a thing
    if lemma == "plead" and "guilty" in parse.lower[verb + 1:verb + 3]:
        return "said"  # that it is a denial, the words say: "not guilty"
    return STANCES.get(lemma, "said")


def modality_of(parse: Parse, cue: Range) -> Modality:
    """Whether the saying itself took place: not said, will say, may say."""
    words = set(parse.lower[cue[0]:cue[1]])
    if words & {"not", "n't", "n’t", "never"}:
        return "denied"
    if words & {"will", "'ll", "’ll", "shall"}:
        return "forecast"
    return "hypothetical" if words & {"would", "could", "might", "may", "should"} else "asserted"


def hearer(parse: Parse, verb: int) -> int | None:
    """The head of the words for those who were told; None where the sentence does not say."""
    if parse.lemmas[verb] != "tell":
        return None
    return next((i for i in parse.children[verb] if i > verb and parse.deps[i] in ("dobj", "dative") and parse.pos[i] != "PRON"), None)


def medium_of(parse: Parse, verb: int) -> str:
    """Where or to whom something was said: "on X", "in a statement", "told Reuters"; "" if not told."""
    told = hearer(parse, verb)
    if told is not None:
        first, last = parse.subtree(told)
        last = next((i for i in range(told + 1, last) if parse.tags[i] in ("WP", "WDT", "PRP", "IN", ",", "TO", "VBG", ".", "VBD")), last)
        if last - first <= LONGEST:
            return f"{parse.lower[verb]} {_words(parse, first, last)}"
    speaking = next((i for i in parse.children[verb] if i < verb and parse.lower[i] in ("speaking", "writing", "appearing")), verb)
    for i in (*parse.children[verb], *(parse.children[speaking] if speaking != verb else ())):
        if parse.deps[i] in ("prep", "npadvmod", "advmod"):
            first, last = parse.subtree(i)
            found = _MEDIUM.search(_words(parse, first, min(last, first + PHRASE)))
            if found:
                return found.group()
    found = _MEDIUM.match(_words(parse, verb + 1, min(verb + LONGEST, parse.sentence(verb).last))) if verb + 1 < len(parse) else None
    return found.group() if found else ""


def _words(parse: Parse, first: int, last: int) -> str:
    gap = ("" if i == first or parse.starts[i] == parse.ends[i - 1] else " " for i in range(first, last))
    return "".join(space + word for space, word in zip(gap, parse.words[first:last], strict=True))
