# SPDX-License-Identifier: EUPL-1.2
"""Create groups, categories, questions, departments, responsibilities.

Phase: expand
"""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Undo."""
