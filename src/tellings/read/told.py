"""Live blogs whose own data list their posts (LiveBlogPosting): each post found again in the text."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model.documents import Post
from tellings.read.blocks import Page
from tellings.read.live import Entry, post_of, titled, trimmed
from tellings.read.structured import Update

OPENING = 40  # letters and digits of a post's text by which it is found
FOUND = 5  # posts found that are enough where the data list more than the page shows


def told_posts(page: Page, updates: Sequence[Update], key: str) -> tuple[Post, ...]:
    """The posts that the page's own data list, each found by its heading and opening words; none where too few are on the page."""
    starts = _starts(page, updates) if len(updates) > 1 else {}
    if len(starts) < 2 or (len(starts) < len(updates) * 0.5 and len(starts) < FOUND):
        return ()
    places = sorted(starts)
    lead = next((i for i in range(places[0]) if page.roles[i] in ("body", "standfirst")), None)
    out = [post_of(page, trimmed(page, Entry(lead, places[0])), None, key)] if lead is not None else []
    for at, end in zip(places, [*places[1:], len(page.lines)], strict=True):
        entry = trimmed(page, Entry(at, end, title=at if titled(page, at) else None))
        if entry.title is not None and page.roles[at] != "caption":
            page.roles[at] = "headline"
        out.append(post_of(page, entry, starts[at].when, key))
    return tuple(out)


def _starts(page: Page, updates: Sequence[Update]) -> dict[int, Update]:
    """The line at which each post begins."""
    squeezed = [_squeezed(line.text) if page.roles[i] != "furniture" else "" for i, line in enumerate(page.lines)]
    places: dict[str, list[int]] = {}
    for i, text in enumerate(squeezed):
        if text:
            places.setdefault(text, []).append(i)
            if len(text) > OPENING:
                places.setdefault(text[:OPENING], []).append(i)
    starts: dict[int, Update] = {}
    for update in updates:
        at = _line_of(update, places, squeezed)
        if at is not None:
            starts.setdefault(at, update)
    return starts


def _line_of(update: Update, places: dict[str, list[int]], squeezed: Sequence[str]) -> int | None:
    """The heading that has the post's words below it, else its opening words, else the last place of its heading."""
    opening = _squeezed(update.body)[:OPENING]
    headings = places.get(_squeezed(update.headline), [])
    if len(opening) >= OPENING / 2:
        headed = next((i for i in headings if any(t[:OPENING].startswith(opening) for t in squeezed[i + 1:i + 8])), None)
        begun = next(iter(places.get(opening, [])), None)
        return headed if headed is not None else begun if begun is not None else next(reversed(headings), None)
    return next(reversed(headings), None)


def _squeezed(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
