"""Offices: use to tell whether "the Polish foreign minister" is the man whom another report calls Poland's foreign minister."""

from __future__ import annotations

import re

from tellings.reconcile.names import nations
from tellings.text.gazetteer import OFFICES
from tellings.text.roles import BODIES

WORD = re.compile(r"[^\W\d_][\w.-]*")
EMPTY = frozenset("a an the of for and in to s his her its their who is was mr mrs ms".split())
# An office that many hold at once names nobody.
SHARED = frozenset("""spokesman spokeswoman spokesperson spokespeople official officials aide source sources resident residents
    witness adviser advisor analyst expert lawyer journalist reporter worker diplomat lawmaker senator congressman congresswoman
    officer soldier judge""".split())
AGENTS = ("er", "or", "ist", "man", "woman", "person", "ian", "eer", "ent", "ant", "ess", "ee")
TIMES = re.compile(r"\b(?:morning|afternoon|evening|night|today|yesterday|time|\w+day)\b", re.IGNORECASE)
HEAD_ENDS = re.compile(r"\s(?:of|for|in|at|to|on|with|from|and)\s|,")
SPEAKING = BODIES | frozenset("""people person man men woman women police police crew team victim survivor neighbour neighbor fisherman
    fishermen firefighter locals relative friend parent mother father boy girl witness witnesses""".split())
DESCRIBED = re.compile(r"\s(?:familiar|close|briefed|involved|present|who|whose|there|near|inside|outside)\b")  # after the head
# With one of these words the office is another one.
QUALIFIERS = frozenset("former ex deputy acting vice assistant under shadow interim outgoing incoming junior".split())


def role_words(text: str) -> frozenset[str]:
    """The words of an office that tell it from others, countries by their name: "Poland’s foreign minister" and "the Polish
    foreign minister" are alike."""
    known = nations()
    plain = text.casefold().replace("’s", "").replace("'s", "").replace("defense", "defence")
    words = [w.rstrip(".") if w not in known else w for w in WORD.findall(plain)]
    return frozenset(known.get(w, w) for w in words if w not in EMPTY)


def is_role(text: str) -> bool:
    """Whether words beside a name say what somebody is: their head is an office or is built like one ("financier", "creator")."""
    head = HEAD_ENDS.split(text.strip(), maxsplit=1)[0].split()[-1:]
    if not head or TIMES.search(text):
        return False
    word = head[0].casefold()
    return word in OFFICES or word.rpartition("-")[2] in OFFICES or (len(word) > 4 and head[0].islower() and word.endswith(AGENTS))


def is_described(name: str) -> bool:
    """Whether words without a name tell of people who can speak: "a senior official", "two residents", "police"."""
    head = HEAD_ENDS.split(DESCRIBED.split(name.casefold(), maxsplit=1)[0].strip(), maxsplit=1)[0].split()[-1:]
    words = {head[0], head[0].removesuffix("s")} if head else set()
    return any(w in SPEAKING or w in OFFICES or (len(w) > 4 and w.endswith(AGENTS)) for w in words)


def unnamed(name: str) -> str:
    """What somebody without a name is: "spokesperson" for "a government spokesman"; "" for words that hold a name."""
    first, *_ = name.split()
    if not name[0].islower() or any(w[0].isupper() for w in HEAD_ENDS.split(name, maxsplit=1)[0].split() if w):
        return ""
    head = HEAD_ENDS.split(DESCRIBED.split(name.casefold(), maxsplit=1)[0].strip(), maxsplit=1)[0].split()[-1:]
    word = head[0] if head and first in {"a", "an", "the", "one"} else ""
    return "spokesperson" if word in {"spokesman", "spokeswoman"} else word


def office_of(name: str) -> frozenset[str] | None:
    """The words of an office that one person at a time holds, for a speaker who is named by the office only; else None."""
    first, *_ = name.casefold().split() or [""]
    if first in {"a", "an", "one", "some", "several", "two", "another"}:
        return None
    words = role_words(name)
    heads = {w for part in words for w in (part, part.rpartition("-")[2])} & OFFICES
    return words if heads and len(words) > 1 and not heads & SHARED else None


def same_office(office: frozenset[str], role: frozenset[str]) -> bool:
    """Whether a printed role is the office: all its words, and no word that makes it another."""
    return office <= role and not (role - office) & QUALIFIERS
