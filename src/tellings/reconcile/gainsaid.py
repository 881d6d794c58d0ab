"""What one speaker says and another says is not so, or the same one in another report, in nearly the same words: use to tell clashes
of status."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tellings.model.accounts import Party, Side
from tellings.model.documents import Citation, Document
from tellings.model.statements import Statement
from tellings.model.values import Quote
from tellings.reconcile.material import Case
from tellings.reconcile.people import Cast
from tellings.reconcile.sentence import Draft
from tellings.reconcile.utterances import COMMON
from tellings.reconcile.wording import NEGATIONS, WORD, plain

LONGEST = 24  # words of a saying that is compared: longer ones say more than one thing
SHARED = 3    # words both have, of those that tell
ALIKE = 0.75  # share of the telling words of the longer saying
PLAIN = frozenset({"said", "confirmed", "denied"})
UNSAID = re.compile(r"\b(?:not|never|declin\w+|refus\w+|without|unable)\b|n[’']t\b", re.I)  # "have not said how many shots were fired"
BEFORE = 24   # characters before a verb of saying in which it is denied
CROWD = 40    # sayings that hold one word, from which on the word tells nothing


@dataclass(frozen=True, slots=True)
class Saying:
    """A short saying: whose, its telling words, whether it says no."""

    party: Party
    words: frozenset[str]
    negative: bool
    cite: Citation
    document: str


def gainsaid(case: Case, people: Cast) -> Iterator[tuple[frozenset[str], Draft, tuple[Side, Side]]]:
    """The ids of two speakers, the sentence that tells of their clash, and its sides."""
    texts = {d.id: d for d in case.documents}
    sayings = [s for row in sorted(case.statements, key=lambda s: s.id) if (s := _saying(row, people, texts))]
    holding: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        for word in saying.words:
            if not saying.negative:
                holding[word].append(saying)
    seen = set()
    for no in sayings:
        if not no.negative:
            continue
        near = {id(s): s for word in sorted(no.words) if len(holding[word]) <= CROWD for s in holding[word]}
        for yes in sorted(near.values(), key=lambda s: (-len(s.words & no.words), s.document, s.cite.start)):
            pair = frozenset({yes.party.id, no.party.id})
            if (len(pair) == 2 or yes.document != no.document) and pair not in seen and _alike(yes, no):
                told = _told(yes, no, people)
                if told:
                    seen.add(pair)
                    yield pair, *told


def _saying(statement: Statement[object], people: Cast, texts: Mapping[str, Document]) -> Saying | None:
    value, party = statement.value, None
    if isinstance(value, Quote) and value.form == "indirect" and len(value.content) == 1 and value.stance in PLAIN:
        party = people.speaker(statement)  # type: ignore[arg-type]  # a quote is one of the values
    if party is None or party.id not in people.cites or not isinstance(value, Quote) or statement.modality != "asserted":
        return None
    document = texts[statement.document]
    start, end = value.content[0].start, value.content[0].end
    if value.cue and UNSAID.search(document.text, max(0, value.cue.start - BEFORE), value.cue.start):
        return None
    start += 5 * document.text.startswith("that ", start)
    if start >= end:  # a headline that was cut short after "that"
        return None
    cite = document.cite(start, end)
    words = [plain(w) for w in WORD.findall(cite.text)]
    if not SHARED <= len(words) <= LONGEST:
        return None
    noes = sum(w in NEGATIONS or w.endswith("n't") for w in words) + (value.stance == "denied")
    telling = frozenset(w[:6] for w in words if w not in COMMON and w not in NEGATIONS and not w.endswith("n't"))
    return Saying(party, telling, noes % 2 == 1, cite, statement.document)


def _alike(a: Saying, b: Saying) -> bool:
    both = a.words & b.words
    return len(both) >= SHARED and len(both) >= ALIKE * max(len(a.words), len(b.words))


def says(name: str) -> str:
    """The verb after a speaker's name: "officials say", "Emil Voss says"."""
    word = name.rsplit(maxsplit=1)[-1] if name.islower() else ""
    return " say " if word in ("people", "police") or (word.endswith("s") and not word.endswith("ss")) else " says "


def _told(yes: Saying, no: Saying, people: Cast) -> tuple[Draft, tuple[Side, Side]] | None:
    """The clash as a sentence: who says so, who says not, in the words printed."""
    names = [people.cites[s.party.id] for s in (yes, no)]
    if any(s.party.name.casefold() not in n.text.casefold() for s, n in zip((yes, no), names, strict=True)):
        return None
    draft = Draft().print(names[0], yes.party.name)
    if yes.party.id == no.party.id:
        draft.say(" is told to have said ").quote(yes.cite).say(" in ").derive("one report", "count of reports that print it")
        draft.say(" and ").quote(no.cite).say(" in ").derive("another", "count of reports that print it").say(".")
        return draft, (Side(yes.cite.text, (yes.cite, names[0])), Side(no.cite.text, (no.cite,)))
    draft.say(says(yes.party.name)).quote(yes.cite).say(", but ")
    draft.print(names[1], no.party.name).say(says(no.party.name)).quote(no.cite).say(".")
    return draft, (Side(yes.cite.text, (yes.cite, names[0])), Side(no.cite.text, (no.cite, names[1])))
