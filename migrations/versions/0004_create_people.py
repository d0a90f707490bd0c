# SPDX-License-Identifier: EUPL-1.2
"""Create people, their roles, sign-ins, sign-in links and the access log.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "0004"
down_revision = "0003"

INSTANT = sa.DateTime(timezone=True)
KEY = pg.UUID(as_uuid=True)
ROLES = (
    "'resident', 'mapper', 'clerk', 'inspector', 'moderator', 'manager', 'administrator', 'auditor'"
)

#: Rows of history can be added and read, nothing else.
APPEND_ONLY = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are history and can not be changed', TG_TABLE_NAME;
END $$;
"""


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "people",
        sa.Column("id", KEY, nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text()),
        sa.Column("email_confirmed_at", INSTANT),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("disabled_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.CheckConstraint("email <> ''", name="email_not_empty"),
    )
    op.create_index("uq_people_email", "people", [sa.text("lower(email)")], unique=True)
    op.create_table(
        "memberships",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("jurisdiction_id", KEY, nullable=False),
        sa.Column("department_id", KEY),
        sa.PrimaryKeyConstraint("id", name="pk_memberships"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_memberships_person_id_people"
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"],
            ["jurisdictions.id"],
            name="fk_memberships_jurisdiction_id_jurisdictions",
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name="fk_memberships_department_id_departments"
        ),
        sa.CheckConstraint(f"role IN ({ROLES})", name="role_known"),
        sa.CheckConstraint(
            "(role IN ('clerk', 'inspector', 'manager')) = (department_id IS NOT NULL)",
            name="department_where_the_role_has_one",
        ),
    )
    op.create_index("ix_memberships_department_id", "memberships", ["department_id"])
    op.create_index(
        "uq_memberships_role",
        "memberships",
        ["person_id", "role", "jurisdiction_id", "department_id"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )
    op.create_table(
        "sign_ins",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_sign_ins"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_sign_ins_person_id_people"),
    )
    op.create_index("ix_sign_ins_person_id", "sign_ins", ["person_id"])
    op.create_table(
        "sign_in_links",
        sa.Column("id", KEY, nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("browser_digest", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
        sa.Column("n_tries", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_links"),
    )
    op.create_table(
        "access_entries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("subject_id", KEY, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_access_entries"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_access_entries_person_id_people"
        ),
    )
    op.create_index("ix_access_entries_person_id", "access_entries", ["person_id"])
    op.create_index("ix_access_entries_subject_id", "access_entries", ["subject_id"])
    op.execute(APPEND_ONLY)
    op.execute(
        "CREATE TRIGGER access_entries_append_only BEFORE UPDATE OR DELETE ON access_entries "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("access_entries")
    op.execute("DROP FUNCTION refuse_change")
    op.drop_table("sign_in_links")
    op.drop_table("sign_ins")
    op.drop_table("memberships")
    op.drop_table("people")
