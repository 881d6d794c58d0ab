"""Judgements about pairs of documents, and what is derived from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from tellings.model.documents import Citation


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two documents (or posts) are, or are not, of one story or one origin; by a rule or a person.

    The pair is in order of id. `score` is in [0, 1]; `evidence` says why in words; `judge` is a rule's name or a person.
    """

    left: str
    right: str
    relation: Literal["same story", "same origin"]
    verdict: bool
    score: float
    evidence: tuple[str, ...] = ()
    judge: str = "rule"


@dataclass(frozen=True, slots=True)
class PostOf:
    """A live-blog post as a member of a story: ids of the document and of the post."""

    document: str
    post: str


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent line of reporting. `basis` says in words why its documents are one origin."""

    id: str
    documents: tuple[str, ...]
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that stands in two documents; the earlier (where known) is `origin`, the other `copy`. `score` in [0, 1]."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"alias_generator": {"origin": "from", "copy": "to", "score": "score"}.get}

    origin: Citation
    copy: Citation
    score: float


@dataclass(frozen=True, slots=True)
class CreditLine:
    """An agency that a document says its text, or part of it, is from."""

    document: str
    agency: str
    span: Citation


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who copied whom within a story."""

    origins: tuple[Origin, ...] = ()
    passages: tuple[Passage, ...] = ()
    credits: tuple[CreditLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The documents (or, of a live blog, the posts) that tell of the same happenings. `documents` are ids, sorted by time, then id.

    A document is in exactly one story, except that a live blog's posts may stand in several. For a live blog `posts` names
    those that belong here; a document in `documents` with no post in `posts` belongs whole.
    """

    id: str
    documents: tuple[str, ...]
    posts: tuple[PostOf, ...] = ()
    links: tuple[Judgement, ...] = ()
