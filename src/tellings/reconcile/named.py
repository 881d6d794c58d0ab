"""Where the people of a story are named in a stretch of text: use where every place counts, for statements give the first only."""

from __future__ import annotations

import re
from collections import defaultdict

from tellings.model.documents import Document, Span
from tellings.reconcile.people import Cast


class Named:
    """The printed names of a cast, by document; the longest name counts where one holds another."""

    def __init__(self, people: Cast, *types: str) -> None:
        names: dict[str, set[str]] = defaultdict(set)
        for person in people.people:
            if person.type in types:
                for variant in person.variants:
                    for document in variant.documents:
                        names[document].add(variant.text)
        self._parties = people.parties
        self._names = names
        self._patterns: dict[str, re.Pattern[str]] = {}

    def within(self, document: Document, start: int, end: int) -> list[tuple[Span, str]]:
        """Each name in [start, end) with the id of who it names, in order."""
        if start >= end or document.id not in self._names:
            return []
        pattern = self._pattern(document.id)
        found = ((m, self._parties.get((document.id, m.group().casefold()))) for m in pattern.finditer(document.text, start, end))
        return [(Span(m.start(), m.end()), party.id) for m, party in found if party]

    def _pattern(self, document: str) -> re.Pattern[str]:
        """All names of a document, longest first; made when first asked for, as most documents of a large set never are."""
        if document not in self._patterns:
            texts = sorted(self._names[document], key=lambda t: (-len(t), t))
            self._patterns[document] = re.compile(r"\b(?:" + "|".join(map(re.escape, texts)) + r")\b")
        return self._patterns[document]
