"""Humanitarian figures with HXL 1.1 hashtags in the second row, a row an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tellings.model.accounts import Finding
from tellings.render.exports import cells
from tellings.render.exports.cells import Cell
from tellings.render.exports.happenings import Row
from tellings.render.exports.happenings import rows as happenings
from tellings.render.wire import Read

AFFECTED = {"kill": "killed", "injure": "injured", "hospitalise": "hospitalised", "miss": "missing", "displace": "displaced",
            "evacuate": "evacuated"}
FRAME = {"Story": "#crisis+id", "Event": "#event+id", "What happened": "#event+name", "First day": "#date+start", "Last day": "#date+end",
         "Date precision": "#date+precision", "Place": "#loc+name", "Place precision": "#loc+precision", "Latitude": "#geo+lat",
         "Longitude": "#geo+lon"}
PEOPLE = {f"{word.capitalize()}{after}": f"#affected+{word}{tag}"
          for word in AFFECTED.values() for after, tag in ((", lowest", "+min"), ("", ""), (", highest", "+max"))}
META = {"Reports": "#meta+source+num", "Outlets": "#meta+source+name", "Said by": "#meta+source+original",
        "Documents": "#meta+source+document", "Spans": "#meta+span", "Policy": "#meta+policy"}
HEADERS = (*FRAME, *PEOPLE, *META)
HASHTAGS = (*FRAME.values(), *PEOPLE.values(), *META.values())


def rows(reading: Read) -> Iterator[Mapping[str, Cell]]:
    """Every event, with what happened to people where reports tell."""
    for row in happenings(reading):
        yield _frame(row) | _people(row) | _meta(row)


def _frame(row: Row) -> dict[str, Cell]:
    first, last = cells.days(row.when)
    place = row.place
    return {"Story": row.account.id, "Event": row.id, "What happened": row.title, "First day": first, "Last day": last,
            "Date precision": row.when.precision if row.when else None, "Place": place.name if place else row.where,
            "Place precision": place.precision if place else None, "Latitude": place.lat if place else None,
            "Longitude": place.lon if place else None}


def _people(row: Row) -> dict[str, Cell]:
    return {header: cell for role, word in AFFECTED.items() for header, cell in _ends(word, row.toll(role))}


def _ends(word: str, finding: Finding | None) -> Iterator[tuple[str, Cell]]:
    name = word.capitalize()
    yield from zip((f"{name}, lowest", name, f"{name}, highest"), cells.ends(finding), strict=True)


def _meta(row: Row) -> dict[str, Cell]:
    policy = next((f.policy for f in row.tolls.values()), None)
    return {"Reports": len(row.reports), "Outlets": cells.listed(d.outlet for d in row.reports), "Said by": cells.listed(row.claimants),
            "Documents": cells.listed(d.name for d in row.reports),
            "Spans": cells.spans(row.spans, {d.id: d.name for d in row.reports}), "Policy": policy}
