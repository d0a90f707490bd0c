# SPDX-License-Identifier: EUPL-1.2
"""Create campaigns, mapping points, confirmations, what they prove and what they earn.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql as pg

revision = "0028"
down_revision = "0027"

INSTANT = sa.DateTime(timezone=True)
TABLES = (
    "campaigns",
    "campaign_kinds",
    "question_sets",
    "teams",
    "team_members",
    "mapping_points",
    "quests",
    "confirmations",
    "players",
    "reliabilities",
    "score_entries",
    "badge_awards",
    "boards",
    "mapping_cases",
)


def upgrade() -> None:
    """Apply."""
    create_campaigns()
    create_campaign_kinds()
    create_question_sets()
    create_teams()
    create_team_members()
    create_mapping_points()
    create_quests()
    create_confirmations()
    create_players()
    create_reliabilities()
    create_score_entries()
    create_badge_awards()
    create_boards()
    create_mapping_cases()
    op.execute(
        "CREATE TRIGGER score_entries_append_only BEFORE UPDATE OR DELETE ON score_entries "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    """Undo."""
    for table in reversed(TABLES):
        op.drop_table(table)


def create_campaigns() -> None:
    """Create it."""
    op.create_table(
        "campaigns",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("jurisdiction_id", sa.UUID(), sa.ForeignKey("jurisdictions.id"), nullable=False),
        sa.Column("department_id", sa.UUID(), sa.ForeignKey("departments.id"), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("title", pg.JSONB(), nullable=False),
        sa.Column("summary", pg.JSONB(), nullable=False),
        sa.Column("area", Geometry("MULTIPOLYGON", 4326, spatial_index=False), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("goal_share", sa.Double()),
        sa.Column("goal_n_verified", sa.BigInteger()),
        sa.Column("reports_per_day", sa.BigInteger(), nullable=False),
        sa.Column("has_teams", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        sa.Column("has_boards", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        sa.Column("is_adults_only", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("created_by", sa.UUID(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("approved_by", sa.UUID(), sa.ForeignKey("people.id")),
        sa.Column("approved_at", INSTANT),
        sa.Column("approval_note", sa.Text()),
        sa.Column("closed_at", INSTANT),
        sa.CheckConstraint(
            "(state = 'draft') = (approved_at IS NULL)", name="approved_unless_a_draft"
        ),
        sa.CheckConstraint("goal_n_verified > 0", name="goal_is_a_number"),
        sa.CheckConstraint("goal_share > 0 AND goal_share <= 1", name="goal_share_is_a_share"),
        sa.CheckConstraint("reports_per_day > 0", name="some_reports_a_day"),
        sa.CheckConstraint("starts_at < ends_at", name="starts_before_it_ends"),
        sa.CheckConstraint("state IN ('draft', 'approved', 'closed')", name="state_known"),
        sa.UniqueConstraint("jurisdiction_id", "slug"),
    )
    op.create_index("ix_campaigns_area", "campaigns", ["area"], postgresql_using="gist")
    op.create_index("ix_campaigns_department_id", "campaigns", ["department_id"])


def create_campaign_kinds() -> None:
    """Create it."""
    op.create_table(
        "campaign_kinds",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column(
            "campaign_id",
            sa.UUID(),
            sa.ForeignKey("campaigns.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("name", pg.JSONB(), nullable=False),
        sa.Column("hint", pg.JSONB(), nullable=False),
        sa.Column("category_id", sa.UUID(), sa.ForeignKey("categories.id")),
        sa.Column("photo", sa.Text(), nullable=False),
        sa.Column("duplicate_radius_m", sa.Double(), nullable=False, server_default="15"),
        sa.Column("recheck_days", sa.BigInteger(), nullable=False, server_default="30"),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("is_unsafe", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("questions_version", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("photo IN ('none', 'optional', 'required')", name="photo_known"),
        sa.CheckConstraint("duplicate_radius_m > 0", name="radius_positive"),
        sa.CheckConstraint("recheck_days > 0", name="recheck_positive"),
        sa.UniqueConstraint("campaign_id", "code"),
    )


def create_question_sets() -> None:
    """Create it."""
    op.create_table(
        "question_sets",
        sa.Column(
            "kind_id",
            sa.UUID(),
            sa.ForeignKey("campaign_kinds.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("version", sa.BigInteger(), primary_key=True),
        sa.Column("questions", pg.JSONB(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
    )


def create_teams() -> None:
    """Create it."""
    op.create_table(
        "teams",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("jurisdiction_id", sa.UUID(), sa.ForeignKey("jurisdictions.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("building_id", sa.UUID(), sa.ForeignKey("buildings.id")),
        sa.Column("invite_digest", sa.Text(), nullable=False),
        sa.Column("created_by", sa.UUID(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.CheckConstraint("kind IN ('school', 'house', 'group')", name="kind_known"),
        sa.CheckConstraint("name <> ''", name="name_not_empty"),
    )
    op.create_index(
        "uq_teams_name", "teams", ["jurisdiction_id", sa.text("lower(name)")], unique=True
    )


def create_team_members() -> None:
    """Create it."""
    op.create_table(
        "team_members",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("team_id", sa.UUID(), sa.ForeignKey("teams.id"), nullable=False),
        sa.Column("person_id", sa.UUID(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("joined_at", INSTANT, nullable=False),
        sa.Column("left_at", INSTANT),
        sa.CheckConstraint("role IN ('captain', 'member')", name="role_known"),
    )
    op.create_index("ix_team_members_team_id", "team_members", ["team_id"])
    op.create_index(
        "uq_team_members_current",
        "team_members",
        ["person_id"],
        unique=True,
        postgresql_where=sa.text("left_at IS NULL"),
    )


def create_mapping_points() -> None:
    """Create it."""
    op.create_table(
        "mapping_points",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("campaign_id", sa.UUID(), sa.ForeignKey("campaigns.id"), nullable=False),
        sa.Column("kind_id", sa.UUID(), sa.ForeignKey("campaign_kinds.id"), nullable=False),
        sa.Column("author_id", sa.UUID(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("team_id", sa.UUID(), sa.ForeignKey("teams.id")),
        sa.Column("device_digest", sa.Text()),
        sa.Column("location", Geometry("POINT", 4326, spatial_index=False), nullable=False),
        sa.Column("stood_at", Geometry("POINT", 4326, spatial_index=False), nullable=False),
        sa.Column("accuracy_m", sa.Double(), nullable=False),
        sa.Column("cell", sa.Text(), nullable=False),
        sa.Column("area_id", sa.UUID(), sa.ForeignKey("areas.id")),
        sa.Column("captured_at", INSTANT, nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("questions_version", sa.BigInteger(), nullable=False),
        sa.Column("answers", pg.JSONB(), nullable=False),
        sa.Column("photo_id", sa.UUID(), sa.ForeignKey("photos.id")),
        sa.Column("distinct_from", pg.ARRAY(sa.UUID()), nullable=False, server_default="{}"),
        sa.Column("in_own_name", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("flags", pg.ARRAY(sa.Text()), nullable=False, server_default="{}"),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("log_odds", sa.Double(), nullable=False),
        sa.Column("n_yes", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("n_no", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("rules_version", sa.BigInteger(), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("decided_at", INSTANT),
        sa.Column("decided_by", sa.UUID(), sa.ForeignKey("people.id")),
        sa.Column("report_id", sa.UUID(), sa.ForeignKey("reports.id")),
        sa.Column("promoted_at", INSTANT),
        sa.Column("merged_into_id", sa.UUID(), sa.ForeignKey("mapping_points.id")),
        sa.Column("body_digest", sa.Text(), nullable=False),
        sa.CheckConstraint("accuracy_m >= 0", name="accuracy_not_negative"),
        sa.CheckConstraint(
            "state IN ('provisional', 'verified', 'promoted', 'confirmed', 'not_found', "
            "'disputed', 'rejected', 'merged', 'triage', 'stale', 'withdrawn')",
            name="state_known",
        ),
        sa.ForeignKeyConstraint(
            ["kind_id", "questions_version"],
            ["question_sets.kind_id", "question_sets.version"],
            name="fk_mapping_points_question_set",
        ),
    )
    op.create_index(
        "ix_mapping_points_author_id_captured_at", "mapping_points", ["author_id", "captured_at"]
    )
    op.create_index("ix_mapping_points_campaign_id_cell", "mapping_points", ["campaign_id", "cell"])
    op.create_index(
        "ix_mapping_points_location", "mapping_points", ["location"], postgresql_using="gist"
    )
    op.create_index(
        "ix_mapping_points_photo_id",
        "mapping_points",
        ["photo_id"],
        postgresql_where=sa.text("photo_id IS NOT NULL"),
    )
    op.create_index(
        "ix_mapping_points_report_id",
        "mapping_points",
        ["report_id"],
        postgresql_where=sa.text("report_id IS NOT NULL"),
    )
    op.create_index(
        "ix_mapping_points_undecided",
        "mapping_points",
        ["captured_at"],
        postgresql_where=sa.text("state IN ('provisional', 'triage')"),
    )
    op.create_index(
        "ix_mapping_points_waiting",
        "mapping_points",
        ["campaign_id", "decided_at"],
        postgresql_where=sa.text("state = 'verified'"),
    )


def create_quests() -> None:
    """Create it."""
    op.create_table(
        "quests",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("person_id", sa.UUID(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("point_id", sa.UUID(), sa.ForeignKey("mapping_points.id")),
        sa.Column("report_id", sa.UUID(), sa.ForeignKey("reports.id")),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("is_chosen", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("offered_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("answered_at", INSTANT),
        sa.Column("skipped_at", INSTANT),
        sa.CheckConstraint("offered_at < expires_at", name="expires_after_it_was_offered"),
        sa.CheckConstraint("num_nonnulls(point_id, report_id) = 1", name="one_target"),
        sa.CheckConstraint(
            "purpose IN ('verify', 'still_there', 'is_it_fixed', 'gold')", name="purpose_known"
        ),
    )
    op.create_index("ix_quests_person_id_offered_at", "quests", ["person_id", "offered_at"])
    op.create_index("ix_quests_point_id", "quests", ["point_id"])
    op.create_index("ix_quests_report_id", "quests", ["report_id"])
    op.create_index(
        "uq_quests_target",
        "quests",
        ["person_id", "point_id", "report_id", "round"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )


def create_confirmations() -> None:
    """Create it."""
    op.create_table(
        "confirmations",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("quest_id", sa.UUID(), sa.ForeignKey("quests.id"), nullable=False),
        sa.Column("person_id", sa.UUID(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("team_id", sa.UUID(), sa.ForeignKey("teams.id")),
        sa.Column("device_digest", sa.Text()),
        sa.Column("point_id", sa.UUID(), sa.ForeignKey("mapping_points.id")),
        sa.Column("report_id", sa.UUID(), sa.ForeignKey("reports.id")),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("stood_at", Geometry("POINT", 4326, spatial_index=False), nullable=False),
        sa.Column("accuracy_m", sa.Double(), nullable=False),
        sa.Column("distance_m", sa.Double(), nullable=False),
        sa.Column("cell", sa.Text(), nullable=False),
        sa.Column("captured_at", INSTANT, nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("took_s", sa.Double()),
        sa.Column("photo_id", sa.UUID(), sa.ForeignKey("photos.id")),
        sa.Column("flags", pg.ARRAY(sa.Text()), nullable=False, server_default="{}"),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.Column("sensitivity", sa.Double(), nullable=False),
        sa.Column("specificity", sa.Double(), nullable=False),
        sa.Column("log_likelihood_ratio", sa.Double(), nullable=False),
        sa.Column("is_right", sa.Boolean()),
        sa.Column("judged_at", INSTANT),
        sa.CheckConstraint("answer IN ('yes', 'no', 'changed', 'cant_tell')", name="answer_known"),
        sa.CheckConstraint("num_nonnulls(point_id, report_id) = 1", name="one_target"),
        sa.CheckConstraint("weight BETWEEN 0 AND 1", name="weight_is_a_share"),
        sa.UniqueConstraint("quest_id"),
    )
    op.create_index("ix_confirmations_cell", "confirmations", ["cell", "captured_at"])
    op.create_index(
        "ix_confirmations_person_id_captured_at", "confirmations", ["person_id", "captured_at"]
    )
    op.create_index("ix_confirmations_point_id", "confirmations", ["point_id"])
    op.create_index("ix_confirmations_report_id", "confirmations", ["report_id"])
    op.create_index(
        "ix_confirmations_unjudged",
        "confirmations",
        ["captured_at"],
        postgresql_where=sa.text("judged_at IS NULL"),
    )


def create_players() -> None:
    """Create it."""
    op.create_table(
        "players",
        sa.Column("person_id", sa.UUID(), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("pseudonym", sa.Text()),
        sa.Column("age_group", sa.Text(), nullable=False),
        sa.Column("is_game_shown", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        sa.Column("is_on_boards", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column(
            "files_in_own_name", sa.Boolean(), nullable=False, server_default=sa.text("false")
        ),
        sa.Column("joined_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.CheckConstraint("age_group IN ('minor', 'adult')", name="age_group_known"),
    )
    op.create_index(
        "uq_players_pseudonym",
        "players",
        [sa.text("lower(pseudonym)")],
        unique=True,
        postgresql_where=sa.text("pseudonym IS NOT NULL"),
    )


def create_reliabilities() -> None:
    """Create it."""
    op.create_table(
        "reliabilities",
        sa.Column("person_id", sa.UUID(), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("family", sa.Text(), primary_key=True),
        sa.Column("sensitivity_held", sa.Double(), nullable=False),
        sa.Column("sensitivity_failed", sa.Double(), nullable=False),
        sa.Column("specificity_held", sa.Double(), nullable=False),
        sa.Column("specificity_failed", sa.Double(), nullable=False),
        sa.Column("precision_held", sa.Double(), nullable=False),
        sa.Column("precision_failed", sa.Double(), nullable=False),
        sa.Column("n_judged", sa.BigInteger(), nullable=False),
        sa.Column("learned_at", INSTANT, nullable=False),
    )


def create_score_entries() -> None:
    """Create it."""
    op.create_table(
        "score_entries",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("person_id", sa.UUID(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ref_id", sa.UUID(), nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("campaign_id", sa.UUID(), sa.ForeignKey("campaigns.id")),
        sa.Column("area_id", sa.UUID(), sa.ForeignKey("areas.id")),
        sa.Column("team_id", sa.UUID(), sa.ForeignKey("teams.id")),
        sa.Column("reverses_id", sa.UUID(), sa.ForeignKey("score_entries.id")),
        sa.Column("rules_version", sa.BigInteger(), nullable=False),
        sa.Column("factors", pg.JSONB(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.CheckConstraint("amount <> 0", name="amount_of_something"),
        sa.CheckConstraint(
            "reason IN ('map.advance', 'map.confirm', 'obs.yes', 'obs.no', 'cell.first', "
            "'campaign.bonus', 'release', 'reverse.not_found', 'reverse.fraud', "
            "'restore.dispute', 'restore.appeal', 'rule.recalc', 'account.erase')",
            name="reason_known",
        ),
        sa.CheckConstraint("state IN ('escrow', 'settled')", name="state_known"),
    )
    op.create_index("ix_score_entries_at", "score_entries", ["at"])
    op.create_index("ix_score_entries_person_id_at", "score_entries", ["person_id", "at"])
    op.create_index("ix_score_entries_ref_id", "score_entries", ["ref_id"])


def create_badge_awards() -> None:
    """Create it."""
    op.create_table(
        "badge_awards",
        sa.Column("person_id", sa.UUID(), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("badge", sa.Text(), primary_key=True),
        sa.Column("awarded_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "badge IN ('first_point', 'ten_verified', 'second_look', 'eagle_eye', "
            "'off_the_beaten_path', 'four_seasons', 'step_free', 'its_fixed', 'false_dawn', "
            "'finished_together', 'mentor')",
            name="badge_known",
        ),
    )


def create_boards() -> None:
    """Create it."""
    op.create_table(
        "boards",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("jurisdiction_id", sa.UUID(), sa.ForeignKey("jurisdictions.id"), nullable=False),
        sa.Column("campaign_id", sa.UUID(), sa.ForeignKey("campaigns.id")),
        sa.Column("week_on", sa.Date()),
        sa.Column("rows", pg.JSONB(), nullable=False),
        sa.Column("drawn_at", INSTANT, nullable=False),
        sa.CheckConstraint("num_nonnulls(campaign_id, week_on) = 1", name="week_or_campaign"),
    )
    op.create_index(
        "uq_boards_scope",
        "boards",
        ["jurisdiction_id", "campaign_id", "week_on"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )


def create_mapping_cases() -> None:
    """Create it."""
    op.create_table(
        "mapping_cases",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("jurisdiction_id", sa.UUID(), sa.ForeignKey("jurisdictions.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person_id", sa.UUID(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("other_id", sa.UUID(), sa.ForeignKey("people.id")),
        sa.Column("evidence", pg.JSONB(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("decided_at", INSTANT),
        sa.Column("decided_by", sa.UUID(), sa.ForeignKey("people.id")),
        sa.Column("reason", sa.Text()),
        sa.Column("appeal", sa.Text()),
        sa.Column("appealed_at", INSTANT),
        sa.Column("appeal_decided_at", INSTANT),
        sa.Column("appeal_decided_by", sa.UUID(), sa.ForeignKey("people.id")),
        sa.CheckConstraint("(state = 'open') = (decided_at IS NULL)", name="decided_unless_open"),
        sa.CheckConstraint(
            "kind IN ('teleport', 'photo_reuse', 'ring', 'burst')", name="kind_known"
        ),
        sa.CheckConstraint("state IN ('open', 'cleared', 'fraud')", name="state_known"),
    )
    op.create_index("ix_mapping_cases_person_id", "mapping_cases", ["person_id"])
    op.create_index("ix_mapping_cases_state_opened_at", "mapping_cases", ["state", "opened_at"])
    op.create_index(
        "uq_mapping_cases_open",
        "mapping_cases",
        ["person_id", "kind", "other_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
        postgresql_nulls_not_distinct=True,
    )
