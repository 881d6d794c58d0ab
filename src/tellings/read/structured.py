"""What a web page says of itself in JSON-LD, OpenGraph, meta tags and <time>."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tellings.model.when import When
from tellings.read.markup import Parsed
from tellings.read.metadata import Found, day_of, when_of
from tellings.read.titles import OUTLET_WORD, same_title, split_outlet

ARTICLE = re.compile(r"Article|Report|BlogPosting|LiveBlog|Review|^WebPage$|Story|Column|Analysis|VideoObject|^Posting", re.I)
CONTROL = re.compile(r"[\x00-\x1f]+")
INNER = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
DEEPEST = 12  # levels of JSON-LD: real pages use five
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline", "title")
AUTHORS = """author article:author parsely-author sailthru.author
    dc.creator dcterms.creator byl twitter:creator cxenseparse:author""".split()
LANGUAGES = ("og:locale", "content-language", "language", "dc.language")
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre", "al:ios:app_name", "apple-mobile-web-app-title")
PUBLISHED = """article:published_time og:article:published_time datepublished parsely-pub-date sailthru.date article.published
    dc.date.issued dcterms.created dc.date dcterms.date dc.date.created pubdate publishdate publish-date publication_date
    date originalpublicationdate article_date_original cxenseparse:recs:publishtime ptime og:pubdate last-modified-date
    og:published_time article:published bt:pubdate displaydate datecreated""".split()
MODIFIED = """article:modified_time og:updated_time datemodified dcterms.modified lastmod last-modified article:modified utime""".split()


@dataclass(frozen=True, slots=True)
class Update:
    """A post of a LiveBlogPosting: its heading, the beginning of its text, its time."""

    headline: str
    body: str
    when: When | None


@dataclass(frozen=True, slots=True)
class Data:
    """All that a page's own data say."""

    found: Found
    updates: tuple[Update, ...] = ()
    article_body: str = field(default="", repr=False)
    summary: str = ""


def read_data(parsed: Parsed) -> Data:
    """The page's own data: JSON-LD first, then meta tags, then <time>, then the title element."""
    items = [item for script in parsed.scripts for item in _items(script)]
    articles = sorted((i for i in items if _is_article(i)), key=lambda i: ("headline" not in i, _names(i) == ["WebPage"]))
    linked = _from_items(articles, items)
    metas = _from_metas(parsed.metas)
    timed = _from_times(parsed)
    title, outlet = split_outlet(parsed.title)
    sure = outlet is not None and (OUTLET_WORD.search(outlet) is not None or _same_name(outlet, linked.outlet or metas.outlet))
    page = Found(title=(title if sure else parsed.title) or None, outlet=outlet if sure else None, language=parsed.language or None)
    found = linked.prefer(metas).prefer(timed).prefer(page)
    found = replace_title(found, parsed)
    notes = _note(linked, metas)
    found.notes = (*found.notes, *notes)
    body = max((str(i.get("articleBody") or "") for i in articles), key=len, default="")
    return Data(found, tuple(_updates(articles)), body, _meta(parsed.metas, ("og:description", "description", "twitter:description")))


def replace_title(found: Found, parsed: Parsed) -> Found:
    """The title without the outlet's name at its end, and as the page's own heading prints it where that is nearly the same."""
    if found.title:
        bare, outlet = split_outlet(found.title)
        if outlet and (OUTLET_WORD.search(outlet) or _same_name(outlet, found.outlet)):
            found.title = bare
    heads = [b.text for b in parsed.blocks if b.tag == "h1" and "hidden" not in b.marks and 2 <= len(b.text.split()) <= 45]
    if not found.title or len(found.title.split()) < 2:
        found.title = heads[0] if heads else found.title
    else:
        lower = [b.text for b in parsed.blocks if b.tag in ("h2", "h3") and len(b.text.split()) >= 3]
        near = [h for h in heads if same_title(h, found.title, 0.5)] or [h for h in [*heads, *lower] if len(h) > 12 and h in found.title]
        found.title = near[0] if near else found.title
    return found


def _same_name(a: str, b: str | None) -> bool:
    fold = re.compile(r"\W+")
    return bool(b) and fold.sub("", a).casefold() == fold.sub("", b or "").casefold()


def _items(script: str) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD script, its graphs and lists opened; nothing from a broken one."""
    text = CONTROL.sub(" ", re.sub(r"^\s*(?://)?<!\[CDATA\[|(?://)?\]\]>\s*$|^\s*<!--|-->\s*$", "", script)).strip().rstrip(";")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    stack: list[tuple[Any, int]] = [(data, 0)]
    while stack:
        here, depth = stack.pop()
        if isinstance(here, list):
            stack.extend((x, depth + 1) for x in reversed(here) if depth < DEEPEST)
        elif isinstance(here, dict):
            yield here
            stack.extend((here[k], depth + 1) for k in INNER if isinstance(here.get(k), dict | list) and depth < DEEPEST)


def _names(item: dict[str, Any]) -> list[str]:
    kind = item.get("@type")
    return [str(k) for k in kind] if isinstance(kind, list) else [str(kind or "")]


def _is_article(item: dict[str, Any]) -> bool:
    return any(ARTICLE.search(k) for k in _names(item))


def _from_items(articles: Sequence[dict[str, Any]], items: Sequence[dict[str, Any]]) -> Found:
    by_id = {str(i["@id"]): i for i in items if "@id" in i and len(i) > 2}
    found = Found()
    for item in articles:
        found = found.prefer(Found(
            _text(item.get("headline")) or None, _people(item.get("author") or item.get("creator"), by_id) or None,
            _people(item.get("publisher"), by_id) or None, _text(item.get("inLanguage")) or None,
            when_of(_text(item.get("datePublished") or item.get("dateCreated") or item.get("uploadDate"))),
            when_of(_text(item.get("dateModified")))))
    if found.outlet is None:
        houses = [i for i in items if set(_names(i)) & {"NewsMediaOrganization", "WebSite"}]
        found.outlet = next((_text(i["name"]) for i in houses if i.get("name")), None)
    return found


def _text(value: Any) -> str:
    import html

    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    return " ".join(html.unescape(re.sub(r"<[^<>]{0,200}>", "", str(value))).split()) if isinstance(value, (str, int)) else ""


def _people(value: Any, by_id: dict[str, dict[str, Any]]) -> str:
    """Names of authors or a publisher, joined with commas; addresses and empty names left out."""
    names: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        known = by_id.get(str(item.get("@id")), item) if isinstance(item, dict) and not item.get("name") else item
        name = known.get("name") if isinstance(known, dict) else known
        for one in name if isinstance(name, list) else [name]:
            text = _text(one)
            if text and not text.startswith(("http", "@")) and text not in names and text != "None":
                names.append(text)
    return ", ".join(names)


def _updates(articles: Iterable[dict[str, Any]]) -> Iterator[Update]:
    for item in articles:
        posts = item.get("liveBlogUpdate")
        for post in posts if isinstance(posts, list) else [posts]:
            if isinstance(post, dict):
                yield Update(_text(post.get("headline") or post.get("name")), _text(post.get("articleBody"))[:400],
                             when_of(_text(post.get("datePublished") or post.get("dateCreated"))))


def _meta(metas: Sequence[dict[str, str]], names: Sequence[str]) -> str:
    """The first of these meta tags that says something."""
    table: dict[str, str] = {}
    for meta in metas:
        for key in ("property", "name", "itemprop", "http-equiv"):
            if meta.get(key) and meta.get("content", "").strip():
                table.setdefault(meta[key].strip().lower(), meta["content"].strip())
    return next((table[n] for n in names if n in table), "")


def _from_metas(metas: Sequence[dict[str, str]]) -> Found:
    author = _meta(metas, AUTHORS)
    when = next((w for name in PUBLISHED if (w := when_of(_meta(metas, (name,))))), None)
    later = next((w for name in MODIFIED if (w := when_of(_meta(metas, (name,))))), None)
    return Found(" ".join(_meta(metas, TITLES).split()) or None, author if author and not author.startswith(("http", "@")) else None,
                 _meta(metas, OUTLETS) or None, _meta(metas, LANGUAGES) or None, when, later)


def _from_times(parsed: Parsed) -> Found:
    """The first <time> that is not in a list of other pieces."""
    away = {"aside", "nav", "footer", "related", "comments", "li", "menu", "hidden"}
    heads = [b.start for b in parsed.blocks if b.tag == "h1"]
    dated = [(w, at) for text, marks, at in parsed.times if not marks & away and (w := when_of(text))]
    near = [w for w, at in dated if heads and at >= heads[0] - 400] or [w for w, _ in dated]
    return Found(published=near[0] if near else None)


def _note(linked: Found, metas: Found) -> tuple[str, ...]:
    one, other = day_of(linked.published), day_of(metas.published)
    if one and other and abs((one - other).days) > 1:
        return (f"publication dates differ: {one} (JSON-LD), {other} (meta tags)",)
    return ()


