# SPDX-License-Identifier: EUPL-1.2
"""The rows of every report are what its history comes to, and fit together."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.platform.db import transaction
from civic.reports.audit_queries import audit_one
from civic.reports.kinds import OPEN, EventKind, Status
from civic.reports.models import Report, ReportEvent, Supporter
from civic.reports.policy import is_open
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.queries import clock_of, versions_of
from civic.sla.timer_rows import steps_at
from tests.any_order.town import Town


def look_at_all(town: Town) -> None:
    """See that the rows of every report are what its history comes to, and fit together."""
    with transaction() as session:
        for report_id in town.reports:
            assert audit_one(session, report_id) is None, audit_one(session, report_id)
            report = session.get_one(Report, report_id)
            events = session.scalars(
                select(ReportEvent).filter_by(report_id=report_id).order_by(ReportEvent.seq)
            ).all()
            timers = session.scalars(select(SlaTimer).filter_by(report_id=report_id)).all()
            _look_at_report(session, report, events)
            _look_at_timers(session, report, timers)


def _look_at_report(session: Session, report: Report, events: Any) -> None:
    decided = [each.seq for each in events if each.kind != EventKind.STEP_REACHED]
    reopened = [each for each in events if each.to_status == Status.REOPENED]
    assert report.cycle == 1 + len(reopened)
    # What came in has version 0 until somebody does something with it.
    assert report.last_seq in {None, 0, decided[-1]}
    assert [each.at for each in events] == sorted(each.at for each in events)
    is_merged = report.outcome == "duplicate"
    assert (report.duplicate_of_id is not None) == is_merged
    if report.duplicate_of_id is not None:
        original = session.get_one(Report, report.duplicate_of_id)
        assert original.id != report.id
        assert original.duplicate_of_id is None
        assert not is_open(report.status)
    if report.duplicate_of_id is None:
        own = select(func.count()).select_from(Supporter).filter_by(report_id=report.id)
        assert report.n_supporters >= (session.scalar(own) or 0)


def _look_at_timers(session: Session, report: Report, timers: Any) -> None:
    running = [each for each in timers if each.stopped_at is None]
    assert report.due_at == min((each.due_at for each in running), default=None)
    assert max(each.cycle for each in timers) == report.cycle
    resolutions = [each for each in running if each.target == "resolution"]
    assert len(resolutions) == (1 if Status(report.status) in OPEN else 0), report.status
    clocks = [clock_of(each) for each in running]
    versions = versions_of(session, clocks)
    for timer, clock in zip(running, clocks, strict=True):
        rows = session.scalars(select(SlaStep).filter_by(timer_id=timer.id)).all()
        most = 10_000 if timer.breached_at is not None else 100
        owed = {step: at for step, at in steps_at(clock, versions) if step <= most}
        fired = {row.step for row in rows if row.fired_at is not None}
        waiting = {row.step: row.due_at for row in rows if row.fired_at is None}
        assert waiting == {step: at for step, at in owed.items() if step not in fired}
