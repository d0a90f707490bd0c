# SPDX-License-Identifier: EUPL-1.2
"""Teams and who is in them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.mapping.team_models import Team, TeamMember


def current_team(session: Session, person_id: UUID) -> Team | None:
    """Return the team that somebody is in now."""
    member = (TeamMember.person_id == person_id) & TeamMember.left_at.is_(None)
    wanted = select(Team).join(TeamMember, TeamMember.team_id == Team.id).where(member)
    return session.scalar(wanted.where(Team.ended_at.is_(None)))
