# SPDX-License-Identifier: EUPL-1.2
"""Orders as the department and as the contractor read them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from geoalchemy2.shape import to_shape
from shapely import Point
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.photos.models import Photo
from civic.places.models import Jurisdiction
from civic.platform.i18n import pick
from civic.reports.kinds import PhotoPurpose, WorkState, WorkTold
from civic.reports.models import Report, ReportEvent
from civic.reports.queries import catalogue_of, photos_of
from civic.reports.schemas import LonLat, PhotoRef
from civic.reports.views import photo_ref, to_the_minute
from civic.reports.work_models import WorkOrder, WorkTelling
from civic.reports.work_policy import everybody_reads, shown_address, shown_description
from civic.reports.work_queries import tellings_of
from civic.reports.work_schemas import (
    ToldView,
    WorkOrderList,
    WorkOrderView,
    WorkTellingView,
    WorkView,
)


def order_list(session: Session, report_id: UUID, orders: Sequence[WorkOrder]) -> WorkOrderList:
    """Return the orders of a report with all that was told of them, for staff."""
    told = tellings_of(session, [order.id for order in orders])
    rows = _rows(session, [each for tellings in told.values() for each in tellings])
    photos = {placed.photo.id: placed.photo for placed in photos_of(session, report_id)}
    return WorkOrderList(
        items=[
            order_view(order, [_telling(each, rows, photos) for each in told.get(order.id, ())])
            for order in orders
        ]
    )


def order_view(order: WorkOrder, tellings: Sequence[WorkTellingView] = ()) -> WorkOrderView:
    """Return an order for staff."""
    return WorkOrderView(**order_fields(order), tellings=list(tellings))


def order_fields(order: WorkOrder) -> dict[str, Any]:
    """Return what staff read of an order but for what was told of it."""
    return {
        "id": order.id,
        "contractor": order.contractor,
        "email": order.email,
        "instructions": order.instructions,
        "due_on": order.due_on,
        "state": WorkState(order.state),
        "created_at": to_the_minute(order.created_at),
        "expires_at": order.expires_at,
    }


def work_view(session: Session, order: WorkOrder, report: Report, language: str) -> WorkView:
    """Return what a stranger with the link reads: place and work, and nobody's data.

    Of a private report that is where it is and what to do, no words and no photos of a resident.
    """
    city = session.get_one(Jurisdiction, report.jurisdiction_id)
    known = catalogue_of(session, report)
    is_public = everybody_reads(report.visibility, report.status)
    point = cast(Point, to_shape(report.location))
    told = tellings_of(session, [order.id]).get(order.id, ())
    return WorkView(
        number=report.number,
        city=pick(city.name, language),
        department=pick(known.department_by_id[report.department_id].name, language),
        category=pick(known.category_by_id[report.category_id].name, language),
        contractor=order.contractor,
        location=LonLat(lon=point.x, lat=point.y),
        address=shown_address(report.address),
        description=shown_description(report.description, city.rules, is_public=is_public),
        photos=_public_photos(session, report) if is_public else [],
        instructions=order.instructions,
        due_on=order.due_on,
        expires_at=order.expires_at,
        state=WorkState(order.state),
        told=_told_again(session, told),
    )


def _told_again(session: Session, told: Sequence[WorkTelling]) -> list[ToldView]:
    rows = _rows(session, told)
    return [
        ToldView(
            id=each.id,
            told=WorkTold(each.told),
            at=to_the_minute(each.told_at),
            text=each.text,
            ready_on=each.ready_on,
            n_photos=len(
                _photo_ids(rows, each, "photo_ids") + _photo_ids(rows, each, "before_ids")
            ),
        )
        for each in told
    ]


def _public_photos(session: Session, report: Report) -> list[PhotoRef]:
    return [
        photo_ref(placed.photo)
        for placed in photos_of(session, report.id)
        if placed.purpose is PhotoPurpose.REPORT
    ]


def _telling(
    telling: WorkTelling, rows: Mapping[int, ReportEvent], photos: Mapping[UUID, Photo]
) -> WorkTellingView:
    def shown(name: str) -> list[PhotoRef]:
        ids = _photo_ids(rows, telling, name)
        return [photo_ref(photos[each]) for each in ids if each in photos]

    return WorkTellingView(
        id=telling.id,
        told=WorkTold(telling.told),
        at=to_the_minute(telling.told_at),
        text=telling.text,
        ready_on=telling.ready_on,
        photos=shown("photo_ids"),
        before=shown("before_ids"),
    )


def _photo_ids(rows: Mapping[int, ReportEvent], telling: WorkTelling, name: str) -> list[UUID]:
    return [UUID(each) for each in rows[telling.event_seq].data[name]]


def _rows(session: Session, told: Iterable[WorkTelling]) -> dict[int, ReportEvent]:
    """Return the rows of the history that say what was told, by their number."""
    seqs = [each.event_seq for each in told]
    if not seqs:
        return {}
    found = session.scalars(select(ReportEvent).where(ReportEvent.seq.in_(seqs)))
    return {row.seq: row for row in found}
