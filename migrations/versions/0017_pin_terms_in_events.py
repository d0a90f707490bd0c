# SPDX-License-Identifier: EUPL-1.2
"""Let promises be others by priority, and write into each receipt by what the report runs.

Phase: data
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0017"
down_revision = "0016"

PRIORITY = "priority IN ('normal', 'high', 'urgent')"
#: Rows of the history in one transaction: no report changes meanwhile, for part of a second.
BATCH = 20_000
#: What timers pin; those of a report all pin the same, whatever was edited before.
PIN = """
UPDATE report_events e
SET data = e.data || jsonb_build_object('pins', jsonb_build_object(
    'promise', answer.policy_id,
    'department_calendar', answer.calendar_version_id,
    'city_calendar', moderation.calendar_version_id,
    'priority', 'normal'
))
FROM sla_timers answer, sla_timers moderation
WHERE e.seq > :after AND e.seq <= :after + :batch
  AND e.kind = 'received' AND NOT e.data ? 'pins'
  AND answer.report_id = e.report_id AND answer.target = 'resolution' AND answer.cycle = 1
  AND moderation.report_id = e.report_id AND moderation.target = 'moderation'
  AND moderation.cycle = 1
"""


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "sla_policies",
        sa.Column("priorities", pg.JSONB(), server_default="{}", nullable=False),
        if_not_exists=True,
    )
    op.add_column(
        "sla_timers",
        sa.Column("priority", sa.Text(), server_default="normal", nullable=False),
        if_not_exists=True,
    )
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        "ALTER TABLE sla_timers DROP CONSTRAINT IF EXISTS ck_sla_timers_priority_known, "
        f"ADD CONSTRAINT ck_sla_timers_priority_known CHECK ({PRIORITY}) NOT VALID"
    )
    # The rest is committed by itself, and bears being done again if this fails.
    with op.get_context().autocommit_block():
        op.execute("ALTER TABLE sla_timers VALIDATE CONSTRAINT ck_sla_timers_priority_known")
        if not op.get_context().as_sql:
            _pin_terms()


def _pin_terms() -> None:
    """Write into the receipts of all reports by what they run, a part of the history at a time."""
    connection = op.get_bind()
    last = connection.scalar(sa.text("SELECT max(seq) FROM report_events")) or 0
    for after in range(0, last, BATCH):
        connection.execute(sa.text("BEGIN"))
        connection.execute(
            sa.text("ALTER TABLE report_events DISABLE TRIGGER report_events_append_only")
        )
        connection.execute(sa.text(PIN), {"after": after, "batch": BATCH})
        connection.execute(
            sa.text("ALTER TABLE report_events ENABLE TRIGGER report_events_append_only")
        )
        connection.execute(sa.text("COMMIT"))


def downgrade() -> None:
    """Undo; what the receipts say by now stays, since nothing reads it."""
    op.drop_constraint("priority_known", "sla_timers", type_="check")
    op.drop_column("sla_timers", "priority")
    op.drop_column("sla_policies", "priorities")
