"""Draws the figures of bench.scale.run as plain SVG, all of them or those named (a run without the language step: keep):

    python -m bench.scale.plot FILE.csv FOLDER [per-document questions size keep]
"""

# ruff: noqa: E501  a plot is a table

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

WIDTH, HEIGHT, LEFT, FOOT = 640, 260, 60, 40
COLOURS = ("#1b6ca8", "#c8553d", "#3c7a3c")
PLOTS = (
    ("per-document", "milliseconds of processor a document, by step", (("language", "language_s"), ("keep and place", "keep_s"), ("tell anew", "tell_s"))),
    ("questions", "95th percentile of a question, ms of processor", (("show", "show_p95_ms"), ("search", "search_p95_ms"), ("changes", "changes_p95_ms"))),
    ("keep", "milliseconds of processor a document, without the language step", (("keep and place", "keep_s"), ("tell anew", "tell_s"))),
    ("size", "megabytes", (("database", "size_mb"), ("peak memory", "rss_mb"))),
)


def values(rows: Sequence[dict[str, float]], field: str) -> list[float]:
    """A column; seconds as milliseconds a document of each addition."""
    if not field.endswith("_s"):
        return [row[field] for row in rows]
    before = [0.0, *(row["documents"] for row in rows)]
    return [1000 * row[field] / (row["documents"] - earlier) for row, earlier in zip(rows, before, strict=False)]


def drawn(rows: Sequence[dict[str, float]], title: str, lines: Sequence[tuple[str, str]]) -> str:
    """One plot: documents stored from left to right."""
    columns = [(name, values(rows, field)) for name, field in lines]
    top = max(max(column) for _, column in columns) * 1.1 or 1.0
    most = rows[-1]["documents"]

    def place(x: float, y: float) -> str:
        return f"{LEFT + (WIDTH - LEFT - 130) * x / most:.1f},{HEIGHT - FOOT - (HEIGHT - FOOT - 30) * y / top:.1f}"

    parts = [f'<text x="{LEFT}" y="18" font-weight="bold">{title}</text>']
    for share in (0, 0.5, 1):
        x, y = place(0, top * share).split(",")
        parts.append(f'<path d="M{x},{y}H{WIDTH - 130}" stroke="#ddd"/><text x="{LEFT - 8}" y="{float(y) + 4}" text-anchor="end">{top * share:.0f}</text>')
    parts.append(f'<text x="{LEFT}" y="{HEIGHT - 12}">documents stored: 0 to {most:,.0f}</text>')
    for (name, column), colour in zip(columns, COLOURS, strict=False):
        points = " ".join(place(row["documents"], value) for row, value in zip(rows, column, strict=True))
        end = place(most, column[-1]).split(",")
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
                     f'<text x="{float(end[0]) + 6}" y="{float(end[1]) + 4}" fill="{colour}">{name}</text>')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>{"".join(parts)}</svg>\n')


def main(source: str, folder: str, *wanted: str) -> None:
    with Path(source).open(encoding="utf-8") as file:
        rows = [{k: float(v) for k, v in row.items()} for row in csv.DictReader(file)]
    for name, title, lines in PLOTS:
        if wanted and name not in wanted:
            continue
        (Path(folder) / f"scale-{name}.svg").write_text(drawn(rows, title, lines), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
