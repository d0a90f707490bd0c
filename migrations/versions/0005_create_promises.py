# SPDX-License-Identifier: EUPL-1.2
"""Create calendars, promises, timers and their steps.

Phase: expand
"""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Undo."""
