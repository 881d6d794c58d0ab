"""The order in which an account is made from the statements of one story."""

from __future__ import annotations

from tellings.model.accounts import Account, Counts
from tellings.reconcile.material import Case


__all__ = ["Case", "reconcile"]


def reconcile(case: Case) -> Account:
    """The account of a case: aligned, weighed, told."""
    return Account(case.story.id, case.documents[0].title or case.documents[0].name, None, case.story.documents, case.story.posts,
                   Counts(len(case.documents), len(case.lineage.origins), 0), lineage=case.lineage)
