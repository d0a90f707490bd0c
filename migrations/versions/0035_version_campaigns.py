# SPDX-License-Identifier: EUPL-1.2
"""Number the versions of campaigns, so that nobody overwrites what they have not seen.

Phase: expand
"""

from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Apply."""
    op.execute("ALTER TABLE campaigns ADD COLUMN IF NOT EXISTS version bigint DEFAULT 1 NOT NULL")


def downgrade() -> None:
    """Undo."""
    op.drop_column("campaigns", "version")
