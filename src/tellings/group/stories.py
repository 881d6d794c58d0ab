"""Same-story links from shared names, words, figures and dates; stories as what the links join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tellings.group.camps import camps
from tellings.group.clusters import average_link
from tellings.group.features import published
from tellings.group.likeness import Index, Pair, score, signals_of
from tellings.group.posts import main_traits, place_posts
from tellings.model.documents import Document, make_id
from tellings.model.stories import Judgement, Story

SAME = 0.36  # mean score of the links between two groups of reports above which they tell one story


def group(documents: Sequence[Document]) -> tuple[Story, ...]:
    """The stories of these documents; every document in exactly one, a live blog's posts perhaps in several."""
    copies = exact_copies(documents)
    units = [group_of[0] for group_of in copies]
    index = Index([main_traits(document) for document in units])
    pairs = {(pair.left, pair.right): pair for pair in index.pairs()}
    scores = {place: score(pair) for place, pair in pairs.items()}
    stories = []
    for cluster in (part for joined in average_link(len(units), scores, SAME) for part in camps(joined, index.traits)):
        judged = [_judgement(index, units, scores[place], pairs[place]) for place in spanning(cluster, scores)]
        stories.append(tell([d for i in cluster for d in copies[i]], (*judged, *_copied(copies, cluster))))
    return tuple(sorted(place_posts(stories, documents), key=lambda story: (-len(story.documents), story.id)))


def exact_copies(documents: Iterable[Document]) -> list[list[Document]]:
    """Documents with the same text together; each set, and the sets, in order of id."""
    same: dict[str, list[Document]] = defaultdict(list)
    for document in sorted({d.id: d for d in documents}.values(), key=lambda d: d.id):
        same[document.text_sha256].append(document)
    return list(same.values())


def tell(documents: Iterable[Document], links: Iterable[Judgement]) -> Story:
    """A story of these documents: sorted by time, then id; its id comes from the earliest."""
    ordered = tuple(d.id for d in sorted(documents, key=lambda d: (published(d) or 10**7, d.id)))
    return Story(make_id("story", ordered[0]), ordered, links=tuple(sorted(links, key=lambda j: (j.left, j.right))))


def spanning(cluster: Sequence[int], scores: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The strongest links that hold a cluster together, as few as will do."""
    home = {i: i for i in cluster}
    inside = [(-scores[i, j], i, j) for i in cluster for j in cluster if i < j and (i, j) in scores]
    chosen = []
    for _, i, j in sorted(inside):
        if home[i] != home[j]:
            old, new = home[j], home[i]
            home = {k: new if h == old else h for k, h in home.items()}
            chosen.append((i, j))
    return chosen


def _judgement(index: Index, units: Sequence[Document], value: float, pair: Pair) -> Judgement:
    left, right = sorted((units[pair.left].id, units[pair.right].id))
    return Judgement(left, right, "same story", True, round(value, 3), evidence(index, pair), "likeness")


def evidence(index: Index, pair: Pair) -> tuple[str, ...]:
    """Why two reports are taken to tell one story, strongest reason first."""
    lines = []
    for name, worth in sorted(signals_of(pair).items(), key=lambda item: (-item[1], item[0])):
        if worth > 0.1 and name != "length":
            words = index.shared(pair.left, pair.right, name) if name in index.vectors else ()
            lines.append(f"{name} ({worth:+.1f}): {', '.join(words)}" if words else f"{name} ({worth:+.1f})")
    return tuple(lines)


def _copied(copies: Sequence[Sequence[Document]], cluster: Iterable[int]) -> list[Judgement]:
    return [Judgement(copies[i][0].id, other.id, "same story", True, 1.0, ("same text, character for character",), "copy")
            for i in cluster for other in copies[i][1:]]
