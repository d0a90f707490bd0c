# SPDX-License-Identifier: EUPL-1.2
"""What people proved to know, what they earned by it, and what of it others may see."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, false, text, true
from sqlalchemy.orm import Mapped, mapped_column

from civic.mapping.kinds import AgeGroup, Badge, CaseKind, CaseState, EntryState, Reason
from civic.platform.db import Id, Instant, Json, JsonList, Model, one_of


class Player(Model):
    """What somebody chose about the game; who has no row plays by the defaults."""

    __tablename__ = "players"
    __table_args__ = (
        CheckConstraint(one_of("age_group", AgeGroup), name="age_group_known"),
        Index(
            "uq_players_pseudonym",
            text("lower(pseudonym)"),
            unique=True,
            postgresql_where=text("pseudonym IS NOT NULL"),
        ),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), primary_key=True)
    #: By which others know them; made by the service until they choose one.
    pseudonym: Mapped[str | None]
    age_group: Mapped[str]
    #: One switch hides points, badges and boards; nothing else changes.
    is_game_shown: Mapped[bool] = mapped_column(server_default=true())
    is_on_boards: Mapped[bool] = mapped_column(server_default=false())
    files_in_own_name: Mapped[bool] = mapped_column(server_default=false())
    joined_at: Mapped[Instant]
    updated_at: Mapped[Instant]


class Reliability(Model):
    """What somebody has proved to know of a family of kinds; learned each night, never by hand.

    Each pair are the two counts of a Beta distribution, the guess before anything included.
    """

    __tablename__ = "reliabilities"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), primary_key=True)
    family: Mapped[str] = mapped_column(primary_key=True)
    #: Says yes of what is there.
    sensitivity_held: Mapped[float]
    sensitivity_failed: Mapped[float]
    #: Says no of what is not there.
    specificity_held: Mapped[float]
    specificity_failed: Mapped[float]
    #: Maps what is there.
    precision_held: Mapped[float]
    precision_failed: Mapped[float]
    #: Answers that have been judged.
    n_judged: Mapped[int]
    learned_at: Mapped[Instant]


class ScoreEntry(Model):
    """An amount, with its reason. Append-only: a trigger refuses everything else."""

    __tablename__ = "score_entries"
    __table_args__ = (
        CheckConstraint(one_of("reason", Reason), name="reason_known"),
        CheckConstraint(one_of("state", EntryState), name="state_known"),
        CheckConstraint("amount <> 0", name="amount_of_something"),
        # What is written once for a thing is never written twice, whoever tries.
        Index(
            "uq_score_entries_key",
            "person_id",
            "reason",
            "state",
            "ref_id",
            "run",
            unique=True,
            postgresql_where=text("reverses_id IS NULL"),
        ),
        # Nor is an entry reversed twice; whoever reverses it first has it.
        Index(
            "uq_score_entries_reverses_id",
            "reverses_id",
            unique=True,
            postgresql_where=text("reverses_id IS NOT NULL"),
        ),
        # Whoever was there first: one person, once for a cell and a campaign.
        Index(
            "uq_score_entries_cell_first",
            "ref_id",
            unique=True,
            postgresql_where=text("reason = 'cell.first' AND reverses_id IS NULL"),
        ),
        Index(
            "ix_score_entries_case_id",
            "case_id",
            postgresql_where=text("case_id IS NOT NULL"),
        ),
        Index("ix_score_entries_person_id_at", "person_id", "at"),
        Index("ix_score_entries_at", "at"),
        Index("ix_score_entries_ref_id", "ref_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    #: Tenths of points; negative for what goes.
    amount: Mapped[int]
    state: Mapped[str]
    reason: Mapped[str]
    #: The mapping point, confirmation or cell of a campaign that it is for.
    ref_id: Mapped[UUID]
    #: Tells apart what is written for the same thing by the same reason again, when rules change.
    run: Mapped[int] = mapped_column(server_default="1")
    campaign_id: Mapped[UUID | None] = mapped_column(ForeignKey("campaigns.id"))
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("areas.id"))
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("teams.id"))
    #: The entry that this one takes back: same person, thing and state, opposite amount.
    reverses_id: Mapped[UUID | None] = mapped_column(ForeignKey("score_entries.id"))
    #: The moderator's decision that it follows from.
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("mapping_cases.id"))
    rules_version: Mapped[int]
    #: The factors that made the amount: {"coverage": 1.5, "of_day": 1.0, ...}.
    factors: Mapped[Json]
    at: Mapped[Instant]


class BadgeAward(Model):
    """A badge that somebody has."""

    __tablename__ = "badge_awards"
    __table_args__ = (CheckConstraint(one_of("badge", Badge), name="badge_known"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), primary_key=True)
    badge: Mapped[str] = mapped_column(primary_key=True)
    awarded_at: Mapped[Instant]


class Board(Model):
    """Who did most in a week or a campaign: a snapshot of the ledger.

    `campaign_id` and `week_on` say of what; exactly one is set.
    """

    __tablename__ = "boards"
    __table_args__ = (
        CheckConstraint("num_nonnulls(campaign_id, week_on) = 1", name="week_or_campaign"),
        Index(
            "uq_boards_scope",
            "jurisdiction_id",
            "campaign_id",
            "week_on",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    campaign_id: Mapped[UUID | None] = mapped_column(ForeignKey("campaigns.id"))
    #: Monday of the week, local.
    week_on: Mapped[date | None]
    #: [{"person_id", "amount"}], most first. Who leaves the boards is left out when it is read.
    rows: Mapped[JsonList]
    drawn_at: Mapped[Instant]


class MappingCase(Model):
    """A moderator's look at somebody's mapping, asked for by a check."""

    __tablename__ = "mapping_cases"
    __table_args__ = (
        CheckConstraint(one_of("kind", CaseKind), name="kind_known"),
        CheckConstraint(one_of("state", CaseState), name="state_known"),
        CheckConstraint("(state = 'open') = (decided_at IS NULL)", name="decided_unless_open"),
        Index(
            "uq_mapping_cases_open",
            "person_id",
            "kind",
            "other_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_mapping_cases_state_opened_at", "state", "opened_at"),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    kind: Mapped[str]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    #: Of a ring: with whom.
    other_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    #: What the check saw, in numbers and ids.
    evidence: Mapped[Json]
    state: Mapped[str]
    opened_at: Mapped[Instant]
    decided_at: Mapped[Instant | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    #: The moderator's words to the person.
    reason: Mapped[str | None]
    #: The person's words against it; another moderator decides on them.
    appeal: Mapped[str | None]
    appealed_at: Mapped[Instant | None]
    appeal_decided_at: Mapped[Instant | None]
    appeal_decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    #: What the other moderator answers to it.
    appeal_reason: Mapped[str | None]
