"""Use to import spaCy without its command line, which takes a third of the time and brings an HTTP client that nothing here uses."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

UNUSED = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> Any:
    """The package spacy. `import spacy.cli` works afterwards as ever: only spaCy's own import goes without it."""
    if "spacy" not in sys.modules and not any(name in sys.modules for name in UNUSED):
        for name in UNUSED:
            sys.modules[name] = ModuleType(name)
        sys.modules["spacy.cli"].__path__ = []
        sys.modules["spacy.cli.info"].info = _info  # type: ignore[attr-defined]  # the one name that spaCy takes from it
        try:
            import spacy
        finally:
            for name in UNUSED:
                del sys.modules[name]
        if hasattr(spacy, "cli"):
            del spacy.cli
    import spacy

    return spacy


def _info(*arguments: Any, **options: Any) -> Any:
    """spacy.info, from its own place."""
    from spacy.cli.info import info

    return info(*arguments, **options)
