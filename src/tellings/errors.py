"""Every exception of this package.

TellingsError
├── UsageError         a caller's mistake, raised before work starts, all faults at once
│   ├── SourceError    a path that was named and is missing or cannot be read
│   └── NoDesk         a desk that is asked, and that nothing was added to yet
├── SpanError          a range that is no span of its document
├── ModelMissing       the language model is not installed; says the command that installs it
├── NotAReading        a file that should be reading.json and is not, or is of another version
├── DeskError          a desk's database cannot be opened, or refused what was asked of it
└── UncitedWord        a sentence of ours holds a number, name or quotation that no cited span holds
"""

from __future__ import annotations

from collections.abc import Sequence


class TellingsError(Exception):
    """The root: catch it to catch all."""


class UsageError(TellingsError):
    """A caller's mistake. `faults` lists all of them, one sentence each."""

    def __init__(self, faults: str | Sequence[str]) -> None:
        self.faults: tuple[str, ...] = (faults,) if isinstance(faults, str) else tuple(faults)
        super().__init__("\n".join(self.faults))


class SourceError(UsageError):
    """A path that was named and is missing or cannot be read."""


class NoDesk(UsageError):
    """A desk that is asked, and that nothing was added to yet."""


class SpanError(TellingsError, ValueError):
    """A range that is no span of its document."""


class ModelMissing(TellingsError):
    """The language model is not installed."""


class DeskError(TellingsError):
    """A desk's database cannot be opened, or refused what was asked of it."""


class UncitedWord(TellingsError):
    """A sentence of ours holds a number, name or quotation that no cited span holds."""


class NotAReading(TellingsError):
    """A file that should be reading.json and is not, or is of another version."""
