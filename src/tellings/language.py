"""The language pipeline in use, for comparison runs: `tellings.language.load()`."""

from tellings.text.language import load

__all__ = ["load"]
