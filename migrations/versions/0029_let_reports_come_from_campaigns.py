# SPDX-License-Identifier: EUPL-1.2
"""Let reports come from campaigns under another name, and histories tell what residents checked.

Phase: expand
"""

from alembic import op

revision = "0029"
down_revision = "0028"

KINDS = (
    "'received', 'status_changed', 'routed', 'transferred', 'public_note', 'internal_note', "
    "'answered', 'answer_reviewed', 'rated', 'merged', 'step_reached', 'edited', "
    "'question_asked', 'question_answered', 'question_lapsed', 'corrected', 'assigned', "
    "'extended', 'paused', 'resumed', 'terms_changed', 'duplicate_joined', 'split', 'escalated', "
    "'annotated', 'photo_redacted', 'visited', 'work_ordered', 'work_reported', 'work_ended', "
    "'reply_reviewed', 'extension_asked', 'extension_declined'"
)
ROLES = "'reporter', 'department', 'moderator', 'system', 'contractor', 'administrator'"


def upgrade() -> None:
    """Apply."""
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        "ALTER TABLE reports "
        "ADD COLUMN IF NOT EXISTS reporter_alias text, "
        "ADD COLUMN IF NOT EXISTS channel text DEFAULT 'direct' NOT NULL, "
        "DROP CONSTRAINT IF EXISTS ck_reports_channel_known, "
        "ADD CONSTRAINT ck_reports_channel_known "
        "CHECK (channel IN ('direct', 'campaign')) NOT VALID"
    )
    _let_hold("kind", f"{KINDS}, 'checked_by_residents'")
    _let_hold("actor_role", f"{ROLES}, 'residents'")
    with op.get_context().autocommit_block():
        op.execute("ALTER TABLE reports VALIDATE CONSTRAINT ck_reports_channel_known")
        for column in ("kind", "actor_role"):
            op.execute(
                f"ALTER TABLE report_events VALIDATE CONSTRAINT ck_report_events_{column}_known"
            )


def _let_hold(column: str, values: str) -> None:
    """Let histories hold rows of `values` from now on, whatever stands there."""
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        f"ALTER TABLE report_events DROP CONSTRAINT IF EXISTS ck_report_events_{column}_known, "
        f"ADD CONSTRAINT ck_report_events_{column}_known CHECK ({column} IN ({values})) NOT VALID"
    )


def downgrade() -> None:
    """Undo."""
    op.execute("ALTER TABLE report_events DISABLE TRIGGER report_events_append_only")
    op.execute(
        "DELETE FROM report_events WHERE kind = 'checked_by_residents' OR actor_role = 'residents'"
    )
    op.execute("ALTER TABLE report_events ENABLE TRIGGER report_events_append_only")
    _let_hold("kind", KINDS)
    _let_hold("actor_role", ROLES)
    for column in ("kind", "actor_role"):
        op.execute(f"ALTER TABLE report_events VALIDATE CONSTRAINT ck_report_events_{column}_known")
    op.drop_constraint("ck_reports_channel_known", "reports")
    op.drop_column("reports", "channel")
    op.drop_column("reports", "reporter_alias")
