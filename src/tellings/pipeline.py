"""Read this file first: the order of the steps. read → find → group → trace → reconcile."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from tellings import kinds
from tellings.group.lineage import trace
from tellings.group.stories import group
from tellings.model.accounts import Account, Outcome
from tellings.model.documents import Capture, Document, Rejection
from tellings.model.statements import Statement
from tellings.model.stories import Story
from tellings.model.values import Value
from tellings.read.page import clean_capture
from tellings.reconcile import Case, reconcile
from tellings.text import language
from tellings.text.analysis import analyse

T = TypeVar("T")
Progress = Callable[[str, int, int], None]  # step, done, of how many


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: the date the reports were read (for relative dates), the policy, the language model."""

    today: date | None = None
    policy: str = "default"
    model: str = language.DEFAULT_MODEL


def silent(step: str, done: int, total: int) -> None:
    """Tells nobody how far the work has come."""


def read(captures: Iterable[Capture | Document | Rejection], options: Options, progress: Progress | None = None) -> Outcome:
    """Captures in, accounts out. The order of the captures never changes the outcome."""
    tell = progress or silent
    documents, rejections = clean(captures, tell)
    statements = dict(zip((d.id for d in documents), find(documents, options, tell), strict=True))
    accounts = []
    stories = group(documents)
    for done, story in enumerate(stories):
        tell("reconcile", done, len(stories))
        accounts.append(account(story, documents, statements, options))
    return Outcome(documents, rejections, tuple(s for d in documents for s in statements[d.id]),
                   tuple(sorted(accounts, key=lambda a: (-len(a.documents), a.id))))


def clean(captures: Iterable[Capture | Document | Rejection], tell: Progress) -> tuple[tuple[Document, ...], tuple[Rejection, ...]]:
    """Documents sorted by id, each once; what cannot be read as rejections, in order of name."""
    documents: dict[str, Document] = {}
    rejections: dict[tuple[str, str], Rejection] = {}
    times: Counter[str] = Counter()
    for done, item in enumerate(captures):
        tell("read", done, 0)
        page = clean_capture(item) if isinstance(item, Capture) else item
        if isinstance(page, Rejection):
            rejections[page.name, page.capture] = page
        else:
            times[page.id] += 1
            if page.id not in documents or page.capture.locator < documents[page.id].capture.locator:
                documents[page.id] = page
    return tuple(_noted(documents[i], times[i]) for i in sorted(documents)), tuple(rejections[k] for k in sorted(rejections))


def _noted(document: Document, times: int) -> Document:
    """The same bytes from the same place, captured more than once, are one document, and it says so."""
    return document if times == 1 else replace(document, notes=(*document.notes, f"captured {times} times, the same bytes each time"))


def find(documents: Sequence[Document], options: Options, tell: Progress) -> Iterator[tuple[Statement[Value], ...]]:
    """The statements of each document, in order of place."""
    for done, (document, parse) in enumerate(zip(documents, language.parse_many(documents, options.model), strict=True)):
        tell("find", done, len(documents))
        analysis = analyse(document, parse, options.today)
        found = {s.id: s for kind in kinds.KINDS for s in kind.find(analysis)}
        yield tuple(sorted(found.values(), key=lambda s: (s.span.start, s.span.end, s.kind, s.id)))


def account(story: Story, documents: Sequence[Document], statements: dict[str, tuple[Statement[Value], ...]], options: Options) -> Account:
    """The account of one story."""
    by_id = {d.id: d for d in documents}
    members = tuple(by_id[i] for i in story.documents)
    posts: dict[str, set[str]] = defaultdict(set)
    for member in story.posts:
        posts[member.document].add(member.post)
    mine = tuple(s for d in members for s in statements[d.id] if belongs(d, s, posts.get(d.id)))
    times = tuple(s for d in members for s in statements[d.id] if s.kind == "time")
    return reconcile(Case(story, members, mine, trace(members, mine), options.policy, options.today, times))


def belongs(document: Document, statement: Statement[Value], posts: set[str] | None) -> bool:
    """Whether a statement stands in a post of the story. A document without named posts belongs whole; what stands outside
    the posts (a live blog's headline) goes with its opening post."""
    if posts is None:
        return True
    post = document.post_at(statement.span.start) or document.posts[0]
    return post.id in posts
