"""A web page as a whole: where its sentences stand and what surrounds most of them. Use to tell what is usual on a page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import log1p

from tellings.read.blocks import FINAL, Block

WORD = re.compile(r"\w+")
NEVER = frozenset("nav footer form comments menu consent".split())
SENTENCE = 80  # characters
COMMENTS = re.compile(
    r"^\W*\d*\s*(?:comments?|kommentare?|commentaires?|coment[aá]rios|commenti|reacties|responses?|replies|antworten|disqus"
    r"|(?:leave|post|write|add|schreibe?n?|laisser) (?:a |an? |einen? |un )?(?:reply|comment|kommentar|commentaire)"
    r"|join the (?:discussion|conversation))", re.I)
OTHERS = re.compile(
    r"^\W*(?:related|recommended|read (?:more|next|also)|more (?:from|on|stories|news|in|like)|most (?:read|popular|viewed)|latest|trending"
    r"|see also|you (?:may|might)|(?:top|recent|popular|editor).{0,12}(?:stories|posts|articles|news|picks)|share|tags?\b|about the author"
    r"|newsletter|sign ?up|subscribe|ähnliche|weitere|mehr (?:zum|aus|von|artikel)|lesen sie|auch interessant|das könnte|verwandte"
    r"|neueste|beliebte|meistgelesen|à lire|lire aussi|sur le même|articles? (?:li[ée]s|similaires)"
    r"|relacionad|te puede|más (?:leído|noticias))", re.I)


@dataclass(slots=True)
class Sum:
    """What a container, or all blocks that stand alike, hold: characters of sentences, of text and of links, and blocks."""

    good: int = 0
    text: int = 0
    linked: float = 0.0
    count: int = 0
    boxes: set[int] = field(default_factory=set)
    around: float = 0.0  # the shares of links in the containers that the blocks stand in, added up

    @property
    def links(self) -> float:
        return self.linked / self.text if self.text else 0.0


class Layout:
    """What features of single blocks are measured against. `words` are those of each block."""

    def __init__(self, blocks: Sequence[Block], words: Sequence[Sequence[str]], title: str) -> None:
        self.blocks = blocks
        lengths = [len(b.text) for b in blocks]
        self.logs = [log1p(n) for n in lengths]
        self.final = [FINAL.search(b.text[-12:]) is not None for b in blocks]
        self.good = [n if n > SENTENCE and b.links < 0.3 and final and not b.marks & NEVER else 0
                     for b, n, final in zip(blocks, lengths, self.final, strict=True)]
        self.sums = (list(accumulate(self.good, initial=0)), list(accumulate(lengths, initial=0)),
                     list(accumulate((n * b.links for n, b in zip(lengths, blocks, strict=True)), initial=0.0)))
        self.before = self.sums[1]
        self.total, self.length = sum(self.good) or 1, sum(lengths) or 1
        self.ways = [tuple(dict.fromkeys(b.boxes)) for b in blocks]
        self._add_up(lengths)
        self.main = self._main()
        self.usual = self._usual()
        self.head = self._head(words, tally(title))
        self.comments, self.others = self._headings(COMMENTS), self._headings(OTHERS)
        self._places()

    def _add_up(self, lengths: Sequence[int]) -> None:
        """Sums by container and by kind."""
        self.containers: defaultdict[int, Sum] = defaultdict(Sum)
        self.kinds: defaultdict[int, Sum] = defaultdict(Sum)
        for block, good, length, way in zip(self.blocks, self.good, lengths, self.ways, strict=True):
            linked = length * block.links
            kind = self.kinds[block.kind]
            kind.boxes.add(block.box)
            for total in (kind, *map(self.containers.__getitem__, way)):
                total.good += good
                total.text += length
                total.linked += linked
                total.count += 1
        for block, way in zip(self.blocks, self.ways, strict=True):
            self.kinds[block.kind].around += self.containers[way[-2 if len(way) > 1 else 0]].links

    def _main(self) -> int:
        """The smallest container with three fifths of the sentences."""
        large = [(s.text, -box) for box, s in self.containers.items() if s.good >= self.total * 0.6]
        return -min(large)[1] if large else 0

    def _usual(self) -> frozenset[str]:
        """What the elements around most sentences say: it tells nothing of a single block."""
        weight: Counter[str] = Counter()
        for block, good in zip(self.blocks, self.good, strict=True):
            if good:
                for mark in block.marks:
                    weight[mark] += good
        return frozenset(mark for mark, n in weight.items() if n > self.total * 0.3)

    def _head(self, words: Sequence[Sequence[str]], title: frozenset[str]) -> int:
        """The place of the headline, -1 where there is none."""
        heads = [(b.tag, i) for i, b in enumerate(self.blocks) if b.tag in ("h1", "h2", "h3")]
        like = [(tag, i) for tag, i in heads if title and alike(words[i], title) >= 0.6]
        return min(like)[1] if like else next((i for tag, i in heads if tag == "h1"), -1)

    def _headings(self, pattern: re.Pattern[str]) -> list[int]:
        return [i for i, b in enumerate(self.blocks) if len(b.text) < 50 and pattern.match(b.text)]

    def _places(self) -> None:
        """Where the sentences of the main container, and the blocks of the kind with most sentences, begin and end."""
        places = [i for i, good in enumerate(self.good) if good]
        inner = [i for i in places if self.main in self.ways[i]] or places or [0]
        self.first, self.last = inner[0], inner[-1]
        best = max(self.kinds, key=lambda kind: (self.kinds[kind].good, -kind), default=0)
        self.most = self.kinds[best].good if self.kinds else 0
        kin = [i for i, b in enumerate(self.blocks) if b.kind == best] or [0]
        self.begin, self.end = kin[0], kin[-1]


def tally(text: str) -> frozenset[str]:
    """The words of a title or summary, for `alike`."""
    return frozenset(w.lower() for w in WORD.findall(text))


def alike(words: Sequence[str], wanted: frozenset[str]) -> float:
    """How much two short texts share of their words, 0 to 1."""
    mine = {w.lower() for w in words}
    return 2 * len(mine & wanted) / (len(mine) + len(wanted)) if mine else 0.0
