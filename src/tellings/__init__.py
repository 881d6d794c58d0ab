"""Tellings reads many reports of the same happenings and gives one cited account.

    import tellings
    tellings.read("reports/*.txt").to_html("account.html")
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellings import language
    from tellings.desk import Reading, clean, find, group, read, verify

__all__ = ["Reading", "clean", "find", "group", "language", "read", "verify"]


def __getattr__(name: str) -> object:
    """The public names, imported when first used: `tellings --help` and `import tellings` answer at once."""
    from importlib import import_module

    if name == "language":
        return import_module("tellings.language")
    if name in __all__:
        return getattr(import_module("tellings.desk"), name)
    raise AttributeError(f"module 'tellings' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__


class _Public(ModuleType):
    """`tellings.read` and `tellings.group` are functions though folders bear the same names: importing a folder must not hide them."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in {"group", "read"} and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Public
