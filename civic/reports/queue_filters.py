# SPDX-License-Identifier: EUPL-1.2
"""What the filter of a queue means to the database."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select
from sqlalchemy.orm import aliased

from civic.accounts.policy import Actor
from civic.catalogue.snapshot import Catalogue
from civic.places.models import Area
from civic.reports.escalation_models import Escalation
from civic.reports.kinds import OPEN, ActorRole, EventKind, WorkState
from civic.reports.list_queries import matches_words
from civic.reports.models import Report, ReportEvent
from civic.reports.query_schemas import box_of
from civic.reports.queue_schemas import ME, NOBODY, QueueFilter
from civic.reports.queue_scope import Scope
from civic.reports.work_models import WorkOrder
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.clock_policy import ClockState
from civic.sla.models import SlaTimer


def conditions(filters: QueueFilter, scope: Scope, at: datetime) -> list[ColumnElement[bool]]:
    """Return what holds for the open reports that `filters` leave; `at`: by whose clock."""
    found: list[ColumnElement[bool]] = [Report.status.in_(filters.status or OPEN)]
    if filters.status:
        found.append(Report.status.in_(OPEN))  # so that the index of open reports is known to do
    found += _by_kind(filters, scope)
    found += _by_clock(filters, scope, at)
    found += _by_history(filters)
    if filters.assignee is not None:
        found.append(_assigned_to(filters.assignee, scope.actor))
    if filters.area:
        areas = select(func.array_agg(Area.id)).where(Area.code.in_(filters.area))
        found.append(Report.area_ids.op("&&")(areas.scalar_subquery()))
    if filters.bbox:
        box = func.ST_MakeEnvelope(*box_of(filters.bbox), 4326)
        found.append(Report.location.op("&&")(box))
    return found


def clock_case(at: datetime) -> ColumnElement[str]:
    """Return how the clock of an open report stands at `at`."""
    return case(
        (Report.due_at.is_(None), ClockState.CANCELLED.value),
        (Report.due_at < at, ClockState.OVERDUE.value),
        (Report.due_soon_at <= at, ClockState.DUE_SOON.value),
        else_=ClockState.ON_TRACK.value,
    )


def is_escalated() -> ColumnElement[bool]:
    """Return the condition that a report went up to somebody in this attempt."""
    return exists().where(Escalation.report_id == Report.id, Escalation.cycle == Report.cycle)


def is_paused() -> ColumnElement[bool]:
    """Return the condition that a promise of a report stands still."""
    return exists().where(SlaTimer.report_id == Report.id, SlaTimer.paused_until.is_not(None))


def is_replied() -> ColumnElement[bool]:
    """Return the condition that the reporter replied and nobody of the city did anything since."""
    later = aliased(ReportEvent)
    taken_up = exists().where(
        later.report_id == ReportEvent.report_id,
        later.seq > ReportEvent.seq,
        later.actor_role.in_([ActorRole.DEPARTMENT.value, ActorRole.MODERATOR.value]),
    )
    return exists().where(
        ReportEvent.report_id == Report.id,
        ReportEvent.kind == EventKind.QUESTION_ANSWERED.value,
        ~taken_up,
    )


def is_work_reported() -> ColumnElement[bool]:
    """Return the condition that a contractor told the end of work, and nobody has decided on it."""
    return exists().where(
        WorkOrder.report_id == Report.id, WorkOrder.state == WorkState.REPORTED.value
    )


def _by_kind(filters: QueueFilter, scope: Scope) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.category or filters.group:
        ids = _category_ids(filters, scope.catalogues.values())
        found.append(Report.category_id.in_(ids) if ids else false())
    if filters.priority:
        found.append(Report.priority.in_(filters.priority))
    if filters.has_photo is not None:
        found.append(Report.n_photos > 0 if filters.has_photo else Report.n_photos == 0)
    if filters.second_attempt is not None:
        found.append(Report.cycle > 1 if filters.second_attempt else Report.cycle == 1)
    return found


def _category_ids(filters: QueueFilter, catalogues: Iterable[Catalogue]) -> Sequence[UUID]:
    """Return the categories that the codes of categories and of groups name."""
    codes, groups = set(filters.category or ()), set(filters.group or ())
    return [
        category.id
        for known in catalogues
        for category in known.categories
        if (not codes or {category.code, category.group.code} & codes)
        and (not groups or category.group.code in groups)
    ]


def _by_clock(filters: QueueFilter, scope: Scope, at: datetime) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    is_late = func.coalesce(Report.due_at < at, False)
    if filters.clock:
        found.append(or_(*(_stands(clock, at) for clock in filters.clock)))
    if filters.overdue is not None:
        found.append(Report.due_at < at if filters.overdue else ~is_late)
    if filters.due_within_days is not None:
        found.append(_due_within(filters.due_within_days, scope, at))
    return found


def _stands(clock: str, at: datetime) -> ColumnElement[bool]:
    soon = func.coalesce(Report.due_soon_at <= at, False)
    match ClockState(clock):
        case ClockState.OVERDUE:
            return Report.due_at < at
        case ClockState.DUE_SOON:
            return and_(Report.due_at >= at, soon)
        case _:
            return and_(Report.due_at >= at, ~soon)


def _due_within(n_days: int, scope: Scope, at: datetime) -> ColumnElement[bool]:
    """Return the condition that a report is due by the end of the n-th working day after today."""
    by_end: dict[datetime, list[UUID]] = {}
    for key, lane in scope.lanes.items():
        by_end.setdefault(end_of_day(lane.calendar, at, n_days), []).append(key)
    ends = [
        and_(Report.department_id.in_(keys), Report.due_at <= end) for end, keys in by_end.items()
    ]
    return or_(false(), *ends)


def end_of_day(calendar: WorkingCalendar, at: datetime, n_days: int) -> datetime:
    """Return the end of the `n_days`-th working day after that of `at`; 0: of its own day."""
    if n_days:
        return calendar.add_working_days(at, n_days)
    return calendar.add_calendar_days(at - timedelta(days=1), 1)


def _by_history(filters: QueueFilter) -> list[ColumnElement[bool]]:
    wanted = (
        (filters.escalated, is_escalated),
        (filters.paused, is_paused),
        (filters.replied, is_replied),
        (filters.work_reported, is_work_reported),
    )
    found = [made() if holds else ~made() for holds, made in wanted if holds is not None]
    if filters.text:
        found.append(matches_words(filters.text))
    return found


def _assigned_to(assignee: str, actor: Actor) -> ColumnElement[bool]:
    if assignee == NOBODY:
        return Report.assignee_id.is_(None)
    return Report.assignee_id == (actor.person_id if assignee == ME else UUID(assignee))
