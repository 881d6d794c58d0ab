"""Sayings told within what another says: use to keep those that are another voice's, and to leave the rest to the outer one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.model.documents import Span
from tellings.model.statements import Speaker
from tellings.text.gazetteer import AGENCIES, OUTLETS
from tellings.text.language import Parse
from tellings.text.pieces import Draft

DEEPEST = 3  # sayings around one: "A said that B said that C said that D ..."
BACK, ON = 4, 4  # drafts before and after one, in order of their verbs, among which the one around it is looked for
RELATIVE = frozenset("which who whom".split())
Voiced = tuple[Draft, Speaker | None]


def place(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Tell each draft which other one it stands in. `drafts` in order of token."""
    for i, draft in enumerate(drafts):
        if draft.cue is None:
            continue
        at = parse.starts[draft.cue[0]]
        around = [d for d in drafts[max(0, i - BACK):i + ON] if d is not draft and any(a <= at < b for a, b in d.content)
                  and not (d.token < draft.token and d.cue and any(a <= parse.starts[d.cue[0]] < b for a, b in draft.content))]
        draft.within = min(around, key=_length, default=None)


def _length(draft: Draft) -> int:
    return sum(b - a for a, b in draft.content)


def voices(parse: Parse, drafts: Sequence[Voiced]) -> Iterator[Voiced]:
    """Drafts without those that only say again what stands in another: "he said he believes ..." is one saying, as is what he
    tells of the wishes of others; a saying of somebody else is kept, for the chain of voices."""
    speakers = {id(draft): speaker for draft, speaker in drafts}
    for draft, speaker in drafts:
        outer = draft.within
        if outer is None:
            yield draft, speaker
            continue
        above = speakers.get(id(outer))
        own = speaker is not None and (above is None or above.name != speaker.name)
        if draft.quotes and draft.verb is not None and not own:
            _end_before(parse, outer, draft)
        if _deep(draft):
            continue
        if draft.quotes or (own and draft.says) or (outer.topic and not draft.topic):
            yield draft, speaker


def _deep(draft: Draft) -> bool:
    """Whether a saying stands in more sayings than a reader could follow."""
    around, depth = draft.within, 0
    while around is not None and depth <= DEEPEST:
        around, depth = around.within, depth + 1
    return depth > DEEPEST


def _end_before(parse: Parse, outer: Draft, inner: Draft) -> None:
    """ "He noted that it rained, and added: “We ran.”" Two sayings of one speaker, the first of which ends before the second; "..., which
    the mayor said “was set”" begins with its "which"."""
    first = inner.cue[0] if inner.cue else inner.token
    if inner.source and inner.source[1] == first:
        first = inner.source[0]
    while first > 0 and (parse.pos[first - 1] in ("CCONJ", "PUNCT") or parse.lower[first - 1] in RELATIVE):
        first -= 1
    end = parse.ends[first - 1] if first else 0
    kept = [(a, min(b, end)) for a, b in outer.content if a < end]
    outer.content = kept or outer.content


def relays(speaker: Speaker | None) -> bool:
    """Whether a voice hands on what others said: an outlet, an agency. Marks in what it tells are around the words of those."""
    return speaker is not None and (speaker.name.lower() in OUTLETS or speaker.name in AGENCIES)


def within(inner: tuple[Span, ...], outer: tuple[Span, ...]) -> bool:
    """Whether all spans stand in some of the others."""
    return all(any(o.covers(span) for o in outer) for span in inner)
