# SPDX-License-Identifier: EUPL-1.2
"""Teams: schools, houses and other people who map together."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from civic.mapping.kinds import TeamKind, TeamRole
from civic.platform.db import Id, Instant, Model, one_of


class Team(Model):
    """People who map together."""

    __tablename__ = "teams"
    __table_args__ = (
        CheckConstraint(one_of("kind", TeamKind), name="kind_known"),
        CheckConstraint("name <> ''", name="name_not_empty"),
        Index("uq_teams_name", "jurisdiction_id", text("lower(name)"), unique=True),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    kind: Mapped[str]
    name: Mapped[str]
    #: Of a house: whose people do not decide about points on its own plot.
    building_id: Mapped[UUID | None] = mapped_column(ForeignKey("buildings.id"))
    #: SHA-256 of the secret in the link by which people join.
    invite_digest: Mapped[str]
    created_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]


class TeamMember(Model):
    """Somebody in a team, from when until when; one team at a time."""

    __tablename__ = "team_members"
    __table_args__ = (
        CheckConstraint(one_of("role", TeamRole), name="role_known"),
        Index(
            "uq_team_members_current",
            "person_id",
            unique=True,
            postgresql_where=text("left_at IS NULL"),
        ),
        Index("ix_team_members_team_id", "team_id"),
    )

    id: Mapped[Id]
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    role: Mapped[str]
    joined_at: Mapped[Instant]
    left_at: Mapped[Instant | None]
