# SPDX-License-Identifier: EUPL-1.2
"""Create the audits: each day all reports are folded anew, and what drifts is written down.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "audits",
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("after_at", sa.DateTime(timezone=True)),
        sa.Column("after_id", pg.UUID()),
        sa.Column("n_reports", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("n_drifting", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("findings", pg.JSONB(), server_default="[]", nullable=False),
        sa.PrimaryKeyConstraint("begun_on", name="pk_audits"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("audits")
