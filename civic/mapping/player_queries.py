# SPDX-License-Identifier: EUPL-1.2
"""Who plays, and by which name."""

from uuid import UUID

from sqlalchemy.orm import Session

from civic.mapping.score_models import Player


def player_of(session: Session, person_id: UUID) -> Player | None:
    """Return what somebody chose about the game; None: they never joined."""
    return session.get(Player, person_id)


def locked_player(session: Session, person_id: UUID) -> Player | None:
    """Return the same, locked: what somebody sends at once is taken one after the other.

    How much counts and pays depends on what they did that day, and with the same person: two
    requests that count at the same time would both be the first.
    """
    return session.get(Player, person_id, with_for_update={"key_share": True})
