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
RUNS = frozenset({"weeks", "months", "quarter", "half", "year", "years"})
SHOWING = frozenset({"show", "reveal", "indicate", "suggest"})  # "prices eased, figures showed on Wednesday"
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
    if dep in ("advcl", "acl") and (parse.lemmas[head] in SPEAKING or parse.lemmas[head] in SHOWING):
        return None
    if dep == "relcl" and _has_subject(parse, verb):  # "a drug he stole", "a camp where they have lived for a year"
        return None
    upper = clause_verb(parse, head)
    return upper if upper != verb else None


def _has_subject(parse: Parse, verb: int) -> bool:
    """Whether somebody else than whoever it is told of does what a relative clause tells."""
    return any(parse.deps[c] in ("nsubj", "nsubjpass") and parse.tags[c] not in ("WDT", "WP") for c in parse.children[verb])


def index_times(parse: Parse, times: Iterable[TimeMention]) -> ClauseTimes:
    """The times of a document that can say when something happened, by clause."""
    by_verb: defaultdict[int, list[tuple[int, TimeMention]]] = defaultdict(list)
    verbless: defaultdict[int, list[tuple[int, TimeMention]]] = defaultdict(list)
    for mention in _outermost(times):
        if not says_when(mention):
            continue
        token = _head(parse, mention.span)
        if token is None or (parse.lower[parse.heads[token]] in BOUNDARY and "TNI" not in mention.timex) or _ends_run(parse, mention.span):
            continue
        verb = clause_verb(parse, token)
        if verb is None:
            verbless[parse.sentence(token).first].append((token, mention))
        else:
            by_verb[verb].append((token, mention))
    return ClauseTimes(by_verb, verbless)


def _ends_run(parse: Parse, span: Span) -> bool:
    """Whether a date is the end of a stretch that is told before it: "the three months to June"."""
    first = parse.token_at(span.start)
    return first > 1 and parse.lower[first - 1] in ("to", "ended", "ending", "through") and parse.lower[first - 2] in RUNS


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
