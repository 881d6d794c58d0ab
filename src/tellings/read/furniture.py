"""Which blocks are reporting, which furniture, caption or credit. Selects and never rewrites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from tellings.read.blocks import SPEAKS, Block, Page, line_of
from tellings.read.boxes import by_end_mark
from tellings.read.bylines import byline_of
from tellings.read.chats import by_chat
from tellings.read.cues import ANOTHER, cue_of
from tellings.read.mail import by_mail_head
from tellings.read.shown import by_drawn_message, by_message
from tellings.read.stamps import dates_in, is_stamp
from tellings.read.titles import page_title, same_title, split_outlet

NEAR, SIGNED = 8, 8  # lines above the first sentence in which its date stands, and words of a line that dates, signs or announces
MENU = 3  # so many short lines in a row are a menu: two can be a kicker above a headline


def classify(blocks: Sequence[Block], title: str | None = None, house: Collection[str] = ()) -> Page:
    """A role for every block."""
    lines = [line_of(b) for b in blocks]
    page = Page(lines, [None] * len(lines), title, [is_stamp(line.text) for line in lines], house=house)
    for rule in RULES:
        rule(page)
    return page


def by_cue(page: Page) -> None:
    """Lines that give themselves away by their words."""
    for i, line in enumerate(page.lines):
        if page.stamps[i]:
            page.roles[i] = "furniture"
        elif cue := cue_of(line):
            page.roles[i] = cue.role


def by_repetition(page: Page) -> None:
    """A line that stands twice and is no sentence: a label each time, a longer one (a headline, say) from the second on."""
    count = Counter(line.text for line in page.lines)
    seen: set[str] = set()
    for i, line in enumerate(page.lines):
        if count[line.text] > 1 and page.roles[i] is None and not line.sentence and ((line.label and i) or line.text in seen):
            page.roles[i] = "furniture"
        seen.add(line.text)


def by_run(page: Page) -> None:
    """Menus and lists of tags: short lines without an end, one after another. Names with ages or figures are no menu, nor is a
    short headline above its date."""
    run: list[int] = []
    headline = _above_its_date(page)
    for i in range(len(page.lines) + 1):
        if i < len(page.lines) and not page.stamps[i] and i != headline and _menu_entry(page, i):
            run.append(i)
            continue
        labels = [k for k in run if page.lines[k].label]
        if len(labels) >= MENU and len(labels) * 2 > len(run):
            for k in labels:
                page.roles[k] = page.roles[k] or "furniture"
        run = []


def _menu_entry(page: Page, i: int) -> bool:
    line = page.lines[i]
    return page.roles[i] == "furniture" or (page.roles[i] is None and line.label and not (line.digits and "," in line.text))


def _above_its_date(page: Page) -> int | None:
    """The line right above the byline or date that stands above the first sentence: the headline, however short it is."""
    first = next(iter(page.body), 0)
    signed = [i for i in range(max(0, first - NEAR), first) if _dates_or_signs(page, i)]
    above = next((i for i in range(signed[-1], -1, -1) if i not in signed), None) if signed else None
    if above is None or page.roles[above] is not None or "/" in page.lines[above].text:
        return None
    return above if page.lines[above].words >= MENU and page.lines[above].title else None


def _dates_or_signs(page: Page, i: int) -> bool:
    line = page.lines[i]
    if line.sentence or line.words > SIGNED:
        return False
    return page.roles[i] == "credit" or (line.digits and bool(dates_in(line.text))) or byline_of(line, False) is not None


def by_teasers(page: Page) -> None:
    """The titles listed below a line that announces other pieces: "More from the Lantern"."""
    listed = False
    for i, line in enumerate(page.lines):
        if page.roles[i] == "furniture" and line.words <= SIGNED and ":" not in line.text[:-1] and (cue := cue_of(line)):
            listed = cue.name == ANOTHER
        elif page.roles[i] is not None or line.final or not line.title:
            listed = False
        elif listed:
            page.roles[i] = "furniture"


def by_byline(page: Page) -> None:
    """Bylines in other languages above the first sentence: "Von Ada Quill"."""
    for i in range(1, next(iter(page.body), 0)):
        if page.roles[i] is None and byline_of(page.lines[i], False):
            page.roles[i] = "credit"


def by_end(page: Page) -> None:
    """What stands after the last sentence of the report: lists of links, and lone lines among furniture."""
    body = page.body
    last = body[-1] if body else -1
    while len(body) > 1 and _stranded(page, last):
        page.roles[last] = "furniture"
        body = page.body
        last = body[-1] if body else -1
    last = max((i for i, line in enumerate(page.lines) if i >= last and page.reporting(i) and line.final and line.words >= 3), default=last)
    tail = [i for i in range(last + 1, len(page.lines)) if page.roles[i] is None]
    if last >= 0 and (len(tail) >= MENU or any(page.roles[i] == "furniture" for i in range(last + 1, len(page.lines)))):
        for i in tail:
            if not page.stamps[i - 1] and not page_title(page.lines, i):
                page.roles[i] = "furniture"


def _stranded(page: Page, i: int) -> bool:
    """A single sentence with at least three lines of furniture before it and nothing but furniture after it."""
    before = page.roles[max(0, i - 3):i]
    after = page.roles[i + 1:]
    return len(before) == 3 and all(r == "furniture" for r in before) and not any(page.stamps[max(0, i - 3):i]) and all(
        r == "furniture" or page.lines[k].label for k, r in enumerate(after, i + 1))


def by_head(page: Page) -> None:
    """Kickers and menu words above the headline or the first sentence."""
    body = page.body
    first = body[0] if body else 0
    open_lines = [i for i in range(first) if page.roles[i] is None]
    longest = max((page.lines[i].words for i in open_lines), default=0)
    for i in open_lines:
        if page.lines[i].words <= 3 and longest > 4 and not same_title(page.lines[i].text, page.title):
            page.roles[i] = "furniture"


def by_title(page: Page) -> None:
    """The headline: the line the metadata names, else the page title at the end, else the first line that looks like one."""
    known = next((i for i, line in enumerate(page.lines) if page.title and line.words <= 40 and page.roles[i] != "caption"
                  and same_title(line.text, page.title)), None)
    printed = next((i for i in range(len(page.lines) - 1, max(-1, len(page.lines) - 12), -1) if page_title(page.lines, i)), None)
    if printed is not None and page.roles[printed] in (None, "furniture"):
        page.roles[printed] = "headline"
    if known is not None:
        page.roles[known] = "headline"
    first = next((i for i in range(len(page.lines)) if page.reporting(i)), None)
    if first is None or not _heads(page, first):
        return
    line = page.lines[first]
    told = page.title or (split_outlet(page.lines[printed].text)[0] if printed is not None else None)
    if known is None or known > first:
        page.roles[first] = "headline" if told is None or same_title(line.text, told, 0.5) else "standfirst"


def _heads(page: Page, first: int) -> bool:
    """Whether the first open line stands above reporting as a headline does."""
    line, rest = page.lines[first], page.body
    below = [i for i in rest if i > first]
    if not below or not line.title or page.stamps[max(0, first - 1)]:
        return False
    short = line.words <= 16 and page.lines[below[0]].words > line.words
    return not line.final or (short and line.text.endswith(("?", "!", "’", "'", "”", '"')))


def by_standfirst(page: Page) -> None:
    """The paragraph between the headline and a byline, date or caption, where more reporting follows."""
    heads = [i for i, role in enumerate(page.roles) if role == "headline"]
    body = page.body
    if not heads or not body or heads[0] > body[0] or len(body) < 4:
        return
    i = heads[0] + 1
    while i < len(page.lines) and page.roles[i] in ("furniture", "credit", "caption"):
        i += 1
    follows = page.roles[i + 1] if i + 1 < len(page.lines) else None
    between = [r for r in page.roles[i + 1:body[1]] if r] if len(body) > 1 and i == body[0] else []
    if i < len(page.lines) and page.reporting(i) and (follows in ("credit", "caption") or between) and page.lines[i].words <= 60:
        page.roles[i] = "standfirst"


def by_crosshead(page: Page) -> None:
    """A short line without an end between paragraphs is a heading, not reporting."""
    body = page.body
    if not body:
        return
    for i, line in enumerate(page.lines):
        if page.roles[i] is None and not line.final and line.words <= 16 and not SPEAKS.search(line.text) and body[0] < i < body[-1]:
            page.roles[i] = "headline" if (not line.bullet and not line.digits) or line.block.tag.startswith("h") else "body"


def by_default(page: Page) -> None:
    """What no rule spoke of is reporting; a text of nothing but furniture keeps its longest sentence."""
    told = [i for i, line in enumerate(page.lines) if line.sentence and not page.stamps[i]]
    if told and not any(role in (None, "body", "standfirst", "headline") for role in page.roles):
        page.roles[max(told, key=lambda i: page.lines[i].words)] = None
    for i, role in enumerate(page.roles):
        page.roles[i] = role or "body"


RULES: tuple[Callable[[Page], None], ...] = (
    by_cue, by_chat, by_mail_head, by_message, by_drawn_message, by_repetition, by_run, by_end, by_teasers, by_byline, by_head,
    by_title, by_standfirst, by_crosshead, by_default, by_end_mark,
)
