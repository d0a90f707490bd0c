# SPDX-License-Identifier: EUPL-1.2
"""Create photos.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0006"
down_revision = "0005"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "photos",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("n_bytes", sa.BigInteger(), nullable=False),
        sa.Column("sizes", pg.JSONB(), nullable=False),
        sa.Column("uploaded_at", INSTANT, nullable=False),
        sa.Column("linked_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_photos"),
        sa.UniqueConstraint("digest", name="uq_photos_digest"),
        sa.CheckConstraint("digest ~ '^[0-9a-f]{64}$'", name="digest_is_sha256"),
    )
    op.create_index(
        "ix_photos_unlinked_uploaded_at",
        "photos",
        ["uploaded_at"],
        postgresql_where=sa.text("linked_at IS NULL"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("photos")
