"""How far a pair of numbers of two reports is ahead of what else each could be paired with. Use it before different numbers are taken for
two answers to one question: words that fit three numbers of the other report alike say nothing of any of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tellings.reconcile.amounts import number
from tellings.reconcile.ground import Stated
from tellings.reconcile.same_question import Setting, likeness

ALONE = -1.5  # the likeness with which a number without competitor counts as compared
MOST = 2.0  # that being ahead can say
SIZE = 3.0  # times as much: numbers further apart do not compete
SAID_AGAIN = -0.5  # the likeness from which the same number in the other report is the answer to the question


class Contest:
    """The numbers of a story, those of each report and unit by themselves."""

    def __init__(self, settings: Iterable[Setting], rare: Mapping[str, float]) -> None:
        self._rare = rare
        self._known: dict[tuple[str, str], float] = {}
        self._of: dict[tuple[str, str], list[Setting]] = defaultdict(list)
        for s in settings:
            self._of[s.statement.document, s.statement.value.unit].append(s)

    def likeness(self, a: Setting, b: Setting) -> float:
        """How likely two numbers are of one thing, in the units of a logistic regression."""
        first, second = sorted((a.statement.id, b.statement.id))
        found = self._known.get((first, second))
        if found is None:
            found = self._known[first, second] = likeness(a, b, self._rare)
        return found

    def ahead(self, a: Setting, b: Setting) -> float | None:
        """By how much two different numbers are liker than any other pair with one of them, in bounds; None where the other report has
        one of the two numbers too."""
        others = [*((a, o) for o in self._rivals(a, b)), *((b, o) for o in self._rivals(b, a))]
        if any(number(x.statement.value) == number(o.statement.value) and self.likeness(x, o) >= SAID_AGAIN for x, o in others):
            return None
        lead = self.likeness(a, b) - max((self.likeness(x, o) for x, o in others if touch(x, o)), default=ALONE)
        return max(-MOST, min(MOST, lead))

    def again(self, a: Setting) -> list[Stated]:
        """All that a report prints with one number and unit: the headline's 60 is the 60 of the text."""
        of = self._of[a.statement.document, a.statement.value.unit]
        return [o.statement for o in of if number(o.statement.value) == number(a.statement.value)]

    def _rivals(self, a: Setting, b: Setting) -> Iterator[Setting]:
        """What else the report of `b` prints that `a` could be compared with; `b`'s number told again is no other."""
        x, y = number(a.statement.value) or 0.0, number(b.statement.value)
        for o in self._of[b.statement.document, a.statement.value.unit]:
            z = number(o.statement.value) or 0.0
            if z != y and min(abs(x), abs(z)) * SIZE >= max(abs(x), abs(z)):
                yield o


def touch(a: Setting, b: Setting) -> bool:
    """Whether two settings have anything in common that could make them like."""
    return not (a.near.isdisjoint(b.near) and a.key.isdisjoint(b.key) and a.words.isdisjoint(b.words)) or a.role == b.role != ""
