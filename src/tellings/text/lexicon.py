"""Word lists kept as plain text beside the code, in `lexicons/`: use to read one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def read_lists(name: str) -> Mapping[str, tuple[str, ...]]:
    """The sections of `lexicons/<name>.txt`: "[section]" lines, items parted by commas and line ends, "#" comments."""
    lists: dict[str, list[str]] = {}
    section: list[str] = []
    for line in files("tellings.text").joinpath("lexicons", f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = lists.setdefault(line.strip("[] "), [])
        elif not line.startswith("#"):
            section.extend(item.strip() for item in line.split(",") if item.strip())
    return {key: tuple(items) for key, items in lists.items()}


def read_words(name: str, section: str) -> frozenset[str]:
    """One section as a set."""
    return frozenset(read_lists(name)[section])
