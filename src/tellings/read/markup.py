"""HTML to text and blocks, every kept character with its place in the page. A tokenizer, not a tree: no depth can overflow it."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tellings.read.blocks import Block

Piece = tuple[int, int, int, int]  # start in the text, length, start in the page, characters of the page for one of the text

TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:[^=>]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>")
REMARK = re.compile(r"<[!?/][^>]*+>")
RAW = {name: re.compile(rf"</{name}\s*+>", re.I) for name in "script style textarea iframe xmp noframes".split()}  # no tags in these
ATTRIBUTE = re.compile(r"([^\s=/\"'>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
TAGS = 100_000  # a page has seldom more than 20,000
MANY = 20_000  # characters of one tag, and attributes
CROWD = 1_000
DEEPEST = 48  # containers that a block knows of
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCK = frozenset("""address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol option p pre section select
    summary table tbody td tfoot th thead title tr ul br button caption""".split())
NOT_SHOWN = frozenset("noscript template svg math object video audio canvas".split())
SELF_CLOSING = {"p": BLOCK - {"br"}, "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "td": {"td", "th", "tr"}, "tr": {"tr"},
                "option": {"option"}}
SAYS = frozenset("""nav footer header aside form figure figcaption button select article main time h1 h2 h3 h4 h5 h6 blockquote
    table li a title option dialog""".split())
CLASS_CUES = re.compile(
    r"(?P<related>related|recirc|read-?more|more-?(?:stories|from|on)|recommend|promo|teaser|trending|most-?(?:read|popular)|outbrain|taboola|next-?article|also-?read|in-?this-?story)"
    r"|(?P<share>share|social|follow|print-?button|toolbar)|(?P<ad>\bad[s-]|advert|sponsor|dfp|banner)|(?P<signup>newsletter|subscri|signup|sign-up|paywall|login|register|donat)"
    r"|(?P<comments>comments?(?:-|_|\b)|disqus)|(?P<consent>cookie|consent|gdpr|privacy|qc-cmp|onetrust|didomi|usercentrics)|(?P<dialog>^(?:alert)?dialog$)|(?P<menu>menu|breadcrumb|sidebar|navigation|navbar|masthead|skip-?link)"
    r"|(?P<caption>caption|cutline|legend)|(?P<credit>credit|copyright|photographer)|(?P<byline>byline|author|contributor)|(?P<date>dateline|pub-?date|publish|timestamp|datetime|date\b)"
    r"|(?P<standfirst>standfirst|\bdek\b|\bdeck\b|sub-?title|sub-?head(?:line)?|strapline|article-?summary|\blede\b|intro\b|abstract)|(?P<headline>headline|entry-title|article-?title|post-?title)"
    r"|(?P<tags>\btags?\b|tag-?list|topics|keywords|categor)|(?P<bio>bio\b|about-the-author|author-(?:info|box|card))"
    r"|(?P<content>entry-?content|(?:article|post|story|news)[-_]{0,2}(?:content|body|text|copy(?!right)|paragraph)|body-?text|rich-?text|\brte\b|artikel-?text|paragraph)"
    r"|(?P<meta>\bmeta|-meta\b|postmeta|entry-(?:footer|header)|info\b|details\b)|(?P<widget>widget|secondary|complementary|module)"
    r"|(?P<press>\bbtn|button|toggle|dropdown|modal|icon|search|submit|pag(?:er|ination)|respond|message)"
    r"|(?P<card>card|\bitem|-item|\bgrid|carousel|slider|gallery|featured|tile|\bloop|listing)|(?P<embed>twitter-(?:tweet|video)|tweet|instagram-media|fb-(?:post|video)|embed)|(?P<name>\btitle|-title|heading|label|logo|\bname\b)"
    r"|(?P<hidden>visually-?hidden|sr-only|screen-reader|\bhidden\b)")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
CHUNK = re.compile(r"\S+(?:\s\S+)*")
ODD_BLANK = re.compile(r"[\t\n\r\f\v]")
NEVER_SEEN = "\u00ad\u200b\u2060\ufeff"
UNSEEN = re.compile(f"[{NEVER_SEEN}]")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page taken apart: its text, its pieces (text to page), its blocks, and the parts that metadata are read from."""

    text: str = field(repr=False)
    pieces: list[Piece] = field(repr=False)
    blocks: list[Block] = field(repr=False)
    metas: list[dict[str, str]] = field(repr=False)
    scripts: list[str] = field(repr=False)
    times: list[tuple[str, frozenset[str], int]] = field(repr=False)
    title: str = ""
    language: str = ""
    crowded: bool = False  # a tag with thousands of attributes, or more tags than a page has: libraries take minutes over them


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, the first of each name."""
    out: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(text):
        out.setdefault(name.lower(), html.unescape(double or single or bare))
    return out


def parse(page: str) -> Parsed:
    """The visible text of a decoded page in blocks."""
    return _Reader(page).read()


class _Reader:
    """Walks the tokens of a page once."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.out: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.blocks: list[Block] = []
        self.stack: list[tuple[str, frozenset[str], int, int]] = []
        self.open: defaultdict[str, int] = defaultdict(int)
        self.boxes: list[int] = [0, 0]  # places of the open block elements: the last but one is a paragraph's container
        self.marks: frozenset[str] = frozenset()
        self.memo: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
        self.said: dict[tuple[str, str], tuple[frozenset[str], str]] = {}
        self.kind = 0  # a number for the running element's way from the root: tags and classes
        self.kinds: dict[tuple[int, str, str], int] = {}
        self.begin: int | None = None  # where the running block starts
        self.tag = ""
        self.linked = 0
        self.in_link = 0
        self.not_shown = 0
        self.blank = False  # a blank is owed before the next word
        self.blank_at = (0, 0)
        self.in_head_title = False
        self.parsed = Parsed("", self.pieces, self.blocks, [], [], [])
        self.title: list[str] = []
        self.language = ""
        self.unseen = any(c in page for c in NEVER_SEEN)
        self.crowded = False

    def read(self) -> Parsed:
        page, last = self.page, 0
        find, tag_at = page.find, TAG.match
        at = find("<")
        while at >= 0:
            token = tag_at(page, at)
            end = token.end() if token else _past_remark(page, at)
            if end > at:
                if at > last:
                    self.words(last, at)
                last = end = self.tag_of(token, at, end) if token else end
            at = find("<", end if end > at else at + 1)
        if last < len(page):
            self.words(last, len(page))
        self.flush()
        p = self.parsed
        title = " ".join("".join(self.title).split())
        crowded = self.crowded or page.count("<") > TAGS
        return Parsed("".join(self.out), self.pieces, self.blocks, p.metas, p.scripts, p.times, title, self.language, crowded)

    def tag_of(self, token: re.Match[str], at: int, end: int) -> int:
        """What a tag begins or ends; where it ends, or the element does whose content is no visible text."""
        close, tag, attrs = token.groups()
        tag = tag.lower()
        if end - at > MANY:
            self.crowded |= sum(1 for _ in ATTRIBUTE.finditer(attrs)) > CROWD
        if close:
            self.close(tag)
        elif tag not in RAW:
            self.start(tag, attrs)
        elif not attrs.endswith("/"):
            return self.raw(tag, attrs, end)
        return end

    def raw(self, tag: str, attrs: str, begin: int) -> int:
        """Where an element ends whose content is no visible text; scripts of data are kept for the metadata."""
        close = RAW[tag].search(self.page, begin)
        end = close.start() if close else len(self.page)
        if tag == "script":
            if "json" in attrs and "ld+json" in attrs.lower():
                self.parsed.scripts.append(self.page[begin:end])
        elif tag != "style" and end - begin > MANY:  # libraries may take its content for tags
            self.crowded |= self.page.count("=", begin, end) > CROWD
        return close.end() if close else end

    def start(self, tag: str, attrs: str) -> None:
        block = tag in BLOCK
        if block:
            self.flush()
            if tag == "br":
                return
            if self.stack and tag in SELF_CLOSING.get(self.stack[-1][0], ()):
                self.pop()
            if tag == "body" and self.open["head"]:
                self.close("head")
        if tag in VOID:
            if tag == "meta":
                self.parsed.metas.append(attributes(attrs))
            return
        if self.not_shown and attrs.endswith("/"):  # a drawing's lines
            return
        if tag == "html" and "lang" in attrs:
            self.language = attributes(attrs).get("lang", "")
        if tag == "time":
            known = attributes(attrs)
            changed = REVISED if UPDATED.fullmatch(f"{known.get('class')} {known.get('itemprop')}") else NOTHING
            self.parsed.times.append((known.get("datetime", ""), self.marks | changed, self.length))
        if tag == "a":
            if self.open["a"]:  # links do not nest: an unclosed one ends here
                self.close("a")
            if "href" not in attrs.lower():
                tag = "span"
        self.push(tag, attrs, block)

    def push(self, tag: str, attrs: str, block: bool) -> None:
        """Opens an element: what it says is added to what its ancestors say of the text in it."""
        self.stack.append((tag, self.marks, self.kind, self.not_shown))
        self.open[tag] += 1
        self.in_link += tag == "a"
        self.not_shown += tag in NOT_SHOWN and not (tag == "template" and "shadowroot" in attrs.lower())
        said = self.said.get((tag, attrs))
        if said is None:
            said = self.said[tag, attrs] = _said(tag, attrs)
        if said[0]:
            key = (self.marks, said[0])
            known = self.memo.get(key)
            if known is None:
                known = self.memo[key] = self.marks | said[0]
            self.marks = known
        if block:
            self.tag = tag
            self.kind = self.kinds.setdefault((self.kind, tag, said[1]), len(self.kinds) + 1)
            self.boxes.append(len(self.pieces) + 1)

    def close(self, tag: str) -> None:
        if tag in BLOCK:
            self.flush()
        if self.open[tag]:
            while self.pop() != tag:
                pass
            if tag in BLOCK:
                self.tag = self.stack[-1][0] if self.stack else ""

    def pop(self) -> str:
        tag, self.marks, self.kind, self.not_shown = self.stack.pop()
        self.open[tag] -= 1
        self.in_link -= tag == "a"
        if tag in BLOCK:
            self.boxes.pop()
        return tag

    def flush(self) -> None:
        """Ends the running block."""
        if self.begin is None:
            return
        text = "".join(self.out[self.mark:])
        stripped = text.strip()
        if stripped:
            start = self.begin + len(text) - len(text.lstrip())
            share = min(1.0, self.linked / len(stripped))
            self.blocks.append(Block(start, start + len(stripped), stripped, self.tag, self.block_marks, share, box=self.box,
                                     near=self.near, boxes=self.path, kind=self.block_kind))
        self.out.append("\n")
        self.length += 1
        self.begin, self.linked, self.blank = None, 0, False

    def words(self, first: int, last: int) -> None:
        """Text between two tags: blanks collapsed, entities read, each kept stretch a piece."""
        raw = self.page[first:last]
        if self.begin is None and raw.isspace() and not self.open["title"]:  # most of what stands between tags
            return
        if last - first > MANY and "<" in raw:  # a tag that is never closed
            self.crowded |= raw.count("=") > CROWD
        if self.not_shown:
            return
        if self.open["head"]:
            if self.open["title"]:
                self.title.append(html.unescape(raw))
                return
            if not raw.strip():
                return
        if raw.isspace():
            self.owe_blank(first, len(raw))
            return
        tail = len(raw.rstrip())
        at = len(raw) - len(raw.lstrip())
        if at:
            self.owe_blank(first, at)
        if raw.isprintable() and "  " not in raw:  # single blanks alone
            self.stretch(raw[at:tail], first + at)
        else:
            self.stretches(raw, first, at, tail)
        if tail < len(raw):
            self.owe_blank(first + tail, len(raw) - tail)

    def stretches(self, raw: str, first: int, at: int, tail: int) -> None:
        """The stretches of words in raw[at:tail] that more than one blank parts."""
        for match in CHUNK.finditer(raw, at, tail):
            if match.start() > at:
                self.owe_blank(first + at, match.start() - at)
            at = match.end()
            self.stretch(match[0], first + match.start())

    def stretch(self, text: str, at: int) -> None:
        """Words parted by single blanks, put into the running block; they begin one where none is open."""
        if self.begin is None:
            self.begin, self.mark, self.block_marks, self.box = self.length, len(self.out), self.marks, self.boxes[-2]
            self.near = self.marks - self.stack[-3][1] if len(self.stack) > 2 else self.marks
            self.path, self.block_kind = tuple(self.boxes[-DEEPEST:]), self.kind
        before = self.length
        if self.blank:
            self.put(" ", *self.blank_at)
            self.blank = False
        self.chunk(text, at)
        if self.in_link:
            self.linked += self.length - before

    def owe_blank(self, at: int, width: int) -> None:
        """Notes a stretch of blanks: one is put before the next word, if the block goes on."""
        if self.begin is not None and not self.blank:
            self.blank, self.blank_at = True, (at, width)

    def put(self, text: str, at: int, width: int) -> None:
        self.out.append(text)
        self.pieces.append((self.length, len(text), at, width))
        self.length += len(text)

    def chunk(self, chunk: str, at: int) -> None:
        """Words parted by single blanks: one piece, but for entities and unseen characters."""
        if "&" in chunk:
            done = 0
            for match in ENTITY.finditer(chunk):
                read = html.unescape(match[0])
                if read == match[0]:
                    continue
                self.plain(chunk[done:match.start()], at + done)
                self.entity(read, match[0], at + match.start())
                done = match.end()
            self.plain(chunk[done:], at + done)
        else:
            self.plain(chunk, at)

    def entity(self, read: str, printed: str, at: int) -> None:
        if not read or UNSEEN.match(read):  # "&#1;" stands for nothing
            return
        self.put(ODD_BLANK.sub(" ", read[0]), at, len(printed))
        if len(read) > 1:  # a few entities stand for two characters: the second has no place of its own
            self.out.append(read[1:])
            self.length += len(read) - 1

    def plain(self, text: str, at: int) -> None:
        if not text:
            return
        if not text.isprintable():  # a line break or tab in it
            text = ODD_BLANK.sub(" ", text)
        if self.unseen:
            for part in _seen(text):
                self.put(text[part[0]:part[1]], at + part[0], 1)
        else:
            self.put(text, at, 1)


def _past_remark(page: str, at: int) -> int:
    """Where a comment or the like ends that begins here; where it begins, if none does."""
    if page.startswith("<!--", at):
        end = page.find("-->", at + 4)
        return end + 3 if end >= 0 else len(page)
    remark = REMARK.match(page, at)
    return remark.end() if remark else at


def _seen(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between characters that are never shown (soft hyphens, zero-width blanks)."""
    last = 0
    for match in UNSEEN.finditer(text):
        if match.start() > last:
            yield last, match.start()
        last = match.end()
    if last < len(text):
        yield last, len(text)


@lru_cache(maxsize=20_000)
def _cues(word: str) -> frozenset[str]:
    """What one word of a class attribute, in small letters, says; pages repeat them by the thousand."""
    return frozenset(match.lastgroup or "" for match in CLASS_CUES.finditer(word))


@lru_cache(maxsize=20_000)
def _value_says(value: str) -> frozenset[str]:
    """What the words of a class, an id or the like say; their numbers left out."""
    return frozenset().union(*map(_cues, DIGITS.sub("", value[:VALUE]).lower().split()[:12]))


@lru_cache(maxsize=4_000)
def _telling(name: str) -> bool:
    """Whether an attribute of this name names what its element is."""
    return NAMING.search(name) is not None


def _said(tag: str, attrs: str) -> tuple[frozenset[str], str]:
    """What an element says of the text in it, and its class, numbers in it left out."""
    said = OWN.get(tag, NOTHING)
    if len(attrs) <= 6:
        return said, ""
    kind = ""
    for name, double, single in VALUES.findall(attrs):
        if _telling(name):
            said |= _value_says(double or single)
            if not kind and tag in BLOCK and name.lower().endswith("class"):
                kind = DIGITS.sub("0", (double or single)[:VALUE])
    if ("hidden" in attrs or "none" in attrs) and HIDDEN.search(attrs):
        said |= HIDES
    return said, kind


VALUE = 400  # characters of a class that are looked at
DIGITS = re.compile(r"\d+")
VALUES = re.compile(r"([^\s=/\"'>]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|[^\s>\"']++)?+)?+")
NAMING = re.compile(r"\b(?:class|id|role|itemprop|data-component|data-testid|data-type)$", re.I)
HIDDEN = re.compile(r"(?:^|\s)hidden(?=[\s/>=]|$)|display:\s*none", re.I)
NOTHING: frozenset[str] = frozenset()
UPDATED, REVISED = re.compile(r"(?!.*publi).*(?:updated|modified).*", re.I), frozenset({"revised"})  # of a <time>
HIDES = _cues("hidden")
OWN = {tag: frozenset((tag,)) for tag in SAYS}
