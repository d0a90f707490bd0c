# SPDX-License-Identifier: EUPL-1.2
"""Keep the words that departments answer with again and again.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0021"
down_revision = "0020"

INSTANT = sa.DateTime(timezone=True)
OUTCOMES = "'fixed', 'scheduled', 'nothing_to_fix', 'not_ours', 'declined', 'duplicate'"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "response_templates",
        sa.Column("id", pg.UUID(), nullable=False),
        sa.Column("department_id", pg.UUID(), nullable=False),
        sa.Column("category_id", pg.UUID()),
        sa.Column("outcome", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("texts", pg.JSONB(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_response_templates"),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["departments.id"],
            name="fk_response_templates_department_id_departments",
        ),
        sa.ForeignKeyConstraint(
            ["category_id"],
            ["categories.id"],
            name="fk_response_templates_category_id_categories",
        ),
        sa.CheckConstraint(f"outcome IS NULL OR outcome IN ({OUTCOMES})", name="outcome_known"),
    )
    op.create_index("ix_response_templates_department_id", "response_templates", ["department_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("response_templates")
