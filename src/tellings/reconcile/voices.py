"""Who said what, in the sentences of a brief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from tellings.model.accounts import Line, Party, Utterance
from tellings.model.documents import Citation, Document
from tellings.model.statements import Statement
from tellings.model.values import Quote, Value
from tellings.reconcile.sentence import Draft, in_words
from tellings.reconcile.told import Told
from tellings.reconcile.wording import Wording, marked, share_printed
from tellings.text.gazetteer import OFFICES

KIN = frozenset("husband wife father mother son daughter brother sister friend boyfriend girlfriend victim suspect".split())
QUOTED_WORDS = 34
ROLE_WORDS = 7
INNER_END = re.compile(r"[.,!?]’")
SAID = re.compile(r" said: “([^.!?”]*)")  # the first sentence
END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\b[A-Z])(?<!\.)[.!?](?=\s|$)")  # of a sentence


def spoken(told: Told) -> Iterator[Line]:
    """The most printed utterances of people and bodies with a name, a speaker at most once."""
    statements, texts = told.statements, told.texts
    named = {p.id for p in told.people.people if p.type != "place"}
    heard: set[str] = set()
    printed: set[str] = set()
    for utterance in told.utterances:
        if utterance.speaker is None or utterance.speaker.id in heard or utterance.speaker.id not in named:
            continue
        line = _said(utterance, told, statements, texts)
        words = SAID.search(line.text) if line else None
        if line and words and words[1] not in printed:  # a firm's notice may give its head's words as its own
            heard.add(utterance.speaker.id)
            printed.add(words[1])
            yield line


def _said(utterance: Utterance, told: Told, statements: Mapping[str, Statement[Value]], texts: Mapping[str, Document]) -> Line | None:
    naming = told.people.cites.get(utterance.speaker.id) if utterance.speaker else None
    quote = next((q for i in utterance.variants if (q := _sentence(statements[i], texts))), None)
    if naming is None or quote is None or utterance.speaker is None or utterance.speaker.name not in naming.text:
        return None
    draft = Draft()
    _introduce(draft, told, utterance.speaker, naming)
    draft.say(" said: “").print(quote).say("”")
    whole, partly = _printed(quote, (statements[i] for i in utterance.variants), texts)
    if whole + partly > 1:
        draft.say(" (printed whole or in part in " if partly else " (printed in ")
        draft.derive(in_words(whole + partly), "count of reports that print it").say(" reports)")
    return draft.say(".").line()


def _printed(quote: Citation, variants: Iterable[Statement[Value]], texts: Mapping[str, Document]) -> tuple[int, int]:
    """How many reports print the words of a quotation whole, and how many others a part of them."""
    words = Wording.of("", texts[quote.document], [quote.span]).words
    shares = {quote.document: 1.0}
    for variant in (cast("Statement[Quote]", s) for s in variants if isinstance(s.value, Quote)):
        share = share_printed(words, marked(variant, texts[variant.document]))
        shares[variant.document] = max(shares.get(variant.document, 0.0), share)
    return sum(s == 1 for s in shares.values()), sum(0 < s < 1 for s in shares.values())


def _introduce(draft: Draft, told: Told, speaker: Party, naming: Citation) -> None:
    """The speaker with what he or she is: "Mayor Mara Lund", "Mara Lund, head of the harbour board"."""
    roles = [r for p in told.people.people if p.id == speaker.id for r in p.roles
             if len(r.text.split()) <= ROLE_WORDS and (words := {w.casefold() for w in r.text.split()}) & OFFICES and not words & KIN]
    if not roles:
        draft.print(naming, speaker.name)
        return
    role = min(roles, key=lambda r: (-len(r.text.split()), r.text, r.span.document, r.span.start))
    if re.search(r"^(?:the|a|an)\b|\b(?:of|for|in)\b|’s\b|'s\b", role.text):
        before = told.texts[role.span.document].text[:role.span.start]
        article = "the " if role.text[:1].islower() and before.endswith(("the ", "The ")) and "’s " in role.text.replace("'", "’") else ""
        draft.print(naming, speaker.name).say(", " + article).print(role.span, role.text).say(",")
    else:
        draft.print(role.span, role.text).say(" ").print(naming, speaker.name)


def _sentence(statement: Statement[Value], texts: Mapping[str, Document]) -> Citation | None:
    """The first whole sentences of a direct quotation, as many as fit; None where it is a fragment."""
    value = statement.value
    if not isinstance(value, Quote) or value.form != "direct":
        return None
    document, piece = texts[statement.document], value.content[0]
    text = document.text[piece.start:piece.end].strip("“”\"‘’ ")
    closed = text.endswith(",") or document.text[piece.end:piece.end + 1] in tuple(",.!?")
    whole = [m.start() for m in END.finditer(text)] + [len(text)] * closed
    fitting = [e for e in whole if len(text[:e].split()) <= QUOTED_WORDS and "\n" not in text[:e]]
    words = text[:max(fitting, default=0)].rstrip(".,")
    nested = len(INNER_END.findall(words)) > words.count("‘")  # the end of a quotation within it, whose beginning is another's words
    if len(words.split()) < 4 or not words[0].isupper() or nested or re.search("[“”\"]", words):
        return None
    start = document.text.index(text, piece.start)
    return document.cite(start, start + len(words))
