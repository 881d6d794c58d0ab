"""What weighing needs to know of each report: its origin, its place in time, where in it a statement stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time

from tellings.model.documents import Document, Span
from tellings.model.statements import Statement
from tellings.model.values import Figure, Mention, Value
from tellings.reconcile.amounts import Interval
from tellings.reconcile.material import Case
from tellings.reconcile.meaning import place_class, same_place

Stated = Statement[Figure]
LEAD = 400  # characters in which a report says where it happened


@dataclass(frozen=True, slots=True)
class Ground:
    """An index of a case's documents and statements, made once."""

    documents: dict[str, Document]
    origins: dict[str, str]
    figures: tuple[Stated, ...]
    by_id: dict[str, Stated]
    people: dict[str, tuple[Statement[Mention], ...]]
    places: tuple[str, ...] = ()
    today: datetime | None = None
    sentences: dict[tuple[str, int], tuple[Stated, ...]] = field(default_factory=dict)  # the figures of each

    @classmethod
    def of(cls, case: Case) -> Ground:
        """The ground of a case; nothing in it depends on the order of documents or statements."""
        origins = {d: origin.id for origin in case.lineage.origins for d in origin.documents}
        documents = {d.id: d for d in case.documents}
        for d in documents:
            origins.setdefault(d, d)
        figures: dict[str, Stated] = {s.id: s for s in case.statements if isinstance(s.value, Figure)}  # type: ignore[misc]  # just seen
        ordered = tuple(sorted(figures.values(), key=place))
        today = datetime.combine(case.today, time.max, UTC) if case.today else None
        sentences = {k: tuple(own) for k, own in by_sentence(ordered).items()}
        places = own_places(ordered, origins, documents)
        return cls(documents, origins, ordered, figures, people_of(case.statements), places, today, sentences)

    def text(self, document: str, span: Span) -> str:
        """The words at a span of a document."""
        return self.documents[document].text[span.start:span.end]

    def sentence(self, statement: Stated) -> str:
        """The words of a statement's sentence."""
        return self.text(statement.document, statement.sentence)

    def beside(self, statement: Stated) -> Iterator[Stated]:
        """The other figures of a statement's sentence."""
        return (s for s in self.sentences.get((statement.document, statement.sentence.start), ()) if s.span != statement.span)

    def reported(self, statement: Stated) -> tuple[datetime, datetime] | None:
        """When a statement was reported: its post's stamp, else the report's publication; None where neither is known. What
        stands above the posts of a live page is of its newest post."""
        document = self.documents[statement.document]
        if not document.posts:
            return document.published.bounds() if document.published else None
        post = document.post_at(statement.span.start)
        stamped = [p for p in document.posts if p.when]
        above = bool(stamped) and statement.span.end <= stamped[0].start
        whens = [post.when] if post and post.when else [p.when for p in stamped] if above else []
        found = [b for w in whens if w and (b := w.bounds())]
        return max(found) if found else document.published.bounds() if document.published else None

    def before(self, a: Stated, b: Stated) -> bool:
        """Whether a is known to have been reported before b."""
        first, second = self.reported(a), self.reported(b)
        return first is not None and second is not None and first != second and first[0] < second[0] and first[1] <= second[1]

    def happened(self, statement: Stated) -> Interval | None:
        """When what a statement tells of happened, in seconds; None where unknown, and where a thing said to have happened
        would lie in the future (then its weekday was read wrongly)."""
        bounds = statement.when.bounds() if statement.when else None
        if bounds is None:
            return None
        now = self.reported(statement)
        latest = now[1] if now else self.today
        if latest and bounds[0] > latest and statement.modality == "asserted":
            return None
        return Interval(bounds[0].timestamp(), bounds[1].timestamp())

    def origins_of(self, statements: Iterable[Stated]) -> set[str]:
        """The origins of the reports that print these statements."""
        return {self.origins[s.document] for s in statements}

    def support(self, statements: Sequence[Stated]) -> tuple[int, int]:
        """How much speaks for statements: origins, and different tellings of them (a copy adds to neither)."""
        return (len(self.origins_of(statements)),
                len({(self.origins[s.document], s.span.start, s.value.low, s.value.high) for s in statements}))

    def heads(self, statement: Stated) -> bool:
        """Whether a statement stands in its report's headline."""
        document = self.documents[statement.document]
        return any(s.role == "headline" and s.start <= statement.span.start < s.end for s in document.sections[:3])

    def depth(self, statement: Stated) -> float:
        """How far into its report a statement stands, from 0 (start) to 1."""
        return statement.span.start / max(1, len(self.documents[statement.document].text))


def place(statement: Stated) -> tuple[str, int, int, str]:
    """The order in which statements are looked at: by document, then place."""
    return statement.document, statement.span.start, statement.span.end, statement.id


def people_of(statements: Sequence[Statement[Value]]) -> dict[str, tuple[Statement[Mention], ...]]:
    """The people named in each document, in order of place."""
    found: dict[str, list[Statement[Mention]]] = defaultdict(list)
    for s in statements:
        value = s.value
        if isinstance(value, Mention) and value.type == "person":
            found[s.document].append(s)  # type: ignore[arg-type]  # its value was just seen to be a Mention
    return {d: tuple(sorted(found[d], key=lambda s: (s.span.start, s.id))) for d in sorted(found)}


def by_document(statements: Iterable[Stated]) -> dict[str, list[Stated]]:
    """Statements by document, each list in order of place."""
    out: dict[str, list[Stated]] = defaultdict(list)
    for s in sorted(statements, key=place):
        out[s.document].append(s)
    return dict(out)


def by_sentence(statements: Iterable[Stated]) -> dict[tuple[str, int], list[Stated]]:
    """Statements by sentence."""
    out: dict[tuple[str, int], list[Stated]] = defaultdict(list)
    for s in statements:
        out[s.document, s.sentence.start].append(s)
    return out


def own_places(figures: Sequence[Stated], origins: dict[str, str], documents: dict[str, Document]) -> tuple[str, ...]:
    """The places of a story: those that two lines of reporting name with figures of this happening, or where they say what they are
    about; else the most named."""
    named: dict[str, set[str]] = defaultdict(set)
    times: dict[str, int] = defaultdict(int)
    for s in figures:
        name = place_class(s.value.where) if s.value.scope == "event" else ""
        if name:
            named[name].add(origins[s.document])
            times[name] += 1
    for name in named:
        named[name] = set().union(*(named[n] for n in named if same_place(n, name)))
    if named:
        leads = {d: document.text[:LEAD].lower() for d, document in documents.items()}
        for name in named:
            named[name] |= {origins[d] for d, lead in leads.items() if name in lead}
    shared = tuple(sorted(n for n in named if len(named[n]) > 1))
    single = len(set(origins.values())) < 2
    return shared or (tuple(sorted(times, key=lambda n: (-times[n], n))[:1]) if single else ())
