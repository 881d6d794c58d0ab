"""Who says what: sentences of the project's own writing, each class of speech at least once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model.documents import Capture, Document
from tellings.read.page import clean_capture
from tellings.text import language
from tellings.text.attribution import TOPIC, Attribution, find_attributions
from tellings.text.names import find_names


def said(text: str) -> list[tuple[str, Attribution]]:
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain"))
    assert isinstance(page, Document)
    parse = language.parse(page)
    found = find_attributions(page, parse, find_names(page, parse))
    return [(" | ".join(text[s.start:s.end] for s in a.content), a) for a in found]


def told(text: str) -> list[tuple[str, str, str]]:
    """(speaker, form, content) of each attribution."""
    return [(a.speaker.name if a.speaker else "", a.form, words) for words, a in said(text)]


DIRECT = [
    ("“The quay is safe,” said Harriet Lowe.", "Harriet Lowe", "“The quay is safe,”"),
    ('"The quay is safe," said Harriet Lowe.', "Harriet Lowe", '"The quay is safe,"'),
    ("“The quay is safe,” Lowe said.", "Lowe", "“The quay is safe,”"),
    ("“The quay is safe”, Lowe said.", "Lowe", "“The quay is safe”"),
    ("«The quay is safe», said Harriet Lowe.", "Harriet Lowe", "«The quay is safe»"),
    ("‘The quay is safe,’ said Harriet Lowe.", "Harriet Lowe", "‘The quay is safe,’"),
    ("“The quay is safe, “ said Harriet Lowe.", "Harriet Lowe", "“The quay is safe, “"),
    ("Harriet Lowe said: “The quay is safe.”", "Harriet Lowe", "“The quay is safe.”"),
    ("Harriet Lowe wrote, “The quay is safe.”", "Harriet Lowe", "“The quay is safe.”"),
    ("Asked about the quay, Harriet Lowe replied: “It is safe.”", "Harriet Lowe", "“It is safe.”"),
    ("“Is the quay safe?” asked Harriet Lowe.", "Harriet Lowe", "“Is the quay safe?”"),
    ("“The quay is safe,” said Harriet Lowe. “We checked it twice.”", "Harriet Lowe", "“The quay is safe,” | “We checked it twice.”"),
    ("“The quay,” said Harriet Lowe, “is safe.”", "Harriet Lowe", "“The quay,” | “is safe.”"),
    ("“The quay [at Selby] is … safe,” said Harriet Lowe.", "Harriet Lowe", "“The quay [at Selby] is … safe,”"),
    ("“They told me, ‘It is safe,’ and left,” said Harriet Lowe.", "Harriet Lowe", "“They told me, ‘It is safe,’ and left,”"),
    ("Harriet Lowe, the harbour master, struck a calmer note: “The quay is safe.”", "Harriet Lowe", "“The quay is safe.”"),
    ("Harriet Lowe: “The quay is safe and will open on Monday.”", "Harriet Lowe", "“The quay is safe and will open on Monday.”"),
    ("“The quay is safe and will open on Monday” Lowe said.", "Lowe", "“The quay is safe and will open on Monday”"),
    ("“The quay is safe,” the harbour office said in a statement.", "harbour office", "“The quay is safe,”"),
    ("“The quay is safe,” a spokesman told reporters.", "a spokesman", "“The quay is safe,”"),
]


@pytest.mark.parametrize("text, speaker, content", DIRECT)
def test_direct_speech(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, "direct", content)]


INDIRECT = [
    ("The ministry said that the quay was closed.", "ministry", "that the quay was closed"),
    ("The ministry said the quay was closed.", "ministry", "the quay was closed"),
    ("The quay was closed, the ministry said.", "ministry", "The quay was closed"),
    ("The quay, officials said, was closed.", "officials", "The quay | was closed"),
    ("The quay was closed, according to the ministry.", "ministry", "The quay was closed"),
    ("According to the ministry, the quay was closed.", "ministry", "the quay was closed"),
    ("Two men drowned and three are missing, according to police.", "police", "Two men drowned and three are missing"),
    ("The ministry claimed that the quay was closed.", "ministry", "that the quay was closed"),
    ("The ministry warned that the quay could fall.", "ministry", "that the quay could fall"),
    ("The ministry denied that the quay was closed.", "ministry", "that the quay was closed"),
    ("The ministry urged sailors to stay in port.", "ministry", "sailors to stay in port"),
    ("The ministry accused the port of hiding the damage.", "ministry", "the port of hiding the damage"),
    ("The ministry announced a new inquiry.", "ministry", "a new inquiry"),
    ("The ministry vowed to rebuild the quay.", "ministry", "to rebuild the quay"),
    ("The ministry told sailors that the quay was closed.", "ministry", "that the quay was closed"),
    ("The quay is closed, says ministry", "ministry", "The quay is closed"),
    ("A record catch, the port says.", "port", "A record catch"),
    ("The ministry said in an interview on Friday that the quay was closed.", "ministry", "that the quay was closed"),
    ("Peter Marsh repeated his claim that the quay was closed.", "Peter Marsh", "that the quay was closed"),
]


@pytest.mark.parametrize("text, speaker, content", INDIRECT)
def test_indirect_speech(text: str, speaker: str, content: str) -> None:
    assert (speaker, "indirect", content) in told(text)


MIXED = [
    ("Harriet Lowe said the quay was “perfectly safe”.", "Harriet Lowe", "the quay was “perfectly safe”"),
    ("Harriet Lowe said the two were “on the same page” after the talks.", "Harriet Lowe",
     "the two were “on the same page” after the talks"),
    ("Harriet Lowe said that the quay “may fall”, but that it “stands for now”.", "Harriet Lowe",
     "that the quay “may fall” | that it “stands for now”"),
    ("Harriet Lowe described the talks as “useful”.", "Harriet Lowe", "the talks as “useful”"),
    ("Harriet Lowe says the quay is safe. “We checked every stone of it.”", "Harriet Lowe",
     "the quay is safe | “We checked every stone of it.”"),
]


@pytest.mark.parametrize("text, speaker, content", MIXED)
def test_mixed_speech(text: str, speaker: str, content: str) -> None:
    assert (speaker, "mixed", content) in told(text)


@pytest.mark.parametrize("text", [
    "The so-called “silent crew” met at noon.",
    "The crew met at the “Blue Anchor” on Friday.",
    "Olaf “the Eel” Berg won the race.",
    "Her novel “The Long Quay” won a prize.",
    "The ‘90s were quiet in the port.",
    "The sailors' boats were new.",
    "Twelve boats were lost in the storm.",
    "One sailor, who asked not to be named, fled.",
    "The storm criticised nobody, but the attack defended nothing.",
    "Neither company has said how it came by the recordings.",
    "No official said the quay was shut, and nobody knew why.",
])
def test_scare_quotes_titles_and_plain_telling_are_no_speech(text: str) -> None:
    assert told(text) == []


SPEAKERS = [
    ("Harriet Lowe opened the quay. “It is safe,” she said.", "Harriet Lowe"),
    ("Mayor Peter Marsh opened the quay. “It is safe,” the mayor said.", "Peter Marsh"),
    ("Peter Marsh, the mayor of Selby, opened the quay. “It is safe,” Mr Marsh said.", "Peter Marsh"),
    ("Germany's foreign minister, Harriet Lowe, met France's foreign minister, Paul Roux. “It is safe,” the French foreign minister said.",
     "Paul Roux"),
    ("The Selby Port Authority opened the quay. “It is safe,” it said.", "Selby Port Authority"),
    ("“It is safe,” said a spokeswoman for the port. “Now it is open,” the spokeswoman added.", "a spokeswoman for the port"),
    ("“It was dark,” said Harriet Lowe.\n\n“It is safe,” she added.", "Harriet Lowe"),
    ("“Peter Marsh lied,” said Paul Roux.\n\n“It is not safe,” he added.", "Paul Roux"),
    ("“It was dark,” said Harriet Lowe.\n\n“Nobody saw the quay fall into the water.”", "Harriet Lowe"),
    ("Harriet Lowe said: “It was dark.\n\n“Nobody saw the quay fall into the water.”", "Harriet Lowe"),
    ("“It is safe,” said a source familiar with the talks.", "a source familiar with the talks"),
    ("Kremlin aide Ivan Orlov said the quay was safe.", "Ivan Orlov"),
    ("“It is safe,” Germany’s defence ministry said.", "Germany’s defence ministry"),
]


@pytest.mark.parametrize("text, speaker", SPEAKERS)
def test_the_speaker_is_resolved_within_the_document(text: str, speaker: str) -> None:
    assert told(text)[-1][0] == speaker


def test_the_span_of_a_speaker_is_the_local_words() -> None:
    text = "Harriet Lowe opened the quay. “It is safe,” she said."
    speaker = said(text)[-1][1].speaker
    assert speaker is not None
    assert speaker.span is not None
    assert text[speaker.span.start:speaker.span.end] == "she"


@pytest.mark.parametrize("text, chain", [
    ("Reuters reported that the ministry had said the quay was closed.", ["ministry", "Reuters"]),
    ("Sources close to the talks told Reuters that a deal was near.", ["sources close to the talks", "Reuters"]),
    ("The quay was closed, the ministry said, according to Reuters.", ["ministry", "Reuters"]),
])
def test_voices_are_chained(text: str, chain: list[str]) -> None:
    assert chain in [[link.name for link in a.speaker.chain] for _, a in said(text) if a.speaker]


@pytest.mark.parametrize("text, medium", [
    ("“It is safe,” Harriet Lowe wrote on X.", "on X"),
    ("“It is safe,” Harriet Lowe wrote on Telegram.", "on Telegram"),
    ("“It is safe,” Harriet Lowe said in a statement.", "in a statement"),
    ("“It is safe,” Harriet Lowe told Sky News.", "told Sky News"),
    ("“It is safe,” Harriet Lowe told reporters on Friday.", "told reporters"),
    ("“It is safe,” Harriet Lowe said.", ""),
])
def test_medium_and_audience(text: str, medium: str) -> None:
    assert said(text)[0][1].medium == medium


@pytest.mark.parametrize("text, stance, modality", [
    ("The ministry said the quay was closed.", "said", "asserted"),
    ("The ministry claimed the quay was closed.", "claimed", "asserted"),
    ("The ministry confirmed the quay was closed.", "confirmed", "asserted"),
    ("The ministry denied that the quay was closed.", "denied", "asserted"),
    ("The ministry has not said that the quay was closed.", "said", "denied"),
    ("The ministry will announce that the quay is closed.", "announced", "forecast"),
    ("The ministry warned that the quay was closed.", "warned", "asserted"),
    ("The ministry called for a new quay.", "urged", "asserted"),
    ("The ministry believes that the quay was closed.", "believed", "asserted"),
])
def test_stance_and_modality(text: str, stance: str, modality: str) -> None:
    found = said(text)[0][1]
    assert (found.stance, found.modality) == (stance, modality)


@pytest.mark.parametrize("text, speaker, stance, content", [
    ("Norland has always dismissed claims that it arms the rebels.", "Norland", "criticised", "claims that it arms the rebels"),
    ("The mayor rejected accusations that the bridge was unsafe.", "mayor", "denied", "accusations that the bridge was unsafe"),
    ("The bank denied allegations that it hid losses.", "bank", "denied", "allegations that it hid losses"),
    ("The plant was shut on Monday, however engineers say it leaks.", "engineers", "said", "it leaks"),
])
def test_who_rejects_a_claim_does_not_make_it(text: str, speaker: str, stance: str, content: str) -> None:
    assert [(a.speaker.name if a.speaker else "", a.stance, words) for words, a in said(text)] == [(speaker, stance, content)]


def test_each_further_verb_is_an_attribution_of_its_own() -> None:
    found = told("“It is safe,” Harriet Lowe said, adding that the quay would open soon.")
    assert found == [("Harriet Lowe", "direct", "“It is safe,”"), ("Harriet Lowe", "indirect", "that the quay would open soon")]


def test_what_is_only_spoken_of_is_noted() -> None:
    assert said("The ministry praised the new quay.")[0][1].notes == (TOPIC,)
    assert said("The ministry said the quay was new.")[0][1].notes == ()


def test_the_cue_has_helpers_and_negation() -> None:
    text = "The ministry has not yet confirmed that the quay was closed."
    cue = said(text)[0][1].cue
    assert cue is not None
    assert text[cue.start:cue.end] == "has not yet confirmed"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["“", "”", '"', "''", "‘", "’", "said", "Lowe", "he", "the quay", "is safe", ",", ".", ":", "\n\n",
                                 "according to", "that"]), max_size=25))
def test_no_text_breaks_the_finder(words: list[str]) -> None:
    text = " ".join(words)
    page = clean_capture(Capture.of(text.encode(), name="t.txt", media_type="text/plain"))
    if isinstance(page, Document):
        parse = language.parse(page)
        for found in find_attributions(page, parse, find_names(page, parse)):
            assert found.content
            assert all(0 <= s.start < s.end <= len(page.text) for s in found.content)
            assert list(found.content) == sorted(found.content, key=lambda s: s.start)


def test_lines_of_a_printed_conversation() -> None:
    text = "Harriet Lowe met Peter Marsh.\n\nLOWE: The quay is safe.\n\nMARSH: Who is to say that?"
    assert told(text)[-2:] == [("Harriet Lowe", "direct", "The quay is safe."), ("Peter Marsh", "direct", "Who is to say that?")]


def test_a_quotation_signed_with_a_dash() -> None:
    assert told("“The quay will never be safe again.” — Harriet Lowe") == [
        ("Harriet Lowe", "direct", "“The quay will never be safe again.”")]
