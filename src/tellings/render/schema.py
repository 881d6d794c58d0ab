"""The JSON Schema of reading.json; `python -m tellings.render.schema [FILE]` writes it (default: docs/reading.schema.json)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tellings.render.wire import SCHEMA, adapter

DESCRIPTION = (
    "All the accounts made from one set of captures. A span's text is document.text[start:end], in Unicode code points; "
    "its \"bytes\" is the place in the capture where that differs. In statements a field that equals its default is left out."
)


def schema() -> str:
    """The schema as JSON text, the same for the same code."""
    made = adapter().json_schema(by_alias=True)
    tree = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **made}
    tree |= {"title": "Reading", "description": DESCRIPTION}
    return json.dumps(tree, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reading.schema.json").write_text(schema(), encoding="utf-8")
