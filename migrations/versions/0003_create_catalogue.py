# SPDX-License-Identifier: EUPL-1.2
"""Create groups, categories, questions, departments, responsibilities.

Phase: expand
"""

from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"

SUBJECT_KINDS = "'place', 'building', 'facility', 'asset'"
PHOTO_DUTIES = "'none', 'optional', 'required'"
VISIBILITIES = "'public', 'private'"
MODERATIONS = "'automatic', 'human'"
QUESTION_KINDS = "'text', 'number', 'yes_no', 'choice', 'choices', 'date', 'time'"
DEPARTMENT_KINDS = "'city_service', 'managing_organisation', 'dispatcher'"


def upgrade() -> None:
    """Apply."""
    create_groups()
    create_categories()
    create_questions()
    create_departments()
    create_responsibilities()


def downgrade() -> None:
    """Undo."""
    for table in ("responsibilities", "departments", "questions", "categories", "groups"):
        op.drop_table(table)


def texts(*names: str) -> list[sa.Column[str]]:
    """Return text columns that must be filled."""
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def maps(*names: str) -> list[sa.Column[JSONB]]:
    """Return JSONB columns that must be filled."""
    return [sa.Column(name, JSONB(), nullable=False) for name in names]


def reference(name: str, target: str, *, nullable: bool = False) -> sa.Column[UUID]:
    """Return a foreign key."""
    return sa.Column(name, sa.UUID(), sa.ForeignKey(f"{target}.id"), nullable=nullable)


def create_groups() -> None:
    """Create the first level of the catalogue."""
    op.create_table(
        "groups",
        sa.Column("id", sa.UUID(), primary_key=True),
        reference("jurisdiction_id", "jurisdictions"),
        *texts("code"),
        *maps("name"),
        *texts("icon"),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("jurisdiction_id", "code"),
    )


def create_categories() -> None:
    """Create the kinds of problem."""
    op.create_table(
        "categories",
        sa.Column("id", sa.UUID(), primary_key=True),
        reference("jurisdiction_id", "jurisdictions"),
        reference("group_id", "groups"),
        *texts("code"),
        *maps("topic", "name", "hint"),
        *texts("subject_kind"),
        *maps("subject_kinds"),
        *texts("photo", "response_photo", "visibility", "moderation"),
        sa.Column("season_from", sa.Text()),
        sa.Column("season_to", sa.Text()),
        *maps("synonyms"),
        *texts("promise"),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("jurisdiction_id", "code"),
        sa.CheckConstraint(f"subject_kind IN ({SUBJECT_KINDS})", name="subject_kind_known"),
        sa.CheckConstraint(f"photo IN ({PHOTO_DUTIES})", name="photo_known"),
        sa.CheckConstraint(f"response_photo IN ({PHOTO_DUTIES})", name="response_photo_known"),
        sa.CheckConstraint(f"visibility IN ({VISIBILITIES})", name="visibility_known"),
        sa.CheckConstraint(f"moderation IN ({MODERATIONS})", name="moderation_known"),
    )
    op.create_index("ix_categories_group_id", "categories", ["group_id"])


def create_questions() -> None:
    """Create the extra fields."""
    op.create_table(
        "questions",
        sa.Column("id", sa.UUID(), primary_key=True),
        reference("category_id", "categories"),
        *texts("code", "kind"),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        *maps("label", "options"),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.UniqueConstraint("category_id", "code"),
        sa.CheckConstraint(f"kind IN ({QUESTION_KINDS})", name="kind_known"),
    )


def create_departments() -> None:
    """Create who works a queue, with one dispatcher a jurisdiction."""
    op.create_table(
        "departments",
        sa.Column("id", sa.UUID(), primary_key=True),
        reference("jurisdiction_id", "jurisdictions"),
        *texts("code", "kind"),
        *maps("name"),
        sa.Column("email", sa.Text()),
        sa.Column("phone", sa.Text()),
        *texts("calendar"),
        reference("organisation_id", "organisations", nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("jurisdiction_id", "code"),
        sa.CheckConstraint(f"kind IN ({DEPARTMENT_KINDS})", name="kind_known"),
    )
    op.create_index(
        "uq_departments_dispatcher",
        "departments",
        ["jurisdiction_id"],
        unique=True,
        postgresql_where="kind = 'dispatcher' AND withdrawn_at IS NULL",
    )


def create_responsibilities() -> None:
    """Create who answers for what and where."""
    op.create_table(
        "responsibilities",
        sa.Column("id", sa.UUID(), primary_key=True),
        reference("jurisdiction_id", "jurisdictions"),
        reference("department_id", "departments"),
        reference("category_id", "categories", nullable=True),
        reference("group_id", "groups", nullable=True),
        reference("area_id", "areas", nullable=True),
        sa.Column("by_building_manager", sa.Boolean(), nullable=False),
        sa.CheckConstraint("category_id IS NULL OR group_id IS NULL", name="category_or_group"),
    )
    op.create_index(
        "uq_responsibilities_scope",
        "responsibilities",
        ["jurisdiction_id", "category_id", "group_id", "area_id"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )
