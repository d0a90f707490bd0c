# SPDX-License-Identifier: EUPL-1.2
"""Let each score entry be written and reversed once, and tell by which case.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"

KEY = ["person_id", "reason", "state", "ref_id", "run"]
CASE_KEY = "fk_score_entries_case_id_mapping_cases"


def upgrade() -> None:
    """Apply."""
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        "ALTER TABLE score_entries "
        "ADD COLUMN IF NOT EXISTS case_id uuid, "
        f"DROP CONSTRAINT IF EXISTS {CASE_KEY}, "
        f"ADD CONSTRAINT {CASE_KEY} FOREIGN KEY (case_id) REFERENCES mapping_cases (id) NOT VALID"
    )
    with op.get_context().autocommit_block():
        op.execute(f"ALTER TABLE score_entries VALIDATE CONSTRAINT {CASE_KEY}")
        _index("uq_score_entries_key", KEY, "reverses_id IS NULL")
        _index("uq_score_entries_reverses_id", ["reverses_id"], "reverses_id IS NOT NULL")
        _index(
            "uq_score_entries_cell_first",
            ["ref_id"],
            "reason = 'cell.first' AND reverses_id IS NULL",
        )
        _index("ix_score_entries_case_id", ["case_id"], "case_id IS NOT NULL", unique=False)


def downgrade() -> None:
    """Undo."""
    for name in ("ix_score_entries_case_id", "uq_score_entries_cell_first"):
        op.drop_index(name, "score_entries")
    op.drop_index("uq_score_entries_reverses_id", "score_entries")
    op.drop_index("uq_score_entries_key", "score_entries")
    op.drop_column("score_entries", "case_id")


def _index(name: str, columns: list[str], where: str, *, unique: bool = True) -> None:
    op.create_index(
        name,
        "score_entries",
        columns,
        unique=unique,
        postgresql_where=sa.text(where),
        postgresql_concurrently=True,
        if_not_exists=True,
    )
