# SPDX-License-Identifier: EUPL-1.2
"""Calendars and promises in immutable versions, timers and their steps."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from civic.platform.db import Id, Instant, Json, JsonList, Model, Texts, one_of
from civic.sla.clock import Outcome
from civic.sla.policy import Priority, Target


class Calendar(Model):
    """Opening hours and holidays by which working time runs; what holds is its newest version."""

    __tablename__ = "calendars"
    __table_args__ = (UniqueConstraint("jurisdiction_id", "code"),)

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    code: Mapped[str]
    name: Mapped[Texts]


class CalendarVersion(Model):
    """A calendar as it stood from a day on; never changed, since timers are pinned to it."""

    __tablename__ = "calendar_versions"
    __table_args__ = (
        UniqueConstraint("calendar_id", "version"),
        CheckConstraint("version > 0", name="version_positive"),
    )

    id: Mapped[Id]
    calendar_id: Mapped[UUID] = mapped_column(ForeignKey("calendars.id"))
    version: Mapped[int]
    #: `schemas.CalendarSpec`; public holidays are written out, so that they stay as they were.
    spec: Mapped[Json]
    valid_from: Mapped[date]
    created_at: Mapped[Instant]


class SlaPolicy(Model):
    """One version of a promise; never changed, since timers are pinned to it."""

    __tablename__ = "sla_policies"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "code", "version"),
        CheckConstraint("version > 0", name="version_positive"),
        CheckConstraint(
            "targets ?& ARRAY['moderation', 'first_response', 'resolution']",
            name="nothing_without_due",
        ),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    code: Mapped[str]
    version: Mapped[int]
    #: Target -> allowance, such as {"resolution": {"working_days": 9}}.
    targets: Mapped[Json]
    #: Target -> percents of working time; targets that are not named have the default ones.
    steps: Mapped[Json]
    #: Priority -> targets that are others for it, such as {"urgent": {"resolution": …}}.
    priorities: Mapped[Json] = mapped_column(server_default="{}")
    valid_from: Mapped[date]
    created_at: Mapped[Instant]


class SlaTimer(Model):
    """One target of one report in one cycle: an index of what its events fold into."""

    __tablename__ = "sla_timers"
    __table_args__ = (
        UniqueConstraint("report_id", "target", "cycle"),
        CheckConstraint(one_of("target", Target), name="target_known"),
        CheckConstraint(one_of("outcome", Outcome), name="outcome_known"),
        CheckConstraint(one_of("priority", Priority), name="priority_known"),
        CheckConstraint("cycle > 0", name="cycle_positive"),
        CheckConstraint("due_at > started_at", name="due_after_start"),
        CheckConstraint("original_due_at > started_at", name="original_due_after_start"),
        CheckConstraint("stopped_at >= started_at", name="stop_not_before_start"),
        CheckConstraint("(stopped_at IS NULL) = (outcome IS NULL)", name="stopped_with_outcome"),
        CheckConstraint("breached_at = due_at", name="breach_is_due"),
        CheckConstraint(
            "stopped_at IS NULL OR (breached_at IS NOT NULL) = (stopped_at > due_at)",
            name="late_is_breached",
        ),
        CheckConstraint("paused_until IS NULL OR stopped_at IS NULL", name="paused_while_it_runs"),
        Index(
            "ix_sla_timers_reviews",
            "due_at",
            "report_id",
            postgresql_where=text("target = 'answer_review' AND stopped_at IS NULL"),
        ),
        Index("ix_sla_timers_open_due_at", "due_at", postgresql_where=text("stopped_at IS NULL")),
        Index(
            "ix_sla_timers_paused_until",
            "paused_until",
            postgresql_where=text("paused_until IS NOT NULL"),
        ),
    )

    id: Mapped[Id]
    #: The package knows a report as a UUID; the foreign key comes with the reports' migration.
    report_id: Mapped[UUID]
    target: Mapped[str]
    cycle: Mapped[int] = mapped_column(SmallInteger)
    #: With `calendar_version_id` and `priority`: by what it runs now (`policy.ClockPins`).
    policy_id: Mapped[UUID] = mapped_column(ForeignKey("sla_policies.id"))
    calendar_version_id: Mapped[UUID] = mapped_column(ForeignKey("calendar_versions.id"))
    priority: Mapped[str] = mapped_column(server_default=Priority.NORMAL.value)
    started_at: Mapped[Instant]
    due_at: Mapped[Instant]
    original_due_at: Mapped[Instant]
    stopped_at: Mapped[Instant | None]
    breached_at: Mapped[Instant | None]
    outcome: Mapped[str | None]
    #: `pause_policy.ClockPause` in their order.
    pauses: Mapped[JsonList] = mapped_column(server_default="[]")
    #: `clock.Move` in their order: how the due was moved for good; pauses come on top.
    moves: Mapped[JsonList] = mapped_column(server_default="[]")
    #: When the pause ends by itself that nobody has ended yet; the relay empties it and tells.
    paused_until: Mapped[Instant | None]


class SlaStep(Model):
    """A share of a timer's time, in percent: waiting until it has run, or fired.

    What will not be reached any more is deleted; what fired stays.
    """

    __tablename__ = "sla_steps"
    __table_args__ = (
        CheckConstraint("step > 0", name="step_positive"),
        CheckConstraint("fired_at >= due_at", name="never_early"),
        Index("ix_sla_steps_waiting", "due_at", postgresql_where=text("fired_at IS NULL")),
    )

    timer_id: Mapped[UUID] = mapped_column(ForeignKey("sla_timers.id"), primary_key=True)
    step: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    due_at: Mapped[Instant]
    fired_at: Mapped[Instant | None]
