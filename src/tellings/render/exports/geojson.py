"""GeoJSON (RFC 7946): the places of each story and its events, where their coordinates are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tellings.model.accounts import Account, Place
from tellings.model.when import When
from tellings.render.exports.happenings import Row
from tellings.render.exports.happenings import rows as happenings
from tellings.render.exports.trees import dump, span
from tellings.render.wire import Read

if TYPE_CHECKING:
    from tellings.render.exports import Options


def write(reading: Read, options: Options) -> bytes:  # noqa: ARG001  every format is called alike
    """A FeatureCollection. A point says where a place is, not how large: `precision` does."""
    places = [_feature(p, _place(a, p)) for a in reading.accounts for p in a.places if p.lat is not None]
    events = [_feature(r.place, _event(r)) for r in happenings(reading) if r.place and r.place.lat is not None]
    return dump({"type": "FeatureCollection", "features": [*places, *events]})


def _feature(place: Place, properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": f"{properties['type']}-{properties['story']}-{properties['id']}",
            "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]}, "properties": properties}


def _place(account: Account, place: Place) -> dict[str, Any]:
    return {"type": "place", "id": place.id, "name": place.name, "precision": place.precision, "story": account.id,
            "story_title": account.title, "spans": [span(c) for c in place.spans]}


def _event(row: Row) -> dict[str, Any]:
    place = row.place
    return {"type": "event", "id": row.id, "name": row.title, "precision": place.precision if place else "unknown",
            "place": place.name if place else "", "where": row.where, **dict(_when(row.when)), "story": row.account.id,
            "story_title": row.account.title, "spans": [span(c) for c in row.spans],
            "tolls": {role: {"low": f.low, "best": f.best, "high": f.high, "status": f.status} for role, f in row.tolls.items()}}


def _when(when: When | None) -> Iterator[tuple[str, Any]]:
    """Times as printed: none is moved to another zone."""
    if when:
        yield from (("earliest", when.earliest), ("latest", when.latest), ("date_precision", when.precision), ("zone", when.zone))
