# SPDX-License-Identifier: EUPL-1.2
"""Orders to contractors, by their link and by their report."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.platform.problems import NotThere
from civic.platform.signing import digest_of
from civic.reports.kinds import WorkState
from civic.reports.models import Report
from civic.reports.policy import is_open
from civic.reports.work_models import WorkOrder, WorkTelling
from civic.reports.work_policy import is_told_by_link


def order_by_token(
    session: Session, token: str, now: datetime, *, lock: bool = False
) -> tuple[WorkOrder, Report]:
    """Return the order that the link opens, with its report; locked if it is to be changed.

    Raises:
        NotThere: there is none, it has ended, or nothing is owed about the report any more; the
            answers do not differ.
    """
    digest = digest_of(token)
    found = session.scalars(select(WorkOrder).filter_by(token_digest=digest)).one_or_none()
    if found is None:
        raise NotThere
    if lock:
        # First the report, as everybody does who changes something about it.
        session.get_one(Report, found.report_id, with_for_update=True, populate_existing=True)
        session.refresh(found, with_for_update=True)
    about = session.get_one(Report, found.report_id)
    if not is_told_by_link(found.state, found.expires_at, now) or not is_open(about.status):
        raise NotThere
    return found, about


def order_of(session: Session, report_id: UUID, order_id: UUID) -> WorkOrder:
    """Return the order of a locked report, as it stands.

    Raises:
        NotThere: it is none of this report's.
    """
    wanted = select(WorkOrder).filter_by(id=order_id, report_id=report_id)
    found = session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise NotThere
    return found


def orders_of(session: Session, report_id: UUID) -> Sequence[WorkOrder]:
    """Return the orders about a report, newest first."""
    rows = select(WorkOrder).filter_by(report_id=report_id)
    return session.scalars(rows.order_by(WorkOrder.created_at.desc(), WorkOrder.id.desc())).all()


def tellings_of(
    session: Session, order_ids: Collection[UUID]
) -> Mapping[UUID, Sequence[WorkTelling]]:
    """Return what was told of each order, newest last."""
    found: dict[UUID, list[WorkTelling]] = defaultdict(list)
    rows = select(WorkTelling).where(WorkTelling.work_order_id.in_(order_ids))
    for telling in session.scalars(rows.order_by(WorkTelling.told_at, WorkTelling.event_seq)):
        found[telling.work_order_id].append(telling)
    return found


def reports_with_work(
    session: Session, report_ids: Collection[UUID], state: WorkState = WorkState.REPORTED
) -> set[UUID]:
    """Return those of the reports that have an order in `state`, by default one to decide on."""
    rows = select(WorkOrder.report_id).where(
        WorkOrder.report_id.in_(report_ids), WorkOrder.state == state
    )
    return set(session.scalars(rows))
