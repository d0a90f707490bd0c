# SPDX-License-Identifier: EUPL-1.2
"""Campaigns, what people map in them, and what other people say of it."""

from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text, Uuid

from civic.mapping.kinds import Answer, CampaignState, PointPhoto, PointState, Purpose
from civic.platform.db import (
    Id,
    Instant,
    Json,
    JsonList,
    Model,
    PointColumn,
    PolygonColumn,
    Texts,
    one_of,
)

#: Where nothing more is asked of anybody.
UNDECIDED_CONDITION = "state IN ('provisional', 'triage')"


class Campaign(Model):
    """What a department asks residents to map: where, when and what."""

    __tablename__ = "campaigns"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "slug"),
        CheckConstraint(one_of("state", CampaignState), name="state_known"),
        CheckConstraint("starts_at < ends_at", name="starts_before_it_ends"),
        CheckConstraint("reports_per_day > 0", name="some_reports_a_day"),
        CheckConstraint("goal_share > 0 AND goal_share <= 1", name="goal_share_is_a_share"),
        CheckConstraint("goal_n_verified > 0", name="goal_is_a_number"),
        CheckConstraint(
            "(state = 'draft') = (approved_at IS NULL)", name="approved_unless_a_draft"
        ),
        Index("ix_campaigns_area", "area", postgresql_using="gist"),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    #: Who asks, and in whose queue it ends up unless routing says otherwise.
    department_id: Mapped[UUID] = mapped_column(ForeignKey("departments.id"), index=True)
    slug: Mapped[str]
    title: Mapped[Texts]
    summary: Mapped[Texts]
    area: Mapped[PolygonColumn]
    starts_at: Mapped[Instant]
    ends_at: Mapped[Instant]
    state: Mapped[str]
    #: The share of cells that somebody should have looked at; None: no such goal.
    goal_share: Mapped[float | None]
    goal_n_verified: Mapped[int | None]
    #: So many points become reports within a day; the others wait for their turn.
    reports_per_day: Mapped[int]
    has_teams: Mapped[bool] = mapped_column(server_default=true())
    has_boards: Mapped[bool] = mapped_column(server_default=true())
    is_adults_only: Mapped[bool] = mapped_column(server_default=false())
    created_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[Instant]
    updated_at: Mapped[Instant]
    #: Grows with everything that is done with it.
    version: Mapped[int] = mapped_column(server_default="1")
    approved_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    approved_at: Mapped[Instant | None]
    #: Why the department approves it: that it does not contradict its own rules.
    approval_note: Mapped[str | None]
    closed_at: Mapped[Instant | None]


class CampaignApproval(Model):
    """A campaign as a manager approved it; what is approved next is held against it."""

    __tablename__ = "campaign_approvals"

    campaign_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaigns.id", ondelete="CASCADE"), primary_key=True
    )
    approved_at: Mapped[Instant] = mapped_column(primary_key=True)
    approved_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    note: Mapped[str]
    #: As `campaign_schemas.CampaignBody` has it.
    body: Mapped[Json]


class CampaignKind(Model):
    """A kind of thing to look for in a campaign."""

    __tablename__ = "campaign_kinds"
    __table_args__ = (
        UniqueConstraint("campaign_id", "code"),
        CheckConstraint(one_of("photo", PointPhoto), name="photo_known"),
        CheckConstraint("duplicate_radius_m > 0", name="radius_positive"),
        CheckConstraint("recheck_days > 0", name="recheck_positive"),
    )

    id: Mapped[Id]
    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("campaigns.id", ondelete="CASCADE"))
    code: Mapped[str]
    #: Kinds that the same knowledge is needed for; what people have proved is counted by it.
    family: Mapped[str]
    name: Mapped[Texts]
    hint: Mapped[Texts]
    #: What a verified point becomes a report of; None: a thing that is no problem.
    category_id: Mapped[UUID | None] = mapped_column(ForeignKey("categories.id"))
    photo: Mapped[str]
    duplicate_radius_m: Mapped[float] = mapped_column(server_default="15")
    recheck_days: Mapped[int] = mapped_column(server_default="30")
    #: Its photos are shown to nobody but staff, and its place is rounded.
    is_sensitive: Mapped[bool] = mapped_column(server_default=false())
    #: Too dangerous to send anybody to: no quests.
    is_unsafe: Mapped[bool] = mapped_column(server_default=false())
    #: The questions that are asked now.
    questions_version: Mapped[int]
    position: Mapped[int]


class QuestionSet(Model):
    """The questions of a kind in one version; what was answered keeps its own."""

    __tablename__ = "question_sets"

    kind_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaign_kinds.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    #: [{"code", "text": Texts, "choices": [{"code", "name": Texts}]}]
    questions: Mapped[JsonList]
    created_at: Mapped[Instant]


class MappingPoint(Model):
    """A thing that somebody found in a campaign."""

    __tablename__ = "mapping_points"
    __table_args__ = (
        CheckConstraint(one_of("state", PointState), name="state_known"),
        CheckConstraint("accuracy_m >= 0", name="accuracy_not_negative"),
        ForeignKeyConstraint(
            ["kind_id", "questions_version"],
            ["question_sets.kind_id", "question_sets.version"],
            name="fk_mapping_points_question_set",
        ),
        Index("ix_mapping_points_location", "location", postgresql_using="gist"),
        Index("ix_mapping_points_campaign_id_cell", "campaign_id", "cell"),
        Index("ix_mapping_points_author_id_captured_at", "author_id", "captured_at"),
        Index(
            "ix_mapping_points_undecided",
            "captured_at",
            postgresql_where=text(UNDECIDED_CONDITION),
        ),
        Index(
            "ix_mapping_points_waiting",
            "campaign_id",
            "decided_at",
            postgresql_where=text("state = 'verified'"),
        ),
        Index(
            "ix_mapping_points_report_id",
            "report_id",
            postgresql_where=text("report_id IS NOT NULL"),
        ),
        Index(
            "ix_mapping_points_photo_id",
            "photo_id",
            postgresql_where=text("photo_id IS NOT NULL"),
        ),
    )

    #: Made by the device, so that sending it twice is the same point.
    id: Mapped[Id]
    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("campaigns.id"))
    kind_id: Mapped[UUID] = mapped_column(ForeignKey("campaign_kinds.id"))
    author_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    #: The author's team when it was found.
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("teams.id"))
    #: SHA-256 of the key of the author's device: who shares a device does not confirm each other.
    device_digest: Mapped[str | None]
    location: Mapped[PointColumn]
    #: Where the device was, which may be across the street.
    stood_at: Mapped[PointColumn]
    accuracy_m: Mapped[float]
    #: H3 cell of resolution 10.
    cell: Mapped[str]
    #: Smallest area around it.
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("areas.id"))
    captured_at: Mapped[Instant]
    received_at: Mapped[Instant]
    language: Mapped[str]
    questions_version: Mapped[int]
    #: Question code -> code of the choice.
    answers: Mapped[Json]
    photo_id: Mapped[UUID | None] = mapped_column(ForeignKey("photos.id"))
    #: Points and reports near it that the mapper said are something else.
    distinct_from: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), server_default="{}")
    #: The report of it goes in the mapper's name; else the department reads a pseudonym.
    in_own_name: Mapped[bool] = mapped_column(server_default=false())
    #: Why it earns nothing (`Flag`).
    flags: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    state: Mapped[str]
    #: Natural logarithm of the odds that it is there, by the answers that count.
    log_odds: Mapped[float]
    n_yes: Mapped[int] = mapped_column(server_default="0")
    n_no: Mapped[int] = mapped_column(server_default="0")
    #: Of the rules by which it was reckoned.
    rules_version: Mapped[int]
    #: Counted up when it is asked about anew after `recheck_days`.
    round: Mapped[int] = mapped_column(server_default="1")
    decided_at: Mapped[Instant | None]
    #: The person on whose word it was decided; None: by everybody's.
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    #: Why they decided so.
    decision_note: Mapped[str | None]
    report_id: Mapped[UUID | None] = mapped_column(ForeignKey("reports.id"))
    promoted_at: Mapped[Instant | None]
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("mapping_points.id"))
    #: SHA-256 of what was sent, to tell a repetition from another point with the same id.
    body_digest: Mapped[str]


class Quest(Model):
    """One question shown to one person: of a mapping point or of a report.

    The service chooses it, and keeps also those that were not answered: without them nobody could
    tell friends who seek each other from neighbours.
    """

    __tablename__ = "quests"
    __table_args__ = (
        CheckConstraint(one_of("purpose", Purpose), name="purpose_known"),
        CheckConstraint("num_nonnulls(point_id, report_id) = 1", name="one_target"),
        CheckConstraint("offered_at < expires_at", name="expires_after_it_was_offered"),
        Index(
            "uq_quests_target",
            "person_id",
            "point_id",
            "report_id",
            "round",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_quests_person_id_offered_at", "person_id", "offered_at"),
        Index("ix_quests_point_id", "point_id"),
        Index("ix_quests_report_id", "report_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    point_id: Mapped[UUID | None] = mapped_column(ForeignKey("mapping_points.id"))
    report_id: Mapped[UUID | None] = mapped_column(ForeignKey("reports.id"))
    purpose: Mapped[str]
    #: The person found the thing, instead of being sent there.
    is_chosen: Mapped[bool] = mapped_column(server_default=false())
    #: Of a point its own round, of a report its cycle.
    round: Mapped[int]
    offered_at: Mapped[Instant]
    #: What was answered on the spot later than this does not count any more.
    expires_at: Mapped[Instant]
    answered_at: Mapped[Instant | None]
    skipped_at: Mapped[Instant | None]


class Confirmation(Model):
    """The answer to a quest, with what it weighed when it was given. Never changed but judged."""

    __tablename__ = "confirmations"
    __table_args__ = (
        UniqueConstraint("quest_id"),
        CheckConstraint(one_of("answer", Answer), name="answer_known"),
        CheckConstraint("num_nonnulls(point_id, report_id) = 1", name="one_target"),
        CheckConstraint("weight BETWEEN 0 AND 1", name="weight_is_a_share"),
        Index("ix_confirmations_point_id", "point_id"),
        Index("ix_confirmations_report_id", "report_id"),
        Index("ix_confirmations_person_id_captured_at", "person_id", "captured_at"),
        Index("ix_confirmations_cell", "cell", "captured_at"),
        Index(
            "ix_confirmations_unjudged",
            "captured_at",
            postgresql_where=text("judged_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    quest_id: Mapped[UUID] = mapped_column(ForeignKey("quests.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("teams.id"))
    device_digest: Mapped[str | None]
    #: As in the quest, so that what was said of a thing is found without it.
    point_id: Mapped[UUID | None] = mapped_column(ForeignKey("mapping_points.id"))
    report_id: Mapped[UUID | None] = mapped_column(ForeignKey("reports.id"))
    purpose: Mapped[str]
    round: Mapped[int]
    #: Yes and no as the question was put; "is it fixed?" is the opposite of "is it there?".
    answer: Mapped[str]
    #: Family of kinds that what the person proved was read of.
    family: Mapped[str]
    stood_at: Mapped[PointColumn]
    accuracy_m: Mapped[float]
    #: From where the device was to the thing.
    distance_m: Mapped[float]
    cell: Mapped[str]
    captured_at: Mapped[Instant]
    received_at: Mapped[Instant]
    #: How long it took from being shown to being answered.
    took_s: Mapped[float | None]
    photo_id: Mapped[UUID | None] = mapped_column(ForeignKey("photos.id"))
    flags: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    #: 0: taken, but proves nothing.
    weight: Mapped[float]
    #: What its author had proved that night.
    sensitivity: Mapped[float]
    specificity: Mapped[float]
    #: By how much it moved the log-odds that the thing is there.
    log_likelihood_ratio: Mapped[float]
    #: Whether it turned out right by what others said; None: not yet known, or it can't be.
    is_right: Mapped[bool | None]
    judged_at: Mapped[Instant | None]
