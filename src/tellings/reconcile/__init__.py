"""Statements of one story → Account."""

from __future__ import annotations

from tellings.reconcile.case import Case, reconcile

__all__ = ["Case", "reconcile"]
