# SPDX-License-Identifier: EUPL-1.2
"""Let queues be read, filtered and counted from their index alone.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

OPEN = "status IN ('submitted', 'accepted', 'in_progress', 'needs_info', 'reopened')"
#: Rows that one statement fills in, so that no report is locked for long.
BATCH = 5_000

FILL = f"""
WITH batch AS (
    SELECT r.id, soon.at
    FROM reports r
    CROSS JOIN LATERAL (
        SELECT s.due_at AS at
        FROM sla_timers t JOIN sla_steps s ON s.timer_id = t.id AND s.step = 75
        WHERE t.report_id = r.id AND t.stopped_at IS NULL AND t.due_at = r.due_at
        ORDER BY s.due_at LIMIT 1
    ) soon
    WHERE r.{OPEN} AND r.due_soon_at IS NULL
    LIMIT {BATCH}
    FOR UPDATE OF r SKIP LOCKED
)
UPDATE reports r SET due_soon_at = batch.at FROM batch WHERE r.id = batch.id
"""  # noqa: S608 - constants


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "reports", sa.Column("due_soon_at", sa.DateTime(timezone=True)), if_not_exists=True
    )
    with op.get_context().autocommit_block():
        connection = op.get_bind()
        if not op.get_context().as_sql:
            while connection.execute(sa.text(FILL)).rowcount:
                pass
        op.create_index(
            "ix_reports_desk",
            "reports",
            ["department_id", "due_at", "id"],
            postgresql_include=["status", "due_soon_at", "assignee_id", "category_id", "priority"],
            postgresql_where=sa.text(OPEN),
            postgresql_concurrently=True,
            if_not_exists=True,
        )
        op.create_index(
            "ix_reports_desk_received",
            "reports",
            ["department_id", sa.text("received_at DESC"), sa.text("id DESC")],
            postgresql_where=sa.text(OPEN),
            postgresql_concurrently=True,
            if_not_exists=True,
        )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_reports_desk_received", "reports")
    op.drop_index("ix_reports_desk", "reports")
    op.drop_column("reports", "due_soon_at")
