"""Use to read the times people give a desk, and to tell the desk's instants: both in the clock of this machine."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from tellings.errors import UsageError

AGO = re.compile(r"(\d+)\s*(min|h|d|w)")
UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def instant_of(text: str, option: str, *, end: bool = False) -> str:
    """An instant as the desk keeps them, of "2031-03-04", "2031-03-04T12:00" (this machine's zone unless one is given) or "6h"
    (ago). `end`: whether a day stands for its end. Raises UsageError."""
    ago = AGO.fullmatch(text.strip())
    try:
        if ago:
            moment = datetime.now(UTC) - int(ago[1]) * UNITS[ago[2]]
        else:
            moment = datetime.fromisoformat(text.strip()).astimezone()
            moment += timedelta(days=1, microseconds=-1) if end and len(text.strip()) == 10 else timedelta()
        return moment.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{option} {text}: write a time as 2025-07-04, 2025-07-04T12:00, 30min, 6h, 2d or 1w") from error


def told(instant: str) -> str:
    """An instant for people: 2031-03-04 12:00."""
    return f"{datetime.fromisoformat(instant).astimezone():%Y-%m-%d %H:%M}"
