"""Bytes to text, and where each character of the text stands in the bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Run = tuple[int, int, int, int]  # start, length, byte start, bytes a character: a row of model.documents.Runs

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that one's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
CHARSET_BYTES = re.compile(rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
# What browsers read when a page says so (WHATWG Encoding Standard, section 4.2).
# Encodings of text that a page may be in: Python knows more ("idna", "unicode_escape"), none of which a page is written in.
PAGES = frozenset("""ascii big5 big5hkscs cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 cp932 cp949 euc_jp
    euc_jis_2004 euc_kr gb18030 gb2312 gbk hz iso2022_jp iso2022_kr iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7
    iso8859-8 iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 johab koi8-r koi8-u mac-cyrillic mac-roman
    shift_jis tis-620 utf-16 utf-16-be utf-16-le utf-32 utf-32-be utf-32-le utf-8""".split())
ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
           "shift_jis": "cp932", "euc_kr": "cp949"}
# In text decoded with surrogateescape: as many broken bytes as one U+FFFD stands for ("maximal subparts", Unicode 3.9).
BROKEN = ("(?:\udce0[\udca0-\udcbf]|[\udce1-\udcec\udcee\udcef][\udc80-\udcbf]|\udced[\udc80-\udc9f]"
          "|\udcf0[\udc90-\udcbf][\udc80-\udcbf]?|[\udcf1-\udcf3][\udc80-\udcbf][\udc80-\udcbf]?"
          "|\udcf4[\udc80-\udc8f][\udc80-\udcbf]?|[\udc80-\udcff])")
BEYOND_ASCII = re.compile("[^\x00-\x7f]")
BROKEN_PART = re.compile(BROKEN)
UTF8_STRETCH = re.compile(f"([\x00-\x7f]+)|([\x80-\u07ff]+)|([\u0800-\ud7ff\ue000-\uffff]+)|([\U00010000-\U0010ffff]+)|({BROKEN})")
UTF16_STRETCH = re.compile("([\x00-\uffff]+)|([\U00010000-\U0010ffff]+)")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a capture, the name of its encoding, and the runs that map it to the bytes."""

    text: str = field(repr=False)
    encoding: str
    runs: tuple[Run, ...] = field(repr=False)
    notes: tuple[str, ...] = ()


def decode(body: bytes, media_type: str = "", *, markup: bool = False) -> Decoded:
    """The text of some bytes; a byte order mark is left out, what cannot be decoded is U+FFFD."""
    for bom, encoding in BOMS:
        if body.startswith(bom):
            return _decoded(body, encoding, len(bom))
    declared = _declared(body, media_type, markup)
    if declared.startswith(("utf-16", "utf-32")) and not markup:
        return _decoded(body, f"{declared}-le" if declared in ("utf-16", "utf-32") else declared, 0)
    wide = _wide(body)
    if wide:
        return _decoded(body, wide, 0)
    guess = _decoded(body, "utf-8", 0)
    if _mostly_utf8(guess):
        doubt = declared not in ("", "utf-8", "ascii", "cp1252") and not guess.text.isascii()
        return Decoded(guess.text, "utf-8", guess.runs, (f"declared as {declared}, read as utf-8",)) if doubt else guess
    if declared in ("", "utf-8") or declared.startswith("utf-"):
        return _decoded(body, "cp1252", 0)
    return _decoded(body, declared, 0)


def _declared(body: bytes, media_type: str, markup: bool) -> str:
    """The encoding that the media type or the page names, as Python's name for it; "" when none is named or known."""
    found = CHARSET.search(media_type)
    name = found[1] if found else ""
    if not name and markup and (mark := CHARSET_BYTES.search(body[:4096])):
        name = mark[1].decode("ascii", "replace")
    try:
        known = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    return ALIASES.get(known, known) if known in PAGES else ""


def _wide(body: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte of Latin text is NUL."""
    head = body[:2000]
    if len(head) < 4 or b"\x00" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.1 else ""


def _mostly_utf8(guess: Decoded) -> bool:
    """Whether a text with broken bytes is damaged UTF-8 (more whole characters than broken ones) and not another encoding."""
    broken = guess.text.count("\ufffd")
    return not broken or len(BEYOND_ASCII.findall(guess.text)) > 2 * broken


def _decoded(body: bytes, encoding: str, skip: int) -> Decoded:
    data = body[skip:] if skip else body
    if encoding == "utf-8":
        try:
            raw = text = data.decode("utf-8")
        except UnicodeDecodeError:
            raw = data.decode("utf-8", "surrogateescape")
            text = BROKEN_PART.sub("\ufffd", raw)
        return Decoded(text, encoding, tuple(_utf8_runs(raw, skip)))
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, tuple(_runs(data, text, encoding, skip)))


def _utf8_runs(raw: str, byte: int) -> Iterator[Run]:
    start = 0
    if raw.isascii():
        if raw:
            yield (0, len(raw), byte, 1)
        return
    for match in UTF8_STRETCH.finditer(raw):
        width = match.lastindex or 1
        length = match.end() - match.start()
        if width == 5:  # broken bytes: one character for all of them
            width, length = length, 1
        yield (start, length, byte, width)
        start += length
        byte += length * width


def _runs(data: bytes, text: str, encoding: str, byte: int) -> Iterable[Run]:
    if len(text) == len(data):  # one byte a character
        return [(0, len(text), byte, 1)] if text else []
    rows: list[Run] = []
    if encoding.startswith("utf-16"):
        rows, start, at = [], 0, byte
        for match in UTF16_STRETCH.finditer(text):
            length, width = match.end() - match.start(), 2 * (match.lastindex or 1)
            rows.append((start, length, at, width))
            start, at = start + length, at + length * width
        if at == byte + len(data):
            return rows
    return _slow_runs(data, encoding, byte)


def _slow_runs(data: bytes, encoding: str, byte: int) -> list[Run]:
    """Byte by byte, for encodings whose width does not show in the text."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rows: list[Run] = []
    start, taken = 0, 0
    for i in range(len(data) + 1):
        out = decoder.decode(data[i:i + 1], final=i == len(data))
        upto = min(i + 1, len(data))
        for k, _ in enumerate(out):
            last = k == len(out) - 1
            width = upto - taken if last else min(max(upto - taken - 1, 0), 1)
            _grow(rows, (start, 1, byte + taken, width))
            start, taken = start + 1, taken + width
    return rows


def _grow(rows: list[Run], row: Run) -> None:
    """Adds one character, to the last run where it is as wide."""
    if rows:
        start, length, byte, width = rows[-1]
        if width == row[3] and start + length == row[0] and byte + length * width == row[2]:
            rows[-1] = (start, length + 1, byte, width)
            return
    rows.append(row)
