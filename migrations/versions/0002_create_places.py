# SPDX-License-Identifier: EUPL-1.2
"""Create jurisdictions, areas, addresses, buildings, facilities, assets, organisations.

Phase: expand
"""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Undo."""
