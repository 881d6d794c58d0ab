"""Textacy's direct quotations of the texts on standard input (JSON lines), for bench/quality/peers.py: run by an interpreter that has
textacy, with the folder of a spaCy model. It needs nothing of this project."""

from __future__ import annotations

import json
import re
import sys
from typing import Any


def span(tokens: Any, at: int) -> list[int] | None:
    """Characters [start, end) of a run of tokens of the paragraph that begins at a character."""
    listed = list(tokens)
    return [at + listed[0].idx, at + listed[-1].idx + len(listed[-1])] if listed else None


def main() -> None:
    import spacy
    from textacy import extract

    nlp = spacy.load(sys.argv[1])
    for line in sys.stdin:
        row, quotes, failed = json.loads(line), [], 0
        at = 0
        for paragraph in re.split(r"(\n+)", row["text"]):
            try:  # a paragraph at a time: it refuses what holds marks that do not pair, which would lose a quarter of the texts
                quotes += [{"form": "direct", "content": [span(q.content, at)], "cue": span(q.cue, at), "speaker": span(q.speaker, at)}
                           for q in extract.direct_quotations(nlp(paragraph))] if paragraph.strip() else []
            except ValueError:
                failed += 1
            at += len(paragraph)
        print(json.dumps({"id": row["id"], "quotes": quotes, "failed": failed}), flush=True)


if __name__ == "__main__":
    main()
