# SPDX-License-Identifier: EUPL-1.2
"""Create calendars, promises, timers and their steps.

Phase: expand
"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005"
down_revision = "0004"

TARGETS = "'moderation', 'first_response', 'resolution', 'answer_review'"
OUTCOMES = "'kept', 'late', 'cancelled', 'not_resolved'"
#: Children before parents, the order in which they can be dropped.
TABLES = ("sla_steps", "sla_timers", "sla_policies", "calendar_versions", "calendars")
#: Versions that timers are pinned to can be added and read, nothing else.
IMMUTABLE = ("calendar_versions", "sla_policies")


def upgrade() -> None:
    """Apply."""
    create_calendars()
    create_calendar_versions()
    create_sla_policies()
    create_sla_timers()
    create_sla_steps()
    for table in IMMUTABLE:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )


def downgrade() -> None:
    """Undo."""
    for table in TABLES:
        op.drop_table(table)


def instant(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    """Return a column of instants."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def create_calendars() -> None:
    """Create what versions belong to."""
    op.create_table(
        "calendars",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("jurisdiction_id", sa.UUID(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", JSONB(), nullable=False),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"]),
        sa.UniqueConstraint("jurisdiction_id", "code"),
    )


def create_calendar_versions() -> None:
    """Create the immutable versions of calendars."""
    op.create_table(
        "calendar_versions",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("calendar_id", sa.UUID(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("spec", JSONB(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        instant("created_at"),
        sa.ForeignKeyConstraint(["calendar_id"], ["calendars.id"]),
        sa.UniqueConstraint("calendar_id", "version"),
        sa.CheckConstraint("version > 0", name="version_positive"),
    )


def create_sla_policies() -> None:
    """Create the immutable versions of promises."""
    op.create_table(
        "sla_policies",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("jurisdiction_id", sa.UUID(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("targets", JSONB(), nullable=False),
        sa.Column("steps", JSONB(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        instant("created_at"),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"]),
        sa.UniqueConstraint("jurisdiction_id", "code", "version"),
        sa.CheckConstraint("version > 0", name="version_positive"),
        sa.CheckConstraint(
            "targets ?& ARRAY['moderation', 'first_response', 'resolution']",
            name="nothing_without_due",
        ),
    )


def create_sla_timers() -> None:
    """Create the timers; the reports they belong to come with a later migration."""
    op.create_table(
        "sla_timers",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("report_id", sa.UUID(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("cycle", sa.SmallInteger(), nullable=False),
        sa.Column("policy_id", sa.UUID(), nullable=False),
        sa.Column("calendar_version_id", sa.UUID(), nullable=False),
        instant("started_at"),
        instant("due_at"),
        instant("original_due_at"),
        instant("stopped_at", nullable=True),
        instant("breached_at", nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["policy_id"], ["sla_policies.id"]),
        sa.ForeignKeyConstraint(["calendar_version_id"], ["calendar_versions.id"]),
        sa.UniqueConstraint("report_id", "target", "cycle"),
        sa.CheckConstraint(f"target IN ({TARGETS})", name="target_known"),
        sa.CheckConstraint(f"outcome IN ({OUTCOMES})", name="outcome_known"),
        sa.CheckConstraint("cycle > 0", name="cycle_positive"),
        sa.CheckConstraint("due_at > started_at", name="due_after_start"),
        sa.CheckConstraint("original_due_at > started_at", name="original_due_after_start"),
        sa.CheckConstraint("stopped_at >= started_at", name="stop_not_before_start"),
        sa.CheckConstraint("(stopped_at IS NULL) = (outcome IS NULL)", name="stopped_with_outcome"),
        sa.CheckConstraint("breached_at = due_at", name="breach_is_due"),
        sa.CheckConstraint(
            "stopped_at IS NULL OR (breached_at IS NOT NULL) = (stopped_at > due_at)",
            name="late_is_breached",
        ),
    )
    op.create_index(
        "ix_sla_timers_open_due_at",
        "sla_timers",
        ["due_at"],
        postgresql_where=sa.text("stopped_at IS NULL"),
    )


def create_sla_steps() -> None:
    """Create the steps that the relay fires."""
    op.create_table(
        "sla_steps",
        sa.Column("timer_id", sa.UUID(), primary_key=True),
        sa.Column("step", sa.SmallInteger(), primary_key=True),
        instant("due_at"),
        instant("fired_at", nullable=True),
        sa.ForeignKeyConstraint(["timer_id"], ["sla_timers.id"]),
        sa.CheckConstraint("step > 0", name="step_positive"),
        sa.CheckConstraint("fired_at >= due_at", name="never_early"),
    )
    op.create_index(
        "ix_sla_steps_waiting",
        "sla_steps",
        ["due_at"],
        postgresql_where=sa.text("fired_at IS NULL"),
    )
