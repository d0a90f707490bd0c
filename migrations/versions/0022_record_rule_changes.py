# SPDX-License-Identifier: EUPL-1.2
"""Write down who changed which rule, why, and what it did to reports under way.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0022"
down_revision = "0021"

AT = sa.DateTime(timezone=True)
TABLES = ("rule_changes", "rule_change_batches")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "rule_changes",
        sa.Column("id", pg.UUID(), nullable=False),
        sa.Column("jurisdiction_id", pg.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("version_id", pg.UUID()),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("applies_to_running", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("data", pg.JSONB(), nullable=False),
        sa.Column("ordered_by_id", pg.UUID(), nullable=False),
        sa.Column("ordered_at", AT, nullable=False),
        sa.CheckConstraint("kind IN ('promise', 'calendar', 'force_majeure')", name="kind_known"),
        sa.CheckConstraint("NOT applies_to_running OR text <> ''", name="running_with_reason"),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"]),
        sa.ForeignKeyConstraint(["ordered_by_id"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_rule_changes_jurisdiction_id",
        "rule_changes",
        ["jurisdiction_id", sa.text("ordered_at DESC")],
    )
    op.create_table(
        "rule_change_batches",
        sa.Column("rule_change_id", pg.UUID(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("last_report_id", pg.UUID()),
        sa.Column("n_reports", sa.BigInteger(), nullable=False),
        sa.Column("n_moved", sa.BigInteger(), nullable=False),
        sa.Column("is_last", sa.Boolean(), nullable=False),
        sa.Column("done_at", AT, nullable=False),
        sa.CheckConstraint("n >= 0 AND n_moved <= n_reports", name="counts_fit"),
        sa.ForeignKeyConstraint(["rule_change_id"], ["rule_changes.id"]),
        sa.PrimaryKeyConstraint("rule_change_id", "n"),
    )
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )


def downgrade() -> None:
    """Undo."""
    for table in reversed(TABLES):
        op.drop_table(table)
