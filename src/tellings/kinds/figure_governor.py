"""The verb, or noun of action, that a number's phrase depends on. Use `governor` where words right around a number do not tell what
happened to the things it counts."""

from __future__ import annotations

from tellings.kinds.figure_subjects import role_of
from tellings.text.language import Parse

STRIKES = frozenset(
    "attack strike hit pummel pound bombard target use send fly barrage pepper deploy include follow shell employ involve".split())
DONE_TO = frozenset("kill injure shoot stab arrest abduct rob beat rape".split())
UP = frozenset({"conj", "appos", "nummod", "quantmod", "compound", "amod", "nmod", "poss", "npadvmod"})
# What is done to a poll is not done to those it is of.
NOT_MADE_OF = frozenset("poll survey study jury sample report risk margin".split())


def governor(parse: Parse, i: int) -> int | None:
    """The verb (or noun of action) that the phrase headed by token i depends on."""
    for _ in range(8):
        head = parse.heads[i]
        if head == i:
            return None
        dep = parse.deps[i]
        if parse.pos[head] == "VERB" and dep in ("nsubj", "nsubjpass", "dobj", "oprd", "attr", "acomp", "ccomp", "dative", "xcomp",
                "relcl", "acl", "npadvmod", "dep", "conj", "advcl"):
            if dep == "nsubj" and parse.child(head, "dobj") is not None:
                return None if role_of(parse.lemmas[head].lower()) in DONE_TO else head
            return head
        if dep in ("nsubj", "nsubjpass", "attr", "expl") and parse.pos[head] == "AUX":
            return None
        if dep == "pobj":
            prep = parse.lower[head]
            up = parse.heads[head]
            if prep in ("of", "with", "including", "by", "for", "to", "against", "from") and up != head:
                if prep == "with" and parse.lemmas[up].lower() not in STRIKES and (
                        parse.pos[up] != "VERB" or parse.words[head - 1] == ","):
                    return None  # what a ship "with 22 sailors" does is not done to the sailors
                if prep == "of" and head == parse.sentence(head).first:
                    return None  # "Of the 4,100 who applied, 1,250 were let in"
                if parse.pos[up] == "VERB":
                    return up if prep in ("with", "of", "including", "to", "by") else None
                i = up
                if prep == "of" and parse.lemmas[up].lower() in NOT_MADE_OF:
                    return None
                if prep not in ("of", "with", "including"):
                    return None
                if (role_of(parse.lemmas[up].lower()) in ("kill", "injure", "launch")
                        and prep == "of") or parse.lemmas[up].lower() in STRIKES:
                    return up
                continue
            return None
        if dep not in UP and dep not in ("prep", "pcomp"):
            return None
        i = head
    return None
