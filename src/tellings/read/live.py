"""Live blogs → posts with their times, from the stamps printed above, below or beside the posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tellings.model.documents import Post, Span, make_id
from tellings.model.when import When
from tellings.read.blocks import Page
from tellings.read.cues import cue_of
from tellings.read.post_times import Anchors, Stamp, resolve
from tellings.read.stamps import Clock, behind_ago, is_day, read_inline, read_stamp

LEAST = 3  # stamps: two can be "published" and "updated"
BOX = re.compile(r"\bkey (?:moments?|events?|developments?|points?|updates?)\b|\b(?:at a glance|what we know|summary|timeline)\b", re.I)
PINNED = re.compile(r"^\W*pinned\b", re.I)
HEADS = frozenset({"h2", "h3", "h4", "h5", "h6"})
TOLD = ("body", "standfirst")  # roles of reporting
NEAR = 3  # lines above a stamp in which "Pinned" and "Key moments" are looked for


@dataclass(frozen=True, slots=True)
class Entry:
    """A post as a range [first, last) of lines, before it is resolved; `title` and `stamp` are numbers of lines."""

    first: int
    last: int
    clock: Clock | None = None
    title: int | None = None
    stamp: int | None = None


def stamped_posts(page: Page, key: str, anchors: Anchors) -> tuple[Post, ...]:
    """The posts of a live blog with visible stamps, none for other pages. Gives titles and captions of posts their roles."""
    stamps = _without_box(page, _stamps(page))
    inline = not _is_live(page, stamps) and _inline(page)
    clocks = inline or {i: clock for i in stamps if (clock := read_stamp(page.lines[i].text))}
    if not inline and not _is_live(page, stamps):
        return ()
    days = {i: line.text for i, line in enumerate(page.lines) if is_day(line.text)}
    for i in days:
        page.roles[i] = "furniture"
    _headings(page, clocks)
    entries = _entries(page, clocks, bool(inline))
    for entry in entries:
        _give_roles(page, entry)
    whens = resolve([_told(page, entry, days, clocks) for entry in entries], anchors)
    return tuple(post_of(page, entry, when, key) for entry, when in zip(entries, whens, strict=True))


def _stamps(page: Page) -> list[int]:
    """The lines that are stamps, of the kind that most are (clock times, or "ago"): the others date teasers. On a web page without
    those in lists of links, which have no reporting under or above them."""
    stamps = [i for i, stamp in enumerate(page.stamps) if stamp]
    ago = [i for i in stamps if (clock := read_stamp(page.lines[i].text)) and clock.ago is not None]
    stamps = ago if len(ago) > len(stamps) / 2 else [i for i in stamps if i not in set(ago)]
    if not stamps or not page.lines[0].block.tag:
        return stamps
    below = [a for a, b in pairwise([*stamps, len(page.lines)]) if _filled(page, a + 1, b)]
    above = [b for a, b in pairwise([-1, *stamps]) if _filled(page, a + 1, b)]
    return above if len(above) > len(below) else below


def _filled(page: Page, first: int, last: int) -> bool:
    """Whether there is something to read between two lines: on a web page, of the reporting; in a pasted text anything."""
    web = bool(page.lines[0].block.tag)
    return any(page.roles[i] in TOLD or (not web and page.roles[i] != "furniture") for i in range(first, last))


def _without_box(page: Page, stamps: Sequence[int]) -> list[int]:
    """The stamps without those of a box of key moments above the posts: lines that tell a time and a heading and no more."""
    ranges = list(pairwise([*stamps, len(page.lines)]))
    bare = next((k for k, (a, b) in enumerate(ranges) if any(
        page.roles[i] in TOLD and page.lines[i].final for i in range(a + 1, b))), len(stamps))
    if not 0 < bare < len(stamps):
        return list(stamps)
    end, above = stamps[bare], range(max(0, stamps[0] - NEAR), stamps[0])
    head = next((i for i in above if BOX.search(page.lines[i].text)), None)
    later = {line.text for line in page.lines[end:]}
    again = sum(any(page.lines[i].text in later for i in range(a + 1, b)) for a, b in ranges[:bare])
    if head is None and again < max(2, bare * 0.6):
        return list(stamps)
    box = [i for i in range(stamps[0] if head is None else head, end)
           if not is_day(page.lines[i].text) and not PINNED.match(page.lines[i].text)]
    texts = {page.lines[i].text for i in box}
    for i in range(end, len(page.lines)):
        if page.roles[i] == "furniture" and not page.stamps[i] and page.lines[i].text in texts:
            page.roles[i] = "headline"  # not a repeated label: the heading that the box repeats
    for i in box:
        page.roles[i] = "furniture"
    return list(stamps[bare:])


def _inline(page: Page) -> dict[int, Clock]:
    """The paragraphs that begin with a stamp, where most from the first on do and their times run one way."""
    clocks = {i: clock for i, line in enumerate(page.lines) if page.roles[i] in TOLD and (clock := read_inline(line.text))}
    if len(clocks) < LEAST:
        return {}
    paragraphs = sum(1 for i in range(min(clocks), len(page.lines)) if page.roles[i] == "body" and page.lines[i].sentence)
    steps = [b - a for a, b in pairwise(clock.minutes or 0 for clock in clocks.values()) if a != b]
    one_way = max(sum(s > 0 for s in steps), sum(s < 0 for s in steps)) >= len(steps) - 1 - len(steps) // 10
    return clocks if len(clocks) >= paragraphs * 0.4 and one_way else {}


def _is_live(page: Page, stamps: Sequence[int]) -> bool:
    """Three stamps at least, most of them with something to read before the next."""
    if len(stamps) < LEAST:
        return False
    filled = sum(_filled(page, a + 1, b) for a, b in pairwise([*stamps, len(page.lines)]))
    return filled >= LEAST - 1 and filled > len(stamps) * 0.6


def _entries(page: Page, clocks: dict[int, Clock], inline: bool) -> list[Entry]:
    """The lead (what stands before the first post), then a post a stamp."""
    stamps = sorted(clocks)
    below = not inline and not _filled(page, stamps[-1] + 1, len(page.lines))
    starts = _starts_above(page, stamps) if below else _starts_below(page, stamps)
    ends = [i + 1 for i in stamps] if below else [*starts[1:], len(page.lines)]
    entries = []
    lead = next((i for i in range(starts[0]) if page.roles[i] != "furniture"), None)
    if lead is not None and any(page.roles[i] in TOLD for i in range(lead, starts[0])):
        heads = [i for i in range(lead, starts[0]) if page.roles[i] == "headline"]
        entries.append(Entry(lead, starts[0], title=heads[0] if heads else None))
    for start, stamp, end in zip(starts, stamps, ends, strict=True):
        title = start if start < stamp else next((i for i in range(stamp + 1, end) if page.roles[i] != "furniture"), None)
        headed = title is not None and not inline and titled(page, title)
        entries.append(trimmed(page, Entry(start, end, clocks[stamp], title if headed else None, stamp)))
    return entries


def _headings(page: Page, clocks: dict[int, Clock]) -> None:
    """Headings of posts that were taken for furniture: right below a stamp and above reporting, or behind the stamp in one element."""
    for i in clocks:
        line, below = page.lines[i], page.lines[i + 1:i + 2]
        title = behind_ago(line.text) if line.block.tag in HEADS else None
        if title:
            page.roles[i], page.labels[i] = "headline", line.block.text.rfind(title)
        elif below and below[0].block.tag in HEADS and page.roles[i + 1] == "furniture" and not cue_of(below[0]):
            page.roles[i + 1] = "headline" if i + 2 < len(page.roles) and page.roles[i + 2] in TOLD else "furniture"


def _starts_below(page: Page, stamps: Sequence[int]) -> list[int]:
    """Where posts begin whose stamps stand above them or between heading and text."""
    above = _titles_above(page, stamps)
    return [i - 1 if above and titled(page, i - 1) else i for i in stamps]


def _starts_above(page: Page, stamps: Sequence[int]) -> list[int]:
    """Where posts begin whose stamps stand below them: behind the last stamp; the first at its heading, else as far up as others go."""
    starts = [next((i for i in range(a + 1, b) if page.roles[i] != "furniture"), b) for a, b in pairwise(stamps)]
    lengths = sorted(b - a for a, b in zip(starts, stamps[1:], strict=True))
    reach = max(0, stamps[0] - lengths[len(lengths) // 2])
    if sum(titled(page, i) for i in starts) > len(starts) * 0.6:
        reach = next((i for i in range(stamps[0] - 1, -1, -1) if titled(page, i)), reach)
    return [next((i for i in range(reach, stamps[0]) if page.roles[i] != "furniture"), stamps[0]), *starts]


def titled(page: Page, i: int) -> bool:
    """Whether a line can be a post's heading."""
    if not 0 <= i < len(page.lines) or page.stamps[i]:
        return False
    line = page.lines[i]
    return page.roles[i] != "furniture" and line.words <= 25 and (not line.final or (line.text.endswith(("?", "!")) and line.words <= 16))


def _titles_above(page: Page, stamps: Sequence[int]) -> bool:
    """Whether headings stand above their stamps: then a heading is before, and reporting after, most of them."""
    before = sum(titled(page, i - 1) for i in stamps)
    after = sum(titled(page, i + 1) for i in stamps)
    return before > len(stamps) * 0.6 and after < before * 0.5


def _told(page: Page, entry: Entry, days: dict[int, str], clocks: dict[int, Clock]) -> Stamp:
    """What the page tells of a post's time: its stamp, and between the last stamp and its own a date heading or that it is pinned."""
    if entry.stamp is None:
        return Stamp(entry.clock)
    before = max((i for i in clocks if i < entry.stamp), default=max(-1, entry.stamp - NEAR - 1))
    heading = next((days[i] for i in range(entry.stamp - 1, before, -1) if i in days), "")
    close = range(max(before + 1, entry.stamp - NEAR), entry.stamp)
    return Stamp(entry.clock, heading, any(PINNED.match(page.lines[i].text) for i in close))


def _give_roles(page: Page, entry: Entry) -> None:
    if entry.title is not None and page.roles[entry.title] != "caption":
        page.roles[entry.title] = "headline"
    if entry.clock is None:
        return
    for i in range(entry.first, entry.last):
        if i != entry.title and page.roles[i] == "headline":
            inside = any(page.roles[k] == "body" for k in range(i + 1, entry.last))
            page.roles[i] = "headline" if inside else "caption"  # a heading with nothing under it names a picture


def post_of(page: Page, entry: Entry, when: When | None, key: str) -> Post:
    """The post that a range of lines is."""
    start, end = page.lines[entry.first].block.start, page.lines[entry.last - 1].block.end
    title = page.lines[entry.title].block if entry.title is not None else None
    return Post(make_id("post", key, start), start, end, when, Span(title.start, title.end) if title else None,
                entry.clock.printed if entry.clock else "")


def with_posts(start: int, posts: Sequence[Post]) -> str | None:
    """The id of the post that holds this place."""
    return next((p.id for p in posts if p.start <= start < p.end), None)


def trimmed(page: Page, entry: Entry) -> Entry:
    """Without the furniture at the end of a post."""
    last = entry.last
    while last - 1 > max(entry.first, -1 if entry.stamp is None else entry.stamp) and page.roles[last - 1] == "furniture":
        last -= 1
    return replace(entry, last=last)
