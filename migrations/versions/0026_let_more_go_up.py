# SPDX-License-Identifier: EUPL-1.2
"""Let clerks ask for more time, and orders that contractors do not keep go up.

Phase: expand
"""

from alembic import op

revision = "0026"
down_revision = "0025"

HISTORY = (
    "'received', 'status_changed', 'routed', 'transferred', 'public_note', 'internal_note', "
    "'answered', 'answer_reviewed', 'rated', 'merged', 'step_reached', 'edited', "
    "'question_asked', 'question_answered', 'question_lapsed', 'corrected', 'assigned', "
    "'extended', 'paused', 'resumed', 'terms_changed', 'duplicate_joined', 'split', 'escalated', "
    "'annotated', 'photo_redacted', 'visited', 'work_ordered', 'work_reported', 'work_ended', "
    "'reply_reviewed'"
)
DELIVERIES = (
    "'received', 'accepted', 'rejected', 'note', 'transferred', 'answered', 'reopened', 'closed', "
    "'merged', 'overdue', 'step', 'sign_in_link', 'edited', 'follow_link', 'question', 'resumed', "
    "'extended', 'paused', 'going_on', 'corrected', 'terms_changed', 'joined', 'split', "
    "'mentioned', 'assigned', 'escalated', 'work_reported', 'replied', 'silent', 'ombudsman', "
    "'digest', 'work_ordered'"
)
ESCALATIONS = "'step', 'third_hop', 'returned', 'silent'"
#: Table -> the kinds of its rows before, and those that it may hold as well from now on.
KINDS = {
    "report_events": (HISTORY, "'extension_asked', 'extension_declined'"),
    "deliveries": (DELIVERIES, "'extension_asked', 'extension_decided', 'work_overdue'"),
    "escalations": (ESCALATIONS, "'extension_asked', 'contractor'"),
}


def upgrade() -> None:
    """Apply."""
    for table, (known, new) in KINDS.items():
        _let_hold(table, f"{known}, {new}")
    # It reads whole tables, and so does it without keeping others from writing.
    with op.get_context().autocommit_block():
        _validate()


def _let_hold(table: str, kinds: str) -> None:
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS ck_{table}_kind_known, "
        f"ADD CONSTRAINT ck_{table}_kind_known CHECK (kind IN ({kinds})) NOT VALID"
    )


def _validate() -> None:
    for table in KINDS:
        op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT ck_{table}_kind_known")


def downgrade() -> None:
    """Undo."""
    op.execute("ALTER TABLE report_events DISABLE TRIGGER report_events_append_only")
    for table, (known, new) in KINDS.items():
        op.execute(f"DELETE FROM {table} WHERE kind IN ({new})")  # noqa: S608 - constants
        _let_hold(table, known)
    op.execute("ALTER TABLE report_events ENABLE TRIGGER report_events_append_only")
    _validate()
