# SPDX-License-Identifier: EUPL-1.2
"""Create saved views; let histories tell what became of withheld replies, and find what waits.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0023"
down_revision = "0022"

KEY = pg.UUID(as_uuid=True)
HISTORY = (
    "'received', 'status_changed', 'routed', 'transferred', 'public_note', 'internal_note', "
    "'answered', 'answer_reviewed', 'rated', 'merged', 'step_reached', 'edited', "
    "'question_asked', 'question_answered', 'question_lapsed', 'corrected', 'assigned', "
    "'extended', 'paused', 'resumed', 'terms_changed', 'duplicate_joined', 'split', 'escalated', "
    "'annotated', 'photo_redacted', 'visited', 'work_ordered', 'work_reported', 'work_ended'"
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "saved_views",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person_id", KEY),
        sa.Column("department_id", KEY),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", pg.JSONB(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "num_nonnulls(person_id, department_id) = 1",
            name="ck_saved_views_person_or_department",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_saved_views_person_id_people"
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name="fk_saved_views_department_id_departments"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_saved_views"),
        sa.UniqueConstraint("person_id", "name", name="uq_saved_views_person_id_name"),
        sa.UniqueConstraint("department_id", "name", name="uq_saved_views_department_id_name"),
        if_not_exists=True,
    )
    _let_hold(f"{HISTORY}, 'reply_reviewed'")
    with op.get_context().autocommit_block():
        op.execute("ALTER TABLE report_events VALIDATE CONSTRAINT ck_report_events_kind_known")
        for name, table, columns, condition in INDEXES:
            op.create_index(
                name,
                table,
                columns,
                postgresql_where=sa.text(condition),
                postgresql_concurrently=True,
                if_not_exists=True,
            )


INDEXES = (
    (
        "ix_report_events_replies",
        "report_events",
        ["report_id", "seq"],
        "kind = 'question_answered'",
    ),
    (
        "ix_report_events_withheld",
        "report_events",
        ["at", "report_id"],
        "kind = 'question_answered' AND (data -> 'withheld') <> '[]'",
    ),
    (
        "ix_sla_timers_reviews",
        "sla_timers",
        ["due_at", "report_id"],
        "target = 'answer_review' AND stopped_at IS NULL",
    ),
)


def _let_hold(kinds: str) -> None:
    """Let histories hold rows of `kinds` from now on, whatever stands there."""
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        "ALTER TABLE report_events DROP CONSTRAINT IF EXISTS ck_report_events_kind_known, "
        f"ADD CONSTRAINT ck_report_events_kind_known CHECK (kind IN ({kinds})) NOT VALID"
    )


def downgrade() -> None:
    """Undo."""
    for name, table, _, _ in INDEXES:
        op.drop_index(name, table)
    op.execute("ALTER TABLE report_events DISABLE TRIGGER report_events_append_only")
    op.execute("DELETE FROM report_events WHERE kind = 'reply_reviewed'")
    op.execute("ALTER TABLE report_events ENABLE TRIGGER report_events_append_only")
    _let_hold(HISTORY)
    op.execute("ALTER TABLE report_events VALIDATE CONSTRAINT ck_report_events_kind_known")
    op.drop_table("saved_views")
