# SPDX-License-Identifier: EUPL-1.2
"""Keep what managers approved, so that the next one sees what has changed since.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "campaign_approvals",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("body", JSONB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns.id"],
            name="fk_campaign_approvals_campaign_id_campaigns",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["people.id"], name="fk_campaign_approvals_approved_by_people"
        ),
        sa.PrimaryKeyConstraint("campaign_id", "approved_at", name="pk_campaign_approvals"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("campaign_approvals")
