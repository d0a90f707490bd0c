# SPDX-License-Identifier: EUPL-1.2
"""Create photos.

Phase: expand
"""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Undo."""
