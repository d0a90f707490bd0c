# SPDX-License-Identifier: EUPL-1.2
"""Create deliveries.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0008"
down_revision = "0007"

INSTANT = sa.DateTime(timezone=True)
KEY = pg.UUID(as_uuid=True)
KINDS = (
    "'received', 'accepted', 'rejected', 'note', 'transferred', 'answered', 'reopened', 'closed', "
    "'merged', 'overdue', 'step', 'sign_in_link'"
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "deliveries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("person_id", KEY),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("subject_id", KEY),
        sa.Column("data", pg.JSONB(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="queued", nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT),
        sa.Column("last_error", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint(
            "event_id",
            "channel",
            "address",
            "kind",
            name="uq_deliveries_event_id_channel_address_kind",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_deliveries_person_id_people"
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["reports.id"], name="fk_deliveries_subject_id_reports"
        ),
        sa.CheckConstraint(f"kind IN ({KINDS})", name="kind_known"),
        sa.CheckConstraint("channel IN ('email')", name="channel_known"),
        sa.CheckConstraint("state IN ('queued', 'sent', 'failed', 'dropped')", name="state_known"),
        sa.CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_with_instant"),
    )
    op.create_index("ix_deliveries_subject_id", "deliveries", ["subject_id"])
    op.create_index("ix_deliveries_person_id", "deliveries", ["person_id"])
    op.create_index(
        "ix_deliveries_unsent",
        "deliveries",
        ["created_at"],
        postgresql_where=sa.text("state <> 'sent'"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("deliveries")
