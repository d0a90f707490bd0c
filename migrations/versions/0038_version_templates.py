# SPDX-License-Identifier: EUPL-1.2
"""Number the versions of templates, so that nobody overwrites what they have not seen.

Phase: expand
"""

from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """Apply."""
    op.execute(
        "ALTER TABLE response_templates ADD COLUMN IF NOT EXISTS version bigint DEFAULT 1 NOT NULL"
    )


def downgrade() -> None:
    """Undo."""
    op.drop_column("response_templates", "version")
