# SPDX-License-Identifier: EUPL-1.2
"""Create reports, their events, responses, ratings and photos.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql as pg

revision = "0007"
down_revision = "0006"

INSTANT = sa.DateTime(timezone=True)
KEY = pg.UUID(as_uuid=True)

STATUSES = (
    "'submitted', 'accepted', 'in_progress', 'needs_info', 'answered', 'reopened', 'closed', "
    "'rejected', 'withdrawn'"
)
OPEN = "status IN ('submitted', 'accepted', 'in_progress', 'needs_info', 'reopened')"
OUTCOMES = "'fixed', 'scheduled', 'nothing_to_fix', 'not_ours', 'declined', 'duplicate'"
KINDS = (
    "'received', 'status_changed', 'routed', 'transferred', 'public_note', 'internal_note', "
    "'answered', 'answer_reviewed', 'rated', 'merged', 'step_reached'"
)
SEARCH = "to_tsvector('simple', number || ' ' || description || ' ' || address)"

#: A sequence per city and year: a counter row would make all reports of a city wait for each
#: other's commit. The first report of a year makes the year's sequence. The time zone of a number
#: is the city's, so the caller says the year.
REPORT_NUMBER = """
CREATE FUNCTION report_number(prefix text, in_year int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  sequence text := format('report_numbers_%s_%s', lower(prefix), in_year);
  n text;
BEGIN
  IF to_regclass(sequence) IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext(sequence));
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', sequence);
  END IF;
  n := nextval(sequence::regclass);
  -- lpad cuts what is longer than it is to become.
  RETURN format('%s-%s-%s', prefix, in_year, lpad(n, greatest(6, length(n)), '0'));
END $$;
"""


def upgrade() -> None:
    """Apply."""
    _create_reports()
    _create_history()
    _create_answers()
    op.execute(REPORT_NUMBER)
    op.execute(
        "CREATE TRIGGER report_events_append_only BEFORE UPDATE OR DELETE ON report_events "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}")


def _create_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", KEY, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("jurisdiction_id", KEY, nullable=False),
        sa.Column("category_id", KEY, nullable=False),
        sa.Column("department_id", KEY, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("location", Geometry("POINT", 4326, spatial_index=False), nullable=False),
        sa.Column("accuracy_m", sa.Float()),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("area_ids", pg.ARRAY(KEY), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", KEY),
        sa.Column("answers", pg.JSONB(), nullable=False),
        sa.Column("reporter_id", KEY),
        sa.Column("contact_email", sa.Text()),
        sa.Column("contact_name", sa.Text()),
        sa.Column("key_digest", sa.Text()),
        sa.Column("body_digest", sa.Text(), nullable=False),
        sa.Column("captured_at", INSTANT),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("answered_at", INSTANT),
        sa.Column("closed_at", INSTANT),
        sa.Column("outcome", sa.Text()),
        sa.Column("cycle", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("duplicate_of_id", KEY),
        sa.Column("due_at", INSTANT),
        sa.Column("routing", pg.JSONB(), nullable=False),
        sa.Column("moderation_reasons", pg.JSONB(), nullable=False),
        sa.Column("n_photos", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("search", pg.TSVECTOR(), sa.Computed(SEARCH, persisted=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.UniqueConstraint("number", name="uq_reports_number"),
        _reference("reports", "jurisdiction_id", "jurisdictions"),
        _reference("reports", "category_id", "categories"),
        _reference("reports", "department_id", "departments"),
        _reference("reports", "reporter_id", "people"),
        _reference("reports", "duplicate_of_id", "reports"),
        sa.CheckConstraint(f"status IN ({STATUSES})", name="status_known"),
        sa.CheckConstraint("visibility IN ('public', 'private')", name="visibility_known"),
        sa.CheckConstraint(
            "subject_kind IN ('place', 'building', 'facility', 'asset')", name="subject_kind_known"
        ),
        sa.CheckConstraint(f"outcome IS NULL OR outcome IN ({OUTCOMES})", name="outcome_known"),
        sa.CheckConstraint(
            "reporter_id IS NOT NULL OR contact_email IS NOT NULL", name="reporter_or_contact"
        ),
        sa.CheckConstraint("duplicate_of_id <> id", name="no_duplicate_of_itself"),
    )
    newest_first = [sa.text("received_at DESC"), sa.text("id DESC")]
    op.create_index("ix_reports_location", "reports", ["location"], postgresql_using="gist")
    op.create_index("ix_reports_received_at_id", "reports", newest_first)
    op.create_index("ix_reports_category_id_received_at", "reports", ["category_id", *newest_first])
    op.create_index("ix_reports_area_ids", "reports", ["area_ids"], postgresql_using="gin")
    op.create_index("ix_reports_search", "reports", ["search"], postgresql_using="gin")
    op.create_index(
        "ix_reports_queue",
        "reports",
        ["department_id", "due_at", "id"],
        postgresql_where=sa.text(OPEN),
    )
    op.create_index("ix_reports_reporter_id_received_at", "reports", ["reporter_id", "received_at"])
    op.create_index(
        "ix_reports_contact_email_received_at",
        "reports",
        [sa.text("lower(contact_email)"), "received_at"],
        postgresql_where=sa.text("contact_email IS NOT NULL"),
    )
    op.create_index("ix_reports_duplicate_of_id", "reports", ["duplicate_of_id"])
    op.create_index(
        "ix_reports_answered",
        "reports",
        ["answered_at"],
        postgresql_where=sa.text("status = 'answered'"),
    )


def _create_history() -> None:
    op.create_table(
        "report_events",
        sa.Column("seq", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("report_id", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("actor_role", sa.Text(), nullable=False),
        sa.Column("actor_id", KEY),
        sa.Column("department_id", KEY),
        sa.Column("from_status", sa.Text()),
        sa.Column("to_status", sa.Text()),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("data", pg.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_report_events"),
        _reference("report_events", "report_id", "reports"),
        _reference("report_events", "actor_id", "people"),
        _reference("report_events", "department_id", "departments"),
        sa.CheckConstraint(f"kind IN ({KINDS})", name="kind_known"),
        sa.CheckConstraint(
            "actor_role IN ('reporter', 'department', 'moderator', 'system')",
            name="actor_role_known",
        ),
        sa.CheckConstraint(
            "(kind = 'status_changed') = (to_status IS NOT NULL)", name="status_where_it_changed"
        ),
    )
    op.create_index("ix_report_events_report_id_seq", "report_events", ["report_id", "seq"])


def _create_answers() -> None:
    op.create_table(
        "responses",
        sa.Column("id", KEY, nullable=False),
        sa.Column("report_id", KEY, nullable=False),
        sa.Column("cycle", sa.BigInteger(), nullable=False),
        sa.Column("department_id", KEY, nullable=False),
        sa.Column("author_id", KEY, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("details", pg.JSONB(), nullable=False),
        sa.Column("answered_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_responses"),
        sa.UniqueConstraint("report_id", "cycle", name="uq_responses_report_id_cycle"),
        _reference("responses", "report_id", "reports"),
        _reference("responses", "department_id", "departments"),
        _reference("responses", "author_id", "people"),
        sa.CheckConstraint(f"outcome IN ({OUTCOMES})", name="outcome_known"),
    )
    op.create_table(
        "ratings",
        sa.Column("id", KEY, nullable=False),
        sa.Column("report_id", KEY, nullable=False),
        sa.Column("response_id", KEY, nullable=False),
        sa.Column("grade", sa.BigInteger(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("rated_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ratings"),
        sa.UniqueConstraint("response_id", name="uq_ratings_response_id"),
        _reference("ratings", "report_id", "reports"),
        _reference("ratings", "response_id", "responses"),
        sa.CheckConstraint("grade BETWEEN 1 AND 5", name="grade_1_to_5"),
    )
    op.create_index("ix_ratings_report_id", "ratings", ["report_id"])
    op.create_table(
        "report_photos",
        sa.Column("id", KEY, nullable=False),
        sa.Column("report_id", KEY, nullable=False),
        sa.Column("photo_id", KEY, nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("response_id", KEY),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_report_photos"),
        sa.UniqueConstraint(
            "report_id", "photo_id", "purpose", name="uq_report_photos_report_id_photo_id_purpose"
        ),
        _reference("report_photos", "report_id", "reports"),
        _reference("report_photos", "photo_id", "photos"),
        _reference("report_photos", "response_id", "responses"),
        sa.CheckConstraint("purpose IN ('report', 'response')", name="purpose_known"),
    )
    op.create_index("ix_report_photos_photo_id", "report_photos", ["photo_id"])


def downgrade() -> None:
    """Undo."""
    for table in ("report_photos", "ratings", "responses", "report_events", "reports"):
        op.drop_table(table)
    op.execute("DROP FUNCTION report_number")
    op.execute(
        "DO $$ DECLARE s text; BEGIN FOR s IN SELECT relname FROM pg_class WHERE relkind = 'S' "
        "AND relname LIKE 'report\\_numbers\\_%' LOOP EXECUTE format('DROP SEQUENCE %I', s); "
        "END LOOP; END $$"
    )
