"""A plain table of findings, one row each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tellings.model.accounts import Account, Finding
from tellings.render.exports import cells
from tellings.render.exports.cells import Cell
from tellings.render.exports.happenings import Book
from tellings.render.wire import Read

HEADERS = ("story", "story_title", "finding", "title", "event", "counted", "role", "unit", "where", "side", "scope", "per",
           "earliest", "latest", "date_precision", "low", "best", "high", "open_high", "status", "why", "policy",
           "reports", "origins", "claimants", "outlets", "documents", "spans")


def rows(reading: Read) -> Iterator[Mapping[str, Cell]]:
    """Every finding of every story, in the account's order."""
    book = Book.of(reading)
    for account in reading.accounts:
        for finding in account.findings:
            yield _what(account, finding) | _who(book, account, finding)


def _what(account: Account, f: Finding) -> dict[str, Cell]:
    about, (low, best, high) = f.about, cells.ends(f)
    when = about.when
    return {"story": account.id, "story_title": account.title, "finding": f.id, "title": f.title, "event": f.event,
            "counted": about.counted, "role": about.role, "unit": about.unit, "where": about.where, "side": about.side,
            "scope": about.scope, "per": about.per, "earliest": when.earliest if when else None, "latest": when.latest if when else None,
            "date_precision": when.precision if when else None, "low": low, "best": best, "high": high,
            "open_high": "yes" if f.open_high else "no", "status": f.status, "why": f.why, "policy": f.policy}


def _who(book: Book, account: Account, f: Finding) -> dict[str, Cell]:
    spans = book.spans(f.statements)
    reports = book.reports(account, spans)
    cited = {d.id for d in reports}
    return {"reports": len(reports), "origins": sum(1 for o in account.lineage.origins if cited & set(o.documents)),
            "claimants": cells.listed(c for v in f.versions for c in v.claimants),
            "outlets": cells.listed(d.outlet for d in reports), "documents": cells.listed(d.name for d in reports),
            "spans": cells.spans(spans, {d.id: d.name for d in reports})}
