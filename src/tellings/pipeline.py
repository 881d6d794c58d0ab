"""Read this file first: the order of the steps. read → find → group → trace → reconcile."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

from tellings import kinds
from tellings.group.lineage import trace
from tellings.group.stories import group
from tellings.model.accounts import Account, Outcome
from tellings.model.documents import Capture, Document, Rejection
from tellings.model.statements import Statement
from tellings.model.stories import Story
from tellings.model.values import Value
from tellings.read.page import LIMIT, clean_capture
from tellings.read.template import without_template
from tellings.reconcile import Case, reconcile
from tellings.text import language
from tellings.text.analysis import analyse

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
FOREIGN = "not in English"
Progress = Callable[[str, int, int], None]  # step, done, of how many
Statements = Mapping[str, tuple[Statement[Value], ...]]  # by the document's id


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: the date the reports were read (for relative dates), the policy, the language model, the bytes of the
    largest page."""

    today: date | None = None
    policy: str = "default"
    model: str = language.DEFAULT_MODEL
    limit: int = LIMIT


def silent(step: str, done: int, total: int) -> None:
    """Tells nobody how far the work has come."""


class Engine(Protocol):
    """Where a step runs over many items: in this process, or in several."""

    def each(self, step: Callable[[Sequence[A]], Iterable[B]], items: Sequence[A], weight: Callable[[A], int]) -> Iterator[B]:
        """What step(items) gives, in its order; other processes begin at once. The step gives one result an item, whatever stands
        beside it; `weight` is the work that an item is."""
        ...


@dataclass(frozen=True, slots=True)
class Here:
    """The engine that starts no other process."""

    def each(self, step: Callable[[Sequence[A]], Iterable[B]], items: Sequence[A], weight: Callable[[A], int]) -> Iterator[B]:  # noqa: ARG002
        """step(items)."""
        yield from step(items)


HERE = Here()


def read(captures: Iterable[Capture | Document | Rejection], options: Options, progress: Progress | None = None,
         engine: Engine = HERE) -> Outcome:
    """Captures in, accounts out. The order of the captures never changes the outcome, nor does the engine."""
    tell = progress or silent
    cleaned, rejections = clean(captures, tell, options.limit)
    finding = _begin(cleaned, options, tell, engine)
    stories = group(cleaned)  # while other processes look for statements, where there are any
    statements, failed = _statements(cleaned, finding, tell)
    documents = {d.id: d for d in cleaned if d.id in statements}
    if failed:
        stories = group(tuple(documents.values()))
    accounts = []
    step = partial(_accounts, documents=documents, statements=statements, options=options)
    for done, (story, told) in enumerate(zip(stories, engine.each(step, stories, lambda s: len(s.documents)), strict=True)):
        tell("reconcile", done, len(stories))
        if isinstance(told, str):
            failed += [refused(documents[i], told) for i in sorted(story.documents)]
        else:
            accounts.append(told)
    return Outcome(tuple(documents.values()), (*rejections, *failed), tuple(s for i in documents for s in statements[i]),
                   tuple(sorted(accounts, key=lambda a: (-len(a.documents), a.id))))


def attempt(work: Callable[[], T]) -> T | str:
    """What the work gives, or what went wrong: a fault over one report or one story must not cost a reader the others."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001  the boundary of one item: the run goes on
        return f"{type(error).__name__}: {error}"


def refused(document: Document, why: str) -> Rejection:
    """A document that a fault of ours kept from the account."""
    return Rejection(document.id, document.name, "fault", f"a fault of ours kept it from the account ({why}); please report this page")


def clean(captures: Iterable[Capture | Document | Rejection], tell: Progress,
          limit: int = LIMIT) -> tuple[tuple[Document, ...], tuple[Rejection, ...]]:
    """Documents sorted by id, each once; what cannot be read as rejections, in order of name."""
    documents: dict[str, Document] = {}
    rejections: dict[tuple[str, str], Rejection] = {}
    times: Counter[str] = Counter()
    for done, item in enumerate(captures):
        tell("read", done, 0)
        page = clean_capture(item, limit) if isinstance(item, Capture) else item
        if isinstance(page, Rejection):
            rejections[page.name, page.capture] = page
        else:
            times[page.id] += 1
            if page.id not in documents or page.capture.locator < documents[page.id].capture.locator:
                documents[page.id] = page
    reports = without_template([documents[i] for i in sorted(documents)])
    return tuple(_noted(d, times[d.id]) for d in reports), tuple(rejections[k] for k in sorted(rejections))


def _noted(document: Document, times: int) -> Document:
    """With what a reader must know of it. The same bytes from the same place, captured more than once, are one document."""
    notes = document.notes
    if not language.knows(document):
        notes += (f"{FOREIGN} ({document.language}): kept and grouped, but no statement was looked for in it",)
    if times > 1:
        notes += (f"captured {times} times, the same bytes each time",)
    return replace(document, notes=notes) if notes != document.notes else document


def find(documents: Sequence[Document], options: Options) -> Iterator[tuple[Statement[Value], ...]]:
    """The statements of each document, in order of place."""
    for document, parse in zip(documents, language.parse_many(documents, options.model), strict=True):
        yield _found(document, parse, options)


def _found(document: Document, parse: language.Parse, options: Options) -> tuple[Statement[Value], ...]:
    analysis = analyse(document, parse, options.today)
    found = {s.id: s for kind in kinds.KINDS for s in kind.find(analysis)}
    return tuple(sorted(found.values(), key=lambda s: (s.span.start, s.span.end, s.kind, s.id)))


def attempts(documents: Sequence[Document], options: Options) -> Iterator[tuple[Statement[Value], ...] | str]:
    """The statements of each document, or what went wrong."""
    for document, parse in zip(documents, language.parse_many(documents, options.model), strict=True):
        yield attempt(lambda d=document, p=parse: _found(d, p, options))  # type: ignore[misc]


def _begin(documents: Sequence[Document], options: Options, tell: Progress,
           engine: Engine) -> Iterator[tuple[Statement[Value], ...] | str]:
    """What will be found in each document, in order."""
    if any(d.mined and language.knows(d) for d in documents):
        tell("load the language model", 0, 0)
        language.load(options.model)  # here, before an engine divides the work, so that all parts share it
    return engine.each(partial(attempts, options=options), documents, lambda d: len(d.text))


def _statements(documents: Sequence[Document], finding: Iterable[tuple[Statement[Value], ...] | str],
                tell: Progress) -> tuple[Statements, list[Rejection]]:
    """The statements of each document by its id, and the documents in which none could be looked for."""
    found, failed = {}, []
    for done, (document, told) in enumerate(zip(documents, finding, strict=True)):
        tell("find", done, len(documents))
        if isinstance(told, str):
            failed.append(refused(document, told))
        else:
            found[document.id] = told
    return found, failed


def _accounts(stories: Sequence[Story], documents: Mapping[str, Document], statements: Statements,
              options: Options) -> Iterator[Account | str]:
    """The account of each story, or what went wrong."""
    for story in stories:
        yield attempt(lambda s=story: account(s, documents, statements, options))  # type: ignore[misc]


def account(story: Story, documents: Mapping[str, Document], statements: Statements, options: Options) -> Account:
    """The account of one story. `documents` and `statements` by the document's id; those of other stories do no harm."""
    members = tuple(documents[i] for i in story.documents)
    posts: dict[str, set[str]] = defaultdict(set)
    for member in story.posts:
        posts[member.document].add(member.post)
    mine = tuple(s for d in members for s in statements[d.id] if belongs(d, s, posts.get(d.id)))
    times = tuple(s for d in members for s in statements[d.id] if s.kind == "time")
    told = reconcile(Case(story, members, mine, trace(members, mine), options.policy, options.today, times))
    foreign = tuple(f"{d.name}: {note}" for d in members for note in d.notes if note.startswith(FOREIGN))
    return replace(told, notes=told.notes + foreign)


def belongs(document: Document, statement: Statement[Value], posts: set[str] | None) -> bool:
    """Whether a statement stands in a post of the story. A document without named posts belongs whole; what stands outside
    the posts (a live blog's headline) goes with its opening post."""
    if posts is None:
        return True
    post = document.post_at(statement.span.start) or document.posts[0]
    return post.id in posts
