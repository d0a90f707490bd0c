# SPDX-License-Identifier: EUPL-1.2
"""The only writer of score entries: how an amount moves.

Nothing is ever changed: what moves is taken back where it stood and written where it goes.
Constraints see to it that no entry is written or reversed twice, so that whoever comes second does
nothing.

Source: facts on the mapping game 4.2.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.mapping import score_policy
from civic.mapping.kinds import EntryState, Reason
from civic.mapping.ledger_policy import Line, Share, Standing, shares
from civic.mapping.ledger_queries import entries_of
from civic.mapping.score_models import ScoreEntry


def shares_of(session: Session, person_id: UUID, ref_id: UUID) -> list[Share]:
    """Return the amounts that somebody has of one thing, each with where it stands."""
    return shares(entries_of(session, person_id, ref_id))


def pay(
    session: Session, share: Share, now: datetime, factors: Mapping[str, Any] | None = None
) -> None:
    """Let an amount be the person's own, from wherever it is.

    Args:
        factors: what it has come to since it waits; None: what waited is what is paid.
    """
    if share.standing is Standing.WAITING:
        if not reverse(session, share.waiting.leaf, Reason.RELEASE, now):
            return  # somebody else moves it in this moment
    elif share.standing is not Standing.GONE:
        return
    if share.paid is None:
        root = share.waiting.root
        row = _like(root) | {"reason": root.reason, "amount": root.amount}
        if factors is not None:
            row |= {"amount": score_policy.product(factors), "factors": factors}
        write(session, row, EntryState.SETTLED, now)
    else:
        reverse(session, share.paid.leaf, Reason.RESTORE_DISPUTE, now)


def take(session: Session, share: Share, now: datetime) -> None:
    """Let an amount be nobody's, whether it waits or was paid."""
    if share.standing is Standing.WAITING:
        reverse(session, share.waiting.leaf, Reason.RELEASE, now)
    elif share.standing is Standing.PAID and share.paid is not None:
        reverse(session, share.paid.leaf, Reason.REVERSE_NOT_FOUND, now)


def wait_again(session: Session, share: Share, now: datetime) -> None:
    """Set an amount aside again that was let go, where nothing of it was ever paid."""
    if share.standing is Standing.GONE and share.paid is None:
        reverse(session, share.waiting.leaf, Reason.RESTORE_DISPUTE, now)


def reverse(
    session: Session, entry: Line, reason: Reason, now: datetime, case_id: UUID | None = None
) -> bool:
    """Take an entry back; False: it was taken back already."""
    row = _like(entry) | {
        "reason": reason,
        "amount": -entry.amount,
        "reverses_id": entry.id,
        "case_id": case_id,
    }
    return write(session, row, EntryState(entry.state), now)


def write(session: Session, row: Mapping[str, Any], state: EntryState, now: datetime) -> bool:
    """Write an entry, unless it is of nothing or stands there already; tell whether it is new."""
    if not row["amount"]:
        return False
    values = {"rules_version": score_policy.RULES_VERSION, "at": now, **row, "state": state}
    new = insert(ScoreEntry).values(values).on_conflict_do_nothing().returning(ScoreEntry.id)
    return session.scalar(new) is not None


def _like(entry: Line) -> dict[str, Any]:
    """Return what an entry about the same thing has in common with this one."""
    common = ("person_id", "ref_id", "run", "campaign_id", "area_id", "team_id", "factors")
    return {name: getattr(entry, name) for name in common}
