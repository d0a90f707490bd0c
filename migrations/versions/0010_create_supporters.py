# SPDX-License-Identifier: EUPL-1.2
"""Create supporters and followers; let histories and deliveries tell of edits and of following.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0010"
down_revision = "0009"

INSTANT = sa.DateTime(timezone=True)
KEY = pg.UUID(as_uuid=True)

HISTORY = (
    "'received', 'status_changed', 'routed', 'transferred', 'public_note', 'internal_note', "
    "'answered', 'answer_reviewed', 'rated', 'merged', 'step_reached'"
)
DELIVERIES = (
    "'received', 'accepted', 'rejected', 'note', 'transferred', 'answered', 'reopened', 'closed', "
    "'merged', 'overdue', 'step', 'sign_in_link'"
)


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "reports", sa.Column("n_supporters", sa.BigInteger(), server_default="0", nullable=False)
    )
    _create_supporters()
    _create_followers()
    _let_tell("report_events", f"{HISTORY}, 'edited'")
    _let_tell("deliveries", f"{DELIVERIES}, 'edited', 'follow_link'")


def _create_supporters() -> None:
    op.create_table(
        "supporters",
        sa.Column("id", KEY, nullable=False),
        sa.Column("report_id", KEY, nullable=False),
        sa.Column("person_id", KEY),
        sa.Column("key_digest", sa.Text()),
        sa.Column("supported_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_supporters"),
        sa.UniqueConstraint("report_id", "person_id", name="uq_supporters_report_id_person_id"),
        sa.UniqueConstraint("report_id", "key_digest", name="uq_supporters_report_id_key_digest"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_supporters_report_id_reports"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_supporters_person_id_people"
        ),
        sa.CheckConstraint("num_nonnulls(person_id, key_digest) = 1", name="person_or_device"),
    )
    op.create_index("ix_supporters_person_id", "supporters", ["person_id"])


def _create_followers() -> None:
    op.create_table(
        "followers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("report_id", KEY, nullable=False),
        sa.Column("person_id", KEY),
        sa.Column("email", sa.Text()),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("confirmed_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_followers"),
        sa.UniqueConstraint("report_id", "person_id", name="uq_followers_report_id_person_id"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_followers_report_id_reports"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_followers_person_id_people"),
        sa.CheckConstraint("num_nonnulls(person_id, email) = 1", name="person_or_email"),
        sa.CheckConstraint(
            "person_id IS NULL OR confirmed_at IS NOT NULL", name="account_confirmed"
        ),
    )
    op.create_index("ix_followers_person_id", "followers", ["person_id"])
    op.create_index(
        "uq_followers_email", "followers", ["report_id", sa.text("lower(email)")], unique=True
    )
    op.create_index(
        "ix_followers_unconfirmed",
        "followers",
        ["asked_at"],
        postgresql_where=sa.text("confirmed_at IS NULL"),
    )


def _let_tell(table: str, kinds: str) -> None:
    """Let the column `kind` of a large table hold `kinds`, which hold all that it may hold now.

    The rows that are there fulfil the narrower condition before, so nobody has to wait until they
    are read: NOT VALID says no more than that they were not read again.
    """
    name = f"ck_{table}_kind_known"
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        f"ALTER TABLE {table} DROP CONSTRAINT {name}, "
        f"ADD CONSTRAINT {name} CHECK (kind IN ({kinds})) NOT VALID"
    )


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM deliveries WHERE kind IN ('edited', 'follow_link')")
    op.execute("ALTER TABLE report_events DISABLE TRIGGER report_events_append_only")
    op.execute("DELETE FROM report_events WHERE kind = 'edited'")
    op.execute("ALTER TABLE report_events ENABLE TRIGGER report_events_append_only")
    for table, kinds in (("deliveries", DELIVERIES), ("report_events", HISTORY)):
        op.drop_constraint(f"ck_{table}_kind_known", table)
        op.execute(
            f"ALTER TABLE {table} ADD CONSTRAINT ck_{table}_kind_known CHECK (kind IN ({kinds}))"
        )
    op.drop_table("followers")
    op.drop_table("supporters")
    op.drop_column("reports", "n_supporters")
