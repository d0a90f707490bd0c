# SPDX-License-Identifier: EUPL-1.2
"""The one way in which a report changes: lock it, append to its history, keep the row in step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import cast, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.orm import Session

from civic.accounts.commands import log_access
from civic.accounts.policy import Actor
from civic.places.models import Area
from civic.platform import outbox
from civic.platform.outbox import Event
from civic.reports import events
from civic.reports.kinds import ActorRole, EventKind, Status
from civic.reports.models import Report, ReportEvent
from civic.reports.neighbour_commands import recount_supporters_at
from civic.reports.policy import check_transition, sla_event
from civic.reports.queries import Seen
from civic.sla import commands as sla
from civic.sla.queries import next_due


@dataclass(frozen=True)
class By:
    """As what somebody acts on a report."""

    role: ActorRole
    person_id: UUID | None = None
    department_id: UUID | None = None


SYSTEM = By(ActorRole.SYSTEM)

#: Whose public words and deeds the reporter hears as the city's.
SPEAKS_FOR_THE_CITY = frozenset({ActorRole.DEPARTMENT, ActorRole.MODERATOR})
#: What others hear of a new status; `answered` is told with its response.
TOLD: Mapping[Status, type[Event]] = {
    Status.ACCEPTED: events.ReportAccepted,
    Status.REJECTED: events.ReportRejected,
    Status.REOPENED: events.ReportReopened,
    Status.CLOSED: events.ReportClosed,
}


def in_order(report: Report, now: datetime) -> datetime:
    """Return `now`, or the report's last change if that is later.

    Hosts disagree about the time by a little; the history of one report never runs backwards.
    """
    return max(now, report.updated_at)


def append(
    session: Session,
    report: Report,
    kind: EventKind,
    by: By,
    now: datetime,
    *,
    text: str | None = None,
    data: Mapping[str, Any] | None = None,
    is_public: bool = True,
    to_status: Status | None = None,
) -> ReportEvent:
    """Add a row to the history of a locked report and bring its timers in step with it."""
    at = in_order(report, now)
    event = ReportEvent(
        report_id=report.id,
        kind=kind,
        at=at,
        actor_role=by.role,
        actor_id=by.person_id,
        department_id=by.department_id,
        from_status=report.status if to_status else None,
        to_status=to_status,
        is_public=is_public,
        text=text,
        data=dict(data or {}),
    )
    session.add(event)
    session.flush()  # its number goes into events and its order into the history
    report.updated_at = at
    if kind is not EventKind.STEP_REACHED:  # nobody decided anything
        report.last_seq = event.seq
    if is_public and by.role in SPEAKS_FOR_THE_CITY:
        report.heard_at = at
    if (clock_event := sla_event(event)) is not None:
        sla.apply(session, report.id, clock_event, at)
        follow_timers(session, report)
    return event


def follow_timers(session: Session, report: Report) -> None:
    """Bring what lists show of a report's promises in step with its timers."""
    following = next_due(session, report.id)
    report.due_at, report.due_soon_at = following.due_at, following.due_soon_at


def change_status(
    session: Session,
    report: Report,
    to_status: Status,
    by: By,
    now: datetime,
    *,
    text: str | None = None,
    data: Mapping[str, Any] | None = None,
) -> ReportEvent:
    """Move a locked report to `to_status`, tell its timers and those who wait for the news.

    Raises:
        IllegalTransition: the transition table does not hold it; nothing was changed.
    """
    check_transition(Status(report.status), to_status)
    event = append(
        session,
        report,
        EventKind.STATUS_CHANGED,
        by,
        now,
        text=text,
        data=data,
        to_status=to_status,
    )
    report.status = to_status
    if to_status is Status.ANSWERED:
        report.answered_at = event.at
    report.closed_at = event.at if to_status is Status.CLOSED else None
    if to_status is Status.REOPENED:
        report.cycle += 1
        original_id = report.duplicate_of_id
        report.outcome = report.duplicate_of_id = None
        if original_id is not None:
            recount_supporters_at(session, original_id)
    if (told := TOLD.get(to_status)) is not None:
        outbox.record(session, told(report_id=report.id), now=now)  # type: ignore[call-arg]  # all of TOLD carry a report_id
    return event


def log_contact_read(session: Session, found: Seen, actor: Actor, now: datetime) -> None:
    """Write down that staff read who the reporter is, if that is what `found` lets them."""
    rights = found.rights
    if rights.sees_contact and not rights.owns and actor.person_id is not None:
        log_access(session, actor.person_id, "report.contact", found.report.id, now)


def place_in_areas(session: Session, jurisdiction_id: UUID) -> int:
    """Find anew in which areas the reports of a city lie, after its areas changed.

    Departments, timers and history stay as they are: only lists and figures by area follow.
    Returns how many reports lie elsewhere than before.
    """
    here = (
        select(func.array_agg(aggregate_order_by(Area.id, Area.area_m2)))
        .where(
            Area.jurisdiction_id == Report.jurisdiction_id,
            func.ST_Covers(Area.outline, Report.location),
        )
        .correlate(Report)
        .scalar_subquery()
    )
    nowhere = cast([], ARRAY(PG_UUID(as_uuid=True)))
    moved = (
        update(Report)
        .where(
            Report.jurisdiction_id == jurisdiction_id,
            Report.area_ids.is_distinct_from(func.coalesce(here, nowhere)),
        )
        .values(area_ids=func.coalesce(here, nowhere))
        .execution_options(synchronize_session=False)
    )
    return session.execute(moved).rowcount  # type: ignore[attr-defined, no-any-return]  # a CursorResult
