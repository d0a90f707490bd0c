# SPDX-License-Identifier: EUPL-1.2
"""Let reports have a priority and an assignee, timers moved dues, histories the deeds of a desk.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0014"
down_revision = "0013"

HISTORY = (
    "'received', 'status_changed', 'routed', 'transferred', 'public_note', 'internal_note', "
    "'answered', 'answer_reviewed', 'rated', 'merged', 'step_reached', 'edited', "
    "'question_asked', 'question_answered', 'question_lapsed'"
)
#: Table and column -> what it may hold until now.
KNOWN = {
    ("report_events", "kind"): HISTORY,
    ("report_events", "actor_role"): "'reporter', 'department', 'moderator', 'system'",
    ("report_photos", "purpose"): "'report', 'response', 'reply'",
}
#: Table and column -> what it may hold as well from now on.
NEW = {
    ("report_events", "kind"): (
        "'corrected', 'assigned', 'extended', 'paused', 'resumed', 'terms_changed', "
        "'duplicate_joined', 'split', 'escalated', 'annotated', 'photo_redacted', 'visited', "
        "'work_ordered', 'work_reported', 'work_ended'"
    ),
    ("report_events", "actor_role"): "'contractor', 'administrator'",
    ("report_photos", "purpose"): "'visit', 'work'",
}
PRIORITY = "priority IN ('normal', 'high', 'urgent')"


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "reports",
        sa.Column("priority", sa.Text(), server_default="normal", nullable=False),
        if_not_exists=True,
    )
    op.add_column("reports", sa.Column("assignee_id", pg.UUID()), if_not_exists=True)
    op.add_column("reports", sa.Column("last_seq", sa.BigInteger()), if_not_exists=True)
    op.add_column(
        "sla_timers",
        sa.Column("moves", pg.JSONB(), server_default="[]", nullable=False),
        if_not_exists=True,
    )
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        "ALTER TABLE reports DROP CONSTRAINT IF EXISTS ck_reports_priority_known, "
        f"ADD CONSTRAINT ck_reports_priority_known CHECK ({PRIORITY}) NOT VALID"
    )
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        "ALTER TABLE reports DROP CONSTRAINT IF EXISTS fk_reports_assignee_id_people, "
        "ADD CONSTRAINT fk_reports_assignee_id_people "
        "FOREIGN KEY (assignee_id) REFERENCES people (id) NOT VALID"
    )
    for key, known in KNOWN.items():
        _let_hold(*key, f"{known}, {NEW[key]}")
    # What reads whole tables does so without keeping others from writing. The rest is committed by
    # then, and bears being done again if this fails.
    with op.get_context().autocommit_block():
        for name in ("ck_reports_priority_known", "fk_reports_assignee_id_people"):
            op.execute(f"ALTER TABLE reports VALIDATE CONSTRAINT {name}")
        for table, column in KNOWN:
            op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT ck_{table}_{column}_known")
        op.create_index(
            "ix_reports_assignee_id",
            "reports",
            ["assignee_id"],
            postgresql_where=sa.text("assignee_id IS NOT NULL"),
            postgresql_concurrently=True,
            if_not_exists=True,
        )


def _let_hold(table: str, column: str, values: str) -> None:
    """Let a column of a large table hold `values` from now on, whatever stands there."""
    name = f"ck_{table}_{column}_known"
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}, "
        f"ADD CONSTRAINT {name} CHECK ({column} IN ({values})) NOT VALID"
    )


def downgrade() -> None:
    """Undo."""
    op.execute("ALTER TABLE report_events DISABLE TRIGGER report_events_append_only")
    for (table, column), values in NEW.items():
        op.execute(f"DELETE FROM {table} WHERE {column} IN ({values})")  # noqa: S608 - constants
    op.execute("ALTER TABLE report_events ENABLE TRIGGER report_events_append_only")
    for (table, column), known in KNOWN.items():
        _let_hold(table, column, known)
        op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT ck_{table}_{column}_known")
    op.drop_index("ix_reports_assignee_id", "reports")
    op.drop_constraint("fk_reports_assignee_id_people", "reports", type_="foreignkey")
    op.drop_constraint("priority_known", "reports", type_="check")
    op.drop_column("sla_timers", "moves")
    for column in ("last_seq", "assignee_id", "priority"):
        op.drop_column("reports", column)
