"""Live blogs → posts with their times, from the stamps printed above the posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from tellings.model.documents import Post, Span, make_id
from tellings.model.when import When
from tellings.read.furniture import Page
from tellings.read.moments import zone_of
from tellings.read.stamps import Clock, read_date, read_stamp
from tellings.read.structured import Update

LEAST = 3  # stamps: two can be "published" and "updated"
NIGHT = 3 * 60  # minutes: a clock that jumps against the blog's order by more has crossed midnight; by less, a post was pinned


@dataclass(frozen=True, slots=True)
class Entry:
    """A post as a range [first, last) of lines, before it is resolved; `title` is a line's number."""

    first: int
    last: int
    clock: Clock | None = None
    title: int | None = None
    day: date | None = None


def stamped_posts(page: Page, key: str, anchor: When | None, fetched_at: str | None) -> tuple[Post, ...]:
    """The posts of a live blog with visible stamps, none for other pages. Gives titles and captions of posts their roles."""
    stamps = _stamps(page)
    if not _is_live(page, stamps):
        return ()
    entries = _entries(page, stamps)
    for entry in entries:
        _give_roles(page, entry)
    whens = resolve([(e.clock, e.day) for e in entries], anchor, fetched_at)
    return tuple(_post(page, entry, when, key) for entry, when in zip(entries, whens, strict=True))


def _stamps(page: Page) -> list[int]:
    """The lines that are stamps; on a web page without those in lists of links, which have no reporting under them."""
    stamps = [i for i, stamp in enumerate(page.stamps) if stamp]
    if not stamps or not page.lines[0].block.tag:
        return stamps
    ends = [*stamps[1:], len(page.lines)]
    return [a for a, b in zip(stamps, ends, strict=True) if any(page.roles[i] != "furniture" for i in range(a + 1, b))]


def _is_live(page: Page, stamps: Sequence[int]) -> bool:
    """Three stamps at least, most of them with something to read before the next."""
    if len(stamps) < LEAST:
        return False
    filled = sum(1 for a, b in zip(stamps, [*stamps[1:], len(page.lines)], strict=True) if any(
        page.roles[i] != "furniture" for i in range(a + 1, b)))
    return filled >= LEAST and filled > len(stamps) * 0.6


def _entries(page: Page, stamps: Sequence[int]) -> list[Entry]:
    """The lead (what stands before the first stamp), then a post a stamp."""
    above = _titles_above(page, stamps)
    starts = [i - 1 if above and _titled(page, i - 1) else i for i in stamps]
    entries = []
    lead = next((i for i in range(starts[0]) if page.roles[i] != "furniture"), None)
    if lead is not None and any(page.roles[i] in ("body", "standfirst") for i in range(lead, starts[0])):
        heads = [i for i in range(lead, starts[0]) if page.roles[i] == "headline"]
        entries.append(Entry(lead, starts[0], title=heads[0] if heads else None))
    for start, stamp, end in zip(starts, stamps, [*starts[1:], len(page.lines)], strict=True):
        day = next((d for i in range(stamp - 1, max(-1, stamp - 3), -1) if (d := read_date(page.lines[i].text))), None)
        title = start if start < stamp else next((i for i in range(stamp + 1, end) if page.roles[i] != "furniture"), None)
        headed = title is not None and _titled(page, title)
        entries.append(_trimmed(page, Entry(start, end, read_stamp(page.lines[stamp].text), title if headed else None, day)))
    return entries


def _titled(page: Page, i: int) -> bool:
    """Whether a line can be a post's heading."""
    if not 0 <= i < len(page.lines) or page.stamps[i]:
        return False
    line = page.lines[i]
    return page.roles[i] != "furniture" and line.words <= 25 and (not line.final or (line.text.endswith(("?", "!")) and line.words <= 16))


def _titles_above(page: Page, stamps: Sequence[int]) -> bool:
    """Whether headings stand above their stamps: then a heading is before, and reporting after, most of them."""
    before = sum(_titled(page, i - 1) for i in stamps)
    after = sum(_titled(page, i + 1) for i in stamps)
    return before > len(stamps) * 0.6 and after < before * 0.5


def _give_roles(page: Page, entry: Entry) -> None:
    if entry.title is not None and page.roles[entry.title] != "caption":
        page.roles[entry.title] = "headline"
    if entry.clock is None:
        return
    for i in range(entry.first, entry.last):
        if i != entry.title and page.roles[i] == "headline":
            inside = any(page.roles[k] == "body" for k in range(i + 1, entry.last))
            page.roles[i] = "headline" if inside else "caption"  # a heading with nothing under it names a picture


def _post(page: Page, entry: Entry, when: When | None, key: str) -> Post:
    start, end = page.lines[entry.first].block.start, page.lines[entry.last - 1].block.end
    title = page.lines[entry.title].block if entry.title is not None else None
    return Post(make_id("post", key, start), start, end, when, Span(title.start, title.end) if title else None,
                entry.clock.printed if entry.clock else "")


# -- when ---------------------------------------------------------------------------------------------------------------

def resolve(clocks: Sequence[tuple[Clock | None, date | None]], anchor: When | None, fetched_at: str | None) -> list[When | None]:
    """A When for each stamp. Days come from the stamp, else from the last date heading or the page's own date, counted over midnights."""
    fetched = _instant(fetched_at)
    offsets = _days_apart([clock.minutes for clock, _ in clocks if clock and clock.minutes is not None])
    base = _instant(anchor.earliest) if anchor else fetched
    first, headed = base.date() if base else None, 0  # the day from which midnights are counted, and those passed by then
    whens: list[When | None] = []
    k = 0
    for clock, heading in clocks:
        if clock is None:
            whens.append(None)
            continue
        offset = 0
        if clock.minutes is not None:
            offset, k = offsets[k], k + 1
        if heading:
            first, headed = heading, offset
        day = read_date(clock.date, base.date() if base else None) or heading
        whens.append(_when(clock, day, first + timedelta(days=offset - headed) if first else None, fetched))
    return whens


def _days_apart(minutes: Sequence[int]) -> list[int]:
    """Days between each stamp and the page's day: newest first counts back from the first, newest last counts on."""
    steps = list(pairwise(minutes))
    newest_first = sum(1 if b < a else -1 for a, b in steps) > 0
    days, day = [0] if minutes else [], 0
    for a, b in steps:
        if newest_first and b - a > NIGHT:
            day -= 1
        elif not newest_first and a - b > NIGHT:
            day += 1
        days.append(day)
    return days


def _when(clock: Clock, stated: date | None, counted: date | None, fetched: datetime | None) -> When:
    if clock.ago is not None:
        if fetched is None:
            return When(None, None, "minute" if clock.ago < 60 else "hour", "unknown")
        ago = (fetched - timedelta(minutes=clock.ago)).replace(second=0, microsecond=0).isoformat()
        return When(ago, ago, "minute" if clock.ago < 60 else "hour", "relative to today", "")
    day = stated or counted
    if day is None or clock.minutes is None:
        return When(None, None, "minute", "unknown", clock.zone)
    moment = datetime(day.year, day.month, day.day, clock.minutes // 60, clock.minutes % 60)  # the zone follows, where it is known
    zone = zone_of(clock.zone)
    text = (moment.replace(tzinfo=zone) if zone else moment).isoformat()
    return When(text, text, "minute", "stated" if stated else "relative to published", clock.zone)


def _instant(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def with_posts(start: int, posts: Sequence[Post]) -> str | None:
    """The id of the post that holds this place."""
    return next((p.id for p in posts if p.start <= start < p.end), None)




def told_posts(page: Page, updates: Sequence[Update], key: str) -> tuple[Post, ...]:
    """The posts that the page's own data list (LiveBlogPosting): each found again by its heading, else by its first words."""
    starts: dict[int, Update] = {}
    for update in updates:
        at = _line_of(page, update)
        if at is not None:
            starts.setdefault(at, update)
    if len(starts) < 2 or len(starts) < len(updates) * 0.5:
        return ()
    places = sorted(starts)
    lead = next((i for i in range(places[0]) if page.roles[i] in ("body", "standfirst")), None)
    out = [_post(page, _trimmed(page, Entry(lead, places[0])), None, key)] if lead is not None else []
    for at, end in zip(places, [*places[1:], len(page.lines)], strict=True):
        entry = _trimmed(page, Entry(at, end, title=at if _titled(page, at) else None))
        if entry.title is not None and page.roles[at] != "caption":
            page.roles[at] = "headline"
        out.append(_post(page, entry, starts[at].when, key))
    return tuple(out)


def _line_of(page: Page, update: Update) -> int | None:
    heading, opening = update.headline.strip(), update.body[:60].strip()
    for i, line in enumerate(page.lines):
        begins = not heading and len(opening) > 20 and line.text.startswith(opening)
        if page.roles[i] != "furniture" and (begins or (heading and line.text == heading)):
            return i
    return None


def _trimmed(page: Page, entry: Entry) -> Entry:
    """Without the furniture at the end of a post."""
    last = entry.last
    while last - 1 > entry.first + (entry.clock is not None) and page.roles[last - 1] == "furniture":
        last -= 1
    return replace(entry, last=last)
