"""Classes and dictionary forms worked out once are those of the full pipeline."""

from __future__ import annotations

import pytest

from tellings.text import language, morphology

TEXTS = [
    "The harbour master said on Monday that three barges were sinking; two had sunk.",
    "There was a fire, there's no doubt. Let's see who is leaving, and what they're going to do.",
    "Gonna go, y'all? I ain't. C'mon! You gotta leave: it is the worst-hit of the towns.",
    "'s is",
    "Workers  were   told to stay   away, but didn't, and it\nis not known whether any was hurt.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_each_key_gives_the_pipelines_own_answer(text: str) -> None:
    known = morphology.forms(language.load())
    assert known is not None
    doc = language.load()(text)
    keys = [(t.orth, t.tag, t.dep) for t in doc]
    words = [i for i, t in enumerate(doc) if not t.is_space]
    for _ in range(2):  # learnt, then remembered
        found = known.of(keys)
        assert [found[i] for i in words] == [(doc[i].pos_, doc[i].lemma_) for i in words]


def test_words_of_two_texts_are_no_neighbours() -> None:
    known = morphology.forms(language.load())
    assert known is not None
    doc = language.load()("Let's go")
    let, us = [(t.orth, t.tag, t.dep) for t in doc][:2]
    assert known.of([let, us])[1][1] == "us"
    assert known.of([let, morphology.NOTHING, us])[2][1] != "us"
