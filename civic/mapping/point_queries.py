# SPDX-License-Identifier: EUPL-1.2
"""Mapping points: who may see which, and what is near."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from shapely import Point
from sqlalchemy import Select, select, text
from sqlalchemy.orm import Session

from civic.catalogue.models import Category
from civic.mapping.kinds import KNOWN
from civic.mapping.models import Campaign, CampaignKind, Confirmation, MappingPoint
from civic.photos.models import Photo
from civic.places.policy import box_around
from civic.platform.problems import NotThere
from civic.reports.kinds import OPEN, SHOWN
from civic.reports.models import Report

MOST_SHOWN = 200

#: What may be the same thing: points of the kind in this campaign or any other of its category,
#: and open reports of the category.
NEAR = text("""
    SELECT 'point' AS what, p.id, k.name AS name, NULL AS number,
           ST_X(p.location) AS lon, ST_Y(p.location) AS lat,
           ST_DistanceSphere(p.location, ST_Point(:lon, :lat, 4326)) AS distance_m
    FROM mapping_points p JOIN campaign_kinds k ON k.id = p.kind_id
    WHERE p.location && ST_MakeEnvelope(:west, :south, :east, :north, 4326)
      AND (p.kind_id = :kind OR k.category_id = :category)
      AND p.state = ANY(:known) AND p.id <> ALL(:distinct)
      AND NOT (p.report_id IS NOT NULL AND p.report_id = ANY(:distinct))
    UNION ALL
    SELECT 'report', r.id, c.name, r.number, ST_X(r.location), ST_Y(r.location),
           ST_DistanceSphere(r.location, ST_Point(:lon, :lat, 4326))
    FROM reports r JOIN categories c ON c.id = r.category_id
    WHERE r.location && ST_MakeEnvelope(:west, :south, :east, :north, 4326)
      AND r.category_id = :category AND r.status = ANY(:open) AND r.visibility = 'public'
      AND r.id <> ALL(:distinct)
    ORDER BY distance_m, id
""")


@dataclass(frozen=True)
class Near:
    """Something that may be the same thing."""

    #: point or report.
    what: str
    id: UUID
    name: Mapping[str, str]
    number: str | None
    lon: float
    lat: float
    distance_m: float


@dataclass(frozen=True)
class Shown:
    """A point with what its view tells."""

    point: MappingPoint
    kind: CampaignKind
    campaign: Campaign
    report: Report | None
    photo: Photo | None


def near(
    session: Session, kind: CampaignKind, here: Point, distinct_from: Collection[UUID]
) -> list[Near]:
    """Return points and reports that may be the same thing, nearest first.

    A thing that has become a report stands here once, as its point.
    """
    west, south, east, north = box_around(here.x, here.y, kind.duplicate_radius_m)
    values: dict[str, Any] = {
        "lon": here.x,
        "lat": here.y,
        "kind": kind.id,
        "category": kind.category_id,
        "known": sorted(KNOWN),
        "open": sorted(OPEN & SHOWN),
        "distinct": list(distinct_from),
        "west": west,
        "south": south,
        "east": east,
        "north": north,
    }
    found = (Near(*row) for row in session.execute(NEAR, values))
    return [each for each in found if each.distance_m <= kind.duplicate_radius_m]


def locked(session: Session, point_id: UUID) -> MappingPoint:
    """Return the point, locked: one decision at a time.

    Raises:
        NotThere: there is none.
    """
    wanted = select(MappingPoint).where(MappingPoint.id == point_id).with_for_update()
    point = session.scalar(wanted.execution_options(populate_existing=True))
    if point is None:
        raise NotThere
    return point


def hold(session: Session, point_ids: Collection[UUID]) -> None:
    """Lock points before any of them is decided, in the order in which everybody takes them."""
    wanted = select(MappingPoint.id).where(MappingPoint.id.in_(point_ids))
    session.execute(wanted.order_by(MappingPoint.id).with_for_update())


def shown(session: Session, point_id: UUID) -> Shown:
    """Return a point as its view tells of it.

    Raises:
        NotThere: there is none.
    """
    row = session.execute(shown_points().where(MappingPoint.id == point_id)).one_or_none()
    if row is None:
        raise NotThere
    return Shown(*row)


def points_of(session: Session, person_id: UUID) -> Sequence[Shown]:
    """Return the points of a person, newest first."""
    wanted = shown_points().where(MappingPoint.author_id == person_id)
    newest = wanted.order_by(MappingPoint.captured_at.desc(), MappingPoint.id).limit(MOST_SHOWN)
    return [Shown(*row) for row in session.execute(newest)]


def category_of(session: Session, kind: CampaignKind) -> Category | None:
    """Return what a point of the kind becomes a report of."""
    return session.get(Category, kind.category_id) if kind.category_id else None


def city_of(session: Session, given: Confirmation) -> UUID:
    """Return the jurisdiction in which an answer was given."""
    if given.report_id is not None:
        return session.get_one(Report, given.report_id).jurisdiction_id
    point = session.get_one(MappingPoint, given.point_id)
    return session.get_one(Campaign, point.campaign_id).jurisdiction_id


def shown_points() -> Select[MappingPoint, CampaignKind, Campaign, Report, Photo]:
    """Return the statement whose rows make `Shown`."""
    return (
        select(MappingPoint, CampaignKind, Campaign, Report, Photo)
        .join(CampaignKind, CampaignKind.id == MappingPoint.kind_id)
        .join(Campaign, Campaign.id == MappingPoint.campaign_id)
        .outerjoin(Report, Report.id == MappingPoint.report_id)
        .outerjoin(Photo, Photo.id == MappingPoint.photo_id)
    )
