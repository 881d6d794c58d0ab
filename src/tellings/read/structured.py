"""What a web page says of itself in JSON-LD, OpenGraph, meta tags and <time>."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tellings.model.when import When
from tellings.read.blocks import Block
from tellings.read.claims import Claim
from tellings.read.headings import choose_title
from tellings.read.markup import Parsed
from tellings.read.metadata import Found
from tellings.read.moments import day_of, when_of
from tellings.read.printed import CHANGED
from tellings.read.stamps import read_date
from tellings.read.titles import OUTLET_WORD, beside, same_name, same_title, split_outlet

ARTICLE = re.compile(r"Article|Report|BlogPosting|LiveBlog|Review|^WebPage$|Story|Column|Analysis|VideoObject|Posting$", re.I)
CONTROL = re.compile(r"[\x00-\x1f]+")
INNER = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
DEEPEST = 12  # levels of JSON-LD: real pages use five
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline", "title")
AUTHORS = """author article:author parsely-author sailthru.author
    dc.creator dcterms.creator byl twitter:creator cxenseparse:author""".split()
LANGUAGES = ("og:locale", "content-language", "language", "dc.language")
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre", "al:ios:app_name", "apple-mobile-web-app-title")
# What a page says of its publication in meta tags, surer and less sure: many pages fill "date" anew at every change.
PUBLISHED = """article:published_time og:article:published_time datepublished parsely-pub-date sailthru.date article.published
    pubdate publishdate publish-date publication_date publicationdate originalpublicationdate article_date_original ptime og:pubdate
    og:published_time article:published bt:pubdate article.created citation_publication_date datecreated""".split()
DATED = """dc.date.issued dcterms.created dc.date dcterms.date dc.date.created date cxenseparse:recs:publishtime last-modified-date
    displaydate pub_date""".split()
NOBODY = re.compile(r"^by\s+(?=[A-Z])|^(?:super ?user|admin(?:istrator)?|webmaster|root|user|author|none|null|n/?a)$", re.I)  # no name
MODIFIED = """article:modified_time og:updated_time datemodified dcterms.modified lastmod last-modified article:modified utime""".split()
LINKED, WHOLE_PAGE, PARTLY, TAGGED, TIMED, TITLED, SCRIPTED = 3.0, 2.5, 1.0, 2.5, 2.0, 0.6, 0.9  # trust in each kind of claim
SEARCHED = 3_000_000  # characters of a page in which a script is looked for
# Dates that only scripts and attributes hold: the names that content systems give to the time of publication.
STAMPED = re.compile(r"(?:19|20)\d{2}[-/]?(?:0[1-9]|1[0-2])[-/]?(?:0[1-9]|[12]\d|3[01])(?!\d)[^\"'<>\\,;]{0,24}")
NAMED = re.compile(
    r"""(?:itemprop=["']datePublished["'][^<>]{0,80}?(?:content|datetime)="""
    r"""|(?:class|itemprop)=["'][^"'<>]{0,60}\b(?:published|updated)\b[^"'<>]{0,60}["']\s+title="""
    r"""|\b(?:cms|article|page|content|first|original|data)?_?(?:date_?publish(?:ed)?|publish(?:ed|ing)?_?(?:date|time|at|on)(?:_?time)?"""
    r"""|publication_?(?:date|time)|pub_?date|first_?published)["'\\]*\s*[:=])\s*["'\\]*$""", re.I)
BEFORE = 120  # characters before a date in which its name stands


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


def read_data(parsed: Parsed, source: str = "") -> Data:
    """The page's own data: JSON-LD, meta tags, <time>, headings and the title element; `source` is looked at where these give no date."""
    items = [item for script in parsed.scripts for item in _items(script)]
    articles = sorted((i for i in items if _is_article(i)), key=lambda i: ("headline" not in i, _names(i) == ["WebPage"]))
    metas = _table(parsed.metas)
    summary = _first(metas, ("og:description", "description", "twitter:description"))
    linked, tagged = _from_items(articles, items).by("JSON-LD"), _from_metas(metas).by("meta tags")
    outlet = split_outlet(parsed.title)[1]
    sure = outlet is not None and (OUTLET_WORD.search(outlet) is not None or same_name(outlet, linked.outlet or tagged.outlet))
    page = Found(outlet=outlet if sure else None, claims=_from_times(parsed)).by("title element")
    found = linked.prefer(tagged).prefer(page).prefer(Found(language=parsed.language or None).by("html element"))
    told = {"JSON-LD": linked.title, "meta tags": tagged.title, "title element": parsed.title}
    title = choose_title({source: text for source, text in told.items() if text}, parsed.blocks, found.outlet)
    if title is not None:
        found.title, found.sure = title.text, title.confidence
        found.voices = (*(v for v in found.voices if v[0] != "title"), *(("title", source, title.text) for source in title.sources))
        found.notes = tuple(f"the page's own data give another title: {text!r}" for text in title.against[:1])
        if found.outlet is None and "heading" in title.sources and (name := beside(parsed.title, title.text)):
            found = found.prefer(Found(outlet=name).by("title element"))
    found.claims += _from_source(found.claims, source)
    if not found.claims and (day := _in_brackets(summary)):
        found.claims = (Claim(When.on(day), "meta tags", TITLED),)
    body = max((str(i.get("articleBody") or "") for i in articles), key=len, default="")
    return Data(found, tuple(_updates(articles)), body, summary)


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
            _people(item.get("publisher"), by_id) or None, _text(item.get("inLanguage")) or None))
    found.claims = tuple(claim for item in _own(articles) for claim in _dated(item))
    if found.outlet is None:
        houses = [i for i in items if set(_names(i)) & {"NewsMediaOrganization", "WebSite"}]
        found.outlet = next((_text(i["name"]) for i in houses if i.get("name")), None)
    return found


def _own(articles: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items that are of this page: of several with headlines the first and those with the same, for the rest are teasers."""
    first = next((_text(i["headline"]) for i in articles if "headline" in i), "")
    return [i for i in articles if "headline" not in i or same_title(_text(i["headline"]), first, 0.6)]


def _dated(item: dict[str, Any]) -> Iterator[Claim]:
    """What one item claims of its times."""
    names = _names(item)
    trust = PARTLY if any("Video" in n for n in names) else WHOLE_PAGE if names == ["WebPage"] else LINKED
    for key, weight in (("datePublished", trust), ("dateCreated", PARTLY), ("uploadDate", PARTLY)):
        if when := when_of(_text(item.get(key))):
            yield Claim(when, "JSON-LD", weight)
    if when := when_of(_text(item.get("dateModified"))):
        yield Claim(when, "JSON-LD", trust, changed=True)


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
            text = NOBODY.sub("", _text(one)).strip()
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


def _table(metas: Sequence[dict[str, str]]) -> dict[str, str]:
    """What the meta tags say, by their names in small letters; the first of each name."""
    table: dict[str, str] = {}
    for meta in metas:
        if content := meta.get("content", "").strip():
            for key in ("property", "name", "itemprop", "http-equiv"):
                if name := meta.get(key):
                    table.setdefault(name.strip().lower(), content)
    return table


def _first(table: dict[str, str], names: Sequence[str]) -> str:
    """The first of these meta tags that says something."""
    return next((table[n] for n in names if n in table), "")


def _in_brackets(summary: str) -> date | None:
    """The date that ends a summary: "Ferry stays in port (news of 14 January 2031)"."""
    at = summary.rfind("(")
    return read_date(summary[at:]) if at >= 0 and summary.endswith(")") else None


def _from_metas(table: dict[str, str]) -> Found:
    author = NOBODY.sub("", _first(table, AUTHORS)).strip()
    when, dated, later = (next((w for name in names if name in table and (w := when_of(table[name]))), None)
                          for names in (PUBLISHED, DATED, MODIFIED))
    odd = when is not None and later is not None and (later.earliest or "") < (when.earliest or "")  # changed before it was published
    claims = [Claim(when, "meta tags", TAGGED / 2 if odd else TAGGED)] if when else []
    claims += [Claim(dated, "meta tags", PARTLY)] if dated else []
    claims += [Claim(later, "meta tags", TAGGED, changed=True)] if later else []
    return Found(" ".join(_first(table, TITLES).split()) or None, author if author and not author.startswith(("http", "@")) else None,
                 _first(table, OUTLETS) or None, _first(table, LANGUAGES) or None, tuple(claims))


def _from_times(parsed: Parsed) -> tuple[Claim, ...]:
    """The first <time> near the headline that is not of another piece, and a date in the title element."""
    away = {"aside", "nav", "footer", "comments", "menu", "hidden", "form", "blockquote", "related"}
    heads = [b.start for b in parsed.blocks if b.tag == "h1"]
    begin = heads[0] - 400 if heads else 0
    dated = [(w, marks, at) for text, marks, at in parsed.times if at >= begin and (w := when_of(text))]
    near = [d for d in dated if not d[1] & away and "li" not in d[1]] or [d for d in dated if d[2] < begin + 1500 and "a" not in d[1]]
    claims = [Claim(w, "text", TIMED, changed=_says_changed(parsed.blocks, at)) for w, _, at in near[:1]]
    if claims and near[1:] and near[1][2] < near[0][2] + 200 and (claims[0].changed or "revised" in near[1][1]):
        claims.append(Claim(near[1][0], "text", TIMED, changed=not claims[0].changed))
    if day := read_date(parsed.title[-120:]):
        claims.append(Claim(When.on(day), "title element", TITLED))
    return tuple(claims)


def _says_changed(blocks: Sequence[Block], at: int) -> bool:
    """Whether the words around a <time> say that it is of a change."""
    block = next((b for b in blocks if b.start <= at <= b.end), None)
    return block is not None and CHANGED.search(block.text[max(0, at - block.start - 40):at - block.start + 20]) is not None


def _from_source(claims: Sequence[Claim], source: str) -> tuple[Claim, ...]:
    """As a last resort, and where the surer parts differ, a date that stands only in a script or an attribute."""
    sure = [day for c in claims if not c.changed and c.weight >= TIMED and (day := day_of(c.when))]
    if sure and max(sure) - min(sure) <= timedelta(days=1):
        return ()
    for match in STAMPED.finditer(source, 0, SEARCHED):
        if NAMED.search(source, max(0, match.start() - BEFORE), match.start()) and (when := when_of(match[0].strip())):
            return (Claim(when, "script", SCRIPTED),)
    return ()
