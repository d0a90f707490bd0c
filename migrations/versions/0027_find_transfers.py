# SPDX-License-Identifier: EUPL-1.2
"""Find what was passed on lately, so that it counts for the department that held it.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Apply."""
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_report_events_transfers",
            "report_events",
            ["at"],
            postgresql_where=sa.text("kind = 'transferred'"),
            postgresql_concurrently=True,
            if_not_exists=True,
        )


def downgrade() -> None:
    """Undo."""
    with op.get_context().autocommit_block():
        op.drop_index(
            "ix_report_events_transfers",
            "report_events",
            postgresql_concurrently=True,
            if_exists=True,
        )
