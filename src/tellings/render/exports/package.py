"""A ZIP that holds all that an account rests on, and can be checked with no network: captures, reading.json, account.html."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tellings.errors import UsageError
from tellings.model.documents import Capture
from tellings.render.html import to_html
from tellings.render.wire import Read, to_json

if TYPE_CHECKING:
    from tellings.render.exports import Options

BORN = (1980, 1, 1, 0, 0, 0)  # the earliest date that a ZIP can hold: the same reading gives the same bytes
UNSAFE = re.compile(r"[^\w.-]+|^\.+")


def write(reading: Read, options: Options) -> bytes:
    """The archive. Raises UsageError when the bytes of a document's capture are not among `options.captures`."""
    held = {c.id: c for c in options.captures if c.body}
    missing = [d.name for d in reading.documents if d.capture.id not in held]
    if missing:
        raise UsageError(f"a zip holds the captures, and the bytes of these were not given: {', '.join(missing[:5])}")
    captures = [held[d.capture.id] for d in reading.documents]
    files = {file_name(n, c): c.body for n, c in enumerate(captures, 1)}
    rows = [_row(name, c) for name, c in zip(files, captures, strict=True)]
    files |= {"captures.json": _json(rows), "reading.json": to_json(reading).encode(), "account.html": to_html(reading).encode()}
    sums = "".join(f"{hashlib.sha256(body).hexdigest()}  {name}\n" for name, body in files.items())
    return _zipped({**files, "SHA256SUMS": sums.encode()})


def file_name(number: int, capture: Capture) -> str:
    """A name inside the archive that leads nowhere else, whatever the capture was called."""
    bare = UNSAFE.sub("_", capture.name.rsplit("/", 1)[-1])[-80:] or "capture"
    return f"captures/{number:04}-{bare}"


def _row(name: str, c: Capture) -> dict[str, Any]:
    return {"file": name, "id": c.id, "name": c.name, "url": c.url, "media_type": c.media_type, "fetched_at": c.fetched_at,
            "locator": c.locator, "hints": list(map(list, c.hints)), "sha256": c.sha256, "length": c.length}


def _json(rows: Iterable[dict[str, Any]]) -> bytes:
    return json.dumps(list(rows), ensure_ascii=True, indent=1).encode() + b"\n"


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, body in files.items():
            info = zipfile.ZipInfo(name, BORN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, body)
    return out.getvalue()
