# SPDX-License-Identifier: EUPL-1.2
"""Create the outbox and the recurring duties.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0001"
down_revision = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "outbox_entries",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("event_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("subscriber", sa.Text(), nullable=False),
        sa.Column("payload", pg.JSONB(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("hint_at", INSTANT, server_default=sa.func.clock_timestamp(), nullable=False),
        sa.Column("locked_until", INSTANT),
        sa.Column("token", pg.UUID(as_uuid=True)),
        sa.Column("n_attempts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("done_at", INSTANT),
        sa.Column("dead_at", INSTANT),
        sa.Column("last_error", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_outbox_entries"),
        sa.UniqueConstraint("event_id", "subscriber", name="uq_outbox_entries_event_id_subscriber"),
    )
    op.create_index(
        "ix_outbox_entries_waiting",
        "outbox_entries",
        ["hint_at"],
        postgresql_where=sa.text("done_at IS NULL AND dead_at IS NULL"),
    )
    op.create_index(
        "ix_outbox_entries_done_at",
        "outbox_entries",
        ["done_at"],
        postgresql_where=sa.text("done_at IS NOT NULL"),
    )
    op.create_table(
        "duties",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("next_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_duties"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("duties")
    op.drop_table("outbox_entries")
