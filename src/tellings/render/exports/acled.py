"""The columns of ACLED's exports, a row an event, and ours after them.

Actors, types of event and interaction codes are a coder's judgement: they stay empty. `fatalities` is empty where no report
tells of deaths or of none, where ACLED itself writes 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tellings.render.exports import cells
from tellings.render.exports.cells import Cell
from tellings.render.exports.happenings import Row
from tellings.render.exports.happenings import rows as happenings
from tellings.render.exports.ucdp import OURS, is_county, ours
from tellings.render.wire import Read

ACLED = ("event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 "
         "assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude "
         "geo_precision source source_scale notes fatalities tags timestamp").split()
HEADERS = (*ACLED, *OURS)
GEO_PRECISION = {"settlement": 1, "region": 3}  # ACLED: 1 the town itself, 2 near it, 3 a larger region; a country is too wide for it


def rows(reading: Read) -> Iterator[Mapping[str, Cell]]:
    """Every event, with and without deaths."""
    for row in happenings(reading):
        first, _ = cells.days(row.when)
        yield {"event_date": first, "year": int(first[:4]) if first else None, "time_precision": cells.time_precision(row.when),
               "source": cells.listed(d.outlet for d in row.reports), "notes": _notes(row),
               "fatalities": cells.best(row.toll("kill"))} | _place(row) | ours(row)


def _place(row: Row) -> dict[str, Cell]:
    place = row.place
    if place is None:
        return {"location": row.where}
    return {"location": place.name, "latitude": place.lat, "longitude": place.lon, "geo_precision": GEO_PRECISION.get(place.precision),
            "admin1": place.name if place.precision == "region" and not is_county(place) else None,
            "admin2": place.name if is_county(place) else None,
            "country": place.name if place.precision == "country" else None}


def _notes(row: Row) -> str:
    """What happened, why the tolls are what they are, and where reports differ on them."""
    tolls = [f"{f.title}: {f.why}" for f in row.tolls.values()]
    ids = {f.id for f in row.tolls.values()}
    told = [c.text for c in row.account.conflicts if ids & set(c.findings)]
    return " ".join(line.rstrip(".") + "." for line in (row.title, *tolls, *told) if line)
