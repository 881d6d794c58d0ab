"""Tellings reads many reports of the same happenings and gives one cited account."""

from __future__ import annotations

from tellings.desk import Reading, clean, find, group, read
from tellings.text import language

__all__ = ["Reading", "clean", "find", "group", "language", "read"]
