# SPDX-License-Identifier: EUPL-1.2
"""Views of queues, and how much stands in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, false, func, or_, select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.platform.problems import NotAllowed, NotThere
from civic.reports.kinds import Status
from civic.reports.models import Report
from civic.reports.queue_filters import conditions
from civic.reports.queue_schemas import ME, NOBODY, QueueFilter
from civic.reports.queue_scope import Scope
from civic.reports.view_models import SavedView
from civic.sla.clock_policy import ClockState

#: What everybody has, in this order. Source: PRODUCT.md 1, what a clerk comes for.
BUILT_IN: Mapping[str, Mapping[str, Any]] = {
    "mine": {"assignee": ME},
    "due_today": {"due_within_days": 0},
    "overdue": {"clock": [ClockState.OVERDUE.value]},
    "unassigned": {"assignee": NOBODY},
    "waiting_for_reporter": {"status": [Status.NEEDS_INFO.value]},
    "replied": {"replied": True},
    "second_attempt": {"second_attempt": True},
    "escalated": {"escalated": True},
}
FILTERS = set(QueueFilter.model_fields)


@dataclass(frozen=True)
class Stand:
    """How much stands in a view."""

    n: int
    n_overdue: int


def views_of(session: Session, scope: Scope) -> Sequence[SavedView]:
    """Return what the departments of `scope` share, by department, then the caller's own."""
    return session.scalars(
        select(SavedView)
        .where(
            or_(
                SavedView.department_id.in_(scope.lanes),
                SavedView.person_id == scope.actor.person_id,
            )
        )
        .order_by(SavedView.department_id, SavedView.position, SavedView.name)
    ).all()


def stands(
    session: Session, queries: Sequence[Mapping[str, Any]], scope: Scope, now: datetime
) -> list[Stand]:
    """Return how much stands in each of `queries`; one statement for all of them."""
    columns = []
    for query in queries:
        filters = QueueFilter.model_validate({k: v for k, v in query.items() if k in FILTERS})
        there = scope.within(filters.department)
        counted = (
            select(func.count(), func.count().filter(Report.due_at < now))
            .where(Report.department_id.in_(there.lanes), *conditions(filters, there, now))
            .subquery()
        )
        columns.append(counted)
    wanted = select(*(column for counted in columns for column in counted.c)).select_from(
        _side_by_side(columns)
    )
    row = session.execute(wanted).one()
    return [Stand(*row[at : at + 2]) for at in range(0, len(row), 2)]


def _side_by_side(tables: Sequence[Any]) -> Any:
    """Return tables of one row each as one row."""
    first, *others = tables
    for other in others:
        first = first.join(other, onclause=and_(True))  # noqa: FBT003 - SQL
    return first


def may_change(view: SavedView, scope: Scope) -> bool:
    """Tell whether the caller may change a view: an own one, or as its manager a shared one."""
    if view.person_id is not None:
        return view.person_id == scope.actor.person_id
    return view.department_id in scope.actor.department_ids([Role.MANAGER])


def view_to_change(session: Session, view_id: UUID, scope: Scope) -> SavedView:
    """Return the view, locked with the others of its owner, if the caller may change it.

    Raises:
        NotThere: there is none that the caller sees.
        NotAllowed: the department shares it, and the caller does not manage that.
    """
    seen = or_(
        SavedView.department_id.in_(scope.lanes) if scope.lanes else false(),
        SavedView.person_id == scope.actor.person_id,
    )
    view = session.scalar(select(SavedView).where(SavedView.id == view_id, seen))
    if view is None:
        raise NotThere
    if not may_change(view, scope):
        raise NotAllowed
    if view not in owners_views(session, view):
        raise NotThere  # somebody has deleted it meanwhile
    return view


def owners_views(session: Session, view: SavedView) -> Sequence[SavedView]:
    """Return the views of the owner of `view` in their order, locked."""
    locked = session.scalars(
        select(SavedView)
        .where(
            SavedView.person_id.is_not_distinct_from(view.person_id),
            SavedView.department_id.is_not_distinct_from(view.department_id),
        )
        .order_by(SavedView.id)  # everybody locks in one order
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    return sorted(locked, key=lambda one: (one.position, one.name))
