"""Atom (RFC 4287): a feed of what was found. `changes` is one of what changed at a desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from tellings.model.accounts import Account, Finding
from tellings.model.changes import Logged
from tellings.model.documents import Citation, Document
from tellings.model.when import When
from tellings.render.exports.happenings import Book, moment_id
from tellings.render.phrases import plain
from tellings.render.wire import Read

if TYPE_CHECKING:
    from tellings.render.exports import Options

UNDATED = "1970-01-01T00:00:00Z"  # Atom wants a time of every entry; where no report has one, none is made up that looks real


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words that an entry rests on, and who printed them, where."""

    words: str
    source: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. `id` is an IRI that stays when the words change; `updated` an RFC 3339 instant."""

    id: str
    title: str
    text: str
    updated: str
    category: str
    quoted: tuple[Quoted, ...] = ()


def write(reading: Read, options: Options) -> bytes:  # noqa: ARG001  every format is called alike
    """The findings and the timeline of every story."""
    title = plain(reading.accounts[0].title) if reading.accounts else "Nothing was read"
    more = f" and {len(reading.accounts) - 1} more" if len(reading.accounts) > 1 else ""
    key = "-".join(a.id for a in reading.accounts[:1]) or "empty"
    return feed(f"urn:tellings:reading:{key}", f"{title}{more}", tuple(entries(reading)))


def changes(found: Iterable[Logged], titles: Mapping[str, str]) -> bytes:
    """A feed of what changed at a desk; `titles` are the stories', by id."""
    return feed("urn:tellings:changes", "What changed", (_change(c, titles.get(c.story, "")) for c in found))


def _change(logged: Logged, title: str) -> Entry:
    change, by = logged.change, ", ".join(logged.change.by)
    return Entry(f"urn:tellings:change:{logged.story}:{logged.number}", change.text, f"{title}: {change.text}", instant(When(logged.at)),
                 change.kind, tuple(Quoted(cite.text, by) for cite in change.cites))


def feed(iri: str, title: str, items: Iterable[Entry]) -> bytes:
    """A feed of these entries, the newest first."""
    ordered = sorted(items, key=lambda e: (e.updated, e.id), reverse=True)
    head = (f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<id>{_safe(iri)}</id>\n'
            f"<title>{_safe(title)}</title>\n<updated>{ordered[0].updated if ordered else UNDATED}</updated>\n"
            "<author><name>tellings</name></author>\n<generator>tellings</generator>\n")
    return (head + "".join(map(_entry, ordered)) + "</feed>\n").encode("utf-8", "replace")


def _entry(entry: Entry) -> str:
    """Its content is HTML inside XML, and so escaped twice."""
    said = "".join(f"<li>“{_safe(q.words)}”{_link(q)}</li>" for q in entry.quoted)
    content = f"<p>{_safe(entry.text)}</p>" + (f"<ul>{said}</ul>" if said else "")
    return (f"<entry>\n<id>{_safe(entry.id)}</id>\n<title>{_safe(entry.title)}</title>\n<updated>{_safe(entry.updated)}</updated>\n"
            f'<category term="{_safe(entry.category)}"/>\n<content type="html">{_safe(content)}</content>\n</entry>\n')


def _link(quoted: Quoted) -> str:
    name = _safe(quoted.source)
    if quoted.address.startswith(("http://", "https://")):
        name = f'<a href="{_safe(quoted.address)}">{name}</a>'
    return f" ({name})" if name else ""


def _safe(text: str) -> str:
    """Text as XML can hold it: no control characters, no half characters, markup as words."""
    return escape(plain(text))


def entries(reading: Read) -> Iterator[Entry]:
    """An entry a finding, and one for each moment of the timeline."""
    book = Book.of(reading)
    for account in reading.accounts:
        latest = _latest(book.documents[d] for d in account.documents if d in book.documents)
        for finding in account.findings:
            yield _finding(book, account, finding)
        for moment in account.timeline:
            yield Entry(f"urn:tellings:moment:{account.id}:{moment_id(moment)}", moment.text, moment.text, instant(moment.when) or latest,
                        "timeline", tuple(_quoted(book, moment.cites)))


def _finding(book: Book, account: Account, f: Finding) -> Entry:
    spans = book.spans(f.statements)
    text = f"{f.why} (status: {f.status}; policy: {f.policy}; story: {account.title})"
    updated = _latest(book.reports(account, spans))
    return Entry(f"urn:tellings:finding:{f.id}", f.title, text, updated, "finding", tuple(_quoted(book, spans)))


def _quoted(book: Book, cites: Iterable[Citation]) -> Iterator[Quoted]:
    for cite in cites:
        document = book.documents.get(cite.document)
        if document:
            yield Quoted(cite.text, document.outlet or document.name, document.url or "")


def _latest(documents: Iterable[Document]) -> str:
    """The newest time of these reports: of their change, else of their publication, else of the capture."""
    times = (instant(d.modified) or instant(d.published) or instant(When(d.capture.fetched_at)) for d in documents)
    return max((t for t in times if t), default=UNDATED)


def instant(when: When | None) -> str:
    """The start of a time in UTC, as Atom wants it; "" where it is unknown. A time without a zone is taken as UTC."""
    from datetime import UTC, datetime

    if when is None or not when.earliest:
        return ""
    try:
        moment = datetime.fromisoformat(when.earliest)
    except ValueError:
        return ""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
