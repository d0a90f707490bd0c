# SPDX-License-Identifier: EUPL-1.2
"""Create the outbox and the recurring duties.

Phase: expand
"""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Undo."""
