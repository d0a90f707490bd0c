# SPDX-License-Identifier: EUPL-1.2
"""Create people, their roles, sign-in links and the access log.

Phase: expand
"""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Undo."""
