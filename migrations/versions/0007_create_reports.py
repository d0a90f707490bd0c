# SPDX-License-Identifier: EUPL-1.2
"""Create reports, their events, responses, ratings.

Phase: expand
"""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Undo."""
