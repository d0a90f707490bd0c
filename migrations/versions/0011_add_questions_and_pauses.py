# SPDX-License-Identifier: EUPL-1.2
"""Let timers pause; let histories, photos and deliveries tell of questions to the reporter.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0011"
down_revision = "0010"

HISTORY = (
    "'received', 'status_changed', 'routed', 'transferred', 'public_note', 'internal_note', "
    "'answered', 'answer_reviewed', 'rated', 'merged', 'step_reached', 'edited'"
)
DELIVERIES = (
    "'received', 'accepted', 'rejected', 'note', 'transferred', 'answered', 'reopened', 'closed', "
    "'merged', 'overdue', 'step', 'sign_in_link', 'edited', 'follow_link'"
)
#: Table and column -> what it may hold until now.
KNOWN = {
    ("report_events", "kind"): HISTORY,
    ("report_photos", "purpose"): "'report', 'response'",
    ("deliveries", "kind"): DELIVERIES,
}
#: Table and column -> what it may hold as well from now on.
NEW = {
    ("report_events", "kind"): "'question_asked', 'question_answered', 'question_lapsed'",
    ("report_photos", "purpose"): "'reply'",
    ("deliveries", "kind"): "'question', 'resumed'",
}


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "sla_timers",
        sa.Column("pauses", pg.JSONB(), server_default="[]", nullable=False),
        if_not_exists=True,
    )
    op.add_column(
        "sla_timers", sa.Column("paused_until", sa.DateTime(timezone=True)), if_not_exists=True
    )
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        "ALTER TABLE sla_timers DROP CONSTRAINT IF EXISTS ck_sla_timers_paused_while_it_runs, "
        "ADD CONSTRAINT ck_sla_timers_paused_while_it_runs "
        "CHECK (paused_until IS NULL OR stopped_at IS NULL) NOT VALID"
    )
    for key, known in KNOWN.items():
        _let_hold(*key, f"{known}, {NEW[key]}")
    # What reads whole tables does so without keeping others from writing. The rest is committed by
    # then, and bears being done again if this fails.
    with op.get_context().autocommit_block():
        op.execute("ALTER TABLE sla_timers VALIDATE CONSTRAINT ck_sla_timers_paused_while_it_runs")
        for table, column in KNOWN:
            op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT ck_{table}_{column}_known")
        op.create_index(
            "ix_sla_timers_paused_until",
            "sla_timers",
            ["paused_until"],
            postgresql_where=sa.text("paused_until IS NOT NULL"),
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
    for key, known in KNOWN.items():
        _let_hold(*key, known)
    op.execute("ALTER TABLE report_photos VALIDATE CONSTRAINT ck_report_photos_purpose_known")
    op.drop_constraint("paused_while_it_runs", "sla_timers", type_="check")
    op.drop_index("ix_sla_timers_paused_until", "sla_timers")
    op.drop_column("sla_timers", "paused_until")
    op.drop_column("sla_timers", "pauses")
