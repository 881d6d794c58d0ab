"""Whether the clause around a word tells of the past or the future. Use it where a weekday or a month could be either."""

from __future__ import annotations

from typing import Literal

from tellings.text.language import Parse
from tellings.text.modality import FORETELLING, clause_verb

AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "should", "must"})
AHEAD_WORDS = frozenset({"due", "scheduled", "expected", "planned", "set", "upcoming", "slated"})
HOURS = frozenset({"on", "at", "from", "a.m.", "p.m.", "am", "pm", "noon", "midnight"})  # what may stand between "is" and its day
# Verbs whose present tense with a day is a plan: "the trial opens on Monday"
SCHEDULED = frozenset({"begin", "start", "open", "meet", "leave", "arrive", "travel", "visit", "play", "face", "close", "end", "expire",
                       "kick", "return", "vote", "go", "come", "celebrate", "take", "run", "mark", "conclude", "resume", "host", "fly"})


def tense_at(parse: Parse, token: int) -> Literal["past", "future", ""]:
    """The tense of the clause that holds a token; "" where no verb tells."""
    if token >= len(parse):
        return ""
    near = (parse.heads[token], parse.heads[parse.heads[token]])
    planned = next((i for i in near if _is_plan(parse, i)), None)
    if planned is not None:
        return "past" if any(parse.lower[c] == "had" for i in (planned, parse.heads[planned]) for c in parse.children[i]) else "future"
    if token and parse.lower[token - 1] == "effective":
        return "future"
    verb = clause_verb(parse, token)
    if token and parse.lower[token - 1] in ("until", "till", "by"):
        return "past" if verb is not None and any(parse.lower[c] == "had" for c in parse.children[verb]) else "future"
    if verb is not None and parse.lemmas[verb] in ("schedule", "plan", "slate"):
        return "future"
    if _behind(parse, token, verb):
        return "past"
    if verb is not None and _is_on(parse, token, verb):
        return "future"
    return _tense(parse, verb) if verb is not None else ""


def _is_plan(parse: Parse, i: int) -> bool:
    """Whether a word tells of a plan: "due on Friday", "set for Friday", but not "a record set on Friday"."""
    if parse.lower[i] not in AHEAD_WORDS or parse.tags[i] == "VBD":
        return False
    return parse.lower[i] != "set" or (i + 1 < len(parse) and parse.lower[i + 1] in ("to", "for"))


def _is_on(parse: Parse, token: int, verb: int) -> bool:
    """Whether a clause only says when something is: "the vote is on Friday", "the deadline is 5 p.m. on Friday"."""
    if parse.lemmas[verb] != "be" or parse.tags[verb] not in ("VBZ", "VBP") or token < verb:
        return False
    while parse.heads[token] != verb:
        token = parse.heads[token]
        if parse.lower[token] not in HOURS:
            return False
    return parse.deps[token] in ("attr", "npadvmod", "prep") and not any(parse.deps[c] in ("acomp", "expl") or (
        parse.deps[c] == "attr" and c != token and parse.lower[c] not in HOURS) for c in parse.children[verb])


def _behind(parse: Parse, token: int, verb: int | None) -> bool:
    """Whether the word is in a phrase that looks back: "ordered them to march after the talks on Thursday"."""
    while token != verb and parse.heads[token] != token:
        token = parse.heads[token]
        if parse.lower[token] in ("after", "since", "following"):
            return True
    return False


def _tense(parse: Parse, verb: int) -> Literal["past", "future", ""]:
    helpers = [c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")]
    words = {parse.lower[c] for c in helpers}
    if words & AHEAD and "have" not in words:
        return "future"
    if parse.lower[verb] == "going" or ("to" in words and _foretold(parse, verb)):
        return "future"
    if parse.tags[verb] == "VBN" and any(parse.tags[c] in ("VBZ", "VBP") and parse.lemmas[c] == "be" for c in helpers):
        return "future" if parse.lemmas[verb] in FORETELLING else ""
    if parse.tags[verb] in ("VBD", "VBN") or any(parse.tags[c] == "VBD" for c in helpers) or words & {"has", "have"}:
        return "past"
    if parse.tags[verb] in ("VBZ", "VBP", "VB"):
        return "future" if parse.lemmas[verb] in SCHEDULED else ""
    head = clause_verb(parse, parse.heads[verb]) if parse.heads[verb] != verb else None
    return _tense(parse, head) if head is not None and head != verb else ""


def _foretold(parse: Parse, verb: int) -> bool:
    return parse.lemmas[parse.heads[verb]] in FORETELLING or parse.deps[verb] == "xcomp"
