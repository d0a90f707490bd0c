# SPDX-License-Identifier: EUPL-1.2
"""Keep what is answered to an appeal beside the first decision.

Phase: expand
"""

from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Apply."""
    op.execute("ALTER TABLE mapping_cases ADD COLUMN IF NOT EXISTS appeal_reason text")


def downgrade() -> None:
    """Undo."""
    op.drop_column("mapping_cases", "appeal_reason")
