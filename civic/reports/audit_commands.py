# SPDX-License-Identifier: EUPL-1.2
"""The audit of each day: all reports are folded anew, some at a time."""

from datetime import UTC, datetime

import structlog
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.reports.audit_queries import Place, audit_batch
from civic.reports.models import Audit

#: Batches of one run: a third of a minute's work at most, so that a million take about an hour.
BATCHES = 40
#: Findings that are kept with an audit; how many there are is counted whatever their number.
MOST_FINDINGS = 100
log = structlog.get_logger()


def continue_audit(session: Session, now: datetime) -> None:
    """Go on with the audit of the day (UTC) until some batches are done; begin it if need be."""
    begun = {"begun_on": now.astimezone(UTC).date(), "begun_at": now}
    session.execute(insert(Audit).values(begun).on_conflict_do_nothing())
    audit = session.scalars(
        select(Audit).order_by(Audit.begun_on.desc()).limit(1).with_for_update()
    ).one()
    for _ in range(BATCHES):
        if audit.ended_at is not None:
            return
        _audit_some(session, audit, now)


def _audit_some(session: Session, audit: Audit, now: datetime) -> None:
    after = None
    if audit.after_at is not None and audit.after_id is not None:
        after = Place(audit.after_at, audit.after_id)
    batch = audit_batch(session, after)
    audit.n_reports += batch.n_reports
    audit.n_drifting += len(batch.drifting)
    found = [drifting.as_json() for drifting in batch.drifting]
    audit.findings = [*audit.findings, *found][:MOST_FINDINGS]
    for drifting in batch.drifting:
        log.error("report_drifts", **drifting.as_json())
    if batch.after is None:
        audit.ended_at = now
        log.info("audit_ended", n_reports=audit.n_reports, n_drifting=audit.n_drifting)
    else:
        audit.after_at, audit.after_id = batch.after.received_at, batch.after.report_id
