"""Names of one story joined by their spellings: use to tell whether two printed names are one person or organisation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations

from tellings.text.gazetteer import COURTESY, NICKNAMES, NO_NAME, OFFICES, TITLES, sound
from tellings.text.lexicon import read_lists

Key = tuple[str, ...]
WORD = re.compile(r"[^\s,;:()“”\"]+")
POSSESSIVE = re.compile(r"[’']s?$")
CORPORATE = frozenset({"inc", "inc.", "ltd", "ltd.", "plc", "co", "co.", "corp", "corp.", "llc", "ag", "gmbh", "sa", "nv", "se", "ab",
                       "asa", "spa", "group", "company"})
RANKS = frozenset("det supt insp sgt lt capt cmdr col gen pc dci dcs".split())
MANY = re.compile(r"[A-Z]{2,4}s$")  # "MPs", "CEOs"
NEAR = 6  # letters from which a surname may differ by one: "Anderson", "Andersen"; never "Hall", "Hill"


@cache
def nations() -> Mapping[str, str]:
    """Country by adjective, people, capital and name: "ukrainian", "kyiv" → "ukraine"."""
    known = {}
    for line in read_lists("nations")["nations"]:
        country, _, others = line.partition(":")
        known.update({w.replace("-", " "): country.replace("-", " ") for w in (country, *others.split())})
    return known


def bare(name: str) -> str:
    """A name without titles and possessive: "President Mara Lund’s" → "Mara Lund"; "" where nothing is left."""
    words = POSSESSIVE.sub("", name.strip()).split()
    while words and (words[0].casefold() in TITLES or words[0].casefold() in {"the", "former", "then"}
                     or (len(words) > 2 and words[0].casefold() in OFFICES)):
        words.pop(0)
    return " ".join(words)


def is_name(name: str) -> bool:
    """Whether a name is more than a pronoun, a title or a common noun."""
    words = name.split()
    titles = NO_NAME | COURTESY | RANKS
    return bool(words) and not all(w.casefold() in titles or MANY.match(w) for w in words) and any(
        w[0].isupper() or w[0].isdigit() or not w[0].isascii() for w in words)


def person_key(name: str) -> Key:
    """What spellings of one person's name share, word by word."""
    return tuple(sound(w.strip(".,")) for w in WORD.findall(bare(name)) if w.strip(".,"))


def organisation_key(name: str) -> Key:
    """What spellings of one organisation's name share."""
    words = WORD.findall(POSSESSIVE.sub("", name.strip()))
    if words and words[0].casefold() == "the":
        words = words[1:]
    kept = [w for w in words if w.casefold() not in CORPORATE] or words
    return tuple(sound(w.replace(".", "").replace("Defence", "Defense").replace("Centre", "Center")) for w in kept)


def join_people(keys: Mapping[Key, frozenset[str]]) -> dict[Key, Key]:
    """The key that stands for each key. `keys`: the documents in which a person is printed so."""
    full = sorted((k for k in keys if len(k) > 1), key=lambda k: (-len(k), k))
    joined = _Union(keys)
    for a, b in combinations(full, 2):
        if _same_person(a, b, keys):
            joined.add(a, b)
    _join_initials(full, joined)
    for single in sorted(k for k in keys if len(k) == 1):
        owner = _owner(single[0], full, keys, joined)
        if owner:
            joined.add(owner, single)
    return joined.table()


def _same_person(a: Key, b: Key, keys: Mapping[Key, frozenset[str]]) -> bool:
    """a is at least as long as b. Never two different first names."""
    if a[-len(b):] == b and (len(b) > 1):
        return True
    if not _same_first(a[0], b[0]):
        return False
    if a[-1] == b[-1]:
        return len(a) == 2 or len(b) == 2 or _same_first(a[1], b[1])
    return a[0] == b[0] and len(a) == len(b) and _near(a[-1], b[-1]) and not keys[a] & keys[b]


def _same_first(a: str, b: str) -> bool:
    return a == b or NICKNAMES.get(a, a) == NICKNAMES.get(b, b)


def _near(a: str, b: str) -> bool:
    """Whether two long surnames differ by one letter only."""
    from rapidfuzz.distance import Levenshtein

    return min(len(a), len(b)) >= NEAR and a[0] == b[0] and Levenshtein.distance(a, b, score_cutoff=1) <= 1


def _join_initials(full: Sequence[Key], joined: _Union) -> None:
    """ "J Lund" is "Jonas Lund" where no other J of that surname is about."""
    for key in full:
        if len(key[0]) == 1:
            fits = {joined.find(k) for k in full if len(k[0]) > 1 and k[0][0] == key[0] and k[-1] == key[-1]}
            if len(fits) == 1:
                joined.add(fits.pop(), key)


def _owner(single: str, full: Sequence[Key], keys: Mapping[Key, frozenset[str]], joined: _Union) -> Key | None:
    """Whose surname (else first name) a single name is; None where two could be meant alike."""
    for place in (-1, 0):
        weight: Counter[Key] = Counter()
        for key in full:
            if key[place] == single:
                weight[joined.find(key)] += len(keys[key])
        ranked = sorted(weight.items(), key=lambda item: (-item[1], item[0]))
        if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0]
        if ranked:
            return None
    return None


def join_organisations(keys: Mapping[Key, frozenset[str]], printed: Mapping[Key, str]) -> dict[Key, Key]:
    """The key that stands for each key: an acronym stands with the one name it is made of."""
    joined = _Union(keys)
    initials: dict[str, set[Key]] = defaultdict(set)
    for key, name in printed.items():
        words = [w for w in WORD.findall(name) if w.casefold() not in CORPORATE and w.casefold() != "the"]
        capitals = "".join(w[0] for w in words if w[0].isupper())
        if len(key) > 1 and len(capitals) > 1:
            initials[capitals].add(key)
    for key, name in sorted(printed.items()):
        owners = initials.get(name.replace(".", "").removeprefix("the ").removeprefix("The "), set())
        if len(key) == 1 and len(owners) == 1:
            joined.add(next(iter(owners)), key)
    return joined.table()


class _Union:
    """Sets that are joined two by two; the least key of the longest stands for all."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._parent = {k: k for k in keys}

    def find(self, key: Key) -> Key:
        while self._parent[key] != key:
            key = self._parent[key]
        return key

    def add(self, a: Key, b: Key) -> None:
        a, b = sorted((self.find(a), self.find(b)), key=lambda k: (-len(k), k))
        self._parent[b] = a

    def table(self) -> dict[Key, Key]:
        return {k: self.find(k) for k in self._parent}
