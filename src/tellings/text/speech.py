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
SHAPES: Mapping[str, frozenset[str]] = {name: frozenset(words) for name, words in _LISTS.items() if not name.startswith("stance ")}
QUOTING = SHAPES["quote"]  # verbs beside a quotation
WANTED = frozenset().union(*(words for name, words in SHAPES.items() if name != "quote"))
STANCES = {word: name.removeprefix("stance ") for name, words in _LISTS.items() if name.startswith("stance ") for word in words}

_PLATFORM = "|".join(re.escape(p) for p in sorted(PLATFORMS, key=len, reverse=True))
_MEDIUM = re.compile(
    rf"\b(?:on (?:the )?(?:(?:social )?(?:media )?(?:platform|network|site|app|channel) )?(?:{_PLATFORM})\b"
    r"|on (?:(?:his|her|its|their) )?(?:social media|national television|state television|television|state tv|tv|radio|"
    r"facebook page|website|blog)"
    r"|(?:in|during|at) (?:an?|the|his|her|its|their|one) (?:[\w’'-]+ ){0,3}?(?:statement|interview|tweet|posts?|letter|email|memo|"
    r"speech|address|briefing|news conference|press conference|report|message|video|phone call|call|column|essay|op-ed|testimony|"
    r"hearing|filing|readout|debate|rally)\b)",
    re.IGNORECASE)
_TOLD = re.compile(r"(?:told|tells|telling|tell) ((?:the )?[A-Z][\w’'.&-]*(?: (?:[A-Z][\w’'.&-]*|of|the)){0,4}|reporters|journalists|"
                   r"lawmakers|parliament|a (?:news|press) conference|an? \w+ (?:crowd|audience|rally))")


def stance_of(lemma: str) -> str:
    """How the speaker stands to what is said: said, claimed, denied, confirmed, warned, urged ..."""
    return STANCES.get(lemma, "said")


def modality_of(parse: Parse, cue: Range) -> Modality:
    """Whether the saying itself took place: not said, will say, may say."""
    words = set(parse.lower[cue[0]:cue[1]])
    if words & {"not", "n't", "n’t", "never"}:
        return "denied"
    if words & {"will", "'ll", "’ll", "shall"}:
        return "forecast"
    return "hypothetical" if words & {"would", "could", "might", "may", "should"} else "asserted"


def medium_of(outside: str) -> str:
    """Where or to whom it was said, from the words of the sentence that are not said: "on X", "told Reuters"; "" if not told."""
    told = _TOLD.search(outside)
    if told:
        return "told " + re.sub(r"['’]s?$", "", told.group(1))
    found = _MEDIUM.search(outside)
    return found.group() if found else ""
