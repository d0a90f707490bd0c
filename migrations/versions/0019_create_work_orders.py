# SPDX-License-Identifier: EUPL-1.2
"""Create orders to contractors, what these told, and what was painted over in photos.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0019"
down_revision = "0018"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "work_orders",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("report_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("contractor", sa.Text(), nullable=False),
        sa.Column("email", sa.Text()),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("instructions", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("created_by", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_work_orders"),
        sa.UniqueConstraint("token_digest", name="uq_work_orders_token_digest"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_work_orders_report_id_reports"
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["people.id"], name="fk_work_orders_created_by_people"
        ),
        sa.CheckConstraint(
            "state IN ('open', 'reported', 'done', 'cancelled', 'expired')", name="state_known"
        ),
    )
    op.create_index("ix_work_orders_report_id", "work_orders", ["report_id"])
    op.create_index(
        "ix_work_orders_expires_at",
        "work_orders",
        ["expires_at"],
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "work_tellings",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("work_order_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("ready_on", sa.Date()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("told_at", INSTANT, nullable=False),
        sa.Column("event_seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_work_tellings"),
        sa.ForeignKeyConstraint(
            ["work_order_id"], ["work_orders.id"], name="fk_work_tellings_work_order_id_work_orders"
        ),
        sa.CheckConstraint("told IN ('accepted', 'done', 'cannot')", name="told_known"),
    )
    op.create_index(
        "ix_work_tellings_work_order_id_told_at", "work_tellings", ["work_order_id", "told_at"]
    )
    op.create_table(
        "photo_redactions",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("photo_id", pg.UUID(as_uuid=True)),
        sa.Column("original_id", pg.UUID(as_uuid=True)),
        sa.Column("redacted_by", pg.UUID(as_uuid=True)),
        sa.Column("redacted_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_photo_redactions"),
        sa.ForeignKeyConstraint(
            ["photo_id"],
            ["photos.id"],
            name="fk_photo_redactions_photo_id_photos",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["original_id"],
            ["photos.id"],
            name="fk_photo_redactions_original_id_photos",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["redacted_by"], ["people.id"], name="fk_photo_redactions_redacted_by_people"
        ),
    )
    op.create_index("ix_photo_redactions_photo_id", "photo_redactions", ["photo_id"])
    op.create_index(
        "ix_photo_redactions_original_id",
        "photo_redactions",
        ["original_id"],
        postgresql_where=sa.text("original_id IS NOT NULL"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("photo_redactions")
    op.drop_table("work_tellings")
    op.drop_table("work_orders")
