"""reading.json: written, read back, and its schema."""

from __future__ import annotations
