# SPDX-License-Identifier: EUPL-1.2
"""Drop an index of queues: `ix_reports_desk` has the same keys, and is what queues are read from.

Phase: contract
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

OPEN = "status IN ('submitted', 'accepted', 'in_progress', 'needs_info', 'reopened')"


def upgrade() -> None:
    """Apply."""
    with op.get_context().autocommit_block():
        op.drop_index("ix_reports_queue", "reports", postgresql_concurrently=True, if_exists=True)


def downgrade() -> None:
    """Undo."""
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_reports_queue",
            "reports",
            ["department_id", "due_at", "id"],
            postgresql_where=sa.text(OPEN),
            postgresql_concurrently=True,
            if_not_exists=True,
        )
