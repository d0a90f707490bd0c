# SPDX-License-Identifier: EUPL-1.2
"""Create what the map shows, ready: pins, counts for each cell, and the list of what is stale.

All reports begin as stale; the relay draws them, at about 10,000 in a second.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql as pg

revision = "0013"
down_revision = "0012"

KEY = pg.UUID(as_uuid=True)
STATUSES = (
    "'submitted', 'accepted', 'in_progress', 'needs_info', 'answered', 'reopened', 'closed', "
    "'rejected', 'withdrawn'"
)
CLOCKS = "'on_track', 'due_soon', 'overdue', 'kept', 'late', 'cancelled', 'not_resolved'"
OUTCOMES = "'fixed', 'scheduled', 'nothing_to_fix', 'not_ours', 'declined', 'duplicate'"

FUNCTIONS = (
    """
CREATE FUNCTION note_stale_pin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO stale_pins (report_id) VALUES (OLD.id);
  ELSE
    INSERT INTO stale_pins (report_id) VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$
""",
    """
CREATE FUNCTION note_stale_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO stale_pins (report_id) SELECT report_id FROM sla_timers WHERE id = NEW.timer_id;
  RETURN NULL;
END $$
""",
)
TRIGGERS = (
    """
CREATE TRIGGER reports_note_stale_pin AFTER INSERT OR DELETE ON reports
FOR EACH ROW EXECUTE FUNCTION note_stale_pin()
""",
    """
CREATE TRIGGER reports_note_stale_pin_changed
AFTER UPDATE OF status, visibility, location, category_id, due_at, outcome ON reports
FOR EACH ROW EXECUTE FUNCTION note_stale_pin()
""",
    # Shares of a promise's time at which its clock shows something else.
    """
CREATE TRIGGER sla_steps_note_stale_clock AFTER UPDATE OF fired_at ON sla_steps
FOR EACH ROW WHEN (NEW.step IN (75, 100) AND NEW.fired_at IS NOT NULL)
EXECUTE FUNCTION note_stale_clock()
""",
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "stale_pins",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("report_id", KEY, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stale_pins"),
    )
    _create_pins()
    op.create_table(
        "report_cells",
        sa.Column("z", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("x", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("y", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("n_overdue", sa.BigInteger(), nullable=False),
        sa.Column("sum_across", sa.BigInteger(), nullable=False),
        sa.Column("sum_down", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("z", "x", "y", "status", name="pk_report_cells"),
        sa.CheckConstraint(f"status IN ({STATUSES})", name="status_known"),
    )
    # Cells are updated in place over and over; room in their pages spares the index. The list of
    # what is stale turns over many times a day.
    op.execute("ALTER TABLE report_cells SET (fillfactor = 70)")
    op.execute(
        "ALTER TABLE stale_pins SET (autovacuum_vacuum_scale_factor = 0, "
        "autovacuum_vacuum_threshold = 2000)"
    )
    for statement in FUNCTIONS + TRIGGERS:
        op.execute(statement)
    op.execute("INSERT INTO stale_pins (report_id) SELECT id FROM reports")


def _create_pins() -> None:
    op.create_table(
        "report_pins",
        sa.Column("report_id", KEY, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("category_id", KEY, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("clock", sa.Text()),
        sa.Column("outcome", sa.Text()),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("spot", Geometry("POINT", 3857, spatial_index=False), nullable=False),
        sa.PrimaryKeyConstraint("report_id", name="pk_report_pins"),
        sa.CheckConstraint(f"status IN ({STATUSES})", name="status_known"),
        sa.CheckConstraint(f"clock IS NULL OR clock IN ({CLOCKS})", name="clock_known"),
        sa.CheckConstraint(f"outcome IS NULL OR outcome IN ({OUTCOMES})", name="outcome_known"),
    )
    op.create_index("ix_report_pins_spot", "report_pins", ["spot"], postgresql_using="gist")
    op.create_index(
        "ix_report_pins_category_id_received_on", "report_pins", ["category_id", "received_on"]
    )
    op.create_index("ix_report_pins_received_on", "report_pins", ["received_on"])


def downgrade() -> None:
    """Undo."""
    op.execute("DROP TRIGGER sla_steps_note_stale_clock ON sla_steps")
    op.execute("DROP TRIGGER reports_note_stale_pin_changed ON reports")
    op.execute("DROP TRIGGER reports_note_stale_pin ON reports")
    op.execute("DROP FUNCTION note_stale_clock")
    op.execute("DROP FUNCTION note_stale_pin")
    for table in ("report_cells", "report_pins", "stale_pins"):
        op.drop_table(table)
