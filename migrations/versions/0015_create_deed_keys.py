# SPDX-License-Identifier: EUPL-1.2
"""Remember for a while what devices at the desk have done, so that nothing is done twice.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "deed_keys",
        sa.Column("key", pg.UUID(), nullable=False),
        sa.Column("report_id", pg.UUID(), nullable=False),
        sa.Column("person_id", pg.UUID(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("shown_id", pg.UUID()),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_deed_keys"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_deed_keys_report_id_reports"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_deed_keys_person_id_people"),
        sa.ForeignKeyConstraint(["shown_id"], ["reports.id"], name="fk_deed_keys_shown_id_reports"),
    )
    op.create_index("ix_deed_keys_done_at", "deed_keys", ["done_at"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("deed_keys")
