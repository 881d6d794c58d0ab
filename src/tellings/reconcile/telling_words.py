"""The words of a sentence that may tell it from others. Use it where sentences of different reports are compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tellings.kinds.figure_subjects import singular
from tellings.reconcile.meaning import GENERIC_PLACE
from tellings.text.lexicon import read_lists

WORD = re.compile(r"[^\W\d_]{4,}")
ENDINGS = (("ing", 7), ("ed", 6), ("e", 5))  # and of how many letters a word must be to lose it
DOUBLED = frozenset("bdgmnprt")  # before an ending
EMPTY = frozenset("""that this with from were have been said says than more about some over into after their they which would could also
when where while what there will other only just most many much such very told according least number people least between during against
under since before being those these them then each both still even because through around would should must made make take took
year years month months week weeks according had's monday tuesday wednesday thursday friday saturday sunday january february march april
june july august september october november december million billion thousand hundred
per cent percent euro euros dollar dollars pounds""".split())


@lru_cache(maxsize=2048)
def telling_words(sentence: str) -> frozenset[str]:
    """The words of a sentence that may tell it from others, words of one meaning by one name."""
    return frozenset(sense(w) for w in WORD.findall(sentence.lower()) if w not in EMPTY and w not in GENERIC_PLACE)


def stem(word: str) -> str:
    """A word without its ending: "evacuated" and "evacuating" are one, "gutted" and "gut"."""
    word = singular(word)
    cut = next((end for end, least in ENDINGS if word.endswith(end) and len(word) >= least), "")
    bare = word.removesuffix(cut)
    return bare[:-1] if cut and bare[-1] == bare[-2] and bare[-1] in DOUBLED else bare


def sense(word: str) -> str:
    """What a word tells, one name for words that news uses of one thing ("blaze", "fire"); of others the word without its ending."""
    bare = stem(word)
    return senses().get(bare, bare)


@cache
def senses() -> dict[str, str]:
    """The name of each word that shares a meaning with others, by its form without ending."""
    return {stem(word): name for name, words in read_lists("meanings").items() for word in words}
