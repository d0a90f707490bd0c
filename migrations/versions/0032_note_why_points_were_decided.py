# SPDX-License-Identifier: EUPL-1.2
"""Keep why staff decided mapping points.

Phase: expand
"""

from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Apply."""
    op.execute("ALTER TABLE mapping_points ADD COLUMN IF NOT EXISTS decision_note text")


def downgrade() -> None:
    """Undo."""
    op.drop_column("mapping_points", "decision_note")
