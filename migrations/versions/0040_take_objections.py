# SPDX-License-Identifier: EUPL-1.2
"""Let people object to what a check did with a single point or answer of theirs.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0040"
down_revision = "0039"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "objections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("jurisdiction_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("ref_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("evidence", JSONB(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("counts", sa.Boolean()),
        sa.Column("decided_at", INSTANT),
        sa.Column("decided_by", sa.Uuid()),
        sa.Column("reason", sa.Text()),
        sa.CheckConstraint(
            "(counts IS NULL) = (decided_at IS NULL) AND (decided_at IS NULL) = (reason IS NULL)",
            name="decided_whole",
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"],
            ["jurisdictions.id"],
            name="fk_objections_jurisdiction_id_jurisdictions",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_objections_person_id_people"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["people.id"], name="fk_objections_decided_by_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_objections"),
        sa.UniqueConstraint("ref_id", name="uq_objections_ref_id"),
    )
    op.create_index("ix_objections_person_id", "objections", ["person_id"])
    op.create_index(
        "ix_objections_open",
        "objections",
        ["jurisdiction_id", "made_at"],
        postgresql_where=sa.text("counts IS NULL"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("objections")
