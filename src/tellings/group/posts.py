"""Use to place the posts of live blogs: those on the matter stay with the document's story, the others join or form stories."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tellings.group.background import STOP, share
from tellings.group.clusters import average_link
from tellings.group.features import Traits, published, reporting, tokenise, traits_of
from tellings.group.likeness import Index, score
from tellings.model.documents import Document, Post, make_id
from tellings.model.stories import PostOf, Story

ON_TOPIC = 0.165  # share of a post's telling words that the story's other reports print too, from which on it is of the story
PRIOR = 20.0  # how many posts the background shares count for
JOIN = 0.36  # mean score above which a post is of another story, or two posts are of one
LEAST = 20  # telling words that the longest of some posts needs for them to make a story: what is shorter is a side of the blog's own
SURE = 0.7  # mean score above which posts as short as that are of another story all the same
NEIGHBOURS = 0.15  # the same for posts that follow one another in one live blog: a subject is often told in several


@dataclass(frozen=True, slots=True)
class Placed:
    """A post with its document and what it speaks of."""

    document: Document
    post: Post
    traits: Traits

    @property
    def member(self) -> PostOf:
        return PostOf(self.document.id, self.post.id)


def place_posts(stories: Sequence[Story], documents: Sequence[Document]) -> tuple[Story, ...]:
    """The stories with the posts that belong to each, and stories of the posts that belong to none."""
    by_id = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
    if not any(d.posts for d in by_id.values()):
        return tuple(stories)
    kept, strays = [], []
    for story in stories:
        on, off = _sorted_out([by_id[i] for i in story.documents])
        kept.append(replace(story, posts=tuple(on)))
        strays.extend(off)
    return _settled(kept, by_id, strays)


def _sorted_out(documents: Sequence[Document]) -> tuple[list[PostOf], list[Placed]]:
    """Which posts of a story's live blogs are on its matter (none listed for a live blog that is so throughout), which not."""
    on: list[PostOf] = []
    off: list[Placed] = []
    if not any(d.posts for d in documents):
        return on, off
    printed = {d.id: telling(d) for d in documents}
    rarity = _rarity([words for d in documents for words in ([telling(d, p) for p in d.posts] or [printed[d.id]])])
    for document in documents:
        if document.posts:
            core = _core(document, [words for i, words in printed.items() if i != document.id])
            strays = off_topic(document, core, rarity)
            if strays:
                on.extend(PostOf(document.id, p.id) for p in document.posts if p not in strays)
                off.extend(Placed(document, p, traits_of(document, p)) for p in strays)
    return on, off


def strays_of(document: Document, others: Sequence[Document]) -> list[Placed]:
    """The posts of one live blog that are on another matter than its story, which these other reports tell too."""
    return [stray for stray in _sorted_out([document, *others])[1] if stray.document.id == document.id]


def gathered(strays: Sequence[Placed]) -> list[list[Placed]]:
    """Strays of one matter together."""
    index = Index([s.traits for s in strays])
    scores = {(pair.left, pair.right): score(pair) for pair in index.pairs()}
    return [[strays[n] for n in numbers] for numbers in _clusters(range(len(strays)), strays, scores)]


def is_story(strays: Sequence[Placed]) -> bool:
    """Whether posts on one matter are enough to make a story of their own."""
    return max(s.traits.length for s in strays) >= LEAST


def telling(document: Document, *posts: Post) -> frozenset[str]:
    """The words of a report or post that are not in nearly every report."""
    return frozenset(t.word for t in tokenise(reporting(document, *posts)) if t.word not in STOP and len(t.word) > 1)


def main_traits(document: Document) -> Traits:
    """What a document speaks of; of a live blog only the posts that keep to the matter it opens with."""
    if not document.posts:
        return traits_of(document)
    strays = off_topic(document, _core(document, []), _rarity([telling(document, p) for p in document.posts]))
    return traits_of(document, *(p for p in document.posts if p not in strays)) if strays else traits_of(document)


def _core(document: Document, others: Sequence[frozenset[str]]) -> frozenset[str]:
    """The words of the matter: printed by two of the story's other reports; for a lone live blog, in its opening or often."""
    if others:
        least = max(min(2, len(others)), math.ceil(0.15 * len(others)))
        return frozenset(w for w, n in Counter(w for words in others for w in words).items() if n >= least)
    posts = Counter(w for p in document.posts for w in telling(document, p))
    often = max(3, len(document.posts) // 4)
    opening = telling(document, document.posts[0]) | {t.word for t in tokenise(document.title or "")}
    return frozenset(w for w, n in posts.items() if n >= often) | opening - STOP


def _rarity(units: Sequence[frozenset[str]]) -> dict[str, float]:
    """How telling each word is among the posts and reports of a story."""
    seen = Counter(w for words in units for w in words)
    total = len(units) + PRIOR
    return {w: math.log(total / (n + PRIOR * share(w))) for w, n in seen.items()}


def off_topic(document: Document, core: frozenset[str], rarity: Mapping[str, float]) -> list[Post]:
    """The posts that are on another matter than the story's. The opening is never one of them."""
    strays = []
    for post in document.posts[1:]:
        words = telling(document, post)
        whole = sum(rarity[w] for w in words)
        if whole > 0 and sum(rarity[w] for w in words & core) < ON_TOPIC * whole:
            strays.append(post)
    return strays


def _settled(stories: Sequence[Story], by_id: Mapping[str, Document], strays: Sequence[Placed]) -> tuple[Story, ...]:
    """Strays given to the story they fit best, the others made into stories of their own."""
    ordered = sorted(strays, key=lambda s: (s.document.id, s.post.start))
    hosts = [d for d in by_id.values() if not d.posts]
    chosen = {s.member for s in ordered}
    kept = [traits_of(d, p) for d in by_id.values() for p in d.posts if PostOf(d.id, p.id) not in chosen]  # they tell what is common
    index = Index([*(s.traits for s in ordered), *(traits_of(d) for d in hosts), *kept])
    scores = {(pair.left, pair.right): score(pair) for pair in index.pairs() if pair.left < len(ordered)}
    home = _hosts(ordered, stories, {d.id: len(ordered) + n for n, d in enumerate(hosts)}, scores)
    joined: dict[str, list[Placed]] = defaultdict(list)
    for number, story_id in home.items():
        joined[story_id].append(ordered[number])
    rest = [n for n in range(len(ordered)) if n not in home]
    made = []
    for cluster in _clusters(rest, ordered, scores):
        posts = [ordered[n] for n in cluster]
        if is_story(posts):
            made.append(_of_posts(posts))
        for stray in () if is_story(posts) else posts:  # each stays with its document
            joined[next(s.id for s in stories if stray.document.id in s.documents)].append(stray)
    grown = [_with(story, joined.get(story.id, ())) for story in stories]
    return tuple(replace(s, documents=tuple(sorted(s.documents, key=lambda i: (published(by_id[i]) or 10**7, i)))) for s in (*grown, *made))


def _hosts(strays: Sequence[Placed], stories: Sequence[Story], numbers: Mapping[str, int],
           scores: Mapping[tuple[int, int], float]) -> dict[int, str]:
    """The story, not its document's own, that each stray fits, by its number."""
    home: dict[int, str] = {}
    for number, stray in enumerate(strays):
        fits = []
        for story in stories:
            members = [numbers[i] for i in story.documents if i in numbers]
            if members and stray.document.id not in story.documents:
                fits.append((sum(scores.get((number, m), 0.0) for m in members) / len(members), story.id))
        if fits and max(fits)[0] >= (JOIN if is_story([stray]) else SURE):
            home[number] = max(fits)[1]
    return home


def _clusters(rest: Sequence[int], strays: Sequence[Placed], scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    local = {number: n for n, number in enumerate(rest)}
    inside = {(local[i], local[j]): v for (i, j), v in scores.items() if i in local and j in local}
    for a, b in pairwise(rest):
        pair = (local[a], local[b])
        if _adjacent(strays[a], strays[b]) and inside.get(pair, 0.0) >= NEIGHBOURS:
            inside[pair] = max(inside[pair], JOIN)
    return [[rest[n] for n in cluster] for cluster in average_link(len(rest), inside, JOIN)]


def _adjacent(left: Placed, right: Placed) -> bool:
    posts = left.document.posts
    return left.document.id == right.document.id and posts.index(right.post) - posts.index(left.post) == 1


def _with(story: Story, strays: Iterable[Placed]) -> Story:
    """The story with more posts, and their documents, in it."""
    posts = tuple(s.member for s in strays)
    extra = tuple(dict.fromkeys(p.document for p in posts if p.document not in story.documents))
    return replace(story, documents=story.documents + extra, posts=story.posts + posts) if posts else story


def _of_posts(strays: Sequence[Placed]) -> Story:
    documents = tuple(dict.fromkeys(s.document.id for s in strays))
    return Story(make_id("story", documents[0], strays[0].post.id), documents, tuple(s.member for s in strays))
