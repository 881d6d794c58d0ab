"""An account as one self-contained HTML file: no request to anywhere, works from disk and in print.

Nothing captured is ever written raw: the templates escape every value, and the reports' texts stand in JSON in which
`<`, `>` and `&` are escaped. Styles and the script are inlined and allowed by their hash alone.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from tellings.model.documents import Document
from tellings.render import phrases
from tellings.render.figures import Bar
from tellings.render.page import pages
from tellings.render.sources import Cite, Report, once
from tellings.render.wire import Read

if TYPE_CHECKING:
    from jinja2 import Environment

ROLES = ("headline", "standfirst", "body", "caption", "credit", "furniture")
RISKY = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
MANY = 6  # citations of a line that are shown at once; beyond, one a report, the rest on demand
WIDTH, LEFT, RIGHT = 300, 12, 272  # of a bar, in SVG units; the rest is room for the arrow that says "or more"


def to_html(reading: Read) -> str:
    """The reading as one HTML page."""
    ready = pages(reading)
    style, script = _file("account.css"), _file("account.js")
    return _templates().get_template("account.html").render(
        pages=ready, policy=_policy(style, script), style=style, script=script, texts=_texts(ready.reports))


def _policy(style: str, script: str) -> str:
    """The content security policy: nothing may be fetched, only our own style and script may run."""
    return (f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
            "base-uri 'none'; form-action 'none'")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _file(name: str) -> str:
    return (files("tellings.render") / "templates" / name).read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined,
                       loader=PackageLoader("tellings.render", "templates"))
    made.filters.update(folded=folded, once=once, place=place, bar_words=bar_words, spots=spots)
    made.globals.update(phrases=phrases, width=WIDTH)
    return made


def tagged(cites: Iterable[Cite]) -> list[tuple[str, Cite]]:
    """Each citation with its mark: the report's number, and a letter from the second of one report in a line on."""
    marks = []
    seen: Counter[int] = Counter()
    for cite in cites:
        nth = seen[cite.report.number]
        marks.append((f"{cite.report.number}{chr(97 + nth) if 0 < nth < 26 else '+' if nth else ''}", cite))
        seen[cite.report.number] += 1
    return marks


def folded(cites: Iterable[Cite]) -> tuple[list[tuple[str, Cite]], list[tuple[str, Cite]]]:
    """The marks of a line: those shown, and the rest to be opened where there are many."""
    marks = tagged(sorted(cites, key=lambda c: c.report.number))
    if len(marks) <= MANY:
        return marks, []
    return [m for m in marks if m[0].isdigit()], [m for m in marks if not m[0].isdigit()]


def place(at: float) -> str:
    """A place in [0, 1] on a bar, in SVG units."""
    return f"{LEFT + at * (RIGHT - LEFT):.1f}"


def bar_words(bar: Bar, low: str, best: str, high: str) -> str:
    """What a bar shows, for who does not see it."""
    return f"low {low}, best {best}, high {high}{', more is possible' if bar.open_high else ''}"


def spots(bar: Bar) -> list[tuple[str, int, bool, str]]:
    """The dots of a bar: place, radius, whether current, and what a pointer is told; dots of one place as the largest."""
    found: dict[str, tuple[int, bool, str]] = {}
    for dot in bar.dots:
        reports, current, label = found.get(place(dot.at), (0, False, ""))
        words = f"{dot.label}: {phrases.count(dot.reports, 'report')}"
        found[place(dot.at)] = (reports + dot.reports, current or dot.current, "; ".join(filter(None, (label, words))))
    return [(x, min(4 + reports, 9), current, label) for x, (reports, current, label) in found.items()]


def _texts(reports: Sequence[Report]) -> str:
    """The reports as JSON that may stand in a script element; offsets are code points."""
    rows = {str(r.number): _row(r) for r in reports}
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return RISKY.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def _row(report: Report) -> dict[str, object]:
    d: Document = report.document
    byline = phrases.plain(d.byline) if d.byline else ""
    return {"label": report.label, "title": report.title, "when": report.published, "byline": byline, "url": report.address,
            "text": d.text, "sections": [[s.start, s.end, ROLES.index(s.role)] for s in d.sections],
            "posts": [[p.start, p.end, phrases.when(p.when, short=True) or phrases.plain(p.stamp)] for p in d.posts]}
