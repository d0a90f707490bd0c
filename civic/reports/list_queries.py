# SPDX-License-Identifier: EUPL-1.2
"""Lists of reports: filters, keyset pages, neighbours."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import cos, radians
from typing import Any, Protocol
from uuid import UUID

from geoalchemy2 import Geography
from sqlalchemy import ColumnElement, Select, and_, cast, func, or_, select, tuple_
from sqlalchemy.orm import Session, defer, load_only

from civic.accounts.policy import Actor
from civic.catalogue.models import Category, Department, Group
from civic.photos.models import Photo
from civic.places.models import Area, Jurisdiction
from civic.platform.problems import InvalidBody
from civic.reports.clock_queries import clock_columns
from civic.reports.kinds import OPEN, SHOWN, PhotoPurpose
from civic.reports.models import Report, ReportPhoto
from civic.reports.policy import ClockFacts
from civic.reports.query_schemas import ListQuery, NearbyQuery, box_of

#: A row of a list shows names, not hints and synonyms in five languages: reading all columns
#: spent a third of the time on JSON that nobody looked at.
LEAN = (
    load_only(Category.code, Category.name, raiseload=True),
    load_only(Department.code, Department.name, raiseload=True),
    defer(Report.answers, raiseload=True),
    defer(Report.routing, raiseload=True),
    defer(Report.search, raiseload=True),
)


class Named(Protocol):
    """A category or a department, from its table or from the catalogue in memory."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def name(self) -> Mapping[str, str]:
        """Its name by language."""


@dataclass(frozen=True)
class Row:
    """A report of a list with what is shown beside it."""

    report: Report
    category: Named
    group: str
    department: Named
    lon: float
    lat: float
    thumbnail: str | None
    clock: ClockFacts


@dataclass(frozen=True)
class Page:
    """Rows of one page, and the cursor of the next."""

    rows: Sequence[Row]
    next_cursor: str | None


def listed(session: Session, query: ListQuery, actor: Actor) -> Page:
    """Return public reports, newest first (or the caller's own, whatever their state)."""
    shown = [Report.visibility == "public", Report.status.in_(SHOWN)]
    if query.mine:
        shown = [Report.reporter_id == actor.person_id]
    wanted = _rows().where(*shown, *_filters(query))
    if query.cursor:
        last = _decoded(query.cursor)
        wanted = wanted.where(tuple_(Report.received_at, Report.id) < last)
    ordered = wanted.order_by(Report.received_at.desc(), Report.id.desc())
    rows = _fetch(session, ordered.limit(query.limit + 1))
    return _page(rows, query.limit, lambda row: (row.report.received_at, row.report.id))


def nearby(session: Session, query: NearbyQuery, limit: int = 20) -> list[tuple[Row, float]]:
    """Return open public reports within the radius with their distance in metres, nearest first."""
    here = func.ST_SetSRID(func.ST_MakePoint(query.lon, query.lat), 4326)
    distance = func.ST_Distance(cast(Report.location, Geography), cast(here, Geography))
    # A box in degrees first: the index is on degrees, and the exact distance is then cheap.
    degrees = query.radius_m / (111_320 * max(0.05, cos(radians(query.lat))))
    wanted = _rows(distance.label("distance_m")).where(
        Report.visibility == "public",
        Report.status.in_(OPEN & SHOWN),
        Report.location.op("&&")(func.ST_Expand(here, degrees)),
        distance <= query.radius_m,
    )
    if query.category:
        wanted = wanted.where(Category.code == query.category)
    found = session.execute(wanted.order_by("distance_m", Report.id).limit(limit)).all()
    rows = _with_thumbnails(session, found)
    return [(row, float(line.distance_m)) for row, line in zip(rows, found, strict=True)]


def _rows(*more: Any) -> Select[Any]:
    return (
        select(
            Report,
            Category,
            Group.code,
            Department,
            func.ST_X(Report.location).label("lon"),
            func.ST_Y(Report.location).label("lat"),
            *clock_columns(),
            *more,
        )
        .join(Category, Category.id == Report.category_id)
        .join(Group, Group.id == Category.group_id)
        .join(Department, Department.id == Report.department_id)
        .options(*LEAN)
    )


def _fetch(session: Session, wanted: Select[Any]) -> list[Row]:
    return _with_thumbnails(session, session.execute(wanted).all())


def _with_thumbnails(session: Session, lines: Sequence[Any]) -> list[Row]:
    with_photos = [line.Report.id for line in lines if line.Report.n_photos]
    first: dict[UUID, str] = {}
    if with_photos:
        found = session.execute(
            select(ReportPhoto.report_id, Photo.digest)
            .join(Photo, Photo.id == ReportPhoto.photo_id)
            .where(
                ReportPhoto.report_id.in_(with_photos),
                ReportPhoto.purpose == PhotoPurpose.REPORT,
                ReportPhoto.position == 0,
            )
        )
        first = {line.report_id: line.digest for line in found}
    return [
        Row(
            line.Report,
            line.Category,
            line[2],
            line.Department,
            line.lon,
            line.lat,
            first.get(line.Report.id),
            ClockFacts(line.due_soon_at, line.answer),
        )
        for line in lines
    ]


def _filters(query: ListQuery) -> list[ColumnElement[bool]]:
    filters = _scalar_filters(query)
    if query.bbox:
        box = func.ST_MakeEnvelope(*box_of(query.bbox), 4326)
        filters.append(Report.location.op("&&")(box))
    if query.category:
        filters.append(or_(Category.code.in_(query.category), Group.code.in_(query.category)))
    if query.department:
        filters.append(Department.code.in_(query.department))
    if query.area:
        areas = select(func.array_agg(Area.id)).where(Area.code.in_(query.area))
        filters.append(Report.area_ids.op("&&")(areas.scalar_subquery()))
    if query.jurisdiction:
        city = select(Jurisdiction.id).where(Jurisdiction.code == query.jurisdiction)
        filters.append(Report.jurisdiction_id == city.scalar_subquery())
    return filters


def _scalar_filters(query: ListQuery) -> list[ColumnElement[bool]]:
    filters: list[ColumnElement[bool]] = []
    if query.status:
        filters.append(Report.status.in_(query.status))
    if query.text:
        filters.append(matches_words(query.text))
    if query.since:
        filters.append(Report.received_at >= query.since)
    if query.until:
        filters.append(Report.received_at < query.until)
    if query.overdue is not None:
        filters.append(is_overdue() if query.overdue else ~is_overdue())
    return filters


def matches_words(text: str) -> ColumnElement[bool]:
    """Return the condition that all words of `text` begin a word of the report."""
    as_it_stands = Report.search.op("@@")(func.plainto_tsquery("simple", text))
    words = "".join(c if c.isalnum() else " " for c in text).split()
    if not words:
        return as_it_stands
    prefixes = " & ".join(_beginning(word) for word in words)
    return or_(as_it_stands, Report.search.op("@@")(func.to_tsquery("simple", prefixes)))


def _beginning(word: str) -> str:
    """Return `word` as the beginning of a word; in HKI-2026-000417 PostgreSQL reads -2026."""
    return f"({word}:* | '-{word}':*)" if word.isdecimal() else f"{word}:*"


def is_overdue() -> ColumnElement[bool]:
    """Return the condition that a due has passed by the clock of the database."""
    return and_(
        Report.status.in_(OPEN),
        func.coalesce(Report.due_at < func.clock_timestamp(), False),
    )


def _page(rows: list[Row], limit: int, key: Any) -> Page:
    if len(rows) <= limit:
        return Page(rows, None)
    kept = rows[:limit]
    return Page(kept, _encoded(*key(kept[-1])))


def _encoded(at: datetime, report_id: UUID) -> str:
    return base64.urlsafe_b64encode(f"{at.isoformat()}|{report_id}".encode()).decode()


def _decoded(cursor: str) -> tuple[datetime, UUID]:
    try:
        at, report_id = base64.urlsafe_b64decode(cursor.encode()).decode().split("|")
        return datetime.fromisoformat(at), UUID(report_id)
    except (ValueError, binascii.Error) as error:
        fault = {"pointer": "/cursor", "detail": "is not one of ours", "in": "query"}
        raise InvalidBody(errors=[fault]) from error
