"""W3C Web Annotations: every statement, anchored by position and by quotation.

The positions count Unicode code points of the document's text, whose SHA-256 stands beside them. A program that finds other
words there must take the annotation for lost: a like sentence elsewhere is not what was cited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Value
from tellings.render.exports.jsonld import article_id
from tellings.render.exports.trees import bare, dump
from tellings.render.wire import Read, value_tree

if TYPE_CHECKING:
    from tellings.render.exports import Options

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"tellings": "urn:tellings:"})
AROUND = 32  # characters before and after, enough to tell two places with the same words apart
COLLECTION = "urn:tellings:annotations"


def write(reading: Read, options: Options) -> bytes:  # noqa: ARG001  every format is called alike
    """An AnnotationCollection of one page."""
    documents = {d.id: d for d in reading.documents}
    items = [_annotation(s, documents[s.document]) for s in reading.statements if s.document in documents]
    page = {"id": f"{COLLECTION}:page", "type": "AnnotationPage", "partOf": COLLECTION, "startIndex": 0, "items": items}
    made = {"id": "urn:tellings:software", "type": "Software", "name": f"tellings {reading.made_with.tellings}"}
    return dump({"@context": list(CONTEXT), "id": COLLECTION, "type": "AnnotationCollection", "label": "Statements of a reading",
                 "generator": made, "total": len(items), "first": page})


def _annotation(s: Statement[Value], document: Document) -> dict[str, Any]:
    tags = [_body("tagging", s.kind), _body("describing", _said(s))]
    return {"id": f"urn:tellings:statement:{s.id}", "type": "Annotation", "motivation": "classifying",
            "body": [b for b in tags if b["value"]], "target": _target(s, document),
            "tellings:value": value_tree(s.value), **bare({"tellings:modality": s.modality, "tellings:speaker": _speaker(s)})}


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _said(s: Statement[Value]) -> str:
    return f"according to {s.speaker.name}" if s.speaker else ""


def _speaker(s: Statement[Value]) -> dict[str, str] | None:
    return {"id": f"urn:tellings:speaker:{s.speaker.id}", "name": s.speaker.name} if s.speaker else None


def _target(s: Statement[Value], document: Document) -> dict[str, Any]:
    start, end = s.span.start, s.span.end
    text = document.text
    return {"type": "SpecificResource", "source": article_id(document), "tellings:textSha256": document.text_sha256, "selector": [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": s.span.text, "prefix": text[max(0, start - AROUND):start], "suffix": text[end:end + AROUND]},
    ]}
