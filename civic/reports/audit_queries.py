# SPDX-License-Identifier: EUPL-1.2
"""Fold the histories of many reports anew, and find rows that say something else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from civic.reports.models import Report
from civic.reports.queries import FOLDED, history
from civic.reports.replay_queries import AT_ONCE, clocks_of, facts_of, timers_of
from civic.reports.state_policy import fold
from civic.sla.models import SlaTimer
from civic.sla.queries import drifts

REPORTS = select(
    Report.id,
    Report.number,
    Report.received_at,
    Report.due_at,
    *(getattr(Report, column) for column in FOLDED),
)


@dataclass(frozen=True)
class Difference:
    """What a row says and what the history comes to."""

    what: str
    row: str
    folded: str


@dataclass(frozen=True)
class Drifting:
    """A report whose rows do not say what its history comes to."""

    report_id: UUID
    number: str
    differences: Sequence[Difference]

    def as_json(self) -> dict[str, Any]:
        """Return it as it is stored and printed."""
        return {
            "number": self.number,
            "differences": [
                {"what": each.what, "row": each.row, "folded": each.folded}
                for each in self.differences
            ],
        }


@dataclass(frozen=True)
class Place:
    """How far an audit has come: it goes from the newest report to the oldest."""

    received_at: datetime
    report_id: UUID


@dataclass(frozen=True)
class Batch:
    """What the audit of some reports has found."""

    n_reports: int
    drifting: Sequence[Drifting]
    #: Where the next one begins; None: there is none.
    after: Place | None


def n_to_audit(session: Session, since: datetime | None = None) -> int:
    """Return how many reports an audit looks at."""
    wanted = select(func.count()).select_from(Report)
    if since is not None:
        wanted = wanted.where(Report.received_at >= since)
    return session.scalar(wanted) or 0


def audit_all(session: Session, since: datetime | None = None) -> Iterator[Batch]:
    """Give the findings about all reports received `since`, a batch at a time."""
    after = None
    while True:
        batch = audit_batch(session, after, since)
        yield batch
        if (after := batch.after) is None:
            return


def audit_batch(
    session: Session, after: Place | None = None, since: datetime | None = None
) -> Batch:
    """Return the findings about the next reports `after` a place, those received `since`."""
    wanted = REPORTS.order_by(Report.received_at.desc(), Report.id.desc()).limit(AT_ONCE)
    if since is not None:
        wanted = wanted.where(Report.received_at >= since)
    if after is not None:
        key = tuple_(Report.received_at, Report.id)
        wanted = wanted.where(key < (after.received_at, after.report_id))
    reports = session.execute(wanted).all()
    suspects = _suspects(session, reports)
    found = [drifting for key in suspects if (drifting := audit_one(session, key))]
    is_last = len(reports) < AT_ONCE
    last = None if is_last else Place(reports[-1].received_at, reports[-1].id)
    return Batch(len(reports), found, last)


def audit_one(session: Session, report_id: UUID) -> Drifting | None:
    """Return what differs of one report, which nobody changes meanwhile; None: nothing."""
    report = session.scalars(
        select(Report)
        .filter_by(id=report_id)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    ).one()
    timers = session.scalars(
        select(SlaTimer).filter_by(report_id=report_id).execution_options(populate_existing=True)
    ).all()
    found = _differences(session, report, history(session, report_id), timers)
    return Drifting(report.id, report.number, found) if found else None


def _suspects(session: Session, reports: Sequence[Any]) -> list[UUID]:
    """Return the reports that seem to differ; they may have been changed between two statements."""
    ids = [report.id for report in reports]
    facts, timers = facts_of(session, ids), timers_of(session, ids)
    return [
        report.id
        for report in reports
        if _differences(session, report, facts[report.id], timers[report.id])
    ]


def _differences(
    session: Session, report: Any, facts: Sequence[Any], timers: Sequence[Any]
) -> list[Difference]:
    """Compare the rows of a report with its history; rows and mapped objects will both do."""
    state = fold(facts)
    found = [
        Difference(column, str(getattr(report, column)), str(getattr(state, column)))
        for column in FOLDED
        if getattr(report, column) != getattr(state, column)
    ]
    if not timers:
        return [*found, Difference("timers", "no rows", "every report has some")]
    try:
        clocks = clocks_of(session, facts, timers)
    except LookupError as error:
        return [*found, Difference("timers", f"{len(timers)} rows", str(error))]
    due_at = min((clock.due_at for clock in clocks if clock.is_running), default=None)
    if report.due_at != due_at:
        found.append(Difference("due_at", str(report.due_at), str(due_at)))
    return found + [
        Difference(f"{each.target} {each.cycle} {each.column}", str(each.row), str(each.folded))
        for each in drifts(timers, clocks)
    ]
