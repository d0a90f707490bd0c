# SPDX-License-Identifier: EUPL-1.2
"""Keep escalations as rows; let deliveries wait for opening hours and tell of the desk's deeds.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0016"
down_revision = "0015"

DELIVERIES = (
    "'received', 'accepted', 'rejected', 'note', 'transferred', 'answered', 'reopened', 'closed', "
    "'merged', 'overdue', 'step', 'sign_in_link', 'edited', 'follow_link', 'question', 'resumed'"
)
NEW_DELIVERIES = (
    "'extended', 'paused', 'going_on', 'corrected', 'terms_changed', 'joined', 'split', "
    "'mentioned', 'assigned', 'escalated', 'work_reported', 'replied', 'silent', 'ombudsman', "
    "'digest'"
)
OPEN = "status IN ('submitted', 'accepted', 'in_progress', 'needs_info', 'reopened')"
#: What the reporter was told by a person, the newest of it.
HEARD = f"""
UPDATE reports SET heard_at = told.at
FROM (
    SELECT report_id, max(at) AS at FROM report_events
    WHERE is_public AND actor_role IN ('department', 'moderator') GROUP BY report_id
) AS told
WHERE told.report_id = reports.id AND reports.heard_at IS NULL AND {OPEN}
"""  # noqa: S608 - constants


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "escalations",
        sa.Column("id", pg.UUID(), nullable=False),
        sa.Column("report_id", pg.UUID(), nullable=False),
        sa.Column("department_id", pg.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("target", sa.Text()),
        sa.Column("cycle", sa.SmallInteger(), nullable=False),
        sa.Column("step", sa.SmallInteger()),
        sa.Column("event_seq", sa.BigInteger()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True)),
        sa.Column("acknowledged_by_id", pg.UUID()),
        sa.Column("note", sa.Text()),
        sa.CheckConstraint(
            "kind IN ('step', 'third_hop', 'returned', 'silent')",
            name="kind_known",
        ),
        sa.CheckConstraint("level IN ('manager', 'coordinator', 'ombudsman')", name="level_known"),
        sa.CheckConstraint(
            "target IS NULL OR target IN "
            "('moderation', 'first_response', 'resolution', 'answer_review')",
            name="target_known",
        ),
        sa.CheckConstraint(
            "(kind = 'step') = (target IS NOT NULL AND step IS NOT NULL)", name="step_with_target"
        ),
        sa.CheckConstraint(
            "(acknowledged_at IS NULL) = (acknowledged_by_id IS NULL)",
            name="acknowledged_by_somebody",
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"]),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"]),
        sa.ForeignKeyConstraint(["acknowledged_by_id"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
        if_not_exists=True,
    )
    op.create_index(
        "uq_escalations_occasion",
        "escalations",
        ["report_id", "kind", "cycle", "target", "step", "event_seq"],
        unique=True,
        postgresql_nulls_not_distinct=True,
        if_not_exists=True,
    )
    newest = [sa.text("at DESC"), sa.text("id DESC")]
    op.create_index(
        "ix_escalations_department_id_at",
        "escalations",
        ["department_id", *newest],
        if_not_exists=True,
    )
    op.create_index(
        "ix_escalations_waiting",
        "escalations",
        ["department_id", *newest],
        postgresql_where=sa.text("acknowledged_at IS NULL"),
        if_not_exists=True,
    )
    op.add_column("reports", sa.Column("heard_at", sa.DateTime(timezone=True)), if_not_exists=True)
    op.add_column(
        "deliveries", sa.Column("not_before", sa.DateTime(timezone=True)), if_not_exists=True
    )
    op.add_column(
        "people",
        sa.Column("gets_digest", sa.Boolean(), server_default=sa.true(), nullable=False),
        if_not_exists=True,
    )
    _let_tell(f"{DELIVERIES}, {NEW_DELIVERIES}")
    # What reads whole tables does so without keeping others from writing. The rest is committed by
    # then, and bears being done again if this fails.
    with op.get_context().autocommit_block():
        op.execute(HEARD)
        op.execute("ALTER TABLE deliveries VALIDATE CONSTRAINT ck_deliveries_kind_known")
        op.create_index(
            "ix_reports_heard",
            "reports",
            ["department_id", sa.text("coalesce(heard_at, received_at)")],
            postgresql_where=sa.text(OPEN),
            postgresql_concurrently=True,
            if_not_exists=True,
        )


def _let_tell(kinds: str) -> None:
    """Let a delivery be of one of `kinds` from now on, whatever stands there."""
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        "ALTER TABLE deliveries DROP CONSTRAINT IF EXISTS ck_deliveries_kind_known, "
        f"ADD CONSTRAINT ck_deliveries_kind_known CHECK (kind IN ({kinds})) NOT VALID"
    )


def downgrade() -> None:
    """Undo."""
    op.execute(f"DELETE FROM deliveries WHERE kind IN ({NEW_DELIVERIES})")  # noqa: S608 - constants
    _let_tell(DELIVERIES)
    op.execute("ALTER TABLE deliveries VALIDATE CONSTRAINT ck_deliveries_kind_known")
    op.drop_index("ix_reports_heard", "reports")
    op.drop_column("people", "gets_digest")
    op.drop_column("deliveries", "not_before")
    op.drop_column("reports", "heard_at")
    op.drop_table("escalations")
