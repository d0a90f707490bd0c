# SPDX-License-Identifier: EUPL-1.2
"""Forget a reason of the ledger by which nothing was ever paid: a bonus for a whole campaign.

Phase: contract
"""

from alembic import op

revision = "0037"
down_revision = "0036"

EARNED = "'map.advance', 'map.confirm', 'obs.yes', 'obs.no', 'cell.first'"
GONE = "'campaign.bonus'"
KEPT = (
    "'release', 'reverse.not_found', 'reverse.fraud', 'restore.dispute', 'restore.appeal', "
    "'rule.recalc', 'account.erase'"
)


def upgrade() -> None:
    """Apply."""
    _let_hold(f"{EARNED}, {KEPT}")
    # It reads the whole table, and so does it without keeping others from writing.
    with op.get_context().autocommit_block():
        _validate()


def _let_hold(values: str) -> None:
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        "ALTER TABLE score_entries DROP CONSTRAINT IF EXISTS ck_score_entries_reason_known, "
        f"ADD CONSTRAINT ck_score_entries_reason_known CHECK (reason IN ({values})) NOT VALID"
    )


def _validate() -> None:
    op.execute("ALTER TABLE score_entries VALIDATE CONSTRAINT ck_score_entries_reason_known")


def downgrade() -> None:
    """Undo."""
    _let_hold(f"{EARNED}, {GONE}, {KEPT}")
    _validate()
