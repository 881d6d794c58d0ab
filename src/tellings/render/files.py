"""Files of text: written as UTF-8, packed where the name ends in .gz."""

from __future__ import annotations

from pathlib import Path


def write_text(path: str | Path, text: str) -> int:
    """Writes the text; how many bytes the file has. The same text gives the same bytes: no time or name is packed with it."""
    body = text.encode("utf-8")
    if Path(path).name.lower().endswith(".gz"):
        from gzip import compress

        body = compress(body, mtime=0)
    return Path(path).write_bytes(body)


def unpacked(body: bytes, limit: int) -> bytes:
    """The bytes, unpacked where they are packed. Raises ValueError where they are damaged or unpack to more than the limit."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    import zlib

    unpacker = zlib.decompressobj(31)
    try:
        text = unpacker.decompress(body, limit + 1)
    except zlib.error as error:
        raise ValueError(f"it is damaged ({error})") from error
    if len(text) > limit or not unpacker.eof:
        raise ValueError(f"it unpacks to more than {limit:,} bytes" if len(text) > limit else "it breaks off")
    return text
