"""The columns of the UCDP Georeferenced Event Dataset (GED codebook 25.1), a row an event with deaths, and ours after them.

Actors, dyads, conflicts and the type of violence are a coder's judgement: they stay empty, as does all that no report tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import floor

from tellings.model.accounts import Place
from tellings.model.documents import Document
from tellings.render.exports import cells
from tellings.render.exports.cells import Cell
from tellings.render.exports.happenings import Row
from tellings.render.exports.happenings import rows as happenings
from tellings.render.wire import Read

GED = ("id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id "
       "dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office "
       "source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude "
       "geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
       "deaths_unknown best high low gwnoa gwnob").split()
OURS = ("tellings_story", "tellings_event", "tellings_title", "tellings_status", "tellings_open_high", "tellings_policy",
        "tellings_documents", "tellings_spans")
HEADERS = (*GED, *OURS)
WHERE_PRECISION = {"settlement": 1, "region": 4, "country": 6}  # GED: 1 the exact place, 4 a first-order division, 6 a country
COUNTIES = frozenset({"county", "district", "municipality", "parish", "borough"})  # 3: divisions of the second order


def rows(reading: Read) -> Iterator[Mapping[str, Cell]]:
    """Events in which at least one person is reported dead."""
    for row in happenings(reading):
        toll = row.toll("kill")
        if toll and (toll.high or 0) >= 1:
            yield _time(row) | _place(row) | _sources(row.reports, row.claimants) | _deaths(row) | ours(row)


def _time(row: Row) -> dict[str, Cell]:
    first, last = cells.days(row.when)
    return {"year": int(first[:4]) if first and first[:4] == last[:4] else None, "date_prec": cells.date_precision(row.when),
            "date_start": first, "date_end": last, "event_clarity": 1 if row.event else None}


def _place(row: Row) -> dict[str, Cell]:
    place = row.place
    if place is None:
        return {"where_description": row.where}
    point = place.lat is not None and place.lon is not None
    county = is_county(place)
    return {"where_description": row.where, "where_coordinates": place.name,
            "where_prec": 3 if county else WHERE_PRECISION.get(place.precision),
            "adm_1": place.name if place.precision == "region" and not county else None, "adm_2": place.name if county else None,
            "country": place.name if place.precision == "country" else None,
            "latitude": place.lat, "longitude": place.lon, "geom_wkt": f"POINT ({place.lon} {place.lat})" if point else None,
            "priogrid_gid": _cell(place)}


def is_county(place: Place) -> bool:
    """Whether a region is, by its name, a division of the second order."""
    return place.precision == "region" and place.name.rpartition(" ")[2].lower() in COUNTIES


def _cell(place: Place) -> Cell:
    """The PRIO-GRID cell of a settlement: half a degree wide, numbered from the south-west corner, 720 in a row."""
    if place.lat is None or place.lon is None or place.precision != "settlement":
        return None
    return floor((place.lat + 90) * 2) * 720 + floor((place.lon + 180) * 2) + 1


def _sources(reports: tuple[Document, ...], claimants: tuple[str, ...]) -> dict[str, Cell]:
    offices, dates, headlines = ([f(d) for d in reports] for f in (cells.outlet, cells.published, lambda d: d.title or ""))
    articles = [",".join(filter(None, parts)) for parts in zip(offices, dates, headlines, strict=True)]
    return {"number_of_sources": len(reports), "source_article": cells.aligned(articles), "source_office": cells.aligned(offices),
            "source_date": cells.aligned(dates), "source_headline": cells.aligned(headlines), "source_original": cells.listed(claimants)}


def _deaths(row: Row) -> dict[str, Cell]:
    """Civilians where reports say so; all others are of unknown status, for no report's side is guessed."""
    toll = row.toll("kill")
    low, best, high = cells.ends(toll)
    civilians = cells.best(row.civilians)
    unknown = best
    if isinstance(civilians, int) and isinstance(best, int):
        unknown = best - civilians if best >= civilians else None
    return {"low": low, "best": best, "high": high, "deaths_civilians": civilians, "deaths_unknown": unknown}


def ours(row: Row) -> dict[str, Cell]:
    """What no codebook has a column for."""
    toll = row.toll("kill")
    policy = next((f.policy for f in row.tolls.values()), None)
    return {"tellings_story": row.account.id, "tellings_event": row.id, "tellings_title": row.title,
            "tellings_status": toll.status if toll else None, "tellings_open_high": ("yes" if toll.open_high else "no") if toll else None,
            "tellings_policy": policy, "tellings_documents": cells.listed(d.name for d in row.reports),
            "tellings_spans": cells.spans(row.spans, {d.id: d.name for d in row.reports})}
