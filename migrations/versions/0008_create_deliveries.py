# SPDX-License-Identifier: EUPL-1.2
"""Create deliveries.

Phase: expand
"""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Undo."""
