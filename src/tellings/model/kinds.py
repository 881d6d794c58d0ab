"""Kind: the protocol that every kind of statement fulfils."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVar

from tellings.model.statements import Statement

V = TypeVar("V")
A_contra = TypeVar("A_contra", contravariant=True)


class Agreement(Enum):
    """How two statements of a kind stand to one another."""

    SAME = "same"                      # about the same thing, and they agree
    COMPATIBLE = "compatible"          # about the same thing, and both can be true
    DIFFERENT = "different"            # about the same thing, and they clash
    UNRELATED = "unrelated"            # not about the same thing


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and what the kind finds in it, as `tellings kinds` shows them. Checked by a test."""

    text: str
    found: tuple[str, ...]


class Kind(Protocol[V, A_contra]):
    """Find, compare, render and examples of one kind; `version` changes whenever what is found changes.

    A_contra is what statements are found from: `text.analysis.Analysis`.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def examples(self) -> tuple[Example, ...]: ...

    def find(self, analysis: A_contra) -> Iterable[Statement[V]]: ...

    def compare(self, a: Statement[V], b: Statement[V]) -> Agreement: ...

    def render(self, statement: Statement[V]) -> str: ...
