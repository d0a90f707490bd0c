# SPDX-License-Identifier: EUPL-1.2
"""Keep by what photos of the mapping game are known again.

Phase: expand
"""

from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Apply."""
    op.execute("ALTER TABLE photos ADD COLUMN IF NOT EXISTS fingerprint bigint")


def downgrade() -> None:
    """Undo."""
    op.drop_column("photos", "fingerprint")
