"""Capture → Document | Rejection. Start here to see how a page is read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tellings.model.documents import Capture, Document, Post, Rejection, Role, Runs, Section, make_id
from tellings.read import metadata
from tellings.read.blocks import Block, Page, line_of
from tellings.read.chats import chat_posts, of_chat
from tellings.read.decode import Decoded, Run, decode
from tellings.read.furniture import classify
from tellings.read.items import unpack
from tellings.read.live import stamped_posts, with_posts
from tellings.read.places import compose
from tellings.read.plain import blocks_of, in_columns
from tellings.read.post_times import Anchors
from tellings.read.printed import ago_claim, date_in_title
from tellings.read.refusals import no_reporting, no_text, refusal
from tellings.read.saved import without_pictures
from tellings.read.structured import Data, read_data
from tellings.read.titles import page_title, split_outlet
from tellings.read.told import told_posts
from tellings.read.tongue import language_of
from tellings.read.topics import topic_posts
from tellings.read.web import classify_web
from tellings.text.zones import zone_of_host

READER = "1"
PDF = b"%PDF-"  # what such a file begins with
PICTURED = re.compile(r"(?<=\S)\s*\((?=[^()]*/)[^()]{3,80}\)\W*$")
LIMIT = 50_000_000  # bytes; a page of news is seldom over 5 MB


@dataclass(frozen=True, slots=True)
class Matter:
    """A capture taken apart: its text, where that stands in the bytes, its blocks, and what the page says of itself."""

    text: str = field(repr=False)
    encoding: str
    runs: Sequence[Run] = field(repr=False)
    blocks: Sequence[Block] = field(repr=False)
    data: Data = field(default_factory=lambda: Data(metadata.Found()))
    notes: tuple[str, ...] = ()


def clean_capture(capture: Capture, limit: int = LIMIT) -> Document | Rejection:
    """The document of a capture, or why there is none. Never raises for a bad page."""
    try:
        refused = refusal(capture, limit)
        return refused or _read(capture)
    except Exception as error:  # noqa: BLE001 - the boundary of one item: the run goes on
        return Rejection(capture.id, capture.name, "unreadable", f"reading failed ({type(error).__name__}: {error}); report this page")


def _read(capture: Capture) -> Document | Rejection:
    if capture.body.startswith(PDF):
        return _pdf(capture)
    decoded, web = _opened(capture)
    matter = _web(decoded) if web else _plain(decoded)
    if not matter.text.strip():
        return Rejection(capture.id, capture.name, "empty", no_text(decoded.text, web))
    hints = metadata.from_hints(capture)
    title = hints.title or matter.data.found.title
    house = (hints.outlet or matter.data.found.outlet or "", *metadata.host_and_path(capture.url)[0].split(".")[:-1])
    page = classify_web(matter.blocks, title, matter.data.summary, house) if web else classify(matter.blocks, title, house)
    if web and (why := no_reporting(page)):
        return Rejection(capture.id, capture.name, "no reporting", why)
    return _document(capture, matter, page)


def is_markup(capture: Capture) -> bool:
    """Whether a capture is HTML: by its media type, else by its first bytes."""
    return "html" in capture.media_type or "xml" in capture.media_type


def _opened(capture: Capture) -> tuple[Decoded, bool]:
    """The article's text and whether it is HTML; of a JSONL item, what its "text" or "html" holds, mapped to the line's bytes."""
    if capture.media_type != "application/json":
        web = is_markup(capture)
        return decode(capture.body, capture.media_type, markup=web), web
    line = decode(capture.body)
    item = unpack(line.text)
    return Decoded(item.text, line.encoding, tuple(compose(item.pieces, line.runs)), line.notes), item.is_html


def _plain(decoded: Decoded) -> Matter:
    notes = decoded.notes + ((note,) if (note := in_columns(decoded.text)) else ())
    return Matter(decoded.text, decoded.encoding, decoded.runs, blocks_of(decoded.text), notes=notes)


def _web(decoded: Decoded) -> Matter:
    from tellings.read import markup, verdict
    from tellings.read.features import Told

    parsed = markup.parse(decoded.text)
    light = without_pictures(decoded.text)
    data = read_data(parsed, light)
    told = Told(data.found.title or "", data.summary, data.article_body)
    blocks = verdict.judge(None if parsed.crowded else light, parsed.blocks, told)
    return Matter(parsed.text, decoded.encoding, tuple(compose(parsed.pieces, decoded.runs)), blocks, data, decoded.notes)


def _pdf(capture: Capture) -> Document | Rejection:
    """The document of a PDF file. Its text stands nowhere in its bytes, which are packed."""
    from tellings.read.pdf import PdfError, read_pdf

    try:
        pdf = read_pdf(capture.body)
    except PdfError as error:
        return Rejection(capture.id, capture.name, error.reason, str(error))
    said = metadata.Found(title=pdf.title, claims=metadata.from_file(pdf.created)).by("heading")
    page = classify(pdf.blocks, metadata.from_hints(capture).title or pdf.title)
    page.lines += [line_of(block) for block in pdf.running]
    page.roles += ["furniture"] * len(pdf.running)
    page.stamps += [False] * len(pdf.running)
    capture = replace(capture, media_type="application/pdf")
    return _document(capture, Matter(pdf.text, "", (), (*pdf.blocks, *pdf.running), Data(said), pdf.notes), page)


def _document(capture: Capture, matter: Matter, page: Page) -> Document:
    hints, said = metadata.from_hints(capture), matter.data.found
    printed, address = metadata.from_text(page), metadata.from_url(capture.url)
    found = hints.prefer(said).prefer(printed).prefer(address)
    claims = found.claims or (*date_in_title(page), *ago_claim(page, capture.fetched_at))
    dates = metadata.settle(claims, zone_of_host(metadata.host_and_path(capture.url)[0]))
    posts = chat_posts(page, capture.id)
    found, dates = of_chat(page, posts, found, dates)
    posts = posts or told_posts(page, matter.data.updates, capture.id)
    posts = posts or stamped_posts(page, capture.id, Anchors(dates.published, dates.modified, capture.fetched_at))
    posts = posts or topic_posts(page, (printed.title, found.title), capture.id)
    notes = matter.notes + found.notes + dates.notes
    return Document(
        capture.id, replace(capture, body=b"", encoding=matter.encoding or None), matter.text,
        hashlib.sha256(matter.text.encode("utf-8", "replace")).hexdigest(), Runs.of(matter.runs), _sections(page, posts, capture.id), posts,
        found.title, found.byline, found.outlet, language_of(_body(page) or matter.text, found.language), dates.published, dates.modified,
        notes, READER, found.told() + dates.told)


def _body(page: Page) -> str:
    return "\n".join(line.text for line, role in zip(page.lines, page.roles, strict=True) if role == "body")


def _sections(page: Page, posts: tuple[Post, ...], key: str) -> tuple[Section, ...]:
    out = []
    for role, start, end in _stretches(page):
        out.append(_section(key, role, start, end, with_posts(start, posts) if posts else None))
    return tuple(out)


def _stretches(page: Page) -> Iterator[tuple[Role, int, int]]:
    """(role, start, end) of each section: a line, a part of one, or all lines of a shown message."""
    shown = {k: message for message in page.messages for k in range(message.first, message.last + 1)
             if set(page.roles[message.first:message.last + 1]) == {"body"}}
    drawn = {k: run for run in page.drawn for k in range(run[0], run[1] + 1) if set(page.roles[run[0]:run[1] + 1]) == {"body"}}
    for i, (line, role) in enumerate(zip(page.lines, page.roles, strict=True)):
        block = line.block
        if i in shown:
            if i == shown[i].last:
                yield "body", page.lines[shown[i].first].block.start, shown[i].end
                yield "body", shown[i].signed, block.end
        elif i in drawn:
            if i == drawn[i][1]:
                yield "body", page.lines[drawn[i][0]].block.start, block.end
        else:
            yield from _parts(page, i, role or "body")


def _parts(page: Page, i: int, role: Role) -> Iterator[tuple[Role, int, int]]:
    """A line, or its parts: a label and its headline, a headline and the outlet's name, a caption and its photographer."""
    block = page.lines[i].block
    cut = _outlet_at(page, i) if role == "headline" else _credited_at(block) if role == "caption" else block.end
    start = block.start + page.labels.get(i, 0)
    if start > block.start:
        yield "furniture", block.start, start
    yield role, start, cut
    if cut < block.end:
        yield "furniture" if role == "headline" else "credit", cut, block.end


def _section(key: str, role: Role, start: int, end: int, post: str | None) -> Section:
    return Section(make_id("section", key, start), role, start, end, post)


def _credited_at(block: Block) -> int:
    """Where a caption ends that names its photographer in brackets behind it: "(Ada Quill / The Morning Lantern)"."""
    match = PICTURED.search(block.text, 1)
    return block.start + match.start() if match else block.end


def _outlet_at(page: Page, i: int) -> int:
    """Where the headline ends in a page title "Headline – Outlet" that is repeated in the text."""
    block = page.lines[i].block
    return block.start + len(split_outlet(block.text)[0]) if page_title(page.lines, i) else block.end
