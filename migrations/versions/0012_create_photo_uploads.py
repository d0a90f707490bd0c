# SPDX-License-Identifier: EUPL-1.2
"""Create uploads of photos that come in chunks.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0012"
down_revision = "0011"

KEY = pg.UUID(as_uuid=True)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "photo_uploads",
        sa.Column("id", KEY, nullable=False),
        sa.Column("length_bytes", sa.BigInteger(), nullable=False),
        sa.Column("offset_bytes", sa.BigInteger(), nullable=False),
        sa.Column("chunks", pg.JSONB(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("photo_id", KEY),
        sa.Column("capture", pg.JSONB()),
        sa.Column("refusal", pg.JSONB()),
        sa.PrimaryKeyConstraint("id", name="pk_photo_uploads"),
        sa.ForeignKeyConstraint(
            ["photo_id"],
            ["photos.id"],
            name="fk_photo_uploads_photo_id_photos",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("offset_bytes BETWEEN 1 AND length_bytes", name="offset_within_length"),
        sa.CheckConstraint("photo_id IS NULL OR refusal IS NULL", name="kept_or_refused"),
    )
    op.create_index("ix_photo_uploads_started_at", "photo_uploads", ["started_at"])
    op.create_index("ix_photo_uploads_photo_id", "photo_uploads", ["photo_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("photo_uploads")
