"""A ZIP made by `package`, opened to be checked. It may come from anyone: nothing is unpacked to disk, and sizes are bounded."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tellings.errors import NotAReading, UsageError
from tellings.model.documents import Capture

LIMIT = 2_000_000_000  # bytes of all files together, unpacked
PARTS = ("reading.json", "captures.json", "SHA256SUMS")
MAGIC = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Package:
    """What a zip holds: reading.json, the captures, and (file, what is wrong) for each file that is not as its checksum says."""

    reading: bytes
    captures: tuple[Capture, ...]
    faults: tuple[tuple[str, str], ...]


def is_package(path: str | Path) -> bool:
    """Whether a file begins as a ZIP does."""
    try:
        with Path(path).open("rb") as file:
            return file.read(4) == MAGIC
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error


def open_package(path: str | Path) -> Package:
    """The package in a file. Raises NotAReading when it is another zip, is damaged, or unpacks to too much."""
    try:
        with zipfile.ZipFile(path) as archive:
            files = _files(archive)
        missing = [name for name in PARTS if name not in files]
        if missing:
            raise NotAReading(f"{path} is no zip of tellings: it lacks {', '.join(missing)}")
        return Package(files["reading.json"], tuple(_captures(files)), tuple(_faults(files)))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, KeyError, TypeError) as error:
        raise NotAReading(f"{path} is damaged ({error}); make it anew with: tellings read REPORTS... --format zip") from error


def _files(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The files' bytes. What a header says of a size is not believed: reading stops at the limit."""
    files, left = {}, LIMIT
    for info in archive.infolist():
        with archive.open(info) as member:
            body = member.read(left + 1)
        left -= len(body)
        if left < 0:
            raise ValueError(f"it unpacks to more than {LIMIT:,} bytes")
        if info.filename in files:
            raise ValueError(f"{info.filename!r} is in it twice")
        files[info.filename] = body
    return files


def _captures(files: dict[str, bytes]) -> Iterator[Capture]:
    for row in json.loads(files["captures.json"]):
        if row["file"] in files:
            yield Capture.of(files[row["file"]], name=str(row["name"]), media_type=str(row["media_type"]), url=_text(row, "url"),
                             fetched_at=_text(row, "fetched_at"), locator=str(row["locator"]),
                             hints=tuple((str(key), str(value)) for key, value in row["hints"]))


def _text(row: dict[str, Any], key: str) -> str | None:
    return None if row[key] is None else str(row[key])


def _faults(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Files that are not what SHA256SUMS says, are missing, or are not named in it."""
    sums = dict(line.split("  ", 1)[::-1] for line in files["SHA256SUMS"].decode().splitlines())
    for name, wanted in sums.items():
        if name not in files:
            yield name, "SHA256SUMS names it, and it is not in the zip"
        elif hashlib.sha256(files[name]).hexdigest() != wanted:
            yield name, "its bytes have changed since the zip was made"
    for name in files:
        if name not in sums and name != "SHA256SUMS":
            yield name, "SHA256SUMS does not name it"
