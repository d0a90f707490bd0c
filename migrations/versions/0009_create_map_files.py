# SPDX-License-Identifier: EUPL-1.2
"""Create versions of the map, and their files.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0009"
down_revision = "0008"

INSTANT = sa.DateTime(timezone=True)
KEY = pg.UUID(as_uuid=True)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "map_versions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("jurisdiction_id", KEY, nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("bbox", pg.JSONB(), nullable=False),
        sa.Column("n_bytes", sa.BigInteger(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("superseded_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_map_versions"),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"],
            ["jurisdictions.id"],
            name="fk_map_versions_jurisdiction_id_jurisdictions",
        ),
        sa.UniqueConstraint("version", name="uq_map_versions_version"),
    )
    op.create_index(
        "ix_map_versions_current",
        "map_versions",
        ["jurisdiction_id"],
        unique=True,
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "map_files",
        sa.Column("map_version_id", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("z", sa.BigInteger(), nullable=False),
        sa.Column("x", sa.BigInteger(), nullable=False),
        sa.Column("y", sa.BigInteger(), nullable=False),
        sa.Column("gzipped", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("map_version_id", "kind", "z", "x", "y", name="pk_map_files"),
        sa.ForeignKeyConstraint(
            ["map_version_id"],
            ["map_versions.id"],
            name="fk_map_files_map_version_id_map_versions",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("kind IN ('base', 'subjects', 'addresses')", name="kind_known"),
    )
    # What is gzipped is not packed again.
    op.execute("ALTER TABLE map_files ALTER gzipped SET STORAGE EXTERNAL")


def downgrade() -> None:
    """Undo."""
    op.drop_table("map_files")
    op.drop_table("map_versions")
