# SPDX-License-Identifier: EUPL-1.2
"""Who plays, and by which name."""

from uuid import UUID

from sqlalchemy.orm import Session

from civic.mapping.score_models import Player


def player_of(session: Session, person_id: UUID) -> Player | None:
    """Return what somebody chose about the game; None: they never joined."""
    return session.get(Player, person_id)
