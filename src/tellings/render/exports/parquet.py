"""All statements as one Parquet table, for pandas, DuckDB, R and Spark. Needs pyarrow: pip install 'tellings[parquet]'."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from tellings.errors import UsageError
from tellings.model.documents import Document
from tellings.model.statements import Statement
from tellings.model.values import Figure, Value
from tellings.render.wire import Read, value_tree

if TYPE_CHECKING:
    from tellings.render.exports import Options

# Column → Arrow type. Figures have columns of their own; `value` is the whole value as JSON, for every kind.
TYPES = {"id": "string", "kind": "string", "document": "string", "name": "string", "url": "string", "outlet": "string",
         "published": "string", "start": "int64", "end": "int64", "text": "string", "sentence_start": "int64", "sentence_end": "int64",
         "speaker": "string", "earliest": "string", "latest": "string", "date_precision": "string", "date_basis": "string",
         "modality": "string", "low": "float64", "high": "float64", "bound": "string", "unit": "string", "counted": "string",
         "role": "string", "value": "string", "notes": "string", "story": "string"}


def write(reading: Read, options: Options) -> bytes:  # noqa: ARG001  every format is called alike
    """The table, compressed. Raises UsageError, saying what to install, where pyarrow is missing."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError("the format parquet needs pyarrow; install it with: pip install 'tellings[parquet]'") from error
    documents = {d.id: d for d in reading.documents}
    stories = {d: a.id for a in reversed(reading.accounts) for d in a.documents}
    rows = [_row(s, documents[s.document], stories.get(s.document)) for s in reading.statements if s.document in documents]
    schema = pa.schema([(name, pa.type_for_alias(kind)) for name, kind in TYPES.items()])
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, schema=schema), out, compression="zstd")
    return out.getvalue()


def _row(s: Statement[Value], document: Document, story: str | None) -> dict[str, Any]:
    when = s.when
    row = {"id": s.id, "kind": s.kind, "document": s.document, "name": document.name, "url": document.url, "outlet": document.outlet,
           "published": document.published.earliest if document.published else None, "start": s.span.start, "end": s.span.end,
           "text": s.span.text, "sentence_start": s.sentence.start, "sentence_end": s.sentence.end,
           "speaker": s.speaker.name if s.speaker else None, "earliest": when.earliest if when else None,
           "latest": when.latest if when else None, "date_precision": when.precision if when else None,
           "date_basis": when.basis if when else None, "modality": s.modality, "notes": "; ".join(s.notes) or None, "story": story,
           "value": json.dumps(value_tree(s.value), ensure_ascii=False), **_figure(s.value)}
    return {name: _clean(value) for name, value in row.items()}


def _figure(value: Value) -> dict[str, Any]:
    if not isinstance(value, Figure):
        return {}
    return {"low": value.low, "high": value.high, "bound": value.bound, "unit": value.unit, "counted": value.counted, "role": value.role}


def _clean(value: Any) -> Any:
    """Half characters (lone surrogates) as "?": Arrow holds UTF-8 alone."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
