"""The words of a sentence that may tell it from others. Use it where sentences of different reports are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from tellings.kinds.figure_subjects import singular
from tellings.reconcile.meaning import GENERIC_PLACE

WORD = re.compile(r"[^\W\d_]{4,}")
EMPTY = frozenset("""that this with from were have been said says than more about some over into after their they which would could also
when where while what there will other only just most many much such very told according least number people least between during against
under since before being those these them then each both still even because through around would should must made make take took
year years month months week weeks according had's monday tuesday wednesday thursday friday saturday sunday january february march april
june july august september october november december million billion thousand hundred
per cent percent euro euros dollar dollars pounds""".split())


@lru_cache(maxsize=2048)
def telling_words(sentence: str) -> frozenset[str]:
    """The words of a sentence that may tell it from others, verbs by their stem."""
    return frozenset(stem(w) for w in WORD.findall(sentence.lower()) if w not in EMPTY and w not in GENERIC_PLACE)


def stem(word: str) -> str:
    """A word without its ending: "evacuated" and "evacuating" are one."""
    word = singular(word)
    for end in ("ing", "ed"):
        if word.endswith(end) and len(word) > len(end) + 3:
            return word[:-len(end)]
    return word.removesuffix("e") if len(word) > 4 else word

