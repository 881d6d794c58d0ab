"""Which time expression tells when a clause happened: "said on Friday that the attack on Thursday night ..." has two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tellings.model.documents import Span
from tellings.text.language import Parse
from tellings.text.modality import SPEAKING, STEPS, clause_verb
from tellings.text.readings import TimeMention

# "The largest since Friday", "hours after Friday's vote": not when it happened
BOUNDARY = frozenset({"since", "until", "till", "before", "after", "than", "by", "for", "of", "from", "ahead"})
BESIDE = 30  # tokens: farther off in its clause, a time is another phrase's


@dataclass(frozen=True, slots=True)
class ClauseTimes:
    """The expressions that say when, by the verb of the clause that holds them, and by sentence for those without a verb."""

    by_verb: Mapping[int, Sequence[tuple[int, TimeMention]]] = field(default_factory=dict)
    verbless: Mapping[int, Sequence[tuple[int, TimeMention]]] = field(default_factory=dict)

    def at(self, parse: Parse, place: Span) -> TimeMention | None:
        """The expression that modifies the clause of a place, looked for outwards; never that of the verb of saying around it."""
        token = parse.token_at(place.start)
        if token >= len(parse):
            return None
        verb = clause_verb(parse, token)
        if verb is None:
            return _nearest(self.verbless.get(parse.sentence(token).first, ()), token)
        for _ in range(STEPS):
            found = _nearest(self.by_verb.get(verb, ()), token)
            if found is not None:
                return found
            upper = _outer(parse, verb)
            if upper is None:
                return None
            verb = upper
        return None


def _nearest(choices: Sequence[tuple[int, TimeMention]], token: int) -> TimeMention | None:
    near = [(abs(at - token), at, mention) for at, mention in choices if abs(at - token) <= BESIDE]
    return min(near, key=lambda n: n[:2])[2] if near else None


def _outer(parse: Parse, verb: int) -> int | None:
    """The clause around a clause, where its time is this one's too; what was said has not the time of the saying."""
    head, dep = parse.heads[verb], parse.deps[verb]
    if head == verb or dep in ("ccomp", "parataxis"):
        return None
    if dep in ("advcl", "acl") and parse.lemmas[head] in SPEAKING:
        return None
    upper = clause_verb(parse, head)
    return upper if upper != verb else None


def index_times(parse: Parse, times: Iterable[TimeMention]) -> ClauseTimes:
    """The times of a document that can say when something happened, by clause."""
    by_verb: defaultdict[int, list[tuple[int, TimeMention]]] = defaultdict(list)
    verbless: defaultdict[int, list[tuple[int, TimeMention]]] = defaultdict(list)
    for mention in _outermost(times):
        if not says_when(mention):
            continue
        token = _head(parse, mention.span)
        if token is None or (parse.lower[parse.heads[token]] in BOUNDARY and "TNI" not in mention.timex):
            continue
        verb = clause_verb(parse, token)
        if verb is None:
            verbless[parse.sentence(token).first].append((token, mention))
        else:
            by_verb[verb].append((token, mention))
    return ClauseTimes(by_verb, verbless)


def _outermost(times: Iterable[TimeMention]) -> list[TimeMention]:
    """The expressions that stand in no other: of a range, the range and not its ends."""
    kept: list[TimeMention] = []
    for mention in sorted(times, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.end > kept[-1].span.end:
            kept.append(mention)
    return kept


def says_when(mention: TimeMention) -> bool:
    """Whether an expression can tell when something happened: a date or time, or a stretch with both ends ("over the past day")."""
    if mention.type == "DURATION":
        return mention.when is not None and mention.when.earliest is not None and mention.when.latest is not None
    return mention.type in ("DATE", "TIME") and not mention.timex.endswith("_REF")


def _head(parse: Parse, span: Span) -> int | None:
    """The token of an expression that the others hang from."""
    tokens = parse.tokens(span)
    return next((i for i in tokens if parse.heads[i] not in tokens or parse.heads[i] == i), None)
