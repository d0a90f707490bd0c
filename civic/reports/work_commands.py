# SPDX-License-Identifier: EUPL-1.2
"""Hand work to a contractor, hear what they tell, and end the order; the report is locked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.photos import commands as photos
from civic.places.models import Jurisdiction
from civic.platform import outbox
from civic.platform.config import settings
from civic.platform.ids import new_id
from civic.platform.problems import InvalidBody
from civic.platform.signing import digest_of, secret_of
from civic.reports import desk_commands
from civic.reports.commands import SYSTEM, By, append
from civic.reports.errors import (
    IdTaken,
    IllegalTransition,
    NoWorkToAnswer,
    PersonalData,
    WorkOrderEnded,
)
from civic.reports.events import WorkOrdered, WorkReported
from civic.reports.kinds import ActorRole, EventKind, Outcome, PhotoPurpose, WorkState, WorkTold
from civic.reports.models import Report, ReportEvent, ReportPhoto, Response
from civic.reports.policy import is_open, personal_data_in
from civic.reports.queries import locked
from civic.reports.schemas import ResponseBody
from civic.reports.work_models import WorkOrder, WorkTelling
from civic.reports.work_policy import DUE_WITHIN, after_telling, link_ends_at
from civic.reports.work_queries import tellings_of
from civic.reports.work_schemas import WorkAnswerBody, WorkOrderBody, WorkToldBody

CONTRACTOR = By(ActorRole.CONTRACTOR)
RUNNING = (WorkState.OPEN, WorkState.REPORTED)


def token_of(order_id: UUID) -> str:
    """Return what the link of an order ends with; only this installation can make it."""
    return secret_of(f"work-order:{order_id}")


def order_id_of(key: UUID) -> UUID:
    """Return the id of the order that is given with the key of a deed, each time the same."""
    return uuid5(key, "work-order")


def order_work(
    session: Session,
    report: Report,
    body: WorkOrderBody,
    by: By,
    now: datetime,
    order_id: UUID | None = None,
) -> WorkOrder:
    """Ask a contractor to do something about the report.

    Raises:
        IllegalTransition: nothing is owed about the report.
        PersonalData: the instructions name a person's number or address.
        InvalidBody: the due is over, or too far away.
    """
    if not is_open(report.status):
        raise IllegalTransition(
            "At “{from_status}” no contractor can be asked.", from_status=report.status
        )
    if personal_data_in(body.instructions) or personal_data_in(body.contractor):
        raise PersonalData("Leave out phone numbers and e-mail addresses of people.")
    if by.person_id is None:
        raise ValueError("an order has an author")
    city = session.get_one(Jurisdiction, report.jurisdiction_id)
    _check_due(body, city, now)
    order_id = order_id or new_id()
    order = WorkOrder(
        id=order_id,
        report_id=report.id,
        contractor=body.contractor,
        email=body.email,
        language=body.language or city.languages[0],
        instructions=body.instructions,
        due_on=body.due_on,
        token_digest=digest_of(token_of(order_id)),
        created_by=by.person_id,
        created_at=now,
        expires_at=link_ends_at(
            now, body.due_on, city.zone, settings().reports.work_link_valid_days
        ),
        state=WorkState.OPEN,
    )
    session.add(order)
    session.flush()  # what is told of it refers to it
    ordered = append(
        session,
        report,
        EventKind.WORK_ORDERED,
        by,
        now,
        data=_about(order),
        is_public=False,
    )
    told = WorkOrdered(report_id=report.id, event_seq=ordered.seq, work_order_id=order.id)
    outbox.record(session, told, now=now)
    return order


def tell(
    session: Session, report: Report, order: WorkOrder, body: WorkToldBody, now: datetime
) -> WorkTelling:
    """Take down what the contractor tells of a locked order; the same again is the first.

    Raises:
        IdTaken: something else was told with this id.
        UnknownPhoto: a photo is not kept here.
    """
    if (known := session.get(WorkTelling, body.id)) is not None:
        if (known.work_order_id, known.told) != (order.id, body.told):
            raise IdTaken("Make a new id for everything that is told.")
        return known
    _link_photos(session, report, [*body.photo_ids, *body.before_ids], now)
    said = append(
        session,
        report,
        EventKind.WORK_REPORTED,
        CONTRACTOR,
        now,
        text=body.text or None,
        data=_about(order) | _said(body),
        is_public=False,
    )
    telling = WorkTelling(
        id=body.id,
        work_order_id=order.id,
        told=body.told,
        ready_on=body.ready_on,
        text=body.text,
        told_at=said.at,
        event_seq=said.seq,
    )
    session.add(telling)
    order.state = after_telling(body.told)
    outbox.record(session, WorkReported(report_id=report.id, event_seq=said.seq), now=now)
    return telling


def cancel(session: Session, report: Report, order: WorkOrder, by: By, now: datetime) -> None:
    """Ask the contractor no more; the link stops working at once.

    Raises:
        WorkOrderEnded: it is at an end already.
    """
    if order.state not in RUNNING:
        raise WorkOrderEnded("This order is at an end already.")
    _end(session, report, order, WorkState.CANCELLED, by, now)


def answer_with_work(
    session: Session,
    report: Report,
    order: WorkOrder,
    body: WorkAnswerBody,
    by: By,
    now: datetime,
) -> Response:
    """Answer the report as fixed, with the photos that the contractor took after the work.

    Raises:
        NoWorkToAnswer: the contractor has not told that it is done.
        IllegalTransition, ResponsePhotoMissing: as `desk_commands.respond` says.
    """
    told = tellings_of(session, [order.id]).get(order.id, ())
    if order.state != WorkState.REPORTED or not told or told[-1].told != WorkTold.DONE:
        raise NoWorkToAnswer("The contractor has not told that the work is done.")
    said = session.get_one(ReportEvent, told[-1].event_seq)
    answer = ResponseBody(
        outcome=Outcome.FIXED,
        text=body.text,
        photo_ids=[UUID(each) for each in said.data["photo_ids"]],
    )
    response = desk_commands.respond(session, report, answer, by, now)
    _end(session, report, order, WorkState.DONE, by, now)
    return response


def end_orders(session: Session, report: Report, now: datetime) -> int:
    """End what contractors were asked about a locked report that has been answered meanwhile."""
    running = session.scalars(
        select(WorkOrder)
        .where(WorkOrder.report_id == report.id, WorkOrder.state.in_(RUNNING))
        .order_by(WorkOrder.id)
    ).all()
    for order in running:
        is_told = order.state == WorkState.REPORTED
        state = WorkState.DONE if is_told else WorkState.CANCELLED
        _end(session, report, order, state, SYSTEM, now)
    return len(running)


def expire_orders(session: Session, now: datetime, limit: int) -> int:
    """End orders whose link stopped working before the contractor told anything."""
    over = session.execute(
        select(WorkOrder.id, WorkOrder.report_id)
        .where(WorkOrder.state == WorkState.OPEN, WorkOrder.expires_at <= now)
        .order_by(WorkOrder.report_id)
        .limit(limit)
    ).all()
    for order_id, report_id in over:
        report = locked(session, report_id)
        order = session.get_one(WorkOrder, order_id, populate_existing=True)
        if order.state == WorkState.OPEN and order.expires_at <= now:
            _end(session, report, order, WorkState.EXPIRED, SYSTEM, now)
    return len(over)


def _check_due(body: WorkOrderBody, city: Jurisdiction, now: datetime) -> None:
    today = now.astimezone(ZoneInfo(city.zone)).date()
    if body.due_on is not None and not today <= body.due_on <= today + DUE_WITHIN:
        fault = {"pointer": "/due_on", "detail": "must be today or within a year", "in": "json"}
        raise InvalidBody(errors=[fault])


def _end(
    session: Session, report: Report, order: WorkOrder, state: WorkState, by: By, now: datetime
) -> None:
    order.state, order.ended_at, order.email = state, now, None
    data = _about(order) | {"state": state.value}
    append(session, report, EventKind.WORK_ENDED, by, now, data=data, is_public=False)


def _about(order: WorkOrder) -> dict[str, Any]:
    """Return what a row of the history says of an order; who the contractor is, it does not."""
    return {"work_order_id": str(order.id)}


def _said(body: WorkToldBody) -> dict[str, Any]:
    return {
        "told": body.told.value,
        "photo_ids": [str(each) for each in body.photo_ids],
        "before_ids": [str(each) for each in body.before_ids],
    }


def _link_photos(
    session: Session, report: Report, photo_ids: Sequence[UUID], now: datetime
) -> None:
    if not photo_ids:
        return
    rows = [
        {
            "report_id": report.id,
            "photo_id": photo.id,
            "purpose": PhotoPurpose.WORK,
            "position": position,
        }
        for position, photo in enumerate(photos.link(session, photo_ids, now))
    ]
    # The same photo may have been in what was told before.
    session.execute(insert(ReportPhoto).values(rows).on_conflict_do_nothing())
