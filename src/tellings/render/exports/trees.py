"""JSON that is exported: spans as objects, and text that is safe inside a page's script."""

from __future__ import annotations

import json
from typing import Any

from tellings.model.documents import Citation


def dump(tree: Any) -> bytes:
    """The tree as UTF-8. "<" is escaped, so that no captured word can end a <script> that the text is put into."""
    text = json.dumps(tree, ensure_ascii=False, indent=1, allow_nan=False).replace("<", "\\u003c")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode("utf-8", "replace") + b"\n"


def span(cite: Citation) -> dict[str, Any]:
    """A span as in reading.json, without its place in the bytes."""
    return {"document": cite.document, "start": cite.start, "end": cite.end, "text": cite.text}


def bare(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree without what is not known."""
    return {k: v for k, v in tree.items() if v not in (None, "", [], {})}
