# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody leaps over the town so often that a moderator should look."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from civic.mapping.case_commands import open_case
from civic.mapping.gate_policy import CASE_FROM_WALKS
from civic.mapping.kinds import CaseKind, Flag
from civic.mapping.models import Confirmation, MappingPoint
from civic.mapping.trail_queries import PAUSE

#: Walks are counted for so long.
COUNTED_FOR = timedelta(days=30)


def look_for_leaps(session: Session, person_id: UUID, jurisdiction_id: UUID, now: datetime) -> None:
    """Ask a moderator to look at somebody from their second walk on that nobody can walk.

    Source: facts on the mapping game 5, rule A4.
    """
    leaps = [
        select(model.captured_at).where(
            whose == person_id,
            model.captured_at > now - COUNTED_FOR,
            model.flags.contains([Flag.TELEPORT]),
        )
        for model, whose in (
            (MappingPoint, MappingPoint.author_id),
            (Confirmation, Confirmation.person_id),
        )
    ]
    at = sorted(session.scalars(union_all(*leaps)))
    walks = [when for n, when in enumerate(at) if n == 0 or when - at[n - 1] > PAUSE]
    if len(walks) >= CASE_FROM_WALKS:
        evidence = {"walks": [when.isoformat() for when in walks]}
        open_case(session, CaseKind.TELEPORT, person_id, None, jurisdiction_id, evidence, now)
