# SPDX-License-Identifier: EUPL-1.2
"""What stands around a report: others close by, alike or of the same reporter, and the place."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from geoalchemy2.shape import to_shape
from shapely import Point
from sqlalchemy import Boolean, Float, RowMapping, String, Uuid, column, func, select, text
from sqlalchemy.orm import Session

from civic.accounts.kinds import DEPARTMENT_ROLES, Role
from civic.accounts.policy import Actor
from civic.catalogue.kinds import SubjectKind
from civic.places.policy import box_around
from civic.reports.clock_queries import clock_columns
from civic.reports.kinds import OPEN, SHOWN
from civic.reports.models import Report
from civic.reports.queue_queries import HEAVY, thumbnail

NEARBY_M = 150.0
SIMILAR_M = 300.0
#: Of a crowded place so many reports, the nearest, are compared with this one.
COMPARED_N = 400
A_YEAR = timedelta(days=366)
#: Descriptions so alike are worth a look whatever their category.
ALIKE_SHARE = 0.3
ASSETS_M = 40.0
#: A building may be that far from the report, and be meant.
BUILDING_M = 25.0

#: What the caller may read of the city: what everybody reads, and what they work or moderate.
VISIBLE = """
    r.jurisdiction_id = :city
    AND (r.visibility = 'public' AND r.status = ANY(:shown)
         OR r.department_id = ANY(:departments) OR r.jurisdiction_id = ANY(:cities))
"""
#: Of the same account, or from the same address without one; who goes by another name is not known
#: by what they sent under their own.
OWN = """
    r.reporter_alias IS NOT DISTINCT FROM :alias
    AND (r.reporter_id = :reporter OR lower(r.contact_email) = lower(coalesce(
        :email, (SELECT p.email FROM people p WHERE p.id = :reporter))))
    AND r.id <> :id
"""

#: Others by why they stand here, each group in its order.
RELATED = text(
    f"""
    WITH around AS MATERIALIZED (
        SELECT r.id, r.status, r.category_id, r.subject_id, r.description,
               ST_DistanceSphere(r.location, ST_Point(:lon, :lat, 4326)) AS distance_m
        FROM reports r
        WHERE r.location && ST_MakeEnvelope(:west, :south, :east, :north, 4326)
          AND r.id <> :id AND {VISIBLE}
          AND (r.status = ANY(:open) OR coalesce(r.closed_at, r.answered_at) > :since)
        ORDER BY distance_m
        LIMIT {COMPARED_N}
    ), alike AS (
        SELECT id, distance_m, category_id = :category AS is_category,
               coalesce(subject_id = :subject, false) AS is_subject,
               CASE WHEN :description = '' THEN 0
                    ELSE similarity(description, :description) END AS words_share
        FROM around
        WHERE distance_m <= {SIMILAR_M}
    ), scored AS (
        SELECT *, least(1, 0.35 * is_category::int + 0.35 * words_share
                           + 0.3 * (1 - distance_m / {SIMILAR_M}) + 0.3 * is_subject::int) AS score
        FROM alike
        WHERE is_category OR is_subject OR words_share >= {ALIKE_SHARE}
    )
    (SELECT 'nearby' AS why, id, distance_m, NULL::float AS score, NULL::float AS words_share,
            false AS is_category, false AS is_subject
     FROM around WHERE status = ANY(:open) AND distance_m <= {NEARBY_M}
     ORDER BY distance_m, id LIMIT 20)
    UNION ALL
    (SELECT 'similar', id, distance_m, score, words_share, is_category, is_subject
     FROM scored ORDER BY score DESC, id LIMIT 10)
    UNION ALL
    (SELECT 'recent', r.id, NULL, NULL, NULL, false, false
     FROM reports r WHERE {OWN} AND {VISIBLE}
     ORDER BY r.received_at DESC, r.id LIMIT 10)
    """  # noqa: S608 - constants
)

#: The place and the people around a report, in one row.
AROUND = text(
    f"""
    SELECT (
        SELECT jsonb_build_object('n_reports', count(*),
            'n_open', count(*) FILTER (WHERE r.status = ANY(:open)),
            'n_upheld', count(*) FILTER (WHERE r.outcome IN ('fixed', 'scheduled')),
            'n_rejected', count(*) FILTER (WHERE r.status = 'rejected'))
        FROM reports r WHERE {OWN} AND {VISIBLE}
    ) AS history, (
        SELECT to_jsonb(found) FROM (
            SELECT b.id, b.name, b.address, b.built_year, b.n_floors,
                   coalesce(b.id = :building, false) AS is_subject,
                   ST_Distance(b.outline::geography, ST_Point(:lon, :lat, 4326)::geography, false)
                       AS distance_m,
                   to_jsonb(o) AS manager,
                   (SELECT count(*) FROM reports r
                    WHERE r.location && ST_Expand(b.outline, 0.001)
                      AND r.subject_id = b.id AND r.status = ANY(:open) AND {VISIBLE})
                       AS n_open_reports
            FROM buildings b LEFT JOIN organisations o ON o.id = b.organisation_id
            WHERE b.jurisdiction_id = :city
              AND (b.id = :building OR b.outline && ST_MakeEnvelope(
                      :b_west, :b_south, :b_east, :b_north, 4326))
            ORDER BY is_subject DESC, distance_m, b.id LIMIT 1
        ) found WHERE found.is_subject OR found.distance_m <= {BUILDING_M}
    ) AS building, (
        SELECT jsonb_agg(to_jsonb(near) ORDER BY near.distance_m, near.id) FROM (
            SELECT a.id, a.kind, a.name, a.ref, ST_X(a.location) AS lon, ST_Y(a.location) AS lat,
                   ST_DistanceSphere(a.location, ST_Point(:lon, :lat, 4326)) AS distance_m
            FROM assets a
            WHERE a.jurisdiction_id = :city AND a.location && ST_MakeEnvelope(
                      :a_west, :a_south, :a_east, :a_north, 4326)
            ORDER BY distance_m, a.id LIMIT 20
        ) near WHERE near.distance_m <= {ASSETS_M}
    ) AS assets, (
        SELECT coalesce(nullif(p.name, ''), p.email) FROM people p WHERE p.id = :assignee
    ) AS assignee, (
        SELECT EXISTS (SELECT FROM escalations e JOIN reports r ON r.id = e.report_id
                       WHERE e.report_id = :id AND e.cycle = r.cycle)
    ) AS is_escalated, (
        SELECT jsonb_build_object('version', j.catalogue_version, 'calendar', j.calendar)
        FROM jurisdictions j WHERE j.id = :city
    ) AS city
    """  # noqa: S608 - constants
)


@dataclass(frozen=True)
class Related:
    """Another report, and why it is shown beside this one."""

    report: Report
    why: str
    lon: float
    lat: float
    thumbnail: str | None
    due_soon_at: datetime | None
    answer: str | None
    distance_m: float
    score: float
    words_share: float
    is_category: bool
    is_subject: bool

    @property
    def is_alike(self) -> bool:
        """Whether the words of both are much the same."""
        return self.words_share >= ALIKE_SHARE


def related(session: Session, report: Report, actor: Actor, now: datetime) -> list[Related]:
    """Return the reports close by, alike, and of the same reporter, as `actor` may see them.

    The nearest, the likeliest and the newest come first.
    """
    found = RELATED.columns(
        column("why", String),
        column("id", Uuid),
        column("distance_m", Float),
        column("score", Float),
        column("words_share", Float),
        column("is_category", Boolean),
        column("is_subject", Boolean),
    ).subquery("found")
    wanted = (
        select(
            Report,
            found.c.why,
            func.ST_X(Report.location).label("lon"),
            func.ST_Y(Report.location).label("lat"),
            thumbnail().label("thumbnail"),
            *clock_columns(),
            func.coalesce(found.c.distance_m, 0.0).label("distance_m"),
            func.coalesce(found.c.score, 0.0).label("score"),
            func.coalesce(found.c.words_share, 0.0).label("words_share"),
            found.c.is_category,
            found.c.is_subject,
        )
        .join(found, found.c.id == Report.id)
        .options(*HEAVY)
    )
    rows = session.execute(wanted, _values(report, actor) | {"since": now - A_YEAR})
    return sorted((Related(*row) for row in rows), key=_order)


def _order(other: Related) -> tuple[str, float, float, float]:
    received_s = other.report.received_at.timestamp()
    return other.why, -other.score, other.distance_m, -received_s


def around(session: Session, report: Report, actor: Actor) -> RowMapping:
    """Return what stands around a report, and who: one row, named as in `AROUND`."""
    return session.execute(AROUND, _values(report, actor)).mappings().one()


def _values(report: Report, actor: Actor) -> dict[str, Any]:
    """Return what both statements are given."""
    point = cast(Point, to_shape(report.location))
    is_building = report.subject_kind == SubjectKind.BUILDING
    return {
        "id": report.id,
        "city": report.jurisdiction_id,
        "category": report.category_id,
        "subject": report.subject_id,
        "building": report.subject_id if is_building else None,
        "assignee": report.assignee_id,
        "description": report.description,
        "reporter": report.reporter_id,
        "alias": report.reporter_alias,
        "email": report.contact_email,
        "lon": point.x,
        "lat": point.y,
        "departments": list(actor.department_ids(DEPARTMENT_ROLES)),
        "cities": list(actor.jurisdiction_ids(Role.MODERATOR, Role.AUDITOR)),
        "open": sorted(OPEN),
        "shown": sorted(SHOWN),
        **_box("", point, SIMILAR_M),
        **_box("b_", point, BUILDING_M),
        **_box("a_", point, ASSETS_M),
    }


def _box(prefix: str, point: Point, radius_m: float) -> dict[str, float]:
    sides = ("west", "south", "east", "north")
    box = box_around(point.x, point.y, radius_m)
    return {f"{prefix}{side}": value for side, value in zip(sides, box, strict=True)}
