"""Documents a second and peak memory of the whole read, beside a plain full spaCy pass over the same texts.

    python -m bench.speed.run [N]      N copies with other names and numbers of the shipped example set (default 200 texts)

Each runs in a process of its own, one after the other, so that neither warms the other; the model's loading is timed apart.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "src" / "tellings" / "examples"


def texts(count: int) -> list[str]:
    """Texts of the example sets' reports, each told of another town and day so that no two are copies."""
    base = [p.read_text(encoding="utf-8") for p in sorted(EXAMPLES.rglob("*.txt"))]
    towns = ["Alderby", "Brackwater", "Corrimouth", "Dunmoor", "Eastholm", "Fennick", "Garrowby", "Hexley"]
    return [f"{towns[i % 8]} report {i}. {base[i % len(base)]}" for i in range(count)]


def child(mode: str, count: int) -> dict[str, float]:
    """One measurement, in this process."""
    import tellings
    from tellings import language
    from tellings.model.documents import Document

    nlp = language.load()

    def work(bodies: list[str]) -> None:
        if mode == "read":
            made = [tellings.clean(t, media_type="text/plain", name=f"{i}.txt", published="2031-05-02") for i, t in enumerate(bodies)]
            tellings.read([d for d in made if isinstance(d, Document)])
        else:
            for _ in nlp.pipe(bodies):
                pass

    work(texts(3))  # what is read once a run (the gazetteer, the patterns) is not counted
    bodies = texts(count)
    began, cpu = time.perf_counter(), time.process_time()
    work(bodies)
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    return {"documents": count, "seconds": seconds, "cpu": cpu, "documents_per_second": count / seconds,
            "characters": sum(map(len, bodies)), "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 200
    rows = {}
    for mode in ("read", "spacy"):
        command = [sys.executable, "-m", "bench.speed.run", "--child", mode, str(count)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        rows[mode] = json.loads(done.stdout)
    for mode, row in rows.items():
        print(f"{mode:6} {row['documents']:5.0f} documents  {row['seconds']:7.2f} s  {row['cpu']:7.2f} s CPU  "
              f"{row['documents_per_second']:7.1f} documents/s  "
              f"{row['characters'] / row['seconds'] / 1e6:.3f} Mchar/s  peak {row['peak_mb']:.0f} MB")
    by_clock, by_cpu = (rows["spacy"][what] / rows["read"][what] for what in ("seconds", "cpu"))
    print(f"documents a second of the whole read over those of the plain spaCy pass: {by_clock:.2f} by the clock, {by_cpu:.2f} by CPU time")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps(child(sys.argv[2], int(sys.argv[3]))))
    else:
        main()
