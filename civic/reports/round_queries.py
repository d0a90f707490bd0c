# SPDX-License-Identifier: EUPL-1.2
"""Which reports want a visit, and what is known of each."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import cos, radians
from typing import Any
from uuid import UUID

from geoalchemy2 import Geography
from sqlalchemy import ColumnElement, cast, exists, func, or_, select
from sqlalchemy.orm import Session, defer

from civic.accounts.policy import Actor
from civic.photos.models import Photo
from civic.reports.clock_queries import clock_columns
from civic.reports.kinds import EventKind, PhotoPurpose, Status, WorkState
from civic.reports.models import Report, ReportEvent, ReportPhoto, Response
from civic.reports.policy import ClockFacts
from civic.reports.round_policy import DEGREE_M, VISITED_LATELY, Place, Stop, is_pressing
from civic.reports.round_schemas import RoundQuery
from civic.reports.work_models import WorkOrder, WorkTelling

#: Where somebody of the department can do something on the spot.
WANT_VISIT = (Status.ACCEPTED, Status.IN_PROGRESS, Status.REOPENED)
#: Of so many, the ones to walk to are chosen.
AT_MOST = 500


@dataclass(frozen=True)
class Wanted:
    """A report that wants a visit."""

    report: Report
    place: Place
    clock: ClockFacts

    def stop(self, now: datetime) -> Stop:
        """Return it as a stop of a round."""
        return Stop(self.report.id, self.place, is_pressing(self.report.due_at, now))


@dataclass(frozen=True)
class Known:
    """What is known of the reports of a round, by report."""

    photos: Mapping[UUID, Sequence[tuple[Photo, PhotoPurpose]]]
    visits: Mapping[UUID, ReportEvent]
    answers: Mapping[UUID, Response]
    #: What a contractor told of an order that waits for a decision.
    work: Mapping[UUID, WorkTelling] = field(default_factory=dict)


def wanting_visit(session: Session, query: RoundQuery, actor: Actor, now: datetime) -> list[Wanted]:
    """Return the reports of the caller's departments within reach that want a visit, nearest first.

    Left out are those that somebody else works on, those that a contractor has been asked to do and
    has not told of, and those where somebody was just now.
    """
    here = func.ST_SetSRID(func.ST_MakePoint(query.lon, query.lat), 4326)
    distance = func.ST_Distance(cast(Report.location, Geography), cast(here, Geography))
    degrees = query.reach_m / (DEGREE_M * max(0.05, cos(radians(query.lat))))
    rows = session.execute(
        select(
            Report,
            func.ST_X(Report.location),
            func.ST_Y(Report.location),
            *clock_columns(),
        )
        .options(defer(Report.search, raiseload=True))
        .where(
            Report.department_id.in_(actor.department_ids()),
            Report.status.in_(WANT_VISIT),
            or_(Report.assignee_id.is_(None), Report.assignee_id == actor.person_id),
            Report.location.op("&&")(func.ST_Expand(here, degrees)),
            distance <= query.reach_m,
            ~_is_with_contractor(),
            ~_was_visited_since(now),
        )
        .order_by(distance, Report.id)
        .limit(AT_MOST)
    )
    return [
        Wanted(report, Place(lon, lat), ClockFacts(due_soon_at, answer))
        for report, lon, lat, due_soon_at, answer in rows
    ]


def known_of(session: Session, report_ids: Collection[UUID]) -> Known:
    """Return what is known of the reports, in four statements however many they are."""
    return Known(
        photos=_photos(session, report_ids),
        visits=_newest(
            session.scalars(
                select(ReportEvent)
                .where(ReportEvent.report_id.in_(report_ids), ReportEvent.kind == EventKind.VISITED)
                .order_by(ReportEvent.seq)
            )
        ),
        answers=_newest(
            session.scalars(
                select(Response).where(Response.report_id.in_(report_ids)).order_by(Response.cycle)
            )
        ),
        work=_work(session, report_ids),
    )


def _is_with_contractor() -> ColumnElement[bool]:
    return exists().where(WorkOrder.report_id == Report.id, WorkOrder.state == WorkState.OPEN)


def _was_visited_since(now: datetime) -> ColumnElement[bool]:
    return exists().where(
        ReportEvent.report_id == Report.id,
        ReportEvent.kind == EventKind.VISITED,
        ReportEvent.at > now - VISITED_LATELY,
    )


def _newest(rows: Any) -> dict[UUID, Any]:
    return {row.report_id: row for row in rows}


def _work(session: Session, report_ids: Collection[UUID]) -> dict[UUID, WorkTelling]:
    rows = session.execute(
        select(WorkOrder.report_id, WorkTelling)
        .join(WorkTelling, WorkTelling.work_order_id == WorkOrder.id)
        .where(WorkOrder.report_id.in_(report_ids), WorkOrder.state == WorkState.REPORTED)
        .order_by(WorkTelling.told_at)
    )
    return {report_id: telling for report_id, telling in rows}  # noqa: C416 - rows are no pairs


def _photos(
    session: Session, report_ids: Collection[UUID]
) -> dict[UUID, list[tuple[Photo, PhotoPurpose]]]:
    found: dict[UUID, list[tuple[Photo, PhotoPurpose]]] = defaultdict(list)
    rows = session.execute(
        select(ReportPhoto.report_id, Photo, ReportPhoto.purpose)
        .join(Photo, Photo.id == ReportPhoto.photo_id)
        .where(ReportPhoto.report_id.in_(report_ids))
        .order_by(ReportPhoto.id)
    )
    for report_id, photo, purpose in rows:
        found[report_id].append((photo, PhotoPurpose(purpose)))
    return found
