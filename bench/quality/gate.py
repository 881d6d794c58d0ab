"""The quality gate: scores on a fixed part of the labelled data may not fall below pinned floors.

    python -m bench.quality.gate             score and compare; exit 1 when a figure is below its floor
    python -m bench.quality.gate --update    raise floors to what was measured; never lowers one
                                             (--allow-regression TASK.FIGURE lowers that one, and says so)

The labelled data and their scorers are not part of this repository: they are looked for in ../shared. `digest` in
floors.json names the very files the floors were measured on; on other data the gate stops rather than compare.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.json")
EPSILON = 0.0005  # one sentence of the smallest set moves its figure by more than this

# task → (arguments, figures that are held): a part of each set that is scored within minutes
TASKS: dict[str, tuple[list[str], list[str]]] = {
    "extraction": (["--limit", "30"], ["scrapinghub.f1", "fundus.f1", "trafilatura.f1", "fundus_tests.title_near", "fundus_tests.date",
                                       "trafilatura.title_near", "trafilatura.date",
                                       "scrapinghub.body_lines_found", "trafilatura.sections_well_formed"]),
    "attribution": (["--only", "dev"], ["direct.exact_f1", "speaker.direct", "ggt.3.f1", "ggt.8.f1", "cue.exact_f1", "source.overlap_f1",
                                        "content.overlap_f1"]),
    "grouping": (["--limit", "60"], ["newscluster.b3_f1", "galaxy.b3_f1", "gva.b3_f1", "ecbplus.b3_f1"]),
    "quantities": (["--only", "newsquant"], ["newsquant.value", "newsquant.unit", "newsquant.change", "newsquant.partial",
                                             "newsquant.one_to_one_value"]),
    "timex": (["--only", "aquaint"], ["tempeval3.aquaint.relaxed", "tempeval3.aquaint.value"]),
    "tolls": (["--only", "core3", "--limit", "60"], ["core3.killed.exact", "core3.injured.exact", "core3.killed.covered",
                                                     "core3.injured.covered"]),
    "lineage": (["--limit", "20"], ["origins.ari", "origins.count_exact"]),
    "warc": ([], ["warc.fine"]),
}


def digest(shared: Path) -> str:
    """A hash of every data file's name, size and content, and of the scorers."""
    total = hashlib.sha256()
    for path in sorted([*(shared / "data").rglob("*"), *(shared / "score").glob("*.py")]):
        if path.is_file():
            total.update(f"{path.relative_to(shared)} {path.stat().st_size} ".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def measure(task: str) -> dict[str, float]:
    """The held figures of a task, scored in a process of its own."""
    arguments, names = TASKS[task]
    command = [sys.executable, str(SHARED / "score" / "score.py"), task, "--json", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"the scorer of {task} failed:\n{done.stderr[-2000:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    if report["speed"].get("failures"):
        print(f"{task}: {report['speed']['failures']} failures: {report['speed']['first_failures']}")
    return {name: float(report["figures"].get(name) or 0.0) for name in names}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*", help=f"of {', '.join(TASKS)}; all when none is named")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="append", default=[], metavar="TASK.FIGURE")
    options = parser.parse_args()
    if not (SHARED / "data").is_dir():
        print("skipped: no labelled data beside the checkout")
        return 0
    pinned = json.loads(FLOORS.read_text()) if FLOORS.exists() else {"digest": "", "floors": {}}
    found = digest(SHARED)
    if pinned["digest"] not in ("", found) and not options.update:
        print("the labelled data are not those the floors were measured on; measure anew with --update")
        return 1
    with ThreadPoolExecutor(2) as pool:
        tasks = options.tasks or list(TASKS)
        measured = dict(zip(tasks, pool.map(measure, tasks), strict=True))
    faults = compare(measured, pinned["floors"])
    if options.update:
        update(pinned["floors"], measured, set(options.allow_regression))
        FLOORS.write_text(json.dumps({"digest": found, "floors": pinned["floors"]}, indent=1, sort_keys=True) + "\n")
        return 0
    for fault in faults:
        print(f"below its floor: {fault}")
    return 1 if faults else 0


def compare(measured: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """Prints a row a figure; returns those below their floor."""
    faults = []
    for task, figures in measured.items():
        for name, value in figures.items():
            floor = floors.get(task, {}).get(name, 0.0)
            print(f"{task:12} {name:34} {value:.4f}  floor {floor:.4f}", flush=True)
            if value < floor - EPSILON:
                faults.append(f"{task}.{name}: {value:.4f} < {floor:.4f}")
    return faults


def update(floors: dict[str, dict[str, float]], measured: dict[str, dict[str, float]], allowed: set[str]) -> None:
    """Raises floors; lowers only those that were named."""
    for task, figures in measured.items():
        for name, value in figures.items():
            old = floors.setdefault(task, {}).get(name, 0.0)
            floors[task][name] = round(value, 4) if value > old or f"{task}.{name}" in allowed else old


if __name__ == "__main__":
    sys.exit(main())
