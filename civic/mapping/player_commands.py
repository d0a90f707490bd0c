# SPDX-License-Identifier: EUPL-1.2
"""Joining the game."""

from datetime import datetime
from random import SystemRandom
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.mapping.kinds import AgeGroup
from civic.mapping.pseudonyms import pseudonym
from civic.mapping.score_models import Player

_dice = SystemRandom()


def ensure_player(
    session: Session, person_id: UUID, now: datetime, age_group: AgeGroup = AgeGroup.ADULT
) -> Player:
    """Return what somebody chose about the game; who has not joined yet does so now.

    They get a pseudonym, and stand on no board until they say so.
    """
    while (player := session.get(Player, person_id)) is None:
        # A name that somebody has already is thrown again.
        session.execute(
            insert(Player)
            .values(
                person_id=person_id,
                pseudonym=pseudonym(_dice),
                age_group=age_group,
                joined_at=now,
                updated_at=now,
            )
            .on_conflict_do_nothing()
        )
    return player
